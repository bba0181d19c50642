"""A Word file from its body: only the parts that it needs, the same bytes every time."""

from collections.abc import Mapping
from html import escape

from vanban.docx.engine.archive import deflate, whole
from vanban.docx.starter.markup import RELATIONS, WORD, XML_HEAD
from vanban.docx.starter.sections import PARTS, bare_section, headers_and_footers, section
from vanban.docx.starter.styles import styles_xml
from vanban.docx.theme import theme_xml
from vanban.layout.form import Form, Paper

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
    "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    **{f"word/{name}": f"{_WORD_TYPE}.{name[:6]}+xml" for name in PARTS.values()},
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
_PAGE_RELATIONS = {id: (f"{_OFFICE}/relationships/{name[:6]}", name) for id, name in PARTS.items()}
_ROOTS = {"header": "hdr", "footer": "ftr"}


def document(body: str, form: Form, title: str, creator: str, last: Paper, followed: str) -> bytes:
    """A whole document with page numbers; `last` is the paper of its last section.

    `followed` is the condition on which sections of their own come after what is signed.
    """
    pages = {
        f"word/{name}": _page_part(name, content) for name, content in headers_and_footers(followed).items()
    }
    end = section(last, "last")
    return _package(body + end, form, _core(title, creator), _DOCUMENT_RELATIONS | _PAGE_RELATIONS, pages)


def shared_part(body: str, form: Form, title: str, paper: Paper) -> bytes:
    """A part that documents include: the same styles, no page number of its own; it is edited on `paper`."""
    return _package(body + bare_section(paper), form, _core(title, ""), _DOCUMENT_RELATIONS, {})


def _package(
    body: str,
    form: Form,
    core: str,
    relations: Mapping[str, tuple[str, str]],
    pages: Mapping[str, str],
) -> bytes:
    parts = {
        "word/document.xml": f"{XML_HEAD}<w:document {WORD} {RELATIONS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_xml(form),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(form.font),
        "word/theme/theme1.xml": theme_xml(form.font),
        **pages,
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


def _page_part(name: str, content: str) -> str:
    root = _ROOTS[name[:6]]
    return f"{XML_HEAD}<w:{root} {WORD} {RELATIONS}>{content}</w:{root}>"


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
_APP = (
    f'{XML_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>vanban</Application></Properties>"
)


def _font_table(font: str) -> str:
    return (
        f'{XML_HEAD}<w:fonts {WORD}><w:font w:name="{font}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
