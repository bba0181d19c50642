"""From a line of the patched source back to the place in the template as a clerk sees it in Word."""

import re
from dataclasses import dataclass

_MARK = " vanban-p"
_PARAGRAPH = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<w:p(?=[\s/>])", re.DOTALL)
_MARKED = re.compile(rf'{_MARK}="(\d+)"')
_LINE = re.compile(r"\r\n|\r|\n")
_NEW_LINE = re.compile(r"\n?(<w:p[ >])")


def mark(xml: str) -> str:
    """The part with a number on each paragraph, to be patched by docxtpl.

    `<w:p/>` stays as it is: docxtpl's patterns do not see it as a paragraph and must not when it is marked.
    """
    number = -1

    def numbered(match: re.Match[str]) -> str:
        nonlocal number
        if match.group() != "<w:p":
            return match.group()
        number += 1
        return "<w:p" if xml[match.end()] == "/" else f'<w:p{_MARK}="{number}"'

    return _PARAGRAPH.sub(numbered, xml)


def unmark(patched: str, xml: str, label: str = "") -> tuple[str, "Lines"]:
    """The patched part without its numbers, and the way from its lines back to the part `xml`.

    `xml` is the part as it was given to `mark`; `label` names it in the places (see `part_labels`). Lines
    are counted with the line break that docxtpl puts before each `<w:p`, whether `patched` has it or not.
    """
    lines = _LINE.split(_NEW_LINE.sub(r"\n\1", patched))
    starts: list[int] = []
    for line in lines:
        found = _MARKED.search(line)
        starts.append(int(found.group(1)) if found else starts[-1] if starts else -1)
    return _MARKED.sub("", patched), Lines(tuple(starts), xml, label)


@dataclass(frozen=True, slots=True)
class Lines:
    """The paragraph at which each line of a patched part begins (-1 before the first), and the part itself.

    Plain values only, so that it can be kept on disk; the part is read when a place is asked for.
    """

    starts: tuple[int, ...]
    xml: str
    label: str = ""

    def place(self, line: int, tag: str = "") -> str:
        """Where `line` (from 1) stands in Word: "thân văn bản, bảng 2, hàng 3, ô 4".

        `tag` is the text of a tag on that line, or what stands in it (`so_lieu.ty_le`): rows and paragraphs
        that docxtpl swallowed are found by it.
        """
        from vanban.docx.reading.paragraphs import (  # lxml only when something is wrong
            paragraphs,
            parse,
            part_kind,
        )
        from vanban.docx.reading.tags import scan

        root = parse(self.xml)
        all_paragraphs = list(paragraphs(root, self.label))
        first, end = self._span(line)
        matching = [
            found for found in scan(all_paragraphs) if tag and _speaks_of(found.text, found.body, tag)
        ]
        if matching:
            nearest = min(matching, key=lambda found: _distance(found.paragraph, first, end))
            return nearest.place
        return next(
            (paragraph.place for paragraph in all_paragraphs if paragraph.index == first >= 0),
            self.label or part_kind(root),
        )

    def _span(self, line: int) -> tuple[int, int]:
        """The paragraphs that may stand on `line`: from its first to the next that begins a line."""
        first = self.starts[min(max(line, 1), len(self.starts)) - 1]
        later = [start for start in self.starts if start > first]
        return first, min(later, default=1 << 31)


def _distance(paragraph: int, first: int, end: int) -> tuple[int, int]:
    if first <= paragraph < end:
        return 0, paragraph
    return (first - paragraph if paragraph < first else paragraph - end + 1), paragraph


def _speaks_of(text: str, body: str, tag: str) -> bool:
    """Whether the tag typed as `text` is the one meant by `tag`: the whole of it, or a name in it."""
    plain = "".join(tag.split())
    if plain in ("".join(text.split()), "".join(body.split())):
        return True
    inner = re.sub(r"^\{[{%](?:p|tr|tc|r)?\s|^\{[{%]|[%}]\}$", "", tag.strip()).strip()
    return bool(inner) and re.search(rf"(?<![\w.]){re.escape(inner)}(?!\w)", body) is not None
