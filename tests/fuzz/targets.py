"""What is fuzzed: for each reader the input that is made up, and what must hold whatever the input is."""

import time
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.docx.measure.files import packed
from tests.docx.measure.test_hostile import RICH
from tests.figures.old_workbooks import number, old_workbook
from tests.figures.workbooks import MAY, PROJECT, campaign, departments, table
from tests.fuzz.mutations import Change, changes, mutated
from tests.hostile.test_workbooks import cell, ods
from tests.outline.strategies import typed_bodies

from vanban.data.workspace import Workspace
from vanban.decree30.judge import judge
from vanban.decree30.profiles import nd30
from vanban.docx.measure import measure
from vanban.errors import DataError
from vanban.figures.reading import read_month
from vanban.layout.recognition import recognise
from vanban.outline.faults import faults
from vanban.outline.numbering import renumber
from vanban.outline.page import paragraphs
from vanban.outline.parse import parse
from vanban.outline.text import to_text
from vanban.vietnamese.numbers import format_number, parse_number

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "campaigns/giai-ngan-von-dau-tu-cong/2024/figures"


@dataclass(frozen=True)
class Target:
    """A reader under fire: `inputs` are its arguments, `hold` fails if what must hold does not.

    `seconds` of CPU time are the most that one input may take; `examples` are tried in CI.
    """

    inputs: st.SearchStrategy[Any]
    hold: Callable[[Any], None]
    seconds: float
    examples: int

    def fire(self, given: Any) -> None:
        """Try one input."""
        started = time.process_time()
        self.hold(given)
        took = time.process_time() - started
        assert took < self.seconds, f"{took:.1f} s of CPU time"


def hold_outline(body: str) -> None:
    """What was typed is read without a fault, no letter is lost, and reading twice gives the same tree."""
    outline = parse(body)
    assert parse(to_text(outline)) == outline
    renumber(outline)
    faults(outline)
    printed = "".join(one.marker + one.text for one in paragraphs(outline))
    assert _letters(printed) == _letters(unicodedata.normalize("NFC", body))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def hold_number(text: str) -> None:
    """A number keeps its digits and its value however it is written; what is none is told in a sentence."""
    try:
        number = parse_number(text)
    except ValueError as error:
        _hold_sentence(str(error))
        return
    assert type(number) is Decimal
    assert number.is_finite()
    assert parse_number(f"{format_number(number)}%") == number  # a bare 1,234 would have two meanings
    typed = "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())
    assert "".join(filter(str.isdecimal, f"{number:f}")).strip("0") == typed.strip("0")


def hold_measured(raw: bytes) -> None:
    """Any file is measured, recognised and judged, or refused with a sentence."""
    try:
        layout = measure(raw, "a.docx")
    except DataError as error:
        _hold_sentences(error)
        return
    for finding in judge(recognise(layout), nd30(), date(2024, 2, 7)):
        _hold_sentence(finding.message)


def hold_workbook(raw: bytes) -> None:
    """Any file is read into whole đồng, or refused with a sentence."""
    try:
        figures = read_month(raw, "2024-05.xlsx", month=MAY, campaign=campaign(), departments=departments())
    except DataError as error:
        _hold_sentences(error)
        return
    for project in figures.projects:
        assert {type(amount) for amount in project.amounts.values()} <= {int, type(None)}


def hold_real_workbook(raw: bytes) -> None:
    """The same for the workbooks of the sample campaign."""
    workspace = _workspace()
    year = workspace.campaign("giai-ngan-von-dau-tu-cong/2024")
    with suppress(DataError):
        read_month(raw, "2024-05.xlsx", month=MAY, campaign=year.campaign, departments=workspace.departments)


@cache
def _workspace() -> Workspace:
    return Workspace.find(ROOT)


def _hold_sentences(error: DataError) -> None:
    assert error.problems
    for problem in error.problems:
        assert problem.place, problem
        _hold_sentence(problem.what)


def _hold_sentence(words: str) -> None:
    assert words.endswith((".", "!", "?", "”", ")")), words
    assert "Traceback" not in words


@cache
def word_files() -> Sequence[bytes]:
    """Word files of many kinds: our templates, a page of everything, letters in several layouts."""
    templates = [path.read_bytes() for path in sorted((ROOT / "templates").glob("*.docx"))]
    letters = [write(good(name)) for name in ("cong_van", "ke_hoach")]
    return (packed(RICH), *templates, *letters)


@cache
def small_workbooks() -> Sequence[bytes]:
    """Workbooks of one project."""
    words = "<table:table-row><table:table-cell office:value-type='string'><text:p>Mã dự án</text:p>"
    return (
        table(PROJECT),
        table((*PROJECT[:-1], 40), (2, "DA2", "Cầu", "stc", "nsdp", "1.000,5", "=1+1", None)),
        old_workbook(number(0, 0), number(1, 2, 5.5)),
        ods(f"<table:table-row>{cell(8)}</table:table-row>{words}</table:table-cell></table:table-row>"),
    )


@cache
def real_workbooks() -> Sequence[bytes]:
    """A month's workbook as an office keeps it."""
    return ((SAMPLES / "2024-05.xlsx").read_bytes(),)


def damaged(files: Callable[[], Sequence[bytes]]) -> st.SearchStrategy[bytes]:
    """One of the files with a few things wrong."""

    def damage(which: int, wrong: list[Change]) -> bytes:
        found = files()
        return mutated(found[which % len(found)], wrong)

    return st.builds(damage, st.integers(0, 60), changes)


_digits = st.text("0123456789", max_size=7)
_typed_numbers = st.lists(
    _digits
    | st.sampled_from([".", ",", " ", "-", "(", ")", "%", "+", "\u00a0", "\u2212", "e", "٣", "²", "\n", "đ"]),
    max_size=9,
).map("".join)
_long_bodies = st.builds(
    lambda body, times: (body + "\n") * times, typed_bodies, st.integers(1, 60)
)  # what grows faster than its text takes too long here

TARGETS: dict[str, Target] = {
    "outline": Target(typed_bodies | _long_bodies, hold_outline, 2, 1_000),
    "number": Target(_typed_numbers | st.text(max_size=30), hold_number, 1, 1_500),
    "measure": Target(damaged(word_files), hold_measured, 10, 120),
    "workbook": Target(damaged(small_workbooks), hold_workbook, 10, 300),
    "real workbook": Target(damaged(real_workbooks), hold_real_workbook, 10, 20),
}
