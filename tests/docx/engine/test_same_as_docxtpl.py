"""Whatever a template can contain, the engine and docxtpl make the same parts of it.

`MENDED` at the end are the only differences: faults of docxtpl that the engine does not have.
"""

import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import RP, DocxTemplate, InlineImage, Listing, RichText
from jinja2 import Environment, FunctionLoader, StrictUndefined
from lxml import etree
from tests.docx.contexts import plan
from tests.docx.templates import (
    CHART_TYPE,
    CUSTOM_TYPE,
    PIXEL,
    compiled,
    texts,
    unpacked,
    with_part,
    with_properties,
)
from tests.docx.word import W as WORD
from tests.docx.word import p, t, tbl, word

from vanban.docx.engine.engine import Engine
from vanban.docx.engine.media import Image
from vanban.docx.engine.source import Source
from vanban.docx.page.filters import FILTERS
from vanban.errors import TemplateError

PEOPLE = [{"ten": "An", "tuoi": 30}, {"ten": "Bình & Bé", "tuoi": 41}, {"ten": "Đức <Ó>", "tuoi": 25}]
DATA: dict[str, Any] = {
    "ten": "Sở Xây dựng & “Đô thị”",
    "so": 7,
    "co": True,
    "khong": False,
    "nguoi": PEOPLE,
    "cot": ["Một", "Hai", "Ba"],
    "bang": [["1", "2", "3"], ["4", "5", "6"]],
    "don_vi": {"ten": "Sở Nội vụ", "truong": {"ten": "Ông Tư"}},
    "mau": "FFCC00",
    "nhip": 2,
}

RICH = RichText("đậm", bold=True)
RICH.add(" nghiêng", italic=True, color="#FF0000", size=28, font="Times New Roman")
RICH.add(" gạch", underline="double", strike=True, highlight="#FFFF00", lang="vi-VN", style="Strong")
RICH.add(" x", subscript=True)
RICH.add(" y & z\n< w", superscript=True, rtl=True)
RICH.add(" ở đây", url_id="rId3", font="eastAsia:SimSun")

