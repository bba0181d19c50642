"""The named styles: everything that a clerk may want to change, changed once in Word's style list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vanban.docx.starter.markup import WORD, XML_HEAD, lowered
from vanban.docx.starter.page import (
    DRAFTER_DROP_PT,
    FIRST_LINE_MM,
    LINE_SPACING,
    PARAGRAPH_GAP_PT,
    SIGNATURE_GAP_PT,
    Sizes,
    dxa,
    half_points,
    twips,
)

FONT = "Times New Roman"  # Phụ lục I, Phần I, I.4
RULE_HEIGHT_PT = 6  # of the small paragraph that carries a drawn line
_ASCENT_EM = 0.891  # of Times New Roman: from the top of a line to the foot of its letters


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; what is left out comes from `based_on`."""

    id: str
    name: str
    size_pt: float | None = None
    bold: bool = False
    italic: bool = False
    align: Literal["", "left", "center", "both"] = ""
    before_pt: float | None = None
    line: float | None = None  # times single
    exact_pt: float | None = None
    first_line_mm: float | None = None
    keep_next: bool = False
    outline_level: int | None = None  # 0 is the highest
    based_on: str = "Normal"
    next: str = ""  # the style of what a clerk types below; the same style if none is named
    colour: str = ""
    listed: bool = True  # in Word's style gallery


def all_styles(sizes: Sizes) -> tuple[Style, ...]:
    """Every style of ours, in the order of the page."""
    return (*_letterhead(sizes), *_title(sizes), *_body(sizes), *_outline(), *_foot(sizes), *_service(sizes))


def _letterhead(sizes: Sizes) -> Iterator[Style]:
    yield Style("QuocHieu", "Quốc hiệu", sizes.national_title, bold=True, align="center")
    yield Style("TieuNgu", "Tiêu ngữ", sizes.motto, bold=True, align="center")
    yield Style("CoQuanChuQuan", "Cơ quan chủ quản", sizes.superior, align="center")
    yield Style("CoQuanBanHanh", "Cơ quan ban hành", sizes.issuer, bold=True, align="center")
    level = (sizes.place_date - sizes.number) * _ASCENT_EM  # the number's foot on the date's
    yield Style("SoKyHieu", "Số ký hiệu", sizes.number, align="center", before_pt=level)
    yield Style("DiaDanhNgayThang", "Địa danh ngày tháng", sizes.place_date, italic=True, align="center")
    yield Style("DuThao", "Dự thảo", sizes.draft, bold=True, align="center", before_pt=PARAGRAPH_GAP_PT)


def _title(sizes: Sizes) -> Iterator[Style]:
    yield Style("TenLoai", "Tên loại", sizes.title, bold=True, align="center", before_pt=18, keep_next=True)
    yield Style("TrichYeu", "Trích yếu", sizes.title, bold=True, align="center", keep_next=True)
    # Mẫu 1.5: the words begin 35 mm from the margin, so that the addressees' dashes stand under the colon.
    yield Style("KinhGui", "Kính gửi", sizes.body, before_pt=PARAGRAPH_GAP_PT, first_line_mm=35)


def _body(sizes: Sizes) -> Iterator[Style]:
    yield Style(
        "NoiDung",
        "Nội dung",
        sizes.body,
        align="both",
        before_pt=PARAGRAPH_GAP_PT,
        line=LINE_SPACING,
        first_line_mm=FIRST_LINE_MM,
    )
    yield Style("CanCu", "Căn cứ", italic=True, based_on="NoiDung")
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


def _foot(sizes: Sizes) -> Iterator[Style]:
    level = (sizes.signer - sizes.recipients_heading) * _ASCENT_EM  # `Nơi nhận:` level with the title
    yield Style(
        "NoiNhan",
        "Nơi nhận",
        sizes.recipients_heading,
        bold=True,
        italic=True,
        align="left",
        before_pt=level,
        keep_next=True,
    )
    yield Style("DanhSachNoiNhan", "Danh sách nơi nhận", sizes.recipients, align="left", keep_next=True)
    yield Style("ChucVuNguoiKy", "Chức vụ người ký", sizes.signer, bold=True, align="center", keep_next=True)
    yield Style(
        "HoTenNguoiKy",
        "Họ tên người ký",
        sizes.signer,
        bold=True,
        align="center",
        before_pt=SIGNATURE_GAP_PT,
        keep_next=True,
    )
    yield Style("SoTrang", "Số trang", sizes.page_number, align="center")


def _service(sizes: Sizes) -> Iterator[Style]:
    yield Style("DuongKe", "Đường kẻ", 5, align="center", exact_pt=RULE_HEIGHT_PT, keep_next=True)
    yield Style("HetVanBan", "Hết văn bản", 1, exact_pt=1, listed=False)
    yield Style("LenhMau", "Lệnh mẫu", 9, align="left", colour="7F7F7F", listed=False)


def styles_xml(sizes: Sizes) -> str:
    """The part `word/styles.xml`."""
    ours = "".join(_paragraph_style(order, style) for order, style in enumerate(all_styles(sizes), 1))
    return f"{XML_HEAD}<w:styles {WORD}>{_defaults(sizes)}{_BUILT_IN}{ours}{_drafter(sizes)}</w:styles>"


def _defaults(sizes: Sizes) -> str:
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{_size(sizes.body)}"
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
    parts = ["<w:keepNext/>" if style.keep_next else "", _spacing(style)]
    if style.first_line_mm is not None:
        parts.append(f'<w:ind w:firstLine="{dxa(style.first_line_mm)}"/>')
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline_level is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline_level}"/>')
    return "".join(parts)


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


def _drafter(sizes: Sizes) -> str:
    """The character style of the drafter's mark: lowered, as large as its line (Phụ lục I, V.12: 11 pt)."""
    return (
        '<w:style w:type="character" w:customStyle="1" w:styleId="NguoiSoanThao">'
        '<w:name w:val="Người soạn thảo"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="50"/>'
        f"<w:qFormat/><w:rPr>{lowered(DRAFTER_DROP_PT)}{_size(sizes.recipients)}</w:rPr></w:style>"
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
