"""What is refused before a cell is read."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.workbooks import HEADS, PROJECT, UNIT, read, table, workbook

from vanban.errors import DataError
from vanban.figures.reading.looking import look_over
from vanban.figures.reading.walking import walk_sheet


def rezipped(change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """A good workbook, each part changed or left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(table(PROJECT))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
        for name, data in more.items():
            new.writestr(name, data)
    return out.getvalue()


def with_sheet(xml: bytes) -> bytes:
    return rezipped(lambda name, data: xml if name == "xl/worksheets/sheet1.xml" else data)


def macro() -> bytes:
    return rezipped(
        lambda name, data: data.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        **{"xl/vbaProject.bin": b"x"},
    )


def password() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def bomb() -> bytes:
    return with_sheet(b"<worksheet><sheetData>" + b" " * 210_000_000 + b"</sheetData></worksheet>")


def far_cell() -> bytes:
    return with_sheet(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )


def lying_size() -> bytes:
    """A part that promises to be small in the zip's directory."""
    data = bytearray(with_sheet(b"<worksheet>" + b" " * 1_000_000 + b"</worksheet>"))
    size = struct.pack("<L", 1_000_023)
    assert data.count(size) == 2
    return bytes(data.replace(size, struct.pack("<L", 10)))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "tệp rỗng"),
    "text": (lambda: "Mã dự án;Lũy kế".encode(), "tệp văn bản thường"),
    "a web page": (lambda: b"<html><table></table></html>", "HTML"),
    "a PDF": (lambda: b"%PDF-1.7", "tệp PDF"),
    "a Word file": (
        lambda: rezipped(
            lambda name, data: data.replace(b"sheet", b"word") if name.startswith("[") else None
        ),
        "không phải là bảng tính",
    ),
    "half a workbook": (lambda: table(PROJECT)[:3000], "hỏng"),
    "a broken sheet": (lambda: with_sheet(b"<worksheet><sheetData><row"), "hỏng"),
    "a password": (password, "mật khẩu"),
    "a broken old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "hỏng"),
    "macros": (macro, "macro"),
    "a bomb": (bomb, "bung ra"),
    "a lying size": (lying_size, "hỏng"),
    "a cell at the end of the world": (far_cell, "hàng 1048576"),
    "100.000 rows": (
        lambda: with_sheet(b'<worksheet><sheetData><row r="100000"/></sheetData></worksheet>'),
        "100000",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_workbook_of_figures_is_refused_with_what_to_do(case: str) -> None:
    make, words = REFUSED[case]
    with pytest.raises(DataError) as error:
        read(make())
    (problem,) = error.value.problems
    assert words in problem.what
    assert problem.remedy
    assert str(problem).startswith("2024-05.xlsx: ")


def test_an_empty_workbook_has_no_heading() -> None:
    with pytest.raises(DataError, match="Không thấy hàng tiêu đề"):
        read(workbook([]))


def test_the_wrong_sheet_is_told_with_the_names_of_those_there() -> None:
    data = workbook([["Tháng", "Số"], ["Một", 2]], sheet="Công văn", sheets={"Ghi chép": [["a"]]})
    with pytest.raises(DataError, match="ở trang nào: Công văn, Ghi chép"):
        read(data)


def test_figures_on_a_sheet_of_another_name_are_found() -> None:
    data = workbook([["x"]], sheet="Bìa", sheets={"Thang 5": [(UNIT,), HEADS, PROJECT]})
    assert [project.code for project in read(data).projects] == ["DA1"]


def test_a_sheet_that_nobody_sees_is_not_read() -> None:
    lines = [(UNIT,), HEADS, PROJECT]
    data = workbook([*lines, PROJECT], sheet="Cũ", sheets={"Tháng 5": lines}, hidden="Cũ")
    assert len(read(data).projects) == 1


def test_two_sheets_that_could_be_meant_are_both_told() -> None:
    lines = [(UNIT,), HEADS, PROJECT]
    with pytest.raises(DataError, match="2 trang giống bảng số liệu: Một, Hai"):
        read(workbook(lines, sheet="Một", sheets={"Hai": lines}))


def test_cells_that_only_seem_empty_are_found() -> None:
    xml = (
        b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" s="3"><f>1+1</f><v></v></c><c r="C1" t="e"><f>1/0</f>'
        b'<v>#DIV/0!</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f t="shared" si="0"/></c><c r="F1"/>'
        b'<c r="G1"><f>1</f><v/></c><c r="AA1"><v>1</v></c></row>'
    )
    assert look_over(xml, 10, 100).hollow == {(0, 1): "=", (0, 2): "#DIV/0!", (0, 4): "=", (0, 6): "="}


@pytest.mark.parametrize(
    ("xml", "spread"),
    [
        (b'<row r="7"><c r="OK7"><v>1</v></c></row>', (7, 401)),
        (b'<row r="7"><c r="AO50000"><v>1</v></c></row>', (50_000, 41)),
        (b"<row r='123456'><c r='XFD9'/></row>", (123_456, 16384)),
        (b'<x:row r="1"><x:c s="1" r = "AA99999"/></x:row>', (99_999, 27)),
        (b'<row r="1"><c r="B99999"/></row>', (99_999, 2)),
        (b"<row/><row><c/><c/><c/></row>", (2, 3)),
        (b'<row r="&#49;23456"/>', (123_456, 1)),
    ],
)
def test_how_far_a_sheet_spreads_is_known_however_it_is_spelled(xml: bytes, spread: tuple[int, int]) -> None:
    walked = look_over(b'<s xmlns:x="x">' + xml + b"</s>", 10**9, 10**12)
    assert (max(walked.rows, 1), max(walked.columns, 1)) == spread


def test_a_prefix_hides_no_error() -> None:
    xml = (
        b'<x:s xmlns:x="x"><x:row r="1"><x:c r="A1" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>'
        b"<x:c><x:f>1+1</x:f></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:s>"
    )
    assert look_over(xml, 10, 100).hollow == {(0, 0): "#DIV/0!", (0, 1): "="}


ROWS = (b'<row r="%d">', b'<row spans="1:9" r="%d">', b"<row r='%d'>", b"<row>", b'<x:row r="%d">')
CELLS = (b'<c r="%s" s="1">', b'<c r="%s">', b'<c r="%s" t="str">', b'<c r="%s" t="e">', b"<c t='e' r='%s'>", b"<c>",
         b'<x:c r="%s">')  # fmt: skip
INSIDES = (b"", b"<v>1</v>", b"<v></v>", b"<v/>", b"<f>1+1</f>", b"<f>1+1</f><v>2</v>", b"<f>1+1</f> <v>2</v>",
           b"<f>1+1</f><v></v>", b"<f/>", b'<f t="shared" si="0"/><v>3</v>', b'<f t="shared" si="0"/><v/>',
           b"<v>2</v><f>1+1</f>", b"<is><t>A1 t=&quot;e&quot;</t></is>")  # fmt: skip
COLUMNS = (b"A", b"Z", b"AN", b"AO", b"NZ", b"OA", b"XFD")
NUMBERS = (1, 7, 4_999, 5_000, 49_999, 50_000, 50_001, 1_048_576)


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """A sheet's XML, mostly as office programs spell it."""
    usual, usual_cells = draw(st.booleans()), draw(st.booleans())
    rows = []
    for number in sorted(draw(st.lists(st.sampled_from(NUMBERS[:5] if usual else NUMBERS), max_size=4))):
        start = draw(st.sampled_from(ROWS[:1] if usual else ROWS))
        cells = []
        for column in draw(st.lists(st.sampled_from(COLUMNS[:4] if usual else COLUMNS), max_size=4)):
            cell = draw(st.sampled_from(CELLS[:4] if usual_cells else CELLS))
            name = b"%s%d" % (column, number)
            end = b"</x:c>" if cell.startswith(b"<x") else b"</c>"
            cells.append((cell % name if b"%" in cell else cell) + draw(st.sampled_from(INSIDES)) + end)
        end = b"</x:row>" if start.startswith(b"<x") else b"</row>"
        rows.append((start % number if b"%" in start else start) + b"".join(cells) + end)
    head, tail = (
        b'<worksheet xmlns:x="x"><cols><col/></cols>',
        b'<rowBreaks><brk id="1"/></rowBreaks></worksheet>',
    )
    return head + b"<sheetData>" + b"".join(rows) + b"</sheetData>" + tail


@given(sheets())
def test_a_sheet_that_is_only_searched_tells_what_one_read_tag_by_tag_does(xml: bytes) -> None:
    looked, walked = look_over(xml, 50_000, 2_000_000), walk_sheet(xml, 50_000, 2_000_000)
    too_far = walked.rows > 50_000 or walked.rows * walked.columns > 2_000_000
    assert too_far == (looked.rows > 50_000 or looked.rows * looked.columns > 2_000_000)
    assert too_far or looked.hollow == walked.hollow
    assert looked.columns == walked.columns or walked.columns <= 400
