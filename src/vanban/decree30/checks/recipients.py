"""Nơi nhận and Kính gửi (Phụ lục I, Phần I, Mục II.9)."""

import re
from collections.abc import Iterator, Sequence

from vanban.decree30.addressed import BULLETS, addressees, bare
from vanban.decree30.appearance import Fault, Wanted, as_breach, faults, tell
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import end_with, is_whole, target_of
from vanban.decree30.wording import mm, plain
from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment, Paragraph
from vanban.layout.mends import Mend, MendParagraph, MendText
from vanban.outline.markers import number_of
from vanban.outline.tree import Level
from vanban.vietnamese.letters import fold

_KEPT = re.compile(r"[^\w]*lưu(?!\w)", re.I)
_KEPT_RIGHT = re.compile(r"-? ?Lưu: ?VT(?P<next>$|[^\w])")
_DRAFTER_TAIL = re.compile(r"\.? ?[A-ZĐ]{1,6}\.? ?\(\d+\)\.?$")
_AS_ABOVE = re.compile(r"như (?:trên|kính gửi)(?!\w)", re.I)
_AS_ARTICLE = re.compile(r"như (?:các )?điều (?P<numbers>[\d, và]*\d)", re.I)
_NOTE = re.compile(r"\([^)]*\)")
_MARK = re.compile(r"[A-ZĐ]{1,6}\.? ?\(?\d+\)?\.?")


@check("ND30-NN-01")
def heading(look: Look) -> Iterator[Observation]:
    """`Nơi nhận:` on a line of its own, 12 pt, bold and italic, flush left, level with the signer's title."""
    rule = "ND30-NN-01"
    found_heading = look.anatomy.recipients_heading
    if found_heading is None:
        yield Observation(rule, "Không tìm thấy “Nơi nhận:”.")
        return
    size = look.limit(rule, "co_pt")
    fragment = found_heading.fragments[0]
    found = faults(found_heading.fragments, Wanted((size, size), bold=True, italic=True))
    found += _heading_words(found_heading)
    found += _not_flush(look, fragment)
    found += _not_level(look, fragment)
    yield from tell(rule, "Dòng “Nơi nhận:”", found_heading, found)


def _heading_words(component: Component) -> Iterator[Fault]:
    text = plain(component.text)
    if text == "Nơi nhận:":
        return
    if text == "Nơi nhận":
        yield Fault("không có dấu hai chấm", end_with(component, ":"))
    elif fold(text.rstrip(" :")) == "nơi nhận":
        yield Fault(f"được viết “{text}”")
    else:
        yield Fault("không đứng riêng một dòng")


def _not_flush(look: Look, fragment: Fragment) -> Iterator[Fault]:
    paragraph = fragment.paragraph
    indent = _first_letter_mm(paragraph)
    if paragraph.align in ("center", "right"):
        mends: tuple[Mend, ...] = (MendParagraph(target_of(fragment), "align", "left"),)
        yield Fault("không sát lề trái", mends if is_whole(fragment) else ())
    elif indent > look.limit("ND30-NN-01", "thut_toi_da_mm") and fragment.start == 0:
        yield Fault(f"thụt vào {mm(indent)}", _flush(fragment))


def _first_letter_mm(paragraph: Paragraph) -> float:
    """Where the first letter stands, or the bullet of an automatic list, from the edge of its column."""
    return paragraph.left_mm + paragraph.first_line_mm


def _flush(fragment: Fragment) -> tuple[Mend, ...]:
    target = target_of(fragment)
    return (MendParagraph(target, "left_mm", 0.0), MendParagraph(target, "first_line_mm", 0.0))


def _not_level(look: Look, fragment: Fragment) -> Iterator[Fault]:
    """Not in the row of the title; several signatures may stand above the recipients (Mẫu 1.9)."""
    signatures = look.anatomy.signatures
    if len(signatures) != 1 or look.anatomy.type == "BB":
        return
    title = signatures[0].title.fragments[0]
    off = abs(_first_line_bottom_mm(title) - fragment.box.bottom_mm)
    if title.box.page != fragment.box.page or off > look.limit("ND30-NN-01", "lech_dong_mm"):
        yield Fault("không ngang hàng với dòng chức vụ của người ký")


def _first_line_bottom_mm(fragment: Fragment) -> float:
    """Where its first printed line ends: a long title takes two."""
    return fragment.box.top_mm + fragment.box.height_mm / fragment.printed_lines


