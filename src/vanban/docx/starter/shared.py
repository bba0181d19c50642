"""The parts that documents of many kinds share, each a file that a clerk can open and change once for all."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from vanban.docx.starter.blocks import addressees, charts, outline, recipients, signature, signatures
from vanban.docx.starter.following import annex, annex_of_figures, figures_of_kind, goes_with, issued
from vanban.docx.starter.letterhead import agencies, letterhead, title
from vanban.docx.starter.markup import paragraph, table
from vanban.docx.starter.tables import TABLES, figures, paper
from vanban.layout.form import Form, Paper


class Part(NamedTuple):
    """One shared part: what it is, in words for clerks, its body, and the sheet that it is edited on."""

    about: str
    body: Callable[[Form], str]
    paper: Callable[[Form], Paper] = lambda form: form.paper


def copy_block(form: Form) -> str:
    """Under a line over the whole width: form of copy, agency, number, place and date, signature (Mẫu 3.1)."""
    heading = table(
        (form.letterhead.left_mm, form.letterhead.right_mm),
        (agencies(form, "sao."), paragraph("HinhThucSao", "{{ hinh_thuc_sao }}")),
        (
            paragraph("SoKyHieu", "Số: {{ sao.so }}/{{ sao.ky_hieu }}"),
            paragraph("DiaDanhNgayThang", "{{ sao.dia_danh }}, {{ sao.ngay }}"),
        ),
    )
    return paragraph("DuongKeBanSao") + heading + paragraph("DuongKe") + signature(form, "sao.")


def recipients_below(form: Form) -> str:
    """Nơi nhận by itself, under the signatures (Mẫu 1.9)."""
    return paragraph("DuongKe") + recipients(form)


def confirmation(form: Form) -> str:
    """Where the place of leave confirms it (Mẫu 1.10)."""
    words = paragraph(
        "XacNhan", "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần):"
    )
    return table((form.foot.left_mm, form.foot.right_mm), (words, paragraph("DanhSachNoiNhan")), top_mm=4)


PARTS: Mapping[str, Part] = {
    "quoc_hieu": Part("Phần đầu: cơ quan, Quốc hiệu, số, ngày tháng", letterhead),
    "tieu_de": Part("Tên loại và trích yếu", title),
    "kinh_gui": Part("Kính gửi", lambda form: addressees()),
    "noi_dung": Part("Nội dung theo phần, mục, khoản, điểm", lambda form: outline()),
    "ky_ten": Part("Nơi nhận và chữ ký", signature),
    "chu_ky": Part("Hai chữ ký ngang nhau", signatures),
    "noi_nhan": Part("Nơi nhận ở dưới chữ ký", recipients_below),
    "van_ban_kem": Part("Văn bản được ban hành kèm theo", issued),
    "kem_theo": Part("Dòng “(Kèm theo …)”", lambda form: goes_with()),
    "phu_luc": Part("Một phụ lục", annex),
    "phu_luc_bang": Part("Một phụ lục là bảng số liệu", annex_of_figures),
    "bieu_do": Part("Các biểu đồ", charts),
    "bang": Part("Bảng số liệu theo kiểu", lambda form: figures_of_kind()),
    **{
        f"bang_{kind}": Part(known.about, partial(figures, kind=kind), partial(paper, kind=kind))
        for kind, known in TABLES.items()
    },
    "xac_nhan": Part("Xác nhận của nơi nghỉ phép", confirmation),
    "ban_sao": Part("Phần ký bản sao", copy_block),
}
"""By name: `phan/<name>.docx`."""
