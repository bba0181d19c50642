"""Whether a PDF is what was asked for: pages, the document's words, fonts, the form for archives."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from vanban.errors import Problem
from vanban.pdf.reading import Font, Pdf, UnreadablePdfError, letters, open_pdf

ARCHIVE = "2B"  # PDF/A-2b, ISO 19005-2
_FAMILIES = ("timesnewroman", "liberationserif")  # the second has the very widths of the first
_FEW_WORDS = 0.5  # of the opening: the PDF shows something else
_SOME_WORDS = 0.9  # of the opening: letters have come out wrong (dates and page numbers may differ)
_FONTS_REMEDY = (
    "Văn bản Word dùng Times New Roman thì cài phông này (Debian, Ubuntu: apt install fonts-liberation2) rồi chạy lại; "
    "cố ý dùng phông khác thì bỏ qua câu này."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a PDF: `faults` make it useless, `notes` are for its reader to judge."""

    pages: int
    faults: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def judged(pdf: bytes, opening: Collection[str], *, archive: bool) -> Verdict:
    """The verdict on `pdf`, made of a document that opens with the words `opening`, as PDF/A-2b if `archive`."""
    try:
        found = open_pdf(pdf)
        share = found.share_of(opening) if found.pages else 0.0
    except UnreadablePdfError:
        return _useless("Tệp PDF mà LibreOffice làm ra bị hỏng.", 0)
    if not found.pages:
        return _useless("Tệp PDF mà LibreOffice làm ra không có trang nào.", 0)
    if share < _FEW_WORDS:
        return _useless("Tệp PDF mà LibreOffice làm ra không có lời văn của văn bản.", found.pages)
    faults = tuple(_faults(found, archive))
    return Verdict(found.pages, faults, tuple(_notes(found.fonts, share)))


def _useless(what: str, pages: int) -> Verdict:
    return Verdict(pages, (Problem(what, "Mở tệp .docx bằng Word xem có lỗi không, rồi chạy lại."),))


def _faults(pdf: Pdf, archive: bool) -> Iterator[Problem]:
    if bare := sorted(font.name for font in pdf.fonts if not font.embedded):
        what = f"Tệp PDF không mang theo phông {', '.join(bare)} nên máy khác in ra có thể khác."
        yield Problem(what, "Đổi chữ ấy sang Times New Roman trong Word, rồi chạy lại.")
    if archive and (pdf.conformance != ARCHIVE or not pdf.has_colours):
        what = "LibreOffice trên máy này không làm được PDF/A-2b."
        yield Problem(what, "Cài LibreOffice 7.0 trở lên, hoặc bỏ --pdf-a, rồi chạy lại.")


def _notes(fonts: Collection[Font], share: float) -> Iterator[Problem]:
    if others := sorted({_family(font.name) for font in fonts if not _is_times(font.name)}):
        yield Problem(
            f"Bản PDF có chữ in bằng phông {', '.join(others)}, không phải Times New Roman.", _FONTS_REMEDY
        )
    if share < _SOME_WORDS:
        what = f"Chỉ {share:.0%} chữ ở phần đầu văn bản đọc lại được từ bản PDF."
        yield Problem(
            what, "Mở bản PDF xem chữ có đúng không; chữ sai thì cài phông của văn bản rồi chạy lại."
        )


def _is_times(name: str) -> bool:
    return letters(name).startswith(_FAMILIES)


def _family(name: str) -> str:
    """`DejaVuSerif-Bold` → `DejaVuSerif`."""
    return name.partition("-")[0].partition(",")[0]
