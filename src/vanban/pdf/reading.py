"""A PDF as far as we must know it: pages, words at the beginning, fonts, what it says of its own conformance."""

import io
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

_OPENING_BYTES = (
    6_000  # of a page's content: the title stands there, and reading all takes three times as long
)
_OPENING_PAGES = 3
_NOT_A_LETTER = re.compile(r"[\W_]+")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEPTH = 8  # of drawings within drawings

logging.getLogger("pypdf").addHandler(
    logging.NullHandler()
)  # its remarks on a file are no sentences for a clerk


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be read."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a PDF uses, by its name without the mark of a subset: `LiberationSerif-Bold`."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Pdf:
    """An opened PDF. `conformance` is what it claims in its metadata: `2B`; "" when it claims nothing.

    `has_colours` tells that it says how its colours are meant (an output intent for archives).
    """

    reader: PdfReader
    pages: int
    fonts: frozenset[Font]
    conformance: str
    has_colours: bool

    def share_of(self, words: Iterable[str]) -> float:
        """How many of `words` stand on its first pages, from 0 to 1; 1 when there are none to look for.

        Raises:
            UnreadablePdfError: these pages are broken.
        """
        wanted = set(filter(None, map(letters, words)))
        if not wanted:
            return 1.0
        found: set[str] = set()
        with _readable():
            for text in self._texts():
                found |= {word for word in wanted if word in text}
                if len(found) == len(wanted):
                    break
        return len(found) / len(wanted)

    def _texts(self) -> Iterator[str]:
        """The text of the beginning of the first page, then of all of it, then of the next pages."""
        yield letters(_opening(self.reader.pages[0]))
        for page in self.reader.pages[:_OPENING_PAGES]:
            yield letters(page.extract_text())


def open_pdf(data: bytes) -> Pdf:
    """The PDF `data`.

    Raises:
        UnreadablePdfError: it is none, or is broken.
    """
    with _readable():
        reader = PdfReader(io.BytesIO(data))
        intents = reader.root_object.get("/OutputIntents", ())
        return Pdf(
            reader,
            len(reader.pages),
            frozenset(_fonts(reader)),
            _conformance(reader),
            any("/DestOutputProfile" in intent.get_object() for intent in intents),
        )


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # the library has no one class for what a broken file makes it meet
        raise UnreadablePdfError(type(error).__name__) from error


def letters(text: str) -> str:
    """`text` by which words are looked for: letters and digits alone, small, in one normal form."""
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


def _opening(page: PageObject) -> str:
    contents = page.get_contents()
    if contents is None:
        return ""
    data = contents.get_data()
    end = data.find(b"\nET", _OPENING_BYTES)
    if end < 0:
        return page.extract_text()
    beginning = DecodedStreamObject()
    beginning.set_data(data[: end + 4])
    short = PageObject(page.pdf)
    short.update({**page, NameObject("/Contents"): beginning})
    return short.extract_text()


def _conformance(reader: PdfReader) -> str:
    said = reader.xmp_metadata
    return f"{said.pdfaid_part or ''}{said.pdfaid_conformance or ''}" if said else ""


def _fonts(reader: PdfReader) -> Iterator[Font]:
    seen: set[int] = set()
    for page in reader.pages:
        yield from _fonts_of(page.get("/Resources"), seen, _DEPTH)


def _fonts_of(resources: Any, seen: set[int], depth: int) -> Iterator[Font]:
    """The fonts among `resources` and those of the drawings among them."""
    held = resources.get_object() if resources is not None else None
    if not held or id(held) in seen or depth == 0:
        return
    seen.add(id(held))
    for font in _values(held, "/Font"):
        if id(font) not in seen:
            seen.add(id(font))
            yield _font(font)
    for drawing in (*_values(held, "/XObject"), *_values(held, "/Pattern")):
        yield from _fonts_of(drawing.get("/Resources"), seen, depth - 1)


def _values(held: Any, key: str) -> list[Any]:
    found = held.get(key)
    return [value.get_object() for value in found.get_object().values()] if found is not None else []


def _font(font: Any) -> Font:
    name = _SUBSET.sub("", str(font.get("/BaseFont", "")).removeprefix("/"))
    if font.get("/Subtype") == "/Type3":  # its letters are drawings in the file itself
        return Font(name or "Type3", embedded=True)
    bearer = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = bearer.get("/FontDescriptor")
    file = descriptor is not None and any(key in descriptor.get_object() for key in _FILES)
    return Font(name, embedded=bool(file))
