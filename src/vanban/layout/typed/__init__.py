"""A layout built from bare lines of text: what a .txt or the text of a PDF tells of a page."""

from vanban.layout.typed.characters import lines_of_text
from vanban.layout.typed.making import layout_of
from vanban.layout.typed.pdf import lines_of_pdf
from vanban.layout.typed.wrapped import unwrapped

__all__ = ["layout_of", "lines_of_pdf", "lines_of_text", "unwrapped"]
