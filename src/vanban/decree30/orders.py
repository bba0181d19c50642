"""Orders to mend what is wrong with fragments and paragraphs: as few as say it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Paragraph, Run
from vanban.layout.mends import Mend, MendLetters, MendParagraph, MendText, Target

Property = Literal["font", "size_pt", "bold", "italic", "underline", "colour", "highlight"]
_Indent = Literal["left_mm", "right_mm", "first_line_mm"]
_INDENTS: tuple[_Indent, ...] = get_args(_Indent)


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
