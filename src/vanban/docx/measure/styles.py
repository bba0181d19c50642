"""The cascade: what a style, a table style, a default or the theme gives to letters and paragraphs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from vanban.docx.measure.formats import Formats
from vanban.docx.measure.names import VAL, Element, W, first_child, switch
from vanban.docx.measure.numbering import Numbering, read_numbering
from vanban.docx.measure.package import WordFile
from vanban.docx.measure.properties import TOGGLES, Properties, paragraph_properties, run_properties
from vanban.docx.measure.theme import Theme, languages_of, read_theme
from vanban.frozen import lazy

_MAX_LOOKS = 4_000  # kept in memory for one document's styles
_LONGEST_CHAIN = 50  # of styles based on each other: Word stops at 11
_BUILT_IN: Properties = {"sz": 10.0, "szCs": 10.0}  # Word's own, when nothing is said: Times New Roman 10 pt
_BUILT_IN_FONT = "Times New Roman"
_SUPERSCRIPT = {"superscript": 1 / 3, "subscript": -1 / 7}  # raised by this part of the size
_BASED_ON, _PPR, _RPR = f"{W}basedOn", f"{W}pPr", f"{W}rPr"
_SMALL = 0.65  # size of raised letters
_NO_TABLE: Properties = {}


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look, all resolved. `high` is the font of letters beyond ASCII, Vietnamese ones among them."""

    ascii: str
    high: str
    east: str
    complex: str
    size_pt: float
    bold: bool
    italic: bool
    underline: str
    strike: bool
    colour: str
    highlight: str
    caps: Literal["", "caps", "small_caps"]
    raised_pt: float
    hidden: bool
    spacing_pt: float
    scale: float
    is_complex: bool
    set_pt: float  # the size that it is drawn at
    fonts: tuple[str, ...]  # all that are named for it, each once


@dataclass(frozen=True)
class Style:
    """One style as the file has it; of the many in a file only those in use are read."""

    kind: str
    element: Element

    @lazy
    def based_on(self) -> str:
        """The style that it is based on; "" for none."""
        below = first_child(self.element, _BASED_ON)
        return "" if below is None else below.get(VAL) or ""

    @lazy
    def paragraph(self) -> Properties:
        """What it says of paragraphs."""
        return paragraph_properties(first_child(self.element, _PPR))

    @lazy
    def letters(self) -> Properties:
        """What it says of letters."""
        return run_properties(first_child(self.element, _RPR))


