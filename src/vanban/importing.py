"""`import`: last year's file into a plan's data. The order of the steps, and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vanban.data.campaign import Campaign, Plan
from vanban.data.departments import Department, DepartmentFile, Departments
from vanban.data.edit import Add, dump, edit
from vanban.data.open_values import Data
from vanban.data.source import parse_source, read_source
from vanban.data.validation import validate
from vanban.data.workspace import CampaignYear, PlanText, Workspace
from vanban.decree30.citations import find_citations
from vanban.delivery.files import is_safe_name, write_whole
from vanban.documents.plan import plan_document
from vanban.errors import DataError, Place, Problem
from vanban.layout.anatomy import Anatomy
from vanban.layout.recognition import recognise
from vanban.layout.recognition.words import kind_named
from vanban.layout.unicode import Decoded, decoded
from vanban.reading_files import Opened, open_file
from vanban.registry.provinces import Province, province_on
from vanban.renewal.importing.campaign import guess_campaign
from vanban.renewal.importing.found import Cited, Found
from vanban.renewal.importing.office import new_department, province_of, refuse_another
from vanban.renewal.importing.parts import Parts, parts_of
from vanban.renewal.importing.plan import PlanMaker, all_texts, presumed
from vanban.renewal.importing.verify import differences
from vanban.vietnamese.dates import PartialDate

_YEAR = re.compile(r"20\d\d")
_PLAN = "KH"
_DRAWN_UP_BEFORE = 10  # from this month on a plan may be drawn up for the year to come


@dataclass(frozen=True)
class Imported:
    """What became of a file.

    `kept`: words that found no part of their own and stand in the body. `changed`: words that print otherwise.
    `left`: amounts and citations that stay as typed. `used`: how often each placeholder stands in the plan.
    """

    plan: Path
    written: tuple[Path, ...]
    found: tuple[Found, ...]
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    used: tuple[tuple[str, int], ...] = ()


def import_plan(workspace: Workspace, file: Path, ref: str, department_id: str) -> Imported:
    """Write the plan of `department_id` in the campaign and year `ref`, as `file` has it.

    What the workspace lacks (the campaign's year, the department's entry) is made too; nothing is overwritten.

    Raises:
        DataError: the file can't be read, is no plan or another department's; or the plan is there already.
        ConverterError: the program that reads its kind of file is missing.
    """
    folder = _folder(workspace, ref, department_id)
    plan_path = folder / "plans" / f"{department_id}.yaml"
    if plan_path.exists():
        what = "Kế hoạch này đã có; không ghi đè."
        raise DataError(
            Problem(
                what, "Xóa hoặc đổi tên tệp đó trước nếu muốn nhập lại.", Place(workspace.shown(plan_path))
            )
        )
    opened = open_file(file)
    clean = decoded(opened.layout)
    anatomy = recognise(clean.layout)
    _refuse_other_kinds(anatomy, opened.place)
    parts = parts_of(anatomy, clean.unmended)
    year = int(folder.name)
    day = parts.day or PartialDate(year)
    _refuse_other_year(day, year, opened.place)
    office = _office(workspace, department_id, parts, day, opened.place)
    campaign = _campaign(workspace, folder, parts, office, year)
    if not parts.subject:
        what = "Không thấy trích yếu dưới dòng KẾ HOẠCH."
        raise DataError(Problem(what, "Thêm trích yếu vào tệp rồi nhập lại.", opened.place))
    maker = PlanMaker(
        campaign.year.campaign, campaign.year.source, office.department, campaign.province, _citations
    )
    made = maker.make(parts)
    text = dump(made.data)
    source = parse_source(text.encode("utf-8"), workspace.shown(plan_path))
    plan = PlanText(source, validate(source, Plan), shared=False)
    printed = replace(campaign.year, campaign=presumed(campaign.year.campaign))
    document = plan_document(office.departments, printed, department_id, plan, draft=True)
    files = [*campaign.files, *office.files, (plan_path, text)]
    for path, words in files:
        write_whole(path, words.encode("utf-8"))
    return Imported(
        plan_path,
        tuple(path for path, _ in files),
        (*office.found, *campaign.found, *made.found),
        parts.kept,
        tuple(differences(parts, document.context)),
        made.left,
        tuple(_notes(opened, clean, parts)),
        tuple(sorted(made.used.items())),
    )


@dataclass(frozen=True)
class _Office:
    departments: Departments
    department: Department
    found: Sequence[Found] = ()
    files: Sequence[tuple[Path, str]] = ()


@dataclass(frozen=True)
class _Year:
    year: CampaignYear
    province: Province
    found: Sequence[Found] = ()
    files: Sequence[tuple[Path, str]] = ()


def _folder(workspace: Workspace, ref: str, department_id: str) -> Path:
    """The folder of the campaign's year, there or not."""
    ref = ref.replace("\\", "/").removeprefix("./").removeprefix("campaigns/").strip("/")
    name, _, year = ref.partition("/")
    if not (name and _YEAR.fullmatch(year) and is_safe_name(f"{name}/{department_id}")) or name == "registry":
        what = f"“{ref[:80]}” hoặc “{department_id[:60]}” không dùng làm tên thư mục được."
        raise DataError(Problem(what, "Ghi như giai-ngan-von-dau-tu-cong/2024 và sxd."))
    return workspace.root / "campaigns" / name / year


