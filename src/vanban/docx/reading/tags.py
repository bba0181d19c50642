"""The tags that a clerk typed into one part of a template, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vanban.docx.reading.paragraphs import Paragraph, W, own, paragraphs, parse

Kind = Literal["expression", "statement", "comment"]

_KINDS: dict[str, tuple[str, Kind]] = {
    "{{": ("}}", "expression"),
    "{%": ("%}", "statement"),
    "{#": ("#}", "comment"),
}
_OPEN = re.compile(r"\{[{%#]")
_PREFIX = re.compile(r"(tr|tc|p|r) ")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_STRING = r"""'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*\""""
_STOPS = {close: re.compile(rf"{close}|\{{[{{%]|{_STRING}", re.DOTALL) for close in ("}}", "%}")}
_LONGEST: dict[Kind, int] = {"expression": 1_000, "statement": 1_000, "comment": 100_000}  # over paragraphs


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `{{ … }}`, `{% … %}` or `{# … #}`, joined over the runs that Word splits it into.

    `text` is the whole tag as typed, `prefix` its `p`, `tr`, `tc` or `r`, `body` the rest with plain quotes.
    `paragraph` and `last` are the indexes of the paragraphs where it begins and ends, `start` its offset in
    the text of the first; -1 for a tag that stands in no text but in an attribute or a field code. A tag that
    is never closed has `closed` False and holds the text up to the next tag.
    """

    kind: Kind
    text: str
    prefix: str
    body: str
    paragraph: int
    last: int
    place: str
    start: int = -1
    closed: bool = True

    @property
    def keyword(self) -> str:
        """`for`, `endif`, … of a statement; empty for others."""
        return self.body.split(None, 1)[0] if self.kind == "statement" and self.body else ""


def tags(xml: str | bytes, label: str = "") -> list[Tag]:
    """All tags of a part in reading order. `label` names the part in the places."""
    return list(scan(paragraphs(parse(xml), label)))


def scan(source: Iterable[Paragraph]) -> Iterator[Tag]:
    """The tags in these paragraphs; one left open goes on in the next paragraphs, as docxtpl reads it.

    What stands between `raw` and `endraw` is no tag, nor are these two; a `raw` that never ends is one.
    """
    carried: Tag | None = None
    first: Tag | None = None  # the carried tag as far as its own paragraph goes
    raw: Tag | None = None
    for paragraph in source:
        text = (carried.text if carried else "") + paragraph.text
        joined = len(text) - len(paragraph.text)
        for tag, end in _in_text(text, paragraph):
            if carried is not None:
                tag = replace(tag, paragraph=carried.paragraph, place=carried.place, start=carried.start)
                carried = None
            elif joined:
                tag = replace(tag, start=tag.start - joined)
            if raw is not None:
                raw = raw if tag.keyword != "endraw" else None
            elif tag.kind == "statement" and tag.body == "raw":
                raw = tag
            elif not tag.closed and end == len(text) <= _LONGEST[tag.kind] and paragraph.index >= 0:
                carried, first = tag, first if tag.paragraph != paragraph.index else tag
            else:
                yield tag
        yield from _in_attributes(paragraph)
    if carried is not None and first is not None:
        yield first
    if raw is not None:
        yield raw


def _in_text(text: str, paragraph: Paragraph) -> Iterator[tuple[Tag, int]]:
    """Each tag in `text` with the offset of its end."""
    at, plain = 0, text.translate(_QUOTES)
    while (opening := _OPEN.search(text, at)) is not None:
        at, closed = _end_of(plain, opening.end(), opening.group())
        yield _tag(text[opening.start() : at], opening.start(), closed, paragraph), at


def _in_attributes(paragraph: Paragraph) -> Iterator[Tag]:
    """Tags in the description of an image, the target of a link, a field code and the like."""
    for element in (paragraph.element, *own(paragraph.element)):
        code = [element.text or ""] if element.tag == f"{W}instrText" else []
        for value in (*element.attrib.values(), *code):
            if "{" in value:
                yield from (replace(tag, start=-1) for tag, _ in _in_text(value, paragraph))


def _tag(text: str, start: int, closed: bool, paragraph: Paragraph) -> Tag:
    kind = _KINDS[text[:2]][1]
    inner = text[2:-2] if closed else text[2:]
    prefix = _PREFIX.match(inner)
    if prefix is not None:
        inner = inner[prefix.end() :]
    body = inner[inner[:1] in ("-", "+") : len(inner) - (inner[-1:] in ("-", "+"))].strip()
    return Tag(
        kind,
        text,
        prefix.group(1) if prefix else "",
        body if kind == "comment" else body.translate(_QUOTES),
        paragraph.index,
        paragraph.index,
        paragraph.place,
        start,
        closed,
    )


def _end_of(text: str, start: int, opening: str) -> tuple[int, bool]:
    """Where the tag opened before `start` ends and whether it is closed there; strings are skipped.

    `text` has plain quotes.
    """
    close = _KINDS[opening][0]
    if opening == "{#":
        end = text.find(close, start)
        return (end + 2, True) if end >= 0 else (len(text), False)
    for found in _STOPS[close].finditer(text, start):
        if found.group() == close:
            return found.end(), True
        if found.group() in ("{{", "{%"):
            return found.start(), False
    return len(text), False
