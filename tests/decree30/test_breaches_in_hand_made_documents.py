"""No layout hides a breach: what is wrong in the table of the decree's own form is found in tabs and text boxes too."""

import pytest
from tests.decree30.breaking.case import Change, both, marks, swaps
from tests.decree30.cases import CHECKED_ON
from tests.decree30.checked import ROUNDS
from tests.decree30.kit.handmade import HAND_MADE
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told

from vanban.checking import check_bytes
from vanban.docx.mend import mend

LAYOUTS = (
    "ke_hoach/bang_mot_hang", "ke_hoach/bang_ngat_dong", "ke_hoach/ke_bang_vien_o", "ke_hoach/tab", "ke_hoach/hop_chu",
    "ke_hoach/hop_chu_vml", "ke_hoach/ky_tab", "ke_hoach/ky_hop_chu", "ke_hoach/ky_hai_cot", "ke_hoach/kieu",
    "ke_hoach/chu_de", "ke_hoach/manh_vun_tab", "ke_hoach/danh_so_tu_dong", "ke_hoach/trich_yeu_trong_bang",
)  # fmt: skip
BREACHES: dict[str, Change] = {
    "TN-01": swaps("Độc lập - Tự do", "Độc lập – Tự do"),
    "QH-02": marks("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=False),
    "CQ-02": marks("UBND TỈNH LÀO CAI", size=14),
    "CQ-01": marks("SỞ XÂY DỰNG", size=14),
    "SO-03": swaps("Số: 05", "Số: 5"),
    "DATE-04": swaps("tháng 3 năm", "tháng 03 năm"),
    "DATE-06": marks("Lào Cai, ngày 05 tháng", italic=False),
    "TL-01": marks("KẾ HOẠCH", size=16),
    "TY-01": marks("Tổ chức phong trào thi đua giải ngân vốn đầu tư công năm 2026", italic=True),
    "SIGN-01": marks("GIÁM ĐỐC", bold=False),
    "SIGN-08": swaps("Võ Tất Dũng", "VÕ TẤT DŨNG"),
    "NN-01": marks("Nơi nhận:", size=13),
    "NN-04": swaps("Lưu: VT", "Lưu VT"),
    "BODY-06": swaps("quyết định./.", "quyết định."),
}

LEFT_TO_A_PERSON = {"ND30-SIGN-08": "a name is never touched"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("rule", BREACHES)
def test_a_breach_is_found_in_every_layout(layout: str, rule: str) -> None:
    made = HAND_MADE[layout]
    raw = write(made.make().changed(BREACHES[rule]), made.formatting, junk=made.junk)
    found = check_bytes(raw, f"{layout}.docx", on=CHECKED_ON)
    assert f"ND30-{rule}" in {finding.rule for finding in found}, f"\n{told(found)}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_at_once_are_mended_in_every_layout(layout: str) -> None:
    """What may be mended is; names, and what only a person can decide, stay."""
    made = HAND_MADE[layout]
    document = made.make().changed(both(*BREACHES.values()))
    raw = write(document, made.formatting, junk=made.junk)
    before = {finding.rule for finding in check_bytes(raw, layout, on=CHECKED_ON)}
    for _ in range(ROUNDS):
        orders = [order for finding in check_bytes(raw, layout, on=CHECKED_ON) for order in finding.mends]
        raw = mend(raw, orders, layout).raw if orders else raw
    found = check_bytes(raw, layout, on=CHECKED_ON)
    assert not [finding for finding in found if finding.mends], f"\n{told(found)}"
    assert {finding.rule for finding in found} <= before
    assert {finding.rule for finding in errors(found)} <= set(LEFT_TO_A_PERSON), f"\n{told(found)}"
