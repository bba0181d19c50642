"""What is wrong with a month's figures, held against themselves and last month's, before a word is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.data.departments import Departments
from vanban.data.reporting import Unit
from vanban.errors import Place, Problem
from vanban.figures.complaints import NAMES, Complaints
from vanban.figures.model import MonthFigures, Project
from vanban.figures.sums import add_up, grouped

_EXPLAIN = "Sửa số liệu; nếu đúng như vậy, ghi lý do vào cột Giải trình."


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a month's figures. `departments` are those whose figures it touches.

    A fault that the clerk has explained in its row is `settled`: it is told, and stops nothing.
    """

    problem: Problem
    departments: tuple[str, ...]
    settled: bool = False


def faults(
    figures: MonthFigures, before: MonthFigures | None, departments: Departments, unit: Unit
) -> list[Fault]:
    """Every fault of `figures`; `before` are those of the month before within the same plan year, if there are any.

    Amounts are told in `unit`, in which the clerk typed them.
    """
    return list(_Check(figures, before, departments, unit).faults())


class _Check:
    """Holds one month against itself and the month before."""

    def __init__(
        self, figures: MonthFigures, before: MonthFigures | None, departments: Departments, unit: Unit
    ) -> None:
        self._figures, self._before, self._departments = figures, before, departments
        self._complaints = Complaints(figures.month, unit)

    def faults(self) -> Iterator[Fault]:
        """Those of the whole sheet, then those of each project, then the departments without any figure."""
        earlier = {project.key: project for project in self._before.projects} if self._before else {}
        yield from self._doubled()
        yield from self._vanished()
        yield from self._totals()
        silent = _silent(self._figures)
        for project in self._figures.projects:
            before = earlier.get(project.key)
            if before is not None:
                yield from self._handed_over(project, before)
                yield from self._regrouped(project, before)
            if project.department not in silent:
                yield from self._of_project(project, before)
        for department in sorted(silent):
            yield self._no_data(department)

    def _name(self, department: str, figures: MonthFigures) -> str:
        return self._departments.on(department, figures.closed_on).name

    def _no_data(self, department: str) -> Fault:
        row = next(project for project in self._figures.projects if project.department == department)
        what = (
            f"{self._name(department, self._figures)} chưa có số liệu {self._figures.month.name} ở dự án nào."
        )
        remedy = "Báo cáo toàn tỉnh ghi là chưa báo cáo; điền số liệu để làm báo cáo của đơn vị."
        return Fault(Problem(what, remedy, _at(row, "cumulative")), (department,), settled=True)

    def _doubled(self) -> Iterator[Fault]:
        seen: dict[tuple[str, str, int], Project] = {}
        names: dict[str, Project] = {}
        for project in self._figures.projects:
            first = seen.setdefault(project.key, project)
            named = names.setdefault(project.code, project)
            touched = tuple(dict.fromkeys((first.department, named.department, project.department)))
            if first is not project:
                what = f"Mã dự án {project.code} đã có ở {first.place} với cùng nguồn vốn."
                yield Fault(Problem(what, "Bỏ một dòng, hoặc sửa mã dự án.", _at(project, "code")), touched)
            elif named.name != project.name or named.department != project.department:
                what = (
                    f"Mã dự án {project.code} là “{project.name}” ở đây, "
                    f"nhưng là “{named.name}” ở {named.place}."
                )
                remedy = "Ghi một tên, một đơn vị cho mỗi mã dự án."
                yield Fault(Problem(what, remedy, _at(project, "name")), touched)

    def _vanished(self) -> Iterator[Fault]:
        """Projects of the month before that have no row any more."""
        if self._before is None:
            return
        now = {project.key for project in self._figures.projects}
        for project in self._before.projects:
            if project.key not in now:
                what = (
                    f"Dự án {project.code} “{project.name}” có trong số liệu {self._before.month.name} "
                    f"({project.place}) nhưng không còn trong bảng này."
                )
                remedy = (
                    "Thêm lại dòng của dự án; dự án thôi thực hiện thì ghi kế hoạch bằng 0 và giải trình."
                )
                yield Fault(Problem(what, remedy, Place(self._figures.file)), (project.department,))

    def _handed_over(self, project: Project, before: Project) -> Iterator[Fault]:
        """A project whose department is another than the month before, which is still there."""
        owner, then = project.department, before.department
        if owner == then or self._departments.group_on(then, self._figures.closed_on) is None:
            return
        assert self._before is not None  # it has the row
        what = (
            f"Dự án {project.code}: đơn vị là {self._name(owner, self._figures)}, "
            f"tháng trước là {self._name(then, self._before)}."
        )
        remedy = "Sửa đơn vị; nếu dự án đã được chuyển, ghi lý do vào cột Giải trình."
        problem = Problem(what, remedy, _at(project, "department"))
        yield Fault(problem, (owner, then), settled=bool(project.explanation))

    def _regrouped(self, project: Project, before: Project) -> Iterator[Fault]:
        if project.group != before.group:
            now, then = project.group or "để trống", before.group or "để trống"
            what = f"Dự án {project.code}: nhóm dự án là {now}, tháng trước là {then}."
            problem = Problem(what, _remedy(project), _at(project, "group"))
            yield Fault(problem, (project.department,), settled=bool(project.explanation))

    def _totals(self) -> Iterator[Fault]:
        """Typed subtotals that differ from the sum of their rows. One over several departments is none of theirs."""
        say = self._complaints.say
        for total in self._figures.totals:
            rows = [self._figures.projects[at] for at in total.covers]
            ours = add_up(rows).amounts
            owners = tuple(dict.fromkeys(row.department for row in rows))
            for field, typed in total.amounts.items():
                if typed is not None and typed != (ours[field] or 0):
                    what = (
                        f"{NAMES[field][:1].upper()}{NAMES[field][1:]} ở dòng “{total.label}” là {say(typed)}, "
                        f"cộng các dòng lại được {say(ours[field] or 0)}."
                    )
                    place = total.places.get(field, Place(self._figures.file))
                    problem = Problem(what, "Sửa dòng cộng, hoặc các dòng của nó.", place)
                    yield Fault(problem, owners if len(owners) == 1 else ())

    def _of_project(self, project: Project, before: Project | None) -> Iterator[Fault]:
        for field, what in self._complaints.about(project, before):
            missing = project.amounts.get(field) is None
            remedy = "Điền số liệu; không có phát sinh thì ghi 0." if missing else _remedy(project)
            yield Fault(
                Problem(f"Dự án {project.code}: {what}", remedy, _at(project, field)),
                (project.department,),
                settled=bool(project.explanation) and not missing,
            )


def _remedy(project: Project) -> str:
    return f"Đã giải trình: {project.explanation}" if project.explanation else _EXPLAIN


def _silent(figures: MonthFigures) -> set[str]:
    """Departments that have projects and no figure for any of them."""
    groups = grouped(figures.projects, "department")
    return {
        name for name, rows in groups.items() if all(row.amounts.get("cumulative") is None for row in rows)
    }


def _at(project: Project, field: str) -> Place:
    return project.places.get(field, project.place)
