"""A whole office's documents in one run, again and again: what is made, what is left, what is told."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benchmarks.synthetic import PERIOD, YEAR, commune_id, write_figures, write_workspace

from vanban import due
from vanban.data.workspace import Workspace
from vanban.delivery.batch import Outcome
from vanban.delivery.finished import FOLDER
from vanban.delivery.spread import Spread
from vanban.display import show_made
from vanban.due import Order
from vanban.errors import Problem
from vanban.pipeline import Made, render
from vanban.vietnamese.periods import parse_period

COMMUNES = 6
ROOT = Path(__file__).parents[1]


class Watch:
    """Keeps what is told."""

    def __init__(self) -> None:
        self.notes: list[Problem] = []

    def start(self, total: int) -> None:
        self.total = total

    def done(self, outcome: object, /) -> None:
        """Every outcome is in what the run gives back."""

    def note(self, problem: Problem) -> None:
        self.notes.append(problem)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("office"), COMMUNES, own_plans=2)


@pytest.fixture
def root(office: Path, tmp_path: Path) -> Path:
    return shutil.copytree(office, tmp_path / "office")


def made(
    root: Path, *, period: str | None = None, jobs: int | None = None, watch: Watch | None = None
) -> Made:
    order = Order(YEAR, period=parse_period(period) if period else None, jobs=jobs, profile=None)
    return render(Workspace(root), order, root / "output", watch or Watch())


def files(root: Path) -> dict[str, bytes]:
    found = (root / "output").rglob("*.docx")
    return {path.relative_to(root / "output").as_posix(): path.read_bytes() for path in found}


def written(made: Made) -> list[str]:
    return [outcome.key for outcome in made.outcomes if outcome.status == "written"]


@pytest.fixture
def no_desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No document can be worked out."""

    def refuse(*_: object) -> None:
        raise AssertionError("worked out without need")

    with monkeypatch.context() as patch:
        patch.setattr("vanban.producing.desk", refuse)
        yield


def test_each_commune_has_its_plan_its_report_and_its_letter(root: Path) -> None:
    assert made(root).counts == {"written": COMMUNES}
    assert made(root, period=PERIOD).counts == {"written": 2 * COMMUNES + 1}  # and the report of the whole
    assert len(files(root)) == 3 * COMMUNES + 1


def test_two_processes_make_the_same_bytes_as_one(root: Path) -> None:
    one = made(root, period=PERIOD, jobs=1)
    alone = files(root)
    shutil.rmtree(root / "output")
    two = made(root, period=PERIOD, jobs=2)
    assert files(root) == alone
    assert [outcome.key for outcome in one.outcomes] == [outcome.key for outcome in two.outcomes]


def children(pid: int) -> list[int]:
    task = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in task.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for processes in /proc")
def test_a_run_killed_again_and_again_ends_with_the_same_bytes(root: Path) -> None:
    write_workspace(root.with_name("large"), 40)
    large = root.with_name("large")
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(large), "render", YEAR]
    command += ["--no-check", "--jobs", "2", "--period", PERIOD]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for enough in (1, 30, 60):
        run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None and len(files(large)) < enough:
            time.sleep(0.01)
        workers = children(run.pid) if run.poll() is None else []
        run.kill()
        run.wait()
        until = time.monotonic() + 30
        while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < until:
            time.sleep(0.01)
        assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
        assert all(raw.endswith(b"\0\0") and raw.startswith(b"PK") for raw in files(large).values())
    assert made(large, period=PERIOD).counts["failed"] == 0
    resumed = files(large)
    shutil.rmtree(large / "output")
    made(large, period=PERIOD)
    assert files(large) == resumed


