"""What is wrong with the numbers and markers of an outline, said to a clerk.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.d, đ.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.outline.emphasis import plain
from vanban.outline.markers import POINT_LETTERS, number_of, recognise, spell
from vanban.outline.numbering import prefix_under, runs
from vanban.outline.tree import STRUCTURE, UNNUMBERED, Level, Node, Outline, parents, walk


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: its line in the clerk's file, what is wrong and what to do, in Vietnamese sentences."""

    line: int
    message: str
    remedy: str


def faults(outline: Outline) -> list[Fault]:
    """Every fault of `outline`, by line: forms of markers, order of numbers, lost titles."""
    found = [fault for node in walk(outline) for fault in _form_faults(node)]
    for parent in parents(outline):
        found += _prefix_faults(parent)
    for run in runs(outline):
        found += _order_faults(run)
    return sorted(found)


def _form_faults(node: Node) -> Iterator[Fault]:
    if node.level is Level.PARAGRAPH:
        yield from _hidden_marker_faults(node)
        return
    number = number_of(node.level, node.marker)
    right = spell(node.level, number or ())
    if node.level in UNNUMBERED:
        if right != node.marker:
            yield Fault(node.line, f"“{node.marker}” được gõ thay cho “{right}”.", f"Viết “{right}”.")
    elif number is None:
        yield _unreadable(node)
    elif right != node.marker:
        yield Fault(node.line, f"“{node.marker}” không đúng cách đánh số của nghị định.", f"Viết “{right}”.")
    if node.level in STRUCTURE and not node.text:
        yield Fault(
            node.line, f"{node.marker} chưa có tiêu đề.", "Viết tiêu đề bằng chữ in hoa ở dòng ngay dưới."
        )


def _unreadable(node: Node) -> Fault:
    if node.level is Level.POINT:
        letters = ", ".join(POINT_LETTERS)
        return Fault(
            node.line,
            f"“{node.marker}” dùng chữ không có trong thứ tự đánh điểm.",
            f"Chỉ dùng các chữ {letters}.",
        )
    return Fault(node.line, f"“{node.marker}” không phải là một số đọc được.", "Sửa lại số.")


def _hidden_marker_faults(node: Node) -> Iterator[Fault]:
    """`**1. Mục đích**`: the number stands inside the marks, so the line is no item."""
    marked = recognise(plain(node.text)) if node.text.startswith("*") else None
    if marked is not None and marked.level not in UNNUMBERED:
        yield Fault(
            node.line,
            f"“{marked.marker}” nằm trong dấu sao nên dòng này chỉ là một đoạn văn.",
            f"Viết “{marked.marker}” ở đầu dòng, dấu sao đặt sau số.",
        )


def _prefix_faults(parent: Node | Outline) -> Iterator[Fault]:
    prefix = prefix_under(parent) if isinstance(parent, Node) else (1,)
    for node in parent.children:
        number = number_of(node.level, node.marker) if node.level is Level.DECIMAL else None
        if number is None or number[:-1] == prefix:
            continue
        right = spell(Level.DECIMAL, (*prefix, number[-1]))
        where = f"nằm dưới “{parent.marker}”" if isinstance(parent, Node) else "không nằm dưới số nào"
        yield Fault(
            node.line, f"“{node.marker}” {where}.", f"Sửa thành “{right}” hoặc chuyển về đúng mục của nó."
        )


def _order_faults(run: list[Node]) -> Iterator[Fault]:
    """Numbers skipped, doubled or going back; after a fault the count goes on from what is written."""
    expected = 1
    seen: dict[int, int] = {}
    last = ""
    for node in run:
        number = number_of(node.level, node.marker)
        if number is None:
            continue
        position = number[-1]
        right = spell(node.level, (*number[:-1], expected))
        if position in seen:
            message = f"“{node.marker}” đã có ở dòng {seen[position]}."
            yield Fault(node.line, message, f"Sửa thành “{right}”.")
        elif position < expected:
            yield Fault(
                node.line, f"“{node.marker}” đứng sau “{last}”.", f"Xếp lại hoặc sửa thành “{right}”."
            )
        elif position > expected:
            after = f"Sau “{last}” là “{node.marker}”" if last else f"Bắt đầu bằng “{node.marker}”"
            yield Fault(node.line, f"{after}, thiếu “{right}”.", f"Sửa thành “{right}”.")
        if position == 1:
            expected = 1
            seen.clear()
        expected = max(expected, position + 1)
        seen[position] = node.line
        last = node.marker
