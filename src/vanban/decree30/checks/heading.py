"""Quốc hiệu, tiêu ngữ and the names of the agencies (ND30-QH, TN, CQ; CQ-06 is among the words)."""

from collections.abc import Iterator
from functools import partial

from vanban.decree30.appearance import Wanted, faults, is_centred, tell
from vanban.decree30.drawn import (
    as_part,
    draw_so_long,
    is_broken,
    is_fake,
    line_breaches,
    mend_length,
    part_of_line,
    short_line,
    stacked_breaches,
)
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import centre, hyphenated, mend_words
from vanban.decree30.triple import mend_triple
from vanban.decree30.turned import wrongly_turned
from vanban.decree30.wording import percent, plain, quoted
from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.mends import Mend
from vanban.vietnamese.letters import fold


@check("ND30-QH-01")
def national_title(look: Look) -> Iterator[Observation]:
    """It is there, word for word."""
    found = look.anatomy.national_title
    right = look.listed("ND30-QH-01", "chu")
    if look.anatomy.regime == "mixed":
        what = "Văn bản vừa có Quốc hiệu, vừa có tiêu đề của văn bản Đảng."
        yield Observation("ND30-QH-01", what, look.anatomy.party_heading, "hai tiêu đề")
    if found is None:
        yield Observation("ND30-QH-01", "Không tìm thấy Quốc hiệu.", measured="không có")
    elif plain(found.text) not in right:
        text = plain(found.text)
        same = fold(text) in map(fold, right)
        what = (
            f"Quốc hiệu {quoted(text)} không viết bằng chữ in hoa."
            if same
            else f"Quốc hiệu ghi là {quoted(text)}."
        )
        yield Observation("ND30-QH-01", what, found, text)


@check("ND30-QH-02")
def national_title_letters(look: Look) -> Iterator[Observation]:
    """12 to 13 points, upright, bold, on one line."""
    found = look.anatomy.national_title
    if found is None:
        return
    wanted = _wanted(look, "ND30-QH-02", bold=True)
    yield from tell(
        "ND30-QH-02", "Quốc hiệu", found, faults(found.fragments, wanted, partial(mend_triple, look))
    )
    if is_broken(found, look.limit("ND30-QH-02", "sai_so_mm")):
        yield Observation("ND30-QH-02", "Quốc hiệu bị ngắt thành nhiều dòng.", found, "nhiều dòng")


@check("ND30-QH-03")
def national_title_place(look: Look) -> Iterator[Observation]:
    """On page 1, in the right half, centred there."""
    found = look.anatomy.national_title
    if found is None:
        return
    section = look.anatomy.layout.sections[0]
    if found.box.page != 1:
        what = f"Quốc hiệu ở trang {found.box.page}, không ở trang đầu."
        yield Observation("ND30-QH-03", what, found, f"trang {found.box.page}")
    elif look.anatomy.layout.pages > 1 and found.paragraphs[0].header_kind == "default":
        what = "Quốc hiệu nằm trong phần đầu trang chung nên in ở mọi trang, không chỉ ở trang đầu."
        remedy = (
            "Cắt bảng đầu trang (Ctrl+X) ra khỏi phần đầu trang, dán (Ctrl+V) vào đầu nội dung của trang 1, rồi đánh "
            "số trang."
        )
        yield Observation("ND30-QH-03", what, found, "mọi trang", remedy=remedy)
    elif found.box.centre_mm <= section.centre_mm + 1:
        if wrongly_turned(look.anatomy, section) and _is_right_of_issuer(look.anatomy, found):
            return  # a letterhead as wide as the upright page
        yield Observation("ND30-QH-03", "Quốc hiệu không ở bên phải trang đầu.", found, "không ở bên phải")
    elif not is_centred(found, _beside(look, found), look.limit("ND30-QH-03", "lech_mm")):
        mends = centre(*found.fragments)
        yield Observation("ND30-QH-03", "Quốc hiệu không canh giữa.", found, "không canh giữa", mends=mends)


