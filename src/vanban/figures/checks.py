"""What is wrong with a month's figures, held against themselves and last month's, before a word is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vanban.errors import Place, Problem
from vanban.figures.model import Field, MonthFigures, Project
from vanban.figures.sums import add_up, grouped
from vanban.vietnamese.numbers import format_number
from vanban.vietnamese.periods import Period

_PLANS: tuple[Field, ...] = ("plan_central", "plan_local", "carried_over")
_REPORTED: tuple[Field, ...] = ("disbursed", "cumulative")
_RUNNING: tuple[Field, ...] = ("cumulative", "carried_cumulative")
_ESTIMATES: tuple[Field, ...] = ("estimate_year_end", "estimate_close")
_OWNERS = {"department": "đơn vị", "group": "nhóm dự án"}
_NAMES: Mapping[Field, str] = {
    "plan_central": "Kế hoạch vốn trung ương giao",
    "plan_local": "Kế hoạch vốn địa phương giao",
    "carried_over": "Kế hoạch vốn kéo dài",
    "disbursed": "Giải ngân trong tháng",
    "cumulative": "Lũy kế giải ngân",
    "carried_cumulative": "Lũy kế giải ngân vốn kéo dài",
    "estimate_year_end": "Ước giải ngân đến 31/12",
    "estimate_close": "Ước giải ngân đến 31/01",
}
_EXPLAIN = "Sửa số liệu; nếu đúng như vậy, ghi lý do vào cột Giải trình."
_SLIP = 1_000  # triệu and tỷ, đồng and nghìn
_SUSPICIOUS = 100  # so many times the plan can only be another unit


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a month's figures. `departments` are those whose figures it touches.

    A fault that the clerk has explained in its row is `settled`: it is told, and stops nothing.
    """

    problem: Problem
    departments: tuple[str, ...]
    settled: bool = False


def faults(figures: MonthFigures, before: MonthFigures | None) -> list[Fault]:
    """Every fault of `figures`; `before` are those of the month before within the same plan year, if there are any."""
    earlier = {project.key: project for project in before.projects} if before else {}
    found = [*_doubled(figures), *_vanished(figures, before), *_totals(figures)]
    silent = _silent(figures)
    for project in figures.projects:
        if project.department not in silent:
            found += _of_project(project, earlier.get(project.key), figures.month)
    found += [_no_data(figures, department) for department in sorted(silent)]
    return found


def _silent(figures: MonthFigures) -> set[str]:
    """Departments that have projects and no figure for any of them."""
    groups = grouped(figures.projects, "department")
    return {
        name for name, rows in groups.items() if all(row.amounts.get("cumulative") is None for row in rows)
    }


def _no_data(figures: MonthFigures, department: str) -> Fault:
    row = next(project for project in figures.projects if project.department == department)
    what = f"Đơn vị {department} chưa có số liệu {figures.month.name} ở dự án nào."
    remedy = "Báo cáo toàn tỉnh ghi là chưa báo cáo; điền số liệu để làm báo cáo của đơn vị."
    return Fault(Problem(what, remedy, _at(row, "cumulative")), (department,), settled=True)


def _doubled(figures: MonthFigures) -> Iterator[Fault]:
    seen: dict[tuple[str, str, int], Project] = {}
    names: dict[str, Project] = {}
    for project in figures.projects:
        first = seen.setdefault(project.key, project)
        named = names.setdefault(project.code, project)
        touched = tuple(dict.fromkeys((first.department, named.department, project.department)))
        if first is not project:
            what = f"Mã dự án {project.code} đã có ở {first.place} với cùng nguồn vốn."
            yield Fault(Problem(what, "Bỏ một dòng, hoặc sửa mã dự án.", _at(project, "code")), touched)
        elif named.name != project.name or named.department != project.department:
            what = (
                f"Mã dự án {project.code} là “{project.name}” ở đây, nhưng là “{named.name}” ở {named.place}."
            )
            yield Fault(
                Problem(what, "Ghi một tên, một đơn vị cho mỗi mã dự án.", _at(project, "name")), touched
            )


def _vanished(figures: MonthFigures, before: MonthFigures | None) -> Iterator[Fault]:
    """Projects of the month before that have no row any more."""
    now = {project.key for project in figures.projects}
    for project in before.projects if before else ():
        if project.key not in now:
            what = (
                f"Dự án {project.code} “{project.name}” có trong số liệu {before.month.name if before else ''} "
                f"({project.place}) nhưng không còn trong bảng này."
            )
            remedy = "Thêm lại dòng của dự án; dự án thôi thực hiện thì ghi kế hoạch bằng 0 và giải trình."
            yield Fault(Problem(what, remedy, Place(figures.file)), (project.department,))


def _totals(figures: MonthFigures) -> Iterator[Fault]:
    """Typed subtotals that differ from the sum of their rows."""
    for total in figures.totals:
        rows = [figures.projects[at] for at in total.covers]
        ours = add_up(rows).amounts
        touched = tuple(dict.fromkeys(row.department for row in rows))
        for field, typed in total.amounts.items():
            if typed is not None and typed != (ours[field] or 0):
                what = (
                    f"{_NAMES[field]} ở dòng “{total.label}” là {format_number(typed)} đồng, "
                    f"cộng các dòng lại được {format_number(ours[field] or 0)} đồng."
                )
                place = total.places.get(field, Place(figures.file))
                yield Fault(Problem(what, "Sửa dòng cộng, hoặc các dòng của nó.", place), touched)


