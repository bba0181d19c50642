"""ND30-CIT-01 and 02, ND30-CC-03 and 05: what a document cites, whole, with its number, in force."""

import re
from collections.abc import Iterator
from datetime import date

from vanban.decree30.citations import OFFICIAL_KINDS, Citation
from vanban.decree30.findings import Severity
from vanban.decree30.words.pieces import Reading
from vanban.decree30.words.slips import Slip
from vanban.registry.law import LegalAct, act_numbered, law_named
from vanban.vietnamese.dates import short_date

_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
_NUMBERED_KINDS = re.compile(
    r"Căn cứ (?:Nghị định|Thông tư|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Công văn)\b(?P<rest>.*)"
)


def citations(reading: Reading, on: date | None, latest: date | None) -> Iterator[Slip]:
    """Everything about the documents that are cited, one after the other; `latest` as in `words_of`."""
    seen: dict[str, Citation] = {}
    for citation in reading.citations:
        role = reading.at(citation.start).role
        if reading.in_quotes(citation.start) or role not in ("body", "basis", "cell"):
            continue
        key = citation.number.upper() or citation.name
        if citation.number and not citation.has_so and not citation.is_law:
            yield _without_so(citation)
        if role == "basis":
            yield from _basis(citation)
        elif role == "body" and citation.kind in OFFICIAL_KINDS:
            yield from _again(citation) if key in seen else _first(citation)
        yield from _day(citation, latest or on)
        yield from _in_force(citation, on, role == "basis")
        seen.setdefault(key, citation)
    yield from _bases_without_number(reading)


def _without_so(citation: Citation) -> Slip:
    what = f"“{citation.kind} {citation.number}” thiếu chữ “số” trước số, ký hiệu."
    return Slip(
        "ND30-CIT-02", citation.start, citation.end, what, f"Viết “{citation.kind} số {citation.number}”."
    )


def _missing(citation: Citation) -> list[str]:
    parts = (
        ("ngày ban hành", citation.said),
        ("cơ quan ban hành", citation.agency),
        ("trích yếu", citation.title),
    )
    return [name for name, text in parts if not text]


def _first(citation: Citation) -> Iterator[Slip]:
    """Only the subject missing is a note: many cite so, and the reader still finds the document."""
    missing = _missing(citation)
    if missing:
        what = f"Viện dẫn lần đầu “{citation.short}” thiếu {', '.join(missing)}."
        yield Slip(
            "ND30-CIT-01", citation.start, citation.end, what, "Ghi đủ ở lần viện dẫn đầu tiên.",
            severity=Severity.INFO if missing == ["trích yếu"] else None, measured=f"thiếu {', '.join(missing)}",
        )  # fmt: skip


def _again(citation: Citation) -> Iterator[Slip]:
    if citation.said and citation.agency and citation.title:
        what = f"“{citation.short}” đã được viện dẫn đầy đủ ở trên."
        yield Slip(
            "ND30-CIT-01", citation.start, citation.end, what, "Từ lần thứ hai chỉ ghi tên loại và số, ký hiệu.",
            severity=Severity.INFO,
        )  # fmt: skip


def _basis(citation: Citation) -> Iterator[Slip]:
    rule = "ND30-CC-03"
    if citation.is_law:
        if citation.number:
            what = f"Căn cứ “{citation.name}” ghi cả số {citation.number}."
            remedy = "Với luật, pháp lệnh chỉ ghi tên loại và tên gọi."
            yield Slip(rule, citation.start, citation.end, what, remedy, measured=citation.number)
    elif missing := [name for name in _missing(citation) if name != "trích yếu" or not citation.is_proposal]:
        what = f"Căn cứ “{citation.short}” thiếu {', '.join(missing)}."
        yield Slip(
            rule, citation.start, citation.end, what, "Ghi đủ.", measured=f"thiếu {', '.join(missing)}"
        )


def _bases_without_number(reading: Reading) -> Iterator[Slip]:
    for start, end, piece in reading.spans():
        if piece.role != "basis":
            continue
        found = _NUMBERED_KINDS.match(reading.text, start, end)
        if found and not re.search(r"\d", found["rest"]):
            what = f"“{' '.join(found[0].split()[:8])} …” thiếu số, ký hiệu và ngày ban hành."
            yield Slip(
                "ND30-CC-03", start, end, what, "Ghi tên loại, số, ký hiệu, ngày, cơ quan và trích yếu."
            )


def _day(citation: Citation, on: date | None) -> Iterator[Slip]:
    """A day that does not exist, is not that of the act, is still to come, or is a weekend."""
    rule, at = "ND30-CIT-01", (citation.start, citation.end)
    act = _act(citation)
    if act and act.issued and act.issued == citation.day:
        return
    if citation.said.startswith("ngày") and citation.day is None:
        what = f"“{citation.said}” trong viện dẫn “{citation.short}” không phải là ngày có thật."
        yield Slip(rule, *at, what, "Sửa lại ngày.")
    elif act and act.issued and citation.day and not act.unverified:
        what = f"“{citation.short}” ghi {citation.said}; văn bản này ban hành ngày {short_date(act.issued)}."
        yield Slip(rule, *at, what, "Sửa lại ngày hoặc số.", measured=short_date(citation.day))
    elif citation.day and on and citation.day > on:
        what = f"“{citation.short}” ghi {citation.said}, sau ngày của văn bản này ({short_date(on)})."
        yield Slip(rule, *at, what, "Đối chiếu với văn bản được viện dẫn.", measured=short_date(citation.day))
    elif citation.day and citation.day.weekday() in _WEEKEND:
        what = f"“{citation.short}” ghi {citation.said}, là {_WEEKEND[citation.day.weekday()]}."
        yield Slip(
            rule, *at, what, "Đối chiếu ngày với văn bản được viện dẫn.", severity=Severity.INFO,
            measured=short_date(citation.day),
        )  # fmt: skip


def _in_force(citation: Citation, on: date | None, basis: bool) -> Iterator[Slip]:
    """Law that has expired: a warning for a basis, a note elsewhere, where the past may be told."""
    act = _act(citation) if on else None
    if act is None or on is None:
        return
    milder = None if basis and not act.unverified else Severity.INFO
    unsure = " (chưa kiểm chứng)" if act.unverified else ""
    if act.expired_on(on) and act.until:
        what = f"“{citation.short}” đã hết hiệu lực sau ngày {short_date(act.until)}{unsure}."
        remedy = f"Thay bằng văn bản số {act.successor}." if act.successor else "Tìm văn bản thay thế."
    elif act.not_yet_on(on) and act.since:
        what = f"“{citation.short}” chỉ có hiệu lực từ ngày {short_date(act.since)}{unsure}."
        remedy = "Kiểm tra lại căn cứ."
    else:
        return
    yield Slip("ND30-CC-05", citation.start, citation.end, what, remedy, severity=milder)


def _act(citation: Citation) -> LegalAct | None:
    if citation.number:
        return act_numbered(citation.number)
    return law_named(citation.name, citation.year) if citation.is_law else None
