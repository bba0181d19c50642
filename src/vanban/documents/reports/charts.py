"""The charts of a report: rates of departments beside the average, and the course of the year."""

from collections.abc import Sequence
from fractions import Fraction

from vanban.documents.page import ChartContext, SeriesContext
from vanban.figures.rates import percent
from vanban.figures.results import Overview


def charts(names: Sequence[str], overview: Overview, whole: str) -> list[ChartContext]:
    """The charts of these names; one of nobody's rates (no plan was given) is left out."""
    made = (_CHARTS[name](overview, whole) for name in names)
    return [chart for chart in made if any(chart["chuoi"][0]["gia_tri"])]


def rates_chart(overview: Overview, whole: str) -> ChartContext:
    """The ranked departments' rates from the best down, and the rate of the whole beside each."""
    ranked = [one for one in overview.by_department if one.rank is not None]
    average = _number(overview.province_rate)
    series: list[SeriesContext] = [
        {"ten": "Tỷ lệ giải ngân (%)", "kieu": "cot", "gia_tri": [_number(one.rate) for one in ranked]},
        {"ten": f"Tỷ lệ chung {whole} (%)", "kieu": "duong", "gia_tri": [average] * len(ranked)},
    ]
    return {
        "loai": "cot_ngang",
        "ten": f"Tỷ lệ giải ngân của các đơn vị đến hết {overview.period.name}",
        "mo_ta": f"Biểu đồ cột: tỷ lệ giải ngân của {len(ranked)} đơn vị, xếp từ cao xuống thấp, so với {whole}",
        "don_vi": "%",
        "nhan": [one.name for one in ranked],
        "chuoi": series,
    }


def course_chart(overview: Overview, whole: str) -> ChartContext:
    """The cumulative rate month by month, beside last year's and what the scenario and the target demand."""
    course = overview.course
    whose = overview.by_department[0].name if overview.department and overview.by_department else whole
    target = f"{overview.pace.target:f}" if overview.pace else ""
    own = (f"Năm {overview.plan_year} (%)", [_number(point.rate) for point in course])
    beside = [
        (f"Năm {overview.plan_year - 1} (%)", [_number(point.year_ago) for point in course]),
        ("Kịch bản (%)", [f"{point.scenario:f}" if point.scenario is not None else "" for point in course]),
        ("Chỉ tiêu (%)", [target] * len(course)),
    ]
    series: list[SeriesContext] = [
        {"ten": name, "kieu": "duong", "gia_tri": values}
        for name, values in (own, *((name, values) for name, values in beside if any(values)))
    ]
    return {
        "loai": "duong",
        "ten": f"Lũy kế tỷ lệ giải ngân kế hoạch vốn năm {overview.plan_year} của {whose}",
        "mo_ta": "Biểu đồ đường: lũy kế tỷ lệ giải ngân theo tháng so với năm trước, kịch bản và chỉ tiêu",
        "don_vi": "%",
        "nhan": [f"{point.month.number:02}/{point.month.year}" for point in course],
        "chuoi": series,
    }


def _number(rate: Fraction | None) -> str:
    return "" if rate is None else str(percent(rate))


_CHARTS = {"don_vi": rates_chart, "dien_bien": course_chart}
