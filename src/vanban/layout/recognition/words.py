"""The words by which components are known, spelled right or nearly so.

Keys are folded (`vietnamese.letters.fold`): small letters, single blanks, `hòa`. Names of kinds come from Nghị
định 30/2020/NĐ-CP, Điều 7 and Phụ lục III, mục I.
"""

import re

from vanban.vietnamese.letters import fold, without_accents

LETTER = "CV"
"""Our sign for a công văn, which the decree gives no abbreviation."""

KINDS = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công văn": LETTER,
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
    "thư công": "",
    "giấy chứng nhận": "",  # no kind of the decree from here on, but a title as clerks write it
    "giấy xác nhận": "",
    "giấy biên nhận": "",
    "giấy đi đường": "",
    "phiếu trình": "",
    "tuyên bố": "",
    "nội quy": "",
    "thông tư": "",
    "nghị định": "",
}
"""Each kind by its folded name, with its abbreviation; "" when the decree has none or does not know it."""

_PLAIN_KINDS = {without_accents(name): symbol for name, symbol in KINDS.items()}
_LONGEST_KIND_WORDS = max(len(name.split()) for name in KINDS)
SYMBOLS = frozenset(symbol for symbol in KINDS.values() if symbol not in ("", LETTER))

BODIES = (
    "ubnd", "hđnd", "ubmttq", "ủy ban", "hội đồng", "mặt trận", "bộ", "ban", "sở", "cục", "tổng cục", "chi cục", "vụ",
    "viện", "học viện", "văn phòng", "phòng", "thanh tra", "trung tâm", "trường", "đại học", "bệnh viện", "công an",
    "tòa án", "kho bạc", "ngân hàng", "bảo hiểm", "chi nhánh", "công ty", "tổng công ty", "tập đoàn", "quỹ", "báo",
    "đài", "liên đoàn", "liên hiệp", "hội", "đoàn", "đảng ủy", "đảng bộ", "tỉnh ủy", "thành ủy", "huyện ủy", "chi bộ",
    "đội", "trạm", "hạt", "tổ", "bảo tàng", "thư viện", "nhà", "khối", "chính phủ", "quốc hội", "tỉnh đoàn",
)  # fmt: skip
"""The words that names of agencies begin with."""

_NOT_A_BODY = (
    "phòng chống",
    "phòng, chống",
    "tổ quốc",
    "nhà nước",
    "hội nhập",
    "bộ máy",
    "trường hợp",
    "vụ việc",
)
NATIONAL_TITLE = "conghoaxahoichunghiavietnam"
MOTTO = "doclaptudohanhphuc"
PARTY_HEADING = "dangcongsanvietnam"
RECIPIENTS = "noinhan"

