"""Số, ký hiệu; địa danh, ngày tháng năm (ND30-SO, DATE, PLACE; PLACE-03 is among the words)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from vanban.decree30.appearance import Wanted, faults, is_centred, tell
from vanban.decree30.drawn import is_broken
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.issued import REGULATIONS, Dated, Numbered, dated, numbered
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import centre, mend_number_marks
from vanban.decree30.triple import mend_triple
from vanban.decree30.types import document_types, symbols
from vanban.decree30.wording import plain, quoted
from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.mends import Mend, MendText
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.letters import fold

_MM_PER_PT = 25.4 / 72


@check("ND30-SO-01")
def number(look: Look) -> Iterator[Observation]:
    """It is there, under the issuer, 13 points, upright, not bold."""
    found, above = look.anatomy.number, look.anatomy.issuer
    if found is None:
        if look.anatomy.type not in REGULATIONS:
            yield Observation("ND30-SO-01", "Không tìm thấy số, ký hiệu.", measured="không có")
        return
    name = "Số, ký hiệu"
    wanted = Wanted(
        (look.limit("ND30-SO-01", "tu_pt"), look.limit("ND30-SO-01", "den_pt")), bold=False, italic=False
    )
    yield from tell("ND30-SO-01", name, found, faults(found.fragments, wanted))
    if found.box.centre_mm >= look.anatomy.layout.sections[0].centre_mm:
        yield Observation("ND30-SO-01", f"{name} không ở bên trái trang đầu.", found, "không ở bên trái")
    elif above and found.box.page == above.box.page and found.box.top_mm < above.box.top_mm:
        yield Observation("ND30-SO-01", f"{name} không ở dưới tên cơ quan ban hành.", found, "ở trên")
    elif not is_centred(found, (above or found).box.centre_mm, look.limit("ND30-SO-01", "lech_mm")):
        mends = centre(*found.fragments)
        yield Observation(
            "ND30-SO-01", f"{name} không canh giữa dưới tên cơ quan.", found, "không canh giữa", mends=mends
        )


@check("ND30-SO-02")
def number_marks(look: Look) -> Iterator[Observation]:
    """`Số: 05/KH-SXD`: its colon, slash and hyphens, no blanks."""
    found = look.anatomy.number
    if found and (faults := list(_marks_wrong(numbered(found)))):
        text = plain(found.text)
        what = f"{quoted(text)}: {'; '.join(faults)}."
        yield Observation("ND30-SO-02", what, found, text, mends=mend_number_marks(found))


def _marks_wrong(number: Numbered | None) -> Iterator[str]:
    if number is None:
        yield "không đúng dạng số, ký hiệu"
        return
    if number.word != "Số":
        yield f"viết “{number.word}” thay vì “Số”"
    if number.colon != ":":
        yield (
            "dấu hai chấm phải liền ngay sau chữ “Số”"
            if number.colon.strip()
            else "thiếu dấu hai chấm sau “Số”"
        )
    if not number.slash.strip():
        yield "thiếu dấu gạch chéo (/) giữa số và ký hiệu"
    elif (number.number and number.slash != "/") or " " in number.symbol or number.slash.endswith(" "):
        yield "có dấu cách trong số, ký hiệu"
    if "/" in number.symbol:
        yield "có hơn một dấu gạch chéo (/)"
    elif not re.fullmatch(r"[^\W_]+(-[^\W_]+)*|[.…_\s-]*", number.symbol.replace(" ", "")):
        yield "các nhóm chữ trong ký hiệu không nối bằng gạch nối (-)"


@check("ND30-SO-03")
def number_padded(look: Look) -> Iterator[Observation]:
    """01 to 09, then 10."""
    found = look.anatomy.number
    parts = numbered(found) if found else None
    if found is None or parts is None or not parts.number:
        return
    value = int(parts.number)
    right = f"{value:02d}"
    if parts.number != right:
        fault = "thiếu" if len(parts.number) == 1 else "thừa"
        what = f"Số {parts.number} {fault} số 0 phía trước."
        mends = mend_digits(found, r"[0-9]+", parts.number, right) if value else ()
        yield Observation("ND30-SO-03", what, found, parts.number, mends=mends, words=parts.number)


def mend_digits(component: Component, pattern: str, old: str, new: str) -> tuple[Mend, ...]:
    """An order to replace the digits that the pattern's last group (or all of it) finds in a component."""
    for of in component.fragments:
        match = re.search(pattern, of.paragraph.text[of.start : of.end], re.IGNORECASE)
        if match:
            start, end = match.span(match.lastindex or 0)
            if match[match.lastindex or 0] == old:
                target = (of.paragraph.part, of.paragraph.index)
                return (MendText(target, of.start + start, of.start + end, old, new),)
    return ()


