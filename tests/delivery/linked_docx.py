"""Documents that lead elsewhere, each by one of the ways that Word knows."""

import io
import zipfile
from collections.abc import Callable

from tests.delivery.plain_docx import linked_picture_docx, plain_docx

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _link(kind: str, url: str) -> str:
    return f'<Relationship Id="rId9" Type="{_R}/{kind}" Target="{url}" TargetMode="External"/>'


def _field(code: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>cũ</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _with_parts(document: bytes, parts: dict[str, str], types: str) -> bytes:
    """`document` with further parts; `types` are their rows of the list of content types."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "[Content_Types].xml":
                content = content.replace("</Types>", f"{types}</Types>")
            new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def _settings(url: str, inside: str, kind: str) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f'<Relationship Id="rId8" Type="{_R}/settings" Target="settings.xml"/>'
    return _with_parts(
        plain_docx("Có liên kết", relationships=main),
        {
            "word/settings.xml": f'<w:settings xmlns:w="{w}" xmlns:r="{_R}">{inside}</w:settings>',
            "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{_link(kind, url)}</Relationships>',
        },
        f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}.settings+xml"/>',
    )


def _vml(url: str) -> bytes:
    picture = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:72pt;height:72pt">'
        '<v:imagedata r:href="rId9" r:id="rId9"/></v:shape></w:pict></w:r></w:p>'
    )
    return plain_docx("Có ảnh", body=picture, relationships=_link("image", url))


def _ole(url: str) -> bytes:
    linked = (
        '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="o1" style="width:72pt;height:72pt"/>'
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="Excel.Sheet.12" '
        'ShapeID="o1" DrawAspect="Content" r:id="rId9" UpdateMode="Always"/></w:object></w:r></w:p>'
    )
    return plain_docx("Có bảng", body=linked, relationships=_link("oleObject", url))


def _chunk(url: str) -> bytes:
    return plain_docx("Có phần", body='<w:altChunk r:id="rId9"/>', relationships=_link("aFChunk", url))


def _subdocument(url: str) -> bytes:
    return plain_docx("Có phần", body='<w:subDoc r:id="rId9"/>', relationships=_link("subDocument", url))


WAYS: dict[str, Callable[[str], bytes]] = {
    "picture": linked_picture_docx,
    "old picture": _vml,
    "INCLUDEPICTURE": lambda url: plain_docx(
        "Có trường", body=_field(f"INCLUDEPICTURE &quot;{url}&quot; \\d")
    ),
    "INCLUDETEXT": lambda url: plain_docx("Có trường", body=_field(f"INCLUDETEXT &quot;{url}&quot;")),
    "DDEAUTO": lambda url: plain_docx("Có trường", body=_field(f"DDEAUTO excel &quot;{url}&quot; A1")),
    "attached template": lambda url: _settings(url, '<w:attachedTemplate r:id="rId9"/>', "attachedTemplate"),
    "mail merge": lambda url: _settings(
        url,
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
        '<w:dataSource r:id="rId9"/></w:mailMerge>',
        "mailMergeSource",
    ),
    "linked object": _ole,
    "chunk": _chunk,
    "subdocument": _subdocument,
}
"""A document for each way; its parameter is where it leads to."""
