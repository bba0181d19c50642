"""Quyền hạn, chức vụ, họ tên, chữ ký của người ký (Điều 13; Phụ lục I, Phần I, Mục II.7, II.8)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vanban.decree30.appearance import Fault, Wanted, faults, stands_centred, tell
from vanban.decree30.findings import Observation
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import centre, target_of
from vanban.decree30.turned import wrongly_turned
from vanban.decree30.wording import mm, plain
from vanban.layout.anatomy import Component, Item
from vanban.layout.measured import Fragment
from vanban.layout.mends import MendParagraph, MendText
from vanban.vietnamese.letters import fold

_MARK = re.compile(
    r"(?P<mark>T\.?\s?/?\s?M|K\.?\s?/?\s?T|T\.?\s?/?\s?L|T\.?\s?U\.?\s?/?\s?Q|Q)(?P<sign>\s*[./:]*\s*)(?=\w)",
    re.I,
)
_RIGHT_MARK = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. (?=\S)")
_DEPUTY = re.compile(r"(?:PHÓ|THỨ)\b|(?:\w+ ){1,2}PHÓ$")  # `PHÓ GIÁM ĐỐC`, `THỨ TRƯỞNG`, `TỔ PHÓ`
_NOTE = re.compile(r"\([^)]*\)")  # `(Đã ký)`


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a signature's title: `mark` is `KT`, or "" without one; `text` what follows it."""

    mark: str
    text: str
    fragment: Fragment


def lines(title: Component) -> list[Line]:
    """The lines of authority and title, from top to bottom."""
    return [_line(fragment) for fragment in title.fragments if fragment.text.strip()]


def _line(fragment: Fragment) -> Line:
    text = plain(fragment.text)
    match = _mark(text)
    if match is None:
        return Line("", text, fragment)
    mark = re.sub(r"[^A-Z]", "", match["mark"].upper())
    return Line(mark, text[match.end() :], fragment)


def _mark(text: str) -> re.Match[str] | None:
    """The mark of authority at the head of a line, right or wrong; `TL` of `TLÊ` and `Q` of `QUYỀN` are none."""
    match = _MARK.match(text)
    if match is None or not match["sign"]:
        return None
    return match


@check("ND30-SIGN-01")
def title_look(look: Look) -> Iterator[Observation]:
    """Bold capitals of 13 to 14 pt, centred, in the right half of the page."""
    rule = "ND30-SIGN-01"
    signatures = look.anatomy.signatures
    if not signatures:
        yield Observation(rule, "Không tìm thấy quyền hạn, chức vụ của người ký.")
    for signature in signatures:
        title = signature.title
        wanted = Wanted(_sizes(look, rule), bold=True, italic=False, capitals=True)
        found = faults(title.fragments, wanted)
        if len(signatures) == 1:
            found += _left_half(look, title)
        found += _off_centre(look, title.fragments, title.fragments)
        yield from tell(rule, "Quyền hạn, chức vụ của người ký", title, found)


def _sizes(look: Look, rule: str) -> tuple[float, float]:
    return look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")


def _left_half(look: Look, title: Component) -> Iterator[Fault]:
    section = look.anatomy.layout.sections[title.fragments[0].paragraph.section]
    if title.box.centre_mm < section.centre_mm and not wrongly_turned(look.anatomy, section):
        yield Fault("nằm ở nửa trái của trang")


def _off_centre(look: Look, parts: Sequence[Fragment], block: Sequence[Fragment]) -> Iterator[Fault]:
    """Those of `parts` that neither stand centred in their room nor have the middle of the whole block."""
    tolerance = look.limit("ND30-SIGN-08", "lech_tam_mm")
    centres = sorted(fragment.box.centre_mm for fragment in block)
    middle = centres[len(centres) // 2]
    wrong = [
        part
        for part in parts
        if not stands_centred(part) and (len(block) == 1 or abs(part.box.centre_mm - middle) > tolerance)
    ]
    if wrong:
        mends = tuple(mend for part in wrong if part.paragraph.cells for mend in centre(part))
        yield Fault("không canh giữa", mends)


@check("ND30-SIGN-02")
def marks(look: Look) -> Iterator[Observation]:
    """`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` with a dot and one space."""
    for signature in look.anatomy.signatures:
        for line in lines(signature.title):
            text = plain(line.fragment.text)
            if not line.mark or _RIGHT_MARK.match(text):
                continue
            wrong, right = text[: len(text) - len(line.text)].strip(), f"{line.mark}."
            what = f"Quyền hạn ký được viết “{wrong}” thay vì “{right}”."
            if wrong == right:
                what = f"Sau “{right}” không có dấu cách."
            yield Observation("ND30-SIGN-02", what, signature.title, wrong, mends=_mark_mend(line))


def _mark_mend(line: Line) -> tuple[MendText, ...]:
    fragment = line.fragment
    typed = fragment.paragraph.text[fragment.start : fragment.end]
    match = _mark(typed)
    if match is None or fragment.paragraph.label:
        return ()
    start = fragment.start
    return (
        MendText(target_of(fragment), start, start + match.end(), typed[: match.end()], f"{line.mark}. "),
    )


@check("ND30-SIGN-03", "ND30-SIGN-07")
def on_behalf(look: Look) -> Iterator[Observation]:
    """`TM.` and the name of a collegial body, then the signer's title."""
    for signature in look.anatomy.signatures:
        all_lines = lines(signature.title)
        for place, line in enumerate(all_lines):
            if line.mark != "TM":
                continue
            if _is_title(look, line.text):
                what = f"Sau “TM.” là chức vụ “{line.text}”, không phải tên tập thể hoặc tên cơ quan."
                yield Observation("ND30-SIGN-03", what, signature.title, f"TM. {line.text}")
            elif place == len(all_lines) - 1:
                what = f"Dưới “TM. {line.text}” không có dòng chức vụ của người ký."
                yield Observation("ND30-SIGN-03", what, signature.title, f"TM. {line.text}")
            elif _has_one_head(look, line.text):
                what = f"“TM.” đứng trước “{line.text}”, cơ quan làm việc theo chế độ thủ trưởng."
                yield Observation("ND30-SIGN-07", what, signature.title, f"TM. {line.text}")


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return bool(words) and _any_of(words).match(fold(text)) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(fold(word)) for word in words)})(?!\w)")


