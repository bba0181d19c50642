"""Files are read as typed, and whatever is wrong in them is told at its line, in Vietnamese, all at once."""

import os
import pickle
import re
import time
from pathlib import Path as FilePath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data.documents import files

from vanban.data import reading
from vanban.data.source import OpenValue, Source, parse_source, read_source
from vanban.errors import DataError, Place


def read(text: str | bytes) -> Source:
    return parse_source(text if isinstance(text, bytes) else text.encode(), "f.yaml")


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_scalars_are_text_as_typed() -> None:
    typed = {"a": "no", "b": "07/02", "c": "0123", "d": "1.000", "e": "2024-01-31", "f": "12:30", "g": "1e3"}
    assert read("".join(f"{key}: {value}\n" for key, value in typed.items())).data == typed
    assert read("a: 'no'\nb: \"null\"\nc: '~'\n").data == {"a": "no", "b": "null", "c": "~"}


def test_empty_null_and_tilde_are_nothing() -> None:
    assert read("a:\nb: null\nc: ~\nd: [null, ~]\ne: ''\nf: Null\n").data == {
        "a": None,
        "b": None,
        "c": None,
        "d": [None, None],
        "e": "",
        "f": "Null",
    }


def test_text_is_composed() -> None:
    assert read("trích: Kế hoạch\n").data == {"trích": "Kế hoạch"}


def test_byte_order_mark_and_windows_line_breaks_are_read_over() -> None:
    source = read(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\nb: 1\r\n")
    assert source.data == {"a": "x\ny\n", "b": "1"}
    assert source.place(("b",)) == Place("f.yaml", 4, 4)
    assert source.key_place(("a",)) == Place("f.yaml", 1, 1)
    assert source.place(("a",)) == Place("f.yaml", 1, 4)
    assert source.text.startswith("\ufeffa: |\r\n")


def test_a_missing_last_line_break_changes_nothing() -> None:
    assert read("a: |\n  x").data == read("a: |\n  x\n").data == {"a": "x\n"}
    assert read("a: |+\n  x\n").data == {"a": "x\n"}


def test_open_values_carry_what_is_known_and_their_place() -> None:
    data = read(
        "a: !hoi\nb: !hoi {nam_truoc: 59/KH-UBND, ghi_chu: xem lại}\nc: !xac_nhan 95\n"
        "d: !xac_nhan\n  de_xuat: {so: 1, ngay: [2]}\ne: !hoi {}\nf: [!hoi , x]\n"
    ).data
    assert data == {
        "a": OpenValue("hoi"),
        "b": OpenValue("hoi", last="59/KH-UBND", note="xem lại"),
        "c": OpenValue("xac_nhan", proposed="95"),
        "d": OpenValue("xac_nhan", proposed={"so": "1", "ngay": ["2"]}),
        "e": OpenValue("hoi"),
        "f": [OpenValue("hoi"), "x"],
    }
    assert isinstance(data["b"], OpenValue)
    assert data["b"].place == Place("f.yaml", 2, 4)


PLACES = read("a:\n  - x: 1\n    y: !hoi {nam_truoc: 2}\n  -   z\nb: {c: d}\n")


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("a",), (2, 3), (1, 1)),
        (("a", 0, "x"), (2, 8), (2, 5)),
        (("a", 0, "y", "nam_truoc"), (3, 25), (3, 14)),
        (("a", 1), (4, 7), (4, 7)),
        (("b", "c"), (5, 8), (5, 5)),
        (("b", "la", 3), (5, 4), (5, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_every_value_and_key_has_a_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert PLACES.place(path) == Place("f.yaml", *value)
    assert PLACES.key_place(path) == Place("f.yaml", *key)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: |\n  một\n\n    ba\n", [(2, 3), (3, 1), (4, 5)]),
        ("a:   |2-  # x\n    một\n  hai", [(2, 5), (3, 3)]),
        ("a: >\n  một\n  một\n\n  hai\n", [(2, 3), (5, 3)]),
        ('a: "một\\n  hai"\n', [(1, 5), (1, 12)]),
        ("a: một\n  tiếp\n\n  hai\n", [(1, 4), (4, 3)]),
    ],
)
def test_every_line_of_a_text_has_a_place(text: str, places: list[tuple[int, int]]) -> None:
    source = read(text)
    found = [source.text_place(("a",), line) for line in range(1, len(places) + 1)]
    assert found == [Place("f.yaml", *place) for place in places]


