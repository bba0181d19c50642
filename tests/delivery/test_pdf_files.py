import os
import sys
from pathlib import Path

import pytest
from tests.pdf.small_pdf import small_pdf

from vanban.delivery.pdf_files import put_pdf, stale_pdf, standing_pdf
from vanban.pdf.seal import sealed

OURS, NEWER = (sealed(small_pdf(text), source * 64) for text, source in (("mot", "1"), ("hai", "2")))
SOURCE = "1" * 64
SIGNED = OURS + b"9 0 obj <</ByteRange[0 1 2 3]>> endobj\n%%EOF\n"
OTHERS = [SIGNED, b"%PDF-1.4 from a scanner %%EOF", small_pdf("exported by hand"), b"", b"no pdf at all"]


class TestPutting:
    def test_the_first_goes_to_its_name(self, tmp_path: Path) -> None:
        put = put_pdf(tmp_path / "new" / "a.pdf", OURS, force=False)
        assert (put.path, put.status) == (tmp_path / "new" / "a.pdf", "written")
        assert put.path.read_bytes() == OURS

    def test_ours_is_replaced(self, tmp_path: Path) -> None:
        put_pdf(tmp_path / "a.pdf", OURS, force=False)
        assert put_pdf(tmp_path / "a.pdf", NEWER, force=False).status == "written"
        assert (tmp_path / "a.pdf").read_bytes() == NEWER
        assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]

    @pytest.mark.parametrize("theirs", OTHERS)
    def test_anybody_elses_is_kept_and_ours_put_beside(self, tmp_path: Path, theirs: bytes) -> None:
        (tmp_path / "a.pdf").write_bytes(theirs)
        for new in (OURS, NEWER):
            put = put_pdf(tmp_path / "a.pdf", new, force=False)
            assert (put.path.name, put.status, put.backup) == ("a.moi.pdf", "kept", None)
        assert (tmp_path / "a.pdf").read_bytes() == theirs
        assert (tmp_path / "a.moi.pdf").read_bytes() == NEWER

    def test_one_that_was_put_beside_and_then_signed_is_kept_too(self, tmp_path: Path) -> None:
        for name in ("a.pdf", "a.moi.pdf"):
            (tmp_path / name).write_bytes(SIGNED)
        assert put_pdf(tmp_path / "a.pdf", OURS, force=False).path.name == "a.moi-2.pdf"

    def test_with_force_anybody_elses_becomes_a_backup(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(SIGNED)
        put = put_pdf(tmp_path / "a.pdf", OURS, force=True)
        assert (put.path.name, put.status, put.backup) == ("a.pdf", "written", tmp_path / "a.cu-1.pdf")
        assert (tmp_path / "a.pdf").read_bytes() == OURS
        assert (tmp_path / "a.cu-1.pdf").read_bytes() == SIGNED

    def test_with_force_what_was_put_beside_for_this_document_goes(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(SIGNED)
        put_pdf(tmp_path / "a.pdf", OURS, force=False)
        (tmp_path / "a.moi-2.pdf").write_bytes(NEWER)
        (tmp_path / "a.moi-3.pdf").write_bytes(SIGNED)
        put_pdf(tmp_path / "a.pdf", OURS, force=True)
        left = {path.name for path in tmp_path.iterdir()}
        assert left == {"a.pdf", "a.cu-1.pdf", "a.moi-2.pdf", "a.moi-3.pdf"}

    def test_with_force_ours_needs_no_backup(self, tmp_path: Path) -> None:
        put_pdf(tmp_path / "a.pdf", OURS, force=False)
        assert put_pdf(tmp_path / "a.pdf", NEWER, force=True).backup is None
        assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]

    def test_a_folder_or_link_of_that_name_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").mkdir()
        with pytest.raises(IsADirectoryError):
            put_pdf(tmp_path / "a.pdf", OURS, force=True)
        if sys.platform != "win32":
            (tmp_path / "b.pdf").symlink_to(tmp_path / "elsewhere.pdf")
            with pytest.raises(OSError, match="plain file"):
                put_pdf(tmp_path / "b.pdf", OURS, force=True)
            assert not (tmp_path / "elsewhere.pdf").exists()


class TestLooking:
    def test_ours_of_this_document_needs_no_making(self, tmp_path: Path) -> None:
        put_pdf(tmp_path / "a.pdf", OURS, force=False)
        standing = standing_pdf(tmp_path / "a.pdf", SOURCE)
        assert standing is not None
        assert (standing.path, standing.status) == (tmp_path / "a.pdf", "unchanged")
        assert standing_pdf(tmp_path / "a.pdf", "2" * 64) is None

    def test_ours_beside_anybody_elses_too(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(SIGNED)
        assert standing_pdf(tmp_path / "a.pdf", SOURCE) is None
        put_pdf(tmp_path / "a.pdf", OURS, force=False)
        standing = standing_pdf(tmp_path / "a.pdf", SOURCE)
        assert standing is not None
        assert (standing.path.name, standing.status) == ("a.moi.pdf", "kept")

    def test_nothing_is_made_by_looking(self, tmp_path: Path) -> None:
        assert standing_pdf(tmp_path / "new" / "a.pdf", SOURCE) is None
        assert list(tmp_path.iterdir()) == []

    def test_ours_that_has_to_be_made_anew_is_made_anew(self, tmp_path: Path) -> None:
        put_pdf(tmp_path / "a.pdf", sealed(small_pdf("mot"), None), force=False)
        assert standing_pdf(tmp_path / "a.pdf", SOURCE) is None


class TestOutOfDate:
    @pytest.fixture
    def document(self, tmp_path: Path) -> Path:
        (tmp_path / "a.docx").write_bytes(b"document")
        return tmp_path / "a.docx"

    def lay(self, document: Path, data: bytes, *, age_s: int, name: str = "a.pdf") -> Path:
        """A PDF beside `document` that is `age_s` older than it."""
        pdf = document.with_name(name)
        pdf.write_bytes(data)
        then = document.stat().st_mtime_ns - age_s * 10**9
        os.utime(pdf, ns=(then, then))
        return pdf

    def test_one_of_ours_that_is_older_than_its_document_is_told_of(self, document: Path) -> None:
        pdf = self.lay(document, OURS, age_s=1)
        assert stale_pdf(document) == pdf
        assert pdf.read_bytes() == OURS

    @pytest.mark.parametrize("age_s", [0, -1])
    def test_one_that_is_as_new_is_not(self, document: Path, age_s: int) -> None:
        self.lay(document, OURS, age_s=age_s)
        assert stale_pdf(document) is None

    @pytest.mark.parametrize("data", OTHERS)
    def test_a_signed_or_scanned_one_is_its_owners_affair(self, document: Path, data: bytes) -> None:
        self.lay(document, data, age_s=1)
        assert stale_pdf(document) is None

    def test_ours_beside_a_signed_one_is_found(self, document: Path) -> None:
        self.lay(document, SIGNED, age_s=1)
        beside = self.lay(document, OURS, age_s=1, name="a.moi.pdf")
        assert stale_pdf(document) == beside

    def test_none_is_told_of_where_there_is_none(self, document: Path) -> None:
        assert stale_pdf(document) is None
        assert stale_pdf(document.with_name("missing.docx")) is None
        assert stale_pdf(document.parent / "missing" / "a.docx") is None
        assert not (document.parent / "missing").exists()
        document.with_name("a.pdf").mkdir()
        assert stale_pdf(document) is None

    def test_a_pdf_without_its_document_is_not_told_of(self, document: Path) -> None:
        self.lay(document, OURS, age_s=1)
        document.unlink()
        assert stale_pdf(document) is None

    @pytest.mark.skipif(sys.platform == "win32", reason="sparse files as POSIX has them")
    def test_a_pdf_larger_than_memory_is_anothers(self, document: Path) -> None:
        pdf = self.lay(document, b"", age_s=1)
        os.truncate(pdf, 1 << 40)
        os.utime(pdf, (0, 0))
        assert stale_pdf(document) is None
