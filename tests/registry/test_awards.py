"""The law of awards: prizes, authority, conditions, forms, and which law a dossier falls under."""

from datetime import date
from fractions import Fraction

import pytest

from vanban.errors import DataError
from vanban.registry.awards import AwardBook, award_book
from vanban.registry.provinces import province_on
from vanban.vietnamese.words import money_in_words

TODAY = date(2026, 11, 22)
OLD, WITH_1800, WITH_2340, WITH_2530 = (
    date(2022, 3, 1),
    date(2024, 3, 1),
    date(2026, 2, 10),
    date(2027, 2, 10),
)


def book(day: date = TODAY, province: str = "dong-nai") -> AwardBook:
    return award_book(day, province_on(province, day))


# The table of prizes as offices publish it: base salaries of 2019, 2023, 2024 and 2026.
PRIZES = {
    "ldtt": (450_000, 540_000, 710_000, 760_000),
    "gks_cn": (450_000, 540_000, 710_000, 760_000),
    "gks_tt": (900_000, 1_080_000, 1_410_000, 1_520_000),
    "ttldtt": (1_200_000, 1_440_000, 1_880_000, 2_030_000),
    "cstdcs": (1_490_000, 1_800_000, 2_340_000, 2_530_000),
    "bkt_cn": (2_240_000, 2_700_000, 3_510_000, 3_800_000),
    "ttldxs": (2_240_000, 2_700_000, 3_510_000, 3_800_000),
    "bkt_tt": (4_470_000, 5_400_000, 7_020_000, 7_590_000),
    "cstdt": (4_470_000, 5_400_000, 7_020_000, 7_590_000),
    "ctdt": (11_920_000, 14_400_000, 18_720_000, 20_240_000),
    # worked out by hand from the coefficients
    "gkx_cn": (230_000, 270_000, 360_000, 380_000),
    "gkx_tt": (450_000, 540_000, 710_000, 760_000),
    "bktt_cn": (5_220_000, 6_300_000, 8_190_000, 8_860_000),
    "bktt_tt": (10_430_000, 12_600_000, 16_380_000, 17_710_000),
    "cstdtq": (6_710_000, 8_100_000, 10_530_000, 11_390_000),
    "ctdcp": (17_880_000, 21_600_000, 28_080_000, 30_360_000),
}


@pytest.mark.parametrize("id", PRIZES)
def test_a_prize_is_the_base_salary_of_the_decisions_day_times_the_coefficient_rounded_up(id: str) -> None:
    law = book()
    award = law.award(id)
    assert award is not None
    assert tuple(law.prize(award, day) for day in (OLD, WITH_1800, WITH_2340, WITH_2530)) == PRIZES[id]


def test_every_award_of_the_country_is_in_the_table_of_prizes() -> None:
    assert {award.id for award in book().awards()} == set(PRIZES)


@pytest.mark.parametrize(
    ("day", "amount", "basis"),
    [
        (date(2019, 6, 30), 1_390_000, "72/2018/NĐ-CP"),
        (date(2019, 7, 1), 1_490_000, "38/2019/NĐ-CP"),
        (date(2023, 6, 30), 1_490_000, "38/2019/NĐ-CP"),
        (date(2023, 7, 1), 1_800_000, "24/2023/NĐ-CP"),
        (date(2024, 7, 1), 2_340_000, "73/2024/NĐ-CP"),
        (date(2026, 6, 30), 2_340_000, "73/2024/NĐ-CP"),
        (date(2026, 7, 1), 2_530_000, "161/2026/NĐ-CP"),
    ],
)
def test_the_base_salary_changes_on_its_day(day: date, amount: int, basis: str) -> None:
    salary = book().base_salary(day)
    assert (salary.amount, salary.basis) == (amount, basis)


def test_a_day_without_a_base_salary_is_told_with_what_to_do() -> None:
    with pytest.raises(DataError, match=r"lương cơ sở cho ngày 01/01/2010.*campaigns/registry/awards\.yaml"):
        book().base_salary(date(2010, 1, 1))


