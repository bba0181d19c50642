"""The zip of a .docx, in fixed order, with fixed dates and attributes: same input gives same bytes."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CONTENT_TYPES = "[Content_Types].xml"
_LEVEL = 1  # 97 % of a part is XML that repeats itself: level 6 takes twice as long to save a few KB
_LEVEL_ONCE = 9  # parts that are compressed once and copied for ever
_VERSION = 20
_UTF8 = 0x800
_DEFLATED = 8
_DATE = 0x21  # 1980-01-01, the first day a zip can hold
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Entry(NamedTuple):
    """One file of a zip, already deflated."""

    name: str
    crc: int
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that never change, laid out once: the head of every archive that starts with them."""

    files: bytes
    directory: bytes
    count: int


def deflate(name: str, content: bytes, *, once: bool = False) -> Entry:
    """An entry made of `content`; `once` takes more time for fewer bytes."""
    packer = zlib.compressobj(_LEVEL_ONCE if once else _LEVEL, zlib.DEFLATED, -15)
    return Entry(name, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def inflate(entry: Entry) -> bytes:
    """The content of `entry`."""
    return zlib.decompress(entry.data, -15)


def fixed_order(entries: Iterable[Entry]) -> list[Entry]:
    """The order of our archives: the content types first, as OPC readers like it, then by name."""
    return sorted(entries, key=lambda entry: (entry.name != CONTENT_TYPES, entry.name))


def lay_out(entries: Sequence[Entry]) -> Block:
    """Lay out `entries` from offset 0."""
    files, directory = _write(entries, 0)
    return Block(files, directory, len(entries))


def whole(entries: Iterable[Entry]) -> bytes:
    """The zip of `entries`, in our order."""
    return pack(lay_out(fixed_order(entries)), ())


def pack(head: Block, entries: Sequence[Entry]) -> bytes:
    """The whole zip: `head`, then `entries`, then their directory."""
    files, directory = _write(entries, len(head.files))
    count = head.count + len(entries)
    size, offset = len(head.directory) + len(directory), len(head.files) + len(files)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((head.files, files, head.directory, directory, end))


def _write(entries: Sequence[Entry], offset: int) -> tuple[bytes, bytes]:
    """The files with their local headers, and their lines of the directory, when they stand at `offset`."""
    files: list[bytes] = []
    directory: list[bytes] = []
    for name, crc, size, data in entries:
        raw = name.encode()
        flags = 0 if name.isascii() else _UTF8
        common = (_VERSION, flags, _DEFLATED, 0, _DATE, crc, len(data), size, len(raw), 0)
        header = _LOCAL.pack(b"PK\3\4", *common)
        files += (header, raw, data)
        directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset), raw)
        offset += len(header) + len(raw) + len(data)
    return b"".join(files), b"".join(directory)