class Styles:
    """All styles of a document."""

    def __init__(self, root: Element | None, theme: Theme, numbering: Numbering) -> None:
        self._theme = theme
        self._numbering = numbering
        self._styles: dict[str, Style] = {}
        self.default = {"paragraph": "", "character": "", "table": ""}
        self._letters: Properties = {}
        self._paragraph: Properties = {}
        self._looks: dict[Any, Look] = {}
        self.paragraphs: dict[Any, tuple[Properties, Formats]] = {}  # kept here by whoever sets paragraphs
        self._chains: dict[tuple[str, str], tuple[Style, ...]] = {}
        self._merged: dict[tuple[str, str, bool], tuple[Properties, Properties]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        self._letters = run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph = paragraph_properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in root.findall(f"{W}style"):
            id, kind = element.get(f"{W}styleId") or "", element.get(f"{W}type") or "paragraph"
            self._styles[id] = Style(kind, element)
            if switch(element.get(f"{W}default")) and kind in self.default:
                self.default[kind] = id

    def chain(self, id: str, kind: str) -> tuple[Style, ...]:
        """A style and those it is based on, the base first; the default style of its kind for an unknown one."""
        key = (id, kind)
        if key not in self._chains:
            at = id if id in self._styles and self._styles[id].kind == kind else self.default.get(kind, "")
            found: list[Style] = []
            seen: set[str] = set()
            while at in self._styles and at not in seen and len(found) < _LONGEST_CHAIN:
                seen.add(at)
                found.append(self._styles[at])
                at = self._styles[at].based_on
            self._chains[key] = tuple(reversed(found))
        return self._chains[key]

    def of_paragraph(self, id: str, numbered: bool = True) -> tuple[Properties, Properties]:
        """What a paragraph style gives to paragraphs and to letters, without the defaults.

        Where a style names a list, the list's indents come before the style's own. `numbered` False: the
        paragraph has left the list.
        """
        key = (id, "paragraph", numbered)
        if key not in self._merged:
            paragraph: Properties = {}
            letters: Properties = {}
            for style in self.chain(id, "paragraph"):
                own = style.paragraph
                list_id = own.get("numId", paragraph.get("numId"))
                if numbered and list_id and ("numId" in own or "ilvl" in own):
                    depth = own.get("ilvl", paragraph.get("ilvl")) or 0
                    level = self._numbering.level(list_id, depth)
                    merge_paragraph(paragraph, {} if level is None else level.paragraph)
                merge_paragraph(paragraph, own)
                letters.update(style.letters)
            self._merged[key] = (paragraph, letters)
        return self._merged[key]

    def of_letters(self, id: str) -> Properties:
        """What a character style gives to letters."""
        key = (id, "character", True)
        if key not in self._merged:
            letters: Properties = {}
            for style in self.chain(id, "character"):
                letters.update(style.letters)
            self._merged[key] = ({}, letters)
        return self._merged[key][1]

    def paragraph(self, style: str, direct: Properties, table: Properties | None = None) -> Properties:
        """Everything that holds for a paragraph: defaults, table style, paragraph style, list, its own."""
        numbered = direct.get("numId") != "0"
        merged = dict(self._paragraph)
        merge_paragraph(merged, table or _NO_TABLE)
        merge_paragraph(merged, self.of_paragraph(style, numbered)[0])
        if numbered and ("numId" in direct or "ilvl" in direct):
            list_id = direct.get("numId", merged.get("numId"))
            level = self._numbering.level(list_id or "", direct.get("ilvl", 0))
            merge_paragraph(merged, {} if level is None else level.paragraph)
        merge_paragraph(merged, direct)
        return merged

    def look(self, paragraph_style: str, key: Any, direct: Element | None, table: Properties | None) -> Look:
        """How letters of a paragraph of this style look; `key` stands for what `direct`, a `w:rPr`, says."""
        whole_key = (paragraph_style, key, tuple(table.items()) if table else ())
        found = self._looks.get(whole_key)
        if found is None:
            if len(self._looks) > _MAX_LOOKS:
                self._looks.clear()
            found = self._resolve(paragraph_style, run_properties(direct), table or _NO_TABLE)
            self._looks[whole_key] = found
        return found

    def _resolve(self, paragraph_style: str, direct: Properties, table: Properties) -> Look:
        paragraph = self.of_paragraph(paragraph_style)[1]
        character = self.of_letters(direct["rStyle"]) if direct.get("rStyle") else {}
        merged = {**_BUILT_IN, **self._letters, **table, **paragraph, **character, **direct}
        for toggle in TOGGLES:
            if toggle in direct:
                merged[toggle] = direct[toggle]
            elif toggle in merged:
                levels = (table.get(toggle), paragraph.get(toggle), character.get(toggle))
                merged[toggle] = bool(self._letters.get(toggle)) or sum(map(bool, levels)) % 2 == 1
        return self._as_look(merged)

    def _as_look(self, merged: Mapping[str, Any]) -> Look:
        is_complex = bool(merged.get("rtl") or merged.get("complex"))
        size = merged["szCs" if is_complex else "sz"]
        raised = merged.get("letter_position", 0.0) / 2
        part = _SUPERSCRIPT.get(merged.get("vertAlign", ""))
        underline = merged.get("u", "none")
        highlight = merged.get("highlight", "none")
        plain = self._font(merged.get("ascii")) or _BUILT_IN_FONT
        high = self._font(merged.get("hAnsi")) or _BUILT_IN_FONT
        east, complex = self._font(merged.get("eastAsia")), self._font(merged.get("cs"))
        return Look(
            ascii=plain,
            high=high,
            east=east,
            complex=complex,
            size_pt=size,
            bold=bool(merged.get("bCs" if is_complex else "b")),
            italic=bool(merged.get("iCs" if is_complex else "i")),
            underline="" if underline == "none" else underline,
            strike=bool(merged.get("strike") or merged.get("dstrike")),
            colour=self.colour(*merged.get("color", ("auto", ""))),
            highlight="" if highlight == "none" else highlight,
            caps="caps" if merged.get("caps") else "small_caps" if merged.get("smallCaps") else "",
            raised_pt=raised + (size * part if part else 0.0),
            hidden=bool(merged.get("vanish")),
            spacing_pt=merged.get("letter_spacing", 0.0) / 20,
            scale=(merged.get("letter_w") or 100.0) / 100,
            is_complex=is_complex,
            set_pt=size * _SMALL if part else size,
            fonts=tuple(dict.fromkeys(filter(None, (plain, high, east, complex)))),
        )

    def _font(self, name: str | None) -> str:
        return self._theme.fonts.get(name[1:], "") if name and name.startswith("+") else name or ""

    def colour(self, value: str, role: str = "") -> str:
        """`auto` or six hexadecimal digits; the theme's colour when one is named and the value is not."""
        digits = value.lstrip("#").upper()
        if len(digits) == 6 and all(digit in "0123456789ABCDEF" for digit in digits):
            return digits
        return self._theme.colours.get(role, "auto") if role else "auto"

    @property
    def theme(self) -> Theme:
        """The theme that its fonts and colours come from."""
        return self._theme

    @property
    def numbering(self) -> Numbering:
        """The lists that its styles may belong to."""
        return self._numbering


def merge_paragraph(into: Properties, more: Properties) -> None:
    """Lay `more` over `into`: tab stops and borders add up, the rest is replaced.

    An indent said in lengths takes back one said in characters.
    """
    if not more:
        return
    tabs, borders = into.get("tabs"), into.get("borders")
    for key in ("left", "right", "firstLine"):
        if key in more and f"{key}Chars" not in more:
            into.pop(f"{key}Chars", None)
    into.update(more)
    if tabs and "tabs" in more:
        into["tabs"] = _merged_tabs(tabs, more["tabs"])
    if borders and "borders" in more:
        into["borders"] = {**borders, **more["borders"]}


def _merged_tabs(
    below: Iterable[tuple[float, str, str]], above: Iterable[tuple[float, str, str]]
) -> tuple[tuple[float, str, str], ...]:
    stops = {position: (position, kind, leader) for position, kind, leader in below}
    for position, kind, leader in above:
        stops[position] = (position, kind, leader)
    return tuple(stops.values())


@lru_cache(maxsize=16)
def _known(parts: tuple[bytes, ...]) -> list[Styles]:
    """A place to keep the styles that these bytes make: documents of one office mostly share them."""
    return []


def _kept_styles(*key: bytes) -> list[Styles] | None:
    """Where styles made of these parts are kept; None when they are too large to keep."""
    return _known(key) if sum(map(len, key)) < 2_000_000 else None


def read_styles(file: WordFile, settings: Element | None) -> Styles:
    """The cascade of a file with these settings; documents with the same styles share it."""
    names = tuple(file.related(kind) for kind in ("styles", "theme", "numbering"))
    data = tuple(file.read(name) for name in names)
    languages = languages_of(settings)
    spoken = b"" if languages is None else repr(sorted(languages.items())).encode()
    kept = _kept_styles(*data, spoken)
    if kept:
        return kept[0]
    roots = [file.parse(raw, name) if raw else None for raw, name in zip(data, names, strict=True)]
    styles = Styles(roots[0], read_theme(roots[1], languages), read_numbering(roots[2]))
    if kept is not None:
        kept.append(styles)
    return styles