def _is_right_of_issuer(anatomy: Anatomy, found: Component) -> bool:
    return anatomy.issuer is not None and anatomy.issuer.box.right_mm <= found.box.left_mm


def _beside(look: Look, found: Component) -> float:
    """The middle that it should have: the motto's, without one that of its room."""
    motto = look.anatomy.motto
    return motto.box.centre_mm if motto else found.fragments[0].room.centre_mm


@check("ND30-TN-01")
def motto(look: Look) -> Iterator[Observation]:
    """It is there, word for word, with hyphens and blanks."""
    found = look.anatomy.motto
    right = look.listed("ND30-TN-01", "chu")
    if found is None:
        yield Observation("ND30-TN-01", "Không tìm thấy Tiêu ngữ.", measured="không có")
    elif plain(found.text) not in right:
        text = plain(found.text)
        meant = hyphenated(text, " - ")
        mends = mend_words(found, meant) if meant in right else ()
        yield Observation("ND30-TN-01", f"Tiêu ngữ ghi là {quoted(text)}.", found, text, mends=mends)


@check("ND30-TN-02")
def motto_letters(look: Look) -> Iterator[Observation]:
    """13 to 14 points, upright, bold, centred under Quốc hiệu."""
    found, above = look.anatomy.motto, look.anatomy.national_title
    if found is None:
        return
    wanted = _wanted(look, "ND30-TN-02", bold=True)
    yield from tell(
        "ND30-TN-02", "Tiêu ngữ", found, faults(found.fragments, wanted, partial(mend_triple, look))
    )
    middle = above.box.centre_mm if above else found.fragments[0].room.centre_mm
    if not is_centred(found, middle, look.limit("ND30-TN-02", "lech_mm")):
        what = "Tiêu ngữ không canh giữa dưới Quốc hiệu."
        yield Observation("ND30-TN-02", what, found, "không canh giữa", mends=centre(*found.fragments))


@check("ND30-TN-03")
def motto_line(look: Look) -> Iterator[Observation]:
    """A drawn line, solid and black."""
    if look.anatomy.motto:
        yield from line_breaches("ND30-TN-03", "Tiêu ngữ", look.anatomy.motto, 1.0)


@check("ND30-TN-04")
def motto_line_length(look: Look) -> Iterator[Observation]:
    """As long as the words above it."""
    found = look.anatomy.motto
    if found is None or found.line is None or is_fake(found.line):
        return
    share = part_of_line(found)[0]
    fits, bears = _between(look, "", share), _between(look, "loi_", share)
    if not fits:
        what = f"Đường kẻ dưới Tiêu ngữ dài {as_part(found)}."
        mends: tuple[Mend, ...] = mend_length(found, 1.0)
        severity = Severity.WARNING if bears else None
        remedy = draw_so_long(found, 1.0, 1.0)
        yield Observation("ND30-TN-04", what, found, percent(share), severity, mends, remedy=remedy)


def _between(look: Look, prefix: str, share: float) -> bool:
    least = look.limit("ND30-TN-04", f"{prefix}tu_phan_tram")
    return least <= share * 100 <= look.limit("ND30-TN-04", f"{prefix}den_phan_tram")


@check("ND30-TN-05")
def motto_gap(look: Look) -> Iterator[Observation]:
    """Right under Quốc hiệu."""
    above, below = look.anatomy.national_title, look.anatomy.motto
    if above and below:
        yield from stacked_breaches(look, "ND30-TN-05", "Quốc hiệu và Tiêu ngữ", above, below)


@check("ND30-CQ-01")
def issuer(look: Look) -> Iterator[Observation]:
    """It is there, in capitals, 12 to 13 points, bold, upright, centred in the left half."""
    found = look.anatomy.issuer
    if found is None:
        what = "Không tìm thấy tên cơ quan, tổ chức ban hành."
        yield Observation("ND30-CQ-01", what, measured="không có")
        return
    name = "Tên cơ quan ban hành"
    wanted = _wanted(look, "ND30-CQ-01", bold=True, capitals=True)
    yield from tell("ND30-CQ-01", name, found, faults(found.fragments, wanted))
    yield from _left_half(look, "ND30-CQ-01", name, found)


