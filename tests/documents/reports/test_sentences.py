"""The sentences made from figures: rises, falls, equal; best and worst; reached or missed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from vanban.data.reporting import Threshold
from vanban.documents.reports.sentences import Telling
from vanban.documents.reports.wording import Money
from vanban.figures.model import Field
from vanban.figures.ranking import ranked
from vanban.figures.results import Overview, Pace, Standing, Sums
from vanban.figures.sums import FIELDS
from vanban.vietnamese.periods import month, parse_period

BILLION = 1_000_000_000
MAY = month(2024, 5)
THRESHOLD = Threshold.model_validate({"den_ngay": "2024-03-31", "ty_le": "10", "nguon": "Kịch bản mẫu"})


def sums(done: int | None, plan: int = 100 * BILLION, **more: int | None) -> Sums:
    """The sums of one project with a local plan of 100 tỷ and a central one of 80."""
    amounts: dict[Field, int | None] = dict.fromkeys(FIELDS)
    amounts |= {"plan_local": plan, "plan_central": plan * 4 // 5, "carried_over": 0, "cumulative": done}
    amounts |= {"disbursed": 2 * BILLION}
    amounts.update(more)  # type: ignore[arg-type]  # fields by their names
    return Sums(1, amounts)


def standing(name: str, done: int | None) -> Standing:
    found = sums(done)
    return Standing(name.lower(), name, found, found.rate("plan_local"))


def overview(done: int | None = 20 * BILLION, **more: object) -> Overview:
    total = sums(done)
    base = Overview(
        period=MAY,
        plan_year=2024,
        closed_on=date(2024, 5, 31),
        basis="plan_local",
        department=None,
        total=total,
        before=None,
        year_ago=None,
        province_rate=total.rate("plan_local"),
        ranked=0,
        by_source=(),
        by_group=(),
        by_department=(),
        projects=(),
        mean=None,
        below=(),
        unreported=(),
        threshold=None,
        pace=None,
        course=(),
        next_year=None,
    )
    return replace(base, **more)  # type: ignore[arg-type]  # its own fields


def told(found: Overview) -> dict[str, str]:
    names = {one.key: one.name for one in found.by_department}
    return Telling(found, Money("triệu đồng"), "toàn tỉnh", names).sentences()


def test_the_result_names_both_plans_and_the_period() -> None:
    assert told(overview())["ket_qua"] == (
        "Lũy kế giải ngân vốn kế hoạch năm 2024 đến hết ngày 31/05/2024 là 20 tỷ đồng, "
        "đạt 20,00% kế hoạch địa phương giao và 25,00% kế hoạch Thủ tướng Chính phủ giao; "
        "riêng tháng 5 năm 2024 giải ngân 2 tỷ đồng."
    )


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (18 * BILLION, "tăng 2,00 điểm phần trăm"),
        (21 * BILLION, "giảm 1,00 điểm phần trăm"),
        (20 * BILLION, "không thay đổi"),
    ],
)
def test_against_the_period_before_it_rises_falls_or_stays(then: int, words: str) -> None:
    sentence = told(overview(before=sums(then)))["so_ky_truoc"]
    assert sentence == f"So với tháng 4 năm 2024 ({then // BILLION},00%), tỷ lệ giải ngân {words}."


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (Fraction(15), "cao hơn 5,00 điểm phần trăm"),
        (Fraction(25), "thấp hơn 5,00 điểm phần trăm"),
        (Fraction(20), "bằng nhau"),
    ],
)
def test_against_last_year_it_is_higher_lower_or_equal(ago: Fraction, words: str) -> None:
    assert told(overview(year_ago=ago))["so_cung_ky"].endswith(f"tỷ lệ giải ngân {words}.")


def test_a_difference_is_that_of_the_printed_rates() -> None:
    """20,005 % and 18,004 % print as 20,01 and 18,00: a reader subtracts these."""
    found = overview(20_005_000_000, before=sums(18_004_000_000))
    assert "(18,00%)" in told(found)["so_ky_truoc"]
    assert "2,01 điểm phần trăm" in told(found)["so_ky_truoc"]


@pytest.mark.parametrize(
    "name",
    ["so_ky_truoc", "so_cung_ky", "xep_hang", "chua_bao_cao", "kich_ban", "chi_tieu", "uoc", "nam_sau"],
)
def test_what_has_nothing_to_say_is_empty(name: str) -> None:
    assert told(overview())[name] == ""


def test_without_figures_it_says_so() -> None:
    assert told(overview(None))["ket_qua"] == "Chưa có số liệu giải ngân tháng 5 năm 2024."


def six() -> tuple[Standing, ...]:
    return ranked(
        standing(name, done * BILLION) for name, done in zip("ABCDEF", (60, 50, 40, 30, 20, 0), strict=True)
    )


def test_the_best_and_the_worst_three_are_named_with_their_rates() -> None:
    sentences = told(overview(by_department=six(), ranked=6))
    assert (
        sentences["cao_nhat"] == "03 đơn vị có tỷ lệ giải ngân cao nhất: A (60,00%); B (50,00%); C (40,00%)."
    )
    assert (
        sentences["thap_nhat"] == "03 đơn vị có tỷ lệ giải ngân thấp nhất: F (0,00%); E (20,00%); D (30,00%)."
    )
    assert sentences["chua_giai_ngan"] == "Có 01 đơn vị chưa giải ngân: F."


def test_of_a_few_departments_no_best_and_worst_are_picked() -> None:
    few = six()[:5]
    assert told(overview(by_department=few, ranked=5))["cao_nhat"] == ""


def test_those_below_are_counted_of_those_ranked_and_named() -> None:
    sentences = told(overview(33 * BILLION, by_department=six(), ranked=6, below=("d", "e", "f")))
    assert sentences["duoi_chung"] == (
        "Có 03/06 đơn vị có tỷ lệ giải ngân thấp hơn tỷ lệ chung toàn tỉnh (33,00%): D; E; F."
    )


def test_the_mean_is_told_apart_from_the_rate_of_the_whole() -> None:
    sentence = told(overview(by_department=six(), ranked=6, mean=Fraction(100, 3)))["binh_quan"]
    assert "Bình quân tỷ lệ của 06 đơn vị được xếp hạng là 33,33%" in sentence
    assert "tỷ lệ chung toàn tỉnh (tổng giải ngân trên tổng kế hoạch) là 20,00%" in sentence


def test_the_scenario_names_its_source_and_who_misses_it() -> None:
    sentence = told(overview(by_department=six(), ranked=6, threshold=THRESHOLD))["kich_ban"]
    assert sentence == "Theo Kịch bản mẫu, đến ngày 31/03/2024 phải đạt 10%; có 01 đơn vị chưa đạt: F."


def test_when_none_or_all_reach_the_scenario_nobody_is_listed() -> None:
    good = overview(by_department=six()[:5], ranked=5, threshold=THRESHOLD)
    assert told(good)["kich_ban"].endswith("; cả 05 đơn vị được xếp hạng đã đạt.")
    bad = overview(by_department=ranked([standing("A", 0), standing("B", 1)]), ranked=2, threshold=THRESHOLD)
    assert told(bad)["kich_ban"].endswith("; cả 02 đơn vị được xếp hạng chưa đạt.")


def pace(missing: int, months: int, until: date = date(2025, 1, 31)) -> Pace:
    return Pace(Decimal(95), missing == 0, missing, until, months, missing // max(1, months))


def test_the_target_is_reached_missed_or_still_to_be_reached() -> None:
    assert (
        told(overview(pace=pace(0, 8)))["chi_tieu"] == "Đã đạt chỉ tiêu giải ngân 95% của phong trào thi đua."
    )
    assert told(overview(pace=pace(80 * BILLION, 8)))["chi_tieu"] == (
        "Để đạt chỉ tiêu 95%, còn phải giải ngân 80 tỷ đồng đến hết ngày 31/01/2025, bình quân mỗi tháng 10 tỷ đồng."
    )
    over = overview(pace=pace(BILLION, 0), closed_on=date(2025, 1, 31))
    assert (
        told(over)["chi_tieu"]
        == "Chưa đạt chỉ tiêu giải ngân 95% của phong trào thi đua, còn thiếu 1 tỷ đồng."
    )


def test_an_estimate_of_a_day_that_has_come_is_none_any_more() -> None:
    total = sums(20 * BILLION, estimate_year_end=90 * BILLION, estimate_close=96 * BILLION)
    assert told(overview(total=total))["uoc"] == (
        "Ước giải ngân đến hết ngày 31/12/2024 là 90 tỷ đồng, đạt 90,00%; "
        "đến hết ngày 31/01/2025 là 96 tỷ đồng, đạt 96,00%."
    )
    assert told(overview(total=total, closed_on=date(2024, 12, 31)))["uoc"].startswith(
        "Ước giải ngân đến hết ngày 31/01/2025"
    )
    assert told(overview(total=total, closed_on=date(2025, 1, 31)))["uoc"] == ""


def test_a_department_stands_beside_the_whole_with_its_rank() -> None:
    own = replace(standing("A", 30 * BILLION), rank=2, rank_before=5)
    found = overview(
        30 * BILLION, department="a", by_department=(own,), ranked=20, province_rate=Fraction(20)
    )
    sentences = told(found)
    assert sentences["so_chung"] == (
        "So với tỷ lệ giải ngân chung toàn tỉnh (20,00%), tỷ lệ của đơn vị cao hơn 10,00 điểm phần trăm."
    )
    assert sentences["xep_hang"].endswith("xếp thứ 2/20 đơn vị được xếp hạng, tăng 03 bậc so với kỳ trước.")
    assert sentences["cao_nhat"] == sentences["duoi_chung"] == ""


def test_the_quarter_is_compared_with_the_quarter_before() -> None:
    found = overview(before=sums(10 * BILLION), period=parse_period("2024-quy-2"))
    assert told(found)["so_ky_truoc"].startswith("So với quý I/2024 (10,00%)")


def test_the_next_plan_year_is_told_by_itself() -> None:
    assert told(overview(next_year=sums(BILLION)))["nam_sau"] == (
        "Đối với kế hoạch vốn năm 2025: đã giải ngân 1 tỷ đồng, đạt 1,00% kế hoạch."
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0 triệu đồng"),
        (850_000_000, "850 triệu đồng"),
        (999_499_999, "999 triệu đồng"),
        (999_500_000, "1 tỷ đồng"),
        (1_234_567_000_000, "1.234,567 tỷ đồng"),
        (1_000_000_000_000, "1.000 tỷ đồng"),
        (-1_500_000_000, "-1,5 tỷ đồng"),
    ],
)
def test_money_is_written_in_the_unit_that_reads_best(amount: int, words: str) -> None:
    assert Money("triệu đồng").text(amount) == words


def test_money_in_a_sentence_is_never_coarser_than_in_the_table() -> None:
    assert Money("đồng").text(1_234_567_891) == "1.234.567.891 đồng"
    assert Money("tỷ đồng").cell(1_234_567_891) == "1,235"
    assert Money("triệu đồng").cell(1_234_567_891) == "1.235"
