"""The words of fragments: single blanks, bold and italics as marks."""

import re
from collections.abc import Iterable, Sequence

from vanban.layout.anatomy import Component
from vanban.layout.measured import Fragment
from vanban.outline.emphasis import Span, mark_up, plain
from vanban.vietnamese.letters import nfc

_WORD = re.compile(r"(?:\{\{.*?\}\}|\S)+")
_REACH_BEFORE, _REACH_BEHIND = 50, 20  # letters of a quotation


def words_of(text: str) -> str:
    """`text` in NFC with single plain blanks."""
    return " ".join(nfc(text).split())


def line_texts(component: Component | None) -> tuple[str, ...]:
    """The text of each of its fragments."""
    return tuple(words_of(line) for line in component.lines) if component else ()


def spans_of(fragment: Fragment) -> list[Span]:
    """Its letters by style, without the label of an automatic list."""
    paragraph = fragment.paragraph
    spans: list[Span] = []
    reached = fragment.start
    for run in paragraph.runs:
        start, end = max(run.start, fragment.start), min(run.end, fragment.end)
        if start >= end:
            continue
        if start > reached:
            spans.append(Span(paragraph.text[reached:start]))
        spans.append(Span(paragraph.text[start:end], run.bold, run.italic))
        reached = end
    if reached < fragment.end:
        spans.append(Span(paragraph.text[reached : fragment.end]))
    return _tidy(spans)


def _tidy(spans: Iterable[Span]) -> list[Span]:
    """Single blanks, none at the ends."""
    tidy: list[Span] = []
    after_blank = True
    for span in spans:
        kept = []
        for char in span.text:
            blank = char.isspace()
            if not (blank and after_blank):
                kept.append(" " if blank else char)
            after_blank = blank
        tidy.append(Span("".join(kept), span.bold, span.italic))
    while tidy and not tidy[-1].text.rstrip():
        tidy.pop()
    if tidy:
        last = tidy[-1]
        tidy[-1] = Span(last.text.rstrip(), last.bold, last.italic)
    return [span for span in tidy if span.text]


def around(text: str, start: int, end: int) -> str:
    """`text[start:end]` with the whole words round it, placeholders uncut; what is left out is marked by dots."""
    first, last = start - _REACH_BEFORE, end + _REACH_BEHIND
    words = [m.span() for m in _WORD.finditer(text)]
    kept = [span for span in words if span[1] > max(first, 0) and span[0] < last and span[0] >= first]
    left, right = min(kept[0][0], start), max(kept[-1][1], end)
    shown = text[left:right]
    return f"{'… ' if text[:left].strip() else ''}{shown}{' …' if text[right:].strip() else ''}"


def behind(spans: Sequence[Span], count: int) -> list[Span]:
    """The stretches without their first `count` characters."""
    left: list[Span] = []
    for span in spans:
        cut = min(count, len(span.text))
        count -= cut
        if span.text[cut:]:
            left.append(Span(span.text[cut:], span.bold, span.italic))
    return left


def marked(spans: Sequence[Span], *, bold: bool = True, italic: bool = True) -> str:
    """The text with its marks; a style that is not `bold` or `italic` wanted is dropped."""
    kept = [Span(nfc(s.text), s.bold and bold, s.italic and italic) for s in spans]
    whole = nfc("".join(span.text for span in kept))
    if plain(whole) == whole and not any(span.bold or span.italic for span in kept):
        return whole  # an asterisk that is no mark needs no escape: `5 * 3`
    return nfc(mark_up(kept))


def marked_fragment(fragment: Fragment) -> str:
    """A fragment's text with marks where its style changes; a style of the whole is the template's affair."""
    spans = spans_of(fragment)
    letters = [span for span in spans if span.text.strip()]
    return marked(spans, bold=not all(s.bold for s in letters), italic=not all(s.italic for s in letters))
