"""The tags that a clerk typed into one part of a template, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vanban.docx.paragraphs import Paragraph, own, paragraphs, parse

Kind = Literal["expression", "statement", "comment"]

_KINDS: dict[str, tuple[str, Kind]] = {
    "{{": ("}}", "expression"),
    "{%": ("%}", "statement"),
    "{#": ("#}", "comment"),
}
_OPEN = re.compile(r"\{[{%#]")
_PREFIX = re.compile(r"(tr|tc|p|r)\s")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_STRING = r"""'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*\""""
_LONGEST: dict[Kind, int] = {"expression": 1_000, "statement": 1_000, "comment": 100_000}  # over paragraphs


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `{{ … }}`, `{% … %}` or `{# … #}`, joined over the runs that Word splits it into.

    `text` is the whole tag as typed, `prefix` its `p`, `tr`, `tc` or `r`, `body` the rest with plain quotes.
    `paragraph` and `last` are the indexes of the paragraphs where it begins and ends. A tag that is never
    closed has `closed` False and holds the text up to the next tag.
    """

    kind: Kind
    text: str
    prefix: str
    body: str
    paragraph: int
    last: int
    place: str
    closed: bool = True

    @property
    def keyword(self) -> str:
        """`for`, `endif`, … of a statement; empty for others."""
        return self.body.split(None, 1)[0] if self.kind == "statement" and self.body else ""


def tags(xml: str | bytes, label: str = "") -> list[Tag]:
    """All tags of a part in reading order. `label` names the part in the places."""
    return list(scan(paragraphs(parse(xml), label)))


def scan(source: Iterable[Paragraph]) -> Iterator[Tag]:
    """The tags in these paragraphs; one left open goes on in the next paragraphs, as docxtpl reads it."""
    carried: Tag | None = None
    raw = False
    for paragraph in source:
        text = (carried.text if carried else "") + paragraph.text
        for tag, end in _in_text(text, paragraph):
            if carried is not None:
                tag, carried = replace(tag, paragraph=carried.paragraph, place=carried.place), None
            if raw or (tag.kind == "statement" and tag.body == "raw"):
                raw = tag.keyword != "endraw"
            elif not tag.closed and end == len(text) <= _LONGEST[tag.kind]:
                carried = tag
            else:
                yield tag
        yield from _in_attributes(paragraph)
    if carried is not None:
        yield carried


def _in_text(text: str, paragraph: Paragraph) -> Iterator[tuple[Tag, int]]:
    """Each tag in `text` with the offset of its end."""
    at = 0
    while (opening := _OPEN.search(text, at)) is not None:
        at, closed = _end_of(text, opening.end(), opening.group())
        yield _tag(text[opening.start() : at], closed, paragraph), at


def _in_attributes(paragraph: Paragraph) -> Iterator[Tag]:
    """Tags in the description of an image, the target of a link and the like."""
    for element in (paragraph.element, *own(paragraph.element)):
        for value in element.attrib.values():
            if "{" in value:
                yield from (tag for tag, _ in _in_text(value, paragraph))


def _tag(text: str, closed: bool, paragraph: Paragraph) -> Tag:
    kind = _KINDS[text[:2]][1]
    inner = text[2:-2] if closed else text[2:]
    prefix = _PREFIX.match(inner)
    if prefix is not None:
        inner = inner[prefix.end() :]
    body = inner.strip()
    body = body[body[:1] in ("-", "+") :]
    body = body[: len(body) - (body[-1:] in ("-", "+"))].strip()
    return Tag(
        kind,
        text,
        prefix.group(1) if prefix else "",
        body if kind == "comment" else body.translate(_QUOTES),
        paragraph.index,
        paragraph.index,
        paragraph.place,
        closed,
    )


def _end_of(text: str, start: int, opening: str) -> tuple[int, bool]:
    """Where the tag opened before `start` ends and whether it is closed there; strings are skipped."""
    close = _KINDS[opening][0]
    if opening == "{#":
        end = text.find(close, start)
        return (end + 2, True) if end >= 0 else (len(text), False)
    stop = re.compile(rf"{re.escape(close)}|\{{[{{%]|{_STRING}", re.DOTALL)
    plain = text.translate(_QUOTES)
    for found in stop.finditer(plain, start):
        if found.group() == close:
            return found.end(), True
        if found.group() in ("{{", "{%"):
            return found.start(), False
    return len(text), False
