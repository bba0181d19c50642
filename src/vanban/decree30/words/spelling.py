"""Spelling: lost spaces, impossible syllables, look-alike letters, one style of tones and of i and y."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.words.pieces import Reading, TextPiece
from vanban.decree30.words.slips import Slip
from vanban.vietnamese.letters import ToneStyle, mend_lookalikes, nfc
from vanban.vietnamese.syllables import is_word, right_tone, split_joined, tone_style

_ALIKE = str.maketrans("аеорсухАВЕКМНОРСТХіІοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxABEKMHOPCTXiIoABEZHIKMNOPTYX")
"""Cyrillic and Greek letters that look Latin."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PAIRS = (
    ("kỹ", "kĩ"), ("kỷ", "kỉ"), ("kỳ", "kì"), ("ký", "kí"), ("lý", "lí"), ("sỹ", "sĩ"), ("quý", "quí"), ("mỹ", "mĩ"),
    ("tỷ lệ", "tỉ lệ"), ("tỷ đồng", "tỉ đồng"), ("hy vọng", "hi vọng"), ("hy sinh", "hi sinh"),
)  # fmt: skip
"""Words that may be spelled either way, but in one way within a document."""

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_JOINED = 40  # letters of words that lost the spaces between them
_NEAR = 60  # letters around a word that tell what it is
_NOT_PROSE = re.compile(r"[-'’@/&_.\d]")  # stuck to a word: a foreign name, a symbol, an address
_ABBREVIATED = re.compile(r"[a-zà-ỹđ]{2,}(UBND|HĐND|TĐKT|CBCC)")


def normal_form(pieces: list[TextPiece]) -> Iterator[Observation]:
    """ND30-FONT-04: letters built of a letter and a mark, in any piece, names included: the look stays."""
    found = [piece for piece in pieces if nfc(piece.text) != piece.text]
    if not found:
        return
    words = [(piece, match) for piece in found for match in re.finditer(r"\S+", piece.text)]
    broken = [(piece, match) for piece, match in words if nfc(match[0]) != match[0]]
    first = nfc(broken[0][1][0])
    yield Observation(
        "ND30-FONT-04",
        f"{len(broken)} từ được gõ bằng Unicode tổ hợp (chữ và dấu rời nhau), như “{first}”.",
        found[0].spot,
        measured=f"{len(broken)} từ",
        mends=tuple(
            order
            for piece, match in broken
            for order in piece.mend(match.start(), match.end(), nfc(match[0]))
        ),
        words=broken[0][1][0],
    )


@lru_cache(maxsize=20_000)
def _suspect(word: str) -> bool:
    if word.isascii():
        return word.endswith("UBND") and _ABBREVIATED.fullmatch(word) is not None
    return not is_word(word) or word.translate(_ALIKE) != word


