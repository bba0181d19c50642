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
    "a: 1\na: 2\n": "2:1: Mục `a` đã có ở dòng 1.",
    "a: {b: 1, b: 2}\n": "1:11: Mục `b` đã có ở dòng 1.",
    "trích: 1\ntrích: 2\n": "2:1: Mục `trích` đã có ở dòng 1.",
    "a: &x 1\n": "1:4: Giá trị bắt đầu bằng dấu & (`&x`)",
    "a: *x\n": "1:4: Giá trị bắt đầu bằng dấu * (`*x`)",
    "a: *Căn cứ* x\n": "1:4: Giá trị bắt đầu bằng dấu *",
    "a: **b**\n": "1:4: Giá trị bắt đầu bằng dấu *",
    "<<: {a: 1}\n": "1:1: Mục `<<` không dùng",
    "a: !foo 1\n": "1:4: Giá trị bắt đầu bằng `!foo`",
    "a: !!python/object/apply:os.system [ls]\n": "1:4: Giá trị bắt đầu bằng `!!python/object/apply:os",
    "a: [!hoi(x)]\n": "1:5: Giá trị bắt đầu bằng ",
    "a: !hoi [1]\n": "1:4: Sau !hoi là danh sách.",
    "a: !hoi {x: 1}\n": "1:10: Sau !hoi có mục lạ `x`.",
    "a: !hoi {de_xuat: !hoi 1}\n": "1:19: Trong !hoi lại có !hoi.",
    "a: !hoi {ghi_chu: [1]}\n": "1:19: `ghi_chu` phải là",
    "? [a]\n: b\n": "1:3: Tên mục không phải là chữ.",
    "? a\n: b\n": "1:3: Tên mục viết sau dấu ?",
    ": b\n": "1:1: Thiếu tên mục",
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
    "a: - b\n": "1:4: Dấu gạch `-` đứng cùng dòng với tên mục.",
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


LACKS_BAR = (
    "Thiếu dấu | sau `noi_dung:`, nên không đọc đúng được các dòng bên dưới. "
    "Viết `noi_dung: |` rồi xuống dòng, thụt mọi dòng nội dung vào."
)


@pytest.mark.parametrize(
    "body",
    [
        "\n  I. MỤC ĐÍCH\n  1. Một\n",
        "\n  I. MỤC ĐÍCH\n  1. Một\n  - Hai: ba\n  c\n",
        "\nI. MỤC ĐÍCH\n1. Một\n",
        "  # chưa có\n  Điều 1. Một: a\n  Điều 2. Hai\n",
        "\n  - Thời gian: năm 2024\n  Đơn vị chủ trì\n",
        " I. MỤC ĐÍCH\n  1. Một: a\n",
        " Các việc\n  - một\n",
        "\n  {% if x %}\n  1. Một\n  {% endif %}\n",
        "\n  *Nghiêng*\n  a) Một\n",
    ],
)
def test_a_forgotten_bar_is_told_at_its_key(body: str) -> None:
    assert problems(f"\ufeffa: 1\r\nnoi_dung:{body}ket: x\n") == [f"f.yaml:2:1: {LACKS_BAR}"]


@pytest.mark.parametrize(
    "text",
    [
        "a: một\n  tiếp\n",
        "a:\n  1. một\n",
        "a: |\n  I. Một\n  1. Hai\n",
        'a: "I. Một\n  1. Hai"\n',
        "a:\n- 1. b\n- 2. c\n",
    ],
)
def test_other_texts_need_no_bar(text: str) -> None:
    assert list(read(text).data) == ["a"]


