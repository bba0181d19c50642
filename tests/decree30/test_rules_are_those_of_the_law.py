"""`rules.yaml` against the list of the study, kept here as plain data."""

import pytest
from tests.decree30.cases import CASES
from tests.decree30.common_errors import ERRORS
from tests.decree30.rule_ids import PRACTICE, SEVERITIES, STRICTER

from vanban.decree30.findings import Severity
from vanban.decree30.rules import common_errors, rules

LETTERS = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}


def worst(letters: str) -> Severity:
    return max(LETTERS[letter] for letter in letters)


def test_all_139_are_there() -> None:
    assert len(SEVERITIES) == 139
    assert set(SEVERITIES) <= set(rules())


def test_what_goes_beyond_the_139_is_practice_and_never_an_error() -> None:
    beyond = {id: rule for id, rule in rules().items() if id not in SEVERITIES}
    assert set(beyond) == set(PRACTICE)
    assert not any(rule.certain for rule in beyond.values())


@pytest.mark.parametrize("id", SEVERITIES)
def test_a_rule_weighs_what_the_decree_gives_it(id: str) -> None:
    rule = rules()[id]
    assert rule.severity is worst(SEVERITIES[id])
    assert rule.strict is worst(STRICTER.get(id, SEVERITIES[id]))


@pytest.mark.parametrize("id", SEVERITIES)
def test_what_is_not_certain_is_never_an_error(id: str) -> None:
    rule = rules()[id]
    assert rule.certain or rule.severity < Severity.ERROR


@pytest.mark.parametrize("id", SEVERITIES)
def test_a_rule_says_what_whence_and_what_to_do(id: str) -> None:
    rule = rules()[id]
    assert rule.statement
    assert rule.clause
    assert rule.remedy
    assert rule.title
    assert rule.group


def test_every_rule_has_a_document_that_breaks_it() -> None:
    assert {case.id for case in CASES} == set(SEVERITIES) | set(PRACTICE)


def test_the_fifty_common_errors_are_known_and_shown() -> None:
    assert [error.number for error in common_errors()] == list(range(1, 51))
    assert sorted(ERRORS) == list(range(1, 51))


def test_a_common_error_names_rules_that_exist() -> None:
    assert [(error.number, id) for error in common_errors() for id in error.rules if id not in rules()] == []
    assert [error.number for error in common_errors() if not error.rules] == []