BAD = {
    "a: 1\na: 2\n": "2:1: Khóa `a` đã có ở dòng 1.",
    "a: {b: 1, b: 2}\n": "1:11: Khóa `b` đã có ở dòng 1.",
    "trích: 1\ntrích: 2\n": "2:1: Khóa `trích` đã có ở dòng 1.",
    "a: &x 1\n": "1:4: Giá trị bắt đầu bằng dấu & (`&x`)",
    "a: *x\n": "1:4: Giá trị bắt đầu bằng dấu * (`*x`)",
    "a: *Căn cứ* x\n": "1:4: Giá trị bắt đầu bằng dấu *",
    "a: **b**\n": "1:4: Giá trị bắt đầu bằng dấu *",
    "<<: {a: 1}\n": "1:1: Khóa `<<` không dùng",
    "a: !foo 1\n": "1:4: Giá trị bắt đầu bằng `!foo`",
    "a: !!python/object/apply:os.system [ls]\n": "1:4: Giá trị bắt đầu bằng `!!python/object/apply:os",
    "a: [!hoi]\n": "1:5: Giá trị bắt đầu bằng dấu !",
    "a: !hoi [1]\n": "1:4: Sau !hoi là danh sách.",
    "a: !hoi {x: 1}\n": "1:10: Sau !hoi có khóa lạ `x`.",
    "a: !hoi {de_xuat: !hoi 1}\n": "1:19: Trong !hoi lại có !hoi.",
    "a: !hoi {ghi_chu: [1]}\n": "1:19: `ghi_chu` phải là",
    "? [a]\n: b\n": "1:3: Khóa không phải là chữ.",
    "? a\n: b\n": "1:3: Khóa viết sau dấu ?",
    ": b\n": "1:1: Thiếu khóa",
    "a: [Như trên, Lưu: VT]\n": "1:15: Một mục trong ngoặc vuông có dấu hai chấm.",
    "a: 1\n---\nb: 2\n": "2:1: Dòng `---`",
    "a:\n\tb: 1\n": "2:1: Đầu dòng thụt vào bằng phím Tab",
    "a: 1\n  \tb: 2\n": "2:3: Đầu dòng thụt vào bằng phím Tab",
    "a: |\n\tx\n": "2:1: Đầu dòng thụt vào bằng phím Tab",
    "a: 1\nb 2\n": "2:1: Dòng “b 2” thiếu dấu hai chấm",
    "a:b\nc: 1\n": "1:2: Sau dấu hai chấm không có dấu cách: “a:b”.",
    "a:b\n": "1:1: Tệp phải gồm các dòng",
    "c: 1\na:b\n": "2:2: Sau dấu hai chấm không có dấu cách",
    "a: 1\n  b: 2\n": "2:3: Dòng “b: 2” thụt vào sâu hơn",
    "a:\n  - x\n - y\n": "3:2: Dòng “- y” không thẳng cột",
    "a: b: c\n": "1:5: Giá trị “b: c” có dấu hai chấm",
    "a: 'x\nb: 1\n": "1:4: Dấu ngoặc ' mở ở đây mà không đóng.",
    'a: "x\nb: "y"\n': '1:4: Dấu ngoặc " mở ở đây mà không đóng.',
    "a: [1, 2\nb: 3\n": "1:4: Ngoặc `[` mở ở đây",
    "a: {x: 1\nb: 3\n": "1:4: Ngoặc `{` mở ở đây",
    "a: ]\n": "1:4: Thừa dấu `]`.",
    "a: %x\n": "1:4: Giá trị bắt đầu bằng dấu %",
    "a: @x\n": "1:4: Giá trị bắt đầu bằng dấu @",
    "a: `x\n": "1:4: Giá trị bắt đầu bằng dấu `",
    "a: {{ x }}\n": "1:4: Giá trị bắt đầu bằng `{{`",
    "a: {{ x }} và y\n": "1:4: Giá trị bắt đầu bằng `{{`",
    "a:\n  - {{ x.y }} z\n": "2:5: Giá trị bắt đầu bằng `{{`",
    "a: {% if x %}\n": "1:4: Giá trị bắt đầu bằng `{%`",
    'a: "x" y\n': "1:8: Sau dấu ngoặc kép đóng còn chữ “y”.",
    "a: [1] y\n": "1:8: Sau dấu `]` còn chữ “y”.",
    "a: - b\n": "1:4: Dấu gạch `-` đứng cùng dòng với khóa.",
    'a: "\\q"\n': "1:5: Trong ngoặc kép có dấu \\",
    "a: |x\n": "1:5: Sau dấu | hoặc >",
    "%foo\na: 1\n": "1:1: Dòng bắt đầu bằng %",
    "a: x\x01y\n": "1:5: Có ký tự điều khiển U+0001",
    "a: x\ufdd0\n": "1:5: Có ký tự không dùng cho văn bản U+FDD0",
    "a: |\n  x\x0by\n": "2:4: Có ký tự xuống dòng lạ U+000B",
    "a: x\u2028y\n": "1:5: Có ký tự xuống dòng lạ U+2028",
    'a: "\\u0001"\n': "1:4: Có ký tự điều khiển U+0001",
    'a: "\\uFDD0"\n': "1:4: Có ký tự không dùng cho văn bản U+FDD0",
    'a: "\\ud800"\n': "1:",
    "": "1:1: Tệp trống.",
    "# chỉ ghi chú\n": "1:1: Tệp trống.",
    "---\n": "1:1: Tệp trống.",
    "- a\n": "1:1: Tệp phải gồm",
    "chữ\n": "1:1: Tệp phải gồm",
    "!hoi\n": "1:1: Tệp phải gồm",
    "a: " + "[" * 60 + "]" * 60: "1:53: Các mục lồng nhau quá 50 bậc.",
}


