"""The numbers of the page: what Phụ lục I fixes, and the choices it leaves."""

from dataclasses import dataclass
from typing import ClassVar

# Phụ lục I, Phần I, Mục I.1 and I.3: A4; 20-25 mm above and below, 30-35 left, 15-20 right.
# The narrowest right margin gives both columns of the letterhead the most room.
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
TEXT_WIDTH_MM = PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM
HEADER_DISTANCE_MM = 10  # silent in the decree; its own annex files have 10 mm

# The letterhead: the national title needs 96 mm at 13 pt, the longest place and date 99 mm at 13 pt. What
# is left holds `UBND THÀNH PHỐ ĐỒNG NAI` (64 mm); wider names would touch the national title on one line.
ISSUER_WIDTH_MM = 65
NATION_WIDTH_MM = TEXT_WIDTH_MM - ISSUER_WIDTH_MM

# Phụ lục I, Mục IV: ô 7a begins at half of the text width.
RECIPIENTS_WIDTH_MM = 82
SIGNATURE_WIDTH_MM = TEXT_WIDTH_MM - RECIPIENTS_WIDTH_MM

FIRST_LINE_MM = 12.7  # Phụ lục I, Phần I, II.6.e: 1 cm or 1,27 cm
PARAGRAPH_GAP_PT = 6  # the same: at least 6 pt
LINE_SPACING = 1.15  # the same: single to 1,5 lines
DRAFTER_DROP_PT = 2  # of the drafter's mark: lower than its line, but as large
SIGNATURE_GAP_PT = 80  # 28 mm; practice wants 25 mm for a signature and the seal


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points that grow and shrink together (Phụ lục I, Mục V, footnote on type sizes).

    Shipped: `LARGE`. `SMALL` is for long places: its date line holds `Thành phố Hồ Chí Minh`.
    """

    national_title: float
    motto: float
    place_date: float
    superior: float
    issuer: float

    number: ClassVar[float] = 13  # V.3
    draft: ClassVar[float] = 13
    title: ClassVar[float] = 14  # V.5: tên loại, trích yếu 13-14
    body: ClassVar[float] = 14  # V.6: 13-14
    recipients_heading: ClassVar[float] = 12  # V.9
    recipients: ClassVar[float] = 11  # V.9
    signer: ClassVar[float] = 14  # V.7: 13-14
    page_number: ClassVar[float] = 14  # V.14: 13-14

    LARGE: ClassVar["Sizes"]
    SMALL: ClassVar["Sizes"]


Sizes.LARGE = Sizes(national_title=13, motto=14, place_date=14, superior=13, issuer=13)
Sizes.SMALL = Sizes(national_title=12, motto=13, place_date=13, superior=12, issuer=12)


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point, Word's unit of length."""
    return round(mm * 1440 / 25.4)


def twips(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Points in half points, Word's unit of type size."""
    return round(pt * 2)
