"""Quyền hạn, chức vụ, họ tên, chữ ký."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.checks.lower_half import broken, found, moved, only, sentences, signed
from tests.decree30.sheet import BODY, HALF_LEFT, component, decision, in_cell, paragraph, plan, section

from vanban.decree30.findings import Severity
from vanban.decree30.profiles import Office, nd30
from vanban.layout.anatomy import Item, Signature
from vanban.layout.measured import Box, Fragment, Image
from vanban.layout.mends import MendParagraph, MendText


@pytest.mark.parametrize(
    "titles",
    [
        ("GIÁM ĐỐC",),
        ("Q. GIÁM ĐỐC",),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. BAN CHẤP HÀNH", "BÍ THƯ"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG KẾ HOẠCH"),
        ("TRƯỞNG BAN",),
        ("HIỆU TRƯỞNG",),
        ("TRƯỞNG BAN", "BAN DÂN TỘC"),
    ],
)
def test_right_titles(titles: tuple[str, ...]) -> None:
    assert broken(plan(signatures=signed(*titles))) == []


def test_no_signature_is_found_out() -> None:
    assert only(plan(signatures=()), "ND30-SIGN-01").where == "cả văn bản"


@pytest.mark.parametrize(
    "look", [{"bold": False}, {"size_pt": 12.0}, {"italic": True}, {"align": "left"}, {"size_pt": 15.0}]
)
def test_the_title_is_bold_of_13_or_14_points_in_the_middle(look: dict[str, Any]) -> None:
    assert broken(plan(signatures=signed("GIÁM ĐỐC", **look))) == ["ND30-SIGN-01"]


def test_the_title_is_in_capitals() -> None:
    assert only(plan(signatures=signed("Giám đốc")), "ND30-SIGN-01").mends == ()


def test_a_left_title_is_found_but_two_signatures_may_stand_side_by_side() -> None:
    left = Signature(
        component("quyen_han_chuc_vu", "THƯ KÝ", room=HALF_LEFT),
        component("ho_ten", "Võ Tất Dũng", room=HALF_LEFT),
    )
    assert broken(plan(signatures=(left,))) == ["ND30-SIGN-01"]
    assert broken(plan(signatures=(left, *signed("CHỦ TỌA")))) == []


def test_lines_that_share_their_middle_are_centred_by_tabs() -> None:
    (signature,) = signed("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", align="left")
    middle = {"left_mm": 135.0, "right_mm": 175.0}
    assert signature.name is not None
    by_tabs = Signature(moved(signature.title, **middle), moved(signature.name, **middle))
    assert broken(plan(signatures=(by_tabs,))) == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("T/M ỦY BAN NHÂN DÂN", "TM. "),
        ("TM ỦY BAN NHÂN DÂN", "TM. "),
        ("TM.ỦY BAN NHÂN DÂN", "TM. "),
        ("T.M. ỦY BAN NHÂN DÂN", "TM. "),
    ],
)
def test_marks_of_authority_are_mended(typed: str, right: str) -> None:
    finding = only(plan(signatures=signed(typed, "CHỦ TỊCH")), "ND30-SIGN-02")
    (mend,) = finding.mends
    assert isinstance(mend, MendText)
    assert typed[: mend.start] + mend.new + typed[mend.end :] == "TM. ỦY BAN NHÂN DÂN"
    assert mend.new == right


@pytest.mark.parametrize("typed", ["K/T GIÁM ĐỐC", "KT GIÁM ĐỐC", "KT: GIÁM ĐỐC", "Kt. GIÁM ĐỐC"])
def test_wrong_marks_of_deputies(typed: str) -> None:
    rules = broken(plan(signatures=signed(typed, "PHÓ GIÁM ĐỐC")))
    assert [rule for rule in rules if rule != "ND30-SIGN-01"] == ["ND30-SIGN-02"]


def test_tm_stands_before_a_collective() -> None:
    assert broken(plan(signatures=signed("TM. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))) == ["ND30-SIGN-03"]
    assert broken(plan(signatures=signed("TM. ỦY BAN NHÂN DÂN"))) == ["ND30-SIGN-03"]


@pytest.mark.parametrize("mark", ["TL", "TUQ"])
def test_other_marks_stand_before_a_title(mark: str) -> None:
    assert broken(plan(signatures=signed(f"{mark}. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG"))) == ["ND30-SIGN-04"]
    assert broken(plan(signatures=signed(f"{mark}. SỞ XÂY DỰNG", "CHÁNH VĂN PHÒNG"))) == ["ND30-SIGN-04"]


def test_who_signs_for_another_gives_his_own_title() -> None:
    assert broken(plan(signatures=signed("KT. GIÁM ĐỐC"))) == ["ND30-SIGN-05"]
    assert broken(plan(signatures=signed("TL. GIÁM ĐỐC"))) == ["ND30-SIGN-05"]
    assert broken(plan(signatures=signed("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))) == ["ND30-SIGN-05"]


def test_what_was_entrusted_is_not_passed_on() -> None:
    titles = ("TUQ. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")
    assert broken(plan(signatures=signed(*titles))) == ["ND30-SIGN-06"]


def test_tm_in_an_agency_with_one_head_unless_the_office_says_otherwise() -> None:
    document = plan(signatures=signed("TM. SỞ XÂY DỰNG", "GIÁM ĐỐC"))
    assert only(document, "ND30-SIGN-07").severity is Severity.WARNING
    collegial = replace(nd30(), office=Office(collegial=("Sở Xây dựng",)))
    assert found(document, collegial) == []


@pytest.mark.parametrize("name", ["VÕ TẤT DŨNG", "Võ tất Dũng"])
def test_names_in_wrong_letters(name: str) -> None:
    finding = only(plan(signatures=signed("GIÁM ĐỐC", name=name)), "ND30-SIGN-08")
    assert finding.mends == ()


@pytest.mark.parametrize("look", [{"bold": False}, {"size_pt": 12.0}, {"align": "left"}])
def test_names_of_a_wrong_look(look: dict[str, Any]) -> None:
    (signature,) = signed("GIÁM ĐỐC")
    name = component("ho_ten", "Võ Tất Dũng", top=250, **look)
    assert broken(plan(signatures=(replace(signature, name=name),))) == ["ND30-SIGN-08"]


def test_a_name_above_its_title() -> None:
    (signature,) = signed("GIÁM ĐỐC")
    name = component("ho_ten", "Võ Tất Dũng", top=180)
    assert broken(plan(signatures=(replace(signature, name=name),))) == ["ND30-SIGN-08"]


@pytest.mark.parametrize("degree", ["TS.", "PGS.TS", "ThS.", "PGS.TS.", "NGƯT", "Tiến sĩ"])
def test_degrees_before_the_name_unless_the_office_allows_them(degree: str) -> None:
    document = plan(signatures=signed("GIÁM ĐỐC", name=f"{degree} Võ Tất Dũng"))
    assert only(document, "ND30-SIGN-09").measured == degree
    assert found(document, replace(nd30(), office=Office(academic_titles=True))) == []


def test_a_blank_name_and_a_name_signed_are_right() -> None:
    assert broken(plan(signatures=signed("GIÁM ĐỐC", name=None))) == []
    assert broken(plan(signatures=signed("GIÁM ĐỐC", name="(Đã ký) Võ Tất Dũng"))) == []


def test_room_for_the_signature() -> None:
    (signature,) = signed("GIÁM ĐỐC")
    near = component("ho_ten", "Võ Tất Dũng", top=215, before_pt=10.0)
    finding = only(plan(signatures=(replace(signature, name=near),)), "ND30-SIGN-10")
    room = near.box.top_mm - signature.title.box.bottom_mm
    (mend,) = finding.mends
    assert mend == MendParagraph(
        (BODY, near.paragraphs[0].index), "before_pt", round(10 + (25 - room) * 72 / 25.4)
    )


def test_four_empty_lines_are_room_enough() -> None:
    (signature,) = signed("GIÁM ĐỐC")
    bottom = signature.title.box.bottom_mm
    four_lines_mm = 4 * 14 * 1.149 * 25.4 / 72
    name = moved(component("ho_ten", "Võ Tất Dũng"), top_mm=bottom + four_lines_mm, bottom_mm=bottom + 28)
    assert broken(plan(signatures=(replace(signature, name=name),))) == []


def test_what_a_peoples_council_decides_its_chairman_signs_with_or_without_a_mark() -> None:
    """He attests it; most sign without `TM.`."""
    council = component("tham_quyen", "HỘI ĐỒNG NHÂN DÂN XÃ TÂN HƯNG", "KHÓA II, KỲ HỌP THỨ BA")
    for titles in (("CHỦ TỊCH",), ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")):
        assert "ND30-SIGN-12" not in broken(decision(authority=council, signatures=signed(*titles)))
    committee = component("tham_quyen", "ỦY BAN NHÂN DÂN XÃ TÂN HƯNG")
    assert "ND30-SIGN-12" in broken(decision(authority=committee, signatures=signed("CHỦ TỊCH")))


def test_a_page_break_before_the_signature_leaves_no_doubt() -> None:
    low = sentences(3)
    doubtful = (*low[:-1], _at(low[-1], 230.0))
    broken_here = paragraph("", top=235, breaks_page=True)
    (signature,) = signed("GIÁM ĐỐC", page=2)
    alone = (replace(signature, name=component("ho_ten", "Võ Tất Dũng", page=2, top=240)),)
    feet = {"signatures": alone, "recipients_heading": component("tieu_de_noi_nhan", "Nơi nhận:", page=2)}
    finding = only(plan(items=doubtful, more_paragraphs=(broken_here,), **feet), "ND30-SIGN-11")
    assert finding.mends == ()
    assert "ngắt trang" in finding.remedy


def test_a_new_sheet_before_the_signature_leaves_no_doubt_though_the_body_is_kept_with_it() -> None:
    low = sentences(3)
    kept = (*low[:-1], replace(low[-1], fragment=_kept_with_next(low[-1].fragment)))
    (signature,) = signed("GIÁM ĐỐC", page=2)
    title = signature.title
    moved = tuple(replace(f, paragraph=replace(f.paragraph, section=1)) for f in title.fragments)
    alone = (replace(signature, title=replace(title, fragments=moved)),)
    feet = {"signatures": alone, "recipients_heading": component("tieu_de_noi_nhan", "Nơi nhận:", page=2)}
    new_sheet = (section(pages=(1, 1)), section(index=1, pages=(2, 2)))
    assert "SIGN-11" in "".join(broken(plan(items=kept, sections=new_sheet, **feet)))
    same_sheet = (section(pages=(1, 2)), section(index=1, pages=(2, 2)))
    assert "SIGN-11" not in "".join(broken(plan(items=kept, sections=same_sheet, **feet)))


def test_a_signature_alone_on_its_page() -> None:
    alone = signed("GIÁM ĐỐC", page=2)
    name = component("ho_ten", "Võ Tất Dũng", page=2, top=240)
    alone = (replace(alone[0], name=name),)
    low = sentences(3)
    low = (*low[:-1], _at(low[-1], 262.0))
    feet = {"signatures": alone, "recipients_heading": component("tieu_de_noi_nhan", "Nơi nhận:", page=2)}
    assert only(plan(items=low, **feet), "ND30-SIGN-11").spot == alone[0].title
    kept = (*low[:-1], replace(low[-1], fragment=_kept_with_next(low[-1].fragment)))
    assert broken(plan(items=kept, **feet)) == []
    pushed_by_a_page_break = (*low[:-1], _at(low[-1], 120.0))
    assert broken(plan(items=pushed_by_a_page_break, **feet)) == ["ND30-SIGN-11"]
    doubtful = (*low[:-1], _at(low[-1], 230.0))
    assert broken(plan(items=doubtful, **feet)) == []


def _at(of: Item, bottom_mm: float) -> Item:
    box = replace(of.fragment.box, top_mm=bottom_mm - 10, bottom_mm=bottom_mm)
    return replace(of, fragment=replace(of.fragment, box=box))


def _kept_with_next(fragment: Fragment) -> Fragment:
    return replace(fragment, paragraph=replace(fragment.paragraph, keep_next=True))


def test_signature_and_authority_agree() -> None:
    collective = component("tham_quyen", "ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC")
    head = component("tham_quyen", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC")
    on_behalf, alone = signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), signed("CHỦ TỊCH")
    assert broken(decision(authority=collective, signatures=on_behalf)) == []
    assert broken(decision(authority=head, signatures=alone)) == []
    assert broken(decision(authority=collective, signatures=alone)) == ["ND30-SIGN-12"]
    assert broken(decision(authority=head, signatures=on_behalf)) == ["ND30-SIGN-12"]


HAND = Image(Box(139.0, 215.0, 169.0, 230.0), "png", True, "1F3FA0")
SEAL = Image(Box(119.0, 208.0, 149.0, 238.0), "png", True, "D02020")


def with_images(*images: Image) -> list[str]:
    (signature,) = signed("GIÁM ĐỐC")
    return broken(plan(signatures=(replace(signature, images=images),)))


def test_right_images() -> None:
    assert with_images(HAND, SEAL) == []
    assert with_images(replace(HAND, hue="")) == []


@pytest.mark.parametrize(
    "hand",
    [
        replace(HAND, kind="jpeg"),
        replace(HAND, transparent=False),
        replace(HAND, hue="202020"),
        replace(HAND, box=Box(100, 215, 130, 230)),
        replace(HAND, box=Box(139, 190, 169, 196)),  # above the title
        replace(HAND, box=Box(139, 250, 169, 265)),  # below the name
    ],
)
def test_wrong_images_of_signatures(hand: Image) -> None:
    assert with_images(hand) == ["ND30-DS-01"]


@pytest.mark.parametrize(
    "seal",
    [
        replace(SEAL, kind="jpeg"),
        replace(SEAL, hue="2030D0"),
        replace(SEAL, box=Box(105, 208, 135, 238)),
        replace(SEAL, box=Box(160, 208, 190, 238)),
    ],
)
def test_wrong_images_of_seals(seal: Image) -> None:
    assert with_images(HAND, seal) == ["ND30-DS-02"]


def test_off_centre_in_a_cell_is_mended() -> None:
    (signature,) = signed("GIÁM ĐỐC", align="left")
    title = in_cell(signature.title, 1, 2)
    finding = only(plan(signatures=(replace(signature, title=title),)), "ND30-SIGN-01")
    assert MendParagraph((BODY, title.paragraphs[0].index), "align", "center") in finding.mends
