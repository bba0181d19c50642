"""The components of a document (thành phần thể thức) as found on its page, whoever typed it.

`recognise` (layout/recognition) fills these. What is not found is None or empty: nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from vanban.frozen import frozen, lazy
from vanban.layout.measured import (
    AUTO,
    Align,
    Box,
    DrawnLine,
    Fragment,
    Frame,
    Image,
    Layout,
    Paragraph,
    Run,
    Story,
)
from vanban.outline.tree import Level

Regime = Literal["administrative", "party", "legal_act", "mixed"]
"""What the document is: an administrative document (Nghị định 30); of the Party; a legal act; both headings at once."""

Name = Literal[
    "quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay_thang", "ten_loai",
    "trich_yeu", "trich_yeu_cong_van", "kinh_gui", "can_cu", "tham_quyen", "lenh_ban_hanh", "noi_dung",
    "tieu_de_noi_nhan", "noi_nhan", "nguoi_soan", "quyen_han_chuc_vu", "chuc_vu_khac", "ho_ten", "phu_luc",
    "ten_phu_luc", "kem_theo", "mau_so",
    "dau_khan", "dau_mat", "pham_vi_luu_hanh", "dia_chi", "hinh_thuc_sao", "chu_ky_so", "so_trang", "du_thao",
]  # fmt: skip


@dataclass(frozen=True)
class Component:
    """One component: its fragments from top to bottom, and the line drawn under it if there is one.

    The title of a document may stand in three fragments, since clerks break lines by hand.
    """

    name: Name
    fragments: tuple[Fragment, ...]
    line: DrawnLine | None = None
    frame: Frame | None = None  # the box drawn round it

    @lazy
    def text(self) -> str:
        """All fragments, joined by single blanks."""
        return " ".join(" ".join(fragment.text.split()) for fragment in self.fragments)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each fragment."""
        return tuple(fragment.text for fragment in self.fragments)

    @lazy
    def runs(self) -> tuple[Run, ...]:
        """All runs with letters."""
        return tuple(run for fragment in self.fragments for run in fragment.runs)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that its fragments stand in, each once."""
        return tuple({id(f.paragraph): f.paragraph for f in self.fragments}.values())

    @property
    def aligned(self) -> frozenset[Align]:
        """How its fragments stand in their rooms."""
        return frozenset(fragment.aligned for fragment in self.fragments)

    @property
    def sizes_pt(self) -> frozenset[float]:
        """Sizes of type in it."""
        return frozenset(run.size_pt for run in self.runs)

    @property
    def bold(self) -> bool:
        """All its letters are."""
        return all(run.bold for run in self.runs)

    @property
    def italic(self) -> bool:
        """All its letters are."""
        return all(run.italic for run in self.runs)

    @property
    def upright(self) -> bool:
        """None of its letters is italic."""
        return not any(run.italic for run in self.runs)

    @property
    def light(self) -> bool:
        """None of its letters is bold."""
        return not any(run.bold for run in self.runs)

    @property
    def coloured(self) -> bool:
        """Some of its letters are not black."""
        return any(run.colour not in (AUTO, "000000") for run in self.runs)

    @lazy
    def box(self) -> Box:
        """Round its fragments on its first page."""
        page = self.fragments[0].box.page
        boxes = [fragment.box for fragment in self.fragments if fragment.box.page == page]
        return Box(
            min(box.left_mm for box in boxes),
            min(box.top_mm for box in boxes),
            max(box.right_mm for box in boxes),
            max(box.bottom_mm for box in boxes),
            page,
        )


@frozen
class Item:
    """One paragraph of the body with its place in the outline.

    `marker` is as printed, typed or by an automatic list: `I.`, `1.`, `a)`, `-`, `Điều 1.`. `title_of`: it is
    the title line of the `Phần`, `Chương`, `Mục`, `Tiểu mục` printed above it. `depth` counts from 0.
    """

    fragment: Fragment
    level: Level
    marker: str
    text: str  # without the marker
    heading: bool = False
    title_of: Level | None = None
    depth: int = 0

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that it is."""
        return self.fragment.paragraph


@dataclass(frozen=True)
class Signature:
    """One signatory: lines of authority and title, another post, the name, images of signature and seal."""

    title: Component
    name: Component | None = None
    other_post: Component | None = None
    images: tuple[Image, ...] = ()


@dataclass(frozen=True)
class Annex:
    """One annex: `heading` is `Phụ lục II`, `note` the line `(Kèm theo …)`, `items` its body.

    `electronic` is the 10-pt mark of an electronic signature at its top.
    """

    heading: Component
    title: Component | None = None
    note: Component | None = None
    items: tuple[Item, ...] = ()
    section: int = 0
    electronic: Component | None = None


