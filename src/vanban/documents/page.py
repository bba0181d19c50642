"""What every document bears on its page: letterhead, number, date, recipients, signature.

The context of the shared parts of the templates; `PageContext` is the contract with them.
"""

import re
from collections.abc import Iterable
from typing import NotRequired, TypedDict

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

    `mo_ta` is for those who can't see it.
    """

    loai: str
    ten: str
    mo_ta: str
    don_vi: str
    nhan: list[str]
    chuoi: list[SeriesContext]


class TableContext(TypedDict):
    """An annex that is a table. `kieu` chooses its columns; rows have their own (`tong`, `nhom`, `dong`)."""

    so: str
    ten: str
    kem_theo: str
    kieu: str
    don_vi_tinh: str
    hang: list[dict[str, str]]


class OptionalContext(TypedDict, total=False):
    """What only some documents bear; the templates cope without."""

    luu_hanh: str
    do_mat: str
    do_khan: str
    kem_theo: str
    kinh_gui: list[str]
    nhu_dieu: str
    dia_chi: list[str]
    phu_luc: list[AnnexContext]
    phu_luc_bang: list[TableContext]
    bieu_do: list[ChartContext]


class PageContext(OptionalContext):
    """The context of a document with a letterhead, a body and a signature."""

    du_thao: bool
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
    can_cu: list[str]
    mo_dau: str
    noi_dung: list[ParagraphContext]
    ket: str
    noi_nhan: list[str]
    luu: FilingContext
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
