"""What a template can do to a value beyond printing it: draw the line under it, keep its bold and italics."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any
from unicodedata import normalize
from zlib import crc32

from markupsafe import Markup

from vanban.docx.charts.inline import bieu_do
from vanban.docx.page.drawing import horizontal_line
from vanban.docx.page.metrics import balanced, text_width_mm
from vanban.outline.emphasis import spans

_BREAK = re.compile(r"([\n\t])")
_ONE_LINE_CHARACTERS = 100  # no line of the page holds more
_FIRST_NUMBER = 0x1000  # drawings of the template itself are numbered below


def chia_dong(chu: str | Sequence[str], rong_mm: float, co_pt: float, dam: bool = True) -> list[str]:
    """The lines of `chu` as they fit a column `rong_mm` wide; a line that does not fit becomes even ones."""
    given = [chu] if isinstance(chu, str) else chu
    return [line for long in given for line in balanced(str(long), rong_mm, co_pt, dam)]


def duong_ke(
    chu: str | Sequence[str], rong_mm: float, co_pt: float, dam: bool = True, ti_le: float = 0.4
) -> Markup:
    """A drawn line, `ti_le` of the width that the last printed line of `chu` takes; used as `{{r … }}`.

    `chu` is one paragraph or several, set `co_pt` big in a column `rong_mm` wide, bold unless `dam` is false.
    Nothing is drawn under nothing.
    """
    lines = chia_dong(chu, rong_mm, co_pt, dam)
    printed = lines[-1] if lines else ""
    length_mm = ti_le * text_width_mm(printed, co_pt, dam)
    return _markup(horizontal_line(length_mm, _number(lines, co_pt)) if length_mm else "")


def dinh_dang(chu: object, nghieng: bool = False, dam: bool = False) -> Markup:
    """`chu` as runs, with its `*nghiêng*` and `**đậm**`; used as `{{r … }}`.

    `nghieng` and `dam` say what the paragraph's style already is: marks then turn it off, so that a title
    cited in an italic paragraph still stands out. Line breaks and tabs survive.
    """
    return _runs(str(chu), nghieng, dam)


def giu_lai(noi_dung: Sequence[Mapping[str, object]], ket: object = "") -> int:
    """How many of the last paragraphs of `noi_dung` must stay on the page of the signature.

    Two lines of text at least stand above it: the closing paragraph `ket` if it is long enough, else what
    comes before it too.
    """
    tail = [str(ket)] if str(ket) else []
    before = [str(item["chu"]) for item in noi_dung]
    kept = 0
    while kept < len(before) and sum(2 if len(text) > _ONE_LINE_CHARACTERS else 1 for text in tail) < 2:
        kept += 1
        tail.append(before[-kept])
    return kept


def _markup(xml: str) -> Markup:
    return Markup(xml)  # noqa: S704  made here from numbers and from text that `_text` escapes


def _number(lines: Sequence[str], size_pt: float) -> int:
    """A drawing's number, from what it stands under: the same in every run, another for another text."""
    return _FIRST_NUMBER + crc32(f"{size_pt}\n{lines}".encode()) % (2**31 - _FIRST_NUMBER)


@lru_cache(maxsize=2048)  # most paragraphs of a shared text are the same in every document
def _runs(typed: str, italic: bool, bold: bool) -> Markup:
    text = normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    return _markup("".join(_run(s.text, s.bold, s.italic, bold, italic) for s in spans(text)))


def _run(text: str, bold: bool, italic: bool, base_bold: bool, base_italic: bool) -> str:
    marks = _toggle("b", bold, base_bold) + _toggle("i", italic, base_italic)
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{properties}{''.join(map(_text, _BREAK.split(text)))}</w:r>"


def _toggle(name: str, marked: bool, base: bool) -> str:
    return f'<w:{name} w:val="{int(not base)}"/>' if marked else ""


def _text(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' if piece else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "chia_dong": chia_dong,
    "duong_ke": duong_ke,
    "dinh_dang": dinh_dang,
    "giu_lai": giu_lai,
    "bieu_do": bieu_do,
}
