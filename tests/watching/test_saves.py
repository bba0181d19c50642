"""Which files were saved."""

import os
from pathlib import Path

import pytest

from vanban.watching.saves import Saves


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "sxd.yaml").write_text("a: 1\n")
    (tmp_path / "campaign.yaml").write_text("a: 1\n")
    return tmp_path


def test_nothing_saved_is_nothing(folder: Path) -> None:
    assert Saves([folder]).look() == frozenset()


def test_a_file_that_is_written_is_told_once(folder: Path) -> None:
    saves = Saves([folder])
    (folder / "plans" / "sxd.yaml").write_text("a: 22\n")
    assert saves.look() == {folder / "plans" / "sxd.yaml"}
    assert saves.look() == frozenset()


def test_a_save_of_the_same_length_is_seen_by_its_time(folder: Path) -> None:
    saves, path = Saves([folder]), folder / "plans" / "sxd.yaml"
    path.write_text("a: 2\n")
    os.utime(path, ns=(0, 1))
    assert saves.look() == {path}


def test_a_save_by_renaming_is_a_save_of_the_file(folder: Path) -> None:
    saves = Saves([folder])
    (folder / "plans" / "4E1F2A00").write_text("a: 333\n")
    os.replace(folder / "plans" / "4E1F2A00", folder / "plans" / "sxd.yaml")
    assert saves.look() == {folder / "plans" / "sxd.yaml"}


def test_several_files_saved_together_are_told_together_with_new_and_removed_ones(folder: Path) -> None:
    saves = Saves([folder])
    (folder / "campaign.yaml").write_text("a: 22\n")
    (folder / "plans" / "stc.yaml").write_text("a: 1\n")
    (folder / "plans" / "sxd.yaml").unlink()
    names = {path.name for path in saves.look()}
    assert names == {"campaign.yaml", "stc.yaml", "sxd.yaml"}


@pytest.mark.parametrize(
    "name",
    ["~$ke_hoach.docx", ".~lock.2024-05.xlsx#", "~WRD0000.tmp", ".sxd.yaml.swp", "sxd.yaml~", "ghi chú.txt"],
)
def test_what_programs_put_beside_an_open_file_is_no_save(folder: Path, name: str) -> None:
    saves = Saves([folder])
    (folder / "plans" / name).write_text("x")
    assert saves.look() == frozenset()


def test_last_years_files_are_not_looked_at(folder: Path) -> None:
    saves = Saves([folder])
    (folder / ".goc").mkdir()
    (folder / ".goc" / "campaign.yaml").write_text("a: 1\n")
    assert saves.look() == frozenset()


def test_a_new_folder_is_looked_into(folder: Path) -> None:
    saves = Saves([folder])
    path = folder / "reports" / "2024-05" / "sxd.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("a: 1\n")
    assert saves.look() == {path}


def test_a_drive_that_is_away_for_a_while_has_lost_nothing(folder: Path) -> None:
    saves = Saves([folder])
    folder.rename(folder.with_name("away"))
    assert saves.look() == frozenset()
    folder.with_name("away").rename(folder)
    assert saves.look() == frozenset()
