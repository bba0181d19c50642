"""Looking without making: how far a campaign's documents are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from vanban.data.workspace import Workspace
from vanban.delivery.files import file_digest, resolved
from vanban.delivery.manifest import Record, read_records
from vanban.documents.document import Document
from vanban.due import Item, Order, items
from vanban.errors import DataError, OpenValueError, Problem
from vanban.pipeline import inputs_digest, template_digest

_LABELS = {
    "ready": "sẵn sàng, chưa làm",
    "open": "còn mục phải hỏi",
    "fault": "dữ liệu có lỗi",
    "made": "đã làm",
    "stale": "dữ liệu đã đổi, cần làm lại",
    "edited": "đã sửa tay",
}


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


def states(workspace: Workspace, campaign: str | None, output: Path) -> list[State]:
    """One line for each department and document of one campaign, or of all; of a faulty one among all, one line.

    Raises:
        DataError: the campaign asked for or the register is wrong.
    """
    output = resolved(output)
    records = {record.path: record for record in read_records(output)}
    if campaign:
        return [_state(workspace, item, output, records) for item in items(workspace, Order(campaign))]
    found: list[State] = []
    for ref in workspace.campaign_refs():
        try:
            found += [_state(workspace, item, output, records) for item in items(workspace, Order(ref))]
        except DataError as error:
            found.append(State(ref, "", "campaign.yaml", "fault", None, error.problems))
    return found


def _state(workspace: Workspace, item: Item, output: Path, records: Mapping[str, Record]) -> State:
    result, ref = item.result, item.campaign
    if not isinstance(result, Document):
        state = "open" if isinstance(result, OpenValueError) else "fault"
        path = output / ref / item.department / f"{item.kind}.docx"
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
