"""A council's meeting: what its file says must agree with itself."""

import re
from pathlib import Path

import pytest

from vanban.data.awards import Council
from vanban.data.open_values import OpenValue
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.errors import DataError

COUNCIL = """ngay_hop: 20/01/2025
bat_dau: 08 giờ 00 phút
ket_thuc: 10 giờ 30 phút
dia_diem: Phòng họp số 1
thanh_vien:
  - {ho_ten: Người mẫu 11, chuc_vu: Giám đốc, vai_tro: chu_tich}
  - {ho_ten: Người mẫu 12, chuc_vu: Phó Giám đốc, vai_tro: pho_chu_tich}
  - {ho_ten: Người mẫu 13, chuc_vu: Chánh Văn phòng, vai_tro: thu_ky}
phieu: {phat_ra: 3, thu_ve: 3, hop_le: 2}
"""


def council(old: str = "", new: str = "") -> Council:
    text = COUNCIL.replace(old, new) if old else COUNCIL
    assert not old or text != COUNCIL
    return validate(parse_source(text.encode(), "council.yaml"), Council)


def test_the_head_leads_and_the_secretary_writes() -> None:
    assert council().chair.full_name == "Người mẫu 11"
    assert council().secretary.full_name == "Người mẫu 13"
    away = "vai_tro: chu_tich, vang: có, ly_do: đi công tác}"
    led = council("vai_tro: chu_tich}\n", f"{away}\n  - {{ho_ten: Người mẫu 14, chuc_vu: Trưởng phòng}}\n")
    assert led.chair.full_name == "Người mẫu 12"
    assert len(led.present) == 3


def test_what_nobody_knows_before_the_meeting_may_be_open() -> None:
    found = council("ho_ten: Người mẫu 11", "ho_ten: !hoi ")
    assert isinstance(found.chair.full_name, OpenValue)
    assert council("phat_ra: 3, thu_ve: 3", "phat_ra: !hoi , thu_ve: 9").ballots is not None
    assert council("10 giờ 30 phút", "!hoi").ended == OpenValue("hoi")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("phat_ra: 3", "phat_ra: 4", "council.yaml:9:18: Phát ra 4 phiếu, nhưng chỉ có 3 thành viên có mặt."),
        ("thu_ve: 3", "thu_ve: 5", "council.yaml:9:29: 5 nhiều hơn số phiếu phát ra (3)."),
        ("hop_le: 2", "hop_le: 4", "council.yaml:9:40: 4 nhiều hơn số phiếu thu về (3)."),
        ("hop_le: 2", "hop_le: -1", "council.yaml:9:40: Số phiếu là -1."),
        ("10 giờ 30", "7h30", "council.yaml:3:11: ket_thuc (7h30 phút) không sau bat_dau (08 giờ 00 phút)."),
        ("thu_ky}", "uy_vien}", "council.yaml:6:3: Không ai có mặt với vai_tro thu_ky để ghi biên bản."),
        ("Người mẫu 13", "người mẫu 11", "council.yaml:8:5: người mẫu 11 ghi hai lần trong thanh_vien."),
        ("pho_chu_tich", "chu_tich", "council.yaml:7:5: Có hai Chủ tịch Hội đồng."),
        ("thu_ky}", "thu_ky, ly_do: ốm}", "council.yaml:8:78: Ghi lý do vắng của người có mặt."),
    ],
)
def test_what_disagrees_is_told_at_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        council(old, new)
    assert said in str(caught.value)


def test_somebody_must_lead() -> None:
    nobody = "Phó Giám đốc, vai_tro: pho_chu_tich, vang: có"
    with pytest.raises(DataError, match="để chủ trì họp"):
        council(
            "vai_tro: chu_tich}\n  - {ho_ten: Người mẫu 12, chuc_vu: Phó Giám đốc, vai_tro: pho_chu_tich",
            f"vang: có}}\n  - {{ho_ten: Người mẫu 12, chuc_vu: {nobody}",
        )


def test_the_meeting_of_the_guide_is_one() -> None:
    guide = (Path(__file__).parents[2] / "HUONG_DAN.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"<!-- council -->\n```yaml\n(.*?)```", guide, flags=re.DOTALL)
    found = validate(parse_source(example.encode(), "council.yaml"), Council)
    assert (len(found.present), found.secretary.full_name) == (3, "Người mẫu 14")
