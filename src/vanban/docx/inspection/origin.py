"""Which paragraph of a template printed a paragraph of a document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vanban.docx.reading.package import Package
from vanban.docx.reading.paragraphs import Paragraph, W, paragraphs, parse
from vanban.docx.reading.parts import part_labels
from vanban.errors import Place

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PRINTS = re.compile(r"\{\{")


@dataclass(frozen=True, slots=True)
class _Source:
    """A paragraph of a template as a pattern of what it prints; `fixed` counts its letters that never change."""

    pattern: re.Pattern[str]
    fixed: int
    style: str
    place: Place


class TemplatePlaces:
    """The paragraphs of a template and of the parts that it shares, to be found by what they print."""

    def __init__(self, packages: Iterable[Package]) -> None:
        self._sources = [source for package in packages for source in _sources(package)]

    def place(self, text: str, style: str) -> Place | None:
        """The template's cell or paragraph that prints `text` in the paragraph style `style` (its id).

        A paragraph of the same style wins, then the one with the most words of its own. None when nothing fits.
        """
        folded = _folded(text)
        fitting = [source for source in self._sources if source.pattern.fullmatch(folded)]
        if not any(source.fixed or source.style == style for source in fitting):
            return None
        return max(fitting, key=lambda source: (source.style == style, source.fixed)).place


def _sources(package: Package) -> Iterator[_Source]:
    for part, label in part_labels(package).items():
        for paragraph in paragraphs(parse(package.parts[part]), label):
            text = _folded(paragraph.text)
            fixed = _TAG.split(text)
            letters = sum(len(words.strip()) for words in fixed)
            if letters or _PRINTS.search(text):
                pattern = re.compile(".*".join(re.escape(words) for words in fixed), re.DOTALL)
                yield _Source(
                    pattern, letters, _style(paragraph), Place(package.name, detail=paragraph.place)
                )


def _style(paragraph: Paragraph) -> str:
    found = paragraph.element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _folded(text: str) -> str:
    return " ".join(text.split())
