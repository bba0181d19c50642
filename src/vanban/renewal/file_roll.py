"""One file of the campaign rolled to the new year: its edits, and a mark for everything that depends on the year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from vanban.data.edit import edit
from vanban.data.nodes import Path
from vanban.data.open_values import Data
from vanban.data.source import Source, parse_source
from vanban.data.splices import Add, Edit, Remove, Set
from vanban.renewal import fields
from vanban.renewal.entries import Entries
from vanban.renewal.frame import Frame
from vanban.renewal.prose import roll_text
from vanban.renewal.rows import Mark, Row

FileKind = Literal["campaign", "plan"]

_TEXTS = (
    "phong_trao",
    "ten_ngan",
    "trich_yeu",
    "can_cu",
    "mo_dau",
    "noi_dung",
    "ket",
    "noi_nhan",
    "luu",
    "phu_luc",
    "kinh_gui",
    "phan",
    "cau",
)
_NEVER_FILLED = {("luu", "nguoi_soan"), ("luu", "so_ban")}


@dataclass(frozen=True, slots=True)
class Rolled:
    """A file of the new year: its name within the year's folder, its text, its rows."""

    name: str
    text: str
    rows: tuple[Row, ...]


class FileRoll:
    """The steps from a file of last year to that of the new one."""

    def __init__(self, source: Source, frame: Frame, printed: Mapping[str, str]) -> None:
        self._source, self._frame, self._printed = source, frame, printed
        self._entries = Entries(source.data)
        self._edits: list[Edit] = []
        self._marks: list[Mark] = []

    def rolled(self, name: str, shown: str, extra: tuple[fields.Change, ...] = ()) -> Rolled:
        """The new file, called `shown` in messages; `extra` are changes that come from outside of the file."""
        data = self._source.data
        for change in (*self._fields(data), *extra):
            self._take(*change)
        changed = {one.path for one in self._edits}
        for path, text in self._texts(data):
            if path not in changed:
                self._roll(path, text)
        text = edit(self._source, [*self._edits, *self._entries.edits()])
        new = parse_source(text.encode("utf-8"), shown)
        return Rolled(name, text, tuple(_row(new, mark) for mark in self._in_order(new)))

    def _take(self, mark: Mark, value: Data) -> None:
        self._marks.append(mark)
        path = mark.path
        if mark.action == "left_out":
            self._edits.append(Remove(path))
        elif mark.action != "kept":
            there = _at(self._source.data, path[:-1])
            if isinstance(there, dict) and path[-1] not in there:
                self._edits.append(Add(path[:-1], str(path[-1]), value))
            else:
                self._edits.append(Set(path, value))

    def _roll(self, path: Path, text: str) -> None:
        new, marks = roll_text(text, path, self._frame, self._printed, self._entries)
        self._marks += marks
        if new != text:
            self._edits.append(Set(path, new))

    def _fields(self, data: dict[str, Data]) -> Iterator[fields.Change]:
        frame = self._frame
        if "ngay" in data:
            yield from fields.issued(("ngay",), data["ngay"], frame)
        if "so" in data:
            yield Mark(("so",), 0, "left_out", fields.show(data["so"]), "", "số do văn thư ghi"), None
        for key, value in _group(data, "thoi_gian"):
            yield from fields.end_day(("thoi_gian", key), value, frame)
        parent = data.get("van_ban_goc")
        if isinstance(parent, dict):
            yield from fields.citation(("van_ban_goc",), parent, frame)
        for group in ("vien_dan", "chi_tieu", "chuong_trinh"):
            for key, value in _group(data, group):
                if isinstance(value, dict):
                    yield from self._named(group, key, value)
        for key, value in _group(data, "cum_tu"):
            yield fields.phrase(("cum_tu", key), value, self._frame)
        yield from self._people(data)

    def _named(self, group: str, key: str, value: dict[str, Data]) -> Iterator[fields.Change]:
        path: Path = (group, key)
        if group == "vien_dan":
            yield from fields.citation(path, value, self._frame)
        elif group == "chi_tieu":
            yield from fields.target(path, value)
        else:
            yield from fields.programme(path, value, self._frame)

    def _people(self, data: dict[str, Data]) -> Iterator[fields.Change]:
        signing, filing = data.get("ky"), data.get("luu")
        if isinstance(signing, dict) and "ho_ten" in signing:
            yield fields.asked(("ky", "ho_ten"), signing["ho_ten"], "người ký năm nay")
        if isinstance(filing, dict) and "nguoi_soan" in filing:
            yield fields.kept(("luu", "nguoi_soan"), filing["nguoi_soan"], "ký hiệu người soạn; xem lại")

    def _texts(self, data: dict[str, Data]) -> Iterator[tuple[Path, str]]:
        """Every text that a clerk wrote as prose; titles of laws and of older documents stay as they are."""
        for key in _TEXTS:
            yield from _leaves((key,), data.get(key))
        parent = data.get("van_ban_goc")
        if isinstance(parent, dict):
            yield from _words_of(("van_ban_goc",), parent)
        for key, value in _group(data, "vien_dan"):
            if isinstance(value, dict) and not fields.is_lasting(value, self._frame):
                yield from _words_of(("vien_dan", key), value)

    def _in_order(self, new: Source) -> list[Mark]:
        def position(mark: Mark) -> tuple[int, int]:
            place = new.text_place(mark.path, mark.line) if mark.line else new.place(mark.path)
            return place.line or 0, place.column or 0

        return sorted(self._marks, key=position)


def _row(new: Source, mark: Mark) -> Row:
    place = new.text_place(mark.path, mark.line) if mark.line else new.place(mark.path)
    return Row(place, mark.action, mark.before, mark.after, mark.why, mark.path)


def _group(data: dict[str, Data], key: str) -> list[tuple[str, Data]]:
    value = data.get(key)
    return list(value.items()) if isinstance(value, dict) else []


def _words_of(path: Path, citation: dict[str, Data]) -> Iterator[tuple[Path, str]]:
    for key in ("co_quan", "trich_yeu"):
        yield from _leaves((*path, key), citation.get(key))


def _leaves(path: Path, value: Data) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path."""
    if isinstance(value, str):
        if path not in _NEVER_FILLED:
            yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "muc_dich":
                yield from _leaves((*path, key), item)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves((*path, index), item)


def _at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index]  # the path was walked before
    return data
