"""What is still open in a campaign's year: each question with last year's value, the proposal and where it is used."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from vanban.data.awards import Council
from vanban.data.campaign import Campaign, Plan
from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenKind, OpenValue
from vanban.data.paper_text import PaperText
from vanban.data.report_text import ReportText
from vanban.data.shape import shape_at
from vanban.data.source import Source
from vanban.data.workspace import SHARED_PLAN, CampaignYear, Workspace
from vanban.documents.kinds import REPORTS
from vanban.errors import DataError, Place, Problem
from vanban.renewal.fields import show
from vanban.vietnamese.periods import parse_period

_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_PARTS_PRINTED_WITH = {"ngay": "dòng địa danh, ngày tháng", "ky.ho_ten": "khối ký"}


PIECES = ("phan", "cau", "ket_qua_muc")
"""The keys of a report's words that hold whole paragraphs."""


@dataclass(frozen=True, slots=True)
class _File:
    """A prefix of keys, a file, its model, and the files that print its values."""

    prefix: str
    source: Source
    model: type[BaseModel]
    reach: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Question:
    """One open value. `key` names it in the campaign: `van_ban_goc.so`, `sxd.ky.ho_ten`.

    `title` says what it is; `used_by` are the places that print it, `path` leads to it in its file.
    """

    key: str
    title: str
    kind: OpenKind
    last: Data
    proposed: Data
    note: str | None
    place: Place
    used_by: tuple[str, ...]
    path: Path
    source: Source
    model: type[BaseModel]


def questions(workspace: Workspace, year: CampaignYear) -> list[Question]:
    """Every open value of the campaign's file, its plans, its reports and its dossiers, in the order of the files.

    Raises:
        DataError: a file has faults: all of them.
    """
    problems: list[Problem] = []
    plans = [_File(id, source, Plan, [source]) for id, source in _plans(workspace, year, problems)]
    reports = list(_reports(workspace, year, problems))
    dossiers = list(_dossiers(workspace, year, problems))
    if problems:
        raise DataError(problems)
    others = [*plans, *reports, *dossiers]
    files = [_File("", year.source, Campaign, [year.source, *(file.source for file in others)]), *others]
    return [
        _question(file, path, value)
        for file in files
        for path, value in _open_values(file.source.data)
        if not (_is_shared_report(file) and path[0] in PIECES)
    ]


def _plans(workspace: Workspace, year: CampaignYear, problems: list[Problem]) -> Iterator[tuple[str, Source]]:
    for name in workspace.plan_files(year):
        id, _, kind = name.rpartition(".")
        if kind != "yaml":
            continue
        try:
            text = workspace.plan(year, id)
        except DataError as error:
            problems += error.problems
            continue
        if text is not None:
            yield id, text.source


def _reports(workspace: Workspace, year: CampaignYear, problems: list[Problem]) -> Iterator[_File]:
    """The words of each period, and the shared ones, which print what the periods' files say."""
    read: dict[tuple[str, str], Source] = {}
    for key in workspace.report_files(year):
        try:
            read[key], _ = workspace.report_text(year, *key)
        except DataError as error:
            problems += error.problems
    for (folder, name), source in read.items():
        kinds = _kinds_printing(folder, name)
        shared = [one for (where, kind), one in read.items() if where == SHARED_PLAN and kind in kinds]
        yield _File(f"{folder}.{name}", source, ReportText, [source, *shared])


def _dossiers(workspace: Workspace, year: CampaignYear, problems: list[Problem]) -> Iterator[_File]:
    """The words of each dossier and its council's meeting, and the shared words, which print what its own say."""
    read: dict[str, tuple[Source, type[BaseModel]]] = {}
    for name in workspace.award_files(year):
        is_meeting = name.rpartition("/")[2] == "council"
        try:
            source, _ = workspace.meeting(year, name) if is_meeting else workspace.award_text(year, name)
            read[name] = source, Council if is_meeting else PaperText
        except DataError as error:
            problems += error.problems
    for name, (source, model) in read.items():
        folder, _, file = name.rpartition("/")
        shared = f"{SHARED_PLAN}/{file.partition('-')[0]}"  # to_trinh-thu_truong lies over to_trinh
        reach = [source] if folder == SHARED_PLAN or shared not in read else [source, read[shared][0]]
        yield _File(f"awards.{name.replace('/', '.')}", source, model, reach)


