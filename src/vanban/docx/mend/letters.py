"""The letters of a paragraph: from offsets in its text to the runs that hold them, and back."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

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
        return self.element.tag == f"{W}delText" or any(
            up.tag in _CHANGED for up in self.run.iterancestors(*_CHANGED, f"{W}p") if up.tag != f"{W}p"
        )

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


@dataclass(slots=True)
class Field:
    """A field of a paragraph: its code, the runs that are not its result, where its result stands in the text."""

    code: str
    runs: list[etree._Element]
    start: int = 0
    end: int = 0
    in_result: bool = False

    @property
    def name(self) -> str:
        """Its kind, in capitals: `PAGE`."""
        return (self.code.split() or [""])[0].upper()


class Letters:
    """One paragraph's letters, as `measured.Paragraph.text` joins them."""

    def __init__(self, paragraph: etree._Element, inherited: Inherited) -> None:
        self.paragraph = paragraph
        self._inherited = inherited
        self.pieces: list[Piece] = []
        self.fields: list[Field] = []
        self.read()

    @property
    def text(self) -> str:
        """All of them."""
        return "".join(piece.text for piece in self.pieces)

    def read(self) -> None:
        """Look anew, after a change."""
        self.pieces, self.fields = [], []
        open_fields: list[Field] = []
        position = 0
        for run in runs_of(self.paragraph):
            hidden = self._inherited.hidden(run, self.paragraph)
            around = self._simple_fields(run, position)
            for element in (run,) if run.tag in _MATHS else run:
                self._follow(element, run, open_fields, position)
                text = _shown(element)
                if text and not hidden and all(field.in_result for field in open_fields):
                    fields = (*around, *open_fields)
                    self.pieces.append(Piece(element, run, position, text, fields))
                    position += len(text)
                    for field in fields:
                        field.end = position
            if open_fields and not any(piece.run is run for piece in self.pieces[-1:]):
                open_fields[-1].runs.append(run)

    def _follow(
        self, element: etree._Element, run: etree._Element, open_fields: list[Field], position: int
    ) -> None:
        """Keep count of the fields that begin and end."""
        if element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(Field("", [], position, position))
                self.fields.append(open_fields[-1])
            elif kind == "separate" and open_fields:
                open_fields[-1].in_result = True
            elif kind == "end" and open_fields:
                open_fields.pop().runs.append(run)
        elif element.tag == f"{W}instrText" and open_fields:
            open_fields[-1].code += element.text or ""

    def _simple_fields(self, run: etree._Element, position: int) -> tuple[Field, ...]:
        found = []
        for up in run.iterancestors(f"{W}fldSimple", f"{W}p"):
            if up.tag == f"{W}p":
                break
            code = up.get(f"{W}instr", "")
            known = next((f for f in self.fields if f.runs == [up]), None)
            if known is None:
                known = Field(code, [up], position, position, in_result=True)
                self.fields.append(known)
            found.append(known)
        return tuple(reversed(found))

    def touched(self, start: int, end: int) -> list[Piece]:
        """The pieces of which `text[start:end]` has letters."""
        return [piece for piece in self.pieces if piece.start < end and piece.end > start]

    def cut(self, offset: int) -> None:
        """Let a run begin at `offset`, splitting the one that holds letters on both sides of it."""
        left = next((piece for piece in self.pieces if piece.start < offset <= piece.end), None)
        if left is None:
            return
        inside = [piece for piece in self.pieces if piece.run is left.run]
        if inside[0].start < offset < inside[-1].end and left.run.tag == f"{W}r":
            _split(left, offset - left.start)
            self.read()


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


def _split(piece: Piece, letters: int) -> None:
    """Move what follows the first `letters` letters of `piece` into a run of its own, of the same look."""
    run = piece.run
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
    for element in following:
        right.append(element)
    run.addnext(right)


def twin(paragraph: etree._Element) -> etree._Element | None:
    """The same paragraph of the same text box as Word keeps it for older programs."""
    for choice in paragraph.iterancestors(f"{MC}Choice"):
        fallback = choice.getparent().find(f"{MC}Fallback")
        if fallback is not None:
            ours, theirs = list(choice.iter(f"{W}p")), list(fallback.iter(f"{W}p"))
            other = theirs[ours.index(paragraph)] if len(ours) == len(theirs) else None
            return other if other is not None and _words(other) == _words(paragraph) else None
    return None


def _words(paragraph: etree._Element) -> str:
    return "".join(_shown(element) for run in runs_of(paragraph) for element in run if run.tag == f"{W}r")
