"""Tên loại and trích yếu, of named documents and of công văn (ND30-TL, TY, CV)."""

import re
from collections.abc import Iterator

from vanban.decree30.appearance import Wanted, faults, is_centred, tell
from vanban.decree30.drawn import between, short_line
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import centre
from vanban.decree30.types import LETTER, document_types
from vanban.decree30.wording import mm, plain, pt, quoted
from vanban.layout.anatomy import Component
from vanban.layout.measured import Paragraph
from vanban.layout.mends import MendParagraph
from vanban.vietnamese.letters import fold

_WITHIN_AN_OFFICE = ("phiếu trình", "phiếu rà soát")
"""Papers that go from desk to desk: no documents of Điều 7, so their name is no fault."""

_LETTER_WORDS = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)


@check("ND30-TL-01")
def type_name(look: Look) -> Iterator[Observation]:
    """It is there, one of the 29, in capitals, 13 to 14 points, bold, in the middle of the page."""
    found = look.anatomy.type_name
    if found is None:
        yield Observation("ND30-TL-01", "Không tìm thấy tên loại văn bản.", measured="không có")
        return
    text = plain(found.text)
    if not look.anatomy.type and fold(text) not in {fold(kind.name) for kind in document_types().values()}:
        what = f"Tên loại {quoted(text)} không thuộc 29 loại văn bản hành chính."
        severity = Severity.INFO if fold(text) in _WITHIN_AN_OFFICE else Severity.WARNING
        yield Observation("ND30-TL-01", what, found, text, severity)
    yield from _title_breaches(look, "ND30-TL-01", "Tên loại", found, capitals=True)


@check("ND30-TL-02")
def letter_has_no_type(look: Look) -> Iterator[Observation]:
    """A công văn bears no tên loại."""
    found = look.anatomy.type_name
    if found and (look.anatomy.type == LETTER or fold(found.text) == fold("Công văn")):
        what = f"Công văn ghi tên loại {quoted(found.text)}."
        yield Observation("ND30-TL-02", what, found, plain(found.text))


@check("ND30-TY-01")
def subject(look: Look) -> Iterator[Observation]:
    """Right under tên loại, 13 to 14 points, bold, upright, in the middle of the page."""
    above, found = look.anatomy.type_name, look.anatomy.subject
    if above is None:
        return
    if found is None:
        if look.anatomy.letter_subject is None:  # TY-02 tells of that one
            severity = None if _has_form(look.anatomy.type) else Severity.WARNING
            what = "Không tìm thấy trích yếu dưới tên loại."
            yield Observation("ND30-TY-01", what, measured="không có", severity=severity)
        return
    yield from _title_breaches(look, "ND30-TY-01", "Trích yếu", found, capitals=False)
    gap = found.box.top_mm - above.box.bottom_mm
    if above.box.page == found.box.page and gap > look.limit("ND30-TY-01", "cach_mm"):
        what = f"Trích yếu cách tên loại {mm(gap)}, không ở ngay dưới."
        yield Observation("ND30-TY-01", what, found, mm(gap), Severity.WARNING)


def _has_form(kind: str) -> bool:
    """The decree shows what a document of this kind looks like (Phụ lục III)."""
    return any(one.symbol == kind and one.form for one in document_types().values())