@check("ND30-SO-04")
def symbol_of_type(look: Look) -> Iterator[Observation]:
    """A named document's ký hiệu begins with the abbreviation of its tên loại."""
    found, kind = look.anatomy.number, look.anatomy.type
    parts = numbered(found) if found else None
    if found is None or parts is None or not parts.groups or not kind:
        return
    if parts.groups[0].upper() != kind.upper():
        name = next((one.name for one in document_types().values() if one.symbol == kind), kind)
        what = f"Ký hiệu {quoted(parts.symbol)} không bắt đầu bằng {kind}, chữ viết tắt của {name}."
        yield Observation("ND30-SO-04", what, found, parts.groups[0], limit=f"{kind}-…")


@check("ND30-SO-05")
def symbol_of_letter(look: Look) -> Iterator[Observation]:
    """A công văn's ký hiệu has neither CV nor the abbreviation of a kind."""
    found, issuer = look.anatomy.number, look.anatomy.issuer
    parts = numbered(found) if found else None
    if found is None or parts is None or not parts.groups:
        return
    first = parts.groups[0]
    if "CV" in (group.upper() for group in parts.groups):
        what = f"Ký hiệu công văn {quoted(parts.symbol)} có CV; công văn không có chữ viết tắt tên loại."
        yield Observation("ND30-SO-05", what, found, parts.symbol)
    elif first in symbols() and not _abbreviates(look, first, issuer):
        what = f"Ký hiệu công văn {quoted(parts.symbol)} bắt đầu bằng {first}, chữ viết tắt của một tên loại."
        yield Observation("ND30-SO-05", what, found, parts.symbol)


def _abbreviates(look: Look, group: str, issuer: Component | None) -> bool:
    """An agency may have the letters of a kind: CT for a Cục Thuế."""
    if group in look.profile.office.symbols.values():
        return True
    initials = "".join(word[0] for word in plain(issuer.text).split()) if issuer else ""
    return group in initials.upper()


@check("ND30-SO-06")
def number_blank(look: Look) -> Iterator[Observation]:
    """Number and day are given together when the document is registered (Điều 15)."""
    found = look.anatomy.number
    parts = numbered(found) if found else None
    if found is None or parts is None or parts.number:
        return
    if look.anatomy.dated and not look.anatomy.draft:
        what = f"Văn bản đã ghi ngày {short_date(look.anatomy.dated)} mà chưa có số."
        yield Observation("ND30-SO-06", what, found, "để trống")
    else:
        what = "Số của văn bản để trống, chờ ghi khi đăng ký."
        yield Observation("ND30-SO-06", what, found, "để trống", Severity.INFO)


@check("ND30-SO-07")
def symbol_capitals(look: Look) -> Iterator[Observation]:
    """Capitals, but for QyĐ, CTr, TTr, TrS."""
    found = look.anatomy.number
    parts = numbered(found) if found else None
    if found is None or parts is None:
        return
    mixed = look.listed("ND30-SO-07", "giu_chu_thuong")
    known = {*mixed, *look.profile.office.symbols.values()}
    for place, group in enumerate(parts.groups):
        wanted = group if group in known else group.upper()
        if place == 0 and look.anatomy.type in mixed and group.upper() == look.anatomy.type.upper():
            wanted = look.anatomy.type
        if group != wanted:
            # Agencies fix their own abbreviations, to tell SNgV from SNV.
            own = place > 0 and sum(char.isupper() for char in group) > 1 and group[-1].isupper()
            severity = Severity.INFO if own else None
            what = f"Trong ký hiệu {quoted(parts.symbol)}, nhóm {group} viết đúng là {wanted}."
            yield Observation("ND30-SO-07", what, found, group, severity, limit=wanted)


