"""Documents that the decree doesn't rule are recognised and left alone."""

import pytest
from tests.decree30.cases import CHECKED_ON
from tests.decree30.kit.documents import OTHER_REGIMES, good
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told, warnings

from vanban.checking import check_bytes
from vanban.docx.measure import measure
from vanban.layout.recognition import recognise


@pytest.mark.parametrize(
    ("name", "regime"), [("dang", "party"), ("quy_pham", "legal_act"), ("ke_hoach", "administrative")]
)
def test_the_regime_is_recognised(name: str, regime: str) -> None:
    assert recognise(measure(write(good(name)), name)).regime == regime


@pytest.mark.parametrize("name", OTHER_REGIMES)
def test_it_is_said_once_and_nothing_is_held_against_it(name: str) -> None:
    found = check_bytes(write(good(name)), f"{name}.docx", on=CHECKED_ON)
    assert not errors(found) + warnings(found), f"\n{told(found)}"
    assert len(found) == 1, f"\n{told(found)}"


def test_both_headings_at_once_are_an_error() -> None:
    document = good("ke_hoach").changed(lambda d: setattr(d["chu_quan"], "text", "ĐẢNG CỘNG SẢN VIỆT NAM"))
    assert errors(check_bytes(write(document), "lan_lon.docx", on=CHECKED_ON))
