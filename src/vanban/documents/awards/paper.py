"""The steps from a paper's words to its document; every paper of a dossier goes through them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from vanban.data.campaign import Signing
from vanban.data.departments import Department
from vanban.data.open_values import OpenValue
from vanban.data.paper_text import PaperText, PaperWords
from vanban.documents.awards.case import Case
from vanban.documents.blanks import Blanks
from vanban.documents.checks import form_warnings, refuse_unfilled
from vanban.documents.dating import date_line, day_of
from vanban.documents.document import Document
from vanban.documents.facts import FactBook
from vanban.documents.making import PAGE_KEYS, Naming, PageMaker, Written
from vanban.documents.signature import head_signs
from vanban.errors import DataError, Place, Problem
from vanban.registry.provinces import Province

KIND = "ho_so_khen_thuong"

Issuer = Callable[[Department, Province], Department]
"""From the presenting department and its province to whose letterhead a paper bears."""
Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paper looks: its template, its title (`Tờ trình`), and what its symbol begins with (`TTr`)."""

    template: str
    title: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Additions:
    """What a paper bears besides its words; `origins` tells where it comes from, `warnings` what is odd about it."""

    context: Mapping[str, object] = field(default_factory=dict)
    origins: Mapping[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


class PaperMaker:
    """Makes one paper. Whoever makes it adds its facts to `book` before it asks for the document.

    `day` is the paper's, `department` and `province` are the presenter's on it, `issuer` whose letterhead it bears.
    `dated` is where the day was written.

    Raises:
        DataError: the department or province is not known on the day.
    """

    def __init__(
        self,
        case: Case,
        words: PaperWords[PaperText],
        issuer: Issuer | None = None,
        signing: Signing | None = None,
    ) -> None:
        self.case, self.words = case, words
        self.signing = (
            words.text.signing if "signing" in words.text.model_fields_set else signing or Signing()
        )
        self.day = day_of(words.text.issued, case.month)
        self.dated = words.source_of("ngay").place(("ngay",))
        self.department, self.province = case.presenter(
            self.day, self.dated, head_signs=head_signs(self.signing)
        )
        self.issuer = issuer(self.department, self.province) if issuer else self.department
        self.blanks = Blanks()
        self.book = FactBook(self.province, self.department, case.departments.groups, self.blanks)
        self.book.add_campaign(case.year.campaign, case.year.source)
        self.book.facts["toan_tinh"] = case.of_province

    def document(
        self, stem: str, look: Look, additions: Callable[[Mapping[str, object]], Additions] | None = None
    ) -> Document:
        """The paper that is put into the file `stem`; `additions` are made from the page as it stands.

        Raises:
            DataError: the words have faults: all of them.
            OpenValueError: a final document needs values that are still open.
        """
        case, words, text = self.case, self.words, self.words.text
        self.book.add_words(words)
        self.book.add_parts(words)
        sources = {key: words.source_of(key) for key in PAGE_KEYS}
        signed = text.model_copy(update={"signing": self.signing})
        written = Written(signed, words.source, text.addressees, sources)
        naming = Naming(look.title, "-".join(filter(None, (look.abbreviation, self.issuer.symbol))))
        page = PageMaker(written, naming, self.issuer, self.province, self.book, self.blanks)
        context: Context = {**page.context(self.day)}
        more = additions(context) if additions else Additions()
        if problems := [*self.book.prose.problems, *page.problems]:
            raise DataError(dict.fromkeys(problems))
        if isinstance(text.issued, OpenValue):
            context["ngay"] = date_line(text.issued, self.day, self.blanks, draft=case.draft)
        context["du_thao"] = case.draft
        refuse_unfilled(context, words.source)
        context |= more.context
        settled = self.blanks.settle(context, self.book.prose.weighed, draft=case.draft)
        return Document(
            kind=KIND,
            department=case.department,
            template=look.template,
            path=f"{case.year.ref}/{case.department}/{KIND}/{stem}{'.du-thao' if case.draft else ''}.docx",
            context=settled,
            origins={**dict(page.origins(case.departments.place(case.department))), **more.origins},
            day=self.day,
            warnings=(*page.numbering_faults, *form_warnings(settled, words.source), *more.warnings),
        )


def goes_with(look: Look, page: Mapping[str, object]) -> str:
    """`Kèm theo Tờ trình số 12/TTr-SXD ngày … của Sở Xây dựng`: the line under an annex's title."""
    return f"Kèm theo {look.title} số {page['so']}/{page['ky_hieu']} {page['ngay']} của {page['co_quan']}"


def asked(place: Place | None) -> OpenValue:
    """What only a person can know and nobody has written yet; `place` is where it is to be written."""
    return OpenValue("hoi", place=place)
