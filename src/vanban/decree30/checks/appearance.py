"""How letters look against what a rule wants, said in Vietnamese and with the orders that mend it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vanban.decree30.findings import Observation, Severity, Spot
from vanban.decree30.letters import is_whole
from vanban.decree30.wording import pt
from vanban.layout.measured import Fragment, Run
from vanban.layout.mends import Mend, MendLetters, MendParagraph, Target

_MOST = 0.9  # of the letters: a full stop or one word of another look makes no breach
_CENTRE_TOLERANCE_MM = 3.0  # centred by a tab or by blanks, to the eye
_SIZE_TOLERANCE_PT = 0.01
_TOLD_ONE_BY_ONE = 3
_INDENTS: tuple[Literal["left_mm", "right_mm", "first_line_mm"], ...] = (
    "left_mm",
    "right_mm",
    "first_line_mm",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The look that a rule wants; None or False: it says nothing of it. Sizes in points, both ends allowed."""

    sizes_pt: tuple[float, float] | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    capitals: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as wanted: `cỡ chữ 15 pt`, and what mends it."""

    what: str
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach by one of many paragraphs; those of equal `measured` are told together."""

    spot: Spot
    what: str
    measured: str = ""
    mends: tuple[Mend, ...] = ()
    severity: Severity | None = None


def target_of(fragment: Fragment) -> Target:
    """Its paragraph, as a mender wants it."""
    return fragment.paragraph.part, fragment.paragraph.index


def faults(fragments: Iterable[Fragment], wanted: Wanted) -> list[Fault]:
    """Whatever of the fragments is not as wanted, each kind of fault once."""
    parts = [fragment for fragment in fragments if any(_letters(fragment))]
    found = [
        *_size_faults(parts, wanted),
        *_switch_faults(parts, "bold", wanted.bold, "không đậm", "đậm"),
        *_switch_faults(parts, "italic", wanted.italic, "không nghiêng", "nghiêng"),
        *_switch_faults(parts, "underline", wanted.underlined, "không gạch chân", "gạch chân"),
    ]
    if wanted.capitals and any(not part.text.isupper() for part in parts):
        found.append(Fault("không viết hoa toàn bộ"))
    if wanted.centred:
        found += _centre_faults(parts)
    return found


def tell(rule: str, subject: str, spot: Spot, found: Sequence[Fault]) -> Iterator[Observation]:
    """One observation of all the faults of a thing: `Họ tên người ký cỡ chữ 15 pt, không đậm`."""
    if found:
        measured = ", ".join(fault.what for fault in found)
        mends = tuple(mend for fault in found for mend in fault.mends)
        yield Observation(rule, f"{subject} {measured}.", spot, measured, mends=mends)


def tell_many(rule: str, breaches: Iterable[Breach], unit: str = "đoạn") -> Iterator[Observation]:
    """One observation for each breach; more than three equal ones are told as one, at the first of them."""
    groups: dict[tuple[str, Severity | None], list[Breach]] = {}
    for breach in breaches:
        groups.setdefault((breach.measured, breach.severity), []).append(breach)
    for same in groups.values():
        if len(same) <= _TOLD_ONE_BY_ONE:
            told = same
        else:
            what = f"{same[0].what.removesuffix('.')} (ở {len(same)} {unit}, đây là {unit} đầu tiên)."
            told = [replace(same[0], what=what, mends=tuple(mend for each in same for mend in each.mends))]
        for one in told:
            yield Observation(rule, one.what, one.spot, one.measured, one.severity, one.mends)


def share(fragment: Fragment, look: str) -> float:
    """How much of the fragment's letters has a look (`bold`, `italic`, `underline`), from 0 to 1."""
    pieces = list(_letters(fragment))
    total = sum(end - start for _, start, end in pieces)
    return sum(end - start for run, start, end in pieces if getattr(run, look)) / total if total else 0.0


def _letters(fragment: Fragment) -> Iterator[tuple[Run, int, int]]:
    """Its runs with letters and each one's span in it; raised ones, like a note's number, are left out."""
    for run in fragment.runs:
        start, end = max(run.start, fragment.start), min(run.end, fragment.end)
        if not run.raised_pt and any(map(str.isalnum, run.text[start - run.start : end - run.start])):
            yield run, start, end


def _size_faults(parts: Sequence[Fragment], wanted: Wanted) -> Iterator[Fault]:
    if wanted.sizes_pt is None:
        return
    low, high = wanted.sizes_pt
    wrong = [
        (fragment, *piece)
        for fragment in parts
        for piece in _letters(fragment)
        if not low - _SIZE_TOLERANCE_PT <= piece[0].size_pt <= high + _SIZE_TOLERANCE_PT
    ]
    if wrong:
        sizes = " và ".join(pt(size) for size in sorted({run.size_pt for _, run, _, _ in wrong}))
        mends = tuple(
            MendLetters(target_of(part), "size_pt", min(max(run.size_pt, low), high), start, end)
            for part, run, start, end in wrong
        )
        yield Fault(f"cỡ chữ {sizes}", mends)


def _switch_faults(
    parts: Sequence[Fragment], look: str, wanted: bool | None, lacks: str, has: str
) -> Iterator[Fault]:
    if wanted is None:
        return
    wrong = [
        part for part in parts if (share(part, look) < _MOST if wanted else share(part, look) > 1 - _MOST)
    ]
    if wrong:
        yield Fault(lacks if wanted else has, tuple(_set(part, look, wanted) for part in wrong))


def _set(fragment: Fragment, look: str, value: bool) -> Mend:
    end = None if is_whole(fragment) else fragment.end
    start = 0 if is_whole(fragment) else fragment.start
    if look == "bold":
        return MendLetters(target_of(fragment), "bold", value, start, end)
    if look == "italic":
        return MendLetters(target_of(fragment), "italic", value, start, end)
    return MendLetters(target_of(fragment), "underline", value, start, end)


def stands_centred(fragment: Fragment) -> bool:
    """In its room, by its paragraph's alignment or to the eye."""
    off = abs(fragment.box.centre_mm - fragment.room.centre_mm)
    return fragment.aligned == "center" or off <= _CENTRE_TOLERANCE_MM


def _centre_faults(parts: Sequence[Fragment]) -> Iterator[Fault]:
    wrong = [part for part in parts if not stands_centred(part)]
    if wrong:
        yield Fault("không canh giữa", tuple(mend for part in wrong for mend in centre(part)))


def centre(part: Fragment) -> tuple[Mend, ...]:
    """Orders to centre its paragraph, without indents; none for a piece of a paragraph."""
    if not is_whole(part):
        return ()
    target, paragraph = target_of(part), part.paragraph
    indents = (what for what in _INDENTS if getattr(paragraph, what))
    return (
        MendParagraph(target, "align", "center"),
        *(MendParagraph(target, what, 0.0) for what in indents),
    )
