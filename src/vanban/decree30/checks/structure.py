"""Bố cục: Phần, Chương, Mục, Điều, khoản, điểm (Phụ lục I, Phần I, Mục II.6.d, đ)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanban.decree30.appearance import Fault, Wanted, as_breach, faults, tell
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.indents import allowed_indents, first_line_mm, nearest_allowed
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import target_of
from vanban.decree30.wording import mm, plain
from vanban.layout.anatomy import Item
from vanban.layout.mends import MendLetters, MendParagraph
from vanban.outline.markers import POINT_LETTERS, number_of, spell
from vanban.outline.numbering import prefix_under, runs
from vanban.outline.tree import STRUCTURE, UNNUMBERED, Level, Node, Outline, walk

_ROMAN = re.compile(r"[IVXLC]+")
_ARABIC = re.compile(r"[1-9]\d*")
_POINT = re.compile(rf"[{POINT_LETTERS}]{{1,2}}\)")
_ABOVE_CLAUSES = STRUCTURE | {Level.ROMAN}


@check("ND30-STR-01")
def parts_and_chapters(look: Look) -> Iterator[Observation]:
    """`Phần I`, `Chương II` on a line of its own, its title in capitals below."""
    yield from _divisions(look, "ND30-STR-01", (Level.PART, Level.CHAPTER), _ROMAN, "số La Mã")


@check("ND30-STR-02")
def sections(look: Look) -> Iterator[Observation]:
    """`Mục 1`, `Tiểu mục 1` on a line of its own, its title in capitals below."""
    yield from _divisions(look, "ND30-STR-02", (Level.SECTION, Level.SUBSECTION), _ARABIC, "chữ số Ả Rập")


def _divisions(
    look: Look, rule: str, levels: Sequence[Level], number: re.Pattern[str], numbers: str
) -> Iterator[Observation]:
    sizes = _sizes(look, rule)
    for item, below in _with_next(look):
        if item.level not in levels or item.title_of is not None:
            continue
        word, _, numeral = plain(item.marker).rpartition(" ")
        found = faults((item.fragment,), Wanted(sizes, bold=True, italic=False, centred=True))
        if word != item.level.value.capitalize():
            found.append(Fault(f"không viết là “{item.level.value.capitalize()} {numeral}”"))
        if not number.fullmatch(numeral):
            found.append(Fault(f"không đánh bằng {numbers}"))
        if item.text:
            found.append(Fault("không đứng riêng một dòng"))
        yield from tell(rule, f"“{plain(item.marker)}”", item, found)
        title = below if below is not None and below.title_of is item.level else None
        if title is not None:
            wanted = Wanted(sizes, bold=True, italic=False, capitals=True, centred=True)
            yield from tell(
                rule, f"Tiêu đề của “{plain(item.marker)}”", title, faults((title.fragment,), wanted)
            )
        elif not item.text:
            what = f"“{plain(item.marker)}” không có tiêu đề ở dòng ngay dưới."
            yield Observation(rule, what, item, "không có tiêu đề")


def _with_next(look: Look) -> Iterator[tuple[Item, Item | None]]:
    """Every item of every body with the one below it."""
    for body in look.bodies:
        yield from zip(body, (*body[1:], None), strict=False)


def _sizes(look: Look, rule: str) -> tuple[float, float] | None:
    """The allowed sizes of a heading; None when the whole body is of a wrong size, which is told once."""
    low, high = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    usual = look.body_size_pt
    return (low, high) if usual is None or low <= usual <= high else None


@check("ND30-STR-03")
def articles(look: Look) -> Iterator[Observation]:
    """`Điều 1.` in bold, as large as the body, indented as the body."""
    rule = "ND30-STR-03"
    usual = look.body_size_pt
    breaches = []
    for item, _ in _with_next(look):
        if item.level is not Level.ARTICLE:
            continue
        sizes = (usual, usual) if usual is not None else None
        found = faults((item.fragment,), Wanted(sizes))
        found += _marker_faults(item)
        if not re.fullmatch(r"Điều [1-9]\d*\.", plain(item.marker)):
            found.append(Fault(f"không viết là “{_right_marker(item)}”"))
        if nearest_allowed(look, first_line_mm(item.paragraph)) is None:
            found.append(_indent_fault(look, item))
        if found:
            breaches.append(as_breach(f"“{plain(item.marker)}”", item, found))
    yield from tell_many(rule, breaches, "điều")


def _right_marker(item: Item) -> str:
    number = number_of(item.level, item.marker)
    return spell(item.level, number) if number else "Điều 1."


def _marker_faults(item: Item) -> Iterator[Fault]:
    """The letters of a typed marker that aren't bold."""
    fragment = item.fragment
    end = fragment.start + len(item.marker)
    if item.paragraph.label or plain(fragment.text[: len(item.marker)]) != plain(item.marker):
        return
    if any(not run.bold for run in fragment.runs if run.start < end):
        yield Fault("không in đậm", (MendLetters(target_of(fragment), "bold", True, fragment.start, end),))


