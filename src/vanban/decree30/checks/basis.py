"""Căn cứ ban hành văn bản, thẩm quyền and `QUYẾT ĐỊNH:` (Phụ lục I, Phần I, Mục II.6.a; Phụ lục III)."""

import re
from collections.abc import Iterator, Sequence

from vanban.decree30.appearance import Fault, Wanted, as_breach, faults, tell
from vanban.decree30.findings import Observation
from vanban.decree30.gathering import tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import end_with
from vanban.decree30.wording import plain
from vanban.layout.anatomy import Component

_SECOND_BASE = re.compile(r"; ?(?=(?:Căn cứ|Theo đề nghị|Xét) )")
_ORDERING = re.compile(r"QUYẾT (?:ĐỊNH|NGHỊ):")


def bases(look: Look) -> tuple[Component, ...]:
    """The căn cứ without the paragraph that leads over to the body: `Căn cứ …, Sở … xây dựng kế hoạch như sau:`."""
    found = look.anatomy.bases
    return found[:-1] if found and plain(found[-1].text).endswith(":") else found


@check("ND30-CC-01")
def look_of_bases(look: Look) -> Iterator[Observation]:
    """Italic, 13 to 14 pt, in sentence case."""
    rule = "ND30-CC-01"
    wanted = Wanted((look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")), italic=True)
    breaches = []
    for basis in bases(look):
        found = faults(basis.fragments, wanted)
        if plain(basis.text).isupper():
            found.append(Fault("viết hoa toàn bộ"))
        if found:
            breaches.append(as_breach("Căn cứ", basis, found))
    yield from tell_many(rule, breaches, "căn cứ")


@check("ND30-CC-02")
def ends_of_bases(look: Look) -> Iterator[Observation]:
    """Each in a paragraph of its own that ends with a semicolon, the last with a full stop."""
    rule = "ND30-CC-02"
    all_bases = bases(look)
    for position, basis in enumerate(all_bases, 1):
        text, end = plain(basis.text), "." if position == len(all_bases) else ";"
        if _SECOND_BASE.search(text):
            yield Observation(rule, "Hai căn cứ nằm trong cùng một đoạn.", basis, "2 căn cứ")
        if not text.endswith(end) and text:
            place = "Căn cứ cuối cùng" if end == "." else "Căn cứ"
            what = f"{place} kết thúc bằng “{text[-1]}” thay vì “{end}”."
            yield Observation(rule, what, basis, text[-1], mends=end_with(basis, end))


@check("ND30-CC-04")
def authority_and_ordering(look: Look) -> Iterator[Observation]:
    """The authority's line and `QUYẾT ĐỊNH:` are there, in bold capitals, centred."""
    rule = "ND30-CC-04"
    anatomy = look.anatomy
    order = "QUYẾT NGHỊ:" if anatomy.type == "NQ" else "QUYẾT ĐỊNH:"
    if anatomy.authority is None and anatomy.ordering is None:
        yield Observation(rule, f"Không tìm thấy dòng thẩm quyền ban hành và dòng “{order}”.")
        return
    if anatomy.authority is None:
        yield Observation(rule, "Không tìm thấy dòng thẩm quyền ban hành.")
    if anatomy.ordering is None:
        yield Observation(rule, f"Không tìm thấy dòng “{order}”.")
    yield from _bold_capitals(rule, "Dòng thẩm quyền ban hành", anatomy.authority, [])
    if anatomy.ordering is not None:
        text = plain(anatomy.ordering.text)
        wrong = not _ORDERING.fullmatch(text) and _ORDERING.fullmatch(text.rstrip(" :").upper() + ":")
        colon = [Fault("không có dấu hai chấm ngay sau chữ")] if wrong and text.isupper() else []
        yield from _bold_capitals(rule, f"Dòng “{text}”", anatomy.ordering, colon)


def _bold_capitals(
    rule: str, subject: str, component: Component | None, more: Sequence[Fault]
) -> Iterator[Observation]:
    if component is not None:
        found = faults(component.fragments, Wanted(bold=True, italic=False, capitals=True, centred=True))
        yield from tell(rule, subject, component, [*found, *more])
