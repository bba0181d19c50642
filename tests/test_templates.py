"""A new template of every kind is one that the check of templates has nothing against."""

from pathlib import Path

import pytest

from vanban import templates
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import nd30
from vanban.decree30.types import document_types


@pytest.mark.parametrize("kind", document_types())
def test_a_new_template_of_every_kind_holds(kind: str, tmp_path: Path) -> None:
    templates.new(kind, tmp_path)
    problems, found = templates.check(tmp_path / f"{kind}.docx", nd30())
    assert [str(problem) for problem in problems] == []
    assert [str(finding) for finding in found if finding.severity > Severity.INFO] == []
