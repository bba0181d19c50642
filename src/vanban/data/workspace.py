"""A workspace: the folder with `campaigns/` and `templates/` in which a clerk works."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path, PurePath
from typing import TypeVar

from pydantic import BaseModel

from vanban.data.award_law import AwardLaw, OwnAwardLaw
from vanban.data.awards import Council
from vanban.data.campaign import Campaign, Plan
from vanban.data.departments import DepartmentFile, Departments
from vanban.data.mapping import SheetMapping
from vanban.data.office import OfficeProfile
from vanban.data.open_values import Data, OpenValue
from vanban.data.paper_text import PaperText, PaperWords
from vanban.data.report_text import ReportText, ReportWords
from vanban.data.source import Source, read_source
from vanban.data.validation import validate
from vanban.errors import DataError, Place, Problem
from vanban.vietnamese.periods import Period

SHARED_PLAN = "_chung"
BASE = ".goc"
"""Within a year's folder that a rollover made: last year's files as they were rolled."""
CHOICES = "chon.yaml"
"""There: for each department that came of several, whose plan it started from, or that nobody has said yet."""
_OFFICE = ("departments", "award_law")  # cached properties of the workspace that come from the registry
TextT = TypeVar("TextT", bound=PaperText)
DATA_FILES: dict[str, type[BaseModel]] = {
    "campaign": Campaign,
    "plan": Plan,
    "report": ReportText,
    "award_text": PaperText,
    "departments": DepartmentFile,
    "profile": OfficeProfile,
    "mapping": SheetMapping,
    "award_law": AwardLaw,
    "council": Council,
}
"""Every kind of data file and its model."""


@dataclass(frozen=True, slots=True)
class CampaignYear:
    """One year of a campaign: its reference (`giai-ngan-von-dau-tu-cong/2024`), its data and where they stand."""

    ref: str
    folder: Path
    source: Source
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan's data and where they stand; `shared` when it is the text for departments without one of their own."""

    source: Source
    plan: Plan
    shared: bool


