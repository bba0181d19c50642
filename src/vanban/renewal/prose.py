"""A clerk's text rolled to the new year: each literal replaced, asked for or kept, and every one of them told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vanban.data.nodes import Path
from vanban.renewal.entries import Entries
from vanban.renewal.expanded import Expanded, expand
from vanban.renewal.frame import Frame
from vanban.renewal.hits import Hit, quote_at
from vanban.renewal.literals import RULES
from vanban.renewal.rows import Mark
from vanban.renewal.spelling import levelled
from vanban.vietnamese.letters import fold


def roll_text(
    text: str, path: Path, frame: Frame, printed: Mapping[str, str], entries: Entries
) -> tuple[str, list[Mark]]:
    """The text of the new year and a mark for each literal, in order.

    `printed` are the placeholders that print the same for everyone who uses the text (`dia_ban.loai`).
    """
    shown = expand(text, printed)
    read = levelled(shown.text)
    parts: list[str] = []
    marks: list[Mark] = []
    reached = 0
    for hit, (start, end) in _chosen(shown, read, frame):
        written = hit.write(entries) if hit.write else text[start:end]
        before = shown.text[hit.start : hit.end]
        line = text.count("\n", 0, start) + 1
        after = "" if hit.write is None else written
        marks.append(Mark(path, line, hit.action, before, after, hit.why))
        parts += [text[reached:start], written]
        reached = end
    return "".join([*parts, text[reached:]]), marks


def _chosen(shown: Expanded, read: str, frame: Frame) -> Iterator[tuple[Hit, tuple[int, int]]]:
    """The hits that don't lie on one another, in the order of the text, each with where it was typed.

    `read` is the printed text with one spelling for what people type in several.
    """
    taken: list[tuple[Hit, tuple[int, int]]] = []
    for rule in RULES:
        for hit in rule(read, frame):
            typed = shown.typed(hit.start, hit.end)
            if typed is None or any(hit.start < one.end and one.start < hit.end for one, _ in taken):
                continue
            taken.append((_unless_quoted(hit, read, frame), typed))
    yield from sorted(taken, key=lambda one: one[0].start)


def _unless_quoted(hit: Hit, text: str, frame: Frame) -> Hit:
    """What stands in quotes is the title of another document and stays, unless it is the campaign's name."""
    quote = quote_at(text, hit.start)
    if quote is None or hit.write is None or any(fold(name) in fold(quote) for name in frame.names):
        return hit
    return replace(hit, action="kept", why="trong ngoặc kép: tên của văn bản, khẩu hiệu", write=None)