@check("ND30-DATE-01")
def place_and_date(look: Look) -> Iterator[Observation]:
    """`Hà Nội, ngày 05 tháng 01 năm 2020`; blank before it is registered."""
    found = look.anatomy.place_date
    if found is None:
        if look.anatomy.type not in REGULATIONS:
            what = "Không tìm thấy dòng địa danh, ngày tháng năm."
            yield Observation("ND30-DATE-01", what, measured="không có")
        return
    parts, text = dated(found), plain(found.text)
    if parts is None or not parts.words_right:
        what = f"Dòng ngày tháng {quoted(text)} không đúng mẫu “…, ngày … tháng … năm …”."
        yield Observation("ND30-DATE-01", what, found, text)
    elif not any(char.isalnum() for char in parts.place):
        yield Observation("ND30-DATE-01", "Dòng ngày tháng thiếu địa danh.", found, text)
    elif parts.is_blank:
        yield _blank_date(look.anatomy, found, text)


def _blank_date(anatomy: Anatomy, found: Component, text: str) -> Observation:
    number = numbered(anatomy.number) if anatomy.number else None
    if number and number.number and not anatomy.draft:
        what = f"Văn bản đã có số {number.number} mà dòng ngày tháng {quoted(text)} còn để trống."
        return Observation("ND30-DATE-01", what, found, "để trống")
    what, remedy = "Ngày tháng để trống, chờ ghi khi đăng ký.", "Văn thư ghi ngày khi đăng ký văn bản."
    return Observation("ND30-DATE-01", what, found, "để trống", Severity.INFO, remedy=remedy)


@check("ND30-DATE-02", "ND30-DATE-03", "ND30-DATE-04")
def date_padded(look: Look) -> Iterator[Observation]:
    """01 to 09 for days, 01 and 02 for months."""
    found = look.anatomy.place_date
    parts = dated(found) if found else None
    if found is None or parts is None:
        return
    if len(parts.day) == 1:
        mends = mend_digits(found, r"ngày\s*([0-9]+)", parts.day, f"0{parts.day}")
        yield Observation(
            "ND30-DATE-02", f"Ngày {parts.day} thiếu số 0 phía trước.", found, parts.day, mends=mends
        )
    month, last = parts.month, look.limit("ND30-DATE-03", "den_thang")
    if len(month) == 1 and 1 <= int(month) <= last:
        mends = mend_digits(found, r"tháng\s*([0-9]+)", month, f"0{month}")
        yield Observation("ND30-DATE-03", f"Tháng {month} thiếu số 0 phía trước.", found, month, mends=mends)
    elif len(month) == 2 and month[0] == "0" and int(month) > last:
        mends = mend_digits(found, r"tháng\s*([0-9]+)", month, month[1])
        what = f"Tháng {month} thừa số 0 phía trước."
        yield Observation("ND30-DATE-04", what, found, f"tháng {month}", mends=mends)


@check("ND30-DATE-05")
def date_is_real(look: Look) -> Iterator[Observation]:
    """A day of the calendar, of the decree's time, not after today."""
    found = look.anatomy.place_date
    parts = dated(found) if found else None
    if found is None or parts is None or parts.is_blank:
        return
    shown = f"{parts.day}/{parts.month}/{parts.year}"
    try:
        day = date(int(parts.year), int(parts.month), int(parts.day))
    except ValueError:
        yield Observation("ND30-DATE-05", f"Không có ngày {shown}.", found, shown)
        return
    since = date.fromisoformat(str(look.rule("ND30-DATE-05").limits["hieu_luc"]))
    if day < since:
        what = f"Ngày {short_date(day)} ở trước ngày Nghị định 30 có hiệu lực ({short_date(since)})."
        yield Observation("ND30-DATE-05", what, found, shown, Severity.WARNING)
    if look.today and day > look.today:
        what = f"Ngày {short_date(day)} ở sau ngày kiểm tra ({short_date(look.today)})."
        yield Observation("ND30-DATE-05", what, found, shown, Severity.WARNING)


