"""Sections, headers, tables, boxes, lines, pictures and what was left over."""

import struct
import zlib

import pytest
from tests.docx.measure.files import A4, docx, layout, p, packed, t, table
from tests.docx.measure.test_bad_files import parts

from vanban.docx.measure import measure
from vanban.layout.measured import DrawnLine, Layout

CENTRED = '<w:jc w:val="center"/>'
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def drawing(
    graphic: str, width_mm: float, height_mm: float, across: str = "<wp:align>center</wp:align>"
) -> str:
    return (
        '<w:r><w:drawing><wp:anchor layoutInCell="1" simplePos="0">'
        f'<wp:positionH relativeFrom="column">{across}</wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>36000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width_mm * 36000:.0f}" cy="{height_mm * 36000:.0f}"/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def line_shape(
    look: str = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>',
) -> str:
    return f'<wps:wsp><wps:spPr><a:prstGeom prst="line"/>{look}</wps:spPr><wps:bodyPr/></wps:wsp>'


def text_shape(content: str, look: str = "") -> str:
    return (
        f"<wps:wsp><wps:spPr>{look}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp>"
    )


def pict(shape: str) -> str:
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def only_line(measured: Layout) -> DrawnLine:
    (line,) = measured.lines
    return line


def test_a_section_has_its_paper_and_margins() -> None:
    (section,) = layout(p("a")).sections
    assert (section.width_mm, section.height_mm) == pytest.approx((210, 297), abs=0.1)
    assert (section.left_mm, section.right_mm, section.top_mm) == pytest.approx((30, 15, 20), abs=0.05)
    assert not section.landscape


def test_a_section_takes_over_the_header_of_the_one_before() -> None:
    reference = '<w:headerReference w:type="default" r:id="header2"/>'
    measured = layout(
        p("một", form=f"<w:sectPr>{reference}{A4}</w:sectPr>"),
        p("hai"),
        section=A4 + '<w:pgNumType w:start="1"/>',
        header2=p("đầu") * 6,
    )
    assert {(header.header_kind, header.section) for header in measured.stories("header")} == {("default", 0)}
    assert [section.number_start for section in measured.sections] == [None, 1]
    assert [section.first_paragraph for section in measured.sections] == [0, 1]
    assert [piece.box.page for piece in measured.fragments] == [1, 2]
    assert all(piece.box.top_mm > 40 for piece in measured.fragments)  # the high header stands above both


def test_a_first_header_counts_only_with_a_title_page() -> None:
    reference = '<w:headerReference w:type="first" r:id="header2"/>'
    for title, kinds in (("", ["default"]), ("<w:titlePg/>", ["default", "first"])):
        measured = layout(p("a"), section=reference + A4 + title, header=p("sau"), header2=p("đầu"))
        assert [header.header_kind for header in measured.stories("header")] == kinds
        assert [fragment.text for fragment in measured.page_1_header] == ["đầu" if title else "sau"]


def test_a_table_of_data_and_one_of_layout() -> None:
    rows = ((p("a"), p("b")), (p("c"), p("d")))
    plain, lined = layout(
        table(*rows, widths=(2000, 2000)),
        p(""),
        table(*rows, widths=(2000, 2000), form=f"<w:tblBorders>{EDGES}</w:tblBorders>"),
        p(""),
    ).tables
    assert (plain.bordered, lined.bordered) == (False, True)
    assert (lined.rows, lined.columns) == (2, 2)


def test_cells_are_named_from_the_outermost() -> None:
    inner = table((p("trong"),), widths=(1000,)) + p("")
    measured = layout(table((p("ngoài"), inner), widths=(2000, 3000)), p(""))
    found = next(q for q in measured.paragraphs if q.text == "trong")
    assert [(c.table, c.row, c.column) for c in found.cells] == [(1, 1, 2), (2, 1, 1)]
    assert [one.nested for one in measured.tables] == [False, True]


def test_a_table_of_one_cell_is_a_box() -> None:
    measured = layout(table((p("MẬT"),), widths=(2000,), form=f"<w:tblBorders>{EDGES}</w:tblBorders>"), p(""))
    (frame,) = measured.frames
    assert frame.bordered
    assert [measured.paragraphs[i].text for i in frame.paragraphs] == ["MẬT"]


