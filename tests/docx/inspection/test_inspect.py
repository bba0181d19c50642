"""What a template needs: the tree of its placeholders, and those that nobody can fill."""

import json
from collections.abc import Callable

import pytest
from tests.docx.word import p, tbl, word

from vanban.docx.inspection.inspect import Placeholder, Placeholders, inspect_template, unknown
from vanban.docx.reading.package import Package, open_package
from vanban.errors import Problem, TemplateError


def nothing_shared(name: str) -> Package:
    raise TemplateError(Problem(f"Không có {name}."))


def inspected(raw: bytes, shared: Callable[[str], Package] = nothing_shared) -> Placeholders:
    return inspect_template(open_package(raw, "mau.docx"), shared)


def outline(fields: tuple[Placeholder, ...] | Placeholders) -> dict[str, object]:
    """The tree as nested names, each with kind and need where they are not the usual ones."""
    usual = {"text", "always", "group"}
    rows = fields.fields if isinstance(fields, Placeholders) else fields
    return {
        " ".join([row.name, *(word_ for word_ in (row.kind, row.need) if word_ not in usual)]): outline(
            row.fields
        )
        for row in rows
    }


def tree(*paragraphs: str) -> dict[str, object]:
    return outline(inspected(word(*(text if text.startswith("<") else p(text) for text in paragraphs))))


def test_values_groups_and_lists_make_a_tree() -> None:
    table = tbl(
        ["{%tr for d in du_an %}", ""],
        ["{{ loop.index }}", "{{ d.ten }} {{ d.chu.ho_ten }}"],
        ["{%tr endfor %}", ""],
    )
    assert tree("{{ so }}/{{ don_vi.ky_hieu }}", "{{ don_vi.ten|upper }}", table) == {
        "so": {},
        "don_vi": {"ky_hieu": {}, "ten": {}},
        "du_an list": {"ten": {}, "chu": {"ho_ten": {}}},
    }


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "{% for d in ds %}{% for e in d.con %}{{ e.x }}{% endfor %}{% endfor %}",
            {"ds list": {"con list": {"x": {}}}},
        ),
        ("{% for d in ds %}{{ d }}{% endfor %}", {"ds list": {}}),
        (
            "{% for d in ds|sort(attribute='ten')|selectattr('chon') %}{{ d.so }}{% endfor %}",
            {"ds list": {"ten": {}, "chon": {}, "so": {}}},
        ),
        ("{{ ds|map(attribute='ten')|join(', ') }}", {"ds list": {"ten": {}}}),
        ("{{ ds|sum(attribute='von') }}", {"ds list": {"von number": {}}}),
        (
            "{% for t, n in ds|groupby('k') %}{{ t }}{% for d in n %}{{ d.ten }}{% endfor %}{% endfor %}",
            {"ds list": {"k": {}, "ten": {}}},
        ),
        (
            "{% for g in a|groupby('k') %}{{ g.grouper}}{% for d in g.list %}{{ d }}{% endfor %}{% endfor %}",
            {"a list": {"k": {}}},
        ),
        (
            "{% for hang in ds|batch(3) %}{% for d in hang %}{{ d.ten }}{% endfor %}{% endfor %}",
            {"ds list": {"ten": {}}},
        ),
        ("{{ ds[0].ten }} {{ (ds|first).so }} {{ ds[1:]|length }}", {"ds list": {"ten": {}, "so": {}}}),
        ("{{ nguoi['ho_ten'] }}", {"nguoi": {"ho_ten": {}}}),
        (
            "{% for k, v in chi_tieu.items() %}{{ k }}{{ v.gia_tri }}{% endfor %}",
            {"chi_tieu": {"*": {"gia_tri": {}}}},
        ),
        ("{{ chi_tieu[ten].gia_tri }}", {"ten": {}, "chi_tieu": {"*": {"gia_tri": {}}}}),
        ("{{ ten.upper() }} {{ ten.split(ngan)[0] }}", {"ten": {}, "ngan": {}}),
        ("{{ a + b * 2 }}", {"a": {}, "b number": {}}),
        ("{{ 'x' if ty_le > 95 else 'y' }}", {"ty_le number": {}}),
        ("{{ ty_le|round(1) }}", {"ty_le number": {}}),
        ("{{r noi_nhan }}", {"noi_nhan rich": {}}),
        ("{% set ten = don_vi.ten %}{{ ten }} {{ ten.dai }}", {"don_vi": {"ten": {"dai": {}}}}),
        ("{% set x = 1 %}{{ x }}{% set y %}{{ a }}{% endset %}{{ y }}", {"a": {}}),
        ("{% with n = nguoi.ky %}{{ n.ten }}{% endwith %}", {"nguoi": {"ky": {"ten": {}}}}),
        (
            "{% macro o(n) %}{{ n.ten }}{{ so }}{% endmacro %}{{ o(giam_doc) }}{{ o(pho) }}",
            {"so": {}, "giam_doc": {"ten": {}}, "pho": {"ten": {}}},
        ),
        ("{% for i in range(3) %}{{ i }}{{ ds[i].ten }}{% endfor %}", {"ds": {"*": {"ten": {}}}}),
        (
            "{% set ns = namespace(a=1) %}{% for x in ds %}{% set ns.a = ns.a + x.so %}{% endfor %}{{ ns }}",
            {"ds list": {"so": {}}},
        ),
        ("{% if a is defined and a.b %}{{ a.b }}{% endif %}", {"a optional": {"b optional": {}}}),
    ],
)
def test_the_way_of_the_data_is_followed(template: str, expected: dict[str, object]) -> None:
    assert tree(template) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}", {"a": {}}),
        ("{% if a %}x{% endif %}", {"a condition": {}}),
        ("{% if a %}{{ a }}{% endif %}", {"a optional": {}}),
        ("{% if a %}{{ a }}{% endif %}{{ a }}", {"a": {}}),
        ("{% if a is defined %}{{ a }}{% endif %}", {"a optional": {}}),
        ("{% if a is not defined %}x{% else %}{{ a }}{% endif %}", {"a optional": {}}),
        ("{% if a is undefined %}x{% else %}{{ a }}{% endif %}", {"a optional": {}}),
        ("{% if not a %}x{% else %}{{ a }}{% endif %}", {"a optional": {}}),
        ("{{ a|default('…') }}", {"a optional": {}}),
        ("{{ a if a else '' }}", {"a optional": {}}),
        ("{{ a.get('b', '') }}", {"a": {"b optional": {}}}),
        ("{% if a %}{{ b }}{% endif %}", {"a condition": {}, "b conditional": {}}),
        ("{% if a %}{{ a.b }}{% endif %}", {"a optional": {"b": {}}}),
        ("{% if a and a.b %}{{ a.b }}{% endif %}", {"a optional": {"b optional": {}}}),
        ("{% if ds %}{% for d in ds %}{{ d.x }}{% endfor %}{% endif %}", {"ds list optional": {"x": {}}}),
        (
            "{% for d in ds %}{{ d.x }}{% else %}{{ trong }}{% endfor %}",
            {"ds list": {"x": {}}, "trong conditional": {}},
        ),
        ("{% for d in ds %}{% if d.x %}{{ d.x }}{% endif %}{% endfor %}", {"ds list": {"x optional": {}}}),
        (
            "{% if k == 'a' %}x{% elif m %}{{ n }}{% endif %}",
            {"k": {}, "m condition": {}, "n conditional": {}},
        ),
    ],
)
def test_what_may_be_missing_is_told_apart(template: str, expected: dict[str, object]) -> None:
    assert tree(template) == expected