def _title_breaches(
    look: Look, rule: str, name: str, found: Component, *, capitals: bool
) -> Iterator[Observation]:
    wanted = Wanted(
        (look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")), bold=True, italic=False, capitals=capitals
    )
    yield from tell(rule, name, found, faults(found.fragments, wanted))
    section = look.anatomy.layout.sections[found.fragments[0].paragraph.section]
    off = max(abs(fragment.box.centre_mm - section.centre_mm) for fragment in found.fragments)
    if off > look.limit(rule, "lech_mm"):
        what = f"{name} không canh giữa theo chiều ngang văn bản (lệch {mm(off)})."
        yield Observation(rule, what, found, f"lệch {mm(off)}", mends=centre(*found.fragments))


@check("ND30-TY-02")
def subject_without_letter_words(look: Look) -> Iterator[Observation]:
    """`V/v` is for công văn only."""
    if look.anatomy.type_name is None:
        return
    for found in (look.anatomy.subject, look.anatomy.letter_subject):
        if found and _LETTER_WORDS.match(plain(found.text)):
            what = f"Trích yếu của văn bản có tên loại bắt đầu bằng “V/v”: {quoted(found.text)}."
            yield Observation("ND30-TY-02", what, found, "V/v")


@check("ND30-TY-03")
def subject_line(look: Look) -> Iterator[Observation]:
    """A solid line of a third to a half of the words above it."""
    if look.anatomy.subject:
        yield from short_line(look, "ND30-TY-03", "trích yếu", look.anatomy.subject)


@check("ND30-TY-04")
def subject_words(look: Look) -> Iterator[Observation]:
    """Small letters, no mark at the end."""
    found = look.anatomy.subject
    if found is None:
        return
    text = plain(found.text)
    if text == text.upper() and len(text.split()) > 1:
        yield Observation("ND30-TY-04", "Trích yếu viết bằng chữ in hoa.", found, "in hoa")
    if text[-1] in ".,;:":
        yield Observation("ND30-TY-04", f"Cuối trích yếu có dấu “{text[-1]}”.", found, text[-1])


@check("ND30-TY-05")
def subject_of_decision(look: Look) -> Iterator[Observation]:
    """`Về việc`, `Ban hành` or `Phê duyệt`."""
    found = look.anatomy.subject
    begins = look.listed("ND30-TY-05", "mo_dau")
    if found is None or _LETTER_WORDS.match(plain(found.text)):
        return
    if not fold(found.text).startswith(tuple(map(fold, begins))):
        what = f"Trích yếu quyết định {quoted(found.text)} không bắt đầu bằng “Về việc”, “Ban hành” hay “Phê duyệt”."
        yield Observation("ND30-TY-05", what, found, " ".join(plain(found.text).split()[:2]))


@check("ND30-CV-01")
def letter_subject(look: Look) -> Iterator[Observation]:
    """`V/v …`, in the left half, under the number."""
    found, above = look.anatomy.letter_subject, look.anatomy.number
    if found is None:
        yield Observation("ND30-CV-01", "Không tìm thấy trích yếu “V/v …” của công văn.", measured="không có")
        return
    text = plain(found.text)
    if not text.startswith("V/v "):
        what = f"Trích yếu công văn {quoted(text)} không bắt đầu bằng “V/v”."
        yield Observation("ND30-CV-01", what, found, text.split()[0])
    if found.box.centre_mm >= look.anatomy.layout.sections[0].centre_mm:
        what = "Trích yếu công văn không ở bên trái, dưới số, ký hiệu."
        yield Observation("ND30-CV-01", what, found, "không ở bên trái")
    elif above and found.box.page == above.box.page and found.box.top_mm < above.box.top_mm:
        what = "Trích yếu công văn không ở dưới số, ký hiệu."
        yield Observation("ND30-CV-01", what, found, "ở trên")


@check("ND30-CV-02")
def letter_subject_letters(look: Look) -> Iterator[Observation]:
    """12 to 13 points, upright, not bold, centred under the number."""
    found, above = look.anatomy.letter_subject, look.anatomy.number
    if found is None:
        return
    rule = "ND30-CV-02"
    wanted = Wanted((look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")), bold=False, italic=False)
    yield from tell(rule, "Trích yếu công văn", found, faults(found.fragments, wanted))
    if above and not is_centred(found, above.box.centre_mm, look.limit(rule, "lech_mm")):
        what = "Trích yếu công văn không canh giữa dưới số, ký hiệu."
        yield Observation(rule, what, found, "không canh giữa", mends=centre(*found.fragments))


@check("ND30-CV-03")
def letter_subject_gap(look: Look) -> Iterator[Observation]:
    """6 points under the number."""
    found, above = look.anatomy.letter_subject, look.anatomy.number
    if found is None or above is None:
        return
    upper, lower = above.fragments[-1].paragraph, found.fragments[0].paragraph
    if upper is lower or upper.part != lower.part or upper.frame != lower.frame:
        return
    rule = "ND30-CV-03"
    if any(p.is_empty for p in between(look, upper, lower)):
        yield Observation(rule, "Trích yếu công văn cách số, ký hiệu bằng dòng trống.", found, "dòng trống")
        return
    # What stands between two paragraphs is the greater of their spaces or, in old files, the sum.
    gaps = (max(upper.after_pt, lower.before_pt), upper.after_pt + lower.before_pt)
    if not any(look.limit(rule, "tu_pt") <= gap <= look.limit(rule, "den_pt") for gap in gaps):
        what = f"Trích yếu công văn cách số, ký hiệu {pt(gaps[0])}."
        yield Observation(rule, what, found, pt(gaps[0]), mends=_mend_gap(look, upper, lower))


def _mend_gap(look: Look, upper: Paragraph, lower: Paragraph) -> tuple[MendParagraph, ...]:
    gap = MendParagraph((lower.part, lower.index), "before_pt", look.limit("ND30-CV-03", "sua_pt"))
    return (gap, MendParagraph((upper.part, upper.index), "after_pt", 0.0)) if upper.after_pt else (gap,)


@check("ND30-CV-04")
def letter_subject_line(look: Look) -> Iterator[Observation]:
    """No line under it."""
    found = look.anatomy.letter_subject
    if found and found.line:
        what = "Dưới trích yếu công văn có đường kẻ."
        yield Observation("ND30-CV-04", what, found, "có đường kẻ")
