"""The letterhead: national title, agencies, number, place and date, and the marks round them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vanban.layout.anatomy import Component, Name
from vanban.layout.recognition.agencies import split_agencies
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.words import (
    ADDRESSEES,
    BASIS,
    CIRCULATION,
    DRAFT,
    ELECTRONIC_MARK,
    ENCLOSED,
    FORM_MARK,
    MOTTO,
    NATIONAL_TITLE,
    NUMBER,
    PARTY_HEADING,
    PLACE_DATE,
    SECRECY,
    SHORT_DATE,
    SIGNED_AT,
    SUBJECT_OF_LETTER,
    URGENCY,
    kind_of,
    resembles,
)
from vanban.outline import markers
from vanban.outline.tree import Level

_LONGEST_HEAD = 60  # pieces
_LONG_TEXT = 160  # characters: running text
_LONGEST_LINE = 90  # characters of a number or date
_SMALL_PT = 10.5  # Phụ lục I, Phần II.I: the mark of an electronic copy has 10 pt
_MIDDLE_MM = 12.0  # how far from the middle of the page something centred may stand
_OUTLINE = (Level.ROMAN, Level.NUMBER, Level.DECIMAL, Level.ARTICLE, Level.PART, Level.CHAPTER)


@dataclass
class Letterhead:
    """What was found; `end` is the index of the first piece behind it."""

    end: int
    national_title: Component | None = None
    motto: Component | None = None
    party_heading: Component | None = None
    superior: Component | None = None
    issuer: Component | None = None
    number: Component | None = None
    place_date: Component | None = None
    letter_subject: Component | None = None
    urgency: Component | None = None
    secrecy: Component | None = None
    circulation: Component | None = None
    draft_mark: Component | None = None
    electronic_copy: Component | None = None

    @property
    def is_found(self) -> bool:
        """Something that only a document has is there."""
        return any((self.national_title, self.motto, self.party_heading, self.number, self.place_date))


def find_letterhead(reading: Reading, lines: Lines, start: int, limit: int) -> Letterhead:
    """Find the letterhead that begins at piece `start` and ends before `limit`."""
    end = min(limit, _end_of_head(reading, start))
    pieces = _head_pieces(reading, start, end, limit)
    head = Letterhead(end)
    finder = _Finder(reading, pieces)
    head.national_title = finder.heading("quoc_hieu", NATIONAL_TITLE, 4)
    head.motto = finder.heading("tieu_ngu", MOTTO, 3)
    head.party_heading = finder.heading("quoc_hieu", PARTY_HEADING, 2)
    head.number = finder.line("so_ky_hieu", is_number)
    head.place_date = finder.line("dia_danh_ngay_thang", is_place_date)
    head.draft_mark = finder.words("du_thao", DRAFT)
    head.urgency = finder.words("dau_khan", URGENCY)
    head.secrecy = finder.words("dau_mat", SECRECY)
    head.circulation = finder.words("pham_vi_luu_hanh", CIRCULATION)
    head.electronic_copy = finder.line("chu_ky_so", is_electronic_mark)
    head.motto = lines.under(head.motto)
    if head.is_found:
        _find_agencies(head, finder, lines)
        _find_letter_subject(head, finder, lines)
    head.end = _end_of_claimed(reading, start, end)
    return head


def _end_of_claimed(reading: Reading, start: int, end: int) -> int:
    """Behind the last piece that was claimed, and behind the table or text box it stands in."""
    claimed = [piece for piece in reading.pieces[start:end] if not reading.is_free(piece)]
    if not claimed:
        return start
    last = claimed[-1]
    for piece in reading.pieces[last.index + 1 : end]:
        in_table = piece.cell and last.cell and piece.cell.table == last.cell.table
        if not in_table and (piece.frame is None or piece.frame != last.frame):
            return piece.index
    return end


def is_number(piece: Piece) -> bool:
    """Whether it is a line `Số: 05/KH-SXD`, well written or not."""
    if not piece.key.startswith("số") or len(piece.text) > _LONGEST_LINE or is_electronic_mark(piece):
        return False
    found = NUMBER.fullmatch(piece.key)
    return found is not None and (bool(found["rest"]) or not re.search(r"[^\W\d_]", piece.key[2:]))


def is_place_date(piece: Piece) -> bool:
    """Whether it is a line `Lào Cai, ngày 05 tháng 3 năm 2026`, well written or not."""
    key = piece.key.rstrip(" .;,")
    if len(key) > _LONGEST_LINE:
        return False
    return bool(PLACE_DATE.fullmatch(key) or SHORT_DATE.fullmatch(key))


def is_electronic_mark(piece: Piece) -> bool:
    """Whether it is the small print of an electronic signature."""
    if not ELECTRONIC_MARK.match(piece.key):
        return False
    sizes = [run.size_pt for run in piece.fragment.runs]
    return bool(SIGNED_AT.match(piece.key)) or (bool(sizes) and max(sizes) <= _SMALL_PT)


def _end_of_head(reading: Reading, start: int) -> int:
    """The first piece that can't be of a letterhead: the tên loại, Kính gửi, căn cứ, running text."""
    for piece in reading.pieces[start : start + _LONGEST_HEAD]:
        if piece.page > reading.pieces[start].page or _begins_body(piece):
            return piece.index
    return min(len(reading.pieces), start + _LONGEST_HEAD)


