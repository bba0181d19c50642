"""The plan's template filled in: every part in its style, whatever the data."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.contexts import EVERY_LEVEL, LONG_ISSUER, SENTENCE, item, plan
from tests.docx.rendering import parts_of, render

from vanban.docx.page.metrics import balanced, text_width_mm

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG_SUBJECT = (
    "Phát động phong trào thi đua “Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh Bình Phước” năm 2024"
)
SHAPES: dict[str, dict[str, Any]] = {
    "usual": {},
    "draft": {"du_thao": True},
    "no superior": {"co_quan_chu_quan": [], "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC"]},
    "long names": {"co_quan_chu_quan": [LONG_ISSUER], "co_quan_ban_hanh": [LONG_ISSUER]},
    "three lines of subject": {"trich_yeu": ["Phát động", LONG_SUBJECT]},
    "no name": {"ky": {"dong": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "ho_ten": ""}},
    "every level": {"noi_dung": EVERY_LEVEL, "ket": "", "can_cu": ["Căn cứ Luật *Thi đua*;"]},
    "short": {"mo_dau": "", "noi_dung": [item("doan", "", SENTENCE)], "ket": "Ngắn./."},
    "twenty-five recipients": {"noi_nhan": [f"Đơn vị {n};" for n in range(1, 26)]},
    "markup in the data": {"co_quan": "A & <B>", "ket": "<w:p> & ]]> {{ so }} *x*", "so": "<05>"},
}


def body(**changes: Any) -> etree._Element:
    """The document part of a plan."""
    return etree.fromstring(parts_of(render(plan(**changes)))["word/document.xml"])


def paragraphs(document: etree._Element) -> list[tuple[str, str]]:
    """Style and text of every paragraph."""
    return [
        (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(t.text or "" for t in p.iter(f"{W}t")))
        for p in document.iter(f"{W}p")
    ]


def texts(document: etree._Element, style: str) -> list[str]:
    """Text of the paragraphs in one style."""
    return [text for id, text in paragraphs(document) if id == style]


def line_lengths_mm(document: etree._Element) -> list[float]:
    """Lengths of the drawn lines, in the order of the page: motto's last in its row."""
    raw = etree.tostring(document, encoding="unicode")
    return [int(cx) / 36000 for cx in re.findall(r'<wp:extent cx="(\d+)" cy="0"', raw)]


@pytest.mark.parametrize("large", [True, False], ids=["large", "small"])
@pytest.mark.parametrize("shape", SHAPES)
def test_word_finds_nothing_to_repair(shape: str, large: bool, tmp_path: Path) -> None:
    path = tmp_path / "vb.docx"
    path.write_bytes(render(plan(**SHAPES[shape]), large))
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("shape", SHAPES)
def test_no_command_and_no_blank_paragraph_is_left(shape: str) -> None:
    found = paragraphs(body(**SHAPES[shape]))
    assert "LenhMau" not in {style for style, _ in found}
    blank = [style for style, text in found if not text.strip()]
    nameless = [] if plan(**SHAPES[shape])["ky"]["ho_ten"] else ["HoTenNguoiKy"]
    assert blank == ["DuongKe"] * 3 + nameless + ["HetVanBan"]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_three_lines_have_the_lengths_of_the_decree(shape: str) -> None:
    context = plan(**SHAPES[shape])
    issuer = balanced(context["co_quan_ban_hanh"][-1], 65, 13, bold=True)[-1]
    subject = balanced(context["trich_yeu"][-1], 165, 14, bold=True)[-1]
    under_issuer, under_motto, under_subject = line_lengths_mm(body(**SHAPES[shape]))
    assert 1 / 3 <= under_issuer / text_width_mm(issuer, 13, bold=True) <= 1 / 2
    assert under_motto == pytest.approx(text_width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True), rel=0.01)
    assert 1 / 3 <= under_subject / text_width_mm(subject, 14, bold=True) <= 1 / 2


@pytest.mark.parametrize("shape", SHAPES)
def test_every_drawing_has_its_own_number(shape: str) -> None:
    numbers = re.findall(r'docPr id="(\d+)"', etree.tostring(body(**SHAPES[shape]), encoding="unicode"))
    assert len(set(numbers)) == 3


