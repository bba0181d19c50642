"""Answers: what is refused, what is asked back, what is written; at a terminal and by name."""

import json
from collections.abc import Iterator
from pathlib import Path

import build
import pytest
from tests.workspaces import workspace_with

from vanban import console
from vanban.data.workspace import Workspace
from vanban.renewal.questions import Question
from vanban.renewing import Interview, hold

CAMPAIGN = """van_ban_goc: {loai: KH, so: !hoi {nam_truoc: 59/KH-UBND}, ngay: !hoi {nam_truoc: 07/02/2023}} # hỏi
chi_tieu:
  giai_ngan: {gia_tri: !xac_nhan {nam_truoc: 90, de_xuat: 95}, don_vi: "%"}
"""
PLAN = "mo_dau: Thực hiện {{ van_ban_goc }}\nnoi_dung: Giải ngân {{ chi_tieu.giai_ngan }}.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_with(tmp_path, campaign=CAMPAIGN, plan=PLAN)


def run(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def campaign(root: Path) -> str:
    return (root / "campaigns/thi-dua/2024/campaign.yaml").read_text(encoding="utf-8")


def test_questions_have_the_shape_of_the_design(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "questions", "thi-dua/2024", "--json") == 0
    found = json.loads(capsys.readouterr().out)["questions"]
    assert [(q["key"], q["kind"], q["last"], q["proposed"]) for q in found] == [
        ("van_ban_goc.so", "hoi", "59/KH-UBND", None),
        ("van_ban_goc.ngay", "hoi", "07/02/2023", None),
        ("chi_tieu.giai_ngan.gia_tri", "xac_nhan", "90", "95"),
    ]
    assert found[0]["file"] == "campaigns/thi-dua/2024/campaign.yaml"
    assert found[0]["line"] == 6
    assert found[0]["used_by"] == ["campaigns/thi-dua/2024/plans/sxd.yaml:4"]
    assert found[2]["used_by"] == ["campaigns/thi-dua/2024/plans/sxd.yaml:5"]


def test_the_list_names_file_and_line_of_every_question(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "questions", "thi-dua/2024") == 0
    title, head, *rows = [line for line in capsys.readouterr().out.splitlines() if line[0] not in "┏┡└"]
    assert title.strip() == "campaigns/thi-dua/2024/campaign.yaml"
    assert head.split("┃")[1].strip() == "Dòng"
    cells = [[cell.strip() for cell in row.split("│")[1:3]] for row in rows[:-1]]
    assert cells[0] == ["6", "van_ban_goc.so"]
    assert [key for _, key in cells] == ["van_ban_goc.so", "van_ban_goc.ngay", "chi_tieu.giai_ngan.gia_tri"]


def test_the_list_shows_the_notes_that_stand_beside_open_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = CAMPAIGN.replace("nam_truoc: 59/KH-UBND", "nam_truoc: 59/KH-UBND, ghi_chu: Hỏi văn thư")
    root = workspace_with(tmp_path, campaign=noted, plan=PLAN)
    assert run(root, "questions", "thi-dua/2024") == 0
    head, *rows = [line for line in capsys.readouterr().out.splitlines() if line[0] in "┃│"]
    assert head.rstrip("┃ ").endswith("Ghi chú")
    notes = [row.rstrip("│ ").split("│")[-1].strip() for row in rows]
    assert notes[0] == "Hỏi văn thư"
    assert "Hỏi văn thư" not in notes[1:]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("van_ban_goc.so=60", "thiếu ký hiệu"),
        ("van_ban_goc.ngay=30/02/2024", "không phải là ngày có thật"),
        ("van_ban_goc.ngay=", "chưa có câu trả lời"),
        ("chi_tieu.giai_ngan.gia_tri=nhiều", "không phải là số"),
        ("van_ban_goc.s=60/KH-UBND", "Có phải ý là van_ban_goc.so?"),
        ("van_ban_goc.so", "không có dạng MỤC=GIÁ_TRỊ"),
        ("van_ban_goc.so={% if x %}1/KH", "ký tự không dùng được"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], answer: str, sentence: str
) -> None:
    before = campaign(root)
    right = ["chi_tieu.giai_ngan.gia_tri="] if "gia_tri" not in answer else []
    assert run(root, "answer", "thi-dua/2024", *right, answer) == 2
    assert sentence in capsys.readouterr().err
    assert campaign(root) == before