class Workspace:
    """Reads what is in a workspace, each plan and the register of departments once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._plans: dict[Path, PlanText | DataError] = {}
        self._texts: dict[Path, tuple[Source, PaperText]] = {}
        self._is_file = cache(Path.is_file)

    @classmethod
    def find(cls, start: Path, *, upwards: bool = True) -> "Workspace":
        """The workspace that `start` is, or with `upwards` lies in.

        Raises:
            DataError: there is no folder with `campaigns/` and `templates/`.
        """
        for folder in (start, *start.parents) if upwards else (start,):
            if (folder / "campaigns").is_dir() and (folder / "templates").is_dir():
                return cls(folder)
        what = f"Không thấy thư mục làm việc (có campaigns/ và templates/) tại {start}."
        raise DataError(Problem(what, "Chuyển vào thư mục đó, hoặc chỉ ra bằng --root."))

    def again(self) -> "Workspace":
        """The workspace as it is now: of what was read, only what the office says of itself stands."""
        later = Workspace(self.root)
        later.__dict__ |= {name: self.__dict__[name] for name in _OFFICE if name in self.__dict__}
        return later

    @property
    def templates(self) -> Path:
        """The folder of templates."""
        return self.root / "templates"

    @property
    def registry(self) -> Path:
        """The folder of what this office says of itself: departments, its own rules of form."""
        return self.root / "campaigns" / "registry"

    @property
    def output(self) -> Path:
        """The folder that documents are put in."""
        return self.root / "output"

    @cached_property
    def departments(self) -> Departments:
        """The office's register of departments."""
        source = self._read(self.registry / "departments.yaml")
        return Departments(source, validate(source, DepartmentFile))

    @cached_property
    def award_law(self) -> OwnAwardLaw | None:
        """What the office says itself of the law of awards; None when it has no such file.

        Raises:
            DataError: the file has faults.
        """
        path = self.registry / "awards.yaml"
        if not path.is_file():
            return None
        source = self._read(path)
        return OwnAwardLaw(source, validate(source, AwardLaw))

    def campaign_refs(self) -> list[str]:
        """Every campaign and year in the workspace, as `campaign/year`."""
        files = (self.root / "campaigns").glob("*/*/campaign.yaml")
        return sorted(f"{file.parent.parent.name}/{file.parent.name}" for file in files)

    def campaign(self, ref: str) -> CampaignYear:
        """One year of a campaign; `campaigns/a/2024/` is understood as `a/2024`.

        Raises:
            DataError: there is none, or its file has faults.
        """
        folder = self.year_folder(ref)
        source = self._read(folder / "campaign.yaml")
        campaign = validate(source, Campaign)
        if folder.name.isdigit() and int(folder.name) != campaign.year:
            what = f"nam là {campaign.year}, nhưng tệp nằm trong thư mục {folder.name}."
            raise DataError(Problem(what, "Sửa nam, hoặc đổi tên thư mục.", source.place(("nam",))))
        return CampaignYear(f"{folder.parent.name}/{folder.name}", folder, source, campaign)

    def year_folder(self, ref: str) -> Path:
        """The folder of one year of a campaign.

        Raises:
            DataError: there is none.
        """
        ref = ref.replace("\\", "/").removeprefix("./").removeprefix("campaigns/").strip("/")
        if ref not in self.campaign_refs():
            raise DataError(self._no_campaign(ref))
        return self.root / "campaigns" / ref

    def plan(self, year: CampaignYear, department_id: str) -> PlanText | None:
        """The plan of a department: its own, else the shared one, else none.

        Raises:
            DataError: the file has faults.
        """
        for name in (department_id, SHARED_PLAN):
            path = year.folder / "plans" / f"{name}.yaml"
            if path.is_file():
                found = self._plans.get(path) or self._plans.setdefault(path, self._read_plan(path))
                if isinstance(found, DataError):
                    raise found
                return found
        return None

    def choices(self, year: CampaignYear) -> dict[str, Data]:
        """For each department of `year` that came of several: the id of the one whose plan it started from, or open.

        Raises:
            DataError: the file that says so can't be read.
        """
        path = year.folder / BASE / CHOICES
        return self._read(path).data if path.is_file() else {}

    def open_choices(self, year: CampaignYear) -> dict[str, Problem]:
        """Departments without a plan of their own for which a person must choose the plan to start from."""
        found: dict[str, Problem] = {}
        for heir, choice in self.choices(year).items():
            if isinstance(choice, OpenValue) and not self.has_own_plan(year, heir):
                of = ", ".join(map(str, choice.last)) if isinstance(choice.last, list) else ""
                what = f"{heir} có nhiều kế hoạch của năm trước ({of}); chưa chọn kế hoạch gốc."
                remedy = f"Chạy rollover … --update --base {heir}=…, hoặc tự soạn tệp này."
                place = Place(self.shown(year.folder / "plans" / f"{heir}.yaml"))
                found[heir] = Problem(what, remedy, place)
        return found

    def has_own_plan(self, year: CampaignYear, department_id: str) -> bool:
        """Whether a department has a plan of its own."""
        return (year.folder / "plans" / f"{department_id}.yaml").is_file()

    def plan_files(self, year: CampaignYear) -> list[str]:
        """The names of the files in the folder of plans."""
        folder = year.folder / "plans"
        if not folder.is_dir():
            return []
        with os.scandir(folder) as entries:
            return sorted(
                one.name for one in entries if one.is_file() and not one.name.startswith((".", "~"))
            )

    def figures_file(self, year: CampaignYear, month: Period) -> Path:
        """The workbook of a month."""
        return year.folder / "figures" / f"{month.key}.xlsx"

    def report_words(self, year: CampaignYear, period: str, kind: str, file: str) -> ReportWords:
        """The words of a report: those of `reports/<period>/<file>.yaml` over the shared ones of its kind.

        Raises:
            DataError: there are none, or the files have faults.
        """
        folder = year.folder / "reports"
        words = self._words(ReportText, folder / period / f"{file}.yaml", folder / SHARED_PLAN, kind)
        if words.text.subject is None or words.text.body is None:
            what = "Báo cáo cần trich_yeu và noi_dung."
            raise DataError(
                Problem(what, f"Ghi ở đây hoặc ở reports/{SHARED_PLAN}/{kind}.yaml.", words.source.place(()))
            )
        return words

    def award_words(
        self, year: CampaignYear, presenter: str, kind: str, own: str = ""
    ) -> PaperWords[PaperText]:
        """The words of a paper of a dossier: those of its own folder over the shared ones of its kind.

        `own` names an own file that comes before the one called as the kind: a nominee's code, `to_trinh-thu_truong`.

        Raises:
            DataError: there are none, or the files have faults.
        """
        folder = self.award_folder(year, presenter)
        path = folder / f"{own}.yaml"
        if not own or PurePath(own).name != own or not self._is_file(path):
            path = folder / f"{kind}.yaml"
        return self._words(PaperText, path, year.folder / "awards" / SHARED_PLAN, kind)

    def award_folder(self, year: CampaignYear, presenter: str) -> Path:
        """Where the dossier of a department lies; that of the whole province lies in the folder of all."""
        folder = year.folder / "awards"
        return folder if presenter == year.campaign.awards.presenter else folder / presenter

    def nominations_file(self, year: CampaignYear, presenter: str) -> Path:
        """The workbook of a dossier."""
        return self.award_folder(year, presenter) / "nominations.xlsx"

    def council_file(self, year: CampaignYear, presenter: str) -> Path:
        """The file of the meeting of the council that a dossier went through."""
        return self.award_folder(year, presenter) / "council.yaml"

    def council(self, year: CampaignYear, presenter: str) -> tuple[Source, Council] | None:
        """The meeting of the council; None when there is no file of it yet.

        Raises:
            DataError: the file has faults.
        """
        path = self.council_file(year, presenter)
        if not path.is_file():
            return None
        return self.meeting(year, path.relative_to(year.folder / "awards").with_suffix("").as_posix())

    def dossiers(self, year: CampaignYear) -> list[str]:
        """Whose dossiers there are: the department that presents for the whole province first, then by id.

        Raises:
            DataError: it isn't said who presents the province's dossier, or two are of one department.
        """
        folder, presenter = year.folder / "awards", year.campaign.awards.presenter
        own = sorted(path.parent.name for path in folder.glob("[!_.]*/nominations.xlsx"))
        if not (folder / "nominations.xlsx").is_file():
            return own
        place = Place(self.shown(folder / "nominations.xlsx"))
        if presenter is None:
            what = "Chưa biết đơn vị nào trình hồ sơ này."
            raise DataError(Problem(what, "Ghi khen_thuong.don_vi_trinh trong campaign.yaml.", place))
        if presenter in own:
            what = f"{presenter} trình hồ sơ này, nhưng còn một hồ sơ trong awards/{presenter}/."
            raise DataError(Problem(what, "Gộp vào một bảng, hoặc đổi khen_thuong.don_vi_trinh.", place))
        return [presenter, *own]

    def award_files(self, year: CampaignYear) -> Iterator[str]:
        """Each file of dossiers, within `awards/` and without `.yaml`: `sxd/council`, `_chung/to_trinh`."""
        folder = year.folder / "awards"
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("*/*.yaml"))):
            inside = path.relative_to(folder)
            if not any(part.startswith((".", "~")) for part in inside.parts):
                yield inside.with_suffix("").as_posix()

    def award_text(self, year: CampaignYear, name: str) -> tuple[Source, PaperText]:
        """One of the files of words of dossiers, by itself.

        Raises:
            DataError: it has faults.
        """
        return self._text(PaperText, year.folder / "awards" / f"{name}.yaml")

    def meeting(self, year: CampaignYear, name: str) -> tuple[Source, Council]:
        """The meeting in one of the files of dossiers.

        Raises:
            DataError: it has faults.
        """
        source = self._read(year.folder / "awards" / f"{name}.yaml")
        return source, validate(source, Council)

    def report_files(self, year: CampaignYear) -> Iterator[tuple[str, str]]:
        """Each file of words: its folder (a period's key, or that of the shared texts) and its name without `.yaml`."""
        for path in sorted((year.folder / "reports").glob("*/*.yaml")):
            if not path.name.startswith((".", "~")):
                yield path.parent.name, path.stem

    def report_text(self, year: CampaignYear, period: str, file: str) -> tuple[Source, ReportText]:
        """One of the files of words, by itself.

        Raises:
            DataError: it has faults.
        """
        return self._text(ReportText, year.folder / "reports" / period / f"{file}.yaml")

    def _words(self, model: type[TextT], own: Path, shared: Path, kind: str) -> PaperWords[TextT]:
        found = [self._text(model, path) for path in (own, shared / f"{kind}.yaml") if self._is_file(path)]
        if not found:
            where = self.shown(shared)
            what = f"Chưa có lời văn của {kind}: không có {self.shown(own)} và {where}/{kind}.yaml."
            raise DataError(Problem(what, f"Viết {where}/{kind}.yaml dùng cho mọi đơn vị."))
        source, text = found[-1]
        if len(found) > 1:
            return PaperWords(found[0][1].over(text), source, found[0][0])
        return PaperWords(text, source, None)

    def _text(self, model: type[TextT], path: Path) -> tuple[Source, TextT]:
        """A file of words, read once."""
        if path not in self._texts:
            source = self._read(path)
            self._texts[path] = (source, validate(source, model))
        source, text = self._texts[path]
        assert isinstance(text, model)
        return source, text

    def shown(self, path: Path) -> str:
        """A path as messages show it: within the workspace, with forward slashes."""
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return inside.as_posix()

    def _read_plan(self, path: Path) -> PlanText | DataError:
        try:
            source = self._read(path)
            return PlanText(source, validate(source, Plan), shared=path.stem == SHARED_PLAN)
        except DataError as error:
            return error

    def _read(self, path: Path) -> Source:
        return read_source(path, self.shown(path))

    def _no_campaign(self, ref: str) -> Problem:
        known = self.campaign_refs()
        near = get_close_matches(ref, known, n=1, cutoff=0.5)
        remedy = (
            f"Có phải ý là {near[0]}?"
            if near
            else f"Các phong trào hiện có: {', '.join(known) or 'chưa có'}."
        )
        return Problem(f"Không có phong trào {ref or '(để trống)'}.", remedy, Place("campaigns"))


def json_schemas() -> dict[str, object]:
    """The JSON Schema of each kind of data file, for editors that check while one types."""
    return {name: _schema(model) for name, model in DATA_FILES.items()}


def _schema(model: type[BaseModel]) -> dict[str, object]:
    schema = model.model_json_schema(by_alias=True)
    for record in (schema, *schema.get("$defs", {}).values()):
        record.pop("description", None)  # the docstring, which is English
        record.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
