"""Correct documents of every kind: no error, no warning."""

from pathlib import Path

import pytest
from tests.decree30.checked import good_file, good_findings
from tests.decree30.kit.documents import GOOD
from tests.decree30.reading import errors, schema_faults, told, warnings

from vanban.docx.measure import measure
from vanban.layout.recognition import recognise

TYPES = {
    "ke_hoach": "KH", "ke_hoach_ngan": "KH",
    "cong_van": "CV", "cong_van_nhieu_noi": "CV", "cong_van_kt": "CV", "cong_van_tl": "CV",
    "cong_van_tuq": "CV", "cong_van_q": "CV", "cong_van_soan": "CV", "quyet_dinh": "QĐ",
    "quyet_dinh_quy_che": "QĐ", "quy_che": "QC", "bao_cao": "BC", "to_trinh": "TTr", "bien_ban": "BB",
    "nghi_quyet": "NQ", "cong_dien": "CĐ", "ke_hoach_phu_luc": "KH", "cong_van_dau_khung": "CV",
    "cong_van_ky_so": "CV", "sao_y": "KH",
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_a_correct_document_is_accused_of_nothing(name: str) -> None:
    found = good_findings(name)
    assert not errors(found) + warnings(found), f"\n{told(errors(found) + warnings(found))}"


@pytest.mark.parametrize("name", TYPES)
def test_its_kind_is_known(name: str) -> None:
    assert recognise(measure(good_file(name), name)).type == TYPES[name]


@pytest.mark.parametrize("name", ["ke_hoach_phu_luc", "cong_van_ky_so", "cong_van_dau_khung", "sao_y"])
def test_the_kit_writes_files_that_keep_their_schema(name: str, tmp_path: Path) -> None:
    assert schema_faults(good_file(name), tmp_path) == []
