"""The bodies of all kinds of document: the mẫu of Phụ lục III, and our own for the four that it leaves out."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from vanban.docx.starter.blocks import basis, closing, include, opening, wired_to
from vanban.docx.starter.following import FIGURED, annexes_and_figures, issued_and_annexes
from vanban.docx.starter.following import annexes as plain_annexes
from vanban.docx.starter.markup import command, each, only_if, paragraph
from vanban.layout.form import Form, Paper

Ending = Callable[[Form, Paper], str]
_BODY = "NoiDung"


class Kind(NamedTuple):
    """The body of a document, how it ends, and the condition on which something follows it."""

    body: str
    ending: Ending = plain_annexes
    followed: str = "phu_luc | default"


def _titled(*below: str) -> str:
    return include("quoc_hieu") + include("tieu_de") + "".join(below)


def _untitled(name: str, *below: str) -> str:
    """With a tên loại and no trích yếu."""
    return (
        command(f"set ten_loai = '{name}'")
        + include("quoc_hieu")
        + paragraph("TenLoai", "{{ ten_loai }}")
        + paragraph("DuongKe")
        + "".join(below)
    )


def _text() -> str:
    return basis() + opening() + include("noi_dung") + closing()


def _signed(*above: str) -> str:
    return "".join(above) + include("ky_ten")


def _field(label: str, value: str) -> str:
    return paragraph(_BODY, f"{label} {{{{ {value} }}}}")


def named() -> str:
    """Mẫu 1.4."""
    return _titled(_signed(_text()))


def named_to_superior() -> str:
    """Mẫu 1.4 with Kính gửi where it is sent to a higher agency (Phụ lục I, II.9.b)."""
    return _titled(include("kinh_gui"), _signed(_text()))


def report() -> str:
    """Báo cáo: Mẫu 1.4, with its charts behind the body."""
    text = basis() + opening() + include("noi_dung") + include("bieu_do") + closing()
    return _titled(include("kinh_gui"), _signed(text))


def rules() -> str:
    """Quy chế, quy định: Mẫu 1.4; with `kem_theo` as a decision issues it (Mẫu 1.3)."""
    return _titled(include("kem_theo"), _signed(_text()))


def decision(order: str) -> str:
    """Mẫu 1.1 to 1.3: who decides, on what basis, and that they decide."""
    return _titled(
        paragraph("ThamQuyen", "{{ tham_quyen | upper }}"),
        basis(),
        paragraph("LenhBanHanh", order),
        opening(),
        include("noi_dung"),
        _signed(closing()),
    )


def letter() -> str:
    """Công văn (Mẫu 1.5): no tên loại, so the letterhead bears its subject."""
    return command("set ten_loai = ''") + include("quoc_hieu") + include("kinh_gui") + _signed(_text())


def urging_letter() -> str:
    """Công văn đôn đốc: Mẫu 1.5, small tables behind the body."""
    text = basis() + opening() + include("noi_dung") + _tables() + closing()
    return command("set ten_loai = ''") + include("quoc_hieu") + include("kinh_gui") + _signed(text)


def open_letter() -> str:
    """Thư công: no mẫu; a titled letter to whom it is meant for."""
    return _titled(include("kinh_gui"), _signed(_text()))


def telegram() -> str:
    """Công điện (Mẫu 1.6)."""
    return _titled(wired_to(), _signed(_text()))


def invitation() -> str:
    """Giấy mời (Mẫu 1.7)."""
    return _titled(
        paragraph(_BODY, "{{ co_quan }} trân trọng kính mời: {{ kinh_moi }}"),
        _field("Tới dự", "toi_du"),
        _field("Chủ trì:", "chu_tri"),
        _field("Thời gian:", "thoi_gian"),
        _field("Địa điểm:", "dia_diem"),
        only_if("noi_dung | default", include("noi_dung")),
        _signed(closing()),
    )


def introduction() -> str:
    """Giấy giới thiệu (Mẫu 1.8)."""
    return _untitled(
        "GIẤY GIỚI THIỆU",
        paragraph(_BODY, "{{ co_quan }} trân trọng giới thiệu:"),
        _field("Ông (bà):", "ho_ten"),
        _field("Chức vụ:", "chuc_vu"),
        _field("Được cử đến:", "noi_den"),
        _field("Về việc:", "ve_viec"),
        paragraph(_BODY, "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ."),
        _signed(paragraph("NoiDungCuoi", "Giấy này có giá trị đến hết {{ han_den }}./.")),
    )


def leave() -> str:
    """Giấy nghỉ phép (Mẫu 1.10)."""
    return _untitled(
        "GIẤY NGHỈ PHÉP",
        paragraph(
            _BODY,
            "Xét Đơn đề nghị nghỉ phép {{ ngay_don }} của ông (bà) {{ ho_ten }}, {{ co_quan }} cấp cho:",
        ),
        _field("Ông (bà):", "ho_ten"),
        _field("Chức vụ:", "chuc_vu"),
        paragraph(
            _BODY,
            "Nghỉ phép trong thời gian {{ so_ngay }} ngày, kể từ {{ tu_ngay }} đến hết {{ den_ngay }} tại"
            " {{ noi_nghi }}.",
        ),
        _signed(
            paragraph(
                "NoiDungCuoi",
                "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm {{ nam }}./.",
            )
        ),
        include("xac_nhan"),
    )


def minutes() -> str:
    """Biên bản (Mẫu 1.9): no place and date above, both who lead and who write sign."""
    return command("set ngay = ''") + _titled(
        _field("Thời gian bắt đầu:", "thoi_gian"),
        _field("Địa điểm:", "dia_diem"),
        _field("Thành phần tham dự:", "thanh_phan"),
        _field("Chủ trì (chủ tọa):", "chu_tri"),
        _field("Thư ký (người ghi biên bản):", "thu_ky"),
        paragraph(_BODY, "Nội dung (theo diễn biến cuộc họp/hội nghị/hội thảo):"),
        include("noi_dung"),
        paragraph("NoiDungCuoi", "Cuộc họp (hội nghị, hội thảo) kết thúc vào {{ ket_thuc }}./."),
        include("chu_ky"),
        include("noi_nhan"),
    )


def council_minutes() -> str:
    """Minutes of a council (Mẫu 1.9) whose votes stand in tables behind the body."""
    return command("set ngay = ''") + _titled(
        _field("Thời gian bắt đầu:", "thoi_gian"),
        _field("Địa điểm:", "dia_diem"),
        include("noi_dung"),
        _tables(),
        paragraph("NoiDungCuoi", "{{r ket | dinh_dang }}"),
        include("chu_ky"),
        include("noi_nhan"),
    )


def achievement_report() -> str:
    """Báo cáo thành tích in the form of the law of awards: who confirms it signs left, who reports right."""
    form_line = paragraph("MauSo", "{{ mau_so }}") + only_if(
        "mau_kem_theo | default", paragraph("MauKemTheo", "({{ mau_kem_theo }})")
    )
    return only_if("mau_so | default", form_line) + _titled(
        include("noi_dung"),
        _tables(),
        only_if("ket | default", paragraph("NoiDungCuoi", "{{r ket | dinh_dang }}")),
        include("chu_ky"),
    )


def dossier_paper() -> str:
    """A paper of a dossier without a form of its own: what it says, its tables, who answers for it."""
    return _titled(include("kem_theo"), opening(), include("noi_dung"), _tables(), _signed(closing()))


def _tables() -> str:
    shown = only_if("bang.ten | default", paragraph("TenBang", "{{ bang.ten }}")) + include("bang")
    return each("bang", "bang_trong_bai | default([])", shown, paragraph("SauBang"))


def agreement() -> str:
    """Hợp đồng, bản ghi nhớ, bản thỏa thuận: no mẫu; the parties, what they agree, a signature of each."""
    party = paragraph("DeMuc", "{{ ben.ten }}") + each(
        "dong", "ben.thong_tin", paragraph(_BODY, "{{ dong }}")
    )
    return _titled(
        basis(),
        opening(),
        each("ben", "cac_ben", party),
        include("noi_dung"),
        closing(),
        include("chu_ky"),
        include("noi_nhan"),
    )


def copied(form_of_copy: str) -> str:
    """A document and under it the block of its copy (Mẫu 3.1), or above it the mark of an electronic one (3.2)."""
    return (
        only_if("chu_ky_so | default", paragraph("ChuKySo", "{{ chu_ky_so }}"))
        + include("quoc_hieu")
        + only_if("ten_loai", include("tieu_de"))
        + include("kinh_gui")
        + only_if("tham_quyen | default", paragraph("ThamQuyen", "{{ tham_quyen | upper }}"))
        + basis()
        + only_if("lenh_ban_hanh | default", paragraph("LenhBanHanh", "{{ lenh_ban_hanh }}"))
        + opening()
        + include("noi_dung")
        + _signed(closing())
        + command(f"set hinh_thuc_sao = '{form_of_copy}'")
        + only_if("sao | default", include("ban_sao"))
    )


def annex_alone() -> str:
    """An annex in an electronic file of its own, with the mark of its signature (Mẫu 2.2)."""
    mark = only_if("pl.chu_ky_so | default", paragraph("ChuKySo", "Số: {{ pl.chu_ky_so }}"))
    return mark + include("phu_luc")


_NAMED = Kind(named())
_TO_SUPERIOR = Kind(named_to_superior())
_RULES = Kind(rules())
_AGREEMENT = Kind(agreement())
KINDS: Mapping[str, Kind] = {
    "nghi_quyet": Kind(
        decision("QUYẾT NGHỊ:"), issued_and_annexes, "phu_luc | default or van_ban_kem | default"
    ),
    "quyet_dinh": Kind(
        decision("QUYẾT ĐỊNH:"), issued_and_annexes, "phu_luc | default or van_ban_kem | default"
    ),
    "chi_thi": _NAMED,
    "quy_che": _RULES,
    "quy_dinh": _RULES,
    "thong_cao": _NAMED,
    "thong_bao": _NAMED,
    "huong_dan": _NAMED,
    "chuong_trinh": _NAMED,
    "ke_hoach": _NAMED,
    "phuong_an": _NAMED,
    "de_an": _NAMED,
    "du_an": _NAMED,
    "bao_cao": Kind(report(), annexes_and_figures, FIGURED),
    "bien_ban": Kind(minutes()),
    "to_trinh": _TO_SUPERIOR,
    "hop_dong": _AGREEMENT,
    "cong_van": Kind(letter()),
    "cong_dien": Kind(telegram()),
    "ban_ghi_nho": _AGREEMENT,
    "ban_thoa_thuan": _AGREEMENT,
    "giay_uy_quyen": _NAMED,
    "giay_moi": Kind(invitation()),
    "giay_gioi_thieu": Kind(introduction()),
    "giay_nghi_phep": Kind(leave()),
    "phieu_gui": _NAMED,
    "phieu_chuyen": _NAMED,
    "phieu_bao": _NAMED,
    "thu_cong": Kind(open_letter()),
    "sao_y": Kind(copied("SAO Y")),
    "sao_luc": Kind(copied("SAO LỤC")),
    "trich_sao": Kind(copied("TRÍCH SAO")),
}
"""Each kind of document by its id."""

OWN: Mapping[str, Kind] = {
    "cong_van_don_doc": Kind(urging_letter(), annexes_and_figures, FIGURED),
    "to_trinh_khen_thuong": Kind(named_to_superior(), annexes_and_figures, FIGURED),
    "quyet_dinh_khen_thuong": Kind(decision("QUYẾT ĐỊNH:"), annexes_and_figures, FIGURED),
    "bien_ban_hop_dong": Kind(council_minutes()),
    "bao_cao_thanh_tich": Kind(achievement_report()),
    "tom_tat_thanh_tich": Kind(dossier_paper()),
    "muc_luc_ho_so": Kind(dossier_paper()),
}
"""Documents of a campaign that are a kind of their own to us, by the name of their template."""

ANNEX = "phu_luc"
"""The id of an annex by itself, which is no kind of document."""
