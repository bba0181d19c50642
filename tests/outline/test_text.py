import unicodedata

import pytest
from hypothesis import given, settings
from tests.outline.strategies import outlines, typed_bodies

from vanban.outline.page import paragraphs
from vanban.outline.parse import parse
from vanban.outline.text import to_text
from vanban.outline.tree import Level, Node, Outline


@given(typed_bodies)
@settings(max_examples=150)
def test_what_was_read_once_is_read_the_same_again(body: str) -> None:
    outline = parse(body)
    assert parse(to_text(outline)) == outline


@given(outlines)
@settings(max_examples=30)
def test_every_tree_comes_back_from_its_text(outline: Outline) -> None:
    assert parse(to_text(outline)) == outline


@given(typed_bodies)
@settings(max_examples=100)
def test_no_word_is_lost(body: str) -> None:
    printed = "".join(p.marker + p.text for p in paragraphs(parse(body)))
    assert _words_only(printed) == _words_only(unicodedata.normalize("NFC", body))


def _words_only(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("text", ["1. Văn bản", "- Văn bản", "a) b", "Phần I", "\\x", "Điều 1. Văn bản"])
def test_a_paragraph_that_looks_like_an_item_is_printed_behind_a_backslash(text: str) -> None:
    assert to_text(Outline((Node(Level.PARAGRAPH, text=text),))) == f"\\{text}\n"


def test_a_title_on_the_line_of_its_number_moves_to_the_next() -> None:
    assert to_text(parse("Chương I. QUY ĐỊNH CHUNG")) == "Chương I\nQUY ĐỊNH CHUNG\n"


def test_a_title_that_looks_like_an_item_stays_a_title() -> None:
    assert to_text(parse("Chương I. 1. Sở Xây dựng")) == "Chương I\n**1. Sở Xây dựng**\n"
    assert to_text(parse("Chương I. 1. Sở **Xây** dựng")) == "Chương I. 1. Sở **Xây** dựng\n"


def test_a_heading_is_forced_only_where_the_evidence_does_not_show_it() -> None:
    body = "1. **Mục đích**\n- Tạo động lực.\n2. **Yêu cầu**\n3. Thực hiện đúng hạn.\n"
    shown = "1. Mục đích\n- Tạo động lực.\n2. Yêu cầu\n3. Thực hiện đúng hạn.\n"
    alone = "1. **Mục đích**\n"
    assert to_text(parse(body)) == shown
    assert to_text(parse(alone)) == alone


def test_a_numbered_paragraph_is_forced_only_where_it_looks_like_a_heading() -> None:
    body = "1. \\Sở Xây dựng\n- Làm đường.\n"
    assert to_text(parse(body)) == body
    assert to_text(parse("1. \\Sở Xây dựng làm đường.")) == "1. Sở Xây dựng làm đường.\n"


def test_an_empty_outline_is_an_empty_text() -> None:
    assert to_text(parse(" \n\n")) == ""
