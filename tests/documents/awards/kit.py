"""Dossiers made by hand, on the shipped register and words: sample people only (số liệu minh họa)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from vanban.awards.model import Dossier, EarlierAward, Nominations, Nominee
from vanban.data.awards import Council
from vanban.data.workspace import CampaignYear, Workspace
from vanban.documents.awards.case import Case
from vanban.errors import Place
from vanban.registry.awards import award_book
from vanban.registry.provinces import province_on
from vanban.vietnamese.dates import PartialDate

ROOT = Path(__file__).parents[3]
REF = "giai-ngan-von-dau-tu-cong/2024"
FILE = "nominations.xlsx"
BOOK = award_book(date(2025, 2, 14), province_on("binh-phuoc", date(2025, 2, 14)))
COUNCIL = Council.model_validate(
    {
        "ngay_hop": "14/02/2025",
        "bat_dau": "08 giờ 00 phút",
        "ket_thuc": "09 giờ 30 phút",
        "dia_diem": "Phòng họp Sở Xây dựng",
        "thanh_vien": [
            {"ho_ten": "Người mẫu 21", "chuc_vu": "Giám đốc", "vai_tro": "chu_tich"},
            {"ho_ten": "Người mẫu 22", "chuc_vu": "Phó Giám đốc", "vai_tro": "pho_chu_tich"},
            {"ho_ten": "Người mẫu 23", "chuc_vu": "Chánh Văn phòng", "vai_tro": "thu_ky"},
            *({"ho_ten": f"Người mẫu {n}", "chuc_vu": "Trưởng phòng"} for n in range(24, 30)),
        ],
        "phieu": {"phat_ra": "9", "thu_ve": "9", "hop_le": "9"},
    }
)


def collective(n: int, award: str = "gks_tt", **more: Any) -> Nominee:
    """`Phòng mẫu 01`."""
    return nominee(f"TT{n:02}", "tap_the", f"Phòng mẫu {n:02}", award, **more)


def person(n: int, award: str = "gks_cn", **more: Any) -> Nominee:
    """`Người mẫu 01`."""
    about = {
        "sex": "nu" if n % 2 else "nam",
        "born": PartialDate(1980 + n % 20),
        "position": "Chuyên viên",
        "unit": "Phòng mẫu 01",
    }
    return nominee(f"CN{n:02}", "ca_nhan", f"Người mẫu {n:02}", award, **{**about, **more})


def nominee(code: str, kind: Any, name: str, award: str, **more: Any) -> Nominee:
    """A row of the table, its cells in the row that the code counts."""
    found = BOOK.award(award)
    assert found is not None
    row = int(code[2:]) + (20 if kind == "ca_nhan" else 0)
    columns = {"name": "C", "department": "H", "achievement": "K", "votes": "O"}
    known = Nominee(
        code=code,
        kind=kind,
        name=name,
        sex=None,
        born=None,
        position="",
        unit="",
        department="sxd",
        award=found,
        ground="chuyen_de",
        decided_by=None,
        achievement="Tham mưu đẩy nhanh thẩm định các dự án (số liệu minh họa)",
        figures_of=(),
        initiative="",
        discipline="",
        votes=9,
        protocol=None,
        given=None,
        explanation="",
        earlier=(),
        place=Place(FILE, detail=f"trang “Đề nghị”, dòng {row}"),
        places={
            key: Place(FILE, detail=f"trang “Đề nghị”, ô {column}{row}") for key, column in columns.items()
        },
    )
    return replace(known, **more)


def earlier(name: str, year: int, number: str, decided_on: date) -> EarlierAward:
    """An award received before."""
    place = Place(FILE, detail="trang “Đã khen”")
    return EarlierAward(
        name, BOOK.named(name, "ca_nhan"), None, (year,), number, decided_on, "", "", False, "", place, {}
    )


def case(nominees: Sequence[Nominee], **more: Any) -> Case:
    """A dossier of Sở Xây dựng."""
    workspace = Workspace(ROOT)
    year = workspace.campaign(REF)
    return case_in(workspace, year, nominees, **more)


def case_in(
    workspace: Workspace, year: CampaignYear, nominees: Sequence[Nominee], presenter: str = "sxd", **more: Any
) -> Case:
    """A dossier in a workspace."""
    dossier = Dossier(presenter, Nominations(tuple(nominees), FILE), more.pop("council", COUNCIL), None, BOOK)
    known = Case(
        departments=workspace.departments,
        year=year,
        dossier=dossier,
        nominees=tuple(nominees),
        words=lambda kind, own="": workspace.award_words(year, presenter, kind, own),
        month=PartialDate(2025, 2),
    )
    return replace(known, **more)
