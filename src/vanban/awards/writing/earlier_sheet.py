"""The sheet of earlier awards: who got what, by which decision."""

from collections.abc import Mapping, Sequence

from vanban.awards.columns import EARLIER_COLUMNS, GROUNDS, NO, YES
from vanban.awards.model import EarlierAward, SheetRow
from vanban.awards.writing.frame import Frame
from vanban.figures.writing.looks import SINCE_2000, Sheet, Value

HEAD_ROW, FIRST_ROW = 4, 5
SPARE_ROWS = 100

_AT = {column.key: number for number, column in enumerate(EARLIER_COLUMNS, start=1)}
_WIDTHS = {
    "code": 8,
    "nominee_name": 30,
    "name": 38,
    "ground": 13,
    "years": 14,
    "number": 20,
    "decided_on": 13,
    "issuer": 34,
    "achievement": 46,
    "basis": 10,
}


def write_earlier(sheet: Sheet, rows: Sequence[SheetRow], frame: Frame) -> None:
    """Write the sheet."""
    sheet.put(1, 1, frame.title("DANH HIỆU, HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"), "VB tiêu đề")
    sheet.put(2, 1, "Mỗi lần khen một hàng; mã hoặc tên như ở trang Đề nghị.", "VB ghi chú")
    sheet.heads(HEAD_ROW, [column.title for column in EARLIER_COLUMNS], [_WIDTHS[key] for key in _AT])
    lines = [_values(row, award) for row in rows for award in row.earlier]
    last = FIRST_ROW + len(lines) + SPARE_ROWS - 1
    for at in range(FIRST_ROW, last + 1):
        values = lines[at - FIRST_ROW] if at - FIRST_ROW < len(lines) else {}
        for key, column in _AT.items():
            sheet.put(at, column, values.get(key) or None, "VB ngày" if key == "decided_on" else "VB chữ")
        if values:
            sheet.fit_height(at, ((str(values[key] or ""), _WIDTHS[key]) for key in _AT))
    rows_filled = (FIRST_ROW, last)
    for key, words in (("ground", GROUNDS.values()), ("basis", (YES, NO))):
        sheet.rule(
            _AT[key], rows_filled, "Chọn trong danh sách.", type="list", formula1=f'"{",".join(words)}"'
        )
    sheet.rule(_AT["decided_on"], rows_filled, "Ghi ngày như 05/02/2025.", **SINCE_2000)
    sheet.finish(freeze=f"C{FIRST_ROW}", repeat=f"{HEAD_ROW}:{HEAD_ROW}")


def _values(row: SheetRow, award: EarlierAward) -> Mapping[str, Value]:
    return {
        "code": row.code,
        "nominee_name": award.nominee_name or row.name,
        "name": award.name,
        "ground": GROUNDS[award.ground] if award.ground else None,
        "years": ", ".join(map(str, award.years)),
        "number": award.number,
        "decided_on": award.decided_on,
        "issuer": award.issuer,
        "achievement": award.achievement,
        "basis": YES if award.basis else None,
    }
