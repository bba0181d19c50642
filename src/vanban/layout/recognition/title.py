"""What stands between letterhead and body: tên loại, trích yếu, Kính gửi, căn cứ, the order to issue."""

import re
from dataclasses import dataclass, field

from vanban.layout.anatomy import Component
from vanban.layout.recognition.letterhead import is_type_name
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.pieces import Piece, Reading
from vanban.layout.recognition.words import (
    ADDRESSEES,
    BASIS,
    DASHES,
    ENCLOSED,
    LATER_BASIS,
    ORDERING,
    begins_with_body,
    kind_of,
)
from vanban.outline import markers
from vanban.outline.tree import UNNUMBERED, Level

_FIRST_PIECES = 15  # how far behind the head the title may begin
_MOST_SUBJECT_PIECES = 12
_NEAR = 6  # pieces between title and Kính gửi
_MOST_ADDRESSEES = 60
_MOST_BASES = 60
_DEEP_MM = 25.0  # an addressee is indented further than any paragraph
_HEADS = re.compile(
    r"(?:bộ trưởng|chủ tịch|giám đốc|thủ trưởng|hiệu trưởng|cục trưởng|tổng|trưởng|chánh|viện|thủ tướng|chủ nhiệm)"
)


@dataclass
class Title:
    """What was found; `end` is the index of the first piece behind it, which is not behind `limit`."""

    end: int
    limit: int
    type_name: Component | None = None
    type: str = ""
    subject: Component | None = None
    addressees: Component | None = None
    bases: list[Component] = field(default_factory=list)
    authority: Component | None = None
    ordering: Component | None = None


def find_title(
    reading: Reading, lines: Lines, start: int, is_letter: bool, is_official: bool, limit: int
) -> Title:
    """Find the title that begins at piece `start` or soon behind it.

    `is_letter`: a V/v was found, so that no subject stands here. `is_official`: a letterhead was found.
    """
    title = Title(start, limit)
    _find_type_name(reading, title, is_official)
    if title.type_name or (is_official and not is_letter):
        _find_subject(reading, lines, title)
    _find_addressees(reading, title)
    if title.subject is None and title.type_name and title.addressees is None:
        _find_subject(reading, lines, title)
    _find_bases(reading, title)
    return title


def _find_type_name(reading: Reading, title: Title, is_official: bool) -> None:
    for piece in _next(reading, title, _FIRST_PIECES):
        if ADDRESSEES.match(piece.key) or _is_running(piece):
            return
        if is_type_name(piece):
            kind = kind_of(piece.key)
            title.type = kind[0] if kind else ""
        elif not (is_official and _is_unknown_type_name(piece)):
            continue
        title.type_name = reading.claim("ten_loai", piece)
        title.end = piece.index + 1
        return


def _is_unknown_type_name(piece: Piece) -> bool:
    few = 1 < len(piece.text.split()) <= 8
    return few and piece.is_upper and piece.is_bold and piece.is_centred and not _is_bare_order(piece)


def _is_bare_order(piece: Piece) -> bool:
    return bool(ORDERING.fullmatch(piece.key))


def _is_running(piece: Piece) -> bool:
    """Whether it is of the body: long, or numbered."""
    if piece.fragment.printed_lines > 3 and not piece.is_centred:
        return True
    return markers.recognise(piece.text) is not None


def _find_subject(reading: Reading, lines: Lines, title: Title) -> None:
    """Centred or bold pieces right under the tên loại, up to the drawn line or whatever else begins."""
    found: list[Piece] = []
    for piece in _next(reading, title, _MOST_SUBJECT_PIECES):
        if not _may_be_subject(piece, found) or (found and lines.part(found[-1].fragment, piece.fragment)):
            break
        found.append(piece)
    if found:
        title.subject = lines.under(reading.claim("trich_yeu", *found))
        title.end = found[-1].index + 1


def _may_be_subject(piece: Piece, found: list[Piece]) -> bool:
    if ADDRESSEES.match(piece.key) or ENCLOSED.match(piece.key) or _is_bare_order(piece):
        return False
    if BASIS.match(piece.key) and not piece.is_centred:
        return False
    marked = markers.recognise(piece.text)
    if marked is not None and not (found and piece.is_centred and marked.level is Level.DASH):
        return False
    if not found:
        return piece.is_centred or (piece.is_bold and piece.fragment.aligned != "both")
    first = found[0]
    alike = piece.is_centred == first.is_centred and piece.is_bold == first.is_bold
    return alike and not (piece.is_upper and not first.is_upper and _names_authority(piece))


