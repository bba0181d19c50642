"""Orders about the look of letters."""

from collections.abc import Iterator

from lxml import etree

from vanban.docx.mend.left import Left
from vanban.docx.mend.letters import Letters, Piece
from vanban.docx.mend.schema import W, drop, need, place, properties, remove, set_flag, set_value
from vanban.layout.measured import AUTO
from vanban.layout.mends import MendLetters
from vanban.vietnamese.legacy import encoding_of_font

_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_SIGN_FONTS = ("symbol", "wingdings", "webdings", "marlett", "mt extra")
_TEXT_FILL = "{http://schemas.microsoft.com/office/word/2010/wordml}textFill"
_NONE = ("", "none", False)


def mend_letters(letters: Letters, order: MendLetters, styles: bytes) -> None:
    """Set one thing about `text[start:end]`; `styles` are the bytes of the named styles.

    Raises:
        Left: the letters are not there, are deleted, or would become unreadable.
    """
    whole = order.end is None
    end = letters.end if order.end is None else order.end
    if order.start > end or end > letters.end:
        raise Left("Không còn thấy các chữ này ở chỗ đã kiểm tra.")
    pieces = letters.touched(order.start, end)
    kept = [piece for piece in pieces if not piece.is_deleted]
    if (pieces or not whole) and not kept:
        raise Left("Các chữ này đã được đánh dấu xóa; chấp nhận hoặc từ chối thay đổi trước.")
    if order.what == "font":
        _refuse_other_alphabets(letters, kept)
    letters.cut(order.start)
    letters.cut(end)
    for look in _looks(letters, order.start, end, whole):
        set_look(look, order.what, order.value, styles)


def _looks(letters: Letters, start: int, end: int, whole: bool) -> Iterator[etree._Element]:
    """The `w:rPr` of each run in the range, of the codes of its fields, and of the mark."""
    runs = {piece.run: None for piece in letters.touched(start, end) if not piece.is_deleted}
    for field in letters.fields:
        if start <= field.start and field.end <= end and (whole or field.start < field.end):
            runs |= dict.fromkeys(field.runs)
    yield from (properties(run) for run in runs if run.tag == f"{W}r")
    if whole:
        yield need(properties(letters.paragraph), "rPr")


def _refuse_other_alphabets(letters: Letters, pieces: list[Piece]) -> None:
    for run in dict.fromkeys(piece.run for piece in pieces):
        name = letters.font(run)
        if encoding_of_font(name) is not None:
            raise Left(
                f"Chữ gõ bằng bảng mã cũ (phông {name}): chỉ đổi phông thì chữ thành vô nghĩa;"
                " chuyển sang Unicode trước."
            )
        if name.casefold().startswith(_SIGN_FONTS):
            raise Left(f"Đây là ký hiệu của phông {name}; đổi phông thì ký hiệu mất hình.")


def set_look(look: etree._Element, what: str, value: str | float | bool, styles: bytes) -> None:
    """Say one thing about letters in the `w:rPr` `look`; `styles` are the bytes of the named styles."""
    if what == "font":
        _set_font(look, str(value))
    elif what == "size_pt":
        half_points = str(round(float(value) * 2))
        set_value(look, "sz", half_points)
        set_value(look, "szCs", half_points)
    elif what in ("bold", "italic"):
        for name in {"bold": ("b", "bCs"), "italic": ("i", "iCs")}[what]:
            set_flag(look, name, bool(value))
    elif what == "underline":
        kind = "none" if value in _NONE else "single" if value is True else str(value)
        set_value(look, "u", kind)
    elif what == "colour":
        for fill in look.findall(_TEXT_FILL):
            look.remove(fill)
        set_value(look, "color", str(value) if value != AUTO else "auto")
    elif value not in _NONE:
        set_value(look, "highlight", str(value))
    elif b"highlight" in styles:
        set_value(look, "highlight", "none")
    else:
        remove(look, "highlight")


def _set_font(look: etree._Element, font: str) -> None:
    fonts = look.find(f"{W}rFonts")
    if fonts is None:
        fonts = place(look, etree.Element(f"{W}rFonts"))
    drop(fonts, *_THEMES)
    for script in _SCRIPTS:
        fonts.set(f"{W}{script}", font)
