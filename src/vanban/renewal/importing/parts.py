"""Anatomy → the parts of a plan as plain text, with whatever fits no part kept in the body."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.measured import Fragment
from vanban.layout.recognition.words import begins_with_body
from vanban.outline.emphasis import plain
from vanban.outline.tree import Outline
from vanban.renewal.importing.body import Row, outline_of, row_of
from vanban.renewal.importing.words import line_texts, marked_fragment, words_of
from vanban.vietnamese.dates import PartialDate
from vanban.vietnamese.letters import fold

_DASHES = "-–—−+•●*▪·\uf0b7 "
_PURPOSE = re.compile(
    r"\s*\((?P<purpose>(?:để\s+)?(?:b/c|p/h|t/h|báo cáo|phối hợp|thực hiện|biết|theo dõi|chỉ đạo|kiểm tra|đăng tải)"
    r"(?:[,;]?\s+(?:và\s+)?(?:b/c|p/h|t/h|báo cáo|phối hợp|thực hiện|biết|theo dõi|chỉ đạo|kiểm tra|đăng tải))*)\)$"
)
_STORED = re.compile(r"lưu\s*[:;,.]?\s*(?P<units>.*)$", re.IGNORECASE)
_MARKS = re.compile(r"[_ ]*(?:\((?P<drafter>[^()\d]{1,12})\))?[_ ]*(?:\((?P<copies>\d{1,3})\))?$")
_NUMBER = re.compile(r"số\s*[:;.]?\s*(?P<number>\d+)?[\s.…_]*(?:/\s*(?P<symbol>.+))?", re.IGNORECASE)
_DATE = re.compile(r"ngày\s*(\d{1,2})?\D*tháng\s*(\d{1,2})?\D*năm\s*(\d{4})?", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CLOSING = ("trên đây là", "trên đây,")
_OPENING = re.compile(r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở|để|nhằm)\b")
END_MARK = "./."
_STROKE = " | "  # between cells
_MOST_SUBJECT_LINES = 4
_LONGEST_SUBJECT_LINE = 130  # characters


@dataclass(frozen=True)
class Filing:
    """The line Lưu."""

    units: str
    drafter: str = ""
    copies: str = ""


@dataclass(frozen=True)
class Parts:
    """A plan's parts as they stand in the file. `kept` is what found no part of its own: it stays in the body."""

    number: str = ""
    symbol: str = ""
    day: PartialDate | None = None
    superior: str = ""
    issuer: str = ""
    place_date: str = ""
    subject: tuple[str, ...] = ()
    subject_is_guessed: bool = False
    bases: tuple[str, ...] = ()
    opening: str = ""
    body: Outline = field(default_factory=Outline)
    closing: str = ""
    recipients: tuple[tuple[str, str], ...] = ()
    filing: Filing | None = None
    titles: tuple[str, ...] = ()
    signer: str = ""
    kept: tuple[str, ...] = ()
    margins: tuple[str, ...] = field(default=())  # text of headers and footers, which is left out


def parts_of(anatomy: Anatomy, unmended: Mapping[int, str]) -> Parts:
    """The parts of the plan that `anatomy` is; `unmended` has personal names as their owners spell them."""
    number, symbol = _number(anatomy.number)
    signature = anatomy.signatures[0] if anatomy.signatures else None
    recipients, filing, strange = _recipients(anatomy.recipients)
    rows, kept = _rows(anatomy, strange)
    subject = line_texts(anatomy.subject)
    if not subject:
        subject, rows = _unset_subject(rows)
    opening, closing, rows = _framed(rows)
    return Parts(
        number=number,
        symbol=symbol,
        day=_day(anatomy.place_date),
        superior=" ".join(line_texts(anatomy.superior)),
        issuer=" ".join(line_texts(anatomy.issuer) or [words_of(f.text) for f in _lone_issuer(anatomy)]),
        place_date=" ".join(line_texts(anatomy.place_date)),
        subject=subject,
        subject_is_guessed=anatomy.subject is None,
        bases=tuple(marked_fragment(f) for basis in anatomy.bases for f in basis.fragments),
        opening=opening,
        body=outline_of(rows),
        closing=closing.removesuffix(END_MARK).rstrip(),
        recipients=tuple(recipients),
        filing=filing,
        titles=line_texts(signature.title) if signature else (),
        signer=_name(signature.name, unmended) if signature else "",
        kept=tuple(kept),
        margins=tuple(_margins(anatomy)),
    )


