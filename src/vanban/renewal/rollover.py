"""A campaign's year made into a later one, in memory: the files, and every row of what was done and why."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from pydantic import BaseModel

from vanban.data.campaign import Campaign, PageText, Plan
from vanban.data.departments import Department
from vanban.data.open_values import Data, OpenValue
from vanban.data.paper_text import PaperText
from vanban.data.report_text import ReportText
from vanban.data.source import Source
from vanban.data.workspace import SHARED_PLAN, CampaignYear, PlanText, Workspace
from vanban.documents.blanks import Blanks
from vanban.documents.facts import FactBook
from vanban.documents.standing import presumed_date
from vanban.errors import DataError, Place, Problem
from vanban.renewal import fields
from vanban.renewal.awarding import awards_changes
from vanban.renewal.file_roll import FileRoll, Rolled
from vanban.renewal.frame import Frame, years_later
from vanban.renewal.known import known_words, printed_facts
from vanban.renewal.reorganised import (
    area_between,
    area_changes,
    area_rows,
    department_rows,
    group_marks,
    name_changes,
    signer,
)
from vanban.renewal.reporting import reporting_changes
from vanban.renewal.rows import Mark, Row
from vanban.renewal.successions import Succession, successions

CAMPAIGN_FILE = "campaign.yaml"
SHARED_REPORTS, SHARED_AWARDS = f"reports/{SHARED_PLAN}", f"awards/{SHARED_PLAN}"
_LAST_YEAR = 2100
_COMMENT_WITH_YEAR = re.compile(r"(?:^|\s)#.*?(?<!\d)(?:19|20)\d\d(?!\d).*")


@dataclass(frozen=True, slots=True)
class RolledYear:
    """A new year that is not written yet: `ref` names it; `files` in order; `rows` of all files and of none.

    `base` is the text of each file of last year that it was made of. `undecided` are departments that came of several,
    each with the ids of those whose plan it may start from: a person must choose.
    """

    ref: str
    files: tuple[Rolled, ...]
    rows: tuple[Row, ...]
    base: Mapping[str, str]
    undecided: Mapping[str, tuple[str, ...]]


def rollover(
    workspace: Workspace, base: CampaignYear, year: int, choices: Mapping[str, str] | None = None
) -> RolledYear:
    """The year `base` of a campaign as of `year`.

    `choices` name for a department that came of several the id of the one whose plan it starts from.

    Raises:
        DataError: the year is not later, or the campaign, the register or a plan has faults: all of them.
    """
    problems = [*_refused(base, year), *_wrong_choices(workspace, choices or {})]
    plans = _plans(workspace, base, problems)
    words = _shared_words(workspace, base, problems)
    if problems:
        raise DataError(problems)
    return _Rolling(workspace, base, year, plans, words, choices or {}).rolled()


def model_of(name: str) -> type[BaseModel]:
    """What a file of a year must be, by its name within the year's folder."""
    if name == CAMPAIGN_FILE:
        return Campaign
    if name.startswith(SHARED_AWARDS):
        return PaperText
    return ReportText if name.startswith(SHARED_REPORTS) else Plan


def _refused(base: CampaignYear, year: int) -> Iterator[Problem]:
    if not base.campaign.year < year < _LAST_YEAR:
        what = f"Năm mới là {year}, không sau năm {base.campaign.year} của {base.ref}."
        yield Problem(what, "Ghi một năm sau đó, ví dụ năm liền sau.", base.source.place(("nam",)))


def _wrong_choices(workspace: Workspace, choices: Mapping[str, str]) -> Iterator[Problem]:
    for id in (*choices, *choices.values()):
        if problem := workspace.departments.unknown(id):
            yield problem