@check("ND30-NN-02")
def list_look(look: Look) -> Iterator[Observation]:
    """11 pt, upright, not bold; each line begins with a hyphen at the left edge."""
    rule = "ND30-NN-02"
    size = look.limit(rule, "co_pt")
    breaches = []
    for line in look.anatomy.recipients:
        fragment = line.fragments[0]
        found = faults(line.fragments, Wanted((size, size), bold=False, italic=False))
        found += _dash_faults(fragment)
        indent = _first_letter_mm(fragment.paragraph)
        if fragment.start == 0 and indent > look.limit(rule, "thut_toi_da_mm"):
            found.append(Fault(f"thụt vào {mm(indent)}", _flush(fragment)))
        if found:
            breaches.append(as_breach("Dòng nơi nhận", line, found))
    yield from tell_many(rule, breaches, "dòng")


def _dash_faults(fragment: Fragment) -> Iterator[Fault]:
    printed = plain(fragment.text)
    if printed.startswith("-"):
        return
    has_label = bool(fragment.paragraph.label) and fragment.start == 0
    typed = fragment.paragraph.text[fragment.start : fragment.end]
    bullet = printed[:1] in BULLETS
    what = f"bắt đầu bằng “{printed[:1]}” thay vì gạch đầu dòng “-”" if bullet else "không có gạch đầu dòng"
    if has_label:
        yield Fault(what)
        return
    new = "-" if bullet else f"- {typed[0]}"
    start = fragment.start
    yield Fault(what, (MendText(target_of(fragment), start, start + 1, typed[0], new),))


@check("ND30-NN-03")
def list_ends(look: Look) -> Iterator[Observation]:
    """Each line ends with a semicolon, the last with a full stop."""
    yield from tell_many("ND30-NN-03", _wrong_ends(look.anatomy.recipients), "dòng")


def _wrong_ends(listed: Sequence[Component]) -> Iterator[Breach]:
    for position, line in enumerate(listed, 1):
        text, end = plain(line.text), "." if position == len(listed) else ";"
        if not text or text.endswith(end) or (end == "." and _DRAFTER_TAIL.search(text)):
            continue
        has = (
            f"kết thúc bằng “{text[-1]}”"
            if not text[-1].isalnum() and text[-1] != ")"
            else "không có dấu cuối dòng"
        )
        what = f"Dòng “{bare(text)[:40]}” {has}; phải là “{end}”."
        yield Breach(line, what, text[-1], end_with(line, end))


@check("ND30-NN-04")
def kept(look: Look) -> Iterator[Observation]:
    """The last line says where the document is kept: `- Lưu: VT, …`."""
    rule = "ND30-NN-04"
    listed = look.anatomy.recipients
    if look.anatomy.recipients_heading is None:
        return
    if not listed or not any(_KEPT.match(plain(line.text)) for line in listed):
        yield Observation(rule, "Nơi nhận không có dòng “- Lưu: VT, …”.", look.anatomy.recipients_heading)
        return
    last = next(line for line in reversed(listed) if _KEPT.match(plain(line.text)))
    text = plain(last.text)
    if last is not listed[-1]:
        yield Observation(rule, "Dòng lưu không phải là dòng cuối cùng của nơi nhận.", last, text)
    right = _KEPT_RIGHT.match(bare(text))
    if right is None and re.search(r"Lưu\s*:.*\bVT\b", text) and not re.search(r"Lưu ?: ?VT", text):
        what = f"Dòng lưu “{text}” không ghi “VT” ngay sau “Lưu:”."
        yield Observation(rule, what, last, text, Severity.WARNING)
    elif right is None:
        yield Observation(rule, f"Dòng lưu được viết “{text}”.", last, text, mends=_colon_mend(last))
    elif right["next"] not in ("", ",", ".", " ") and not text.endswith(f"VT{right['next']}"):
        what = f"Sau “VT” trong dòng lưu là “{right['next']}” thay vì dấu phẩy."
        yield Observation(rule, what, last, text, Severity.WARNING)


def _colon_mend(line: Component) -> tuple[MendText, ...]:
    """`Lưu VT`, `Lưu : VT` → `Lưu: VT`."""
    fragment = line.fragments[0]
    typed = fragment.paragraph.text[fragment.start : fragment.end]
    match = re.search(r"Lưu(?:\s*:\s*|\s+)(?=VT\b)", typed)
    if match is None:
        return ()
    start = fragment.start + match.start()
    return (MendText(target_of(fragment), start, start + len(match[0]), match[0], "Lưu: "),)


