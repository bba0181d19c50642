"""Which part of an .xlsx holds which sheet."""

import posixpath
import re
from html import unescape

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MAIN = re.compile(rb"officeDocument$")


def sheet_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The XML of each sheet by its name; of an .ods the whole content, of which all sheets are a part."""
    if "content.xml" in parts:
        return _AllSheets(parts["content.xml"])
    main = next(
        (row["Target"] for row in _rows(_RELATIONSHIP, parts.get("_rels/.rels", b"")) if _is_main(row)),
        "xl/workbook.xml",
    ).lstrip("/")
    folder, name = posixpath.split(main)
    links = _rows(_RELATIONSHIP, parts.get(f"{folder}/_rels/{name}.rels", b""))
    targets = {row.get("Id", ""): posixpath.join(folder, row.get("Target", "")) for row in links}
    found = {}
    for row in _rows(_SHEET, parts.get(main, b"")):
        id = next((value for key, value in row.items() if key.endswith(":id")), "")
        path = posixpath.normpath(targets.get(id, "").lstrip("/"))
        found[row.get("name", "")] = parts.get(path, b"")
    return found


class _AllSheets(dict[str, bytes]):
    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content

    def get(self, key: str, default: bytes = b"") -> bytes:  # type: ignore[override]  # one content for every name
        return self._content


def _is_main(row: dict[str, str]) -> bool:
    return row.get("Type", "").endswith("/officeDocument") and "Target" in row


def _rows(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [
        {
            key.decode(): unescape((double or single).decode("utf-8", "replace"))
            for key, double, single in _ATTRIBUTE.findall(match[1])
        }
        for match in pattern.finditer(xml)
    ]
