"""Text typed for the fonts before Unicode: TCVN3 (ABC, fonts `.VnTime`) and VNI (fonts `VNI-Times`).

Decode before any other mending: the soft hyphen and `Ð` are letters here. Judge and decode run by run,
since one paragraph may mix fonts.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from vanban.vietnamese.letters import TONE_MARKS, nfc, without_accents

LegacyEncoding = Literal["tcvn3", "vni"]

# Source: TCVN 5712:1993, VN3: one byte for one letter, read as Latin-1. It has no capitals with tones.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3_LETTERS = {first + i: letter for first, row in _TCVN3.items() for i, letter in enumerate(row)}
_TCVN3_LETTERS[0x03BC] = "à"  # the micro sign U+00B5 as some PDF readers return it

# Source: VNI for Windows: a plain vowel and a mark, a few letters of their own; capitals in the same way.
_VNI = {
    "aø aû aõ aù aï": "àảãáạ",
    "aê aè aú aü aé aë": "ăằẳẵắặ",
    "aâ aà aå aã aá aä": "âầẩẫấậ",
    "eø eû eõ eù eï": "èẻẽéẹ",
    "eâ eà eå eã eá eä": "êềểễếệ",
    "ì æ ó í ò": "ìỉĩíị",
    "oø oû oõ où oï": "òỏõóọ",
    "oâ oà oå oã oá oä": "ôồổỗốộ",
    "ô ôø ôû ôõ ôù ôï": "ơờởỡớợ",
    "uø uû uõ uù uï": "ùủũúụ",
    "ö öø öû öõ öù öï": "ưừửữứự",
    "yø yû yõ yù î": "ỳỷỹýỵ",
    "ñ": "đ",
}
_VNI_LETTERS = {
    code: letter for codes, row in _VNI.items() for code, letter in zip(codes.split(), row, strict=True)
}
_VNI_CODE = re.compile("|".join(sorted(_VNI_LETTERS, key=len, reverse=True)), re.IGNORECASE)


def decode_tcvn3(text: str) -> str:
    """TCVN3 text, its bytes read as Latin-1 or Windows-1252, in Unicode (NFC)."""
    return nfc(text).translate(_TCVN3_LETTERS)


def decode_vni(text: str) -> str:
    """VNI text, its bytes read as Latin-1 or Windows-1252, in Unicode (NFC)."""
    return _VNI_CODE.sub(_vni_letter, nfc(text))


def _vni_letter(code: re.Match[str]) -> str:
    letter = _VNI_LETTERS[code[0].lower()]
    return letter.upper() if code[0][0].isupper() else letter


def encoding_of_font(name: str) -> LegacyEncoding | None:
    """The encoding behind a font's name: TCVN3 for `.VnTime`, VNI for `VNI-Times`, none for any other."""
    if re.match(r"\.vn(?!i[- ])", name, re.IGNORECASE):
        return "tcvn3"
    return "vni" if re.match(r"\.?vni[- ]", name, re.IGNORECASE) else None


def decode_run(text: str, font: str) -> str:
    """`text` as its reader saw it in `font`: `.VnTimeH` and other TCVN3 fonts in H show capitals only."""
    encoding = encoding_of_font(font)
    if encoding == "vni":
        return decode_vni(text)
    if encoding == "tcvn3":
        decoded = decode_tcvn3(text)
        return decoded.upper() if font.rstrip().endswith("H") else decoded
    return text


def looks_like_tcvn3(text: str) -> bool:
    """Whether more words of `text` become Vietnamese by decoding TCVN3 than speak against it."""
    return _looks_legacy(text, decode_tcvn3)


def looks_like_vni(text: str) -> bool:
    """Whether more words of `text` become Vietnamese by decoding VNI than speak against it."""
    return _looks_legacy(text, decode_vni)


_SYLLABLE = re.compile(
    r"(?:ngh?|gh?|gi|kh?|nh?|ph|qu|th?|tr|ch?|[bdđhlmrsvx])?"
    r"(?:(?:[aăâeêioôơuư]|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uyê|uy)(?:[ckmpt]|ng?)|(?:[aêi]|oa|uê|uy)[cn]h"
    r"|[aeêioôơuưy]|ia|ua|ưa|oa|oe|uê|uơ|uya?|ai|ay|ây|ao|au|âu|eo|êu|iu|[iy]êu|[oôơuư]i|ưu|uôi|ươ[iu]"
    r"|oa[iyo]|oeo|uây|uyu)"
)
_STOP = re.compile(r"(?:ch?|[kpt])$")
_TONES_OF_STOPS = (["\u0301"], ["\u0323"])
_STRAY_TONE = re.compile(rf"[^aeiouy\u0302\u0306\u031b][{TONE_MARKS}]")
_VOWEL = re.compile(r"[aeiouy]")
_BETWEEN_WORDS = re.compile(r"[\s!-@\[-`{-~“”‘’–—…]+")
_MICROMETRE = "µm"  # would pass for àm


def _looks_legacy(text: str, decode: Callable[[str], str]) -> bool:
    """Words that decoding makes Vietnamese, against words that are so as they stand or never become so."""
    words = [word for word in _BETWEEN_WORDS.split(nfc(text)) if len(word) > 1 and not word.isascii()]
    votes = (_vote(word, decode(word)) for word in words if word != _MICROMETRE)
    return sum(votes) > 0


def _vote(word: str, decoded: str) -> int:
    if any(char > "\u00ff" and char != "\u03bc" for char in word):
        return -1
    if _is_syllable(word):
        return 0
    if _is_syllable(decoded):
        return 1
    return -1 if _VOWEL.search(without_accents(decoded).lower()) else 0  # TĐKT speaks for nothing


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable; one that ends in a stop needs sắc or nặng."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in parts if char in TONE_MARKS]
    letters = nfc("".join(char for char in parts if char not in TONE_MARKS))
    if len(tones) > 1 or _STRAY_TONE.search(parts):
        return False
    if _STOP.search(letters) and tones not in _TONES_OF_STOPS:
        return False
    return bool(_SYLLABLE.fullmatch(letters))
