"""Parser events to data and nodes: scalars stay text, and every fault of the file is collected."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

import yaml
from yaml import events as ev
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from vanban.data.decoding import FORBIDDEN, describe_forbidden, find_forbidden
from vanban.data.habits import (
    CURLY_MARKS,
    describe_curly,
    describe_missing_bar,
    describe_torn,
    is_curly,
    is_folded_outline,
    torn_values,
)
from vanban.data.labels import space_labels
from vanban.data.lines import Lines
from vanban.data.nodes import Entry, Node
from vanban.data.open_values import FIELDS, KINDS, Data, OpenValue
from vanban.data.syntax import QUOTE, Trouble, diagnose, placeholder
from vanban.errors import Problem

MAX_DEPTH = 50
_BREAK = re.compile(r"[\r\n]")
NOTHING = frozenset({"", "null", "~"})
_Found: TypeAlias = tuple[Node, Data]
_Event: TypeAlias = Any  # PyYAML's stubs let every mark be None; the parser sets them all


# PyYAML's parser in C where this machine has it. Only its events are used.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooDeepError(Exception):
    """Nesting beyond the limit; the reading stops there."""


class FileReading:
    """One reading of one file: `root` and `data` if it holds a mapping, and all `problems` that were met."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = Lines(text)
        self._name = name
        self._text = text
        self._shift = int(text.startswith("\ufeff"))
        # A missing line break at the end must not change what a block text says.
        end = "" if text.endswith(("\n", "\r")) else "\n"
        self._body = FORBIDDEN.sub("\ufffd", text[self._shift :] + end)
        self._read_file(frozenset())
        if self._words:
            self._read_file(frozenset(self._words))

    def _read_file(self, words: frozenset[int]) -> None:
        """Read it all, with a space behind each glued label but those that are `words` of a text."""
        self.problems: list[Problem] = find_forbidden(self._text, self.lines, self._name)
        self.root: Node | None = None
        self.data: dict[str, Data] = {}
        self._words: list[int] = []
        self._spaced = space_labels(self._body, words)
        self._parsed: Callable[[], _Event] = _LOADER(self._spaced.text).get_event
        self._next = self._next_watched if self._spaced.added else self._parsed
        try:
            self._read_document()
        except (MarkedYAMLError, ReaderError) as error:
            self._report_syntax(error)
        except _TooDeepError:
            pass

    def _next_watched(self) -> _Event:
        """The next event; labels that turn out to be words of a text are noted."""
        event = self._parsed()
        kind = type(event)
        if kind is ev.ScalarEvent:
            start = event.start_mark.index + len(event.tag or "")
            self._words += self._spaced.added_between(start, event.end_mark.index)
        return event

    def _at(self, mark: _Event) -> int:
        """The offset of a mark in the file."""
        return self._spaced.original(mark.index) + self._shift

    def _report(self, offset: int, what: str, remedy: str) -> None:
        self.problems.append(
            Problem(what, remedy, self.lines.place(self._name, min(offset, len(self._text))))
        )

    def _report_syntax(self, error: YAMLError) -> None:
        at, since = (getattr(error, mark, None) for mark in ("problem_mark", "context_mark"))
        trouble = Trouble(
            str(getattr(error, "problem", "") or ""),
            min(self._at(at) if at else 0, len(self._text)),
            self._at(since) if since else None,
            str(getattr(error, "context", "") or ""),
        )
        self._report(*diagnose(self._text, trouble))

    def _read_document(self) -> None:
        self._next()
        if type(self._next()) is not ev.DocumentStartEvent:
            self._report_empty()
            return
        node, data = self._read_value(self._next(), 0)
        self._next()
        following = self._next()
        self._take_root(node, data)
        start = self._at(following.start_mark)
        if type(following) is ev.DocumentStartEvent:
            remedy = "Xóa dòng này; mỗi tệp chỉ có một bộ dữ liệu."
            self._report(start, "Dòng `---` mở bộ dữ liệu thứ hai.", remedy)

    def _take_root(self, node: Node, data: Data) -> None:
        if isinstance(data, dict):
            self.root, self.data = node, data
        elif data is None:
            self._report_empty()
        else:
            what = "Tệp phải gồm các dòng `tên: giá trị`."
            self._report(node.start, what, "Viết tên mục ở đầu dòng, rồi dấu hai chấm, dấu cách và giá trị.")

    def _report_empty(self) -> None:
        if not self.problems:
            self._report(self._shift, "Tệp trống.", "Điền nội dung, hoặc xóa tệp.")

    def _read_value(self, event: _Event, depth: int) -> _Found:
        kind = type(event)
        if kind is ev.ScalarEvent:
            return self._read_scalar(event)
        if kind is ev.AliasEvent:
            return self._read_alias(event)
        if depth >= MAX_DEPTH:
            what = f"Các mục lồng nhau quá {MAX_DEPTH} bậc."
            self._report(self._at(event.start_mark), what, "Bỏ bớt bậc, hoặc kiểm tra dấu ngoặc thừa.")
            raise _TooDeepError
        if event.anchor is not None:
            self._report_anchor(event)
        if kind is ev.SequenceStartEvent:
            return self._read_list(event, depth)
        return self._read_mapping(event, depth)

    def _read_scalar(self, event: _Event) -> _Found:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        if event.anchor is not None:
            self._report_anchor(event)
        style = event.style or ""
        value: str | None = event.value
        if not style and value in NOTHING:
            value = None
        elif value and not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if style == '"' and value and (bad := FORBIDDEN.search(value)):
            self.problems.append(describe_forbidden(bad[0], self.lines.place(self._name, start)))
        node = Node(start, end, style, event.tag or "")
        return (node, value) if event.tag is None else (node, self._tagged(node, value))

    def _read_alias(self, event: _Event) -> _Found:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        shown = self._text[start:end]
        self._report(start, f"Giá trị bắt đầu bằng dấu * (`{shown}`) mà không có ngoặc kép.", QUOTE)
        return Node(start, end, ""), None

    def _report_anchor(self, event: _Event) -> None:
        what = f"Giá trị bắt đầu bằng dấu & (`&{event.anchor}`) mà không có ngoặc kép."
        self._report(self._at(event.start_mark), what, QUOTE)

    def _read_list(self, event: _Event, depth: int) -> _Found:
        nodes: list[Node] = []
        values: list[Data] = []
        following = self._next()
        while type(following) is not ev.SequenceEndEvent:
            node, value = self._read_value(following, depth + 1)
            if event.flow_style:
                self._check_in_braces(node, value)
            nodes.append(node)
            values.append(value)
            following = self._next()
        node = self._closed(event, following, nodes[-1].end if nodes else 0, items=nodes)
        return (node, values) if event.tag is None else (node, self._tagged(node, values))

    def _read_mapping(self, event: _Event, depth: int) -> _Found:
        start = self._at(event.start_mark)
        pair = event.flow_style and event.end_mark.index == event.start_mark.index and event.tag is None
        if pair and self._text[start] not in CURLY_MARKS:
            what = "Một mục trong ngoặc vuông có dấu hai chấm."
            self._report(start, what, f"Nếu dấu hai chấm là chữ: {QUOTE.lower()}")
        entries: dict[str, Entry] = {}
        values: dict[str, Data] = {}
        pieces: list[tuple[str, Entry]] = []
        end = 0
        following = self._next()
        while type(following) is not ev.MappingEndEvent:
            key = self._read_key(following, depth, event.flow_style)
            known = len(self.problems)
            node, value = self._read_value(self._next(), depth + 1)
            end = max(node.end, self._at(following.end_mark))
            entry = Entry(self._at(following.start_mark), self._at(following.end_mark), node)
            if key is None:
                del self.problems[known:]
            elif key in entries:
                if event.flow_style and node.start == node.end:
                    pieces.append((key, entry))
                else:
                    self._report_duplicate(key, entry, entries[key])
            else:
                self._check_entry(key, entry, value, event.flow_style)
                entries[key] = entry
                values[key] = value
            following = self._next()
        node = self._closed(event, following, end, entries=entries)
        if pieces:
            self._report_pieces(node, pieces)
        return (node, values) if event.tag is None else (node, self._tagged(node, values))

    def _check_entry(self, key: str, entry: Entry, value: Data, braces: bool) -> None:
        node = entry.value
        if braces:
            self._check_in_braces(node, value)
        elif not node.style and isinstance(value, str) and _BREAK.search(self._text, node.start, node.end):
            below = _BREAK.search(self._text, entry.key_end, node.start) is not None
            if is_folded_outline(self._text[node.start : node.end], below):
                self._report(entry.key_start, *describe_missing_bar(key))

    def _check_in_braces(self, node: Node, value: Data) -> None:
        if not node.style and isinstance(value, str) and is_curly(value, braces=True):
            self._report(node.start, *describe_curly(self._text, node.start, value))

    def _report_duplicate(self, key: str, entry: Entry, first: Entry) -> None:
        what = f"Mục `{key}` đã có ở dòng {self.lines.number(first.key_start)}."
        self._report(entry.key_start, what, "Xóa một trong hai dòng, hoặc đổi tên mục.")

    def _report_pieces(self, node: Node, pieces: list[tuple[str, Entry]]) -> None:
        """Keys without a colon that stand there already: the groups of digits of `1,000,000`, it may be."""
        torn = torn_values(self._text, node)
        for one in {torn[key] for key, _ in pieces if key in torn}:
            self._report(one.start, *describe_torn(one, torn))
        for key, entry in pieces:
            if key not in torn:
                self._report_duplicate(key, entry, (node.entries or {})[key])

    def _closed(
        self,
        opening: _Event,
        closing: _Event,
        last_end: int,
        entries: dict[str, Entry] | None = None,
        items: list[Node] | None = None,
    ) -> Node:
        start, end = self._at(opening.start_mark), self._at(closing.end_mark)
        if opening.flow_style:
            return Node(start, end, "[" if entries is None else "{", opening.tag or "", entries, items)
        return Node(start, last_end, "-" if entries is None else ":", opening.tag or "", entries, items)

    def _read_key(self, event: _Event, depth: int, braces: bool) -> str | None:
        """The key as text, or None if it can't be one (reported, and read over)."""
        start = self._at(event.start_mark)
        if not isinstance(event, ev.ScalarEvent):
            known = len(self.problems)
            self._read_value(event, depth + 1)
            del self.problems[known:]
            if self._text[start - 1 : start + 1] == "{{":
                self._report(*placeholder(start - 1, "{{"))
            else:
                self._report(
                    start, "Tên mục không phải là chữ.", "Tên mục phải là một từ đứng trước dấu hai chấm."
                )
            return None
        key = unicodedata.normalize("NFC", event.value)
        if event.anchor is not None or event.tag is not None:
            self._report(start, f"Tên mục `{key}` có dấu & hoặc ! ở trước.", "Xóa dấu đó.")
        if not event.style and key == "<<":
            self._report(start, "Mục `<<` không dùng ở tệp này.", "Chép các dòng cần dùng vào đây.")
        elif not key:
            self._report(
                start,
                "Thiếu tên mục trước dấu hai chấm.",
                f"Viết tên mục. Nếu dấu hai chấm là chữ: {QUOTE.lower()}",
            )
        elif bad := FORBIDDEN.search(key):
            self.problems.append(describe_forbidden(bad[0], self.lines.place(self._name, start)))
        elif not event.style and is_curly(key, braces=braces):
            self._report(start, *describe_curly(self._text, start, key))
        elif event.style in ("|", ">") or self._follows_question_mark(start, braces):
            self._report(start, "Tên mục viết sau dấu ? hoặc dấu |.", "Viết `tên: giá trị` trên một dòng.")
        return key

    def _follows_question_mark(self, offset: int, braces: bool) -> bool:
        """Whether a key was announced by `?`, which stands first on its line, behind a dash or in braces."""
        before = self._last_before(offset)
        if before < 0 or self._text[before] != "?":
            return False
        ahead = self._text[self.lines.start(self.lines.number(before)) : before].strip(" -\ufeff")
        return not ahead or (braces and ahead.endswith(("{", ",")))

    def _last_before(self, offset: int) -> int:
        """The last character before `offset` that is no space or line break."""
        offset -= 1
        while offset >= 0 and self._text[offset] in " \t\r\n":
            offset -= 1
        return offset

    def _tagged(self, node: Node, value: Data) -> Data:
        """The open value that a tag makes of what follows it."""
        kind = KINDS.get(node.tag)
        if kind is None:
            shown = self._text[node.start : node.end].split(maxsplit=1)[0]
            what = f"Giá trị bắt đầu bằng `{shown}`; chỉ có hai nhãn !hoi và !xac_nhan."
            self._report(node.start, what, f"Sửa nhãn. Nếu dấu ! là chữ: {QUOTE.lower()}")
            return value
        place = self.lines.place(self._name, node.start)
        if isinstance(value, dict):
            self._check_open_fields(node, value)
            note = value.get("ghi_chu")
            text = note if isinstance(note, str) else None
            return OpenValue(kind, value.get("nam_truoc"), value.get("de_xuat"), text, place)
        if isinstance(value, list):
            self._report(node.start, f"Sau {node.tag} là danh sách.", f"Viết `{node.tag} {{nam_truoc: …}}`.")
            return OpenValue(kind, place=place)
        if kind == "hoi":
            return OpenValue(kind, last=value, place=place)
        return OpenValue(kind, proposed=value, place=place)

    def _check_open_fields(self, node: Node, fields: dict[str, Data]) -> None:
        torn = torn_values(self._text, node)
        for key, value in fields.items():
            entry = (node.entries or {})[key]
            if key not in FIELDS and key in torn:
                self._report(torn[key].start, *describe_torn(torn[key], FIELDS))
            elif key not in FIELDS:
                what = f"Sau {node.tag} có mục lạ `{key}`."
                self._report(entry.key_start, what, f"Chỉ dùng {', '.join(FIELDS)}.")
            elif isinstance(value, OpenValue):
                what = f"Trong {node.tag} lại có {entry.value.tag}."
                self._report(entry.value.start, what, "Bỏ nhãn bên trong, chỉ ghi giá trị.")
            elif key == "ghi_chu" and not isinstance(value, str | None):
                self._report(entry.value.start, "`ghi_chu` phải là một dòng chữ.", QUOTE)
