"""Anatomy → the parts of a plan as plain text, with whatever fits no part kept in the body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vanban.layout.anatomy import Anatomy, Component
from vanban.outline.emphasis import plain
from vanban.outline.tree import Outline
from vanban.renewal.importing.body import Row, outline_of
from vanban.renewal.importing.flow import Kept, lone_issuer, text_of
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
_MOST_SUBJECT_LINES = 4
_LONGEST_SUBJECT_LINE = 130  # characters


@dataclass(frozen=True)
class Filing:
    """The line Lưu."""

    units: str
    drafter: str = ""
    copies: str = ""


@dataclass(frozen=True)
class AnnexPart:
    """An annex: its title, the note `(Kèm theo …)` under it, its body."""

    title: str
    note: str
    body: Outline


@dataclass(frozen=True)
class Parts:
    """A plan's parts as they stand in the file. `kept` is what found no part of its own: it stays in the body."""

    number: str = ""
    symbol: str = ""
    day: PartialDate | None = None
    superior_lines: tuple[str, ...] = ()
    issuer_lines: tuple[str, ...] = ()
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
    annexes: tuple[AnnexPart, ...] = ()
    kept: tuple[Kept, ...] = ()
    margins: tuple[str, ...] = field(default=())  # text of headers and footers, which is left out

    @property
    def superior(self) -> str:
        """The superior agency in one line."""
        return " ".join(self.superior_lines)

    @property
    def issuer(self) -> str:
        """The issuer in one line."""
        return " ".join(self.issuer_lines)


def parts_of(anatomy: Anatomy, unmended: Mapping[int, str]) -> Parts:
    """The parts of the plan that `anatomy` is; `unmended` has personal names as their owners spell them."""
    number, symbol = _number(anatomy.number)
    signature = anatomy.signatures[0] if anatomy.signatures else None
    recipients, filing, strange = _recipients(anatomy.recipients)
    text = text_of(anatomy, strange)
    rows = list(text.rows)
    subject = line_texts(anatomy.subject)
    if not subject:
        subject, rows = _unset_subject(rows)
    opening, closing, rows = _framed(rows)
    return Parts(
        number=number,
        symbol=symbol,
        day=_day(anatomy.place_date),
        superior_lines=line_texts(anatomy.superior),
        issuer_lines=line_texts(anatomy.issuer) or tuple(words_of(f.text) for f in lone_issuer(anatomy)),
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
        annexes=tuple(
            AnnexPart(_joined(one.title), _joined(one.note).strip("()"), outline_of(annexed))
            for one, annexed in text.annexes
        ),
        kept=text.kept,
        margins=tuple(_margins(anatomy)),
    )


def _joined(component: Component | None) -> str:
    return words_of(component.text) if component else ""


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
    return Filing(text[: found.start()].rstrip(" ,;_"), found["drafter"] or "", found["copies"] or "")


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
