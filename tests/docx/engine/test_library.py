"""The folder of templates: odd names and files end in a sentence, not in a fault of the program."""

from pathlib import Path

import pytest

from vanban.docx.engine.engine import Engine
from vanban.docx.engine.library import Library
from vanban.errors import TemplateError


@pytest.mark.parametrize(
    "name",
    ["a" * 5_000 + ".docx", "b/" * 3_000 + "a.docx", "a\ud800.docx", "a\0.docx", "loop.docx", "loop/a.docx"],
)
def test_a_name_that_leads_nowhere_is_refused(name: str, tmp_path: Path) -> None:
    for link in ("loop.docx", "loop"):
        (tmp_path / link).symlink_to(tmp_path / link)
    with pytest.raises(TemplateError) as refusal:
        Engine(tmp_path, cache=tmp_path / "cache").template(name)
    assert len(str(refusal.value)) < 1_000


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(tmp_path / "mau.docx", "wb") as file:
        file.truncate(50_000_001)
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(TemplateError, match="nặng hơn 50 MB"):
        Library(tmp_path).read("mau.docx")
