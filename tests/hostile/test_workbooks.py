"""Workbooks of an attacker: each is refused with its reason, and none takes the program down or its memory."""

import io
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from tests.figures.old_workbooks import extent, number, old_workbook, record, records
from tests.figures.reading.test_opening import rezipped, with_sheet
from tests.figures.workbooks import PROJECT, read, table

from vanban.errors import DataError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def sheet(rows: str, prefix: str = "", head: str = "") -> bytes:
    """The XML of a sheet with these rows."""
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (
        f'{head}<{prefix}worksheet {declared}="{MAIN}"><{prefix}sheetData>{rows}'
        f"</{prefix}sheetData></{prefix}worksheet>"
    ).encode()


def replaced(old: bytes, new: bytes) -> bytes:
    """A good workbook but for one cell."""
    with zipfile.ZipFile(io.BytesIO(table(PROJECT))) as archive:
        xml = archive.read(SHEET)
    assert old in xml
    return with_sheet(xml.replace(old, new, 1))


def ods(rows: str) -> bytes:
    """An OpenDocument workbook of one sheet."""
    family = "urn:oasis:names:tc:opendocument:xmlns"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{family}:office:1.0" xmlns:table="{family}:table:1.0">'
            f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def twice() -> bytes:
    """A part that is there twice: which of the two is read?"""
    out = io.BytesIO(table(PROJECT))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, sheet(FAR))
    return out.getvalue()


def entities() -> bytes:
    """A billion laughs."""
    letters = "abcdefghi"
    deeper = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(letters))
    text = '<row><c t="inlineStr"><is><t>&i;</t></is></c></row>'
    return with_sheet(sheet(text, head=f'<!DOCTYPE x [<!ENTITY a "ha">{deeper}]>'))


def cell(repeat: int) -> str:
    return f"<table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='{repeat}'/>"


def changed(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


FAR_CELL = number(65_535, 255)
OLD = old_workbook(number(0, 0))

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a far cell under a prefix": (
        lambda: with_sheet(sheet(FAR.replace("<", "<x:").replace("<x:/", "</x:"), "x:")),
        "kéo tới hàng 1048576",
    ),
    "a far cell in a near row": (
        lambda: with_sheet(sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')),
        "kéo tới hàng 1048576",
    ),
    "cells without names": (
        lambda: with_sheet(
            sheet("<row>" + "<c/>" * 16384 + "</row>" + "<row/>" * 200_000 + "<row><c/></row>")
        ),
        "kéo tới hàng",
    ),
    "a part whose name differs in capitals": (
        lambda: rezipped(
            lambda name, data: None if name == SHEET else data, **{"xl/Worksheets/Sheet1.xml": sheet(FAR)}
        ),
        "kéo tới hàng 1048576",
    ),
    "a part that is there twice": (twice, "hai phần cùng tên"),
    "a row beyond all numbers": (
        lambda: with_sheet(sheet('<row r="99999999999999999999"><c r="A1"><v>1</v></c></row>')),
        "kéo tới hàng",
    ),
    "many sorts of the same": (lambda: with_sheet(sheet("<row>" + "<f" * 5_000_000)), "nén quá chặt"),
    "cells that never end": (lambda: with_sheet(sheet("<row>" + '<c t="e">' * 200_000)), "hỏng"),
    "entities": (entities, "hỏng"),
    **{
        f"the encoding {name}": (
            partial(with_sheet, sheet("<x:row/>", "x:", f'<?xml version="1.0" encoding="{name}"?>')),
            "hỏng",
        )
        for name in ("B30", "rot13", "utf-7", "idna")
    },
    "a number that is none": (lambda: replaced(b"<v>30</v>", b"<v>NaN</v>"), "không phải là một số"),
    "a number without end": (lambda: replaced(b"<v>30</v>", b"<v>1e400</v>"), "không phải là một số"),
    "more money than there is": (lambda: replaced(b"<v>30</v>", b"<v>1e300</v>"), "một tỷ tỷ đồng"),
    "30.000 digits": (lambda: table((*PROJECT[:-1], "9" * 30_000)), "quá dài"),
    "a repeated row of repeated cells": (
        lambda: ods(f'<table:table-row table:number-rows-repeated="50000">{cell(399)}</table:table-row>'),
        "kéo tới hàng 50000",
    ),
    "many repeated rows": (
        lambda: ods(f"<table:table-row table:number-rows-repeated='900'>{cell(300)}</table:table-row>" * 60),
        "kéo tới hàng",
    ),
    "an old workbook with a far cell": (lambda: old_workbook(number(0, 0), FAR_CELL), "kéo tới hàng 65536"),
    "an old workbook with a far cell in a row of numbers": (
        lambda: old_workbook(record(0x00BD, struct.pack("<HH6xH", 65_535, 0, 255))),
        "kéo tới hàng 65536",
    ),
    "an old workbook that claims more cells than memory": (
        lambda: old_workbook(extent(1 << 31, 65_535), number(0, 0)),
        "hỏng",
    ),
    "an old workbook that ends before it begins": (
        lambda: old_workbook(record(0x0200, struct.pack("<HHHHH", 5, 1, 9, 2, 0)), number(0, 0)),
        "hỏng",
    ),
    "an old workbook whose merged cells are not there": (
        lambda: old_workbook(record(0x00E5, b"\xff\xff"), number(0, 0)),
        "hỏng",
    ),
    "an old workbook cut off within a number": (lambda: OLD[:1509], "hỏng"),
    "an old workbook that hides its cells among small streams": (
        lambda: changed(OLD, 56, struct.pack("<I", 0)),
        "hỏng",
    ),
    "an old workbook whose table names itself": (
        lambda: changed(OLD, 512 + 4, struct.pack("<I", 1)),
        "hỏng",
    ),
    "an old workbook whose table goes round": (
        lambda: changed(changed(OLD, 68, struct.pack("<I", 3)), 512 * 5 - 4, struct.pack("<I", 3)),
        "hỏng",
    ),
    "an old workbook of a thousand sheets in one place": (
        lambda: old_workbook(stream=records([number(0, 0)] * 1_000, sheets=1_001)),
        "hỏng",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_is_refused_with_its_reason_in_little_time_and_memory(case: str) -> None:
    make, reason = HOSTILE[case]
    data = make()
    assert len(data) < 5_000_000
    started, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DataError) as refusal:
        read(data)
    assert reason in str(refusal.value)
    assert all(problem.remedy for problem in refusal.value.problems)
    assert time.process_time() - started < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 400_000  # kilobytes


def test_what_looks_like_a_program_stays_the_text_that_it_is() -> None:
    name = "Dự án {{ 7*7 }} <w:p> & {% raw %}"
    assert read(table((*PROJECT[:2], name, *PROJECT[3:]))).projects[0].name == name


@pytest.mark.parametrize("letter", ["\ufdd0", "\ufdd20\ufdd3", "\ufdef", "\u0081"])
def test_letters_that_nobody_can_see_are_told_at_their_cell(letter: str) -> None:
    with pytest.raises(DataError, match=r"ô Số liệu!C3: .*không in được"):
        read(table((*PROJECT[:2], f"Trường {letter}", *PROJECT[3:])))