def _plans(workspace: Workspace, base: CampaignYear, problems: list[Problem]) -> dict[str, PlanText]:
    """Every plan of the year by its department; what is wrong with any goes to `problems`."""
    plans: dict[str, PlanText] = {}
    for name in workspace.plan_files(base):
        id, dot, kind = name.rpartition(".")
        if not dot or kind != "yaml":
            continue
        unknown = None if id == SHARED_PLAN else workspace.departments.unknown(id)
        if unknown:
            place = Place(workspace.shown(base.folder / "plans" / name))
            problems.append(Problem(unknown.what, unknown.remedy, place))
            continue
        try:
            text = workspace.plan(base, id)
        except DataError as error:
            problems += error.problems
        else:
            assert text is not None
            plans[id] = text
    return plans


def _shared_words(
    workspace: Workspace, base: CampaignYear, problems: list[Problem]
) -> dict[str, tuple[Source, PaperText]]:
    """The shared words of reports and of dossiers by their file; those of a period, of a dossier stay behind."""
    reports = [name for folder, name in workspace.report_files(base) if folder == SHARED_PLAN]
    awards = [name for name in workspace.award_files(base) if name.startswith(f"{SHARED_PLAN}/")]
    reading: dict[str, Callable[[], tuple[Source, PaperText]]] = {
        f"{SHARED_REPORTS}/{name}.yaml": partial(workspace.report_text, base, SHARED_PLAN, name)
        for name in reports
    }
    reading |= {f"awards/{name}.yaml": partial(workspace.award_text, base, name) for name in awards}
    words: dict[str, tuple[Source, PaperText]] = {}
    for name, read in reading.items():
        try:
            words[name] = read()
        except DataError as error:
            problems += error.problems
    return words


