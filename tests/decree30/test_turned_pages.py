"""A page that a clerk turned and whose letterhead and foot stayed where they were."""

from collections.abc import Callable

import pytest
from tests.decree30.kit.documents import good
from tests.decree30.kit.handmade import feet_with_tabs, letter_with, plan_with, with_tabs
from tests.decree30.kit.model import Document
from tests.decree30.kit.write import write

from vanban.checking import check_bytes
from vanban.docx.measure import measure
from vanban.layout.recognition import recognise


def turned(document: Document) -> bytes:
    own = document.copy()
    own.page.width, own.page.height = 297, 210
    return write(own)


def errors(raw: bytes) -> list[str]:
    return [finding.rule for finding in check_bytes(raw, "a.docx") if finding.severity.code == "error"]


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(lambda: good("cong_van"), id="tables"),
        pytest.param(lambda: letter_with(with_tabs), id="letterhead by tabs"),
        pytest.param(lambda: letter_with(with_tabs, feet_with_tabs), id="both by tabs"),
    ],
)
def test_only_the_turned_page_is_wrong(letter: Callable[[], Document]) -> None:
    assert errors(turned(letter())) == ["ND30-PAGE-02"]


def test_the_issuer_is_found_left_of_the_national_title_wherever_that_stands() -> None:
    anatomy = recognise(measure(turned(letter_with(with_tabs)), "a.docx"))
    found = [component.text for component in (anatomy.superior, anatomy.issuer) if component]
    assert found == ["UBND TỈNH LÀO CAI", "SỞ XÂY DỰNG"]


def test_on_a_page_that_may_be_turned_the_letterhead_must_reach_its_right_half() -> None:
    assert errors(turned(plan_with(with_tabs))) == ["ND30-QH-03", "ND30-SIGN-01"]
