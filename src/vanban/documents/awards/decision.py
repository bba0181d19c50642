"""The draft of the decision (dự thảo quyết định) of one authority, with the prizes and the list of who gets them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vanban.awards.model import Nominee
from vanban.documents.awards.case import Case
from vanban.documents.awards.facts import (
    add_council,
    add_figures,
    add_law,
    award_words,
    by_protocol,
    dashed,
    decided_facts,
    dossier_facts,
    refuse_before_meeting,
)
from vanban.documents.awards.issuers import Decider, committee, decider
from vanban.documents.awards.lists import prize_table, wait_for_meeting
from vanban.documents.awards.paper import Additions, Look, PaperMaker, goes_with
from vanban.documents.document import Document
from vanban.documents.facts import Facts
from vanban.documents.page import BLANK_NUMBER
from vanban.errors import DataError, Problem
from vanban.registry.awards import Authority, Award
from vanban.vietnamese.dates import PartialDate, issue_date, short_date
from vanban.vietnamese.numbers import format_money
from vanban.vietnamese.words import money_in_words

LOOK = Look("quyet_dinh_khen_thuong.docx", "Quyết định", "QĐ")  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 2
_ARTICLE = re.compile(r"\*{0,2}Điều\s(\d+)\.")
_WHOM = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}


def decision(case: Case, authority: Authority, stem: str) -> Document:
    """The draft of what one authority decides; of another than the own head it bears no number, no date and no name.

    Raises:
        DataError: the words have faults, or the base salary changes within the month that the decision is dated in.
        OpenValueError: a final document needs values that are still open.
    """
    own = authority == "thu_truong"
    words = case.words("quyet_dinh", f"quyet_dinh-{authority}")
    maker = PaperMaker(
        case, words, None if own else lambda department, province: committee(province, department)
    )
    refuse_before_meeting(maker, LOOK.title)
    deciding = decider(authority, maker.department, maker.province)
    nominees = case.under(authority)
    prizes = _prizes(maker, deciding, nominees)
    maker.book.facts["ho_so"] = decided_facts(nominees, deciding, maker.department.name)
    maker.book.facts["tien_thuong"] = prize_facts(case, deciding, nominees, prizes)
    add_council(maker)
    add_law(maker)
    add_figures(maker)
    wait_for_meeting(maker, nominees)

    def additions(page: Mapping[str, object]) -> Additions:
        more: dict[str, object] = {"tham_quyen": deciding.name, "nhu_dieu": _last_article(page)}
        if not own:
            more |= {"du_thao": True, "so": BLANK_NUMBER, "ngay": issue_date(maker.day.year)}
        title = f"Danh sách {dossier_facts(nominees)['doi_tuong']} được khen thưởng"
        annex = prize_table(maker, nominees, prizes, deciding, title, goes_with(LOOK, {**page, **more}))
        warnings = tuple(_unconfirmed(nominees, deciding))
        return Additions({**more, "phu_luc_bang": [annex]}, warnings=warnings)

    return maker.document(stem, LOOK, additions)


def prize_facts(
    case: Case, deciding: Decider, nominees: Sequence[Nominee], prizes: Mapping[str, int | None]
) -> Facts:
    """`tien_thuong`: the sum in figures and words, each award's money, the fund that it comes from."""
    total = sum(prizes[one.award.id] or 0 for one in nominees)
    awards = {one.award.id: one.award for one in by_protocol(nominees)}
    return {
        "day_du": format_money(total),
        "tong": format_money(total),
        "chu": money_in_words(total),
        "co": total > 0,
        "tung_muc": "\n".join(dashed(_each(awards.values(), deciding, prizes))),
        "quy": _fund(case, deciding),
    }


def _prizes(maker: PaperMaker, deciding: Decider, nominees: Sequence[Nominee]) -> dict[str, int | None]:
    """The money that goes with each award, by its id."""
    return {
        award.id: _prize(award, deciding, maker) for award in dict.fromkeys(one.award for one in nominees)
    }


def _prize(award: Award, deciding: Decider, maker: PaperMaker) -> int | None:
    day, book = maker.day, maker.case.dossier.book
    money = book.prize(award, day.first)
    if money != book.prize(award, day.last):
        what = f"Lương cơ sở thay đổi trong {_span(day)}, nên chưa biết tiền thưởng kèm {award_words(award, deciding)}."
        raise DataError(Problem(what, "Ghi đủ ngày, tháng, năm của quyết định (ngay).", maker.dated))
    return money


def _span(day: PartialDate) -> str:
    return f"khoảng từ {short_date(day.first)} đến {short_date(day.last)}"


def _fund(case: Case, deciding: Decider) -> str:
    """Whose fund pays: the one that the campaign names, for what the own head decides the department's own.

    Raises:
        DataError: the campaign names the fund for bonuses (10 % of salaries), which is another one.

    Source: Nghị định 73/2024/NĐ-CP and 161/2026/NĐ-CP keep it apart from the fund for emulation and awards.
    """
    named = case.year.campaign.awards.fund
    if named and "quỹ tiền thưởng" in named.casefold():
        place = case.year.source.place(("khen_thuong", "nguon_quy"))
        what = f"nguon_quy là “{named}”; quỹ tiền thưởng nằm ngoài quỹ thi đua, khen thưởng."
        raise DataError(Problem(what, "Ghi quỹ thi đua, khen thưởng của cấp quyết định.", place))
    if named and deciding.key != "thu_truong":
        return named
    return f"quỹ thi đua, khen thưởng của {deciding.agency}"


def _each(awards: Iterable[Award], deciding: Decider, prizes: Mapping[str, int | None]) -> Iterator[str]:
    """What goes with each award."""
    for award in awards:
        money = prizes[award.id]
        if money is not None:
            whom = _WHOM[award.target].capitalize()
            yield f"{whom} được tặng {award_words(award, deciding)}: {format_money(money)} ({money_in_words(money)})"


def _last_article(page: Mapping[str, object]) -> str:
    """The number of the article that says who carries the decision out, which is its last."""
    body = page["noi_dung"]
    assert isinstance(body, list)
    found = [match[1] for paragraph in body if (match := _ARTICLE.match(paragraph["chu"]))]
    return found[-1] if found else ""


def _unconfirmed(nominees: Sequence[Nominee], deciding: Decider) -> Iterator[Problem]:
    for award in dict.fromkeys(one.award for one in nominees):
        if not award.certain and award.coefficient is not None:
            what = f"Hệ số tiền thưởng của {award_words(award, deciding)} ({_WHOM[award.target]}) chưa được kiểm chứng."
            yield Problem(what, "Đối chiếu với quy chế thi đua, khen thưởng của địa phương.")
