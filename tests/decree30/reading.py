"""What the tests of the decree say of findings when they fail."""

from collections.abc import Iterable

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