def _indent_fault(look: Look, item: Item) -> Fault:
    indent, target = allowed_indents(look), target_of(item.fragment)
    measured = first_line_mm(item.paragraph)
    nearest = min(indent, key=lambda right: abs(right - measured))
    mends = (MendParagraph(target, "left_mm", 0.0), MendParagraph(target, "first_line_mm", nearest))
    return Fault(f"lùi vào {mm(measured)}", mends)


@check("ND30-STR-04")
def titles_of_articles(look: Look) -> Iterator[Observation]:
    """Articles under chapters and sections have titles."""
    for body in look.bodies:
        if not any(item.level in STRUCTURE for item in body):
            continue
        bare = [item for item in body if item.level is Level.ARTICLE and not item.heading]
        if bare:
            markers = ", ".join(plain(item.marker).rstrip(".") for item in bare[:5])
            more = f" và {len(bare) - 5} điều khác" if len(bare) > 5 else ""
            what = f"{markers}{more} không có tiêu đề."
            yield Observation("ND30-STR-04", what, bare[0], f"{len(bare)} điều không có tiêu đề")


@check("ND30-STR-05")
def clauses(look: Look) -> Iterator[Observation]:
    """`1.`; a clause with a title is a line of its own in bold."""
    rule = "ND30-STR-05"
    breaches = []
    for item, below in _with_next(look):
        if item.level is not Level.NUMBER:
            continue
        marker = plain(item.marker)
        if not re.fullmatch(r"[1-9]\d*\.", marker):
            number = number_of(item.level, marker)
            right = spell(item.level, number) if number else "1."
            breaches.append(
                Breach(
                    item, f"Khoản được đánh “{marker}” thay vì “{right}”.", marker[-1], (), Severity.WARNING
                )
            )
        is_titled = item.heading and below is not None and below.depth > item.depth
        for fault in faults((item.fragment,), Wanted(bold=True)) if is_titled else ():
            what = f"Tiêu đề khoản “{plain(item.fragment.text)[:60]}” {fault.what}."
            breaches.append(Breach(item, what, fault.what, fault.mends))
    yield from tell_many(rule, breaches, "khoản")


@check("ND30-STR-06")
def points(look: Look) -> Iterator[Observation]:
    """`a)` by the Vietnamese alphabet with `đ`, one after the other."""
    rule = "ND30-STR-06"
    breaches = []
    for item, _ in _with_next(look):
        marker = plain(item.marker)
        if item.level is Level.POINT and not _POINT.fullmatch(marker):
            number = number_of(item.level, marker)
            known = number is not None
            right = f" thay vì “{spell(item.level, number)}”" if number else ""
            what = f"Điểm được đánh “{marker}”{right}."
            breaches.append(Breach(item, what, marker[-1] if known else marker))
    yield from tell_many(rule, breaches, "điểm")


