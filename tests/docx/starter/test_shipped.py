"""The shipped templates: made again byte for byte, valid, in the decree's geometry, all form in styles."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.rendering import parts_of

from vanban.decree30.form import form
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter import stock

TEMPLATES = Path(__file__).parents[3] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STOCK = {large: stock(form(large)) for large in (True, False)}
NAMES = sorted(STOCK[True])
MM = 1440 / 25.4
STYLE_NAMES = """
    Quốc hiệu, Tiêu ngữ, Cơ quan chủ quản, Cơ quan ban hành, Số ký hiệu, Địa danh ngày tháng, Dự thảo,
    Tên loại, Trích yếu, Kính gửi, Căn cứ, Nội dung, Phần/Chương, Tiêu đề phần, Mục, Tiêu đề mục, Điều, Mục I,
    Đề mục, Khoản, Đề mục con, Khoản con, Điểm, Gạch đầu dòng, Cộng đầu dòng, Nơi nhận, Danh sách nơi nhận,
    Chức vụ người ký, Họ tên người ký, Người soạn thảo, Số trang
"""


LOWERED = ("phan/ky_ten.docx", "phan/noi_nhan.docx", "phieu_ra_soat.docx", "so_khen_thuong.docx")
"""Those with a drafter's mark, which stands lowered."""


def xml(name: str, part: str, large: bool = True) -> etree._Element:
    """One part of one shipped file."""
    return etree.fromstring(parts_of(STOCK[large][name])[part])


