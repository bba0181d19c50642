"""Phụ lục (Phụ lục I, Phần I, Mục III.1) and the images and marks of electronic signatures (II.7.d, II.8)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanban.decree30.appearance import Fault, Wanted, faults, tell
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.judge import Look, check
from vanban.decree30.wording import plain
from vanban.layout.anatomy import Annex, Signature
from vanban.layout.measured import Image
from vanban.outline.markers import number_of
from vanban.outline.tree import Level
from vanban.vietnamese.letters import fold

_HEADING = re.compile(r"Phụ lục(?: (?P<number>[IVXLC]+))?")
_NUMBERED = re.compile(r"phụ lục(?: số)? (?P<number>\w+)\W*", re.I)
_REFERENCE = re.compile(r"phụ lục|kèm theo|đính kèm")
_TIME = re.compile(r"\d{1,2} ?: ?\d{2} ?: ?\d{2}")
_SYMBOL = re.compile(r"\d+ ?/ ?\S*[A-ZĐ]")
_ROUND = 0.85  # least proportion of the sides of a seal
_BLANK = re.compile(r"[.…_]{2,}|…|: ?;")


def named_annexes(look: Look) -> list[Annex]:
    """Those that call themselves a phụ lục; forms and tables with other headings are left alone."""
    return [annex for annex in look.anatomy.annexes if fold(annex.heading.text).startswith("phụ lục")]


@check("ND30-PL-01")
def annex_heading(look: Look) -> Iterator[Observation]:
    """`Phụ lục`, with a Roman number where there are several; 14 pt, bold, centred, a line of its own."""
    rule = "ND30-PL-01"
    size = look.limit(rule, "co_pt")
    annexes = named_annexes(look)
    for annex in annexes:
        text = plain(annex.heading.text)
        found = faults(annex.heading.fragments, Wanted((size, size), bold=True, italic=False, centred=True))
        right = _HEADING.fullmatch(text)
        if right is None:
            found.append(Fault(f"được viết “{text[:40]}”"))
        elif len(annexes) > 1 and not right["number"]:
            found.append(Fault("không có số thứ tự"))
        yield from tell(rule, "Dòng “Phụ lục”", annex.heading, found)


@check("ND30-PL-02")
def annex_title(look: Look) -> Iterator[Observation]:
    """The annex's title in bold capitals, centred."""
    rule = "ND30-PL-02"
    sizes = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    for annex in named_annexes(look):
        if annex.title is None:
            yield Observation(rule, "Không tìm thấy tên phụ lục.", annex.heading, severity=Severity.WARNING)
            continue
        wanted = Wanted(sizes, bold=True, italic=False, capitals=True, centred=True)
        yield from tell(rule, "Tên phụ lục", annex.title, faults(annex.title.fragments, wanted))


@check("ND30-PL-03")
def annex_note(look: Look) -> Iterator[Observation]:
    """`(Kèm theo …)` in italics, centred below the title."""
    rule = "ND30-PL-03"
    sizes = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    for annex in named_annexes(look):
        if annex.note is None:
            if look.anatomy.items:
                yield Observation(rule, "Phụ lục không có dòng “(Kèm theo …)”.", annex.heading)
            continue
        wanted = Wanted(sizes, bold=False, italic=True, centred=True)
        found = faults(annex.note.fragments, wanted)
        if not plain(annex.note.text).startswith("(Kèm theo"):
            found.append(Fault(f"được viết “{plain(annex.note.text)[:30]}”"))
        if annex.title is not None and annex.note.box.bottom_mm <= annex.title.box.top_mm:
            found.append(Fault("nằm trên tên phụ lục"))
        yield from tell(rule, "Dòng “(Kèm theo …)”", annex.note, found)


@check("ND30-PL-04")
def annex_mentioned(look: Look) -> Iterator[Observation]:
    """The main text refers to its annexes."""
    annexes = named_annexes(look)
    if not annexes or not look.anatomy.items:
        return
    if not any(_REFERENCE.search(fold(text)) for text in _main_text(look)):
        what = "Nội dung văn bản không nhắc tới phụ lục."
        yield Observation("ND30-PL-04", what, annexes[0].heading)


def _main_text(look: Look) -> Iterator[str]:
    """All texts above the first annex, tables too."""
    yield from (item.fragment.text for item in look.anatomy.items)
    stop = {id(paragraph) for annex in look.anatomy.annexes for paragraph in annex.heading.paragraphs}
    for paragraph in look.anatomy.layout.stories("body", "textbox"):
        if id(paragraph) in stop:
            return
        if paragraph.cells:
            yield paragraph.printed


@check("ND30-PL-05")
def annex_numbers(look: Look) -> Iterator[Observation]:
    """I, II, III, one after the other."""
    numbered = []
    for annex in named_annexes(look):
        match = _NUMBERED.match(plain(annex.heading.text))
        number = number_of(Level.CHAPTER, match["number"]) if match else None
        if number is not None:
            numbered.append((annex, number[-1]))
    if len(numbered) < 2:
        return
    if numbered[0][1] != 1:
        text = plain(numbered[0][0].heading.text)
        yield Observation("ND30-PL-05", f"Phụ lục đầu tiên là “{text}”.", numbered[0][0].heading, text)
    for (above, last), (annex, here) in pairwise(numbered):
        if here != last + 1:
            text, before = plain(annex.heading.text), plain(above.heading.text)
            yield Observation("ND30-PL-05", f"Sau “{before}” là “{text}”.", annex.heading, text)