@pytest.mark.parametrize(("text", "told"), BAD.items())
def test_what_is_wrong_is_told_once_with_its_place_and_remedy(text: str, told: str) -> None:
    found = problems(text)
    assert len(found) == 1, found
    assert found[0].startswith(f"f.yaml:{told}"), found


def test_the_parser_without_c_tells_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    english = re.compile(r"\b(while|found|expected|mapping|scalar|token|could not)\b")
    for text in BAD:
        found = problems(text)
        assert found
        assert not any(english.search(line) for line in found), (text, found)
    assert read("a: |\n  x\n\nb: {c: !hoi , d: no}\n").data == {
        "a": "x\n",
        "b": {"c": OpenValue("hoi"), "d": "no"},
    }


def test_all_that_is_wrong_comes_at_once() -> None:
    found = problems("a: 1\na: 2\nb: *x\nc: x\x01\nd: !foo\ne: @\n")
    assert [line.split(":")[1] for line in found] == ["2", "3", "4", "5", "6"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    assert problems("a: Kế hoạch\n".encode(encoding))[0].startswith(
        "f.yaml:1:1: Tệp lưu bằng mã UTF-16 hoặc UTF-32."
    )


def test_a_byte_that_is_not_utf8_is_told_with_its_line() -> None:
    (told,) = problems("a: ế\nb: x".encode() + b"\xe1 y\n")
    assert told.startswith("f.yaml:2:5: Byte 0xE1 không phải chữ theo mã UTF-8")


def test_nests_and_large_files_are_refused_at_once() -> None:
    started = time.perf_counter()
    for bomb in (b"[" * 100_000, b"a: " + b"{a: " * 100_000, b"- " * 100_000, b"a: " + b"x" * 50_000_000):
        problems(bomb)
    assert time.perf_counter() - started < 1


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(problems(bomb)) == 25


def test_files_that_cannot_be_read_are_told(tmp_path: FilePath) -> None:
    def told(path: FilePath) -> str:
        with pytest.raises(DataError) as caught:
            read_source(path, "x/campaign.yaml")
        return str(caught.value)

    assert told(tmp_path / "la.yaml") == "x/campaign.yaml: Không có tệp này. Kiểm tra tên tệp và thư mục."
    assert told(tmp_path).startswith("x/campaign.yaml: Đây là thư mục")
    assert told(tmp_path / "a\0b").startswith("x/campaign.yaml: ")
    os.mkfifo(tmp_path / "pipe")
    assert told(tmp_path / "pipe").startswith("x/campaign.yaml: Đây không phải tệp thường.")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert told(tmp_path / "loop").startswith("x/campaign.yaml: ")
    (tmp_path / "good.yaml").write_bytes(b"a: 1\n")
    assert read_source(tmp_path / "good.yaml", "x").data == {"a": "1"}


def test_a_source_crosses_process_borders() -> None:
    again = pickle.loads(pickle.dumps(PLACES))
    assert (again.data, again.place(("b", "c"))) == (PLACES.data, PLACES.place(("b", "c")))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text("ab:-[]{}'\"|>&*!#%@`?, \t\n\r\x01~", max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused_in_vietnamese(raw: bytes) -> None:
    try:
        read(raw)
    except DataError as error:
        for problem in error.problems:
            assert problem.place
            assert problem.what.endswith(".")
            assert problem.remedy.endswith(".")
            assert not re.search(r"\b(while|found|expected|mapping|scalar|token)\b", problem.what)


@settings(max_examples=50, deadline=None)
@given(files())
def test_both_parsers_read_the_same(raw: bytes) -> None:
    quick = read(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_LOADER", yaml.SafeLoader)
        assert read(raw).data == quick.data
