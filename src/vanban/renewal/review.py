"""The review sheet (phiếu rà soát) of one plan of a new year: what a rollover did, to be agreed with or put right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from vanban.data.campaign import Signing
from vanban.data.departments import Department
from vanban.data.open_values import OpenKind
from vanban.data.workspace import SHARED_PLAN, CampaignYear, PlanText, Workspace
from vanban.documents.blanks import Blanks
from vanban.documents.document import Document
from vanban.documents.facts import FactBook
from vanban.documents.page import (
    BLANK_NUMBER,
    FrameContext,
    SignatureContext,
    recipient_lines,
    superior_lines,
)
from vanban.documents.signature import signature_lines, signer_name
from vanban.documents.standing import presumed_date
from vanban.registry.provinces import Province, province_on
from vanban.renewal.progress import Item, Today, items
from vanban.renewal.questions import Question
from vanban.renewal.rollover import CAMPAIGN_FILE, RolledYear
from vanban.renewal.rows import Action
from vanban.vietnamese.dates import PartialDate, issue_date

KIND = "phieu_ra_soat"
TITLE = "Phiếu rà soát"
_TEMPLATE = "phieu_ra_soat.docx"
_SYMBOL = "PRS"
_BLANK = "……………"
_NO_AGENCY = "TÊN CƠ QUAN: …"
_WORD = re.compile(r"[^\W\d_]*[a-zà-ỹđ]{2}")
_PARTS: tuple[tuple[str, tuple[Action, ...]], ...] = (
    ("phải hỏi", ("asked",)),
    ("đề xuất, phải xác nhận", ("proposed",)),
    ("đổi theo sắp xếp bộ máy", ("reform",)),
    ("phải chọn hoặc không đưa sang", ("choose", "left_out")),
    ("đã đổi", ("done",)),
    ("giữ nguyên", ("kept",)),
)
"""What the tables are called, and the actions in each: what needs a person first."""


class RowContext(TypedDict):
    """One row of a table; lists are the paragraphs of a cell."""

    stt: str
    cho: str
    truoc: list[str]
    nay: list[str]
    vi_sao: list[str]


class PartContext(TypedDict):
    """One table under its numbered heading."""

    so: str
    ten: str
    dong: list[RowContext]


class SheetContext(FrameContext):
    """The context of the template `phieu_ra_soat.docx`."""

    nam_truoc: str
    nam: str
    cac_phan: list[PartContext]
    chu_ky: list[SignatureContext]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new year `mine` as it is today, which was `rolled` from `base`, and every question that is `asked` in it."""

    base: CampaignYear
    mine: CampaignYear
    rolled: RolledYear
    asked: Sequence[Question]


def review_sheet(workspace: Workspace, renewal: Renewal, department_id: str) -> Document:
    """The sheet of one plan of the new year; `_chung` is the plan that many share.

    Facts of the whole campaign come first in each table. The shared plan has no letterhead of its own: its
    agency is a blank.

    Raises:
        DataError: the department is not known on the day of the plan, or a file has faults.
    """
    text = workspace.plan(renewal.mine, department_id)
    sheet = _Sheet(workspace, renewal, department_id, text)
    return Document(
        kind=KIND,
        department=department_id,
        template=_TEMPLATE,
        path=f"{renewal.mine.ref}/{department_id}/{KIND}.docx",
        context=dict(sheet.context()),
        day=sheet.day,
    )


