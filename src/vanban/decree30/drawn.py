"""Lines drawn under components, components that stand right under one another or take several lines."""

from collections.abc import Iterator

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.judge import Look
from vanban.decree30.orders import is_whole
from vanban.decree30.wording import figure, mm, percent, pt
from vanban.layout.anatomy import Component
from vanban.layout.measured import AUTO, DrawnLine, Paragraph
from vanban.layout.mends import DrawLine, Mend, MendLine, MendParagraph

_FAKES: dict[str, str] = {"underline": "chữ gạch chân", "characters": "các dấu gõ từ bàn phím"}


def line_breaches(rule: str, name: str, over: Component, share: float) -> Iterator[Observation]:
    """No line under a component, or one that is not drawn, not solid, not black.

    `share`: of the last line of words, the length of the line that a mender draws.
    """
    line = over.line
    remedy = draw_so_long(over, 1.0, 1.0) if share == 1 else draw_so_long(over, 1 / 3, 1 / 2)
    if line is None:
        mends = _draw(over, share)
        what = f"Không có đường kẻ dưới {name}."
        yield Observation(rule, what, over, "không có", mends=mends, remedy=remedy)
        return
    if is_fake(line):
        what = f"Đường kẻ dưới {name} là {_FAKES[line.kind]}, không phải đường kẻ."
        away = "Bỏ gạch chân (Ctrl+U)." if line.kind == "underline" else "Xóa các dấu này."
        remedy = f"{away} {remedy}"
        yield Observation(rule, what, over, _FAKES[line.kind], Severity.WARNING, remedy=remedy)
    if not line.solid:
        yield Observation(rule, f"Đường kẻ dưới {name} không phải nét liền.", over, "nét đứt")
    if line.colour not in (AUTO, "000000"):
        yield Observation(
            rule, f"Đường kẻ dưới {name} không phải màu đen (#{line.colour}).", over, f"#{line.colour}"
        )


def is_fake(line: DrawnLine) -> bool:
    """It is not drawn: letters underlined, or a row of signs; its length is then no matter."""
    return line.kind in _FAKES


def draw_so_long(over: Component, least: float, most: float) -> str:
    """What to do in Word, with the length in centimetres; the shares are of the last line of words."""
    line = over.fragments[-1].last_line_mm or over.fragments[-1].box.width_mm
    shortest, longest = figure(line * least / 10), figure(line * most / 10)
    length = shortest if shortest == longest else f"{shortest}–{longest}"
    return (
        "Kẻ bằng Insert (Chèn) > Shapes (Hình) > Line (Đường thẳng), giữ Shift để kẻ ngang; ở Shape Format "
        f"(Định dạng Hình) đặt Width (Chiều rộng) {length} cm, Height (Chiều cao) 0 cm."
    )


def _draw(over: Component, share: float) -> tuple[Mend, ...]:
    """An order to draw it, if the paragraph above is the component's alone and centred."""
    last = over.fragments[-1]
    if not is_whole(last) or last.paragraph.align != "center":
        return ()
    target = (last.paragraph.part, last.paragraph.index)
    return (DrawLine(target, round(last.last_line_mm * share, 1)),)


def part_of_line(over: Component) -> tuple[float, ...]:
    """The line's length as a share of the last line of words, and of the longest."""
    assert over.line is not None
    last = over.fragments[-1].last_line_mm or over.fragments[-1].box.width_mm
    longest = max(fragment.box.width_mm for fragment in over.fragments)
    return tuple(over.line.box.width_mm / width for width in (last, longest) if width > 0)


def stacked_breaches(
    look: Look, rule: str, names: str, above: Component, below: Component
) -> Iterator[Observation]:
    """Not single-spaced, spaced apart, or with empty paragraphs between them."""
    upper, lower = above.fragments[-1].paragraph, below.fragments[0].paragraph
    if upper is lower or upper.story != lower.story or upper.part != lower.part:
        return
    empty = [p for p in between(look, upper, lower) if p.is_empty]
    if empty:
        what = f"{names} cách nhau {len(empty)} dòng trống."
        yield Observation(rule, what, below, f"{len(empty)} dòng trống")
    gap = max(upper.after_pt, lower.before_pt)
    if gap > look.limit(rule, "cach_pt"):
        mends = tuple(_mend_gap(upper, lower))
        yield Observation(rule, f"{names} cách nhau {pt(gap)}.", below, pt(gap), mends=mends)
    loose = [p for p in _all_of(above, below) if not _is_single(look, rule, p)]
    if loose:
        shown = spacing(loose[0])
        mends = tuple(MendParagraph((p.part, p.index), "line", 1.0) for p in loose)
        yield Observation(rule, f"{names} không giãn dòng đơn ({shown}).", above, shown, mends=mends)


