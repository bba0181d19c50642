"""The look of a component's letters against what the decree wants of it: size, weight, slant, capitals, place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from vanban.decree30.findings import Observation
from vanban.decree30.wording import quoted, sizes
from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Paragraph, Run
from vanban.layout.mends import Mend, MendLetters, MendParagraph
from vanban.vietnamese.letters import nfc

_SIZE_TOLERANCE_PT = 0.01
_Property = Literal["font", "size_pt", "bold", "italic", "colour", "highlight"]
SizeMends = Callable[[], tuple[Mend, ...]]
_Indent = Literal["first_line_mm", "left_mm", "right_mm"]
_INDENTS: tuple[_Indent, ...] = get_args(_Indent)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What letters should be; None where the decree says nothing."""

    least_pt: float | None = None
    most_pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool = False

    def fits(self, size_pt: float) -> bool:
        """The size is within the range."""
        least, most = self.least_pt or 0.0, self.most_pt or float("inf")
        return least - _SIZE_TOLERANCE_PT <= size_pt <= most + _SIZE_TOLERANCE_PT

    def nearest(self, size_pt: float) -> float:
        """The size to mend this one to."""
        return min(max(size_pt, self.least_pt or 0.0), self.most_pt or size_pt)


def plain(text: str) -> str:
    """The words in NFC, every run of blanks (no-break ones too) one space."""
    return " ".join(nfc(text).split())


def look_breaches(
    rule: str, name: str, component: Component, wanted: Wanted, size_mends: SizeMends = tuple
) -> Iterator[Observation]:
    """One observation for each property in which the component's letters are not as wanted.

    `name` begins the sentences: `Tên cơ quan ban hành`. `size_mends` gives the orders for sizes that hang
    together with others; without any, each goes to the nearest end of its range.
    """
    yield from size_breaches(rule, name, component, wanted, size_mends)
    if wanted.bold is not None and (wrong := [run for run in component.runs if run.bold != wanted.bold]):
        what = "in đậm" if not wanted.bold else "không in đậm"
        mends = mend_runs(component, lambda run: run.bold != wanted.bold, "bold", wanted.bold)
        yield Observation(rule, f"{name} {_partly(wrong, component)}{what}.", component, what, mends=mends)
    if wanted.italic is not None and (
        wrong := [run for run in component.runs if run.italic != wanted.italic]
    ):
        what = "in nghiêng" if not wanted.italic else "không in nghiêng"
        mends = mend_runs(component, lambda run: run.italic != wanted.italic, "italic", wanted.italic)
        yield Observation(rule, f"{name} {_partly(wrong, component)}{what}.", component, what, mends=mends)
    text = plain(component.text)
    if wanted.capitals and text != text.upper():
        yield Observation(rule, f"{name} {quoted(text)} không viết bằng chữ in hoa.", component, text)


def size_breaches(
    rule: str, name: str, component: Component, wanted: Wanted, size_mends: SizeMends = tuple
) -> Iterator[Observation]:
    """One observation if letters of the component are out of the range of sizes."""
    wrong = sorted({run.size_pt for run in component.runs if not wanted.fits(run.size_pt)})
    if wrong:
        nearest = (mend for size in wrong for mend in _mend_size(component, size, wanted.nearest(size)))
        mends, shown = size_mends() or tuple(nearest), sizes(wrong)
        yield Observation(rule, f"{name} cỡ chữ {shown}.", component, shown, mends=mends)


def _mend_size(component: Component, from_pt: float, to_pt: float) -> tuple[Mend, ...]:
    return mend_runs(component, lambda run: run.size_pt == from_pt, "size_pt", to_pt)


def _partly(wrong: list[Run], component: Component) -> str:
    return "" if len(wrong) == len(component.runs) else "có chỗ "


def mend_runs(
    component: Component, is_wrong: Callable[[Run], bool], what: _Property, value: str | float | bool
) -> tuple[Mend, ...]:
    """Orders that give the wrong runs of a component this look."""
    return tuple(mend for one in component.fragments for mend in mend_fragment(one, is_wrong, what, value))


def mend_fragment(
    of: Fragment, is_wrong: Callable[[Run], bool], what: _Property, value: str | float | bool
) -> Iterator[Mend]:
    """Orders for the wrong runs of a fragment; a single one, paragraph mark included, when it is all of it."""
    whole = not of.paragraph.text[: of.start].strip() and not of.paragraph.text[of.end :].strip()
    yield from mend_paragraph(of.paragraph, is_wrong, what, value, of.start, None if whole else of.end)


def mend_paragraph(
    of: Paragraph,
    is_wrong: Callable[[Run], bool],
    what: _Property,
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


def is_centred(component: Component, about_mm: float, tolerance_mm: float) -> bool:
    """It is centred in its room, or stands with its middle there."""
    return component.aligned == {"center"} or abs(component.box.centre_mm - about_mm) <= tolerance_mm


def mend_centring(component: Component) -> tuple[Mend, ...]:
    """Orders to centre its paragraphs, without indents; none for pieces of paragraphs between tabs."""
    mends: list[Mend] = []
    for of in component.fragments:
        if not is_whole(of):
            return ()
        target = (of.paragraph.part, of.paragraph.index)
        if of.paragraph.align != "center":
            mends.append(MendParagraph(target, "align", "center"))
        indents = (name for name in _INDENTS if getattr(of.paragraph, name))
        mends += [MendParagraph(target, name, 0.0) for name in indents]
    return tuple(dict.fromkeys(mends))


def is_whole(of: Fragment) -> bool:
    """The fragment is all that its paragraph prints."""
    text = of.paragraph.text
    return not text[: of.start].strip() and not text[of.end :].strip()
