"""What nominees have achieved: the clerk's words with the year's figures of those whom they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vanban.awards.model import Nominee
from vanban.documents.awards.case import YearFigures
from vanban.documents.awards.facts import overview_facts
from vanban.documents.awards.paper import PaperMaker
from vanban.documents.facts import Facts
from vanban.documents.reports.agreement import disagreements
from vanban.errors import Problem
from vanban.figures.results import Overview
from vanban.figures.sums import add_up, with_disbursed


class Achievements:
    """Fills the texts of achievements of one paper; each subject's figures are worded once."""

    def __init__(self, maker: PaperMaker) -> None:
        self._maker = maker
        self._known: dict[tuple[str, ...], Facts] = {}

    def text(self, nominee: Nominee) -> str:
        """The achievement of one nominee, its placeholders filled."""
        if "{" not in nominee.achievement:
            return nominee.achievement
        book, at = self._maker.book, nominee.at("achievement")
        lines = book.prose.lines(nominee.achievement, self.facts(nominee), lambda _: at)
        return "\n".join(words for words, _ in lines)

    def disagreements(self, nominee: Nominee) -> Iterator[Problem]:
        """Numbers typed by hand that no figure of the year bears out."""
        figures = self._maker.case.figures
        overview = subject_overview(figures, nominee) if figures else None
        for _, what in disagreements(nominee.achievement, overview) if overview else ():
            remedy = "Sửa số, hoặc dùng chỗ điền như {{ so_lieu.ty_le }}."
            yield Problem(f"{nominee.name}: {what}", remedy, nominee.at("achievement"))

    def facts(self, nominee: Nominee) -> Facts:
        """What an achievement may call: the facts of the paper with the figures of whom it is about."""
        subjects = nominee.figures_of or (nominee.department,)
        if subjects not in self._known:
            figures, maker = self._maker.case.figures, self._maker
            overview = subject_overview(figures, nominee) if figures else None
            self._known[subjects] = {
                **maker.book.facts,
                **overview_facts(figures, overview, maker.province),
            }
        return self._known[subjects]


def subject_overview(figures: YearFigures, nominee: Nominee) -> Overview | None:
    """The figures that an achievement is about: of a department, or of several departments and projects together."""
    subjects = nominee.figures_of or (nominee.department,)
    if len(subjects) == 1 and subjects[0] in figures.departments:
        return figures.departments[subjects[0]]
    rows = [one for one in figures.whole.projects if not {one.code, one.department}.isdisjoint(subjects)]
    if not rows:
        return None
    total, done = add_up(rows), add_up(rows).amounts["cumulative"]
    if (
        len(figures.whole.period.months) > 1 and done is not None
    ):  # of the year's end: all of it was in the year
        total = with_disbursed(total, done)
    return replace(
        figures.whole,
        total=total,
        before=None,
        year_ago=None,
        by_source=(),
        by_group=(),
        by_department=(),
        projects=rows,
        below=(),
        unreported=(),
        pace=None,
        next_year=None,
    )


def unknown_subjects(figures: YearFigures, nominees: Iterable[Nominee]) -> Iterator[Problem]:
    """What the column of figures names that has none: sums would be told without it."""
    known = {*figures.departments, *(project.code for project in figures.whole.projects)}
    for nominee in nominees:
        if "{" in nominee.achievement and (
            missing := [one for one in nominee.figures_of if one not in known]
        ):
            what = f"{nominee.name} ({nominee.code}): số liệu cuối năm không có {', '.join(missing)}."
            remedy = "Ghi tên, mã đơn vị hoặc mã dự án như trong bảng số liệu."
            yield Problem(what, remedy, nominee.at("figures_of"))
