"""The block of a copy: SAO Y, SAO LỤC, TRÍCH SAO."""

from vanban.layout.anatomy import Copy
from vanban.layout.measured import DrawnLine
from vanban.layout.recognition.foot import find_foot
from vanban.layout.recognition.letterhead import claim_rest, find_letterhead
from vanban.layout.recognition.lines import Lines
from vanban.layout.recognition.pieces import Reading
from vanban.layout.recognition.tail import Part

_LONG_LINE_SHARE = 0.6  # of the text's width: a line over the whole width, roughly


def find_copy(reading: Reading, lines: Lines, part: Part) -> Copy:
    """The block that is this part. Source: Phụ lục I, Phần II.II."""
    form = reading.claim("hinh_thuc_sao", part.heading)
    over = _line_over(reading, lines, part.start)
    head = find_letterhead(reading, lines, part.start, part.end)
    foot = find_foot(reading, part.start, part.end)
    claim_rest(reading, head, part.start)
    signature = foot.signatures[0] if foot.signatures else None
    return Copy(form, head.issuer, head.number, head.place_date, signature, over)


def _line_over(reading: Reading, lines: Lines, start: int) -> DrawnLine | None:
    """The line over the block, which may be the last thing on the page before."""
    least_mm = _LONG_LINE_SHARE * reading.width_mm
    top = reading.pieces[start].fragment
    found = lines.above(top.box, least_mm)
    if found is None and start:
        found = lines.between(reading.pieces[start - 1].fragment, top, least_mm)
    return found
