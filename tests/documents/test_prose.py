"""Placeholders in the clerk's text: filled strictly, located by line, and without reach."""

import pytest

from vanban.documents.prose import render_prose
from vanban.errors import DataError, Place

FACTS: dict[str, object] = {
    "nam": "2024",
    "van_ban_goc": {"day_du": "Kế hoạch số 59/KH-UBND", "so": "59/KH-UBND"},
    "don_vi": {
        "ten": "Sở Xây dựng",
        "vai_tro": ["tham_dinh"],
        "phong": {"qlxd": {"ten": "Phòng Quản lý xây dựng"}},
    },
}


def place_of(line: int) -> Place:
    return Place("plans/sxd.yaml", 10 + line)


def problems(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        render_prose(text, FACTS, place_of)
    return [str(problem) for problem in caught.value.problems]


def test_a_placeholder_takes_its_value_and_a_group_prints_as_its_full_form() -> None:
    text = render_prose("Thực hiện {{ van_ban_goc }} ({{ van_ban_goc.so }}) năm {{ nam }}", FACTS, place_of)
    assert text == "Thực hiện Kế hoạch số 59/KH-UBND (59/KH-UBND) năm 2024"


def test_conditions_on_lines_of_their_own_leave_no_empty_lines() -> None:
    text = "một\n{% if 'tham_dinh' in don_vi.vai_tro %}\nhai\n{% endif %}\n{% if nam == '2023' %}\nba\n{% endif %}\nbốn"
    assert render_prose(text, FACTS, place_of) == "một\nhai\nbốn"


def test_text_without_placeholders_is_left_as_it_is() -> None:
    assert render_prose("95% & <b> } {", FACTS, place_of) == "95% & <b> } {"


def test_values_are_never_rendered_again() -> None:
    assert render_prose("{{ x }}", {"x": "{{ nam }}"}, place_of) == "{{ nam }}"


def test_all_missing_values_are_told_at_once_with_their_lines_and_the_nearest_name() -> None:
    found = problems("năm {{ nan }}\ncủa {{ don_vi.tenn }}\n{{ don_vi.phong.qlxdd.ten }}")
    assert found == [
        "plans/sxd.yaml:11: Chỗ điền nan không có giá trị. Có phải ý là nam?",
        "plans/sxd.yaml:12: Chỗ điền tenn không có giá trị. Có phải ý là ten?",
        "plans/sxd.yaml:13: Chỗ điền qlxdd không có giá trị. Có phải ý là qlxd?",
    ]


def test_a_missing_value_in_a_condition_is_told_too() -> None:
    assert problems("a\n{% if khong_co %}\nb\n{% endif %}")[0].startswith(
        "plans/sxd.yaml:12: Chỗ điền khong_co"
    )


@pytest.mark.parametrize("text", ["a\n{{ nam", "a\n{% if nam %}", "a\n{{ nam + }}", "a\n{% la %}"])
def test_wrong_syntax_is_told_with_its_line_and_in_vietnamese(text: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith("plans/sxd.yaml:12: Chỗ điền viết sai:")
    assert "unexpected" not in problem


def test_a_group_without_a_full_form_asks_for_one_of_its_entries() -> None:
    (problem,) = problems("{{ don_vi }}")
    assert "ten, vai_tro, phong" in problem


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ nam.__class__ }}",
        "{{ nam.format() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ nam | attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'a' as b %}",
        "{% macro a() %}{% endmacro %}",
        "{{ 'a' * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% set a = nam ~ nam %}",
        "{% set a %}{{ nam }}{% endset %}",
        "{% for a in b %}{% for a in b %}{% for a in b %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ range(1000000000) }}",
        "{% raw %}{% endraw %}{{ lipsum() }}",
        "{{ 2 ** 1000000000 }}",
        "{{ [nam, nam] | map('upper') | list }}",
    ],
)
def test_what_could_call_code_or_grow_without_bound_is_refused(text: str) -> None:
    for problem in problems(text):
        assert problem.startswith("plans/sxd.yaml:11:")


def test_filters_for_capitals_and_lists() -> None:
    assert render_prose("{{ 'cán bộ' | viet_hoa }}, {{ 'Thủ trưởng' | viet_thuong }}", FACTS, place_of) == (
        "Cán bộ, thủ trưởng"
    )
    assert render_prose("{{ don_vi.vai_tro | join(', ') }}", FACTS, place_of) == "tham_dinh"
