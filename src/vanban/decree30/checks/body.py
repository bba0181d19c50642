"""Nội dung: letters, indents and spacing of the running text (Phụ lục I, Phần I, Mục II.6.e)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from vanban.decree30.appearance import Wanted, faults, share
from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.indents import allowed_indents, first_line_mm, nearest_allowed
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import target_of
from vanban.decree30.running import LISTED, long_ones
from vanban.decree30.wording import mm, plain, pt, quoted
from vanban.layout.anatomy import Item
from vanban.layout.measured import Paragraph
from vanban.layout.mends import Mend, MendLetters, MendParagraph, MendTable, MendText
from vanban.outline.headings import DOCUMENT_END
from vanban.outline.markers import SENTENCE_ENDS
from vanban.outline.tree import Level

_MOST = 0.9  # of a sentence's letters; less is emphasis
_MAY_BE_ITALIC = ("(", "“", '"', "*", "Ghi chú", "Lưu ý")


@check("ND30-BODY-01")
def letters(look: Look) -> Iterator[Observation]:
    """13 to 14 pt and upright."""
    rule = "ND30-BODY-01"
    items = look.running_text
    low, high = look.limit(rule, "tu_pt"), look.limit(rule, "den_pt")
    usual = look.body_size_pt
    wanted = Wanted((low, high))
    breaches = []
    for item in items:
        for fault in faults((item.fragment,), wanted):
            mends = tuple(_to_size(mend, usual, low, high) for mend in fault.mends)
            breaches.append(Breach(item, f"Nội dung có {fault.what}.", fault.what, mends))
    yield from tell_many(rule, breaches)
    italic = [item for item in long_ones(items, look.limit(rule, "so_ky_tu")) if _is_italic(item)]
    yield from tell_many(rule, (_italic_breach(item) for item in italic))


def _is_italic(item: Item) -> bool:
    """A sentence all in italics; notes in brackets and quotations may be."""
    return share(item.fragment, "italic") > _MOST and not plain(item.text).startswith(_MAY_BE_ITALIC)


def _italic_breach(item: Item) -> Breach:
    mends = (MendLetters(target_of(item.fragment), "italic", False),)
    return Breach(item, "Nội dung được trình bày bằng chữ nghiêng.", "chữ nghiêng", mends)


def _to_size(mend: Mend, usual: float | None, low: float, high: float) -> Mend:
    """The same order with the size that the body has, if that is allowed."""
    if not isinstance(mend, MendLetters) or usual is None or not low <= usual <= high:
        return mend
    return MendLetters(mend.target, "size_pt", usual, mend.start, mend.end)


@check("ND30-BODY-02")
def justified(look: Look) -> Iterator[Observation]:
    """Both edges even in nearly all long paragraphs."""
    rule = "ND30-BODY-02"
    items = long_ones(look.running_text, look.limit(rule, "so_ky_tu"))
    ragged = [item for item in items if item.paragraph.align != "both"]
    even = 1 - len(ragged) / len(items) if items else 1.0
    if even * 100 < look.limit(rule, "tu_phan_tram"):
        mends = tuple(MendParagraph(target_of(item.fragment), "align", "both") for item in ragged)
        what = f"{len(ragged)} trên {len(items)} đoạn dài không canh đều hai lề, đây là đoạn đầu tiên."
        yield Observation(rule, what, ragged[0], f"{even:.0%} đoạn canh đều hai lề", mends=mends)


@check("ND30-BODY-03")
def indents(look: Look) -> Iterator[Observation]:
    """The first line of a paragraph begins 1 cm or 1,27 cm further in, by its indent."""
    rule = "ND30-BODY-03"
    running = look.running_text
    judged = long_ones(running, look.limit(rule, "so_ky_tu"))
    judged = [item for item in judged if item.level not in LISTED | {Level.ARTICLE}]
    blanks = {_blanks(item) for item in judged} - {""}
    typed = [item for item in running if _blanks(item) in blanks]  # short ones too: all begin at one place
    others = [item for item in judged if not _blanks(item)]
    allowed = [_allowed_indent(look, item) for item in others]
    wanted = _usual_indent(look, allowed, blanks)
    wrong = [item for item, right in zip(others, allowed, strict=True) if right is None]
    yield from tell_many(rule, (_wrong_indent(item, wanted) for item in wrong))
    yield from tell_many(rule, (_typed_indent(item, wanted) for item in typed))
    mixed = [item for item, right in zip(others, allowed, strict=True) if right not in (None, wanted)]
    if mixed:
        mends = tuple(mend for item in mixed for mend in _indent(item, wanted))
        other = mm(first_line_mm(mixed[0].paragraph))
        what = f"Các đoạn lùi đầu dòng không giống nhau: {len(mixed)} đoạn {other}, còn lại {mm(wanted)}."
        yield Observation(rule, what, mixed[0], other, Severity.WARNING, mends)


def _allowed_indent(look: Look, item: Item) -> float | None:
    return nearest_allowed(look, first_line_mm(item.paragraph))


def _blanks(item: Item) -> str:
    """The blanks and tabs that it begins with."""
    text = item.paragraph.text
    return text[: len(text) - len(text.lstrip())]


def _usual_indent(look: Look, allowed: list[float | None], blanks: set[str]) -> float:
    """The allowed indent that most of the items have; else the one that a tab in Word makes."""
    found = Counter(right for right in allowed if right is not None)
    if found:
        return found.most_common(1)[0][0]
    narrow, wide = allowed_indents(look)
    return wide if "\t" in blanks else narrow


def _indent(item: Item, wanted: float) -> tuple[Mend, ...]:
    target = target_of(item.fragment)
    return (MendParagraph(target, "left_mm", 0.0), MendParagraph(target, "first_line_mm", wanted))


def _wrong_indent(item: Item, wanted: float) -> Breach:
    measured = mm(first_line_mm(item.paragraph))
    return Breach(item, f"Chữ đầu dòng lùi vào {measured}.", measured, _indent(item, wanted))


def _typed_indent(item: Item, wanted: float) -> Breach:
    blanks = _blanks(item)
    how = "phím Tab" if "\t" in blanks else "dấu cách"
    mends: tuple[Mend, ...] = (
        MendText(target_of(item.fragment), 0, len(blanks), blanks, ""),
        *_indent(item, wanted),
    )
    return Breach(item, f"Chữ đầu dòng được lùi vào bằng {how}.", how, mends, Severity.WARNING)


@check("ND30-BODY-04")
def gaps(look: Look) -> Iterator[Observation]:
    """At least 6 pt between two paragraphs that follow each other."""
    rule = "ND30-BODY-04"
    least, long = look.limit(rule, "tu_pt"), look.limit(rule, "so_ky_tu")
    breaches = []
    for above, below in _neighbours(look):
        if not long_ones((above, below), long):
            continue
        after, before = _spacing_between(above.paragraph, below.paragraph)
        if max(after, before) >= least - 0.05:
            continue
        target = target_of(below.fragment)
        mends: list[Mend] = [MendParagraph(target, "before_pt", least)]
        if below.paragraph.contextual_spacing:
            mends.append(MendParagraph(target, "contextual_spacing", False))
        only_sum = after + before >= least - 0.05
        gap = f"{pt(after)} + {pt(before)}" if only_sum else pt(max(after, before))
        what = f"Khoảng cách với đoạn trên là {gap}."
        severity = Severity.WARNING if only_sum else None
        breaches.append(Breach(below, what, gap, tuple(mends), severity))
    yield from tell_many(rule, breaches)


def _neighbours(look: Look) -> Iterator[tuple[Item, Item]]:
    """Pairs of running text with nothing between them, no empty paragraph or table."""
    anatomy = look.anatomy
    places = {id(paragraph): place for place, paragraph in enumerate(anatomy.layout.paragraphs)}
    running = {id(item) for item in look.running_text}
    for above, below in pairwise(anatomy.items):
        place, next_place = places.get(id(above.paragraph)), places.get(id(below.paragraph))
        if place is None or next_place != place + 1:
            continue
        if id(above) in running and id(below) in running:
            yield above, below


def _spacing_between(above: Paragraph, below: Paragraph) -> tuple[float, float]:
    """Points after the upper and before the lower paragraph as they count between these two."""
    same = above.style == below.style
    after = 0.0 if same and above.contextual_spacing else above.after_pt
    before = 0.0 if same and below.contextual_spacing else below.before_pt
    return after, before


@check("ND30-BODY-05")
def line_spacing(look: Look) -> Iterator[Observation]:
    """Lines single to one and a half."""
    rule = "ND30-BODY-05"
    tolerance = look.limit(rule, "dung_sai_phan_tram") / 100
    low, high = look.limit(rule, "tu_dong"), look.limit(rule, "den_dong")
    breaches = []
    for item in look.running_text:
        spacing, lines = item.paragraph.line, _times_single(look, item)
        too_low = lines < low * (1 - tolerance) and spacing.rule != "at_least"
        if not too_low and lines <= high * (1 + tolerance):
            continue
        measured = f"{lines:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"
        if spacing.rule != "auto":
            measured = f"{pt(spacing.value)} ({measured})"
        mends = (MendParagraph(target_of(item.fragment), "line", low if too_low else high),)
        house = too_low and spacing.rule == "exact" and lines >= look.limit(rule, "gan_mot_dong")
        severity = Severity.WARNING if house else None
        breaches.append(Breach(item, f"Khoảng cách giữa các dòng là {measured}.", measured, mends, severity))
    yield from tell_many(rule, breaches)


def _times_single(look: Look, item: Item) -> float:
    spacing = item.paragraph.line
    if spacing.rule == "auto":
        return spacing.value
    size = max((run.size_pt for run in item.fragment.runs), default=0.0)
    return spacing.value / (size * look.limit("ND30-BODY-05", "dong_don_em")) if size else 1.0


@check("ND30-BODY-06")
def end_mark(look: Look) -> Iterator[Observation]:
    """The body ends with `./.`."""
    if not look.anatomy.items:
        return
    last = look.anatomy.items[-1]
    if not any(plain(text).endswith(DOCUMENT_END) for text in _texts_from(look, last)):
        end = f"…{plain(last.fragment.text)[-20:]}"
        what = f"Nội dung kết thúc bằng “{end}” thay vì “./.”."
        yield Observation("ND30-BODY-06", what, last, end)


def _texts_from(look: Look, last: Item) -> Iterator[str]:
    """The texts from the last item of the body to the signature: a table may follow it."""
    yield last.fragment.text
    stop = {id(p) for signature in look.anatomy.signatures for p in signature.title.paragraphs}
    begun = False
    for paragraph in look.anatomy.layout.stories("body", "textbox"):
        if id(paragraph) in stop:
            return
        if begun:
            yield paragraph.printed
        begun = begun or paragraph is last.paragraph


@check("ND30-BODY-07")
def stray_emphasis(look: Look) -> Iterator[Observation]:
    """No underlined words and no sentences wholly bold."""
    rule = "ND30-BODY-07"
    most_bold = look.limit(rule, "dam_phan_tram") / 100
    breaches = []
    for item in look.running_text:
        underlined = [run.text.strip() for run in item.fragment.runs if run.underline]
        if underlined:
            breaches.append(Breach(item, f"Chữ “{underlined[0]}” bị gạch chân.", "gạch chân"))
        if not item.text.rstrip().endswith(SENTENCE_ENDS):
            continue
        if share(item.fragment, "bold") > most_bold:
            breaches.append(Breach(item, "Cả đoạn văn được in đậm.", "in đậm"))
        elif inside := _bold_inside(item):
            breaches.append(Breach(item, f"Chữ {quoted(inside)} được in đậm giữa câu.", "in đậm giữa câu"))
    yield from tell_many(rule, breaches)


def _bold_inside(item: Item) -> str:
    """The first words in bold that don't begin the paragraph: what begins it is a title of its own."""
    words = item.fragment.end - len(item.text)  # where they begin behind the marker
    begun = False
    for run in item.fragment.runs:
        has_letters = any(map(str.isalpha, run.text))
        if begun and run.bold and has_letters:
            return run.text
        begun = begun or (not run.bold and has_letters and run.end > words + 1)
    return ""


