"""The order of the steps that end a dossier: all its papers are there → one zip, ready to be sent."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from vanban.delivery.batch import Job, Outcome
from vanban.delivery.bundle import bundle_job
from vanban.documents.kinds import DOSSIER
from vanban.due import Item, Order
from vanban.errors import Place, Problem

Outcomes = Mapping[str, Outcome]
"""What became of each document, by its item's key."""


def bundles(order: Order, wanted: Sequence[Item], outcomes: Outcomes, pdfs: Mapping[Path, Path]) -> list[Job]:
    """The zip of each dossier whose papers are all there: the files as they lie, a clerk's own included.

    Raises:
        OutputError: a paper can't be read.
    """
    if order.draft:
        return []
    return [
        bundle_job(f"{department}/{DOSSIER}/zip", _zip_path(papers[0]), _files(papers, outcomes, pdfs))
        for department, papers in _dossiers(wanted).items()
        if not _failed(papers, outcomes)
    ]


def stale_bundles(
    order: Order, wanted: Sequence[Item], outcomes: Outcomes, output: Path
) -> Iterator[Problem]:
    """Zips of earlier runs beside a dossier that can't be made whole."""
    for papers in _dossiers(wanted).values():
        path = output / _zip_path(papers[0])
        if not order.draft and path.is_file() and (failed := _failed(papers, outcomes)):
            what = f"Gói này là của lượt trước; hồ sơ nay còn {failed} văn bản chưa làm được."
            yield Problem(what, "Đừng gửi gói này; sửa các lỗi rồi chạy lại.", Place(str(path)))


def _dossiers(wanted: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in wanted:
        if item.kind == DOSSIER:
            found.setdefault(item.department, []).append(item)
    return found


def _failed(papers: Sequence[Item], outcomes: Outcomes) -> int:
    return sum(outcomes[paper.key].status == "failed" for paper in papers)


def _zip_path(paper: Item) -> PurePath:
    return PurePath(paper.campaign, paper.department, f"{DOSSIER}.zip")


def _files(papers: Sequence[Item], outcomes: Outcomes, pdfs: Mapping[Path, Path]) -> dict[str, Path]:
    documents = [outcomes[paper.key].path for paper in papers]
    paths = [*documents, *(pdfs[path] for path in documents if path in pdfs)]
    return {f"{DOSSIER}/{path.name}": path for path in paths}
