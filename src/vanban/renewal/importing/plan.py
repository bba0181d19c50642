"""Parts of a plan → the data of `plans/<department>.yaml`, names and amounts as placeholders."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vanban.data.campaign import Campaign
from vanban.data.departments import Department
from vanban.data.open_values import Data, OpenValue
from vanban.data.source import Source
from vanban.documents.blanks import Blanks
from vanban.documents.facts import FactBook
from vanban.errors import DataError
from vanban.outline.faults import faults
from vanban.outline.text import to_text
from vanban.outline.tree import Outline, walk
from vanban.registry.provinces import Province
from vanban.renewal.importing.amounts import Amounts
from vanban.renewal.importing.citing import Citations, FindCitations
from vanban.renewal.importing.found import CERTAIN, LIKELY, MISSING, UNSURE, Found
from vanban.renewal.importing.holes import Holes
from vanban.renewal.importing.names import Names
from vanban.renewal.importing.parts import AnnexPart, Parts
from vanban.renewal.importing.programmes import Programme, programmes
from vanban.renewal.importing.signing import signing_of
from vanban.renewal.importing.words import around
from vanban.vietnamese.dates import parse_date, short_date
from vanban.vietnamese.letters import fold

_LITERAL_YEAR = re.compile(r"(?<![\d.,/])(?:\d{1,2}/){0,2}20\d\d(?:\s?[-–]\s?20\d\d)?(?![\d.,]*\d)")


@dataclass(frozen=True)
class PlanData:
    """The data of a plan, what was found in the file, and how often each placeholder is used."""

    data: dict[str, Data]
    found: tuple[Found, ...]
    used: Mapping[str, int]
    left: tuple[str, ...]  # amounts and citations that were left as typed


class PlanMaker:
    """The steps from parts to data, for one department on one day."""

    def __init__(
        self,
        campaign: Campaign,
        source: Source,
        department: Department,
        province: Province,
        find: FindCitations,
    ) -> None:
        self._campaign, self._department = campaign, department
        self._facts = _facts(presumed(campaign), source, department, province)
        self._holes = Holes()
        self._names = Names(self._facts, province.name)
        self._citations = Citations(find, self._names, self._holes, campaign.year, _parent(self._facts))
        end = presumed(campaign).period.end
        self._end = end if isinstance(end, date) else None
        self._programmes: list[Programme] = []
        self._amounts: Amounts

    def make(self, parts: Parts) -> PlanData:
        """The plan's data."""
        texts = all_texts(parts)
        known = {
            key: (t.value, t.unit)
            for key, t in self._campaign.targets.items()
            if isinstance(t.value, Decimal)
        }
        self._amounts = Amounts(texts, known)
        self._programmes = programmes(texts)
        subject = "\n".join(self._text(line, is_plain=True) for line in parts.subject)
        body = self._body(parts.body)
        opening, closing = self._text(parts.opening), self._text(parts.closing)
        annexes: list[Data] = [self._annex(one, parts) for one in parts.annexes]
        bases: list[Data] = [self._text(basis) for basis in parts.bases]
        recipients: list[Data] = [self._recipient(*one) for one in parts.recipients]
        signing, signed, _ = signing_of(parts.titles, parts.signer, self._department)
        filing = self._filing(parts)
        entries: dict[str, Data] = {key: dict(e.data()) for key, e in self._citations.entries.items()}
        data: dict[str, Data] = {
            "so": parts.number or None,
            "ngay": str(parts.day) if parts.day else OpenValue("xac_nhan", proposed=str(self._campaign.year)),
            "trich_yeu": subject,
            "can_cu": bases,
            "mo_dau": opening,
            "vien_dan": entries,
            "chuong_trinh": {one.key: dict(one.data()) for one in self._programmes},
            "chi_tieu": {key: _target(a.value, a.unit) for key, a in self._amounts.targets.items()},
            "noi_dung": body,
            "ket": closing,
            "noi_nhan": recipients,
            "luu": filing,
            "ky": dict(signing),
            "phu_luc": annexes,
        }
        found = (*_found(parts), *signed, *self._entries_found())
        left = (*self._citations.left, *self._amounts.left, *_years_left([subject, opening, body, closing]))
        return PlanData({k: v for k, v in data.items() if v}, found, self._holes.used, left)

    def _annex(self, annex: AnnexPart, parts: Parts) -> Data:
        """An annex; the note that it goes with this plan is written by the program."""
        own = (
            fold(f"số {parts.number}/{parts.symbol}") in fold(annex.note)
            if parts.number
            else not re.search(r"\d/", annex.note)
        )
        note = {} if own or not annex.note else {"kem_theo": self._text(annex.note)}
        return {"ten": self._text(annex.title), **note, "noi_dung": self._body(annex.body)}

    def _body(self, outline: Outline) -> str:
        return "".join(self._text(line) + "\n" for line in to_text(outline).splitlines())

    def _text(self, text: str, *, is_plain: bool = False) -> str:
        """A text with placeholders. `is_plain`: no target or citation is looked for in it."""
        if not is_plain:
            text = self._citations.marked(text)
            for programme in self._programmes:
                text = programme.marked(text, self._holes)
        text = self._names.marked(self._until(text), self._holes)
        if not is_plain:
            text = self._amounts.marked(text, self._holes)
        return self._holes.fill(text)

    def _until(self, text: str) -> str:
        if self._end is None:
            return text
        return self._holes.cut_all(text, short_date(self._end), "thoi_gian.ket_thuc")

    def _recipient(self, name: str, purpose: str) -> Data:
        text = self._names.marked(name, self._holes)
        noun = self._facts["dia_ban"]["loai"]
        if text.endswith(f" {noun}") and not text.startswith(("Các", "UBND các")) and "," not in text:
            text = text.removesuffix(noun) + self._holes.cut("dia_ban.loai", noun)
        words = self._holes.fill(self._titled(text))
        return {"ten": words, "muc_dich": purpose} if purpose else words

    def _titled(self, text: str) -> str:
        """The head and the deputies in a list of recipients."""
        titles = (
            (self._department.deputy, "don_vi.cap_pho"),
            (self._department.head, "don_vi.nguoi_dung_dau"),
        )
        for title, expression in titles:
            if title in text and not text.partition(title)[2][:1].isalnum():
                text = text.replace(title, self._holes.cut(expression, title), 1)
        return text

    def _filing(self, parts: Parts) -> Data:
        if parts.filing is None:
            return {}
        units = self._holes.fill(self._names.marked(parts.filing.units, self._holes))
        data: dict[str, Data] = {"noi": units}
        return data | {
            k: v
            for k, v in (("nguoi_soan", parts.filing.drafter), ("so_ban", parts.filing.copies.lstrip("0")))
            if v
        }

    def _entries_found(self) -> Iterator[Found]:
        for entry in self._citations.entries.values():
            yield Found(
                "Văn bản viện dẫn", f"{entry.kind} số {entry.number} ngày {short_date(entry.day)}", LIKELY
            )
        for amount in self._amounts.targets.values():
            yield Found("Chỉ tiêu", amount.words.strip(), LIKELY, f"chi_tieu.{amount.key}")
        for one in self._programmes:
            note = f"giai đoạn {one.years}" if one.years else "tệp không ghi giai đoạn"
            yield Found("Chương trình", one.name, LIKELY, note)


