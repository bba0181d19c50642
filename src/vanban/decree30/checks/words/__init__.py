"""Words of any document: capitals, spelling, blanks, leftovers, dead terms, citations.

`words_of` looks at pieces of text alone; the checks of a measured document (`document`) call the same.
"""

from vanban.decree30.checks.words import document
from vanban.decree30.checks.words.pieces import Role, TextPiece
from vanban.decree30.checks.words.reader import words_of

__all__ = ["Role", "TextPiece", "document", "words_of"]
