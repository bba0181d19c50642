"""Vietnamese letters: normal form, look-alikes, accents, tone marks, what can't be printed."""

import re
import unicodedata
from typing import Literal, NamedTuple

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng as combining marks, in the order of the Vietnamese dictionary."""

ToneStyle = Literal["hòa", "hoà"]
"""Where open `oa`, `oe`, `uy` bear their tone: on the first vowel (hòa, thủy) or the second (hoà, thuỷ)."""


class Change(NamedTuple):
    """One character put right: `offset` counts in the text as given; `put` is empty if it was dropped."""

    offset: int
    found: str
    put: str


class Unprintable(NamedTuple):
    """One character that a Word file can't hold; `name` says in Vietnamese what it is."""

    offset: int
    char: str
    name: str


def nfc(text: str) -> str:
    """`text` with each accented letter as one character, as Windows and Word write it."""
    return unicodedata.normalize("NFC", text)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad" + _ZERO_WIDTH + _DIRECTIONS
_LOOKALIKES = {"ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"} | dict.fromkeys(_INVISIBLE, "")
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")


def mend_lookalikes(text: str) -> tuple[str, list[Change]]:
    """Put right the letters that only look Vietnamese (ƣ, ð) and drop characters that nobody sees.

    Decode TCVN3 and VNI text first: there the same characters are real letters.

    Returns:
        The text put right, in NFC, and each change with its offset in the text as given.
    """
    changes = [Change(m.start(), m[0], _LOOKALIKES[m[0]]) for m in _LOOKALIKE.finditer(text)]
    return nfc(_LOOKALIKE.sub(lambda m: _LOOKALIKES[m[0]], text)), changes


def without_accents(text: str) -> str:
    """`text` with plain letters: no tones, no â ă ê ô ơ ư, and d for đ."""
    plain = "".join(char for char in _nfd(text) if unicodedata.category(char) != "Mn")
    return nfc(plain).translate({ord("đ"): "d", ord("Đ"): "D"})


_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def only_letters(text: str) -> str:
    """Its letters alone, small and without accents: what is left of a heading however it was typed."""
    return "".join(filter(str.isalpha, _nfd(text).casefold())).replace("đ", "d")


def slug(text: str, limit: int = 80) -> str:
    """A name for a file or folder: a-z, 0-9, hyphens; at most `limit` of them, cut between words if possible.

    A name that Windows keeps for itself (con, nul, com1) gets `-1` behind it.

    Raises:
        ValueError: no letter or digit is left.
    """
    plain = unicodedata.normalize("NFKD", without_accents(text)).casefold()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > limit:
        at_word = name.rfind("-", 0, limit + 1)
        name = name[: at_word if at_word > 0 else limit]
    if not name:
        raise ValueError(f"“{text}” không có chữ cái hay chữ số nào để đặt tên tệp.")
    return f"{name}-1" if _RESERVED.fullmatch(name) else name


def fold(text: str) -> str:
    """The key under which two spellings of the same words are equal.

    Equal are: NFC and NFD, capitals and small letters, any run of spaces (no-break ones too), hoà and hòa.
    """
    return restyle_tones(" ".join(nfc(text).casefold().split()), "hòa")


_OPEN = r"(?![^\W\d_]|[\u0300-\u036f])"  # neither a letter nor one more mark behind
_ON_SECOND = re.compile(rf"(?<![qQ])([oO][aeAE]|[uU][yY])([{TONE_MARKS}]){_OPEN}")
_MAY_BE_ON_SECOND = re.compile("[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]")  # in NFC: few texts have it
_ON_FIRST = re.compile(rf"(?<![qQ])([oO](?=.[aeAE])|[uU](?=.[yY]))([{TONE_MARKS}])(.){_OPEN}")


def restyle_tones(text: str, style: ToneStyle) -> str:
    """`text` in NFC with the tone of open `oa`, `oe`, `uy` where `style` puts it; `quý` stays.

    Not for people's names and titles of cited documents: those stay as their owners spell them.
    """
    if style == "hoà":
        return nfc(_ON_FIRST.sub(r"\1\3\2", _nfd(text)))
    composed = nfc(text)
    if not _MAY_BE_ON_SECOND.search(composed):
        return composed
    return nfc(_ON_SECOND.sub(lambda m: m[1][0] + m[2] + m[1][1], _nfd(composed)))


_LAST_OF_PLANES = "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
_NONCHARACTERS = "\ufdd0-\ufdef" + _LAST_OF_PLANES
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_NONCHARACTERS}]")


def find_unprintable(text: str) -> list[Unprintable]:
    r"""Each character that Word can't hold: controls but `\n` and `\t`, half characters, noncharacters."""
    return [Unprintable(m.start(), m[0], _name_unprintable(m[0])) for m in _UNPRINTABLE.finditer(text)]


def _name_unprintable(char: str) -> str:
    kinds = {"Cc": "ký tự điều khiển", "Cs": "nửa ký tự (surrogate)", "Cn": "mã không phải ký tự"}
    return f"{kinds[unicodedata.category(char)]} U+{ord(char):04X}"
