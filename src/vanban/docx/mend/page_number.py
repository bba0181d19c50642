"""Numbering the pages: centred in the header, from page 2 on, and nowhere else.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, I.7.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from vanban.docx.mend.inherited import Inherited
from vanban.docx.mend.letters import Field, Letters, runs_of
from vanban.docx.mend.look import mend_letters
from vanban.docx.mend.paragraph import set_align, set_gap, set_indent, set_line
from vanban.docx.mend.parts import REFERENCE_ID, Parts
from vanban.docx.mend.schema import NS, W, drop, is_on, place, properties, remove, set_flag
from vanban.layout.mends import MendLetters

_FONT = "Times New Roman"
_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_AROUND_A_NUMBER = re.compile(r"[\W_]*(?:(?:trang|page|của|of)[\W_]*)*", re.IGNORECASE)
_TYPED_NUMBER = re.compile(
    r"[\W_]*(?:trang|page)?[\W_]*\d{1,3}(?:[\W_]*(?:/|của|of)[\W_]*\d{1,3})?[\W_]*", re.I
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class HeaderOwners:
    """Which sections have a header or footer of their own; the others show that of one before."""

    def __init__(self, sections: Sequence[etree._Element]) -> None:
        self._owners: dict[tuple[str, str], list[int]] = {}
        for index, section in enumerate(sections):
            for story in ("header", "footer"):
                for reference in section.findall(f"{W}{story}Reference"):
                    self.add(story, reference.get(f"{W}type", "default"), index)

    def add(self, story: str, kind: str, section: int) -> None:
        """From now on this section has one."""
        owners = self._owners.setdefault((story, kind), [])
        at = bisect_left(owners, section)
        if owners[at : at + 1] != [section]:
            owners.insert(at, section)

    def shown_by(self, section: int, story: str, kind: str) -> int | None:
        """The section whose header a section shows; None when it shows none."""
        owners = self._owners.get((story, kind), [])
        at = bisect_right(owners, section)
        return owners[at - 1] if at else None


@dataclass(frozen=True, slots=True)
class _Pages:
    """One section with those before it, from whom it inherits headers and footers."""

    parts: Parts
    sections: list[etree._Element]
    owners: HeaderOwners
    index: int
    inherited: Inherited

    @property
    def section(self) -> etree._Element:
        return self.sections[self.index]

    @property
    def begins_at_one(self) -> bool:
        """Its first page is a page 1, which shows no number."""
        numbers = self.section.find(f"{W}pgNumType")
        return self.index == 0 or (numbers is not None and numbers.get(f"{W}start") == "1")

    @property
    def has_title_page(self) -> bool:
        return is_on(self.section.find(f"{W}titlePg"))

    @property
    def has_even_pages(self) -> bool:
        settings = self.parts.of_kind("settings")
        return settings in self.parts and is_on(self.parts.tree(settings).find(f"{W}evenAndOddHeaders"))

    def is_own(self, story: str, kind: str) -> bool:
        """The section does not share this header or footer with another one."""
        part = self.part(story, kind)
        ids = {id for id, _, path in self.parts.relations(self.parts.main) if path == part}
        users = [
            section
            for section in self.sections
            for reference in section.findall(f"{W}{story}Reference")
            if reference.get(REFERENCE_ID) in ids
        ]
        return users == [self.section]

    def part(self, story: str, kind: str) -> str:
        """The header or footer (`story`) of this kind (`default`, `first`, `even`), own or inherited; "" without."""
        owner = self.owners.shown_by(self.index, story, kind)
        references = [] if owner is None else self.sections[owner].findall(f"{W}{story}Reference")
        ids = (one.get(REFERENCE_ID, "") for one in references if one.get(f"{W}type", "default") == kind)
        return next(map(self._target, ids), "")

    def _target(self, id: str) -> str:
        found = (path for known, _, path in self.parts.relations(self.parts.main) if known == id)
        return next((path for path in found if path in self.parts), "")

    def add(self, story: str, kind: str, content: etree._Element, like: str = "") -> etree._Element:
        """Give the section a header or footer of its own; its root."""
        id = self.parts.add_header(story, content, like)
        for known in self.section.findall(f"{W}{story}Reference"):
            if known.get(f"{W}type", "default") == kind:
                self.section.remove(known)
        reference = place(self.section, etree.Element(f"{W}{story}Reference"))
        reference.set(f"{W}type", kind)
        reference.set(REFERENCE_ID, id)
        self.owners.add(story, kind, self.index)
        return self.parts.tree(self._target(id))


def mend_page_number(
    parts: Parts,
    sections: list[etree._Element],
    owners: HeaderOwners,
    index: int,
    size_pt: float,
    inherited: Inherited,
) -> None:
    """Number the pages of a section; other words of its headers and footers stay."""
    pages = _Pages(parts, sections, owners, index, inherited)
    _make_decimal(pages.section)
    if pages.begins_at_one and not pages.has_title_page:
        _separate_first_page(pages)
    numbered = ["default"] + ["even"] * pages.has_even_pages
    if pages.has_title_page and not pages.begins_at_one:
        numbered.append("first")
    for story, kind in ((s, k) for s in ("header", "footer") for k in ("default", "first", "even")):
        part = pages.part(story, kind)
        if part and not (story == "header" and kind in numbered):
            _without_numbers(parts.tree(part), inherited)
    for kind in numbered:
        _with_number(_header_to_number(pages, kind), size_pt, inherited, parts.styles)


def _make_decimal(section: etree._Element) -> None:
    numbers = section.find(f"{W}pgNumType")
    if numbers is not None:
        drop(numbers, "chapStyle", "chapSep")
        if numbers.get(f"{W}fmt", "decimal") != "decimal":
            numbers.set(f"{W}fmt", "decimal")


def _separate_first_page(pages: _Pages) -> None:
    """Let page 1 have a header and footer of its own, with the words that it has had so far."""
    for story in ("header", "footer"):
        shown = pages.part(story, "default")
        content = deepcopy(pages.parts.tree(shown)) if shown else _story(story)
        _without_numbers(content, pages.inherited)
        if story == "header" or pages.part(story, "first") or _has_content(content):
            pages.add(story, "first", content, shown)
    set_flag(pages.section, "titlePg", True)


def _header_to_number(pages: _Pages, kind: str) -> etree._Element:
    """The header that gets the number; one for a first page is this section's own, since page 1 must not show it."""
    part = pages.part("header", kind)
    if part and (kind != "first" or pages.is_own("header", kind)):
        return pages.parts.tree(part)
    content = deepcopy(pages.parts.tree(part)) if part else _story("header")
    return pages.add("header", kind, content, part)