def _is_title(look: Look, text: str) -> bool:
    return _begins(text, look.listed("ND30-SIGN-03", "chuc_vu"))


def _is_collective(look: Look, text: str) -> bool:
    if _begins(text, look.profile.office.collegial):
        return True
    return not _is_title(look, text) and _begins(text, look.listed("ND30-SIGN-03", "tap_the"))


def _has_one_head(look: Look, text: str) -> bool:
    one_head = look.listed("ND30-SIGN-07", "che_do_thu_truong")
    return not _is_title(look, text) and not _is_collective(look, text) and _begins(text, one_head)


@check("ND30-SIGN-04")
def before_a_title(look: Look) -> Iterator[Observation]:
    """`KT.`, `TL.`, `TUQ.`, `Q.` before a title, never before an agency."""
    for signature in look.anatomy.signatures:
        for line in lines(signature.title):
            is_agency = _is_collective(look, line.text) or _has_one_head(look, line.text)
            if line.mark in ("KT", "TL", "TUQ", "Q") and is_agency:
                what = f"Sau “{line.mark}.” là tên cơ quan “{line.text}”, không phải chức vụ."
                yield Observation("ND30-SIGN-04", what, signature.title, f"{line.mark}. {line.text}")


@check("ND30-SIGN-05", "ND30-SIGN-06")
def own_title(look: Look) -> Iterator[Observation]:
    """Below `KT.`, `TL.`, `TUQ.` the signer's own title; below `KT.` a deputy's; no `KT.` below `TUQ.`."""
    for signature in look.anatomy.signatures:
        all_lines = lines(signature.title)
        marks_found = [line.mark for line in all_lines]
        if "TUQ" in marks_found and "KT" in marks_found:
            what = "Người được ủy quyền ký (TUQ.) không được để cấp phó ký thay (KT.)."
            yield Observation("ND30-SIGN-06", what, signature.title, "TUQ. và KT.")
        for place, line in enumerate(all_lines):
            below = [each.text for each in all_lines[place + 1 :]]
            yield from _own_title(signature.title, line, below)


def _own_title(title: Component, line: Line, below: Sequence[str]) -> Iterator[Observation]:
    rule = "ND30-SIGN-05"
    whole = f"{line.mark}. {line.text}"
    has_deputy = any(_DEPUTY.match(text.upper()) for text in below)
    if line.mark == "KT" and re.search(r"\b(?:PHÓ|THỨ)\b", line.text.upper()):
        return  # both titles on one printed line
    if line.mark in ("KT", "TL", "TUQ") and not below:
        yield Observation(rule, f"Dưới “{whole}” không có dòng chức vụ của người ký.", title, whole)
    elif line.mark == "KT" and not has_deputy:
        what = f"Dưới “{whole}” là “{below[0]}”, không phải chức vụ của cấp phó."
        yield Observation(rule, what, title, below[0])


@check("ND30-SIGN-08", "ND30-SIGN-09")
def name(look: Look) -> Iterator[Observation]:
    """Title Case, bold, 13 to 14 pt, centred below the title; no degree before it."""
    for signature in look.anatomy.signatures:
        component = signature.name
        if component is None:
            continue
        bare, degrees = _without_degrees(look, component)
        if degrees and not look.profile.office.academic_titles:
            what = f"Trước họ tên người ký có “{degrees}”."
            yield Observation("ND30-SIGN-09", what, component, degrees)
        found = faults(component.fragments, Wanted(_sizes(look, "ND30-SIGN-08"), bold=True, italic=False))
        words = bare.split()
        if len(words) > 1 and bare.isupper():
            found.append(Fault("viết hoa toàn bộ"))
        elif any(word[0].islower() for word in words):
            found.append(Fault("không viết hoa chữ cái đầu các âm tiết"))
        found += _off_centre(look, component.fragments, (*signature.title.fragments, *component.fragments))
        if _is_above(component, signature.title):
            found.append(Fault("nằm trên chức vụ"))
        yield from tell("ND30-SIGN-08", "Họ tên người ký", component, found)


