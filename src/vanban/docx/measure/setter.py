"""The blocks of one part, read and set: paragraphs in lines, tables in rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanban.docx.measure.blocks import Block, SetParagraph, SetTable, stack
from vanban.docx.measure.drawings import Drawing
from vanban.docx.measure.formats import Format, Formats, as_format
from vanban.docx.measure.inline import Inline, InlineReader, unfolded
from vanban.docx.measure.limits import MAX_LINES, TooMuchError
from vanban.docx.measure.names import MM_PER_TWIP, Element, W, first_child, local, twips
from vanban.docx.measure.numbering import Counters, Numbering
from vanban.docx.measure.properties import Properties, paragraph_properties
from vanban.docx.measure.settings import Settings
from vanban.docx.measure.shapes import read_drawing
from vanban.docx.measure.styles import Styles
from vanban.docx.measure.table_styles import Part
from vanban.docx.measure.typeset import Typesetter, text_width
from vanban.docx.measure.vml import read_picture
from vanban.layout.measured import Align, Cell

TableSetter = Callable[["Setter", Element, float, float, tuple[Cell, ...]], SetTable]
_P, _TBL, _PPR, _RPR, _SECTION = f"{W}p", f"{W}tbl", f"{W}pPr", f"{W}rPr", f"{W}sectPr"
_MOST_KEPT = 1_000  # sets of properties that are kept with one document's styles
_UNKEPT = frozenset({"borders", "framePr"})  # properties that are no keys
_FRAME_SLACK_MM = 0.2
_FRAME_ALIGNMENTS: dict[str, Align] = {
    "left": "left", "inside": "left", "center": "center", "right": "right", "outside": "right",
}  # fmt: skip
_FAR_UP = 0.3  # part of its own height that a drawing may begin above its paragraph and still push it down


@dataclass
class Book:
    """What all parts of one document share while they are read; `set_table` sets a table with a `Setter`."""

    styles: Styles
    numbering: Numbering
    counters: Counters
    settings: Settings
    set_table: TableSetter
    tables: int = 0
    lines: int = 0


@dataclass
class Setter:
    """Reads one part. `section` is that of the paragraph being read."""

    book: Book
    root: Element
    section: int = 0
    footnotes: list[tuple[SetParagraph, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Number the paragraphs and drawings of the part, as `measured` and the mender name them."""
        self._numbers = {element: number for number, element in enumerate(self.root.iter(_P))}
        self._drawings: dict[Element, int] = {}
        for number, element in enumerate(self.root.iter(f"{W}drawing")):
            self._drawings[element] = number
        for number, element in enumerate(self.root.iter(f"{W}pict", f"{W}object")):
            self._drawings[element] = number
        self._reader = InlineReader(self.book.styles)
        self._said: dict[object, Properties] = {}

    def blocks(
        self,
        container: Element,
        left_mm: float,
        right_mm: float,
        cells: tuple[Cell, ...] = (),
        table: Part | None = None,
    ) -> Iterator[Block]:
        """The blocks of a body, cell or box, set between these edges."""
        for element in unfolded(container):
            if (block := self.block(element, left_mm, right_mm, cells, table)) is not None:
                yield block

    def block(
        self,
        element: Element,
        left_mm: float,
        right_mm: float,
        cells: tuple[Cell, ...] = (),
        table: Part | None = None,
    ) -> Block | None:
        """The block that this element is; None for what is neither paragraph nor table."""
        if element.tag == _P:
            return self.paragraph(element, left_mm, right_mm, cells, table)
        if element.tag == _TBL:
            return self.book.set_table(self, element, left_mm, right_mm, cells)
        return None

    def number(self, paragraph: Element) -> int:
        """Its index in the part."""
        return self._numbers[paragraph]

    def paragraph(
        self, element: Element, left_mm: float, right_mm: float, cells: tuple[Cell, ...], table: Part | None
    ) -> SetParagraph:
        """One paragraph in lines."""
        styles = self.book.styles
        properties = first_child(element, _PPR)
        said = [] if properties is None else list(properties)
        direct = self._direct(said)
        style = direct.get("pStyle") or styles.default["paragraph"]
        letters = table.letters if table else None
        found, formats = self._found(style, direct, table.paragraph if table else {})
        inline = self._reader.read(element, style, letters)
        mark = self._reader.look(next((one for one in said if one.tag == _RPR), None), style, letters)
        label, follow = self._label(found, inline)
        size = inline.runs[0].size_pt if inline.runs else mark.size_pt
        format = formats.get((size, follow))
        if format is None:
            format = formats[size, follow] = as_format(found, size, follow)
        drawings = self._drawings_of(inline, right_mm - left_mm) if inline.objects else []
        frame, width = None, right_mm - left_mm
        if format.frame and format.frame.get("dropCap", "none") == "none":
            format, frame, width = self._frame(format, inline, width)
        typesetter = Typesetter(
            inline,
            format,
            label,
            mark,
            width,
            self.book.settings.tab_twips * MM_PER_TWIP,
            [(at, d.width_mm, d.height_mm) for at, d, _ in drawings if d.inline],
        )
        block = SetParagraph(
            index=self._numbers[element],
            section=self.section,
            inline=inline,
            format=format,
            label=label,
            style=style,
            mark=mark,
            cells=cells,
            left_mm=left_mm,
            right_mm=right_mm,
            typesetter=typesetter,
            lines=typesetter.set(),
            drawings=drawings,
            frame=frame,
            pushed_mm=max([_pushed(d) for _, d, _ in drawings]) if drawings else 0.0,
        )
        self.book.lines += len(block.lines)
        if self.book.lines > MAX_LINES:
            raise TooMuchError("Văn bản có quá nhiều dòng, chương trình không đọc nổi.")
        self.footnotes += [(block, kind, id) for kind, id in inline.notes]
        if not cells and any(one.tag == _SECTION for one in said):
            self.section += 1
        return block

    def _direct(self, said: Sequence[Element]) -> Properties:
        """What the elements of a `w:pPr` say; most paragraphs of a document say the same."""
        own = [one for one in said if one.tag != _RPR]
        if any(map(len, own)):
            return paragraph_properties(own)
        key = tuple([(one.tag, *one.items()) for one in own])
        kept = self._said.get(key)
        if kept is None:
            if len(self._said) > _MOST_KEPT:
                self._said.clear()
            kept = self._said[key] = paragraph_properties(own)
        return kept

    def _found(self, style: str, direct: Properties, table: Properties) -> tuple[Properties, Formats]:
        """All that holds for a paragraph, and the formats that were made of it before."""
        styles = self.book.styles
        if not _UNKEPT.isdisjoint(direct) or not _UNKEPT.isdisjoint(table):
            return styles.paragraph(style, direct, table), {}
        key = (style, tuple(direct.items()), tuple(table.items()))
        kept = styles.paragraphs.get(key)
        if kept is None:
            if len(styles.paragraphs) > _MOST_KEPT:
                styles.paragraphs.clear()
            kept = styles.paragraphs[key] = styles.paragraph(style, direct, table), {}
        return kept

    def _label(self, found: Properties, inline: Inline) -> tuple[str, str]:
        list_id = found.get("numId")
        if not list_id or list_id == "0":
            return "", "tab"
        depth = found.get("ilvl", 0)
        level = self.book.numbering.level(list_id, depth)
        return self.book.counters.label(list_id, depth), "tab" if level is None else level.follow

    def _frame(
        self, format: Format, inline: Inline, room_mm: float
    ) -> tuple[Format, tuple[float, float], float]:
        """A paragraph that floats (`w:framePr`): format, shift and width, width.

        When no width is said it is as wide as its text, which so stands as the frame does.
        """
        said = twips(format.frame.get("w"))
        align = _FRAME_ALIGNMENTS.get(format.frame.get("xAlign", ""))
        width = room_mm
        if said:
            width = said * MM_PER_TWIP
        elif inline.runs:
            looks = zip(inline.runs, inline.looks, strict=True)
            width = min(sum(text_width(run.text, look) for run, look in looks) + _FRAME_SLACK_MM, room_mm)
            format = replace(format, align=align or format.align)
        x = (twips(format.frame.get("x")) or 0.0) * MM_PER_TWIP
        shift = {"center": (room_mm - width) / 2, "right": room_mm - width}.get(align or "", x)
        return format, (shift, width), width

    def _drawings_of(
        self, inline: Inline, width_mm: float
    ) -> list[tuple[int, Drawing, dict[int, list[Block]]]]:
        """The drawings anchored in a paragraph, with the text of their boxes set."""
        found = []
        theme = self.book.styles.theme
        for offset, element in inline.objects:
            number = self._drawings[element]
            if local(element) == "drawing":
                one = read_drawing(element, number, theme)
                drawings = [] if one is None else [one]
            else:
                drawings = read_picture(element, number)
            for drawing in drawings:
                if drawing.full_width:
                    self._widen(drawing, width_mm)
                found.append((offset, drawing, self._boxes(drawing)))
        return found

    def _widen(self, drawing: Drawing, width_mm: float) -> None:
        drawing.width_mm = width_mm
        drawing.items = [replace(item, width_mm=width_mm) for item in drawing.items]

    def _boxes(self, drawing: Drawing) -> dict[int, list[Block]]:
        """The text of each box in it, by the item's number, set from 0."""
        texts = {}
        for number, item in enumerate(drawing.items):
            if item.content is not None:
                width = max(item.width_mm - item.insets_mm[0] - item.insets_mm[2], 1.0)
                texts[number] = list(self.blocks(item.content, 0.0, width))
                stack(texts[number])
        return texts


def _pushed(drawing: Drawing) -> float:
    """How far text is pushed down by a drawing that keeps text above and below it."""
    if not drawing.pushes or drawing.down.base not in ("paragraph", "line", "column"):
        return 0.0
    top = drawing.down.offset_mm
    return max(top + drawing.height_mm, 0.0) if top > -_FAR_UP * drawing.height_mm else 0.0
