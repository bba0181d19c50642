"""Documents made by a cluster: the same bytes, whoever dies."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.benchmarks.synthetic import PERIOD, YEAR, commune_id, write_workspace
from tests.delivery.dask_cluster import DaskCluster, dask_cluster

from vanban.data.workspace import Workspace
from vanban.due import Order
from vanban.errors import ConverterError, DataError, Problem
from vanban.pipeline import Made, render
from vanban.repeating import program
from vanban.vietnamese.periods import parse_period

pytest.importorskip("distributed")
COMMUNES = 60
needs_soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")


class Watch:
    """Keeps what is told; does something once the run is under way."""

    def __init__(self, in_the_middle: Callable[[], object] = lambda: None) -> None:
        self.notes: list[Problem] = []
        self._left, self._do = 5, in_the_middle

    def start(self, total: int) -> None:
        self.total = total

    def done(self, outcome: object, /) -> None:
        self._left -= 1
        if self._left == 0:
            self._do()

    def note(self, problem: Problem) -> None:
        self.notes.append(problem)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_workspace(tmp_path_factory.mktemp("office"), COMMUNES, own_plans=2)
    wrong = root / "campaigns" / YEAR / "plans" / f"{commune_id(1)}.yaml"
    wrong.write_text(wrong.read_text(encoding="utf-8") + "khong_co: 1\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("cluster"), 3) as running:
        yield running


def made(
    office: Path, output: Path, cluster: str = "", *, period: str = "", watch: Watch | None = None
) -> Made:
    order = Order(
        YEAR, period=parse_period(period) if period else None, profile=None, jobs=1, cluster=cluster
    )
    return render(Workspace(office), order, output, watch or Watch())


def files(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.docx")}


def not_here(*_: object, **__: object) -> Path:
    raise ConverterError(Problem("Chưa có LibreOffice."))


def told(made: Made) -> list[tuple[str, str, tuple[Problem, ...]]]:
    return [(one.key, one.status, one.problems) for one in made.outcomes]


def test_a_worker_killed_in_the_middle_costs_no_document(
    office: Path, cluster: DaskCluster, tmp_path: Path
) -> None:
    watch = Watch(lambda: cluster.kill_worker(0))
    there = made(office, tmp_path / "there", cluster.address, period=PERIOD, watch=watch)
    here = made(office, tmp_path / "here", period=PERIOD)
    assert cluster.workers[0].wait(5) != 0
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert len(files(tmp_path / "here")) == 2 * COMMUNES + 1
    assert told(there) == told(here)
    assert watch.notes == []


def test_a_fault_of_the_data_is_told_in_the_same_words(
    office: Path, cluster: DaskCluster, tmp_path: Path
) -> None:
    there = told(made(office, tmp_path / "there", cluster.address))
    assert there == told(made(office, tmp_path / "here"))
    assert "khong_co" in str(there)
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_the_workers_have_only_what_they_were_sent(
    office: Path, cluster: DaskCluster, tmp_path: Path
) -> None:
    """The workspace that this process has read is gone before a document of it is made."""
    order = Order(YEAR, profile=None, jobs=1, cluster=cluster.address)
    copy = shutil.copytree(office, tmp_path / "office")
    expected = made(office, tmp_path / "here")

    class Gone(Watch):
        def start(self, total: int) -> None:
            shutil.rmtree(copy / "templates")

    assert render(Workspace(copy), order, tmp_path / "there", Gone()).counts == expected.counts
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_without_its_scheduler_the_rest_is_made_here(office: Path, tmp_path: Path) -> None:
    with dask_cluster(tmp_path, 1) as cluster:
        watch = Watch(cluster.scheduler.kill)
        there = made(office, tmp_path / "there", cluster.address, period=PERIOD, watch=watch)
    assert there.counts == {"written": 2 * COMMUNES + 1}
    assert "Mất cụm máy này giữa chừng" in str(watch.notes[0])


def test_without_workers_the_rest_is_made_here(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.delivery.cluster._ALONE_S", 1.0)
    with dask_cluster(tmp_path, 1) as cluster:
        watch = Watch(lambda: cluster.kill_worker(0))
        there = made(office, tmp_path / "there", cluster.address, period=PERIOD, watch=watch)
    assert there.counts == {"written": 2 * COMMUNES + 1}
    assert "Mất cụm máy này giữa chừng" in str(watch.notes[0])


def test_another_version_on_a_machine_is_refused(
    office: Path, cluster: DaskCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    monkeypatch.setattr(
        "vanban.pipeline.program", lambda: program() | ({"docxtpl": "0.19.0"} if os.getpid() == here else {})
    )
    with pytest.raises(DataError, match=r"tcp://.* docxtpl 0.20.2 \(máy đang gõ lệnh: 0.19.0\)") as refused:
        made(office, tmp_path, cluster.address)
    assert "zlib" not in str(refused.value)
    assert not list(tmp_path.iterdir())


@needs_soffice
def test_pdfs_are_made_by_the_machines_of_the_cluster(
    office: Path, cluster: DaskCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.converting.find_soffice", not_here)
    departments = tuple(map(commune_id, range(2, 5)))
    order = Order(YEAR, departments=departments, profile=None, jobs=1, pdf="pdf-a", cluster=cluster.address)
    pdfs = render(Workspace(office), order, tmp_path, Watch()).pdfs.values()
    assert [(one.status, one.problems) for one in pdfs] == [("written", ())] * 3
    assert all(one.pdf and one.pdf.read_bytes().startswith(b"%PDF") for one in pdfs)


@needs_soffice
def test_what_a_machine_can_not_convert_is_converted_here(
    office: Path, cluster: DaskCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.converting.convert_there", not_here)
    order = Order(
        YEAR, departments=(commune_id(2),), profile=None, jobs=1, pdf="pdf", cluster=cluster.address
    )
    (pdf,) = render(Workspace(office), order, tmp_path, Watch()).pdfs.values()
    assert pdf.status == "written"


def test_a_machine_without_libreoffice_is_refused_before_anything_is_made(
    office: Path, cluster: DaskCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.delivery.cluster.find_soffice", not_here)
    order = Order(YEAR, profile=None, pdf="pdf", cluster=cluster.address)
    with pytest.raises(ConverterError, match="Máy này của cụm chưa có LibreOffice"):
        render(Workspace(office), order, tmp_path, Watch())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "127.0.0.1", "http://x", "tcp://khong-co.invalid:8786"]
)
def test_an_address_where_nobody_is_ends_soon_with_a_sentence(
    office: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.delivery.cluster._REACHED_WITHIN_S", 1)
    started = time.monotonic()
    with pytest.raises(DataError, match="Không liên lạc được với cụm máy"):
        made(office, tmp_path, address)
    assert time.monotonic() - started < 10
    assert not list(tmp_path.iterdir())


def test_without_dask_it_is_said_how_to_install_it(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DataError, match=r"'\.\[cluster\]'"):
        made(office, tmp_path, "tcp://127.0.0.1:1")
