"""What is odd about the figures of one project: against themselves, its plan and the month before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from vanban.data.reporting import DONG, Unit
from vanban.figures.model import Field, Project
from vanban.vietnamese.numbers import format_number
from vanban.vietnamese.periods import Period

NAMES: Mapping[Field, str] = {
    "plan_central": "kế hoạch vốn Thủ tướng Chính phủ giao",
    "plan_local": "kế hoạch vốn địa phương giao",
    "carried_over": "kế hoạch vốn kéo dài",
    "disbursed": "giải ngân trong tháng",
    "cumulative": "lũy kế giải ngân",
    "carried_cumulative": "lũy kế giải ngân vốn kéo dài",
    "estimate_year_end": "ước giải ngân đến 31/12",
    "estimate_close": "ước giải ngân đến 31/01",
}
"""What a sentence calls each amount."""

_PLANS: tuple[Field, ...] = ("plan_central", "plan_local", "carried_over")
_REPORTED: tuple[Field, ...] = ("disbursed", "cumulative")
_RUNNING: tuple[Field, ...] = ("cumulative", "carried_cumulative")
_ESTIMATES: tuple[Field, ...] = ("estimate_year_end", "estimate_close")
_SLIP = 1_000  # triệu and tỷ, đồng and nghìn
_SUSPICIOUS = 100  # so many times the plan can only be another unit

Complaint = tuple[Field, str]
"""An amount and what is odd about it."""


@dataclass(frozen=True, slots=True)
class Complaints:
    """What is odd about projects of `month`, told in `unit`."""

    month: Period
    unit: Unit

    def say(self, amount: int) -> str:
        """An amount as the sheet has it: `1.234,5 triệu đồng`, never rounded."""
        return f"{self._number(amount)} {self.unit}"

    def about(self, project: Project, before: Project | None) -> Iterator[Complaint]:
        """All that is odd about one project; `before` is its row of the month before, if it has one."""
        for field in _REPORTED:
            if project.amounts.get(field) is None:
                yield field, f"chưa có số {NAMES[field]}."
        yield from self._negative(project)
        if before is not None:
            yield from self._against_before(project, before)
        done = project.amounts.get("cumulative")
        if done is not None:
            yield from self._steps(project, before, done)
            yield from self._against_plan(project, done)
            yield from self._estimates(project, done)

    def _number(self, amount: int) -> str:
        return format_number((Decimal(amount) / DONG[self.unit]).normalize())

    def _negative(self, project: Project) -> Iterator[Complaint]:
        """What can't be less than nothing; a month may take back what was paid before."""
        for field in (*_PLANS, *_RUNNING, *_ESTIMATES):
            amount = project.amounts.get(field)
            if amount is not None and amount < 0:
                yield field, f"{NAMES[field]} là {self.say(amount)}, nhỏ hơn 0."

    def _steps(self, project: Project, before: Project | None, done: int) -> Iterator[Complaint]:
        """Last month's cumulative and the month's own make this month's; a year starts from nothing."""
        starts = before is None and self.month.number == 1 and self.month.year == project.plan_year
        then = before.amounts.get("cumulative") if before else 0 if starts else None
        step = project.amounts.get("disbursed")
        if step is not None and then is not None and then + step != done and done >= then:
            yield (
                "cumulative",
                (
                    f"lũy kế tháng trước {self._number(then)} cộng trong tháng {self._number(step)} "
                    f"là {self.say(then + step)}, nhưng lũy kế ghi {self.say(done)}."
                ),
            )

    def _against_before(self, project: Project, before: Project) -> Iterator[Complaint]:
        for field in _PLANS:
            now, then = project.amounts.get(field) or 0, before.amounts.get(field) or 0
            if now != then:
                slip = " (gấp hoặc kém 1.000 lần: nhầm đơn vị tính?)" if _is_slip(now, then) else ""
                yield field, f"{NAMES[field]} là {self.say(now)}, tháng trước là {self.say(then)}{slip}."
        for field in _RUNNING:
            done, earlier = project.amounts.get(field), before.amounts.get(field)
            if done is not None and earlier is not None and done < earlier:
                slip = " (nhầm đơn vị tính?)" if done and earlier > done * _SUSPICIOUS else ""
                yield (
                    field,
                    (f"{NAMES[field]} giảm từ {self.say(earlier)} tháng trước còn {self.say(done)}{slip}."),
                )

    def _against_plan(self, project: Project, done: int) -> Iterator[Complaint]:
        amounts, plan = project.amounts, _plan(project)
        if done > plan:
            slip = " (nhầm đơn vị tính?)" if plan and done > plan * _SUSPICIOUS else ""
            yield "cumulative", f"lũy kế {self.say(done)} vượt kế hoạch vốn {self.say(plan)}{slip}."
        carried, plan = amounts.get("carried_cumulative") or 0, amounts.get("carried_over") or 0
        if carried > plan:
            what = f"giải ngân vốn kéo dài {self.say(carried)} vượt kế hoạch kéo dài {self.say(plan)}."
            yield "carried_cumulative", what

    def _estimates(self, project: Project, done: int) -> Iterator[Complaint]:
        """An estimate is never less than what is done by then, nor that of January less than that of December."""
        year_end, close = project.amounts.get("estimate_year_end"), project.amounts.get("estimate_close")
        if year_end is not None and year_end < done and self.month.year == project.plan_year:
            yield "estimate_year_end", self._too_little("đến 31/12", year_end, done)
        elif close is not None and close < max(done, year_end or 0):
            yield "estimate_close", self._too_little("đến 31/01", close, max(done, year_end or 0))
        plan = _plan(project)
        for field in _ESTIMATES:
            estimate = project.amounts.get(field)
            if estimate is not None and estimate > plan >= done:
                yield field, f"{NAMES[field]} là {self.say(estimate)}, vượt kế hoạch vốn {self.say(plan)}."
                break

    def _too_little(self, when: str, estimate: int, least: int) -> str:
        return f"ước {when} là {self.say(estimate)}, ít hơn {self.say(least)} đã có trước đó."


def _plan(project: Project) -> int:
    """The larger of both plans."""
    return max(project.amounts.get("plan_central") or 0, project.amounts.get("plan_local") or 0)


def _is_slip(now: int, then: int) -> bool:
    return bool(now and then) and (now == then * _SLIP or then == now * _SLIP)
