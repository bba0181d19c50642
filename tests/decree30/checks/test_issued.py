"""What people type as number and date comes out as the decree writes it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.decree30.sheet import component, findings, plan, rules_broken

from vanban.decree30.issued import dated, numbered
from vanban.layout.mends import MendText
from vanban.vietnamese.dates import long_date

DAYS = st.dates(date(2020, 3, 5), date(2099, 12, 31))
BLANKS = st.text(" \u00a0\t", min_size=1, max_size=3)


def mended(text: str, found: list[object]) -> str:
    for mend in sorted(found, key=lambda one: -one.start if isinstance(one, MendText) else 0):
        assert isinstance(mend, MendText)
        assert text[mend.start : mend.end] == mend.old
        text = text[: mend.start] + mend.new + text[mend.end :]
    return text


@given(DAYS)
@settings(max_examples=50, deadline=None)
def test_a_date_as_the_decree_writes_it_is_right(day: date) -> None:
    line = component("dia_danh_ngay_thang", f"Đồng Nai, {long_date(day)}")
    assert rules_broken(plan(place_date=line, dated=day), "ND30-DATE", "ND30-PLACE") == []


@given(DAYS, st.integers(1, 2), st.integers(1, 2), BLANKS)
@settings(max_examples=50, deadline=None)
def test_a_date_with_wrong_padding_is_mended_to_what_the_decree_writes(
    day: date, day_digits: int, month_digits: int, blank: str
) -> None:
    text = f"Đồng Nai, ngày{blank}{day.day:0{day_digits}d} tháng{blank}{day.month:0{month_digits}d} năm {day.year}"
    line = component("dia_danh_ngay_thang", text)
    mends = [mend for f in findings(plan(place_date=line, dated=day), "ND30-DATE") for mend in f.mends]
    assert " ".join(mended(text, list(mends)).split()) == f"Đồng Nai, {long_date(day)}"


@given(st.integers(1, 99999), st.integers(0, 3))
@settings(max_examples=50, deadline=None)
def test_a_number_with_wrong_padding_is_mended(value: int, zeros: int) -> None:
    text = f"Số: {'0' * zeros}{value}/KH-SXD"
    line = component("so_ky_hieu", text)
    mends = [mend for f in findings(plan(number=line), "ND30-SO") for mend in f.mends]
    assert mended(text, list(mends)) == f"Số: {value:02d}/KH-SXD"


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    line = component("so_ky_hieu", f"Số {text}")
    parts = numbered(line)
    assert parts is None or parts.number == "" or parts.number.isdecimal()
    when = dated(component("dia_danh_ngay_thang", f"A {text}"))
    assert when is None or all(part == "" or part.isdecimal() for part in (when.day, when.month, when.year))
