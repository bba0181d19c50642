"""The fields of a file that have a meaning of their own: dates, citations, targets, programmes, people."""

import re
from collections.abc import Iterator

from vanban.data.nodes import Path
from vanban.data.open_values import Data, OpenKind, OpenValue
from vanban.registry.law import act_numbered
from vanban.renewal.citing import ASK_WHY, LAW_KINDS, LAW_NUMBER, how_to_ask, in_force, why_expired
from vanban.renewal.dying import NO_DISTRICTS, dead_in, districts_in, why_dead
from vanban.renewal.frame import Frame
from vanban.renewal.rows import Action, Mark
from vanban.renewal.spelling import as_typed, levelled
from vanban.vietnamese.dates import PartialDate, parse_date, parse_partial_date, short_date

Change = tuple[Mark, Data]
"""A mark and the new value; a mark of what is kept comes with the old value."""


def asked(path: Path, old: Data, why: str, note: str | None = None) -> Change:
    """A value that only a person can know."""
    last, gone = _last(old)
    value = OpenValue("hoi", last, None, _joined(gone, note))
    return Mark(path, 0, "asked", show(last), "", why), value


def proposed(path: Path, old: Data, new: str, why: str, note: str | None = None) -> Change:
    """A value that a person must confirm."""
    last, gone = _last(old)
    value = OpenValue("xac_nhan", last, new, _joined(gone, note))
    return Mark(path, 0, "proposed", show(last), new, why), value


def kept(path: Path, old: Data, why: str) -> Change:
    """A value that stays."""
    return Mark(path, 0, "kept", show(old), "", why), old


def _last(old: Data) -> tuple[Data, str | None]:
    """The newest value that is known, and a note when last year's was never filled in."""
    if not isinstance(old, OpenValue):
        return old, None
    known = old.last if old.proposed is None else old.proposed
    return known, "năm trước chưa điền"


def _joined(*notes: str | None) -> str | None:
    said = list(dict.fromkeys(note for note in notes if note))
    return "; ".join(said) or None


def show(value: Data) -> str:
    """A value as the list shows it."""
    match value:
        case None:
            return ""
        case OpenValue():
            told = {"đề xuất": value.proposed, "năm trước": value.last}
            words = ", ".join(f"{name} {show(data)}" for name, data in told.items() if data is not None)
            return f"!{value.kind} ({words})" if words else f"!{value.kind}"
        case dict():
            return ", ".join(f"{key}: {show(item)}" for key, item in value.items())
        case list():
            return ", ".join(map(show, value))
        case _:
            return value


def issued(path: Path, old: Data, frame: Frame) -> Iterator[Change]:
    """The plan's own date: the year is sure, the month a proposal, the day is the văn thư's."""
    known, _ = _last(old)
    try:
        then = parse_partial_date(known) if isinstance(known, str) else None
    except ValueError:
        then = None
    if then is None:
        yield asked(path, old, "ngày của văn bản")
    elif then.month is None:
        new = str(PartialDate(then.year + frame.step))
        yield Mark(path, 0, "done", str(then), new, "năm của văn bản"), new
    else:
        new = str(PartialDate(then.year + frame.step, then.month))
        yield proposed(path, old, new, "năm đã đổi; tháng ban hành phải xác nhận, ngày để trống cho văn thư")


def end_day(path: Path, old: Data, frame: Frame) -> Iterator[Change]:
    """A day of the campaign's period: as far on, to be confirmed."""
    known, _ = _last(old)
    try:
        day = frame.shifted(parse_date(known)) if isinstance(known, str) else None
    except ValueError:
        day = None
    if day is None:
        yield asked(path, old, "thời gian của phong trào")
        return
    note = f"{short_date(day)} là Chủ nhật" if day.weekday() == 6 else None
    why = "chuyển theo năm mới; văn bản gốc có thể quy định khác" + (f"; {note}" if note else "")
    yield proposed(path, _as_day(known), short_date(day), why, _joined(_last(old)[1], note))


def citation(path: Path, data: dict[str, Data], frame: Frame) -> Iterator[Change]:
    """Number and date of a cited document."""
    number, day = data.get("so"), data.get("ngay")
    if is_law(data):
        yield from _law(path, number, day, frame)
        return
    year = _year_of(day)
    kind: OpenKind = "hoi" if path[0] == "van_ban_goc" else how_to_ask(year, frame)
    for key, value in (("so", number), ("ngay", day)):
        shown = _as_day(value) if key == "ngay" else value
        if kind == "xac_nhan" and isinstance(shown, str):
            yield proposed((*path, key), shown, shown, ASK_WHY[kind])
        else:
            yield asked((*path, key), shown, ASK_WHY["hoi"])


