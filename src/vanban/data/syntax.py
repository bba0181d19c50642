"""What YAML's parser stumbles over, told to a clerk.

The parser names a fault by the grammar rule that broke; a clerk needs the habit that broke it. So most rules
here look at the text around the parser's marks, and at its words only where both of PyYAML's parsers agree.
"""

import re
from typing import NamedTuple

from vanban.data.habits import describe_curly, describe_missing_bar, find_curly, find_missing_bar, shorten
from vanban.data.lines import Lines

QUOTE = 'Đặt cả giá trị trong ngoặc kép "…".'
QUOTE_OR_BLOCK = 'Đặt cả giá trị trong ngoặc kép "…", hoặc gõ | rồi xuống dòng, thụt vào và gõ giá trị.'
_KEY = re.compile(r"""^[ \t]*(?:- +)*(?P<key>[^\s#'"\-][^:]*?|"[^"]*"|'[^']*') *:(?=\s|$)""")
_BREAK = re.compile(r"\r\n|\r|\n")
_PLACEHOLDER = re.compile(r"(?::|-)\s+(\{[{%#].*)$")


class Trouble(NamedTuple):
    """What the parser said: its words, where it stopped, where what it was reading began (offsets)."""

    problem: str
    at: int
    since: int | None
    context: str = ""


class Diagnosis(NamedTuple):
    """Where the clerk should look (an offset) and what to tell."""

    at: int
    what: str
    remedy: str


def diagnose(text: str, trouble: Trouble) -> Diagnosis:
    """The fault as a clerk reads it."""
    for rule in (_tab, _missing_bar, _curly, _placeholder, _by_words, _by_place):
        if found := rule(text, trouble):
            return found
    remedy = "Xem lại dòng này và dòng trên: thụt đầu dòng, dấu hai chấm, ngoặc."
    return Diagnosis(trouble.at, "Dòng này không đúng cách viết của tệp dữ liệu.", remedy)


def _tab(text: str, trouble: Trouble) -> Diagnosis | None:
    start, line = _line(text, trouble.at)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    what = "Đầu dòng thụt vào bằng phím Tab; tệp dữ liệu chỉ nhận dấu cách."
    return Diagnosis(start + indent.index("\t"), what, "Xóa Tab ở đầu dòng, gõ hai dấu cách cho mỗi bậc.")


def _missing_bar(text: str, trouble: Trouble) -> Diagnosis | None:
    """Text of several lines below a key without `|`."""
    if "quoted scalar" in trouble.context:
        return None
    simple_key = "expected ':'" in trouble.problem and trouble.since is not None
    at = trouble.since if simple_key and trouble.since is not None else trouble.at
    lines = Lines(text)
    number = lines.number(at) - 1
    found = find_missing_bar(_BREAK.split(text.removeprefix("\ufeff")), number)
    if not found:
        return None
    line, column, key = found
    return Diagnosis(lines.start(line + 1) + column, *describe_missing_bar(key))


def _curly(text: str, trouble: Trouble) -> Diagnosis | None:
    """A value in curly quotes that breaks apart at its colon or brace."""
    if not re.search("flow|mapping values|unexpected ':'", f"{trouble.context} {trouble.problem}"):
        return None
    start, line = _line(text, trouble.at)
    column = find_curly(line, trouble.at - start)
    return None if column is None else Diagnosis(start + column, *describe_curly(text, start + column))


def _placeholder(text: str, trouble: Trouble) -> Diagnosis | None:
    """A value that begins with a placeholder: YAML takes its brace for the start of a mapping."""
    for offset in (trouble.since, trouble.at):
        if offset is None:
            continue
        start, line = _line(text, offset)
        if found := _PLACEHOLDER.search(line):
            return placeholder(start + found.start(1), found[1])
    return None


def placeholder(at: int, text: str) -> Diagnosis:
    """For a value that begins with `{{`, `{%` or `{#` outside quotes."""
    return Diagnosis(
        at, f"Giá trị bắt đầu bằng `{text[:2]}` mà không có ngoặc kép, nên không đọc được.", QUOTE_OR_BLOCK
    )


