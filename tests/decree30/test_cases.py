"""For each rule a document that breaks just it: found, at its place, with its weight, and nothing else is accused."""

import pytest
from tests.decree30.cases import CASES, CHECKED_ON
from tests.decree30.checked import NAMES, broken_file, broken_findings, good_findings
from tests.decree30.reading import errors, told, warnings
from tests.decree30.rule_ids import PRACTICE, SEVERITIES

from vanban.checking import check_bytes
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import nd30_strict

WORDS = {"E": "error", "W": "warning", "I": "info"}
every_case = pytest.mark.parametrize("at", range(len(CASES)), ids=NAMES)


@every_case
def test_the_breach_is_found_at_its_place(at: int) -> None:
    case, found = CASES[at], broken_findings(at)
    own = [finding for finding in found if finding.rule == case.id]
    assert own, f"{case.what}: not found; but:\n{told(found)}"
    assert any(case.where in f"{finding.where} {finding.message}" for finding in own), (
        f"{case.what}:\n{told(own)}"
    )
    expected = (
        {case.severity} if case.severity else {WORDS[letter] for letter in (SEVERITIES | PRACTICE)[case.id]}
    )
    assert max(finding.severity for finding in own).code in expected, f"{case.what}:\n{told(own)}"


@every_case
def test_nothing_else_is_found(at: int) -> None:
    case, found = CASES[at], broken_findings(at)
    allowed = {case.id} | {f"ND30-{id}" for id in case.along}
    others = [finding for finding in errors(found) + warnings(found) if finding.rule not in allowed]
    assert not others, f"{case.what}:\n{told(others)}"


@pytest.mark.parametrize("id", SEVERITIES)
def test_the_good_documents_do_not_break_it(id: str) -> None:
    goods = {case.good for case in CASES if case.id == id}
    broken = [finding for name in goods for finding in good_findings(name) if finding.rule == id]
    assert all(finding.severity is Severity.INFO for finding in broken), f"\n{told(broken)}"


def test_the_strict_profile_raises_what_most_offices_let_pass() -> None:
    at = next(at for at, case in enumerate(CASES) if case.rule == "DATE-04")
    found = check_bytes(broken_file(at), "a.docx", nd30_strict(), CHECKED_ON)
    assert [finding.severity for finding in found if finding.rule == "ND30-DATE-04"] == [Severity.ERROR]


@every_case
def test_a_finding_tells_a_clerk_all(at: int) -> None:
    for finding in broken_findings(at):
        assert finding.where
        assert finding.message.endswith((".", ".”")), finding.message
        assert finding.clause
        assert finding.remedy.endswith("."), finding.remedy
        assert finding.component
