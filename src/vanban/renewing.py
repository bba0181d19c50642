"""The order of the steps of `rollover`: last year read and rolled, the new year's folder written whole."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vanban.data.campaign import Campaign
from vanban.data.edit import dump
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import parse_source, read_source
from vanban.data.validation import validate
from vanban.data.workspace import BASE, CHOICES, CampaignYear, Workspace
from vanban.delivery.faults import disk_faults
from vanban.delivery.files import write_whole
from vanban.errors import DataError, Place, Problem
from vanban.renewal.answers import Checked, answered, check_answer, check_answers
from vanban.renewal.merging import merge_file
from vanban.renewal.questions import Question, questions
from vanban.renewal.rollover import (
    CAMPAIGN_FILE,
    SHARED_AWARDS,
    SHARED_REPORTS,
    RolledYear,
    model_of,
    rollover,
)
from vanban.renewal.rows import Row
from vanban.renewal.sheet import question_sheet, read_answers


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a rollover wrote: the year (`giai-ngan/2025`), its folder, the files, every row."""

    ref: str
    folder: Path
    files: tuple[str, ...]
    rows: tuple[Row, ...]


def roll_over(workspace: Workspace, ref: str, year: int, choices: Mapping[str, str]) -> Renewed:
    """Write the folder of the new year, whole or not at all.

    Raises:
        DataError: the year is there already, or as `rollover`.
        OutputError: the folder can't be written.
    """
    base = workspace.campaign(ref)
    folder = base.folder.parent / str(year)
    if folder.exists() or folder.is_symlink():
        what = f"Năm {year} của {folder.parent.name} đã có."
        remedy = "Không có gì bị thay đổi. Đưa sang những gì mới sửa ở năm trước thì thêm --update."
        raise DataError(Problem(what, remedy, Place(workspace.shown(folder))))
    rolled = rollover(workspace, base, year, choices)
    with disk_faults(folder), _staged(folder) as staged:
        for file in rolled.files:
            write_whole(staged / file.name, file.text.encode("utf-8"))
        _keep_base(staged, rolled, choices)
    return Renewed(rolled.ref, folder, tuple(file.name for file in rolled.files), rolled.rows)


def bring_over(workspace: Workspace, ref: str, year: int, choices: Mapping[str, str]) -> Renewed:
    """Bring what was corrected in last year's files since the rollover into the new year's.

    Raises:
        DataError: the new year was not made by `roll_over` of this year, or files have faults.
        OutputError: a file can't be written.
    """
    base = workspace.campaign(ref)
    mine = workspace.campaign(f"{base.ref.partition('/')[0]}/{year}")
    then = _base_of(workspace, mine, base)
    chosen = {**_choices_of(workspace, mine), **choices}
    before = rollover(workspace, then, year, _choices_of(workspace, mine))
    after = rollover(workspace, base, year, chosen)
    texts, rows = _merged(workspace, mine, before, after)
    for name, text in texts.items():
        write_whole(mine.folder / name, text.encode("utf-8"), root=workspace.root)
    _keep_base(mine.folder, after, chosen)
    return Renewed(after.ref, mine.folder, tuple(texts), tuple(rows))


def _merged(
    workspace: Workspace, mine: CampaignYear, before: RolledYear, after: RolledYear
) -> tuple[dict[str, str], list[Row]]:
    """The files to write, and a row for each correction."""
    old, texts = {file.name: file for file in before.files}, dict[str, str]()
    rows = [row for row in after.rows if row.action == "choose"]
    for file in after.files:
        path = mine.folder / file.name
        shown = workspace.shown(path)
        if not path.is_file():
            if file.name in old:
                rows.append(Row(Place(shown), "kept", "", "", "tệp đã bỏ ở năm nay; không đưa sang"))
            else:
                texts[file.name] = file.text
                rows += file.rows
            continue
        there = read_source(path, shown)
        if file.name not in old:
            rows.append(
                Row(
                    Place(shown), "choose", "", "", "năm trước mới có tệp này, năm nay đã có: giữ bản năm nay"
                )
            )
            continue
        model = model_of(file.name)
        sides = (parse_source(text.encode("utf-8"), shown) for text in (old[file.name].text, file.text))
        merged = merge_file(model, there, *sides)
        validate(parse_source(merged.text.encode("utf-8"), shown), model)
        rows += merged.rows
        if merged.text != there.text:
            texts[file.name] = merged.text
    gone = old.keys() - {file.name for file in after.files}
    rows += [
        Row(Place(workspace.shown(mine.folder / name)), "kept", "", "", "năm trước đã bỏ tệp này; xem lại")
        for name in sorted(gone)
    ]
    return texts, rows


def _base_of(workspace: Workspace, mine: CampaignYear, base: CampaignYear) -> CampaignYear:
    """Last year as it was when it was rolled.

    Raises:
        DataError: it was not kept, or it is another year.
    """
    kept = _kept_base(workspace, mine)
    if kept is None:
        raise DataError(_not_rolled(workspace, mine, "Sửa tay trong tệp của năm nay."))
    if kept.campaign.year != base.campaign.year:
        what = f"{mine.ref} được làm từ năm {kept.campaign.year}, không phải từ {base.ref}."
        raise DataError(Problem(what, f"Gọi với năm {kept.campaign.year}.", kept.source.place(("nam",))))
    return kept


def _kept_base(workspace: Workspace, mine: CampaignYear) -> CampaignYear | None:
    """What was kept of last year; None when `mine` was not made by a rollover."""
    folder = mine.folder / BASE
    path = folder / CAMPAIGN_FILE
    if not path.is_file():
        return None
    source = read_source(path, workspace.shown(path))
    campaign = validate(source, Campaign)
    return CampaignYear(f"{mine.ref.partition('/')[0]}/{campaign.year}", folder, source, campaign)