def test_a_prize_in_words_reads_as_the_decision_prints_it() -> None:
    law = book()
    award = law.award("bkt_tt")
    assert award is not None
    money = law.prize(award, WITH_2530)
    assert money_in_words(money or 0) == "Bảy triệu năm trăm chín mươi nghìn đồng"
    assert law.prize_clause(WITH_2530) == "Nghị định số 152/2025/NĐ-CP"
    assert law.prize_clause(WITH_1800) == "Nghị định số 98/2023/NĐ-CP"


def test_awards_stand_from_the_highest_down() -> None:
    ids = [award.id for award in book().awards()]
    assert ids.index("ctdcp") < ids.index("ctdt") < ids.index("bkt_tt") < ids.index("gks_tt")
    assert ids.index("cstdtq") < ids.index("cstdt") < ids.index("cstdcs") < ids.index("ldtt")


@pytest.mark.parametrize(
    ("id", "authority"),
    [
        ("bktt_cn", "thu_tuong"),
        ("cstdt", "chu_tich_tinh"),
        ("bkt_tt", "chu_tich_tinh"),
        ("ldtt", "thu_truong"),
        ("gks_cn", "thu_truong"),
        ("gkx_cn", "chu_tich_xa"),
    ],
)
def test_each_award_has_who_decides_it(id: str, authority: str) -> None:
    award = book().award(id)
    assert award is not None
    assert award.authority == authority


def test_what_was_not_confirmed_says_so() -> None:
    law = book()
    certain = {award.id for award in law.awards() if award.certain}
    assert certain == set(PRIZES) - {"bktt_tt", "bkt_tt", "gks_cn", "gks_tt", "gkx_cn", "gkx_tt"}
    unsure_of_who = {award.id for award in law.awards() if not award.authority_certain}
    assert unsure_of_who == {"gks_cn", "gks_tt", "gkx_cn", "gkx_tt"}
    assert not any(condition.certain for award in law.awards() for condition in award.conditions)
    assert not any(rule.certain for rule in law.council_rules())


def test_a_title_has_the_words_of_the_provinces_kind() -> None:
    city, province = book().award("bkt_cn"), book(date(2024, 12, 1), "binh-phuoc").award("bkt_cn")
    assert city is not None
    assert province is not None
    assert city.title == "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố"
    assert province.title == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"


def test_a_title_of_the_province_demands_three_years_and_an_initiative() -> None:
    award = book().award("cstdt")
    assert award is not None
    by_demand = {condition.demand: condition for condition in award.conditions}
    years = by_demand["so_nam"]
    assert years.of == ("cstdcs",)
    assert years.met_by(3)
    assert not years.met_by(2)
    assert by_demand["phieu"].value == 80
    assert "sang_kien" in by_demand
    assert years.clause == "Điều 22 Luật Thi đua, khen thưởng"


def test_a_condition_may_hold_for_one_ground_only() -> None:
    flag = book().award("ctdt")
    assert flag is not None
    assert [one.demand for one in flag.demanded("chuyen_de")] == ["thoi_gian"]
    assert [one.demand for one in flag.demanded("cong_trang")] == ["thanh_tich"]


def test_the_council_needs_two_thirds_exactly_and_more_than_half_of_the_votes() -> None:
    meeting, votes = book().council_rules()
    assert meeting.demand == "hop"
    assert meeting.met_by(Fraction(600, 9))
    assert not meeting.met_by(Fraction(500, 9))
    assert votes.demand == "phieu"
    assert not votes.met_by(50)
    assert votes.met_by(Fraction(500, 9))


@pytest.mark.parametrize(
    ("id", "certain"),
    [
        ("ky_luat", True),
        ("can_cu_chuyen_de", True),
        ("mot_lan", True),
        ("khong_can_thap_truoc", True),
        ("thu_truong_giay_khen", False),
    ],
)
def test_a_principle_is_a_condition_with_its_clause(id: str, certain: bool) -> None:
    principle = book().principle(id)  # type: ignore[arg-type]  # the ids stand in a table
    assert principle.statement
    assert principle.clause
    assert principle.certain is certain