def test_places_of_all_parts_are_listed() -> None:
    raw = word(
        p("{{ ten }}"), tbl(["x", "{{ ten }}"]), p("{{ ten }}"), header=p("{{ ten }}"), title="{{ ten }}"
    )
    (placeholder,) = inspected(raw).fields
    assert placeholder.places == (
        "thân văn bản, đoạn 1",
        "thân văn bản, bảng 1, hàng 1, ô 2",
        "thân văn bản, đoạn 2",
        "đầu trang",
        "thuộc tính tài liệu (Tiêu đề)",
    )


def test_the_target_of_a_link_counts() -> None:
    raw = word(p("xem ", "<w:r><w:instrText>HYPERLINK {{ dia_chi }}</w:instrText></w:r>"))
    assert outline(inspected(raw)) == {"dia_chi": {}}


def test_a_macro_that_calls_itself_is_gone_through_once() -> None:
    macro = "{% macro m(n) %}{{ n.x }}{{ m(n.con) }}{% endmacro %}{{ m(a) }}{% if b %}{{ c }}{% endif %}"
    assert tree(macro) == {"a": {"x": {}, "con": {}}, "b condition": {}, "c conditional": {}}


def test_cell_tags_count() -> None:
    raw = word(tbl(["{% cellbg mau %}{% colspan so_o %}{{ a }}", "{% hm %}"]))
    assert outline(inspected(raw)) == {"mau": {}, "so_o": {}, "a": {}}


