"""`render --watch`: what is made again when a file is saved, and that nothing ends the watching."""

import gc
import shutil
import tracemalloc
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from tests.benchmarks.synthetic import PERIOD, YEAR, commune_id, write_workspace

from vanban.data.workspace import Workspace
from vanban.delivery.lock import RunLock
from vanban.due import Order
from vanban.errors import DataError, Problem
from vanban.pipeline import Made
from vanban.vietnamese.periods import parse_period
from vanban.watching import Run, runs

COMMUNES = 4
PLANS = Order(YEAR, profile=None)
REPORTS = Order(YEAR, profile=None, period=parse_period(PERIOD))


class Silent:
    """Hears everything and tells nothing."""

    def start(self, total: int) -> None: ...

    def done(self, outcome: object, /) -> None: ...

    def note(self, problem: Problem) -> None: ...


def silent() -> AbstractContextManager[Silent]:
    return nullcontext(Silent())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("office"), COMMUNES, own_plans=3)


@pytest.fixture
def root(office: Path, tmp_path: Path) -> Path:
    return shutil.copytree(office, tmp_path / "office")


class Watching:
    """A watching that goes on save by save, as fast as the test does."""

    def __init__(self, root: Path, order: Order) -> None:
        self.root, self._saved = root, [frozenset[Path]()]
        self._runs = runs(Workspace(root), order, root / "output", self._saves(), silent)
        self.first = next(self._runs)

    def _saves(self) -> Iterator[frozenset[Path]]:
        for _ in range(1_000):
            yield self._saved.pop() if self._saved else frozenset()

    def after(self, *saved: Path) -> Run:
        self._saved.append(frozenset(saved))
        return next(self._runs)

    def plan(self, number: int) -> Path:
        return self.root / "campaigns" / YEAR / "plans" / f"{commune_id(number)}.yaml"

    @property
    def shared(self) -> Path:
        return self.root / "campaigns" / YEAR / "plans" / "_chung.yaml"

    @property
    def campaign(self) -> Path:
        return self.root / "campaigns" / YEAR / "campaign.yaml"


