"""The letters of a paragraph: from offsets in its text to the runs that hold them, and back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter
from sys import maxsize

from lxml import etree

from vanban.docx.measure.numbering import symbol
from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.schema import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATHS = (f"{_MATH}oMathPara", f"{_MATH}oMath")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = str.maketrans("\t\n\r", "   ")
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WORDS = (f"{W}t", f"{W}delText")
_CHANGED = (f"{W}del", f"{W}moveFrom")
_LOCKS = ("contentLocked", "sdtContentLocked")
_TO_THE_END = maxsize
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one element of a run adds to the text of its paragraph, from `start` on.

    `fields`: the fields, from the outermost inwards, whose result it is.
    """

    element: etree._Element
    run: etree._Element
    start: int
    text: str
    fields: tuple["Field", ...] = ()

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.text)

    @property
    def is_words(self) -> bool:
        """Letters that can be replaced: no tab, no break."""
        return self.element.tag in _WORDS

    @property
    def is_deleted(self) -> bool:
        """Tracked as deleted."""
        return next(self.run.iterancestors(*_CHANGED), None) is not None

    @property
    def is_locked(self) -> bool:
        """In a content control that is locked, or that takes its words from elsewhere."""
        for control in self.run.iterancestors(f"{W}sdt"):
            head = control.find(f"{W}sdtPr")
            if head is not None:
                lock = head.find(f"{W}lock")
                if head.find(f"{W}dataBinding") is not None or (
                    lock is not None and lock.get(f"{W}val") in _LOCKS
                ):
                    return True
        return False


@dataclass(slots=True, eq=False)
class Field:
    """A field of a paragraph: what makes it (its marks and code), and where its result stands in the text."""

    code: str
    marks: list[etree._Element]
    start: int
    end: int
    in_result: bool = False

    @property
    def name(self) -> str:
        """Its kind, in capitals: `PAGE`."""
        return (self.code.split() or [""])[0].upper()

    @property
    def runs(self) -> list[etree._Element]:
        """The runs of its marks and code."""
        return [mark.getparent() for mark in self.marks if mark.tag != f"{W}fldSimple"]