@check("ND30-BODY-08")
def empty_paragraphs(look: Look) -> Iterator[Observation]:
    """No two empty paragraphs in a row make room."""
    most = look.limit("ND30-BODY-08", "toi_da")
    runs = [run for run in _empty_runs(look) if len(run) > most]
    if runs:
        longest = max(map(len, runs))
        what = f"Có {longest} đoạn trống liền nhau để tạo khoảng cách."
        if len(runs) > 1:
            what = f"Có {len(runs)} chỗ để nhiều đoạn trống liền nhau (nhiều nhất {longest} đoạn)."
        yield Observation("ND30-BODY-08", what, runs[0][0], f"{longest} đoạn trống")


def _empty_runs(look: Look) -> Iterator[list[Paragraph]]:
    """Rows of empty paragraphs within the bodies; what a line or a section hangs on serves, cells too."""
    layout = look.anatomy.layout
    drawn = {(line.part, line.paragraph) for line in layout.lines}
    places = {id(paragraph): place for place, paragraph in enumerate(layout.paragraphs)}
    for body in look.bodies:
        first, last = (places.get(id(item.paragraph), 0) for item in (body[0], body[-1]))
        run: list[Paragraph] = []
        for paragraph in layout.paragraphs[first : last + 1]:
            serves = bool(paragraph.cells) or (paragraph.part, paragraph.index) in drawn
            if paragraph.is_empty and not serves and not (run and run[-1].section != paragraph.section):
                run.append(paragraph)
            else:
                yield run
                run = []


@check("ND30-BODY-09")
def tables(look: Look) -> Iterator[Observation]:
    """A table that goes on to another page repeats its heading and keeps its rows whole."""
    rule = "ND30-BODY-09"
    inside: dict[int, list[Paragraph]] = {}
    for paragraph in look.anatomy.layout.paragraphs:
        if paragraph.cells:
            inside.setdefault(paragraph.cells[0].table, []).append(paragraph)
    for table in look.anatomy.layout.tables:
        held = inside.get(table.number, [])
        if not table.bordered or table.nested or not held or table.rows < look.limit(rule, "tu_hang"):
            continue
        pages = len({paragraph.box.page for paragraph in held})
        if pages == 1:
            continue
        measured = f"{pages} trang"
        if not table.header_repeats:
            what = f"Hàng đầu đề của bảng {table.number} không được đặt lặp lại ở trang sau."
            mends = (MendTable(table.number, "header_repeats"),)
            yield Observation(rule, what, held[0], measured, mends=mends)
        if table.rows_can_split:
            what = f"Hàng của bảng {table.number} có thể bị cắt sang trang sau."
            mends = (MendTable(table.number, "rows_whole"),)
            yield Observation(rule, what, held[0], measured, Severity.INFO, mends)
