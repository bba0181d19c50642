"""The sheet of nominees: one row each, lists to choose from, cells to fill in."""

from collections.abc import Iterable, Mapping, Sequence

from vanban.awards.columns import DECIDERS, GROUNDS, KINDS, NOMINEE_COLUMNS, NOT_PROPOSED, SEXES
from vanban.awards.model import SheetRow
from vanban.awards.writing.frame import Frame
from vanban.figures.writing.looks import A3, SINCE_2000, Sheet, Value

HEAD_ROW, FIRST_ROW = 4, 5
SPARE_ROWS = 60  # for those who come during the talks

_AT = {column.key: number for number, column in enumerate(NOMINEE_COLUMNS, start=1)}
_WIDTHS = {
    "code": 8,
    "kind": 10,
    "name": 32,
    "sex": 9,
    "born": 13,
    "position": 22,
    "unit": 24,
    "department": 32,
    "award": 34,
    "decided_by": 20,
    "ground": 13,
    "achievement": 46,
    "figures_of": 26,
    "initiative": 22,
    "discipline": 14,
    "votes": 12,
    "protocol": 10,
    "given": 17,
    "given_on": 13,
    "explanation": 24,
}
_STYLES = {"votes": "VB năm", "protocol": "VB năm", "given_on": "VB ngày"}


def write_nominees(sheet: Sheet, rows: Sequence[SheetRow], frame: Frame) -> None:
    """Write the sheet."""
    sheet.put(1, 1, frame.title(f"ĐỀ NGHỊ KHEN THƯỞNG NĂM {frame.year}"), "VB tiêu đề")
    sheet.put(2, 1, frame.campaign, "VB ghi chú")
    sheet.put(3, 1, f"Đơn vị trình: {frame.presenter}", "VB ghi chú")
    sheet.heads(HEAD_ROW, [column.title for column in NOMINEE_COLUMNS], [_WIDTHS[key] for key in _AT])
    for at, row in enumerate(rows, start=FIRST_ROW):
        values = _values(row, frame)
        _write_row(sheet, at, values)
        sheet.fit_height(at, ((str(values[key] or ""), _WIDTHS[key]) for key in _AT))
    last = FIRST_ROW + len(rows) + SPARE_ROWS - 1
    for at in range(FIRST_ROW + len(rows), last + 1):
        _write_row(sheet, at, {})
    _validate(sheet, (FIRST_ROW, last), frame)
    sheet.finish(freeze=f"D{FIRST_ROW}", repeat=f"{HEAD_ROW}:{HEAD_ROW}", paper=A3)


def _values(row: SheetRow, frame: Frame) -> Mapping[str, Value]:
    return {
        "code": row.code,
        "kind": KINDS[row.kind],
        "name": row.name,
        "sex": SEXES[row.sex] if row.sex else None,
        "born": row.born,
        "position": row.position,
        "unit": row.unit,
        "department": frame.departments.get(row.department, row.department),
        "award": row.award or NOT_PROPOSED,
        "decided_by": row.decided_by,
        "ground": GROUNDS[row.ground],
        "achievement": row.achievement,
        "figures_of": "; ".join(frame.departments.get(of, of) for of in row.figures_of),
        "initiative": row.initiative,
        "discipline": row.discipline,
        "votes": row.votes,
        "protocol": row.protocol,
        "given": row.given,
        "given_on": row.given_on,
        "explanation": row.explanation,
    }


def _write_row(sheet: Sheet, at: int, values: Mapping[str, Value]) -> None:
    for key, column in _AT.items():
        value = values.get(key)
        sheet.put(at, column, None if value == "" else value, _STYLES.get(key, "VB chữ"))


def _validate(sheet: Sheet, rows: tuple[int, int], frame: Frame) -> None:
    """Lists for what is known, whole numbers and days; what is typed otherwise is refused with a sentence."""
    lists = {
        "kind": _listed(KINDS.values()),
        "sex": _listed(SEXES.values()),
        "department": frame.department_list,
        "award": frame.award_list,
        "decided_by": _listed(DECIDERS.values()),
        "ground": _listed(GROUNDS.values()),
    }
    for key, source in lists.items():
        sheet.rule(_AT[key], rows, "Chọn trong danh sách.", type="list", formula1=source)
    for key, least in (("votes", "0"), ("protocol", "1")):
        words = f"Ghi một số nguyên từ {least}."
        sheet.rule(_AT[key], rows, words, type="whole", operator="greaterThanOrEqual", formula1=least)
    sheet.rule(_AT["given_on"], rows, "Ghi ngày như 05/02/2025.", **SINCE_2000)


def _listed(words: Iterable[str]) -> str:
    return f'"{",".join(words)}"'
