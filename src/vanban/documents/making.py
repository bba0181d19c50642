"""The steps from a document's words to the context of its page; plan, report and letter go through them alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from vanban.data.campaign import Annex, PageText
from vanban.data.departments import Department
from vanban.data.open_values import OpenValue
from vanban.data.source import Source
from vanban.documents.blanks import Blanks
from vanban.documents.body import body_paragraphs
from vanban.documents.checks import document_number, subject_lines
from vanban.documents.facts import FactBook
from vanban.documents.page import (
    AnnexContext,
    PageContext,
    ParagraphContext,
    basis_lines,
    filing_line,
    number_text,
    opening_line,
    recipient_lines,
    superior_lines,
    with_end_mark,
)
from vanban.documents.signature import signature_lines, signer_name
from vanban.errors import DataError, Place, Problem
from vanban.outline.markers import roman
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import PartialDate, issue_date
from vanban.vietnamese.nobreak import tie

T = TypeVar("T")

PAGE_KEYS = (
    "trich_yeu", "can_cu", "kinh_gui", "mo_dau", "noi_dung", "ket", "noi_nhan", "luu", "ky", "phu_luc",
    "so", "ngay",
)  # fmt: skip
"""The keys of a text that stand on the page under the same names."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document's words and where they stand: `sources` has the file of a key that isn't in the main one."""

    text: PageText
    source: Source
    addressees: tuple[str, ...] = ()
    sources: Mapping[str, Source] | None = None
    annexes: tuple[Annex, ...] = ()

    def source_of(self, key: str) -> Source:
        """The file that the value of a key stands in."""
        return (self.sources or {}).get(key, self.source)

    def place(self, key: str) -> Place:
        """Where the value of a key stands."""
        return self.source_of(key).place((key,))


@dataclass(frozen=True, slots=True)
class Naming:
    """How a document is called: `Báo cáo`, and its symbol `BC-SXD`; a letter (công văn) has no title."""

    title: str
    symbol: str


class PageMaker:
    """Makes the page of one document; the faults met are kept in `problems`, all of them."""

    def __init__(
        self,
        written: Written,
        naming: Naming,
        department: Department,
        province: Province,
        book: FactBook,
        blanks: Blanks,
    ) -> None:
        self._written, self._text_of, self._naming = written, written.text, naming
        self._department, self._province = department, province
        self._book, self._blanks = book, blanks
        self.body_places: list[Place] = []
        self.numbering_faults: list[Problem] = []
        self.problems: list[Problem] = []

    def context(self, day: PartialDate) -> PageContext:
        """What stands on the page of a document of `day`."""
        text, department, symbol = self._text_of, self._department, self._naming.symbol
        title = self._text(text.subject or "", "trich_yeu")
        subject = self._step(lambda: subject_lines(title, self._written.place("trich_yeu"))) or []
        number = self._step(lambda: document_number(text.number, symbol, self._written.place("so")))
        body, closing = self._body_and_closing()
        page: PageContext = {
            "du_thao": False,
            "tieu_de": " ".join([self._naming.title, *subject]).strip(),
            "co_quan": department.name,
            "co_quan_chu_quan": superior_lines(self._province, department),
            "co_quan_ban_hanh": [line.upper() for line in department.letterhead],
            "so": number_text(number),
            "ky_hieu": symbol,
            "dia_danh": department.place or self._province.place,
            "ngay": issue_date(day.year, day.month, day.day),
            "ten_loai": self._naming.title.upper(),
            "trich_yeu": subject,
            "can_cu": basis_lines(self._text(basis, "can_cu", n) for n, basis in enumerate(text.bases)),
            "mo_dau": opening_line(self._text(text.opening or "", "mo_dau")),
            "noi_dung": body,
            "ket": closing,
            "noi_nhan": recipient_lines(self._recipients()),
            "luu": filing_line(text.filing, self._text(text.filing.units, "luu", "noi")),
            "ky": {
                "dong": self._step(
                    lambda: signature_lines(department, text.signing, self._written.place("ky"))
                )
                or [],
                "ho_ten": self._signer(),
            },
        }
        if self._written.addressees:
            page["kinh_gui"] = list(self._addressees())
        if self._written.annexes:
            whole = f"{page['so']}/{symbol} {page['ngay']}"
            note = f"Kèm theo {self._naming.title} số {whole} của {department.name}"
            page["phu_luc"] = list(self._annexes(note))
        return page

    def origins(self, register: Place) -> Iterator[tuple[str, Place]]:
        """Where each key of the context comes from; `register` is the department's place in the register."""
        for key in PAGE_KEYS:
            yield key, self._written.place(key)
        for n, place in enumerate(self.body_places):
            yield f"noi_dung.{n}", place
        for key in ("co_quan", "co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh"):
            yield key, register

    def _body_and_closing(self) -> tuple[list[ParagraphContext], str]:
        """The body's paragraphs and the closing words; whichever comes last bears the end mark."""
        source = self._written.source_of("noi_dung")
        lines = self._book.lines(self._text_of.body or "", source, "noi_dung")

        def place_of(line: int) -> Place:
            return source.text_place(("noi_dung",), line)

        body, self.body_places, self.numbering_faults = body_paragraphs(
            lines, place_of, anew=self._text_of.renumber
        )
        closing = tie(self._text(self._text_of.closing or "", "ket").strip())
        if closing:
            return body, with_end_mark(closing)
        if body:
            body[-1]["chu"] = with_end_mark(body[-1]["chu"])
        return body, ""

    def _annexes(self, note: str) -> Iterator[AnnexContext]:
        """Each annex; numbered in Roman when there are two or more (Phụ lục I, Phần III.1)."""
        annexes, source = self._written.annexes, self._written.source_of("phu_luc")
        for n, annex in enumerate(annexes):
            path = ("phu_luc", n)
            body, _, faults = body_paragraphs(
                self._book.lines(annex.body, source, *path, "noi_dung"),
                partial(source.text_place, (*path, "noi_dung")),
                anew=self._text_of.renumber,
            )
            self.numbering_faults += faults
            yield {
                "so": roman(n + 1) if len(annexes) > 1 else "",
                "ten": self._text(annex.title, *path, "ten"),
                "kem_theo": self._text(annex.note, *path, "kem_theo").strip("() ") if annex.note else note,
                "noi_dung": body,
            }

    def _addressees(self) -> Iterator[str]:
        for n, addressee in enumerate(self._written.addressees):
            yield from filter(
                None, (line.strip(" -;.") for line in self._text(addressee, "kinh_gui", n).splitlines())
            )

    def _recipients(self) -> Iterator[tuple[str, str | None]]:
        for n, recipient in enumerate(self._text_of.recipients):
            if isinstance(recipient, str):
                yield self._text(recipient, "noi_nhan", n), None
            else:
                yield self._text(recipient.name, "noi_nhan", n, "ten"), recipient.purpose

    def _step(self, step: Callable[[], T]) -> T | None:
        """What a step gives; its faults are kept beside those of the others."""
        try:
            return step()
        except DataError as error:
            self.problems += error.problems
            return None

    def _signer(self) -> str:
        name = self._text_of.signing.full_name
        if isinstance(name, OpenValue):
            return self._blanks.token("ky.ho_ten", "họ tên người ký", name)
        return signer_name(self._department, self._text_of.signing)

    def _text(self, text: str, *path: str | int) -> str:
        return self._book.text(text, self._written.source_of(str(path[0])), *path)
