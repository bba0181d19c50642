"""Fonts, colours and sizes of the whole document (ND30-FONT; FONT-04 is among the words)."""

from collections import Counter
from collections.abc import Iterator

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.orders import mend_paragraph
from vanban.decree30.triple import Triple, mend_triple, triple
from vanban.decree30.wording import figure, pt, quoted
from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import AUTO, Paragraph, Run
from vanban.layout.mends import Mend
from vanban.vietnamese.legacy import encoding_of_font

_BLACK = (AUTO, "000000")


@check("ND30-FONT-01", "ND30-FONT-02")
def fonts(look: Look) -> Iterator[Observation]:
    """Times New Roman everywhere; nothing set in a font of before Unicode."""
    right = _known(look.rule("ND30-FONT-01").limits["phong"])
    variants = {_known(name) for name in look.listed("ND30-FONT-01", "bien_the")}
    wrong: list[Breach] = []
    old: list[Breach] = []
    for paragraph, run in _wrong_fonts(look, right):
        font = run.font
        if encoding_of_font(font):
            old.append(Breach(paragraph, f"Chữ dùng phông kiểu cũ {font}.", font))
            continue
        severity = Severity.WARNING if _known(font) in variants else None
        what = f"Chữ dùng phông {'tên ' if severity else ''}{font}."
        wrong.append(Breach(paragraph, what, font, tuple(_mend_font(look, paragraph, font)), severity))
    yield from tell_many("ND30-FONT-02", old)
    yield from tell_many("ND30-FONT-01", wrong)


def _wrong_fonts(look: Look, right: str) -> Iterator[tuple[Paragraph, Run]]:
    """Each paragraph with a run of each wrong font in it."""
    symbols = {_known(name) for name in look.listed("ND30-FONT-01", "phong_ky_hieu")}
    for paragraph in look.anatomy.layout.paragraphs:
        seen = set()
        for run in _visible(paragraph):
            font = _known(run.font)
            if font in ("", right) or font in seen or (font in symbols and not _has_letters(run)):
                continue
            seen.add(font)
            yield paragraph, run


def _mend_font(look: Look, paragraph: Paragraph, font: str) -> Iterator[Mend]:
    right = str(look.rule("ND30-FONT-01").limits["phong"])
    yield from mend_paragraph(paragraph, lambda run: run.font == font, "font", right)
    if "bold" in font.lower():
        yield from mend_paragraph(paragraph, lambda run: run.font == font, "bold", True)
    if "italic" in font.lower():
        yield from mend_paragraph(paragraph, lambda run: run.font == font, "italic", True)


def _known(font: object) -> str:
    return str(font).strip().casefold()


def _has_letters(run: Run) -> bool:
    return any(char.isalnum() for char in run.text)


def _visible(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.change != "deleted" and run.text.strip()]


@check("ND30-FONT-03")
def colours(look: Look) -> Iterator[Observation]:
    """Black, nothing highlighted; stamps are red by the decree itself (III.2.b)."""
    stamps = {id(paragraph) for paragraph in _stamps(look.anatomy)}
    nearly = look.limit("ND30-FONT-03", "gan_den")
    draft = Severity.INFO if look.anatomy.draft else None
    coloured: list[Breach] = []
    marked: list[Breach] = []
    for paragraph in look.anatomy.layout.paragraphs:
        if id(paragraph) in stamps:
            continue
        runs = _visible(paragraph)
        for colour in dict.fromkeys(run.colour for run in runs if run.colour not in _BLACK):
            severity = Severity.WARNING if _is_dark(colour, nearly) else None
            what = f"Chữ {'gần đen mà ' if severity else ''}không phải màu đen (#{colour})."
            mends = _blacken(paragraph, colour)
            coloured.append(Breach(paragraph, what, f"#{colour}", mends, severity))
        if any(run.highlight for run in runs):
            mends = tuple(mend_paragraph(paragraph, lambda run: bool(run.highlight), "highlight", ""))
            marked.append(Breach(paragraph, "Chữ được tô nền.", "tô nền", mends, draft))
    yield from tell_many("ND30-FONT-03", coloured)
    yield from tell_many("ND30-FONT-03", marked)


def _blacken(paragraph: Paragraph, colour: str) -> tuple[Mend, ...]:
    return tuple(mend_paragraph(paragraph, lambda run: run.colour == colour, "colour", AUTO))


def _stamps(anatomy: Anatomy) -> Iterator[Paragraph]:
    for stamp in (anatomy.urgency, anatomy.secrecy, anatomy.circulation):
        yield from stamp.paragraphs if stamp else ()


def _is_dark(colour: str, most: float) -> bool:
    try:
        return max(bytes.fromhex(colour)) <= most
    except ValueError:
        return False


@check("ND30-FONT-05")
def sizes_of_the_head(look: Look) -> Iterator[Observation]:
    """Quốc hiệu, tiêu ngữ and date grow and shrink together."""
    found: Triple | None = triple(look)
    if found and found.all_in_range and found.measured_pt != found.wanted_pt:
        shown = f"{', '.join(map(figure, found.measured_pt))} pt"
        what = f"Quốc hiệu, Tiêu ngữ, dòng ngày tháng có cỡ chữ {shown}, không cùng một bộ."
        yield Observation("ND30-FONT-05", what, look.anatomy.place_date, shown, mends=mend_triple(look))


@check("ND30-FONT-06")
def one_body_size(look: Look) -> Iterator[Observation]:
    """Running text has one size; tables and headings may have another."""
    least, most = look.limit("ND30-FONT-06", "tu_pt"), look.limit("ND30-FONT-06", "den_pt")
    items = [item for item in look.anatomy.items if not item.heading and item.title_of is None]
    letters: Counter[float] = Counter()
    for item in items:
        for run in item.fragment.runs:
            if least <= run.size_pt <= most:
                letters[run.size_pt] += len(run.text)
    if not letters:
        return
    usual, count = letters.most_common(1)[0]
    share = count / letters.total()
    if share * 100 >= look.limit("ND30-FONT-06", "phan_tram"):
        return
    others = [
        item
        for item in items
        if any(least <= r.size_pt <= most and r.size_pt != usual for r in item.fragment.runs)
    ]
    mends: tuple[Mend, ...] = ()
    for item in others:
        mends += tuple(
            mend_paragraph(
                item.paragraph, lambda r: least <= r.size_pt <= most and r.size_pt != usual, "size_pt", usual
            )
        )
    shown = " và ".join(pt(size) for size, _ in letters.most_common())
    what = f"Nội dung lẫn cỡ chữ {shown}: {len(others)} đoạn không phải {pt(usual)}, như {quoted(others[0].text)}."
    yield Observation("ND30-FONT-06", what, others[0], shown, mends=mends)
