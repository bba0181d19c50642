"""Placeholders in the clerk's text: filled strictly, located by line, and without reach."""

import time

import pytest

from vanban.documents.prose import Prose
from vanban.errors import Place

FACTS: dict[str, object] = {
    "nam": "2024",
    "van_ban_goc": {"day_du": "Kế hoạch số 59/KH-UBND", "so": "59/KH-UBND"},
    "don_vi": {
        "ten": "Sở Xây dựng",
        "keys": "không phải phép của Python",
        "vai_tro": {"tham_dinh": True, "kiem_soat": False},
        "phong": {"qlxd": {"ten": "Phòng Quản lý xây dựng"}},
    },
}


def place_of(line: int) -> Place:
    return Place("plans/sxd.yaml", 10 + line)


def filled(text: str, facts: dict[str, object] = FACTS) -> str:
    prose = Prose()
    lines = prose.lines(text, facts, place_of)
    assert prose.problems == []
    return "\n".join(words for words, _ in lines)


def problems(text: str) -> list[str]:
    prose = Prose()
    prose.lines(text, FACTS, place_of)
    assert prose.problems
    return [str(problem) for problem in prose.problems]


def test_a_placeholder_takes_its_value_and_a_group_prints_as_its_full_form() -> None:
    text = filled("Thực hiện {{ van_ban_goc }} ({{ van_ban_goc.so }}) năm {{ nam }}")
    assert text == "Thực hiện Kế hoạch số 59/KH-UBND (59/KH-UBND) năm 2024"


def test_conditions_on_lines_of_their_own_leave_no_empty_lines_and_every_line_knows_its_origin() -> None:
    text = "một\n{% if don_vi.vai_tro.tham_dinh %}\nhai\n{% endif %}\n{% if nam == '2023' %}\nba\n{% endif %}\nbốn"
    assert Prose().lines(text, FACTS, place_of) == [("một", 1), ("hai", 3), ("bốn", 8)]


def test_choices_within_a_line() -> None:
    assert filled("{% if nam == '2023' %}a{% elif nam != '2024' %}b{% else %}c{% endif %} d") == "c d"
    assert (
        filled("{{ 'a' if don_vi.vai_tro.kiem_soat else 'b' }}{{ 'c' if not don_vi.vai_tro.kiem_soat }}")
        == "bc"
    )
    assert filled("{% if nam and don_vi.vai_tro.tham_dinh or nam == '1' %}x{% endif %}") == "x"


@pytest.mark.parametrize("text", ["95% & <b> } {", "", "a\n\n b \n", "{ nam }", "50 %}"])
def test_text_without_placeholders_is_left_as_it_is(text: str) -> None:
    assert filled(text) == text


def test_values_are_never_rendered_again() -> None:
    assert filled("{{ x }}", {"x": "{{ nam }}"}) == "{{ nam }}"


def test_all_missing_values_are_told_at_once_with_their_lines_and_the_nearest_name() -> None:
    found = problems("năm {{ nan }}\ncủa {{ don_vi.tenn }}\n{{ don_vi.phong.qlxdd.ten }}")
    assert found == [
        "plans/sxd.yaml:11: Chỗ điền nan không có giá trị. Có phải ý là nam?",
        "plans/sxd.yaml:12: Chỗ điền tenn không có giá trị. Có phải ý là ten?",
        "plans/sxd.yaml:13: Chỗ điền qlxdd không có giá trị. Có phải ý là qlxd?",
    ]


def test_a_misspelt_condition_is_told_and_not_taken_for_no() -> None:
    assert problems("a\n{% if don_vi.vai_tro.thamdinh %}\nb\n{% endif %}") == [
        "plans/sxd.yaml:12: Chỗ điền thamdinh không có giá trị. Có phải ý là tham_dinh?"
    ]


@pytest.mark.parametrize("text", ["a\n{{ nam", "a\n{% if nam %}", "a\n{{ nam + }}", "a\n{% la %}"])
def test_wrong_syntax_is_told_with_its_line_and_in_vietnamese(text: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith("plans/sxd.yaml:12: Chỗ điền viết sai:")
    assert "unexpected" not in problem


def test_a_group_without_a_full_form_asks_for_one_of_its_entries() -> None:
    (problem,) = problems("{{ don_vi }}")
    assert "ten, keys, vai_tro, phong" in problem


def test_names_of_python_are_names_like_others() -> None:
    assert filled("{{ don_vi.keys }}") == "không phải phép của Python"
    assert "items" in problems("{{ don_vi.items }}")[0]
    assert "self" in problems("{{ self }}")[0]


DEEP = "(" * 3000 + "nam" + ")" * 3000


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ nam.__class__ }}",
        "{{ nam.format() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ nam | attr('__class__') }}",
        "{{ nam | default('x') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'a' as b %}",
        "{% macro a() %}{% endmacro %}",
        "{{ 'a' * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% set a = nam ~ nam %}",
        "{% for a in nam %}{{ a }}{% endfor %}",
        "{{ range(1000000000) }}",
        "{% autoescape true %}{% endautoescape %}",
        "{{ 2 ** 1000000000 }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ [nam, nam] }}",
        "{{ nam[0] }}",
        "{{ nam in don_vi }}",
        "{{ '\\ud800' }}",
        "{{ '\\ufdd00\\ufdd1' }}",
        "{{ 'a\\fb' }}",
        "{{ " + DEEP + " }}",
        "{{ " + "not " * 5000 + "nam }}",
        "{{ nam" + ".a" * 5000 + " }}",
        "{{ nam" + "|in_hoa" * 5000 + " }}",
        "{% if nam %}" * 500 + "{% endif %}" * 500,
    ],
)  # fmt: skip
def test_what_could_reach_or_grow_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    assert all(problem.startswith("plans/sxd.yaml:11:") for problem in problems(text))
    assert time.process_time() - started < 2


def test_a_text_cannot_grow_beyond_a_million_letters() -> None:
    facts: dict[str, object] = {"a": "x" * 100_000}
    prose = Prose()
    prose.lines("{{ a }}" * 11, facts, place_of)
    assert "quá dài" in str(prose.problems[0])


def test_many_faults_of_one_text_are_told_in_part() -> None:
    assert len(problems("{{ khong }}\n" * 500)) == 20


def test_an_open_value_in_a_condition_counts_as_used() -> None:
    prose = Prose()
    prose.lines("{% if gia_tri == '95' %}a{% else %}b{% endif %}", {"gia_tri": "\ufdd07\ufdd1"}, place_of)
    assert prose.weighed == {"\ufdd07\ufdd1"}


def test_filters_for_capitals() -> None:
    assert filled(
        "{{ 'cán bộ' | viet_hoa }}, {{ 'Thủ trưởng' | viet_thuong }}, {{ van_ban_goc.so | in_hoa }}"
    ) == ("Cán bộ, thủ trưởng, 59/KH-UBND")
