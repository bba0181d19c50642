"""Both seeds rolled over year by year: their lists and questions as golden files (read by a person, see each)."""

import json
import os
from pathlib import Path

import pytest
from tests.renewal.rolling import CAMPAIGN, listed, roll, shipped, text

from vanban.data.workspace import Workspace
from vanban.renewal.questions import as_data
from vanban.renewing import open_questions

GOLDEN = Path(__file__).parent / "golden"
CHAINS = {"a": (2023, 2024, 2025, 2027), "b": (2024, 2025, 2027)}


def hold(name: str, found: str) -> None:
    """Compare with the golden file; a result that differs is left beside it. VANBAN_UPDATE=1 accepts it."""
    expected = GOLDEN / name
    if "VANBAN_UPDATE" in os.environ:
        expected.write_text(found, encoding="utf-8")
    beside = expected.with_suffix(".found")
    if not expected.is_file() or expected.read_text(encoding="utf-8") != found:
        beside.write_text(found, encoding="utf-8")
        pytest.fail(f"{expected} differs from {beside}")
    beside.unlink(missing_ok=True)


@pytest.mark.parametrize("seed", CHAINS)
def test_the_list_and_the_questions_of_each_year(tmp_path: Path, seed: str) -> None:
    first, *years = CHAINS[seed]
    root = shipped(tmp_path, first)
    last = first
    for year in years:
        rolled = roll(root, f"{CAMPAIGN}/{last}", year)
        hold(f"{seed}-{year}-rows.txt", listed(rolled.rows))
        asked = [as_data(q) for q in open_questions(Workspace(root), rolled.ref)]
        hold(f"{seed}-{year}-questions.json", json.dumps(asked, ensure_ascii=False, indent=1) + "\n")
        last = year


def test_comments_and_every_other_character_survive(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2023)
    roll(root, f"{CAMPAIGN}/2023", 2024)
    for name in ("campaign.yaml", "plans/bdt.yaml"):
        before = text(root, f"{CAMPAIGN}/2023/{name}").splitlines()
        after = text(root, f"{CAMPAIGN}/2024/{name}").splitlines()
        gone = [line for line in before if line not in after]
        assert all("nam: 2023" in x or "{" in x or "ngay:" in x or "so:" in x or "Khối" in x for x in gone), (
            gone
        )
        comments = [line[line.index("#") :] for line in before if "#" in line]
        assert [c for c in comments if not any(line.endswith(c) for line in after)] == []


def test_the_department_that_took_over_gets_the_plan(tmp_path: Path) -> None:
    root = shipped(tmp_path, 2023)
    roll(root, f"{CAMPAIGN}/2023", 2027)
    folder = root / "campaigns" / CAMPAIGN / "2027"
    assert [path.name for path in (folder / "plans").iterdir()] == ["sdttg.yaml"]
    campaign = (folder / "campaign.yaml").read_text(encoding="utf-8")
    assert "dia_ban: dong-nai   " in campaign
    assert "de_xuat: 31/01/2028" in campaign
