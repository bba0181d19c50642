"""Whatever a clerk typed: comments and layout survive, nothing is half rolled, every rolled file reads back."""

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.renewal.rolling import DEPARTMENTS, roll
from tests.workspaces import PLAN, workspace_with

from vanban.data.workspace import Workspace

PIECES = st.sampled_from(
    [
        "năm 2024", "năm 2023", "năm 2025", "quý I/2024", "giai đoạn 2021-2025", "31/01/2025", "ngày 20/11/2024",
        "95%", "1.000 hộ", "Khối thi đua 6", "cấp huyện", "UBND các huyện, thị xã, thành phố", "tỉnh Bình Phước",
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "Kế hoạch số 5/KH-SXD ngày 01/02/2024", "“năm 2024”",
        "{{ nam }}", "{{ dia_ban.loai }}", "Ban Thi đua - Khen thưởng {{ dia_ban.loai }}", "Thanh tra Sở",
        "{% if don_vi.vai_tro.tham_dinh %}năm 2024{% endif %}", "Điều 5", "12", "“", "số 7/TB-SXD",
    ]
)  # fmt: skip
WORDS = st.lists(PIECES, min_size=1, max_size=5).map(" và ".join)
COMMENT = st.text("abc năm 2024:{}[]'\"", max_size=12).map(lambda words: f"# {words.strip()}x")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=st.lists(WORDS, min_size=1, max_size=4),
    comments=st.lists(COMMENT, min_size=3, max_size=3),
    year=st.integers(2025, 2028),
)
def test_a_rolled_plan_reads_back_with_all_its_comments(
    lines: list[str], comments: list[str], year: int
) -> None:
    body = "".join(f"  {line}\n" for line in lines)
    plan = f"{comments[0]}\nmo_dau: Lời   {comments[1]}\nnoi_dung: |\n{body}\n{comments[2]}\nket: Hết\n"
    with tempfile.TemporaryDirectory() as folder:
        root = workspace_with(Path(folder), plan=plan, departments=DEPARTMENTS)
        rolled = roll(root, "thi-dua/2024", year)
        year_data = Workspace(root).campaign(rolled.ref)
        text = Workspace(root).plan(year_data, "sxd")
        assert text is not None
        found = text.source.text.splitlines()
        assert [c for c in comments if not any(line.endswith(c) for line in found)] == []
        assert f"mo_dau: Lời   {comments[1]}" in found
        assert len(text.plan.body.splitlines()) == len(lines)
        assert PLAN.count("\n") + plan.count("\n") <= len(found)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(WORDS, min_size=1, max_size=3), year=st.integers(2025, 2028))
def test_a_rolled_plan_can_be_printed_as_a_draft(lines: list[str], year: int) -> None:
    from vanban.due import Order, items

    body = "".join(f"  - {line.replace('“', '')}.\n" for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        root = workspace_with(Path(folder), plan=f"noi_dung: |\n{body}", departments=DEPARTMENTS)
        rolled = roll(root, "thi-dua/2024", year)
        (item,) = items(Workspace(root), Order(rolled.ref, departments=("sxd",), draft=True))
        assert not isinstance(item.result, Exception), item.result


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(line=WORDS, year=st.integers(2025, 2028))
def test_every_number_that_is_left_in_the_text_is_listed(line: str, year: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = workspace_with(Path(folder), plan=f"noi_dung: |\n  {line}\n", departments=DEPARTMENTS)
        rolled = roll(root, "thi-dua/2024", year)
        plan = Workspace(root).plan(Workspace(root).campaign(rolled.ref), "sxd")
        assert plan is not None
        left = re.findall(r"\d+", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", plan.plan.body))
        told = [n for row in rolled.rows if row.action == "kept" for n in re.findall(r"\d+", row.before)]
        assert sorted(left) == sorted(told), (plan.plan.body, rolled.rows)
