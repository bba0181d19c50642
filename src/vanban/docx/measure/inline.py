"""The inside of a paragraph: its text, its runs of one look, its breaks, fields and drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vanban.docx.measure.limits import MAX_LETTERS, MAX_PARAGRAPH_LETTERS, MAX_PARAGRAPH_RUNS, TooMuchError
from vanban.docx.measure.names import MC, Element, M, W, first_child
from vanban.docx.measure.numbering import symbol
from vanban.docx.measure.properties import Properties
from vanban.docx.measure.styles import Look, Styles
from vanban.layout.measured import Run

Change = Literal["", "inserted", "deleted"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = str.maketrans("\t\n\r", "   ")
_CONTAINERS = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "dir", "bdo")
)
_CHANGES: dict[str, Change] = {
    f"{W}ins": "inserted", f"{W}moveTo": "inserted", f"{W}del": "deleted", f"{W}moveFrom": "deleted",
}  # fmt: skip
_FOLDS = frozenset(f"{W}{name}" for name in ("sdtContent", "sdt", "customXml", "smartTag")) | _CHANGES.keys()
_FIXED = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_T, _RPR, _R, _BR = f"{W}t", f"{W}rPr", f"{W}r", f"{W}br"
_DEL_TEXT, _FIELD_CHAR, _INSTRUCTION = f"{W}delText", f"{W}fldChar", f"{W}instrText"
_SIMPLE_FIELD, _ALTERNATE, _SYMBOL = f"{W}fldSimple", f"{MC}AlternateContent", f"{W}sym"
_HINT = f"{W}lastRenderedPageBreak"
_OBJECTS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_FOOTNOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_MATHS = frozenset((f"{M}oMath", f"{M}oMathPara"))


@dataclass(slots=True)
class Inline:
    """What stands in one paragraph. Offsets are into `text`.

    `looks` goes beside `runs`. `objects`: where a drawing, picture or foreign object is anchored.
    `breaks`: the line breaks that begin a new page or column. `hints`: where Word last began a page.
    """

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    objects: list[tuple[int, Element]] = field(default_factory=list)
    breaks: dict[int, str] = field(default_factory=dict)
    hints: list[int] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id of the notes referred to


@dataclass
class _Field:
    instruction: str = ""
    shows: bool = False  # its result has begun

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


class InlineReader:
    """Reads the paragraphs of one part in order; a field may run over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._letters = 0

    def read(self, paragraph: Element, style: str, table: Properties | None) -> Inline:
        """The inside of a `w:p` of this style; `table`: what its table style gives to letters."""
        self._found = Inline()
        self._style, self._table = style, table
        self._pieces: list[str] = []
        self._length = 0
        self._pending: tuple[Look, str, Change] | None = None
        self._pending_text: list[str] = []
        self._walk(paragraph, "")
        self._flush()
        self._found.text = "".join(self._pieces)
        self._letters += self._length
        if self._letters > MAX_LETTERS:
            raise TooMuchError("Văn bản dài quá, chương trình không đọc nổi.")
        if self._length > MAX_PARAGRAPH_LETTERS or len(self._found.runs) > MAX_PARAGRAPH_RUNS:
            raise TooMuchError(f"Một đoạn văn dài {self._length} ký tự, quá dài để kiểm tra.")
        return self._found

    def look(self, letters: Element | None, style: str, table: Properties | None) -> Look:
        """The look that a `w:rPr` gives to letters, or to a paragraph's mark."""
        key = () if letters is None else tuple([(child.tag, *child.items()) for child in letters])
        return self._styles.look(style, key, letters, table)

    def _walk(self, parent: Element, change: Change) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, change)
            elif tag in _CONTAINERS:
                self._walk(child, change)
            elif tag in _CHANGES:
                self._walk(child, "deleted" if change == "deleted" else _CHANGES[tag])
            elif tag == _SIMPLE_FIELD:
                self._fields.append(_Field(child.get(f"{W}instr") or "", shows=True))
                self._walk(child, change)
                self._close_field()
            elif tag == _ALTERNATE:
                for branch in chosen(child):
                    self._walk(branch, change)
            elif tag in _MATHS:
                self._add(
                    "".join(t.text or "" for t in child.iter(f"{M}t")),
                    self.look(None, self._style, self._table),
                    change,
                )

    def _run(self, run: Element, change: Change) -> None:
        letters = first_child(run, _RPR)
        look = self.look(letters, self._style, self._table)
        for child in run:
            tag = child.tag
            if tag in (_T, _DEL_TEXT):
                text = child.text or ""
                bare = text.strip(" \t\n\r")
                if bare != text and child.get(_SPACE) != "preserve":
                    text = bare
                if "\n" in text or "\t" in text or "\r" in text:
                    text = text.translate(_BLANKS)
                self._add(text, look, change)
            elif tag in _FIXED:
                self._add(_FIXED[tag], look, change)
            elif tag == _BR:
                self._break(child.get(f"{W}type") or "", look, change)
            elif tag == _HINT:
                self._found.hints.append(self._length)
            elif tag == _FIELD_CHAR:
                self._field_character(child.get(f"{W}fldCharType") or "", look, change)
            elif tag == _INSTRUCTION:
                if self._fields and not self._fields[-1].shows:
                    self._fields[-1].instruction += child.text or ""
            elif tag == _SYMBOL:
                self._add(symbol(child.get(f"{W}char") or ""), look, change)
            elif tag in _OBJECTS:
                self._object(child)
            elif tag == _ALTERNATE:
                for branch in chosen(child):
                    for inner in branch:
                        if inner.tag in _OBJECTS:
                            self._object(inner)
                        elif inner.tag == _T:
                            self._add((inner.text or "").translate(_BLANKS), look, change)
            elif tag in _FOOTNOTES:
                self._found.notes.append((_FOOTNOTES[tag], child.get(f"{W}id") or ""))

    def _break(self, kind: str, look: Look, change: Change) -> None:
        if look.hidden:
            return
        if kind in ("page", "column"):
            self._found.breaks[self._length] = kind
        self._add("\n", look, change)

    def _object(self, element: Element) -> None:
        if self._visible:
            self._found.objects.append((self._length, element))

    @property
    def _visible(self) -> bool:
        return not self._fields or all(one.shows for one in self._fields)

    def _field_character(self, kind: str, look: Look, change: Change) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            if not self._fields[-1].shows:  # Word will put the result here when it opens the file
                self._fields[-1].shows = True
                self._add("", look, change)
            self._close_field()

    def _close_field(self) -> None:
        closed = self._fields.pop()
        missing = (
            closed.name and self._visible and not any(run.field == closed.name for run in self._found.runs)
        )
        if missing and closed.name in _COUNTING and not (self._pending and self._pending[1] == closed.name):
            look = self.look(None, self._style, self._table)
            self._flush()
            self._pending = (look, closed.name, "")
            self._flush(even_empty=True)

    def _add(self, text: str, look: Look, change: Change) -> None:
        if not text or look.hidden or not self._visible:
            return
        name = self._fields[-1].name if self._fields else ""
        state = (look, name, change)
        if state != self._pending:
            self._flush()
            self._pending = state
        self._pending_text.append(text)
        self._length += len(text)

    def _flush(self, even_empty: bool = False) -> None:
        if self._pending is None:
            return
        look, name, change = self._pending
        text = "".join(self._pending_text)
        self._pending, self._pending_text = None, []
        if not text and not even_empty:
            return
        self._pieces.append(text)
        end = self._length
        self._found.runs.append(as_run(end - len(text), text, look, name, change))
        self._found.looks.append(look)


