"""What is wrong between the tags of a part: blocks left open, tags that swallow text, tags cut by Word."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from vanban.docx.inspection.tag_check import BLOCKS, Fault, keyword_of, prefix_of, shown
from vanban.docx.reading.paragraphs import Paragraph, W, own
from vanban.docx.reading.tags import Tag

Pair = tuple[Tag, Tag]

_MIDDLE = {"elif": ("if",), "else": ("if", "for")}
_UNITS = {"p": "đoạn", "tr": "hàng", "tc": "ô"}
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_CODE = re.compile(r"\{[{%#]")
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
_CUTS = {
    "ins": "một sửa đổi chưa chấp nhận",
    "del": "một sửa đổi chưa chấp nhận",
    "moveTo": "một sửa đổi chưa chấp nhận",
    "moveFrom": "một sửa đổi chưa chấp nhận",
    "fldSimple": "một trường (field)",
    "fldChar": "một trường (field)",
    "commentRangeStart": "một bình luận",
    "commentRangeEnd": "một bình luận",
    "hyperlink": "một siêu liên kết",
    "sdt": "một điều khiển nội dung",
    "sdtContent": "một điều khiển nội dung",
    "drawing": "một hình",
    "pict": "một hình",
}
_CUT_REMEDY = "Chấp nhận hoặc bỏ nó trong Word, rồi xóa thẻ và gõ lại liền một mạch."


def pairs(tags: Sequence[Tag]) -> tuple[list[Pair], list[Fault]]:
    """Each opening tag with each tag that goes on with or closes its block, and what has no partner."""
    found: list[Pair] = []
    faults: list[Fault] = []
    stack: list[Tag] = []
    for tag in tags:
        keyword = keyword_of(tag)
        if keyword == "raw":  # seen only when it never ends
            faults.append(_unclosed(tag))
        elif keyword in BLOCKS and not (keyword == "set" and "=" in tag.body):
            stack.append(tag)
        elif keyword in _MIDDLE:
            if stack and keyword_of(stack[-1]) in _MIDDLE[keyword]:
                found.append((stack[-1], tag))
            else:
                faults.append(_stray(tag))
        elif keyword.startswith("end") and keyword[3:] in BLOCKS:
            if keyword[3:] not in map(keyword_of, stack):
                faults.append(_stray(tag))
                continue
            while keyword_of(stack[-1]) != keyword[3:]:
                faults.append(_unclosed(stack.pop()))
            found.append((stack.pop(), tag))
    return found, faults + [_unclosed(tag) for tag in stack]


def check_pairs(found: Sequence[Pair], cells: dict[int, Paragraph]) -> Iterator[Fault]:
    """Blocks whose two ends do not fit: other prefixes, other table, one row or paragraph for both."""
    for opening, closing in found:
        prefix = prefix_of(opening)
        if prefix != prefix_of(closing):
            remedy = f"Viết cả hai thẻ với cùng một kiểu: {{%{prefix} …"
            what = f"Thẻ {shown(closing)} không cùng kiểu với thẻ {shown(opening)} ở {opening.place}."
            yield Fault(closing.place, what, remedy)
            continue
        if prefix in ("tr", "tc") and opening.paragraph in cells and closing.paragraph in cells:
            yield from _table_fault(opening, closing, cells)


def _table_fault(opening: Tag, closing: Tag, cells: dict[int, Paragraph]) -> Iterator[Fault]:
    first, last = cells[opening.paragraph].cells, cells[closing.paragraph].cells
    if not first or not last:
        return
    what = f"Thẻ {shown(opening)} ở {opening.place} và thẻ {shown(closing)}"
    if first[-1].table != last[-1].table:
        yield Fault(closing.place, f"{what} nằm ở hai bảng khác nhau.", "Đặt cả hai thẻ trong cùng một bảng.")
    elif prefix_of(opening) == "tc" and first[-1].row != last[-1].row:
        yield Fault(closing.place, f"{what} nằm ở hai hàng khác nhau.", "Đặt cả hai thẻ trong cùng một hàng.")


def check_swallowed(tags: Sequence[Tag], all_paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """What stands beside a `{%p`, `{%tr` or `{%tc` tag: docxtpl puts the tag in place of the whole unit."""
    units: dict[tuple[object, ...], list[Tag]] = {}
    by_index = {paragraph.index: paragraph for paragraph in all_paragraphs}
    for tag in tags:
        if tag.prefix in _UNITS and tag.kind != "comment" and tag.start >= 0:
            paragraph = by_index.get(tag.paragraph)
            if paragraph is not None and (unit := _unit(tag.prefix, paragraph)) is not None:
                units.setdefault(unit, []).append(tag)
    for unit, (tag, *others) in units.items():
        word = _UNITS[tag.prefix]
        if others:
            what = f"Thẻ {shown(others[0])} nằm chung một {word} với thẻ {shown(tag)}."
            yield Fault(others[0].place, what, f"Đặt mỗi thẻ ở một {word} riêng.")
            continue
        inside = [
            paragraph for paragraph in all_paragraphs if _unit(tag.prefix, paragraph, len(unit)) == unit
        ]
        if rest := _visible(inside, tag):
            what = f"Thẻ {shown(tag)} nằm chung một {word} với “{rest[:40]}”; phần đó sẽ mất."
            yield Fault(tag.place, what, f"Để thẻ một mình một {word}.")


def _unit(prefix: str, paragraph: Paragraph, size: int = 0) -> tuple[object, ...] | None:
    """What identifies the paragraph, row or cell that such a tag stands for; None outside a table."""
    if prefix == "p":
        return ("p", paragraph.index)
    depth = size - 1 if size else len(paragraph.cells)
    if not 0 < depth <= len(paragraph.cells):
        return None
    *outer, cell = paragraph.cells[:depth]
    return (prefix, *outer, (cell.table, cell.row) if prefix == "tr" else cell)


def _visible(inside: Sequence[Paragraph], tag: Tag) -> str:
    """The text and pictures in these paragraphs besides `tag`."""
    texts = []
    for paragraph in inside:
        text = paragraph.text
        if paragraph.index == tag.paragraph:
            text = text[: tag.start] + text[tag.start + len(tag.text) :]
        texts.append(_COMMENT.sub("", text).strip())
        if any(element.tag in _PICTURES for element in own(paragraph.element)):
            texts.append("(hình)")
    return " ".join(filter(None, texts))


def check_cuts(tags: Sequence[Tag], all_paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """Tags that Word keeps in pieces with something between them, and tags in deleted text."""
    by_index = {paragraph.index: paragraph for paragraph in all_paragraphs if paragraph.index >= 0}
    for tag in tags:
        paragraph = by_index.get(tag.paragraph)
        if paragraph is None or tag.start < 0 or tag.last != tag.paragraph:
            continue
        if (cut := _cut(paragraph, tag)) is not None:
            yield Fault(tag.place, f"Thẻ {shown(tag)} bị {cut} cắt ngang.", _CUT_REMEDY)
    for paragraph in all_paragraphs:
        deleted = "".join(element.text or "" for element in own(paragraph.element) if _is_deleted(element))
        if _CODE.search(deleted):
            what = f"Thẻ “{deleted.strip()[:60]}” nằm trong phần chữ đã xóa nhưng chưa chấp nhận xóa."
            yield Fault(paragraph.place, what, "Trong Word: Xem lại, chấp nhận hoặc từ chối mọi thay đổi.")


def _cut(paragraph: Paragraph, tag: Tag) -> str | None:
    """What Word keeps between the pieces of `tag`."""
    at, inside = 0, False
    parents = set()
    between: list[etree._Element] = []
    for element, text in paragraph.pieces():
        if text and at < tag.start + len(tag.text) and at + len(text) > tag.start:
            inside = at + len(text) < tag.start + len(tag.text)
            run = element.getparent()
            parents.add(run.getparent() if run.tag == f"{W}r" else run)
        elif inside:
            between.append(element)
        at += len(text)
    wrappers = (
        [up for parent in parents for up in (parent, *parent.iterancestors())] if len(parents) > 1 else []
    )
    names = (etree.QName(element).localname for element in (*wrappers, *between))
    return next((_CUTS[name] for name in names if name in _CUTS), None)


def leak(name: str, tag: Tag) -> Fault:
    """A name that exists only in a loop, used after it."""
    what = f"Thẻ {shown(tag)} dùng {name}, tên chỉ có bên trong vòng lặp."
    return Fault(tag.place, what, "Đưa thẻ vào trong vòng lặp, hoặc dùng tên khác.")


def _is_deleted(element: etree._Element) -> bool:
    if element.tag == f"{W}delText":
        return True
    return element.tag == f"{W}t" and any(up.tag == f"{W}moveFrom" for up in element.iterancestors())


def _stray(tag: Tag) -> Fault:
    keyword = keyword_of(tag)
    wanted = keyword[3:] if keyword.startswith("end") else "if"
    return Fault(
        tag.place,
        f"Thẻ {shown(tag)} không có thẻ mở {{% {wanted} %}} tương ứng.",
        "Thêm thẻ mở hoặc bỏ thẻ này.",
    )


def _unclosed(tag: Tag) -> Fault:
    end = f"{{%{tag.prefix} end{keyword_of(tag)} %}}"
    return Fault(tag.place, f"Thẻ {shown(tag)} không được đóng.", f"Thêm {end} ở chỗ kết thúc.")
