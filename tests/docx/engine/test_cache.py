"""The cache holds code: whatever a stranger could have put there is neither read nor written."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.docx.engine.cache import Cache, user_cache

KEY = "khoa"


def filled(folder: Path) -> Path:
    """A cache folder, its one value stored by ourselves."""
    Cache(folder).store(KEY, "mã")
    assert Cache(folder).load(KEY) == "mã"
    return folder


def test_what_was_stored_is_loaded(tmp_path: Path) -> None:
    filled(tmp_path / "a" / "b" / "vanban")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_a_cache_named_relative_to_the_workspace_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for relative in ("cache", "./cache", ".", "../x", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", relative)
        assert user_cache() == Path.home() / ".cache" / "vanban"


def test_a_relative_folder_is_never_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "vanban")
    monkeypatch.chdir(tmp_path)
    assert Cache(Path("vanban")).load(KEY) is None


def linked(folder: Path) -> Path:
    link = folder.with_name("link")
    link.symlink_to(folder)
    return link


def group_writable(folder: Path) -> Path:
    folder.chmod(0o770)
    return folder


def of_another_user(folder: Path) -> Path:
    os.chown(folder, 12345, -1)
    return folder


def in_an_open_folder(folder: Path) -> Path:
    folder.parent.chmod(0o777)
    return folder


def in_a_folder_of_another_user(folder: Path) -> Path:
    os.chown(folder.parent, 12345, -1)
    return folder


def behind_a_link_into_an_open_folder(folder: Path) -> Path:
    folder.parent.chmod(0o777)
    link = folder.parent.parent / "home"
    link.symlink_to(folder.parent)
    return link / folder.name


FOREIGN = [
    linked,
    group_writable,
    of_another_user,
    in_an_open_folder,
    in_a_folder_of_another_user,
    behind_a_link_into_an_open_folder,
]
AS_ROOT = pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")


@pytest.mark.parametrize("spoil", FOREIGN)
def test_a_folder_that_strangers_could_fill_is_neither_read_nor_written(
    spoil: Callable[[Path], Path], tmp_path: Path
) -> None:
    if "another_user" in spoil.__name__ and os.getuid() != 0:
        pytest.skip("only root can give files away")
    cache = Cache(spoil(filled(tmp_path / "above" / "vanban")))
    assert cache.load(KEY) is None
    cache.store("new", "x")
    assert [path.name for path in (tmp_path / "above" / "vanban").iterdir()] == [f"{KEY}.template"]


def test_a_sticky_folder_above_does_no_harm(tmp_path: Path) -> None:
    cache = filled(tmp_path / "above" / "vanban")
    cache.parent.chmod(0o1777)
    assert Cache(cache).load(KEY) == "mã"


def test_an_entry_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    entry = filled(tmp_path / "vanban") / f"{KEY}.template"
    entry.rename(tmp_path / "elsewhere")
    entry.symlink_to(tmp_path / "elsewhere")
    assert Cache(entry.parent).load(KEY) is None


def test_an_entry_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    entry = filled(tmp_path / "vanban") / f"{KEY}.template"
    entry.unlink()
    os.mkfifo(entry)
    assert Cache(entry.parent).load(KEY) is None


@AS_ROOT
def test_an_entry_of_another_user_is_not_read(tmp_path: Path) -> None:
    entry = filled(tmp_path / "vanban") / f"{KEY}.template"
    os.chown(entry, 12345, -1)
    assert Cache(entry.parent).load(KEY) is None