@pytest.mark.parametrize(
    ("day", "id", "ground", "number", "decree", "sections"),
    [
        (date(2023, 6, 1), "bkt_tt", "chuyen_de", "07", "91/2017", "chuyen_de_tap_the"),
        (date(2024, 12, 1), "bkt_tt", "chuyen_de", "08", "98/2023", "chuyen_de_tap_the"),
        (date(2025, 6, 30), "bkt_cn", "cong_trang", "03", "98/2023", "cong_trang_ca_nhan"),
        (date(2025, 7, 1), "bkt_cn", "cong_trang", "03", "152/2025", "cong_trang_ca_nhan"),
        (TODAY, "ttldxs", "cong_trang", "02", "152/2025", "cong_trang_tap_the"),
        (TODAY, "gks_cn", "dot_xuat", "07", "152/2025", "chuyen_de_ca_nhan"),
        (TODAY, "gks_cn", "chuyen_de", "08", "152/2025", "chuyen_de_ca_nhan"),
    ],
)
def test_the_form_depends_on_award_ground_and_day(
    day: date, id: str, ground: str, number: str, decree: str, sections: str
) -> None:
    law = book(day, "dong-nai" if day >= date(2025, 7, 1) else "binh-phuoc")
    award = law.award(id)
    assert award is not None
    form = law.form(award, ground)  # type: ignore[arg-type]  # the grounds stand in a table
    assert form is not None
    assert form.number == f"Mẫu số {number}"
    assert form.issued_with == f"(Ban hành kèm theo Nghị định số {decree}/NĐ-CP)"
    assert form.sections == sections


def test_the_form_of_a_submission_is_certain_for_awards_of_the_state_only() -> None:
    law = book()
    state, province = law.award("bktt_cn"), law.award("bkt_cn")
    assert state is not None
    assert province is not None
    of_state, of_province = (law.form(award, "chuyen_de", "to_trinh") for award in (state, province))
    assert of_state is not None
    assert of_province is not None
    assert (of_state.number, of_state.certain) == ("Mẫu số 01", True)
    assert (of_province.number, of_province.certain) == ("Mẫu số 01", False)


def test_only_titles_of_persons_need_a_paper_on_their_initiative() -> None:
    law = book()
    flag, fighter = law.award("bkt_cn"), law.award("cstdcs")
    assert flag is not None
    assert fighter is not None
    usual = ["to_trinh", "danh_sach", "bao_cao_thanh_tich", "bien_ban"]
    assert [one.paper for one in law.required_papers(flag, "chuyen_de")] == usual
    assert [one.paper for one in law.required_papers(fighter, "cong_trang")] == [*usual, "sang_kien"]


@pytest.mark.parametrize(
    ("received", "numbers"),
    [
        (date(2024, 6, 1), ["06/2022/QH15", "98/2023/NĐ-CP", "01/2024/TT-BNV"]),
        (date(2025, 6, 30), ["06/2022/QH15", "98/2023/NĐ-CP", "01/2024/TT-BNV"]),
        (date(2025, 7, 1), ["06/2022/QH15", "152/2025/NĐ-CP", "01/2024/TT-BNV"]),
        (date(2025, 8, 5), ["06/2022/QH15", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
        (date(2026, 9, 30), ["06/2022/QH15", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
        (date(2026, 10, 1), ["06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
        (date(2027, 6, 1), ["06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
    ],
)
def test_a_dossier_falls_under_the_law_of_the_day_it_is_received(received: date, numbers: list[str]) -> None:
    assert [act.number for act in book().regime(received).acts] == numbers


def test_the_bases_are_printed_one_to_a_line() -> None:
    assert book().regime(date(2024, 12, 2)).bases == (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số "
        "điều của Luật Thi đua, khen thưởng;",
    )


def test_what_a_person_must_confirm_is_told_beside_the_law() -> None:
    law = book()
    before, after = law.regime(date(2026, 9, 30)).notes, law.regime(date(2026, 10, 1)).notes
    assert any("có lợi hơn" in note for note in before)
    assert not any("có lợi hơn" in note for note in after)
    assert any("01/3/2027" in note for note in after)
    assert any("Đối chiếu tên" in note for note in after)
    assert law.regime(date(2025, 9, 1)).notes == ()


def test_a_dossier_from_before_the_law_is_told_to_be_unknown() -> None:
    regime = book().regime(date(2023, 12, 31))
    assert regime.bases == ()
    assert "chưa có trong dữ liệu" in regime.notes[0]
