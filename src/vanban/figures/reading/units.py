"""In which unit a sheet tells its money: stated once above the table, or in a column's heading."""

import re
from collections.abc import Iterable

from vanban.data.reporting import Unit
from vanban.vietnamese.letters import without_accents

_SCALES: dict[str, Unit] = {
    "": "đồng",
    "nghin": "nghìn đồng",
    "ngan": "nghìn đồng",
    "1000": "nghìn đồng",
    "1.000": "nghìn đồng",
    "trieu": "triệu đồng",
    "tr": "triệu đồng",
    "ty": "tỷ đồng",
    "ti": "tỷ đồng",
}
_WORDS = r"(?P<scale>nghin|ngan|1\.?000|trieu|tr|ty|ti)?\.?\s*(?:dong|d|vnd)\b"
_STATED = re.compile(rf"(?:don\s*vi(?:\s*tinh)?|dvt)\s*:?\s*(?:\(\s*)?{_WORDS}")
_IN_HEADING = re.compile(rf"\(\s*(?:(?:don\s*vi(?:\s*tinh)?|dvt)\s*:?\s*)?{_WORDS}\s*\)")


def units_stated(texts: Iterable[str]) -> set[Unit]:
    """The units that texts above a table state, as `Đơn vị tính: triệu đồng`."""
    return {_unit(found) for text in texts if (found := _STATED.search(_folded(text)))}


def unit_of_heading(heading: str) -> Unit | None:
    """The unit that a column's heading states, as `Lũy kế (triệu đồng)`."""
    found = _IN_HEADING.search(_folded(heading))
    return _unit(found) if found else None


def _folded(text: str) -> str:
    return " ".join(without_accents(text).casefold().split())


def _unit(found: re.Match[str]) -> Unit:
    return _SCALES[found["scale"] or ""]