def test_the_head_stands_in_its_styles() -> None:
    document = body(so="05")
    assert paragraphs(document)[:10] == [
        ("CoQuanChuQuan", "UBND TỈNH BÌNH PHƯỚC"),
        ("CoQuanBanHanh", "SỞ XÂY DỰNG"),
        ("DuongKe", ""),
        ("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        ("DuongKe", ""),
        ("SoKyHieu", "Số: 05/KH-SXD"),
        ("DiaDanhNgayThang", f"Bình Phước, {plan()['ngay']}"),
        ("TenLoai", "KẾ HOẠCH"),
        ("TrichYeu", "Phát động phong trào thi đua"),
    ]


def test_a_draft_says_so_under_its_number_and_a_final_document_does_not() -> None:
    assert texts(body(du_thao=True), "DuThao") == ["DỰ THẢO"]
    assert texts(body(), "DuThao") == []


def test_a_long_name_and_a_long_subject_keep_their_words() -> None:
    document = body(co_quan_ban_hanh=[LONG_ISSUER], trich_yeu=[LONG_SUBJECT])
    assert " ".join(texts(document, "CoQuanBanHanh")) == LONG_ISSUER
    assert " ".join(texts(document, "TrichYeu")) == LONG_SUBJECT


def test_each_kind_of_paragraph_has_its_style() -> None:
    found = paragraphs(body(noi_dung=[*EVERY_LEVEL, item("doan", "", SENTENCE)]))
    start = found.index(("PhanChuong", "Phần I"))
    assert [style for style, _ in found[start : start + len(EVERY_LEVEL)]] == [
        "PhanChuong",
        "TieuDePhan",
        "PhanChuong",
        "TieuDePhan",
        "Muc",
        "TieuDeMuc",
        "Muc",
        "TieuDeMuc",
        "Dieu",
        "Khoan",
        "Diem",
        "GachDauDong",
        "CongDauDong",
        "MucLaMa",
        "DeMuc",
        "DeMucCon",
        "KhoanCon",
        "NoiDung",
    ]
    assert [text for _, text in found[start : start + len(EVERY_LEVEL)]] == [
        f"{p['so']} {p['chu']}".strip() for p in EVERY_LEVEL
    ]


@pytest.mark.parametrize(
    ("kieu", "style"),
    [
        ("khoan", "KhoanCuoi"),
        ("khoan_con", "KhoanConCuoi"),
        ("diem", "DiemCuoi"),
        ("gach", "GachDauDongCuoi"),
        ("cong", "CongDauDongCuoi"),
        ("doan", "NoiDungCuoi"),
    ],
)
def test_without_closing_words_the_last_paragraph_stays_with_the_signature(kieu: str, style: str) -> None:
    found = paragraphs(body(noi_dung=[item(kieu, "1.", SENTENCE)] * 3, ket=""))
    assert [id for id, _ in found].count(style) == 1


def test_closing_words_stay_with_the_signature() -> None:
    assert len(texts(body(), "NoiDungCuoi")) == 1
    assert len(texts(body(ket="Ngắn./."), "KhoanCuoi")) == 1


def test_italics_in_a_basis_stand_upright() -> None:
    document = body(can_cu=["Căn cứ Nghị định số 30/2020/NĐ-CP *về công tác văn thư*."])
    (basis,) = (p for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "CanCu")
    toggles = [i.get(f"{W}val") for i in basis.iter(f"{W}i")]
    assert toggles == ["0"]


@pytest.mark.parametrize(
    ("filing", "printed"),
    [
        ({"chu": "VT, P.QLXD", "nguoi_soan": "(Th)", "so_ban": ""}, "- Lưu: VT, P.QLXD(Th)."),
        ({"chu": "VT, VX", "nguoi_soan": "", "so_ban": "(5)"}, "- Lưu: VT, VX (5)."),
        ({"chu": "VT, VP", "nguoi_soan": "(Hg)", "so_ban": "(2)"}, "- Lưu: VT, VP(Hg) (2)."),
        ({"chu": "VT", "nguoi_soan": "", "so_ban": ""}, "- Lưu: VT."),
    ],
)
def test_the_filing_line_ends_the_recipients(filing: dict[str, str], printed: str) -> None:
    recipients = texts(body(luu=filing), "DanhSachNoiNhan")
    assert recipients == [*(f"- {r}" for r in plan()["noi_nhan"]), printed]


def test_the_drafters_mark_is_lowered_and_as_large_as_its_line() -> None:
    styles = etree.fromstring(parts_of(render(plan()))["word/styles.xml"])
    (mark,) = styles.iterfind(f'{W}style[@{W}styleId="NguoiSoanThao"]')
    assert mark.find(f"{W}name").get(f"{W}val") == "Người soạn thảo"
    form = {e.tag.removeprefix(W): e.get(f"{W}val") for e in mark.find(f"{W}rPr")}
    assert form == {"position": "-4", "sz": "22", "szCs": "22"}  # 2 pt lower, 11 pt
    document = body()
    marked = [r for r in document.iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle") is not None]
    assert ["".join(r.itertext()) for r in marked] == ["(Th)"]


def test_the_signer_stands_line_by_line_and_the_room_stays_without_a_name() -> None:
    document = body(**SHAPES["no name"])
    assert texts(document, "ChucVuNguoiKy") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert texts(document, "HoTenNguoiKy") == [""]


def test_data_is_never_markup() -> None:
    found = body(**SHAPES["markup in the data"])
    assert texts(found, "NoiDungCuoi") == ["<w:p> & ]]> {{ so }} x"]
    assert texts(found, "SoKyHieu") == ["Số: <05>/KH-SXD"]
