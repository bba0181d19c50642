"""The sentences that state the figures, in the plain style of such reports. One that has nothing to say is empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vanban.data.reporting import PlanBasis
from vanban.documents.reports.wording import Money, count, listed, points_text, rate_text
from vanban.figures.model import Field
from vanban.figures.rates import points
from vanban.figures.results import Overview, Standing, Sums
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_rate

_BEST = 3
_OTHER: Mapping[PlanBasis, PlanBasis] = {"plan_central": "plan_local", "plan_local": "plan_central"}
_PLAN_NAMES: Mapping[PlanBasis, str] = {
    "plan_central": "kế hoạch Thủ tướng Chính phủ giao",
    "plan_local": "kế hoạch địa phương giao",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What the sentences need: the figures, how money is written, what the reporting side is called.

    `whole` is the province as a sentence calls it (`toàn tỉnh`), `names` those of the departments.
    """

    overview: Overview
    money: Money
    whole: str
    names: Mapping[str, str]

    def sentences(self) -> dict[str, str]:
        """Every sentence under the name by which texts call it."""
        return {
            "giao_von": self._plans(),
            "ket_qua": self._result(),
            "theo_nguon": self._parts("Theo nguồn vốn", self.overview.by_source),
            "theo_nhom": self._parts("Theo nhóm dự án", self.overview.by_group),
            "so_ky_truoc": self._against_before(),
            "so_cung_ky": self._against_last_year(),
            "so_chung": self._against_province(),
            "xep_hang": self._rank(),
            "binh_quan": self._mean(),
            "cao_nhat": self._extremes("cao nhất", self._ranked()[:_BEST]),
            "thap_nhat": self._extremes("thấp nhất", self._ranked()[::-1][:_BEST]),
            "duoi_chung": self._below(),
            "chua_giai_ngan": self._nothing_yet(),
            "chua_bao_cao": self._unreported(),
            "kich_ban": self._scenario(),
            "chi_tieu": self._target(),
            "uoc": self._estimates(),
            "keo_dai": self._carried_over(),
            "nam_sau": self._next_year(),
        }

    def _plans(self) -> str:
        total, year = self.overview.total, self.overview.plan_year
        parts = [
            f"{_PLAN_NAMES[basis]} là {self._money(total, basis)}"
            for basis in _PLAN_NAMES
            if total.amounts[basis]
        ]
        if not parts:
            return f"Năm {year} chưa được giao kế hoạch vốn đầu tư công."
        return f"Năm {year} có {count(total.projects)} dự án được giao kế hoạch vốn đầu tư công; {'; '.join(parts)}."

    def _result(self) -> str:
        overview, total = self.overview, self.overview.total
        done = total.amounts["cumulative"]
        if done is None:
            return f"Chưa có số liệu giải ngân {overview.period.name}."
        rates = [
            f"{rate_text(rate)} {_PLAN_NAMES[basis]}"
            for basis in (overview.basis, _OTHER[overview.basis])
            if (rate := total.rate(basis)) is not None
        ]
        told = (
            f"Lũy kế giải ngân vốn kế hoạch năm {overview.plan_year} "
            f"đến hết ngày {short_date(overview.closed_on)} là {self.money.text(done)}"
        )
        told += f", đạt {' và '.join(rates)}" if rates else ""
        step = total.amounts["disbursed"]
        if step is not None and step != done:  # of a whole year it would be said twice
            told += f"; riêng {overview.period.name} giải ngân {self.money.text(step)}"
        return f"{told}."

    def _parts(self, head: str, parts: Sequence[Standing]) -> str:
        told = [
            f"{_within(part.name)} giải ngân {self._money(part.sums, 'cumulative')}, đạt {rate_text(part.rate)}"
            for part in parts
            if part.rate is not None
        ]
        return f"{head}: {'; '.join(told)}." if len(told) > 1 else ""

    def _against_before(self) -> str:
        now, before = self._rate(), self.overview.before
        then = before.rate(self.overview.basis) if before else None
        if now is None or then is None:
            return ""
        name = self.overview.period.moved(-1).name
        return f"So với {name} ({rate_text(then)}), tỷ lệ giải ngân {_moved(points(now, then))}."

    def _against_last_year(self) -> str:
        now, then = self._rate(), self.overview.year_ago
        if now is None or then is None:
            return ""
        return (
            f"So với cùng kỳ năm trước ({rate_text(then)}), tỷ lệ giải ngân {_compared(points(now, then))}."
        )

    def _against_province(self) -> str:
        now, then = self._rate(), self.overview.province_rate
        if self.overview.department is None or now is None or then is None:
            return ""
        compared = _compared(points(now, then))
        return f"So với tỷ lệ giải ngân chung {self.whole} ({rate_text(then)}), tỷ lệ của đơn vị {compared}."

    def _rank(self) -> str:
        own = self.overview.by_department
        if self.overview.department is None or not own or own[0].rank is None:
            return ""
        told = f"Tỷ lệ giải ngân của đơn vị xếp thứ {own[0].rank}/{self.overview.ranked} đơn vị được xếp hạng"
        before = own[0].rank_before
        if before is None or before == own[0].rank:
            return f"{told}." if before is None else f"{told}, giữ nguyên thứ hạng kỳ trước."
        steps = abs(before - own[0].rank)
        return f"{told}, {'tăng' if before > own[0].rank else 'giảm'} {count(steps)} bậc so với kỳ trước."

    def _mean(self) -> str:
        mean, rate = self.overview.mean, self.overview.province_rate
        if self.overview.department is not None or mean is None or rate is None:
            return ""
        return (
            f"Bình quân tỷ lệ của {count(self.overview.ranked)} đơn vị được xếp hạng là {rate_text(mean)}; "
            f"tỷ lệ chung {self.whole} (tổng giải ngân trên tổng kế hoạch) là {rate_text(rate)}."
        )

    def _extremes(self, what: str, standings: Sequence[Standing]) -> str:
        if self.overview.department is not None or self.overview.ranked < 2 * _BEST:
            return ""
        told = listed([f"{one.name} ({rate_text(one.rate)})" for one in standings])
        return f"{count(len(standings))} đơn vị có tỷ lệ giải ngân {what}: {told}."

    def _below(self) -> str:
        if self.overview.department is not None or not self.overview.ranked:
            return ""
        rate = rate_text(self.overview.province_rate)
        below = [self.names.get(key, key) for key in self.overview.below]
        if not below:
            return f"Không có đơn vị nào có tỷ lệ giải ngân thấp hơn tỷ lệ chung {self.whole} ({rate})."
        return (
            f"Có {count(len(below))}/{count(self.overview.ranked)} đơn vị có tỷ lệ giải ngân thấp hơn "
            f"tỷ lệ chung {self.whole} ({rate}): {listed(below)}."
        )

    def _nothing_yet(self) -> str:
        idle = [one.name for one in self._ranked() if one.rate == 0]
        if self.overview.department is not None or not idle:
            return ""
        return f"Có {count(len(idle))} đơn vị chưa giải ngân: {listed(idle)}."

    def _unreported(self) -> str:
        silent = [self.names.get(key, key) for key in self.overview.unreported]
        if self.overview.department is not None or not silent:
            return ""
        return (
            f"Có {count(len(silent))} đơn vị chưa báo cáo số liệu: {listed(silent)}; "
            "số giải ngân ở trên chưa gồm, tổng kế hoạch vẫn gồm các đơn vị này."
        )

    def _scenario(self) -> str:
        threshold = self.overview.threshold
        if threshold is None or not self._ranked():
            return ""
        least = format_rate(threshold.min_rate, None)
        head = f"Theo {threshold.source}, đến ngày {short_date(threshold.by)} phải đạt {least}"
        wanting = [
            one.name
            for one in self._ranked()
            if one.rate is not None and one.rate < Fraction(threshold.min_rate)
        ]
        if self.overview.department is not None:
            return f"{head}; đơn vị {'chưa đạt' if wanting else 'đã đạt'}."
        if not wanting or len(wanting) == self.overview.ranked:
            return f"{head}; cả {count(self.overview.ranked)} đơn vị được xếp hạng {'chưa' if wanting else 'đã'} đạt."
        return f"{head}; có {count(len(wanting))} đơn vị chưa đạt: {listed(wanting)}."

    def _target(self) -> str:
        pace = self.overview.pace
        if pace is None:
            return ""
        target, until = format_rate(pace.target, None), short_date(pace.until)
        if pace.reached:
            return f"Đã đạt chỉ tiêu giải ngân {target} của phong trào thi đua."
        if self.overview.closed_on >= pace.until:
            missing = self.money.text(pace.missing)
            return f"Chưa đạt chỉ tiêu giải ngân {target} của phong trào thi đua, còn thiếu {missing}."
        told = f"Để đạt chỉ tiêu {target}, còn phải giải ngân {self.money.text(pace.missing)} đến hết ngày {until}"
        return (
            f"{told}, bình quân mỗi tháng {self.money.text(pace.per_month)}."
            if pace.months > 1
            else f"{told}."
        )

    def _estimates(self) -> str:
        total, year = self.overview.total, self.overview.plan_year
        days: tuple[tuple[Field, date], ...] = (
            ("estimate_year_end", date(year, 12, 31)),
            ("estimate_close", date(year + 1, 1, 31)),
        )
        plan = total.amounts[self.overview.basis]
        told = [
            f"đến hết ngày {short_date(day)} là {self.money.text(amount)}, "
            f"đạt {rate_text(Fraction(amount * 100, plan))}"
            for field, day in days
            if (amount := total.amounts[field]) is not None and plan and day > self.overview.closed_on
        ]
        return f"Ước giải ngân {'; '.join(told)}." if told else ""

    def _carried_over(self) -> str:
        total = self.overview.total.amounts
        plan, done = total["carried_over"], total["carried_cumulative"]
        if not plan:
            return ""
        year = self.overview.plan_year
        told = f"Kế hoạch vốn năm {year - 1} kéo dài sang năm {year} là {self.money.text(plan)}"
        if done is None:
            return f"{told}."
        return f"{told}, đã giải ngân {self.money.text(done)}, đạt {rate_text(Fraction(done * 100, plan))}."

    def _next_year(self) -> str:
        sums = self.overview.next_year
        if sums is None or sums.amounts["cumulative"] is None:
            return ""
        told = f"Đối với kế hoạch vốn năm {self.overview.plan_year + 1}: đã giải ngân {self._money(sums, 'cumulative')}"
        rate = sums.rate(self.overview.basis)
        return f"{told}, đạt {rate_text(rate)} kế hoạch." if rate is not None else f"{told}."

    def _rate(self) -> Fraction | None:
        return self.overview.total.rate(self.overview.basis)

    def _ranked(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.overview.by_department if one.rank is not None)

    def _money(self, sums: Sums, field: Field) -> str:
        return self.money.text(sums.amounts[field] or 0)


def _moved(difference: Decimal) -> str:
    if not difference:
        return "không thay đổi"
    return f"{'tăng' if difference > 0 else 'giảm'} {points_text(difference)}"


def _compared(difference: Decimal) -> str:
    if not difference:
        return "bằng nhau"
    return f"{'cao hơn' if difference > 0 else 'thấp hơn'} {points_text(difference)}"


def _within(name: str) -> str:
    """A common name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
