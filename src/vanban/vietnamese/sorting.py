"""The order of Vietnamese words, people and agencies."""

import re
import unicodedata
from functools import lru_cache

from vanban.vietnamese.letters import TONE_MARKS, fold, nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’ʼ])*)")

SortKey = tuple[str, str, str, str]
"""Letters and numbers; then tones; then capitals; then the text itself, so that no two texts are equal."""


def sort_key(text: str) -> SortKey:
    """The place of `text` in the order of the Vietnamese alphabet, for `sorted`.

    Words count one by one: Hà Nội before Hàm Yên. Numbers stand before letters, by their value. Spaces,
    hyphens and other marks only part words. Where a syllable bears its tone (hoà, hòa) makes no difference.
    """
    tokens = list(_TOKEN.finditer(nfc(text)))
    letters = " ".join(_number_rank(t[0]) if t["number"] else _letter_ranks(t[0]) for t in tokens)
    tones = " ".join(_tones(t[0]) for t in tokens)
    cases = " ".join("".join("1" if char.isupper() else "0" for char in t[0]) for t in tokens)
    return letters, tones, cases, nfc(text)


def _number_rank(digits: str) -> str:
    """The value as text that sorts by value: its length first; `!` stands before the ranks of letters."""
    value = digits.lstrip("0")
    return f"!{len(value):08d}#{value}"


@lru_cache(maxsize=2048)  # names of agencies share most of their words
def _letter_ranks(word: str) -> str:
    return "".join(_RANKS.get(char, char) for char in _without_tones(word.casefold()) if char.isalpha())


def _without_tones(word: str) -> str:
    return nfc("".join(char for char in unicodedata.normalize("NFD", word) if char not in TONE_MARKS))


@lru_cache(maxsize=2048)
def _tones(word: str) -> str:
    marks = (TONE_MARKS.find(char) for char in unicodedata.normalize("NFD", word))
    return "".join(str(mark + 1) for mark in marks if mark >= 0) or "0"


def person_sort_key(name: str) -> tuple[SortKey, SortKey, SortKey, SortKey]:
    """The place of a person: by given name (the last word), then family name (the first), then the middle.

    A number at the end belongs to the word before it (`Người mẫu 02`); what stands in brackets counts last.
    """
    words = re.sub(r"\([^()]*\)", " ", name).split() or name.split()
    given_at = max(0, len(words) - 1)
    while given_at and words[given_at].isdecimal():
        given_at -= 1
    given, family, middle = words[given_at:], words[:given_at][:1], words[:given_at][1:]
    return sort_key(" ".join(given)), sort_key(" ".join(family)), sort_key(" ".join(middle)), sort_key(name)


_GENERIC = re.compile(
    r"(?:(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) )?"
    r"(?:(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) |t[px](?:\. ?| ))(?=\w)"
    r"|(?:sở|ban|phòng|bộ|cục|chi cục|trung tâm) "
)


def agency_sort_key(name: str) -> tuple[SortKey, SortKey]:
    """The place of an agency or a unit by its own name: Sở Xây dựng under X, UBND thị xã Phước Long under P.

    Counted whole: a generic noun with nothing after it, nouns that are the name (Thanh tra tỉnh, Văn phòng).
    """
    folded = fold(name)
    generic = _GENERIC.match(folded)
    return sort_key(folded[generic.end() :] if generic else folded), sort_key(name)
