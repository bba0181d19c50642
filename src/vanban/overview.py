"""Looking without making: how far a campaign's documents are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from vanban.data.workspace import CampaignYear, Workspace
from vanban.delivery.files import file_digest, resolved
from vanban.delivery.manifest import Record, read_records
from vanban.documents.document import Document
from vanban.due import Item, Order, item, items
from vanban.due.awards import AwardDesk
from vanban.due.figures import known_figures
from vanban.due.presenting import Presenter, presenters
from vanban.errors import DataError, OpenValueError, Place, Problem
from vanban.figures.reporting import due_day
from vanban.producing import inputs_digest, template_digest
from vanban.vietnamese.periods import Period

_LABELS = {
    "ready": "sẵn sàng, chưa làm",
    "open": "còn mục phải hỏi",
    "fault": "dữ liệu có lỗi",
    "made": "đã làm",
    "stale": "dữ liệu đã đổi, cần làm lại",
    "edited": "đã sửa tay",
    "not_begun": "chưa lập hồ sơ",
    "merged": "không lập hồ sơ: lồng ghép khen thưởng cuối năm",
}
_WORST_FIRST = ("fault", "open", "ready", "stale", "edited", "made")
_DONE = {"made", "edited", "merged"}


@dataclass(frozen=True, slots=True)
class State:
    """How far one document is: `state` is a key of `_LABELS`; `path` is its file when there is one."""

    campaign: str
    department: str
    kind: str
    state: str
    path: Path | None
    problems: tuple[Problem, ...]

    @property
    def label(self) -> str:
        """The state in words."""
        count = f" ({len(self.problems)})" if self.state in ("open", "fault") else ""
        return _LABELS[self.state] + count

    def as_dict(self) -> dict[str, object]:
        """For programs, without the problems."""
        return {
            "campaign": self.campaign,
            "department": self.department,
            "kind": self.kind,
            "state": self.state,
            "path": str(self.path) if self.path else None,
        }


@dataclass(frozen=True, slots=True)
class Arrival:
    """Whether the figures of one department have come; `days_late` counts up to today while they have not."""

    department: str
    name: str
    due: date
    received: date | None
    complete: bool
    days_late: int

    @property
    def state(self) -> str:
        """How far its figures are, in words."""
        return "đã có" if self.complete else "còn thiếu" if self.received else "chưa có"

    @property
    def lateness(self) -> str:
        """By how many days it is late, in words."""
        return f"{self.days_late} ngày" if self.days_late else ""

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "department": self.department,
            "due": self.due.isoformat(),
            "received": self.received.isoformat() if self.received else None,
            "complete": self.complete,
            "days_late": self.days_late,
        }


@dataclass(frozen=True, slots=True)
class DossierState:
    """How far one dossier is: `state` is that of its worst paper, `papers` counts them by their states.

    A dossier that can't be made at all is a `fault`; `not_begun` and `merged` have no papers. `days_late` counts up to
    today while papers are missing.
    """

    campaign: str
    department: str
    state: str
    due: date | None
    days_late: int
    papers: Mapping[str, int]
    problems: tuple[Problem, ...]
    said: Place | None = None

    @property
    def label(self) -> str:
        """How far it is, in words."""
        if not self.papers:
            where = f" ({self.said})" if self.said and self.state == "merged" else ""
            count = f" ({len(self.problems)})" if self.problems else ""
            return f"{_LABELS[self.state]}{where}{count}"
        return "; ".join(
            f"{self.papers[state]} văn bản {_LABELS[state]}" for state in _WORST_FIRST if state in self.papers
        )

    @property
    def lateness(self) -> str:
        """By how many days it is late, in words."""
        return f"{self.days_late} ngày" if self.days_late else ""

    def as_dict(self) -> dict[str, object]:
        """For programs, without the problems."""
        return {
            "campaign": self.campaign,
            "department": self.department,
            "state": self.state,
            "due": self.due.isoformat() if self.due else None,
            "days_late": self.days_late,
            "papers": dict(self.papers),
            "said": str(self.said) if self.said else None,
        }


def arrivals(workspace: Workspace, campaign: str, period: Period, today: date) -> list[Arrival]:
    """Each department with projects: whether its figures of `period` have come, the latest first.

    Raises:
        DataError: there are no figures of the period, or they can't be read.
    """
    year = workspace.campaign(campaign)
    known = known_figures(workspace, year, period)
    figures, due = known.year.figures(period), due_day(known.reporting, period)
    found = []
    for key, projects in known.year.projects(period.months[-1]).items():
        if key is not None:
            complete = all(project.amounts.get("cumulative") is not None for project in projects)
            receipt = figures.receipts.get(key)
            received = receipt.received_on if receipt else None
            until = received or (None if complete else today)
            late = max(0, (until - due).days) if until else 0
            name = workspace.departments.on(key, figures.closed_on).name
            found.append(Arrival(key, name, due, received, complete, late))
    return sorted(found, key=lambda one: (-one.days_late, one.complete))


def states(
    workspace: Workspace, campaign: str | None, output: Path, period: Period | None = None
) -> list[State]:
    """One line for each department and document of one campaign, or of all; of a faulty one among all, one line.

    With a `period` the documents are its reports.

    Raises:
        DataError: the campaign asked for or the register is wrong.
    """
    output = resolved(output)
    records = {record.path: record for record in read_records(output)}
    if campaign:
        order = Order(campaign, period=period)
        return [_state(workspace, item, output, records) for item in items(workspace, order)]
    found: list[State] = []
    for ref in workspace.campaign_refs():
        try:
            found += [_state(workspace, item, output, records) for item in items(workspace, Order(ref))]
        except DataError as error:
            found.append(State(ref, "", "campaign.yaml", "fault", None, error.problems))
    return found


def dossier_states(workspace: Workspace, campaign: str, output: Path, today: date) -> list[DossierState]:
    """One line for each dossier of award proposals of a year: begun, demanded, or merged into the year's end.

    Raises:
        DataError: the campaign is wrong, or it isn't said who presents the province's dossier.
    """
    year, output = workspace.campaign(campaign), resolved(output)
    whose = list(presenters(workspace, year))
    begun = tuple(one.department for one in whose if one.begun and one.mode.mode != "long_ghep")
    found: dict[str, list[Item]] = {one.department: [] for one in whose}
    if begun:
        desk = AwardDesk(workspace, year, Order(year.ref, departments=begun))
        for due in desk.due:
            found[due.department].append(item(desk, due))
    records = {record.path: record for record in read_records(output)}
    return [
        _dossier_state(
            year,
            one,
            [_state(workspace, paper, output, records) for paper in found[one.department]],
            is_whole=all(paper.paper for paper in found[one.department]),
            today=today,
        )
        for one in whose
    ]


def _dossier_state(
    year: CampaignYear, whose: Presenter, states: Sequence[State], *, is_whole: bool, today: date
) -> DossierState:
    """One that is not whole could not be made at all: its only state is why."""
    due = year.campaign.awards.due_day
    counts = Counter(state.state for state in states)
    empty = "merged" if whose.mode.mode == "long_ghep" else "not_begun"
    is_late = due is not None and bool({*counts, *([] if counts else [empty])} - _DONE)
    return DossierState(
        campaign=year.ref,
        department=whose.department,
        state=next((state for state in _WORST_FIRST if state in counts), empty),
        due=due,
        days_late=max(0, (today - due).days) if due and is_late else 0,
        papers=counts if is_whole else {},
        problems=tuple(dict.fromkeys(problem for state in states for problem in state.problems)),
        said=whose.mode.place,
    )


def _state(workspace: Workspace, item: Item, output: Path, records: Mapping[str, Record]) -> State:
    result, ref = item.result, item.campaign
    if not isinstance(result, Document):
        state = "open" if isinstance(result, OpenValueError) else "fault"
        path = output / ref / item.department / f"{item.name}.docx"
        made = path if path.is_file() else None  # by an earlier run
        return State(ref, item.department, item.kind, state, made, result.problems)
    path = output / result.path
    record = records.get(PurePath(result.path).as_posix())
    state = _file_state(path, record, inputs_digest(result, template_digest(workspace, result.template)))
    return State(ref, item.department, item.kind, state, path if path.is_file() else None, ())


def _file_state(path: Path, record: Record | None, inputs: str) -> str:
    if not path.is_file():
        return "ready"
    if record is None or file_digest(path) not in record.digests:
        return "edited"
    return "made" if record.inputs == inputs else "stale"