_COUNTING = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields that are told of even when the file holds no result for them."""


def as_run(start: int, text: str, look: Look, field_name: str, change: Change) -> Run:
    """These letters as the layout has them."""
    return Run(
        start=start,
        end=start + len(text),
        text=text,
        font=_font(text, look),
        size_pt=look.size_pt,
        bold=look.bold,
        italic=look.italic,
        underline=look.underline,
        strike=look.strike,
        colour=look.colour,
        highlight=look.highlight,
        caps=look.caps,
        raised_pt=look.raised_pt,
        field=field_name,
        change=change,
        fonts=look.fonts,
    )


def _font(text: str, look: Look) -> str:
    """The font that most of these letters are set in."""
    if look.is_complex:
        return look.complex or look.ascii
    if look.ascii == look.high and look.east in ("", look.ascii):
        return look.ascii
    if text.isascii():
        return look.ascii
    east = sum("\u2e80" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in text)
    if 2 * east > len(text):
        return look.east or look.high
    if look.ascii == look.high:
        return look.ascii
    letters = [letter for letter in text if letter.isalnum()]
    beyond = sum(not letter.isascii() for letter in letters)
    return look.high if 2 * beyond > len(letters) or not letters else look.ascii


def chosen(alternate: Element) -> Iterator[Element]:
    """The branch of an `mc:AlternateContent` that counts: the choice, or what stands in for it."""
    branch = alternate.find(f"{MC}Choice")
    if branch is None or not len(branch):
        branch = alternate.find(f"{MC}Fallback")
    if branch is not None:
        yield branch


def unfolded(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells in `parent`, those inside controls and tracked changes too."""
    for child in parent:
        tag = child.tag
        if tag in _FOLDS:
            yield from unfolded(child)
        elif tag == _ALTERNATE:
            for branch in chosen(child):
                yield from unfolded(branch)
        else:
            yield child
