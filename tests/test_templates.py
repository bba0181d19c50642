"""A new template of every kind is one that the check of templates has nothing against."""

import os
from pathlib import Path

import pytest

from vanban import templates
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import nd30
from vanban.decree30.types import document_types
from vanban.errors import DataError, OutputError


@pytest.mark.parametrize("kind", document_types())
def test_a_new_template_of_every_kind_holds(kind: str, tmp_path: Path) -> None:
    templates.new(kind, tmp_path)
    problems, found = templates.check(tmp_path / f"{kind}.docx", nd30())
    assert [str(problem) for problem in problems] == []
    assert [str(finding) for finding in found if finding.severity > Severity.INFO] == []


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_place_of_a_template_is_told(tmp_path: Path, force: bool) -> None:
    (tmp_path / "cong_van.docx").mkdir()
    with pytest.raises(OutputError, match="Đây là một thư mục"):
        templates.new("cong_van", tmp_path, force=force)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_the_place_of_a_template_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cong_van.docx")
    with pytest.raises(OutputError, match="tệp đặc biệt"):
        templates.new("cong_van", tmp_path)


def test_a_name_that_no_disk_can_hold_is_told() -> None:
    with pytest.raises(DataError, match="Không có tệp"):
        templates.check(Path("a" * 5000 + ".docx"), nd30())
