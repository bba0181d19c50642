"""What a clerk typed into one cell about a nominee, read as a person reads it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from vanban.awards.columns import GROUNDS, KINDS, SEXES
from vanban.awards.model import Sex
from vanban.figures.reading.cells import Cell, CellError, read_day, read_text
from vanban.figures.reading.names import bare
from vanban.registry.awards import Ground, NomineeKind
from vanban.vietnamese.dates import PartialDate, parse_partial_date, short_date
from vanban.vietnamese.legacy import decode_tcvn3, decode_vni, looks_like_tcvn3, looks_like_vni
from vanban.vietnamese.letters import mend_lookalikes

Key = TypeVar("Key")

_SHOWN = 40  # letters of a cell that is told
_EXCEL_DAY_0 = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 3_000, 60_000  # Excel's days from 1908 to 2064; years are below
_EXCEL_YEARS = range(1900, 2200)
_CROSSES = {"x", "v", "co", "1", "da", "true", "dung"}
_NOTHINGS = {"", "khong", "khong co", "0", "chua", "chua co", "k", "false"}
_BORN = re.compile(r"(?:ông |bà )?(?:sinh|sn)[ .:]*(?:(?:vào )?(?:ngày|năm))?[ :]*", re.IGNORECASE)
_NUMBER_AND_DAY = re.compile(r"(.+?),? (?:ngày|ký ngày|ban hành ngày) (.+)", re.IGNORECASE)
_SHARE = re.compile(r"(\d{1,5})(?: ?/ ?(\d{1,5}))?(?: ?phiếu)?(?:[ (]\(?[\d.,]+ ?%\)?)?", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})(?: ?(?:-|–|đến) ?(\d{4}))?", re.IGNORECASE)
_PARTS = re.compile(r"[;\n]+")

_KIND_WORDS: Mapping[str, NomineeKind] = {
    **dict.fromkeys(("tap the", "tt", "don vi", "phong", "tap the nho"), "tap_the"),
    **dict.fromkeys(("ca nhan", "cn", "nguoi", "can bo"), "ca_nhan"),
}
_SEX_WORDS: Mapping[str, Sex] = {
    **dict.fromkeys(("nam", "ong", "trai"), "nam"),
    **dict.fromkeys(("nu", "ba", "gai", "co"), "nu"),
}
_GROUND_WORDS: Mapping[str, Ground] = {
    **dict.fromkeys(
        (
            "chuyen de",
            "theo chuyen de",
            "thi dua chuyen de",
            "theo dot",
            "dot",
            "thi dua theo dot",
            "phong trao",
        ),
        "chuyen_de",
    ),
    **dict.fromkeys(("cong trang", "thuong xuyen", "thanh tich cong tac", "tong ket nam"), "cong_trang"),
    **dict.fromkeys(("dot xuat",), "dot_xuat"),
}


@lru_cache(maxsize=8192)
def _in_unicode(text: str) -> str:
    """The text without letters that only look Vietnamese.

    Raises:
        CellError: it was typed for a font before Unicode; what it means is proposed.
    """
    if not text.isascii():
        for looks, decode, font in (
            (looks_like_tcvn3, decode_tcvn3, "TCVN3"),
            (looks_like_vni, decode_vni, "VNI"),
        ):
            if looks(text):
                what = f"“{text[:_SHOWN]}” gõ bằng phông {font} cũ."
                raise CellError(what, f"Gõ lại bằng Unicode: “{decode(text)}” (đọc lại cho chắc).")
    return mend_lookalikes(text)[0]


def read_words(cell: Cell) -> str:
    """Words on one line, as their owner spells them, in Unicode's composed form.

    Raises:
        CellError: as `read_text`, or typed for an old font.
    """
    return _in_unicode(read_text(cell))


def read_lines(cell: Cell) -> str:
    """Words on as many lines as were typed; empty lines are dropped.

    Raises:
        CellError: as `read_words`.
    """
    if not isinstance(cell, str):
        return read_words(cell)
    return "\n".join(filter(None, map(read_words, cell.splitlines())))


def read_list(cell: Cell) -> tuple[str, ...]:
    """What stands between semicolons or on lines of its own.

    Raises:
        CellError: as `read_words`.
    """
    if not isinstance(cell, str):
        return (read_words(cell),)
    return tuple(filter(None, map(read_words, _PARTS.split(cell))))


def is_crossed(cell: Cell) -> bool:
    """Whether a cell has a cross, or `Có`."""
    return bare(read_words(cell) if not isinstance(cell, bool) else str(cell)) in _CROSSES


def read_yes(cell: Cell) -> bool:
    """Có or không; an empty cell is no.

    Raises:
        CellError: it is neither.
    """
    if is_crossed(cell):
        return True
    words = read_words(cell) if not isinstance(cell, bool) else str(cell)
    if bare(words) in _NOTHINGS:
        return False
    raise CellError(f"“{words[:_SHOWN]}” không phải là có hay không.", "Ghi Có, hoặc để trống.")


def read_kind(cell: Cell) -> NomineeKind | None:
    """A collective or a person; None when the cell is empty.

    Raises:
        CellError: it is neither.
    """
    return _chosen(cell, _KIND_WORDS, "loại đối tượng", KINDS)


def read_sex(cell: Cell) -> Sex | None:
    """Nam or nữ, also by Ông or Bà; None when the cell is empty.

    Raises:
        CellError: it is neither.
    """
    return _chosen(cell, _SEX_WORDS, "giới tính", SEXES)


def read_ground(cell: Cell) -> Ground | None:
    """What an award is given for; None when the cell is empty.

    Raises:
        CellError: it is none that a dossier of ours can have.
    """
    return _chosen(cell, _GROUND_WORDS, "loại hình khen", GROUNDS)


def _chosen(cell: Cell, words: Mapping[str, Key], kind: str, shown: Mapping[Key, str]) -> Key | None:
    text = read_words(cell)
    if not text:
        return None
    found = words.get(bare(text).removeprefix("khen thuong ").removeprefix("khen "))
    if found is None:
        raise CellError(f"Không có {kind} “{text[:_SHOWN]}”.", f"Ghi một trong: {', '.join(shown.values())}.")
    return found


def read_born(cell: Cell) -> PartialDate | None:
    """The day of birth, or its month, or only the year; None when the cell is empty.

    Raises:
        CellError: it is none.
    """
    try:
        return _birth(cell)
    except CellError:
        raise
    except ValueError as error:
        raise CellError(str(error), "Ghi ngày sinh như 05/06/1980, hoặc chỉ năm sinh.") from None


def _birth(cell: Cell) -> PartialDate | None:
    """What a cell says of a birthday.

    Raises:
        ValueError: nothing of the kind.
    """
    if type(cell) is float:
        if cell in _EXCEL_YEARS:
            return PartialDate(int(cell))
        cell = _day_of(cell) or cell
    if isinstance(cell, date):
        return PartialDate(cell.year, cell.month, cell.day)
    if not isinstance(cell, str):
        raise ValueError(f"“{str(cell)[:_SHOWN]}” không phải là ngày hay năm sinh.")
    text = _BORN.sub("", read_words(cell))
    return parse_partial_date(text) if text else None


def _day_of(number: float) -> date | None:
    """The day that Excel keeps as this number, if it is one of our times."""
    return _EXCEL_DAY_0 + timedelta(days=int(number)) if _FIRST_DAY <= number < _LAST_DAY else None


def read_date(cell: Cell) -> date | None:
    """A day, also as the number that Excel keeps of it; None when the cell is empty.

    Raises:
        CellError: it is none.
    """
    return read_day((_day_of(cell) or cell) if type(cell) is float else cell)


def read_decision(cell: Cell) -> tuple[str, date | None]:
    """A decision's number, and its day when it stands behind it: `12/QĐ-UBND ngày 05/01/2023`.

    Raises:
        CellError: what stands behind the number is no day.
    """
    text = read_words(cell)
    match = _NUMBER_AND_DAY.fullmatch(text)
    return (match[1], read_day(match[2])) if match else (text, None)


def read_discipline(cell: Cell) -> str:
    """What discipline or inquiry there is; nothing for `Không`.

    Raises:
        CellError: as `read_words`.
    """
    words = read_words(cell)
    if set(words) <= set("-–—_.") or bare(words) in _NOTHINGS:
        return ""
    return "Có" if bare(words) in _CROSSES else words


def read_count(of: str, least: int) -> Callable[[Cell], int | None]:
    """Reads a whole number from `least` on, of what `of` says; None when the cell is empty."""

    def read(cell: Cell) -> int | None:
        if isinstance(cell, date):
            shown = f"{cell.day}/{cell.month}"
            what = f"Excel đã hiểu {of} này là ngày {short_date(cell)}."
            raise CellError(what, f"Nếu là {shown}: định dạng ô là Number rồi ghi {cell.day}.")
        text = read_words(cell)
        if not text:
            return None
        match = _SHARE.fullmatch(text)
        if match is None or int(match[1]) < least:
            what = f"“{text[:_SHOWN]}” không phải là {of}."
            raise CellError(what, f"Ghi một số nguyên từ {least}.")
        if match[2] and int(match[1]) > int(match[2]):
            raise CellError(f"“{text}”: {of} lớn hơn tổng số.", "Xem lại hai số này.")
        return int(match[1])

    return read


def read_years(cell: Cell) -> tuple[int, ...]:
    """Years: `2023`, `2021, 2022`, `2020-2022`.

    Raises:
        CellError: there is something else.
    """
    text = read_words(cell)
    found: list[int] = []
    for piece in filter(
        None, re.split(r"[,;&]| và | (?=\d{4})", text.removeprefix("năm ").removeprefix("Năm "))
    ):
        match = _YEARS.fullmatch(piece.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not (1945 <= first <= last <= 2100 and last - first <= 60):
            raise CellError(f"“{text[:_SHOWN]}” không phải là năm.", "Ghi như 2023, hoặc 2021, 2022.")
        found += range(first, last + 1)
    return tuple(found)
