"""Words of any document: capitals, spelling, blanks, leftovers, dead terms, citations.

`words_of` looks at pieces of text alone; `checks.words` gives it those of a measured document.
"""

from vanban.decree30.words.pieces import Role, TextPiece
from vanban.decree30.words.reader import words_of

__all__ = ["Role", "TextPiece", "words_of"]