BODIES: dict[str, list[str]] = {
    "a value": [p("Kính gửi: {{ ten }}, {{ so }}")],
    "nested fields": [p("{{ don_vi.ten }} – {{ don_vi.truong.ten }} – {{ don_vi['ten'] }}")],
    "filters and tests": [
        p("{{ ten|upper }} {{ cot|join(', ') }} {{ so + 1 }} {% if so is odd %}lẻ{% endif %}")
    ],
    "dict methods": [
        p("{% for khoa, gia_tri in don_vi.truong.items() %}{{ khoa }}={{ gia_tri }}{% endfor %}")
    ],
    "paragraph tags": [p("{%p if co %}"), p("Có {{ ten }}"), p("{%p else %}"), p("Không"), p("{%p endif %}")],
    "paragraph loop": [p("{%p for n in nguoi %}"), p("{{ loop.index }}. {{ n.ten }}"), p("{%p endfor %}")],
    "loop in a paragraph": [
        p("{% for n in nguoi %}{{ n.ten }}{% if not loop.last %}; {% endif %}{% endfor %}.")
    ],
    "row tags": [
        tbl(
            ["Tên", "Tuổi"],
            ["{%tr for n in nguoi %}", ""],
            ["{{ n.ten }}", "{{ n.tuoi }}"],
            ["{%tr endfor %}", ""],
        )
    ],
    "column tags grow": [tbl(["{%tc for c in cot + cot %}", "{{ c }}", "{%tc endfor %}"], ["a", "b", "c"])],
    "column tags shrink": [
        tbl(
            ["x", "{%tc for c in cot if khong %}", "{{ c }}", "{%tc endfor %}"],
            ["x", "{%tc for c in cot if khong %}", "{{ c }}", "{%tc endfor %}"],
        )
    ],
    "rows and columns": [
        tbl(
            ["{%tr for hang in bang %}", "", ""],
            ["{%tc for o in hang %}", "{{ o }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", ""],
        )
    ],
    "run tags": [p("Trước ", "{%r if co %}", "giữa", "{%r endif %}", " sau")],
    "comments": [p("{# không in #}In"), p("{#p cả đoạn #}"), tbl(["{#tr cả hàng #}"], ["còn"])],
    "whitespace control": [p("A {%- if co %}"), p("B"), p("{% endif -%}"), p(" C")],
    "vertical merge": [
        tbl(
            ["{%tr for n in nguoi %}", ""],
            ["{% vm %}Chung", "{{ n.ten }}"],
            ["{%tr endfor %}", ""],
        )
    ],
    "horizontal merge": [tbl(["{%tc for c in cot %}", "{% hm %}Gộp", "{%tc endfor %}"])],
    "colspan": [tbl(["{% colspan nhip %}Rộng", "b"], ["a", "b", "c"])],
    "cell colour": [tbl(["{% cellbg mau %}Vàng", "b"])],
    "nested tables": [
        tbl([tbl(["{%tr for n in nguoi %}"], ["{{ n.ten }}"], ["{%tr endfor %}"]) + p(), "{{ ten }}"])
    ],
    "split runs": [p("{", "{ te", "n }", "} và {", "% if co %", "}có{% end", "if %}")],
    "split with formatting": [
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ </w:t></w:r><w:proofErr w:type='spellStart'/>"
        "<w:r><w:t>ten</w:t></w:r><w:r><w:t> }}</w:t></w:r></w:p>"
    ],
    "smart quotes": [p("{{ cot|join(“; ”) }} {{ don_vi[‘ten’] }}")],
    "comparison": [p("{% if so > 5 and so < 9 %}vừa{% endif %}")],
    "escapes": [p("{_{ ten }_} {_% if %_} {{ ten }}")],
    "rich text": [p("{{r rich }}"), p("Có {{r rich }} đây"), p("{%r if co %}x{%r endif %}")],
    "rich paragraphs": [p("{{p doan }}")],
    "listing": [p("{{ liet_ke }}")],
    "breaks in text": [
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Đầu {{ ngat }} cuối</w:t></w:r>"
        "<w:r><w:t>Một {{ trang }}.</w:t></w:r></w:p>",
        tbl(["{{ ngat }}", "{{ trang }}"]),
    ],
    "macros": [p("{% macro chao(ai) %}Chào {{ ai }}!{% endmacro %}{{ chao(ten) }} {{ chao(so) }}")],
    "set": [p("{% set tong = so * 2 %}{{ tong }}{% set doan %}<{{ ten }}>{% endset %} {{ doan }}")],
    "namespace": [
        p("{% set d = namespace(n=0) %}{% for x in cot %}{% set d.n = d.n + 1 %}{% endfor %}{{ d.n }}")
    ],
    "with and filter blocks": [
        p("{% with a = so %}{{ a }}{% endwith %} {% filter replace('q', 'Q') %}abc {{ ten }}{% endfilter %}")
    ],
    "call": [p("{% macro khung() %}[{{ caller() }}]{% endmacro %}{% call khung() %}{{ ten }}{% endcall %}")],
    "raw": [p("{% raw %}{{ ten }} {% if %}{% endraw %}")],
    "values in attributes": [
        '<w:p><w:r><w:rPr><w:color w:val="{{ mau }}"/></w:rPr><w:t>Màu</w:t></w:r></w:p>'
    ],
    "image": [p("{{ anh }}"), p("{% for i in cot %}{{ anh }}{% endfor %}")],
    "drawings in a loop": [
        p("{%p for c in cot %}"),
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp="
        '"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="5" name="Đường kẻ"/></wp:inline></w:drawing></w:r></w:p>',
        p("{%p endfor %}"),
    ],
    "links and fields": [
        f'<w:p><w:hyperlink r:id="rId1">{t("{{ ten }}")}</w:hyperlink>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>{{ so }}</w:t></w:r></w:fldSimple></w:p>'
    ],
    "blank values": [p("[{{ trong }}] [{{ cach }}]")],
    "include": [
        p("Đầu"),
        p('{%p include "phan/chung.docx" %}'),
        tbl([p('{%p include "phan/chung.docx" %}') + p()]),
    ],
}
STORIES = {
    "header": {"header": p("{{ ten }}") + p("{%p if co %}") + p("{{ so }}") + p("{%p endif %}")},
    "footer": {"footer": p("Trang {{ so }} {{ ngat }}") + tbl(["{{ ten }}"])},
    "header with image": {"header": p("{{ anh }}")},
    "footnote": {"footnotes": f'<w:footnote w:id="1">{p("Xem {{ ten }}")}</w:footnote>'},
    "title": {"title": "Kế hoạch {{ so }}"},
}
SHARED = word(p("Chung: {{ don_vi.ten }}"), tbl(["{% for c in cot %}{{ c }}{% endfor %}"]))


