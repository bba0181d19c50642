"""The sample year of figures that the project ships: made up, the same at every run, written by our own writer.

`python -m tests.figures.sample_year` writes the thirteen workbooks anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random

from vanban.data.workspace import CampaignYear, Workspace
from vanban.errors import Place
from vanban.figures.columns import AMOUNTS
from vanban.figures.model import Field, MonthFigures, Project, Receipt
from vanban.figures.reporting import closing_day, due_day, reporting_of
from vanban.figures.writing import month_sheet
from vanban.vietnamese.periods import Period, month

ROOT = Path(__file__).parents[2]
REF = "giai-ngan-von-dau-tu-cong/2024"
YEAR = 2024
MONTHS = (*(month(YEAR, number) for number in range(1, 13)), month(YEAR + 1, 1))

MILLION, BILLION = 1_000_000, 1_000_000_000
COURSE = (15, 45, 90, 150, 225, 315, 385, 460, 550, 650, 765, 930, 975)
"""How much of a plan is paid by the end of each month, of a thousand: a slow start, a rush in December."""
COURSE_BEFORE = (20, 50, 85, 140, 205, 290, 360, 440, 520, 610, 720, 900, 950)
NEXT_COURSE = 12
"""Of next year's plan, by the end of January."""

LAGGING, MERGING, LATE = "syt", "sldtbxh", "stttt"
MERGED_IN = month(YEAR, 7)
LATE_IN = month(YEAR, 8)
RECOVERED_IN, RECOVERED = month(YEAR, 9), 50 * MILLION
RECOVERED_AT = 2  # which project gives money back

SOURCES = ("nstw_trong_nuoc", "nstw_nuoc_ngoai", "ctmtqg", "nsdp_can_doi", "nsdp_su_dung_dat", "nsdp_xo_so")


@dataclass(frozen=True)
class Sort:
    """What a department builds: how many projects, the largest plan in tỷ, its pace of a thousand, its works."""

    projects: int
    largest: int
    pace: int
    works: tuple[str, ...]


DEPARTMENTS = {
    "vpubnd": Sort(3, 12, 990, ("Sửa chữa trụ sở làm việc", "Hệ thống họp trực tuyến", "Nhà lưu trữ")),
    "snv": Sort(2, 9, 1010, ("Kho lưu trữ lịch sử", "Số hóa tài liệu lưu trữ")),
    "stp": Sort(2, 6, 960, ("Trụ sở Phòng công chứng", "Phần mềm hộ tịch")),
    "stc": Sort(2, 8, 1020, ("Phần mềm quản lý ngân sách", "Sửa chữa trụ sở làm việc")),
    "skhdt": Sort(
        3, 10, 1000, ("Trung tâm xúc tiến đầu tư", "Cơ sở dữ liệu quy hoạch", "Sửa chữa trụ sở làm việc")
    ),
    "sct": Sort(4, 45, 930, ("Đường dây trung áp nông thôn", "Hạ tầng cụm công nghiệp")),
    "snnptnt": Sort(14, 120, 950, ("Hồ chứa nước", "Kênh tưới nội đồng", "Đê bao chống sạt lở", "Trạm bơm")),
    "sgtvt": Sort(
        14, 380, 985, ("Đường liên xã", "Cầu dân sinh", "Nâng cấp đường tỉnh", "Đường tránh đô thị")
    ),
    "sxd": Sort(10, 160, 1000, ("Khu tái định cư", "Hệ thống thoát nước đô thị", "Công viên cây xanh")),
    "stnmt": Sort(6, 40, 900, ("Trạm quan trắc môi trường", "Bãi xử lý rác", "Cơ sở dữ liệu đất đai")),
    "stttt": Sort(4, 30, 940, ("Trung tâm dữ liệu", "Mạng truyền số liệu chuyên dùng")),
    "sldtbxh": Sort(6, 35, 970, ("Trường cao đẳng nghề", "Trung tâm bảo trợ xã hội", "Nghĩa trang liệt sĩ")),
    "svhttdl": Sort(7, 60, 955, ("Nhà văn hóa", "Trùng tu di tích", "Sân vận động", "Thư viện")),
    "skhcn": Sort(4, 18, 1015, ("Trạm nghiên cứu giống", "Phòng thử nghiệm")),
    "sgddt": Sort(12, 70, 1020, ("Trường tiểu học", "Trường mầm non", "Trường trung học phổ thông")),
    "syt": Sort(10, 110, 560, ("Trạm y tế xã", "Bệnh viện đa khoa", "Trang thiết bị y tế")),
    "sngv": Sort(2, 7, 980, ("Mốc quốc giới", "Đường tuần tra")),
    "ttt": Sort(3, 6, 1005, ("Sửa chữa trụ sở làm việc", "Phòng tiếp công dân", "Phần mềm quản lý đơn thư")),
    "bdt": Sort(4, 25, 890, ("Nhà sinh hoạt cộng đồng", "Nước sinh hoạt tập trung")),
    "bqlkkt": Sort(
        8, 140, 965, ("Đường trục khu kinh tế", "Hạ tầng khu công nghiệp", "Trạm xử lý nước thải")
    ),
}
"""The departments of the campaign: 120 projects together."""


