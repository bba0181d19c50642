"""Syllables: what can be one in Vietnamese, words that lost the space between them, tones on the wrong letter.

A syllable is onset + rime + tone. Words of other languages are let alone where they can be told: those without
any accent, and those in `foreign_words.txt`.
"""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, product

from vanban.vietnamese.letters import TONE_MARKS, ToneStyle, nfc

_ALL_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uâc uân uâng uât uây uê uêch uên uênh uêt uêu uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ym yn ynh yt
"""
_RIMES_AFTER_Q = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eng eo et ê ên ênh êch êt êu
    i ia ich in inh it y ych yên yêt ynh yt yu ôc ơ ơi ơn ơt ưa ưn
"""
_ALL_ONSETS = "ngh ng nh gh gi g kh k ph p th tr t ch c qu b d đ h l m n r s v x"
_RIMES, _AFTER_Q = frozenset(_ALL_RIMES.split()), frozenset(_RIMES_AFTER_Q.split())
_ONSETS = tuple(_ALL_ONSETS.split())
_FRONT = tuple("eêiy")
_STOPPED = ("c", "ch", "p", "t")  # a syllable that ends so is sắc or nặng
_SHARP = TONE_MARKS[3] + TONE_MARKS[4]
_MARKED = "ăâêôơư"
_VOWELS = "aăâeêioôơuưy"


def _splits(base: str) -> tuple[str, str] | None:
    """Onset and rime of a syllable without its tone, or None."""
    for onset in ("", *_ONSETS):
        rime = base.removeprefix(onset)
        if len(rime) + len(onset) == len(base) and _fits(onset, rime):
            return onset, rime
    return None


def _fits(onset: str, rime: str) -> bool:
    front = rime.startswith(_FRONT)
    if onset == "qu":
        return rime in _AFTER_Q
    if onset == "gi":  # gì, gìn; giêng is g + iêng
        return (
            rime in ("", "n", "êng", "êt", "êm", "êc", "ên") or (rime in _RIMES and not front) or rime == "e"
        )
    if rime not in _RIMES:
        return False
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front
    return not rime.startswith("yê") or onset == ""


def _tone_seats(onset: str, rime: str) -> tuple[int, ...]:
    """The letters of the syllable that may bear its tone; two of them for open `oa`, `oe`, `uy`."""
    start = len(onset)
    if onset == "gi" and not any(letter in _VOWELS for letter in rime):
        return (1,)
    marked = [start + i for i, letter in enumerate(rime) if letter in _MARKED]
    if onset == "gi" and rime.startswith("ê"):
        return (start,)
    if marked:
        return (marked[-1],)
    vowels = [start + i for i, letter in enumerate(rime) if letter in _VOWELS]
    closed = start + len(rime) - 1 > vowels[-1]
    if closed or len(vowels) == 1:
        return (vowels[-1],)
    if len(vowels) == 3:
        return (vowels[1],)
    return tuple(vowels) if onset != "qu" and rime in ("oa", "oe", "uy") else (vowels[0],)


def _toneless(word: str) -> tuple[str, list[tuple[int, str]]]:
    """The small letters of a word without its tones, and each tone with the letter that bears it."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in TONE_MARKS:
            tones.append((len(letters) - 1, char))
        elif unicodedata.combining(char) and letters:
            letters[-1] = nfc(letters[-1] + char)
        else:
            letters.append(char)
    return "".join(letters), tones


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Can be a Vietnamese syllable, whatever its case; its tone stands where one of both styles puts it."""
    return _well_toned(word) and _has_right_seat(word)


def _well_toned(word: str) -> bool:
    base, tones = _toneless(word)
    parts = _splits(base)
    if parts is None or len(tones) > 1:
        return False
    if parts[1].endswith(_STOPPED):
        return bool(tones) and tones[0][1] in _SHARP
    return True


def _has_right_seat(word: str) -> bool:
    base, tones = _toneless(word)
    parts = _splits(base)
    assert parts is not None
    return not tones or tones[0][0] in _tone_seats(*parts)


