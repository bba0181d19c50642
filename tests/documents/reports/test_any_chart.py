"""Charts of any year of figures: what the chart keeps, what its workbook holds and what the annex prints are one."""

import io
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.figures.made import figures, project
from tests.figures.workbooks import CAMPAIGN

from vanban.data.campaign import Campaign
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.documents.page import ChartContext
from vanban.documents.reports.charts import charts
from vanban.documents.reports.tables import Tables
from vanban.documents.reports.wording import Money
from vanban.docx.charts.bars import bars
from vanban.docx.charts.course import course
from vanban.docx.charts.data import Drawn, read_chart
from vanban.docx.charts.workbook import workbook
from vanban.figures.model import MonthFigures, Project
from vanban.figures.overview import department_overview, province_overview
from vanban.figures.reporting import reporting_of
from vanban.figures.results import Overview
from vanban.figures.year import FiguresYear
from vanban.vietnamese.periods import Period, month

JANUARY = month(2024, 1)
NAMES = {"sxd": "Sở Xây dựng", "stc": "Sở Tài chính", "skhdt": "Sở Kế hoạch và Đầu tư"}
WIDTH_MM = 160.0
TARGETS = ("", "95", "!hoi {nam_truoc: 90}")  # none, decided, open

Year = dict[Period, MonthFigures]


def campaign(unit: str, target: str) -> Campaign:
    """The campaign that reports in `unit`."""
    text = CAMPAIGN.replace("bao_cao:\n", f"bao_cao:\n  don_vi_tinh: {unit}\n")
    if target:
        text = text.replace("bao_cao:\n", "bao_cao:\n  chi_tieu: giai_ngan\n")
        text += f'chi_tieu:\n  giai_ngan: {{gia_tri: {target}, don_vi: "%"}}\n'
    return validate(parse_source(text.encode(), "campaign.yaml"), Campaign)


@st.composite
def years(draw: st.DrawFn) -> Year:
    """A year up to some month; in one of its months a department may end, and another takes its projects over."""
    length = draw(st.integers(4, 13))
    ends = draw(st.integers(2, 14))
    works = []
    for _ in range(draw(st.integers(1, 4))):
        plan = draw(st.integers(0, 90_000))
        steps = draw(st.lists(st.integers(0, plan // length), min_size=length, max_size=length))
        works.append((draw(st.sampled_from(sorted(NAMES))), plan, steps))

    def row(number: int, n: int) -> Project:
        department, plan, steps = works[number]
        owner = "stc" if department == "skhdt" and n >= ends else department
        done = sum(steps[:n])
        said = {"plan_local": plan, "plan_central": plan, "disbursed": steps[n - 1], "cumulative": done}
        return project(f"DA{number}", department=owner, **said)

    return {
        at: figures(at, *(row(number, n) for number in range(len(works))))
        for n in range(1, length + 1)
        for at in [JANUARY.moved(n - 1)]
    }


def drawn_and_held(chart: ChartContext) -> Drawn:
    """The chart drawn; what it keeps and what its workbook holds are what it was given."""
    read = read_chart(chart)
    drawn = bars(read, WIDTH_MM) if read.kind == "cot_ngang" else course(read)
    head, *rows = load_workbook(io.BytesIO(workbook(drawn.labels, drawn.series))).active.iter_rows(
        values_only=True
    )
    assert head[1:] == tuple(one.name for one in drawn.series)
    assert [row[0] for row in rows] == list(drawn.labels)
    kept = re.findall(r"<c:ser>.*?</c:ser>", drawn.plot, re.DOTALL)
    assert len(kept) == len(drawn.series)
    for n, (one, xml) in enumerate(zip(drawn.series, kept, strict=True), start=1):
        (cache,) = re.findall(r"<c:numCache>.*?</c:numCache>", xml, re.DOTALL)
        points = dict(re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>', cache))
        assert [points.get(str(at), "") for at in range(len(drawn.labels))] == list(one.values)
        held = ["" if row[n] is None else Decimal(str(row[n])) for row in rows]
        assert held == [Decimal(value) if value else "" for value in one.values]
    return drawn


def printed(overview: Overview, campaign: Campaign) -> list[dict[str, str]]:
    """The rows of the annex that ranks the departments."""
    table = Tables(overview, Money(reporting_of(campaign).unit), "").departments("Xếp hạng")
    return [cast("dict[str, str]", row) for row in table["hang"]]


def shown(rate: str) -> str:
    return rate.replace(",", ".")


def plain_rate(rows: tuple[Project, ...]) -> str:
    """The rate of some rows by plain loops."""
    plan = sum(row.amounts["plan_local"] or 0 for row in rows)
    if not plan:
        return ""
    done = Fraction(sum(row.amounts["cumulative"] or 0 for row in rows) * 100, plan)
    exact = Decimal(done.numerator) / Decimal(done.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


@given(years(), st.sampled_from(("đồng", "tỷ đồng")), st.sampled_from(TARGETS))
@settings(max_examples=15, deadline=None)
def test_charts_workbooks_and_annexes_say_the_same(year: Year, unit: str, target: str) -> None:
    wanted = campaign(unit, target)
    reporting, last = reporting_of(wanted), len(year) - 1
    known = FiguresYear(year, 2024, reporting.basis)
    whole = province_overview(known, max(year), wanted, reporting, NAMES)
    total, *rows = printed(whole, wanted)
    by_month = [plain_rate(figures.projects) for _, figures in sorted(year.items())]

    drawn = [drawn_and_held(chart) for chart in charts(("don_vi", "dien_bien"), whole, "toàn tỉnh")]
    assert len(drawn) == (2 if by_month[last] else 0)
    if drawn:
        rates = dict(zip(drawn[0].labels[1:], drawn[0].series[0].values[1:], strict=True))
        assert rates == {row["ten"]: shown(row["ty_le_dp"]) for row in rows if row["hang"] != "-"}
        lines = {one.name: list(one.values) for one in drawn[1].series}
        assert lines["Năm 2024 (%)"] == by_month + [""] * (13 - len(by_month))
        assert by_month[last] == shown(total["ty_le_dp"])
        assert set(lines.get("Chỉ tiêu (%)", ())) == ({"95"} if target == "95" else set())

    for one in whole.by_department:
        mine = department_overview(known, whole, one.key, wanted, reporting)
        for chart in charts(("dien_bien",), mine, "toàn tỉnh"):
            own = drawn_and_held(chart).series[0].values[last]
            assert own == shown(printed(mine, wanted)[0]["ty_le_dp"])
