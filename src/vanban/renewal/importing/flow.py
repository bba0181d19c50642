"""The paragraphs of a file in their order: the body's, the annexes', and what no part of a plan holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from vanban.layout.anatomy import Anatomy, Annex, Component, Item
from vanban.layout.measured import Fragment, Paragraph
from vanban.layout.recognition.words import begins_with_body
from vanban.renewal.importing.body import Row, row_of
from vanban.renewal.importing.words import marked_fragment, words_of

_STROKE = " | "  # between cells
_LONGEST_WHERE = 60  # letters of what is kept, and of the paragraph that it stands behind
_TABLE, _BOX, _ANNEX, _NOTE, _STRANGE = (
    "Bảng",
    "Khung chữ",
    "Phụ lục",
    "Chú thích cuối trang",
    "Chưa rõ là gì",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that no part of a plan holds: they stand in the body as paragraphs, a row of a table as one.

    `kind` says in Vietnamese what they were, `where` behind which paragraph they stand.
    """

    kind: str
    where: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        """As a clerk reads it."""
        count = f"{len(self.lines)} {'hàng' if self.kind.startswith(_TABLE) else 'đoạn'}"
        first = (
            self.lines[0]
            if len(self.lines[0]) <= _LONGEST_WHERE
            else f"{self.lines[0][:_LONGEST_WHERE].rstrip()}…"
        )
        return f"{self.kind} ({count}): “{first}”, {self.where}"


@dataclass(frozen=True)
class Text:
    """The body's rows, each annex with its own, and what was only kept."""

    rows: tuple[Row, ...]
    annexes: tuple[tuple[Annex, tuple[Row, ...]], ...]
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row at its place in the file; `kind` is what it was if nothing holds it."""

    at: tuple[int, int]
    row: Row
    kind: str = ""


def text_of(anatomy: Anatomy, strange: Iterable[Component]) -> Text:
    """Everything that belongs to the body or an annex; `strange` are lines of Nơi nhận that are none."""
    order = {id(p): n for n, p in enumerate(anatomy.layout.paragraphs)}

    def place(fragment: Fragment) -> tuple[int, int]:
        return order.get(id(fragment.paragraph), 0), fragment.start

    titled = [annex for annex in anatomy.annexes if annex.title is not None]
    items = [*anatomy.items, *(item for annex in titled for item in annex.items)]
    placed = [_Placed(place(item.fragment), row_of(item), _of_item(item)) for item in items]
    last = max((place(item.fragment) for item in anatomy.items), default=(0, 0))
    held = _Held(anatomy, strange, titled)
    for words, kind, fragment in _gathered(anatomy, [f for f in anatomy.layout.fragments if not held.has(f)]):
        at = place(fragment)
        placed.append(_Placed(at, Row.plain(words, after_all=at > last), kind))
    notes = [p for p in anatomy.layout.stories("footnote", "endnote") if not p.is_empty]
    for n, note in enumerate(notes):
        placed.append(_Placed((len(order), n), Row.plain(words_of(note.printed), after_all=True), _NOTE))
    placed.sort(key=lambda one: one.at)
    starts = [place(annex.heading.fragments[0]) for annex in titled]
    shares = [
        [one for one in placed if _share(one.at, starts, len(order)) == n] for n in range(len(titled) + 1)
    ]
    return Text(
        tuple(one.row for one in shares[0]),
        tuple(
            (annex, tuple(one.row for one in share)) for annex, share in zip(titled, shares[1:], strict=True)
        ),
        tuple(kept for share in shares for kept in _kept(share)),
    )


def _share(at: tuple[int, int], starts: Sequence[tuple[int, int]], notes: int) -> int:
    """0 for the body, else the number of the annex; notes are the body's."""
    return 0 if at[0] == notes else sum(start <= at for start in starts)


def _of_item(item: Item) -> str:
    """Rows of a table in a PDF are items with strokes in them."""
    return _TABLE if not item.marker and _STROKE in words_of(item.text) else ""


def _kept(placed: Sequence[_Placed]) -> Iterator[Kept]:
    before = ""
    for kind, group in groupby(placed, key=lambda one: one.kind):
        rows = [one.row for one in group]
        if kind:
            where = f"sau “{before}”" if before else "ở đầu"
            yield Kept(kind, where, tuple(row.text for row in rows))
        words = f"{rows[-1].marker} {rows[-1].text}".strip()
        before = words if len(words) <= _LONGEST_WHERE else f"{words[:_LONGEST_WHERE].rstrip()}…"


class _Held:
    """Which places of the text a part of the plan holds."""

    def __init__(self, anatomy: Anatomy, strange: Iterable[Component], annexes: Sequence[Annex]) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        first = anatomy.signatures[:1]
        components = (
            anatomy.national_title, anatomy.motto, anatomy.superior, anatomy.issuer, anatomy.number, anatomy.place_date,
            anatomy.type_name, anatomy.subject, *anatomy.bases, anatomy.recipients_heading, anatomy.draft_mark,
            *(line for line in anatomy.recipients if line not in strange),
            *(part for one in first for part in (one.title, one.name)),
            *(part for one in annexes for part in (one.heading, one.title, one.note)),
        )  # fmt: skip
        for component in components:
            for fragment in component.fragments if component else ():
                self._add(fragment)
        items = (*anatomy.items, *(item for annex in annexes for item in annex.items))
        for fragment in (*lone_issuer(anatomy), *(item.fragment for item in items)):
            self._add(fragment)

    def _add(self, fragment: Fragment) -> None:
        self._spans.setdefault(id(fragment.paragraph), []).append((fragment.start, fragment.end))

    def has(self, fragment: Fragment) -> bool:
        """Whether a part holds it, or it has no words."""
        if not any(map(str.isalnum, fragment.text)):
            return True
        spans = self._spans.get(id(fragment.paragraph), ())
        return any(start <= fragment.start and fragment.end <= end for start, end in spans)


def _gathered(anatomy: Anatomy, loose: Iterable[Fragment]) -> Iterator[tuple[str, str, Fragment]]:
    """Loose text and what it is: a row of a table is one, its cells parted by strokes; so is a paragraph."""
    annexed = {
        id(fragment.paragraph)
        for annex in anatomy.annexes
        for fragment in (*annex.heading.fragments, *(item.fragment for item in annex.items))
    }

    def unit(fragment: Fragment) -> object:
        cells = fragment.paragraph.cells
        return (cells[0].table, cells[0].row) if cells else id(fragment.paragraph)

    bordered = [table.number for table in anatomy.layout.tables if table.bordered]
    for _, group in groupby(loose, key=unit):
        fragments = list(group)
        paragraph = fragments[0].paragraph
        kind = _ANNEX if id(paragraph) in annexed else _kind(paragraph, bordered)
        yield _STROKE.join(marked_fragment(f) for f in fragments), kind, fragments[0]


def _kind(paragraph: Paragraph, bordered: Sequence[int]) -> str:
    """What a paragraph stands in; tables count as a reader counts them, without those of layout."""
    if paragraph.cells and paragraph.cells[0].table in bordered:
        return f"{_TABLE} {bordered.index(paragraph.cells[0].table) + 1}"
    return _BOX if paragraph.frame is not None else _STRANGE


def lone_issuer(anatomy: Anatomy) -> list[Fragment]:
    """An agency's name in capitals that stands alone over a plan without a Quốc hiệu."""
    if anatomy.issuer is not None:
        return []
    names = (f for f in anatomy.unplaced if f.text.strip().isupper() and begins_with_body(words_of(f.text)))
    return list(names)[-1:]