def _of_project(project: Project, before: Project | None, month: Period) -> Iterator[Fault]:
    for field, what in _complaints(project, before, month):
        missing = field in _REPORTED and project.amounts.get(field) is None
        settled = bool(project.explanation) and not missing
        remedy = "Điền số liệu; không có phát sinh thì ghi 0." if missing else _EXPLAIN
        if settled:
            remedy = f"Đã giải trình: {project.explanation}"
        yield Fault(
            Problem(f"Dự án {project.code}: {what}", remedy, _at(project, field)),
            (project.department,),
            settled=settled,
        )


def _complaints(project: Project, before: Project | None, month: Period) -> Iterator[tuple[str, str]]:
    for field in _REPORTED:
        if project.amounts.get(field) is None:
            yield field, f"chưa có số {_NAMES[field].lower()}."
    yield from _negative(project)
    if before is not None:
        yield from _moved(project, before)
        yield from _against_before(project, before)
    done = project.amounts.get("cumulative")
    if done is not None:
        yield from _steps(project, before, done, month)
        yield from _against_plan(project, done)
        yield from _estimates(project, done, month)


def _negative(project: Project) -> Iterator[tuple[Field, str]]:
    """What can't be less than nothing; a month may take back what was paid before."""
    for field in (*_PLANS, *_RUNNING, *_ESTIMATES):
        amount = project.amounts.get(field)
        if amount is not None and amount < 0:
            yield field, f"{_NAMES[field].lower()} là {format_number(amount)} đồng, nhỏ hơn 0."


def _moved(project: Project, before: Project) -> Iterator[tuple[str, str]]:
    """A project that another department or group counts now."""
    for field, what in _OWNERS.items():
        now, then = getattr(project, field), getattr(before, field)
        if now != then:
            yield field, f"{what} là {now or '(trống)'}, tháng trước là {then or '(trống)'}."


def _steps(project: Project, before: Project | None, done: int, month: Period) -> Iterator[tuple[Field, str]]:
    """Last month's cumulative and the month's own make this month's; a year starts from nothing."""
    starts = before is None and month.number == 1 and month.year == project.plan_year
    then = before.amounts.get("cumulative") if before else 0 if starts else None
    step = project.amounts.get("disbursed")
    if step is not None and then is not None and then + step != done and done >= then:
        yield (
            "cumulative",
            (
                f"lũy kế tháng trước {format_number(then)} cộng trong tháng {format_number(step)} "
                f"là {format_number(then + step)} đồng, nhưng lũy kế ghi {format_number(done)} đồng."
            ),
        )


def _against_before(project: Project, before: Project) -> Iterator[tuple[Field, str]]:
    for field in _PLANS:
        now, then = project.amounts.get(field) or 0, before.amounts.get(field) or 0
        if now != then:
            slip = " (gấp hoặc kém 1.000 lần: nhầm đơn vị tính?)" if _is_slip(now, then) else ""
            yield (
                field,
                (
                    f"{_NAMES[field].lower()} là {format_number(now)} đồng, "
                    f"tháng trước là {format_number(then)} đồng{slip}."
                ),
            )
    for field in _RUNNING:
        done, earlier = project.amounts.get(field), before.amounts.get(field)
        if done is not None and earlier is not None and done < earlier:
            slip = " (nhầm đơn vị tính?)" if done and earlier > done * _SUSPICIOUS else ""
            yield (
                field,
                (
                    f"{_NAMES[field].lower()} giảm từ {format_number(earlier)} đồng tháng trước "
                    f"còn {format_number(done)} đồng{slip}."
                ),
            )


def _is_slip(now: int, then: int) -> bool:
    return bool(now and then) and (now == then * _SLIP or then == now * _SLIP)


def _plan(project: Project) -> int:
    """The larger of both plans."""
    return max(project.amounts.get("plan_central") or 0, project.amounts.get("plan_local") or 0)


def _against_plan(project: Project, done: int) -> Iterator[tuple[Field, str]]:
    amounts, plan = project.amounts, _plan(project)
    if done > plan:
        slip = " (nhầm đơn vị tính?)" if plan and done > plan * _SUSPICIOUS else ""
        yield (
            "cumulative",
            (f"lũy kế {format_number(done)} đồng vượt kế hoạch vốn {format_number(plan)} đồng{slip}."),
        )
    carried, plan = amounts.get("carried_cumulative") or 0, amounts.get("carried_over") or 0
    if carried > plan:
        yield (
            "carried_cumulative",
            (
                f"giải ngân vốn kéo dài {format_number(carried)} đồng "
                f"vượt kế hoạch kéo dài {format_number(plan)} đồng."
            ),
        )


def _estimates(project: Project, done: int, month: Period) -> Iterator[tuple[Field, str]]:
    """An estimate is never less than what is done by then, nor that of January less than that of December."""
    year_end, close = project.amounts.get("estimate_year_end"), project.amounts.get("estimate_close")
    if year_end is not None and year_end < done and month.year == project.plan_year:
        yield "estimate_year_end", _too_little("đến 31/12", year_end, done)
    elif close is not None and close < max(done, year_end or 0):
        yield "estimate_close", _too_little("đến 31/01", close, max(done, year_end or 0))
    plan = _plan(project)
    for field in _ESTIMATES:
        estimate = project.amounts.get(field)
        if estimate is not None and estimate > plan >= done:
            what = f"{_NAMES[field].lower()} là {format_number(estimate)} đồng, vượt kế hoạch vốn"
            yield field, f"{what} {format_number(plan)} đồng."
            break


def _too_little(when: str, estimate: int, least: int) -> str:
    return f"ước {when} là {format_number(estimate)} đồng, ít hơn {format_number(least)} đồng đã có trước đó."


def _at(project: Project, field: str) -> Place:
    return project.places.get(field, project.place)