def rewrite(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def statuses(run: Run) -> dict[str, str]:
    assert isinstance(run.made, Made), run.made
    return {one.key: one.status for one in run.made.outcomes}


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The departments whose plans are worked out, in order."""
    from vanban.documents.plan import plan_document as whole

    found: list[str] = []

    def noted(departments: Any, year: Any, department: str, *rest: Any) -> Any:
        found.append(department)
        return whole(departments, year, department, *rest)

    monkeypatch.setattr("vanban.due.plans.plan_document", noted)
    return found


class TestWhatIsMade:
    def test_first_all_that_is_due(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        assert watching.first.first
        assert set(statuses(watching.first).values()) == {"written"}
        assert len(statuses(watching.first)) == COMMUNES

    def test_after_a_plan_is_saved_that_of_its_department_alone(
        self, root: Path, worked_out: list[str]
    ) -> None:
        watching = Watching(root, PLANS)
        worked_out.clear()
        run = watching.after(rewrite(watching.plan(2), "Phát động", "Hưởng ứng"))
        assert statuses(run) == {f"{commune_id(2)}/ke_hoach": "written"}
        assert worked_out == [commune_id(2)]
        assert run.saved == (f"campaigns/{YEAR}/plans/{commune_id(2)}.yaml",)

    def test_a_save_without_a_change_writes_nothing(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        assert statuses(watching.after(watching.plan(1))) == {f"{commune_id(1)}/ke_hoach": "unchanged"}

    def test_after_the_shared_plan_all_that_have_no_own_one(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        made = statuses(watching.after(rewrite(watching.shared, "Phát động", "Hưởng ứng")))
        assert made[f"{commune_id(4)}/ke_hoach"] == "written"
        assert [*made.values()].count("unchanged") == COMMUNES - 1

    def test_after_the_campaign_or_the_register_all(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        run = watching.after(rewrite(watching.campaign, "ten_ngan: Đẩy nhanh", "ten_ngan: Đẩy mạnh"))
        assert len(statuses(run)) == COMMUNES
        register = root / "campaigns" / "registry" / "departments.yaml"
        rewrite(register, "nguoi_dung_dau: Chủ tịch", "nguoi_dung_dau: Quyền Chủ tịch")
        assert statuses(watching.after(register))[f"{commune_id(1)}/ke_hoach"] == "written"

    def test_after_a_template_all_that_it_makes(self, root: Path) -> None:
        watching, template = Watching(root, PLANS), root / "templates" / "ke_hoach.docx"
        assert set(statuses(watching.after(root / "templates" / "bao_cao.docx")).values()) == {"unchanged"}
        word = open_word(str(template))
        word.add_paragraph("Ghi thêm")
        word.save(str(template))
        assert list(statuses(watching.after(template)).values()) == ["written"] * COMMUNES

    def test_a_plan_that_is_removed_gives_way_to_the_shared_one(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        rewrite(watching.plan(1), "Phát động", "Hưởng ứng")
        watching.after(watching.plan(1))
        watching.plan(1).unlink()
        assert statuses(watching.after(watching.plan(1))) == {f"{commune_id(1)}/ke_hoach": "written"}

    def test_after_words_of_a_report_its_departments_documents_without_reading_the_figures(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        watching = Watching(root, REPORTS)
        monkeypatch.setattr("vanban.due.figures.read_month", None)
        shared = root / "campaigns" / YEAR / "reports" / "_chung" / "bao_cao_thang.yaml"
        own = root / "campaigns" / YEAR / "reports" / PERIOD / f"{commune_id(3)}.yaml"
        own.parent.mkdir()
        shutil.copyfile(shared, own)
        made = statuses(watching.after(own))
        assert set(made) == {f"{commune_id(3)}/{kind}.{PERIOD}" for kind in ("bao_cao_thang", "don_doc")}

    def test_after_the_figures_the_reports_of_all(self, root: Path) -> None:
        watching = Watching(root, REPORTS)
        book = root / "campaigns" / YEAR / "figures" / f"{PERIOD}.xlsx"
        assert len(statuses(watching.after(book))) == 2 * COMMUNES + 1

    def test_the_same_bytes_as_a_normal_run(self, root: Path) -> None:
        from vanban.pipeline import render

        watching = Watching(root, PLANS)
        watching.after(rewrite(watching.plan(2), "Phát động", "Hưởng ứng"))
        render(Workspace(root), PLANS, root / "normal", Silent())
        for path in (root / "normal").rglob("*.docx"):
            assert path.read_bytes() == (root / "output" / path.relative_to(root / "normal")).read_bytes()


class TestFaults:
    def test_a_fault_in_a_plan_is_told_and_its_mending_made(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        good = watching.plan(2).read_text(encoding="utf-8")
        watching.plan(2).write_text(good + "x: [", encoding="utf-8")
        run = watching.after(watching.plan(2))
        assert statuses(run) == {f"{commune_id(2)}/ke_hoach": "failed"}
        watching.plan(2).write_text(good.replace("Phát động", "Hưởng ứng"), encoding="utf-8")
        assert statuses(watching.after(watching.plan(2))) == {f"{commune_id(2)}/ke_hoach": "written"}

    def test_a_half_saved_campaign_stops_nothing_for_good(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        good = watching.campaign.read_text(encoding="utf-8")
        watching.campaign.write_text(good[:200], encoding="utf-8")
        run = watching.after(watching.campaign)
        assert isinstance(run.made, DataError)
        assert "campaign.yaml" in str(run.made)
        watching.campaign.write_text(good, encoding="utf-8")
        assert set(statuses(watching.after(watching.campaign)).values()) == {"unchanged"}

    def test_a_campaign_that_is_broken_from_the_start_is_waited_for(self, root: Path) -> None:
        path = root / "campaigns" / YEAR / "campaign.yaml"
        good = path.read_text(encoding="utf-8")
        path.write_text(good[:200], encoding="utf-8")
        watching = Watching(root, PLANS)
        assert isinstance(watching.first.made, DataError)
        path.write_text(good, encoding="utf-8")
        assert set(statuses(watching.after(path)).values()) == {"written"}

    def test_a_broken_template_is_told_and_its_mending_made(self, root: Path) -> None:
        watching, template = Watching(root, PLANS), root / "templates" / "ke_hoach.docx"
        good = template.read_bytes()
        template.write_bytes(good[:100])
        run = watching.after(template)
        assert "ke_hoach.docx" in str(run.told)
        template.write_bytes(good)
        assert set(statuses(watching.after(template)).values()) == {"unchanged"}

    def test_a_defect_of_the_program_is_told_without_a_trace(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        watching = Watching(root, PLANS)
        with monkeypatch.context() as patch:
            patch.setattr("vanban.watching.session.render", None)
            assert "TypeError" in str(watching.after(watching.plan(1)).made)
        assert statuses(watching.after(watching.plan(2)))[f"{commune_id(2)}/ke_hoach"] == "unchanged"

    def test_what_a_clerk_has_edited_is_kept(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        path = root / "output" / YEAR / commune_id(1) / "ke_hoach.docx"
        path.write_bytes(b"edited")
        run = watching.after(rewrite(watching.plan(1), "Phát động", "Hưởng ứng"))
        assert statuses(run) == {f"{commune_id(1)}/ke_hoach": "kept"}
        assert path.read_bytes() == b"edited"

    @pytest.mark.parametrize("order", [Order(YEAR, kinds=("khong_co",)), Order(YEAR, force=True)])
    def test_an_order_that_no_save_could_make_right_is_refused(self, root: Path, order: Order) -> None:
        with pytest.raises(DataError):
            Watching(root, order)
        assert not (root / "output").exists()


class TestOthersAtWork:
    def test_another_run_can_write_between_two_saves(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        with RunLock(root / "output"):
            pass
        assert statuses(watching.after(watching.plan(1)))

    def test_what_a_lock_stood_in_the_way_of_is_made_by_itself_later(self, root: Path) -> None:
        watching = Watching(root, PLANS)
        with RunLock(root / "output"):
            run = watching.after(rewrite(watching.plan(2), "Phát động", "Hưởng ứng"))
            assert "lần chạy khác" in str(run.made)
        assert statuses(watching.after()) == {f"{commune_id(2)}/ke_hoach": "written"}


def test_memory_does_not_grow_save_after_save(root: Path) -> None:
    watching = Watching(root, PLANS)
    sizes, objects = [], []
    tracemalloc.start()
    for number in range(36):
        words = ("Phát động", "Hưởng ứng")
        watching.after(rewrite(watching.plan(2), words[number % 2], words[1 - number % 2]))
        if number in (5, 35):
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
            objects.append(len(gc.get_objects()))
    tracemalloc.stop()
    assert sizes[1] - sizes[0] < 30_000  # bytes, of 30 saves; one document alone is more
    assert objects[1] - objects[0] < 100
