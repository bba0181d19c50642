"""Where a finding stands, as a clerk looks for it in Word."""

from vanban.decree30.findings import Spot
from vanban.decree30.rules import Rule
from vanban.layout.anatomy import Anatomy, Component, Item
from vanban.layout.measured import Box, Fragment, Paragraph, Section

_NAMES = {
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "co_quan_chu_quan": "Tên cơ quan chủ quản",
    "co_quan_ban_hanh": "Tên cơ quan ban hành",
    "so_ky_hieu": "Số, ký hiệu",
    "dia_danh_ngay_thang": "Địa danh, ngày tháng năm",
    "ten_loai": "Tên loại",
    "trich_yeu": "Trích yếu",
    "trich_yeu_cong_van": "Trích yếu công văn",
    "kinh_gui": "Kính gửi",
    "can_cu": "Căn cứ",
    "tham_quyen": "Thẩm quyền ban hành",
    "lenh_ban_hanh": "Lệnh ban hành",
    "noi_dung": "Nội dung",
    "tieu_de_noi_nhan": "Nơi nhận",
    "noi_nhan": "Nơi nhận",
    "nguoi_soan": "Ký hiệu người soạn thảo",
    "quyen_han_chuc_vu": "Quyền hạn, chức vụ người ký",
    "chuc_vu_khac": "Chức vụ khác của người ký",
    "ho_ten": "Họ tên người ký",
    "phu_luc": "Phụ lục",
    "ten_phu_luc": "Phụ lục",
    "kem_theo": "Phụ lục",
    "dau_khan": "Dấu chỉ mức độ khẩn",
    "dau_mat": "Dấu chỉ độ mật",
    "pham_vi_luu_hanh": "Chỉ dẫn phạm vi lưu hành",
    "dia_chi": "Địa chỉ cơ quan",
    "hinh_thuc_sao": "Hình thức sao",
    "chu_ky_so": "Chữ ký số",
    "so_trang": "Số trang",
    "du_thao": "Dự thảo",
}
_STORIES = {
    "body": "",
    "header": "đầu trang",
    "footer": "chân trang",
    "textbox": "hộp chữ",
    "footnote": "cước chú",
    "endnote": "chú thích cuối",
}
_FIRST_WORDS = 60  # characters of a paragraph that are shown


def component_name(spot: Spot, rule: Rule) -> str:
    """The component that a finding concerns; the rule's group when the spot has none."""
    if isinstance(spot, Component):
        return _NAMES[spot.name]
    return rule.group


def where(spot: Spot, anatomy: Anatomy) -> str:
    """`trang 1, bảng 1, hàng 1, ô 2: “CỘNG HÒA …”`, `trang 1, phía trên bên phải: “…”`.

    The whole document without a spot.
    """
    if spot is None:
        return "cả văn bản"
    if isinstance(spot, Section):
        many = len(anatomy.layout.sections) > 1
        return f"phân đoạn {spot.index + 1} (trang {spot.pages[0]})" if many else "thiết lập trang"
    if isinstance(spot, Component):
        return _place(anatomy, spot.fragments[0].paragraph, spot.fragments[0].box, spot.text)
    if isinstance(spot, Item):
        return _place(anatomy, spot.paragraph, spot.fragment.box, spot.fragment.text)
    if isinstance(spot, Fragment):
        return _place(anatomy, spot.paragraph, spot.box, spot.text)
    return _place(anatomy, spot, spot.box, spot.printed)


def _place(anatomy: Anatomy, paragraph: Paragraph, box: Box, text: str) -> str:
    story = _STORIES[paragraph.story]
    cell = ", ".join(f"bảng {c.table}, hàng {c.row}, ô {c.column}" for c in paragraph.cells)
    words = " ".join(text.split())
    shown = f": “{words[:_FIRST_WORDS].rstrip()}{'…' if len(words) > _FIRST_WORDS else ''}”" if words else ""
    page = "" if paragraph.story in ("header", "footer") else f"trang {box.page}"
    is_seen = paragraph.story in ("body", "textbox") and not cell
    region = _region(anatomy.layout.sections[paragraph.section], box) if is_seen else ""
    return ", ".join(filter(None, (page, region, story, cell))) + shown


def _region(section: Section, box: Box) -> str:
    """`phía trên bên phải`, by thirds of the page's height and halves of its text; places are estimated."""
    middle = (box.top_mm + box.bottom_mm) / 2 / section.height_mm
    height = "phía trên" if middle < 1 / 3 else "phía dưới" if middle > 2 / 3 else "giữa trang"
    if box.right_mm <= section.centre_mm:
        return f"{height} bên trái"
    return f"{height} bên phải" if box.left_mm >= section.centre_mm else height
