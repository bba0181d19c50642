"""The workbook of a dossier: what is written is read again, cells are ready to be filled in."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.awards import sample_dossiers
from tests.awards.lists import COLLECTIVE, DAY, HEADS, PERSON, book, person, read, read_data

from vanban.awards.columns import EARLIER_COLUMNS, NOMINEE_COLUMNS, READ_COLUMNS
from vanban.awards.model import EarlierAward, Nominations, SheetRow
from vanban.awards.writing import Frame, kept_rows, nominations_sheet, with_more
from vanban.data.workspace import Workspace
from vanban.errors import DataError, Place
from vanban.figures.columns import column_named

FRAME = Frame(
    2024,
    "Phong trào: Thi đua mẫu",
    "Sở Xây dựng",
    {"sxd": "Sở Xây dựng", "stc": "Sở Tài chính"},
    tuple(dict.fromkeys(award.title for award in book(DAY).awards())),
)
TITLE = (
    "CN01",
    "Người mẫu 01",
    "CSTĐ cơ sở",
    "2021, 2022",
    "12/QĐ-SXD",
    "05/01/2024",
    "Giám đốc Sở Xây dựng",
    "x",
)
HEADS_OF_ALL = (
    *HEADS,
    "Số phiếu",
    "Số liệu của",
    "Kỷ luật",
    "Quyết định số",
    "Ngày quyết định",
    "Cấp quyết định",
)


def page(data: bytes, sheet: str = "Đề nghị") -> Worksheet:
    return load_workbook(io.BytesIO(data))[sheet]


def told(found: Nominations) -> tuple[list[SheetRow], list[str]]:
    """What the rows say, without the cells that they stood in, and the awards of nominees."""
    rows = [replace(row, earlier=tuple(map(nowhere, row.earlier))) for row in kept_rows(found)]
    return rows, [nominee.award.id for nominee in found.nominees]


def nowhere(award: EarlierAward) -> EarlierAward:
    return replace(award, place=Place(""), places={})


def test_what_is_written_is_read_again_as_it_was() -> None:
    aside = person(Mã="CN03", Họ_và_tên="Người mẫu 03", Hình_thức_đề_nghị="Chưa đề nghị")
    rows = [
        (*COLLECTIVE, None, "sxd; DA1", None, None, None, None),
        (*PERSON, 7, None, "Khiển trách", "12/QĐ-UBND", "05/02/2025", "Chủ tịch UBND tỉnh"),
        (*aside, 2, None, None, None, None, None),
    ]
    found = read(rows, heads=HEADS_OF_ALL, earlier=[TITLE, ("CN03", "Người mẫu 03", *TITLE[2:])])
    again = read_data(nominations_sheet(list(kept_rows(found)), FRAME))
    assert told(again) == told(found)


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [SheetRow("tap_the", "Phòng mẫu 01", department="sxd")]
    assert nominations_sheet(rows, FRAME) == nominations_sheet(rows, FRAME)


def test_every_heading_is_known_by_its_own_words() -> None:
    for columns in (NOMINEE_COLUMNS, READ_COLUMNS, EARLIER_COLUMNS):
        for column in columns:
            named = column_named(column.title, columns)
            assert named, column.title
            assert named.key == column.key


def test_rows_that_nobody_proposed_yet_are_no_nominees() -> None:
    found = read_data(nominations_sheet([SheetRow("tap_the", "Phòng mẫu 01", department="sxd")], FRAME))
    assert found.nominees == ()
    assert [row.name for row in found.set_aside] == ["Phòng mẫu 01"]


def test_headings_are_locked_cells_to_fill_in_are_not() -> None:
    sheet = page(nominations_sheet([SheetRow("tap_the", "Phòng mẫu 01", department="sxd")], FRAME))
    assert sheet.protection.sheet
    assert all(cell.protection.locked for cell in sheet[4])
    assert not any(cell.protection.locked for cell in sheet[5])
    assert not any(cell.protection.locked for cell in sheet[60])
    assert sheet.freeze_panes == "D5"


def test_cells_choose_from_lists() -> None:
    data = nominations_sheet([SheetRow("ca_nhan", "Người mẫu 01", department="sxd")], FRAME)
    rules = {rule.formula1: str(rule.sqref) for rule in page(data).data_validations.dataValidation}
    assert rules['"Tập thể,Cá nhân"'] == "B5:B65"
    assert rules["'Danh mục'!$A$4:$A$16"] == "I5:I65"
    assert rules["'Danh mục'!$C$4:$C$5"] == "H5:H65"
    lists = [cell.value for cell in page(data, "Danh mục")["A"]][3:]
    assert lists == ["Chưa đề nghị", *FRAME.awards]


def test_text_is_never_a_formula() -> None:
    sheet = page(nominations_sheet([SheetRow("tap_the", "=1+1", department="sxd", achievement="-5%")], FRAME))
    assert sheet["C5"].data_type == "s"
    assert sheet["C5"].value == "=1+1"


def test_more_rows_are_added_once_and_take_the_place_of_those_set_aside() -> None:
    kept = [
        SheetRow("tap_the", "Phòng mẫu 01", award="Bằng khen", votes=7),
        SheetRow("tap_the", "Phòng mẫu 02", explanation="chưa"),
    ]
    more = [
        SheetRow("tap_the", "phòng mẫu 01", award="Giấy khen"),
        SheetRow("tap_the", "Phòng mẫu 02", award="Giấy khen"),
        SheetRow("tap_the", "Phòng mẫu 03"),
    ]
    assert [(row.name, row.award) for row in with_more(kept, more)] == [
        ("Phòng mẫu 01", "Bằng khen"),
        ("Phòng mẫu 02", "Giấy khen"),
        ("Phòng mẫu 03", ""),
    ]


LETTERS = st.characters(whitelist_categories=["L", "N", "P", "Zs"], max_codepoint=0x1EF9)


@settings(max_examples=40, deadline=None)
@given(unit=st.text(LETTERS, max_size=60), votes=st.integers(0, 99))
def test_whatever_was_read_of_a_row_survives(unit: str, votes: int) -> None:
    row = SheetRow("ca_nhan", "Người mẫu 01", "A1", "nu", "06/1980", "Chuyên viên", unit, "sxd", votes=votes)
    row = replace(row, award="Chiến sĩ thi đua cơ sở", given="1/QĐ-UBND", given_on=date(2025, 2, 5))
    try:
        first = list(kept_rows(read_data(nominations_sheet([row], FRAME))))
    except DataError as error:
        (problem,) = error.problems  # such as words of an old font: told at their cell
        assert problem.place == Place("nominations.xlsx", detail="ô Đề nghị!G5")
    else:
        assert (first[0].born, first[0].votes, first[0].given_on) == ("06/1980", votes, date(2025, 2, 5))
        assert list(kept_rows(read_data(nominations_sheet(first, FRAME)))) == first


@pytest.mark.parametrize("presenter", [sample_dossiers.DEPARTMENT, sample_dossiers.PROVINCE])
def test_the_shipped_samples_are_what_our_writer_writes(presenter: str) -> None:
    workspace = Workspace(sample_dossiers.ROOT)
    path = workspace.nominations_file(workspace.campaign(sample_dossiers.REF), presenter)
    assert parts(path.read_bytes()) == parts(sample_dossiers.workbook(workspace, presenter))


def parts(data: bytes) -> dict[str, bytes]:
    """What is in a workbook, however tightly it is packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
