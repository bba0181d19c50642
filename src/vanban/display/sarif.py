"""Findings in the format that code hosts and editors read: SARIF 2.1.0 (OASIS Standard, 27 March 2020)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanban import __version__

if TYPE_CHECKING:
    from vanban.checking import Checked
    from vanban.decree30.findings import Finding
    from vanban.decree30.rules import Rule

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(files: "Sequence[Checked]") -> dict[str, object]:
    """One run with a result for each finding; files that can't be read are notifications of the run."""
    from vanban.decree30.rules import rules

    used = [rules()[id] for id in dict.fromkeys(f.rule for checked in files for f in checked.findings)]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vanban",
                        "version": __version__,
                        "rules": [_rule(rule) for rule in used],
                    }
                },
                "language": "vi",
                "invocations": [
                    {"executionSuccessful": not any(c.problems for c in files), **_unread(files)}
                ],
                "results": [_result(checked, finding) for checked in files for finding in checked.findings],
            }
        ],
    }


def _rule(rule: "Rule") -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.statement} ({rule.clause})"},
        "help": {"text": rule.remedy or rule.statement},
        "defaultConfiguration": {"level": _LEVELS[rule.severity.code]},
    }


def _result(checked: "Checked", finding: "Finding") -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity.code],
        "message": {"text": f"{finding.message} {finding.remedy}".strip()},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": checked.path.absolute().as_uri()}},
                "logicalLocations": [{"fullyQualifiedName": finding.where}],
            }
        ],
        "properties": {"measured": finding.measured, "limit": finding.limit, "clause": finding.clause},
    }


def _unread(files: "Sequence[Checked]") -> dict[str, object]:
    problems = [problem for checked in files for problem in checked.problems]
    if not problems:
        return {}
    notes = [{"level": "error", "message": {"text": str(problem)}} for problem in problems]
    return {"toolExecutionNotifications": notes}
