"""Edits change what they name and nothing else: the data reads back, the rest stays byte for byte."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.data.documents import KEYS, files, values

from vanban.data.edit import (
    Add,
    Append,
    Edit,
    Remove,
    Set,
    add_key,
    append_item,
    dump,
    edit,
    remove,
    set_value,
)
from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import Source, parse_source

FILE = """\
# Kế hoạch năm 2024
trich_yeu: |  # hai dòng
  Phát động
  “Đẩy nhanh”

nam:   2024   # năm nay
thoi_gian: {ket_thuc: 2025-01-31}  # gia hạn?
noi_nhan:   # theo thứ tự
  # trên
  - Như trên
  - 'Lưu: VT'  # cuối

# hết
ghi_chu:
"""


def source(text: str) -> Source:
    return parse_source(text.encode(), "f.yaml")


def changed(old: str, new: str) -> str:
    assert FILE.count(old) == 1
    return FILE.replace(old, new)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("nam",), "2025", "nam:   2024   #", "nam:   2025   #"),
        (("nam",), None, "nam:   2024   #", "nam:   #"),
        (("nam",), "a\nb\n", "nam:   2024   # năm nay\n", "nam: |   # năm nay\n  a\n  b\n"),
        (("nam",), ["a", {"b": "c"}], "nam:   2024   # năm nay\n", "nam:   # năm nay\n  - a\n  - b: c\n"),
        (("nam",), OpenValue("hoi"), " 2024 ", " !hoi "),
        (
            ("nam",),
            OpenValue("hoi", last="59/KH-UBND"),
            " 2024 ",
            " !hoi {nam_truoc: 59/KH-UBND} ",
        ),
        (("trich_yeu",), "Một", "|  # hai dòng\n  Phát động\n  “Đẩy nhanh”\n", "Một  # hai dòng\n"),
        (("trich_yeu",), "Một\nHai\n\n", "|  # hai", '"Một\\nHai\\n\\n"  # hai'),
        (("thoi_gian", "ket_thuc"), "x, y", "2025-01-31}", '"x, y"}'),
        (("noi_nhan", 1), "Lưu", "- 'Lưu: VT'  #", "- Lưu  #"),
        (("noi_nhan",), "x", "# theo thứ tự\n", "# theo thứ tự\n"),
        (("ghi_chu",), {"a": "1"}, "ghi_chu:\n", "ghi_chu:\n  a: 1\n"),
    ],
)
def test_a_value_changes_and_comments_stay(path: Path, value: Data, old: str, new: str) -> None:
    text = set_value(source(FILE), path, value)
    if path == ("noi_nhan",):
        new_text = FILE.replace("noi_nhan:   #", "noi_nhan: x   #").replace(
            "  - Như trên\n  - 'Lưu: VT'  # cuối\n", ""
        )
        assert text == new_text
    elif path == ("trich_yeu",) and value != "Một":
        assert text == changed(old, new).replace("  Phát động\n  “Đẩy nhanh”\n", "")
    else:
        assert text == changed(old, new)


def test_a_key_is_added_at_the_end_or_below_another() -> None:
    assert add_key(source(FILE), (), "moi", "no") == FILE + "moi: no\n"
    assert add_key(source(FILE), (), "moi", "x", after="trich_yeu") == changed("nhanh”\n", "nhanh”\nmoi: x\n")
    assert add_key(source(FILE), ("thoi_gian",), "tu", "x: y") == changed("-31}", '-31, tu: "x: y"}')
    assert add_key(source(FILE), ("ghi_chu",), "a", None) == changed("ghi_chu:\n", "ghi_chu:\n  a:\n")


def test_an_item_is_appended() -> None:
    assert append_item(source(FILE), ("noi_nhan",), "a: b") == changed("# cuối\n", '# cuối\n  - "a: b"\n')
    assert append_item(source("a: []  # c\n"), ("a",), "b") == "a:  # c\n  - b\n"


def test_a_key_or_item_is_removed_with_its_lines() -> None:
    assert remove(source(FILE), ("nam",)) == changed("nam:   2024   # năm nay\n", "")
    assert remove(source(FILE), ("noi_nhan", 0)) == changed("  - Như trên\n", "")
    assert remove(source(FILE), ("thoi_gian", "ket_thuc")) == changed(
        "thoi_gian: {ket_thuc: 2025-01-31}", "thoi_gian: {}"
    )
    assert remove(source("a:\n  - b: 1\n    c: 2\n"), ("a", 0, "b")) == "a:\n  - c: 2\n"
    assert remove(source("a: {b: 1, c: 2, d: 3}\n"), ("a", "c")) == "a: {b: 1, d: 3}\n"
    assert remove(source("# x\na: 1\n# y\n"), ("a",)) == "# x\n{}\n# y\n"


def test_what_follows_a_removed_key_does_not_run_into_the_text_above() -> None:
    text = remove(source("a: |\n  x\nb: 1\n  # c\nd: 2\n"), ("b",))
    assert source(text).data == {"a": "x\n", "d": "2"}
    text = remove(source("a: |+\n  x\nb: 1\n\nd: 2\n"), ("b",))
    assert source(text).data == {"a": "x\n", "d": "2"}


def test_a_text_stands_right_below_its_key() -> None:
    assert set_value(source("a:\n\n  b: 1\nc: 2\n"), ("a",), "x\ny") == "a: |-\n  x\n  y\n\nc: 2\n"
    assert set_value(source("a:\n# d\n  b: 1\n"), ("a",), "x\ny") == "a: |-\n  x\n  y\n# d\n"
    assert set_value(source("a:\n  # d\n  b: 1\n"), ("a",), "x\ny") == 'a: "x\\ny"\n  # d\n'


def test_blank_lines_that_belong_to_a_text_stay_with_it() -> None:
    text = add_key(source("a: |+\n  x\n\nb: 1\n"), (), "moi", "2", after="a")
    assert text == "a: |+\n  x\n\nmoi: 2\nb: 1\n"


def test_values_left_out_in_braces_keep_the_space_that_yaml_needs() -> None:
    assert add_key(source("a: {b: }\n"), ("a",), "moi", "1") == "a: {b: , moi: 1 }\n"
    assert remove(source("a: {b: , c: 1}\n"), ("a", "c")) == "a: {b: }\n"
    assert set_value(source("a: {b, c: }\n"), ("a", "b"), "1") == "a: {b: 1, c: }\n"


def test_labels_that_touch_a_bracket_can_be_edited() -> None:
    text = "a: {b: !hoi, c: !hoi}  # d\n"
    assert set_value(source(text), ("a", "c"), "1") == "a: {b: !hoi, c: 1}  # d\n"
    assert remove(source(text), ("a", "c")) == "a: {b: !hoi}  # d\n"
    assert add_key(source(text), ("a",), "e", "1") == "a: {b: !hoi, c: !hoi, e: 1}  # d\n"


def test_curly_quotes_are_quoted_in_braces() -> None:
    text = set_value(source("a: {b: 1}\n"), ("a", "b"), "“Một”")
    assert text == 'a: {b: "“Một”"}\n'
    assert source(text).data == {"a": {"b": "“Một”"}}


def test_line_breaks_byte_order_mark_and_a_missing_last_break_survive() -> None:
    raw = "\ufeffa: 1\r\nb: 2"
    text = edit(parse_source(raw.encode(), "f"), [Set(("a",), "x\ny"), Add((), "c", "3")])
    assert text == "\ufeffa: |-\r\n  x\r\n  y\r\nb: 2\r\nc: 3\r\n"


def test_several_edits_see_each_other() -> None:
    edits: list[Edit] = [
        Add((), "moi", ["x"]),
        Append(("moi",), "y"),
        Remove(("moi", 0)),
        Set(("nam",), "2025"),
    ]
    text = edit(source(FILE), edits)
    assert source(text).data["moi"] == ["y"]
    assert source(text).data["nam"] == "2025"


def test_a_wrong_path_is_refused() -> None:
    wrongs: list[Edit] = [
        Set(("la",), "1"),
        Remove(("noi_nhan", 9)),
        Add((), "nam", "1"),
        Append(("nam",), "1"),
    ]
    for wrong in wrongs:
        with pytest.raises(KeyError):
            edit(source(FILE), [wrong])


def test_a_forbidden_character_is_refused() -> None:
    for value in ("\x0b", "a\nb\ufdd0", {"\x01": "a"}):
        with pytest.raises(ValueError, match=r"U\+"):
            set_value(source(FILE), ("nam",), value)  # type: ignore[arg-type]  # a list of values of several types


def test_texts_are_quoted_only_where_they_must_be() -> None:
    assert dump(
        {"a": "no", "b": "0123", "c": "31/01/2025", "d": "- x", "e": "", "f": "a: b", "g": '"x"'}
    ) == ('a: no\nb: 0123\nc: 31/01/2025\nd: "- x"\ne: ""\nf: "a: b"\ng: \'"x"\'\n')


def paths(data: Data, above: Path = ()) -> Iterator[tuple[Path, Data]]:
    """All paths of the data, as they stand in the file."""
    yield above, data
    steps: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield from paths(value, (*above, step))


def replaced(data: Data, path: Path, value: Data) -> Data:
    """The data with another value at `path`, all in NFC."""
    if not path:
        return composed(value)
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    pairs = [(step, replaced(one, path[1:], value) if step == path[0] else one) for step, one in items]
    return dict(pairs) if isinstance(data, dict) else [one for _, one in pairs]


def composed(value: Data) -> Data:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {key: composed(one) for key, one in value.items()}
        case list():
            return [composed(one) for one in value]
    return value


def lines_around(old: Source, path: Path) -> tuple[str, str]:
    """The text above the line of `path` and from the line of the next value outside it on."""
    lines = old.text.splitlines(keepends=True)
    first = old.key_place(path).line or 1
    later = [
        old.key_place(other).line or 1 for other, _ in paths(old.data) if other and other[: len(path)] != path
    ]
    following = min((line for line in later if line > first), default=len(lines) + 1)
    return "".join(lines[: first - 1]), "".join(lines[following - 1 :])


SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SETTINGS
@given(files(), st.data())
def test_any_value_can_be_set_anywhere(raw: bytes, data: st.DataObject) -> None:
    old = parse_source(raw, "f")
    path = data.draw(st.sampled_from([path for path, _ in paths(old.data) if path]))
    value = data.draw(values)
    text = set_value(old, path, value)
    assert parse_source(text.encode(), "f").data == replaced(old.data, path, value)
    above, below = lines_around(old, path)
    assert text.startswith(above)
    assert text.endswith(below)


@SETTINGS
@given(files(), st.data())
def test_any_value_can_be_removed(raw: bytes, data: st.DataObject) -> None:
    old = parse_source(raw, "f")
    path = data.draw(st.sampled_from([path for path, _ in paths(old.data) if path]))
    beside = dict(paths(old.data))[path[:-1]]
    assert isinstance(beside, dict | list)
    assume(len(beside) > 1)
    text = remove(old, path)
    left = (
        [one for at, one in enumerate(beside) if at != path[-1]]
        if isinstance(beside, list)
        else {key: one for key, one in beside.items() if key != path[-1]}
    )
    assert parse_source(text.encode(), "f").data == replaced(old.data, path[:-1], left)
    same = next((at for at, (a, b) in enumerate(zip(text, old.text, strict=False)) if a != b), len(text))
    assert old.text.endswith(text[same:])


@SETTINGS
@given(files(), st.data())
def test_what_is_added_leaves_all_else(raw: bytes, data: st.DataObject) -> None:
    old = parse_source(raw, "f")
    holders = [(path, value) for path, value in paths(old.data) if isinstance(value, dict | list) and value]
    path, holder = data.draw(st.sampled_from(holders))
    value = data.draw(values)
    text = append_item(old, path, value) if isinstance(holder, list) else add_key(old, path, "moi", value)
    new = [*holder, composed(value)] if isinstance(holder, list) else {**holder, "moi": composed(value)}
    assert parse_source(text.encode(), "f").data == replaced(old.data, path, new)
    same = next((at for at, (a, b) in enumerate(zip(text, old.text, strict=False)) if a != b), len(old.text))
    assert text.endswith(old.text[same:])


@SETTINGS
@given(files(), st.data())
def test_many_values_can_be_set_at_once(raw: bytes, data: st.DataObject) -> None:
    old = parse_source(raw, "f")
    leaves = [path for path, value in paths(old.data) if path and not isinstance(value, dict | list)]
    chosen = data.draw(st.lists(st.sampled_from(leaves), unique=True, max_size=5)) if leaves else []
    new = {path: data.draw(values) for path in chosen}
    text = edit(old, [Set(path, value) for path, value in new.items()])
    expected: Data = old.data
    for path, value in new.items():
        expected = replaced(expected, path, value)
    assert parse_source(text.encode(), "f").data == expected


@SETTINGS
@given(st.dictionaries(st.sampled_from(KEYS), values))
def test_a_new_file_reads_back_as_its_data(data: dict[str, Data]) -> None:
    read = source(dump(data)).data
    assert read == composed(data)
