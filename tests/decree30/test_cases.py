"""For each rule a document that breaks just it: found, at its place, with its weight, and nothing else is accused."""

import pytest
from tests.decree30.cases import CASES, CHECKED_ON, Case
from tests.decree30.conftest import findings_of_good
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told, warnings
from tests.decree30.rule_ids import SEVERITIES

from vanban.checking import check_bytes
from vanban.decree30.findings import Finding

WORDS = {"E": "error", "W": "warning", "I": "info"}
NAMES = [f"{case.rule}-{case.what}" for case in CASES]


def findings(case: Case) -> list[Finding]:
    return check_bytes(write(case.document()), f"{case.good}.docx", case.profile, CHECKED_ON)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_breach_is_found_at_its_place(case: Case) -> None:
    found = findings(case)
    own = [finding for finding in found if finding.rule == case.id]
    assert own, f"not found; but:\n{told(found)}"
    assert any(case.where in f"{finding.where} {finding.message}" for finding in own), f"\n{told(own)}"
    expected = {case.severity} if case.severity else {WORDS[letter] for letter in SEVERITIES[case.id]}
    assert {finding.severity.code for finding in own} <= expected, f"\n{told(own)}"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_nothing_else_is_found(case: Case) -> None:
    before = {finding.rule for finding in findings_of_good(case.good)}
    allowed = before | {case.id} | {f"ND30-{id}" for id in case.along}
    found = findings(case)
    others = [finding for finding in errors(found) + warnings(found) if finding.rule not in allowed]
    assert not others, f"\n{told(others)}"


@pytest.mark.parametrize("id", SEVERITIES)
def test_the_good_documents_do_not_break_it(id: str) -> None:
    goods = {case.good for case in CASES if case.id == id}
    broken = [finding for name in goods for finding in findings_of_good(name) if finding.rule == id]
    assert not broken or SEVERITIES[id] == "I", f"\n{told(broken)}"


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_finding_tells_a_clerk_all(case: Case) -> None:
    for finding in findings(case):
        assert finding.where
        assert finding.message.endswith((".", ".”", "!”", "?”")), finding.message
        assert finding.clause
        assert finding.remedy
        assert finding.component