def _lone_issuer(anatomy: Anatomy) -> list[Fragment]:
    """An agency's name in capitals that stands alone over a plan without a Quốc hiệu."""
    if anatomy.issuer is not None:
        return []
    names = (f for f in anatomy.unplaced if f.text.strip().isupper() and begins_with_body(words_of(f.text)))
    return list(names)[-1:]


def _number(component: Component | None) -> tuple[str, str]:
    found = _NUMBER.match(words_of(component.text)) if component else None
    if found is None:
        return "", ""
    return (found["number"] or "").lstrip("0"), re.sub(r"\s*[-–]\s*", "-", found["symbol"] or "").strip()


def _day(component: Component | None) -> PartialDate | None:
    """What the line of place and date says; None when it says no year."""
    if component is None:
        return None
    text = words_of(component.text)
    found = _DATE.search(text)
    day, month, year = found.groups() if found else (None, None, None)
    if not year and (short := _SHORT_DATE.search(text)):
        day, month, year = short.groups()
    try:
        if not year:
            return None
        return PartialDate(int(year), int(month) if month else None, int(day) if day and month else None)
    except ValueError:
        return None


def _name(component: Component | None, unmended: Mapping[int, str]) -> str:
    if component is None:
        return ""
    return words_of(" ".join(unmended.get(id(f), f.text) for f in component.fragments))


def _recipients(lines: Sequence[Component]) -> tuple[list[tuple[str, str]], Filing | None, list[Component]]:
    recipients: list[tuple[str, str]] = []
    filing: Filing | None = None
    strange: list[Component] = []
    for line in lines:
        text = words_of(line.text).lstrip(_DASHES)
        if stored := _STORED.match(text):
            if filing is None:
                filing = _filing(stored["units"])
            else:
                strange.append(line)
            continue
        name = text.rstrip(" ;.,")
        purpose = _PURPOSE.search(name)
        recipients.append((name[: purpose.start()], purpose["purpose"]) if purpose else (name, ""))
    return [one for one in recipients if one[0]], filing, strange


def _filing(units: str) -> Filing:
    """`VT, P.QLXD_(Th).` by its pieces; an underscore is the trace of a lowered mark."""
    text = units.rstrip(" .;,")
    found = _MARKS.search(text)
    if found is None or not found[0]:
        return Filing(text or "VT")
    return Filing(
        text[: found.start()].rstrip(" ,;_"), found["drafter"] or "", (found["copies"] or "").lstrip("0")
    )


def _rows(anatomy: Anatomy, strange: Iterable[Component]) -> tuple[list[Row], list[str]]:
    """The body's paragraphs in the order of the file, and among them what nothing else holds."""
    held = _Held(anatomy, strange)
    order = {id(p): n for n, p in enumerate(anatomy.layout.paragraphs)}
    placed = [((order.get(id(i.paragraph), 0), i.fragment.start), row_of(i)) for i in anatomy.items]
    last = placed[-1][0] if placed else (0, 0)
    kept = [row.text for _, row in placed if row.is_plain and _STROKE in row.text]  # rows of a table in a PDF
    for text, fragment in _gathered(f for f in anatomy.layout.fragments if not held.has(f)):
        kept.append(text)
        at = (order.get(id(fragment.paragraph), 0), fragment.start)
        placed.append((at, Row.plain(text, after_all=at > last)))
    notes = [words_of(p.printed) for p in anatomy.layout.stories("footnote", "endnote") if not p.is_empty]
    kept += notes
    placed += [((len(order), n), Row.plain(text, after_all=True)) for n, text in enumerate(notes)]
    placed.sort(key=lambda one: one[0])
    return [row for _, row in placed], kept


