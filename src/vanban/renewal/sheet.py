"""The questions as an Excel sheet that an office passes round, and the answers read back from it."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from vanban.errors import DataError, Place, Problem
from vanban.renewal.fields import show
from vanban.renewal.questions import Question
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.letters import fold
from vanban.vietnamese.numbers import format_number

HEADS = ("Mục", "Câu hỏi", "Năm trước", "Đề xuất", "Trả lời", "Ghi chú", "Dùng ở")
_WIDTHS = (34, 40, 34, 34, 34, 40, 50)
_KEY, _ANSWER = HEADS.index("Mục"), HEADS.index("Trả lời")
_AGREED = {"x", "đồng ý", "dong y", "ok"}
_MOST_ROWS = 5_000
_LARGEST = 5_000_000  # bytes, as they unpack
_HINT = "Điền cột “Trả lời”; ghi “đồng ý” để nhận đề xuất; để trống là chưa trả lời. Không sửa cột “Mục”."
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def question_sheet(questions: Sequence[Question], title: str) -> bytes:
    """The workbook: a hint, the heads, one row for each question; all cells are text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Câu hỏi"
    rows = [(f"{title}. {_HINT}",), HEADS, *map(_cells, questions)]
    for number, row in enumerate(rows, start=1):
        for column, words in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.number_format = "@"
            cell.value = _FORBIDDEN.sub("", words)
            cell.data_type = "s"  # never a formula, whatever it begins with
            cell.alignment = Alignment(wrap_text=number > 1, vertical="top")
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(2, column).font = Font(bold=True)
    for number in range(3, len(rows) + 1):
        sheet.cell(number, _ANSWER + 1).fill = PatternFill("solid", fgColor="FFF2CC")
    sheet.freeze_panes = "A3"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(question: Question) -> tuple[str, ...]:
    return (
        question.key,
        question.title,
        show(question.last),
        show(question.proposed),
        "",
        question.note or "",
        "\n".join(question.used_by),
    )


def read_answers(data: bytes, name: str) -> dict[str, str]:
    """The answers of a sheet by their keys; an agreement is an empty answer, which accepts the proposal.

    Raises:
        DataError: it is no such sheet, or it answers a question twice.
    """
    rows = _rows(data, name)
    found = next((n for n, row in enumerate(rows) if {"Mục", "Trả lời"} <= set(row)), None)
    if found is None:
        what = "Không thấy hàng tiêu đề có cột “Mục” và “Trả lời”."
        raise DataError(Problem(what, "Dùng tệp do lệnh questions --sheet ghi ra.", Place(name)))
    key_at, answer_at = rows[found].index("Mục"), rows[found].index("Trả lời")
    answers: dict[str, str] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows[found + 1 :], start=found + 2):
        key, answer = row[key_at].strip(), row[answer_at].strip()
        if not key or not answer:
            continue
        if key in answers:
            problems.append(
                Problem(
                    f"Mục {key} được trả lời hai lần.", "Bỏ một hàng.", Place(name, detail=f"hàng {number}")
                )
            )
        answers[key] = "" if fold(answer) in _AGREED else answer
    if problems:
        raise DataError(problems)
    return answers


def _rows(data: bytes, name: str) -> list[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise DataError(Problem("Bảng Excel quá lớn.", "Chỉ giữ trang “Câu hỏi”.", Place(name)))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=len(HEADS) + 5, values_only=True)
        return [_padded(list(map(_text, row))) for row in rows]
    except DataError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file leads it to
        what = "Không đọc được tệp Excel này."
        raise DataError(Problem(what, "Lưu lại bằng Excel dưới dạng .xlsx.", Place(name))) from error


def _padded(row: list[str]) -> list[str]:
    return row + [""] * (len(HEADS) - len(row))


def _text(value: object) -> str:
    """A cell as a person reads it."""
    match value:
        case None:
            return ""
        case datetime():
            return short_date(value.date())
        case date():
            return short_date(value)
        case float() | int() if not isinstance(value, bool):
            return format_number(Decimal(str(value)).normalize())
        case _:
            return str(value)
