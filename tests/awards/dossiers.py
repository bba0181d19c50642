"""A dossier without a fault, for tests that break one thing of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from vanban.awards.model import Dossier, EarlierAward, Nominations, Nominee
from vanban.data.awards import Council
from vanban.data.campaign import Campaign
from vanban.data.source import Source, parse_source
from vanban.data.validation import validate
from vanban.errors import Place
from vanban.registry.awards import AwardBook, Condition, Demand, award_book
from vanban.registry.provinces import province_on
from vanban.vietnamese.dates import PartialDate

TODAY = date(2025, 2, 10)
FILE = "awards/nominations.xlsx"
FIELDS = (
    "code", "kind", "name", "sex", "born", "position", "unit", "department", "award", "ground", "decided_by",
    "achievement", "figures_of", "initiative", "discipline", "votes", "protocol", "given_on",
)  # fmt: skip
COUNCIL = """\
ngay_hop: 2025-02-05
bat_dau: 08 giờ 00 phút
ket_thuc: 10 giờ 30 phút
dia_diem: Phòng họp số 1
thanh_vien:
  - {ho_ten: Người mẫu 91, chuc_vu: Giám đốc, vai_tro: chu_tich}
  - {ho_ten: Người mẫu 92, chuc_vu: Phó Giám đốc, vai_tro: pho_chu_tich}
  - {ho_ten: Người mẫu 93, chuc_vu: Chánh Văn phòng, vai_tro: thu_ky}
  - {ho_ten: Người mẫu 94, chuc_vu: Trưởng phòng}
  - {ho_ten: Người mẫu 95, chuc_vu: Trưởng phòng}
phieu: {phat_ra: 5, thu_ve: 5, hop_le: 5}
ket_qua: {tap_the: 1, ca_nhan: 2}
"""
CAMPAIGN = """\
phong_trao: Đẩy nhanh giải ngân vốn đầu tư công {{ dia_ban.tren_dia_ban }}
ten_ngan: Đẩy nhanh giải ngân vốn đầu tư công
nam: 2024
dia_ban: binh-phuoc
thoi_gian: {ket_thuc: 2025-01-31}
khen_thuong: {so_luong: {bkt_cn: 2, gks_cn: 2}}
"""


def book() -> AwardBook:
    """The law book of the meeting's day."""
    return award_book(TODAY, province_on("binh-phuoc", TODAY))


def nominee(row: int = 3, **said: Any) -> Nominee:
    """A person with nothing wrong, in that row of the sheet."""
    award = book().award(said.pop("award", "gks_cn"))
    assert award is not None
    fresh: dict[str, Any] = {
        "code": f"CN{row:02d}",
        "kind": "ca_nhan",
        "name": f"Người mẫu {row:02d}",
        "sex": "nam",
        "born": PartialDate(1980),
        "position": "Chuyên viên",
        "unit": "Phòng mẫu 01",
        "department": "sxd",
        "award": award,
        "ground": "chuyen_de",
        "decided_by": None,
        "achievement": f"Tham mưu giải quyết {row * 10} hồ sơ",
        "figures_of": (),
        "initiative": "",
        "discipline": "",
        "votes": 5,
        "protocol": None,
        "given": None,
        "explanation": "",
        "earlier": (),
        "place": Place(FILE, detail=f"hàng {row}"),
        "places": {field: Place(FILE, detail=f"hàng {row}, cột {field}") for field in FIELDS},
    }
    return Nominee(**fresh | said)


def collective(row: int = 2, **said: Any) -> Nominee:
    """A collective with nothing wrong."""
    fresh = {
        "code": f"TT{row:02d}",
        "kind": "tap_the",
        "name": f"Phòng mẫu {row:02d}",
        "sex": None,
        "born": None,
        "position": "",
        "award": "gks_tt",
    }
    return nominee(row, **fresh | said)


def earlier(**said: Any) -> EarlierAward:
    """An award received before that stands in nobody's way."""
    fresh: dict[str, Any] = {
        "name": "Giấy khen của Giám đốc Sở",
        "award": book().award("gks_cn"),
        "ground": "cong_trang",
        "years": (2022,),
        "number": "12/QĐ-SXD",
        "decided_on": date(2023, 1, 15),
        "issuer": "Sở Xây dựng",
        "achievement": "Hoàn thành tốt nhiệm vụ năm 2022",
        "basis": False,
        "nominee_name": "",
        "place": Place(FILE, detail="trang Đã khen, hàng 2"),
        "places": {},
    }
    return EarlierAward(**fresh | said)


def council(text: str = COUNCIL) -> tuple[Council, Source]:
    """The council as its file says."""
    source = parse_source(text.encode(), "awards/council.yaml")
    return validate(source, Council), source


def campaign(text: str = CAMPAIGN) -> Campaign:
    """The campaign of the dossier."""
    return validate(parse_source(text.encode(), "campaign.yaml"), Campaign)


def dossier(nominees: Iterable[Nominee] | None = None, meeting: str | None = COUNCIL, **said: Any) -> Dossier:
    """One collective and two persons, who are agreed on by a council."""
    rows = tuple(nominees) if nominees is not None else (collective(2), nominee(3), nominee(4))
    met, source = council(meeting) if meeting else (None, None)
    whole = Dossier("sxd", Nominations(rows, FILE), met, source, book())
    return replace(whole, **said)


def condition(
    demand: Demand, least: int | None = None, *, of: tuple[str, ...] = (), certain: bool = False
) -> Condition:
    """A condition of a law book."""
    value = None if least is None else Fraction(least)
    return Condition(demand, "điều kiện của luật mẫu", "điều khoản mẫu", certain, value, of=of)
