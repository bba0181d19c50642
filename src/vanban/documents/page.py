"""What every document bears on its page: letterhead, number, date, recipients, signature.

The context of the shared parts of the templates; `PageContext` is the contract with them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from vanban.data.campaign import Filing
from vanban.data.departments import Department
from vanban.registry.provinces import Province
from vanban.vietnamese.nobreak import tie

_BASIS = re.compile(r"\W*(căn cứ|theo|xét|thực hiện|trên cơ sở)\b", re.IGNORECASE)
BLANK_NUMBER = "\u00a0" * 10  # room for a number by hand; no-break, so that it neither collapses nor breaks


class ParagraphContext(TypedDict):
    """One paragraph of the body: its kind (`de_muc`, `khoan`, …), its printed marker, its text with marks."""

    kieu: str
    so: str
    chu: str


class FilingContext(TypedDict):
    """The last line of Nơi nhận."""

    chu: str
    nguoi_soan: str
    so_ban: str


class SignatureContext(TypedDict):
    """The lines above the signature, and the name under it; between them another post of the signer."""

    dong: list[str]
    ho_ten: str
    chuc_vu_khac: NotRequired[str]


class AnnexContext(TypedDict, total=False):
    """One annex; `so` is empty when it is the only one."""

    so: str
    ten: str
    kem_theo: str
    noi_dung: list[ParagraphContext]


class SeriesContext(TypedDict):
    """One series of a chart: bars (`cot`) or a line (`duong`); numbers as `62.35`, an empty text for none."""

    ten: str
    kieu: str
    gia_tri: list[str]


class ChartContext(TypedDict):
    """A chart: `cot_ngang` has bars from the top down in the order given, `duong` the course over the labels.

    In `cot_ngang` a series `duong` is the average, the same number for each label: it becomes a line through the bars
    and the first bar. In `duong` the values of the first series are printed. `ten_truc` names what the labels are.
    `mo_ta` is for those who can't see it.
    """

    loai: str
    ten: str
    mo_ta: str
    don_vi: str
    ten_truc: NotRequired[str]
    nhan: list[str]
    chuoi: list[SeriesContext]


RowKind = Literal["dong", "nhom", "tong"]
"""A row of figures, the sum of a group of rows, the sum of all: sums stand in bold."""


class ProjectRow(TypedDict):
    """One project, with amounts in the table's unit and rates in per cent; what is not known is an empty text."""

    kieu: RowKind
    stt: str
    ten: str
    nguon: str
    kh_tw_giao: str
    kh_dp_giao: str
    keo_dai: str
    trong_ky: str
    luy_ke: str
    ty_le_tw: str
    ty_le_dp: str
    uoc_31_12: str
    uoc_31_01: str
    con_lai: str
    ghi_chu: str


class ShortProjectRow(TypedDict):
    """One project in a table that stands in the text of a letter."""

    kieu: RowKind
    stt: str
    ten: str
    kh_dp_giao: str
    luy_ke: str
    ty_le_dp: str
    con_lai: str


class DepartmentRow(TypedDict):
    """One department in the ranking; `ky_truoc` and `cung_ky` are rates, `tang_giam` is in percentage points."""

    kieu: RowKind
    stt: str
    ten: str
    so_du_an: str
    kh_tw_giao: str
    kh_dp_giao: str
    trong_ky: str
    luy_ke: str
    ty_le_tw: str
    ty_le_dp: str
    ky_truoc: str
    tang_giam: str
    cung_ky: str
    hang: str
    danh_gia: str


class BelowMeanRow(TypedDict):
    """One department below the average; `chenh_lech` is in percentage points."""

    kieu: RowKind
    stt: str
    ten: str
    luy_ke: str
    ty_le: str
    chenh_lech: str
    con_lai: str
    ghi_chu: str


class SourceRow(TypedDict):
    """One source of capital."""

    kieu: RowKind
    stt: str
    ten: str
    kh_tw_giao: str
    kh_dp_giao: str
    trong_ky: str
    luy_ke: str
    ty_le_tw: str
    ty_le_dp: str


class NomineeRow(TypedDict):
    """One nominee on the list (danh sách trích ngang): who, what for, what before, what now, the votes."""

    kieu: RowKind
    stt: str
    ten: str
    nam_sinh: str
    chuc_vu: str
    don_vi: str
    thanh_tich: str
    da_khen: str
    hinh_thuc: str
    phieu: str


class BallotRow(TypedDict):
    """One nominee in the minutes: votes for, and their share in per cent."""

    kieu: RowKind
    stt: str
    ten: str
    don_vi: str
    hinh_thuc: str
    phieu: str
    ty_le: str


class PrizeRow(TypedDict):
    """One nominee on the list of a decision, with the prize in đồng."""

    kieu: RowKind
    stt: str
    ten: str
    chuc_vu: str
    hinh_thuc: str
    tien_thuong: str


class EarlierAwardRow(TypedDict):
    """One award received before: the year, what, by which decision."""

    kieu: RowKind
    nam: str
    hinh_thuc: str
    quyet_dinh: str


class RegisterRow(TypedDict):
    """One line of the register: what was proposed, or what was given by which decision."""

    kieu: RowKind
    stt: str
    ten: str
    don_vi: str
    hinh_thuc: str
    to_trinh: str
    quyet_dinh: str
    tien_thuong: str


