"""What is safe to mend is mended: the breach is gone, nothing new came, the words are the same."""

import io
import re
import zipfile

import pytest
from tests.decree30.breaking.case import Case
from tests.decree30.cases import CASES, CHECKED_ON
from tests.decree30.kit.write import write
from tests.decree30.reading import told
from vanban.docx.mend import mend

from vanban.checking import check_bytes
from vanban.decree30.findings import Finding
from vanban.decree30.rules import rules

MENDABLE = [case for case in CASES if rules()[case.id].mendable]
NAMES = [f"{case.rule}-{case.what}" for case in MENDABLE]
ROUNDS = 4
CHANGES_WORDS = {
    "ND30-SO-02", "ND30-SO-03", "ND30-DATE-02", "ND30-DATE-03", "ND30-DATE-04", "ND30-DATE-07", "ND30-TN-01",
    "ND30-TY-04", "ND30-CC-02", "ND30-CC-04", "ND30-STR-03", "ND30-STR-05", "ND30-SIGN-02", "ND30-NN-01",
    "ND30-NN-02", "ND30-NN-03", "ND30-NN-04", "ND30-KG-02", "ND30-KG-03", "ND30-FONT-04", "ND30-TYPO-01",
    "ND30-BODY-03", "ND30-BODY-06", "ND30-TN-03", "ND30-CQ-03", "ND30-TY-03", "ND30-PL-01", "ND30-TYPO-02",
}  # fmt: skip
"""Rules whose mending may write, join or drop signs; it never changes a letter of a word."""


def found_in(case: Case, raw: bytes) -> list[Finding]:
    return check_bytes(raw, f"{case.good}.docx", case.profile, CHECKED_ON)


def mended(case: Case, raw: bytes) -> bytes:
    for _ in range(ROUNDS):
        orders = [order for finding in found_in(case, raw) for order in finding.mends]
        if not orders:
            break
        raw = mend(raw, orders, case.good).raw
    return raw


def words(raw: bytes) -> list[str]:
    """The text of each paragraph with letters, part by part."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = sorted(
            n for n in package.namelist() if re.search(r"word/(document|header|footer)\d*\.xml$", n)
        )
        return [
            text
            for part in parts
            for paragraph in re.split(r"</w:p>", package.read(part).decode())
            if (text := "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph))).strip()
        ]


def test_there_is_something_to_mend() -> None:
    assert len({case.id for case in MENDABLE}) >= 40


@pytest.mark.parametrize("case", MENDABLE, ids=NAMES)
def test_mending_takes_the_breach_away_and_brings_no_other(case: Case) -> None:
    raw = write(case.document())
    before = found_in(case, raw)
    if not any(finding.mends for finding in before if finding.rule == case.id):
        pytest.skip("this breach of a mendable rule is left to a person")
    after = found_in(case, mended(case, raw))
    left = [finding for finding in after if finding.rule == case.id]
    assert not left, f"\n{told(left)}"
    known = {finding.rule for finding in before}
    new = [finding for finding in after if finding.rule not in known]
    assert not new, f"\n{told(new)}"


@pytest.mark.parametrize("case", MENDABLE, ids=NAMES)
def test_mending_leaves_the_words_alone(case: Case) -> None:
    raw = write(case.document())
    before, after = words(raw), words(mended(case, raw))
    if case.id in CHANGES_WORDS or {f"ND30-{id}" for id in case.along} & CHANGES_WORDS:
        changed = set(after) - set(before)
        assert len(changed) <= max(3, sum(f.rule == case.id for f in found_in(case, raw))), changed
    else:
        assert after == before


@pytest.mark.parametrize("case", MENDABLE, ids=NAMES)
def test_mending_twice_changes_nothing(case: Case) -> None:
    once = mended(case, write(case.document()))
    assert mended(case, once) == once
