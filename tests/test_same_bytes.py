"""The same data give the same bytes: whatever the run, the machine's settings and the folder it is called from."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CAMPAIGN = "giai-ngan-von-dau-tu-cong/2024"
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LANG": "vi_VN.UTF-8", "USER": "khac"},
    {"PYTHONHASHSEED": "random", "TZ": "Asia/Kathmandu", "SOURCE_DATE_EPOCH": "1"},
)
KINDS = {"ke_hoach", "bao_cao_quy", "tong_hop_quy", "don_doc", "tong_quan"}
_RENDERED = """
import sys
from vanban import console
import build
plan = ["--kind", "ke_hoach", "--department", "sxd"]
reports = ["--period", "2024-quy-2", "--summary", "--department", "skhdt", "--department", "bdt"]
for asked in (plan, reports):
    code = console.run(build.app, ["--root", sys.argv[1], "render", sys.argv[2], "--draft", "--no-check", *asked])
    assert code == 0, code
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The digests of all documents, by name, of one run in each of the surroundings."""
    return [_run(tmp_path_factory.mktemp(f"ở-{number}"), more) for number, more in enumerate(SURROUNDINGS)]


def _run(folder: Path, more: dict[str, str]) -> dict[str, str]:
    for name in ("campaigns", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    home = folder / "nhà của người khác"
    home.mkdir()
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    surroundings = os.environ | {"PYTHONPATH": path, "HOME": str(home), "XDG_CACHE_HOME": str(home)} | more
    command = [sys.executable, "-c", _RENDERED, str(folder), CAMPAIGN]
    subprocess.run(command, cwd=home, env=surroundings, check=True, capture_output=True)
    found = (path for path in (folder / "output").rglob("*") if path.suffix in (".docx", ".html"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_each_kind_has_one_digest_in_all_surroundings(made: list[dict[str, str]]) -> None:
    assert len(made) == 5
    assert {Path(name).name.partition(".")[0] for name in made[0]} == KINDS
    for other in made[1:]:
        assert other == made[0]