class _Held:
    """Which places of the text a part of the plan holds."""

    def __init__(self, anatomy: Anatomy, strange: Iterable[Component]) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        first = anatomy.signatures[:1]
        components = (
            anatomy.national_title, anatomy.motto, anatomy.superior, anatomy.issuer, anatomy.number, anatomy.place_date,
            anatomy.type_name, anatomy.subject, *anatomy.bases, anatomy.recipients_heading, anatomy.draft_mark,
            *(line for line in anatomy.recipients if line not in strange),
            *(part for one in first for part in (one.title, one.name)),
        )  # fmt: skip
        for component in components:
            for fragment in component.fragments if component else ():
                self._add(fragment)
        for fragment in (*_lone_issuer(anatomy), *(item.fragment for item in anatomy.items)):
            self._add(fragment)

    def _add(self, fragment: Fragment) -> None:
        self._spans.setdefault(id(fragment.paragraph), []).append((fragment.start, fragment.end))

    def has(self, fragment: Fragment) -> bool:
        """Whether a part holds it, or it has no words."""
        if not any(map(str.isalnum, fragment.text)):
            return True
        spans = self._spans.get(id(fragment.paragraph), ())
        return any(start <= fragment.start and fragment.end <= end for start, end in spans)


def _gathered(fragments: Iterable[Fragment]) -> Iterator[tuple[str, Fragment]]:
    """Loose text: a row of a table is one, its cells parted by strokes; so is a paragraph."""
    key: object = None
    waiting: list[Fragment] = []
    for fragment in fragments:
        cells = fragment.paragraph.cells
        own = (cells[0].table, cells[0].row) if cells else id(fragment.paragraph)
        if waiting and own != key:
            yield _STROKE.join(marked_fragment(f) for f in waiting), waiting[0]
            waiting = []
        key = own
        waiting.append(fragment)
    if waiting:
        yield _STROKE.join(marked_fragment(f) for f in waiting), waiting[0]


def _framed(rows: list[Row]) -> tuple[str, str, list[Row]]:
    """The words that lead to the body, those that close it, and what stands between."""
    opening = closing = ""
    if len(rows) > 1 and rows[0].is_plain and _leads(rows[0].text, rows[1]):
        opening, rows = rows[0].text.removesuffix(":"), rows[1:]
    ends = [at for at, row in enumerate(rows) if row.is_plain and not row.after_all]
    tail = [row for row in rows if not row.after_all]
    if len(tail) > 1 and ends and rows[ends[-1]] is tail[-1] and fold(tail[-1].text).startswith(_CLOSING):
        closing = rows[ends[-1]].text
        rows = [row for at, row in enumerate(rows) if at != ends[-1]]
    elif tail and tail[-1].text.endswith(END_MARK):
        at = next(n for n, row in enumerate(rows) if row is tail[-1])
        rows = [*rows[:at], tail[-1].without(END_MARK), *rows[at + 1 :]]
    return opening, closing, rows


def _unset_subject(rows: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """The subject of a plan that sets it neither bold nor in the middle: short lines before the text begins."""
    set_in_text = [row for row in rows if not row.is_loose]
    count = 0
    while count < min(_MOST_SUBJECT_LINES, len(set_in_text) - 1) and set_in_text[count].is_plain:
        text = set_in_text[count].text
        ends = text.endswith((":", ";", ".")) or len(text) > _LONGEST_SUBJECT_LINE
        if ends or (count and _OPENING.match(fold(text)) and re.search(r"số\s*\d", text)):
            break
        count += 1
    subject = set_in_text[:count]
    return tuple(plain(row.text) for row in subject), [
        r for r in rows if not any(r is one for one in subject)
    ]


def _leads(text: str, following: Row) -> bool:
    if text.endswith(":") or fold(text).endswith(("như sau", "như sau.")):
        return True
    return bool(_OPENING.match(fold(text))) and not following.is_plain and text.endswith((".", ";"))


def _margins(anatomy: Anatomy) -> Iterator[str]:
    numbers = {id(p) for p in anatomy.page_numbers}
    for paragraph in anatomy.beside_text("header", "footer"):
        if id(paragraph) not in numbers and any(map(str.isalpha, paragraph.printed)):
            yield words_of(paragraph.printed)
