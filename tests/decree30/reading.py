"""What the tests of the decree say of findings and of files when they fail."""

from collections.abc import Iterable
from pathlib import Path

from openxml_audit import OpenXmlValidator

from vanban.decree30.findings import Finding, Severity


def told(findings: Iterable[Finding]) -> str:
    """One finding a line, as a clerk reads it."""
    return "\n".join(f"  {finding.severity.code}: {finding}" for finding in findings)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are errors."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def warnings(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are warnings."""
    return [finding for finding in findings if finding.severity is Severity.WARNING]


def schema_faults(raw: bytes, folder: Path) -> list[str]:
    """Where a Word file breaks its own schema; parts that Word writes but doesn't need are not missed."""
    file = folder / "van_ban.docx"
    file.write_bytes(raw)
    found = [error.description for error in OpenXmlValidator().validate(file).errors]
    return [fault for fault in found if not fault.startswith("A required relationship type")]
