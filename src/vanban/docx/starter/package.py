"""A Word file from its body: only the parts that it needs, the same bytes every time."""

from collections.abc import Mapping
from html import escape

from vanban.docx.engine.archive import deflate, whole
from vanban.docx.starter.markup import RELATIONS, WORD, XML_HEAD, paragraph
from vanban.docx.starter.page import (
    BOTTOM_MM,
    HEADER_DISTANCE_MM,
    LEFT_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    RIGHT_MM,
    TOP_MM,
    Sizes,
    dxa,
)
from vanban.docx.starter.styles import FONT, styles_xml
from vanban.docx.starter.theme import theme_xml

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{_WORD_TYPE}.header+xml",
    "word/header2.xml": f"{_WORD_TYPE}.header+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_ROOT_RELATIONS = {
    "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
}
_DOCUMENT_RELATIONS = {
    "rId1": (f"{_OFFICE}/relationships/styles", "styles.xml"),
    "rId2": (f"{_OFFICE}/relationships/settings", "settings.xml"),
    "rId3": (f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
    "rId4": (f"{_OFFICE}/relationships/theme", "theme/theme1.xml"),
}
_HEADER_RELATIONS = {
    "rId5": (f"{_OFFICE}/relationships/header", "header1.xml"),
    "rId6": (f"{_OFFICE}/relationships/header", "header2.xml"),
}
_PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def document(body: str, sizes: Sizes, title: str, creator: str) -> bytes:
    """A whole document with page numbers (Phụ lục I, I.7): centred in the top margin, none on page 1."""
    headers = {
        "word/header1.xml": _header(paragraph("SoTrang", _PAGE_NUMBER)),
        "word/header2.xml": _header(paragraph("SoTrang")),
    }
    references = (
        '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
    )
    section = _section(references, "<w:titlePg/>")
    relations = _DOCUMENT_RELATIONS | _HEADER_RELATIONS
    return _package(body + section, sizes, _core(title, creator), relations, headers)


def shared_part(body: str, sizes: Sizes, title: str) -> bytes:
    """A part that documents include: the same page and styles, no page number of its own."""
    return _package(body + _section("", ""), sizes, _core(title, ""), _DOCUMENT_RELATIONS, {})


def _package(
    body: str,
    sizes: Sizes,
    core: str,
    relations: Mapping[str, tuple[str, str]],
    headers: Mapping[str, str],
) -> bytes:
    parts = {
        "word/document.xml": f"{XML_HEAD}<w:document {WORD} {RELATIONS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_xml(sizes),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONT_TABLE,
        "word/theme/theme1.xml": theme_xml(),
        **headers,
        "docProps/core.xml": core,
        "docProps/app.xml": _APP,
    }
    parts |= {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(_ROOT_RELATIONS),
        "word/_rels/document.xml.rels": _relationships(relations),
    }
    return whole([deflate(name, xml.encode(), once=True) for name, xml in parts.items()])


def _content_types(names: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{_TYPES[n]}"/>' for n in names)
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(relations: Mapping[str, tuple[str, str]]) -> str:
    targets = "".join(
        f'<Relationship Id="{id}" Type="{type}" Target="{to}"/>' for id, (type, to) in relations.items()
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{targets}</Relationships>'


def _section(headers: str, first_page: str) -> str:
    return (
        f'<w:sectPr>{headers}<w:pgSz w:w="{dxa(PAGE_WIDTH_MM)}" w:h="{dxa(PAGE_HEIGHT_MM)}"/>'
        f'<w:pgMar w:top="{dxa(TOP_MM)}" w:right="{dxa(RIGHT_MM)}" w:bottom="{dxa(BOTTOM_MM)}"'
        f' w:left="{dxa(LEFT_MM)}" w:header="{dxa(HEADER_DISTANCE_MM)}" w:footer="{dxa(HEADER_DISTANCE_MM)}"'
        f' w:gutter="0"/><w:pgNumType w:fmt="decimal" w:start="1"/>{first_page}</w:sectPr>'
    )


def _header(content: str) -> str:
    return f"{XML_HEAD}<w:hdr {WORD} {RELATIONS}>{content}</w:hdr>"


def _core(title: str, creator: str) -> str:
    """Title and author of the file. No dates: those of the clock would differ in every run."""
    author = f"<dc:creator>{escape(creator)}</dc:creator>" if creator else ""
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title>{author}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


_SETTINGS = (
    f"{XML_HEAD}<w:settings {WORD}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
_FONT_TABLE = (
    f'{XML_HEAD}<w:fonts {WORD}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_APP = (
    f'{XML_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>vanban</Application></Properties>"
)
