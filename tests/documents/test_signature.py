"""Signing authority as Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7 want it written."""

from dataclasses import replace
from datetime import date

import pytest

from vanban.data.campaign import Signing
from vanban.data.departments import Department, Leader
from vanban.documents.signature import signature_lines, signer_name
from vanban.errors import DataError, Place

PLACE = Place("plans/sxd.yaml", 40, 1)
SINGLE = Department(
    id="sxd", group="so_nganh", province="binh-phuoc", name="Sở Xây dựng", letterhead=("Sở Xây dựng",), superior=None,
    symbol="SXD", place=None, self_name="sở", collective=None, head="Giám đốc", deputy="Phó Giám đốc",
    public_employees=True, roles=(), units={},
    leader=Leader(tu=date(2024, 1, 1), chuc_vu="Giám đốc", ho_ten="Người mẫu 01"),
)  # fmt: skip
COLLEGIAL = replace(SINGLE, collective="Ủy ban nhân dân", head="Chủ tịch", deputy="Phó Chủ tịch", leader=None)


def lines(department: Department, **signing: str) -> list[str]:
    return signature_lines(department, Signing.model_validate(signing), PLACE)


def test_the_head_of_a_single_head_agency_signs_without_a_mark() -> None:
    assert lines(SINGLE) == ["GIÁM ĐỐC"]


def test_a_collegial_body_is_signed_for() -> None:
    assert lines(COLLEGIAL) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_deputy_signs_for_the_head_and_names_his_own_title() -> None:
    assert lines(SINGLE, quyen_han="KT") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert lines(COLLEGIAL, quyen_han="KT") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_by_order_and_on_authorisation_name_the_signers_title() -> None:
    assert lines(SINGLE, quyen_han="TL", chuc_vu="Chánh Văn phòng") == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]
    assert lines(SINGLE, quyen_han="TUQ", chuc_vu="Trưởng phòng Kế hoạch") == [
        "TUQ. GIÁM ĐỐC",
        "TRƯỞNG PHÒNG KẾ HOẠCH",
    ]


def test_by_order_stands_for_the_head_and_not_for_the_collective() -> None:
    assert lines(COLLEGIAL, quyen_han="TL", chuc_vu="Chánh Văn phòng") == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]


def test_an_order_may_be_passed_to_the_units_deputy() -> None:
    got = lines(COLLEGIAL, quyen_han="TL", ky_thay="Chánh Văn phòng", chuc_vu="Phó Chánh Văn phòng")
    assert got == ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]


def test_an_acting_head_signs_with_the_mark_q() -> None:
    assert lines(SINGLE, quyen_han="Q") == ["Q. GIÁM ĐỐC"]
    acting = Leader(chuc_vu="Giám đốc", ho_ten="Người mẫu 02", quyen=True)
    assert lines(replace(SINGLE, leader=acting)) == ["Q. GIÁM ĐỐC"]


def test_an_authorisation_may_not_be_passed_on() -> None:
    with pytest.raises(DataError, match=r"plans/sxd.yaml:40:1: .*Điều 13\.3"):
        lines(SINGLE, quyen_han="TUQ", chuc_vu="Trưởng phòng", ky_thay="Trưởng phòng")


def test_who_signs_for_the_head_must_be_a_deputy() -> None:
    with pytest.raises(DataError, match="Trưởng phòng không phải là cấp phó"):
        lines(SINGLE, quyen_han="KT", chuc_vu="Trưởng phòng")


def test_who_is_not_the_head_needs_an_authority() -> None:
    with pytest.raises(DataError, match="Phó Giám đốc không phải là người đứng đầu"):
        lines(SINGLE, chuc_vu="Phó Giám đốc")
    assert lines(SINGLE, chuc_vu="Giám đốc") == ["GIÁM ĐỐC"]


def test_by_order_without_a_title_is_asked_for() -> None:
    with pytest.raises(DataError, match="chức vụ của người ký"):
        lines(SINGLE, quyen_han="TL")


def test_the_name_is_the_heads_only_when_he_signs_himself() -> None:
    assert signer_name(SINGLE, Signing()) == "Người mẫu 01"
    assert signer_name(SINGLE, Signing(quyen_han="KT")) == ""
    assert signer_name(SINGLE, Signing(quyen_han="KT", ho_ten="Người mẫu 03")) == "Người mẫu 03"
    assert signer_name(COLLEGIAL, Signing()) == ""
