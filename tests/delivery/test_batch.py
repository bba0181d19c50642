import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePath

import pytest
from tests.delivery.children import needs_fork

from vanban.delivery.batch import Job, Outcome, deliver
from vanban.delivery.manifest import MANIFEST_FILE
from vanban.errors import DataError, Place, Problem

PLAN = PurePath("2024/sxd/ke_hoach.docx")
FULL_DISK = (1_000, 3_000, 4_000, 8_000, 20_000)  # bytes of each document


def plan_job(version: str, make: Callable[[], bytes] | None = None) -> Job:
    return Job("sxd/ke_hoach", PLAN, f"inputs of {version}", make or partial(str.encode, version))


def jobs(names: str, version: str = "") -> list[Job]:
    """One job for each letter of `names`."""
    return [
        Job(name, PurePath("2024", name, "ke_hoach.docx"), version, partial(str.encode, name + version))
        for name in names
    ]


def documents(output: Path) -> dict[str, str]:
    """All that lies below `output` except the program's own files: path → text."""
    return {
        path.relative_to(output).as_posix(): path.read_text()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in (MANIFEST_FILE, ".vanban.lock")
    }


def said(outcome: Outcome) -> str:
    return "\n".join(map(str, outcome.problems))


def refuse() -> bytes:
    raise AssertionError("made without need")


