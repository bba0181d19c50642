"""What changed in the look of letters and paragraphs that stay, styles and all, and what a rejection gives back."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from vanban.docx.measure.formats import Format, as_format
from vanban.docx.measure.names import VAL, Element, W
from vanban.docx.measure.numbering import Level
from vanban.docx.measure.properties import Properties, paragraph_properties
from vanban.docx.measure.styles import Look, Styles
from vanban.docx.mend.look import set_look
from vanban.docx.mend.paragraph import set_align, set_gap, set_indent, set_line
from vanban.docx.mend.schema import need, remove, set_flag, set_value
from vanban.docx.redline.marks import without_marks
from vanban.docx.redline.words import Token

_LETTERS = {
    "font": "ascii", "size_pt": "size_pt", "bold": "bold", "italic": "italic", "underline": "underline",
    "colour": "colour", "highlight": "highlight",
}  # fmt: skip
_SWITCHES = ("strike", "caps", "smallCaps")
_ON_BLANKS = frozenset(("underline", "highlight", "strike"))
_BLACK = "000000"
_SIZE_PT = 14.0  # for indents counted in characters
_INDENTS = ("left", "right", "first_line")
_GAPS = ("before", "after")
_RULES = {"exact": "exact", "at_least": "atLeast"}


@dataclass(frozen=True)
class Cascade:
    """The looks that one file gives."""

    styles: Styles
    _known: dict[tuple[str, Element | None], dict[str, object]] = field(default_factory=dict, repr=False)

    def letters(self, style: str, run: Element | None) -> dict[str, object]:
        """How the letters of a run look in a paragraph of this style, as far as it can be marked."""
        if (style, run) not in self._known:
            direct = None if run is None else run.find(f"{W}rPr")
            key = () if direct is None else tuple((child.tag, *child.items()) for child in direct)
            self._known[style, run] = _told(self.styles.look(style, key, direct, None))
        return self._known[style, run]

    def paragraph(self, own: Properties) -> tuple[Format, Level | None, Properties]:
        """The measures of a paragraph, the level of the list that it is in, and all that holds for it."""
        found = self.styles.paragraph(own.get("pStyle", ""), own)
        level = self.styles.numbering.level(found.get("numId", "0"), found.get("ilvl") or 0)
        return as_format(found, _SIZE_PT), level, found


def _told(look: Look) -> dict[str, object]:
    told: dict[str, object] = {what: getattr(look, name) for what, name in _LETTERS.items()}
    told["colour"] = "auto" if look.colour == _BLACK else look.colour
    told |= {"strike": look.strike, "caps": look.caps == "caps", "smallCaps": look.caps == "small_caps"}
    raised = look.raised_pt
    told["vertAlign"] = "superscript" if raised > 0 else "subscript" if raised < 0 else "baseline"
    return told


@dataclass(frozen=True)
class Looks:
    """Both files. `style_bytes` are the new file's named styles; `adopt` fits a piece of the old file into it."""

    old: Cascade
    new: Cascade
    style_bytes: bytes
    adopt: Callable[[Element], bool]

    def of_letters(
        self, old: Element, new: Element, pairs: Sequence[tuple[Token, Token]]
    ) -> dict[Token, Element]:
        """For each new word that looked otherwise in the old paragraph, the `w:rPr` that rejecting gives back.

        Words of one run that looked alike share one element. Blanks go with the word before them.
        """
        styles = style_of(old), style_of(new)
        found: dict[Token, Element] = {}
        made: dict[tuple[Element, tuple[tuple[str, object], ...]], Element] = {}
        last: tuple[Token, Token] | None = None
        for token, twin in pairs:
            if token.run is None or twin.run is None:
                continue
            if token.kind == "blank" and last and (last[0].run, last[1].run) == (token.run, twin.run):
                found |= {token: found[last[0]]} if last[0] in found else {}
                continue
            before = self.old.letters(styles[0], twin.run)
            after = self.new.letters(styles[1], token.run)
            differs = tuple((what, before[what]) for what in before if before[what] != after[what])
            if token.kind == "blank":
                differs = tuple(pair for pair in differs if pair[0] in _ON_BLANKS)
            if differs:
                key = token.run, differs
                if key not in made:
                    made[key] = self._letters_before(token.run, differs)
                found[token] = made[key]
            last = token, twin
        return found

    def _letters_before(self, run: Element, differs: Sequence[tuple[str, object]]) -> Element:
        own = run.find(f"{W}rPr")
        look = etree.Element(f"{W}rPr") if own is None else deepcopy(own)
        for what, value in differs:
            if what in _SWITCHES:
                set_flag(look, what, bool(value))
            elif what == "vertAlign":
                remove(look, "position")
                set_value(look, what, str(value))
            else:
                assert isinstance(value, str | float | bool)
                set_look(look, what, value, self.style_bytes)
        return look

    def of_paragraph(self, old: Element, new: Element) -> Element | None:
        """The `w:pPr` that rejecting gives back; None when the paragraph looked the same."""
        before = self.old.paragraph(paragraph_properties(old.find(f"{W}pPr")))
        after = self.new.paragraph(paragraph_properties(new.find(f"{W}pPr")))
        look = without_marks(new.find(f"{W}pPr"))
        measures = self._measures_before(look, before[0], after[0])
        listed = _label(before[1]) != _label(after[1])
        if listed:
            self._list_before(look, before[1], before[2])
        return look if measures or listed else None

    def _measures_before(self, look: Element, before: Format, after: Format) -> bool:
        differs = False
        if before.align != after.align:
            set_align(look, before.align)
            differs = True
        for side in _INDENTS:
            indent_mm = getattr(before, f"{side}_mm")
            if round(indent_mm, 1) != round(getattr(after, f"{side}_mm"), 1):
                set_indent(look, side, indent_mm, self.style_bytes)
                differs = True
        for side in _GAPS:
            gap_pt = getattr(before, f"{side}_pt")
            if round(gap_pt, 1) != round(getattr(after, f"{side}_pt"), 1):
                set_gap(look, side, gap_pt, self.style_bytes)
                differs = True
        if before.line.rule != after.line.rule or round(before.line.value, 2) != round(after.line.value, 2):
            _set_line(look, before)
            differs = True
        if before.page_break_before != after.page_break_before:
            set_flag(look, "pageBreakBefore", before.page_break_before)
            differs = True
        return differs

    def _list_before(self, look: Element, level: Level | None, found: Properties) -> None:
        remove(look, "numPr")
        if (
            level is None
            and self.new.paragraph({"pStyle": paragraph_properties(look).get("pStyle", "")})[1] is None
        ):
            return  # no style puts it into a list
        number = need(look, "numPr")
        if level is not None:
            etree.SubElement(number, f"{W}ilvl").set(VAL, str(found.get("ilvl") or 0))
        etree.SubElement(number, f"{W}numId").set(VAL, found["numId"] if level is not None else "0")
        self.adopt(number)


def style_of(paragraph: Element) -> str:
    """The id of its style; "" for the default one."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(VAL) or ""


def _label(level: Level | None) -> tuple[str, str] | None:
    return None if level is None else (level.format, level.text)


def _set_line(look: Element, before: Format) -> None:
    if before.line.rule == "auto":
        set_line(look, before.line.value)
        return
    spacing = need(look, "spacing")
    spacing.set(f"{W}line", str(round(20 * before.line.value)))
    spacing.set(f"{W}lineRule", _RULES[before.line.rule])
