"""Widths of text in Times New Roman, so that lines drawn under it and breaks in it come out right."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from vanban.docx.page.phrases import breaks

_MM_PER_PT = 25.4 / 72
_UNKNOWN_EM = 0.5  # a digit's width, for a character that the data file lacks
_PIECE = re.compile(r"[^ \t\-–—]*[\-–—]+|[^ \t\-–—]+|[ \t]+")


@lru_cache(maxsize=4096)
def text_width_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Width of `text` set on one line in Times New Roman, without kerning as Word sets it.

    Source: advance widths of Liberation Serif 2.1, metric-compatible with Times New Roman.
    """
    widths = _widths_em(_face(bold, italic))
    composed = unicodedata.normalize("NFC", text)
    return sum(widths[c] if c in widths else _unknown_em(c) for c in composed) * size_pt * _MM_PER_PT


def wrap(text: str, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False) -> list[str]:
    """The lines that `text` takes in a column `width_mm` wide, broken as Word breaks them.

    Breaks stand at spaces and after hyphens and dashes, never at a no-break space; a word wider than the
    column is cut. The space at a break belongs to no line. Always at least one line.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, width_mm, size_pt, bold, italic):
        if line.strip() and text_width_mm((line + piece).rstrip(" \t"), size_pt, bold, italic) > width_mm:
            lines.append(line.rstrip(" \t"))
            line = piece.lstrip(" \t")
        else:
            line += piece
    return [*lines, line.rstrip(" \t")]


def last_line(text: str, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False) -> str:
    """The last of the lines that `text` takes in a column `width_mm` wide."""
    return wrap(text, width_mm, size_pt, bold, italic)[-1]


@lru_cache(maxsize=4096)
def balanced(
    text: str, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """Even lines that part no word of several syllables, as few as that and the spaces of `text` allow.

    So no word is left alone on the last line, and `Sở Văn hóa, Thể thao và Du lịch` breaks at its comma.
    """
    words = text.strip(" ").split(" ")
    begins = breaks(words)
    # What is parted, lines, cost, text up to each word; the least of them is the best.
    best: list[tuple[int, int, float, tuple[str, ...]]] = [(0, 0, 0.0, ())]
    for end in range(1, len(words) + 1):
        ways = []
        for start in reversed(range(end)):
            line = " ".join(words[start:end])
            slack = 1 - text_width_mm(line, size_pt, bold, italic) / width_mm
            if slack < 0 and start < end - 1:
                break
            parted, count, cost, head = best[start]
            begin = begins[start]
            ways.append((parted + begin.parts, count + 1, cost + slack**2 + begin.cost, (*head, line)))
        best.append(min(ways))
    return best[-1][3]


def _pieces(text: str, width_mm: float, size_pt: float, bold: bool, italic: bool) -> list[str]:
    """`text` cut at every place where a line may break; a piece wider than the column goes by characters."""
    cut: list[str] = []
    for piece in _PIECE.findall(text):
        fits = piece.isspace() or text_width_mm(piece, size_pt, bold, italic) <= width_mm
        cut += [piece] if fits else list(piece)
    return cut


def _face(bold: bool, italic: bool) -> str:
    return {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (bold, italic), "bold_italic"
    )


@cache
def _widths_em(face: str) -> dict[str, float]:
    """Advance width of each character, in ems.

    The data file lists, for each face and width in font units, the characters that have it.
    """
    data = json.loads(files(__package__).joinpath("times_widths.json").read_text("utf-8"))
    em: int = data["units_per_em"]
    return {c: int(width) / em for width, characters in data[face].items() for c in characters}


def _unknown_em(character: str) -> float:
    """Marks and invisible characters take no room, wide ones of the East a full em."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in {"W", "F"} else _UNKNOWN_EM