@check("ND30-DS-01", "ND30-DS-02")
def signature_images(look: Look) -> Iterator[Observation]:
    """The signature is a blue, the seal a red transparent PNG; the seal covers a third of the signature."""
    for signature in look.anatomy.signatures:
        seals, hands = _told_apart(signature.images)
        for hand in hands:
            found = [*_file_faults(hand), *_place_faults(look, signature, hand)]
            if hand.hue and not _is_blue(hand.hue):
                found.append(Fault("không phải màu xanh"))
            yield from tell("ND30-DS-01", "Hình ảnh chữ ký", signature.title, found)
        for seal in seals:
            found = list(_file_faults(seal))
            if seal.hue and not _is_red(seal.hue):
                found.append(Fault("không phải màu đỏ"))
            if len(hands) == 1:
                found += _overlap_faults(look, seal, hands[0])
            yield from tell("ND30-DS-02", "Hình ảnh dấu của cơ quan", signature.title, found)


def _told_apart(images: Sequence[Image]) -> tuple[list[Image], list[Image]]:
    """The seals and the signatures: a seal is red; of several images without a red one the round one is the seal."""
    seals = [image for image in images if _is_red(image.hue)]
    if not seals and len(images) > 1:
        roundest = max(images, key=_roundness)
        seals = [roundest] if _roundness(roundest) > _ROUND else []
    return seals, [image for image in images if image not in seals]


def _roundness(image: Image) -> float:
    sides = sorted((image.box.width_mm, image.box.height_mm))
    return sides[0] / sides[1] if sides[1] else 0.0


def _channels(hue: str) -> tuple[int, int, int]:
    return int(hue[0:2], 16), int(hue[2:4], 16), int(hue[4:6], 16)


def _is_red(hue: str) -> bool:
    return len(hue) == 6 and _channels(hue)[0] > 1.3 * max(_channels(hue)[1:])


def _is_blue(hue: str) -> bool:
    return len(hue) == 6 and _channels(hue)[2] > 1.15 * _channels(hue)[0]


def _file_faults(image: Image) -> Iterator[Fault]:
    if image.kind.lower() != "png":
        yield Fault(f"có định dạng .{image.kind.lower()}, không phải .png")
    elif not image.transparent:
        yield Fault("không có nền trong suốt")


def _place_faults(look: Look, signature: Signature, image: Image) -> Iterator[Fault]:
    """Not in the middle between title and name."""
    title, tolerance = signature.title.box, look.limit("ND30-DS-01", "lech_tam_mm")
    if image.box.page != title.page:
        return
    off = abs(image.box.centre_mm - title.centre_mm) > tolerance
    name = signature.name
    outside = (image.box.top_mm + image.box.bottom_mm) / 2 < title.top_mm or (
        name is not None
        and name.box.page == image.box.page
        and (image.box.top_mm + image.box.bottom_mm) / 2 > name.box.bottom_mm
    )
    if off or outside:
        yield Fault("không nằm chính giữa chức vụ và họ tên")


def _overlap_faults(look: Look, seal: Image, hand: Image) -> Iterator[Fault]:
    low, high = look.limit("ND30-DS-02", "tu_phan_tram"), look.limit("ND30-DS-02", "den_phan_tram")
    if seal.box.page != hand.box.page or not hand.box.width_mm:
        return
    covered = min(seal.box.right_mm, hand.box.right_mm) - max(seal.box.left_mm, hand.box.left_mm)
    percent = max(0.0, covered) / hand.box.width_mm * 100
    if seal.box.centre_mm >= hand.box.centre_mm:
        yield Fault("không trùm về bên trái chữ ký")
    elif not low <= percent <= high:
        yield Fault(f"trùm lên {percent:.0f}% hình ảnh chữ ký")


@check("ND30-DS-03", "ND30-DS-04")
def electronic_marks(look: Look) -> Iterator[Observation]:
    """A separate attachment bears number and time, 10 pt, top right; one in the same file bears nothing."""
    rule = "ND30-DS-03"
    size = look.limit(rule, "co_pt")
    for annex in look.anatomy.annexes:
        mark = annex.electronic
        if mark is None:
            continue
        text = plain(mark.text)
        found = faults(mark.fragments, Wanted((size, size), bold=False, italic=False))
        section = look.anatomy.layout.sections[mark.fragments[0].paragraph.section]
        if mark.box.centre_mm < section.centre_mm:
            found.append(Fault("không nằm ở góc trên bên phải"))
        if any(paragraph.images for paragraph in mark.paragraphs):
            found.append(Fault("có hình ảnh"))
        if not _BLANK.search(text):
            found += [Fault(f"không có {what}") for what, form in _PARTS.items() if not form.search(text)]
        yield from tell(rule, "Thông tin ký số của phụ lục", mark, found)
        if look.anatomy.signatures:
            what = "Phụ lục nằm cùng tệp với văn bản nhưng có thông tin ký số riêng."
            yield Observation("ND30-DS-04", what, mark, text)


_PARTS = {"số, ký hiệu văn bản": _SYMBOL, "giờ, phút, giây ký": _TIME}
