"""Lists of nominees: the danh sách trích ngang of a submission, the list with prizes of a decision."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

from vanban.awards.model import EarlierAward, Nominee
from vanban.data.awards import Council
from vanban.data.open_values import OpenValue
from vanban.documents.awards.achievements import Achievements
from vanban.documents.awards.case import of_kind
from vanban.documents.awards.issuers import Decider, award_name
from vanban.documents.awards.paper import PaperMaker, asked
from vanban.documents.page import ROWS, NomineeRow, PrizeRow, Row, TableContext
from vanban.documents.reports.wording import NOTHING, count
from vanban.errors import DataError, Problem
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_number

_GROUPS = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân"}
_NUMBERS = ("I", "II")
_ADDRESS = {"nam": "Ông ", "nu": "Bà ", None: ""}
_NAMED = 3  # of those without votes, in the question


def nominee_table(
    maker: PaperMaker, nominees: Sequence[Nominee], deciding: Decider, title: str, goes_with: str
) -> TableContext:
    """The list of a submission: who, what for, what before, what now, the votes."""
    achievements, votes = Achievements(maker), Votes(maker, nominees)

    def row(number: int, one: Nominee) -> NomineeRow:
        return {
            "kieu": "dong",
            "stt": str(number),
            "ten": addressed(one),
            "nam_sinh": str(one.birth_year or ""),
            "chuc_vu": one.position,
            "don_vi": unit_of(maker, one),
            "thanh_tich": achievements.text(one),
            "da_khen": "; ".join(map(earlier_words, one.earlier)),
            "hinh_thuc": award_name(one.award, deciding),
            "phieu": votes.text(one),
        }

    return nominee_list("trich_ngang", title, goes_with, grouped("trich_ngang", nominees, row))


def prize_table(
    maker: PaperMaker,
    nominees: Sequence[Nominee],
    prizes: Mapping[str, int | None],
    deciding: Decider,
    title: str,
    goes_with: str,
) -> TableContext:
    """The list of a decision: who gets what, the money in đồng by the id of the award, and its sum."""

    def row(number: int, one: Nominee) -> PrizeRow:
        return {
            "kieu": "dong",
            "stt": str(number),
            "ten": addressed(one),
            "chuc_vu": ", ".join(filter(None, (one.position, unit_of(maker, one)))),
            "hinh_thuc": award_name(one.award, deciding),
            "tien_thuong": _amount(prizes[one.award.id]),
        }

    total = sum(prizes[one.award.id] or 0 for one in nominees)
    last = sum_row("tien_thuong", "tong", "Tổng cộng", tien_thuong=_amount(total))
    rows = [*grouped("tien_thuong", nominees, row), last]
    return nominee_list("tien_thuong", title, goes_with, rows)


def nominee_list(kind: str, title: str, goes_with: str, rows: Sequence[Row]) -> TableContext:
    """An annex that is a list."""
    unit = "đồng" if kind == "tien_thuong" else ""
    return {
        "so": "",
        "ten": title,
        "kem_theo": goes_with,
        "kieu": kind,
        "don_vi_tinh": unit,
        "hang": rows,
    }


def grouped(kind: str, nominees: Sequence[Nominee], row: Callable[[int, Nominee], Row]) -> list[Row]:
    """The rows of a table of `kind`: collectives, then persons, each numbered from 1 under their own line."""
    parts = {name: of_kind(nominees, key) for key, name in _GROUPS.items()}
    parts = {name: part for name, part in parts.items() if part}
    rows: list[Row] = []
    for number, (name, part) in zip(_NUMBERS, parts.items(), strict=False):
        if len(parts) > 1:
            rows.append(sum_row(kind, "nhom", f"{name} ({count(len(part))})", stt=number))
        rows += [row(n, one) for n, one in enumerate(part, start=1)]
    return rows


def sum_row(kind: str, look: str, name: str, **cells: str) -> Row:
    """A row over or under others: the name of a group, a sum."""
    empty = dict.fromkeys(ROWS[kind].__annotations__, "")
    return cast("Row", {**empty, "kieu": look, "ten": name, **cells})


def addressed(nominee: Nominee) -> str:
    """`Ông Nguyễn …`; a collective, or a person of whom the sex isn't written, by the name alone."""
    return f"{_ADDRESS[nominee.sex if nominee.kind == 'ca_nhan' else None]}{nominee.name}"


def unit_of(maker: PaperMaker, nominee: Nominee) -> str:
    """`Phòng mẫu, Sở Xây dựng`: where somebody works, without what is their own name.

    Raises:
        DataError: the department is gone on the paper's day.
    """
    try:
        department = maker.case.departments.on(nominee.department, maker.day.first).name
    except DataError as error:
        place = nominee.at("department")
        raise DataError(Problem(one.what, one.remedy, place) for one in error.problems) from None
    parts = dict.fromkeys((nominee.unit, department))
    return ", ".join(part for part in parts if part and part != nominee.name)


def earlier_words(earlier: EarlierAward) -> str:
    """`Giấy khen năm 2023 (Quyết định số 12/QĐ-SXD ngày 05/01/2024)`."""
    years = f" năm {', '.join(map(str, earlier.years))}" if earlier.years else ""
    cited = decision_words(earlier.number, earlier.decided_on)
    return f"{earlier.name}{years}{f' ({cited})' if cited else ''}"


def decision_words(number: str, decided_on: date | None) -> str:
    """`Quyết định số 12/QĐ-SXD ngày 05/01/2024`; empty when neither is known."""
    parts = [f"số {number}" if number else "", f"ngày {short_date(decided_on)}" if decided_on else ""]
    return " ".join(["Quyết định", *filter(None, parts)]) if any(parts) else ""


class Votes:
    """The votes for each nominee, as `7/9`; those that nobody has written yet are one question."""

    def __init__(self, maker: PaperMaker, nominees: Sequence[Nominee]) -> None:
        self._valid = _valid(maker, maker.case.council)
        waiting = [one for one in nominees if one.votes is None]
        self._asked = _ask_votes(maker, waiting) if waiting else ""

    def text(self, nominee: Nominee) -> str:
        """The votes for somebody, of how many."""
        if nominee.votes is None:
            return self._asked
        return f"{nominee.votes}/{self._valid}" if self._valid else str(nominee.votes)


def wait_for_meeting(maker: PaperMaker, nominees: Sequence[Nominee]) -> None:
    """Make a paper wait for the council, though it prints nothing of its meeting: for the day and all votes."""
    maker.book.prose.weighed.add(maker.book.facts["hoi_dong"]["ngay_hop"])
    maker.book.prose.weighed.update(Votes(maker, nominees).text(one) for one in nominees)


def _ask_votes(maker: PaperMaker, waiting: Sequence[Nominee]) -> str:
    names = ", ".join(one.name for one in waiting[:_NAMED]) + (" …" if len(waiting) > _NAMED else "")
    label = f"số phiếu đồng ý của {count(len(waiting))} dòng ({names})"
    return maker.blanks.token("phieu", label, asked(waiting[0].at("votes")))


def _valid(maker: PaperMaker, council: Council | None) -> str:
    """Of how many votes; of an open vote those present."""
    if council is None:
        return ""
    if council.ballots is None:
        return str(len(council.present))
    valid = council.ballots.valid
    if isinstance(valid, OpenValue):
        return maker.blanks.token("hoi_dong.phieu.hop_le", "số phiếu hợp lệ", valid)
    return str(valid)


def _amount(amount: int | None) -> str:
    return NOTHING if amount is None else format_number(amount)
