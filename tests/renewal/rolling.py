"""Workspaces that are rolled over in tests, and the list of a rollover as text."""

import shutil
from pathlib import Path

from tests.workspaces import ROOT

from vanban.data.workspace import Workspace
from vanban.renewal.rows import Row
from vanban.renewing import Renewed, roll_over

CAMPAIGN = "giai-ngan-von-dau-tu-cong"
DEPARTMENTS = (ROOT / "campaigns" / "registry" / "departments.yaml").read_text(encoding="utf-8")


def shipped(root: Path, *years: int) -> Path:
    """The shipped workspace with only these years of its campaign."""
    for folder in ("campaigns", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    for year in (root / "campaigns" / CAMPAIGN).iterdir():
        if int(year.name) not in years:
            shutil.rmtree(year)
    return root


def roll(root: Path, ref: str, year: int, **choices: str) -> Renewed:
    return roll_over(Workspace(root), ref, year, choices)


def listed(rows: tuple[Row, ...]) -> str:
    """One line for each row: place, action, before, after, why."""
    return "".join(f"{r.place} | {r.action} | {r.before} | {r.after} | {r.why}\n" for r in rows)


def text(root: Path, name: str) -> str:
    return (root / "campaigns" / name).read_text(encoding="utf-8")