@lru_cache(maxsize=20_000)
def right_tone(word: str) -> str | None:
    """`toàn` for `tòan`; None when the tone stands right or the word is no syllable.

    Capitals stay where they are.
    """
    if not _well_toned(word) or _has_right_seat(word):
        return None
    base, ((_, tone),) = _toneless(word)
    parts = _splits(base)
    assert parts is not None
    plain = nfc(unicodedata.normalize("NFD", word).replace(tone, ""))
    right = _tone_seats(*parts)[0]
    return nfc(plain[: right + 1] + tone + plain[right + 1 :])


@lru_cache(maxsize=20_000)
def tone_style(word: str) -> ToneStyle | None:
    """Which style `hòa`, `thủy` or `hoà`, `thuỷ` shows; None when the word shows none."""
    base, tones = _toneless(word)
    if len(tones) != 1:
        return None
    parts = _splits(base)
    seats = _tone_seats(*parts) if parts else ()
    if len(seats) != 2 or tones[0][0] not in seats:
        return None
    return "hòa" if tones[0][0] == seats[0] else "hoà"


@lru_cache(maxsize=20_000)
def split_joined(word: str) -> str | None:
    """`trung ương` for `trungương`; None when the word can't be parted into syllables.

    Each part has a vowel of Vietnamese; a small letter before a capital parts first (`doỦy`).
    """
    for parts in (2, 3):
        for found in _partings(word, parts):
            return " ".join(found)
    return None


def _partings(word: str, parts: int) -> list[list[str]]:
    """Ways to part `word` into that many syllables, the most even first."""
    if parts == 1:
        return [[word]] if is_syllable(word) else []
    ways = [
        [word[:cut], *rest]
        for cut in range(1, len(word))
        if is_syllable(word[:cut])
        for rest in _partings(word[cut:], parts - 1)
    ]
    return sorted(ways, key=_unlikely)


def _unlikely(parts: list[str]) -> tuple[int, ...]:
    """How little a parting looks like words; the greater numbers come first."""
    capitals_inside = sum(part[1:] != part[1:].lower() and not part.isupper() for part in parts)
    lone = sum(len(part) == 1 for part in parts)
    bare = sum(_toneless(part)[0][0] in "aeiouy" for part in parts[1:])  # few words begin so; many with ư, ơ
    seams = [(one[-1] + other[0]).lower() for one, other in pairwise(parts)]
    torn = sum(seam in _ONSETS and seam != "nh" for seam in seams)  # vịt rí; but ban hành
    return capitals_inside, lone, bare, torn, max(map(len, parts)), seams.count("nh"), -len(parts[0])


@cache
def foreign_words() -> frozenset[str]:
    """Words that are no Vietnamese syllables and right: names of the highlands, loans. Small letters."""
    text = files("vanban.vietnamese").joinpath("foreign_words.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(nfc(word).lower() for line in lines for word in line.split())


def _capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Passes for a word: a syllable, a known foreign word, an abbreviation (`TĐKT`, `QyĐ`, `đ`).

    A word without accents passes too: it may be of any language.
    """
    if word.isascii() or is_syllable(word) or word.lower() in foreign_words():
        return True
    base, tones = _toneless(word)
    if tones:
        return len(base) == 1
    few_small = sum(letter.islower() for letter in word) <= 2
    return not any(letter in _VOWELS for letter in base) or len(base) == 1 or (few_small and _capitals(word))


def all_syllables() -> frozenset[str]:
    """Every syllable that the grammar allows, in small letters, its tone in the style `hòa`."""
    found = set()
    for onset, rime in product(("", *_ONSETS), (*_RIMES, *_AFTER_Q, "")):
        base = onset + rime
        if not base or not _fits(onset, rime):
            continue
        seat = _tone_seats(onset, rime)[0]
        tones = _SHARP if rime.endswith(_STOPPED) else ("", *TONE_MARKS)
        found |= {nfc(base[: seat + 1] + tone + base[seat + 1 :]) for tone in tones}
    return frozenset(found)
