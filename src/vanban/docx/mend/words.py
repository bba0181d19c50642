"""Orders about words: letters are replaced where they stand, what stands between them stays."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from vanban.docx.mend.left import Left
from vanban.docx.mend.letters import Letters, Piece
from vanban.docx.mend.schema import W
from vanban.layout.mends import MendText

_LIVING_FIELDS = ("", "HYPERLINK", "FORMTEXT")  # their results are typed; those of others are made anew
_NO_LETTERS = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LONGEST_COMPARED = 4000  # letters; comparing takes time that grows with their square


@dataclass(frozen=True, slots=True)
class _Change:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def mend_text(letters: Letters, order: MendText) -> None:
    """Replace the letters that differ between `old` and `new`, each in the look of the first one replaced.

    Raises:
        Left: the text is another, or can't be changed without breaking something else.
    """
    longer = order.new.startswith(order.old) and order.new != order.old
    if longer and letters.between(order.start, order.start + len(order.new)) == order.new:
        return  # done before
    if not 0 <= order.start <= order.end or letters.between(order.start, order.end) != order.old:
        raise Left(f"Chỗ này không còn là “{order.old}” như khi kiểm tra.")
    changes = _changes(order)
    for change in changes:
        _refuse(letters, order, change)
    for change in reversed(changes):
        _replace(letters, order, change)


def _changes(order: MendText) -> list[_Change]:
    old, new = order.old, order.new
    if max(len(old), len(new)) > _LONGEST_COMPARED:
        return [_Change(order.start, order.end, new)]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        _Change(order.start + i, order.start + j, new[k:m]) for tag, i, j, k, m in steps if tag != "equal"
    ]


def _refuse(letters: Letters, order: MendText, change: _Change) -> None:
    if _NO_LETTERS.search(change.new):
        raise Left("Chữ mới có dấu tách hoặc ký tự đặc biệt; sửa tay trong Word.")
    touched = letters.touched(change.start, change.end) or [_host(letters, order, change)]
    if any(piece.is_deleted for piece in touched):
        raise Left("Chữ này đã được đánh dấu xóa; chấp nhận hoặc từ chối thay đổi trước.")
    if not all(piece.is_words or _is_typed_indent(piece, change) for piece in touched):
        raise Left("Giữa các chữ này có dấu tách hoặc ngắt dòng; sửa tay trong Word.")
    for piece in touched:
        if any(field.name not in _LIVING_FIELDS for field in piece.fields):
            raise Left(
                "Chữ này do một trường của Word sinh ra, sửa rồi Word lại ghi đè; sửa chính trường đó."
            )
        if piece.is_locked:
            raise Left(
                "Chữ này nằm trong ô nội dung bị khóa hoặc lấy dữ liệu từ nơi khác; sửa tay trong Word."
            )


def _is_typed_indent(piece: Piece, change: _Change) -> bool:
    """A tab that goes whole, with nothing in its place; breaks never go."""
    return piece.element.tag == f"{W}tab" and not change.new


def _host(letters: Letters, order: MendText, change: _Change) -> Piece:
    """The piece that takes in letters that replace none: of the letter before them, else of the one after."""
    before, after = letters.around(change.start)
    in_it = change.start > order.start or order.start == order.end
    inside = (before, after) if in_it else (after, before)
    host = next((piece for piece in inside if piece is not None), None)
    if host is None:
        raise Left("Chỗ này không có chữ nào để theo kiểu chữ; sửa tay trong Word.")
    return host


def _replace(letters: Letters, order: MendText, change: _Change) -> None:
    touched = letters.touched(change.start, change.end)
    new = change.new
    for piece in touched or [_host(letters, order, change)]:
        first, last = max(change.start - piece.start, 0), min(change.end - piece.start, len(piece.text))
        letters.rewrite(piece, piece.text[:first] + new + piece.text[max(first, last) :], change.start)
        new = ""
        _remove_if_empty(piece)


def _remove_if_empty(piece: Piece) -> None:
    """A run that held nothing but letters now gone is gone too; one that is wrapped in something stays."""
    run = piece.run
    if not piece.element.text and (not piece.is_words or run.getparent().tag == f"{W}p"):
        run.remove(piece.element)
        if run.getparent().tag == f"{W}p" and all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