class TestWhatIsMade:
    def test_documents_are_written_and_reported_in_order(self, tmp_path: Path) -> None:
        heard: list[Outcome] = []
        outcomes = deliver(jobs("bac"), tmp_path, on_done=heard.append)
        assert [(outcome.key, outcome.status) for outcome in outcomes] == [
            ("b", "written"),
            ("a", "written"),
            ("c", "written"),
        ]
        assert heard == outcomes
        assert outcomes[0].path == tmp_path / "2024/b/ke_hoach.docx"
        assert documents(tmp_path) == {f"2024/{name}/ke_hoach.docx": name for name in "abc"}

    def test_what_has_the_same_inputs_is_not_made_again(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        assert deliver([plan_job("one", refuse)], tmp_path)[0].status == "unchanged"

    def test_what_has_other_inputs_is_replaced(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        assert deliver([plan_job("two")], tmp_path)[0].status == "written"
        assert documents(tmp_path) == {str(PLAN): "two"}

    def test_a_document_that_is_gone_is_made_again(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        (tmp_path / PLAN).unlink()
        assert deliver([plan_job("one")], tmp_path)[0].status == "written"

    def test_jobs_are_taken_as_they_come_not_all_at_once(self, tmp_path: Path) -> None:
        ahead = 0

        def endless() -> Iterator[Job]:
            nonlocal ahead
            for number in range(1000):
                ahead += 1
                yield Job(str(number), PurePath(f"d/{number}.docx"), "x", lambda: b"x" * 1000)

        def finish(_: Outcome) -> None:
            nonlocal ahead
            ahead -= 1
            most.append(ahead)

        most: list[int] = []
        deliver(endless(), tmp_path, on_done=finish)
        assert len(most) == 1000
        assert max(most) < 200


class TestFaults:
    def test_one_fault_costs_one_document(self, tmp_path: Path) -> None:
        problem = Problem("Thiếu ngày.", "Điền ngày.", Place("sxd.yaml", 3))

        def wrong() -> bytes:
            raise DataError(problem)

        def unreadable() -> bytes:
            raise FileNotFoundError(2, "No such file", "anh.png")

        def broken() -> bytes:
            raise ZeroDivisionError

        good, bad = jobs("ad"), jobs("bce")
        makes = (wrong, unreadable, broken)
        faulty = [Job(job.key, job.path, "", make) for job, make in zip(bad, makes, strict=True)]
        outcomes = deliver([good[0], *faulty, good[1]], tmp_path)
        assert [outcome.status for outcome in outcomes] == [
            "written",
            "failed",
            "failed",
            "failed",
            "written",
        ]
        assert outcomes[1].problems == (problem,)
        assert said(outcomes[2]).startswith("anh.png: Không tìm thấy tệp")
        assert "Lỗi của chương trình" in said(outcomes[3])
        assert "ZeroDivisionError" in said(outcomes[3])
        assert "Traceback" not in said(outcomes[3])
        assert documents(tmp_path) == {f"2024/{name}/ke_hoach.docx": name for name in "ad"}

    def test_what_failed_is_tried_again_and_the_old_document_stands(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        assert deliver([plan_job("two", refuse)], tmp_path)[0].status == "failed"
        assert documents(tmp_path) == {str(PLAN): "one"}
        assert deliver([plan_job("two")], tmp_path)[0].status == "written"

    def test_a_name_taken_by_a_folder_fails_that_document_only(self, tmp_path: Path) -> None:
        (tmp_path / "2024/b/ke_hoach.docx").mkdir(parents=True)
        outcomes = deliver(jobs("abc"), tmp_path)
        assert [outcome.status for outcome in outcomes] == ["written", "failed", "written"]
        assert "Đây là một thư mục" in said(outcomes[1])

    @pytest.mark.parametrize("size", FULL_DISK)
    def test_a_full_disk_leaves_the_old_documents_whole(self, small_disk: Path, size: int) -> None:
        def large(count: int, version: str) -> list[Job]:
            return [
                Job(f"d{n}", PurePath(f"d{n}/ke_hoach.docx"), version, partial(str.encode, version * size))
                for n in range(count)
            ]

        deliver(large(1, "1"), small_disk)
        outcomes = deliver(large(20, "2"), small_disk)
        missing = [outcome for outcome in outcomes if outcome.status == "failed"]
        assert missing
        assert all("Đĩa đã đầy" in said(outcome) for outcome in missing)
        versions = {"d0": "1"} | {outcome.key: "2" for outcome in outcomes if outcome.status == "written"}
        assert documents(small_disk) == {f"{n}/ke_hoach.docx": v * size for n, v in versions.items()}
        for number in range(1, 20):  # somebody makes room
            shutil.rmtree(small_disk / f"d{number}", ignore_errors=True)
        assert {outcome.status for outcome in deliver(large(1, "2"), small_disk)} <= {"written", "unchanged"}
        assert documents(small_disk) == {"d0/ke_hoach.docx": "2" * size}

    @needs_fork
    def test_a_link_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "else").write_text("another's")
        (tmp_path / PLAN).parent.mkdir(parents=True)
        (tmp_path / PLAN).symlink_to(tmp_path / "else")
        for force in (False, True):
            outcome = deliver([plan_job("one")], tmp_path, force=force)[0]
            assert outcome.status == "failed"
            assert "liên kết" in said(outcome)
        assert (tmp_path / "else").read_text() == "another's"

    def test_two_documents_of_one_name_are_refused(self, tmp_path: Path) -> None:
        first, second = jobs("ab")
        outcomes = deliver([first, Job(second.key, first.path, "", second.make)], tmp_path)
        assert [outcome.status for outcome in outcomes] == ["written", "failed"]
        assert "a và b cùng ghi" in said(outcomes[1])

    @pytest.mark.parametrize(
        "path",
        ["2024/a/Ke_hoach.docx", "../a.docx", "a/ke_hoach.moi.docx", "a/ke_hoach.cu-1.docx", ".vanban.lock"],
    )
    def test_names_that_could_meet_another_file_are_refused(self, tmp_path: Path, path: str) -> None:
        outcome = deliver([Job("a", PurePath(path), "", lambda: b"x")], tmp_path)[0]
        assert outcome.status == "failed"
        assert documents(tmp_path) == {}

    def test_what_failed_before_it_was_a_job_is_told_in_its_place(self, tmp_path: Path) -> None:
        lost = Outcome("b", tmp_path / "b.docx", "failed", (Problem("Thiếu ngày."),), exit_code=2)
        first, last = jobs("ac")
        assert deliver([first, lost, last], tmp_path)[1] == lost

    def test_breaking_off_leaves_nothing_half_written_and_can_be_resumed(self, tmp_path: Path) -> None:
        def interrupt() -> bytes:
            raise KeyboardInterrupt

        before, after = jobs("abc"), jobs("xyz")
        with pytest.raises(KeyboardInterrupt):
            deliver([*before, plan_job("one", interrupt), *after], tmp_path)
        whole = {f"2024/{name}/ke_hoach.docx": name for name in "abcxyz"}
        assert documents(tmp_path).items() <= whole.items()
        outcomes = deliver([*before, *after], tmp_path)
        assert {outcome.status for outcome in outcomes} <= {"written", "unchanged"}
        assert documents(tmp_path) == whole


class TestWhatAClerkHasEdited:
    @pytest.fixture
    def edited(self, tmp_path: Path) -> Path:
        """An output folder whose plan a clerk has edited."""
        deliver([plan_job("one")], tmp_path)
        (tmp_path / PLAN).write_text("the clerk's")
        return tmp_path

    def test_it_is_kept_and_the_new_one_put_beside_it(self, edited: Path) -> None:
        outcome = deliver([plan_job("two")], edited)[0]
        beside = PLAN.with_name("ke_hoach.moi.docx")
        assert (outcome.status, outcome.path, outcome.beside) == ("kept", edited / PLAN, edited / beside)
        assert "đã được sửa tay" in said(outcome)
        assert "ke_hoach.moi.docx" in said(outcome)
        assert documents(edited) == {str(PLAN): "the clerk's", str(beside): "two"}

    def test_nothing_is_put_beside_it_while_the_inputs_stay(self, edited: Path) -> None:
        outcome = deliver([plan_job("one", refuse)], edited)[0]
        assert (outcome.status, outcome.beside) == ("kept", None)
        assert documents(edited) == {str(PLAN): "the clerk's"}

    def test_an_offer_is_made_once_and_not_again_when_the_clerk_has_removed_it(self, edited: Path) -> None:
        beside = deliver([plan_job("two")], edited)[0].beside
        assert beside is not None
        beside.unlink()
        assert deliver([plan_job("two", refuse)], edited)[0].status == "kept"
        assert documents(edited) == {str(PLAN): "the clerk's"}

    def test_a_newer_version_takes_the_place_of_the_one_offered_before(self, edited: Path) -> None:
        deliver([plan_job("two")], edited)
        deliver([plan_job("three")], edited)
        assert documents(edited) == {str(PLAN): "the clerk's", "2024/sxd/ke_hoach.moi.docx": "three"}

    def test_an_offer_that_the_clerk_has_worked_in_is_kept_too(self, edited: Path) -> None:
        deliver([plan_job("two")], edited)
        (edited / "2024/sxd/ke_hoach.moi.docx").write_text("edited as well")
        deliver([plan_job("three")], edited)
        assert documents(edited) == {
            str(PLAN): "the clerk's",
            "2024/sxd/ke_hoach.moi.docx": "edited as well",
            "2024/sxd/ke_hoach.moi-2.docx": "three",
        }

    def test_an_offer_that_the_clerk_takes_is_ours_again(self, edited: Path) -> None:
        beside = deliver([plan_job("two")], edited)[0].beside
        assert beside is not None
        beside.replace(edited / PLAN)
        assert deliver([plan_job("two")], edited)[0].status == "unchanged"
        assert deliver([plan_job("two", refuse)], edited)[0].status == "unchanged"
        assert deliver([plan_job("three")], edited)[0].status == "written"
        assert documents(edited) == {str(PLAN): "three"}

    def test_an_edit_that_is_undone_makes_way_for_the_new_version(self, edited: Path) -> None:
        deliver([plan_job("two")], edited)
        (edited / PLAN).write_text("one")
        assert deliver([plan_job("two")], edited)[0].status == "written"
        assert documents(edited) == {str(PLAN): "two"}

    def test_force_replaces_it_and_keeps_numbered_backups(self, edited: Path) -> None:
        outcome = deliver([plan_job("two")], edited, force=True)[0]
        assert (outcome.status, outcome.beside) == ("written", edited / "2024/sxd/ke_hoach.cu-1.docx")
        assert "ke_hoach.cu-1.docx" in said(outcome)
        (edited / PLAN).write_text("edited again")
        deliver([plan_job("two")], edited, force=True)
        assert documents(edited) == {
            str(PLAN): "two",
            "2024/sxd/ke_hoach.cu-1.docx": "the clerk's",
            "2024/sxd/ke_hoach.cu-2.docx": "edited again",
        }

    def test_force_takes_away_the_offer_that_it_makes_needless(self, edited: Path) -> None:
        deliver([plan_job("two")], edited)
        deliver([plan_job("two")], edited, force=True)
        assert documents(edited) == {str(PLAN): "two", "2024/sxd/ke_hoach.cu-1.docx": "the clerk's"}

    def test_an_edit_of_equal_length_within_the_same_second_is_seen(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        (tmp_path / PLAN).write_text("eno")
        assert deliver([plan_job("two")], tmp_path)[0].status == "kept"

    def test_a_file_copied_over_with_its_old_date_is_still_not_overwritten(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        dates = (tmp_path / PLAN).stat()
        (tmp_path / PLAN).write_text("eno")
        os.utime(tmp_path / PLAN, ns=(dates.st_atime_ns, dates.st_mtime_ns))
        assert deliver([plan_job("two")], tmp_path)[0].status == "kept"

    @pytest.fixture
    def offered_twice(self, edited: Path) -> Path:
        """The clerk has worked in the first offer, so the second lies beside it."""
        deliver([plan_job("two")], edited)
        (edited / "2024/sxd/ke_hoach.moi.docx").write_text("edited as well")
        deliver([plan_job("three")], edited)
        return edited

    def test_a_second_offer_goes_too_once_the_document_is_current(self, offered_twice: Path) -> None:
        (offered_twice / PLAN).unlink()
        deliver([plan_job("three")], offered_twice)
        assert documents(offered_twice) == {
            str(PLAN): "three",
            "2024/sxd/ke_hoach.moi.docx": "edited as well",
        }

    def test_a_second_offer_stays_when_the_clerk_has_worked_in_it(self, offered_twice: Path) -> None:
        (offered_twice / "2024/sxd/ke_hoach.moi-2.docx").write_text("and this")
        deliver([plan_job("three")], offered_twice, force=True)
        assert documents(offered_twice)["2024/sxd/ke_hoach.moi-2.docx"] == "and this"

    def test_a_second_offer_that_the_clerk_takes_is_ours_again(self, offered_twice: Path) -> None:
        (offered_twice / "2024/sxd/ke_hoach.moi-2.docx").replace(offered_twice / PLAN)
        assert deliver([plan_job("four")], offered_twice)[0].status == "written"

    def test_the_offers_of_a_neighbour_stay(self, offered_twice: Path) -> None:
        other = Job("o", PurePath("2024/sxd/ke_hoach.moi_.docx"), "1", lambda: b"other")
        long = Job("l", PurePath("2024/sxd/ke_hoach_2.docx"), "1", lambda: b"long")
        deliver([other, long, plan_job("three")], offered_twice, force=True)
        assert {str(other.path), str(long.path)} <= documents(offered_twice).keys()

    def test_a_file_that_we_never_made_is_not_said_to_be_edited(self, tmp_path: Path) -> None:
        (tmp_path / PLAN).parent.mkdir(parents=True)
        (tmp_path / PLAN).write_text("older than the program")
        told = [deliver([plan_job(v)], tmp_path, force=v == "two")[0] for v in ("one", "one", "two")]
        assert [outcome.status for outcome in told] == ["kept", "kept", "written"]
        for outcome in told:
            assert "không phải do chương trình làm ra" in said(outcome)
            assert "sửa tay" not in said(outcome)

    def test_a_file_that_was_there_before_us_is_a_clerks(self, tmp_path: Path) -> None:
        (tmp_path / PLAN).parent.mkdir(parents=True)
        (tmp_path / PLAN).write_text("older than the program")
        assert deliver([plan_job("one")], tmp_path)[0].status == "kept"
        assert deliver([plan_job("one", refuse)], tmp_path)[0].status == "kept"

    def test_a_file_that_was_only_touched_is_not(self, tmp_path: Path) -> None:
        deliver([plan_job("one")], tmp_path)
        os.utime(tmp_path / PLAN, (0, 0))
        assert deliver([plan_job("one", refuse)], tmp_path)[0].status == "unchanged"
        assert deliver([plan_job("two")], tmp_path)[0].status == "written"

    def test_what_the_clerk_deletes_is_made_anew(self, edited: Path) -> None:
        deliver([plan_job("two")], edited)
        (edited / PLAN).unlink()
        assert deliver([plan_job("two")], edited)[0].status == "written"
        assert documents(edited) == {str(PLAN): "two"}
