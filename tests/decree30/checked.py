"""Each document of the cases is written, checked and mended once in a run."""

from functools import cache

from tests.decree30.cases import CASES, CHECKED_ON
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write

from vanban.checking import check_bytes
from vanban.decree30.findings import Finding
from vanban.docx.mend import mend

ROUNDS = 4  # a mended size of type makes another length of line right

_seen: dict[str, int] = {}


def _name(at: int) -> str:
    number = _seen[CASES[at].rule] = _seen.get(CASES[at].rule, 0) + 1
    return f"{CASES[at].rule}.{number}"


NAMES = [_name(at) for at in range(len(CASES))]
"""The names of the cases in the tests: `PAGE-01.2`, the second that breaks ND30-PAGE-01."""


@cache
def good_file(name: str) -> bytes:
    """The good document of this name as a file."""
    return write(good(name))


@cache
def good_findings(name: str) -> tuple[Finding, ...]:
    """What is found of the good document of this name."""
    return tuple(check_bytes(good_file(name), f"{name}.docx", on=CHECKED_ON))


@cache
def broken_file(at: int) -> bytes:
    """The document of a case as a file."""
    return write(CASES[at].document())


@cache
def broken_findings(at: int) -> tuple[Finding, ...]:
    """What is found of it."""
    return _findings(at, broken_file(at))


@cache
def mended(at: int) -> tuple[bytes, tuple[Finding, ...]]:
    """The file after mending, and what is still found of it."""
    raw, found = broken_file(at), broken_findings(at)
    for _ in range(ROUNDS):
        orders = [order for finding in found for order in finding.mends]
        new = mend(raw, orders, CASES[at].good).raw if orders else raw
        if new == raw:
            break
        raw, found = new, _findings(at, new)
    return raw, found


def _findings(at: int, raw: bytes) -> tuple[Finding, ...]:
    case = CASES[at]
    return tuple(check_bytes(raw, f"{case.good}.docx", case.profile, CHECKED_ON))