def _story(story: str) -> etree._Element:
    """An empty header or footer."""
    root = etree.Element(f"{W}{'hdr' if story == 'header' else 'ftr'}", nsmap={"w": NS, "r": _RELATIONSHIPS})
    etree.SubElement(root, f"{W}p")
    return root


def _has_content(root: etree._Element) -> bool:
    return any(True for _ in root.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}fldSimple", f"{W}instrText"))


def _without_numbers(root: etree._Element, inherited: Inherited) -> None:
    """Take page numbers out, fields and typed ones; other words stay."""
    for paragraph in list(root.iter(f"{W}p")):
        letters = Letters(paragraph, inherited)
        if _is_number_only(letters):
            _empty(paragraph)
        else:
            _drop_numbers(letters)


def _number_fields(letters: Letters) -> list[Field]:
    return [field for field in letters.fields if field.name in _NUMBERS]


def _is_number_only(letters: Letters) -> bool:
    """Nothing but a page number, a field or typed, with what clerks put round it: `- 2 -`, `Trang 2/5`."""
    if not letters.fields:
        return _TYPED_NUMBER.fullmatch(letters.text) is not None
    if not any(field.name == "PAGE" for field in letters.fields):
        return False
    others = "".join(
        piece.text
        for piece in letters.pieces
        if not any(field.name in _NUMBERS for field in piece.fields)
    )  # fmt: skip
    return _AROUND_A_NUMBER.fullmatch(others) is not None and not _has_picture(letters.paragraph)