def syllables(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-01: words that lost their space. ND30-TYPO-02: look-alikes and what can be no syllable."""
    suspects = {word for word in reading.tokens if _suspect(word)}
    for match in _WORD.finditer(reading.text) if suspects else ():
        if match[0] in suspects:
            yield from _misspelled(reading, match[0], match.start())
    for char in _INVISIBLE:
        if char in reading.text:
            yield from (_invisible(char, match.start()) for match in re.finditer(char, reading.text))


def _misspelled(reading: Reading, word: str, start: int) -> Iterator[Slip]:
    end = start + len(word)
    put_right = mend_lookalikes(word.translate(_ALIKE))[0]
    if put_right != word and is_word(put_right):
        what = f"“{word}” có ký tự lạ trông giống chữ tiếng Việt."
        yield Slip("ND30-TYPO-02", start, end, what, f"Gõ lại “{put_right}”.")
        return
    around = reading.text[max(0, start - 1) : start] + reading.text[end : end + 1]
    inside_address = re.match(r"\.\w", reading.text[end : end + 2]) is not None
    if _NOT_PROSE.search(around.removesuffix(".")) or inside_address:
        return
    if toned := right_tone(word):
        yield Slip("ND30-TYPO-02", start, end, f"“{word}” đặt dấu thanh sai chỗ.", f"Viết “{toned}”.")
    elif parted := _parted(word):
        yield Slip(
            "ND30-TYPO-01", start, end, f"“{word}” có lẽ mất dấu cách.", f"Viết “{parted}”, nếu đúng ý."
        )
    elif not _may_be_name(reading, word, start) and not reading.in_quotes(start):
        yield Slip(
            "ND30-TYPO-02", start, end, f"“{word}” không phải là một tiếng có thể có.", "Sửa lại chính tả."
        )


def _parted(word: str) -> str | None:
    if found := _ABBREVIATED.fullmatch(word):
        return f"{word[: found.start(1)]} {found[1]}"
    return split_joined(word) if 3 < len(word) <= _LONGEST_JOINED else None


def _may_be_name(reading: Reading, word: str, start: int) -> bool:
    """A capital within a sentence, or before another capital: a name that we don't know."""
    if not word[0].isupper():
        return False
    end = start + len(word)
    after = reading.text[end : end + _NEAR].lstrip(" ")[:1]
    before = reading.text[max(0, start - _NEAR) : start].rstrip(' “"(')[-1:]
    return word.isupper() or after.isupper() or before not in ("", "\n", ".", "?", "!")


def _invisible(char: str, start: int) -> Slip:
    what = f"Có ký tự không nhìn thấy (U+{ord(char):04X})."
    return Slip("ND30-TYPO-02", start, start + 1, what, "Xóa ký tự đó.", key="invisible")


def tone_styles(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-02: `hòa` and `hoà` in one document. Quoted words and names of people don't count."""
    styled = [word for word in reading.tokens if not word.isascii() and tone_style(word)]
    if len({tone_style(word) for word in styled}) < 2:
        return
    pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(styled)})(?![^\W\d_])")
    own = [m for m in pattern.finditer(reading.text) if not _not_ours(reading, m.start(), m.end())]
    count = Counter(tone_style(match[0]) for match in own)
    if len(count) < 2:
        return
    rare: ToneStyle = "hoà" if count["hòa"] >= count["hoà"] else "hòa"  # a tie goes to the decree's own style
    odd = [match for match in own if tone_style(match[0]) == rare]
    usual = next(match[0] for match in own if tone_style(match[0]) != rare)
    what = (
        f"Văn bản đặt dấu thanh theo hai cách: {len(odd)} chỗ như “{odd[0][0]}”, "
        f"{len(own) - len(odd)} chỗ như “{usual}”."
    )
    yield Slip(
        "ND30-TYPO-02", odd[0].start(), odd[0].end(), what, f"Thống nhất theo cách viết của “{usual}”.",
        measured=f"{len(odd)}/{len(own)} chỗ",
    )  # fmt: skip


def _not_ours(reading: Reading, start: int, end: int) -> bool:
    """In quotation marks, or one of several capitalised words in a row: as its owner spells it."""
    if reading.in_quotes(start):
        return True
    if not reading.text[start].isupper() or reading.text[start:end].isupper():
        return False
    before = reading.text[max(0, start - _NEAR) : start].rstrip(" ").rpartition(" ")[2]
    after = reading.text[end : end + 2]
    return bool(re.match(r" [^\W\d_]", after) and after[1].isupper()) or before[:1].isupper()


def i_and_y(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-02: `kỹ` and `kĩ` in one document; `Chiến sỹ thi đua` is never right."""
    for pair in _PAIRS:
        if all(reading.has(*word.split()) for word in pair):
            yield from _mixed(reading, *pair)
    if reading.has("chiến", "sỹ", "thi", "đua"):
        for match in re.finditer(r"[Cc]hiến sỹ thi đua", reading.text):
            what = f"“{match[0]}” khác cách viết của Luật Thi đua, khen thưởng."
            yield Slip("ND30-TYPO-02", *match.span(), what, "Viết “Chiến sĩ thi đua”.")


def _mixed(reading: Reading, one: str, other: str) -> Iterator[Slip]:
    found = [
        [m for m in re.finditer(rf"\b{word}\b", reading.text) if not reading.in_quotes(m.start())]
        for word in (one, other)
    ]
    if not all(found):
        return
    rare, usual = sorted(found, key=len) if len(found[0]) != len(found[1]) else (found[1], found[0])
    what = f"Văn bản viết cả “{rare[0][0]}” ({len(rare)} chỗ) và “{usual[0][0]}” ({len(usual)} chỗ)."
    yield Slip("ND30-TYPO-02", *rare[0].span(), what, f"Thống nhất viết “{usual[0][0]}”.")


def assured(reading: Reading) -> Iterator[Slip]:
    """ND30-TYPO-02: `đảm bảo` beside `bảo đảm`; a note, since both are words."""
    if "đảm bảo" in reading.lower and "bảo đảm" in reading.lower:
        start = reading.lower.index("đảm bảo")
        what = "Văn bản dùng cả “đảm bảo” và “bảo đảm”."
        yield Slip("ND30-TYPO-02", start, start + 7, what, "Thống nhất một cách nói.", severity=Severity.INFO)
