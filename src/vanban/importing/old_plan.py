"""One old file, read: its parts, or why it is no plan."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from vanban.decree30.citations import find_citations
from vanban.errors import DataError, Place, Problem
from vanban.layout.anatomy import Anatomy
from vanban.layout.recognition import recognise
from vanban.layout.recognition.words import kind_named
from vanban.layout.typed import unwrapped
from vanban.layout.unicode import Decoded, decoded
from vanban.reading_files import Opened, open_file
from vanban.renewal.importing.found import Cited
from vanban.renewal.importing.parts import Parts, parts_of
from vanban.renewal.importing.plan import all_texts
from vanban.vietnamese.dates import PartialDate

_PLAN = "KH"


@dataclass(frozen=True)
class OldPlan:
    """A plan as its file has it."""

    opened: Opened
    clean: Decoded
    parts: Parts

    @property
    def place(self) -> Place:
        """The file."""
        return self.opened.place

    @cached_property
    def texts(self) -> list[str]:
        """Its sentences."""
        return all_texts(self.parts)

    def day(self, year: int) -> PartialDate:
        """The day of signing, as much of it as is written; at least the year."""
        return self.parts.day or PartialDate(year)

    @property
    def notes(self) -> list[str]:
        """What was done to its letters, and what of it is left out."""
        clean, numbers = self.clean, self.opened.page_numbers
        notes = [f"Đã bỏ {numbers} số trang."] if numbers else []
        if clean.legacy:
            notes.append(f"Đã đổi chữ gõ bằng phông {', '.join(sorted(clean.legacy))} sang Unicode.")
        if clean.mended:
            notes.append(f"Đã sửa {clean.mended} ký tự trông giống chữ Việt hoặc không nhìn thấy.")
        if clean.deleted:
            notes.append(f"Đã bỏ {clean.deleted} đoạn chữ đánh dấu xóa (Track Changes).")
        margins = dict.fromkeys(self.parts.margins)
        notes += [f"Không nhập chữ ở đầu trang, chân trang: “{text[:80]}”." for text in margins]
        return [*self.opened.notes, *notes]


def read_old_plan(file: Path) -> OldPlan:
    """The plan in `file`.

    Raises:
        DataError: the file can't be read, or is no plan.
        ConverterError: the program that reads its kind of file is missing.
    """
    opened = open_file(file)
    clean = decoded(opened.layout)
    layout, numbers = unwrapped(clean.layout)
    anatomy = recognise(layout)
    _refuse_other_kinds(anatomy, opened.place)
    parts = parts_of(anatomy, clean.unmended)
    if not parts.subject:
        what = "Không thấy trích yếu dưới dòng KẾ HOẠCH."
        raise DataError(Problem(what, "Thêm trích yếu vào tệp rồi nhập lại.", opened.place))
    return OldPlan(replace(opened, page_numbers=opened.page_numbers + numbers), clean, parts)


def citations(text: str) -> list[Cited]:
    """What a text cites; the judge's reader of citations serves the importer too."""
    return [
        Cited(c.kind, c.start, c.end, c.number, c.said, c.agency, c.title, c.is_law)
        for c in find_citations(text)
    ]


def _refuse_other_kinds(anatomy: Anatomy, place: Place) -> None:
    if anatomy.type == _PLAN and anatomy.items:
        return
    seen = [
        c.text for c in (anatomy.issuer, anatomy.number, anatomy.type_name, anatomy.subject) if c is not None
    ]
    known = f" Đã nhận ra: {'; '.join(seen)[:200]}." if seen else ""
    if anatomy.type == _PLAN:
        raise DataError(
            Problem(f"Không thấy nội dung của kế hoạch trong tệp này.{known}", "Xem lại tệp.", place)
        )
    kind = anatomy.type_name.text.lower() if anatomy.type_name else kind_named(anatomy.type)
    if kind:
        what = f"Tệp này là {kind[:60]}, không phải kế hoạch.{known}"
    else:
        what = f"Không nhận ra đây là một kế hoạch (không thấy dòng KẾ HOẠCH).{known}"
    raise DataError(Problem(what, "Chọn tệp kế hoạch của năm trước.", place))