def _kinds_printing(folder: str, name: str) -> list[str]:
    """The kinds of report whose shared text prints what a period's file says."""
    try:
        period = parse_period(folder)
    except ValueError:
        return []
    scope = {"_toan_tinh": "toan_tinh", "_don_doc": "don_doc"}.get(name, "don_vi")
    return [kind.key for kind in REPORTS.values() if kind.scope == scope and period.kind in kind.periods]


def _is_shared_report(file: _File) -> bool:
    """Whether it is a text that all departments share: each answers its open pieces for itself."""
    return file.model is ReportText and file.prefix.startswith(f"{SHARED_PLAN}.")


def _open_values(data: Data, path: Path = ()) -> Iterator[tuple[Path, OpenValue]]:
    if isinstance(data, OpenValue):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _open_values(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _open_values(value, (*path, index))


def _question(file: _File, path: Path, value: OpenValue) -> Question:
    dotted = ".".join(map(str, path))
    return Question(
        key=f"{file.prefix}.{dotted}" if file.prefix else dotted,
        title=titled(file.model, path),
        kind=value.kind,
        last=value.last,
        proposed=value.proposed,
        note=value.note,
        place=file.source.place(path),
        used_by=tuple(_used_by(dotted, file.source, file.reach)),
        path=path,
        source=file.source,
        model=file.model,
    )


def titled(model: type[BaseModel], path: Path) -> str:
    """`Văn bản gốc của cấp trên: Số, ký hiệu`; a clerk's own key stands as it is."""
    titles = [shape_at(model, path[: n + 1]).title for n in range(len(path))]
    steps = [title or str(step) for title, step in zip(titles, path, strict=True)]
    return ": ".join(dict.fromkeys(steps))


def _used_by(dotted: str, own: Source, reach: Sequence[Source]) -> Iterator[str]:
    """Where a value is printed: lines that name it or the group that it is a part of."""
    if dotted in _PARTS_PRINTED_WITH:
        yield f"{own.name}: {_PARTS_PRINTED_WITH[dotted]}"
        return
    parts = dotted.split(".")
    head = parts[0] if parts[0] == "van_ban_goc" else ".".join(parts[:2])
    for source in reach:
        for path, text in _texts(source.data):
            if head not in text:
                continue
            for n, line in enumerate(text.split("\n"), start=1):
                if any(_names(tag, head, parts) for tag in _TAG.findall(line)):
                    yield str(_line_of(source, path, n))


def _names(tag: str, head: str, parts: Sequence[str]) -> bool:
    for found in re.finditer(rf"(?<![\w.]){re.escape(head)}(?P<more>(?:\.\w+)*)(?![\w])", tag):
        more = found["more"].strip(".")
        whole = more in ("", "day_du") and parts[-1] != "giai_doan"  # a programme prints its name
        if whole or (more == "ngan" and parts[-1] == "so") or more.split(".")[0] == parts[-1]:
            return True
    return False


def _line_of(source: Source, path: Path, line: int) -> Place:
    place = source.text_place(path, line)
    return Place(place.file, place.line)


def _texts(data: Mapping[str, Data]) -> Iterator[tuple[Path, str]]:
    def walk(path: Path, value: Data) -> Iterator[tuple[Path, str]]:
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from walk((*path, key), item)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk((*path, index), item)

    for key, value in data.items():
        yield from walk((key,), value)


def as_data(question: Question) -> dict[str, object]:
    """A question for programs."""
    return {
        "key": question.key,
        "title": question.title,
        "file": question.place.file,
        "line": question.place.line,
        "kind": question.kind,
        "last": None if question.last is None else show(question.last),
        "proposed": None if question.proposed is None else show(question.proposed),
        "note": question.note,
        "used_by": list(question.used_by),
    }