def _by_words(text: str, trouble: Trouble) -> Diagnosis | None:
    """The faults that the parser's own words tell well enough."""
    said = f"{trouble.context} {trouble.problem}"
    since = trouble.at if trouble.since is None else trouble.since
    if "quoted scalar" in said and ("end of stream" in said or "document" in said):
        return _open_quote(text, since)
    if "quoted scalar" in said or "double-quoted scalar" in said:
        remedy = r"Viết dấu \ thành \\, hoặc đổi sang ngoặc đơn '…'."
        return Diagnosis(trouble.at, r"Trong ngoặc kép có dấu \ đi với ký tự lạ.", remedy)
    if "flow sequence" in said or "flow mapping" in said:
        return _open_bracket(text, since)
    if "block scalar" in said:
        what = "Sau dấu | hoặc > không được có chữ trên cùng dòng."
        return Diagnosis(trouble.at, what, "Xuống dòng, thụt vào rồi gõ nội dung.")
    if "scanning an alias" in said or "scanning an anchor" in said:
        what = f"Giá trị bắt đầu bằng dấu {text[since : since + 1]} mà không có ngoặc kép."
        return Diagnosis(since, what, QUOTE_OR_BLOCK)
    if " tag" in said:
        what = "Giá trị bắt đầu bằng dấu ! nhưng không phải !hoi hay !xac_nhan."
        return Diagnosis(since, what, f"Sửa nhãn, có dấu cách sau nhãn. Nếu dấu ! là chữ: {QUOTE.lower()}")
    if "directive" in said or "YAML document" in said or "YAML version" in said:
        return Diagnosis(since, "Dòng bắt đầu bằng % không dùng ở tệp này.", "Xóa dòng này.")
    if "document start" in said:
        return Diagnosis(trouble.at, "Sau dòng `...` còn nội dung.", "Xóa dòng `...`; mỗi tệp một văn bản.")
    return None


def _open_quote(text: str, at: int) -> Diagnosis:
    what = f"Dấu ngoặc {text[at : at + 1]} mở ở đây mà không đóng."
    return Diagnosis(at, what, "Thêm dấu ngoặc ở cuối giá trị.")