def _refuse_other_kinds(anatomy: Anatomy, place: Place) -> None:
    if anatomy.type == _PLAN and anatomy.items:
        return
    seen = [
        c.text for c in (anatomy.issuer, anatomy.number, anatomy.type_name, anatomy.subject) if c is not None
    ]
    known = f" Đã nhận ra: {'; '.join(seen)[:200]}." if seen else ""
    if anatomy.type == _PLAN:
        raise DataError(
            Problem(f"Không thấy nội dung của kế hoạch trong tệp này.{known}", "Xem lại tệp.", place)
        )
    kind = anatomy.type_name.text.lower() if anatomy.type_name else kind_named(anatomy.type)
    if kind:
        what = f"Tệp này là {kind[:60]}, không phải kế hoạch.{known}"
    else:
        what = f"Không nhận ra đây là một kế hoạch (không thấy dòng KẾ HOẠCH).{known}"
    raise DataError(Problem(what, "Chọn tệp kế hoạch của năm trước.", place))


def _refuse_other_year(day: PartialDate, year: int, place: Place) -> None:
    early = day.year == year - 1 and (day.month or 0) >= _DRAWN_UP_BEFORE
    if day.year != year and not early:
        what = f"Văn bản này ghi ngày {day}, không phải của năm {year}."
        raise DataError(Problem(what, f"Nhập vào phong trào của năm {day.year}.", place))


def _office(
    workspace: Workspace, department_id: str, parts: Parts, day: PartialDate, place: Place
) -> _Office:
    """The department of the register, compared with the letterhead; or a new entry."""
    path = workspace.registry / "departments.yaml"
    departments = workspace.departments if path.is_file() else None
    if departments is not None and departments.unknown(department_id) is None:
        department = departments.on(department_id, day.first)
        return _Office(departments, department, refuse_another(parts, department, departments, day, place))
    province = province_of(parts, day)
    if province is None:
        what = f"Đơn vị {department_id} chưa có trong sổ đơn vị, và tệp không ghi rõ tỉnh, thành phố."
        raise DataError(
            Problem(what, "Thêm đơn vị vào campaigns/registry/departments.yaml rồi chạy lại.", place)
        )
    groups = list(departments.groups) if departments else ["so_nganh"]
    entry, found = new_department(parts, all_texts(parts), groups, province.id)
    text = _registry_with(path, workspace.shown(path), department_id, entry)
    source = parse_source(text.encode("utf-8"), workspace.shown(path))
    grown = Departments(source, validate(source, DepartmentFile))
    return _Office(grown, grown.on(department_id, day.first), found, [(path, text)])


def _registry_with(path: Path, name: str, department_id: str, entry: dict[str, Data]) -> str:
    if path.is_file():
        return edit(read_source(path, name), [Add(("don_vi",), department_id, [entry])])
    return dump({"nhom": {"so_nganh": "Sở, ban, ngành cấp tỉnh"}, "don_vi": {department_id: [entry]}})


def _campaign(workspace: Workspace, folder: Path, parts: Parts, office: _Office, year: int) -> _Year:
    """The campaign's year as the workspace has it; else as the plan tells of it."""
    ref = f"{folder.parent.name}/{folder.name}"
    if ref in workspace.campaign_refs():
        known = workspace.campaign(ref)
        return _Year(known, province_on(known.campaign.province, (parts.day or PartialDate(year)).first))
    day = parts.day or PartialDate(year)
    province = province_on(office.department.province, day.first)
    data, found = guess_campaign(
        " ".join(parts.subject), all_texts(parts), year, province, [office.department.group], _citations
    )
    path = folder / "campaign.yaml"
    text = dump(data)
    source = parse_source(text.encode("utf-8"), workspace.shown(path))
    made = CampaignYear(ref, folder, source, validate(source, Campaign))
    return _Year(made, province, found, [(path, text)])


def _citations(text: str) -> list[Cited]:
    """What a text cites; the judge's reader of citations serves the importer too."""
    return [
        Cited(c.kind, c.start, c.end, c.number, c.said, c.agency, c.title, c.is_law)
        for c in find_citations(text)
    ]


def _notes(opened: Opened, clean: Decoded, parts: Parts) -> list[str]:
    notes = [f"Đã bỏ {opened.page_numbers} số trang."] if opened.page_numbers else []
    notes += (
        [f"Đã đổi chữ gõ bằng phông {', '.join(sorted(clean.legacy))} sang Unicode."] if clean.legacy else []
    )
    notes += (
        [f"Đã sửa {clean.mended} ký tự trông giống chữ Việt hoặc không nhìn thấy."] if clean.mended else []
    )
    notes += [f"Đã bỏ {clean.deleted} đoạn chữ đánh dấu xóa (Track Changes)."] if clean.deleted else []
    notes += [
        f"Không nhập chữ ở đầu trang, chân trang: “{text[:80]}”." for text in dict.fromkeys(parts.margins)
    ]
    return [*opened.notes, *notes]
