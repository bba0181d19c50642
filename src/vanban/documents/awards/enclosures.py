"""Papers that go with the submission and bear no number: the summary of achievements, the register, the index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from vanban.awards.model import Nominee
from vanban.documents.awards.achievements import Achievements
from vanban.documents.awards.case import Case, decides_about, of_kind
from vanban.documents.awards.facts import add_council, add_figures, dossier_facts
from vanban.documents.awards.issuers import award_name, decider
from vanban.documents.awards.lists import addressed, decision_words, grouped, sum_row, unit_of
from vanban.documents.awards.paper import Additions, Look, PaperMaker
from vanban.documents.document import Document
from vanban.documents.page import Row, TableContext
from vanban.outline.markers import roman
from vanban.vietnamese.numbers import format_number

SUMMARY = Look("tom_tat_thanh_tich.docx", "Tóm tắt thành tích", "")
REGISTER = Look("so_khen_thuong.docx", "Sổ theo dõi khen thưởng", "")
INDEX = Look("muc_luc_ho_so.docx", "Mục lục", "")
_GROUPS = {"tap_the": "TẬP THỂ", "ca_nhan": "CÁ NHÂN"}


def summary(case: Case, stem: str) -> Document:
    """What each nominee achieved, in a few lines each: for those who decide.

    Raises:
        DataError: the words have faults.
        OpenValueError: a final document needs values that are still open.
    """
    maker = _maker(case, "tom_tat")
    maker.book.facts["tom_tat"] = "\n".join(_summed_up(maker, case.nominees))
    return _enclosed(maker, stem, SUMMARY, ())


def register(case: Case, stem: str) -> Document:
    """What was proposed, and apart from it what was given, with the money of the decision's day.

    Raises:
        DataError: the words have faults, or no base salary is known for a decision.
        OpenValueError: a final document needs values that are still open.
    """
    maker = _maker(case, "so_khen_thuong")
    given = [one for one in case.nominees if one.given]
    tables = [
        _table(
            "so_khen_thuong",
            "Đề nghị khen thưởng",
            grouped("so_khen_thuong", case.nominees, partial(_registered, maker)),
        ),
        _table("so_khen_thuong", "Được tặng", list(_given_rows(maker, given))),
    ]
    return _enclosed(maker, stem, REGISTER, tables)


def index(case: Case, papers: Iterable[tuple[str, str]], stem: str) -> Document:
    """Every other paper of the dossier: what it is, and its file.

    Raises:
        DataError: the words have faults.
        OpenValueError: a final document needs values that are still open.
    """
    maker = _maker(case, "muc_luc")
    rows = [
        sum_row("muc_luc", "dong", title, stt=str(n), tep=f"{file}.docx", so_ban="01")
        for n, (title, file) in enumerate(papers, start=1)
    ]
    return _enclosed(maker, stem, INDEX, [_table("muc_luc", "", rows)])


def _maker(case: Case, kind: str) -> PaperMaker:
    maker = PaperMaker(case, case.words(kind))
    maker.book.facts["ho_so"] = dossier_facts(case.nominees)
    add_council(maker)
    add_figures(maker)
    return maker


def _enclosed(maker: PaperMaker, stem: str, look: Look, tables: Sequence[TableContext]) -> Document:
    campaign = maker.book.facts["ten_ngan"]
    note = (
        f"Kèm theo Hồ sơ đề nghị khen thưởng phong trào thi đua “{campaign}” năm {maker.book.facts['nam']} "
        f"của {maker.department.name}"
    )

    def additions(_: Mapping[str, object]) -> Additions:
        return Additions({"so": "", "ky_hieu": "", "kem_theo": note, "bang_trong_bai": list(tables)})

    return maker.document(stem, look, additions)


def _summed_up(maker: PaperMaker, nominees: Sequence[Nominee]) -> Iterator[str]:
    """Outline lines: a heading for collectives and one for persons, each nominee numbered under it."""
    achievements = Achievements(maker)
    parts = [(name, of_kind(nominees, kind)) for kind, name in _GROUPS.items()]
    for at, (name, part) in enumerate(((name, part) for name, part in parts if part), start=1):
        yield f"{roman(at)}. {name}"
        for n, one in enumerate(part, start=1):
            post = ", ".join(filter(None, (one.position, unit_of(maker, one))))
            yield f"{n}. **{addressed(one)}**{f', {post}' if post else ''}"
            yield achievements.text(one)
            yield f"Đề nghị: {_award(maker, one)}."


def _award(maker: PaperMaker, nominee: Nominee) -> str:
    return award_name(nominee.award, decider(decides_about(nominee), maker.department, maker.province))


def _registered(maker: PaperMaker, number: int, nominee: Nominee, prize: str = "") -> Row:
    given = decision_words(nominee.given.number, nominee.given.decided_on) if nominee.given and prize else ""
    return sum_row(
        "so_khen_thuong",
        "dong",
        addressed(nominee),
        stt=str(number),
        don_vi=unit_of(maker, nominee),
        hinh_thuc=_award(maker, nominee),
        quyet_dinh=given.removeprefix("Quyết định "),
        tien_thuong=prize,
    )


def _given_rows(maker: PaperMaker, given: Sequence[Nominee]) -> Iterator[Row]:
    """Those who received something, with their prizes and the sum; one empty row while there is nobody."""
    total = 0
    for n, one in enumerate(given, start=1):
        day = one.given.decided_on if one.given else None
        prize = maker.case.dossier.book.prize(one.award, day) if day else None
        total += prize or 0
        yield _registered(maker, n, one, format_number(prize) if prize else "-")
    if not given:
        yield sum_row("so_khen_thuong", "dong", "Chưa có quyết định")
    else:
        yield sum_row("so_khen_thuong", "tong", "Tổng cộng", tien_thuong=format_number(total))


def _table(kind: str, title: str, rows: Sequence[Row]) -> TableContext:
    return {"so": "", "ten": title, "kem_theo": "", "kieu": kind, "don_vi_tinh": "", "hang": rows}