@pytest.fixture(scope="module", params=[True, False], ids=["large", "small"])
def large(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


class Style:
    """A style with what it inherits, as Word resolves it."""

    def __init__(self, styles: etree._Element, id: str) -> None:
        self._styles = styles
        self._element = self._find(id)

    def _find(self, id: str) -> etree._Element:
        (found,) = self._styles.iterfind(f'{W}style[@{W}styleId="{id}"]')
        return found

    def _chain(self) -> Iterator[etree._Element]:
        element: etree._Element | None = self._element
        while element is not None:
            yield element
            base = element.find(f"{W}basedOn")
            element = None if base is None else self._find(base.get(f"{W}val"))
        for defaults in ("rPrDefault", "pPrDefault"):
            yield self._styles.find(f"{W}docDefaults/{W}{defaults}")

    def get(self, path: str, attribute: str = "val") -> str | None:
        """The nearest value of `pPr/…` or `rPr/…`; None where nothing sets it, "" for a bare element."""
        qualified = "/".join(W + step for step in path.split("/"))
        for element in self._chain():
            for found in element.iterfind(qualified):
                value: str | None = found.get(W + attribute)
                if value is not None or attribute == "val":
                    return value or ""
        return None

    @property
    def form(self) -> tuple[float, bool, bool, str]:
        """Size in points, bold, italic, alignment."""
        bold, italic = self.get("rPr/b") is not None, self.get("rPr/i") is not None
        return int(self.get("rPr/sz") or 0) / 2, bold, italic, self.get("pPr/jc") or "left"


def style(id: str, large: bool = True) -> Style:
    return Style(xml("ke_hoach.docx", "word/styles.xml", large), id)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_file_is_what_the_code_makes(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == STOCK[True][name]


def test_nothing_else_is_shipped_under_these_names() -> None:
    assert NAMES == [
        "bao_cao.docx",
        "bao_cao_thanh_tich.docx",
        "bien_ban_hop_dong.docx",
        "cong_van_don_doc.docx",
        "ke_hoach.docx",
        "muc_luc_ho_so.docx",
        "phan/bang.docx",
        "phan/bang_bieu_quyet.docx",
        "phan/bang_da_khen.docx",
        "phan/bang_don_vi.docx",
        "phan/bang_du_an.docx",
        "phan/bang_du_an_gon.docx",
        "phan/bang_duoi_binh_quan.docx",
        "phan/bang_muc_luc.docx",
        "phan/bang_nguon_von.docx",
        "phan/bang_so_khen_thuong.docx",
        "phan/bang_tien_thuong.docx",
        "phan/bang_trich_ngang.docx",
        "phan/bieu_do.docx",
        "phan/chu_ky.docx",
        "phan/kem_theo.docx",
        "phan/kinh_gui.docx",
        "phan/ky_ten.docx",
        "phan/noi_dung.docx",
        "phan/noi_nhan.docx",
        "phan/phu_luc.docx",
        "phan/phu_luc_bang.docx",
        "phan/quoc_hieu.docx",
        "phan/tieu_de.docx",
        "phieu_ra_soat.docx",
        "quyet_dinh_khen_thuong.docx",
        "so_khen_thuong.docx",
        "to_trinh_khen_thuong.docx",
        "tom_tat_thanh_tich.docx",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_word_finds_nothing_to_repair(name: str, large: bool, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(STOCK[large][name])
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_dated_1980(name: str) -> None:
    with ZipFile(io.BytesIO(STOCK[True][name])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_all_files_share_one_set_of_styles(large: bool) -> None:
    assert len({parts_of(raw)["word/styles.xml"] for raw in STOCK[large].values()}) == 1


def test_a_clerk_finds_every_style_by_its_vietnamese_name() -> None:
    styles = docx.Document(io.BytesIO(STOCK[True]["ke_hoach.docx"])).styles
    assert [name for name in re.split(r",\s+", STYLE_NAMES.strip()) if name not in styles] == []
    assert all(re.fullmatch("[A-Za-z]+", s.style_id) for s in styles)


@pytest.mark.parametrize("name", NAMES)
def test_all_form_is_in_the_styles(name: str) -> None:
    body = xml(name, "word/document.xml")
    allowed = {f"{W}pStyle", f"{W}rStyle", f"{W}sectPr"} | ({f"{W}position"} if name in LOWERED else set())
    direct = [e.tag for properties in body.iter(f"{W}pPr", f"{W}rPr") for e in properties]
    assert direct
    assert set(direct) <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_every_style_used_exists(name: str) -> None:
    styles = {s.get(f"{W}styleId") for s in xml(name, "word/styles.xml").iter(f"{W}style")}
    used = {e.get(f"{W}val") for e in xml(name, "word/document.xml").iter(f"{W}pStyle", f"{W}rStyle")}
    assert used - styles == set()


# Phụ lục I, Mục V, and its footnote on type sizes: one set of three.
@pytest.mark.parametrize(
    ("id", "large", "small"),
    [
        ("QuocHieu", (13, True, False, "center"), (12, True, False, "center")),
        ("TieuNgu", (14, True, False, "center"), (13, True, False, "center")),
        ("DiaDanhNgayThang", (14, False, True, "center"), (13, False, True, "center")),
        ("CoQuanChuQuan", (13, False, False, "center"), (12, False, False, "center")),
        ("CoQuanBanHanh", (13, True, False, "center"), (12, True, False, "center")),
        ("SoKyHieu", (13, False, False, "center"), None),
        ("TenLoai", (14, True, False, "center"), None),
        ("TrichYeu", (14, True, False, "center"), None),
        ("KinhGui", (14, False, False, "left"), None),
        ("CanCu", (14, False, True, "both"), None),
        ("NoiDung", (14, False, False, "both"), None),
        ("PhanChuong", (14, True, False, "center"), None),
        ("TieuDePhan", (14, True, False, "center"), None),
        ("Muc", (14, True, False, "center"), None),
        ("TieuDeMuc", (14, True, False, "center"), None),
        ("Dieu", (14, True, False, "both"), None),
        ("MucLaMa", (14, True, False, "both"), None),
        ("DeMuc", (14, True, False, "both"), None),
        ("DeMucCon", (14, True, False, "both"), None),
        ("Khoan", (14, False, False, "both"), None),
        ("KhoanCon", (14, False, False, "both"), None),
        ("Diem", (14, False, False, "both"), None),
        ("GachDauDong", (14, False, False, "both"), None),
        ("CongDauDong", (14, False, False, "both"), None),
        ("NoiNhan", (12, True, True, "left"), None),
        ("DanhSachNoiNhan", (11, False, False, "left"), None),
        ("ChucVuNguoiKy", (14, True, False, "center"), None),
        ("HoTenNguoiKy", (14, True, False, "center"), None),
        ("SoTrang", (14, False, False, "center"), None),
        ("DuThao", (13, True, False, "center"), None),
    ],
)
def test_each_part_of_the_form_has_its_type(id: str, large: object, small: object) -> None:
    assert style(id).form == large
    assert style(id, large=False).form == (small or large)


def test_everything_is_black_times_new_roman(large: bool) -> None:
    styles = xml("ke_hoach.docx", "word/styles.xml", large)
    (fonts,) = styles.iter(f"{W}rFonts")
    assert {fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    coloured = [c.getparent().getparent().get(f"{W}styleId") for c in styles.iter(f"{W}color")]
    assert coloured == ["LenhMau"]  # of the commands, which leave no paragraph


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_a4_with_the_margins_of_the_decree(name: str) -> None:
    for section in xml(name, "word/document.xml").iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        sides = ("top", "right", "bottom", "left")
        mm = [round(int(margins.get(W + side)) / MM) for side in sides]
        if size.get(f"{W}orient") == "landscape":  # what was bound at the left is bound on top
            assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("16838", "11906")
            mm = [*mm[1:], mm[0]]
        else:
            assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
        assert mm == [20, 15, 20, 30]  # Phụ lục I, I.3
        assert round(int(margins.get(f"{W}header")) / MM) == 10
        assert margins.get(f"{W}gutter") == "0"


@pytest.mark.parametrize(
    "id", ["NoiDung", "CanCu", "Khoan", "KhoanCon", "Diem", "GachDauDong", "CongDauDong"]
)
def test_body_paragraphs_are_indented_and_spaced(id: str) -> None:
    body = style(id)
    assert body.get("pPr/ind", "firstLine") == "720"  # 1,27 cm
    assert int(body.get("pPr/spacing", "before") or 0) >= 120  # 6 pt
    assert body.get("pPr/spacing", "lineRule") == "auto"
    assert 240 <= int(body.get("pPr/spacing", "line") or 0) <= 360  # single to 1,5
    assert body.get("pPr/widowControl") is not None


@pytest.mark.parametrize("id", ["PhanChuong", "TieuDePhan", "Muc", "TieuDeMuc"])
def test_numbers_and_titles_on_their_own_line_are_centred_on_the_page(id: str) -> None:
    assert style(id).get("pPr/ind", "firstLine") == "0"


@pytest.mark.parametrize(
    ("id", "level"),
    [
        ("PhanChuong", "0"),
        ("TieuDePhan", "0"),
        ("MucLaMa", "0"),
        ("Muc", "1"),
        ("TieuDeMuc", "1"),
        ("DeMuc", "1"),
        ("Dieu", "2"),
        ("DeMucCon", "2"),
        ("NoiDung", None),
        ("Khoan", None),
    ],
)
def test_headings_show_in_words_navigation_pane_and_stay_with_what_follows(
    id: str, level: str | None
) -> None:
    assert style(id).get("pPr/outlineLvl") == level
    assert (style(id).get("pPr/keepNext") is not None) == (level is not None)


@pytest.mark.parametrize("id", ["QuocHieu", "TieuNgu", "CoQuanChuQuan", "CoQuanBanHanh", "TrichYeu"])
def test_the_head_is_set_single_without_gaps(id: str) -> None:
    assert style(id).get("pPr/spacing", "line") == "240"
    assert style(id).get("pPr/spacing", "before") == "0"
    assert style(id).get("pPr/spacing", "after") == "0"


@pytest.mark.parametrize("id", ["NoiDungCuoi", "KhoanCuoi", "DiemCuoi", "GachDauDongCuoi", "KhoanConCuoi"])
def test_a_last_paragraph_differs_only_in_staying_with_the_signature(id: str) -> None:
    own = xml("ke_hoach.docx", "word/styles.xml").find(f'{W}style[@{W}styleId="{id}"]')
    assert own is not None
    assert own.find(f"{W}basedOn").get(f"{W}val") == id.removesuffix("Cuoi")
    assert [e.tag for e in own.find(f"{W}pPr")] == [f"{W}keepNext"]
    assert own.find(f"{W}rPr") is None


def test_there_is_room_for_a_signature() -> None:
    gap_pt = int(style("HoTenNguoiKy").get("pPr/spacing", "before") or 0) / 20
    assert gap_pt * 25.4 / 72 >= 25


def test_the_signature_block_is_one_unbroken_row_that_starts_at_half_of_the_text() -> None:
    body = xml("phan/ky_ten.docx", "word/document.xml")
    (row,) = body.iter(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    left, right = (int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol"))
    assert left / (left + right) == pytest.approx(0.5, abs=0.01)
    used = {p.get(f"{W}val") for p in row.iter(f"{W}pStyle")} - {"LenhMau"}
    assert all(style(id).get("pPr/keepNext") is not None for id in used)


def test_the_columns_of_the_letterhead_fill_the_text_and_hold_the_national_title(large: bool) -> None:
    body = xml("phan/quoc_hieu.docx", "word/document.xml", large)
    table = body.find(f"{W}body/{W}tbl")
    left, right = (int(column.get(f"{W}w")) / MM for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
    assert left + right == pytest.approx(165, abs=0.05)
    letters = form(large).letters
    title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "".join(body.itertext()).count(title) == 1
    assert right > text_width_mm(title, letters["quoc_hieu"].size_pt, bold=True) + 2
    assert right > text_width_mm("Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2026", 13, italic=True) + 1
    assert right > text_width_mm("Đồng Nai, ngày 29 tháng 10 năm 2026", 14, italic=True) + 10
    assert left > text_width_mm("UBND THÀNH PHỐ ĐỒNG NAI", letters["co_quan_chu_quan"].size_pt) + 0.5


def test_the_motto_has_its_hyphens_and_a_line_as_long_as_itself(large: bool) -> None:
    raw = parts_of(STOCK[large]["phan/quoc_hieu.docx"])["word/document.xml"].decode()
    motto, size_pt = "Độc lập - Tự do - Hạnh phúc", form(large).letters["tieu_ngu"].size_pt
    (length,) = re.findall(r'<wp:extent cx="(\d+)"', raw)
    assert f">{motto}<" in raw
    assert int(length) / 36000 == pytest.approx(text_width_mm(motto, size_pt, bold=True), rel=0.01)
    assert re.search(r'<v:line [^>]*to="([\d.]+)pt', raw)


def test_the_page_number_stands_centred_over_the_text_from_page_two() -> None:
    parts = parts_of(STOCK[True]["ke_hoach.docx"])
    for section in etree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr"):
        assert section.find(f"{W}titlePg") is not None
        assert section.find(f"{W}pgNumType").get(f"{W}start") == "1"
        kinds = [reference.get(f"{W}type") for reference in section.iter(f"{W}headerReference")]
        assert kinds == ["default", "first"]
    (field,) = etree.fromstring(parts["word/header1.xml"]).iter(f"{W}fldSimple")
    assert field.get(f"{W}instr").strip() == "PAGE"
    assert not list(etree.fromstring(parts["word/header2.xml"]).iter(f"{W}r"))


def test_the_settings_are_those_of_today_in_vietnamese() -> None:
    settings = parts_of(STOCK[True]["ke_hoach.docx"])["word/settings.xml"].decode()
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    )
    assert '<w:themeFontLang w:val="vi-VN"/>' in settings
    assert '<w:autoHyphenation w:val="0"/>' in settings


def test_the_properties_come_from_the_data_and_bear_no_date() -> None:
    core = parts_of(STOCK[True]["ke_hoach.docx"])["docProps/core.xml"].decode()
    assert "<dc:title>{{ tieu_de }}</dc:title><dc:creator>{{ co_quan }}</dc:creator>" in core
    assert "dcterms" not in core


@pytest.mark.parametrize("name", NAMES)
def test_tags_are_whole_and_no_line_is_typed(name: str) -> None:
    text = "".join(xml(name, "word/document.xml").itertext())
    assert text.count("{%") == text.count("%}")
    assert text.count("{{") == text.count("}}")
    assert "___" not in text