@check("ND30-NN-05")
def as_above(look: Look) -> Iterator[Observation]:
    """`- Như trên;` is the first line just where there is a Kính gửi."""
    rule = "ND30-NN-05"
    listed = look.anatomy.recipients
    if not listed:
        return
    says_it = [bool(_AS_ABOVE.match(bare(plain(line.text)))) for line in listed]
    if look.anatomy.addressees is not None and not says_it[0]:
        what = "Văn bản có “Kính gửi” nhưng dòng đầu của nơi nhận không phải “- Như trên;”."
        yield Observation(rule, what, listed[0], bare(plain(listed[0].text)))
    elif look.anatomy.addressees is None and any(says_it) and _sends_by_itself(look):
        what = "Nơi nhận ghi “Như trên” nhưng văn bản không có “Kính gửi”."
        yield Observation(rule, what, listed[says_it.index(True)], "Như trên", Severity.WARNING)


def _sends_by_itself(look: Look) -> bool:
    """Whether nothing but `Kính gửi` could name its receivers; a giấy mời or a công điện names them in its text."""
    return bool(look.anatomy.type) and look.anatomy.type not in look.listed(
        "ND30-NN-05", "loai_co_nguoi_nhan"
    )


@check("ND30-NN-06")
def as_article(look: Look) -> Iterator[Observation]:
    """A decision's first line is `- Như Điều …;`, of an article that there is."""
    rule = "ND30-NN-06"
    listed = look.anatomy.recipients
    articles = {
        number[-1]
        for item in look.anatomy.items
        if item.level is Level.ARTICLE and (number := number_of(item.level, item.marker))
    }
    if not listed or not articles:
        return
    first = bare(plain(listed[0].text))
    match = _AS_ARTICLE.match(first)
    if match is None:
        yield Observation(rule, "Dòng đầu của nơi nhận không phải “- Như Điều …;”.", listed[0], first)
        return
    missing = sorted({int(number) for number in re.findall(r"\d+", match["numbers"])} - articles)
    if missing:
        what = f"Nơi nhận ghi “{first}” nhưng văn bản không có Điều {missing[0]}."
        yield Observation(rule, what, listed[0], f"Điều {missing[0]}")


@check("ND30-NN-07")
def doubles(look: Look) -> Iterator[Observation]:
    """Nobody is named twice, nor again after Kính gửi."""
    seen: dict[str, str] = {}
    for addressee in addressees(look):
        seen[_key(addressee)] = "đã có ở phần Kính gửi"
    for line in look.anatomy.recipients:
        text = bare(plain(line.text))
        key = _key(text)
        if _KEPT.match(text) or not key:
            continue
        if key in seen:
            yield Observation(
                "ND30-NN-07", f"“{text.rstrip(' ;.,')}” {seen[key]}.", line, text.rstrip(" ;.,")
            )
        seen.setdefault(key, "được ghi hai lần trong nơi nhận")


def _key(text: str) -> str:
    return fold(_NOTE.sub(" ", text)).strip(" ;.,-")


@check("ND30-NN-08")
def drafter(look: Look) -> Iterator[Observation]:
    """The drafter's mark: capitals and the number of copies, 11 pt."""
    component = look.anatomy.drafter
    if component is None:
        return
    rule = "ND30-NN-08"
    size = look.limit(rule, "co_pt")
    found = faults(component.fragments, Wanted((size, size), bold=False, italic=False))
    if not _MARK.fullmatch(plain(component.text)):
        found.append(Fault(f"được viết “{plain(component.text)}”"))
    yield from tell(rule, "Ký hiệu người soạn thảo", component, found)


@check("ND30-NN-09")
def abbreviations(look: Look) -> Iterator[Observation]:
    """No abbreviations of titles that only the office understands; beside the agency's name anybody does."""
    rule = "ND30-NN-09"
    short, agencies = look.listed(rule, "viet_tat"), look.listed(rule, "kem_co_quan")
    breaches = []
    for line in look.anatomy.recipients:
        words = re.findall(r"\w+", plain(line.text))
        used = [word for word in words if word in short]
        if used and not _KEPT.match(plain(line.text)) and not any(word in agencies for word in words):
            breaches.append(Breach(line, f"Nơi nhận viết tắt “{used[0]}”.", used[0]))
    yield from tell_many(rule, breaches, "dòng")
