"""The words of a signature: lines of authority and title, names."""

import re

from vanban.layout.recognition.pieces import Piece

MARK = re.compile(
    r"(?:tm|kt|tl|tuq|tu\.q|q|t\s*/\s*m|k\s*/\s*t|t\s*/\s*l|t\s*/\s*uq)\s*[./]?\s+\S", re.IGNORECASE
)
_MARK_WITHOUT_BLANK = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.]?[A-ZĐ]")
_TITLES = (
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "tổng giám đốc", "bộ trưởng", "thứ trưởng", "trưởng ban",
    "phó trưởng ban", "trưởng phòng", "phó trưởng phòng", "phó phòng", "chánh", "phó chánh", "cục trưởng",
    "phó cục trưởng", "chi cục trưởng", "phó chi cục trưởng", "vụ trưởng", "phó vụ trưởng", "viện trưởng",
    "phó viện trưởng", "hiệu trưởng", "phó hiệu trưởng", "tổng cục trưởng", "chủ nhiệm", "phó chủ nhiệm",
    "thủ tướng", "phó thủ tướng", "tổng thanh tra", "bí thư", "phó bí thư", "thư ký", "tổng thư ký", "chủ tọa",
    "chủ trì", "chủ trì cuộc họp", "đại diện", "người", "thủ trưởng", "kế toán trưởng", "kế toán", "tư lệnh",
    "chỉ huy trưởng", "đội trưởng", "tổ trưởng", "phó tổ trưởng", "hạt trưởng", "trạm trưởng", "trưởng", "phó trưởng",
    "ủy viên", "thành viên", "xác nhận", "ban tổ chức", "lãnh đạo", "cán bộ", "chuyên viên", "bên a", "bên b",
    "ông", "bà", "quyền", "phụ trách", "tổng biên tập", "giám thị", "công chức", "thủ quỹ", "cơ quan", "đơn vị",
    "thống đốc", "phó thống đốc", "tổng kiểm toán", "phó tổng kiểm toán", "kiểm toán trưởng", "phó kiểm toán trưởng",
    "phó tổng giám đốc", "phó tổng thanh tra", "phó chỉ huy trưởng", "phó tư lệnh", "chính ủy", "phó chính ủy",
    "chính trị viên", "đại sứ", "tổng lãnh sự", "phó đội trưởng", "phó trạm trưởng", "phó hạt trưởng", "thẩm phán",
    "chấp hành viên", "điều tra viên", "kiểm sát viên", "công chứng viên", "hiệu phó", "viện phó",
)  # fmt: skip
_NOTE = re.compile(
    r"[(\[]?\s*(?:đã ký|ký|chữ ký|ký tên|dấu|đóng dấu|ký số|signature|ghi rõ|họ và tên|họ tên|họ, tên|chức vụ)\b.*"
    r"|(?:(?:người|ngày|giờ|thời gian|thời điểm) ký|cơ quan|đơn vị|tổ chức|e-?mail|date|signing time)\s*:.*"
    r"|được ký\b.*|(?:digitally )?signed\b.*|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W+\d{1,2}:\d{2}.*"
)
"""Where to sign, and what a program for signing prints."""
_TITLES_BEGIN = tuple(f"{title}{parting}" for title in _TITLES for parting in (" ", ", "))
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]*)*[.,]?")
_LONGEST_TITLE = 120  # characters
_LONGEST_NAME = 45
_MOST_NAME_WORDS = 9


def has_mark(piece: Piece) -> bool:
    """Whether it begins with TM., KT., TL., TUQ., Q. or a wrong form of one."""
    return bool(MARK.match(piece.text) and _says_more(piece)) or bool(_MARK_WITHOUT_BLANK.match(piece.text))


def _says_more(piece: Piece) -> bool:
    return piece.is_upper or piece.text[:2].isupper()


def names_title(piece: Piece) -> bool:
    """Whether it is a title or begins with one: `PHÓ GIÁM ĐỐC`, `Chủ tịch UBND xã`."""
    if len(piece.text) > _LONGEST_TITLE or (piece.text.endswith((".", ";", ":")) and not piece.is_upper):
        return False
    return piece.key in _TITLES or piece.key.startswith(_TITLES_BEGIN)


def is_signer(piece: Piece) -> bool:
    """Whether it is a line of authority or title as signatures have it: in capitals, or bold and short."""
    if has_mark(piece):
        return True
    return names_title(piece) and (piece.is_upper or (piece.is_bold and not piece.text.endswith(".")))


def is_note(piece: Piece) -> bool:
    """Whether it only says where to sign: `(Ký, đóng dấu)`, `Đã ký`."""
    return bool(_NOTE.fullmatch(piece.key))


def reads_like_name(piece: Piece) -> bool:
    """Whether it can be a person's name: two to a few words, each with a capital or ranks before them."""
    words = piece.text.split()
    if not 2 <= len(words) <= _MOST_NAME_WORDS or len(piece.text) > _LONGEST_NAME:
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return sum(word[0].isupper() for word in words) >= max(2, len(words) - 1)
