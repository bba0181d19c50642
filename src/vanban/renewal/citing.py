"""Cited documents in prose: law is held against the dated registry, plans of the year are asked for."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.data.open_values import Data, OpenKind, OpenValue
from vanban.registry.law import LegalAct, act_numbered
from vanban.renewal.entries import Entries
from vanban.renewal.frame import Frame
from vanban.renewal.hits import DATE, Hit, Writer, asked_for
from vanban.vietnamese.dates import parse_date, short_date

LAW_NUMBER = re.compile(r"\d{1,4}/\d{4}/[A-ZĐ][\w-]*")
"""Normative documents bear their year: 98/2023/NĐ-CP."""

LAW_KINDS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")

_LAW = re.compile(rf"(?P<no>{LAW_NUMBER.pattern})(?P<dated>,? +ngày +(?P<date>{DATE}))?")
_NAMED_LAW = re.compile(rf"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp) [^.;\n“”]{{0,150}}? +ngày +(?P<date>{DATE})")
_KINDS = "Kế hoạch|Quyết định|Công văn|Chỉ thị|Nghị quyết|Thông báo|Hướng dẫn|Chương trình|Tờ trình|Báo cáo|Kết luận"
_SIGN = r"[A-ZĐ][\w&]*(?: ?- ?[A-ZĐ][\w&]*)*"
_OTHER = re.compile(
    rf"(?:(?P<kind>{_KINDS}) +(?:số:? *)?|(?<!\w)[Ss]ố:? *)(?P<no>\d{{1,5}}[a-z]? ?(?:/|-[A-ZĐ]+/) ?{_SIGN})"
    rf"(?:,? +ngày +(?P<date>{DATE}))?"
)
_UNNUMBERED = re.compile(rf"(?<!\w)[Ss]ố:? *(?P<no>[.…_ ]*/ ?[A-ZĐ]+ ?- ?{_SIGN})")


def in_force(act: LegalAct, day: date) -> LegalAct | None:
    """The act that stands on `day` in the place of one that has expired, as far as is known."""
    seen: list[LegalAct] = []
    while act.expired_on(day) and act not in seen:
        seen.append(act)
        heir = act_numbered(act.successor) if act.successor else None
        if heir is None:
            return None
        act = heir
    return None if act.expired_on(day) else act


def why_expired(act: LegalAct) -> str:
    """The registry's sentence on an act that is no longer in force."""
    until = f"hết hiệu lực sau ngày {short_date(act.until)}" if act.until else "hết hiệu lực"
    return f"{act.number} {until}; nguồn: {act.source}"


def law(text: str, frame: Frame) -> Iterator[Hit]:
    """Citations of law: kept, or the act now in force proposed."""
    for found in _LAW.finditer(text):
        act = act_numbered(found["no"])
        if act is None:
            yield Hit(*found.span(), "kept", "văn bản quy phạm; không có trong danh mục để đối chiếu")
        elif not act.expired_on(frame.day):
            yield Hit(*found.span(), "kept", "văn bản quy phạm còn hiệu lực theo danh mục")
        else:
            yield _expired(found, act, frame)
    for found in _NAMED_LAW.finditer(text):
        yield Hit(*found.span("date"), "kept", "ngày của luật")


def _expired(found: re.Match[str], act: LegalAct, frame: Frame) -> Hit:
    heir = in_force(act, frame.day)
    proposed = heir.number if heir else None
    span = found.span("no")
    if heir and found["dated"] and heir.issued:
        span = found.span()
        long = f"{heir.issued.day:02d} tháng {heir.issued.month} năm {heir.issued.year}"
        proposed = f"{heir.number} ngày {short_date(heir.issued) if '/' in found['date'] else long}"
    why = why_expired(act)
    note = f"{why}; xem lại tên gọi của văn bản trong câu"
    write = asked_for(found.string[slice(*span)], proposed, note, f"số {found['no']}")
    return Hit(*span, "proposed" if proposed else "asked", why, write)


def documents(text: str, frame: Frame) -> Iterator[Hit]:
    """Plans, decisions … of agencies: number and date can never be computed."""
    for found in _OTHER.finditer(text):
        if LAW_NUMBER.fullmatch(found["no"]):
            continue
        key = frame.known.get(re.sub(r"\s", "", found["no"]))
        if key:
            yield Hit(*found.span(), "done", "văn bản đã khai trong dữ liệu", _cite(found, key))
        elif found["date"]:
            kind = how_to_ask(_year(found["date"]), frame)
            yield Hit(
                *found.span(), "asked" if kind == "hoi" else "proposed", ASK_WHY[kind], _entry(found, kind)
            )
        else:
            write = asked_for(found["no"], None, None, f"số {found['no']}")
            yield Hit(*found.span("no"), "asked", ASK_WHY["hoi"], write)
    for found in _UNNUMBERED.finditer(text):
        write = asked_for(found["no"].strip(), None, None, f"số {found['no']}")
        yield Hit(*found.span("no"), "asked", "văn bản viện dẫn chưa có số", write)


ASK_WHY: dict[OpenKind, str] = {
    "hoi": "số và ngày của văn bản viện dẫn không tính ra được",
    "xac_nhan": "văn bản của nhiều năm trước: còn dùng hay đã có văn bản mới",
}


def how_to_ask(issued: int | None, frame: Frame) -> OpenKind:
    """Asked for when it was of the campaign's year; an older one may still stand, which must be confirmed."""
    return "xac_nhan" if issued is not None and issued < frame.year - 1 else "hoi"


def _year(text: str) -> int | None:
    try:
        return parse_date(text).year
    except ValueError:
        return None


def _entry(found: re.Match[str], kind: OpenKind) -> Writer:
    def write(entries: Entries) -> str:
        def ask(words: str) -> OpenValue:
            return OpenValue(kind, words, words if kind == "xac_nhan" else None)

        document = found["kind"] or "Văn bản"
        value: dict[str, Data] = {"loai": document, "so": ask(found["no"]), "ngay": ask(found["date"])}
        words = f"{document} {found['no']}"
        return _cite(found, f"vien_dan.{entries.name('vien_dan', words, value)}")(entries)

    return write


def _cite(found: re.Match[str], key: str) -> Writer:
    head = f"{{{{ {key}.ngan }}}}" if found["kind"] else f"số {{{{ {key}.so }}}}"
    tail = f" ngày {{{{ {key}.ngay }}}}" if found["date"] else ""
    return lambda _: head + tail
