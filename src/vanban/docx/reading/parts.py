"""Which parts of a Word file can hold tags, and what a clerk calls them."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from vanban.docx.reading.package import Package, relationships

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NOTES: Mapping[str, str] = MappingProxyType(
    {
        f"{_WORD}footnotes+xml": "cước chú",
        f"{_WORD}endnotes+xml": "chú thích cuối",
        f"{_WORD}comments+xml": "bình luận",
    }
)
_PROPERTIES = (
    "application/vnd.openxmlformats-package.core-properties+xml",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_KINDS = {"header": "đầu trang", "footer": "chân trang"}
_PAGES = {"first": " của trang đầu", "even": " của trang chẵn"}
_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_REFERENCE = re.compile(r"<w:(header|footer)Reference\b([^>]*)>")


def part_labels(package: Package) -> dict[str, str]:
    """Every part that may hold tags, with its Vietnamese name: body, headers, notes, charts, properties."""
    labels = {package.main: "thân văn bản"}
    labels.update(_pages(package))
    charts = 0
    for part in package.parts:
        content_type = package.types.get(part, "")
        if part in labels:
            continue
        if content_type == _CHART:
            charts += 1
            labels[part] = f"biểu đồ {charts}"
        elif content_type in _NOTES:
            labels[part] = _NOTES[content_type]
        elif content_type in _PROPERTIES:
            labels[part] = "thuộc tính tài liệu"
        elif content_type in (f"{_WORD}header+xml", f"{_WORD}footer+xml"):
            labels[part] = _KINDS[content_type.removeprefix(_WORD).removesuffix("+xml")]
    return labels


def _pages(package: Package) -> Iterator[tuple[str, str]]:
    """Headers and footers as the sections of the body use them."""
    targets = {row_id: part for row_id, _, part in relationships(package, package.main)}
    sections = _SECTION.findall(package.parts[package.main].decode("utf-8"))
    seen: set[str] = set()
    for number, section in enumerate(sections, 1):
        for kind, attributes in _REFERENCE.findall(section):
            part = targets.get(_attribute(attributes, "r:id"), "")
            if part in package.parts and part not in seen:
                seen.add(part)
                of_section = f" của phần {number}" if len(sections) > 1 else ""
                yield part, _KINDS[kind] + _PAGES.get(_attribute(attributes, "w:type"), "") + of_section


def _attribute(attributes: str, name: str) -> str:
    found = re.search(rf"""{name}\s*=\s*["']([^"']*)["']""", attributes)
    return found.group(1) if found else ""