def _without_degrees(look: Look, component: Component) -> tuple[str, str]:
    """The name and what stands before it: (`Võ Tất Dũng`, `TS.`)."""
    text = plain(_NOTE.sub(" ", component.text))
    known = sorted(look.listed("ND30-SIGN-09", "hoc_ham_hoc_vi"), key=len, reverse=True)
    degree = "|".join(map(re.escape, known))
    match = re.match(rf"(?:(?:{degree})(?:[.,\s]+|$))+", text)
    return (text[match.end() :], match[0].strip()) if match else (text, "")


def _is_above(component: Component, title: Component) -> bool:
    return component.box.page == title.box.page and component.box.bottom_mm <= title.box.top_mm


@check("ND30-SIGN-10")
def room_to_sign(look: Look) -> Iterator[Observation]:
    """Room for the signature and the seal between title and name."""
    rule = "ND30-SIGN-10"
    least = look.limit(rule, "tu_mm")
    for signature in look.anatomy.signatures:
        below = signature.other_post or signature.name
        above = signature.title.fragments[-1]
        if below is None or signature.images or below.box.page != above.box.page:
            continue
        room = below.box.top_mm - above.box.bottom_mm
        if 0 <= room < least - look.limit(rule, "dung_sai_mm"):
            paragraph = below.fragments[0].paragraph
            more = paragraph.before_pt + (least - room) * 72 / 25.4
            own = below.fragments[0].start == 0 and above.paragraph is not paragraph
            mends = (MendParagraph(target_of(below.fragments[0]), "before_pt", round(more)),) if own else ()
            what = f"Khoảng trống để ký giữa chức vụ và họ tên chỉ có {mm(room)}."
            yield Observation(rule, what, below, mm(room), mends=mends)


@check("ND30-SIGN-11")
def not_alone(look: Look) -> Iterator[Observation]:
    """The signature stays with the last lines of the body."""
    if not look.anatomy.items or not look.anatomy.signatures:
        return
    last = look.anatomy.items[-1]
    title = look.anatomy.signatures[0].title
    if title.box.page <= last.fragment.box.page:
        return
    by_hand = _breaks_by_hand(look, last, title)
    if not by_hand and (last.paragraph.keep_next or _might_fit(look, last)):
        return
    what = f"Phần chữ ký nằm ở trang {title.box.page}, không có dòng nội dung nào đi cùng."
    mends = () if by_hand else (MendParagraph(target_of(last.fragment), "keep_next", True),)
    remedy = "Xóa dấu ngắt trang hoặc ngắt phân đoạn trước phần chữ ký." if by_hand else ""
    yield Observation("ND30-SIGN-11", what, title, f"trang {title.box.page}", mends=mends, remedy=remedy)


def _breaks_by_hand(look: Look, last: Item, title: Component) -> bool:
    """Somebody put a page break or another paper between body and signature: no question of what fits."""
    sections, signed = look.anatomy.layout.sections, title.fragments[0].paragraph
    if sections[signed.section].pages[0] > sections[last.paragraph.section].pages[1]:
        return True
    start, end = last.paragraph.index, signed.index
    return any(
        paragraph.part == last.paragraph.part
        and (
            (start <= paragraph.index < end and paragraph.breaks_page)
            or (start < paragraph.index <= end and paragraph.page_break_before)
        )
        for paragraph in look.anatomy.layout.paragraphs
    )


def _might_fit(look: Look, last: Item) -> bool:
    """Only Word knows whether the signature fits under the body: its height is about that of the room left."""
    anatomy = look.anatomy
    section = anatomy.layout.sections[last.paragraph.section]
    room = section.height_mm - section.bottom_mm - last.fragment.box.bottom_mm
    foot = [each.name for each in anatomy.signatures if each.name is not None] + list(anatomy.recipients)
    top = anatomy.signatures[0].title.box
    needed = max((each.box.bottom_mm for each in foot if each.box.page == top.page), default=top.bottom_mm)
    return abs(needed - top.top_mm - room) < look.limit("ND30-SIGN-11", "uoc_luong_mm")


@check("ND30-SIGN-12")
def same_authority(look: Look) -> Iterator[Observation]:
    """`TM.` where a collective decides, none where its head does.

    What a people's council decides its chairman only attests, with or without `TM.`.
    """
    rule = "ND30-SIGN-12"
    authority = look.anatomy.authority
    if authority is None or not look.anatomy.signatures:
        return
    title = look.anatomy.signatures[0].title
    on_behalf_of = any(line.mark == "TM" for line in lines(title))
    who = plain(authority.text)
    if on_behalf_of and _is_title(look, who):
        what = f"Thẩm quyền ban hành là “{who}” nhưng chữ ký có “TM.”."
        yield Observation(rule, what, title, "TM.")
    elif not on_behalf_of and _is_collective(look, who) and not fold(who).startswith("hội đồng nhân dân"):
        what = f"Thẩm quyền ban hành là tập thể “{who}” nhưng chữ ký không có “TM.”."
        yield Observation(rule, what, title, "không có TM.")
