"""Twice as much to mend is twice as much work: what is counted are the calls of functions, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from tests.docx.mend.facts import DOCUMENT
from tests.docx.mend.rich import rich
from tests.docx.word import p, t

from vanban.docx.mend import mend
from vanban.layout.mends import Mend, MendLetters, MendText

LOOK = "<w:rPr><w:i/></w:rPr>"


def many_words(count: int) -> tuple[bytes, list[Mend]]:
    """One paragraph with two blanks after each word."""
    text = rich(p(*(f"<w:r>{LOOK}<w:t xml:space='preserve'>ab  </w:t></w:r>" for _ in range(count))))
    return text, [MendText((DOCUMENT, 0), 4 * n + 2, 4 * n + 4, "  ", " ") for n in range(count)]


def many_looks(count: int) -> tuple[bytes, list[Mend]]:
    """One paragraph in which every other word looks wrong."""
    text = rich(p(*(f"<w:r>{LOOK if n % 2 else ''}<w:t>ab</w:t></w:r>" for n in range(count))))
    return text, [MendLetters((DOCUMENT, 0), "italic", False, 2 * n, 2 * n + 2) for n in range(1, count, 2)]


def many_styles(count: int) -> tuple[bytes, list[Mend]]:
    """Styles based one on the other, each used by one paragraph."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n - 1}"/></w:style>'
        for n in range(count)
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = {"word/styles.xml": f'<w:styles xmlns:w="{w}">{styles}</w:styles>'.encode()}
    named = (f'<w:p><w:pPr><w:pStyle w:val="S{n}"/></w:pPr>{t("chữ")}</w:p>' for n in range(count))
    return rich(*named, extra=part), [MendLetters((DOCUMENT, n), "italic", False) for n in range(count)]


def calls(raw: bytes, orders: list[Mend]) -> int:
    """How many functions are called to mend a file, all of it done."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        mended = mend(raw, orders, "a.docx")
    finally:
        sys.setprofile(before)
    assert len(mended.done) == len(orders)
    return count


@pytest.mark.parametrize("make", [many_words, many_looks, many_styles])
def test_twice_as_much_to_mend_is_twice_as_much_work(make: Callable[[int], tuple[bytes, list[Mend]]]) -> None:
    assert calls(*make(400)) < 2.5 * calls(*make(200))
