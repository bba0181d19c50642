"""Every kind of document made from its template: valid, printed, in the form of its mẫu."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.rendering import parts_of, to_pdf
from tests.docx.starter.making import make

from vanban.decree30.form import form
from vanban.decree30.types import document_types
from vanban.docx.page.metrics import text_width_mm
from vanban.docx.starter import KINDS, LYING, OWN, template
from vanban.docx.starter.samples import ANNEX_ALONE, ANNEXES, OWN_SAMPLES, REFERRING, SAMPLES, SHAPES
from vanban.errors import TemplateError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4
PROGRAMS = ("soffice", "pdftotext")
needs_printing = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)) and not os.environ.get("CI"), reason="needs LibreOffice and poppler"
)


@cache
def shaped(name: str) -> bytes:
    """A document of one of the shapes."""
    kind, changes = SHAPES[name]
    return make(kind, (SAMPLES | OWN_SAMPLES)[kind] | changes)


EVERYTHING: dict[str, Callable[[], bytes]] = {
    **{kind: partial(make, kind, context) for kind, context in (SAMPLES | OWN_SAMPLES).items()},
    **{name: partial(shaped, name) for name in SHAPES},
    "wide annexes": partial(
        make, "ke_hoach", SAMPLES["ke_hoach"] | {"phu_luc": ANNEXES, "noi_dung": REFERRING}, wide=True
    ),
    "small letters": partial(make, "to_trinh", SAMPLES["to_trinh"], large=False),
}
"""Makers of all documents that are looked at."""


def changed(kind: str, **changes: Any) -> etree._Element:
    """The main part of a document of that kind."""
    return main_part(make(kind, SAMPLES[kind] | changes))


def main_part(docx: bytes) -> etree._Element:
    return etree.fromstring(parts_of(docx)["word/document.xml"])


def paragraphs(document: etree._Element) -> list[tuple[str, str]]:
    """Style and text of each paragraph that prints something."""
    found = [
        (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(t.text or "" for t in p.iter(f"{W}t")))
        for p in document.iter(f"{W}p")
    ]
    return [(style, text) for style, text in found if text.strip()]


def texts(document: etree._Element, *styles: str) -> list[str]:
    return [text for style, text in paragraphs(document) if style in styles]


def test_there_is_a_template_for_every_kind_of_the_decree() -> None:
    assert list(KINDS) == list(document_types())
    assert set(SAMPLES) == set(KINDS)
    assert set(OWN_SAMPLES) == {*OWN, *LYING}


@pytest.mark.parametrize("kind", [*KINDS, *OWN])
@pytest.mark.parametrize("large", [True, False], ids=["large", "small"])
def test_word_finds_nothing_to_repair_in_a_template(kind: str, large: bool, tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(template(kind, form(large))[f"{kind}.docx"])
    assert OpenXmlValidator().validate(path).errors == []


def test_word_finds_nothing_to_repair_in_a_shared_part(tmp_path: Path) -> None:
    shared = {name: content for kind in (*KINDS, *OWN) for name, content in template(kind, form()).items()}
    path = tmp_path / "phan.docx"
    for name, content in shared.items():
        path.write_bytes(content)
        assert OpenXmlValidator().validate(path).errors == [], name


def test_a_shared_part_is_the_same_for_every_kind() -> None:
    seen: dict[str, bytes] = {}
    for kind in (*KINDS, *OWN):
        for name, content in template(kind, form()).items():
            assert seen.setdefault(name, content) == content, (kind, name)


@pytest.mark.parametrize("name", EVERYTHING)
def test_word_finds_nothing_to_repair_in_a_document(name: str, tmp_path: Path) -> None:
    path = tmp_path / "vb.docx"
    path.write_bytes(EVERYTHING[name]())
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_command_is_left_and_no_list_is_empty(name: str) -> None:
    docx = EVERYTHING[name]()
    assert "LenhMau" not in {style for style, _ in paragraphs(main_part(docx))}
    with ZipFile(io.BytesIO(docx)) as archive:
        texts_of = (archive.read(part).decode() for part in archive.namelist() if not part.endswith(".xlsx"))
        everything = "".join(texts_of)
    assert "{%" not in everything
    assert "{{" not in everything


@pytest.mark.parametrize("kind", KINDS)
def test_every_drawing_has_its_own_number(kind: str) -> None:
    numbers = re.findall(r'docPr id="(\d+)"', etree.tostring(changed(kind), encoding="unicode"))
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_absent_and_what_is_empty_print_the_same(kind: str) -> None:
    empty = {"phu_luc": [], "do_khan": "", "do_mat": "", "luu_hanh": "", "nhu_dieu": "", "kem_theo": ""}
    sample = {name: value for name, value in SAMPLES[kind].items() if name not in empty}
    assert make(kind, sample | empty) == make(kind, sample)


@pytest.mark.parametrize(("kind", "order"), [("nghi_quyet", "QUYẾT NGHỊ:"), ("quyet_dinh", "QUYẾT ĐỊNH:")])
def test_a_decision_names_who_decides_then_its_basis_then_that_they_decide(kind: str, order: str) -> None:
    found = paragraphs(changed(kind))
    styles = [style for style, _ in found]
    start = styles.index("ThamQuyen")
    assert styles[start : start + 4] == ["ThamQuyen", "CanCu", "CanCu", "LenhBanHanh"]
    assert found[start][1] == SAMPLES[kind]["tham_quyen"].upper()
    assert found[start + 3][1] == order


def test_a_decisions_recipients_begin_with_the_article_that_binds_them() -> None:
    assert texts(changed("quyet_dinh"), "DanhSachNoiNhan")[0] == "- Như Điều 3;"


def test_a_letter_says_what_it_is_about_under_its_number_and_has_no_type() -> None:
    document = changed("cong_van")
    subject = texts(document, "TrichYeuCongVanDau", "TrichYeuCongVan")
    assert " ".join(subject) == "V/v đôn đốc thực hiện phong trào thi đua năm 2026"
    assert texts(document, "TenLoai", "TrichYeu") == []


def test_only_the_first_line_of_a_letters_subject_keeps_its_distance() -> None:
    document = changed("cong_van", trich_yeu=["đôn đốc thực hiện phong trào thi đua ngành Xây dựng năm 2026"])
    assert len(texts(document, "TrichYeuCongVanDau")) == 1
    assert len(texts(document, "TrichYeuCongVan")) >= 1


def test_one_addressee_stands_behind_the_words() -> None:
    document = changed("cong_van", kinh_gui=["Bộ Nội vụ"])
    assert texts(document, "KinhGui", "NoiKinhGui") == ["Kính gửi: Bộ Nội vụ"]


def test_several_addressees_stand_under_each_other() -> None:
    document = changed("to_trinh", kinh_gui=["Bộ Nội vụ", "Bộ Xây dựng", "Bộ Tài chính"])
    assert texts(document, "KinhGui", "NoiKinhGui") == [
        "Kính gửi:",
        "- Bộ Nội vụ;",
        "- Bộ Xây dựng;",
        "- Bộ Tài chính.",
    ]


def test_the_dashes_of_addressees_stand_under_the_colon() -> None:
    styles = etree.fromstring(parts_of(make("cong_van", SAMPLES["cong_van"]))["word/styles.xml"])
    start_mm = {}
    for id in ("KinhGui", "NoiKinhGui"):
        (indent,) = styles.iterfind(f'{W}style[@{W}styleId="{id}"]/{W}pPr/{W}ind')
        start_mm[id] = (int(indent.get(f"{W}left")) - int(indent.get(f"{W}hanging"))) / MM
    assert start_mm["KinhGui"] == pytest.approx(35, abs=0.1)
    assert start_mm["NoiKinhGui"] - start_mm["KinhGui"] == pytest.approx(
        text_width_mm("Kính gửi", 14), abs=0.1
    )


@pytest.mark.parametrize("kind", ["bao_cao", "to_trinh", "cong_van", "thu_cong"])
def test_who_is_addressed_is_not_named_again_below(kind: str) -> None:
    assert texts(changed(kind), "DanhSachNoiNhan")[0] == "- Như trên;"
    given = changed(kind, noi_nhan=["Như trên;", "UBND tỉnh;"])
    assert texts(given, "DanhSachNoiNhan").count("- Như trên;") == 1
    assert "- Như trên;" not in texts(changed(kind, kinh_gui=[]), "DanhSachNoiNhan")


@pytest.mark.parametrize("kind", ["ke_hoach", "thong_bao", "quyet_dinh", "chi_thi", "giay_moi"])
def test_other_kinds_have_no_addressees(kind: str) -> None:
    assert texts(changed(kind, kinh_gui=["Bộ Nội vụ"]), "KinhGui") == []


def test_a_telegram_says_who_wires_to_whom() -> None:
    document = changed("cong_dien")
    assert texts(document, "KinhGui", "NoiKinhGui") == [
        "Sở Xây dựng điện:",
        "- Ủy ban nhân dân các xã, phường;",
        "- Các ban quản lý dự án.",
    ]


def test_minutes_bear_no_date_two_signatures_and_recipients_below() -> None:
    document = changed("bien_ban")
    assert texts(document, "DiaDanhNgayThang") == []
    assert texts(document, "SoKyHieu") == ["Số: 15/BB-SXD"]
    styles = [style for style, _ in paragraphs(document)]
    assert styles.index("NoiNhan") > max(i for i, style in enumerate(styles) if style == "HoTenNguoiKy")
    left, right = document.findall(f"{W}body/{W}tbl")[-1].iter(f"{W}tc")
    assert paragraphs(left)[0][1] == "THƯ KÝ"
    assert paragraphs(right)[0][1] == "CHỦ TỌA"
    assert texts(document, "DanhSachNoiNhan")[-1] == "- Lưu: VT, Hồ sơ."


def test_a_third_party_signs_in_a_second_row() -> None:
    rows = main_part(shaped("three signatures")).findall(f"{W}body/{W}tbl")[-1].findall(f"{W}tr")
    signers = [[texts(cell, "ChucVuNguoiKy") for cell in row.iter(f"{W}tc")] for row in rows]
    assert signers == [[["ĐẠI DIỆN BÊN A"], ["ĐẠI DIỆN BÊN B"]], [["ĐẠI DIỆN BÊN C"], []]]


@pytest.mark.parametrize("kind", ["giay_gioi_thieu", "giay_nghi_phep"])
def test_some_papers_have_a_type_and_no_subject(kind: str) -> None:
    document = changed(kind)
    assert texts(document, "TenLoai") == [SAMPLES[kind]["ten_loai"]]
    assert texts(document, "TrichYeu") == []


@pytest.mark.parametrize(
    ("word", "width_mm"), [("HỎA TỐC", 30), ("HOẢ TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)]
)
def test_urgency_stands_in_the_frame_of_its_word(word: str, width_mm: int) -> None:
    (frame,) = changed("cong_dien", do_khan=word).iterfind(f".//{W}tc/{W}tbl")
    assert int(frame.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) / MM == pytest.approx(width_mm, abs=0.05)
    height = frame.find(f"{W}tr/{W}trPr/{W}trHeight")
    assert int(height.get(f"{W}val")) / MM == pytest.approx(8, abs=0.05)
    assert height.get(f"{W}hRule") == "exact"
    edges = {edge.get(f"{W}val") for edge in frame.find(f"{W}tblPr/{W}tblBorders")}
    assert edges == {"single"}
    assert texts(frame, "DauKhan") == [word]


def test_secrecy_stands_over_urgency_and_circulation_over_the_national_title() -> None:
    assert texts(main_part(shaped("secret")), "DauKhan") == ["TỐI MẬT", "HỎA TỐC"]
    printed = [text for _, text in paragraphs(main_part(shaped("marks")))]
    assert printed[0] == "LƯU HÀNH NỘI BỘ"
    assert "THƯỢNG KHẨN" in printed


def test_another_post_stands_between_the_room_for_the_signature_and_the_name() -> None:
    found = paragraphs(main_part(shaped("another post")))
    assert found[-3:] == [
        ("ChucVuNguoiKy", "TRƯỞNG BAN"),
        ("ChucVuKhac", "GIÁM ĐỐC SỞ XÂY DỰNG"),
        ("HoTenSauChucVu", "Võ Tất Dũng"),
    ]


def sections(docx: bytes) -> list[dict[str, Any]]:
    """Of each section: its paper, first page number, and the footer of its first page."""
    parts = parts_of(docx)
    targets = dict(
        re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]+)"', parts["word/_rels/document.xml.rels"].decode())
    )
    found = []
    for section in main_part(docx).iter(f"{W}sectPr"):
        (footer,) = section.iterfind(f"{W}footerReference")
        id = footer.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        text = "".join(etree.fromstring(parts[f"word/{targets[id]}"]).itertext())
        found.append(
            {
                "wide": section.find(f"{W}pgSz").get(f"{W}orient") == "landscape",
                "from": section.find(f"{W}pgNumType").get(f"{W}start"),
                "hidden": section.find(f"{W}titlePg") is not None,
                "address": "Địa chỉ" in text,
            }
        )
    return found


def test_a_document_without_annexes_is_one_section_with_its_address() -> None:
    assert sections(make("cong_van", SAMPLES["cong_van"])) == [
        {"wide": False, "from": "1", "hidden": True, "address": True}
    ]


def test_each_annex_is_a_section_that_counts_its_own_pages_and_bears_no_address() -> None:
    own = {"wide": False, "from": "1", "hidden": True, "address": True}
    assert sections(shaped("urgent letter")) == [own, own | {"address": False}, own | {"address": False}]


def test_wide_annexes_lie_on_their_side_and_their_document_does_not() -> None:
    wide = make("ke_hoach", SAMPLES["ke_hoach"] | {"phu_luc": ANNEXES, "noi_dung": REFERRING}, wide=True)
    assert [section["wide"] for section in sections(wide)] == [False, True, True]


def test_a_template_for_wide_annexes_needs_one() -> None:
    with pytest.raises(TemplateError, match="phu_luc"):
        make("ke_hoach", SAMPLES["ke_hoach"], wide=True)


def test_an_annex_is_headed_as_the_decree_wants() -> None:
    first = paragraphs(main_part(shaped("plan with annexes")))
    start = [style for style, _ in first].index("PhuLuc")
    assert first[start : start + 2] == [
        ("PhuLuc", "Phụ lục I"),
        ("TenPhuLuc", "DANH MỤC PHONG TRÀO THI ĐUA"),
    ]
    assert first[start + 2][0] == "KemTheo"
    assert texts(main_part(shaped("plan with one annex")), "PhuLuc") == ["Phụ lục"]


def test_an_electronic_annex_bears_the_mark_of_its_signature() -> None:
    found = paragraphs(main_part(make("phu_luc", ANNEX_ALONE)))
    assert [style for style, _ in found[:2]] == ["ChuKySo", "PhuLuc"]
    assert found[0][1] == "Số: 15/KH-SXD; 09/3/2026; 08:30:15 +07:00"
    assert len(sections(make("phu_luc", ANNEX_ALONE))) == 1


def test_what_a_decision_issues_has_its_own_head_without_number_and_date() -> None:
    document = main_part(shaped("decision that issues a regulation"))
    assert texts(document, "QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] * 2
    assert texts(document, "SoKyHieu") == ["Số: 15/QĐ-SXD"]
    assert len(texts(document, "DiaDanhNgayThang")) == 1
    assert texts(document, "TenLoai") == ["QUYẾT ĐỊNH", "QUY CHẾ"]
    assert " ".join(texts(document, "KemTheo")).startswith("(Kèm theo Quyết định số 15/QĐ-SXD")
    assert len(texts(document, "NoiNhan")) == 1
    assert len(texts(document, "HoTenNguoiKy")) == 2
    assert len(sections(shaped("decision that issues a regulation"))) == 2
    assert len(sections(shaped("decision with a regulation and annexes"))) == 4


def test_a_regulation_in_a_file_of_its_own_can_name_its_decision() -> None:
    document = main_part(shaped("regulation of a decision"))
    assert texts(document, "SoKyHieu", "DiaDanhNgayThang") == []
    assert texts(changed("quy_che"), "SoKyHieu") == ["Số: 15/QC-SXD"]


@pytest.mark.parametrize(
    ("kind", "name", "symbol"),
    [("sao_y", "SAO Y", "SY"), ("sao_luc", "SAO LỤC", "SL"), ("trich_sao", "TRÍCH SAO", "TrS")],
)
def test_a_copy_bears_its_form_number_and_signature_under_the_document(
    kind: str, name: str, symbol: str
) -> None:
    document = changed(kind)
    assert texts(document, "HinhThucSao") == [name]
    assert texts(document, "SoKyHieu") == ["Số: 15/KH-SXD", f"Số: 05/{symbol}-SXD"]
    assert len(texts(document, "HoTenNguoiKy")) == 2


def test_an_electronic_copy_bears_a_mark_above_and_no_block() -> None:
    found = paragraphs(main_part(shaped("electronic copy")))
    assert found[0][0] == "ChuKySo"
    assert "HinhThucSao" not in {style for style, _ in found}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return to_pdf({name: make() for name, make in EVERYTHING.items()}, tmp_path_factory.mktemp("kinds"))


@needs_printing
@pytest.mark.parametrize("name", EVERYTHING)
def test_it_prints_all_its_words(name: str, printed: dict[str, Path]) -> None:
    out = subprocess.run(
        ["pdftotext", "-layout", str(printed[name]), "-"], capture_output=True, text=True, check=True
    )
    on_paper = "".join(out.stdout.split())
    for _, text in paragraphs(main_part(EVERYTHING[name]())):
        for word in text.split():
            assert word in on_paper
