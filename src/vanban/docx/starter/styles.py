"""The named styles: everything that a clerk may want to change, changed once in Word's style list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanban.docx.page.drawing import LINE_WEIGHT_PT
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter.markup import WORD, XML_HEAD, lowered
from vanban.docx.starter.units import dxa, half_points, twips
from vanban.layout.anatomy import Name
from vanban.layout.form import Form
from vanban.layout.measured import Align

RULE_HEIGHT_PT = 6  # of the small paragraph that carries a drawn line
_ASCENT_EM = 0.891  # of Times New Roman: from the top of a line to the foot of its letters
_TITLE_GAP_PT = 18
_ADDRESSEES = "Kính gửi"
_LINE = round(8 * LINE_WEIGHT_PT)  # a border's weight is counted in eighths of a point


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; what is left out comes from `based_on`."""

    id: str
    name: str
    size_pt: float | None = None
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    before_pt: float | None = None
    line: float | None = None  # times single
    exact_pt: float | None = None
    left_mm: float | None = None
    first_line_mm: float | None = None  # negative: hanging
    keep_next: bool = False
    outline_level: int | None = None  # 0 is the highest
    based_on: str = "Normal"
    next: str = ""  # the style of what a clerk types below; the same style if none is named
    colour: str = ""
    listed: bool = True  # in Word's style gallery
    line_above: bool = False  # over the whole width


def all_styles(form: Form) -> tuple[Style, ...]:
    """Every style of ours, in the order of the page."""
    return (
        *_letterhead(form), *_title(form), *_addressees(form), *_body(form), *_outline(),
        *_foot(form), *_annex(form), *_figures(form), *_dossier(form), *_copy(form), *_service(),
    )  # fmt: skip


def _of(form: Form, component: Name, id: str, name: str) -> Style:
    """A style with the letters of a component."""
    letters = form.letters[component]
    return Style(id, name, letters.size_pt, letters.bold, letters.italic, letters.align)


def _letterhead(form: Form) -> Iterator[Style]:
    yield _of(form, "quoc_hieu", "QuocHieu", "Quốc hiệu")
    yield _of(form, "tieu_ngu", "TieuNgu", "Tiêu ngữ")
    yield _of(form, "co_quan_chu_quan", "CoQuanChuQuan", "Cơ quan chủ quản")
    yield _of(form, "co_quan_ban_hanh", "CoQuanBanHanh", "Cơ quan ban hành")
    number, date = form.letters["so_ky_hieu"], form.letters["dia_danh_ngay_thang"]
    level = (date.size_pt - number.size_pt) * _ASCENT_EM  # the number's foot on the date's
    yield replace(_of(form, "so_ky_hieu", "SoKyHieu", "Số ký hiệu"), before_pt=level)
    yield _of(form, "dia_danh_ngay_thang", "DiaDanhNgayThang", "Địa danh ngày tháng")
    gap = form.paragraph_gap_pt
    yield replace(_of(form, "du_thao", "DuThao", "Dự thảo"), before_pt=gap)
    subject = _of(form, "trich_yeu_cong_van", "TrichYeuCongVan", "Trích yếu công văn")
    yield subject
    first = replace(subject, id="TrichYeuCongVanDau", name="Trích yếu công văn, dòng đầu", listed=False)
    yield replace(first, before_pt=form.letter_subject_gap_pt)
    yield _of(form, "dau_khan", "DauKhan", "Dấu khẩn, mật")
    yield _of(form, "pham_vi_luu_hanh", "LuuHanh", "Phạm vi lưu hành")


def _title(form: Form) -> Iterator[Style]:
    type_name = _of(form, "ten_loai", "TenLoai", "Tên loại")
    yield replace(type_name, before_pt=_TITLE_GAP_PT, keep_next=True)
    yield replace(_of(form, "trich_yeu", "TrichYeu", "Trích yếu"), keep_next=True)
    authority = _of(form, "tham_quyen", "ThamQuyen", "Thẩm quyền ban hành")
    yield replace(authority, before_pt=2 * form.paragraph_gap_pt, keep_next=True)
    order = _of(form, "lenh_ban_hanh", "LenhBanHanh", "Lệnh ban hành")
    yield replace(order, before_pt=2 * form.paragraph_gap_pt, keep_next=True)


def _addressees(form: Form) -> Iterator[Style]:
    """One addressee stands behind the words; several under them, their dashes under the colon."""
    size = form.letters["kinh_gui"].size_pt
    behind = text_width_mm(f"{_ADDRESSEES}: ", size)
    words = replace(
        _of(form, "kinh_gui", "KinhGui", "Kính gửi"),
        before_pt=2 * form.paragraph_gap_pt,
        left_mm=form.addressee_mm + behind,
        first_line_mm=-behind,
    )
    yield words
    dash = text_width_mm("- ", size)
    colon = form.addressee_mm + text_width_mm(_ADDRESSEES, size)
    yield Style(
        "NoiKinhGui",
        "Nơi kính gửi",
        before_pt=0,
        left_mm=colon + dash,
        first_line_mm=-dash,
        based_on="KinhGui",
    )