def is_law(data: dict[str, Data]) -> bool:
    """Whether a citation is of a law or another normative document."""
    number = data.get("so")
    return data.get("loai") in LAW_KINDS or (
        isinstance(number, str) and LAW_NUMBER.fullmatch(re.sub(r"\s", "", number)) is not None
    )


def _law(path: Path, number: Data, day: Data, frame: Frame) -> Iterator[Change]:
    act = act_numbered(number) if isinstance(number, str) else None
    if act is None or not act.expired_on(frame.day):
        why = (
            "còn hiệu lực theo danh mục" if act else "văn bản quy phạm; không có trong danh mục để đối chiếu"
        )
        yield kept((*path, "so"), number, why)
        return
    heir, why = in_force(act, frame.day), why_expired(act)
    if heir is None or heir.number is None:
        yield asked((*path, "so"), number, why)
        yield asked((*path, "ngay"), _as_day(day), why)
        return
    yield proposed((*path, "so"), number, heir.number, why, why)
    if heir.issued:
        yield proposed((*path, "ngay"), _as_day(day), short_date(heir.issued), why)
    else:
        yield asked((*path, "ngay"), _as_day(day), why)


def _as_day(value: Data) -> Data:
    """A day as people write it."""
    try:
        return short_date(parse_date(value)) if isinstance(value, str) else value
    except ValueError:
        return value


def _year_of(value: Data) -> int | None:
    try:
        return parse_date(value).year if isinstance(value, str) else None
    except ValueError:
        return None


def target(path: Path, data: dict[str, Data]) -> Iterator[Change]:
    """The value of a target."""
    yield asked((*path, "gia_tri"), data.get("gia_tri"), "chỉ tiêu được giao từng năm")


def programme(path: Path, data: dict[str, Data], frame: Frame) -> Iterator[Change]:
    """Name and years of a programme: asked for when its years are over."""
    years = data.get("giai_doan")
    words = f"{show(data.get('ten'))} {show(years)}"
    ends = [int(found) for found in re.findall(r"(?:19|20)\d\d\s?[-–]\s?((?:19|20)\d\d)", words)]
    still_open = isinstance(data.get("ten"), OpenValue) or isinstance(years, OpenValue)
    if ends and max(ends) < frame.new_year:
        why = f"giai đoạn đến năm {max(ends)} đã hết; hỏi tên chương trình của giai đoạn mới"
        yield asked((*path, "ten"), data.get("ten"), why, why)
        if years is not None:
            yield asked((*path, "giai_doan"), years, why)
    elif still_open:
        for key in ("ten", "giai_doan"):
            if isinstance(data.get(key), OpenValue):
                yield asked((*path, key), data[key], "năm trước chưa điền")
    else:
        why = "chương trình còn trong giai đoạn" if ends else "không ghi giai đoạn; xem lại"
        yield kept((*path, "ten"), data.get("ten"), why)


def phrase(path: Path, old: Data, frame: Frame) -> Change:
    """A phrase of `cum_tu`: asked for again when it holds a number, moved on when it is a day, kept else."""
    if isinstance(old, OpenValue):
        action: Action = "asked" if old.kind == "hoi" else "proposed"
        return Mark(path, 0, action, show(old.last), show(old.proposed), "năm trước chưa trả lời"), old
    words = show(old)
    try:
        day = frame.shifted(parse_date(words))
        return proposed(path, old, short_date(day), "thời hạn của năm trước")
    except ValueError:
        pass
    if districts_in(levelled(words), frame.day):
        return asked(path, old, NO_DISTRICTS, NO_DISTRICTS)
    if hit := dead_in(words, frame.day):
        term, found = hit
        why = f"“{found[0]}” {why_dead(term)}"
        if term.replacement:
            new = words[: found.start()] + as_typed(term.replacement, found[0]) + words[found.end() :]
            return proposed(path, old, new, why, why)
        return asked(path, old, why, why)
    if re.search(r"\d", words):
        return asked(path, old, "con số thay đổi hằng năm")
    return kept(path, old, "đã trả lời năm trước")


def is_lasting(data: dict[str, Data], frame: Frame) -> bool:
    """Whether a citation is of a law or of an older document: its words are never touched."""
    return is_law(data) or how_to_ask(_year_of(data.get("ngay")), frame) == "xac_nhan"
