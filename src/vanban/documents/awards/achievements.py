"""What nominees have achieved: the clerk's words with the year's figures of those whom they are about."""

from collections.abc import Iterator
from dataclasses import replace

from vanban.awards.model import Nominee
from vanban.documents.awards.case import YearFigures
from vanban.documents.awards.facts import overview_facts
from vanban.documents.awards.paper import PaperMaker
from vanban.documents.facts import Facts
from vanban.documents.reports.agreement import disagreements
from vanban.errors import Problem
from vanban.figures.results import Overview
from vanban.figures.sums import add_up


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
    """The figures that an achievement is about: of a department, or of a project by its code."""
    subjects = nominee.figures_of or (nominee.department,)
    if (known := figures.of(subjects)) is not None:
        return known
    rows = [project for project in figures.whole.projects if project.code in subjects]
    if not rows:
        return None
    return replace(
        figures.whole,
        total=add_up(rows),
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
