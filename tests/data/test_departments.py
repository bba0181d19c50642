"""The office's register: who a department is on a day, and what became of it."""

from datetime import date
from pathlib import Path

import pytest

from vanban.data.departments import DepartmentFile, Departments
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.data.workspace import Workspace
from vanban.errors import DataError

ROOT = Path(__file__).parents[2]
IN_2024 = date(2024, 2, 29)


@pytest.fixture(scope="module")
def shipped() -> Departments:
    return Workspace(ROOT).departments


def register(text: str) -> Departments:
    source = parse_source(text.encode(), "departments.yaml")
    return Departments(source, validate(source, DepartmentFile))


def test_bình_phước_had_twenty_departments_and_eleven_districts(shipped: Departments) -> None:
    groups = [shipped.group_on(name, IN_2024) for name in shipped.ids]
    assert (groups.count("so_nganh"), groups.count("cap_huyen")) == (20, 11)


def test_districts_ended_on_30_june_2025(shipped: Departments) -> None:
    districts = [name for name in shipped.ids if name.startswith("ubnd-")]
    assert {shipped.group_on(name, date(2025, 6, 30)) for name in districts} == {"cap_huyen"}
    assert {shipped.group_on(name, date(2025, 7, 1)) for name in districts} == {None}


def test_a_later_version_says_only_what_changes(shipped: Departments) -> None:
    before, after = shipped.on("ttt", date(2026, 4, 29)), shipped.on("ttt", date(2026, 4, 30))
    assert (before.name, before.symbol) == ("Thanh tra tỉnh", "TTT")
    assert (after.name, after.symbol) == ("Thanh tra thành phố", "TTTP")
    assert (after.head, after.province) == ("Chánh Thanh tra", "dong-nai")


def test_the_head_is_the_one_of_the_day(shipped: Departments) -> None:
    leader = shipped.on("sxd", IN_2024).leader
    assert leader is not None
    assert leader.full_name == "Võ Tất Dũng"
    assert shipped.on("sxd", date(2025, 7, 1)).leader is None


def test_a_department_that_is_gone_names_who_took_over(shipped: Departments) -> None:
    with pytest.raises(DataError) as caught:
        shipped.on("bdt", date(2025, 3, 1))
    (problem,) = caught.value.problems
    assert problem.what == "Ban Dân tộc (bdt) không tồn tại vào ngày 01/03/2025: kết thúc ngày 28/02/2025."
    assert problem.remedy == "Công việc chuyển sang: sdttg."
    assert problem.place is not None
    assert problem.place.line


def test_a_department_that_is_not_yet_there_says_since_when_it_is(shipped: Departments) -> None:
    with pytest.raises(DataError, match="thành lập ngày 01/03/2025"):
        shipped.on("sdttg", IN_2024)


def test_a_misspelt_id_is_guessed(shipped: Departments) -> None:
    with pytest.raises(DataError, match="Có phải ý là sxd"):
        shipped.on("sxdd", IN_2024)


FIRST = "nhom: {a: A}\ndon_vi:\n  x:\n    - {nhom: a, dia_ban: dong-nai, ten: X, viet_tat: X, nguoi_dung_dau: Giám đốc"


def test_the_first_version_must_be_whole() -> None:
    with pytest.raises(DataError, match=r"departments.yaml:3:3: .*thiếu viet_tat, nguoi_dung_dau"):
        register("nhom: {a: A}\ndon_vi:\n  x:\n    - {nhom: a, dia_ban: dong-nai, ten: X}\n")


def test_versions_stand_in_the_order_of_time() -> None:
    with pytest.raises(DataError, match=r"departments.yaml:5:7: .*01/01/2020 đứng sau bản ngày 01/01/2021"):
        register(FIRST + ", tu: 2021-01-01}\n    - {tu: 2020-01-01}\n")


def test_a_version_may_not_end_before_it_begins() -> None:
    with pytest.raises(DataError, match="trước tu"):
        register(FIRST + ", tu: 2021-01-01, den: 2020-01-01}\n")
