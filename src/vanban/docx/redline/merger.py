"""Blocks and rows that come, go or move, marked; what all stories of one part share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from vanban.docx.measure.names import Element, R, W
from vanban.docx.redline.blocks import Block, Row
from vanban.docx.redline.changes import Change, changes
from vanban.docx.redline.imports import Imports, copied
from vanban.docx.redline.looks import Looks
from vanban.docx.redline.marks import Marker, State
from vanban.docx.redline.matching import match_rows
from vanban.docx.redline.paragraph import Writer
from vanban.docx.redline.words import Around, Token

_LOOKS = tuple(W + name for name in ("tblPr", "tblPrEx", "trPr", "tcPr"))


@dataclass
class Tally:
    """How many paragraphs and rows came, went, moved or changed within, in words or in look alone.

    `relinked`: words that stay, the address that they led to, and the one that they lead to now; "" without one.
    """

    came: int = 0
    went: int = 0
    moved: int = 0
    changed: int = 0
    restyled: int = 0
    relinked: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Merger:
    """Marks what stands in one part of the new file against one part of the old.

    `looks` None: looks are not compared. `merge` merges two stories (cells, text boxes); `merge_notes` two notes,
    found by their references.
    """

    marker: Marker
    imports: Imports
    part: str
    old_part: str
    around_old: Around
    around_new: Around
    looks: Looks | None
    merge: Callable[["Merger", Element, Element], None]
    merge_notes: Callable[[Token, Token], None]
    tally: Tally = field(default_factory=Tally)

    @property
    def writer(self) -> Writer:
        """Writes the paragraphs."""
        return Writer(self.marker, self._adopt, lambda old, new: self.merge(self, old, new), self.merge_notes)

    def same_words(self, old: Block, new: Block) -> None:
        """Mark what has changed in the look of a block that says the same."""
        if self.looks is None:
            return
        if old.is_table:
            self.table(old, new)
        elif self._restyle(old, new, changes(old.tokens, new.tokens), rewritten=False):
            self.tally.restyled += 1

    def reworded(self, old: Block, new: Block) -> None:
        """Mark the words of a paragraph that has changed, and its look."""
        self._restyle(old, new, changes(old.tokens, new.tokens), rewritten=True)
        self.tally.changed += 1

    def _restyle(self, old: Block, new: Block, found: Sequence[Change], *, rewritten: bool) -> bool:
        """Write the words of `new` if they have changed or any looked otherwise; True when a look has changed."""
        pairs = [(token, twin) for _, token, twin in found if twin is not None]
        self.tally.relinked += self._relinked(pairs)
        letters = self.looks.of_letters(old.element, new.element, pairs) if self.looks else {}
        before = self.looks.of_paragraph(old.element, new.element) if self.looks else None
        if rewritten or letters:
            self.writer.fill(new.element, found, letters)
        if before is not None:
            self.marker.keep_look(new.element, before)
        return bool(letters) or before is not None

    def _relinked(self, pairs: Sequence[tuple[Token, Token]]) -> Iterator[tuple[str, str, str]]:
        """The links of a paragraph that lead elsewhere: no mark can show that."""
        for (before, after), group in groupby(pairs, key=self._addresses):
            if before != after:
                yield "".join(str(token.piece) for token, _ in group if token.kind != "unit"), before, after

    def _addresses(self, pair: tuple[Token, Token]) -> tuple[str, str]:
        new, old = pair
        return _address(old, self.around_old), _address(new, self.around_new)

    def block_in(self, block: Block) -> None:
        """Mark a whole block of the new file as come."""
        if block.is_table:
            for row in block.rows:
                self._row_in(row)
            return
        self.writer.fill(block.element, [(_coming(token), token, None) for token in block.tokens])
        self.marker.mark_end(block.element, "ins")
        self.tally.came += 1

    def whole_out(self, element: Element) -> Element:
        """A copy of a block or row of the old file, marked as gone."""
        copy = copied(element)
        for paragraph in [p for p in copy.iter(f"{W}p") if not _in_a_box(p, copy)]:
            tokens = Block(paragraph, self.around_old).tokens
            self.writer.fill(paragraph, [("del", t, None) for t in tokens if t.kind != "neutral"])
            self._adopt_look(paragraph)
            self.marker.mark_end(paragraph, "del")
        for look in list(copy.iter(*_LOOKS)):
            self._adopt(look)
        rows = list(copy.iter(f"{W}tr"))
        for row in rows:
            self.marker.mark_row(row, "del")
        self.tally.went += len(rows) or 1
        return copy

    def moved(self, old: Block, new: Block) -> tuple[list[Element], list[Element]]:
        """A paragraph at the place that it left and at the one that it came to, each with the end of its range.

        What has changed in it on the way went out there and came in here.
        """
        self.tally.moved += 1
        name = f"move{self.tally.moved}_{self.part.rpartition('/')[2].partition('.')[0]}"
        found = changes(old.tokens, new.tokens)
        left = copied(old.element)
        leaving: list[Change] = []
        for state, token, twin in found:
            if state == "del":
                leaving.append(("del", token, None))
            elif twin is not None:
                leaving.append(("moveFrom", twin, None))
        self.writer.fill(left, leaving)
        self._adopt_look(left)
        arrived: list[Change] = [
            ("same" if t.kind == "neutral" else "moveTo" if state == "same" else state, t, twin)
            for state, t, twin in found
            if state != "del"
        ]
        self.writer.fill(new.element, arrived)
        return self._ranged(left, "moveFrom", name), self._ranged(new.element, "moveTo", name)

    def table(self, old: Block, new: Block) -> None:
        """Mark the rows of a table and the words in its cells."""
        rows = new.rows
        i, j = 0, 0
        for a, b in [*match_rows(old.rows, rows).kept, (len(old.rows), len(rows))]:
            gone = [self.whole_out(row.element) for row in old.rows[i:a]]
            for copy in gone:
                if j < len(rows):
                    rows[j].element.addprevious(copy)
                else:
                    new.element.append(copy)
            for row in rows[j:b]:
                self._row_in(row)
            if b < len(rows):
                for before, after in zip(_cells(old.rows[a]), _cells(rows[b]), strict=True):
                    self.merge(self, before, after)
            i, j = a + 1, b + 1

    def _row_in(self, row: Row) -> None:
        self.marker.mark_row(row.element, "ins")
        for cell in row.cells:
            for block in cell:
                self.block_in(block)
        self.tally.came += 1

    def _ranged(self, paragraph: Element, kind: State, name: str) -> list[Element]:
        start, end = self.marker.move_range(kind, name)
        self.marker.mark_end(paragraph, kind)
        paragraph.insert(1, start)  # behind its properties
        return [paragraph, end]

    def _adopt(self, element: Element) -> bool:
        return self.imports.adopt(element, self.old_part, self.part)

    def _adopt_look(self, paragraph: Element) -> None:
        if (look := paragraph.find(f"{W}pPr")) is not None:
            self._adopt(look)


def _address(token: Token, around: Around) -> str:
    return "" if token.link is None else around.digest(token.link.get(f"{R}id", ""))


def _coming(token: Token) -> State:
    return "same" if token.kind == "neutral" else "ins"


def _in_a_box(paragraph: Element, top: Element) -> bool:
    up = paragraph
    while up is not top:
        up = up.getparent()
        if up.tag == f"{W}txbxContent":
            return True
    return False


def _cells(row: Row) -> list[Element]:
    return list(row.element.iterchildren(f"{W}tc"))
