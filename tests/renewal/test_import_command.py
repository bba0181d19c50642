"""`import` as a clerk and a program call it."""

import json
from pathlib import Path

import build
import pytest
from tests.renewal.imported import house, seed

from vanban import console

REF = "giai-ngan-von-dau-tu-cong/2023"


def call(root: Path, *arguments: str) -> int:
    return console.run(build.app, ["--root", str(root), *arguments])


def test_an_old_plan_becomes_a_finished_one_in_two_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path)
    old = tmp_path / "ke hoach cu.txt"
    old.write_bytes(seed("A"))
    assert call(tmp_path, "import", str(old), REF, "bdt") == 0
    said = capsys.readouterr().out
    for words in ("Thành phần", "Chắc chắn", "BAN DÂN TỘC", "nam ×10", "“Phát” → “phát”", "plans/bdt.yaml"):
        assert words in said, words
    assert call(tmp_path, "render", REF, "--department", "bdt", "--no-check") == 0
    assert (tmp_path / "output" / REF / "bdt" / "ke_hoach.docx").is_file()


def test_the_import_tells_programs_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(tmp_path)
    old = tmp_path / "cu.txt"
    old.write_bytes(seed("A"))
    assert call(tmp_path, "import", str(old), REF, "bdt", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["plan"]).is_file()
    assert told["placeholders"]["chi_tieu.ho_ngheo"] == 7
    assert {"name", "words", "certainty", "note"} <= set(told["components"][0])


def test_a_second_import_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house(tmp_path)
    old = tmp_path / "cu.txt"
    old.write_bytes(seed("A"))
    assert call(tmp_path, "import", str(old), REF, "bdt", "--json") == 0
    capsys.readouterr()
    assert call(tmp_path, "import", str(old), REF, "bdt") == 2
    assert "Kế hoạch này đã có; không ghi đè." in capsys.readouterr().err
