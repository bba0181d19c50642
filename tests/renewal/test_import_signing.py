"""Lines of a signature → `ky`, and back to the same lines."""

from datetime import date

import pytest
from tests.renewal.imported import ROOT

from vanban.data.workspace import Workspace
from vanban.renewal.importing.signing import signing_of

SXD = Workspace(ROOT).departments.on("sxd", date(2024, 2, 1))


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        (["GIÁM ĐỐC"], "Võ Tất Dũng", {}),
        (["GIÁM ĐỐC"], "", {}),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "", {"quyen_han": "KT", "chuc_vu": "Phó Giám đốc"}),
        (["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "", {"quyen_han": "TL", "chuc_vu": "Chánh văn phòng"}),
        (
            ["TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
            "",
            {"quyen_han": "TL", "ky_thay": "Chánh văn phòng", "chuc_vu": "Phó chánh văn phòng"},
        ),
        (["Q. GIÁM ĐỐC"], "", {"quyen_han": "Q"}),
    ],
)
def test_a_signature_prints_as_it_was(lines: list[str], name: str, expected: dict[str, str]) -> None:
    data, _, is_same = signing_of(lines, name, SXD)
    assert (data, is_same) == (expected, True)


def test_a_title_that_the_register_does_not_print_is_doubted() -> None:
    _, found, is_same = signing_of(["TRƯỞNG BAN"], "", SXD)
    assert not is_same
    assert found[0].certainty == 50
