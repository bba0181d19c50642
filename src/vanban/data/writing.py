"""Values to YAML text that reads back the same: quoted only where it must be, long text as a block."""

import re
import unicodedata
from typing import NamedTuple

from vanban.data.decoding import FORBIDDEN
from vanban.data.habits import CURLY_MARKS
from vanban.data.open_values import Data, OpenValue
from vanban.data.reading import NOTHING

INDENT = 2
_LONGEST_KEY = 1000  # YAML looks for the colon of a key no further than 1,024 characters

_BLOCK_START = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^\s\-,\[\]{}])""")
_NEVER_PLAIN = re.compile(r":(?=\s|$)|\s#|[\t\r\n\ufeff]|^\.\.\.")
_FLOW_MARKS = re.compile(r"[,\[\]{}?]")
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\ufeff": "\\uFEFF"}
)


class Below(NamedTuple):
    """What follows the place of a block text, and would be read as part of it."""

    blank_line: bool = False
    indented_comment: bool = False


class Block(NamedTuple):
    """A value written behind a colon or a dash: `head` on that line, `body` as whole lines below."""

    head: str
    body: str = ""


def write_block(value: Data, column: int, below: Below, after_dash: bool) -> Block:
    """A value that hangs on a key or dash at `column` (from 0)."""
    inner = column + INDENT
    if isinstance(value, dict) and value:
        *others, last = value.items()
        texts = [write_entry(key, item, inner, Below()) for key, item in others]
        return _hang("".join(texts) + write_entry(*last, inner, below), inner, after_dash)
    if isinstance(value, OpenValue) and not after_dash and _has_lines(value):
        return Block(f" !{value.kind}", write_block(value.fields(), column, below, after_dash=False).body)
    if isinstance(value, list) and value:
        texts = [write_item(item, inner, Below()) for item in value[:-1]]
        return _hang("".join(texts) + write_item(value[-1], inner, below), inner, after_dash)
    if isinstance(value, str) and _can_be_block(value, below):
        return _write_block_text(unicodedata.normalize("NFC", value), inner)
    inline = "" if value is None else write_inline(value, flow=False)
    return Block(" " + inline if inline else "")


def _has_lines(value: OpenValue) -> bool:
    return any("\n" in text for text in value.fields().values() if isinstance(text, str))


def write_entry(key: str, value: Data, column: int, below: Below) -> str:
    """The lines of `key: value` with the key at `column`."""
    head, body = write_block(value, column, below, after_dash=False)
    return f"{' ' * column}{write_key(key)}:{head}\n{body}"


def write_item(value: Data, column: int, below: Below) -> str:
    """The lines of `- value` with the dash at `column`."""
    head, body = write_block(value, column, below, after_dash=True)
    return f"{' ' * column}-{head}\n{body}"


def _hang(lines: str, column: int, after_dash: bool) -> Block:
    """Lines under a key, or with their first one behind the dash."""
    if not after_dash:
        return Block("", lines)
    first, _, rest = lines.partition("\n")
    return Block(" " + first[column:], rest)


def _can_be_block(text: str, below: Below) -> bool:
    if "\n" not in text or below.indented_comment or re.search("[\r\ufeff]", text):
        return False
    if below.blank_line and text.endswith("\n\n"):
        return False
    trimmed = text.rstrip("\n")
    return bool(trimmed) and not trimmed[-1].isspace()


def _write_block_text(text: str, column: int) -> Block:
    indicator = str(INDENT) if text[0] in " \t\n" else ""
    chomping = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
    lines = text.removesuffix("\n").split("\n")
    body = "".join(f"{' ' * column}{line}\n" if line else "\n" for line in lines)
    _refuse_forbidden(text)
    return Block(f" |{indicator}{chomping}", body)


def write_inline(value: Data, *, flow: bool) -> str:
    """A value on one line; `flow` inside `{}` or `[]`."""
    match value:
        case None:
            return "null"
        case str():
            return write_text(value, flow=flow)
        case dict():
            return "{" + ", ".join(write_flow_entry(key, item) for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(write_inline(item, flow=True) for item in value) + "]"
        case OpenValue():
            fields = value.fields()
            if not fields and not flow:
                return f"!{value.kind}"
            return f"!{value.kind} {write_inline(fields, flow=True)}"


def write_flow_entry(key: str, value: Data) -> str:
    """`key: value` inside braces."""
    return f"{write_key(key)}: {write_inline(value, flow=True)}"


def write_key(key: str) -> str:
    """A key, quoted where it must be.

    Raises:
        ValueError: it is empty or too long.
    """
    if not key or len(key) > _LONGEST_KEY:
        raise ValueError(f"Tên mục “{key[:40]}” trống hoặc quá dài.")
    return '"<<"' if key == "<<" else write_text(key, flow=True)


def write_text(text: str, *, flow: bool) -> str:
    """Text on one line, quoted where it must be.

    Raises:
        ValueError: it holds a character that no document may hold.
    """
    text = unicodedata.normalize("NFC", text)
    _refuse_forbidden(text)
    if _is_plain(text, flow):
        return text
    if not re.search('[\\\\"\t\r\n\ufeff]', text):
        return f'"{text}"'
    if not re.search("[\t\r\n\ufeff]", text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text.translate(_ESCAPES)}"'


def _is_plain(text: str, flow: bool) -> bool:
    return (
        text not in NOTHING
        and text == text.strip()
        and _BLOCK_START.match(text) is not None
        and _NEVER_PLAIN.search(text) is None
        and not (flow and (_FLOW_MARKS.search(text) or text[0] in CURLY_MARKS))
    )


def _refuse_forbidden(text: str) -> None:
    if bad := FORBIDDEN.search(text):
        raise ValueError(f"Có ký tự U+{ord(bad[0]):04X} không dùng được trong tệp dữ liệu.")
