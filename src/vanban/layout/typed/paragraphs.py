"""Lines joined into paragraphs: what a clerk typed before it was wrapped, and what each part of the page is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vanban.layout.recognition.words import (
    ADDRESSEES,
    PAGE_NUMBER,
    RECIPIENTS,
    kind_of,
)
from vanban.layout.typed.lines import Line, Measure
from vanban.outline import markers
from vanban.outline.tree import UNNUMBERED
from vanban.vietnamese.letters import fold, only_letters

Role = Literal["head", "title", "body", "row", "foot"]

_LEAST_COLUMNS = 3  # of a table; justified words may part a line in two
_ROW_GAP_MM = 1.5  # between the lines of one row
_COLUMN_MM = 1.5  # how far from the left edge of its column a line may begin
_LAST_HEAD_LINE = 40
_MOST_TITLE_LINES = 8
_INDENT_MM = 2.5
_WIDE_GAP_MM = 4.0
_LONG = 110  # characters: no line of a title
_CITES = re.compile(r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở)\b.*?\b(?:số\s*:?\s*\d|luật\b|ngày\s*\d)")
_ENDS = (".", ";", ":", "?", "!", ".”", ".)", "…")
_CLOSING = ("trên đây là", "trên đây ")
_ANNEX = re.compile(r"phụ lục(?: [ivx\d]+)?")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one paragraph, or the lines of a head, title or foot, which stand alone."""

    role: Role
    lines: tuple[Line, ...]


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines but those that are only a page's number, and how many of these there were."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        edge = (
            at == 0
            or at == len(lines) - 1
            or lines[at - 1].page != line.page
            or lines[at + 1].page != line.page
        )
        number = re.search(r"\d+", text)
        if edge and number and PAGE_NUMBER.fullmatch(text.casefold()) and int(number[0]) <= 2 * line.page + 1:
            continue
        if number and not edge and text.strip("-– ") == number[0] and int(number[0]) in range(2, 60):
            continue
        kept.append(line)
    return kept, len(lines) - len(kept)


def blocks_of(lines: Sequence[Line], measure: Measure) -> list[Block]:
    """The lines as paragraphs."""
    roles = _with_rows(lines, _roles(lines, measure))
    blocks: list[Block] = []
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        before = lines[at - 1] if at else None
        if (
            role == "body"
            and blocks
            and blocks[-1].role == "body"
            and before
            and not (len(blocks[-1].lines) == 1 and _stand_alike(before, line, measure))
            and _goes_on(before, line, measure)
        ):
            blocks[-1] = Block("body", (*blocks[-1].lines, line))
        elif (
            role == "body"
            and blocks
            and blocks[-1].role == "row"
            and before
            and _is_of_row(blocks[-1], before, line)
        ):
            blocks[-1] = Block("row", (*blocks[-1].lines, line))
        else:
            blocks.append(Block(role, (line,)))
    return blocks


def _with_rows(lines: Sequence[Line], roles: Sequence[Role]) -> list[Role]:
    """Lines of the body in three columns or more are rows of a table; so are those in two columns beside them."""
    wide = [
        role == "body" and len(line.bits) >= _LEAST_COLUMNS for line, role in zip(lines, roles, strict=True)
    ]
    found: list[Role] = []
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        beside = any(wide[max(0, at - 1) : at + 2])
        found.append("row" if role == "body" and (wide[at] or (beside and len(line.bits) > 1)) else role)
    return found


def _is_of_row(row: Block, before: Line, line: Line) -> bool:
    """Whether a line goes on in cells of the row above it: right below, and none of it in the first column."""
    if line.page != before.page or line.top_mm - before.bottom_mm > _ROW_GAP_MM:
        return False
    lefts = [bit.left_mm for bit in row.lines[0].bits[1:]]
    return all(any(abs(bit.left_mm - left) <= _COLUMN_MM for left in lefts) for bit in line.bits)


def _roles(lines: Sequence[Line], measure: Measure) -> list[Role]:
    title = _type_name(lines)
    first_body = _after_title(lines, title, measure) if title is not None else _first_running(lines)
    first_foot = _first_of_foot(lines, first_body)
    roles: list[Role] = []
    for at, line in enumerate(lines):
        if title is not None and title <= at < first_body:
            roles.append("title")
        elif at < first_body:
            roles.append("head")
        else:
            roles.append("body" if at < first_foot else "foot")
        if roles[-1] == "foot" and _ANNEX.fullmatch(fold(line.text)):
            return [*roles, *["body" for _ in lines[at + 1 :]]]  # type: ignore[list-item]
    return roles