def between(look: Look, upper: Paragraph, lower: Paragraph) -> Iterator[Paragraph]:
    """The paragraphs of the same cell or box from one to the other."""
    for paragraph in look.anatomy.layout.paragraphs:
        if (
            paragraph.part == upper.part
            and upper.index < paragraph.index < lower.index
            and paragraph.cells == upper.cells
            and paragraph.frame == upper.frame
        ):
            yield paragraph


def _all_of(*components: Component) -> list[Paragraph]:
    return list({id(p): p for component in components for p in component.paragraphs}.values())


def _mend_gap(upper: Paragraph, lower: Paragraph) -> Iterator[Mend]:
    if upper.after_pt:
        yield MendParagraph((upper.part, upper.index), "after_pt", 0.0)
    if lower.before_pt:
        yield MendParagraph((lower.part, lower.index), "before_pt", 0.0)


def _is_single(look: Look, rule: str, paragraph: Paragraph) -> bool:
    """Single, or in points about as much: an exact height may be less, not more."""
    wanted, slack = look.limit(rule, "dong"), look.limit(rule, "dung_sai")
    rule_of_line, value = paragraph.line.rule, paragraph.line.value
    if rule_of_line == "auto":
        return abs(value - wanted) <= slack
    size = max((run.size_pt for run in paragraph.runs), default=paragraph.mark_size_pt)
    natural = look.limit(rule, "chieu_cao_chu") * size
    return value <= natural * (wanted + slack)


def spacing(paragraph: Paragraph) -> str:
    """`1,5 dòng`; `đúng 18 pt`."""
    value = paragraph.line.value
    if paragraph.line.rule == "auto":
        return f"{figure(value, 2)} dòng"
    return f"{'đúng' if paragraph.line.rule == 'exact' else 'ít nhất'} {pt(value)}"


def short_line(look: Look, rule: str, name: str, over: Component) -> Iterator[Observation]:
    """The line under an issuer's name or a title: there, solid, of a third to a half of the words."""
    least, most = look.limit(rule, "tu_phan_tram"), look.limit(rule, "den_phan_tram")
    share = look.limit(rule, "sua_phan_tram") / 100
    yield from line_breaches(rule, name, over, share)
    if over.line is None or is_fake(over.line):
        return
    shares = part_of_line(over)
    if not any(least <= one * 100 <= most for one in shares):
        what = f"Đường kẻ dưới {name} dài {as_part(over)}."
        mends = mend_length(over, share)
        remedy = draw_so_long(over, 1 / 3, 1 / 2)
        yield Observation(rule, what, over, percent(shares[0]), Severity.WARNING, mends, remedy=remedy)


def as_part(over: Component) -> str:
    """`25 mm, bằng 27% dòng chữ`: a ruler shows the one, the decree names the other."""
    assert over.line is not None
    return f"{mm(over.line.box.width_mm)}, bằng {percent(part_of_line(over)[0])} dòng chữ"


def mend_length(over: Component, share: float) -> tuple[Mend, ...]:
    """An order to make its line this share of its last line of words; none for what is no line of its own."""
    line = over.line
    if line is None or line.kind in ("underline", "cell_border"):
        return ()
    return (MendLine(line.part, line.kind, line.key, round(over.fragments[-1].last_line_mm * share, 1)),)


def is_broken(component: Component, doubt_mm: float) -> bool:
    """It takes more than one line; not said where its width is so near its room's that only Word knows."""
    if len(component.fragments) > 1:
        return True
    (only,) = component.fragments
    width = only.box.width_mm + only.last_line_mm
    return only.printed_lines > 2 or (only.printed_lines == 2 and width > only.room.width_mm + doubt_mm)