def rolled_again(workspace: Workspace, ref: str) -> tuple[CampaignYear, CampaignYear, RolledYear]:
    """Last year as it was rolled, the new year as it is now, and the rollover between them.

    Raises:
        DataError: there is no such year, it was not made by a rollover, or files have faults.
    """
    mine = workspace.campaign(ref)
    kept = _kept_base(workspace, mine)
    if kept is None:
        raise DataError(_not_rolled(workspace, mine, "Chỉ năm do rollover làm ra mới có phiếu rà soát."))
    return kept, mine, rollover(workspace, kept, mine.campaign.year, _choices_of(workspace, mine))


def _not_rolled(workspace: Workspace, mine: CampaignYear, remedy: str) -> Problem:
    what = f"{mine.ref} không do lệnh rollover làm ra nên không biết đã đổi gì từ năm trước."
    return Problem(what, remedy, Place(workspace.shown(mine.folder)))


def undecided(workspace: Workspace, ref: str) -> list[Problem]:
    """Departments that came of several and for which nobody has chosen the plan to start from.

    Raises:
        DataError: there is no such year, or its files have faults.
    """
    mine = workspace.campaign(ref)
    return list(workspace.open_choices(mine).values())


def _choices_of(workspace: Workspace, mine: CampaignYear) -> dict[str, str]:
    return {key: value for key, value in workspace.choices(mine).items() if isinstance(value, str)}


def _keep_base(folder: Path, rolled: RolledYear, choices: Mapping[str, str]) -> None:
    """Keep last year's files beside the new ones; the last step, so that an update cut short can be run again."""
    kept = folder / BASE
    for name, text in rolled.base.items():
        write_whole(kept / name, text.encode("utf-8"))
    for inside in ("plans", SHARED_REPORTS, SHARED_AWARDS):
        for path in (kept / inside).glob("*.yaml"):
            if f"{inside}/{path.name}" not in rolled.base:
                path.unlink()
    told: dict[str, Data] = {**choices}
    told |= {heir: OpenValue("hoi", list(of)) for heir, of in rolled.undecided.items()}
    if told:
        write_whole(kept / CHOICES, dump(told).encode("utf-8"))
    else:
        (kept / CHOICES).unlink(missing_ok=True)


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A folder that becomes `folder` in one step when all went well, and leaves nothing behind when not.

    It lies two levels down, where nothing looks for campaigns.
    """
    hold = Path(tempfile.mkdtemp(prefix=".vanban-", dir=folder.parent))
    try:
        staged = hold / folder.name
        staged.mkdir()
        yield staged
        staged.rename(folder)
    finally:
        shutil.rmtree(hold, ignore_errors=True)


def open_questions(workspace: Workspace, ref: str) -> list[Question]:
    """Every open value of a campaign's year.

    Raises:
        DataError: there is no such year, or its files have faults.
    """
    return questions(workspace, workspace.campaign(ref))


def write_sheet(workspace: Workspace, ref: str, path: Path) -> list[Question]:
    """Write the open questions into a new Excel sheet; the questions.

    Raises:
        DataError: there is a file already, which may hold answers.
        OutputError: it can't be written.
    """
    if path.exists():
        raise DataError(Problem(f"{path} đã có.", "Chọn tên khác; tệp cũ có thể đã có người điền."))
    found = open_questions(workspace, ref)
    write_whole(path.resolve(), question_sheet(found, f"{ref}: {len(found)} mục phải hỏi"))
    return found


def read_sheet(path: Path) -> dict[str, str]:
    """The answers that people wrote into a sheet.

    Raises:
        DataError: it can't be read or is no such sheet.
    """
    if not path.is_file():
        raise DataError(Problem(f"Không có tệp {path}.", "Xem lại đường dẫn."))
    return read_answers(path.read_bytes(), str(path))


def answer(workspace: Workspace, ref: str, given: Mapping[str, str]) -> list[Checked]:
    """Write the answers `given` by name; all of them or none.

    Raises:
        DataError: all that is wrong with them.
        OutputError: a file can't be written.
    """
    checked = check_answers(open_questions(workspace, ref), given)
    _write(workspace, checked)
    return checked


@dataclass(frozen=True, slots=True)
class Interview:
    """How a person is asked: `ask` gives what was typed (None leaves the question open, EOFError stops).

    `doubt` asks whether an answer is meant; `refuse` says what is wrong with one.
    """

    ask: Callable[[Question, int], str | None]
    doubt: Callable[[str], bool]
    refuse: Callable[[Iterable[Problem]], None]


def hold(workspace: Workspace, ref: str, interview: Interview) -> list[Checked]:
    """Put each open question to a person; each answer is written before the next question. The answers."""
    passed: set[str] = set()
    answers: list[Checked] = []
    while waiting := [q for q in open_questions(Workspace(workspace.root), ref) if q.key not in passed]:
        try:
            typed = interview.ask(waiting[0], len(waiting))
        except EOFError:
            break
        if typed is None:
            passed.add(waiting[0].key)
        elif checked := _settled(workspace, waiting[0], typed, interview):
            answers.append(checked)
    return answers


def _settled(workspace: Workspace, question: Question, typed: str, interview: Interview) -> Checked | None:
    try:
        checked = check_answer(question, typed)
        if all(map(interview.doubt, checked.doubts)):
            _write(workspace, [checked])
            return checked
    except DataError as error:
        interview.refuse(error.problems)
    return None


def _write(workspace: Workspace, answers: Sequence[Checked]) -> None:
    for name, text in answered(answers).items():
        write_whole(workspace.root / name, text.encode("utf-8"), root=workspace.root)
