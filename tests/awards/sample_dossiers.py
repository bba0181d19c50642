"""The two sample dossiers that the project ships: a department's and the province's, written by our own writer.

`python -m tests.awards.sample_dossiers` writes their workbooks anew. Nobody in them lives.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vanban.awards.model import EarlierAward, SheetRow
from vanban.awards.writing import Frame, nominations_sheet
from vanban.data.workspace import Workspace
from vanban.errors import Place
from vanban.registry.awards import AwardBook, award_book
from vanban.registry.provinces import province_on

ROOT = Path(__file__).parents[2]
REF = "giai-ngan-von-dau-tu-cong/2024"
DAY = date(2025, 2, 1)
PROVINCE, DEPARTMENT = "snv", "sxd"
VOTES = {DEPARTMENT: 9, PROVINCE: 11}
BEST = (
    "skhdt",
    "stc",
    "snv",
    "vpubnd",
    "sgddt",
    "skhcn",
    "sxd",
    "stp",
    "sct",
    "sgtvt",
    "bdt",
    "ttt",
    "sngv",
    "bqlkkt",
)
"""The departments of the province's dossier, two persons of each of the first ones."""
POSTS = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Kế toán trưởng")
DONE = (
    "Chủ trì tháo gỡ vướng mắc của {n:02} dự án; đơn vị giải ngân đạt {{{{ so_lieu.ty_le }}}} kế hoạch vốn",
    "Trực tiếp thẩm định {n:02} hồ sơ, rút ngắn 05 ngày mỗi hồ sơ so với quy định",
    "Theo dõi, đôn đốc {n:02} gói thầu, không gói thầu nào chậm tiến độ",
    "Xử lý {n:02} hồ sơ thanh toán qua Kho bạc Nhà nước đúng hạn",
)

UNIT_DONE = "Hoàn thành {n:02} dự án được giao; đơn vị giải ngân đạt {{{{ so_lieu.ty_le }}}} kế hoạch vốn"
DEPARTMENT_DONE = (
    "Giải ngân đạt {{ so_lieu.ty_le }} kế hoạch vốn, xếp thứ {{ so_lieu.hang }} trong các đơn vị của tỉnh"
)


def book() -> AwardBook:
    """The law of the dossiers' day."""
    return award_book(DAY, province_on("binh-phuoc", DAY))


def department_rows() -> list[SheetRow]:
    """Three collectives and eight persons of one department; three of them for the province's award."""
    units = ("Phòng Quản lý xây dựng", "Phòng mẫu 02", "Phòng mẫu 03")
    rows = [
        SheetRow(
            "tap_the",
            unit,
            f"TT{n:02}",
            department=DEPARTMENT,
            award=_title("bkt_tt" if n == 1 else "gks_tt"),
            achievement=UNIT_DONE.format(n=4 * n + 8),
            votes=VOTES[DEPARTMENT] - n // 3,
        )
        for n, unit in enumerate(units, start=1)
    ]
    persons = [
        _person(n, f"Người mẫu {n:02}", DEPARTMENT, units[n % 3], "bkt_cn" if n < 3 else "gks_cn")
        for n in range(1, 9)
    ]
    return [*rows, *persons]


def province_rows() -> list[SheetRow]:
    """Forty nominees of fourteen departments."""
    rows = [
        SheetRow(
            "tap_the",
            _name(department),
            f"TT{n:02}",
            department=department,
            award=_title("bkt_tt"),
            achievement=DEPARTMENT_DONE,
            figures_of=(department,),
            votes=VOTES[PROVINCE] - n // 12,
        )
        for n, department in enumerate(BEST, start=1)
    ]
    for n in range(1, 41 - len(BEST)):
        department = BEST[n % len(BEST)]
        rows.append(_person(n, f"Người mẫu {n + 100}", department, f"Phòng mẫu {n % 4 + 1:02}", "bkt_cn"))
    return rows


def _person(n: int, name: str, department: str, unit: str, award: str) -> SheetRow:
    return SheetRow(
        "ca_nhan",
        name,
        f"CN{n:02}",
        sex="nu" if n % 3 else "nam",
        born=f"{1969 + 3 * n % 27}" if n % 2 else f"{n:02}/{n % 12 + 1:02}/{1971 + 5 * n % 25}",
        position=POSTS[n % len(POSTS)],
        unit=unit,
        department=department,
        award=_title(award),
        achievement=f"{DONE[n % len(DONE)].format(n=3 * n + 7)} (số liệu minh họa)",
        votes=VOTES.get(department, VOTES[PROVINCE]) - n // 8 if award != "bkt_cn" else VOTES[DEPARTMENT],
        earlier=tuple(_earlier(n, department)) if n % 3 == 1 else (),
    )


def _earlier(n: int, department: str) -> Sequence[EarlierAward]:
    place = Place("")
    name = _name(department)
    titles = [(_title("cstdcs"), 2022), (_title("gks_cn"), 2023)] if n % 2 else [(_title("ldtt"), 2023)]
    return [
        EarlierAward(
            title, None, "cong_trang", (year,), f"{n + 10}/QĐ-MẪU", date(year + 1, 1, 15), name, f"Công tác năm {year}",
            False, "", place, {},
        )
        for title, year in titles
    ]  # fmt: skip


def _title(id: str) -> str:
    award = book().award(id)
    assert award is not None
    return award.title


def _name(department: str) -> str:
    return Workspace(ROOT).departments.on(department, DAY).name


def workbook(workspace: Workspace, presenter: str) -> bytes:
    """The workbook of a sample dossier."""
    departments = workspace.departments
    names = {id: departments.on(id, DAY).name for id in departments.ids if departments.group_on(id, DAY)}
    titles = tuple(dict.fromkeys(award.title for award in book().awards()))
    frame = Frame(
        2024,
        "Phong trào: Đẩy nhanh giải ngân vốn đầu tư công",
        names[presenter],
        names,
        titles,
        is_sample=True,
    )
    return nominations_sheet(department_rows() if presenter == DEPARTMENT else province_rows(), frame)


def main() -> None:
    """Write both workbooks."""
    workspace = Workspace(ROOT)
    year = workspace.campaign(REF)
    for presenter in (DEPARTMENT, PROVINCE):
        path = workspace.nominations_file(year, presenter)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(workbook(workspace, presenter))


if __name__ == "__main__":
    main()