@dataclass(frozen=True)
class Attachment:
    """What stands behind the signature on pages of its own without a heading `Phụ lục`.

    A quy chế issued with a decision (it has a letterhead of its own, or none), or a table with its title.
    """

    type_name: Component | None = None
    subject: Component | None = None
    note: Component | None = None  # (Kèm theo …)
    number: Component | None = None  # it should have none
    place_date: Component | None = None  # nor this
    items: tuple[Item, ...] = ()
    section: int = 0


@dataclass(frozen=True)
class Copy:
    """The block of a copy: `SAO Y`, its agency, number, place and date, signature."""

    form: Component
    agency: Component | None = None
    number: Component | None = None
    place_date: Component | None = None
    signature: Signature | None = None
    line: DrawnLine | None = None  # over the whole width above it


@dataclass(frozen=True)
class Anatomy:
    """The whole document by its components.

    `type` is the abbreviation of its kind by the decree's list (`KH`, `TTr`; `CV` for a công văn), "" when it
    is not known. `dated` is the day of signing as typed, None when blank or wrong; `since` and `latest` are
    then the first and the last day that what is typed can mean. `draft`: it says DỰ THẢO.
    """

    layout: Layout
    regime: Regime = "administrative"
    type: str = ""
    dated: date | None = None
    since: date | None = None
    latest: date | None = None
    draft: bool = False
    national_title: Component | None = None
    motto: Component | None = None
    superior: Component | None = None
    issuer: Component | None = None
    number: Component | None = None
    place_date: Component | None = None
    type_name: Component | None = None
    subject: Component | None = None  # trích yếu of a named document
    enclosed: Component | None = None  # (Kèm theo …) under the title: it goes with another document
    form_mark: Component | None = None  # Mẫu số … over the page: its form is that of another act
    letter_subject: Component | None = None  # V/v of a công văn
    urgency: Component | None = None
    secrecy: Component | None = None
    circulation: Component | None = None
    draft_mark: Component | None = None
    addressees: Component | None = (
        None  # Kính gửi: first fragment has the words, the others one addressee each
    )
    bases: tuple[Component, ...] = ()  # căn cứ, one paragraph each
    authority: Component | None = None  # thẩm quyền ban hành, above QUYẾT ĐỊNH:
    ordering: Component | None = None  # QUYẾT ĐỊNH: or QUYẾT NGHỊ:
    items: tuple[Item, ...] = ()  # nội dung
    recipients_heading: Component | None = None
    recipients: tuple[Component, ...] = ()  # one line each, Lưu last
    drafter: Component | None = None  # ký hiệu người soạn thảo on a line of its own
    signatures: tuple[Signature, ...] = ()
    annexes: tuple[Annex, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    address: Component | None = None
    copy: Copy | None = None
    electronic_copy: Component | None = None  # the 10-pt mark of an electronic copy, ô 14
    page_numbers: tuple[Paragraph, ...] = ()  # paragraphs of headers and footers with a page number
    party_heading: Component | None = None
    unplaced: tuple[Fragment, ...] = field(
        default=()
    )  # fragments of page 1's head or of the foot that fit nothing

    def beside_text(self, *stories: Story) -> Iterator[Paragraph]:
        """The paragraphs of these stories; not those of a header that is read with the text, as its letterhead."""
        read = {id(one.paragraph) for one in self.layout.fragments if one.paragraph.story in stories}
        return (one for one in self.layout.stories(*stories) if id(one) not in read)

    def components(self) -> Iterator[Component]:
        """Every component that was found, from top to bottom as the decree numbers them."""
        single = (
            self.circulation, self.national_title, self.motto, self.superior, self.issuer, self.number,
            self.place_date, self.draft_mark, self.type_name, self.subject, self.enclosed, self.letter_subject,
            self.secrecy, self.urgency, self.addressees, *self.bases, self.authority, self.ordering,
            self.recipients_heading, *self.recipients, self.drafter,
        )  # fmt: skip
        yield from (component for component in single if component is not None)
        for signature in self.signatures:
            yield from (c for c in (signature.title, signature.other_post, signature.name) if c is not None)
        for annex in self.annexes:
            yield from (
                c for c in (annex.heading, annex.title, annex.note, annex.electronic) if c is not None
            )
        yield from (c for c in (self.address, self.electronic_copy, self.party_heading) if c is not None)
