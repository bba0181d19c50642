"""Where something stands in a template, in the words of a clerk who counts in Word."""

import io
import re
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.docx.word import W, document, p, t, tbl, word

from vanban.docx.reading.package import open_package
from vanban.docx.reading.parts import part_labels
from vanban.docx.reading.places import Lines, mark, unmark
from vanban.docx.reading.tags import tags

NESTED = document(
    p("đầu"),
    tbl(["a", "b"], ["c", tbl(["{{ trong }}"]) + p("")]),
    p("{{ giua }}"),
    tbl(["x"], ["{%tr for d in ds %}"], ["{{ d.ten }}"], ["{%tr endfor %}"]),
    p("{{ cuoi }}"),
)


def patch(xml: str) -> str:
    source: str = DocxTemplate("unused.docx").patch_xml(xml)
    return source


def patched(xml: str) -> tuple[str, Lines]:
    """As the engine does it: number, patch, break lines, take the numbers off again."""
    return unmark(re.sub(r"<w:p([ >])", r"\n<w:p\1", patch(mark(xml))), xml)


def line_of(source: str, text: str) -> int:
    return source[: source.index(text)].count("\n") + 1


def place_of(xml: str, text: str) -> str:
    source, lines = patched(xml)
    return lines.place(line_of(source, text), text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{{ trong }}", "thân văn bản, bảng 1, hàng 2, ô 2 > bảng 1, hàng 1, ô 1"),
        ("{{ giua }}", "thân văn bản, đoạn 2"),
        ("{% for d in ds %}", "thân văn bản, bảng 2, hàng 2, ô 1"),
        ("{{ d.ten }}", "thân văn bản, bảng 2, hàng 3, ô 1"),
        ("{% endfor %}", "thân văn bản, bảng 2, hàng 4, ô 1"),
        ("{{ cuoi }}", "thân văn bản, đoạn 3"),
    ],
)
def test_a_tag_is_found_even_when_docxtpl_swallowed_its_row(text: str, place: str) -> None:
    assert place_of(NESTED, text) == place


def test_numbering_does_not_change_what_docxtpl_makes_of_a_part() -> None:
    xml = document(
        "<w:p/>",
        '<w:p w:rsidR="1"/>',
        p("{%p if a %}"),
        p("{", "{ b ", "}}"),
        p("{%p endif %}"),
        tbl(
            ["{% cellbg mau %}x", "{% hm %}y"],
            ["{%tr for a in b %}", ""],
            ["{% vm %}{{ a }}", "{%- if a -%}"],
        ),
    )
    assert unmark(patch(mark(xml)), xml)[0] == patch(xml)


def test_a_line_without_its_tag_is_the_paragraph_that_begins_it() -> None:
    source, lines = patched(NESTED)
    assert lines.place(line_of(source, "{{ giua }}")) == "thân văn bản, đoạn 2"
    assert lines.place(1) == "thân văn bản"
    assert lines.place(line_of(source, "{{ giua }}"), "{{ khong_co }}") == "thân văn bản, đoạn 2"


def test_lines_are_the_same_before_and_after_the_breaks() -> None:
    source = patch(mark(NESTED))
    broken = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    assert unmark(source, NESTED)[1] == unmark(broken, NESTED)[1]


def test_a_paragraph_closed_in_itself_begins_no_line() -> None:
    xml = document("<w:p/>", p("{{ a }}"), "<w:p/>", p("{{ b }}"))
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", patch(xml))
    lines = unmark(patch(mark(xml)), xml)[1]
    assert len(lines.starts) == source.count("\n") + 1
    assert lines.place(line_of(source, "{{ b }}")) == "thân văn bản, đoạn 4"


def test_a_name_inside_a_tag_is_enough_to_find_it() -> None:
    xml = document(tbl(["{{ a.b|upper }}", "{{ a.bc }}", "{%p if x.a.b %}", "{{ a.b + 1 }}"]))
    source, lines = patched(xml)
    assert lines.place(line_of(source, "a.bc"), "a.bc") == "thân văn bản, bảng 1, hàng 1, ô 2"
    assert lines.place(1, "a.b") == "thân văn bản, bảng 1, hàng 1, ô 1"


def test_the_same_tag_twice_is_told_apart_by_its_line() -> None:
    source, lines = patched(document(p("{{ a }}"), p("x"), tbl(["{{ a }}"])))
    first, second = (found.start() for found in re.finditer(r"\{\{ a \}\}", source))
    assert lines.place(source[:first].count("\n") + 1, "a") == "thân văn bản, đoạn 1"
    assert lines.place(source[:second].count("\n") + 1, "a") == "thân văn bản, bảng 1, hàng 1, ô 1"


