"""The columns of a month's sheet: what each is called when we write it, and by which words we know it when we read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from vanban.figures.model import Field
from vanban.vietnamese.letters import without_accents

SHEET = "Số liệu"
DEPARTMENTS_SHEET = "Đơn vị"
TOTALS_SHEET = "Tổng hợp"
GUIDE_SHEET = "Hướng dẫn"

AMOUNTS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `group` is the heading above several, `words` a pattern of its `plain` heading, group included."""

    key: str
    title: str
    words: str
    group: str = ""


_PLAN, _DONE, _CARRIED, _ESTIMATE = (
    "Kế hoạch vốn",
    "Giải ngân kế hoạch năm",
    "Vốn kéo dài",
    "Ước giải ngân",
)
_KE_HOACH = r"(?:(?:ke hoach|kh)(?: von)?(?: nam)? ?)?"

COLUMNS: tuple[Column, ...] = (
    Column("number", "STT", r"(?:so )?s?tt|so thu tu"),
    Column("code", "Mã dự án", r"ma(?: so)? (?:du an|da|cong trinh)"),
    Column("name", "Tên dự án", r"(?:ten|danh muc) (?:du an|cong trinh)(?: cong trinh| du an)?|du an"),
    Column("department", "Đơn vị", r"(?:ten )?(?:co quan )?don vi(?: quan ly| bao cao| thuc hien)?"),
    Column("investor", "Chủ đầu tư", r"(?:ten )?chu dau tu"),
    Column("source", "Nguồn vốn", r"(?:ten )?nguon von"),
    Column("group", "Nhóm dự án", r"nhom du an"),
    Column("plan_year", "Năm kế hoạch", r"nam ke hoach|ke hoach cua nam"),
    Column(
        "plan_central",
        "Thủ tướng Chính phủ giao",
        _KE_HOACH + r"(?:do )?(?:thu tuong chinh phu|thu tuong|ttcp|ttg|trung uong|tw) (?:chinh phu )?giao",
        _PLAN,
    ),
    Column(
        "plan_local",
        "Địa phương giao",
        _KE_HOACH + r"(?:do )?(?:dia phuong|hdnd tinh|ubnd tinh|tinh) (?:da )?giao",
        _PLAN,
    ),
    Column(
        "carried_over",
        "Năm trước kéo dài sang",
        _KE_HOACH + r"(?:nam truoc )?(?:duoc )?keo dai(?: sang(?: nam nay)?)?",
        _PLAN,
    ),
    Column(
        "last_cumulative",
        "Lũy kế đến hết tháng trước",
        r"(?:giai ngan )?(?:ke hoach nam )?luy ke (?:giai ngan )?(?:den het )?thang truoc",
        _DONE,
    ),
    Column(
        "disbursed",
        "Trong tháng",
        r"(?:giai ngan )?(?:ke hoach nam )?(?:giai ngan )?trong (?:thang|ky)(?: bao cao)?",
        _DONE,
    ),
    Column(
        "cumulative",
        "Lũy kế từ đầu năm",
        r"(?:giai ngan )?(?:ke hoach nam )?luy ke(?: giai ngan)?(?: (?:ke hoach nam|tu dau nam|den het thang))*",
        _DONE,
    ),
    Column("difference", "Chênh lệch (phải bằng 0)", r"(?:giai ngan )?(?:ke hoach nam )?chenh lech.*", _DONE),
    Column(
        "carried_cumulative",
        "Lũy kế giải ngân",
        r"(?:giai ngan )?(?:von keo dai )?luy ke giai ngan von keo dai|"
        r"(?:giai ngan )?von keo dai luy ke(?: giai ngan)?",
        _CARRIED,
    ),
    Column(
        "estimate_year_end",
        "Đến 31/12",
        r"uoc (?:giai ngan|thuc hien)(?: ca nam)? (?:den )?(?:het )?(?:ngay )?31/12",
        _ESTIMATE,
    ),
    Column(
        "estimate_close",
        "Đến 31/01 năm sau",
        r"uoc (?:giai ngan|thuc hien) (?:den )?(?:het )?(?:ngay )?31/0?1(?: nam sau)?",
        _ESTIMATE,
    ),
    Column("explanation", "Giải trình", r"giai trinh|ghi chu"),
)
"""In the order in which they are written."""

NAMED: Mapping[str, Column] = {column.key: column for column in COLUMNS}

NEEDED = ("code", "name", "department", "source", "plan_local", "cumulative")
"""Without these columns a sheet is no month's sheet."""

RECEIPT_COLUMNS: tuple[Column, ...] = (
    Column("number", "STT", r"(?:so )?s?tt|so thu tu"),
    Column("department", "Đơn vị", r"(?:ten )?(?:co quan )?don vi(?: quan ly| bao cao| thuc hien)?"),
    Column("received_on", "Ngày nhận báo cáo", r"ngay (?:nhan|gui)(?: bao cao)?"),
    Column(
        "last_year_cumulative",
        "Lũy kế giải ngân cùng kỳ năm trước",
        r"luy ke(?: giai ngan)? cung ky(?: nam truoc)?",
    ),
    Column("last_year_plan", "Kế hoạch vốn năm trước", r"ke hoach(?: von)? nam truoc"),
    Column("note", "Ghi chú", r"ghi chu"),
)
"""The columns of the sheet of departments, in the order in which they are written."""

_LONGEST = 150  # letters of a heading
_ASIDE = re.compile(r"\((?:[^()]*\bdong\b[^()]*|tr\W?\s*d|trd|[\d=+*/%:.,\s-]+|[a-z])\)")
_YEAR = re.compile(r"(?<=\d)/20\d\d\b|\b20\d\d\b")
_MARKS = re.compile(r"[^a-z0-9/]+|(?<!\d)/|/(?!\d)")


def plain(heading: str) -> str:
    """A heading as words alone: no accents, capitals, marks, years, units and column numbers in parentheses."""
    words = _YEAR.sub("", _ASIDE.sub(" ", without_accents(heading).casefold()))
    return " ".join(_MARKS.sub(" ", words).split())


@lru_cache(maxsize=4096)
def column_named(heading: str, columns: tuple[Column, ...] = COLUMNS) -> Column | None:
    """The column that a heading means; None when it means none of `columns`."""
    if len(heading) > _LONGEST:
        return None
    words = plain(heading)
    return next((column for column in columns if re.fullmatch(column.words, words)), None)
