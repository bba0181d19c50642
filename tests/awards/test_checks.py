"""Each check of a dossier: one that breaks just it, and one that keeps it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from tests.awards.dossiers import (
    CAMPAIGN,
    COUNCIL,
    FILE,
    TODAY,
    campaign,
    collective,
    condition,
    dossier,
    earlier,
    nominee,
)

from vanban.awards.checks import Fault, faults
from vanban.awards.model import Dossier, Given, Nominations, Nominee
from vanban.errors import Place
from vanban.registry.awards import Condition
from vanban.vietnamese.dates import PartialDate


def found(one: Dossier, others: Sequence[Dossier] = (), of: str = CAMPAIGN) -> list[Fault]:
    return faults(one, campaign(of), TODAY, others)


def told(one: Dossier, others: Sequence[Dossier] = (), of: str = CAMPAIGN) -> list[tuple[bool, str, str]]:
    """Of each fault: whether it is certain, its cell, its sentence."""
    return [
        (f.certain, f.problem.place.detail if f.problem.place else "", f.problem.what)
        for f in found(one, others, of)
    ]


def only(
    one: Dossier, certain: bool, cell: str, *words: str, others: Sequence[Dossier] = (), of: str = CAMPAIGN
) -> None:
    """There is just one fault: this one."""
    ((is_certain, at, what),) = told(one, others, of)
    assert (is_certain, at) == (certain, cell), what
    assert all(word in what for word in words), what


def with_person(**said: object) -> Dossier:
    return dossier([collective(2), nominee(3), nominee(4, **said)])


def test_a_good_dossier_has_no_fault() -> None:
    assert told(dossier()) == []


def test_a_person_without_position() -> None:
    only(with_person(position=""), True, "hàng 4, cột position", "Người mẫu 04", "chức vụ")


def test_a_person_without_sex_cant_be_called_ong_or_ba() -> None:
    only(with_person(sex=None), True, "hàng 4, cột sex", "giới tính")


def test_a_person_without_year_of_birth() -> None:
    only(with_person(born=None), True, "hàng 4, cột born", "năm sinh")


@pytest.mark.parametrize(
    ("born", "shown"), [(PartialDate(2026), "năm 2026"), (PartialDate(2025, 2, 11), "11/02/2025")]
)
def test_a_birth_in_the_future(born: PartialDate, shown: str) -> None:
    only(with_person(born=born), True, "hàng 4, cột born", shown, "10/02/2025")


def test_a_birth_of_today_is_possible() -> None:
    assert told(with_person(born=PartialDate(2025, 2, 10))) == []


def test_the_sheet_of_earlier_awards_spells_the_name_otherwise() -> None:
    other = earlier(nominee_name="Nguời mẫu 04")
    only(with_person(earlier=(other,)), True, "trang Đã khen, hàng 2", "Người mẫu 04", "Nguời mẫu 04")
    cells = {key: Place(FILE, detail=key) for key in ("name", "nominee_name")}
    only(with_person(earlier=(replace(other, places=cells),)), True, "nominee_name", "Nguời mẫu 04")


def test_a_nominee_listed_twice() -> None:
    again = nominee(4, code="CN09", name="Người mẫu 03", achievement="Việc khác, 7 hồ sơ")
    only(dossier([collective(2), nominee(3), again]), True, "hàng 4, cột name", "Người mẫu 03", "hàng 3")


def test_two_persons_of_one_name_are_told_apart_by_their_birth() -> None:
    namesake = nominee(4, name="Người mẫu 03", born=PartialDate(1991))
    assert told(dossier([collective(2), nominee(3), namesake])) == []


def test_a_name_spelled_two_ways_in_two_rows() -> None:
    first = nominee(3, name="Trần Văn Hòa", ground="cong_trang", achievement="Việc thứ nhất: 12 hồ sơ")
    again = nominee(4, name="Trần Văn Hoà", achievement="Việc thứ hai: 15 hồ sơ")
    only(dossier([collective(2), first, again]), True, "hàng 4, cột name", "“Trần Văn Hòa”")


def test_two_rows_with_one_code() -> None:
    only(dossier([collective(2), nominee(3), nominee(4, code="CN03")]), True, "hàng 4, cột code", "hàng 3")


def test_a_member_of_the_council_spelled_otherwise() -> None:
    meeting = COUNCIL.replace("Người mẫu 95", "Trần Văn Hoà")
    only(
        dossier([collective(2), nominee(3), nominee(4, name="Trần Văn Hòa")], meeting),
        True,
        "hàng 4, cột name",
        "Hoà",
    )


def test_a_member_of_the_council_with_other_tones_may_be_somebody_else() -> None:
    meeting = COUNCIL.replace("Người mẫu 95", "Trần Văn Hoa")
    only(
        dossier([collective(2), nominee(3), nominee(4, name="Trần Văn Hòa")], meeting),
        False,
        "hàng 4, cột name",
        "Hoa",
    )


def elsewhere(*nominees: Nominee) -> Dossier:
    moved = [
        replace(one, place=replace(one.place, file="awards/snv/nominations.xlsx"), code="K" + one.code)
        for one in nominees
    ]
    return dossier([], None, nominations=Nominations(tuple(moved), "awards/snv/nominations.xlsx"))


def test_another_dossier_spells_the_name_otherwise() -> None:
    here = with_person(name="Trần Văn Hòa", ground="cong_trang")
    there = elsewhere(nominee(8, name="Trần Văn Hoà"))
    only(here, True, "hàng 4, cột name", "Hoà", "awards/snv", others=[there])


@pytest.mark.parametrize("decides", ["thu_truong", "chu_tich_xa"])
def test_an_award_that_its_signer_cant_give(decides: str) -> None:
    person = with_person(award="bkt_cn", decided_by=decides)
    only(person, True, "hàng 4, cột decided_by", "Bằng khen", "Chủ tịch Ủy ban nhân dân cấp tỉnh")


def test_an_award_for_persons_proposed_for_a_collective() -> None:
    wrong = dossier([collective(2, award="gks_cn"), nominee(3), nominee(4)])
    only(
        wrong, True, "hàng 2, cột award", "tập thể", "cá nhân", of=CAMPAIGN.replace("gks_cn: 2", "gks_cn: 3")
    )


def test_discipline() -> None:
    only(
        with_person(discipline="Khiển trách năm 2024"), True, "hàng 4, cột discipline", "Khiển trách năm 2024"
    )


@pytest.mark.parametrize("typed", ["không", "Không có", "-", "Chưa"])
def test_no_discipline_in_the_words_of_clerks(typed: str) -> None:
    assert told(with_person(discipline=typed)) == []


@pytest.mark.parametrize("ground", ["chuyen_de", "dot_xuat"])
def test_a_themed_award_as_basis_for_merit(ground: str) -> None:
    had = earlier(ground=ground, basis=True)
    only(
        with_person(ground="cong_trang", earlier=(had,)),
        True,
        "trang Đã khen, hàng 2",
        "căn cứ",
        "công trạng",
    )


def test_a_themed_award_that_is_no_basis_or_one_for_merit_that_is() -> None:
    assert told(with_person(ground="cong_trang", earlier=(earlier(ground="chuyen_de"),))) == []
    assert told(with_person(ground="cong_trang", earlier=(earlier(basis=True),))) == []
    assert told(with_person(earlier=(earlier(ground="chuyen_de", basis=True),))) == []


def titled(*conditions: Condition, **said: object) -> Dossier:
    person = nominee(4, ground="cong_trang", **said)
    return dossier(
        [collective(2), nominee(3), replace(person, award=replace(person.award, conditions=conditions))]
    )


def test_missing_years_for_a_title() -> None:
    title = earlier().award
    assert title is not None
    rule = condition("so_nam", 3, of=(title.id,))
    years = tuple(earlier(years=(year,)) for year in (2020, 2022, 2023))
    only(titled(rule, earlier=years), False, "hàng 4, cột award", "2 trên 3 năm", "điều khoản mẫu")
    assert told(titled(rule, earlier=(*years, earlier(years=(2021,))))) == []


def test_a_title_that_must_be_held() -> None:
    title = earlier().award
    assert title is not None
    rule = condition("danh_hieu", of=(title.id,))
    only(titled(rule), False, "hàng 4, cột award", "0 trên 1")
    assert told(titled(rule, earlier=(earlier(),))) == []


def test_a_missing_initiative() -> None:
    rule = condition("sang_kien")
    only(titled(rule), False, "hàng 4, cột initiative", "sáng kiến")
    assert told(titled(rule, initiative="Quy trình liên thông, QĐ số 05/QĐ-SXD")) == []


def test_a_flag_for_a_campaign_needs_years_that_a_person_confirms() -> None:
    flag = collective(2, award="ctdt")
    only(dossier([flag, nominee(3), nominee(4)]), False, "hàng 2, cột award", "từ 03 năm trở lên", "Điều 26")
    merit = replace(flag, ground="cong_trang")
    assert told(dossier([merit, nominee(3), nominee(4)])) == []


def test_a_certain_condition_stops() -> None:
    only(titled(condition("sang_kien", certain=True)), True, "hàng 4, cột initiative", "sáng kiến")


def test_an_achievement_without_a_figure() -> None:
    only(with_person(achievement="Hoàn thành tốt nhiệm vụ"), False, "hàng 4, cột achievement", "số liệu")
    assert told(with_person(achievement="Giải ngân đạt {{ so_lieu.ty_le }}")) == []


def test_no_achievement_at_all_stops() -> None:
    only(with_person(achievement=""), True, "hàng 4, cột achievement", "chưa có thành tích")


def test_one_themed_achievement_proposed_for_two_awards() -> None:
    again = nominee(4, name="Người mẫu 03", award="bkt_cn", achievement="Nói cách khác: 30 hồ sơ")
    only(dossier([collective(2), nominee(3), again]), True, "hàng 4, cột award", "Giấy khen", "hàng 3")


def test_one_achievement_in_the_same_words_for_a_title_and_an_award() -> None:
    first, second = nominee(3), nominee(4, name="Người mẫu 03", award="bkt_cn", ground="cong_trang")
    second = replace(second, achievement=first.achievement.upper())
    only(dossier([collective(2), first, second]), True, "hàng 4, cột award", "một thành tích")


def test_two_awards_for_different_achievements() -> None:
    other = nominee(4, name="Người mẫu 03", award="bkt_cn", ground="cong_trang")
    assert told(dossier([collective(2), nominee(3), other])) == []


def test_one_achievement_proposed_in_two_dossiers() -> None:
    only(with_person(), True, "hàng 4, cột award", "awards/snv", others=[elsewhere(nominee(4))])


def test_an_earlier_award_for_this_campaign() -> None:
    had = earlier(
        ground="chuyen_de", years=(2024,), achievement="Phong trào Đẩy nhanh giải ngân vốn đầu tư công"
    )
    only(with_person(earlier=(had,)), True, "trang Đã khen, hàng 2", "12/QĐ-SXD")
    assert told(with_person(earlier=(replace(had, years=(2023,)),))) == []


def test_a_campaign_whose_name_begins_with_a_placeholder_is_not_every_campaign() -> None:
    had = earlier(years=(2024,), achievement="Công tác năm 2024")
    of = "phong_trao: '{{ dia_ban.ten }} thi đua'\n" + CAMPAIGN.split("\n", 1)[1]
    assert told(with_person(earlier=(had,)), of=of) == []


def test_an_earlier_award_for_what_is_told_again() -> None:
    had = earlier(achievement="Tham mưu giải quyết 40 hồ sơ")
    only(with_person(earlier=(had,)), True, "trang Đã khen, hàng 2", "một thành tích")


def test_more_votes_than_valid_ballots() -> None:
    meeting = COUNCIL.replace("hop_le: 5", "hop_le: 4")
    over = dossier([collective(2, votes=4), nominee(3, votes=4), nominee(4, votes=5)], meeting)
    only(over, True, "hàng 4, cột votes", "5 phiếu", "4 phiếu hợp lệ")


def test_more_votes_than_members_present() -> None:
    meeting = COUNCIL.replace("phieu: {phat_ra: 5, thu_ve: 5, hop_le: 5}\n", "")
    only(
        dossier([collective(2), nominee(3), nominee(4, votes=6)], meeting),
        True,
        "hàng 4, cột votes",
        "5 thành viên",
    )


def test_votes_below_the_threshold_are_told() -> None:
    (fault,) = found(with_person(votes=1))
    assert not fault.certain
    assert "1/5 phiếu (20%)" in fault.problem.what


def test_votes_that_nobody_has_counted_yet() -> None:
    assert told(with_person(votes=None)) == []


def test_fewer_members_present_than_needed_are_told() -> None:
    away = COUNCIL.replace(
        "Phó Giám đốc, vai_tro: pho_chu_tich", "Phó Giám đốc, vai_tro: pho_chu_tich, vang: có"
    )
    away = away.replace(
        "Người mẫu 94, chuc_vu: Trưởng phòng", "Người mẫu 94, chuc_vu: Trưởng phòng, vang: có"
    )
    votes = [collective(2, votes=3), nominee(3, votes=3), nominee(4, votes=3)]
    away = away.replace("phat_ra: 5, thu_ve: 5, hop_le: 5", "phat_ra: 3, thu_ve: 3, hop_le: 3")
    (fault,) = found(dossier(votes, away))
    assert not fault.certain
    assert "3 trên 5 thành viên" in fault.problem.what


def test_two_thirds_present_are_enough() -> None:
    one_away = COUNCIL.replace(
        "Người mẫu 94, chuc_vu: Trưởng phòng", "Người mẫu 94, chuc_vu: Trưởng phòng, vang: có"
    )
    six = one_away.replace("phieu:", "  - {ho_ten: Người mẫu 96, chuc_vu: Trưởng phòng, vang: có}\nphieu:")
    six = six.replace("phat_ra: 5, thu_ve: 5, hop_le: 5", "phat_ra: 4, thu_ve: 4, hop_le: 4")
    assert told(dossier([collective(2, votes=4), nominee(3, votes=4), nominee(4, votes=4)], six)) == []


def test_a_decision_before_the_meeting() -> None:
    given = with_person(given=Given("20/QĐ-SXD", date(2025, 2, 4)))
    only(given, True, "hàng 4, cột given_on", "04/02/2025", "05/02/2025")
    assert told(with_person(given=Given("20/QĐ-SXD", date(2025, 2, 5)))) == []


def test_a_quota_exceeded() -> None:
    over = CAMPAIGN.replace("gks_cn: 2", "gks_cn: 1")
    only(dossier(), True, "", "2 Giấy khen", "là 1", of=over)


def test_a_quota_for_an_unknown_award() -> None:
    ((certain, _, what),) = told(dossier(), of=CAMPAIGN.replace("gks_cn: 2", "gks_cm: 2"))
    assert certain
    assert "gks_cm" in what


def test_counts_that_disagree_with_the_minutes() -> None:
    meeting = COUNCIL.replace("ca_nhan: 2", "ca_nhan: 3")
    ((certain, _, what),) = told(dossier(meeting=meeting))
    assert certain
    assert "3 cá nhân" in what
    assert "2 cá nhân" in what


def test_a_dossier_before_its_meeting() -> None:
    assert told(dossier(meeting=None)) == []


@pytest.mark.parametrize(
    "said", [{}, {"name": "Người mẫu 01"}], ids=["each another", "one copied over and over"]
)
def test_checking_grows_with_the_number_of_nominees_and_not_its_square(said: dict[str, str]) -> None:
    def seconds(count: int) -> float:
        many = dossier([nominee(row, **said) for row in range(3, count + 3)], None)
        start = process_time()
        assert len(found(many, of=CAMPAIGN.replace("gks_cn: 2", "gks_cn: 9000"))) == (
            count - 1 if said else 0
        )
        return process_time() - start

    seconds(100)
    assert seconds(4000) < 40 * seconds(400)
