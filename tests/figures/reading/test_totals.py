"""Totals, subtotals and headings of groups: never added, each with the projects that it stands for."""

import pytest
from tests.figures.workbooks import MILLION, read, table

from vanban.figures.model import MonthFigures
from vanban.figures.reading.labels import is_total

Row = list[object]


def project(code: str, cumulative: object = 1) -> Row:
    return [1, code, f"Dự án {code}", "sxd", "nstw", 100, 0, cumulative]


def line(number: object, name: object, cumulative: object) -> Row:
    return [number, None, name, None, None, None, None, cumulative]


def covers(found: MonthFigures) -> dict[str, str]:
    return {total.label: " ".join(found.projects[at].code for at in total.covers) for total in found.totals}


def test_a_grand_total_stands_for_all_projects_wherever_it_stands() -> None:
    rows = [project("a"), project("b")]
    for found in (
        read(table(line("TỔNG SỐ", None, 2), *rows)),
        read(table(*rows, line(None, "Tổng cộng:", 2))),
    ):
        assert [one.code for one in found.projects] == ["a", "b"]
        assert list(covers(found).values()) == ["a b"]
        assert found.totals[0].amounts["cumulative"] == 2 * MILLION


def test_subtotals_stand_for_the_projects_since_the_one_before() -> None:
    found = read(
        table(
            project("a"),
            project("b"),
            line("Cộng nguồn ngân sách trung ương", None, 2),
            project("c"),
            line("Cộng nguồn xổ số", None, 1),
            line("Cộng", None, 3),
        )
    )
    assert covers(found) == {
        "Cộng nguồn ngân sách trung ương": "a b",
        "Cộng nguồn xổ số": "c",
        "Cộng": "a b c",
    }


def test_headings_of_groups_stand_for_what_follows_them() -> None:
    found = read(
        table(
            line(None, "TỔNG SỐ", 4),
            line("A", "NGÂN SÁCH TRUNG ƯƠNG", 3),
            line("I", "Vốn trong nước", 2),
            project("a"),
            project("b"),
            line("II", "Vốn nước ngoài", 1),
            project("c"),
            line("B", "NGÂN SÁCH ĐỊA PHƯƠNG", 1),
            line("I", "Xổ số", None),
            project("d"),
        )
    )
    assert covers(found) == {
        "TỔNG SỐ": "a b c d",
        "A NGÂN SÁCH TRUNG ƯƠNG": "a b c",
        "I Vốn trong nước": "a b",
        "II Vốn nước ngoài": "c",
        "B NGÂN SÁCH ĐỊA PHƯƠNG": "d",
    }


def test_subtotals_below_groups_close_them_one_by_one() -> None:
    found = read(
        table(
            line("A", "Nhóm A", None),
            line("I", "Một", None),
            project("a"),
            line(None, "Cộng I", 1),
            line("II", "Hai", None),
            project("b"),
            project("c"),
            line(None, "Cộng II", 2),
            line(None, "Cộng A", 3),
        )
    )
    assert covers(found) == {"Cộng I": "a", "Cộng II": "b c", "Cộng A": "a b c"}


def test_a_group_that_is_only_named_is_no_project() -> None:
    found = read(table(line(None, "Ngành giao thông", 2), project("a"), project("b")))
    assert [one.code for one in found.projects] == ["a", "b"]
    assert covers(found) == {"Ngành giao thông": "a b"}


@pytest.mark.parametrize("name", ["Cổng chào", "Công viên", "Cống thoát nước", "Công trình thủy lợi"])
def test_works_whose_names_only_look_like_totals_are_none(name: str) -> None:
    assert not is_total(name)


@pytest.mark.parametrize(
    "name", ["Tổng cộng", "TỔNG SỐ", "Cộng nguồn NSTW", "CỘNG", "tong cong", "Tổng (I+II)"]
)
def test_totals_are_known_by_their_first_word(name: str) -> None:
    assert is_total(name)


def test_a_project_whose_name_begins_like_a_total_stays_one() -> None:
    found = read(table([1, "DA1", "Tổng kho vật tư", "sxd", "nstw", 100, 0, 1]))
    assert [one.name for one in found.projects] == ["Tổng kho vật tư"]
    assert found.totals == ()


def test_a_subtotal_of_one_source_leaves_out_the_same_projects_other_source() -> None:
    other = [1, "a", "Dự án a", "sxd", "nsdp", 100, 0, 2]
    found = read(table(project("a"), line(None, "Cộng NSTW", 1), other, line(None, "Cộng NSĐP", 2)))
    assert [total.covers for total in found.totals] == [(0,), (1,)]


def test_a_total_may_stand_in_the_column_of_codes() -> None:
    found = read(table(project("a"), [None, "Tổng cộng", None, None, None, None, None, 1]))
    assert covers(found) == {"Tổng cộng": "a"}
