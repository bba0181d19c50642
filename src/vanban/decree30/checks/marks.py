"""Marks of urgency, secrecy and circulation, the address, copies, and what some kinds have of their own.

ND30-MARK, ADDR, COPY, TYPE.
"""

import re
from collections.abc import Iterator

from vanban.decree30.appearance import Wanted, faults, tell
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.issued import REGULATIONS, numbered
from vanban.decree30.judge import Look, check
from vanban.decree30.wording import figure, mm, percent, plain, quoted
from vanban.layout.anatomy import Component
from vanban.layout.measured import DrawnLine, Fragment
from vanban.vietnamese.letters import fold

_NUMBER = re.compile(r"Số\s*:?\s*[0-9.…_]*\s*/", re.IGNORECASE)
_ATTACHED = re.compile(r"\(?\s*(ban hành )?kèm theo", re.IGNORECASE)


@check("ND30-MARK-01")
def urgency(look: Look) -> Iterator[Observation]:
    """Its word, in capitals, 13 to 14 points, bold, in a box of its size, left under the number."""
    found, rule = look.anatomy.urgency, "ND30-MARK-01"
    if found is None:
        return
    words = [fold(word) for word in look.listed(rule, "chu")]
    text = plain(found.text)
    if fold(text) not in words:
        yield Observation(rule, f"Dấu chỉ mức độ khẩn ghi là {quoted(text)}.", found, text)
    name = "Dấu chỉ mức độ khẩn"
    yield from tell(rule, name, found, faults(found.fragments, _mark(look, rule)))
    yield from _left_under_number(look, rule, name, found)
    if found.frame is None or not found.frame.bordered:
        yield Observation(rule, f"{name} không có khung.", found, "không có khung")
    elif width := dict(zip(words, look.listed(rule, "rong_mm"), strict=False)).get(fold(text)):
        yield from _frame_size(look, found, float(width))  # an office's own word has no size of its own


def _frame_size(look: Look, found: Component, width_mm: float) -> Iterator[Observation]:
    assert found.frame is not None
    height, slack = look.limit("ND30-MARK-01", "cao_mm"), look.limit("ND30-MARK-01", "dung_sai_mm")
    box = found.frame.box
    if abs(box.width_mm - width_mm) > slack or abs(box.height_mm - height) > slack:
        shown = f"{figure(box.width_mm)} mm × {mm(box.height_mm)}"
        limit = f"{figure(width_mm)} mm × {mm(height)}"
        what = f"Khung của dấu chỉ mức độ khẩn là {shown}."
        yield Observation("ND30-MARK-01", what, found, shown, Severity.WARNING, limit=limit)