def data(image: object) -> dict[str, Any]:
    return DATA | {
        "rich": RICH,
        "doan": RP(RICH, parastyle="Heading1"),
        "liet_ke": Listing("một\nhai & ba\abốn"),
        "ngat": "dòng một\ndòng hai\tcột",
        "trang": "hết trang\fđầu trang\ađoạn mới",
        "trong": "",
        "cach": "  hai  ",
        "anh": image,
    }


def through_docxtpl(raw: bytes) -> dict[str, bytes]:
    template = DocxTemplate(io.BytesIO(raw))
    shared = Source("chung", "chung", unpacked(SHARED)["word/document.xml"], shared=True).text
    environment = Environment(undefined=StrictUndefined, loader=FunctionLoader(lambda _: shared))
    image = InlineImage(template, io.BytesIO(PIXEL), width=360_000)
    template.render(data(image), environment, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return unpacked(out.getvalue())


def through_engine(folder: Path, raw: bytes, image: object = None) -> dict[str, bytes]:
    template = compiled(folder, raw, chung=SHARED)
    return unpacked(template.render(data(image or Image(PIXEL, width_mm=10))))


def canonical(name: str, part: bytes) -> str:
    """The XML without what no reader sees: blanks between elements, order of relationships and types."""
    if not name.endswith((".xml", ".rels")):
        return part.hex()
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True))
    if name.endswith((".rels", "[Content_Types].xml")):
        root[:] = sorted(root, key=lambda row: sorted(row.attrib.items()))
    for properties in root.iter("{*}tcPr"):  # mended: the engine keeps the order that the schema wants
        properties[:] = sorted(properties, key=lambda child: child.tag)
    if name == "docProps/core.xml":  # python-docx adds an empty element for each property that docxtpl sets
        for element in list(root):
            if not element.text:
                root.remove(element)
        root[:] = sorted(root, key=lambda element: element.tag)
    return str(etree.canonicalize(etree.tostring(root, encoding="unicode")))


def same(ours: dict[str, bytes], theirs: dict[str, bytes], mask: Callable[[str], str] = str) -> None:
    assert sorted(ours) == sorted(theirs)
    for name in theirs:
        assert mask(canonical(name, ours[name])) == mask(canonical(name, theirs[name])), name


@pytest.mark.parametrize("case", BODIES)
def test_same_body(case: str, tmp_path: Path) -> None:
    raw = word(*BODIES[case])
    same(through_engine(tmp_path, raw), through_docxtpl(raw))


@pytest.mark.parametrize("case", STORIES)
def test_same_headers_footnotes_and_properties(case: str, tmp_path: Path) -> None:
    raw = word(p("Thân {{ so }}"), **STORIES[case])
    same(through_engine(tmp_path, raw), through_docxtpl(raw), _without_drawing_ids)


def test_same_with_inline_image_of_docxtpl(tmp_path: Path) -> None:
    raw = word(*BODIES["image"])
    image = InlineImage(None, io.BytesIO(PIXEL), width=360_000)
    same(through_engine(tmp_path, raw, image), through_docxtpl(raw))


