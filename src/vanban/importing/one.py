"""One old plan → `plans/DEPARTMENT.yaml`, and what the workspace lacks for it. The order of the steps."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from vanban.data.campaign import Plan
from vanban.data.edit import dump
from vanban.data.open_values import OpenValue
from vanban.data.source import Source, parse_source
from vanban.data.validation import validate
from vanban.data.workspace import CampaignYear, PlanText, Workspace
from vanban.delivery.files import is_safe_name, write_whole
from vanban.documents.checks import refuse_contradictory_dates
from vanban.documents.plan import plan_document
from vanban.errors import DataError, Place, Problem
from vanban.importing.old_plan import OldPlan, citations, read_old_plan
from vanban.importing.surroundings import office_of, year_of
from vanban.importing.target import target_of
from vanban.renewal.importing.flow import Kept
from vanban.renewal.importing.found import UNSURE, Found
from vanban.renewal.importing.plan import PlanMaker, presumed
from vanban.renewal.importing.verify import differences
from vanban.vietnamese.dates import PartialDate

_YEAR = re.compile(r"20\d\d")
_DRAWN_UP_BEFORE = 10  # from this month on a plan may be drawn up for the year to come


@dataclass(frozen=True)
class Imported:
    """What became of a file.

    `kept`: words that found no part of their own and stand in the body. `changed`: words that print otherwise.
    `left`: amounts and citations that stay as typed. `used`: how often each placeholder stands in the plan.
    """

    ref: str
    department: str
    plan: Path
    written: tuple[Path, ...]
    found: tuple[Found, ...]
    kept: tuple[Kept, ...] = ()
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    used: tuple[tuple[str, int], ...] = ()

    @property
    def certainty(self) -> int:
        """Of all components together, in percent; one that was not seen counts for nothing."""
        return round(sum(found.certainty for found in self.found) / len(self.found))

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a clerk must look at."""
        unsure = [found.name for found in self.found if 0 < found.certainty <= UNSURE]
        missing = [found.name for found in self.found if not found.certainty]
        lists = (("hãy xem lại", unsure), ("không thấy", missing))
        doubts = [f"{label}: {', '.join(dict.fromkeys(names))}" for label, names in lists if names]
        doubts += [f"giữ thành đoạn: {', '.join(kept.kind for kept in self.kept)}"] if self.kept else []
        return (*doubts, *([f"{len(self.changed)} chỗ in khác tệp"] if self.changed else []))


@dataclass(frozen=True)
class Prepared:
    """The files that an import will write, all or none, and what it has to tell."""

    files: tuple[tuple[Path, str], ...]  # the plan last
    imported: Imported


def import_plan(workspace: Workspace, file: Path, ref: str = "", department_id: str = "") -> Imported:
    """Write the plan of `department_id` in the campaign and year `ref`, as `file` has it.

    What is not named is recognised. What the workspace lacks (the campaign's year, the department's entry) is made
    too; nothing is overwritten.

    Raises:
        DataError: the file can't be read, is no plan or another department's; or the plan is there already.
        ConverterError: the program that reads its kind of file is missing.
    """
    if ref and department_id:
        refuse_existing(workspace, plan_path(workspace, ref, department_id))
    old = read_old_plan(file)
    if not (ref and department_id):
        target = target_of(workspace, old, ref)
        ref, department_id = target.ref, target.department
        refuse_existing(workspace, plan_path(workspace, ref, department_id))
    return write(prepare(workspace, old, ref, department_id))


def plan_path(workspace: Workspace, ref: str, department_id: str) -> Path:
    """Where the plan of a department belongs.

    Raises:
        DataError: one of the two names can be no folder or file.
    """
    ref = ref.replace("\\", "/").removeprefix("./").removeprefix("campaigns/").strip("/")
    name, _, year = ref.partition("/")
    if not (name and _YEAR.fullmatch(year) and is_safe_name(f"{name}/{department_id}")) or name == "registry":
        what = f"“{ref[:80]}” hoặc “{department_id[:60]}” không dùng làm tên thư mục được."
        raise DataError(Problem(what, "Ghi như giai-ngan-von-dau-tu-cong/2024 và sxd."))
    return workspace.root / "campaigns" / name / year / "plans" / f"{department_id}.yaml"


def refuse_existing(workspace: Workspace, path: Path) -> None:
    """Stop before a plan that is there.

    Raises:
        DataError: it is.
    """
    if path.exists():
        what = "Kế hoạch này đã có; không ghi đè."
        remedy = "Xóa hoặc đổi tên tệp đó trước nếu muốn nhập lại."
        raise DataError(Problem(what, remedy, Place(workspace.shown(path))))


def prepare(workspace: Workspace, old: OldPlan, ref: str, department_id: str) -> Prepared:
    """Everything but the writing.

    Raises:
        DataError: the plan is another department's or of another year, or its data would have faults.
    """
    path = plan_path(workspace, ref, department_id)
    folder = path.parents[1]
    year, parts = int(folder.name), old.parts
    day = old.day(year)
    _refuse_other_year(day, year, old.place)
    office = office_of(workspace, department_id, old, day)
    campaign = year_of(workspace, folder, old, office, day)
    maker = PlanMaker(
        campaign.year.campaign, campaign.year.source, office.department, campaign.province, citations
    )
    made = maker.make(parts)
    printed = replace(campaign.year, campaign=presumed(campaign.year.campaign))
    doubt = _date_doubt(printed, day, campaign.year.source)
    text = dump(made.data | ({"ngay": OpenValue("xac_nhan", proposed=str(day), note=doubt)} if doubt else {}))
    source = parse_source(text.encode("utf-8"), workspace.shown(path))
    plan = PlanText(source, validate(source, Plan), shared=False)
    document = plan_document(office.departments, printed, department_id, plan, draft=True)
    files = (*campaign.files, *office.files, (path, text))
    return Prepared(
        files,
        Imported(
            campaign.year.ref,
            department_id,
            path,
            tuple(file for file, _ in files),
            (*office.found, *campaign.found, *made.found),
            parts.kept,
            tuple(differences(parts, document.context)),
            made.left,
            (*old.notes, *([f"Ngày để !xac_nhan: {doubt}"] if doubt else [])),
            tuple(sorted(made.used.items())),
        ),
    )


def write(prepared: Prepared) -> Imported:
    """Put the files in place, the plan last.

    Raises:
        OutputError: the disk refuses.
    """
    for path, words in prepared.files:
        write_whole(path, words.encode("utf-8"))
    return prepared.imported


def _refuse_other_year(day: PartialDate, year: int, place: Place) -> None:
    early = day.year == year - 1 and (day.month or 0) >= _DRAWN_UP_BEFORE
    if day.year != year and not early:
        what = f"Văn bản này ghi ngày {day}, không phải của năm {year}."
        raise DataError(Problem(what, f"Nhập vào phong trào của năm {day.year}.", place))


def _date_doubt(year: CampaignYear, day: PartialDate, source: Source) -> str:
    """Why the date of the file can't be right; a slip of last year must not keep its words out."""
    try:
        refuse_contradictory_dates(year, day, source)
    except DataError as error:
        return " ".join(problem.what for problem in error.problems)
    return ""