def _body(form: Form) -> Iterator[Style]:
    yield replace(
        _of(form, "noi_dung", "NoiDung", "Nội dung"),
        before_pt=form.paragraph_gap_pt,
        line=form.line_spacing,
        first_line_mm=form.first_line_mm,
    )
    yield Style("CanCu", "Căn cứ", italic=form.letters["can_cu"].italic, based_on="NoiDung")
    yield Style("NoiDungCuoi", "Nội dung cuối", keep_next=True, based_on="NoiDung", listed=False)


def _outline() -> Iterator[Style]:
    for id, name, level, next in (
        ("PhanChuong", "Phần/Chương", 0, "TieuDePhan"),
        ("TieuDePhan", "Tiêu đề phần", 0, "NoiDung"),
        ("Muc", "Mục", 1, "TieuDeMuc"),
        ("TieuDeMuc", "Tiêu đề mục", 1, "NoiDung"),
    ):
        yield Style(
            id,
            name,
            bold=True,
            align="center",
            first_line_mm=0,
            keep_next=True,
            outline_level=level,
            based_on="NoiDung",
            next=next,
        )
    for id, name, level in (
        ("Dieu", "Điều", 2),
        ("MucLaMa", "Mục I", 0),
        ("DeMuc", "Đề mục", 1),
        ("DeMucCon", "Đề mục con", 2),
    ):
        yield Style(
            id, name, bold=True, keep_next=True, outline_level=level, based_on="NoiDung", next="NoiDung"
        )
    for id, name in PLAIN_LEVELS.values():
        yield Style(id, name, based_on="NoiDung")
        yield Style(f"{id}Cuoi", f"{name} cuối", keep_next=True, based_on=id, listed=False)


# Kind of numbered paragraph → id and name of its style. Each has a twin that stays with what follows.
PLAIN_LEVELS = {
    "khoan": ("Khoan", "Khoản"),
    "khoan_con": ("KhoanCon", "Khoản con"),
    "diem": ("Diem", "Điểm"),
    "gach": ("GachDauDong", "Gạch đầu dòng"),
    "cong": ("CongDauDong", "Cộng đầu dòng"),
}


def _foot(form: Form) -> Iterator[Style]:
    heading, signer = form.letters["tieu_de_noi_nhan"], form.letters["quyen_han_chuc_vu"]
    level = (signer.size_pt - heading.size_pt) * _ASCENT_EM  # `Nơi nhận:` level with the title
    yield replace(_of(form, "tieu_de_noi_nhan", "NoiNhan", "Nơi nhận"), before_pt=level, keep_next=True)
    yield replace(_of(form, "noi_nhan", "DanhSachNoiNhan", "Danh sách nơi nhận"), keep_next=True)
    yield replace(_of(form, "quyen_han_chuc_vu", "ChucVuNguoiKy", "Chức vụ người ký"), keep_next=True)
    gap = form.signature_gap_pt
    other = _of(form, "chuc_vu_khac", "ChucVuKhac", "Chức vụ khác người ký")
    yield replace(other, before_pt=gap, keep_next=True)
    name = _of(form, "ho_ten", "HoTenNguoiKy", "Họ tên người ký")
    yield replace(name, before_pt=gap, keep_next=True)
    yield Style(
        "HoTenSauChucVu", "Họ tên sau chức vụ khác", before_pt=0, based_on="HoTenNguoiKy", listed=False
    )
    yield _of(form, "so_trang", "SoTrang", "Số trang")
    yield replace(_of(form, "dia_chi", "DiaChi", "Địa chỉ cơ quan"), line_above=True)


def _annex(form: Form) -> Iterator[Style]:
    yield replace(_of(form, "phu_luc", "PhuLuc", "Phụ lục"), keep_next=True, outline_level=0)
    yield replace(_of(form, "ten_phu_luc", "TenPhuLuc", "Tên phụ lục"), keep_next=True)
    yield replace(_of(form, "kem_theo", "KemTheo", "Kèm theo"), keep_next=True)
    yield _of(form, "chu_ky_so", "ChuKySo", "Chữ ký số")


def _figures(form: Form) -> Iterator[Style]:
    """Tables and charts; the decree is silent on letters in them, their names are as large as the text."""
    size_pt = form.letters["noi_dung"].size_pt
    yield Style("DonViTinh", "Đơn vị tính", 12, italic=True, align="right", before_pt=6, keep_next=True)
    yield Style("TenBang", "Tên bảng", size_pt, bold=True, align="center", before_pt=6, keep_next=True)
    yield Style("SauBang", "Sau bảng", 6, listed=False)
    yield Style("BieuDo", "Biểu đồ", align="center", before_pt=6, keep_next=True)
    yield Style("TenBieuDo", "Tên biểu đồ", size_pt, italic=True, align="center")
    for mark, name, cell_pt in (("", "", 11.0), ("Nho", " nhỏ", 10.0)):
        yield Style(
            f"BangDauDe{mark}", f"Bảng{name}, đầu đề", cell_pt, bold=True, align="center", keep_next=True
        )
        yield Style(f"BangSoCot{mark}", f"Bảng{name}, số cột", cell_pt - 2, italic=True, align="center")
        for id, content, align in _CELLS:
            plain = Style(f"Bang{id}{mark}", f"Bảng{name}, {content}", cell_pt, align=align)
            yield plain
            yield Style(f"Bang{id}Dam{mark}", f"{plain.name} đậm", bold=True, based_on=plain.id)


