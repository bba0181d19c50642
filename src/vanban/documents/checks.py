"""What a careful reader would stop at in a plan's data: dates that contradict one another, slips of form."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from vanban.data.campaign import Campaign
from vanban.data.source import Source
from vanban.data.workspace import CampaignYear
from vanban.documents.document import texts_in
from vanban.errors import DataError, Place, Problem
from vanban.vietnamese.dates import PartialDate, short_date

_LONGEST_SUBJECT = 2_000  # letters
_DRAWN_UP_BEFORE = 10  # from this month on a plan may be drawn up for the year to come
_LEARNED = re.compile(r"(GS|PGS|TSKH|TS|ThS|BS|KS|CN|NGƯT|NGND|TTƯT|TTND)[. ]")
_SINGLE_BRACES = re.compile(r"(?<!\{)\{\s*[a-z_.]+(\s*\|\s*\w+)?\s*\}(?!\})")


def refuse_contradictory_dates(year: CampaignYear, issued: PartialDate, source: Source) -> None:
    """Stop a plan whose dates can't all be right, as when last year's text was copied.

    Raises:
        DataError: it is dated in another year, before the document that it carries out, or after the campaign's end.
    """
    problems = list(_contradictions(year.campaign, issued, source.place(("ngay",)), year.source))
    if problems:
        raise DataError(problems)


def _contradictions(
    campaign: Campaign, issued: PartialDate, place: Place, source: Source
) -> Iterator[Problem]:
    early = issued.year == campaign.year - 1 and (issued.month or 0) >= _DRAWN_UP_BEFORE
    if issued.year != campaign.year and not early:
        what = f"Văn bản ghi ngày {issued}, nhưng phong trào là của năm {campaign.year}."
        yield Problem(what, "Sửa ngay cho đúng năm (văn bản chép từ năm trước?).", place)
        return
    parent = campaign.parent and campaign.parent.issued_on
    if isinstance(parent, date) and issued.last < parent:
        what = f"Văn bản ghi ngày {issued}, trước văn bản gốc mà nó thực hiện ({short_date(parent)})."
        yield Problem(what, "Sửa ngay, hoặc sửa van_ban_goc.ngay.", place)
    end = campaign.period.end
    if isinstance(end, date) and end < issued.first:
        what = f"thoi_gian.ket_thuc là {short_date(end)}, trước ngày của văn bản ({issued})."
        yield Problem(what, "Sửa một trong hai ngày.", source.place(("thoi_gian", "ket_thuc")))


def document_number(number: str | None, symbol: str, place: Place) -> str | None:
    """The number alone: `05/KH-SNV` with the document's own symbol is understood.

    Raises:
        DataError: it is none.
    """
    if number is None:
        return None
    digits = number.removesuffix(f"/{symbol}").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:9]) > 0 and len(digits) < 7):
        what = f"so là “{number[:40]}”, không phải là số của văn bản."
        raise DataError(Problem(what, f"Chỉ ghi số, ví dụ 05; ký hiệu {symbol} do chương trình ghi.", place))
    return str(int(digits))


def subject_lines(subject: str, place: Place) -> list[str]:
    """The lines of a subject.

    Raises:
        DataError: there are none, or they are longer than any title.
    """
    lines = [line.strip() for line in subject.splitlines() if line.strip()]
    if len(subject) > _LONGEST_SUBJECT:
        what = f"Trích yếu dài {len(subject)} chữ, quá {_LONGEST_SUBJECT}."
        raise DataError(Problem(what, "Rút gọn trích yếu; nội dung dài ghi ở mo_dau hoặc noi_dung.", place))
    if not lines:
        raise DataError(Problem("Trích yếu trống sau khi điền.", "Xem lại điều kiện trong trích yếu.", place))
    return lines


def refuse_unfilled(context: Mapping[str, object], source: Source) -> None:
    """Stop a plan that would print a placeholder as it was typed.

    Raises:
        DataError: such a text stands where placeholders are not filled: in `luu`, `ky`, a number of a citation …
    """
    problems = [
        Problem(f"Chỗ điền không dùng được ở đây: “{text[:80]}”.", "Ghi thẳng giá trị.", source.place((key,)))
        for key, value in context.items()
        if _holds_tag(value)
        for text in texts_in(value)
        if "{{" in text or "{%" in text
    ]
    if problems:
        raise DataError(problems)


def _holds_tag(value: object) -> bool:
    if isinstance(value, str):
        return "{{" in value or "{%" in value
    if isinstance(value, Mapping):
        return any(map(_holds_tag, value.values()))
    return isinstance(value, list) and any(map(_holds_tag, value))


def form_warnings(context: Mapping[str, object], source: Source) -> Iterator[Problem]:
    """Slips of form that don't keep a plan from being made."""
    subject = context["trich_yeu"]
    assert isinstance(subject, list)
    if subject and subject[0].startswith("V/v"):
        what = "Trích yếu bắt đầu bằng “V/v”; chỉ công văn mới ghi như vậy."
        yield Problem(what, "Bỏ “V/v”.", source.place(("trich_yeu",)))
    if subject and subject[-1].endswith("."):
        yield Problem("Trích yếu kết thúc bằng dấu chấm.", "Bỏ dấu chấm.", source.place(("trich_yeu",)))
    yield from _name_warnings(context, source.place(("ky",)))
    for key, text in _texts(context):
        if found := _SINGLE_BRACES.search(text):
            what = f"“{found[0]}” được in nguyên như vậy; chỗ điền cần hai dấu ngoặc nhọn."
            yield Problem(what, f"Viết {{{found[0]}}}.", source.place((key,)))


def _name_warnings(context: Mapping[str, object], place: Place) -> Iterator[Problem]:
    signature = context["ky"]
    assert isinstance(signature, dict)
    name = signature["ho_ten"]
    if name.startswith("[") or re.search(r"\d", name):  # a blank of a draft; a sample (Người mẫu 01)
        return
    if name and (name.isupper() or any(word[0].islower() for word in name.split())):
        yield Problem(f"Họ tên người ký là “{name}”.", "Viết hoa chữ cái đầu của mỗi tiếng.", place)
    if learned := _LEARNED.match(name):
        what = f"Trước họ tên người ký có “{learned[1]}.”; không ghi học hàm, học vị."
        yield Problem(what, f"Bỏ “{learned[1]}.” (ngành y tế, giáo dục, khoa học có quy định riêng).", place)


def _texts(context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in ("mo_dau", "ket"):
        yield key, str(context[key])
    for key in ("trich_yeu", "can_cu", "noi_nhan"):
        values = context[key]
        assert isinstance(values, list)
        yield key, "\n".join(values)
    body = context["noi_dung"]
    assert isinstance(body, list)
    yield "noi_dung", "\n".join(paragraph["chu"] for paragraph in body)
