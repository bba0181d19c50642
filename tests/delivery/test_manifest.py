import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath

import pytest
from tests.delivery.children import needs_fork

from vanban.delivery.batch import Job, Outcome, deliver
from vanban.delivery.files import digest
from vanban.delivery.manifest import MANIFEST_FILE, Coming, Manifest, Record, read_records
from vanban.errors import OutputError, Problem


def plans(version: str, count: int = 30) -> list[Job]:
    return [
        Job(
            f"d{number}",
            PurePath(f"d{number}/ke_hoach.docx"),
            version,
            partial(str.encode, f"{version} {number}"),
        )
        for number in range(count)
    ]


def run(output: Path, version: str) -> tuple[set[str], list[Problem]]:
    """The statuses and the notes of one delivery."""
    notes: list[Problem] = []
    outcomes: list[Outcome] = deliver(plans(version), output, on_note=notes.append)
    return {outcome.status for outcome in outcomes}, notes


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    dice = random.Random(7)
    for _ in range(2000):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data)


def replace_with_text(path: Path) -> None:
    path.write_text("not a database at all, but long enough to be read as one " * 20)


def replace_with_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replace_with_anothers(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE documents (title TEXT)")


def replace_with_look_alike(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 1")


def replace_with_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE documents RENAME COLUMN inputs TO causes")


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        scribble,
        replace_with_text,
        replace_with_folder,
        replace_with_anothers,
        replace_with_look_alike,
        replace_with_newer,
    ],
)
def test_a_damaged_or_foreign_manifest_is_moved_aside_and_rebuilt(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    run(tmp_path, "one")
    damage(tmp_path / MANIFEST_FILE)
    statuses, notes = run(tmp_path, "one")
    assert statuses == {"unchanged"}
    assert [f"{MANIFEST_FILE}.hong-1" in str(note) for note in notes] == [True]
    assert (tmp_path / f"{MANIFEST_FILE}.hong-1").exists()
    assert run(tmp_path, "one") == ({"unchanged"}, [])
    assert run(tmp_path, "two") == ({"written"}, [])


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_lost_manifest_costs_no_work(tmp_path: Path, lose: Callable[[Path], None]) -> None:
    run(tmp_path, "one")
    (tmp_path / "d0/ke_hoach.docx").write_text("the clerk's")
    lose(tmp_path / MANIFEST_FILE)
    assert run(tmp_path, "two")[0] == {"kept"}
    assert (tmp_path / "d0/ke_hoach.docx").read_text() == "the clerk's"
    assert (tmp_path / "d0/ke_hoach.moi.docx").read_text() == "two 0"


@needs_fork
def test_a_manifest_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere.sqlite"
    run(output, "one")
    (output / MANIFEST_FILE).replace(elsewhere)
    before = elsewhere.read_bytes()
    (output / MANIFEST_FILE).symlink_to(elsewhere)
    statuses, notes = run(output, "one")
    assert (statuses, len(notes)) == ({"unchanged"}, 1)
    assert elsewhere.read_bytes() == before


def test_it_is_one_file(tmp_path: Path) -> None:
    run(tmp_path, "one")
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {MANIFEST_FILE, ".vanban.lock"}


def test_what_was_made_can_be_read_without_a_lock(tmp_path: Path) -> None:
    assert read_records(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    run(tmp_path, "one")
    records = read_records(tmp_path)
    assert [record.path for record in records[:2]] == ["d0/ke_hoach.docx", "d1/ke_hoach.docx"]
    assert {record.inputs for record in records} == {"one"}
    assert records[0].output == digest(b"one 0")
    assert records[0].size == len(b"one 0")


def test_what_was_announced_before_a_kill_is_ours(tmp_path: Path) -> None:
    run(tmp_path, "one")
    with Manifest(tmp_path) as manifest:
        manifest.announce([Coming("d0/ke_hoach.docx", digest(b"two 0"))])
    (tmp_path / "d0/ke_hoach.docx").write_text("two 0")
    assert run(tmp_path, "three")[0] == {"written"}


def test_what_came_before_one_kill_is_still_ours_after_a_second(tmp_path: Path) -> None:
    run(tmp_path, "one")
    path, two, three = "d0/ke_hoach.docx", digest(b"two 0"), digest(b"three 0")
    with Manifest(tmp_path) as manifest:
        manifest.announce([Coming(path, two, over=digest(b"one 0"))])
    (tmp_path / path).write_text("two 0")
    with Manifest(tmp_path) as manifest:  # killed again, before anything is put in its place
        manifest.announce([Coming(path, three, over=two)])
        assert manifest.find(path) == read_records(tmp_path)[0]._replace(inputs="", output=two, coming=three)
    assert run(tmp_path, "one")[0] == {"written", "unchanged"}
    assert (tmp_path / path).read_text() == "one 0"


def test_what_was_announced_but_never_came_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, "one")
    with Manifest(tmp_path) as manifest:
        manifest.announce([Coming("d0/ke_hoach.docx", digest(b"two 0"))])
    assert run(tmp_path, "one")[0] == {"unchanged"}


def test_a_manifest_held_by_another_program_ends_the_run_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "one")
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0.05))
    with closing(sqlite3.connect(tmp_path / MANIFEST_FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="sổ theo dõi"):
            run(tmp_path, "two")
    assert run(tmp_path, "one")[0] == {"unchanged"}


def test_records_wait_for_the_next_announcement_or_save(tmp_path: Path) -> None:
    with Manifest(tmp_path) as manifest:
        manifest.store([Record("a.docx", "in", "out")])
        assert manifest.find("a.docx") is None
        manifest.announce([Coming("b.docx", "coming")])
        assert manifest.find("a.docx") == Record("a.docx", "in", "out")
        assert manifest.find("b.docx") == Record("b.docx", coming="coming")


def test_a_record_is_saved_once_and_does_not_come_back_over_a_later_announcement(tmp_path: Path) -> None:
    with Manifest(tmp_path) as manifest:
        manifest.store([Record("a.docx", "in", "out")])
        manifest.save()
        manifest.announce([Coming("a.docx", "new")])
        manifest.announce([Coming("b.docx", "new")])
        assert manifest.find("a.docx") == Record("a.docx", "in", "out", coming="new")