class _Rolling:
    """The steps from one year to the other."""

    def __init__(
        self,
        workspace: Workspace,
        base: CampaignYear,
        year: int,
        plans: Mapping[str, PlanText],
        words: Mapping[str, tuple[Source, PaperText]],
        choices: Mapping[str, str],
    ) -> None:
        self._workspace, self._base, self._year, self._plans = workspace, base, year, plans
        self._words, self._choices = words, choices
        self._then = _opened(base)
        self._day = years_later(self._then, year - base.campaign.year)
        place = base.source.place(("dia_ban",))
        self._area = area_between(base.campaign.province, self._then, self._day, place)
        self._slug = base.ref.partition("/")[0]

    def rolled(self) -> RolledYear:
        files = [self._campaign()]
        texts = [source.text for source in self._sources()]
        place = Place(self._shown(CAMPAIGN_FILE))
        rows = [*self._unfinished(), *area_rows(self._area, texts, place)]
        undecided: dict[str, tuple[str, ...]] = {}
        for one in successions(
            self._workspace.departments, self._plans, self._then, self._day, self._choices
        ):
            if one.heir is not None and one.chosen is not None:
                files.append(self._plan(one))
                continue
            rows.append(self._not_rolled(one))
            if one.heir is not None:
                undecided[one.heir] = one.of
        files += [self._shared(name, source, text) for name, (source, text) in self._words.items()]
        rows += [row for file in files for row in file.rows]
        base = {CAMPAIGN_FILE: self._base.source.text}
        base |= {f"plans/{id}.yaml": text.source.text for id, text in self._plans.items()}
        base |= {name: source.text for name, (source, _) in self._words.items()}
        return RolledYear(f"{self._slug}/{self._year}", tuple(files), tuple(rows), base, undecided)

    def _campaign(self) -> Rolled:
        base, frame = self._base, self._frame(None, None, None)
        nam = Mark(("nam",), 0, "done", str(base.campaign.year), str(self._year), "năm của phong trào")
        changes: list[fields.Change] = [(nam, str(self._year)), *area_changes(self._area)]
        changes += name_changes(base, self._area, self._year)
        changes += group_marks(self._workspace.departments, base, self._day)
        changes += reporting_changes(base, frame, self._workspace.departments, self._then)
        changes += awards_changes(base, frame, self._workspace.departments, self._then)
        roll = FileRoll(base.source, frame, printed_facts(self._area.then, None, ()))
        done = roll.rolled(CAMPAIGN_FILE, self._shown(CAMPAIGN_FILE), tuple(changes))
        return _with_comments(done, self._shown(CAMPAIGN_FILE))

    def _plan(self, one: Succession) -> Rolled:
        assert one.chosen is not None
        assert one.heir is not None
        text = self._plans[one.chosen]
        departments = self._workspace.departments
        before = after = None
        if one.chosen != SHARED_PLAN:
            before = departments.on(one.chosen, presumed_date(text.plan.issued, self._base.campaign).first)
            after = departments.on(one.heir, self._day)
        frame = self._frame(text.plan, before, after)
        printed = printed_facts(self._area.then, before, departments.groups)
        name = f"plans/{one.heir}.yaml"
        roll = FileRoll(text.source, frame, printed)
        done = roll.rolled(name, self._shown(name), tuple(signer(text, before, after)))
        rows = department_rows(Place(self._shown(name)), one, before, after, self._day)
        done = Rolled(done.name, done.text, (*rows, *done.rows))
        return _with_comments(done, self._shown(name))

    def _shared(self, name: str, source: Source, text: PaperText) -> Rolled:
        frame = self._frame(text, None, None)
        roll = FileRoll(source, frame, printed_facts(self._area.then, None, ()))
        return _with_comments(roll.rolled(name, self._shown(name)), self._shown(name))

    def _frame(self, plan: PageText | None, before: Department | None, after: Department | None) -> Frame:
        base = self._base.campaign
        return Frame(
            year=base.year,
            new_year=self._year,
            day=self._day,
            then=self._area.then,
            now=self._area.now,
            names=self._names(),
            known=known_words(base, plan),
            area_why=self._area.why,
            department_then=before,
            department_now=after,
        )

    def _names(self) -> tuple[str, ...]:
        """The campaign's names as they were printed."""
        departments = self._workspace.departments
        any_department = next(
            departments.on(id, self._then) for id in departments.ids if departments.group_on(id, self._then)
        )
        book = FactBook(self._area.then, any_department, departments.groups, Blanks())
        book.add_campaign(self._base.campaign, self._base.source)
        return tuple(book.facts[key] for key in ("phong_trao", "ten_ngan") if "\ufdd0" not in book.facts[key])

    def _sources(self) -> list[Source]:
        return [self._base.source, *(text.source for text in self._plans.values())]

    def _unfinished(self) -> Iterator[Row]:
        count = sum(_count_open(source.data) for source in self._sources())
        if count:
            why = f"năm {self._base.campaign.year} còn {count} mục chưa trả lời; đã hỏi lại cho năm {self._year}"
            yield Row(Place(self._base.source.name), "asked", str(count), "", why)

    def _not_rolled(self, one: Succession) -> Row:
        places = [self._plans[id].source.name for id in one.of]
        if one.heir is None:
            return Row(Place(places[0]), "left_out", one.of[0], "", one.why)
        why = f"chọn kế hoạch gốc cho {one.heir} bằng --base {one.heir}=… ({' hoặc '.join(one.of)})"
        return Row(
            Place(self._shown(f"plans/{one.heir}.yaml")), "choose", ", ".join(one.of), "", f"{one.why}; {why}"
        )

    def _shown(self, name: str) -> str:
        return f"campaigns/{self._slug}/{self._year}/{name}"


def _opened(base: CampaignYear) -> date:
    """The day from which a year's names are looked up: the parent document's, else that of the campaign's year."""
    parent = base.campaign.parent
    if parent is None or isinstance(parent.issued_on, OpenValue):
        return date(base.campaign.year, 2, 1)
    return parent.issued_on


def _count_open(data: Data) -> int:
    if isinstance(data, OpenValue):
        return 1
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return sum(map(_count_open, inside))


def _with_comments(done: Rolled, shown: str) -> Rolled:
    """The rows, with those of comments that name a year."""
    rows = [
        Row(
            Place(shown, number),
            "kept",
            found[0].strip(),
            "",
            "ghi chú của người soạn; xem lại",
        )
        for number, line in enumerate(done.text.splitlines(), start=1)
        if (found := _COMMENT_WITH_YEAR.search(line))
    ]
    return Rolled(done.name, done.text, (*rows, *done.rows)) if rows else done
