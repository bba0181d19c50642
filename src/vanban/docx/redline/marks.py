"""Tracked changes as Word writes them: elements with a number, an author and a date."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lxml import etree

from vanban.docx.measure.names import Element, W, local
from vanban.docx.mend.schema import need, place, properties, set_value

State = Literal["same", "ins", "del", "moveFrom", "moveTo"]
"""What becomes of something: it stays, comes in, goes out, leaves its place, arrives at its place."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OLD_NAMES = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed and when: what Word shows beside a change. Without a date none is written."""

    author: str
    on: date | None = None


@dataclass
class Marker:
    """Makes the marks of one document, numbered in the order in which they are made."""

    revision: Revision
    _next: int = 0

    def mark(self, name: str) -> Element:
        """`<w:name w:id=… w:author=… w:date=…/>`."""
        element = etree.Element(W + name)
        self._next += 1
        element.set(f"{W}id", str(self._next))
        element.set(f"{W}author", self.revision.author)
        if self.revision.on is not None:
            element.set(f"{W}date", f"{self.revision.on.isoformat()}T00:00:00Z")
        return element

    def around(self, state: State, content: Iterable[Element]) -> list[Element]:
        """Runs marked as what becomes of them; as they are when they stay."""
        elements = list(content)
        if state == "same" or not elements:
            return elements
        mark = self.mark(state)
        mark.extend(elements)
        if state == "del":
            as_deleted(elements)
        return [mark]

    def mark_end(self, paragraph: Element, state: State) -> None:
        """Mark the end of a paragraph (¶) as what becomes of it."""
        if state != "same":
            place(need(properties(paragraph), "rPr"), self.mark(state))

    def unmark_end(self, paragraph: Element) -> None:
        """Take the mark off the end of a paragraph."""
        look = paragraph.find(f"{W}pPr/{W}rPr")
        for mark in [] if look is None else look.findall(f"{W}ins") + look.findall(f"{W}del"):
            look.remove(mark)

    def start_above(self, root: Element) -> None:
        """Give no number that an annotation of this part bears."""
        taken = [int(id) for e in root.iter() if (id := e.get(f"{W}id", "")).isdecimal() and len(id) < 9]
        self._next = max(self._next, *taken, 0) if taken else self._next

    def mark_row(self, row: Element, state: State) -> None:
        """Mark a row of a table as new or gone."""
        look = need(row, "trPr")
        if not len(look):  # the schema wants some property beside the mark: this one says what is so anyway
            set_value(look, "cantSplit", "off")
        place(look, self.mark(state))

    def keep_look(self, element: Element, before: Element) -> None:
        """Let rejecting give a paragraph, run or section the properties `before`."""
        look = element if local(element) == "sectPr" else properties(element)
        change = self.mark(f"{local(look)}Change")
        change.append(before)
        place(look, change)

    def move_range(self, kind: State, name: str) -> tuple[Element, Element]:
        """The start and the end of a place that something left or came to."""
        start = self.mark(f"{kind}RangeStart")
        start.set(f"{W}name", name)
        end = etree.Element(f"{W}{kind}RangeEnd")
        end.set(f"{W}id", start.get(f"{W}id"))
        return start, end


def without_marks(look: Element | None) -> Element:
    """The properties of a paragraph without those of its mark and without tracked changes."""
    made = etree.Element(f"{W}pPr")
    for child in () if look is None else look:
        if local(child) not in ("rPr", "sectPr", "pPrChange", ""):
            made.append(deepcopy(child))
    return made


def as_deleted(runs: Iterable[Element]) -> None:
    """Their own text becomes deleted text; that of a text box in them stays what it is."""
    for run in runs:
        for child in run:
            if (name := _OLD_NAMES.get(child.tag)) is not None:
                child.tag = name


def run_like(run: Element, content: Sequence[Element]) -> Element:
    """A run that looks like `run`, with this content."""
    made = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
    if (look := run.find(f"{W}rPr")) is not None:
        made.append(deepcopy(look))
    made.extend(content)
    return made


def text_element(text: str) -> Element:
    """`<w:t>` with this text, blanks kept."""
    element = etree.Element(f"{W}t")
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")
    return element