def all_texts(parts: Parts) -> list[str]:
    """Every text of the plan that is a sentence."""
    annexed = (node.text for annex in parts.annexes for node in walk(annex.body))
    return [*parts.bases, parts.opening, *(node.text for node in walk(parts.body)), parts.closing, *annexed]


def _facts(campaign: Campaign, source: Source, department: Department, province: Province) -> dict[str, Any]:
    book = FactBook(province, department, (), Blanks())
    book.add_campaign(campaign, source)
    if book.prose.problems:
        raise DataError(dict.fromkeys(book.prose.problems))
    return book.facts


def presumed(campaign: Campaign) -> Campaign:
    """The campaign as if what is proposed were confirmed: its words stand in the file, whatever they are to become."""
    name, short, end = campaign.name, campaign.short_name, campaign.period.end
    changes: dict[str, object] = {}
    if isinstance(name, OpenValue) and isinstance(name.proposed, str):
        changes["name"] = name.proposed
    if isinstance(short, OpenValue) and isinstance(short.proposed, str):
        changes["short_name"] = short.proposed
    if isinstance(end, OpenValue) and isinstance(end.proposed, str):
        changes["period"] = campaign.period.model_copy(update={"end": parse_date(end.proposed)})
    return campaign.model_copy(update=changes)


def _parent(facts: Mapping[str, Any]) -> Mapping[str, str] | None:
    """The parent document's texts, when none of them is still asked for."""
    parent = facts.get("van_ban_goc")
    if parent is None or any("\ufdd0" in str(value) for value in parent.values()):
        return None
    return dict(parent)


def _years_left(texts: Iterable[str]) -> Iterator[str]:
    """Each year that still stands as typed, with the words round it."""
    for text in texts:
        for line in text.splitlines():
            for found in _LITERAL_YEAR.finditer(line):
                yield around(line, found.start(), found.end())


def _target(value: Decimal, unit: str) -> Data:
    number = str(int(value)) if value == int(value) else f"{value}".replace(".", ",")
    return {"gia_tri": number, "don_vi": unit}


def _found(parts: Parts) -> Iterable[Found]:
    yield Found("Số, ký hiệu", f"{parts.number}/{parts.symbol}" if parts.symbol else "",
                (CERTAIN if parts.number else LIKELY) if parts.symbol else MISSING,
                "" if parts.number else "số để trống")  # fmt: skip
    day = parts.day
    whole = day is not None and day.day is not None
    note = "" if whole else "ngày để trống cho văn thư" if day else "để !xac_nhan"
    yield Found(
        "Địa danh, ngày tháng", str(day or ""), CERTAIN if whole else LIKELY if day else MISSING, note
    )
    guessed = "không in đậm, không đặt giữa: hãy xem lại" if parts.subject_is_guessed else ""
    yield Found("Trích yếu", " ".join(parts.subject), UNSURE if guessed else LIKELY, guessed)
    if parts.bases:
        yield Found("Căn cứ", f"{len(parts.bases)} dòng", LIKELY)
    yield Found("Lời mở đầu", parts.opening, LIKELY if parts.opening else MISSING)
    nodes = sum(1 for _ in walk(parts.body))
    slips = [slip for body in (parts.body, *(annex.body for annex in parts.annexes)) for slip in faults(body)]
    yield Found(
        "Nội dung", f"{nodes} đoạn", CERTAIN if not slips else UNSURE, slips[0].message if slips else ""
    )
    yield Found("Lời kết", parts.closing, LIKELY if parts.closing else MISSING)
    yield Found("Nơi nhận", f"{len(parts.recipients)} nơi", LIKELY if parts.recipients else MISSING)
    if parts.annexes:
        yield Found("Phụ lục", "; ".join(annex.title for annex in parts.annexes), LIKELY)
    stored = parts.filing.units if parts.filing else ""
    yield Found("Lưu", stored, LIKELY if stored else MISSING, "" if stored else "bản in ghi VT")
