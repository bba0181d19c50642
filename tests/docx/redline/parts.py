"""Parts of a Word file changed, or put in with what leads to them: notes, comments, pictures, addresses."""

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.docx.word import R, W, packed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "word/_rels/document.xml.rels"
_SEPARATORS = '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'


def unpacked(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(raw: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed."""
    parts = unpacked(raw)
    return packed(parts | {part: change(parts[part].decode()).encode()})


def with_notes(raw: bytes, *notes: str, kind: str = "footnote", first: int = 1) -> bytes:
    """With footnotes (or endnotes, or comments) numbered from `first`."""
    rows = "".join(
        f'<w:{kind} w:id="{id}" w:author="A">{note}</w:{kind}>'
        if kind == "comment"
        else f'<w:{kind} w:id="{id}">{note}</w:{kind}>'
        for id, note in enumerate(notes, first)
    )
    separator = "" if kind == "comment" else _SEPARATORS.format(kind)
    xml = f"<w:{kind}s {W} {R}>{separator}{rows}</w:{kind}s>"
    return _joined(raw, f"{kind}s", f"{kind}s.xml", xml.encode(), f"{_WORD_TYPE}.{kind}s+xml")


def with_picture(raw: bytes, id: str, shade: int) -> bytes:
    """With a picture of one grey dot behind the relationship `id`."""
    return _joined(raw, "image", f"media/{id}.png", dot(shade), "image/png", id)


def with_address(raw: bytes, id: str, url: str) -> bytes:
    """With a relationship that leads to a page of the web."""
    row = f'<Relationship Id="{id}" Type="{_OFFICE}/hyperlink" Target="{url}" TargetMode="External"/>'
    return with_part(raw, _RELS, lambda xml: xml.replace("</Relationships>", f"{row}</Relationships>"))


def picture(id: str) -> str:
    """A paragraph that shows it."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="900000"/>'
        '<wp:docPr id="3" name="Hình 3"/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="3"'
        f' name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def dot(shade: int) -> bytes:
    """A PNG of one dot."""
    chunks = (
        (b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"), (b"IDAT", zlib.compress(bytes((0, shade)))), (b"IEND", b"")
    )  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in chunks
    )


def _joined(raw: bytes, kind: str, target: str, content: bytes, type: str, id: str = "") -> bytes:
    row = f'<Relationship Id="{id or kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    override = f'<Override PartName="/word/{target}" ContentType="{type}"/>'
    parts = unpacked(raw)
    parts[_RELS] = parts[_RELS].replace(b"</Relationships>", f"{row}</Relationships>".encode())
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", f"{override}</Types>".encode())
    return packed(parts | {f"word/{target}": content})