def test_a_cell_colour_moved_by_docxtpl_is_still_found_in_its_cell() -> None:
    xml = document(p("a"), tbl(["x", "{% cellbg mau %}chữ"]), p("{{ khac }}"))
    source, lines = patched(xml)
    assert lines.place(line_of(source, "mau"), "mau") == "thân văn bản, bảng 1, hàng 1, ô 2"


def test_a_cell_with_several_paragraphs_counts_them() -> None:
    xml = document(tbl([p("a") + p("{{ b }}"), "{{ c }}"]))
    assert [tag.place for tag in tags(xml)] == [
        "thân văn bản, bảng 1, hàng 1, ô 1, đoạn 2",
        "thân văn bản, bảng 1, hàng 1, ô 2",
    ]


BOX = "<w:txbxContent>{}</w:txbxContent>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_a_text_box_is_one_box_although_word_keeps_it_twice() -> None:
    inner = BOX.format(p("{{ trong_hop }}"))
    both = (
        f"<w:r><mc:AlternateContent {MC}><mc:Choice>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = tags(document(p("{{ ngoai }} ", both, "{{ sau }}")))
    assert [(tag.text, tag.place) for tag in found] == [
        ("{{ ngoai }}", "thân văn bản, đoạn 1"),
        ("{{ sau }}", "thân văn bản, đoạn 1"),
        ("{{ trong_hop }}", "thân văn bản, đoạn 1 > hộp chữ"),
        ("{{ trong_hop }}", "thân văn bản, đoạn 1 > hộp chữ"),
    ]


def test_two_boxes_in_one_paragraph_are_counted() -> None:
    boxes = f"<w:r>{BOX.format(p('{{ a }}'))}{BOX.format(p('x') + p('{{ b }}'))}</w:r>"
    assert [tag.place for tag in tags(document(p(boxes)))] == [
        "thân văn bản, đoạn 1 > hộp chữ 1",
        "thân văn bản, đoạn 1 > hộp chữ 2, đoạn 2",
    ]


def test_a_table_in_a_content_control_counts_like_any_other() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    xml = document(control.format(p("a") + tbl(["x"])), p("b"), tbl(["{{ c }}"]), p("{{ d }}"))
    assert [tag.place for tag in tags(xml)] == ["thân văn bản, bảng 2, hàng 1, ô 1", "thân văn bản, đoạn 3"]


def test_headers_notes_and_properties_have_their_vietnamese_names() -> None:
    raw = word(
        p("{{ a }}"),
        header=p("{{ b }}"),
        footer=p("x") + tbl(["{{ c }}"]) + p(""),
        footnotes=f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
        f'<w:footnote w:id="5">{p("{{ d }}")}</w:footnote>',
        title="{{ e }}",
    )
    package = open_package(raw, "mau.docx")
    found = [
        (tag.body, tag.place)
        for part, label in part_labels(package).items()
        for tag in tags(package.parts[part], label)
    ]
    assert sorted(found) == [
        ("a", "thân văn bản, đoạn 1"),
        ("b", "đầu trang"),
        ("c", "chân trang, bảng 1, hàng 1, ô 1"),
        ("d", "cước chú 1"),
        ("e", "thuộc tính tài liệu (Tiêu đề)"),
    ]


def test_the_headers_of_several_sections_are_told_apart() -> None:
    template = docx.Document()
    template.sections[0].different_first_page_header_footer = True
    template.sections[0].first_page_header.is_linked_to_previous = False
    template.sections[0].header.is_linked_to_previous = False
    template.add_section().footer.is_linked_to_previous = False
    buffer = io.BytesIO()
    template.save(buffer)
    labels = part_labels(open_package(buffer.getvalue(), "a.docx"))
    assert sorted(labels.values()) == [
        "chân trang của phần 2",
        "thuộc tính tài liệu",
        "thuộc tính tài liệu",
        "thân văn bản",
        "đầu trang của phần 1",
        "đầu trang của trang đầu của phần 1",
    ]


def test_a_chart_is_named_by_its_number() -> None:
    xml = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:p><a:r><a:t>Giải ngân {{ </a:t></a:r><a:r><a:t>nam }}</a:t></a:r></a:p>"
        "<c:v>{{ so_lieu[0] }}</c:v></c:chartSpace>"
    )
    found = tags(xml, "biểu đồ 2")
    assert [(tag.text, tag.place) for tag in found] == [
        ("{{ nam }}", "biểu đồ 2"),
        ("{{ so_lieu[0] }}", "biểu đồ 2"),
    ]


