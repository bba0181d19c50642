"""Which annexes a report has, how its text calls them, and what stands in them."""

from collections.abc import Callable, Sequence

from vanban.data.reporting import Reporting
from vanban.documents.facts import Facts
from vanban.documents.page import TableContext
from vanban.documents.reports.tables import Tables
from vanban.documents.reports.wording import Money
from vanban.figures.model import Project
from vanban.figures.results import Overview

_ROMAN = ("I", "II", "III", "IV", "V")
_TITLES = {
    "du_an": "Kết quả giải ngân vốn đầu tư công theo dự án đến hết {period}",
    "don_vi": "Kết quả giải ngân và xếp hạng các đơn vị đến hết {period}",
    "duoi_binh_quan": "Danh sách đơn vị có tỷ lệ giải ngân dưới mức chung đến hết {period}",
    "nguon_von": "Kết quả giải ngân theo nguồn vốn đến hết {period}",
}


class Annexes:
    """The annexes of one report, of the `kinds` that have something to show; two and more are numbered in Roman."""

    def __init__(
        self, kinds: Sequence[str], overview: Overview, projects: Sequence[Project], reporting: Reporting
    ) -> None:
        self._overview, self._reporting, self._projects = overview, reporting, projects
        empty = {
            "du_an": not projects,
            "don_vi": not overview.by_department,
            "duoi_binh_quan": not overview.below,
            "nguon_von": len(overview.by_source) < 2,
        }
        kept = [kind for kind in kinds if not empty[kind]]
        self._numbers = {kind: _ROMAN[n] if len(kept) > 1 else "" for n, kind in enumerate(kept)}

    def facts(self) -> Facts:
        """`{{ phu_luc.don_vi }}`: how the text calls an annex; empty for one that is not there."""
        called = {kind: f"Phụ lục {number}".strip() for kind, number in self._numbers.items()}
        numbers = [number for number in self._numbers.values() if number]
        all_of_them = f"các Phụ lục {', '.join(numbers)}" if numbers else "Phụ lục" if called else ""
        return {**dict.fromkeys(_TITLES, ""), **called, "day_du": all_of_them}

    def tables(self, goes_with: str) -> list[TableContext]:
        """The annexes themselves; `goes_with` stands below each title."""
        tables = Tables(self._overview, Money(self._reporting.unit), goes_with)
        make: dict[str, Callable[[str], TableContext]] = {
            "du_an": lambda title: tables.projects(self._projects, title, self._reporting.sources),
            "don_vi": tables.departments,
            "duoi_binh_quan": tables.below,
            "nguon_von": tables.sources,
        }
        found = []
        for kind, number in self._numbers.items():
            table = make[kind](_TITLES[kind].format(period=self._overview.period.name))
            table["so"] = number
            found.append(table)
        return found
