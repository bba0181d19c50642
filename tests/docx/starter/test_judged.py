"""Every kind of document that the templates make, held against the decree by our own checker."""

from datetime import date
from functools import cache

import pytest
from tests.docx.starter.test_kinds import EVERYTHING

from vanban.decree30.findings import Severity
from vanban.decree30.judge import judge
from vanban.decree30.profiles import nd30_strict
from vanban.decree30.types import LETTER, document_types
from vanban.docx.measure import measure
from vanban.docx.starter.samples import SAMPLES
from vanban.layout.anatomy import Anatomy
from vanban.layout.recognition import recognise

DAY = date(2026, 4, 1)
WITHOUT_SYMBOL = {"cong_van": LETTER, "thu_cong": ""}
COPIES = {"sao_y", "sao_luc", "trich_sao"}  # of a plan


@cache
def anatomy(name: str) -> Anatomy:
    return recognise(measure(EVERYTHING[name](), f"{name}.docx"))


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_is_wrong_with_it(name: str) -> None:
    found = judge(anatomy(name), nd30_strict(), DAY)
    assert [str(finding) for finding in found if finding.severity > Severity.INFO] == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_it_is_judged_by_all_that_it_shows(kind: str) -> None:
    """Nothing is right only because it was not found."""
    found = anatomy(kind)
    symbol = document_types()[kind].symbol
    assert found.type == ("KH" if kind in COPIES else WITHOUT_SYMBOL.get(kind, symbol))
    for component in (found.national_title, found.motto, found.issuer, found.number):
        assert component is not None
    assert found.motto is not None
    assert found.motto.line is not None
    assert found.issuer is not None
    assert found.issuer.line is not None
    assert (found.place_date is None) == (kind == "bien_ban")
    assert found.recipients_heading is not None
    assert len(found.recipients) >= 2
    assert found.signatures
    assert all(signature.name is not None for signature in found.signatures)
    assert found.items
    confirmed = ["Xác nhận của cơ quan"] if kind == "giay_nghi_phep" else []  # room for others to sign
    assert [fragment.text[:20] for fragment in found.unplaced] == confirmed


def test_the_parts_that_only_some_kinds_have_are_found() -> None:
    letter = anatomy("cong_van")
    assert letter.letter_subject is not None
    assert letter.addressees is not None
    assert letter.address is not None
    assert letter.address.line is not None
    decision = anatomy("quyet_dinh")
    assert (decision.authority is not None, decision.ordering is not None, len(decision.bases)) == (
        True,
        True,
        2,
    )
    assert len(anatomy("bien_ban").signatures) == 2
    copy = anatomy("sao_luc").copy
    assert copy is not None
    assert copy.line is not None
    assert copy.number is not None
    assert len(anatomy("plan with annexes").annexes) == 2
    assert anatomy("electronic copy").electronic_copy is not None
    marked, secret = anatomy("marks"), anatomy("secret")
    assert marked.circulation is not None
    assert marked.circulation.frame is not None
    for mark in (marked.urgency, secret.urgency, secret.secrecy):
        assert mark is not None
        assert mark.frame is not None
        assert mark.frame.bordered
