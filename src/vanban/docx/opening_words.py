"""The words that a Word file opens with, by which another form of it is known again."""

from collections.abc import Iterator
from itertools import islice

from vanban.docx.measure.names import Element
from vanban.docx.measure.package import open_word_file
from vanban.docx.reading.paragraphs import W, paragraphs

_WORDS = 60  # letterhead, kind and subject, and the first line: the title is among them
_LEAST_LETTERS = 2


def opening_words(raw: bytes, name: str) -> tuple[str, ...]:
    """The first words of the body of the .docx `raw`, shown as `name`; each once, marks of punctuation on them.

    Raises:
        DataError: it is no Word file, or can't be read.
    """
    file = open_word_file(raw, name)
    root = file.xml(file.main)
    return () if root is None else tuple(dict.fromkeys(islice(_words(root), _WORDS)))


def _words(root: Element) -> Iterator[str]:
    for paragraph in paragraphs(root):
        printed = "".join(text for element, text in paragraph.pieces() if element.tag.startswith(W))
        for word in printed.split():
            if sum(map(str.isalpha, word)) >= _LEAST_LETTERS:
                yield word
