"""Names in prose that the state has changed: the department's and the province's own, and terms that are dead."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.registry.dead_terms import DeadTerm, terms_dead_on
from vanban.registry.provinces import province_names
from vanban.renewal.frame import Frame
from vanban.renewal.hits import PAST, Hit, Writer, asked_for, placeholder, sentence_at
from vanban.renewal.rows import Action
from vanban.renewal.spelling import as_typed, levelled, spelt
from vanban.vietnamese.dates import short_date

_NAME = r"[A-ZĐÂÊÔƠƯĂÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\w']*"
_FORMER = re.compile(r" *\(cũ\)| +cũ(?!\w)| +trước đây", re.IGNORECASE)
_PERSON_BEFORE = re.compile(rf"(?:{_NAME}|ông|bà|đồng chí|anh|chị) (?!\w*[A-ZĐ]{{2}}){_NAME} $")
_DISTRICT = re.compile(
    r"(?<!\w)(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện ủy|[Tt]hị ủy|[Qq]uận ủy) +"
    rf"(?:\d{{1,2}}(?!\w)|{_NAME}(?: {_NAME})*)"
)
_CITY = re.compile(rf"(?<!\w)(?:[Tt]hành phố|[Tt]hành ủy|TP\.?|Tp\.?) *(?P<name>{_NAME}(?: {_NAME})*)")
_NO_DISTRICTS_SINCE = date(2025, 7, 1)  # Nghị quyết 203/2025/QH15; Luật 72/2025/QH15, Điều 1
NO_DISTRICTS = (
    f"cấp huyện không còn từ ngày {short_date(_NO_DISTRICTS_SINCE)} theo Nghị quyết số 203/2025/QH15"
)

_KIND_KEYS = {
    "committee": "uy_ban",
    "committee_short": "uy_ban_tat",
    "party": "cap_uy",
    "council": "hoi_dong",
    "area": "tren_dia_ban",
    "inspectorate": "thanh_tra",
}


def own_names(text: str, frame: Frame) -> Iterator[Hit]:
    """The department's former name, titles and symbol, and the words of its province's kind, become placeholders."""
    words = [*_department_words(frame), *_province_words(frame)]
    own = re.escape(levelled(frame.department_then.name)) if frame.department_then else "$"
    another = re.compile(rf" (?!{own}){_NAME}")  # Trưởng ban Chỉ đạo is none of ours
    province = re.compile(rf" +{re.escape(levelled(frame.then.name))}", re.IGNORECASE)
    for word, key, why in sorted(words, key=lambda one: -len(one[0])):
        for found in spelt(word).finditer(text):
            capitals = len(found[0]) > 1 and found[0].isupper()
            as_ours = capitals or found[0][:1] == levelled(word)[:1]
            more = (province if capitals else another).match(text, found.end())
            if not as_ours or word.isupper() > capitals or more:
                continue
            told = word == frame.then.full_name and PAST.search(sentence_at(text, found.start()))
            if told or _FORMER.match(text, found.end()):
                yield Hit(*found.span(), "kept", f"{why}, nhưng câu nói về thời gian trước")
            else:
                written = _in_its_letters(key, capitals and not word.isupper())
                yield Hit(*found.span(), "reform", why, written)
    if frame.then.name != frame.now.name:
        why = f"{frame.area_why}; xem lại"
        yield from (Hit(*found.span(), "kept", why) for found in _bare_province(text, frame))


def _bare_province(text: str, frame: Frame) -> Iterator[re.Match[str]]:
    """The province's former name alone (`Đảng bộ Bình Phước`), which may be that of a commune today."""
    full = [found.span() for found in spelt(frame.then.full_name).finditer(text)]
    for found in spelt(frame.then.name).finditer(text):
        if not any(start <= found.start() < end for start, end in full):
            yield found


def _in_its_letters(key: str, capitals: bool) -> Writer:
    return placeholder(f"{key} | in_hoa" if capitals else key)


def _department_words(frame: Frame) -> Iterator[tuple[str, str, str]]:
    then, now = frame.department_then, frame.department_now
    if then is None or now is None:
        return
    pairs = {
        "ten": (then.name, now.name),
        "nguoi_dung_dau": (then.head, now.head),
        "cap_pho": (then.deputy, now.deputy),
        "viet_tat": (then.symbol, now.symbol),
    }
    for key, (before, after) in pairs.items():
        if before != after:
            yield before, f"don_vi.{key}", f"{before} nay là {after} (registry/departments.yaml)"


def _province_words(frame: Frame) -> Iterator[tuple[str, str, str]]:
    if frame.then.full_name != frame.now.full_name:
        yield frame.then.full_name, "dia_ban.ten_day_du", frame.area_why
    if frame.then.kind == frame.now.kind:
        return
    for field, key in _KIND_KEYS.items():
        yield getattr(frame.then.words, field), f"dia_ban.{key}", frame.area_why


def why_dead(term: DeadTerm) -> str:
    """Since when, and by which law."""
    return f"không còn từ ngày {short_date(term.since)}" + (f" theo {term.basis}" if term.basis else "")


def dead_in(words: str, day: date) -> tuple[DeadTerm, re.Match[str]] | None:
    """The longest term in `words` that is dead on `day`, and where it stands."""
    level = levelled(words)
    return next(
        ((term, found) for term in terms_dead_on(day) if (found := spelt(term.text).search(level))), None
    )


def districts_in(text: str, day: date) -> list[re.Match[str]]:
    """The districts that a levelled text names, on a day when there are none any more."""
    if day < _NO_DISTRICTS_SINCE:
        return []
    provinces = {levelled(name).lower() for name in (*province_names(), "HCM")}
    cities = (found for found in _CITY.finditer(text) if found["name"].lower() not in provinces)
    return [*_DISTRICT.finditer(text), *cities]


def named_districts(text: str, frame: Frame) -> Iterator[Hit]:
    """A district by its name (`huyện Đồng Phú`, `TP. Đồng Xoài`): only a person knows what stands there now."""
    for found in districts_in(text, frame.day):
        if PAST.search(sentence_at(text, found.start())):
            yield Hit(*found.span(), "kept", f"{NO_DISTRICTS}, nhưng câu nói về thời gian trước")
        else:
            yield Hit(*found.span(), "asked", NO_DISTRICTS, asked_for(found[0], None, NO_DISTRICTS))


def dead(text: str, frame: Frame) -> Iterator[Hit]:
    """Terms that are dead on the new day: proposed with what stands there, else asked for."""
    for term in terms_dead_on(frame.day):
        for found in spelt(term.text).finditer(text):
            why = why_dead(term)
            if term.capital and not found[0][0].isupper():
                yield Hit(*found.span(), "kept", f"{why}, nếu là tên riêng; viết thường, xem lại")
            elif found[0].istitle() and _PERSON_BEFORE.search(text, 0, found.start()):
                yield Hit(*found.span(), "kept", "có lẽ là tên người")
            elif PAST.search(sentence_at(text, found.start())):
                yield Hit(*found.span(), "kept", f"{why}, nhưng câu nói về thời gian trước")
            else:
                yield _dead(found, term, why)


def _dead(found: re.Match[str], term: DeadTerm, why: str) -> Hit:
    note = f"{why}{' (chưa kiểm chứng)' if term.unverified else ''}"
    proposed = term.replacement and as_typed(term.replacement, found[0])
    action: Action = "proposed" if proposed else "asked"
    return Hit(*found.span(), action, note, asked_for(found[0], proposed, note))
