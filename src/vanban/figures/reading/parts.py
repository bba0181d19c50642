"""Which part of an .xlsx holds which sheet."""

import posixpath
import re
from html import unescape

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MAIN = re.compile(rb"officeDocument$")


CONTENT = "content.xml"
"""The one part of an .ods that holds all its sheets."""


def sheet_parts(parts: dict[str, bytes]) -> dict[str, list[bytes]]:
    """The XML of each sheet of an .xlsx by its name.

    Programs don't agree how a part's address is read; all that one could take for it
    are given, the right one last.
    """
    main = next(
        (row["Target"] for row in _rows(_RELATIONSHIP, parts.get("_rels/.rels", b"")) if _is_main(row)),
        "xl/workbook.xml",
    ).lstrip("/")
    folder, name = posixpath.split(main)
    links = _rows(_RELATIONSHIP, parts.get(f"{folder}/_rels/{name}.rels", b""))
    targets = {row.get("Id", ""): row.get("Target", "") for row in links}
    found = {}
    for row in _rows(_SHEET, parts.get(main, b"")):
        id = next((value for key, value in row.items() if key.endswith(":id")), "")
        target = targets.get(id, "")
        right = posixpath.normpath(posixpath.join(folder, target).lstrip("/"))
        last = posixpath.basename(target).casefold()
        like = [path for path in parts if posixpath.basename(path).casefold() == last and path != right]
        found[row.get("name", "")] = [parts[path] for path in (*like, right) if path in parts]
    return found


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
