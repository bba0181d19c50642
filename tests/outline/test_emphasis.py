import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.outline.emphasis import Span, is_wholly_bold, mark_up, plain, spans

_PIECES = (
    "*",
    "**",
    "***",
    "****",
    "\\*",
    "\\\\",
    "\\",
    " ",
    "a",
    "Sở",
    "1",
    "2",
    "(",
    ")",
    "“",
    "”",
    ".",
    ",",
)
marked_texts = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
stretches = st.lists(
    st.builds(
        Span,
        st.sampled_from(("a", "Sở ", " b", "1", "2", "*", "\\", "(", "); ", " ", "“x”", "")),
        st.booleans(),
        st.booleans(),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chữ thường", [Span("chữ thường")]),
        ("", []),
        ("*nghiêng*", [Span("nghiêng", italic=True)]),
        ("**đậm**", [Span("đậm", bold=True)]),
        ("***cả hai***", [Span("cả hai", True, True)]),
        ("thi đua “*Đẩy nhanh*” năm", [Span("thi đua “"), Span("Đẩy nhanh", italic=True), Span("” năm")]),
        ("**đậm *cả hai***", [Span("đậm ", True), Span("cả hai", True, True)]),
        ("***cả hai* đậm**", [Span("cả hai", True, True), Span(" đậm", True)]),
        ("**đậm***nghiêng*", [Span("đậm", True), Span("nghiêng", italic=True)]),
        ("*(b/c)*", [Span("(b/c)", italic=True)]),
        ("**Số 1**2", [Span("Số 1", True), Span("2")]),
        ("*a **b*", [Span("a **b", italic=True)]),
        ("**a***", [Span("a", True), Span("*")]),
        ("\\*không\\*", [Span("*không*")]),
        ("*a\\*b*", [Span("a*b", italic=True)]),
        ("C:\\\\tệp", [Span("C:\\tệp")]),
        ("C:\\tệp", [Span("C:\\tệp")]),
    ],
)
def test_marks_become_spans(text: str, expected: list[Span]) -> None:
    assert list(spans(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3",
        "(*)",
        "Số liệu (*) và (**)",
        "20*30*40 cm",
        "95%*",
        "* Ghi chú",
        "*) Ghi chú",
        "*chưa đóng",
        "chưa mở*",
        "**chưa đóng",
        "***chưa đóng",
        "** **",
        "***",
        "****bốn****",
        "2 ** 3",
        "*mở (* hết",
        "*) Ghi chú x*",
        "**a *b",
    ],
)
def test_lone_asterisks_stay_as_typed(text: str) -> None:
    assert spans(text) == (Span(text),)


def test_what_never_closes_leaves_the_rest_alone() -> None:
    assert list(spans("**đậm *chưa đóng** hết")) == [Span("đậm *chưa đóng", True), Span(" hết")]


def test_plain_text_has_no_marks() -> None:
    assert plain("thi đua “*Đẩy nhanh* **giải ngân**” (\\*)") == "thi đua “Đẩy nhanh giải ngân” (*)"


@pytest.mark.parametrize("text", ["**Mục đích**", "***Mục đích***", "**Mục *đích***", "**\\***"])
def test_a_text_in_one_pair_of_double_asterisks_is_wholly_bold(text: str) -> None:
    assert is_wholly_bold(text)


@pytest.mark.parametrize(
    "text", ["Mục đích", "**Mục** **đích**", "**Mục** đích", "****", "**Mục đích\\**", "*Mục*", "** a**"]
)
def test_any_other_text_is_not_wholly_bold(text: str) -> None:
    assert not is_wholly_bold(text)


@given(stretches)
def test_marking_up_loses_no_character(pieces: list[Span]) -> None:
    assert plain(mark_up(pieces)) == "".join(piece.text for piece in pieces)


@given(
    st.lists(
        st.builds(Span, st.sampled_from(("a", "Sở", "đ*x", "b\\c", "“q”")), st.booleans(), st.booleans()),
        max_size=8,
    )
)
def test_words_keep_their_style(pieces: list[Span]) -> None:
    def styled(stretches: list[Span]) -> list[tuple[str, bool, bool]]:
        return [(char, piece.bold, piece.italic) for piece in stretches for char in piece.text]

    assert styled(list(spans(mark_up(pieces)))) == styled(pieces)


@given(marked_texts)
def test_spans_marked_up_are_read_as_the_same_spans(text: str) -> None:
    assert spans(mark_up(spans(text))) == spans(text)


@given(marked_texts)
def test_reading_loses_nothing_but_marks(text: str) -> None:
    assert plain(text).replace("*", "").replace("\\", "") == text.replace("*", "").replace("\\", "")


def test_neighbours_never_share_a_style() -> None:
    assert list(spans("a*b")) == [Span("a*b")]


def test_marks_move_inside_what_can_be_read() -> None:
    assert mark_up([Span("Kế hoạch "), Span(" này ", bold=True), Span("được")]) == "Kế hoạch  **này** được"


def test_a_hostile_line_is_read_in_a_breath() -> None:
    started = time.perf_counter()
    spans("*a **b ***c " * 4_000)
    assert time.perf_counter() - started < 5