class TestNothingChanged:
    @pytest.mark.parametrize("period", [None, PERIOD])
    def test_no_document_is_even_worked_out(self, root: Path, period: str | None, no_desk: None) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("vanban.producing.desk", due.desk)
            first = made(root, period=period)
        again = made(root, period=period)
        assert [(one.key, one.path) for one in again.outcomes] == [
            (one.key, one.path) for one in first.outcomes
        ]
        assert set(again.counts) == {"unchanged"}

    def test_another_order_is_another_run(self, root: Path) -> None:
        made(root)
        order = Order(YEAR, profile=None, draft=True)
        assert render(Workspace(root), order, root / "output", Watch()).counts == {"written": COMMUNES}

    def test_a_document_that_is_gone_is_made_again(self, root: Path) -> None:
        path = made(root).outcomes[3].path
        path.unlink()
        assert written(made(root)) == [f"{commune_id(4)}/ke_hoach"]
        assert path.is_file()

    def test_what_a_clerk_has_edited_is_kept(self, root: Path) -> None:
        path = made(root).outcomes[3].path
        path.write_bytes(b"edited")
        assert made(root).counts == {"unchanged": COMMUNES - 1, "kept": 1}
        assert path.read_bytes() == b"edited"

    def test_a_warning_is_told_again(self, root: Path) -> None:
        plan = root / "campaigns" / YEAR / "plans" / f"{commune_id(1)}.yaml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("Phát động", "V/v Phát động", 1), encoding="utf-8")
        told = []
        for _ in range(2):
            watch = Watch()
            made(root, watch=watch)
            told.append(watch.notes)
        assert "V/v" in str(told[0][0])
        assert told[0] == told[1]

    @pytest.mark.parametrize("note", ["", "\n../../etc/passwd", "x" * 64 + "\na.docx", "\xff"])
    def test_a_note_from_a_stranger_is_of_no_use(self, root: Path, note: str) -> None:
        made(root)
        (name,) = (root / "output" / FOLDER).iterdir()
        name.write_text(note, encoding="latin-1")
        assert made(root).counts == {"unchanged": COMMUNES}

    def test_a_link_in_the_place_of_the_note_is_not_followed(self, root: Path, tmp_path: Path) -> None:
        made(root)
        (name,) = (root / "output" / FOLDER).iterdir()
        other = tmp_path / "other"
        other.write_text("untouched", encoding="utf-8")
        name.unlink()
        os.symlink(other, name)
        assert made(root).counts == {"unchanged": COMMUNES}
        assert other.read_text(encoding="utf-8") == "untouched"


class TestOneChange:
    def test_in_a_plan_of_its_own_makes_one_document(self, root: Path) -> None:
        made(root)
        plan = root / "campaigns" / YEAR / "plans" / f"{commune_id(2)}.yaml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("Mục đích", "Mục tiêu", 1), encoding="utf-8")
        assert written(made(root)) == [f"{commune_id(2)}/ke_hoach"]

    def test_in_the_register_makes_the_documents_of_that_commune(self, root: Path) -> None:
        made(root)
        register = root / "campaigns" / "registry" / "departments.yaml"
        text = register.read_text(encoding="utf-8")
        register.write_text(text.replace("xã Mẫu 00005", "xã Mẫu Mới"), encoding="utf-8")
        assert written(made(root)) == [f"{commune_id(5)}/ke_hoach"]

    def test_in_a_template_makes_all_that_are_made_from_it(self, root: Path) -> None:
        made(root)
        shutil.copyfile(root / "templates" / "cong_van_don_doc.docx", root / "templates" / "ke_hoach.docx")
        assert len(written(made(root))) == COMMUNES

    def test_in_the_figures_is_seen(self, root: Path) -> None:
        made(root, period=PERIOD)
        write_figures(root / "campaigns" / YEAR / "figures" / f"{PERIOD}.xlsx", COMMUNES, changed=3)
        assert f"{commune_id(3)}/bao_cao_thang.{PERIOD}" in written(made(root, period=PERIOD))


def test_a_process_that_dies_costs_only_its_document(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = Spread.results

    def lossy(self: Spread, *given: object) -> Iterator[object]:  # type: ignore[type-arg]
        return (None if n == 1 else one for n, one in enumerate(results(self, *given)))  # type: ignore[arg-type]

    monkeypatch.setattr(Spread, "results", lossy)
    outcomes = made(root).outcomes
    assert [one.status for one in outcomes].count("failed") == 1
    assert "bị dừng đột ngột" in str(outcomes[1].problems[0])


def test_of_very_many_documents_totals_and_faults_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Problem("Thiếu ngày.", "Điền ngày.")
    outcomes = [Outcome(f"xa-{n}/ke_hoach", tmp_path / f"xa-{n}.docx", "written") for n in range(1500)]
    outcomes[7] = Outcome("xa-7/ke_hoach", tmp_path / "xa-7.docx", "failed", (fault,), exit_code=2)
    assert show_made(Made(tmp_path, outcomes, {}), [], as_json=False) == 1
    printed = capsys.readouterr().out
    assert "1.499" in printed
    assert "xa-7.docx" in printed
    assert "xa-8.docx" not in printed
