"""Sections: paper, margins, columns, and which headers and footers they show."""

from dataclasses import dataclass, field

from vanban.docx.measure.names import MM_PER_TWIP, VAL, Element, R, W, local, on, switch, twips, whole
from vanban.docx.measure.settings import Settings
from vanban.layout.measured import HeaderKind

_LETTER = (12240.0, 15840.0)  # Word's paper when none is named
_MARGIN = 1440.0
_HEADER = 708.0
_COLUMN_GAP = 720.0
_KINDS: dict[str, HeaderKind] = {"default": "default", "first": "first", "even": "even"}
_MAX_COLUMNS = 45


@dataclass
class Page:
    """One section as the file has it, lengths in millimetres. `columns`: (left, right) from the paper's edge.

    `headers` and `footers`: relationship by kind, those taken over from the section before included.
    """

    index: int
    width_mm: float
    height_mm: float
    landscape: bool
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    gutter_mm: float
    header_mm: float
    footer_mm: float
    title_page: bool
    number_format: str
    number_start: int | None
    kind: str
    columns: tuple[tuple[float, float], ...]
    headers: dict[HeaderKind, str] = field(default_factory=dict)
    footers: dict[HeaderKind, str] = field(default_factory=dict)

    @property
    def text_left_mm(self) -> float:
        """Left edge of the text."""
        return self.left_mm + self.gutter_mm

    @property
    def text_right_mm(self) -> float:
        """Right edge of the text."""
        return self.width_mm - self.right_mm


def read_sections(body: Element, settings: Settings) -> list[Page]:
    """Every section of the body in order; one of Word's defaults when the file has none."""
    elements = [
        element for element in body.iter(f"{W}sectPr") if local(element.getparent()) != "sectPrChange"
    ]
    last = elements[-1] if elements else None
    if last is None or local(last.getparent()) == "pPr":
        elements.append(None)  # what follows the last break has no properties of its own
    pages: list[Page] = []
    for index, element in enumerate(elements):
        pages.append(_page(index, element, settings, pages[-1] if pages else None))
    return pages


def _page(index: int, element: Element | None, settings: Settings, before: Page | None) -> Page:
    parts = {} if element is None else {local(child): child for child in element}
    size, margins = parts.get("pgSz"), parts.get("pgMar")

    def length(source: Element | None, name: str, otherwise: float) -> float:
        value = None if source is None else twips(source.get(f"{W}{name}"))
        return (otherwise if value is None else value) * MM_PER_TWIP

    width, height = (
        side if (side := length(size, name, usual)) > 0 else usual * MM_PER_TWIP
        for name, usual in (("w", _LETTER[0]), ("h", _LETTER[1]))
    )
    numbers = parts.get("pgNumType")
    start = None if numbers is None or numbers.get(f"{W}start") is None else whole(numbers.get(f"{W}start"))
    left, right = length(margins, "left", _MARGIN), length(margins, "right", _MARGIN)
    gutter = 0.0 if settings.gutter_at_top else length(margins, "gutter", 0)
    kind = parts["type"].get(VAL) or "nextPage" if "type" in parts else "nextPage"
    page = Page(
        index=index,
        width_mm=width,
        height_mm=height,
        landscape=width > height,
        top_mm=length(margins, "top", _MARGIN),
        bottom_mm=length(margins, "bottom", _MARGIN),
        left_mm=left,
        right_mm=right,
        gutter_mm=gutter,
        header_mm=length(margins, "header", _HEADER),
        footer_mm=length(margins, "footer", _HEADER),
        title_page="titlePg" in parts and on(parts["titlePg"]),
        number_format="decimal" if numbers is None else numbers.get(f"{W}fmt") or "decimal",
        number_start=start,
        kind=kind,
        columns=_columns(parts.get("cols"), left + gutter, width - right),
        headers=dict(before.headers) if before else {},
        footers=dict(before.footers) if before else {},
    )
    for child in () if element is None else element:
        if local(child) in ("headerReference", "footerReference"):
            references = page.headers if local(child) == "headerReference" else page.footers
            references[_KINDS.get(child.get(f"{W}type") or "default", "default")] = child.get(f"{R}id") or ""
    return page


def _columns(element: Element | None, left: float, right: float) -> tuple[tuple[float, float], ...]:
    """Edges of each column."""
    right = max(right, left + 1.0)  # margins wider than the paper still leave a room to stand in
    if element is None:
        return ((left, right),)
    named = element.findall(f"{W}col")[:_MAX_COLUMNS]
    if named and not switch(element.get(f"{W}equalWidth") or "1"):
        edges = []
        for column in named:
            width = (twips(column.get(f"{W}w")) or 0.0) * MM_PER_TWIP
            edges.append((left, left + max(width, 1.0)))
            left += width + (twips(column.get(f"{W}space")) or 0.0) * MM_PER_TWIP
        return tuple(edges)
    count = min(max(whole(element.get(f"{W}num"), 1), 1), _MAX_COLUMNS)
    space = twips(element.get(f"{W}space"))
    gap = (_COLUMN_GAP if space is None else space) * MM_PER_TWIP
    width = max((right - left - gap * (count - 1)) / count, 1.0)
    return tuple((left + i * (width + gap), left + i * (width + gap) + width) for i in range(count))