DASHES = ("-", "–", "—", "−", "+", "•", "●", "*", "▪", "·", "\uf0b7")
"""What a line of a list begins with, typed or set by an automatic list."""
_DASH = r"\-–—‑−"  # in brackets of patterns
_BLANK = r"[\d.…_,\s]*"
NUMBER = re.compile(
    rf"số\s*[:;.]?\s*(?P<number>{_BLANK})\s*(?P<rest>[/{_DASH}\\].*|[a-zđ]{{1,6}}[/{_DASH}].*)?"
)
PLACE_DATE = re.compile(
    rf"(?P<place>[^:;]{{0,60}}?)[,.;]?\s*\bngày\s*(?P<day>{_BLANK})\s*(?:tháng|/|[{_DASH}])\s*(?P<month>{_BLANK})"
    rf"\s*(?:năm|/|[{_DASH}])\s*(?P<year>{_BLANK})"
)
SHORT_DATE = re.compile(
    r"(?P<place>[^:;]{0,60}?)[,.;]\s*(?:ngày\s*)?(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\.?"
)
SUBJECT_OF_LETTER = re.compile(r"(?:v\s*[/.\\]\s*v\b|vv\b|về việc\b)")
DRAFT = re.compile(r"\(?dự thảo(?:\s+lần\s+(?:thứ\s+)?\w+|\s+\d+)?\)?\.?")
URGENCY = re.compile(r"(?:hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn)[.!]?")
SECRECY = re.compile(r"(?:tuyệt mật|tối mật|mật)[.!]?")
CIRCULATION = re.compile(r"(?:xem xong trả lại|lưu hành nội bộ|không phổ biến|tài liệu thu hồi)[.!]?")
ADDRESSEES = re.compile(r"kính\s*(?:gửi|trình)\b")
BASIS = re.compile(r"(?:căn cứ|theo đề nghị|xét)\b")
LATER_BASIS = re.compile(r"(?:căn cứ|theo|xét|thực hiện|trên cơ sở|tại|sau khi)\b")
ORDERING = re.compile(r"quyết (?:định|nghị)\s*[:.;]?")
ENCLOSED = re.compile(r"\(?\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)\b")
FORM_MARK = re.compile(r"mẫu(?: số)?\s*\d")
COPY_WORDS = ("sao", "trích")
COPY_FORM = re.compile(r"(?:sao y|sao lục|trích sao)(?: bản chính)?")
ADDRESS_SIGNS = re.compile(
    r"(?:địa chỉ|trụ sở|đt|điện thoại|tel|fax|e-?mail|website|web|cổng ttđt)\s*[:.]|\S+@\S+|www\."
)
STORED = re.compile(rf"[{_DASH}+•*]?\s*lưu\b")
DRAFTER = re.compile(
    rf"[{_DASH}]?\s*(?:[A-ZĐ][\w.]{{0,11}}[.\s_]{{0,2}}(?:\(\d*\s*[A-Za-z]{{0,3}}\)|\d{{1,3}}b?)\.?|[A-ZĐ]{{2,6}}\.?)"
)
ANNEX_WORDS = ("phụ", "biểu", "mẫu")
ANNEX = re.compile(
    r"(?P<word>phụ lục|phụ biểu|biểu mẫu|biểu số|mẫu số|mẫu|biểu)(?:\s+số)?"
    r"(?:\s*[:.]?\s*(?P<number>[ivxlc]+|\d{1,3}[a-zđ]?(?:[./-]\d{1,2})?|[a-zđ]))?\s*(?P<end>[.:]|[-–])?(?P<rest>\s+.*)?"
)
ELECTRONIC_MARK = re.compile(
    r"(?:số\s*[:;]?.*;.*(?:ngày|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}).*|sao (?:y|lục)\b.*|trích sao\b.*)"
)
SIGNED_AT = re.compile(r".*[;,]\s*(?:ngày\s*)?\d{1,4}[/-]\d{1,2}[/-]\d{2,4}\b.*\d{1,2}\s*[:.]\s*\d{2}\b.*")
"""A mark with the minute of signing: nothing else on a page looks so, whatever its size."""
PAGE_NUMBER = re.compile(rf"[{_DASH}\s]*(?:trang\s*)?\d{{1,4}}(?:\s*/\s*\d{{1,4}})?[{_DASH}\s]*")


def resembles(found: str, model: str, most: int) -> bool:
    """Whether at most `most` letters must be changed, put in or left out to make `model` of `found`."""
    if found == model:
        return True
    if abs(len(found) - len(model)) > most or len(set(model) - set(found)) > most:
        return False
    return _distance(found, model) <= most


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, wanted in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (char != wanted))
    return row[-1]


def kind_of(key: str) -> tuple[str, bool] | None:
    """The abbreviation of the kind that `key` names, and whether it is nothing but that name."""
    words = key.strip(" .:;,*_-–").split()
    for count in range(min(_LONGEST_KIND_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count])
        alone = count == len(words)
        symbol = KINDS.get(name)
        if symbol is None and alone:
            symbol = _PLAIN_KINDS.get(without_accents(name))
        if symbol is not None:
            return symbol, alone
    return None


def kind_named(symbol: str) -> str:
    """The name of the kind that has this abbreviation, "" when none has."""
    return next((name for name, other in KINDS.items() if other == symbol), "") if symbol else ""


def begins_with_body(text: str) -> bool:
    """Whether a line of a letterhead begins a name of an agency: `SỞ XÂY DỰNG`, not `TỈNH LÀO CAI`."""
    key = fold(text)
    if key.startswith(_NOT_A_BODY):
        return False
    return any(key == body or key.startswith(f"{body} ") for body in BODIES)


def is_bare_body(text: str) -> bool:
    """Whether a line is nothing but a general word, so that the name goes on below: `VĂN PHÒNG`, `TRƯỜNG`."""
    return fold(text) in BODIES and fold(text) not in ("chính phủ", "quốc hội")
