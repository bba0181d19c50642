"""The sizes of Quốc hiệu, tiêu ngữ and date line, which grow and shrink together: 13, 14, 14 or 12, 13, 13.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V, footnote on sizes.
"""

from collections import Counter
from dataclasses import dataclass

from vanban.decree30.judge import Look
from vanban.decree30.orders import mend_runs
from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.mends import Mend, MendLine

_RULE = "ND30-FONT-05"
_RANGES = ("ND30-QH-02", "ND30-TN-02", "ND30-DATE-06")


@dataclass(frozen=True, slots=True)
class Triple:
    """Sizes of those of the three components that there are; `wanted_pt` is the set that costs the least to reach."""

    measured_pt: tuple[float, ...]
    wanted_pt: tuple[float, ...]
    all_in_range: bool


def triple(look: Look) -> Triple | None:
    """The sizes as they are and as they should be; None with fewer than two of the components."""
    there = _there(look.anatomy)
    if len(there) < 2:
        return None
    measured = tuple(_usual_size(component) for _, component in there)
    sets = []
    for name in ("bo_nho_pt", "bo_lon_pt"):
        sizes = [float(size) for size in look.listed(_RULE, name)]
        sets.append(tuple(sizes[place] for place, _ in there))
    wanted = min(sets, key=lambda one: _cost(one, measured, there))
    return Triple(measured, wanted, all(_in_range(look, place, component) for place, component in there))


def mend_triple(look: Look) -> tuple[Mend, ...]:
    """Orders that bring all three to one set, and the line under the motto to its new length."""
    found = triple(look)
    if found is None:
        return ()
    mends: tuple[Mend, ...] = ()
    for (_, component), size in zip(_there(look.anatomy), found.wanted_pt, strict=True):
        mends += _mend_size(component, size)
        line = component.line
        if line and line.kind in ("shape", "vml", "border", "characters") and _usual_size(component) != size:
            width = component.fragments[-1].last_line_mm * size / _usual_size(component)
            mends += (MendLine(line.part, line.kind, line.key, round(width, 1)),)
    return mends


def _mend_size(component: Component, size_pt: float) -> tuple[Mend, ...]:
    return mend_runs(component.fragments, lambda run: run.size_pt != size_pt, "size_pt", size_pt)


def _there(anatomy: Anatomy) -> list[tuple[int, Component]]:
    three = (anatomy.national_title, anatomy.motto, anatomy.place_date)
    return [(place, component) for place, component in enumerate(three) if component and component.runs]


def _usual_size(component: Component) -> float:
    letters: Counter[float] = Counter()
    for run in component.runs:
        letters[run.size_pt] += len(run.text)
    return letters.most_common(1)[0][0]


def _in_range(look: Look, place: int, component: Component) -> bool:
    rule = look.profile.rules.get(_RANGES[place])
    if rule is None:
        return len(component.sizes_pt) == 1
    least, most = (float(str(rule.limits[name])) for name in ("tu_pt", "den_pt"))
    return all(least <= size <= most for size in component.sizes_pt)


def _cost(
    wanted: tuple[float, ...], measured: tuple[float, ...], there: list[tuple[int, Component]]
) -> tuple[bool, int, float]:
    """What can't be printed on its line is worst, then each change, then how much is changed."""
    too_wide = any(
        new > old and part.box.width_mm * new / old > part.room.width_mm
        for (_, component), old, new in zip(there, measured, wanted, strict=True)
        for part in component.fragments
    )
    changes = [abs(new - old) for old, new in zip(measured, wanted, strict=True)]
    return too_wide, sum(change > 0 for change in changes), sum(changes)
