"""The one thing that the form draws: a solid horizontal line."""

LINE_WEIGHT_PT = 0.75
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def horizontal_line(length_mm: float, number: int, drop_pt: float = 3.0) -> str:
    """A run with a black line `length_mm` long, centred in its column, `drop_pt` under its paragraph's top.

    It takes no room in the text. `number` tells the drawings of one document apart. The run names its own
    namespaces, so it can stand in any template. Word 2007 reads the second form, later programs the first.
    """
    return (
        f"<w:r><mc:AlternateContent {_NAMESPACES}>"
        f'<mc:Choice Requires="wps">{_drawingml(length_mm, number, drop_pt)}</mc:Choice>'
        f"<mc:Fallback>{_vml(length_mm, number, drop_pt)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _drawingml(length_mm: float, number: int, drop_pt: float) -> str:
    length, drop, weight = round(length_mm * 36000), round(drop_pt * 12700), round(LINE_WEIGHT_PT * 12700)
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _vml(length_mm: float, number: int, drop_pt: float) -> str:
    length_pt = round(length_mm * 72 / 25.4, 1)
    return (
        f'<w:pict><v:line id="duong_ke_{number}" style="position:absolute;z-index:251658240;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:text;"
        'mso-position-vertical-relative:text"'
        f' from="0,{drop_pt}pt" to="{length_pt}pt,{drop_pt}pt" strokecolor="black"'
        f' strokeweight="{LINE_WEIGHT_PT}pt"/></w:pict>'
    )