def test_shared_parts_are_followed_with_the_names_that_they_see() -> None:
    parts = {
        "phan/nguoi.docx": word(p("{{ n.ten }} {{ tinh }}"), p('{%p include "phan/nguoi.docx" %}')),
        "phan/dau.docx": word(tbl(["{{ co_quan }}"]), p('{%p include "phan/khong_co.docx" %}')),
    }

    def shared(name: str) -> Package:
        if name not in parts:
            return nothing_shared(name)
        return open_package(parts[name], name)

    raw = word(
        p('{%p include "phan/dau.docx" %}'),
        p("{%p for n in ds %}"),
        p('{%p include "phan/nguoi.docx" %}'),
        p("{%p endfor %}"),
    )
    found = inspected(raw, shared)
    assert outline(found) == {"co_quan": {}, "ds list": {"ten": {}}, "tinh": {}}
    assert found.fields[0].places == ("phan/dau.docx, thân văn bản, bảng 1, hàng 1, ô 1",)


def test_a_broken_template_still_shows_what_it_names() -> None:
    assert tree("{% for d in ds %}{{ d.ten }}", "{{ so }}", "{{ a b }}") == {"d": {"ten": {}}, "so": {}}


def test_the_tree_as_json() -> None:
    found = inspected(word(p("{% for d in ds %}{{ d.ten }}{% endfor %}")))
    place = "thân văn bản, đoạn 1"
    field = {
        "name": "ten",
        "path": "ds[].ten",
        "kind": "text",
        "need": "always",
        "places": [place],
        "fields": [],
    }
    assert json.loads(json.dumps(found.to_json())) == {
        "template": "mau.docx",
        "placeholders": [
            {
                "name": "ds",
                "path": "ds",
                "kind": "list",
                "need": "always",
                "places": [place],
                "fields": [field],
            }
        ],
    }
    assert [inner.path for inner in found] == ["ds", "ds[].ten"]


def test_the_tree_as_json_schema() -> None:
    found = inspected(word(p("{% for d in ds %}{{ d.von * 2 }}{% endfor %}{{ a|default('') }}{{ b.c }}")))
    assert found.to_schema() == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "ds": {
                "type": "array",
                "items": {"type": "object", "properties": {"von": {"type": "number"}}, "required": ["von"]},
            },
            "a": {"type": "string"},
            "b": {"type": "object", "properties": {"c": {"type": "string"}}, "required": ["c"]},
        },
        "required": ["ds", "b"],
    }


KNOWN = {
    "don_vi": {"ten": None, "ky_hieu": None},
    "so": None,
    "du_an": [{"ten": None, "von": None}],
    "them": ...,
}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ so }} {{ don_vi.ten }} {% for d in du_an %}{{ d.von }}{% endfor %} {{ them.gi.cung_duoc }}", []),
        ("{{ du_an[0].ten }} {{ du_an|length }}", []),
        ("{{ soo }}", [("soo", "so", False)]),
        ("{{ don_vi.tenn }}", [("don_vi.tenn", "don_vi.ten", False)]),
        ("{{ ten_don_vi }}", [("ten_don_vi", "don_vi.ten", False)]),
        ("{{ hoan_toan_khac }}", [("hoan_toan_khac", None, False)]),
        ("{% for d in du_an %}{{ d.vonn }}{{ d.ten }}{% endfor %}", [("du_an[].vonn", "du_an[].von", False)]),
        ("{% for d in du_ann %}{{ d.ten }}{% endfor %}", [("du_ann", "du_an", False)]),
        ("{{ so.sanh }}", [("so.sanh", None, False)]),
        ("{% for s in so %}{{ s }}{% endfor %}", [("so", None, True)]),
        ("{{ du_an.ten }}", [("du_an", None, True)]),
        ("{% for k, v in don_vi.items() %}{{ v }}{% endfor %}", []),
    ],
)
def test_what_the_data_cannot_fill_is_told_with_the_nearest_name(
    template: str, told: list[tuple[str, str | None, bool]]
) -> None:
    found = unknown(inspected(word(p(template))), KNOWN)
    assert [(row.placeholder.path, row.nearest, row.misfit) for row in found] == told


def test_an_unknown_placeholder_is_a_sentence_with_its_place() -> None:
    (row,) = unknown(inspected(word(tbl(["x", "{{ don_vi.tenn }}"]))), KNOWN)
    assert str(row.problem("mau.docx")) == (
        "mau.docx, thân văn bản, bảng 1, hàng 1, ô 2: Chỗ điền don_vi.tenn không có trong dữ liệu. "
        "Có phải là don_vi.ten?"
    )
    (row,) = unknown(inspected(word(p("{{ du_an.ten }}"))), KNOWN)
    assert "Mẫu dùng du_an như một nhóm, dữ liệu thì không phải như vậy." in str(row.problem("mau.docx"))
