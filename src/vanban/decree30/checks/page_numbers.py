"""Page numbers (ND30-PGNUM)."""

from collections.abc import Iterator

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.running import annex_sections
from vanban.decree30.wording import quoted, sizes
from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import HeaderKind, Paragraph, Run, Section, Story
from vanban.layout.mends import Mend, MendPageNumber, MendSection

_USUAL_SIZE_PT = 14.0  # Phụ lục I, Phần I, Mục V.14
_PARAGRAPH_SHIFT_MM = 3.0
_UNIT = "số trang"


def _effective(anatomy: Anatomy, story: Story, kind: HeaderKind, section: int) -> list[Paragraph]:
    """The paragraphs of the header or footer that a section shows, its own or one of a section before."""
    all_of_kind = [p for p in anatomy.layout.stories(story) if p.header_kind == kind and p.section <= section]
    owner = max((p.section for p in all_of_kind), default=-1)
    return [p for p in all_of_kind if p.section == owner]


def _numbers(anatomy: Anatomy, story: Story, kind: HeaderKind, section: int) -> list[Paragraph]:
    """Those of them with a page number, a field or typed."""
    known = {id(paragraph) for paragraph in anatomy.page_numbers}
    shown = _effective(anatomy, story, kind, section)
    return [p for p in shown if id(p) in known or p.printed.strip().isdecimal()]


def _kinds(section: Section) -> list[HeaderKind]:
    """The headers that a section's pages from page 2 on show; a first page that counts as page 1 is let be."""
    first, last = section.pages
    is_page_1 = section.title_page or section.number_start == 1
    pages = range(max(2, first + is_page_1), last + 1)
    if not section.even_and_odd:
        return ["default"] if pages else []
    odd: list[HeaderKind] = ["default"] if any(page % 2 for page in pages) else []
    even: list[HeaderKind] = ["even"] if any(page % 2 == 0 for page in pages) else []
    return odd + even


@check("ND30-PGNUM-01")
def numbered(look: Look) -> Iterator[Observation]:
    """Pages from the second on bear a number, in the middle of the header."""
    anatomy = look.anatomy
    for section in anatomy.layout.sections:
        for kind in _kinds(section):
            in_header = _numbers(anatomy, "header", kind, section.index)
            if not in_header and not _numbers(anatomy, "footer", kind, section.index):
                yield _missing(look, section, kind)
                return
    shift = look.limit("ND30-PGNUM-01", "lech_mm")
    aside = (
        Breach(p, "Số trang không canh giữa theo chiều ngang.", p.align, _mend(look, p))
        for p in anatomy.page_numbers
        if p.story == "header" and not _is_in_the_middle(anatomy, p, shift)
    )
    yield from tell_many("ND30-PGNUM-01", aside, _UNIT)


def _missing(look: Look, section: Section, kind: HeaderKind) -> Observation:
    anatomy = look.anatomy
    shown = _effective(anatomy, "header", kind, section.index)
    owner = shown[0].section if shown else 0
    what = f"Văn bản có {anatomy.layout.pages} trang mà không đánh số trang."
    if section.index and any(p.section < section.index for p in anatomy.page_numbers):
        what = f"Từ trang {section.pages[0]} trở đi không có số trang."
    elif kind == "even" or anatomy.page_numbers:
        what = "Có trang từ trang 2 trở đi không có số trang."
    barely = anatomy.layout.pages == 2 and _overflow_mm(anatomy) < look.limit(
        "ND30-PGNUM-01", "vua_sang_trang_mm"
    )
    severity = Severity.WARNING if barely else None  # the pages are our estimate
    return Observation(
        "ND30-PGNUM-01",
        what,
        section if section.index else None,
        "không có",
        severity,
        _mend_section(look, owner),
    )


def _overflow_mm(anatomy: Anatomy) -> float:
    """How far the text goes down page 2."""
    bottoms = [f.box.bottom_mm for f in anatomy.layout.fragments if f.box.page == 2]
    return max(bottoms, default=0.0) - anatomy.layout.sections[-1].top_mm


def _is_in_the_middle(anatomy: Anatomy, paragraph: Paragraph, shift_mm: float) -> bool:
    section = anatomy.layout.sections[paragraph.section]
    off = abs(paragraph.box.centre_mm - section.centre_mm)
    return off <= (shift_mm if paragraph.align == "center" else _PARAGRAPH_SHIFT_MM)