def test_a_drawn_line_stands_in_the_middle_of_its_cell() -> None:
    cell = p("Độc lập", form=CENTRED) + p(drawing(line_shape(), 40, 0))
    measured = layout(table((p("a"), cell), widths=(3000, 6000)), p(""))
    line = only_line(measured)
    title = next(f for f in measured.fragments if f.text == "Độc lập")
    assert (line.kind, line.key, line.solid, line.colour, line.weight_pt) == (
        "shape",
        0,
        True,
        "000000",
        0.75,
    )
    assert line.box.width_mm == pytest.approx(40, abs=0.01)
    assert line.box.centre_mm == pytest.approx(title.box.centre_mm, abs=0.05)
    assert title.box.bottom_mm < line.box.top_mm < title.box.bottom_mm + 3


def test_a_line_without_a_stroke_is_not_drawn() -> None:
    assert layout(p("a", drawing(line_shape("<a:ln><a:noFill/></a:ln>"), 40, 0))).lines == ()


def test_a_dashed_line_is_not_solid() -> None:
    dashed = line_shape('<a:ln w="9525"><a:prstDash val="dash"/></a:ln>')
    assert not only_line(layout(p("a", drawing(dashed, 40, 0)))).solid


def test_lines_are_numbered_as_the_drawings_of_the_part() -> None:
    box = drawing(text_shape(p("trong")), 50, 20)
    measured = layout(p("a", box), p("b", drawing(line_shape(), 40, 0)))
    assert (only_line(measured).key, only_line(measured).paragraph) == (1, 2)


@pytest.mark.parametrize(
    "shape",
    [
        '<v:line style="position:absolute" from="72pt,3pt" to="172pt,3pt"/>',
        '<v:shape style="position:absolute;margin-left:72pt;margin-top:3pt;width:100pt;height:0" type="#_x0000_t32"/>',
        '<v:rect style="position:absolute;margin-left:1in;margin-top:3pt;width:100pt;height:1pt" stroked="f"/>',
        '<v:group style="position:absolute;margin-left:72pt;margin-top:0;width:200pt;height:100pt" coordsize="20,10">'
        '<v:line from="0,1" to="10,1"/></v:group>',
    ],
)
def test_vml_draws_lines(shape: str) -> None:
    line = only_line(layout(p("a", pict(shape))))
    assert line.kind == "vml"
    assert (line.box.left_mm, line.box.width_mm) == pytest.approx((30 + 25.4, 100 * 25.4 / 72), abs=0.1)


def test_a_rule_is_as_wide_as_its_column() -> None:
    shape = '<v:rect style="width:0;height:1.5pt" o:hr="t" o:hrstd="t" fillcolor="#a0a0a0" stroked="f"/>'
    assert only_line(layout(p("a"), p(pict(shape)))).box.width_mm == pytest.approx(165, abs=0.1)


def test_a_border_under_a_paragraph_keeps_its_indents() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="1134" w:right="567"/>'
    line = only_line(layout(p("Tiêu đề", form=border)))
    assert (line.kind, line.key, line.weight_pt) == ("border", 0, 0.75)
    assert (line.box.left_mm, line.box.width_mm) == pytest.approx((50, 135), abs=0.1)


def test_a_border_round_a_paragraph_is_a_box() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    measured = layout(p("HỎA TỐC", form=f"<w:pBdr>{sides}</w:pBdr>"), p("a"))
    assert measured.lines == ()
    assert [frame.paragraphs for frame in measured.frames] == [(0,)]
    assert [q.frame for q in measured.paragraphs] == [1, None]


def test_a_border_of_one_cell_is_a_line() -> None:
    lined = '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders>'
    line = only_line(layout(table((p("a"),), widths=(2835,), cell=lined), p("")))
    assert (line.kind, line.key) == ("cell_border", 0)
    assert line.box.width_mm == pytest.approx(50, abs=0.1)


def test_underlined_text_is_a_line() -> None:
    line = only_line(
        layout(p(t("Độc lập ", '<w:u w:val="single"/>'), t("Tự do", '<w:b/><w:u w:val="single"/>')))
    )
    assert line.kind == "underline"
    assert line.box.width_mm > 25