@check("ND30-CQ-02")
def superior(look: Look) -> Iterator[Observation]:
    """Above the issuer, in capitals, 12 to 13 points, not bold."""
    found, below = look.anatomy.superior, look.anatomy.issuer
    if found is None:
        return
    name = "Tên cơ quan chủ quản"
    wanted = _wanted(look, "ND30-CQ-02", bold=False, capitals=True)
    yield from tell("ND30-CQ-02", name, found, faults(found.fragments, wanted))
    yield from _left_half(look, "ND30-CQ-02", name, found)
    if below and found.box.page == below.box.page and found.box.top_mm > below.box.top_mm:
        what = "Tên cơ quan chủ quản không ở phía trên tên cơ quan ban hành."
        yield Observation("ND30-CQ-02", what, found, "ở dưới")


def _left_half(look: Look, rule: str, name: str, found: Component) -> Iterator[Observation]:
    if found.box.centre_mm >= look.anatomy.layout.sections[0].centre_mm:
        yield Observation(rule, f"{name} không ở bên trái trang đầu.", found, "không ở bên trái")
        return
    others = (look.anatomy.issuer, look.anatomy.superior, look.anatomy.number)
    middle = next(
        (o.box.centre_mm for o in others if o and o is not found), found.fragments[0].room.centre_mm
    )
    if not is_centred(found, middle, look.limit(rule, "lech_mm")):
        what = f"{name} không canh giữa."
        yield Observation(rule, what, found, "không canh giữa", mends=centre(*found.fragments))


@check("ND30-CQ-03")
def issuer_line(look: Look) -> Iterator[Observation]:
    """A solid line of a third to a half of the words above it."""
    if look.anatomy.issuer:
        yield from short_line(look, "ND30-CQ-03", "tên cơ quan ban hành", look.anatomy.issuer)


@check("ND30-CQ-04")
def agencies_gap(look: Look) -> Iterator[Observation]:
    """The issuer right under its superior."""
    above, below = look.anatomy.superior, look.anatomy.issuer
    if above and below:
        names = "Tên cơ quan chủ quản và tên cơ quan ban hành"
        yield from stacked_breaches(look, "ND30-CQ-04", names, above, below)


@check("ND30-CQ-05")
def superior_is_short(look: Look) -> Iterator[Observation]:
    """UBND, HĐND in the superior's name."""
    found = look.anatomy.superior
    if found is None:
        return
    words = fold(found.text)
    short = look.listed("ND30-CQ-05", "viet_tat")
    for long, abbreviation in zip(look.listed("ND30-CQ-05", "cum_tu"), short, strict=False):
        if fold(long) in words:
            what = f"Tên cơ quan chủ quản ghi đầy đủ “{long}”, thường viết tắt là {abbreviation}."
            yield Observation("ND30-CQ-05", what, found, long)


@check("ND30-CQ-07")
def issuer_and_symbol(look: Look) -> Iterator[Observation]:
    """The agency of the ký hiệu is the one of the letterhead, as the office has it."""
    found, number = look.anatomy.issuer, look.anatomy.number
    symbols = {fold(name): symbol for name, symbol in look.profile.office.symbols.items()}
    expected = symbols.get(fold(found.text)) if found else None
    if found is None or number is None or expected is None:
        return
    text = plain(number.text)
    _, slash, symbol = text.partition("/")
    groups = symbol.split("-")
    if slash and expected not in groups and not symbol.endswith(expected):
        what = f"Ký hiệu {quoted(symbol)} không có {expected}, chữ viết tắt của {plain(found.text)}."
        yield Observation("ND30-CQ-07", what, number, symbol, limit=expected)


def _wanted(look: Look, rule: str, *, bold: bool, capitals: bool = False) -> Wanted:
    least, most = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    return Wanted((least, most), bold=bold, italic=False, capitals=capitals)