def _type_name(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines[:_LAST_HEAD_LINE]):
        kind = kind_of(fold(line.text))
        if kind is not None and kind[1] and line.text.strip()[:1].isupper():
            return at
    return None


def _after_title(lines: Sequence[Line], title: int, measure: Measure) -> int:
    """The first line behind the title's own; one that stands in the middle is of the title."""
    for at in range(title + 1, min(len(lines), title + 1 + _MOST_TITLE_LINES)):
        line, before = lines[at], lines[at - 1]
        if _begins_text(line):
            return at
        if _is_centred(line, measure) and not measure.fills(line):
            continue
        gaps = [lines[n].top_mm - lines[n - 1].bottom_mm for n in range(title + 1, at)]
        wide = gaps and line.top_mm - before.bottom_mm > max(gaps) + _WIDE_GAP_MM
        if len(line.text) > _LONG or wide or _CITES.match(fold(line.text)):
            return at
    return min(len(lines), title + 1 + _MOST_TITLE_LINES)


def _begins_text(line: Line) -> bool:
    marked = markers.recognise(line.text.strip())
    if marked is not None and marked.level not in UNNUMBERED:
        return True
    return bool(ADDRESSEES.match(fold(line.text))) or line.text.strip().endswith((":", ";"))


def _is_centred(line: Line, measure: Measure) -> bool:
    away = abs((line.left_mm + line.right_mm) / 2 - measure.centre_mm)
    return len(line.bits) == 1 and line.left_mm - measure.left_mm >= 12 and away <= 12


def _first_running(lines: Sequence[Line]) -> int:
    for at, line in enumerate(lines[:_LAST_HEAD_LINE]):
        if (
            _begins_text(line)
            or len(line.text) > _LONG
            or (len(line.bits) == 1 and _CITES.match(fold(line.text)))
        ):
            return at
    return 0


def _first_of_foot(lines: Sequence[Line], start: int) -> int:
    """Nơi nhận, or what stands behind the last `./.`, whichever comes first."""
    heading = next((at for at in range(start, len(lines)) if _is_heading(lines[at])), None)
    limit = len(lines) if heading is None else heading
    ended = [at + 1 for at in range(start, limit) if lines[at].text.rstrip().endswith("./.")]
    return min(ended[-1] if ended else limit, limit)


def _is_heading(line: Line) -> bool:
    return any(only_letters(bit.text) == RECIPIENTS for bit in line.bits)


def _stand_alike(first: Line, line: Line, measure: Measure) -> bool:
    """Whether a line is indented as the first one of a paragraph that may be over: it begins another."""
    indents = [one.left_mm - measure.left_mm for one in (first, line)]
    ended = first.text.rstrip().endswith(_ENDS)
    return ended and min(indents) >= _INDENT_MM and abs(indents[0] - indents[1]) < _INDENT_MM / 2


def _goes_on(before: Line, line: Line, measure: Measure) -> bool:
    """Whether `line` is of the same paragraph as the one `before` it."""
    text, last = line.text.strip(), before.text.strip()
    if measure.by_line:
        return is_parted(last, text)
    if fold(text).startswith(_CLOSING) and last.endswith("."):
        return False
    marked = markers.recognise(text)
    if marked is not None and not _is_mid_sentence(last, marked.rest, line, before, measure):
        return False
    if line.left_mm - measure.left_mm >= _INDENT_MM and line.left_mm - before.left_mm >= _INDENT_MM:
        return False
    if before.bits[-1].is_bold != line.bits[0].is_bold and not measure.fills(before):
        return False
    if measure.fills(before):
        return True
    return text[:1].islower() or not (last.endswith(_ENDS) or _is_bare_heading(last))


def is_parted(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before`, a long line, has begun."""
    ended = before.rstrip().endswith((*_ENDS, "”")) or markers.recognise(after.strip()) is not None
    return not ended and after.strip()[:1].islower() and len(before.strip()) > _LONG / 2


def _is_mid_sentence(last: str, rest: str, line: Line, before: Line, measure: Measure) -> bool:
    """Whether what looks like a marker only happens to begin a wrapped line: `kinh tế / - xã hội`."""
    indented = line.left_mm - measure.left_mm >= _INDENT_MM and line.left_mm > before.left_mm - _INDENT_MM / 2
    if indented or last.endswith(_ENDS) or not measure.fills(before):
        return False
    return rest[:1].islower() or rest[:1].isdigit()


def _is_bare_heading(text: str) -> bool:
    return markers.recognise(text) is not None and not text.endswith(_ENDS)