def _mark(look: Look, rule: str) -> Wanted:
    return Wanted(
        (look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")), bold=True, italic=False, capitals=True
    )


def _left_under_number(look: Look, rule: str, name: str, found: Component) -> Iterator[Observation]:
    number = look.anatomy.number
    if found.box.page != 1 or found.box.centre_mm >= look.anatomy.layout.sections[0].centre_mm:
        yield Observation(rule, f"{name} không ở bên trái trang đầu.", found, "không ở bên trái")
    elif number and found.box.top_mm < number.box.top_mm:
        yield Observation(rule, f"{name} không ở dưới số, ký hiệu.", found, "ở trên")


@check("ND30-MARK-02")
def secrecy(look: Look) -> Iterator[Observation]:
    """Its word, left under the number; and what it means for programs."""
    found, rule = look.anatomy.secrecy, "ND30-MARK-02"
    if found is None:
        return
    text = plain(found.text)
    if text not in look.listed(rule, "chu"):
        yield Observation(rule, f"Dấu chỉ độ mật ghi là {quoted(text)}.", found, text)
    yield from _left_under_number(look, rule, "Dấu chỉ độ mật", found)
    what = (
        f"Văn bản có dấu chỉ độ mật {quoted(text)}: không tải lên mạng, không đưa cho phần mềm ngoài cơ quan."
    )
    yield Observation(rule, what, found, text, Severity.INFO)


@check("ND30-MARK-03")
def circulation(look: Look) -> Iterator[Observation]:
    """In capitals, 13 to 14 points, bold, in a box above Quốc hiệu."""
    found, below, rule = look.anatomy.circulation, look.anatomy.national_title, "ND30-MARK-03"
    if found is None:
        return
    name = "Chỉ dẫn phạm vi lưu hành"
    yield from tell(rule, name, found, faults(found.fragments, _mark(look, rule)))
    if found.frame is None or not found.frame.bordered:
        yield Observation(rule, f"{name} không có khung.", found, "không có khung")
    if below and (found.box.page != below.box.page or found.box.top_mm > below.box.top_mm):
        yield Observation(rule, f"{name} không ở phía trên Quốc hiệu.", found, "ở dưới")


@check("ND30-ADDR-01")
def address(look: Look) -> Iterator[Observation]:
    """At the foot of page 1 only, 11 to 12 points, upright, under a line over the whole width."""
    found, rule = look.anatomy.address, "ND30-ADDR-01"
    if found is None:
        return
    name = "Địa chỉ cơ quan"
    wanted = Wanted((look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")), italic=False)
    yield from tell(rule, name, found, faults(found.fragments, wanted))
    paragraph = found.fragments[0].paragraph
    section = look.anatomy.layout.sections[0]
    everywhere = paragraph.story == "footer" and paragraph.header_kind == "default"
    if everywhere and look.anatomy.layout.pages > 1:
        yield Observation(rule, f"{name} ở chân mọi trang, không chỉ trang thứ nhất.", found, "mọi trang")
    elif paragraph.story != "footer" and found.box.page != 1:
        what = f"{name} ở trang {found.box.page}, không ở trang thứ nhất."
        yield Observation(rule, what, found, f"trang {found.box.page}")
    line = _line_above(look, found)
    if line is None:
        yield Observation(rule, f"Phía trên {name.lower()} không có đường kẻ.", found, "không có đường kẻ")
        return
    share = line.box.width_mm / section.text_width_mm
    least, most = look.limit(rule, "duong_ke_tu_phan_tram"), look.limit(rule, "duong_ke_den_phan_tram")
    if not least <= share * 100 <= most:
        what = f"Đường kẻ phía trên {name.lower()} dài {percent(share)} chiều ngang vùng trình bày."
        yield Observation(rule, what, found, percent(share))
    elif not line.solid:
        yield Observation(rule, f"Đường kẻ phía trên {name.lower()} không phải nét liền.", found, "nét đứt")


def _line_above(look: Look, found: Component) -> DrawnLine | None:
    """The component's own line, else the longest within reach above it."""
    reach = look.limit("ND30-ADDR-01", "cach_mm")
    above = [
        line
        for line in look.anatomy.layout.lines
        if line.box.page == found.box.page and -2 <= found.box.top_mm - line.box.bottom_mm <= reach
    ]
    return found.line or max(above, key=lambda line: line.box.width_mm, default=None)


@check("ND30-COPY-01")
def copy(look: Look) -> Iterator[Observation]:
    """SAO Y, SAO LỤC, TRÍCH SAO, its number, the line above it."""
    found, rule = look.anatomy.copy, "ND30-COPY-01"
    if found is None:
        return
    forms = {fold(form): symbol for form, symbol in _forms(look)}
    text = plain(found.form.text)
    if fold(text) not in forms:
        yield Observation(rule, f"Hình thức sao ghi là {quoted(text)}.", found.form, text)
    yield from tell(rule, "Hình thức sao", found.form, faults(found.form.fragments, _mark(look, rule)))
    yield from _copy_number(rule, found.number, forms.get(fold(text), ""))
    width = look.anatomy.layout.sections[0].text_width_mm
    if found.line is None:
        yield Observation(rule, "Phía trên phần bản sao không có đường kẻ.", found.form, "không có đường kẻ")
    elif found.line.box.width_mm < width * look.limit(rule, "duong_ke_phan_tram") / 100:
        share = percent(found.line.box.width_mm / width)
        what = f"Đường kẻ phía trên phần bản sao dài {share} chiều ngang vùng trình bày."
        yield Observation(rule, what, found.form, share)


def _forms(look: Look) -> Iterator[tuple[str, str]]:
    symbols = look.listed("ND30-COPY-01", "viet_tat")
    return zip(look.listed("ND30-COPY-01", "chu"), symbols, strict=False)


def _copy_number(rule: str, found: Component | None, symbol: str) -> Iterator[Observation]:
    if found is None:
        yield Observation(rule, "Không tìm thấy số, ký hiệu bản sao.", measured="không có")
        return
    parts = numbered(found)
    if symbol and (parts is None or not parts.groups or parts.groups[0] != symbol):
        what = f"Số, ký hiệu bản sao {quoted(found.text)} không có dạng “Số: 01/{symbol}-…”."
        yield Observation(rule, what, found, plain(found.text), limit=f"{symbol}-…")


@check("ND30-TYPE-01")
def minutes(look: Look) -> Iterator[Observation]:
    """A biên bản has two signatories and is filed with its papers."""
    rule = "ND30-TYPE-01"
    count = len(look.anatomy.signatures)
    if count < look.limit(rule, "nguoi_ky"):
        yield Observation(rule, f"Biên bản có {count} người ký.", measured=f"{count} người ký")
    filed = look.anatomy.recipients[-1] if look.anatomy.recipients else None
    words = str(look.rule(rule).limits["luu"])
    if filed and fold(words) not in fold(filed.text):
        what = f"Dòng lưu của biên bản {quoted(filed.text)} không có “{words}”."
        yield Observation(rule, what, filed, plain(filed.text))


@check("ND30-TYPE-02")
def attached_regulation(look: Look) -> Iterator[Observation]:
    """A regulation issued with a decision says so and bears neither number nor date."""
    if look.anatomy.type in REGULATIONS:
        yield from _regulation_by_itself(look)
        return
    rule = "ND30-TYPE-02"
    for title in _regulations_behind(look):
        name = plain(title.text)
        page = [f for f in _behind_signatures(look) if f.box.page == title.box.page]
        if any(signature.title.box.page == title.box.page for signature in look.anatomy.signatures):
            what = f"{name} ban hành kèm theo nằm cùng trang với chữ ký, không bắt đầu ở một trang mới."
            yield Observation(rule, what, title, "cùng trang")
        if not any(_ATTACHED.match(plain(fragment.text)) for fragment in page):
            what = f"{name} ban hành kèm theo mà không ghi “(Kèm theo Quyết định số …)”."
            yield Observation(rule, what, title, "không có")
        above = [f for f in page if f.box.top_mm < title.box.top_mm]
        if numbered_above := next((f for f in above if _NUMBER.match(plain(f.text))), None):
            what = f"{name} ban hành kèm theo có số, ký hiệu riêng."
            yield Observation(rule, what, numbered_above, plain(numbered_above.text))


def _regulations_behind(look: Look) -> Iterator[Fragment]:
    """The titles of regulations behind the signature."""
    names = look.listed("ND30-TYPE-02", "ten")
    for fragment in _behind_signatures(look):
        if fragment.aligned == "center" and plain(fragment.text) in names:
            yield fragment


def _behind_signatures(look: Look) -> list[Fragment]:
    """What stands lower than all signatures, or on the pages after them."""
    anatomy = look.anatomy
    if not anatomy.signatures:
        return []
    last = max((one.title.box.page, one.title.box.bottom_mm) for one in anatomy.signatures)
    return [f for f in anatomy.layout.fragments if (f.box.page, f.box.top_mm) > last]


def _regulation_by_itself(look: Look) -> Iterator[Observation]:
    rule, anatomy = "ND30-TYPE-02", look.anatomy
    fragments = [f for f in anatomy.layout.fragments if f.box.page == 1]
    says_so = any(_ATTACHED.match(plain(fragment.text)) for fragment in fragments)
    if says_so:
        for found, name in ((anatomy.number, "số, ký hiệu"), (anatomy.place_date, "ngày tháng")):
            if found:
                what = f"Văn bản ban hành kèm theo quyết định có {name} riêng."
                yield Observation(rule, what, found, plain(found.text))
    elif anatomy.number is None:
        what = "Văn bản không có số, ký hiệu mà không ghi “(Kèm theo Quyết định số …)”."
        yield Observation(rule, what, anatomy.type_name, "không có")


@check("ND30-TYPE-03")
def telegram(look: Look) -> Iterator[Observation]:
    """A công điện says `… điện:`, not `Kính gửi`."""
    rule, found = "ND30-TYPE-03", look.anatomy.addressees
    if found and fold(found.text).startswith(fold("Kính gửi")):
        yield Observation(rule, "Công điện ghi “Kính gửi”.", found, "Kính gửi")
        return
    if not any(plain(f.text).endswith("điện:") for f in look.anatomy.layout.fragments):
        yield Observation(rule, "Công điện không có dòng “… điện:” nêu nơi nhận điện.", measured="không có")
