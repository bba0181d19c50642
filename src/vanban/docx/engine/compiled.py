"""A whole template compiled: Python code for the parts with tags, deflated bytes for all others."""

from hashlib import sha256
from types import CodeType
from typing import Any, NamedTuple

from vanban.docx.engine.archive import Entry


class CompiledPart(NamedTuple):
    """The code of one part, and what its output still needs."""

    name: str
    code: CodeType
    columns_change: bool
    is_main: bool
    needs_parsing: bool


class Compiled(NamedTuple):
    """A template as it is kept on disk. `shared`: the included files, each with the digest of its bytes."""

    fixed: list[Entry]
    parts: list[CompiledPart]
    shared: dict[str, str]


def digest(*pieces: bytes) -> str:
    """The name of these bytes."""
    return sha256(b"\0".join(pieces)).hexdigest()


def to_plain(compiled: Compiled) -> tuple[Any, ...]:
    """What `marshal` can hold: plain tuples."""
    return (
        [tuple(entry) for entry in compiled.fixed],
        [tuple(part) for part in compiled.parts],
        compiled.shared,
    )


def from_plain(plain: tuple[Any, ...]) -> Compiled:
    """The way back."""
    fixed, parts, shared = plain
    return Compiled([Entry(*entry) for entry in fixed], [CompiledPart(*part) for part in parts], shared)