def test_same_core_properties(tmp_path: Path) -> None:
    properties = {
        "author": "{{ don_vi.ten }}",
        "subject": "Số {{ so }}",
        "comments": "{{ mau }}",
        "title": "x",
    }
    raw = with_properties(word(p("{{ ten }}")), **properties)
    same(through_engine(tmp_path, raw), through_docxtpl(raw))


@pytest.mark.parametrize("draft", [False, True])
def test_same_with_the_shipped_templates(draft: bool, tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "templates"

    def shared(name: str) -> str:
        return Source(
            name, name, unpacked((folder / name).read_bytes())["word/document.xml"], shared=True
        ).text

    environment = Environment(undefined=StrictUndefined, loader=FunctionLoader(shared))
    environment.filters.update(FILTERS)
    template = DocxTemplate(folder / "ke_hoach.docx")
    template.render(plan(du_thao=draft), environment, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    engine = Engine(folder, filters=FILTERS, cache=tmp_path)
    same(unpacked(engine.template("ke_hoach.docx").render(plan(du_thao=draft))), unpacked(out.getvalue()))


def _without_drawing_ids(xml: str) -> str:
    """docxtpl numbers the drawings of the body only; ours in a header get numbers of their own."""
    return re.sub(
        r'(<wp:docPr[^>]*? id=")\d+', r"\1", re.sub(r"(<wp:docPr[^>]*? name=\"Picture )\d+", r"\1", xml)
    )


# MENDED: what docxtpl does wrong and the engine does right.


def test_mended_ampersand_and_less_than_survive_without_asking(tmp_path: Path) -> None:
    raw = word(p("{{ x }}"))
    template = DocxTemplate(io.BytesIO(raw))
    template.render({"x": "R&D < 5"})
    assert template.docx.paragraphs[0].text == "R  5"  # no error either
    assert texts(compiled(tmp_path, raw).render({"x": "R&D < 5"}))[0] == "R&D < 5"


def test_mended_text_beside_a_paragraph_tag_is_refused_not_lost(tmp_path: Path) -> None:
    raw = word(p("Giữ lại {%p if co %}"), p("x"), p("{%p endif %}"))
    assert "Giữ lại" not in through_docxtpl(raw)["word/document.xml"].decode()
    with pytest.raises(TemplateError, match=r"thân văn bản, đoạn 1: .*“Giữ lại”; phần đó sẽ mất"):
        compiled(tmp_path, raw)


def test_mended_footnotes_run_once_so_data_is_never_a_template(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="1">{p("{{ x }}")}</w:footnote>'
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    raw = word(section, section, p("thân"), footnotes=note)
    template = DocxTemplate(io.BytesIO(raw))
    template.render({"x": "{{ 6*7 }}"}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    assert texts(out.getvalue(), "word/footnotes.xml") == ["42"]
    assert texts(compiled(tmp_path, raw).render({"x": "{{ 6*7 }}"}), "word/footnotes.xml") == ["{{ 6*7 }}"]


def test_mended_all_core_properties_are_filled_in_and_escaped_once(tmp_path: Path) -> None:
    raw = with_properties(word(p("x")), keywords="{{ ten }}", category="{{ so }}", title="{{ ten }}")
    theirs, ours = (
        through_docxtpl(raw)["docProps/core.xml"],
        through_engine(tmp_path, raw)["docProps/core.xml"],
    )
    assert b"{{ ten }}</cp:keywords>" in theirs
    assert b"&amp;amp;" in theirs
    made = Document(io.BytesIO(compiled(tmp_path, raw).render(data(None)))).core_properties
    assert (made.keywords, made.category, made.title) == (DATA["ten"], "7", DATA["ten"])
    assert b"&amp;amp;" not in ours


@pytest.mark.parametrize(
    ("name", "content_type", "kind", "xml"),
    [
        (
            "docProps/custom.xml",
            CUSTOM_TYPE,
            "custom-properties",
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
            ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="so">'
            "<vt:lpwstr>{{ so }}</vt:lpwstr></property></Properties>",
        ),
        (
            "word/charts/chart1.xml",
            CHART_TYPE,
            "chart",
            '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:strCache>'
            '{% for c in cot %}<c:pt idx="{{ loop.index0 }}"><c:v>{{ c }} {{ so }}</c:v></c:pt>{% endfor %}'
            "</c:strCache></c:chartSpace>",
        ),
        (
            "word/endnotes.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
            "endnotes",
            f'<w:endnotes {WORD}><w:endnote w:id="1">{p("{{ so }}")}</w:endnote></w:endnotes>',
        ),
    ],
    ids=["custom properties", "chart", "endnotes"],
)
def test_mended_other_parts_are_filled_in(
    name: str, content_type: str, kind: str, xml: str, tmp_path: Path
) -> None:
    raw = with_part(word(p("x")), name, content_type, kind, xml)
    assert b"{{ so }}" in through_docxtpl(raw)[name]
    made = through_engine(tmp_path, raw)[name]
    assert b"{{" not in made
    assert b"7<" in made


def test_mended_braces_in_data_stay_as_they_are(tmp_path: Path) -> None:
    raw = word(p("{{ x }} {_{"))
    assert texts(compiled(tmp_path, raw).render({"x": "{_{ y }_}"}))[0] == "{_{ y }_} {{"


def test_mended_columns_of_a_table_are_not_counted_from_a_table_inside(tmp_path: Path) -> None:
    inner = tbl(["1", "2", "3"])
    raw = word(tbl([inner + p("{{ so }}"), "{% colspan so %}b"]), p("x"))
    theirs, ours = through_docxtpl(raw), through_engine(tmp_path, raw)
    assert theirs["word/document.xml"].count(b"<w:gridCol ") == 3 + 3
    assert ours["word/document.xml"].count(b"<w:gridCol ") == 2 + 3


def test_mended_cell_properties_keep_the_order_of_the_schema(tmp_path: Path) -> None:
    raw = word(tbl(["{% cellbg mau %}{% colspan nhip %}x", "b"]))
    theirs, ours = (
        through_docxtpl(raw)["word/document.xml"],
        through_engine(tmp_path, raw)["word/document.xml"],
    )
    assert re.findall(rb"<w:(shd|gridSpan|tcW) ", theirs)[:3] == [b"shd", b"gridSpan", b"tcW"]
    assert re.findall(rb"<w:(shd|gridSpan|tcW) ", ours)[:3] == [b"tcW", b"gridSpan", b"shd"]


def test_mended_empty_values_are_refused_not_printed_as_none(tmp_path: Path) -> None:
    raw = word(p("{{ x }}"))
    template = DocxTemplate(io.BytesIO(raw))
    template.render({"x": None})
    assert template.docx.paragraphs[0].text == "None"
    with pytest.raises(TemplateError, match="x để trống"):
        compiled(tmp_path, raw).render({"x": None})


@pytest.mark.parametrize("value", [["a"], {"a": 1}, range(3), print, (n for n in "ab")])
def test_mended_what_is_no_text_is_refused_not_printed_as_python(value: object, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"\(x\), không phải chữ hay số"):
        compiled(tmp_path, word(p("{{ x }}"))).render({"x": value})


def test_mended_text_is_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Kế hoạch Đoàn")
    assert texts(compiled(tmp_path, word(p("{{ x }}"))).render({"x": decomposed}))[0] == "Kế hoạch Đoàn"


def test_not_a_difference_a_dict_method_goes_before_a_key_of_its_name(tmp_path: Path) -> None:
    raw = word(p("{{ a['items'] }} {{ a.items()|length }}"))
    assert texts(compiled(tmp_path, raw).render({"a": {"items": "đây"}}))[0] == "đây 1"