@check("ND30-STR-07")
def roman_headings(look: Look) -> Iterator[Observation]:
    """`I. TIÊU ĐỀ` in bold capitals on one line."""
    rule = "ND30-STR-07"
    wanted = Wanted(_sizes(look, rule), bold=True, italic=False, capitals=True)
    breaches = []
    for item, _ in _with_next(look):
        if item.level is not Level.ROMAN:
            continue
        found = faults((item.fragment,), wanted)
        marker = plain(item.marker)
        if not re.fullmatch(r"[IVXLC]+\.", marker):
            found.append(Fault(f"đánh số “{marker}” không phải số La Mã có dấu chấm"))
        if not item.text:
            found.append(Fault("không cùng dòng với tiêu đề"))
        if found:
            breaches.append(as_breach(f"Tiêu đề “{marker}”", item, found))
    yield from tell_many(rule, breaches, "tiêu đề")


@check("ND30-STR-06", "ND30-STR-08")
def numbering(look: Look) -> Iterator[Observation]:
    """Numbers and letters follow each other, none twice, none left out, no level skipped."""
    for body in look.bodies:
        outline = _outline(body)
        for place, what in _order_faults(outline):
            rule = "ND30-STR-06" if body[place].level is Level.POINT else "ND30-STR-08"
            yield Observation(rule, what, body[place], body[place].marker)
        for place, what in _place_faults(outline):
            yield Observation("ND30-STR-08", what, body[place], body[place].marker)


def _order_faults(outline: Outline) -> Iterator[tuple[int, str]]:
    """The place of each item whose number doesn't follow the one before it, and the sentence that says so."""
    for run in runs(outline):
        numbers = [(node, number) for node in run if (number := number_of(node.level, node.marker))]
        if numbers and numbers[0][1][-1] != 1:
            node, number = numbers[0]
            first = spell(node.level, (*number[:-1], 1))
            yield node.line, f"Bắt đầu bằng “{node.marker}”, thiếu “{first}”."
        due = 0  # the number that would come if the item above had the right one
        for (above, last), (node, number) in pairwise(numbers):
            if number[-1] in (last[-1] + 1, due):
                due = number[-1] + 1
                continue
            right = spell(node.level, (*number[:-1], last[-1] + 1))
            yield node.line, f"Sau “{above.marker}” là “{node.marker}” thay vì “{right}”."
            due = max(due, last[-1] + 1) + 1


def _place_faults(outline: Outline) -> Iterator[tuple[int, str]]:
    """`2.1.` under `1.`; `a)` right under `I.`, where a `1.` is skipped."""
    for parent in walk(outline):
        for node in parent.children:
            number = number_of(node.level, node.marker)
            if node.level is Level.DECIMAL and number and number[:-1] != prefix_under(parent):
                yield node.line, f"“{node.marker}” nằm dưới “{parent.marker}”."
            if node.level is Level.POINT and parent.level in _ABOVE_CLAUSES:
                what = f"Điểm “{node.marker}” nằm ngay dưới “{parent.marker}”, thiếu cấp “1.” ở giữa."
                yield node.line, what
                break


def _outline(items: Sequence[Item]) -> Outline:
    """The tree of the items; a node's `line` is its item's place."""
    numbered = [(place, item) for place, item in enumerate(items) if item.title_of is None]
    nodes, _ = _nodes(numbered, 0, -1)
    return Outline(nodes)


def _nodes(items: Sequence[tuple[int, Item]], start: int, above: int) -> tuple[tuple[Node, ...], int]:
    """The nodes deeper than `above` from `start` on, and where the next shallower one stands."""
    nodes = []
    while start < len(items) and items[start][1].depth > above:
        place, item = items[start]
        children, end = _nodes(items, start + 1, item.depth)
        marker = "" if item.level in UNNUMBERED else item.marker
        nodes.append(Node(item.level, marker, item.text, item.heading, children, place))
        start = end
    return tuple(nodes), start
