"""What is safe to mend is mended: the breach is gone, nothing new came, the words are the same."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.decree30.cases import CASES, CHECKED_ON
from tests.decree30.checked import NAMES, ROUNDS, broken_file, broken_findings, mended
from tests.decree30.kit.documents import good
from tests.decree30.kit.model import Document
from tests.decree30.kit.write import write
from tests.decree30.reading import schema_faults, told

from vanban.checking import check_bytes
from vanban.decree30.rules import rules
from vanban.docx.mend import mend

MENDABLE = [at for at, case in enumerate(CASES) if rules()[case.id].mendable]
mendable_case = pytest.mark.parametrize("at", MENDABLE, ids=[NAMES[at] for at in MENDABLE])
SIGNS = re.compile(r"[\W\d_]+")
CHANGES_LETTERS = {
    "ND30-SIGN-02": "T/M becomes TM.",
    "ND30-FONT-04": "letters are put together",
    "ND30-TYPO-02": "one way to set tone marks",
    "ND30-PGNUM-04": "the word `Trang` goes",
}


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


def letters(raw: bytes) -> str:
    """Letters alone: no blanks, digits, signs."""
    return SIGNS.sub("", "".join(words(raw)))


def test_there_is_something_to_mend() -> None:
    mended_rules = {finding.rule for at in MENDABLE for finding in broken_findings(at) if finding.mends}
    assert len(mended_rules) >= 50


@mendable_case
def test_mending_takes_the_breach_away_and_brings_no_other(at: int) -> None:
    before = broken_findings(at)
    own = [finding for finding in before if finding.rule == CASES[at].id]
    _, after = mended(at)
    known = {finding.rule for finding in before}
    new = [finding for finding in after if finding.rule not in known]
    assert not new, f"{CASES[at].what}:\n{told(new)}"
    if any(finding.mends for finding in own):
        left = [finding for finding in after if finding.rule == CASES[at].id and finding.mends]
        assert not left, f"{CASES[at].what}:\n{told(left)}"


@mendable_case
def test_mending_leaves_the_words_alone(at: int) -> None:
    raw, _ = mended(at)
    if CASES[at].id not in CHANGES_LETTERS:
        assert letters(raw) == letters(broken_file(at))


@mendable_case
def test_mending_twice_changes_nothing(at: int) -> None:
    raw, found = mended(at)
    orders = [order for finding in found for order in finding.mends]
    assert not orders or mend(raw, orders, CASES[at].good).raw == raw


@pytest.mark.parametrize("at", MENDABLE[::12], ids=[NAMES[at] for at in MENDABLE[::12]])
def test_a_mended_file_keeps_its_schema(at: int, tmp_path: Path) -> None:
    assert schema_faults(mended(at)[0], tmp_path) == []


@pytest.mark.parametrize(
    ("name", "typed", "mended_to"),
    [
        ("so", "Số 05/KH-SXD", "Số: 05/KH-SXD"),
        ("so", "Số05/KH-SXD", "Số: 05/KH-SXD"),
        ("so", "Số : 05/KH-SXD", "Số: 05/KH-SXD"),
        ("so", "Số; 5 / KH – SXD", "Số: 05/KH-SXD"),
        ("so", "Số ....../KH-SXD", "Số: ....../KH-SXD"),
        ("so", "Số:      /KH - SXD", "Số:      /KH-SXD"),
        ("so", "Số: 05/KH SXD", "Số: 05/KH SXD"),  # a hyphen forgotten, or one name?
        ("so", "Số: 05/KH/SXD", "Số: 05/KH/SXD"),
        ("tieu_ngu", "Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("tieu_ngu", "Độc lập-Tự do-Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("tieu_ngu", "Độc Lập – Tự Do – Hạnh Phúc", "Độc Lập – Tự Do – Hạnh Phúc"),
        ("tieu_ngu", "Độc lập Tự do Hạnh phúc", "Độc lập Tự do Hạnh phúc"),
    ],
)
def test_marks_that_can_only_be_meant_one_way_are_mended(name: str, typed: str, mended_to: str) -> None:
    def type_it(document: Document) -> None:
        document[name].text = typed

    raw = write(good("ke_hoach_ngan").changed(type_it))
    assert typed in words(raw)
    assert mended_to in words(mended_fully(raw))


def mended_fully(raw: bytes) -> bytes:
    """All that is found of a file mended, in rounds."""
    for _ in range(ROUNDS):
        orders = [order for finding in check_bytes(raw, "a.docx", on=CHECKED_ON) for order in finding.mends]
        raw = mend(raw, orders, "a.docx").raw if orders else raw
    return raw


def test_names_and_quoted_titles_are_never_touched() -> None:
    document = good("ke_hoach").changed(lambda d: None)
    document["ho_ten"].text = "Võ  Tất Dũng"
    document.saying(
        "Nâng cao trách nhiệm"
    ).text = "b) Hưởng ứng phong trào “Đẩy  nhanh ,giải ngân ;vốn” của tỉnh."
    document.page.top = 12
    raw = mended_fully(write(document))
    assert "Võ  Tất Dũng" in words(raw)
    assert any("“Đẩy  nhanh ,giải ngân ;vốn”" in text for text in words(raw))
    assert not [f for f in check_bytes(raw, "a.docx", on=CHECKED_ON) if f.rule == "ND30-PAGE-03"]
