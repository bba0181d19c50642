"""The annexes of a report: tables whose cells are texts, rounded for display only after everything is added up."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import cast

from vanban.documents.page import ROWS, Row, TableContext
from vanban.documents.reports.wording import NOTHING, Money, points_cell, rate_cell
from vanban.figures.model import Field, Project
from vanban.figures.rates import points
from vanban.figures.results import Light, Overview, Standing, Sums
from vanban.figures.sums import add_up

Cells = dict[str, str]

_LIGHTS: dict[Light, str] = {
    "xanh": "Đạt",
    "vang": "Dưới mức chung",
    "do": "Chậm",
}
_CELLS: dict[str, Field] = {
    "kh_tw_giao": "plan_central",
    "kh_dp_giao": "plan_local",
    "keo_dai": "carried_over",
    "trong_ky": "disbursed",
    "luy_ke": "cumulative",
    "uoc_31_12": "estimate_year_end",
    "uoc_31_01": "estimate_close",
}


class Tables:
    """Makes the annexes of one report; `goes_with` is the line under each title (`Kèm theo Báo cáo số …`)."""

    def __init__(self, overview: Overview, money: Money, goes_with: str) -> None:
        self._overview, self._money, self._goes_with = overview, money, goes_with

    def projects(self, rows: Sequence[Project], title: str, sources: Mapping[str, str]) -> TableContext:
        """Every project of a department, each with the name of its source."""
        return self._table("du_an", title, [self._total(), *self._projects(rows, sources)])

    def departments(self, title: str) -> TableContext:
        """Every department by rank; those without one come last."""
        return self._table("don_vi", title, [self._total(), *self._ranking()])

    def below(self, title: str) -> TableContext:
        """The departments below the province's rate."""
        return self._table("duoi_binh_quan", title, list(self._lagging()))

    def sources(self, title: str) -> TableContext:
        """The sums by source of capital."""
        rows = [self._line(n, one) for n, one in enumerate(self._overview.by_source, start=1)]
        return self._table("nguon_von", title, [self._total(), *rows])

    def _table(self, kind: str, title: str, rows: list[Cells]) -> TableContext:
        columns = ROWS[kind].__annotations__
        return {
            "so": "",
            "ten": title,
            "kem_theo": self._goes_with,
            "kieu": kind,
            "don_vi_tinh": self._money.unit,
            "hang": cast("Sequence[Row]", [{key: row[key] for key in columns} for row in rows]),
        }

    def _total(self) -> Cells:
        overview = self._overview
        before = overview.before.rate(overview.basis) if overview.before else None
        return {
            "kieu": "tong",
            "stt": "",
            "ten": "Tổng cộng",
            "nguon": "",
            "hang": "",
            "danh_gia": "",
            "ghi_chu": "",
            **self._cells(overview.total),
            **self._moves(overview.total.rate(overview.basis), before, overview.year_ago),
        }

    def _line(self, number: int, one: Standing) -> Cells:
        before = one.before.rate(self._overview.basis) if one.before else None
        return {
            "kieu": "dong",
            "stt": str(number),
            "ten": one.name,
            "hang": str(one.rank) if one.rank else NOTHING,
            "danh_gia": _LIGHTS[one.light] if one.light else "Chưa xếp hạng",
            "ghi_chu": "",
            **self._cells(one.sums),
            **self._moves(one.rate, before, one.year_ago),
        }

    def _ranking(self) -> Iterator[Cells]:
        for number, one in enumerate(self._overview.by_department, start=1):
            row = self._line(number, one)
            if one.key in self._overview.unreported:
                row["danh_gia"] = "Chưa báo cáo"
            yield row

    def _projects(self, rows: Sequence[Project], sources: Mapping[str, str]) -> Iterator[Cells]:
        for number, project in enumerate(rows, start=1):
            yield {
                "kieu": "dong",
                "stt": str(number),
                "ten": project.name,
                "nguon": sources.get(project.source, project.source),
                "ghi_chu": project.explanation,
                **self._cells(add_up([project])),
            }

    def _lagging(self) -> Iterator[Cells]:
        overview = self._overview
        below = [one for one in overview.by_department if one.key in overview.below]
        for number, one in enumerate(below, start=1):
            rate, whole = one.rate or Fraction(0), overview.province_rate or Fraction(0)
            yield {
                "kieu": "dong",
                "stt": str(number),
                "ten": one.name,
                "luy_ke": self._money.cell(one.sums.amounts["cumulative"]),
                "ty_le": rate_cell(one.rate),
                "chenh_lech": points_cell(points(rate, whole)),
                "con_lai": self._left(one.sums),
                "ghi_chu": "Chưa giải ngân" if not rate else "",
            }

    def _cells(self, sums: Sums) -> Cells:
        return {
            **{key: self._money.cell(sums.amounts[field]) for key, field in _CELLS.items()},
            "so_du_an": str(sums.projects),
            "ty_le_tw": rate_cell(sums.rate("plan_central")),
            "ty_le_dp": rate_cell(sums.rate("plan_local")),
            "con_lai": self._left(sums),
        }

    def _moves(self, now: Fraction | None, before: Fraction | None, year_ago: Fraction | None) -> Cells:
        moved = points(now, before) if now is not None and before is not None else None
        return {
            "ky_truoc": rate_cell(before),
            "tang_giam": points_cell(moved),
            "cung_ky": rate_cell(year_ago),
        }

    def _left(self, sums: Sums) -> str:
        """What is left of the plan that rates are ranked by."""
        plan, done = sums.amounts[self._overview.basis], sums.amounts["cumulative"]
        return NOTHING if plan is None or done is None else self._money.cell(plan - done)
