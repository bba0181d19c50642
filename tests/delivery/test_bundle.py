"""Files put together into one zip."""

import zipfile
from io import BytesIO
from pathlib import Path, PurePath

import pytest

from vanban.delivery.bundle import bundle_job
from vanban.delivery.jobs import Job
from vanban.errors import OutputError


def job(folder: Path, **files: str) -> Job:
    """A zip of files of these contents."""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return bundle_job("sxd/zip", PurePath("a/ho_so.zip"), {f"ho_so/{name}": folder / name for name in files})


def test_the_same_files_give_the_same_bytes_whenever_and_in_any_order(tmp_path: Path) -> None:
    first = job(tmp_path, mot="1", hai="2")
    second = job(tmp_path, hai="2", mot="1")
    assert first.inputs_digest == second.inputs_digest
    assert first.make() == second.make()


def test_another_content_or_name_is_another_zip(tmp_path: Path) -> None:
    digests = {job(tmp_path, **files).inputs_digest for files in ({"mot": "1"}, {"mot": "2"}, {"hai": "1"})}
    assert len(digests) == 3


def test_every_file_is_in_it_whole(tmp_path: Path) -> None:
    made = job(tmp_path, mot="Một", hai="").make()
    assert isinstance(made, bytes)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            "ho_so/hai": "",
            "ho_so/mot": "Một",
        }


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="mot"):
        bundle_job("k", PurePath("a.zip"), {"mot": tmp_path / "mot"})
