"""Measuring any Word file: bytes in, a `Layout` in millimetres and points out.

The way: `package` (the zip, looked at) → `document` (the order of the steps) → `setter` (parts read into blocks)
→ `flow` (blocks put on pages) → `making` (the `Layout`). To set is what a compositor does: `setter` and `typeset`
break text into lines of known height, which then wait for their page.

- what is said: `properties`, `styles`, `table_styles`, `theme`, `numbering`, `settings`, `sections`, `leftovers`;
  `formats` is what the cascade of these gives to a paragraph,
- paragraphs and tables: `inline` (the inside of a paragraph), `typeset` (its lines), `tables` (rows and cells),
  `blocks` (what is set and waits for its page), `fragments` (what stands together on paper),
- drawings: `shapes` (DrawingML), `vml`, `images`, told alike by `drawings`; `drawn` are lines that no drawing makes,
- `names` and `limits` for all.
"""

from vanban.docx.measure.document import Document
from vanban.docx.measure.limits import TooMuchError
from vanban.docx.measure.package import RESAVE, SPLIT, open_word_file
from vanban.errors import DataError, Place, Problem
from vanban.layout.measured import Layout

__all__ = ["measure"]


def measure(raw: bytes, name: str) -> Layout:
    """The layout of the .docx `raw`, shown as `name`, whichever program made it.

    Raises:
        DataError: it is no Word file, is damaged, is too large, or holds no text.
    """
    file = open_word_file(raw, name)
    try:
        layout = Document(file).measured()
    except TooMuchError as error:
        raise file.refusal(str(error), SPLIT) from None
    except RecursionError:
        raise file.refusal("Nội dung tệp lồng nhau quá nhiều lớp.", RESAVE) from None
    if not any(p.printed.strip() for p in layout.stories("body", "textbox")):
        raise DataError(_without_text(layout, Place(name)))
    return layout


def _without_text(layout: Layout, place: Place) -> Problem:
    if any(paragraph.images for paragraph in layout.paragraphs):
        what = "Văn bản chỉ có ảnh, không có chữ."
        return Problem(what, "Kiểm tra tệp Word gốc, không kiểm tra được bản quét.", place)
    return Problem("Văn bản không có chữ nào.", "Xem lại có đúng tệp cần kiểm tra không.", place)
