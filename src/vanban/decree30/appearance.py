"""How letters look against what a rule wants, said in Vietnamese and with the orders that mend it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

from vanban.decree30.findings import Observation, Spot
from vanban.decree30.gathering import Breach
from vanban.decree30.orders import centre, mend_runs
from vanban.decree30.wording import plain, sizes
from vanban.frozen import frozen
from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Run
from vanban.layout.mends import Mend

_MOST = 0.9  # of the letters: a full stop or one word of another look makes no breach
_CENTRE_TOLERANCE_MM = 3.0  # centred by a tab or by blanks, to the eye
_SIZE_TOLERANCE_PT = 0.01

_Letters = list[tuple[Run, int]]
"""Runs and how many signs of each count."""

_Lettered = Sequence[tuple[Fragment, _Letters]]

Switch = Literal["bold", "italic", "underline"]
_SWITCHES: dict[Switch, str] = {"bold": "in đậm", "italic": "in nghiêng", "underline": "gạch chân"}


@frozen
class Wanted:
    """The look that a rule wants; None or False: it says nothing of it. Sizes in points, both ends allowed."""

    sizes_pt: tuple[float, float] | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    capitals: bool = False
    centred: bool = False


@frozen
class Fault:
    """One thing that is not as wanted: `cỡ chữ 15 pt`, what mends it, and its value alone if that is shorter."""

    what: str
    mends: tuple[Mend, ...] = ()
    value: str = ""

    @property
    def measured(self) -> str:
        """`15 pt`; `không in đậm`."""
        return self.value or self.what


def tell(rule: str, subject: str, spot: Spot, found: Sequence[Fault]) -> Iterator[Observation]:
    """One observation of all the faults of a thing: `Họ tên người ký cỡ chữ 15 pt, không in đậm`."""
    if found:
        breach = as_breach(subject, spot, found)
        yield Observation(rule, breach.what, spot, breach.measured, mends=breach.mends)


def as_breach(subject: str, spot: Spot, found: Sequence[Fault]) -> Breach:
    """All the faults of one of many things."""
    what = ", ".join(fault.what for fault in found)
    measured = ", ".join(fault.measured for fault in found)
    return Breach(
        spot, f"{subject} {what}.", measured, tuple(mend for fault in found for mend in fault.mends)
    )


def faults(
    fragments: Iterable[Fragment], wanted: Wanted, size_mends: Callable[[], tuple[Mend, ...]] = tuple
) -> list[Fault]:
    """Whatever of the fragments is not as wanted, each kind of fault once.

    `size_mends` gives the orders for sizes that hang together with others; without any, each goes to the
    nearest end of its range.
    """
    lettered = [(fragment, letters) for fragment in fragments if (letters := _letters(fragment))]
    parts = [fragment for fragment, _ in lettered]
    found = list(_size_faults(lettered, wanted.sizes_pt, size_mends)) if wanted.sizes_pt else []
    for switch in _SWITCHES:
        if (right := getattr(wanted, switch)) is not None:
            found += _switch_faults(lettered, switch, right)
    if wanted.capitals and any(plain(part.text) != plain(part.text).upper() for part in parts):
        found.append(Fault("không viết hoa toàn bộ"))
    if wanted.centred:
        found += _centre_faults(parts)
    return found


def share(fragment: Fragment, look: Switch) -> float:
    """How much of the fragment's letters has a look, from 0 to 1."""
    return _share(_letters(fragment), look)


def _share(letters: Iterable[tuple[Run, int]], look: Switch) -> float:
    total = having = 0
    for run, length in letters:
        total += length
        having += length if getattr(run, look) else 0
    return having / total if total else 0.0


def _letters(fragment: Fragment) -> _Letters:
    """Its runs with letters and how many signs of each are in it; raised ones, like a note's number, are left out."""
    found = []
    for run in fragment.runs:
        start, end = max(run.start, fragment.start), min(run.end, fragment.end)
        if not run.raised_pt and any(map(str.isalnum, run.text[start - run.start : end - run.start])):
            found.append((run, end - start))
    return found


def _size_faults(
    lettered: _Lettered,
    wanted: tuple[float, float],
    size_mends: Callable[[], tuple[Mend, ...]],
) -> Iterator[Fault]:
    low, high = wanted
    least, most = low - _SIZE_TOLERANCE_PT, high + _SIZE_TOLERANCE_PT
    wrong = sorted(
        {run.size_pt for _, runs in lettered for run, _ in runs if not least <= run.size_pt <= most}
    )
    if wrong:
        parts = [fragment for fragment, _ in lettered]
        nearest = (mend for size in wrong for mend in _resize(parts, size, min(max(size, low), high)))
        yield Fault(f"cỡ chữ {sizes(wrong)}", size_mends() or tuple(nearest), sizes(wrong))


def _resize(parts: Sequence[Fragment], from_pt: float, to_pt: float) -> tuple[Mend, ...]:
    return mend_runs(parts, lambda run: run.size_pt == from_pt and not run.raised_pt, "size_pt", to_pt)


def _switch_faults(lettered: _Lettered, look: Switch, wanted: bool) -> Iterator[Fault]:
    least = _MOST if wanted else 1 - _MOST
    shares = [(part, _share(letters, look)) for part, letters in lettered]
    wrong = [part for part, share in shares if (share < least if wanted else share > least)]
    if wrong:
        all_letters = chain.from_iterable(letters for _, letters in lettered)
        partly = "có chỗ " if 0 < _share(all_letters, look) < 1 else ""
        word = _SWITCHES[look] if not wanted else f"không {_SWITCHES[look]}"
        yield Fault(
            f"{partly}{word}", mend_runs(wrong, lambda run: getattr(run, look) != wanted, look, wanted)
        )


def stands_centred(fragment: Fragment) -> bool:
    """In its room, by its paragraph's alignment or to the eye."""
    off = abs(fragment.box.centre_mm - fragment.room.centre_mm)
    return fragment.aligned == "center" or off <= _CENTRE_TOLERANCE_MM


def is_centred(component: Component, about_mm: float, tolerance_mm: float) -> bool:
    """It is centred in its room, or stands with its middle there."""
    return component.aligned == {"center"} or abs(component.box.centre_mm - about_mm) <= tolerance_mm


def _centre_faults(parts: Sequence[Fragment]) -> Iterator[Fault]:
    wrong = [part for part in parts if not stands_centred(part)]
    if wrong:
        yield Fault("không canh giữa", tuple(mend for part in wrong for mend in centre(part)))
