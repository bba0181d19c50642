"""What the words of a report may call: its period (`ky`) and its figures (`so_lieu`), as texts."""

from fractions import Fraction

from vanban.documents.facts import Facts
from vanban.documents.reports.wording import Money, rate_text
from vanban.figures.model import Field
from vanban.figures.results import Overview
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_number
from vanban.vietnamese.periods import Period

_AMOUNTS: dict[str, Field] = {
    "kh_tw_giao": "plan_central",
    "kh_dp_giao": "plan_local",
    "keo_dai": "carried_over",
    "trong_ky": "disbursed",
    "luy_ke": "cumulative",
    "luy_ke_keo_dai": "carried_cumulative",
    "uoc_31_12": "estimate_year_end",
    "uoc_31_01": "estimate_close",
}


def period_facts(period: Period, overview: Overview) -> Facts:
    """The period as texts call it: `{{ ky }}`, `{{ ky.sau }}`, `{{ ky.het_ngay }}`."""
    return {
        "day_du": period.name,
        "ten": period.name,
        "truoc": period.moved(-1).name,
        "sau": period.moved(1).name,
        "nam": str(period.year),
        "nam_ke_hoach": str(overview.plan_year),
        "het_ngay": short_date(overview.closed_on),
        "loai": {kind: kind == period.kind for kind in ("thang", "quy", "6_thang", "9_thang", "nam")},
        "cuoi_nam": period.year > overview.plan_year,
    }


def figure_facts(overview: Overview, money: Money) -> Facts:
    """The figures as texts call them: `{{ so_lieu.luy_ke }}`; what is not known is empty, and false in a condition."""
    total = overview.total
    amounts = {
        key: "" if (amount := total.amounts[field]) is None else money.text(amount)
        for key, field in _AMOUNTS.items()
    }
    rate = total.rate(overview.basis)
    own = overview.by_department[0] if overview.department and overview.by_department else None
    return amounts | {
        "so_du_an": format_number(total.projects),
        "ty_le": _text(rate),
        "ty_le_tw": _text(total.rate("plan_central")),
        "ty_le_dp": _text(total.rate("plan_local")),
        "ty_le_chung": _text(overview.province_rate),
        "ty_le_binh_quan": _text(overview.mean),
        "ty_le_ky_truoc": _text(overview.before.rate(overview.basis) if overview.before else None),
        "ty_le_cung_ky": _text(overview.year_ago),
        "con_lai": money.text((total.amounts[overview.basis] or 0) - (total.amounts["cumulative"] or 0)),
        "hang": str(own.rank) if own and own.rank else "",
        "so_don_vi": format_number(overview.ranked),
        "co_so_lieu": total.amounts["cumulative"] is not None,
        "duoi_chung": bool(overview.below) if overview.department else False,
        "dat_chi_tieu": overview.pace is not None and overview.pace.reached,
    }


def _text(rate: Fraction | None) -> str:
    return "" if rate is None else rate_text(rate)