def _begins_body(piece: Piece) -> bool:
    if len(piece.text) > _LONG_TEXT or piece.fragment.printed_lines > 3:
        return True
    if ADDRESSEES.match(piece.key) or BASIS.match(piece.key):
        return True
    if is_type_name(piece) or (piece.is_centred and piece.cell is None and ENCLOSED.match(piece.key)):
        return True
    marked = markers.recognise(piece.text)
    return marked is not None and marked.level in _OUTLINE and bool(marked.rest)


def is_type_name(piece: Piece) -> bool:
    """Whether it is the name of a kind of document, alone, or in capitals with more words behind it."""
    kind = kind_of(piece.key)
    if kind is None or piece.text.endswith(":"):
        return False
    return kind[1] or (piece.is_upper and piece.is_centred)


def _head_pieces(reading: Reading, start: int, end: int, last: int) -> list[Piece]:
    """The pieces up to `end`, and text boxes that stand above it but are anchored behind it."""
    pieces = reading.free(start, end)
    if end < last:
        limit = reading.pieces[end]
        pieces += [
            piece
            for piece in reading.free(end, min(last, end + _LONGEST_HEAD))
            if piece.frame is not None
            and limit.frame is None
            and piece.page == limit.page
            and piece.box.bottom_mm <= limit.box.top_mm + 1
        ]
    return pieces


class _Finder:
    """The unclaimed pieces of a letterhead."""

    def __init__(self, reading: Reading, pieces: Sequence[Piece]) -> None:
        self.reading = reading
        self._pieces = pieces

    @property
    def free(self) -> list[Piece]:
        """What nobody has claimed."""
        return [piece for piece in self._pieces if self.reading.is_free(piece)]

    def heading(self, name: Name, model: str, most: int) -> Component | None:
        """The piece that reads nearly so; or two, one under the other."""
        free = self.free
        for piece in free:
            if resembles(piece.letters, model, most):
                return self.reading.claim(name, piece)
        for piece in free:
            below = next((one for one in free if one.index > piece.index and same_column(piece, one)), None)
            if below and resembles(piece.letters + below.letters, model, most):
                return self.reading.claim(name, piece, below)
        return None

    def line(self, name: Name, test: Callable[[Piece], bool]) -> Component | None:
        """The first piece that passes."""
        return next((self.reading.claim(name, piece) for piece in self.free if test(piece)), None)

    def words(self, name: Name, pattern: re.Pattern[str]) -> Component | None:
        """The first piece that is nothing but these words."""
        return self.line(name, lambda piece: bool(pattern.fullmatch(piece.key)))


