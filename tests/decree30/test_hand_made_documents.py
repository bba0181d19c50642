"""The same correct document in every layout that clerks make: never an error, only the warnings that are listed."""

import io
from functools import cache

import pytest
from tests.decree30.breaking.case import CHECKED_ON
from tests.decree30.checked import good_file
from tests.decree30.conftest import Convert, needs_soffice
from tests.decree30.kit.documents import GOOD, letter
from tests.decree30.kit.handmade import HAND_MADE, head_in_header
from tests.decree30.kit.library_made import plan_by_python_docx
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told, warnings

from vanban.checking import check_bytes
from vanban.decree30.judge import judge
from vanban.docx.measure import measure
from vanban.docx.mend import mend
from vanban.layout.measured import Layout
from vanban.layout.recognition import recognise

ONCE_DOC = (
    "ke_hoach/dau_trang_rieng", "ke_hoach/hop_chu", "ke_hoach/tab", "ke_hoach/ky_hai_hop_chu", "ke_hoach/ky_hai_cot",
    "ke_hoach/ke_vml", "ke_hoach/danh_so_tu_dong", "cong_van/hop_chu_vml",
)  # fmt: skip
RESAVED = ("ke_hoach", "cong_van", "quyet_dinh", "bien_ban", "ke_hoach_phu_luc")


@cache
def hand_made_file(name: str) -> bytes:
    made = HAND_MADE[name]
    return write(made.make(), made.formatting, junk=made.junk)


@cache
def hand_made_layout(name: str) -> Layout:
    return measure(hand_made_file(name), f"{name}.docx")


@pytest.mark.parametrize("name", HAND_MADE)
def test_a_hand_made_document_is_not_accused(name: str) -> None:
    found = judge(recognise(hand_made_layout(name)), on=CHECKED_ON)
    assert not errors(found), f"\n{told(errors(found))}"
    unlisted = [finding for finding in warnings(found) if finding.rule not in HAND_MADE[name].warnings]
    assert not unlisted, f"\n{told(unlisted)}"


@pytest.mark.parametrize("name", HAND_MADE)
def test_its_components_are_found(name: str) -> None:
    """Nothing is passed by because it was not seen."""
    anatomy = recognise(hand_made_layout(name))
    found = {component.name for component in anatomy.components()}
    expected = {
        "quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay_thang",
        "tieu_de_noi_nhan", "noi_nhan", "quyen_han_chuc_vu", "ho_ten",
    }  # fmt: skip
    expected |= (
        {"ten_loai", "trich_yeu", "can_cu"}
        if name.startswith("ke_hoach")
        else {"trich_yeu_cong_van", "kinh_gui"}
    )
    assert expected - found == set()
    assert anatomy.motto is not None
    assert anatomy.motto.line is not None
    assert anatomy.issuer is not None
    assert anatomy.issuer.line is not None


def test_faults_of_a_letterhead_in_the_header_are_each_told_once_and_mended() -> None:
    document = head_in_header(letter())
    document["quoc_hieu"].look(size=11)
    document["so"].text = "Số: 5/SXD-VP"
    document["vv"].text = "V/v phối hợp  tổ chức phong trào"
    raw = write(document)
    found = check_bytes(raw, "dau_trang.docx", on=CHECKED_ON)
    assert sorted(one.rule for one in found) == ["ND30-QH-02", "ND30-SO-03", "ND30-TYPO-01"]
    assert all(one.where.startswith("đầu trang, bảng") for one in found)
    mended = mend(raw, [order for one in found for order in one.mends], "dau_trang.docx").raw
    assert check_bytes(mended, "dau_trang.docx", on=CHECKED_ON) == []


@needs_soffice
def test_what_libreoffice_saved_again_is_not_accused(resaved: Convert) -> None:
    files = {name: good_file(name) for name in RESAVED}
    files |= {
        name: hand_made_file(name)
        for name, made in HAND_MADE.items()
        if not made.junk and made.formatting == "direct" and name != "ke_hoach/to_hop"
    }
    accused = ""
    for name, raw in resaved(files).items():
        found = errors(check_bytes(raw, f"{name}.docx", on=CHECKED_ON))
        accused += f"\n{name}:\n{told(found)}" if found else ""
    assert not accused, accused


@needs_soffice
def test_what_was_a_doc_of_word_97_is_not_accused(resaved: Convert) -> None:
    files = {name: good_file(name) for name in (*RESAVED, "cong_van_dau_khung", "sao_y")}
    files |= {name: hand_made_file(name) for name in ONCE_DOC}
    accused = ""
    for name, raw in resaved(files, by_way_of="doc").items():
        found = check_bytes(raw, f"{name}.docx", on=CHECKED_ON)
        wrong = errors(found) + warnings(found)
        accused += f"\n{name}:\n{told(wrong)}" if wrong else ""
    assert not accused, accused


def test_what_python_docx_made_is_not_accused() -> None:
    file = io.BytesIO()
    plan_by_python_docx().save(file)
    found = check_bytes(file.getvalue(), "python_docx.docx", on=CHECKED_ON)
    assert not errors(found) + warnings(found), f"\n{told(errors(found) + warnings(found))}"


def test_the_layouts_are_different_files() -> None:
    assert len({hand_made_file(name) for name in HAND_MADE}) == len(HAND_MADE)
    assert set(RESAVED) <= set(GOOD)