def test_a_custom_property_is_named() -> None:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property pid="2" name="Số đến"><vt:lpwstr>{{ so_den }}</vt:lpwstr></property></Properties>'
    )
    assert [tag.place for tag in tags(xml)] == ["thuộc tính tài liệu (Số đến)"]
    assert patched(xml)[1].place(1, "so_den") == "thuộc tính tài liệu (Số đến)"


def test_an_open_tag_in_one_property_does_not_run_into_the_next() -> None:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Company>{{ a</Company><Manager>b }} {{ c }}</Manager></Properties>"
    )
    assert [(tag.text, tag.place) for tag in tags(xml)] == [
        ("{{ a", "thuộc tính tài liệu (Công ty)"),
        ("{{ c }}", "thuộc tính tài liệu (Người quản lý)"),
    ]


def test_a_tag_split_over_runs_is_one_tag() -> None:
    found = tags(document(p("a {", "{ ten", "_don_vi }", "} b", "{%p if ", "x %}")))
    assert [(tag.kind, tag.prefix, tag.body, tag.text) for tag in found] == [
        ("expression", "", "ten_don_vi", "{{ ten_don_vi }}"),
        ("statement", "p", "if x", "{%p if x %}"),
    ]


def test_a_tag_may_end_in_a_later_paragraph_and_a_string_may_hold_its_end() -> None:
    found = tags(document(p("{{ a +"), p(" b }}"), p('{{ "}}" ~ “%}” }}'), p("{# x"), p("y #}{{ c }")))
    assert [(tag.text, tag.paragraph, tag.last, tag.closed) for tag in found] == [
        ("{{ a + b }}", 0, 1, True),
        ('{{ "}}" ~ “%}” }}', 2, 2, True),
        ("{# xy #}", 3, 4, True),
        ("{{ c }", 4, 4, False),
    ]


def test_what_stands_in_raw_is_no_tag() -> None:
    found = tags(document(p("{% raw %}{{ a }}"), p("{{ b }}"), p("{% endraw %}{{ c }}")))
    assert [tag.body for tag in found] == ["c"]


def test_a_tag_in_the_description_of_an_image_counts() -> None:
    image = '<w:r><w:drawing><x:docPr xmlns:x="x" descr="Ảnh {{ ten_anh }}"/></w:drawing></w:r>'
    assert [(tag.body, tag.place) for tag in tags(document(p(image)))] == [
        ("ten_anh", "thân văn bản, đoạn 1")
    ]


# Any nesting: "p" is a paragraph, a list is a table of rows of cells of such blocks.
blocks = st.recursive(
    st.just("p"),
    lambda inner: st.lists(
        st.lists(st.lists(inner, max_size=3), min_size=1, max_size=3), min_size=1, max_size=3
    ),
    max_leaves=12,
)
BODY = "thân văn bản"


def build(container: Any, content: list[Any], label: str, places: list[str]) -> None:
    """Fill a python-docx container; count the places of the tags with python-docx's own navigation."""
    for block in content:
        if block == "p":
            container.add_paragraph(f"{{{{ x{len(places)} }}}}")
            places.append(label)
        else:
            table = container.add_table(len(block), max(map(len, block)))  # cells: a paragraph each
            for row, cells in zip(table.rows, block, strict=True):
                for cell, inner in zip(row.cells, cells, strict=False):
                    build(cell, inner, label, places)


def navigate(container: Any, label: str, joint: str, places: dict[str, str]) -> None:
    own = container.paragraphs
    for number, paragraph in enumerate(own, 1):
        if paragraph.text:
            places[paragraph.text] = label if len(own) == 1 and label != BODY else f"{label}, đoạn {number}"
    for table_number, table in enumerate(container.tables, 1):
        for row_number, row in enumerate(table.rows, 1):
            for cell_number, cell in enumerate(row.cells, 1):
                cell_label = f"{label}{joint}bảng {table_number}, hàng {row_number}, ô {cell_number}"
                navigate(cell, cell_label, " > ", places)


@settings(max_examples=20, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=5))
def test_the_place_of_any_tag_is_the_one_that_python_docx_counts(content: list[Any]) -> None:
    template = docx.Document()
    build(template, content, BODY, [])
    places: dict[str, str] = {}
    navigate(template, BODY, ", ", places)
    xml = etree.tostring(template.element, encoding="unicode")
    assert {tag.text: tag.place for tag in tags(xml)} == places
    source, lines = patched(xml)
    for tag, place in places.items():
        assert lines.place(line_of(source, tag), tag) == place
        assert lines.place(line_of(source, tag)) == place


def test_a_long_part_keeps_its_count() -> None:
    xml = f"<w:hdr {W}>{''.join(p('x') for _ in range(5000))}<w:p>{t('{{ a }}')}</w:p></w:hdr>"
    assert place_of(xml, "{{ a }}") == "đầu trang, đoạn 5001"
