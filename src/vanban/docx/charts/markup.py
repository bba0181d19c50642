"""DrawingML of charts by small functions: letters, lines, fills, references with their cached values."""

from collections.abc import Iterable, Sequence
from html import escape

from vanban.docx.charts.workbook import cells

FONT = "Times New Roman"
SIZE_PT = 10.0


def solid(colour: str) -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def hatched(colour: str) -> str:
    """A fill of slanting lines, which also shows on black and white paper."""
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


NOTHING = "<a:noFill/>"


def line(colour: str, weight_pt: float, dash: str = "solid") -> str:
    """A line in DrawingML's kind of dash."""
    return f'<a:ln w="{round(weight_pt * 12700)}">{solid(colour)}<a:prstDash val="{dash}"/></a:ln>'


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(fill: str, outline: str = NO_LINE) -> str:
    """How a thing is filled and drawn round."""
    return f"<c:spPr>{fill}{outline}</c:spPr>"


def letters(size_pt: float = SIZE_PT, bold: bool = False) -> str:
    """How the text of a thing is set."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'{_properties("defRPr", size_pt, bold)}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def title(text: str, turned: bool = False, at: tuple[float, float] | None = None) -> str:
    """The title of an axis; `turned` reads from the bottom up. Nothing for no text."""
    if not text:
        return ""
    body = '<a:bodyPr rot="-5400000" vert="horz"/>' if turned else "<a:bodyPr/>"
    return (
        f"<c:title><c:tx><c:rich>{body}<a:lstStyle/><a:p><a:pPr>{_properties('defRPr', SIZE_PT, False)}</a:pPr>"
        f"<a:r>{_properties('rPr', SIZE_PT, False)}<a:t>{escape(text, quote=False)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'{manual_layout(*at) if at else ""}<c:overlay val="0"/></c:title>'
    )


def manual_layout(left: float, top: float, width: float | None = None, height: float | None = None) -> str:
    """The place of a thing in parts of the chart's width and height; with a size it is that of the plot itself."""
    target = '<c:layoutTarget val="inner"/>' if width is not None else ""
    places = {"x": left, "y": top, "w": width, "h": height}
    numbers = "".join(f'<c:{name} val="{part:.4f}"/>' for name, part in places.items() if part is not None)
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{numbers}'
        "</c:manualLayout></c:layout>"
    )


def _properties(name: str, size_pt: float, bold: bool) -> str:
    language = ' lang="vi-VN"' if name == "rPr" else ""
    return (
        f'<a:{name}{language} sz="{round(size_pt * 100)}" b="{int(bold)}">{solid("000000")}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:{name}>'
    )


def number_format(decimals: int) -> str:
    """Thousands and decimals as Vietnamese writes them wherever the program looks at the format's language."""
    return "[$-42A]#,##0" + (f".{'0' * decimals}" if decimals else "")


def series_name(name: str, column: int) -> str:
    """The name of a series, the heading of its column."""
    return f"<c:tx><c:strRef><c:f>{cells(column, 1, 1)}</c:f>{_texts([name])}</c:strRef></c:tx>"


def categories(labels: Sequence[str]) -> str:
    """The labels, in column A."""
    return f"<c:cat><c:strRef><c:f>{cells(0, 2, len(labels) + 1)}</c:f>{_texts(labels)}</c:strRef></c:cat>"


def numbers(values: Sequence[str], column: int) -> str:
    """The values of a series; an empty text is a gap."""
    points = "".join(f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(values) if text)
    return (
        f"<c:val><c:numRef><c:f>{cells(column, 2, len(values) + 1)}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def labels_of_points(decimals: int, place: str, fill: str = NOTHING, without: Iterable[int] = ()) -> str:
    """The values beside the points, but for those `without`: `outEnd` is behind a bar, `t` above a point."""
    none = "".join(f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>' for n in without)
    return f"<c:dLbls>{none}{_point_label(decimals, place, fill)}</c:dLbls>"


def _point_label(decimals: int, place: str, fill: str) -> str:
    shown = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return (
        f'<c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/>{shape(fill)}'
        f'{letters(SIZE_PT - 1)}<c:dLblPos val="{place}"/>'
        + "".join(f'<c:show{what} val="{value}"/>' for what, value in shown.items())
    )


def legend() -> str:
    """Which series is which, below the plot."""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{letters()}</c:legend>'


def _texts(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(text, quote=False)}</c:v></c:pt>' for n, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
