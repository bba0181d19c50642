"""What a table and its style give to cells: borders, paddings, letters, paragraphs."""

from dataclasses import dataclass, field

from vanban.docx.measure.names import VAL, Element, W, local, switch, twips
from vanban.docx.measure.properties import Properties, border, paragraph_properties, run_properties
from vanban.docx.measure.styles import Styles, merge_paragraph

Edge = tuple[str, float, str]
NO_EDGE: Edge = ("none", 0.0, "auto")
_SIDES = {"start": "left", "end": "right"}
_PADDING = {"top": 0.0, "left": 108.0, "bottom": 0.0, "right": 108.0}  # twips: Word's own
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200,
          "noVBand": 0x400}  # fmt: skip


@dataclass
class Part:
    """What a style says of some cells of a table."""

    letters: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)
    borders: dict[str, Edge] = field(default_factory=dict)

    def lay(self, other: "Part") -> None:
        """Put another over it."""
        self.letters.update(other.letters)
        merge_paragraph(self.paragraph, other.paragraph)
        self.borders.update(other.borders)


class TableStyle:
    """One table with its style: asks are answered for each cell."""

    def __init__(self, table: Element, styles: Styles) -> None:
        self._whole = Part()
        self._some: dict[str, Part] = {}
        self.padding = dict(_PADDING)
        own = table.find(f"{W}tblPr")
        self._own = {} if own is None else {local(child): child for child in own}
        self.indent = 0.0
        name = self._own["tblStyle"].get(VAL) or "" if "tblStyle" in self._own else ""
        for style in styles.chain(name, "table"):
            self._add(style.element, Part(dict(style.letters), dict(style.paragraph)))
        self._table(self._own)
        self._flags = self._look(self._own.get("tblLook"))

    def own(self, name: str) -> Element | None:
        """An element of the table's own properties."""
        return self._own.get(name)

    def _add(self, style: Element, part: Part) -> None:
        self._whole.lay(part)
        properties = style.find(f"{W}tblPr")
        if properties is not None:
            self._table({local(child): child for child in properties})
        for conditional in style.findall(f"{W}tblStylePr"):
            kind = conditional.get(f"{W}type") or ""
            some = Part(
                run_properties(conditional.find(f"{W}rPr")), paragraph_properties(conditional.find(f"{W}pPr"))
            )
            cell = conditional.find(f"{W}tcPr/{W}tcBorders")
            some.borders = edges(cell)
            self._some.setdefault(kind, Part()).lay(some)
        if style.find(f"{W}tcPr/{W}tcBorders") is not None:
            self._whole.borders.update(edges(style.find(f"{W}tcPr/{W}tcBorders")))

    def _table(self, properties: dict[str, Element]) -> None:
        self._whole.borders.update(edges(properties.get("tblBorders")))
        self.padding.update(paddings(properties.get("tblCellMar")))
        indent = twips(properties["tblInd"].get(f"{W}w")) if "tblInd" in properties else None
        if indent is not None:
            self.indent = indent

    def _look(self, element: Element | None) -> dict[str, bool]:
        if element is None:
            return {name: name.startswith("no") for name in _LOOKS}
        try:
            bits = int(element.get(VAL) or "0", 16)
        except ValueError:
            bits = 0
        return {
            name: switch(element.get(f"{W}{name}"))
            if element.get(f"{W}{name}") is not None
            else bool(bits & bit)
            for name, bit in _LOOKS.items()
        }

    def part(self, row: int, column: int, last_row: int, last_column: int) -> Part:
        """What the style gives to one cell (from 0); its `borders` hold insideH and insideV too."""
        if not self._some:
            return self._whole
        found = Part(dict(self._whole.letters), dict(self._whole.paragraph), dict(self._whole.borders))
        for kind in self._kinds(row, column, last_row, last_column):
            if kind in self._some:
                found.lay(self._some[kind])
        return found

    def _kinds(self, row: int, column: int, last_row: int, last_column: int) -> list[str]:
        flags = self._flags
        first_row = flags["firstRow"] and row == 0
        last = flags["lastRow"] and row == last_row
        first_column = flags["firstColumn"] and column == 0
        last_in_row = flags["lastColumn"] and column == last_column
        kinds = []
        if not flags["noVBand"]:
            kinds.append("band1Vert" if (column - flags["firstColumn"]) % 2 == 0 else "band2Vert")
        if not flags["noHBand"] and not first_row:
            kinds.append("band1Horz" if (row - flags["firstRow"]) % 2 == 0 else "band2Horz")
        kinds += ["firstCol"] * first_column + ["lastCol"] * last_in_row
        kinds += ["firstRow"] * first_row + ["lastRow"] * last
        return kinds


def edges(element: Element | None) -> dict[str, Edge]:
    """Borders by side, `insideH` and `insideV` too."""
    return {} if element is None else {_SIDES.get(local(e), local(e)): border(e) for e in element}


def paddings(element: Element | None) -> dict[str, float]:
    """Cell margins in twips by side."""
    if element is None:
        return {}
    return {_SIDES.get(local(e), local(e)): twips(e.get(f"{W}w")) or 0.0 for e in element}