@pytest.mark.parametrize(
    ("text", "solid"), [("________", True), ("──────", True), ("--------", False), ("———", True)]
)
def test_rows_of_strokes_are_lines(text: str, solid: bool) -> None:
    line = only_line(layout(p(text, form=CENTRED)))
    assert (line.kind, line.solid) == ("characters", solid)
    assert line.box.centre_mm == pytest.approx(112.5, abs=0.1)


def test_a_hyphen_is_no_line() -> None:
    assert layout(p("Độc lập - Tự do -- Hạnh phúc…….")).lines == ()


@pytest.mark.parametrize("before", [0, 240])
def test_a_drawing_hangs_from_the_top_of_the_space_above_its_paragraph(before: int) -> None:
    gap = f'<w:spacing w:before="{before}" w:after="0"/>'
    measured = layout(p("trên"), p("a", drawing(line_shape(), 40, 0), form=gap))
    (line,) = measured.lines
    assert line.box.top_mm == pytest.approx(measured.paragraphs[0].box.bottom_mm + 1.0, abs=0.05)


def test_a_text_box_has_its_place_and_its_paragraphs() -> None:
    box = drawing(text_shape(p("KHẨN", form=CENTRED)), 40, 10, "<wp:posOffset>720000</wp:posOffset>")
    measured = layout(p("a", box))
    (frame,) = measured.frames
    inside = measured.paragraphs[frame.paragraphs[0]]
    assert (inside.story, inside.text, inside.frame) == ("textbox", "KHẨN", 1)
    assert frame.box.left_mm == pytest.approx(50, abs=0.1)
    assert measured.fragments[1].box.centre_mm == pytest.approx(70, abs=0.1)


def test_text_boxes_of_old_files() -> None:
    shape = (
        '<v:shape style="position:absolute;margin-left:0;margin-top:0;width:100pt;height:50pt" stroked="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{p("trong")}</w:txbxContent></v:textbox></v:shape>'
    )
    measured = layout(p("a", pict(shape)))
    assert [(frame.bordered, frame.paragraphs) for frame in measured.frames] == [(False, (1,))]
    assert measured.fragments[1].box.left_mm == pytest.approx(30, abs=0.1)


def test_a_page_number_in_a_floating_frame_stands_in_the_middle() -> None:
    form = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    header = p(f'<w:fldSimple w:instr="PAGE">{t("2")}</w:fldSimple>', form=form) + p("")
    number = next(iter(layout(p("a"), header=header).stories("header")))
    assert number.align == "center"
    assert number.box.centre_mm == pytest.approx(112.5, abs=0.3)


def png(red: int, green: int, blue: int, alpha: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    pixels = (
        b"\x01" + bytes((red, green, blue, alpha)) + bytes(4 * 19)
    ) * 20  # each row predicts from the left
    header = struct.pack(">IIBBBBB", 20, 20, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("alpha", "transparent"), [(255, False), (128, True)])
def test_a_picture_has_a_colour(alpha: int, transparent: bool) -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    relation = (
        '<Relationship Id="i" Target="seal.png"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    measured = layout(p("a", picture), rels=relation, extra={"word/seal.png": png(200, 16, 32, alpha)})
    (image,) = measured.paragraphs[0].images
    assert (image.kind, image.transparent, image.hue) == ("png", transparent, "C81020")
    assert image.box.width_mm == pytest.approx(20, abs=0.01)


def test_what_was_left_over_is_counted() -> None:
    xml = (
        f"<w:ins>{t('a')}</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>"
        + t("c", '<w:highlight w:val="yellow"/>')
        + '<w:r><w:commentReference w:id="0"/></w:r>'
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('d')}</w:sdtContent></w:sdt>"
    )
    left = layout(p(xml)).leftovers
    counts = (left.insertions, left.deletions, left.highlights, left.comments, left.empty_controls)
    assert counts == (1, 1, 1, 1, 1)


def test_a_strict_file_is_read_too() -> None:
    usual = docx(p("Kế hoạch"))
    measured = measure(usual, "a.docx")

    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts(usual).items()
    }
    assert measure(packed(strict), "a.docx") == measured
