import os
import stat
import sys
import tempfile
import time
from contextlib import suppress
from itertools import count
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.delivery.children import child, needs_fork, outcome_in_child

from vanban.delivery.batch import Job, deliver
from vanban.delivery.files import checked_name, inside, sweep, write_whole
from vanban.errors import OutputError

FULL_DISK = (65_000, 70_000, 100_000, 200_000, 1_000_000)  # bytes of the file
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights and links as POSIX has them")


def tree(folder: Path) -> dict[str, bytes]:
    """All files below `folder`, hidden ones too, with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() or path.is_symlink()
    }


def fault(path: Path, data: bytes = b"new", root: Path | None = None) -> str:
    with pytest.raises(OutputError) as caught:
        write_whole(path, data, root=root)
    return str(caught.value)


class TestWritingWhole:
    def test_makes_the_folders_that_are_missing(self, tmp_path: Path) -> None:
        write_whole(tmp_path / "2024" / "sxd" / "ke_hoach.docx", b"new")
        assert tree(tmp_path) == {"2024/sxd/ke_hoach.docx": b"new"}

    def test_replaces_what_stands_there_and_leaves_nothing_else(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"old and longer")
        write_whole(tmp_path / "a.docx", b"new")
        assert tree(tmp_path) == {"a.docx": b"new"}

    @posix_only
    def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(
        self, tmp_path: Path
    ) -> None:
        write_whole(tmp_path / "a.docx", b"new")
        (tmp_path / "b").write_bytes(b"")
        rights = stat.S_IMODE((tmp_path / "b").stat().st_mode)
        assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == rights
        (tmp_path / "a.docx").chmod(0o660)
        write_whole(tmp_path / "a.docx", b"newer")
        assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o660

    def test_who_reads_meanwhile_keeps_the_old_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"old")
        with (tmp_path / "a.docx").open("rb") as reader:
            if sys.platform == "win32":
                assert "đang mở ở chương trình khác" in fault(tmp_path / "a.docx")
            else:
                write_whole(tmp_path / "a.docx", b"new")
            assert reader.read() == b"old"


class TestWhatTheDiskRefuses:
    def test_a_folder_of_that_name(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").mkdir()
        assert "Đây là một thư mục" in fault(tmp_path / "a.docx")
        assert tree(tmp_path) == {}

    def test_a_file_in_the_place_of_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "sxd").write_bytes(b"file")
        assert "phải là thư mục" in fault(tmp_path / "sxd" / "a.docx", root=tmp_path)

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        assert "quá dài" in fault(tmp_path / ("a" * 300))

    @posix_only
    def test_a_file_marked_read_only(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"old")
        (tmp_path / "a.docx").chmod(0o444)
        assert "Không được phép ghi" in fault(tmp_path / "a.docx")
        assert tree(tmp_path) == {"a.docx": b"old"}

    @needs_fork
    def test_a_read_only_folder_even_for_one_who_is_not_root(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "output")
            folder.mkdir()
            (folder / "a.docx").write_bytes(b"old")
            Path(name).chmod(0o755)
            folder.chmod(0o555)

            def write_as_nobody() -> None:
                if os.getuid() == 0:
                    os.setuid(65534)
                write_whole(folder / "a.docx", b"new")

            assert "OutputError" in (said := outcome_in_child(write_as_nobody))
            assert "Không được phép ghi" in said
            assert tree(folder) == {"a.docx": b"old"}

    @needs_fork
    def test_a_file_larger_than_allowed_leaves_the_old_one_whole(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"old")

        def write_much() -> None:
            import resource  # not on every system

            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
            write_whole(tmp_path / "a.docx", bytes(50_000))

        assert "lớn hơn cỡ mà đĩa cho phép" in outcome_in_child(write_much)
        assert tree(tmp_path) == {"a.docx": b"old"}

    @pytest.mark.parametrize("size", FULL_DISK)
    def test_a_full_disk_leaves_the_old_file_whole(self, small_disk: Path, size: int) -> None:
        write_whole(small_disk / "a.docx", b"old")
        assert "Đĩa đã đầy" in fault(small_disk / "a.docx", bytes(size))
        assert tree(small_disk) == {"a.docx": b"old"}


class TestLinks:
    @posix_only
    def test_a_link_is_never_written_through_nor_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "else").write_bytes(b"another's")
        (tmp_path / "a.docx").symlink_to("else")
        assert "liên kết" in fault(tmp_path / "a.docx")
        assert (tmp_path / "a.docx").is_symlink()
        assert (tmp_path / "else").read_bytes() == b"another's"

    @posix_only
    @pytest.mark.parametrize("link", ["2024", "2024/sxd"])
    def test_no_folder_on_the_way_may_be_a_link(self, tmp_path: Path, link: str) -> None:
        root, outside = tmp_path / "output", tmp_path / "outside"
        (outside / "sxd").mkdir(parents=True)
        (root / link).parent.mkdir(parents=True)
        (root / link).symlink_to(outside)
        assert "liên kết" in fault(root / "2024" / "sxd" / "a.docx", root=root)
        assert tree(outside) == {}
        with pytest.raises(OutputError, match="liên kết"):
            inside(root, "2024/sxd/a.docx")

    @needs_fork
    def test_a_folder_swapped_for_a_link_again_and_again_leads_nothing_outside(self, tmp_path: Path) -> None:
        root, outside = tmp_path / "output", tmp_path / "outside"
        outside.mkdir()
        root.mkdir()

        def swap() -> None:
            """Let `sxd` be a folder, nothing and a link to outside in turn."""
            for number in count():
                with suppress(OSError):
                    os.rename(root / "sxd", tmp_path / f"aside-{number}")
                with suppress(OSError):
                    os.symlink(outside, root / "sxd")
                if (root / "sxd").is_symlink():
                    (root / "sxd").unlink()

        written = refused = 0
        with child(swap):
            until = time.monotonic() + 60
            while (
                written + refused < SWAPS or min(written, refused) < SWAPS // 10
            ) and time.monotonic() < until:
                try:
                    write_whole(root / "sxd" / "a.docx", b"new", root=root)
                    written += 1
                except OutputError:
                    refused += 1
        assert tree(outside) == {}
        assert written + refused >= SWAPS
        assert min(written, refused) >= SWAPS // 10


SWAPS = 1_000
NASTY_NAMES = [
    *(
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "/x",
        "/etc/passwd",
        "//srv/x",
        "\\\\srv\\x",
        "C:\\x",
        "C:x",
        "c:/x",
    ),
    *(
        "con",
        "nul.docx",
        "prn",
        "aux.txt",
        "com1.docx",
        "lpt9",
        "com0",
        "a/con/b.docx",
        "CON",
        "COM¹",
        "conin$",
        "CONOUT$",
        "COM²",
        "lpt³.docx",
        "NUL",
    ),
    *("a.", "a ", " a", "a..", "sxd./a.docx", ".hidden", ".vanban.sqlite", "-rf", "~", "~$ke_hoach.docx"),
    *(
        "Kế hoạch.docx",
        "ke\u0302\u0301.docx",
        "A.docx",
        "a\u202ecod.exe",
        "kế hoạch 🎉",
        "a\u0000b",
        "a\nb",
        "a\tb",
        "a\u00a0b",
        "a\u2044b",
        "a\u2215..\u2215b",
        "..\\..\\x",
        "a:b",
    ),
    *("a" * 300, "a*b", "a?b", 'a"b', "a<b", "a|b", "%2e%2e", "$HOME", "`id`", "a;b", "ﬁle", "ａ.docx"),
]


class TestNames:
    @pytest.mark.parametrize("name", NASTY_NAMES)
    def test_nasty_names_are_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(OutputError):
            inside(tmp_path / "output", name)

    @needs_fork
    def test_a_run_that_is_given_them_writes_nothing_anywhere(self, tmp_path: Path) -> None:
        (tmp_path / "output").mkdir()
        before = tree(tmp_path)
        jobs = [Job(str(n), PurePath(name), "1", lambda: b"x") for n, name in enumerate(NASTY_NAMES)]
        outcomes = deliver(jobs, tmp_path / "output")
        assert [one.key for one in outcomes if one.status != "failed"] == []
        assert {name: data for name, data in tree(tmp_path).items() if "/.vanban" not in name} == before

    def test_our_own_names_pass(self, tmp_path: Path) -> None:
        for name in ("giai-ngan/2024/sxd/ke_hoach.docx", "a/bao_cao_thang-2024-05.docx", "2024/_chung.docx"):
            assert inside(tmp_path, name) == tmp_path.resolve() / name

    @given(st.text("abC0./\\-_~: \u0301đ\n", max_size=12))
    def test_whatever_the_name_it_is_refused_or_lies_inside(self, name: str) -> None:
        root = Path(tempfile.gettempdir()).resolve()
        try:
            path = root / checked_name(name)
        except OutputError:
            return
        assert path != root
        assert Path(os.path.normpath(path)).is_relative_to(root)
        assert str(path.relative_to(root)).isascii()


def test_sweeping_takes_away_the_temporary_files_of_a_killed_run_only(tmp_path: Path) -> None:
    keep = ("a.docx", ".vanban.sqlite", ".vanban-notes.tmp", "sxd/b.tmp")
    for name in (*keep, ".vanban-12-1.tmp", "sxd/.vanban-12-2.tmp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert sweep(tmp_path) == 2
    assert set(tree(tmp_path)) == set(keep)