def test_answers_by_name_are_written_in_their_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["van_ban_goc.so=60/KH-UBND", "van_ban_goc.ngay=04/02/2024", "chi_tieu.giai_ngan.gia_tri="]
    assert run(root, "answer", "thi-dua/2024", *given) == 0
    assert "04/02/2024 là Chủ nhật" in capsys.readouterr().err
    assert "van_ban_goc: {loai: KH, so: 60/KH-UBND, ngay: 04/02/2024} # hỏi\n" in campaign(root)
    assert "gia_tri: 95," in campaign(root)
    assert run(root, "render", "thi-dua/2024", "--department", "sxd") == 0


def person(*typed: str | type[BaseException]) -> Iterator[str]:
    for one in typed:
        if isinstance(one, str):
            yield one
        else:
            raise one


def test_a_sunday_is_asked_back_and_a_wrong_answer_is_asked_again(root: Path) -> None:
    typed, doubts = person("60", "60/KH-UBND", "04/02/2024", "06/02/2024", ""), iter([False])
    asked: list[str] = []
    refused: list[str] = []

    def ask(question: Question, _: int) -> str:
        asked.append(question.key)
        return next(typed)

    talk = Interview(
        ask, lambda words: next(doubts), lambda problems: refused.extend(p.what for p in problems)
    )
    assert len(hold(Workspace(root), "thi-dua/2024", talk)) == 3
    assert [key.rpartition(".")[2] for key in asked] == ["so", "so", "ngay", "ngay", "gia_tri"]
    assert refused == ["van_ban_goc.so: “60” thiếu ký hiệu."]
    assert "ngay: 06/02/2024" in campaign(root)


def test_who_stops_in_the_middle_keeps_what_was_answered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = person("60/KH-UBND", KeyboardInterrupt)
    monkeypatch.setattr("builtins.input", lambda _="": next(typed))
    assert run(root, "answer", "thi-dua/2024") == 130
    assert "so: 60/KH-UBND, ngay: !hoi" in campaign(root)


def test_enter_accepts_the_proposal_and_leaves_the_rest_open(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _="": "")
    assert run(root, "answer", "thi-dua/2024") == 0
    assert "gia_tri: 95," in campaign(root)
    assert campaign(root).count("!hoi") == 2


def test_a_sheet_goes_round_and_comes_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import datetime

    from openpyxl import load_workbook

    path = root / "hoi.xlsx"
    assert run(root, "questions", "thi-dua/2024", "--sheet", str(path)) == 0
    assert run(root, "questions", "thi-dua/2024", "--sheet", str(path)) == 2
    book = load_workbook(path)
    sheet = book.worksheets[0]
    assert [sheet.cell(n, 1).value for n in (3, 4, 5)] == [
        "van_ban_goc.so",
        "van_ban_goc.ngay",
        "chi_tieu.giai_ngan.gia_tri",
    ]
    sheet["E3"], sheet["E4"], sheet["E5"] = "60/KH-UBND", datetime(2024, 2, 6), "Đồng ý"
    book.save(path)
    assert run(root, "answer", "thi-dua/2024", "--sheet", str(path)) == 0
    assert "so: 60/KH-UBND, ngay: 06/02/2024" in campaign(root)
    assert "gia_tri: 95," in campaign(root)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"M\xe1\xbb\xa5c,Tr\xe1\xba\xa3 l\xe1\xbb\x9di"])
def test_what_is_no_sheet_is_refused(root: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    path = root / "hoi.xlsx"
    path.write_bytes(data)
    assert run(root, "answer", "thi-dua/2024", "--sheet", str(path)) == 2
    assert "Không đọc được tệp Excel" in capsys.readouterr().err