def _has_picture(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(f"{W}drawing", f"{W}pict"), None) is not None


def _empty(paragraph: etree._Element) -> None:
    """Take all runs out; a text box that only held the number goes with it."""
    for run in list(runs_of(paragraph)):
        if not _has_picture(run):
            run.getparent().remove(run)
    for field in list(paragraph.iter(f"{W}fldSimple")):
        field.getparent().remove(field)
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    if box is not None and not _has_content(box):
        holder = next(box.iterancestors(f"{W}r"))
        if not any(_has_content(other) for other in holder.iter(f"{W}txbxContent")):
            holder.getparent().remove(holder)


def _drop_numbers(letters: Letters) -> None:
    """Take the fields that number pages out of a paragraph that has other words."""
    fields = _number_fields(letters)
    results = [p.element for p in letters.pieces if any(field in fields for field in p.fields)]
    for element in (*(mark for field in fields for mark in field.marks), *results):
        run = element.getparent()
        if run is None:
            continue  # it went with the field around it
        run.remove(element)
        if run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)


def _with_number(root: etree._Element, size_pt: float, inherited: Inherited, styles: bytes) -> None:
    """One centred paragraph with the number; another place of the number in this header is emptied."""
    kept: etree._Element | None = None
    emptied: list[etree._Element] = []
    for paragraph in list(root.iter(f"{W}p")):
        letters = Letters(paragraph, inherited)
        if kept is None and _is_plain(paragraph) and _is_number_only(letters) and _is_bare(letters):
            kept = paragraph
        elif _is_number_only(letters):
            _empty(paragraph)
            emptied += [paragraph] * _is_plain(paragraph)
        else:
            _drop_numbers(letters)
    if kept is None:
        kept = emptied[0] if emptied else _paragraph_for_number(root)
        _write_number(kept, size_pt)
    _centre(kept, styles)
    letters = Letters(kept, inherited)
    mend_letters(letters, MendLetters(("", 0), "size_pt", size_pt), styles)
    mend_letters(letters, MendLetters(("", 0), "italic", False), styles)


def _is_plain(paragraph: etree._Element) -> bool:
    """It stands in the header itself, or in a content control there: in no table and in no text box."""
    return next(paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is None


def _is_bare(letters: Letters) -> bool:
    """The number alone, a field, without `Trang` and without the count of all pages."""
    names = {field.name for field in letters.fields}
    return names == {"PAGE"} and all(piece.fields for piece in letters.pieces)


def _paragraph_for_number(root: etree._Element) -> etree._Element:
    """The header's only paragraph when it is empty, else a new one above all."""
    first = next((child for child in root if child.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")), None)
    if first is not None and first.tag == f"{W}p" and not _has_content(first):
        return first
    paragraph = etree.Element(f"{W}p")
    root.insert(0, paragraph)
    return paragraph


def _write_number(paragraph: etree._Element, size_pt: float) -> None:
    _empty(paragraph)
    fonts = "".join(f' w:{script}="{_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    half_points = round(size_pt * 2)
    look = f'<w:rPr><w:rFonts{fonts}/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)
    paragraph.extend(etree.fromstring(f'<w:p xmlns:w="{NS}">{runs}</w:p>'))


def _centre(paragraph: etree._Element, styles: bytes) -> None:
    look = properties(paragraph)
    remove(look, "framePr", "numPr")
    set_align(look, "center")
    for side in ("left", "right", "first_line"):
        set_indent(look, side, 0, styles)
    for side in ("before", "after"):
        set_gap(look, side, 0, styles)
    set_line(look, 1)