class Letters:
    """One paragraph's letters, as `measured.Paragraph.text` joins them.

    Words that are replaced from the end of the paragraph on cost no second look at it: what stands behind a
    change is only read anew when it is asked for.
    """

    def __init__(self, paragraph: etree._Element, inherited: Inherited) -> None:
        self.paragraph = paragraph
        self._inherited = inherited
        self._style = inherited.style(paragraph)
        self.pieces: list[Piece] = []
        self.fields: list[Field] = []
        self._known = 0  # the letters before this offset are as they were read
        self._read()

    @property
    def text(self) -> str:
        """All of them."""
        return self.between(0, self.end)

    @property
    def end(self) -> int:
        """Behind the last one."""
        self._reach(_TO_THE_END)
        return self.pieces[-1].end if self.pieces else 0

    def between(self, start: int, end: int) -> str:
        """`text[start:end]`."""
        touched = self.touched(start, end)
        return "".join(p.text for p in touched)[start - touched[0].start :][: end - start] if touched else ""

    def touched(self, start: int, end: int) -> list[Piece]:
        """The pieces of which `text[start:end]` has letters."""
        self._reach(end)
        found = []
        for at in range(max(self._at(start), 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece)
        return found

    def around(self, offset: int) -> tuple[Piece | None, Piece | None]:
        """The pieces with the letters next to `offset` that are words and not deleted: before it, after it."""
        self._reach(offset + 1)
        words = (p for p in self.touched(offset - 1, offset + 1) if p.is_words and not p.is_deleted)
        before, after = None, None
        for piece in words:
            before = piece if piece.start < offset else before
            after = piece if piece.end > offset else after
        return before, after

    def font(self, run: etree._Element) -> str:
        """The font that a run is set in."""
        return self._inherited.look(run, self._style).ascii

    def rewrite(self, piece: Piece, text: str, known: int) -> None:
        """Give a piece other letters, a tab none; those before the offset `known` stay what they were."""
        if piece.is_words:
            set_text(piece.element, text)
        self.pieces[self._at(piece.start)] = replace(piece, text=text)
        self._known = min(self._known, known)

    def cut(self, offset: int) -> None:
        """Let a run begin at `offset`, splitting the one that holds letters on both sides of it."""
        self._reach(offset)
        at = bisect_left(self.pieces, offset, key=_start) - 1
        if at < 0 or self.pieces[at].end < offset or self.pieces[at].run.tag != f"{W}r":
            return
        left = self.pieces[at]
        behind = takewhile(lambda n: self.pieces[n].run is left.run, range(at + 1, len(self.pieces)))
        rest_of_run = list(behind)
        if offset == left.end and not rest_of_run:
            return
        right, rest = _split(left, offset - left.start)
        for n in rest_of_run:
            self.pieces[n] = replace(self.pieces[n], run=right)
        if rest is not None:
            self.pieces[at : at + 1] = [
                replace(left, text=left.text[: offset - left.start]),
                Piece(rest, right, offset, left.text[offset - left.start :], left.fields),
            ]

    def _at(self, offset: int) -> int:
        """The index of the last piece that begins at `offset` or before it."""
        return bisect_right(self.pieces, offset, key=_start) - 1

    def _reach(self, offset: int) -> None:
        """Look anew when there was a change before `offset`."""
        if offset > self._known:
            self._read()

    def _read(self) -> None:
        self.pieces, self.fields, self._known = [], [], _TO_THE_END
        open_fields: list[Field] = []
        simple: dict[etree._Element, Field] = {}
        position = 0
        for run in runs_of(self.paragraph):
            hidden = run.tag not in _MATHS and self._inherited.look(run, self._style).hidden
            around = self._simple_fields(run, position, simple)
            for element in (run,) if run.tag in _MATHS else run:
                in_code = self._follow(element, open_fields, position)
                text = "" if hidden or in_code else _shown(element)
                if text:
                    fields = (*around, *open_fields)
                    self.pieces.append(Piece(element, run, position, text, fields))
                    position += len(text)
                    for field in fields:
                        field.end = position

    def _follow(self, element: etree._Element, open_fields: list[Field], position: int) -> bool:
        """Keep count of the fields that begin and end; whether `element` belongs to one and is no result."""
        kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
        if kind == "begin":
            open_fields.append(Field("", [], position, position))
            self.fields.append(open_fields[-1])
        if not open_fields or element.tag == f"{W}rPr":
            return False
        field = open_fields[-1]
        if not kind and field.in_result:
            return any(not outer.in_result for outer in open_fields)
        field.marks.append(element)
        if element.tag == f"{W}instrText":
            field.code += element.text or ""
        field.in_result = field.in_result or kind == "separate"
        if kind == "end":
            open_fields.pop()
        return True

    def _simple_fields(
        self, run: etree._Element, position: int, simple: dict[etree._Element, Field]
    ) -> tuple[Field, ...]:
        found = []
        for up in run.iterancestors(f"{W}fldSimple", f"{W}p"):
            if up.tag == f"{W}p":
                break
            if up not in simple:
                simple[up] = Field(up.get(f"{W}instr", ""), [up], position, position, in_result=True)
                self.fields.append(simple[up])
            found.append(simple[up])
        return tuple(reversed(found))


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Its runs and formulas in order, whatever they are wrapped in; those of text boxes and fallbacks left out."""
    for child in paragraph:
        if child.tag == f"{W}r" or child.tag in _MATHS:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            branch = child.find(f"{MC}Choice")
            yield from runs_of(child.find(f"{MC}Fallback") if branch is None else branch)
        elif child.tag not in (f"{W}p", f"{W}pPr"):
            yield from runs_of(child)


def set_text(element: etree._Element, text: str) -> None:
    """Give a `w:t` or `w:delText` its letters, blanks at its ends kept."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _shown(element: etree._Element) -> str:
    """What an element of a run adds to the text, as docx/measure reads it."""
    if element.tag in _WORDS:
        text = element.text or ""
        return (text if element.get(_SPACE) == "preserve" else text.strip(" \t\n\r")).translate(_BLANKS)
    if element.tag == f"{W}sym":
        return str(symbol(element.get(f"{W}char") or ""))
    if element.tag in _MATHS:
        return "".join(words.text or "" for words in element.iter(f"{_MATH}t"))
    return _SIGNS.get(element.tag, "")


def _split(piece: Piece, letters: int) -> tuple[etree._Element, etree._Element | None]:
    """Move what follows the first `letters` letters of `piece` into a run of its own, of the same look.

    That run, and the element in it that holds the rest of the piece, if any.
    """
    run, rest = piece.run, None
    right = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    look = run.find(f"{W}rPr")
    if look is not None:
        right.append(deepcopy(look))
    following = list(piece.element.itersiblings())
    if letters < len(piece.text):
        rest = deepcopy(piece.element)
        rest.tail = None
        set_text(rest, piece.text[letters:])
        set_text(piece.element, piece.text[:letters])
        right.append(rest)
    right.extend(following)
    run.addnext(right)
    return right, rest


def copies(choice: etree._Element) -> dict[etree._Element, etree._Element] | None:
    """Each paragraph of a text box with its copy for older programs; None when Word has kept none."""
    fallback = choice.getparent().find(f"{MC}Fallback")
    if fallback is None:
        return None
    ours, theirs = list(choice.iter(f"{W}p")), list(fallback.iter(f"{W}p"))
    if len(ours) != len(theirs):
        return {}
    return {one: two for one, two in zip(ours, theirs, strict=True) if _words(one) == _words(two)}


def _words(paragraph: etree._Element) -> str:
    return "".join(_shown(element) for run in runs_of(paragraph) for element in run if run.tag == f"{W}r")