def test_a_fault_beside_text_with_a_bar_is_not_taken_for_a_forgotten_bar() -> None:
    (told,) = problems("a: |\n    I. Một\n  1. Hai\n  b 2\nc: 1\n")
    assert told.startswith("f.yaml:3:3: Dòng “1. Hai” ")


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("a: {b: “VT, VP”}\n", "1:8", "VT, VP"),
        ("a: {b: 1, c: “VT, VP”, d: 2}\n", "1:14", "VT, VP"),
        ("a: {b: “VT”}\n", "1:8", "VT"),
        ("a: {b: “VT: VP”}\n", "1:8", "VT: VP"),
        ("a: {b: “{{ x }}, VT”}\n", "1:8", "{{ x }}, VT"),
        ("a: {b: ‘VT, VP’}\n", "1:8", "VT, VP"),
        ("a: {“b”: 1}\n", "1:5", "b"),
        ("a: [x, “Lưu: VT”]\n", "1:8", "Lưu: VT"),
        ("a: [x, “Như trên”]\n", "1:8", "Như trên"),
        ("a:\n  - “Lưu: VT”\n", "2:5", "Lưu: VT"),
        ("a: “b: c”  # x\n", "1:4", "b: c"),
        ("a: “b: c\n", "1:4", "b: c"),
    ],
)
def test_curly_quotes_in_the_place_of_straight_ones_are_named(text: str, place: str, value: str) -> None:
    (told,) = problems(text)
    assert told.startswith(f"f.yaml:{place}: Giá trị ")
    assert "ngoặc cong “ ”" in told
    assert f'Gõ ngoặc thẳng: "{value}". Muốn in cả ngoặc cong: "“{value}”".' in told


def test_curly_quotes_that_belong_to_the_text_are_read() -> None:
    data = read('a: “b”\nb: “{{ x }}” năm\nc:\n  - “d”\ne: {f: “g” năm, h: "“i, k”"}\nl: |\n  “m: n”\n').data
    assert data == {
        "a": "“b”",
        "b": "“{{ x }}” năm",
        "c": ["“d”"],
        "e": {"f": "“g” năm", "h": "“i, k”"},
        "l": "“m: n”\n",
    }


def test_a_comma_that_tears_a_value_apart_is_told() -> None:
    torn = "Trong { } dấu phẩy ngăn các mục, nên giá trị “1,000,000” bị cắt rời. "
    remedy = 'Đặt cả giá trị trong ngoặc kép: "1,000,000".'
    assert problems("a: {b: 1,000,000, c: 1}\n") == [f"f.yaml:1:8: {torn}{remedy}"]
    assert problems("a: !hoi {de_xuat: 1,000,000}\n") == [f"f.yaml:1:19: {torn}{remedy}"]


@pytest.mark.parametrize("loader", [reading._LOADER, yaml.SafeLoader])
def test_a_label_may_touch_a_bracket_or_comma(loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LOADER", loader)
    text = (
        "\ufeffa: {b: !hoi, c: !hoi}\r\nd: [!hoi, x, !xac_nhan]  # {!hoi}\r\n"
        "e: !hoi{nam_truoc: 1, de_xuat: 2}\r\nf: |\r\n  x: {a: !hoi}\r\ng: {h: '{!hoi}', \"[!hoi]\": x}\r\n"
    )
    source = read(text)
    assert source.data == {
        "a": {"b": OpenValue("hoi"), "c": OpenValue("hoi")},
        "d": [OpenValue("hoi"), "x", OpenValue("xac_nhan")],
        "e": OpenValue("hoi", last="1", proposed="2"),
        "f": "x: {a: !hoi}\n",
        "g": {"h": "{!hoi}", "[!hoi]": "x"},
    }
    assert source.place(("a", "c")) == Place("f.yaml", 1, 17)
    assert source.place(("d", 2)) == Place("f.yaml", 2, 14)
    assert source.key_place(("e", "de_xuat")) == Place("f.yaml", 3, 23)
    assert source.place(("g", "[!hoi]")) == Place("f.yaml", 6, 28)
    assert problems("a: {b: !hoi}\nc: {d: !hoi} x\n")[0].startswith("f.yaml:2:14: Sau dấu `}` còn chữ “x”.")


def test_many_glued_labels_are_read_at_once() -> None:
    started = time.perf_counter()
    items = read("a: [" + "!hoi," * 10_000 + "!hoi]\nb: '" + "!hoi}" * 10_000 + "'\n").data["a"]
    assert items == [OpenValue("hoi")] * 10_001
    assert time.perf_counter() - started < 2


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
