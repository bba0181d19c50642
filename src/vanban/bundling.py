"""The order of the steps that end a dossier: all its papers are there → one zip, ready to be sent."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from vanban.delivery.batch import Job, Outcome
from vanban.delivery.bundle import bundle_job
from vanban.documents.kinds import DOSSIER
from vanban.due import Order
from vanban.errors import Place, Problem


def bundles(order: Order, outcomes: Sequence[Outcome], output: Path, pdfs: Mapping[Path, Path]) -> list[Job]:
    """The zip of each dossier whose papers are all there: the files as they lie, a clerk's own included.

    Raises:
        OutputError: a paper can't be read.
    """
    if order.draft:
        return []
    return [
        bundle_job(f"{folder.parent.name}/{DOSSIER}/zip", _zip_path(folder, output), _files(papers, pdfs))
        for folder, papers in _dossiers(outcomes).items()
        if not _failed(papers)
    ]


def stale_bundles(order: Order, outcomes: Sequence[Outcome], output: Path) -> Iterator[Problem]:
    """Zips of earlier runs beside a dossier that can't be made whole."""
    for folder, papers in _dossiers(outcomes).items():
        path = output / _zip_path(folder, output)
        if not order.draft and path.is_file() and (failed := _failed(papers)):
            what = f"Gói này là của lượt trước; hồ sơ nay còn {failed} văn bản chưa làm được."
            yield Problem(what, "Đừng gửi gói này; sửa các lỗi rồi chạy lại.", Place(str(path)))


def _dossiers(outcomes: Sequence[Outcome]) -> dict[Path, list[Outcome]]:
    """The papers of each dossier by its folder; one that could not be made at all is a paper called as the folder."""
    found: dict[Path, list[Outcome]] = {}
    for one in outcomes:
        inside, whole = one.path.parent.name == DOSSIER, one.path.stem == DOSSIER
        if inside or whole:
            found.setdefault(one.path.parent if inside else one.path.with_suffix(""), []).append(one)
    return found


def _failed(papers: Sequence[Outcome]) -> int:
    return sum(paper.status == "failed" for paper in papers)


def _zip_path(folder: Path, output: Path) -> PurePath:
    return PurePath(folder.relative_to(output)).with_suffix(".zip")


def _files(papers: Sequence[Outcome], pdfs: Mapping[Path, Path]) -> dict[str, Path]:
    documents = [paper.path for paper in papers]
    paths = [*documents, *(pdfs[path] for path in documents if path in pdfs)]
    return {f"{DOSSIER}/{path.name}": path for path in paths}
