"""The papers of a dossier read back from Word: every count, name, post, award and sum as in the table of nominees."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from tests.documents.awards.kit import BOOK, COUNCIL, FILE, REF, ROOT, case, collective, earlier, person

from vanban.data.open_values import OpenValue
from vanban.data.workspace import Workspace
from vanban.documents.awards.case import Case
from vanban.documents.awards.dossier import papers
from vanban.documents.document import Document
from vanban.due import Order
from vanban.errors import DataError, OpenValueError, Place
from vanban.producing import Producer
from vanban.vietnamese.dates import PartialDate

BEFORE = earlier("Giấy khen của Giám đốc Sở", 2023, "12/QĐ-SXD", date(2024, 1, 5))
HAD = "Giấy khen của Giám đốc Sở năm 2023 (Quyết định số 12/QĐ-SXD ngày 05/01/2024)"
NOMINEES = (
    collective(1),
    collective(2),
    collective(3, "bkt_tt"),
    person(1, earlier=(BEFORE,)),
    person(2, unit="Phòng mẫu 02", position="Phó Trưởng phòng"),
    person(3, "bkt_cn", votes=8),
    *(person(n) for n in range(4, 9)),
)
PRODUCER = Producer(Workspace(ROOT), Order(REF), {})
HEAD, CHAIRMAN = "thu_truong", "chu_tich_tinh"


def made(known: Case, kind: str, whose: str) -> Document:
    """One paper of a dossier."""
    (paper,) = (paper for paper in papers(known) if (paper.kind, paper.whose) == (kind, whose))
    return paper.document()


def ruled(known: Case, **rules: object) -> Case:
    """The dossier under other rules of its campaign."""
    campaign = known.year.campaign
    changed = campaign.model_copy(update={"awards": campaign.awards.model_copy(update=rules)})
    return replace(known, year=replace(known.year, campaign=changed))


class Printed:
    """A paper as it is printed: its paragraphs outside tables, the rows of its list."""

    def __init__(self, document: Document) -> None:
        product = PRODUCER.product(document)
        self.notes = product.notes
        word = docx.Document(io.BytesIO(product.data))
        self.lines = [" ".join(p.text.split()) for p in word.paragraphs if p.text.strip()]
        self.text = "\n".join(self.lines)
        self.cells = [" ".join(c.text.split()) for t in word.tables for r in t.rows for c in r.cells]
        self.rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in word.tables[-1].rows]

    @property
    def listed(self) -> list[list[str]]:
        """The rows of nominees."""
        return [row for row in self.rows if row[0].isdecimal() and not row[1].isdecimal()]


@cache
def printed(kind: str, whose: str) -> Printed:
    """A paper of the usual dossier."""
    return Printed(made(case(NOMINEES), kind, whose))


ALL = [(kind, whose) for kind in ("to_trinh", "quyet_dinh") for whose in (CHAIRMAN, HEAD)]


@pytest.mark.parametrize(("kind", "whose"), ALL)
def test_the_decree_finds_nothing_in_a_paper(kind: str, whose: str) -> None:
    assert printed(kind, whose).notes == ()


def test_each_authority_has_a_submission_and_a_draft_of_its_decision() -> None:
    stems = [paper.stem for paper in papers(case(NOMINEES)) if paper.kind in ("to_trinh", "quyet_dinh")]
    assert stems == [
        "01-to_trinh-chu_tich_tinh",
        "01-to_trinh-thu_truong",
        "05-quyet_dinh-chu_tich_tinh",
        "05-quyet_dinh-thu_truong",
    ]


def test_the_decision_of_the_prime_minister_is_drafted_by_others() -> None:
    stems = [
        paper.stem for paper in papers(case([person(1, "bktt_cn")])) if paper.kind != "bao_cao_thanh_tich"
    ]
    assert "01-to_trinh-thu_tuong" in stems
    assert "05-quyet_dinh-thu_tuong" not in stems


def test_whoever_a_clerk_names_decides() -> None:
    named = case([person(1, "gks_cn", decided_by="chu_tich_tinh")])
    assert [paper.whose for paper in papers(named) if paper.kind == "to_trinh"] == ["chu_tich_tinh"]


@pytest.mark.parametrize("whose", [CHAIRMAN, HEAD])
def test_the_list_has_every_nominee_once_with_all_that_the_table_says(whose: str) -> None:
    known = case(NOMINEES)
    expected = known.under(whose)  # type: ignore[arg-type]  # parametrized
    rows = printed("to_trinh", whose).listed
    assert len(rows) == len(expected)
    for row, one in zip(rows, expected, strict=True):
        address = {"nam": "Ông ", "nu": "Bà ", None: ""}[one.sex]
        assert row[1] == f"{address}{one.name}"
        assert row[2] == str(one.birth_year or "")
        assert row[3] == one.position
        assert row[4] == ", ".join(filter(None, (one.unit, "Sở Xây dựng")))
        assert row[5] == one.achievement
        assert row[6] == (
            "Giấy khen của Giám đốc Sở năm 2023 (Quyết định số 12/QĐ-SXD ngày 05/01/2024)"
            if one.earlier
            else ""
        )
        assert row[8] == f"{one.votes}/9"
    awards = {row[7] for row in rows}
    assert awards == (
        {"Giấy khen của Giám đốc Sở Xây dựng"}
        if whose == HEAD
        else {"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"}
    )


def test_collectives_come_first_and_each_part_is_numbered_from_one() -> None:
    rows = printed("to_trinh", HEAD).rows
    assert [row[1] for row in rows if row[0] in ("I", "II")] == ["Tập thể (02)", "Cá nhân (07)"]
    assert [row[0] for row in printed("to_trinh", HEAD).listed] == [
        "1",
        "2",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
    ]


def test_a_list_of_one_kind_has_no_lines_for_kinds() -> None:
    rows = Printed(made(case([person(1), person(2)]), "to_trinh", HEAD)).rows
    assert [row[0] for row in rows] == ["STT", "1", "1", "2"]


@pytest.mark.parametrize(
    ("whose", "counts", "award"),
    [
        (CHAIRMAN, "01 tập thể và 01 cá nhân", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        (HEAD, "02 tập thể và 07 cá nhân", "Giấy khen của Giám đốc Sở Xây dựng"),
    ],
)
def test_letter_list_and_decision_agree_in_counts_and_award(whose: str, counts: str, award: str) -> None:
    assert f"tặng {award} cho {counts} đã có thành tích xuất sắc" in printed("to_trinh", whose).text
    assert f"Tặng {award} cho {counts} đã có thành tích xuất sắc" in printed("quyet_dinh", whose).text
    for kind in ("to_trinh", "quyet_dinh"):
        found = re.findall(r"(\d\d) tập thể và (\d\d) cá nhân", printed(kind, whose).text)
        assert set(found) == {tuple(re.findall(r"\d\d", counts))}
        assert len(printed(kind, whose).listed) == sum(map(int, found[0]))


def test_the_chairman_is_asked_by_the_department_through_the_department_of_home_affairs() -> None:
    paper = printed("to_trinh", CHAIRMAN)
    assert [
        line
        for line in paper.lines
        if line.startswith("- ") and line[-1] in ";." and "khen" not in line.lower()
    ] == ["- Chủ tịch Ủy ban nhân dân tỉnh Bình Phước;", "- Sở Nội vụ."]
    assert "SỞ XÂY DỰNG" in paper.cells[0]
    assert "Số: /TTr-SXD" in paper.cells[2]
    assert (
        "Sở Xây dựng kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Bình Phước xem xét, quyết định./."
        in paper.text
    )


def test_the_own_head_is_asked_by_the_council_which_a_deputy_signs_for() -> None:
    paper = printed("to_trinh", HEAD)
    assert "SỞ XÂY DỰNG HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG" in paper.cells[0]
    assert "Số: /TTr-HĐTĐKT" in paper.cells[2]
    assert "Kính gửi: Giám đốc Sở Xây dựng" in paper.lines
    (signature,) = (cell for cell in paper.cells if cell.startswith("TM. HỘI ĐỒNG"))
    assert signature == "TM. HỘI ĐỒNG KT. CHỦ TỊCH PHÓ CHỦ TỊCH PHÓ GIÁM ĐỐC Người mẫu 22"


def test_a_council_without_a_deputy_is_signed_for_by_its_head() -> None:
    alone = COUNCIL.model_copy(
        update={"members": tuple(m for m in COUNCIL.members if m.role != "pho_chu_tich")}
    )
    paper = Printed(made(case(NOMINEES, council=alone), "to_trinh", HEAD))
    assert [c for c in paper.cells if c.startswith("TM.")] == ["TM. HỘI ĐỒNG CHỦ TỊCH GIÁM ĐỐC Người mẫu 21"]


def test_the_acts_and_the_minutes_are_the_basis() -> None:
    text = printed("to_trinh", CHAIRMAN).text
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in text
    assert "98/2023/NĐ-CP" in text  # in force for what is received in February 2025
    assert "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng Sở Xây dựng ngày 14 tháng 02 năm 2025." in text


def test_the_law_is_that_of_the_day_on_which_the_dossier_is_received() -> None:
    late = made(ruled(case(NOMINEES), received=date(2025, 7, 2)), "quyet_dinh", HEAD)
    bases = "\n".join(late.context["can_cu"])  # type: ignore[arg-type]  # lines
    assert "152/2025/NĐ-CP" in bases
    assert "98/2023" not in bases


@pytest.mark.parametrize(
    ("whose", "total", "words", "each"),
    [
        (CHAIRMAN, "10.530.000", "Mười triệu năm trăm ba mươi nghìn đồng", {"7.020.000", "3.510.000"}),
        (HEAD, "7.790.000", "Bảy triệu bảy trăm chín mươi nghìn đồng", {"1.410.000", "710.000"}),
    ],
)
def test_prizes_are_those_of_the_law_and_add_up(whose: str, total: str, words: str, each: set[str]) -> None:
    paper = printed("quyet_dinh", whose)
    assert (
        f"Tổng số tiền thưởng kèm theo là {total} đồng ({words}), chi từ quỹ thi đua, khen thưởng của"
        in paper.text
    )
    amounts = [int(row[-1].replace(".", "")) for row in paper.listed]
    assert {row[-1] for row in paper.listed} == each
    assert paper.rows[-1][1:] == ["Tổng cộng", "", "", total]
    assert sum(amounts) == int(total.replace(".", ""))
    assert amounts == [BOOK.prize(one.award, date(2025, 2, 1)) for one in case(NOMINEES).under(whose)]  # type: ignore[arg-type]


def test_the_own_decision_is_the_heads_and_the_chairmans_is_only_a_draft() -> None:
    own, other = printed("quyet_dinh", HEAD), printed("quyet_dinh", CHAIRMAN)
    assert "GIÁM ĐỐC SỞ XÂY DỰNG" in own.lines
    assert "Số: /QĐ-SXD" in own.cells[2]
    assert "DỰ THẢO" not in " ".join(own.cells)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC" in other.lines
    assert other.cells[2] == "Số: /QĐ-UBND DỰ THẢO"
    assert other.cells[3] == "Bình Phước, ngày tháng năm 2025"
    assert "CHỦ TỊCH" in other.cells  # in his own right: no TM.


def test_who_carries_a_decision_out_is_named_first_among_the_recipients() -> None:
    for whose in (CHAIRMAN, HEAD):
        (recipients,) = (cell for cell in printed("quyet_dinh", whose).cells if cell.startswith("Nơi nhận"))
        assert recipients.startswith("Nơi nhận: - Như Điều 3;")


def test_several_awards_of_one_authority_are_listed_each_with_its_counts() -> None:
    paper = made(case([collective(1), person(1), person(2, "ldtt")]), "quyet_dinh", HEAD)
    lines = [p["chu"] for p in paper.context["noi_dung"]]  # type: ignore[attr-defined]  # paragraphs
    text = "\n".join(lines).replace("\u00a0", " ")
    assert "Danh hiệu “Lao động tiên tiến” cho 01 cá nhân;" in text
    assert "Giấy khen của Giám đốc Sở Xây dựng cho 01 tập thể và 01 cá nhân." in text


def test_a_month_is_enough_for_a_prize_unless_the_salary_changes_in_it() -> None:
    june = made(case(NOMINEES, month=PartialDate(2024, 6), council=None, draft=True), "quyet_dinh", HEAD)
    assert june.context["phu_luc_bang"][0]["hang"][-1]["tien_thuong"] == "5.940.000"  # type: ignore[index]
    year = case(NOMINEES, month=PartialDate(2024), council=None, draft=True)
    with pytest.raises(DataError, match="Lương cơ sở thay đổi"):
        made(year, "quyet_dinh", HEAD)


@pytest.mark.parametrize(("kind", "whose"), ALL)
def test_nothing_is_final_before_the_council_has_voted(kind: str, whose: str) -> None:
    waiting = [replace(one, votes=None) for one in NOMINEES]
    with pytest.raises(OpenValueError, match="số phiếu đồng ý") as stopped:
        made(case(waiting), kind, whose)
    (problem,) = stopped.value.problems
    assert problem.place is not None
    assert problem.place.file == FILE
    draft = made(case(waiting, draft=True), kind, whose)
    assert draft.path.endswith(".du-thao.docx")
    assert draft.context["du_thao"] is True


@pytest.mark.parametrize(("kind", "whose"), ALL)
def test_nothing_is_final_before_the_day_of_the_meeting_is_known(kind: str, whose: str) -> None:
    asked = OpenValue("hoi", place=Place("council.yaml", 1, 11))
    council = COUNCIL.model_copy(update={"met_on": asked})
    with pytest.raises(OpenValueError, match="Chưa có ngày họp Hội đồng"):
        made(case(NOMINEES, council=council), kind, whose)
    with pytest.raises(OpenValueError, match="ngày họp Hội đồng"):
        made(case(NOMINEES, council=None), kind, whose)


@pytest.mark.parametrize(("kind", "whose"), ALL)
def test_a_paper_dated_before_the_meeting_is_refused(kind: str, whose: str) -> None:
    with pytest.raises(DataError, match=r"trước ngày Hội đồng họp \(14/02/2025\)"):
        made(case(NOMINEES, month=PartialDate(2025, 1)), kind, whose)


def test_money_never_comes_from_the_fund_for_bonuses() -> None:
    wrong = ruled(case(NOMINEES), fund="Quỹ tiền thưởng của Sở Xây dựng")
    with pytest.raises(DataError, match="nằm ngoài quỹ thi đua, khen thưởng"):
        made(wrong, "quyet_dinh", CHAIRMAN)


def test_names_are_printed_as_they_are_spelled() -> None:
    names = ["Người mẫu Đặng thị Ngọc", "Người mẫu NGUYỄN Hoà", "Người mẫu Thuý-Kiều"]
    nominees: Sequence[object] = [replace(person(n), name=name) for n, name in enumerate(names, start=1)]
    for kind in ("to_trinh", "quyet_dinh"):
        paper = Printed(made(case(nominees), kind, HEAD))  # type: ignore[arg-type]  # nominees
        assert [row[1].split(" ", 1)[1] for row in paper.listed] == names


def test_a_department_that_is_gone_on_the_papers_day_is_told_at_its_cell() -> None:
    gone = person(1, department="sgtvt", unit="")
    late = case([gone], month=PartialDate(2025, 4))
    with pytest.raises(DataError, match="không tồn tại") as stopped:
        made(late, "to_trinh", HEAD)
    assert [str(problem.place) for problem in stopped.value.problems] == [f"{FILE}, trang “Đề nghị”, ô H21"]


def test_an_unconfirmed_coefficient_is_told_once_for_each_award() -> None:
    warnings = [str(problem) for problem in made(case(NOMINEES), "quyet_dinh", HEAD).warnings]
    assert len(warnings) == 2
    assert all("chưa được kiểm chứng" in warning for warning in warnings)


def test_a_list_of_five_hundred_is_printed_whole_and_held_against_the_decree() -> None:
    many = [person(n) for n in range(1, 501)]
    paper = Printed(made(case(many), "quyet_dinh", HEAD))
    assert paper.notes == ()
    assert [row[0] for row in paper.listed] == [str(n) for n in range(1, 501)]
    assert "cho 500 cá nhân đã có" in paper.text
    assert paper.rows[-1][-1] == "355.000.000"