@dataclass(frozen=True)
class Work:
    """A project of the year as it is made up; plans in đồng. `paces` are of a thousand, `idle` months pay nothing."""

    number: int
    name: str
    department: str
    source: str
    plan_central: int
    plan_local: int
    carried_over: int
    pace: int
    idle: frozenset[int]
    step: int

    @property
    def code(self) -> str:
        return f"DA{YEAR}{self.number:03}"

    @property
    def group(self) -> str:
        plan = max(self.plan_central, self.plan_local)
        return "a" if plan > 150 * BILLION else "b" if plan > 20 * BILLION else "c"

    @property
    def plan(self) -> int:
        return max(self.plan_central, self.plan_local)

    def paid(self, at: int) -> int:
        """What is paid of the year's plan by the end of month `at`, counted from 0."""
        while at > 0 and at in self.idle:
            at -= 1
        if at in self.idle:
            return 0
        return self.plan * min(COURSE[at] * self.pace // 1000, 1000) // 1000 // self.step * self.step


@cache
def works() -> tuple[Work, ...]:
    """The 120 projects, always the same."""
    chance = Random(2024)

    def upto(count: int) -> int:
        return int(chance.random() * count)

    found: list[Work] = []
    for department, sort in DEPARTMENTS.items():
        for number in range(sort.projects):
            local = (sort.largest * (20 + upto(81)) // 100 + 1) * BILLION
            source = SOURCES[(len(found) + upto(3)) % len(SOURCES)]
            found.append(
                Work(
                    number=len(found) + 1,
                    name=f"{sort.works[number % len(sort.works)]} (dự án mẫu {len(found) + 1:03})",
                    department=department,
                    source=source,
                    plan_central=local * (80 + upto(20)) // 100 if source.startswith("nsdp") else local,
                    plan_local=local,
                    carried_over=local * upto(15) // 100 if upto(4) == 0 else 0,
                    pace=sort.pace * (940 + upto(121)) // 1000,
                    idle=frozenset(at for at in range(11) if upto(6) == 0),
                    step=1_000 if len(found) % 10 == 0 else MILLION,
                )
            )
    return tuple(found)


def figures() -> Iterator[MonthFigures]:
    """The figures of each month in turn."""
    year = Workspace(ROOT).campaign(REF)
    for at, period in enumerate(MONTHS):
        yield MonthFigures(
            month=period,
            closed_on=closing_day(reporting_of(year.campaign), period),
            projects=tuple(_projects(at)),
            receipts={receipt.department: receipt for receipt in _receipts(at, period, year)},
            totals=(),
            file=f"{period.key}.xlsx",
        )


def _projects(at: int) -> Iterator[Project]:
    all_works = works()
    for work in all_works:
        yield _merged(work, _project(work, at), at)
    if at == 12:
        for work in all_works[::2]:
            yield _next_year(work)


def _project(work: Work, at: int) -> Project:
    paid, before = _paid(work, at), _paid(work, at - 1)
    done_by_december = _paid(work, 11)
    year_end = done_by_december if at >= 11 else max(paid, work.plan * 900 // 1000 // MILLION * MILLION)
    close = paid if at == 12 else max(year_end, work.plan * 960 // 1000 // MILLION * MILLION)
    carried = work.carried_over * min(COURSE[at] * 2, 1000) // 1000 // MILLION * MILLION
    recovered = work.number == RECOVERED_AT and MONTHS[at] == RECOVERED_IN
    return _made(
        work,
        YEAR,
        dict(
            zip(
                AMOUNTS,
                (
                    work.plan_central,
                    work.plan_local,
                    work.carried_over or None,
                    paid - before,
                    paid,
                    carried if work.carried_over else None,
                    year_end,
                    close,
                ),
                strict=True,
            )
        ),
        "Thu hồi tạm ứng, ghi giảm giải ngân (số liệu minh họa)" if recovered else "",
    )


def _paid(work: Work, at: int) -> int:
    """What is paid by a month's end; one project idles in September and gives money back."""
    if at < 0:
        return 0
    recovery = MONTHS.index(RECOVERED_IN)
    if work.number == RECOVERED_AT and at == recovery:
        return work.paid(at - 1) - RECOVERED
    return work.paid(at)


def _merged(work: Work, project: Project, at: int) -> Project:
    """From July on one department has brought the money of one project to another of the same source."""
    mine = [one for one in works() if one.department == MERGING]
    giver, taker = next((a, b) for a, b in combinations(mine, 2) if a.source == b.source)
    if (
        work.department != MERGING
        or at < MONTHS.index(MERGED_IN)
        or work.number not in (giver.number, taker.number)
    ):
        return project
    moved = giver.plan_local * 2 // 100 // MILLION * MILLION
    by = -moved if work.number == giver.number else moved
    amounts: dict[Field, int | None] = dict(project.amounts)
    for field in ("plan_central", "plan_local"):
        amounts[field] = (amounts[field] or 0) + by
    if work.number == giver.number:
        for estimate in ("estimate_year_end", "estimate_close"):
            amounts[estimate] = max(project.amounts["cumulative"] or 0, (amounts[estimate] or 0) - moved)
        amounts["estimate_close"] = max(amounts["estimate_close"] or 0, amounts["estimate_year_end"] or 0)
    words = "Điều chuyển kế hoạch vốn trong nội bộ đơn vị (số liệu minh họa)"
    return replace(project, amounts=amounts, explanation=words if MONTHS[at] == MERGED_IN else "")


def _next_year(work: Work) -> Project:
    """The project's row of next year's plan, in the January that has both."""
    plan = work.plan_local * 3 // 4 // MILLION * MILLION
    paid = 0 if 0 in work.idle else plan * NEXT_COURSE // 1000 // MILLION * MILLION
    close = plan * 960 // 1000 // MILLION * MILLION
    year_end = plan * 900 // 1000 // MILLION * MILLION
    amounts = (plan * 95 // 100 // MILLION * MILLION, plan, None, paid, paid, None, year_end, close)
    return _made(work, YEAR + 1, dict(zip(AMOUNTS, amounts, strict=True)), "")


def _made(work: Work, plan_year: int, amounts: dict[Field, int | None], explanation: str) -> Project:
    return Project(
        code=work.code,
        name=work.name,
        department=work.department,
        investor=f"Chủ đầu tư mẫu {work.number % 30 + 1:02}",
        source=work.source,
        group=work.group,
        plan_year=plan_year,
        amounts=amounts,
        explanation=explanation,
        place=Place("mẫu"),
        places={},
    )


def _receipts(at: int, period: Period, year: CampaignYear) -> Iterator[Receipt]:
    chance = Random(at)
    due = due_day(reporting_of(year.campaign), period)
    for department in DEPARTMENTS:
        early = int(chance.random() * 5)
        days = (
            12
            if (department, period) == (LATE, LATE_IN)
            else 3
            if department == LAGGING and at % 3 == 2
            else -early
        )
        mine = [work for work in works() if work.department == department]
        plan = (
            sum(work.plan for work in mine)
            * (85 + int(chance_of(department) * 20))
            // 100
            // MILLION
            * MILLION
        )
        pace = 700 if department == LAGGING else 1000
        done = plan * COURSE_BEFORE[at] * pace // 1_000_000 // MILLION * MILLION
        yield Receipt(department, due + timedelta(days=days), done, plan, Place("mẫu"))


def chance_of(department: str) -> float:
    """A number of a department's own, the same in every month."""
    return Random(department).random()


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Each shipped workbook: its name and its bytes."""
    workspace = Workspace(ROOT)
    campaign = workspace.campaign(REF).campaign
    before: MonthFigures | None = None
    for now in figures():
        data = month_sheet(before, campaign, workspace.departments, now.month, filled=now, is_sample=True)
        yield f"{now.month.key}.xlsx", data
        before = now


def main() -> None:
    """Write the workbooks into the campaign's folder."""
    folder = ROOT / "campaigns" / REF / "figures"
    folder.mkdir(exist_ok=True)
    for name, data in workbooks():
        (folder / name).write_bytes(data)
        print(folder / name, len(data))


if __name__ == "__main__":
    main()
