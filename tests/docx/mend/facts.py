"""What is said of every letter, paragraph and section of a Word file, to see what a mend has changed."""

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Fact = tuple[str | int, ...]
DOCUMENT = "word/document.xml"
_SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}


def parts(raw: bytes) -> dict[str, bytes]:
    """Its parts by name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def facts(raw: bytes) -> dict[Fact, str]:
    """`(part, paragraph, letter, property)` and the like → value."""
    found: dict[Fact, str] = {}
    for part, data in parts(raw).items():
        root = etree.fromstring(data) if part.endswith(".xml") else None
        if root is None or etree.QName(root).localname not in ("document", "hdr", "ftr"):
            found[part,] = sha256(data).hexdigest()
            continue
        for index, paragraph in enumerate(root.iter(f"{W}p")):
            found |= {(part, index, *key): value for key, value in _paragraph(paragraph)}
        for number, section in enumerate(root.iter(f"{W}sectPr")):
            found |= {(part, f"section {number}", name): value for name, value in flat(section)}
        for number, row in enumerate(root.iter(f"{W}trPr", f"{W}tblPr")):
            found |= {(part, f"table {number}", name): value for name, value in flat(row)}
        for number, drawn in enumerate(root.iter(f"{W}drawing", f"{W}pict")):
            for place, element in enumerate(e for e in drawn.iter(etree.Element) if not e.tag.startswith(W)):
                for name, value in element.attrib.items():
                    found[part, f"drawing {number}", place, str(element.tag), name] = value
                found[part, f"drawing {number}", place, str(element.tag)] = (element.text or "").strip()
    return found


def _paragraph(paragraph: etree._Element) -> Iterator[tuple[Fact, str]]:
    text = ""
    look = paragraph.find(f"{W}pPr")
    for name, value in flat(look) if look is not None else ():
        yield ("paragraph", name), value
    for mark in paragraph.iterfind(f"{W}pPr/{W}rPr"):
        yield from ((("mark", name), value) for name, value in flat(mark))
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        own = dict(flat(run.find(f"{W}rPr"))) if run.find(f"{W}rPr") is not None else {}
        letters = "".join(shown(element) for element in run)
        for number in range(len(text), len(text) + len(letters)):
            yield from (((number, name), value) for name, value in own.items())
        text += letters
    yield ("text",), text
    yield ("inside",), " ".join(_inside(paragraph))


def _inside(paragraph: etree._Element) -> Iterator[str]:
    """The elements of a paragraph other than letters and looks: fields, links, controls, drawings, marks."""
    for element in paragraph.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("r", "t", "delText", "rPr", "pPr", "p", "sectPr") or any(
            etree.QName(up).localname in ("rPr", "pPr", "drawing", "pict") for up in element.iterancestors()
        ):
            continue
        yield f"{name}{sorted(element.attrib.values())}{element.text or ''}"


def shown(element: etree._Element) -> str:
    """What an element of a run adds to the text."""
    name = etree.QName(element).localname
    return (element.text or "") if name in ("t", "delText") else _SIGNS.get(name, "")


def flat(element: etree._Element) -> Iterator[tuple[str, str]]:
    """`spacing@before` → `120` for each property; a switch without a value is on."""
    for child in element:
        name = etree.QName(child).localname
        if name in ("rPr", "sectPr"):
            continue
        attributes = {etree.QName(key).localname: str(value) for key, value in child.attrib.items()}
        if not attributes and not len(child):
            yield name, "on"
        if name.endswith("Reference"):
            name = f"{name}[{attributes.pop('type')}]"
        for key, value in attributes.items():
            yield f"{name}@{key}", value


def changed(before: bytes, after: bytes) -> dict[Fact, tuple[str | None, str | None]]:
    """What is told differently of both, as it was and as it is."""
    old, new = facts(before), facts(after)
    return {
        key: (old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys(), key=repr)
        if old.get(key) != new.get(key)
    }
