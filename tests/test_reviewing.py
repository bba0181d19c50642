"""The review sheets of a new year: what stands on them, in what form, and when they are made anew."""

import io
import json
from datetime import date
from pathlib import Path

import build
import docx
import pytest
from docx.document import Document as WordFile
from openxml_audit import OpenXmlValidator
from tests.renewal.rolling import CAMPAIGN, DEPARTMENTS, shipped
from tests.workspaces import ROOT, workspace_with

from vanban import console
from vanban.decree30.findings import Severity
from vanban.decree30.judge import judge
from vanban.decree30.profiles import nd30_strict
from vanban.docx.measure import measure
from vanban.layout.recognition import recognise

HEADS = ("STT", "Chỗ trong dữ liệu", "Căn cứ, lý do", "Đồng ý", "Sửa thành")


def run(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def sheet_path(root: Path, year: int, department: str, campaign: str = CAMPAIGN) -> Path:
    return root / "output" / campaign / str(year) / department / "phieu_ra_soat.docx"


def tables(file: WordFile) -> dict[str, list[list[str]]]:
    """The rows of each table under its heading; without heads."""
    headings = [p.text for p in file.paragraphs if p.style is not None and p.style.name == "Mục I"]
    lists = [table for table in file.tables if table.cell(0, 0).text == "STT"]
    rows = [[[cell.text for cell in row.cells] for row in table.rows[1:]] for table in lists]
    return dict(zip(headings, rows, strict=True))


def sheet(root: Path, year: int, department: str, campaign: str = CAMPAIGN) -> WordFile:
    return docx.Document(str(sheet_path(root, year, department, campaign)))


def named(rows: dict[str, list[list[str]]], words: str) -> list[list[str]]:
    """The rows of the table whose heading holds `words`."""
    (found,) = (table for heading, table in rows.items() if words in heading)
    return found


def words_of(file: WordFile) -> str:
    return "\n".join(p.text for p in file.paragraphs).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both shipped plans rolled far enough for the reform to have come between."""
    root = shipped(tmp_path_factory.mktemp("phieu"), 2023, 2024)
    assert run(root, "rollover", f"{CAMPAIGN}/2023", "2027") == 0
    assert run(root, "rollover", f"{CAMPAIGN}/2024", "2026") == 0
    return root


SHEETS = [(2027, "sdttg"), (2026, "sxd"), (2026, "_chung")]


@pytest.mark.parametrize(("year", "department"), SHEETS)
def test_every_plan_has_a_sheet_in_the_form_of_the_decree(rolled: Path, year: int, department: str) -> None:
    path = sheet_path(rolled, year, department)
    found = judge(recognise(measure(path.read_bytes(), path.name)), nd30_strict(), date(2026, 11, 22))
    assert [str(finding) for finding in found if finding.severity > Severity.INFO] == []
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize(("year", "department"), SHEETS)
def test_every_table_repeats_its_head_and_breaks_no_row(rolled: Path, year: int, department: str) -> None:
    for table in sheet(rolled, year, department).tables:
        if table.cell(0, 0).text != "STT":
            continue
        assert set(HEADS) < {cell.text for cell in table.rows[0].cells}
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        assert [row.cells[0].text for row in table.rows[1:]] == [str(n) for n in range(1, len(table.rows))]


def test_the_sheet_tells_what_was_asked_proposed_changed_and_kept(rolled: Path) -> None:
    found = tables(sheet(rolled, 2027, "sdttg"))
    assert [heading.split(" ", 1)[1].rpartition(" (")[0] for heading in found] == [
        "PHẢI HỎI", "ĐỀ XUẤT, PHẢI XÁC NHẬN", "ĐỔI THEO SẮP XẾP BỘ MÁY", "ĐÃ ĐỔI", "GIỮ NGUYÊN",
    ]  # fmt: skip
    asked = named(found, "PHẢI HỎI")
    assert asked[0][1:4] == [
        "Văn bản gốc của cấp trên: Số, ký hiệu (campaign.yaml, dòng\u00a010)",
        "39/KH-UBND",
        "……………",
    ]
    reform = [row[2:5] for row in named(found, "BỘ MÁY")]
    assert ["“Ban Dân tộc”", "Sở Dân tộc và Tôn giáo"] in [row[:2] for row in reform]
    (province,) = (row for row in reform if row[:2] == ["“Tỉnh ủy”", "Thành ủy"])
    assert "202/2025/QH15" in province[2]
    assert "30/2026/QH16" in province[2]
    dead = [row[1] for row in asked if row[2] == "“Cơ quan công tác dân tộc cấp huyện”"]
    assert dead == [
        "Nội dung (plans/sdttg.yaml, dòng\u00a029, 37)",
        "Nơi nhận (plans/sdttg.yaml, dòng\u00a045)",
    ]
    assert [row[2] for row in named(found, "GIỮ NGUYÊN") if "Kế hoạch" in row[2]] == [
        "“# Kế hoạch của Ban Dân tộc năm 2023 (văn bản thật).”"
    ]


def test_facts_of_the_whole_campaign_come_first(rolled: Path) -> None:
    for rows in tables(sheet(rolled, 2027, "sdttg")).values():
        whole = ["campaign.yaml" in row[1] for row in rows]
        assert whole == sorted(whole, reverse=True)


def test_the_letterhead_is_of_the_new_day_and_both_sign(rolled: Path) -> None:
    file = sheet(rolled, 2027, "sdttg")
    head = [cell.text for cell in file.tables[0].rows[0].cells]
    assert head[0].startswith("UBND THÀNH PHỐ ĐỒNG NAI\nSỞ DÂN TỘC VÀ TÔN GIÁO")
    signing = [[cell.text.strip() for cell in row.cells] for row in file.tables[-1].rows]
    assert [row[1:] for row in signing] == [["NGƯỜI SOẠN", "GIÁM ĐỐC"]]
    assert signing[0][0].endswith("- Giám đốc (b/c);\n- Lưu: VT.")
    assert "Còn 10 mục phải hỏi và 4 mục phải xác nhận" in words_of(file)


def test_the_shared_plan_has_a_blank_for_the_agency(rolled: Path) -> None:
    head = [cell.text for cell in sheet(rolled, 2026, "_chung").tables[0].rows[0].cells]
    assert head[0].startswith("TÊN CƠ QUAN: …")


def test_after_answers_the_sheet_says_what_was_answered(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2023)
    year = f"{CAMPAIGN}/2027"
    assert run(root, "rollover", f"{CAMPAIGN}/2023", "2027") == 0
    answers = [
        "van_ban_goc.so=21/KH-UBND",
        "sdttg.cum_tu.co_quan_cong_tac_dan_toc_cap_huyen=Ủy ban nhân dân cấp xã",
        "sdttg.cum_tu.ban_thi_dua_khen_thuong_tinh=",
    ]
    assert run(root, "answer", year, *answers) == 0
    assert run(root, "questions", year, "--review") == 0
    found = tables(sheet(root, 2027, "sdttg"))
    asked = named(found, "PHẢI HỎI")
    assert (asked[0][3], asked[0][4].rpartition("; ")[2]) == ("21/KH-UBND", "đã trả lời")
    dead = [row for row in asked if row[2] == "“Cơ quan công tác dân tộc cấp huyện”"]
    assert {(row[3], row[4].rpartition("; ")[2]) for row in dead} == {
        ("Ủy ban nhân dân cấp xã", "đã trả lời")
    }
    (confirmed,) = (row for row in named(found, "ĐỀ XUẤT") if "Ban Thi đua" in row[2])
    assert (confirmed[3], confirmed[4].rpartition("; ")[2]) == ("Sở Nội vụ", "đã trả lời")
    assert "Còn 8 mục phải hỏi và 3 mục phải xác nhận" in words_of(sheet(root, 2027, "sdttg"))


def test_an_answer_in_a_group_that_was_made_for_it_stands_alone(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2024)
    assert run(root, "rollover", f"{CAMPAIGN}/2024", "2027") == 0
    assert run(root, "answer", f"{CAMPAIGN}/2027", "sxd.ky.ho_ten=Người mẫu 01") == 0
    assert run(root, "questions", f"{CAMPAIGN}/2027", "--review") == 0
    asked = named(tables(sheet(root, 2027, "sxd")), "PHẢI HỎI")
    assert [row[3] for row in asked if "Võ Tất Dũng" in row[2]] == ["Người mẫu 01"]


def test_a_plan_that_was_left_out_is_named_as_the_clerk_knows_it(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2024)
    plans = root / "campaigns" / CAMPAIGN / "2024" / "plans"
    (plans / "ubnd-dong-phu.yaml").write_text((plans / "sxd.yaml").read_text("utf-8"), "utf-8")
    assert run(root, "rollover", f"{CAMPAIGN}/2024", "2027") == 0
    (row,) = named(tables(sheet(root, 2027, "sxd")), "KHÔNG ĐƯA SANG")
    assert row[1] == "plans/ubnd-dong-phu.yaml"


def test_lines_are_those_of_the_file_today(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2023)
    assert run(root, "rollover", f"{CAMPAIGN}/2023", "2027") == 0
    file = root / "campaigns" / CAMPAIGN / "2027" / "campaign.yaml"
    file.write_text("# của người soạn\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(root, "questions", f"{CAMPAIGN}/2027", "--review") == 0
    assert named(tables(sheet(root, 2027, "sdttg")), "PHẢI HỎI")[0][1].endswith(
        "(campaign.yaml, dòng\u00a012)"
    )


def test_a_sheet_that_was_written_on_is_kept_and_the_new_one_put_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shipped(tmp_path, 2023)
    assert run(root, "rollover", f"{CAMPAIGN}/2023", "2027") == 0
    path = sheet_path(root, 2027, "sdttg")
    written = docx.Document(str(path))
    written.tables[1].cell(1, 5).text = "x"
    written.save(str(path))
    before = path.read_bytes()
    assert run(root, "answer", f"{CAMPAIGN}/2027", "van_ban_goc.so=21/KH-UBND") == 0
    capsys.readouterr()
    assert run(root, "questions", f"{CAMPAIGN}/2027", "--review", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)["reviews"]
    assert (told["department"], told["status"]) == ("sdttg", "kept")
    assert path.read_bytes() == before
    beside = docx.Document(io.BytesIO(path.with_name("phieu_ra_soat.moi.docx").read_bytes()))
    assert named(tables(beside), "PHẢI HỎI")[0][3] == "21/KH-UBND"


def test_an_update_makes_the_sheet_anew_with_what_clashes(tmp_path: Path) -> None:
    root = workspace_with(tmp_path, plan="noi_dung: |\n  Làm ngay.\n  Làm tốt.\n")
    assert run(root, "rollover", "thi-dua/2024", "2025") == 0
    old, new = (root / "campaigns" / "thi-dua" / year / "plans" / "sxd.yaml" for year in ("2024", "2025"))
    old.write_text(old.read_text("utf-8").replace("Làm tốt.", "Làm rất tốt."), "utf-8")
    new.write_text(new.read_text("utf-8").replace("Làm tốt.", "Làm thật tốt."), "utf-8")
    assert run(root, "rollover", "thi-dua/2024", "2025", "--update") == 0
    clash = [row[2:4] for row in named(tables(sheet(root, 2025, "sxd", "thi-dua")), "ĐỀ XUẤT")]
    assert ["“Làm rất tốt.”", "Làm thật tốt."] in clash


def test_a_choice_that_waits_stands_on_every_sheet(tmp_path: Path) -> None:
    root = workspace_with(tmp_path, name="snnptnt", departments=DEPARTMENTS)
    plans = root / "campaigns" / "thi-dua" / "2024" / "plans"
    for name in ("stnmt", "sxd"):
        (plans / f"{name}.yaml").write_text((plans / "snnptnt.yaml").read_text("utf-8"), "utf-8")
    assert run(root, "rollover", "thi-dua/2024", "2026") == 0
    (row,) = named(tables(sheet(root, 2026, "sxd", "thi-dua")), "PHẢI CHỌN")
    assert "snnmt" in row[1]
    assert "--base snnmt=" in row[4]


def test_a_year_made_by_hand_has_no_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    assert run(root, "questions", "thi-dua/2024", "--review") == 2
    assert "thi-dua/2024 không do lệnh rollover làm ra" in capsys.readouterr().err


def test_without_its_template_the_year_is_written_and_the_fault_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    (root / "templates" / "phieu_ra_soat.docx").unlink()
    assert run(root, "rollover", "thi-dua/2024", "2025") == 3
    assert (root / "campaigns" / "thi-dua" / "2025" / "campaign.yaml").is_file()
    assert "phieu_ra_soat.docx" in capsys.readouterr().err
    assert run(root, "template", "new", "phieu_ra_soat") == 0
    assert run(root, "questions", "thi-dua/2025", "--review") == 0
    assert sheet_path(root, 2025, "sxd", "thi-dua").is_file()


def test_the_shipped_template_has_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ROOT, "template", "check", str(ROOT / "templates" / "phieu_ra_soat.docx")) == 0
    assert "cảnh báo" not in capsys.readouterr().out


def test_a_render_does_not_take_the_sheet_for_a_document_left_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shipped(tmp_path, 2024)
    assert run(root, "rollover", f"{CAMPAIGN}/2024", "2025") == 0
    capsys.readouterr()
    assert run(root, "render", f"{CAMPAIGN}/2025", "--draft") == 0
    assert "lượt trước" not in capsys.readouterr().err
