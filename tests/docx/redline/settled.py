"""A file with its tracked changes accepted or rejected, by the standard's own words, and the text that is then left.

Written for the tests alone and apart from the program: ISO/IEC 29500-1, 17.13.5.
"""

import io
import unicodedata
import zipfile
from typing import Any, Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Verdict = Literal["accept", "reject"]
_OUT = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_IN = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
_LIVE = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_NOT_IN_A_CHANGE = frozenset(
    W + name
    for name in ("rPr", "sectPr", "headerReference", "footerReference", "ins", "del", "moveFrom", "moveTo")
)
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_RANGES = tuple(f"{W}{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End"))


def accept_all(raw: bytes) -> bytes:
    return _settled(raw, "accept")


def reject_all(raw: bytes) -> bytes:
    return _settled(raw, "reject")


def stories(raw: bytes) -> dict[str, list[str]]:
    """The paragraphs of each part with text, in order: text, tabs and breaks; a table is a line for each cell's end."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in sorted(archive.namelist()):
            if name == "word/document.xml" or name.startswith(("word/header", "word/foot", "word/endnotes")):
                root = etree.fromstring(archive.read(name))
                _end_with_paragraphs(root)
                found[name] = list(_lines(root))
    return found


def body(raw: bytes) -> list[str]:
    return stories(raw)["word/document.xml"]


def _settled(raw: bytes, verdict: Verdict) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(file, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(data)
                _settle(root, verdict)
                data = etree.tostring(root)
            made.writestr(name, data)
    return file.getvalue()


def _settle(root: Any, verdict: Verdict) -> None:
    out = tuple(W + name for name in _OUT[verdict])
    into = tuple(W + name for name in _IN[verdict])
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{name}") is not None for name in out):
            table = row.getparent()
            table.remove(row)
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)
    gone = [p for p in root.iter(f"{W}p") if any(p.find(f"{W}pPr/{W}rPr/{name}") is not None for name in out)]
    for change in list(root.iter(f"{W}pPrChange", f"{W}rPrChange", f"{W}sectPrChange")):
        look = change.getparent()
        if verdict == "reject":
            for child in list(look):
                if child.tag not in _NOT_IN_A_CHANGE:
                    look.remove(child)
            start = sum(child.tag.endswith("Reference") for child in look)
            for number, child in enumerate(list(change[0])):
                look.insert(start + number, child)
        else:
            look.remove(change)
    for element in list(root.iter(*out, *into, *_RANGES)):
        parent = element.getparent()
        if element.tag in into and parent.tag not in (f"{W}rPr", f"{W}trPr"):
            at = parent.index(element)
            parent[at : at + 1] = list(element)
        else:
            parent.remove(element)
    for link in [link for link in root.iter(f"{W}hyperlink") if not len(link)]:
        link.getparent().remove(link)
    for element in root.iter(*_LIVE):
        element.tag = _LIVE[element.tag]
    for paragraph in reversed(gone):
        following = paragraph.getnext()
        while following is not None and following.tag in _BOOKMARKS:
            following = following.getnext()
        rest = [child for child in paragraph if child.tag != f"{W}pPr"]
        if following is not None and following.tag == f"{W}p":
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = rest
        elif any(child.tag not in _BOOKMARKS for child in rest):
            continue  # nothing to join it to
        elif following is None or following.tag == f"{W}sectPr":
            continue  # the last mark of a story stays
        paragraph.getparent().remove(paragraph)


def _end_with_paragraphs(root: Any) -> None:
    """No program shows a story that ends with a table: each adds an empty paragraph when it opens the file."""
    for story in [root, *root.iter(f"{W}body", f"{W}txbxContent", f"{W}footnote", f"{W}endnote")]:
        blocks = story.findall(f"{W}p") + story.findall(f"{W}tbl")
        if blocks and (last := max(blocks, key=story.index)).tag == f"{W}tbl":
            last.addnext(etree.Element(f"{W}p"))


def _lines(root: Any) -> Any:
    for paragraph in root.iter(f"{W}p"):
        if any(up.tag.endswith("}Fallback") for up in paragraph.iterancestors()):
            continue  # the twin of a text box, for old readers
        text = "".join(_letters(paragraph))
        where = "/".join(
            up.tag.rpartition("}")[2]
            for up in reversed(list(paragraph.iterancestors()))
            if up.tag in (f"{W}tc", f"{W}tr", f"{W}tbl", f"{W}txbxContent")
        )
        yield f"{where}: {text}" if where else text


def _letters(element: Any) -> Any:
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name == "t":
            yield unicodedata.normalize("NFC", (child.text or "").replace("\u00a0", " "))
        elif name == "tab":
            yield "\t" if child.getparent().tag == f"{W}r" else ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name in ("drawing", "pict", "AlternateContent", "object"):
            yield "□"
        elif name in (
            "r",
            "hyperlink",
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "smartTag",
            "fldSimple",
            "sdt",
            "sdtContent",
        ):
            yield from _letters(child)
        elif name in ("delText", "instrText", "delInstrText"):
            yield f"[{name}]" if name == "delText" else ""