class PaperRow(TypedDict):
    """One paper of a dossier on its index."""

    kieu: RowKind
    stt: str
    ten: str
    tep: str
    so_ban: str
    ghi_chu: str


Row = (
    ProjectRow
    | ShortProjectRow
    | DepartmentRow
    | BelowMeanRow
    | SourceRow
    | NomineeRow
    | BallotRow
    | PrizeRow
    | EarlierAwardRow
    | RegisterRow
    | PaperRow
)

ROWS: Mapping[str, type] = {
    "du_an": ProjectRow,
    "du_an_gon": ShortProjectRow,
    "don_vi": DepartmentRow,
    "duoi_binh_quan": BelowMeanRow,
    "nguon_von": SourceRow,
    "trich_ngang": NomineeRow,
    "bieu_quyet": BallotRow,
    "tien_thuong": PrizeRow,
    "da_khen": EarlierAwardRow,
    "so_khen_thuong": RegisterRow,
    "muc_luc": PaperRow,
}
"""What the rows of a table of each `kieu` are."""


class TableContext(TypedDict):
    """A table of figures, by itself or as an annex (with `so` and `kem_theo`, else empty).

    `kieu` chooses its columns and so what its rows are (`ROWS`). `du_an` and `don_vi` are as wide as a sheet on
    its side: they can only be annexes. `don_vi_tinh` is the unit of the amounts.
    """

    so: str
    ten: str
    kem_theo: str
    kieu: str
    don_vi_tinh: str
    hang: Sequence[Row]


class OptionalContext(TypedDict, total=False):
    """What only some documents bear; the templates cope without.

    Annexes that are tables come behind the others. Tables in the text stand behind the body of a công văn, charts
    behind that of a report; the words that close the document (`ket`) come after them.
    """

    luu_hanh: str
    do_mat: str
    do_khan: str
    kem_theo: str
    kinh_gui: list[str]
    nhu_dieu: str
    tham_quyen: str
    dia_chi: list[str]
    phu_luc: list[AnnexContext]
    phu_luc_bang: list[TableContext]
    bang_trong_bai: list[TableContext]
    bieu_do: list[ChartContext]


class FrameContext(TypedDict):
    """What stands round the text of every document."""

    tieu_de: str
    co_quan: str
    co_quan_chu_quan: list[str]
    co_quan_ban_hanh: list[str]
    so: str
    ky_hieu: str
    dia_danh: str
    ngay: str
    ten_loai: str
    trich_yeu: list[str]
    mo_dau: str
    ket: str
    noi_nhan: list[str]
    luu: FilingContext


class PageContext(FrameContext, OptionalContext):
    """The context of a document with a letterhead, a body and a signature."""

    du_thao: bool
    can_cu: list[str]
    noi_dung: list[ParagraphContext]
    ky: SignatureContext


def superior_lines(province: Province, department: Department) -> list[str]:
    """The superior's name on the letterhead: `UBND TỈNH BÌNH PHƯỚC`, unless the register says otherwise."""
    if department.superior is not None:
        return [line.upper() for line in department.superior]
    return [f"{province.words.letterhead} {province.name}".upper()]


def number_text(number: str | None) -> str:
    """The number of the document, padded under 10 (Phụ lục I, II.3.c), or a blank to be filled in by hand."""
    return number.zfill(2) if number else BLANK_NUMBER


def basis_lines(bases: Iterable[str]) -> list[str]:
    """The lines of căn cứ: each begins with its word, ends with `;`, the last with `.` (Phụ lục I, II.6.a)."""
    typed = (
        line.strip().removeprefix("-").strip().rstrip(" ;,.")
        for basis in bases
        for line in basis.splitlines()
    )
    lines = [tie(line if _BASIS.match(line) else f"Căn cứ {line}") for line in typed if line]
    return [f"{line}{';' if n < len(lines) else '.'}" for n, line in enumerate(lines, start=1)]


def opening_line(text: str) -> str:
    """The words that lead to the body end with a colon."""
    opening = tie(text.strip())
    return opening if not opening or opening[-1] in ".:;" else f"{opening}:"


def recipient_lines(recipients: Iterable[tuple[str, str | None]]) -> list[str]:
    """The lines of Nơi nhận without their dashes: `UBND tỉnh (b/c);` (Phụ lục I, II.9.d), of names and purposes.

    A name that came out empty is left out.
    """
    typed = (
        (line.strip().removeprefix("-").strip().rstrip(" ;.,"), purpose)
        for name, purpose in recipients
        for line in name.splitlines()
    )
    return [f"{line} ({purpose.strip('() ')});" if purpose else f"{line};" for line, purpose in typed if line]


def filing_line(filing: Filing, units: str) -> FilingContext:
    """The parts of `- Lưu: VT, P.QLXD(Th).`; the drafter's mark stands lowered."""
    return {
        "chu": units.strip().removeprefix("-").strip().removeprefix("Lưu:").strip().rstrip("."),
        "nguoi_soan": f"({filing.drafter.strip('()')})" if filing.drafter else "",
        "so_ban": f"({filing.copies})" if filing.copies else "",
    }


def with_end_mark(text: str) -> str:
    """The last words of a body with the end mark `./.` (every form of Phụ lục III), outside emphasis."""
    words = text.rstrip("* ")
    marks = text.rstrip()[len(words) :]
    return f"{words.removesuffix('./.').rstrip('.;: ')}{marks}./."
