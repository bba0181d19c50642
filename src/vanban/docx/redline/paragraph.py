"""A paragraph written anew from its words, each marked as what becomes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from lxml import etree

from vanban.docx.measure.names import Element, W, local
from vanban.docx.redline.changes import Change
from vanban.docx.redline.imports import copied
from vanban.docx.redline.marks import Marker, State, run_like, text_element
from vanban.docx.redline.words import Token, both_text_boxes, text_boxes

Looked = Mapping[Token, Element]
NEVER: Looked = MappingProxyType({})
_FROM_OLD = ("del", "moveFrom")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes paragraphs. `adopt` fits a piece of the old file into the new; `merge` merges two stories in a pair."""

    marker: Marker
    adopt: Callable[[Element], bool]
    merge: Callable[[Element, Element], None]
    merge_notes: Callable[[Token, Token], None]

    def fill(self, paragraph: Element, content: Sequence[Change], looked: Looked = NEVER) -> None:
        """Put this content into `paragraph` in place of its own; its properties stay.

        `looked`: the `w:rPr` that rejecting gives back, for words that looked otherwise.
        """
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        paragraph.extend(self._linked(content, looked))

    def _linked(self, content: Sequence[Change], looked: Looked) -> Iterator[Element]:
        """The content with its hyperlinks; what went out of the middle of a link is shown in it."""
        links = _links(content)
        for link, group in groupby(zip(content, links, strict=True), key=lambda pair: pair[1]):
            elements = self._marked([change for change, _ in group], looked)
            if link is None:
                yield from elements
            else:
                made = etree.Element(link.tag, link.attrib)
                made.extend(elements)
                yield made

    def _marked(self, content: Iterable[Change], looked: Looked) -> Iterator[Element]:
        for state, group in groupby(content, key=lambda change: change[0]):
            made = self._runs(list(group), state, looked)
            if state in _FROM_OLD:
                made = [element for element in made if self.adopt(element)]
            yield from self.marker.around(state, made)

    def _runs(self, content: Sequence[Change], state: State, looked: Looked) -> list[Element]:
        made: list[Element] = []
        for (run, before), group in groupby(
            content, key=lambda change: (change[1].run, looked.get(change[1]))
        ):
            if run is not None:
                made.append(run_like(run, list(self._pieces(list(group)))))
                if before is not None:
                    self.marker.keep_look(made[-1], copied(before))
                continue
            for _, token, _ in group:
                for element in token.whole:
                    simple = element.tag == f"{W}fldSimple" and state != "same"
                    made += _complex_field(element) if simple else [copied(element)]
        return made

    def _pieces(self, content: Sequence[Change]) -> Iterator[Element]:
        """The children of one run: the letters of words that stand together in one `w:t`."""
        for is_text, group in groupby(content, key=lambda change: isinstance(change[1].piece, str)):
            if is_text:
                yield text_element("".join(str(token.piece) for _, token, _ in group))
                continue
            for _, token, twin in group:
                yield self._piece(token, twin)

    def _piece(self, token: Token, twin: Token | None) -> Element:
        piece = copied(token.piece)
        if twin is not None and token.inside != twin.inside:
            if local(piece) in ("footnoteReference", "endnoteReference"):
                self.merge_notes(twin, token)
            else:
                self._merge_boxes(twin.piece, piece)
        return piece

    def _merge_boxes(self, old: Element, new: Element) -> None:
        olds = text_boxes(old)
        for boxes in both_text_boxes(new):
            for before, after in zip(olds, boxes, strict=False):
                self.merge(before, after)


def _links(content: Sequence[Change]) -> list[Element | None]:
    """The hyperlink that each word is written in."""
    found: list[Element | None] = []
    kept = [change[1].link if change[0] not in _FROM_OLD else None for change in content]
    following: list[Element | None] = [None] * len(content)
    after = None
    for at in range(len(content) - 1, -1, -1):
        following[at] = after
        if content[at][0] not in _FROM_OLD:
            after = kept[at]
    before = None
    for at, (state, _, _) in enumerate(content):
        if state in _FROM_OLD:
            found.append(before if before is following[at] else None)
        else:
            before = kept[at]
            found.append(before)
    return found


def _complex_field(simple: Element) -> list[Element]:
    """The runs of a field that can be marked: `w:ins` and `w:del` can't hold a `w:fldSimple`."""
    runs = [copied(run) for run in simple.iterchildren(f"{W}r")]
    look = runs[0].find(f"{W}rPr") if runs else None
    code = etree.Element(f"{W}instrText")
    code.text = f" {simple.get(f'{W}instr', '').strip()} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        _char("begin", look), _run(code, look), _char("separate", look), *runs, _char("end", look)
    ]  # fmt: skip


def _char(kind: str, look: Element | None) -> Element:
    char = etree.Element(f"{W}fldChar")
    char.set(f"{W}fldCharType", kind)
    return _run(char, look)


def _run(piece: Element, look: Element | None) -> Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(copied(look))
    run.append(piece)
    return run
