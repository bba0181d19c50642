"""The mended copy beside the original, when the disk or the file is not as it should be: whole or not there."""

import io
import os
import shutil
import struct
import zipfile
from datetime import date
from pathlib import Path

import build
import pytest
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.delivery.children import needs_fork, outcome_in_child

from vanban import checking, console
from vanban.checking import Rules, mend_file
from vanban.decree30.profiles import nd30
from vanban.docx.measure import measure
from vanban.layout.measured import Layout

RULES = Rules(nd30(), date(2026, 11, 20))


def narrow() -> bytes:
    """A plan with a left margin that can be mended."""
    document = good("ke_hoach_ngan").changed(lambda d: None)
    document.page.left = 25
    return write(document)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(narrow())
    return path


def fix(path: Path) -> int:
    return console.run(build.app, ["check", "--fix", str(path)])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def left_margin_mm(path: Path) -> float:
    return measure(path.read_bytes(), path.name).sections[0].left_mm


def test_a_folder_of_the_copys_name_is_left_alone(bad: Path) -> None:
    taken = bad.with_name("a.sua.docx")
    taken.mkdir()
    assert fix(bad) == 0
    assert names(bad.parent) == ["a.docx", "a.sua-2.docx", "a.sua.docx"]
    assert list(taken.iterdir()) == []


def test_what_is_too_much_for_one_run_is_left_to_another(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = good("ke_hoach_ngan").changed(lambda d: None)
    document.page.left, document.page.right = 25, 30
    bad.write_bytes(write(document))
    monkeypatch.setattr(checking, "_MOST_ORDERS", 1)
    first = mend_file(bad, RULES)
    assert first.target is not None
    assert [(f.rule, why) for f, why in first.left if "chạy lại lệnh này" in why] != []
    assert fix(first.target) == 0
    again = first.target.with_name("a.sua.sua.docx")
    page = measure(again.read_bytes(), again.name).sections[0]
    assert (round(page.left_mm), round(page.right_mm)) == (30, 20)


def test_a_link_of_the_copys_name_is_not_followed(bad: Path) -> None:
    bad.with_name("a.sua.docx").symlink_to(bad.parent / "elsewhere.docx")
    assert fix(bad) == 0
    assert names(bad.parent) == ["a.docx", "a.sua-2.docx", "a.sua.docx"]


def test_a_full_disk_gets_no_half_copy(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = small_disk / "a.docx"
    bad.write_bytes(narrow())
    room = shutil.disk_usage(small_disk).free
    (small_disk / "full").write_bytes(bytes(room - 4096))
    assert fix(bad) == 5
    assert "Đĩa đã đầy" in capsys.readouterr().err
    assert names(small_disk) == ["a.docx", "full"]
    assert bad.read_bytes() == narrow()


@needs_fork
def test_a_copy_larger_than_the_disk_allows_is_not_begun(bad: Path) -> None:
    def mend_with_little_room() -> str:
        import resource  # not on every system

        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        mended = mend_file(bad, RULES)
        return f"{mended.after.exit_code} {mended.after.problems[0]}"

    said = outcome_in_child(mend_with_little_room)
    assert said.startswith("5 ")
    assert "Tệp lớn hơn cỡ mà đĩa cho phép. Chép văn bản sang thư mục khác" in said
    assert names(bad.parent) == ["a.docx"]


@needs_fork
def test_a_read_only_folder_is_told(bad: Path) -> None:
    folder = bad.parent
    folder.chmod(0o555)

    def mend_as_nobody() -> str:
        at = os.open(folder, os.O_RDONLY)
        os.fchdir(at)  # the way to it is closed to nobody
        if os.getuid() == 0:
            os.setuid(65534)
        mended = mend_file(Path("a.docx"), RULES)
        return f"{mended.after.exit_code} {mended.after.problems[0]}"

    try:
        said = outcome_in_child(mend_as_nobody)
    finally:
        folder.chmod(0o755)
    assert said.startswith("5 ")
    assert "Không được phép ghi tệp này." in said
    assert names(folder) == ["a.docx"]


def test_the_copy_is_of_what_was_read_though_the_file_changes_meanwhile(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measure_and_lose(raw: bytes, name: str) -> Layout:
        bad.write_bytes(b"PK\x03\x04 saved anew and not yet whole")
        return measure(raw, name)

    monkeypatch.setattr(checking, "measure", measure_and_lose)
    mended = mend_file(bad, RULES)
    assert mended.target is not None
    assert left_margin_mm(mended.target) == pytest.approx(30, abs=0.1)
    assert bad.read_bytes().endswith(b"not yet whole")


def test_a_file_cut_short_while_it_is_copied_in_is_refused(bad: Path) -> None:
    bad.write_bytes(narrow()[:-500])
    assert fix(bad) == 2
    assert names(bad.parent) == ["a.docx"]


def test_a_zip64_file_is_mended_as_any(bad: Path) -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(narrow())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            with new.open(entry.filename, "w", force_zip64=True) as part:
                part.write(old.read(entry))
    bad.write_bytes(file.getvalue())
    assert fix(bad) == 0
    assert left_margin_mm(bad.with_name("a.sua.docx")) == pytest.approx(30, abs=0.1)


def overlapping() -> bytes:
    """A zip of 60 pictures that are one and the same stretch of the file: 60 times its weight when copied."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(narrow())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        new.writestr("word/media/a00.png", os.urandom(20_000))
        (picture,) = new.infolist()[-1:]
    raw = file.getvalue()
    end = raw.rindex(b"PK\x05\x06")
    last = raw.rindex(b"PK\x01\x02")
    more = b"".join(raw[last:end].replace(b"a00.png", b"a%02d.png" % n) for n in range(1, 60))
    count, size = struct.unpack_from("<10xHL", raw, end)
    ending = bytearray(raw[end:])
    struct.pack_into("<HHL", ending, 8, count + 59, count + 59, size + len(more))
    assert picture.file_size == 20_000
    return raw[:end] + more + bytes(ending)


def test_parts_that_lie_one_over_the_other_are_refused(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad.write_bytes(overlapping())
    assert fix(bad) == 2
    assert "Các phần trong tệp chồng lên nhau." in capsys.readouterr().err
    assert names(bad.parent) == ["a.docx"]
