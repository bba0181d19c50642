"""`rules.yaml` against the list of the study, kept here as plain data."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.decree30.cases import CASES, CHECKED_ON
from tests.decree30.checked import broken_file
from tests.decree30.common_errors import ERRORS
from tests.decree30.rule_ids import PRACTICE, SEVERITIES, STRICTER

from vanban import decree30
from vanban.checking import check_bytes
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import nd30
from vanban.decree30.rules import common_errors, rules
from vanban.decree30.types import document_types

LETTERS = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}

CLAUSE = re.compile(
    r"Phụ lục I, Phần II?, Mục (I|II|III|IV|V)\b|Mục IV$|Mục V\.|Phụ lục II, Mục (I|III|IV|V)\b|Phụ lục III, Mục I"
    r"|Điều \d+(, khoản \d)*$|Luật |Nghị định |thông lệ|.* là thông lệ$|Nghị quyết "
)
MENUS = {
    "Layout": ("", "(Bố trí)"),
    "Home": ("", "(Trang đầu)"),
    "Insert": ("", "(Chèn)"),
    "Margins": ("Layout (Bố trí) > ", "(Lề)"),
    "Paragraph": ("Home (Trang đầu) > ", "(Đoạn văn)"),
    "Page Number": ("Insert (Chèn) > ", "(Số trang)"),
    "Shapes": ("Insert (Chèn) > ", "(Hình)"),
    "Shape Format": ("", "(Định dạng Hình)"),
}
"""Word's menus: where each is found, and how Vietnamese Word calls it."""


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


@pytest.mark.parametrize("id", rules())
def test_a_rule_says_what_is_allowed(id: str) -> None:
    assert rules()[id].limit_text


@pytest.mark.parametrize("id", rules())
def test_a_clause_is_cited_in_one_way(id: str) -> None:
    for clause in rules()[id].clause.split("; "):
        assert CLAUSE.match(clause), clause


@pytest.mark.parametrize("id", rules())
def test_words_menus_are_called_by_one_name_and_reached_from_the_ribbon(id: str) -> None:
    remedy = " ".join(rules()[id].remedy.split())
    for english, where in MENUS.items():
        for found in re.finditer(rf"(?<!Custom )\b{english}\b", remedy):
            assert remedy.startswith(f"{english} {where[1]}", found.start()), remedy
            assert remedy[: found.start()].endswith(where[0]), remedy


def test_what_is_mended_is_said_to_be_and_nothing_else() -> None:
    every = {id: replace(rule, mendable=True) for id, rule in rules().items()}
    mended = set()
    for at, case in enumerate(CASES):
        profile = replace(case.profile or nd30(), rules=every)
        found = check_bytes(broken_file(at), "a.docx", profile, CHECKED_ON)
        mended |= {finding.rule for finding in found if finding.mends}
    assert mended == {id for id, rule in rules().items() if rule.mendable}


def test_every_limit_is_read_and_every_rule_that_code_names_exists() -> None:
    folder = Path(decree30.__file__).parent
    strings = {string for file in folder.rglob("*.py") for string in _strings(file)}
    unread = {
        (rule.id, name) for rule in rules().values() for name in rule.limits if not _is_read(name, strings)
    }
    assert unread == set()
    assert {string for string in strings if re.fullmatch(r"ND30-[A-Z]+-\d\d", string)} == set(rules())


def _is_read(name: str, strings: set[str]) -> bool:
    """As it stands, or put together of an end and a unit, or of a weight and the rest: `f"loi_{name}"`."""
    parts = name.split("_")
    return name in strings or any(
        {head, f"_{tail}"} <= strings or {f"{head}_", tail} <= strings
        for head, tail in (("_".join(parts[:n]), "_".join(parts[n:])) for n in range(1, len(parts)))
    )


def _strings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_there_are_29_kinds_and_3_forms_of_copy() -> None:
    kinds = [kind for kind in document_types().values() if kind.symbol not in ("SY", "SL", "TrS")]
    assert (len(kinds), len(document_types())) == (29, 32)
    assert [kind.name for kind in kinds if not kind.symbol or kind.symbol == "CV"] == ["Công văn", "Thư công"]
