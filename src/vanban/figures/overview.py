"""A period at a glance: of the whole province, and of one department within it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from vanban.data.campaign import Campaign
from vanban.data.reporting import Milestone, Reporting
from vanban.figures.model import Project
from vanban.figures.ranking import light, mean_rate, ranked
from vanban.figures.results import CoursePoint, Overview, Pace, Standing, Sums
from vanban.figures.sums import add_up, grouped
from vanban.figures.year import FiguresYear
from vanban.vietnamese.periods import Period, month


def province_overview(
    year: FiguresYear, period: Period, campaign: Campaign, reporting: Reporting, names: Mapping[str, str]
) -> Overview:
    """A period of all departments; `names` has the name of each on the day of the report.

    Raises:
        DataError: figures are missing.
    """
    figures, last = year.figures(period), period.months[-1]
    total, before = year.sums_of_period(period), year.before(period)
    threshold = _in_force(reporting, figures.closed_on)
    rate = total.rate(year.basis)
    departments = _departments(year, period, names, threshold.min_rate if threshold else None, rate)
    projects = year.projects(last)[None]
    next_year = year.next_years_projects(last).get(None, ())
    return Overview(
        period=period,
        plan_year=year.plan_year,
        closed_on=figures.closed_on,
        basis=year.basis,
        department=None,
        total=total,
        before=year.sums(before) if before else None,
        year_ago=year.rate_year_ago(last),
        province_rate=rate,
        ranked=sum(one.rank is not None for one in departments),
        by_source=tuple(_parts(year, projects, "source", reporting.sources)),
        by_group=tuple(_parts(year, projects, "group", reporting.groups)),
        by_department=departments,
        projects=projects,
        mean=mean_rate(departments),
        below=tuple(one.key for one in departments if _is_below(one, rate)),
        unreported=tuple(one.key for one in departments if _is_silent(one)),
        threshold=threshold,
        pace=_pace(total, campaign, reporting, year, figures.closed_on),
        course=tuple(_course(year, period, reporting)),
        next_year=add_up(next_year) if next_year else None,
    )


def department_overview(
    year: FiguresYear, whole: Overview, department: str, campaign: Campaign, reporting: Reporting
) -> Overview:
    """The same period of one department, which keeps its place among the others."""
    period, last = whole.period, whole.period.months[-1]
    total, before = year.sums_of_period(period, department), year.before(period)
    projects = year.projects(last).get(department, [])
    next_year = year.next_years_projects(last).get(department, ())
    own = whole.standings.get(department)
    return replace(
        whole,
        department=department,
        total=total,
        before=year.sums(before, department) if before else None,
        year_ago=year.rate_year_ago(last, department),
        by_source=tuple(_parts(year, projects, "source", reporting.sources)),
        by_group=tuple(_parts(year, projects, "group", reporting.groups)),
        by_department=(own,) if own else (),
        projects=projects,
        below=(department,) if own and _is_below(own, whole.province_rate) else (),
        unreported=(department,) if own and _is_silent(own) else (),
        pace=_pace(total, campaign, reporting, year, whole.closed_on),
        course=tuple(_own_course(year, whole, department)),
        next_year=add_up(next_year) if next_year else None,
    )


def _is_below(one: Standing, average: Fraction | None) -> bool:
    return one.rate is not None and average is not None and one.rate < average


def _is_silent(one: Standing) -> bool:
    return one.sums.amounts["cumulative"] is None


def _departments(
    year: FiguresYear,
    period: Period,
    names: Mapping[str, str],
    least: Decimal | None,
    average: Fraction | None,
) -> tuple[Standing, ...]:
    last, before = period.months[-1], year.before(period)
    earlier = {one.key: one for one in ranked(_standings(year, before, names))} if before else {}
    found = []
    for one in ranked(_standings(year, last, names)):
        then = earlier.get(one.key)
        found.append(
            replace(
                one,
                sums=year.sums_of_period(period, one.key),
                before=then.sums if then else None,
                rank_before=then.rank if then else None,
                year_ago=year.rate_year_ago(last, one.key),
                light=light(one.rate, least, average),
            )
        )
    return tuple(found)


def _standings(year: FiguresYear, last: Period, names: Mapping[str, str]) -> Iterator[Standing]:
    for key in year.projects(last):
        if key is not None:
            sums = year.sums(last, key)
            yield Standing(key, names.get(key, key), sums, sums.rate(year.basis))


def _parts(
    year: FiguresYear, projects: Sequence[Project], key: str, names: Mapping[str, str]
) -> Iterator[Standing]:
    """The sums by source or group, in the order in which the campaign lists these."""
    groups = grouped(projects, key)
    order = {name: n for n, name in enumerate(names)}
    for part in sorted(groups, key=lambda part: order.get(part, len(order))):
        if part:
            sums = add_up(groups[part])
            yield Standing(part, names.get(part, part), sums, sums.rate(year.basis))


def _in_force(reporting: Reporting, day: date) -> Milestone | None:
    """The last threshold whose day has come."""
    return max((one for one in reporting.scenario if one.by <= day), key=lambda one: one.by, default=None)


def _pace(
    total: Sums, campaign: Campaign, reporting: Reporting, year: FiguresYear, closed_on: date
) -> Pace | None:
    """What is still to be disbursed to reach the target by the campaign's end; None while either is open."""
    target = campaign.targets[reporting.target].value if reporting.target in campaign.targets else None
    end, done = campaign.period.end, total.amounts["cumulative"]
    plan = total.amounts[year.basis]
    if not isinstance(target, Decimal) or not isinstance(end, date) or not plan or done is None:
        return None
    missing = max(0, ceil(Fraction(target) * plan / 100) - done)
    months = max(0, (end.year - closed_on.year) * 12 + end.month - closed_on.month)
    return Pace(target, missing == 0, missing, end, months, ceil(Fraction(missing, max(1, months))))


def _own_course(year: FiguresYear, whole: Overview, department: str) -> Iterator[CoursePoint]:
    """The course of the whole with the rates of one department."""
    for point in whole.course:
        at = point.month
        if at in year.months and at.last_day <= whole.period.last_day:
            rate = year.sums(at, department).rate(year.basis)
            yield CoursePoint(at, rate, year.rate_year_ago(at, department), point.scenario)
        else:
            yield point


def _course(year: FiguresYear, period: Period, reporting: Reporting) -> Iterator[CoursePoint]:
    """Every month of the plan year and the January after; figures only up to the period's end."""
    for step in range(13):
        at = month(year.plan_year, 1).moved(step)
        known = at in year.months and at.last_day <= period.last_day
        due = [one for one in reporting.scenario if at.first_day <= one.by <= at.last_day]
        yield CoursePoint(
            at,
            year.sums(at).rate(year.basis) if known else None,
            year.rate_year_ago(at) if known else None,
            max(due, key=lambda one: one.by).min_rate if due else None,
        )
