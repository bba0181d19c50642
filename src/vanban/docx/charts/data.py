"""A chart as its template gets it, read and held to its shape."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["cot_ngang", "duong"]
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers as decimal texts (`62.35`), an empty one where there is none; bars, or a line."""

    name: str
    values: tuple[str, ...]
    is_line: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows. `axis` names what the labels are (`Tháng`), if that needs saying."""

    kind: Kind
    name: str
    description: str
    unit: str
    axis: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def decimals(self) -> int:
        """Decimals of the most exact number."""
        return max((len(text.partition(".")[2]) for one in self.series for text in one.values), default=0)


class Drawn(NamedTuple):
    """A chart as it is drawn: its plot and legend as XML, and the labels and series that its workbook holds."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    plot: str
    legend: str
    height_mm: float


def read_chart(given: Mapping[str, Any]) -> Chart:
    """The chart that a context describes.

    Raises:
        ValueError: it has another kind, no series, a text that is no number, or not one number for each label.
    """
    labels = tuple(map(str, given["nhan"]))
    series = tuple(
        Series(str(one["ten"]), tuple(map(str, one["gia_tri"])), one["kieu"] == "duong")
        for one in given["chuoi"]
    )
    if given["loai"] not in ("cot_ngang", "duong") or not series:
        raise ValueError(given["loai"])
    for one in series:
        if len(one.values) != len(labels):
            raise ValueError(f"{one.name}: {len(one.values)} numbers for {len(labels)} labels")
        if wrong := [text for text in one.values if text and not _NUMBER.fullmatch(text)]:
            raise ValueError(wrong[0])
    return Chart(
        given["loai"],
        str(given["ten"]),
        str(given["mo_ta"]),
        str(given["don_vi"]),
        str(given.get("ten_truc", "")),
        labels,
        series,
    )
