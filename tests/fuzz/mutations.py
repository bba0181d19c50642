"""Real files with a few things wrong: bytes, tags and values of their parts, and the zip round them."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb'="([^"<>]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_VALUES = (
    *(b"", b"0", b"-1", b"nan", b"inf", b"-inf", b"1e308", b"1e400", b"999999999999", b"-5000", b"31680"),
    *(b"x", b"true", b"50%", b"12pt", b"A1", b"XFD1048576", b"#REF!", b"&#x10FFFF;", b"&amp;", b"{{ x }}"),
    *(b" " * 300, b"1." * 200, b"rId1", b"../x", b"word/document.xml", b"xl/workbook.xml", b"[0]"),
    *("Điều 1. ế".encode(), "\u202e".encode(), "\u2060".encode(), "٣".encode(), b"1900-01-00", b"2024-02-30"),
)
_NASTY = (*_VALUES, b"&#0;", b"&x;", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"]]>", b"{%", b"<a>")
_SPAN = 4_000  # bytes: an element copied or cut out is no longer


class Change(NamedTuple):
    """One thing that goes wrong: what, in which part, where; numbers are taken modulo what there is."""

    kind: int
    part: int
    at: int
    size: int
    nasty: int


def _changes(kinds: int, most: int) -> st.SearchStrategy[list[Change]]:
    change = st.builds(
        Change,
        st.integers(0, kinds - 1),
        st.integers(0, 200),
        st.integers(0, 1 << 20),
        st.integers(0, 1 << 12),
        st.integers(0, len(_NASTY) - 1),
    )
    return st.lists(change, min_size=1, max_size=most)


def mutated(raw: bytes, wrong: Sequence[Change]) -> bytes:
    """`raw`, a zip, with these things wrong; what is no zip has only its bytes changed."""
    inside = [change for change in wrong if change.kind < len(_IN_PART)]
    if inside and raw.startswith(b"PK"):
        raw = _repacked(raw, inside)
    for change in wrong:
        if not raw:
            return raw
        if not raw.startswith(b"PK"):
            raw = _IN_BYTES[change.kind % len(_IN_BYTES)](raw, change)
        elif change.kind >= len(_IN_PART):
            raw = _OF_ZIP[(change.kind - len(_IN_PART)) % len(_OF_ZIP)](raw, change)
    return raw


def _repacked(raw: bytes, wrong: Sequence[Change]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts, key=lambda name: -len(parts[name]))  # the large ones are what is read most
    for change in wrong:
        name = names[change.part % len(names) if change.part % 2 else 0]
        parts[name] = _IN_PART[change.kind](parts[name], change)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _spot(pattern: re.Pattern[bytes], data: bytes, at: int) -> re.Match[bytes] | None:
    """The match that stands nearest behind a place, of all of a part the same chance."""
    start = at % (len(data) or 1)
    return pattern.search(data, start) or pattern.search(data)


def _value(data: bytes, change: Change) -> bytes:
    return _put(data, _spot(_VALUE, data, change.at), _VALUES[change.nasty % len(_VALUES)])


def _text(data: bytes, change: Change) -> bytes:
    return _put(data, _spot(_TEXT, data, change.at), _VALUES[change.nasty % len(_VALUES)])


def _value_of_another(data: bytes, change: Change) -> bytes:
    other = _spot(_VALUE, data, change.at * 31 + change.size * 257)
    return _put(data, _spot(_VALUE, data, change.at), other[1]) if other else data


def _put(data: bytes, found: re.Match[bytes] | None, new: bytes) -> bytes:
    return data[: found.start(1)] + new + data[found.end(1) :] if found else data


def _stretch(data: bytes, change: Change) -> tuple[int, int]:
    """From the beginning of a tag to that of a later one."""
    found = _spot(_TAG, data, change.at)
    start = found.start() if found else 0
    later = _TAG.search(data, min(len(data), start + 1 + change.size % _SPAN))
    return start, later.start() if later else len(data)


def _cut(data: bytes, change: Change) -> bytes:
    start, end = _stretch(data, change)
    return data[:start] + data[end:]


def _double(data: bytes, change: Change) -> bytes:
    start, end = _stretch(data, change)
    return data[:end] + data[start:end] * (1 + change.nasty % 8) + data[end:]


def _element(data: bytes, change: Change) -> tuple[int, int]:
    """A whole element, beginning with a tag near the place; empty if it is unbalanced."""
    found = _spot(re.compile(rb"<([A-Za-z]\w*:?\w*)[^<>]*>"), data, change.at)
    if not found:
        return 0, 0
    if found[0].endswith(b"/>"):
        return found.span()
    depth = 0
    for tag in re.finditer(rb"<(/?)" + found[1] + rb"(?=[\s/>])[^<>]*?(/?)>", data[found.start() :]):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if not depth:
            return found.start(), found.start() + tag.end()
    return 0, 0


def _without_element(data: bytes, change: Change) -> bytes:
    start, end = _element(data, change)
    return data[:start] + data[end:]


def _element_elsewhere(data: bytes, change: Change) -> bytes:
    """An element copied to where another one begins: well-formed XML that no program writes."""
    start, end = _element(data, change)
    target, _ = _element(data, change._replace(at=change.at * 31 + change.size * 257))
    return (
        data[:target] + data[start : min(end, start + 20_000)] + data[target:]
        if end - start < 20_000
        else data
    )


def _nested(data: bytes, change: Change) -> bytes:
    """An element put into itself again and again."""
    start, end = _element(data, change)
    inside = data[start:end]
    open_end, close_start = inside.find(b">") + 1, inside.rfind(b"<")
    if not 0 < open_end <= close_start:
        return data
    times = change.size % 90
    return data[:start] + inside[:open_end] * times + inside + inside[close_start:] * times + data[end:]


def _renamed(data: bytes, change: Change) -> bytes:
    """All tags of one name under that of another."""
    one, other = (
        _spot(re.compile(rb"<([A-Za-z]\w*:?\w*)"), data, at) for at in (change.at, change.at * 31 + 7)
    )
    if not one or not other:
        return data
    return re.sub(rb"(</?)" + one[1] + rb"(?=[\s/>])", rb"\1" + other[1], data)


def _byte(data: bytes, change: Change) -> bytes:
    if not data:
        return data
    at = change.at % len(data)
    return data[:at] + bytes([change.size & 255]) + data[at + 1 :]


def _insert(data: bytes, change: Change) -> bytes:
    at = change.at % (len(data) + 1)
    return data[:at] + _NASTY[change.nasty] + data[at:]


def _shorten(data: bytes, change: Change) -> bytes:
    return data[: change.at % (len(data) + 1)]


def _splice(data: bytes, change: Change) -> bytes:
    if not data:
        return data
    source, target = change.at % len(data), (change.at * 31 + change.nasty) % len(data)
    return data[:target] + data[source : source + change.size % 64] + data[target:]


def _directory(raw: bytes, change: Change) -> bytes:
    """One field of one entry of the zip's directory, or of the directory's end."""
    entries = [found.start() for found in re.finditer(b"PK\x01\x02", raw)]
    if not entries:
        return raw
    at = entries[change.part % len(entries)]
    place = (6, 8, 10, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 42)[change.at % 15]
    data = bytearray(raw)
    value = (0, 1, 99, 0xFFFF, change.size)[change.nasty % 5]
    if at + place + 2 <= len(data):
        struct.pack_into("<H", data, at + place, value)
    return bytes(data)


def _again(raw: bytes, change: Change) -> bytes:
    """A part that is there twice, or one more under an odd name."""
    out = io.BytesIO(raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            with zipfile.ZipFile(out, "a") as archive:
                names = archive.namelist()
                name = names[change.part % len(names)] if names and change.size % 2 else f"odd/{change.at}"
                archive.writestr(name, _NASTY[change.nasty])
        except (zipfile.BadZipFile, OSError, ValueError, struct.error):
            return raw
    return out.getvalue()


_IN_BYTES: tuple[Callable[[bytes, Change], bytes], ...] = (_byte, _insert, _splice, _shorten, _byte, _byte)
_IN_PART: tuple[Callable[[bytes, Change], bytes], ...] = (
    *(_value, _value_of_another, _text, _without_element, _element_elsewhere, _nested, _renamed),
    *(_cut, _double, _byte, _insert, _splice),
)
_BALANCED = 7
_OF_ZIP: tuple[Callable[[bytes, Change], bytes], ...] = (_directory, _again, *_IN_BYTES[:2])

changes = _changes(_BALANCED, 5) | _changes(len(_IN_PART) + len(_OF_ZIP), 2)
"""Several things wrong in XML that stays well-formed for the most part, or one or two of any kind."""