@check("ND30-DATE-06")
def date_letters(look: Look) -> Iterator[Observation]:
    """13 to 14 points, italic, not bold, under Quốc hiệu, on the line of the number."""
    found, above, beside = look.anatomy.place_date, look.anatomy.national_title, look.anatomy.number
    if found is None:
        return
    rule, name = "ND30-DATE-06", "Dòng địa danh, ngày tháng"
    least, most = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    wanted = Wanted((least, most), bold=False, italic=True)
    yield from tell(rule, name, found, faults(found.fragments, wanted, partial(mend_triple, look)))
    if above and not is_centred(found, above.box.centre_mm, look.limit(rule, "lech_mm")):
        what = f"{name} không canh giữa dưới Quốc hiệu, Tiêu ngữ."
        yield Observation(rule, what, found, "không canh giữa", mends=centre(*found.fragments))
    if is_broken(found, doubt_mm=1):
        what = f"{name} bị ngắt thành nhiều dòng."
        yield Observation(rule, what, found, "nhiều dòng", Severity.WARNING)
    if beside and beside.box.page == found.box.page:
        yield from _not_level(look, found, beside)


def _not_level(look: Look, found: Component, beside: Component) -> Iterator[Observation]:
    """Places on paper are our estimate: only what is far off is an error."""
    height = max(found.sizes_pt | beside.sizes_pt) * 1.149 * _MM_PER_PT
    lines = abs(found.box.top_mm - beside.box.top_mm) / height
    if lines > look.limit("ND30-DATE-06", "lech_dong"):
        severity = Severity.WARNING if lines <= look.limit("ND30-DATE-06", "loi_lech_dong") else None
        what = "Dòng địa danh, ngày tháng không cùng dòng với số, ký hiệu."
        remedy = (
            "Để số, ký hiệu và ngày tháng trong hai ô của cùng một hàng ở bảng đầu trang, hoặc sửa Before (Trước) "
            "của một trong hai dòng cho ngang nhau."
        )
        yield Observation("ND30-DATE-06", what, found, "khác dòng", severity, remedy=remedy)


@check("ND30-DATE-07")
def date_marks(look: Look) -> Iterator[Observation]:
    """A comma and a blank after the place, nothing at the end."""
    found = look.anatomy.place_date
    parts = dated(found) if found else None
    if found is None or parts is None or not parts.place:
        return
    text = plain(found.text)
    if parts.comma != ", ":
        fault = (
            "không có dấu phẩy sau địa danh"
            if "," not in parts.comma
            else "dấu cách quanh dấu phẩy sau địa danh không đúng"
        )
        yield Observation("ND30-DATE-07", f"{quoted(text)}: {fault}.", found, text)
    if parts.end:
        yield Observation("ND30-DATE-07", f"Cuối dòng ngày tháng có dấu “{parts.end}”.", found, text)


@check("ND30-PLACE-01", "ND30-PLACE-02")
def place(look: Look) -> Iterator[Observation]:
    """Capitals, the official name, a name that the office uses."""
    found = look.anatomy.place_date
    parts: Dated | None = dated(found) if found else None
    if found is None or parts is None or not any(char.isalpha() for char in parts.place):
        return
    if fault := _place_fault(look, parts.place):
        yield Observation("ND30-PLACE-01", f"Địa danh {quoted(parts.place)} {fault}.", found, parts.place)
    allowed = look.profile.office.places
    if allowed and plain(parts.place) not in map(plain, allowed):
        shown = ", ".join(allowed)
        what = f"Địa danh {quoted(parts.place)} không có trong hồ sơ của cơ quan."
        yield Observation("ND30-PLACE-02", what, found, parts.place, limit=shown)


def _place_fault(look: Look, place: str) -> str:
    """What is wrong with a place's name, as the end of a sentence; "" when nothing is."""
    rule = "ND30-PLACE-01"
    full = look.listed(rule, "tru")
    if place in full:
        return ""
    words = place.split()
    if words[0].rstrip(".").casefold() in look.listed(rule, "viet_tat"):
        return "viết tắt, không phải tên gọi chính thức"
    if (whole := next((name for name in full if fold(name).endswith(f" {fold(place)}")), None)) is not None:
        return f"phải ghi đủ là {whole}"
    kind = next((one for one in look.listed(rule, "danh_tu") if fold(place).startswith(f"{fold(one)} ")), "")
    name = words[len(kind.split()) :]
    if not words[0][0].isupper() or any(word[0].islower() for word in name):
        return "không viết hoa chữ cái đầu mỗi tiếng"
    if len(place) > 3 and place == place.upper() and not any(char.isdecimal() for char in place):
        return "viết hoa tất cả các chữ"
    if kind in look.listed(rule, "kem_loai") and not any(char.isdecimal() for char in "".join(name)):
        return f"không cần chữ “{' '.join(words[: len(kind.split())])}”"
    return ""
