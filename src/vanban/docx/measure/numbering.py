"""Automatic numbers of lists: `numbering.xml`, and the counters that run through a document."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from vanban.docx.measure.names import VAL, Element, W, local, on, whole
from vanban.docx.measure.properties import Properties, paragraph_properties, run_properties

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = 0xF000  # symbol fonts have their characters from here on
_BULLETS = {0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0xB7: "•"}  # of Wingdings and Symbol
_LEVELS = 9
_LARGEST = 3_999_999
_LONGEST_LABEL = 255  # letters; Word takes no more


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` holds `%1` for the number of level 1; `follow` is what comes after it."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None  # 0: never
    legal: bool = False
    follow: str = "tab"
    style: str = ""
    paragraph: Properties = field(default_factory=dict)
    letters: Properties = field(default_factory=dict)


@dataclass(frozen=True)
class Numbering:
    """Lists by number: the abstract list that counts, its levels, and levels that begin anew for this list."""

    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)

    def level(self, list_id: str, depth: int) -> Level | None:
        """The level at `depth` (from 0) of a list."""
        found = self.lists.get(list_id)
        return None if found is None else found[1].get(depth)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a document."""
    if root is None:
        return Numbering()
    abstracts: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    linked: dict[str, str] = {}
    for abstract in root.findall(f"{W}abstractNum"):
        id = abstract.get(f"{W}abstractNumId") or ""
        abstracts[id] = {whole(row.get(f"{W}ilvl")): _level(row) for row in abstract.findall(f"{W}lvl")}
        for tag, table in (("styleLink", by_style), ("numStyleLink", linked)):
            link = abstract.find(f"{W}{tag}")
            if link is not None:
                key, value = (link.get(VAL) or "", id) if tag == "styleLink" else (id, link.get(VAL) or "")
                table[key] = value
    lists = {}
    for row in root.findall(f"{W}num"):
        reference = row.find(f"{W}abstractNumId")
        id = "" if reference is None else reference.get(VAL) or ""
        id = by_style.get(linked.get(id, ""), id)
        levels = dict(abstracts.get(id, {}))
        starts: dict[int, int] = {}
        for override in row.findall(f"{W}lvlOverride"):
            depth = whole(override.get(f"{W}ilvl"))
            replaced, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if replaced is not None:
                levels[depth] = _level(replaced)
            if start is not None:
                starts[depth] = whole(start.get(VAL), 1)
        lists[row.get(f"{W}numId") or ""] = (id, levels, starts)
    return Numbering(lists)


def _level(row: Element) -> Level:
    children = {local(child): child for child in row}

    def value(name: str, otherwise: str) -> str:
        return children[name].get(VAL) or otherwise if name in children else otherwise

    restart = children.get("lvlRestart")
    return Level(
        format=value("numFmt", "decimal"),
        text=value("lvlText", "")[:_LONGEST_LABEL],
        start=whole(value("start", "1"), 1),
        restarts_after=None if restart is None else whole(restart.get(VAL)),
        legal="isLgl" in children and on(children["isLgl"]),
        follow=value("suff", "tab"),
        style=value("pStyle", ""),
        paragraph=paragraph_properties(children.get("pPr")),
        letters=run_properties(children.get("rPr")),
    )


class Counters:
    """Counts the paragraphs of each list in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str, depth: int) -> str:
        """The printed number of the next paragraph of this list; "" when it prints none."""
        found = self._numbering.lists.get(list_id)
        if found is None or depth not in found[1] or not 0 <= depth < _LEVELS:
            return ""
        abstract, levels, starts = found
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if depth in starts and (list_id, depth) not in self._begun:
            counts[depth] = starts[depth]
        elif counts[depth] is None:
            counts[depth] = levels[depth].start
        else:
            counts[depth] = (counts[depth] or 0) + 1
        self._begun.add((list_id, depth))
        for deeper in range(depth + 1, _LEVELS):
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or (after and depth < after):
                counts[deeper] = None
        return _printed(levels, depth, counts)


def _printed(levels: dict[int, Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return "".join(_bullet(character) for character in level.text)
    if level.format == "none":
        return _PLACEHOLDER.sub("", level.text).strip()

    @cache
    def number(placeholder: str) -> str:
        at = int(placeholder) - 1
        upper = levels.get(at, Level())
        count = counts[at] if counts[at] is not None else upper.start
        form = "decimal" if level.legal and upper.format != "none" else upper.format
        return formatted(count or 0, form)

    return _PLACEHOLDER.sub(lambda found: number(found[1]), level.text)[:_LONGEST_LABEL]


def _bullet(character: str) -> str:
    code = ord(character) - _PRIVATE_USE
    if not 0x20 <= code <= 0xFF:
        return character
    return _BULLETS.get(code) or (chr(code) if code < 0x7F else "•")


def formatted(number: int, form: str) -> str:
    """`number` as `lowerLetter`, `upperRoman` and so on; digits for what we don't know."""
    number = max(min(number, _LARGEST), -_LARGEST)
    writer = _FORMATS.get(form)
    return writer(number) if writer is not None and number > 0 else str(number)


def _letters(number: int) -> str:
    """A … Z, AA, BB: Word doubles the letter."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * min(turns + 1, 10)


def _roman(number: int) -> str:
    if number > 3999:
        return str(number)
    text = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += sign * (number // value)
        number %= value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
}


def symbol(code: str) -> str:
    """The character of a `w:sym`, given in hexadecimal digits; "" when it is none."""
    try:
        return _bullet(chr(int(code, 16)))
    except (ValueError, OverflowError):
        return ""
