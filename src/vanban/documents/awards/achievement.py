"""The report on achievements (báo cáo thành tích) of one nominee, in the form that the law book names for the award."""

from collections.abc import Iterator, Mapping, Sequence

from vanban.awards.model import EarlierAward, Nominee
from vanban.data.departments import Department
from vanban.documents.awards.achievements import Achievements
from vanban.documents.awards.case import Case, decides_about
from vanban.documents.awards.facts import add_council, add_law, decided_facts
from vanban.documents.awards.issuers import award_name, decider
from vanban.documents.awards.lists import addressed, decision_words, sum_row
from vanban.documents.awards.paper import Additions, Look, PaperMaker
from vanban.documents.document import Document
from vanban.documents.facts import Facts
from vanban.documents.page import Row, SignatureContext, TableContext
from vanban.errors import DataError, Problem

LOOK = Look("bao_cao_thanh_tich.docx", "Báo cáo thành tích", "")
_TABLES = {True: "Danh hiệu thi đua", False: "Hình thức khen thưởng"}


def achievement_report(case: Case, nominee: Nominee, stem: str) -> Document:
    """The report of one collective or person; a file called by the nominee's code lies over the shared words.

    Raises:
        DataError: the law book has no form for the award, the department is gone, or the words have faults.
        OpenValueError: a final document needs values that are still open.
    """
    form = case.dossier.book.form(nominee.award, nominee.ground)
    if form is None:
        what = f"Chưa có mẫu báo cáo thành tích cho {nominee.award.title} ({nominee.name})."
        remedy = "Thêm mẫu vào campaigns/registry/awards.yaml."
        raise DataError(Problem(what, remedy, nominee.at("award")))
    maker = PaperMaker(case, case.words(form.sections, nominee.code), lambda *_: _own_office(case, nominee))
    deciding = decider(decides_about(nominee), maker.department, maker.province)
    maker.book.facts["ho_so"] = decided_facts([nominee], deciding, maker.issuer.name)
    add_council(maker)
    add_law(maker)
    figures = Achievements(maker)
    maker.book.facts |= figures.facts(nominee)
    maker.book.facts["nguoi"] = _nominee_facts(maker, figures, nominee, award_name(nominee.award, deciding))

    def additions(_: Mapping[str, object]) -> Additions:
        more = {
            "so": "",
            "ky_hieu": "",
            "mau_so": form.number,
            "mau_kem_theo": form.issued_with.strip("()"),
            "bang_trong_bai": list(_earlier_tables(nominee)),
            "chu_ky": list(_signatures(maker, nominee)),
        }
        return Additions(more, origins={"nguoi": nominee.place})

    return maker.document(stem, LOOK, additions)


def _own_office(case: Case, nominee: Nominee) -> Department:
    """The nominee's department, whose letterhead the report bears."""
    try:
        return case.departments.on(nominee.department, case.month.first)
    except DataError as error:
        place = nominee.at("department")
        raise DataError(Problem(one.what, one.remedy, place) for one in error.problems) from None


def _nominee_facts(maker: PaperMaker, figures: Achievements, nominee: Nominee, award: str) -> Facts:
    """`nguoi`: who it is, what is proposed, and what was achieved."""
    place = ", ".join(part for part in (nominee.unit, maker.issuer.name) if part and part != nominee.name)
    return {
        "day_du": addressed(nominee),
        "ten": nominee.name,
        "la": {"tap_the": nominee.kind == "tap_the", "ca_nhan": nominee.kind == "ca_nhan"},
        "sinh": str(nominee.born or ""),
        "sinh_du_ngay": bool(nominee.born and nominee.born.day),
        "gioi_tinh": {"nam": "Nam", "nu": "Nữ", None: ""}[nominee.sex],
        "chuc_vu": nominee.position,
        "don_vi": place or nominee.name,
        "hinh_thuc": award,
        "thanh_tich": figures.text(nominee),
        "sang_kien": nominee.initiative,
        "da_khen": bool(nominee.earlier),
    }


def _earlier_tables(nominee: Nominee) -> Iterator[TableContext]:
    """What the nominee has received: titles, then other awards, each in its table by year."""
    for titles, name in _TABLES.items():
        had = [one for one in nominee.earlier if _is_title(one) is titles]
        if had:
            rows = [_earlier_row(one) for one in sorted(had, key=lambda one: one.years)]
            yield _table("da_khen", f"{name} đã được tặng", rows)


def _is_title(earlier: EarlierAward) -> bool:
    return earlier.award is not None and earlier.award.is_title


def _earlier_row(earlier: EarlierAward) -> Row:
    decision = decision_words(earlier.number, earlier.decided_on)
    by = " của ".join(filter(None, (decision, earlier.issuer))) if decision else earlier.issuer
    years = ", ".join(map(str, earlier.years))
    return sum_row("da_khen", "dong", "", nam=years, hinh_thuc=earlier.name, quyet_dinh=by)


def _table(kind: str, title: str, rows: Sequence[Row]) -> TableContext:
    return {"so": "", "ten": title, "kem_theo": "", "kieu": kind, "don_vi_tinh": "", "hang": rows}


def _signatures(maker: PaperMaker, nominee: Nominee) -> Iterator[SignatureContext]:
    """Who confirms at the left, who reports at the right: the person, or the collective's head, by hand."""
    head = maker.issuer.leader.full_name if maker.issuer.leader else ""
    if nominee.kind == "ca_nhan":
        yield {"dong": ["THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN"], "ho_ten": head}
        yield {"dong": ["NGƯỜI BÁO CÁO"], "ho_ten": nominee.name}
    else:
        whole = nominee.name == maker.issuer.name
        yield {"dong": ["THỦ TRƯỞNG CẤP TRÊN", "NHẬN XÉT, XÁC NHẬN"], "ho_ten": "" if whole else head}
        yield {"dong": ["THỦ TRƯỞNG ĐƠN VỊ"], "ho_ten": head if whole else ""}
