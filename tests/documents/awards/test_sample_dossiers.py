"""Both shipped dossiers read back from Word: every count, name, post, award, vote and sum as in their workbooks.

The workbooks are read by openpyxl and plain loops, the prizes worked out anew: nothing is held against itself.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

import docx
import pytest
from docx.table import Table
from openpyxl import load_workbook
from tests.awards.sample_dossiers import PROVINCE, REF, ROOT

from vanban.data.workspace import Workspace
from vanban.documents.awards.paper import KIND
from vanban.documents.document import Document
from vanban.due import Order, items
from vanban.producing import Producer

PRODUCER = Producer(Workspace(ROOT), Order(REF), {})
AWARDS = ROOT / "campaigns" / REF / "awards"
FOLDERS = {"sxd": AWARDS / "sxd", PROVINCE: AWARDS}
SIZES = {"sxd": (3, 8), PROVINCE: (14, 26)}
PRESENT = {"sxd": 9, PROVINCE: 11}
BASE_SALARY = 2_340_000  # from 01/7/2024
HUNDREDTHS = {("Bằng khen", "Tập thể"): 300, ("Bằng khen", "Cá nhân"): 150} | {
    ("Giấy khen", "Tập thể"): 60,
    ("Giấy khen", "Cá nhân"): 30,
}
HIGHER, OWN = "chu_tich_tinh", "thu_truong"
WHO = {"Bằng khen": HIGHER, "Giấy khen": OWN}
PAPERS = [("sxd", HIGHER), ("sxd", OWN), (PROVINCE, HIGHER)]
ADDRESS = {"Nam": "Ông ", "Nữ": "Bà ", None: ""}


@dataclass(frozen=True)
class Row:
    """One nominee as the workbook says."""

    code: str
    kind: str
    name: str
    sex: str | None
    born: str
    position: str
    unit: str
    department: str
    award: str
    achievement: str
    votes: int

    @property
    def called(self) -> str:
        return f"{ADDRESS[self.sex]}{self.name}"

    @property
    def authority(self) -> str:
        return WHO[self.award[:9]]

    @property
    def prize(self) -> int:
        return ceil(BASE_SALARY * HUNDREDTHS[(self.award[:9], self.kind)] / 100 / 10_000) * 10_000

    @property
    def where(self) -> str:
        places = [self.unit, self.department if self.department != self.name else ""]
        return ", ".join(filter(None, places))


class Paper:
    """One document read back."""

    def __init__(self, document: Document) -> None:
        product = PRODUCER.product(document)
        self.notes = product.notes
        word = docx.Document(io.BytesIO(product.data))
        self.lines = [squeezed(one.text) for one in word.paragraphs if one.text.strip()]
        self.text = "\n".join(self.lines)
        self.tables = [rows(table) for table in word.tables]
        self.all = "\n".join([self.text, *(cell for table in self.tables for row in table for cell in row)])

    @property
    def lists(self) -> list[list[list[str]]]:
        """The rows of each numbered table, the headings and the groups left out."""
        return [
            [row for row in table if row[0].isdecimal() and not row[1].isdecimal()]
            for table in self.tables
            if table[0][0] == "STT"
        ]

    @property
    def listed(self) -> list[list[str]]:
        """The rows of the only numbered table."""
        (only,) = self.lists
        return only


def squeezed(text: str) -> str:
    return " ".join(text.split())


def rows(table: Table) -> list[list[str]]:
    return [[squeezed(cell.text) for cell in row.cells] for row in table.rows]


@cache
def workbook(presenter: str) -> tuple[Row, ...]:
    """The nominees in the order of the workbook."""
    book = load_workbook(FOLDERS[presenter] / "nominations.xlsx", data_only=True)
    sheet = book["Đề nghị"]
    table = [list(row) for row in sheet.iter_rows(values_only=True)]
    (head,) = [n for n, row in enumerate(table) if "Họ và tên / tên tập thể" in row]
    at = {str(name): n for n, name in enumerate(table[head]) if name}
    found = []
    for row in table[head + 1 :]:
        if row[at["Loại"]] is None:
            continue

        def cell(name: str, row: Sequence[Any] = row) -> str:
            return str(row[at[name]] or "")

        found.append(
            Row(
                cell("Mã"), cell("Loại"), cell("Họ và tên / tên tập thể"), cell("Giới tính") or None,
                cell("Ngày hoặc năm sinh"), cell("Chức vụ"), cell("Phòng/bộ phận"), cell("Đơn vị"),
                cell("Hình thức đề nghị"), cell("Thành tích"), int(row[at["Số phiếu đồng ý"]]),
            )
        )  # fmt: skip
    return tuple(found)


@cache
def papers(presenter: str) -> Mapping[str, Paper]:
    """All papers of a dossier, made once, by the names of their files."""
    order = Order(REF, kinds=(KIND,), departments=(presenter,))
    made = {}
    for item in items(Workspace(ROOT), order):
        assert isinstance(item.result, Document), item.result
        made[item.paper] = Paper(item.result)
    return made


def named(presenter: str, kind: str) -> Mapping[str, Paper]:
    return {stem: paper for stem, paper in papers(presenter).items() if stem[3:].startswith(kind)}


def paper(presenter: str, kind: str) -> Paper:
    (found,) = named(presenter, kind).values()
    return found


def of(presenter: str, authority: str | None = None, kind: str | None = None) -> list[Row]:
    return [
        row for row in workbook(presenter) if authority in (None, row.authority) and kind in (None, row.kind)
    ]


def counted(rows: Sequence[Row]) -> str:
    collectives = sum(row.kind == "Tập thể" for row in rows)
    return f"{collectives:02} tập thể và {len(rows) - collectives:02} cá nhân"


def dotted(money: int) -> str:
    return f"{money:,}".replace(",", ".")


def called(row: Row, award: str, presenter: str) -> bool:
    """Whether an award on paper is that of the workbook; the head's own is called with the department's name."""
    if row.authority == OWN:
        name = {"sxd": "Sở Xây dựng"}[presenter]
        return award == row.award.replace("Giám đốc Sở", f"Giám đốc {name}")
    return award == row.award


def same_people(listed: Sequence[Sequence[str]], expected: Sequence[Row]) -> list[Row]:
    """The row of the workbook for each line of a list, each exactly once; collectives come before persons."""
    by_name = {row.called: row for row in expected}
    assert len(by_name) == len(expected)
    assert sorted(line[1] for line in listed) == sorted(by_name)
    found = [by_name[line[1]] for line in listed]
    kinds = [row.kind for row in found]
    assert kinds == sorted(kinds, reverse=True)  # Tập thể, then Cá nhân
    for kind in ("Tập thể", "Cá nhân"):
        numbers = [int(line[0]) for line, row in zip(listed, found, strict=True) if row.kind == kind]
        assert numbers == list(range(1, len(numbers) + 1))
    return found


@pytest.mark.parametrize("presenter", FOLDERS)
def test_the_workbook_is_as_large_as_the_issue_asks(presenter: str) -> None:
    sizes = tuple(len(of(presenter, kind=kind)) for kind in ("Tập thể", "Cá nhân"))
    assert sizes == SIZES[presenter]


@pytest.mark.parametrize("presenter", FOLDERS)
def test_the_decree_finds_nothing_in_any_paper(presenter: str) -> None:
    assert {stem: paper.notes for stem, paper in papers(presenter).items() if paper.notes} == {}


@pytest.mark.parametrize("presenter", FOLDERS)
def test_a_dossier_has_every_paper_and_the_index_names_each(presenter: str) -> None:
    authorities = {row.authority for row in workbook(presenter)}
    assert len(named(presenter, "to_trinh")) == len(named(presenter, "quyet_dinh")) == len(authorities)
    assert len(named(presenter, "bao_cao_thanh_tich")) == len(workbook(presenter))
    (index,) = named(presenter, "muc_luc")
    files = [row[2] for row in papers(presenter)[index].listed]
    assert files == [f"{stem}.docx" for stem in papers(presenter) if stem != index]


@pytest.mark.parametrize(("presenter", "authority"), PAPERS)
def test_the_submission_and_its_list(presenter: str, authority: str) -> None:
    expected, found = of(presenter, authority), paper(presenter, f"to_trinh-{authority}")
    assert counted(expected) in found.text
    groups = [row[1] for row in found.tables[-1] if row[0] in ("I", "II")]
    assert groups == [f"{kind} ({len(of(presenter, authority, kind)):02})" for kind in ("Tập thể", "Cá nhân")]
    lines = found.listed
    for line, row in zip(lines, same_people(lines, expected), strict=True):
        assert line[2] == row.born[-4:]
        assert line[3] == row.position
        assert line[4] == row.where
        if "{{" not in row.achievement:
            assert line[5] == row.achievement
        assert called(row, line[7], presenter)
        assert line[8] == f"{row.votes}/{PRESENT[presenter]}"


@pytest.mark.parametrize("presenter", FOLDERS)
def test_the_minutes_have_the_ballot_of_everybody(presenter: str) -> None:
    found, present = paper(presenter, "bien_ban"), PRESENT[presenter]
    assert f"Có mặt {present:02}/" in found.text
    assert f"phát ra {present:02} phiếu, thu về {present:02} phiếu, hợp lệ {present:02} phiếu" in found.text
    assert found.text.count(counted(workbook(presenter))) == 2
    lines = found.listed
    for line, row in zip(lines, same_people(lines, workbook(presenter)), strict=True):
        assert line[2] == row.where
        assert called(row, line[3], presenter)
        assert line[4] == f"{row.votes}/{present}"
        assert line[5] == f"{round(row.votes * 100 / present, 2):.2f}".replace(".", ",")


@pytest.mark.parametrize(("presenter", "authority"), PAPERS)
def test_the_decision_gives_each_their_prize_and_the_sum_of_all(presenter: str, authority: str) -> None:
    expected, found = of(presenter, authority), paper(presenter, f"quyet_dinh-{authority}")
    assert counted(expected) in found.text
    total = dotted(sum(row.prize for row in expected))
    assert f"Tổng số tiền thưởng kèm theo là {total} đồng (" in found.text
    lines = found.listed
    for line, row in zip(lines, same_people(lines, expected), strict=True):
        assert line[2] == ", ".join(filter(None, (row.position, row.where)))
        assert called(row, line[3], presenter)
        assert line[4] == dotted(row.prize)
    assert [row[-1] for row in found.tables[-1] if "Tổng" in row[0] + row[1]] in ([], [total])
    told = set(re.findall(r"([\d.]+) đồng", found.text))
    assert told == {total, *(dotted(row.prize) for row in expected)}


@pytest.mark.parametrize(("presenter", "authority"), PAPERS)
def test_all_lists_of_one_authority_have_the_same_order(presenter: str, authority: str) -> None:
    kinds = (f"to_trinh-{authority}", f"quyet_dinh-{authority}")
    first, second = ([line[1] for line in paper(presenter, kind).listed] for kind in kinds)
    assert first == second
    assert [line[1] for line in paper(presenter, "bien_ban").listed if line[1] in first] == first


@pytest.mark.parametrize("presenter", FOLDERS)
def test_each_report_is_of_its_own_nominee_and_of_nobody_else(presenter: str) -> None:
    reports = named(presenter, "bao_cao_thanh_tich")
    by_code = {stem.rpartition("-")[2]: report for stem, report in reports.items()}
    assert set(by_code) == {row.code.lower() for row in workbook(presenter)}
    for row in workbook(presenter):
        report = by_code[row.code.lower()]
        assert row.name in report.all
        for value in filter(None, (row.position, row.unit, row.born)):
            assert value in report.all
        if "{{" not in row.achievement:
            assert row.achievement in report.text
        others = {one.name for one in workbook(presenter) if one.kind == "Cá nhân"} - {row.name}
        assert not [name for name in others if re.search(rf"{re.escape(name)}(?!\d)", report.all)]


@pytest.mark.parametrize("presenter", FOLDERS)
def test_the_summary_and_the_register_have_everybody(presenter: str) -> None:
    summary, register = paper(presenter, "tom_tat"), paper(presenter, "so_khen_thuong")
    headings = re.findall(r"^\d+\. (.+)$", summary.text, flags=re.MULTILINE)
    names = [re.split(r", (?=[A-ZĐ])", heading)[0] for heading in headings]
    assert sorted(names) == sorted(row.called for row in workbook(presenter))
    assert counted(workbook(presenter)) in register.text
    proposed, given = register.lists
    same_people(proposed, workbook(presenter))
    assert given == []


@pytest.mark.parametrize("presenter", FOLDERS)
def test_nothing_is_left_open_in_a_final_dossier(presenter: str) -> None:
    for stem, one in papers(presenter).items():
        assert not re.search(r"\{\{|\}\}|\{%|None|…{2,}|\[", one.all), stem