def same_column(one: Piece, other: Piece) -> bool:
    """Whether they stand in one column: of a table, in one text box, or one over the other."""
    if one.frame is not None or other.frame is not None:
        return one.frame == other.frame
    if one.cell and other.cell and one.cell.table == other.cell.table:
        return one.cell.column == other.cell.column
    overlap = min(one.box.right_mm, other.box.right_mm) - max(one.box.left_mm, other.box.left_mm)
    return overlap > 0.5 * min(one.box.width_mm, other.box.width_mm)


def _find_agencies(head: Letterhead, finder: _Finder, lines: Lines) -> None:
    """The names in the block over the number, or in the whole head when nothing stands beside it."""
    bottom = _top(head.number or head.place_date)
    names = [piece for piece in _agency_side(head, finder) if _may_be_agency(piece)]
    if bottom is not None:
        page, top_mm = bottom
        names = [piece for piece in names if (piece.page, piece.box.top_mm) < (page, top_mm)]
    if not names:
        return
    names.sort(key=lambda piece: (piece.page, piece.box.top_mm, piece.index))
    superior, issuer = split_agencies(names)
    if superior:
        head.superior = finder.reading.claim("co_quan_chu_quan", *superior)
    head.issuer = lines.under(finder.reading.claim("co_quan_ban_hanh", *issuer))


def _agency_side(head: Letterhead, finder: _Finder) -> list[Piece]:
    """What stands on the other side of the page than the national title; all if that stands in the middle.

    On a page that was turned the whole letterhead may stand on one side: then it is what stands left of the title.
    """
    middle = finder.reading.centre_mm
    right = head.national_title or head.motto or head.party_heading or head.place_date
    if right is None:
        return [piece for piece in finder.free if piece.box.centre_mm < middle or piece.is_upper]
    away = right.box.centre_mm - middle
    if abs(away) < _MIDDLE_MM:
        return finder.free
    across = [piece for piece in finder.free if (piece.box.centre_mm - middle) * away < 0]
    return across or [piece for piece in finder.free if piece.box.right_mm <= right.box.left_mm]


def _may_be_agency(piece: Piece) -> bool:
    return (
        not SUBJECT_OF_LETTER.match(piece.key) and not piece.text.startswith("(") and piece.text[0].isalpha()
    )


def _top(component: Component | None) -> tuple[int, float] | None:
    return (component.box.page, component.box.top_mm) if component else None


def _find_letter_subject(head: Letterhead, finder: _Finder, lines: Lines) -> None:
    """V/v and what it goes on with, under the number."""
    free = finder.free
    first = next((piece for piece in free if SUBJECT_OF_LETTER.match(piece.key)), None)
    if first is None:
        return
    below = [
        piece
        for piece in free
        if piece.index > first.index and same_column(first, piece) and piece.box.top_mm > first.box.top_mm
    ]
    head.letter_subject = lines.under(finder.reading.claim("trich_yeu_cong_van", first, *below))


def find_unsigned_subject(reading: Reading, head: Letterhead, lines: Lines, start: int) -> None:
    """The subject of a letter that lacks its V/v: what else stands under the number."""
    number = next(
        (p for p in reading.pieces[start : head.end] if head.number and p.fragment in head.number.fragments),
        None,
    )
    if number is None:
        return
    below = [
        piece
        for piece in reading.free(start, head.end)
        if same_column(number, piece) and piece.box.top_mm > number.box.top_mm and not piece.is_upper
    ]
    if below:
        head.letter_subject = lines.under(reading.claim("trich_yeu_cong_van", *below))


def find_form_mark(reading: Reading, head: Letterhead) -> Component | None:
    """`Mẫu số 08` over the page, with the line that says what the form was issued with."""
    over = reading.free(0, head.end) if head.is_found else []
    marks = [n for n, piece in enumerate(over) if FORM_MARK.match(piece.key)]
    if not marks:
        return None
    first = marks[0]
    issued = [piece for piece in over[first + 1 : first + 2] if ENCLOSED.match(piece.key)]
    return reading.claim("mau_so", over[first], *issued)


def claim_rest(reading: Reading, head: Letterhead, start: int) -> Iterable[Piece]:
    """What fits nothing in the head; it will not be taken for the body."""
    rest = reading.free(start, head.end) if head.is_found else []
    reading.leave_out(rest)
    return rest