def _open_bracket(text: str, since: int) -> Diagnosis:
    opening = text[since : since + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    what = f"Ngoặc `{opening}` mở ở đây mà không đóng bằng `{closing}`, hoặc thiếu dấu phẩy giữa hai mục."
    return Diagnosis(since, what, f"Thêm `{closing}` ở cuối. Nếu ngoặc là chữ: {QUOTE.lower()}")


def _by_place(text: str, trouble: Trouble) -> Diagnosis | None:
    """The faults of colons, dashes and indentation, told by the lines around the marks."""
    said = trouble.problem
    if "expected ':'" in said:
        return _no_colon(text, trouble.at if trouble.since is None else trouble.since)
    if "mapping values are not allowed" in said or "unexpected ':'" in said:
        return _stray_colon(text, trouble.at)
    if "cannot start any token" in said:
        what = f"Giá trị bắt đầu bằng dấu {text[trouble.at : trouble.at + 1]} mà không có ngoặc kép."
        return Diagnosis(trouble.at, what, QUOTE_OR_BLOCK)
    if "sequence entries are not allowed" in said:
        what = "Dấu gạch `-` đứng cùng dòng với tên mục."
        return Diagnosis(
            trouble.at, what, "Xuống dòng trước mỗi dấu gạch. Nếu gạch là chữ, đặt giá trị trong ngoặc kép."
        )
    if "expected key" in said or "<block end>" in said or "'-' indicator" in said:
        return _stray_token(text, trouble.at)
    if "node content" in said and trouble.at >= len(text.rstrip()):
        return Diagnosis(
            trouble.at, "Đến hết tệp vẫn còn ngoặc [ hoặc { chưa đóng.", "Đóng ngoặc, hoặc xóa ngoặc thừa."
        )
    if "node content" in said:
        return Diagnosis(
            trouble.at,
            f"Thừa dấu `{text[trouble.at : trouble.at + 1]}`.",
            f"Xóa dấu này. Nếu là chữ: {QUOTE.lower()}",
        )
    return None


def _no_colon(text: str, at: int) -> Diagnosis:
    start, line = _line(text, at)
    if glued := re.match(r"[^\s:]+(:)[^\s:]", line[at - start :]):
        what = f"Sau dấu hai chấm không có dấu cách: “{shorten(line)}”."
        return Diagnosis(at + glued.start(1), what, "Thêm một dấu cách sau dấu hai chấm.")
    what = f"Dòng “{shorten(line)}” thiếu dấu hai chấm sau tên mục, hoặc thụt vào chưa đủ."
    return Diagnosis(
        at, what, "Viết `tên: giá trị`; nếu là phần tiếp của dòng trên, thụt dòng này vào sâu hơn."
    )


def _stray_colon(text: str, at: int) -> Diagnosis:
    start, line = _line(text, at)
    key = _KEY.match(line)
    if key and key.end() <= at - start:
        what = f"Giá trị “{shorten(line[key.end() :])}” có dấu hai chấm mà không có ngoặc kép."
        return Diagnosis(at, what, QUOTE_OR_BLOCK)
    above_start, above = _line_above(text, start)
    if above and _indent(above) == _indent(line):
        colon = above.find(":")
        if colon >= 0:
            what = f"Sau dấu hai chấm không có dấu cách: “{shorten(above)}”."
            return Diagnosis(above_start + colon, what, "Thêm một dấu cách sau dấu hai chấm.")
        what = f"Dòng “{shorten(above)}” thiếu dấu hai chấm sau tên mục."
        return Diagnosis(above_start + _indent(above), what, "Viết `tên: giá trị`.")
    what = f"Dòng “{shorten(line)}” thụt vào sâu hơn dòng trên, mà mục ở dòng trên đã có giá trị."
    return Diagnosis(
        start + _indent(line),
        what,
        "Đặt dòng này thẳng cột với mục ở trên, hoặc đặt giá trị nhiều dòng sau dấu |.",
    )


def _stray_token(text: str, at: int) -> Diagnosis:
    start, line = _line(text, at)
    before = line[: at - start].rstrip()
    if line.lstrip(" -").startswith(":"):
        return Diagnosis(
            at, "Thiếu tên mục trước dấu hai chấm.", f"Viết tên mục. Nếu dấu hai chấm là chữ: {QUOTE.lower()}"
        )
    if before.endswith(('"', "'")) and before.count(before[-1]) % 2:
        above, opening = _line_above(text, start)
        while above and opening.count(before[-1]) % 2 == 0:
            above, opening = _line_above(text, above)
        if opening.count(before[-1]) % 2:
            return _open_quote(text, above + opening.rindex(before[-1]))
    if before.endswith(('"', "'")):
        what = f"Sau dấu ngoặc kép đóng còn chữ “{shorten(line[at - start :])}”."
        return Diagnosis(
            at,
            what,
            "Đặt cả giá trị trong một cặp ngoặc; ngoặc kép bên trong thì bọc ngoài bằng ngoặc đơn '…'.",
        )
    if before.endswith(("]", "}")):
        what = f"Sau dấu `{before[-1]}` còn chữ “{shorten(line[at - start :])}”."
        return Diagnosis(at, what, f"Nếu ngoặc là chữ: {QUOTE.lower()}")
    what = f"Dòng “{shorten(line)}” không thẳng cột với các dòng cùng bậc ở trên."
    return Diagnosis(at, what, "Chỉnh dấu cách đầu dòng cho thẳng cột với mục (hoặc dấu gạch) cùng bậc.")


def _line(text: str, offset: int) -> tuple[int, str]:
    """The line that holds `offset`, with its start."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    found = re.compile(r"[^\r\n]*").match(text, start)
    return start, found[0] if found else ""


def _line_above(text: str, start: int) -> tuple[int, str]:
    """The nearest line above with something in it."""
    while start > 0:
        start, line = _line(text, max(start - 1 - text.startswith("\r\n", start - 2), 0))
        if line.strip() and not line.lstrip().startswith("#"):
            return start, line
    return 0, ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