def _names_authority(piece: Piece) -> bool:
    return bool(_HEADS.match(piece.key)) or begins_with_body(piece.text)


def _find_addressees(reading: Reading, title: Title) -> None:
    first = next((p for p in _next(reading, title, _NEAR) if ADDRESSEES.match(p.key)), None)
    if first is None:
        return
    found = [first]
    for piece in reading.free(first.index + 1, min(title.limit, first.index + _MOST_ADDRESSEES)):
        if not _is_addressee(piece, found):
            break
        found.append(piece)
    title.addressees = reading.claim("kinh_gui", *found)
    title.end = max(title.end, found[-1].index + 1)


def _is_addressee(piece: Piece, found: list[Piece]) -> bool:
    first, before = found[0], found[-1]
    if len(piece.text) > 200 or piece.page != first.page or _is_bare_order(piece):
        return False
    if first.cell is not None or piece.cell is not None:
        return first.cell is not None and piece.cell is not None and first.cell.table == piece.cell.table
    if piece.fragment.paragraph is first.fragment.paragraph:
        return True
    deep = piece.box.left_mm - first.fragment.room.left_mm >= _DEEP_MM
    if piece.text.startswith(DASHES):
        return deep or before.text.endswith((":", ";"))
    named = not first.text.endswith(":")
    if len(found) == 1 and named:
        return False
    if before.text.endswith(".") or not deep:
        return False
    return piece.text.endswith((";", ".", ",")) or before.text.endswith((":", ";", ","))


def _find_bases(reading: Reading, title: Title) -> None:
    """Căn cứ and what goes with it; the authority over them or over the order, and the order."""
    rest = _unnumbered(_next(reading, title, _MOST_BASES))
    ordering = next((piece for piece in rest if _is_order(piece)), None)
    above = [piece for piece in rest if ordering is None or piece.index < ordering.index]
    bases = _bases(above, ordering is not None)
    authority = _authority(above, bases, title, ordering is not None)
    if bases:
        title.bases = [reading.claim("can_cu", piece) for piece in bases]
    if authority:
        title.authority = reading.claim("tham_quyen", *authority)
    if ordering is not None:
        title.ordering = reading.claim("lenh_ban_hanh", ordering)
    last = [*bases, *authority, *((ordering,) if ordering else ())]
    title.end = max([title.end, *(piece.index + 1 for piece in last)])


def _unnumbered(pieces: list[Piece]) -> list[Piece]:
    """The pieces before the first `Điều`, `I.`, `1.` or `a)`."""
    numbered = (
        at
        for at, piece in enumerate(pieces)
        if (marked := markers.recognise(piece.text)) is not None and marked.level not in UNNUMBERED
    )
    return pieces[: next(numbered, len(pieces))]


def _is_order(piece: Piece) -> bool:
    return _is_bare_order(piece) and (piece.is_upper or piece.is_centred or piece.text.endswith(":"))


def _bases(pieces: list[Piece], has_order: bool) -> list[Piece]:
    """The căn cứ among the pieces over the order, or at the head of what follows the title.

    `Căn cứ Kế hoạch số …, Sở xây dựng kế hoạch như sau:` begins the body; so do upright ones that are sentences.
    """
    if has_order:
        return [piece for piece in pieces if _is_base_over_order(piece)]
    found: list[Piece] = []
    for piece in pieces:
        pattern = LATER_BASIS if found and found[-1].text.endswith(";") else BASIS
        if not pattern.match(piece.key) or piece.text.endswith((":", "./.")):
            break
        found.append(piece)
    if not found or any(piece.is_italic for piece in found) or found[0].text.endswith(";"):
        return found
    return [] if len(found) == 1 or found[0].text.endswith(".") else found


def _is_base_over_order(piece: Piece) -> bool:
    if BASIS.match(piece.key):
        return True
    if piece.is_upper or piece.is_centred:
        return False
    return bool(LATER_BASIS.match(piece.key)) or piece.is_italic or piece.text.endswith(";")


def _authority(above: list[Piece], bases: list[Piece], title: Title, has_order: bool) -> list[Piece]:
    """Lines in capitals over the căn cứ or the order."""
    if not has_order and title.type not in ("QĐ", "NQ"):
        return []
    limit = bases[0].index if bases and not has_order else None
    return [
        piece
        for piece in above
        if piece.is_upper and (piece.is_centred or piece.is_bold) and piece not in bases
        if limit is None or piece.index < limit
    ]


def _next(reading: Reading, title: Title, count: int) -> list[Piece]:
    """So many of the pieces to come."""
    return reading.free(title.end, min(title.limit, title.end + count))