_CELLS: tuple[tuple[str, str, Align], ...] = (
    ("Chu", "chữ", "left"),
    ("So", "số", "right"),
    ("Giua", "giữa", "center"),
)


def _dossier(form: Form) -> Iterator[Style]:
    """What a form of the law of awards bears over the page: its number, and what it was issued with."""
    size_pt = form.letters["kem_theo"].size_pt
    yield Style("MauSo", "Mẫu số", size_pt, bold=True, align="right", keep_next=True)
    yield Style("MauKemTheo", "Mẫu kèm theo", 12, italic=True, align="right", keep_next=True)


def _copy(form: Form) -> Iterator[Style]:
    yield Style("XacNhan", "Xác nhận", form.letters["noi_dung"].size_pt, align="center")
    yield Style(
        "DuongKeBanSao", "Đường kẻ trên bản sao", 6, before_pt=_TITLE_GAP_PT, keep_next=True, line_above=True
    )
    yield _of(form, "hinh_thuc_sao", "HinhThucSao", "Hình thức sao")


def _service() -> Iterator[Style]:
    yield Style("DuongKe", "Đường kẻ", 5, align="center", exact_pt=RULE_HEIGHT_PT, keep_next=True)
    yield Style("HetVanBan", "Hết văn bản", 1, exact_pt=1, listed=False)
    yield Style("LenhMau", "Lệnh mẫu", 9, align="left", colour="7F7F7F", listed=False)


def styles_xml(form: Form) -> str:
    """The part `word/styles.xml`."""
    ours = "".join(_paragraph_style(order, style) for order, style in enumerate(all_styles(form), 1))
    return f"{XML_HEAD}<w:styles {WORD}>{_defaults(form)}{_BUILT_IN}{ours}{_drafter(form)}</w:styles>"


def _defaults(form: Form) -> str:
    fonts = "".join(f' w:{script}="{form.font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{_size(form.letters['noi_dung'].size_pt)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )


def _paragraph_style(order: int, style: Style) -> str:
    gallery = "<w:qFormat/>" if style.listed else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:uiPriority w:val="{order}"/>{gallery}'
        f"{_element('pPr', _paragraph_properties(style))}{_element('rPr', _run_properties(style))}</w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    """In the order that the schema wants."""
    line = f'<w:pBdr><w:top w:val="single" w:sz="{_LINE}" w:space="1" w:color="000000"/></w:pBdr>'
    parts = ["<w:keepNext/>" if style.keep_next else "", line if style.line_above else "", _spacing(style)]
    parts.append(_indents(style))
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline_level is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline_level}"/>')
    return "".join(parts)


def _indents(style: Style) -> str:
    attributes = "" if style.left_mm is None else f' w:left="{dxa(style.left_mm)}"'
    if style.first_line_mm is not None:
        side = "hanging" if style.first_line_mm < 0 else "firstLine"
        attributes += f' w:{side}="{dxa(abs(style.first_line_mm))}"'
    return f"<w:ind{attributes}/>" if attributes else ""


def _spacing(style: Style) -> str:
    attributes = ""
    if style.before_pt is not None:
        attributes += f' w:before="{twips(style.before_pt)}"'
    if style.line is not None:
        attributes += f' w:line="{round(style.line * 240)}" w:lineRule="auto"'
    if style.exact_pt is not None:
        attributes += f' w:line="{twips(style.exact_pt)}" w:lineRule="exact"'
    return f"<w:spacing{attributes}/>" if attributes else ""


def _run_properties(style: Style) -> str:
    return (
        ("<w:b/><w:bCs/>" if style.bold else "")
        + ("<w:i/><w:iCs/>" if style.italic else "")
        + (f'<w:color w:val="{style.colour}"/>' if style.colour else "")
        + (_size(style.size_pt) if style.size_pt is not None else "")
    )


def _drafter(form: Form) -> str:
    """The character style of the drafter's mark: lowered, as large as its line (Phụ lục I, V.12: 11 pt)."""
    return (
        '<w:style w:type="character" w:customStyle="1" w:styleId="NguoiSoanThao">'
        '<w:name w:val="Người soạn thảo"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="50"/>'
        f"<w:qFormat/><w:rPr>{lowered(form.drafter_drop_pt)}{_size(form.letters['nguoi_soan'].size_pt)}</w:rPr></w:style>"
    )


def _size(pt: float) -> str:
    return f'<w:sz w:val="{half_points(pt)}"/><w:szCs w:val="{half_points(pt)}"/>'


def _element(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""


_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:uiPriority w:val="0"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
