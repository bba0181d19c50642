"""Where a line of a name or of a subject may end: what holds together, and where the sense breaks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

# Words of agencies' names and of subjects that are written in several syllables and never part.
# A word that a clerk misses is added here and nowhere else.
_LIST = """
ủy ban, uỷ ban, nhân dân, hội đồng, ủy ban nhân dân, uỷ ban nhân dân, hội đồng nhân dân,
văn phòng, thanh tra, ban quản lý, quản lý, dự án, chi cục, trung tâm,
thành phố, thị xã, thị trấn, đặc khu, khu kinh tế, khu công nghiệp, kinh tế, trên địa bàn tỉnh,
trên địa bàn thành phố, trên địa bàn, địa bàn,
kế hoạch, đầu tư, đầu tư công, tài chính, xây dựng, công trình, dân dụng, công nghiệp, công thương,
giao thông, vận tải, hạ tầng, kỹ thuật, nông nghiệp, phát triển, nông thôn, tài nguyên, môi trường, đất đai,
quỹ đất, đăng ký, thủy lợi, thuỷ lợi, chăn nuôi, thú y, kiểm lâm, trồng trọt, bảo vệ thực vật,
lao động, người lao động, thương binh, xã hội, bảo hiểm, việc làm, gia đình, dân số, dân tộc, tôn giáo,
nội vụ, ngoại vụ, tư pháp, y tế, bệnh viện, đa khoa, an toàn, vệ sinh, thực phẩm,
khoa học, công nghệ, giáo dục, đào tạo, cao đẳng, văn hóa, văn hoá, thể thao, du lịch,
thông tin, truyền thông, phát thanh, truyền hình, hành chính, hành chính công, dịch vụ, xúc tiến, thương mại,
kho bạc, nhà nước, công an, quân sự, chỉ huy, biên phòng, quốc hội, đại biểu,
mặt trận, tổ quốc, mặt trận tổ quốc, liên đoàn, liên hiệp, phụ nữ, nông dân, cựu chiến binh, thanh niên,
thi đua, khen thưởng, phong trào, phát động, thực hiện, triển khai, giải ngân, cán bộ, công chức, viên chức,
giai đoạn, năm học, khu vực, việt nam
"""
HELD_TOGETHER = frozenset(" ".join(phrase.split()) for phrase in _LIST.split(","))
_LONGEST = max(len(phrase.split()) for phrase in HELD_TOGETHER)
_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu"})
# Words that begin a part of the sense: rather at the head of a line than at its end.
_OPENERS = frozenset(
    {"của", "về", "tại", "trong", "cho", "năm", "giai đoạn", "nhằm", "với", "theo", "đến", "từ", "trên"}
    | {"trên địa bàn", "trên địa bàn tỉnh", "trên địa bàn thành phố"}
)
_DASHES = frozenset("-–—")
_STOPS = frozenset(",;:”") | _DASHES
_MARKS = "“”\"'(),.;:"

AFTER_AND = 0.05  # `và` ends a line only where it can't begin one
ELSEWHERE = 0.15  # as bad as a line that is 40 % empty
AFTER_OPENER = 0.3
IN_QUOTE = 0.3  # on top of the others


class Break(NamedTuple):
    """What it costs to begin a line with a word: first how much it parts, then how ill it reads."""

    parts: int
    cost: float


class _Group(NamedTuple):
    """Words that hold together, in small letters and without the marks round them; mostly one word."""

    start: int
    end: int
    text: str


def breaks(words: Sequence[str]) -> list[Break]:
    """What it costs to begin a line with each of `words`, a name or a subject; nothing for the first."""
    capitals = " ".join(words).isupper()
    found = [Break(1, ELSEWHERE)] * len(words)
    found[0] = Break(0, 0.0)
    in_name = False
    for before, group in pairwise(_groups(words)):
        last, first = words[group.start - 1], words[group.start]
        in_name = capitals and (in_name or before.text in _UNITS) and not _ends_name(last, group)
        held = in_name or _belongs(words, before, group, capitals)
        cost = _reading_cost(last, first, before, group, capitals)
        quoted = _in_quote(words[: group.start])
        found[group.start] = Break(int(held), cost + IN_QUOTE * quoted)
    return found


def _groups(words: Sequence[str]) -> Iterator[_Group]:
    """All of `words`, cut into the longest phrases that hold together and the single words between them."""
    plain = [normalize("NFC", word).lower() for word in words]
    start = 0
    while start < len(words):
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            text = " ".join(plain[start:end]).strip(_MARKS)
            if end == start + 1 or text in HELD_TOGETHER:
                yield _Group(start, end, text)
                start = end
                break


def _ends_name(last: str, group: _Group) -> bool:
    """Whether the name of a place, which goes on in capitals, ends before that group."""
    return (last[-1:] in _STOPS and last not in _DASHES) or group.text == "và" or group.text in _OPENERS


def _belongs(words: Sequence[str], before: _Group, group: _Group, capitals: bool) -> bool:
    """Whether the group goes on with what stands before it: a number, a date, a dash, a name's next word."""
    last, first = words[group.start - 1], words[group.start]
    if first in _DASHES:
        return True
    if last[-1:].isalpha() and first[:1].isdigit():
        return True
    if last.isdigit() and group.text in {"tháng", "năm"}:
        return True
    if capitals or not first[:1].isupper():
        return False
    if last in _DASHES:
        return before.start > 0 and words[before.start - 1][:1].isupper()
    return last[-1:].isalpha() and (before.text in _UNITS or words[before.start][:1].isupper())


def _reading_cost(last: str, first: str, before: _Group, group: _Group, capitals: bool) -> float:
    """How ill it reads to end a line with `last`, the end of one group, and begin the next with `first`."""
    if last[-1:] in _STOPS or first[:1] == "“" or group.text == "và":
        return 0.0
    if before.text == "và":
        return AFTER_AND
    if before.text in _OPENERS:
        return AFTER_OPENER
    opens = group.text in _OPENERS or (capitals and group.text in _UNITS)
    return 0.0 if opens else ELSEWHERE


def _in_quote(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return text.count("“") > text.count("”")
