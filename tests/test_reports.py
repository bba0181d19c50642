"""The reports of a period as a clerk asks for them: made, checked, stopped, carried over, watched."""

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import build
import docx
import pytest
from openpyxl import load_workbook

from vanban import console, overview
from vanban.data.workspace import Workspace
from vanban.vietnamese.periods import parse_period

ROOT = Path(__file__).parents[1]
REF = "giai-ngan-von-dau-tu-cong/2024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped workspace, to be changed."""
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def call(root: Path, *arguments: str) -> int:
    return console.run(build.app, ["--root", str(root), *arguments])


def rendered(
    root: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, object]]]:
    code = call(root, "render", REF, "--json", *arguments)
    documents: list[dict[str, object]] = json.loads(capsys.readouterr().out)["documents"]
    return code, documents


def set_cell(root: Path, month: str, column: str, project: str, value: object) -> str:
    """Change one cell of a month's workbook; its name."""
    path = root / "campaigns" / REF / "figures" / f"{month}.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    (row,) = (cell.row for cell in sheet["B"] if cell.value == project)
    sheet[f"{column}{row}"] = value
    book.save(path)
    return f"{column}{row}"


def test_a_month_has_a_report_of_each_department_one_of_the_whole_and_the_reminders(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, documents = rendered(root, capsys, "--period", "2024-10")
    assert code == 0
    kinds = [document["kind"] for document in documents]
    assert kinds.count("bao_cao_thang") == 20
    assert kinds.count("tong_hop_thang") == 1
    assert kinds.count("don_doc") == 1  # the one that lags
    assert {document["status"] for document in documents} == {"written"}
    assert [document["problems"] for document in documents] == [[]] * 22  # held against the decree on the way
    assert {document["period"] for document in documents} == {"2024-10"}
    again, documents = rendered(root, capsys, "--period", "2024-10")
    assert again == 0
    assert {document["status"] for document in documents} == {"unchanged"}


@pytest.mark.parametrize("period", ["2024-quy-2", "2024-6-thang", "2024-9-thang", "2025-01"])
def test_longer_periods_and_the_january_after_are_made_like_months(
    root: Path, capsys: pytest.CaptureFixture[str], period: str
) -> None:
    code, documents = rendered(
        root, capsys, "--period", period, "--department", "sxd", "--department", "skhdt"
    )
    assert code == 0
    assert [document["problems"] for document in documents] == [[]] * len(documents)
    assert len(documents) >= 3


def test_the_final_report_asks_what_came_of_each_item_of_the_plan(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (document,) = rendered(
        root, capsys, "--period", "2024", "--department", "sxd", "--kind", "bao_cao_tong_ket"
    )
    assert code == 4
    asked = [problem["message"] for problem in document["problems"]]  # type: ignore[attr-defined]
    assert sum("ket_qua_muc.II." in str(what) for what in asked) == 5
    assert call(root, "report", "carry", REF, "2024") == 0
    path = root / "campaigns" / REF / "reports" / "2024" / "sxd.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(": !hoi") == 9  # five items, and what the shared text leaves open
    answers = [
        line.split(":")[0] + ": Đã hoàn thành." if "!hoi" in line else line for line in text.splitlines()
    ]
    path.write_text("\n".join([*answers[1:], ""]), encoding="utf-8")
    capsys.readouterr()
    code, (document,) = rendered(
        root, capsys, "--period", "2024", "--department", "sxd", "--kind", "bao_cao_tong_ket"
    )
    assert (code, document["status"], document["problems"]) == (0, "written", [])
    text = zipfile.ZipFile(str(document["path"])).read("word/document.xml").decode()
    assert "Lũy kế giải ngân vốn kế hoạch năm 2024" in text.replace("\u00a0", " ")
    assert "riêng năm 2024" not in text.replace("\u00a0", " ")  # the same amount again


def test_wrong_figures_stop_the_documents_that_would_state_them_and_no_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = set_cell(root, "2024-10", "N", "DA2024001", 1)
    code, documents = rendered(root, capsys, "--period", "2024-10")
    assert code == 1
    failed = [one for one in documents if one["status"] == "failed"]
    assert {(one["kind"], one["department"]) for one in failed} == {
        ("bao_cao_thang", "vpubnd"),
        ("don_doc", "vpubnd"),  # with such a figure it lags
        ("tong_hop_thang", "skhdt"),
    }
    for one in failed:
        problems = one["problems"]
        assert isinstance(problems, list)
        assert all(cell in problem["where"] and problem["remedy"] for problem in problems)


def test_an_explained_fault_stops_nothing_and_is_told_once_with_its_reason(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = set_cell(root, "2024-10", "J", "DA2024001", 123_456)
    set_cell(root, "2024-10", "S", "DA2024001", "Điều chỉnh theo quyết định mẫu")
    assert call(root, "render", REF, "--period", "2024-10") == 0
    told = capsys.readouterr().err
    assert told.count(cell) == 1
    assert "Đã giải trình: Điều chỉnh theo quyết định mẫu" in " ".join(told.split())


def test_what_looks_like_a_program_is_printed_as_typed(root: Path) -> None:
    name = "Trường {{ 7*7 }} <w:p> & {% raw %} “x” *đậm*"
    set_cell(root, "2024-10", "C", "DA2024040", name)
    arguments = ("--period", "2024-10", "--kind", "bao_cao_thang", "--summary")
    assert call(root, "render", REF, *arguments) == 0
    made = [path for path in (root / "output").rglob("*.docx") if name in _text_of(path)]
    assert len(made) == 1
    pages = [path.read_text(encoding="utf-8") for path in (root / "output").rglob("*.html")]
    assert all("<w:p>" not in page and "<script" not in page for page in pages)


def _text_of(path: Path) -> str:
    return "\n".join(cell.text for table in docx.Document(str(path)).tables for cell in table._cells)


def test_an_unreadable_cell_stops_all_before_a_word_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = set_cell(root, "2024-10", "M", "DA2024001", "khoảng 5")
    assert call(root, "render", REF, "--period", "2024-10") == 2
    assert cell in capsys.readouterr().err
    assert not (root / "output" / REF).exists()


def test_a_month_without_figures_is_refused_with_what_to_do(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "campaigns" / REF / "figures" / "2024-10.xlsx").unlink()
    assert call(root, "render", REF, "--period", "2024-10") == 2
    assert "Chưa có số liệu tháng 10 năm 2024" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--period", "2024-13"], "không phải là kỳ báo cáo"),
        (["--period", "2023-05"], "không thuộc năm kế hoạch 2024"),
        (["--period", "2024-05", "--kind", "ke_hoach"], "không phải là văn bản của tháng 5"),
        (["--kind", "bao_cao_thang"], "văn bản của một kỳ"),
        (["--summary"], "Thêm kỳ"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert call(root, "render", REF, *arguments) == 2
    assert says in capsys.readouterr().err


def test_a_typed_number_that_disagrees_is_told_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "campaigns" / REF / "reports" / "2024-10" / "sxd.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("phan:\n  kho_khan: |\n    Dòng một.\n    Mới đạt 12,34% kế hoạch.\n", encoding="utf-8")
    assert (
        call(root, "render", REF, "--period", "2024-10", "--department", "sxd", "--kind", "bao_cao_thang")
        == 0
    )
    assert "reports/2024-10/sxd.yaml:4:5: “12,34%” không khớp" in capsys.readouterr().err


def test_own_sentences_and_parts_replace_the_shared_ones(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "campaigns" / REF / "reports" / "2024-10" / "sxd.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "cau:\n  ket_qua: Sở đạt {{ so_lieu.ty_le }}, xếp thứ {{ so_lieu.hang }}.\n", encoding="utf-8"
    )
    assert (
        call(root, "render", REF, "--period", "2024-10", "--department", "sxd", "--kind", "bao_cao_thang")
        == 0
    )
    made = root / "output" / REF / "sxd" / "bao_cao_thang.2024-10.docx"
    text = zipfile.ZipFile(made).read("word/document.xml").decode()
    assert "Sở đạt 63,30%, xếp thứ 8." in text.replace("\u00a0", " ")


def test_words_are_carried_over_and_never_over_what_is_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(root, "report", "carry", REF, "2024-05", "--json") == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["status"], file["confirm"]) == ("written", 2)
    path = Path(file["path"])
    path.write_text("# của tôi\n", encoding="utf-8")
    assert call(root, "report", "carry", REF, "2024-05", "--json") == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["status"] == "kept"
    assert path.read_text(encoding="utf-8") == "# của tôi\n"


def test_each_department_of_the_year_is_asked_for_its_final_report(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(root, "report", "carry", REF, "2024", "--json") == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == 20
    asked = {Path(file["path"]).stem: file["confirm"] for file in files}
    assert asked["sxd"] == 5 + 4  # its own plan has five items
    assert asked["snv"] == 4 + 4
    code, documents = rendered(root, capsys, "--period", "2024", "--kind", "bao_cao_tong_ket")
    assert code == 4
    told = {problem["file"] for one in documents for problem in one["problems"]}  # type: ignore[attr-defined]
    assert not any("_chung" in str(file) for file in told)  # each is asked in its own file


def test_nothing_to_carry_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "report", "carry", REF, "2024-02") == 2
    assert "Không có lời văn của kỳ nào trước" in capsys.readouterr().err


def test_the_watch_tells_who_is_late_and_by_how_many_days(root: Path) -> None:
    found = overview.arrivals(Workspace(root), REF, parse_period("2024-08"), date(2024, 9, 20))
    late = {one.department: one.days_late for one in found if one.days_late}
    assert set(late) == {"stttt"}
    assert found[0].department == "stttt"
    assert (
        late["stttt"] == (found[0].received or date(2024, 9, 20)).toordinal() - date(2024, 9, 5).toordinal()
    )


def test_a_silent_department_is_late_until_today(root: Path) -> None:
    path = root / "campaigns" / REF / "figures" / "2024-10.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=6):
        if row[3].value == "Sở Nội vụ":
            row[12].value = row[13].value = None
    for row in book.worksheets[1].iter_rows(min_row=4):
        if row[1].value == "Sở Nội vụ":
            row[2].value = None
    book.save(path)
    found = overview.arrivals(Workspace(root), REF, parse_period("2024-10"), date(2024, 11, 15))
    assert (found[0].department, found[0].days_late, found[0].state) == ("snv", 10, "chưa có")
    documents = {}
    for item in overview.states(Workspace(root), REF, root / "output", parse_period("2024-10")):
        documents[item.department, item.kind] = item.state
    assert documents["snv", "bao_cao_thang"] == "fault"
    assert documents["snv", "don_doc"] == "ready"
    assert documents["skhdt", "tong_hop_thang"] == "ready"


def test_a_summary_page_lies_beside_the_departments(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, documents = rendered(root, capsys, "--period", "2024-10", "--kind", "tong_hop_thang", "--summary")
    assert code == 0
    assert [document["kind"] for document in documents] == ["tong_hop_thang", "tong_quan"]
    assert Path(str(documents[1]["path"])).name == "tong_quan.2024-10.html"


def without_figures(root: Path, month: str, *departments: str) -> None:
    """Empty what was reported: of some departments, or of all."""
    path = root / "campaigns" / REF / "figures" / f"{month}.xlsx"
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=6):
        if row[1].value and (not departments or row[3].value in departments):
            row[12].value = row[13].value = None
    book.save(path)


def test_a_month_without_any_figure_has_no_report_of_the_whole(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_figures(root, "2024-10")
    code, documents = rendered(root, capsys, "--period", "2024-10")
    assert code == 1
    (whole,) = [one for one in documents if one["kind"] == "tong_hop_thang"]
    assert whole["status"] == "failed"
    assert "Chưa đơn vị nào có số liệu tháng 10 năm 2024." in str(whole["problems"])
    letters = [one["department"] for one in documents if one["kind"] == "don_doc"]
    assert len(letters) == 19
    assert "skhdt" not in letters  # it writes them


def test_a_department_without_figures_is_called_by_its_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_figures(root, "2024-10", "Sở Y tế")
    _, documents = rendered(root, capsys, "--period", "2024-10", "--department", "syt")
    told = {one["kind"]: one["problems"] for one in documents}
    assert "Sở Y tế chưa có số liệu tháng 10 năm 2024." in str(told["bao_cao_thang"])
    assert told["don_doc"] == []


def test_an_explained_figure_is_told_beside_the_report_that_states_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = set_cell(root, "2024-10", "J", "DA2024001", 6990)
    assert call(root, "render", REF, "--period", "2024-10", "--department", "vpubnd") == 2
    capsys.readouterr()
    set_cell(root, "2024-10", "S", "DA2024001", "Điều chỉnh kế hoạch")
    assert call(root, "render", REF, "--period", "2024-10", "--department", "vpubnd") == 0
    (note,) = capsys.readouterr().err.splitlines()
    assert note.startswith("Lưu ý: ")
    assert f"ô Số liệu!{cell}: Dự án DA2024001: kế hoạch vốn địa phương giao là 6.990 triệu đồng" in note


def test_a_letter_that_is_no_longer_due_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = root / "campaigns" / REF / "figures" / "2024-10.xlsx"
    kept = filled.read_bytes()
    without_figures(root, "2024-10", "Sở Tài chính")
    assert call(root, "render", REF, "--period", "2024-10") == 1
    filled.write_bytes(kept)
    capsys.readouterr()
    assert call(root, "render", REF, "--period", "2024-10") == 0
    assert (
        "Còn 1 văn bản của lượt trước, nay không còn thuộc tháng 10 năm 2024: "
        f"{REF}/stc/don_doc.2024-10.docx. Cất đi hoặc xóa" in capsys.readouterr().err
    )


def test_a_summary_that_could_not_be_made_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "render", REF, "--period", "2024-10", "--department", "sxd", "--summary") == 0
    assert "Lưu ý: Chưa làm trang tổng quan" in capsys.readouterr().err
    assert call(root, "render", REF, "--period", "2024-10", "--kind", "tong_hop_thang", "--summary") == 0
    assert "tổng quan" not in capsys.readouterr().err
