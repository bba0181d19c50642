"""A seal on each PDF that we make: a comment line in it tells what it was made from, and breaks with any change.

Whoever signs, comments, stamps or exports anew leaves no whole seal; so a PDF that bears one may be replaced, and one
whose seal names the very document beside it needs no making. The file itself is the record: none is kept elsewhere.
"""

import hashlib
import re

_ANCHOR = b"startxref"  # a comment before it moves no object that the file's table of places names
_LINE = re.compile(rb"%vanban ([0-9a-f]{64}) ([0-9a-f]{64})\n(?=startxref\b)")
_UNFINISHED = "0" * 64


def digest_of_source(document: bytes, form: str) -> str:
    """What a PDF is made from: SHA-256 of the .docx and of the form of PDF asked for."""
    return hashlib.sha256(f"{form}\n".encode() + document).hexdigest()


def sealed(pdf: bytes, source: str | None) -> bytes:
    """`pdf` with our seal; `source` is None when there is something to tell of it at each run.

    Raises:
        ValueError: it is no whole PDF.
    """
    at = pdf.rindex(_ANCHOR)
    made_from = source or _UNFINISHED
    own = _digest(pdf[:at], made_from, pdf[at:])
    return b"".join((pdf[:at], f"%vanban {made_from} {own}\n".encode(), pdf[at:]))


def is_ours(pdf: bytes) -> bool:
    """Whether `pdf` is as we made it, to the last byte."""
    return source_of(pdf) is not None


def source_of(pdf: bytes) -> str | None:
    """The digest of what `pdf` was made from; "" when it is to be made anew, None when it is not as we made it."""
    found = _LINE.search(pdf, max(pdf.rfind(b"%vanban "), 0))
    if found is None:
        return None
    made_from, own = (part.decode() for part in found.groups())
    if own != _digest(pdf[: found.start()], made_from, pdf[found.end() :]):
        return None
    return made_from if made_from != _UNFINISHED else ""


def _digest(before: bytes, made_from: str, after: bytes) -> str:
    hashed = hashlib.sha256(before)
    hashed.update(made_from.encode())
    hashed.update(after)
    return hashed.hexdigest()
