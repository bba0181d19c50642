"""Orders to mend what is wrong with fragments and paragraphs: as few as say it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Paragraph, Run
from vanban.layout.mends import Mend, MendLetters, MendParagraph, MendText, Target

Property = Literal["font", "size_pt", "bold", "italic", "underline", "colour", "highlight"]
_Indent = Literal["left_mm", "right_mm", "first_line_mm"]
_INDENTS: tuple[_Indent, ...] = get_args(_Indent)
_HYPHEN = re.compile(r"\s*[-–—‑−]\s*")
_COLON = re.compile(r"\s*số(?P<colon>\s*(?:[:;]|\.(?![.…])|))(?P<gap>\s*)", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:\d(?P<slash>\s*/\s*)|/\s*)(?P<symbol>[^/]*?)\s*")
_GROUPS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def target_of(fragment: Fragment) -> Target:
    """Its paragraph, as a mender wants it."""
    return fragment.paragraph.part, fragment.paragraph.index


def is_whole(of: Fragment) -> bool:
    """The fragment is all that its paragraph prints."""
    text = of.paragraph.text
    return not text[: of.start].strip() and not text[of.end :].strip()


def mend_runs(
    fragments: Iterable[Fragment], is_wrong: Callable[[Run], bool], what: Property, value: str | float | bool
) -> tuple[Mend, ...]:
    """Orders that give the wrong runs of fragments this look; one, paragraph mark included, for a whole paragraph."""
    return tuple(
        mend
        for of in fragments
        for mend in mend_paragraph(
            of.paragraph, is_wrong, what, value, of.start, None if is_whole(of) else of.end
        )
    )


def mend_paragraph(
    of: Paragraph,
    is_wrong: Callable[[Run], bool],
    what: Property,
    value: str | float | bool,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Mend]:
    """Orders for the wrong runs between two offsets of a paragraph."""
    stop = len(of.text) if end is None else end
    within = [run for run in of.runs if run.start < stop and run.end > start and run.text.strip()]
    wrong = [run for run in within if is_wrong(run)]
    target = (of.part, of.index)
    if wrong and len(wrong) == len(within) and end is None:
        yield MendLetters(target, what, value, 0)
        return
    for run in wrong:
        yield MendLetters(target, what, value, max(run.start, start), min(run.end, stop))


def centre(*fragments: Fragment) -> tuple[Mend, ...]:
    """Orders to centre their paragraphs, without indents; none when one is but a piece of a paragraph."""
    if not all(map(is_whole, fragments)):
        return ()
    mends: list[Mend] = []
    for of in fragments:
        if of.paragraph.align != "center":
            mends.append(MendParagraph(target_of(of), "align", "center"))
        indents = (name for name in _INDENTS if getattr(of.paragraph, name))
        mends += [MendParagraph(target_of(of), name, 0.0) for name in indents]
    return tuple(dict.fromkeys(mends))


def end_with(component: Component, end: str) -> tuple[MendText, ...]:
    """The order to close a component with `end` in place of the mark, if any, that closes it now."""
    last = component.fragments[-1]
    text = last.paragraph.text[last.start : last.end]
    if not text:
        return ()
    marks = len(text) - len(text.rstrip(".,;: \u00a0"))
    old = text[-marks:] if marks else text[-1]
    new = end if marks else text[-1] + end
    return (MendText(target_of(last), last.end - len(old), last.end, old, new),)


def hyphenated(text: str, hyphen: str) -> str:
    """`text` with `hyphen` for each hyphen or dash and the blanks round it."""
    return _HYPHEN.sub(hyphen, text)


def mend_words(component: Component, new: str) -> tuple[Mend, ...]:
    """The order to let a component of one fragment read `new`."""
    if len(component.fragments) != 1:
        return ()
    of = component.fragments[0]
    old = of.paragraph.text[of.start : of.end]
    return (MendText(target_of(of), of.start, of.end, old, new),)


def mend_number_marks(component: Component) -> tuple[Mend, ...]:
    """Orders for the marks of `Số: 05/KH-SXD` that can only be meant so: its colon, the hyphens and blanks in it."""
    of = component.fragments[0]
    text = of.paragraph.text[of.start : of.end]
    mends: list[Mend] = []

    def change(start: int, end: int, new: str) -> None:
        if text[start:end] != new:
            at = of.start + start
            mends.append(MendText(target_of(of), at, of.start + end, text[start:end], new))

    if (found := _COLON.match(text)) and found["colon"] != ":":
        word_end = found.start("colon")
        change(word_end - 1, found.end("colon"), text[word_end - 1] + (":" if found["gap"] else ": "))
    slash = text.find("/")
    if slash > 0 and len(component.fragments) == 1:
        at = len(text[:slash].rstrip()) - 1
        found = _SYMBOL.fullmatch(text, at if text[at].isdecimal() else slash)
        if found and _GROUPS.fullmatch(symbol := hyphenated(found["symbol"], "-")):
            if found["slash"]:
                change(*found.span("slash"), "/")
            change(*found.span("symbol"), symbol)
    return tuple(mends)
