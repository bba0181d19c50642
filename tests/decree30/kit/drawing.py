"""Lines, text boxes and pictures as Word writes them, old way and new way."""

import re
import struct
import zlib

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def emu(mm: float) -> int:
    """English metric units."""
    return round(mm * 36000)


def pt(mm: float) -> float:
    """Points."""
    return round(mm * 72 / 25.4, 2)


def anchor(
    number: int, width_mm: float, height_mm: float, horizontal: str, drop_mm: float, graphic: str, uri: str
) -> str:
    """A floating drawing; `horizontal` is the inside of `wp:positionH`."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"'
        f' relativeHeight="{251659264 + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">{horizontal}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu(drop_mm)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(width_mm)}" cy="{emu(height_mm)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Hình {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


def drawingml_line(
    number: int, width_mm: float, drop_mm: float, dashed: bool, colour: str, align: str, left_mm: float | None
) -> str:
    """A straight connector, as Insert > Shapes > Line makes it."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    shape = (
        "<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
        f'<a:ext cx="{emu(width_mm)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}</a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    horizontal = f"<wp:align>{align}</wp:align>"
    if left_mm is not None:
        horizontal = f"<wp:posOffset>{emu(left_mm)}</wp:posOffset>"
    return anchor(number, width_mm, 0, horizontal, drop_mm, shape, _WPS)


def from_page(drawn: str, left_mm: float, top_mm: float) -> str:
    """The same drawing placed from the edges of the paper."""
    for way, axis, mm in (("column", "H", left_mm), ("paragraph", "V", top_mm)):
        place = f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{emu(mm)}</wp:posOffset></wp:position{axis}>'
        drawn = re.sub(f'<wp:position{axis} relativeFrom="{way}">.*?</wp:position{axis}>', place, drawn)
    return drawn.replace('layoutInCell="1"', 'layoutInCell="0"')


def vml_line(number: int, width_mm: float, drop_mm: float, left_mm: float, colour: str) -> str:
    """A line of Word 2003 by its two ends."""
    left, right, drop = pt(left_mm), pt(left_mm + width_mm), pt(drop_mm)
    return (
        f'<w:pict><v:line id="Line_{number}" style="position:absolute;z-index:{251660000 + number}"'
        f' from="{left}pt,{drop}pt" to="{right}pt,{drop}pt" strokecolor="#{colour}"/></w:pict>'
    )


def vml_connector(number: int, width_mm: float, drop_mm: float, left_mm: float, colour: str) -> str:
    """A connector of Word 2007 kept in a compatible file."""
    return (
        f'<w:pict><v:shapetype id="_x0000_t{3200 + number}" coordsize="21600,21600" o:spt="32" o:oned="t"'
        ' path="m,l21600,21600e" filled="f"><v:path arrowok="t" fillok="f" o:connecttype="none"/></v:shapetype>'
        f'<v:shape id="_x0000_s{1026 + number}" type="#_x0000_t{3200 + number}" style="position:absolute;'
        f"margin-left:{pt(left_mm)}pt;margin-top:{pt(drop_mm)}pt;width:{pt(width_mm)}pt;height:0;"
        f'z-index:{251661000 + number}" o:connectortype="straight" strokecolor="#{colour}"/></w:pict>'
    )


def drawingml_box(
    number: int,
    left_mm: float,
    top_mm: float,
    width_mm: float,
    height_mm: float,
    bordered: bool,
    content: str,
) -> str:
    """A text box; `content` are its paragraphs."""
    line = "<a:ln w='9525'><a:solidFill><a:srgbClr val='000000'/></a:solidFill></a:ln>" if bordered else (
        "<a:ln><a:noFill/></a:ln>"
    )  # fmt: skip
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu(width_mm)}" cy="{emu(height_mm)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>{line}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>'
    )
    horizontal = f"<wp:posOffset>{emu(left_mm)}</wp:posOffset>"
    drawn = anchor(number, width_mm, height_mm, horizontal, top_mm, shape, _WPS)
    old = vml_box(number, left_mm, top_mm, width_mm, height_mm, bordered, content)
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def vml_box(
    number: int,
    left_mm: float,
    top_mm: float,
    width_mm: float,
    height_mm: float,
    bordered: bool,
    content: str,
) -> str:
    """A text box of Word 2003."""
    stroked = "" if bordered else ' stroked="f"'
    return (
        f'<w:pict><v:shape id="Text_Box_{number}" o:spid="_x0000_s{2050 + number}" type="#_x0000_t202"'
        f' style="position:absolute;margin-left:{pt(left_mm)}pt;margin-top:{pt(top_mm)}pt;'
        f'width:{pt(width_mm)}pt;height:{pt(height_mm)}pt;z-index:{251662000 + number}" filled="f"{stroked}>'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
    )


def picture(
    number: int, relationship: str, left_mm: float, top_mm: float, width_mm: float, height_mm: float
) -> str:
    """A picture floating over the text, placed from its paragraph."""
    shape = (
        f'<pic:pic xmlns:pic="{_A}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="Ảnh {number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu(width_mm)}" cy="{emu(height_mm)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    horizontal = f"<wp:posOffset>{emu(left_mm)}</wp:posOffset>"
    return anchor(number, width_mm, height_mm, horizontal, top_mm, shape, f"{_A}/picture")


def png(rgb: tuple[int, int, int], size: tuple[int, int] = (60, 30), transparent: bool = True) -> bytes:
    """A ring of one colour; what is round it is transparent, or white."""
    wide, high = size
    rows = bytearray()
    for y in range(high):
        rows.append(0)
        for x in range(wide):
            r = ((x - wide / 2) / (wide / 2)) ** 2 + ((y - high / 2) / (high / 2)) ** 2
            ink = 0.6 < r < 1
            pixel = bytes(rgb) if ink else b"\xff\xff\xff"
            rows += pixel + (bytes([255 if ink else 0]) if transparent else b"")
    head = struct.pack(">IIBBBBB", wide, high, 8, 6 if transparent else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*chunk) for chunk in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