@check("ND30-PGNUM-02")
def first_page(look: Look) -> Iterator[Observation]:
    """Page 1 shows no number."""
    anatomy = look.anatomy
    kind: HeaderKind = "first" if anatomy.layout.sections[0].title_page else "default"
    for story in ("header", "footer"):
        for paragraph in _numbers(anatomy, story, kind, 0):
            yield Observation(
                "ND30-PGNUM-02", "Trang 1 hiện số trang.", paragraph, "có số", mends=_mend_section(look, 0)
            )
            return


@check("ND30-PGNUM-03")
def form(look: Look) -> Iterator[Observation]:
    """Arabic, 13 to 14 points, upright."""
    yield from tell_many("ND30-PGNUM-03", _wrong_letters(look), _UNIT)
    anatomy = look.anatomy
    foreign = (
        Breach(
            section,
            f"Số trang không phải chữ số Ả Rập (dạng {section.number_format}).",
            section.number_format,
        )
        for section in anatomy.layout.sections
        if anatomy.page_numbers and section.number_format not in ("", "decimal") and section.pages[1] > 1
    )
    yield from tell_many("ND30-PGNUM-03", foreign, "phân đoạn")


def _wrong_letters(look: Look) -> Iterator[Breach]:
    least, most = look.limit("ND30-PGNUM-03", "tu_pt"), look.limit("ND30-PGNUM-03", "den_pt")
    for paragraph in look.anatomy.page_numbers:
        digits = _digits(paragraph)
        if wrong := {run.size_pt for run in digits if not least <= run.size_pt <= most}:
            what = f"Số trang cỡ chữ {sizes(wrong)}."
            yield Breach(paragraph, what, sizes(wrong), _mend(look, paragraph))
        if any(run.italic for run in digits):
            yield Breach(paragraph, "Số trang in nghiêng.", "in nghiêng", _mend(look, paragraph))


def _digits(paragraph: Paragraph) -> list[Run]:
    fields = [run for run in paragraph.runs if run.field == "PAGE"]
    return fields or [run for run in paragraph.runs if any(char.isdecimal() for char in run.text)]


@check("ND30-PGNUM-04")
def count(look: Look) -> Iterator[Observation]:
    """Counted from 1, not in the footer, digits only."""
    anatomy = look.anatomy
    start = anatomy.layout.sections[0].number_start
    if anatomy.page_numbers and start not in (None, int(look.limit("ND30-PGNUM-04", "dau"))):
        mends: tuple[Mend, ...] = (MendSection(0, "number_start", 1.0),)
        what = f"Số trang bắt đầu từ {start}."
        yield Observation("ND30-PGNUM-04", what, anatomy.layout.sections[0], str(start), mends=mends)
    yield from tell_many("ND30-PGNUM-04", _wrong_places(look), _UNIT)


def _wrong_places(look: Look) -> Iterator[Breach]:
    for paragraph in look.anatomy.page_numbers:
        mends = _mend(look, paragraph)
        if paragraph.story == "footer":
            yield Breach(paragraph, "Số trang đặt ở chân trang.", "chân trang", mends)
        elif not paragraph.printed.strip().isdecimal():
            shown = quoted(paragraph.printed)
            what = f"Số trang ghi là {shown}, không chỉ có chữ số."
            yield Breach(paragraph, what, shown, mends, Severity.WARNING)


@check("ND30-PGNUM-05")
def annexes(look: Look) -> Iterator[Observation]:
    """Each annex counts its own pages."""
    anatomy = look.anatomy
    if not anatomy.page_numbers:
        return
    own = annex_sections(anatomy)
    taken: set[int] = set()
    for annex in anatomy.annexes:
        section = anatomy.layout.sections[annex.section]
        is_own = section.index in own and section.index not in taken
        taken.add(section.index)
        begins_file = annex.heading.box.page == 1 and section.number_start is None
        if begins_file or (is_own and section.number_start == int(look.limit("ND30-PGNUM-05", "dau"))):
            continue
        what = f"{annex.heading.text} không đánh số trang riêng từ 1."
        mends: tuple[Mend, ...] = (MendSection(section.index, "number_start", 1.0),) if is_own else ()
        measured = str(section.number_start or "nối tiếp") if is_own else "nối tiếp"
        yield Observation("ND30-PGNUM-05", what, annex.heading, measured, mends=mends)


def _mend(look: Look, paragraph: Paragraph) -> tuple[Mend, ...]:
    return _mend_section(look, paragraph.section)


def _mend_section(look: Look, section: int) -> tuple[Mend, ...]:
    """All numbers of a section at once, in a size that they have or may have."""
    found = [run.size_pt for paragraph in look.anatomy.page_numbers for run in _digits(paragraph)]
    size = min(max(found[0], 13.0), 14.0) if found else _USUAL_SIZE_PT
    return (MendPageNumber(section, size),)
