"""The kit's documents as Word files: raw OOXML, no library between."""

import io
import re
import zipfile

from tests.decree30.kit.markup import NAMESPACES, Formatting, Markup
from tests.decree30.kit.model import Document

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIMES = "".join(f' w:{kind}="Times New Roman"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))


def write(document: Document, formatting: Formatting = "direct", *, junk: bool = False) -> bytes:
    """The document as a .docx file; the same document gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in _package(Markup(document, formatting, junk)).items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _package(markup: Markup) -> dict[str, bytes]:
    """Every part by its name."""
    document = markup.document
    markup.relate("styles", "styles.xml")
    markup.relate("settings", "settings.xml")
    main = markup.main_part()
    if document.footnotes:
        markup.parts["word/footnotes.xml"] = _footnotes(markup)
        markup.relate("footnotes", "footnotes.xml")
    if document.comments:
        markup.parts["word/comments.xml"] = f"<w:comments {NAMESPACES}>" + "".join(
            f'<w:comment w:id="{at}" w:author="A"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>'
            for at in range(document.comments)
        ) + "</w:comments>"  # fmt: skip
        markup.relate("comments", "comments.xml")
        marks = "".join(f'<w:r><w:commentReference w:id="{at}"/></w:r>' for at in range(document.comments))
        main = main.replace("</w:p>", f"{marks}</w:p>", 1)
    if markup.lists:
        markup.parts["word/numbering.xml"] = _numbering()
        markup.relate("numbering", "numbering.xml")
    if markup.formatting == "theme":
        markup.parts["word/theme/theme1.xml"] = _THEME
        markup.relate("theme", "theme/theme1.xml")
    for id in document.pictures:
        markup.relate("image", f"media/{id}.png", id)
    markup.parts["word/document.xml"] = main
    markup.parts["word/styles.xml"] = _styles(markup)
    markup.parts["word/settings.xml"] = (
        f"<w:settings {NAMESPACES}>"
        + ("<w:mirrorMargins/>" if document.mirrored else "")
        + ("<w:evenAndOddHeaders/>" if document.even_and_odd else "")
        + '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>'
    )
    markup.parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for id, kind, target in markup.relationships
        )
        + "</Relationships>"
    )
    markup.parts["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {name: (head + xml).encode() for name, xml in markup.parts.items()}
    parts |= {f"word/media/{id}.png": data for id, data in document.pictures.items()}
    return {"[Content_Types].xml": (head + _content_types(parts)).encode(), **parts}


def _footnotes(markup: Markup) -> str:
    notes = "".join(
        f'<w:footnote w:id="{at}">{markup.blocks(blocks)}</w:footnote>'
        for at, blocks in enumerate(markup.document.footnotes, 1)
    )
    return f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"


def _numbering() -> str:
    """List 1: I. 1. a) -   bold as the clerk makes it; no look of its own else."""
    levels = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr>'
        "<w:rPr/></w:lvl>"
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{written}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _styles(markup: Markup) -> str:
    font = f"<w:rFonts{_TIMES}/>"
    size = '<w:sz w:val="28"/><w:szCs w:val="28"/>'
    defaults = {
        "direct": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>',
        "styles": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>',
        "latin": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/><w:sz w:val="22"/>',
        "defaults": font + size,
        "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        f' w:cstheme="minorBidi"/>{size}<w:lang w:val="vi-VN"/>',
    }[markup.formatting]
    styles = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Goc"/><w:pPr>{shape}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
        if shape
        else f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
        for (shape, look), name in markup.styles.items()
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Goc"><w:name w:val="Goc"/>'
        '<w:basedOn w:val="Normal"/></w:style>'
        f"{styles}</w:styles>"
    )


def _content_types(parts: dict[str, bytes]) -> str:
    kinds = {
        "document": "document.main", "styles": "styles", "settings": "settings", "numbering": "numbering",
        "footnotes": "footnotes", "comments": "comments", "header": "header", "footer": "footer",
    }  # fmt: skip
    overrides = ""
    for name in parts:
        stem = re.sub(r"\d*\.xml$", "", name.rsplit("/", 1)[-1])
        if name.startswith("word/") and stem in kinds:
            overrides += f'<Override PartName="/{name}" ContentType="{_TYPE}.{kinds[stem]}+xml"/>'
        elif stem == "theme":
            kind = "application/vnd.openxmlformats-officedocument.theme+xml"
            overrides += f'<Override PartName="/{name}" ContentType="{kind}"/>'
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


_FONTS = (
    '<a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Viet" typeface="Times New Roman"/>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "5B9BD5",
        "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "4472C4", "accent6": "70AD47",
        "hlink": "0563C1", "folHlink": "954F72",
    }.items()
)  # fmt: skip
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    f'<a:clrScheme name="Office">{_COLOURS}</a:clrScheme><a:fontScheme name="Office">'
    f"<a:majorFont>{_FONTS.format(latin='Calibri Light')}</a:majorFont>"
    f"<a:minorFont>{_FONTS.format(latin='Times New Roman')}</a:minorFont></a:fontScheme>"
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>'
    + f"<a:ln>{_FILL}</a:ln>" * 3
    + "</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
