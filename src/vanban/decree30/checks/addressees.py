"""Kính gửi (Phụ lục I, Phần I, Mục II.9.b, c, d)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vanban.decree30.addressed import BULLETS, HEADING
from vanban.decree30.appearance import Fault, Wanted, faults, tell
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import end_with, is_whole, target_of
from vanban.decree30.wording import mm, plain
from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Paragraph
from vanban.layout.mends import Mend, MendParagraph


@check("ND30-KG-01")
def has_addressees(look: Look) -> Iterator[Observation]:
    """A công văn has Kính gửi; a tờ trình should; most others have none."""
    rule = "ND30-KG-01"
    kind, there = look.anatomy.type, look.anatomy.addressees
    if there is None and kind == "CV":
        yield Observation(rule, "Công văn không có “Kính gửi”.")
    elif there is None and kind in look.listed(rule, "loai_gui_cap_tren"):
        what = "Tờ trình gửi cơ quan cấp trên nhưng không có “Kính gửi”."
        yield Observation(rule, what, severity=Severity.WARNING)
    elif there is not None and kind in look.listed(rule, "loai_khong_kinh_gui"):
        what = "Loại văn bản này chỉ có “Nơi nhận”, không có “Kính gửi”."
        yield Observation(rule, what, there, severity=Severity.WARNING)


@check("ND30-KG-02")
def addressees_look(look: Look) -> Iterator[Observation]:
    """13 to 14 pt, upright, regular; a colon right behind `Kính gửi`."""
    component = look.anatomy.addressees
    if component is None:
        return
    rule = "ND30-KG-02"
    sizes = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    found = faults(component.fragments, Wanted(sizes, bold=False, italic=False, underline=False))
    text = plain(component.text)
    if not text.startswith("Kính gửi:"):
        typed = HEADING.match(text)
        found.append(Fault(f"được viết “{typed[0].rstrip() if typed else text[:10]}” thay vì “Kính gửi:”"))
    yield from tell(rule, "Phần Kính gửi", component, found)


@check("ND30-KG-03")
def addressees_lines(look: Look) -> Iterator[Observation]:
    """One addressee beside `Kính gửi:`; several below it, a line and a dash each."""
    component = look.anatomy.addressees
    if component is None:
        return
    rule = "ND30-KG-03"
    first, *others = component.fragments
    named = HEADING.sub("", plain(first.text))
    dashed = [part for part in others if plain(part.text).startswith(tuple(BULLETS))]
    if not dashed and (not others or named):
        yield from _one_line_faults(look, component)
        return
    if named.startswith(tuple(BULLETS)) or (others and _same_row(first, others[0]) and len(others) > 1):
        what = "Cơ quan đầu tiên nằm cùng dòng với “Kính gửi:”."
        yield Observation(rule, what, component, "cùng dòng", Severity.WARNING)
    elif named:
        what = "Gửi nhiều nơi nhưng tên nơi đầu tiên nằm cùng dòng với “Kính gửi:”."
        yield Observation(rule, what, component, named)
    if len(others) == 1 and not named and not _same_row(first, others[0]):
        what = "Chỉ gửi một nơi nhưng tên nơi nhận không cùng dòng với “Kính gửi:”."
        yield Observation(rule, what, component, plain(others[0].text))
        return
    yield from tell_many(rule, _addressee_breaches(others), "dòng")


def _same_row(one: Fragment, other: Fragment) -> bool:
    return one.box.page == other.box.page and abs(one.box.top_mm - other.box.top_mm) < 2


def _one_line_faults(look: Look, component: Component) -> Iterator[Observation]:
    """What is wrong when only one addressee is meant."""
    text = plain(component.text)
    agency = "|".join(map(re.escape, look.listed("ND30-KG-03", "tu_co_quan")))
    if re.search(rf"[;,] (?:và )?-? ?(?:{agency})(?!\w)", text) or re.search(r"\w ?; ?-? ?\w", text):
        what = "Nhiều nơi nhận viết liền trên một dòng “Kính gửi:”."
        yield Observation("ND30-KG-03", what, component, text)
    elif text.endswith((";", ",")):
        what = f"Dòng “Kính gửi:” gửi một nơi nhưng kết thúc bằng “{text[-1]}”."
        yield Observation("ND30-KG-03", what, component, text[-1])


def _addressee_breaches(others: Sequence[Fragment]) -> Iterator[Breach]:
    for position, part in enumerate(others, 1):
        text, end = plain(part.text), "." if position == len(others) else ";"
        if not text.startswith("-"):
            yield Breach(part, f"“{text[:40]}” không có gạch đầu dòng “-”.", "không có gạch đầu dòng")
        if not text.endswith(end):
            mends = end_with(Component("kinh_gui", (part,)), end)
            yield Breach(part, f"“{text[:40]}” không kết thúc bằng “{end}”.", text[-1:], mends)


@check("ND30-KG-04")
def dashes_aligned(look: Look) -> Iterator[Observation]:
    """The dashes of the addressees stand one under the other."""
    rule = "ND30-KG-04"
    component = look.anatomy.addressees
    parts = component.fragments if component is not None else ()
    dashed = [part for part in parts if plain(part.text).startswith(tuple(BULLETS))]
    places = Counter(round(part.box.left_mm, 1) for part in dashed)
    if len(dashed) < 2:
        return
    usual = places.most_common(1)[0][0]
    off = [part for part in dashed if abs(part.box.left_mm - usual) > look.limit(rule, "dung_sai_mm")]
    if off:
        like = next(part for part in dashed if abs(part.box.left_mm - usual) <= 0.1).paragraph
        mends = tuple(mend for part in off if is_whole(part) for mend in _like(part, like))
        distance = mm(abs(off[0].box.left_mm - usual))
        what = f"Các gạch đầu dòng của phần Kính gửi không thẳng hàng, lệch {distance}."
        yield Observation(rule, what, off[0], distance, mends=mends)


def _like(part: Fragment, other: Paragraph) -> tuple[Mend, ...]:
    target = target_of(part)
    return (
        MendParagraph(target, "align", other.align),
        MendParagraph(target, "left_mm", other.left_mm),
        MendParagraph(target, "first_line_mm", other.first_line_mm),
    )