class _Sheet:
    def __init__(
        self, workspace: Workspace, renewal: Renewal, department_id: str, text: PlanText | None
    ) -> None:
        mine = renewal.mine
        self._workspace, self._base, self._mine, self._rolled = workspace, renewal.base, mine, renewal.rolled
        self._id, self._text = department_id, text
        self._department: Department | None = None
        self.day = PartialDate(mine.campaign.year)
        if text is not None:
            self.day = presumed_date(text.plan.issued, mine.campaign)
        if department_id != SHARED_PLAN:
            self._department = workspace.departments.on(department_id, self.day.first)
        self._province: Province = province_on(mine.campaign.province, self.day.first)
        self._blanks = Blanks()
        self._book = self._facts()
        self._sources = {CAMPAIGN_FILE: mine.source}
        if text is not None:
            self._sources[f"plans/{department_id}.yaml"] = text.source
        names = {source.name for source in self._sources.values()}
        self._questions = [one for one in renewal.asked if one.source.name in names]

    def context(self) -> SheetContext:
        """What stands on the sheet."""
        department, year = self._department, self._mine.campaign.year
        found = self._items()
        subject = ["Dữ liệu kế hoạch thực hiện phong trào thi đua", f"“{self._name()}” năm {year}"]
        return {
            "tieu_de": " ".join([TITLE, *subject]),
            "co_quan": department.name if department else "",
            "co_quan_chu_quan": superior_lines(self._province, department) if department else [],
            "co_quan_ban_hanh": [line.upper() for line in department.letterhead]
            if department
            else [_NO_AGENCY],
            "so": BLANK_NUMBER,
            "ky_hieu": f"{_SYMBOL}-{department.symbol}" if department else _SYMBOL,
            "dia_danh": (department and department.place) or self._province.place,
            "ngay": issue_date(self.day.year),
            "ten_loai": TITLE.upper(),
            "trich_yeu": subject,
            "mo_dau": self._opening(),
            "nam_truoc": str(self._base.campaign.year),
            "nam": str(year),
            "cac_phan": list(_parts(found)),
            "ket": _closing(self._questions),
            "chu_ky": [{"dong": ["NGƯỜI SOẠN"], "ho_ten": ""}, self._leader()],
            "noi_nhan": recipient_lines([(department.head if department else "Lãnh đạo đơn vị", "b/c")]),
            "luu": {"chu": "VT", "nguoi_soan": "", "so_ban": ""},
        }

    def _facts(self) -> FactBook:
        """What the texts of the new year print; of the shared plan as for any department."""
        departments = self._workspace.departments
        day = self.day.first
        any_department = self._department or next(
            departments.on(id, day) for id in departments.ids if departments.group_on(id, day)
        )
        book = FactBook(self._province, any_department, departments.groups, self._blanks)
        book.add_campaign(self._mine.campaign, self._mine.source)
        if self._text is not None:
            book.add_plan(self._text.plan, self._text.source)
        return book

    def _printed(self, text: str) -> tuple[str, bool]:
        """A text as a draft prints it, and whether a value in it is open; one with faults stays as it is."""
        told = len(self._book.prose.problems)
        words = self._book.text(text, self._mine.source)
        if len(self._book.prose.problems) > told:
            return text, False
        filled = self._blanks.settle({"": words}, (), draft=True)[""]
        assert isinstance(filled, str)
        return filled, filled != words

    def _name(self) -> str:
        name, _ = self._printed("{{ ten_ngan }}")
        return name.removeprefix("[").removesuffix("?]")

    def _items(self) -> list[Item]:
        texts = {file.name: file.text for file in self._rolled.files}
        files = {
            source.name: Today(name, source, texts[name])
            for name, source in self._sources.items()
            if name in texts
        }
        return items(self._rolled.rows, files, self._questions, self._printed)

    def _opening(self) -> str:
        base, mine = self._base.campaign.year, self._mine.campaign.year
        folder = self._workspace.shown(self._mine.folder)
        return (
            f"Dữ liệu năm {mine} ({folder}) được lập từ dữ liệu năm {base}. Người soạn xem từng mục, đánh dấu x vào"
            " cột “Đồng ý” hoặc ghi giá trị đúng vào cột “Sửa thành”, ký và trình lãnh đạo:"
        )

    def _leader(self) -> SignatureContext:
        if self._department is None or self._text is None:
            return {"dong": ["LÃNH ĐẠO ĐƠN VỊ"], "ho_ten": ""}
        signing: Signing = self._text.plan.signing
        lines = signature_lines(self._department, signing, self._text.source.place(("ky",)))
        return {"dong": lines, "ho_ten": signer_name(self._department, signing)}


def _parts(found: Sequence[Item]) -> Iterator[PartContext]:
    number = 0
    for name, actions in _PARTS:
        rows = sorted((item for item in found if item.action in actions), key=_campaign_first)
        if rows:
            roman = ("I", "II", "III", "IV", "V", "VI")[number]
            number += 1
            yield {
                "so": f"{roman}.",
                "ten": f"{name} ({len(rows)} mục)".upper(),
                "dong": [_row(n, item) for n, item in enumerate(rows, start=1)],
            }


def _campaign_first(item: Item) -> bool:
    return item.file != CAMPAIGN_FILE


def _row(number: int, item: Item) -> RowContext:
    lines = ", ".join(map(str, item.lines))
    place = f"{item.file}, dòng\u00a0{lines}" if lines else item.file
    return {
        "stt": str(number),
        "cho": f"{item.title} ({place})" if item.title else place,
        "truoc": _paragraphs(_quoted(item.before)),
        "nay": _paragraphs(item.after or _nothing_there(item)),
        "vi_sao": _paragraphs(item.why),
    }


def _nothing_there(item: Item) -> str:
    if item.action == "kept":
        return "giữ nguyên"
    return _BLANK if item.open else ""


def _quoted(words: str) -> str:
    """Words of last year, which are not the sheet's own, in quotes; a number, a day or a sign is plain."""
    return f"“{words}”" if _WORD.search(words) and not set("“”\n") & set(words) else words


def _paragraphs(text: str) -> list[str]:
    """A cell must have one paragraph at least."""
    return [" ".join(line.split()) for line in text.splitlines()] or [""]


def _closing(asked: Iterable[Question]) -> str:
    """How much is left to do, and what comes after the signatures."""
    counts = Counter(question.kind for question in asked)
    left = [f"{counts[kind]} mục {words}" for kind, words in _LEFT.items() if counts[kind]]
    told = f"Còn {' và '.join(left)} chưa trả lời" if left else "Không còn mục nào phải trả lời"
    return (
        f"{told}. Sau khi lãnh đạo cho ý kiến, người soạn ghi các giá trị đã thống nhất vào dữ liệu (lệnh answer, hoặc"
        " sửa trong tệp và dòng đã nêu) rồi lập kế hoạch chính thức./."
    )


_LEFT: dict[OpenKind, str] = {"hoi": "phải hỏi", "xac_nhan": "phải xác nhận"}
