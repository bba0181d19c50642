"""An office's own file of awards over the country's: what it changes, and what is refused in it."""

import re
from datetime import date
from pathlib import Path

import pytest

from vanban.data.award_law import AwardLaw, OwnAwardLaw
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.data.workspace import Workspace
from vanban.errors import DataError
from vanban.registry.awards import Award, AwardBook, award_book
from vanban.registry.provinces import province_on

DAY = date(2026, 11, 22)
NAME = "campaigns/registry/awards.yaml"


def own(text: str) -> OwnAwardLaw:
    source = parse_source(text.encode(), NAME)
    return OwnAwardLaw(source, validate(source, AwardLaw))


def book(text: str, day: date = DAY) -> AwardBook:
    return award_book(day, province_on("dong-nai", day), own(text))


def award(text: str, id: str, day: date = DAY) -> Award:
    found = book(text, day).award(id)
    assert found is not None
    return found


def faults(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        book(text)
    return [str(problem) for problem in caught.value.problems]


COEFFICIENT = """\
khen_thuong:
  gks_cn:
    - {he_so: "0,5", nguon: Quy chế thi đua khen thưởng của tỉnh}
"""


def test_an_office_changes_a_coefficient_and_nothing_else() -> None:
    changed, country = award(COEFFICIENT, "gks_cn"), award("khen_thuong: {}", "gks_cn")
    assert book(COEFFICIENT).prize(changed, date(2027, 2, 1)) == 1_270_000  # 2.530.000 × 0,5, rounded up
    assert (changed.title, changed.authority, changed.clause) == (
        country.title,
        country.authority,
        country.clause,
    )
    assert award(COEFFICIENT, "gks_tt").coefficient == award("khen_thuong: {}", "gks_tt").coefficient


def test_the_coefficient_of_a_prize_is_that_of_the_decisions_day() -> None:
    text = COEFFICIENT.replace("{he_so", "{tu: 01/01/2026, he_so")
    before = date(2025, 12, 25)  # the council met in the year before
    proposed = award(text, "gks_cn", before)
    assert book(text, before).prize(proposed, date(2025, 12, 31)) == 710_000  # 2.340.000 × 0,3, rounded up
    assert book(text, before).prize(proposed, date(2026, 1, 5)) == 1_170_000  # 2.340.000 × 0,5
    assert book(text, before).prize(proposed, date(2026, 7, 1)) == 1_270_000  # 2.530.000 × 0,5, rounded up


def test_what_an_office_writes_itself_is_confirmed_the_rest_is_not() -> None:
    changed = award(COEFFICIENT, "gks_cn")
    assert changed.certain
    assert not changed.authority_certain


def test_an_office_may_say_from_when_to_when() -> None:
    text = """\
khen_thuong:
  gks_cn:
    - {tu: 01/01/2026, den: 31/12/2026, he_so: "0,5"}
"""
    found = [
        award(text, "gks_cn", day).coefficient
        for day in (date(2025, 12, 31), date(2026, 6, 1), date(2027, 1, 1))
    ]
    assert list(map(str, found)) == ["0.3", "0.5", "0.3"]


def test_a_coefficient_of_nought_means_no_money() -> None:
    text = "khen_thuong:\n  ldtt:\n    - {he_so: 0}\n"
    assert book(text).prize(award(text, "ldtt"), DAY) is None


def test_an_office_adds_the_next_base_salary_before_the_program_knows_it() -> None:
    text = "luong_co_so:\n  - {tu: 01/07/2027, muc: 2.700.000, can_cu: 12/2027/NĐ-CP}\n"
    law = book(text)
    assert law.base_salary(date(2027, 6, 30)).amount == 2_530_000
    assert law.base_salary(date(2027, 7, 1)).amount == 2_700_000


def test_an_office_corrects_a_base_salary_of_the_country() -> None:
    text = "luong_co_so:\n  - {tu: 01/07/2026, muc: 2.540.000, can_cu: 161/2026/NĐ-CP}\n"
    assert book(text).base_salary(DAY).amount == 2_540_000


def test_an_award_of_the_offices_own_is_known_by_its_names() -> None:
    text = """\
khen_thuong:
  bieu_duong:
    - ten: Thư khen của Chủ tịch {{ dia_ban.uy_ban }}
      ten_ngan: Thư khen
      ten_khac: [Thư khen Chủ tịch tỉnh …]
      loai: hinh_thuc
      doi_tuong: ca_nhan
      tham_quyen: chu_tich_tinh
      thu_bac: 20
      dieu_khoan: Quy chế của tỉnh
"""
    found = book(text).named("thư khen chủ tịch tỉnh Đồng Nai", "ca_nhan")
    assert found is not None
    assert found.title == "Thư khen của Chủ tịch Ủy ban nhân dân thành phố"
    assert book(text).awards()[-1] == found
    assert book(text).prize(found, DAY) is None


def test_an_office_says_which_form_its_province_uses() -> None:
    text = """\
bieu_mau:
  - {mau: 02-CĐ, kem_theo: Quyết định số 05/2026/QĐ-UBND, phan: chuyen_de, dia_ban: [dong-nai], loai_khen: [chuyen_de]}
"""
    law = book(text)
    form = law.form(award(text, "bkt_tt"), "chuyen_de")
    assert form is not None
    assert (form.number, form.certain) == ("Mẫu số 02-CĐ", True)
    assert form.issued_with == "(Ban hành kèm theo Quyết định số 05/2026/QĐ-UBND)"
    assert form.sections == "chuyen_de_tap_the"
    other = law.form(award(text, "bkt_tt"), "cong_trang")
    assert other is not None
    assert other.number == "Mẫu số 02"


def test_an_offices_rule_on_votes_takes_the_place_of_the_usual_one() -> None:
    text = "hoi_dong:\n  - {ve: phieu, noi_dung: từ 70% trở lên, gia_tri: 70%, dieu_khoan: Quy chế của Hội đồng}\n"
    rules = {rule.demand: rule for rule in book(text).council_rules()}
    assert rules["phieu"].met_by(70)
    assert not rules["phieu"].met_by(69)
    assert rules["phieu"].certain
    assert not rules["hop"].certain


def test_an_office_adds_a_basis_of_its_own() -> None:
    text = """\
che_do:
  can_cu_them:
    - {tu: 01/01/2026, ghi: Quyết định số 05/2026/QĐ-UBND của Ủy ban nhân dân thành phố ban hành Quy chế}
"""
    bases = book(text).regime(DAY).bases
    assert bases[-1].startswith("Căn cứ Quyết định số 05/2026/QĐ-UBND của Ủy ban nhân dân thành phố")
    assert bases[-1].endswith(";")
    assert bases[0].startswith("Căn cứ Luật Thi đua, khen thưởng")
    assert not any("05/2026" in line for line in book(text).regime(date(2025, 12, 1)).bases)


def test_all_faults_are_told_at_once_each_at_its_place() -> None:
    assert faults(
        """\
khen_thuong:
  gks_cm:
    - {he_so: 1}
  bkt_cn:
    - {tu: 01/01/2026, den: 01/01/2025}
  bkt_tt:
    - {ten: "Bằng khen của {{ dia_ban.ten }}"}
    - {he_so: 2000}
  ldtt: []
  cstdt:
    - dieu_kien:
        - {ve: so_nam, noi_dung: 2 năm, gia_tri: 2, cua: [cstdcss], dieu_khoan: Quy chế}
luong_co_so:
  - {tu: 01/01/2027, muc: 0, can_cu: 1/2027/NĐ-CP}
hoi_dong:
  - {ve: hop, noi_dung: đủ 5 người, gia_tri: 5, dieu_khoan: Quy chế}
bieu_mau:
  - {mau: "01", kem_theo: Quyết định, phan: chuyen_de, dia_ban: [dong-nay], hinh_thuc: [gks]}
nguyen_tac:
  mot_lam: {noi_dung: Một lần, dieu_khoan: Luật}
che_do:
  van_ban: [1/2030/NĐ-CP]
"""
    ) == [
        f"{NAME}:2:3: Không có danh hiệu, hình thức nào mang mã gks_cm. Có phải ý là gks_cn? Nếu là hình thức mới, "
        "ghi thêm ten, ten_ngan, loai, doi_tuong, tham_quyen, thu_bac, dieu_khoan.",
        f"{NAME}:5:29: den (01/01/2025) trước tu (01/01/2026). Sửa một trong hai ngày.",
        f"{NAME}:7:13: Tên có chỗ điền dia_ban.ten, không có trong dữ liệu. Dùng một trong: dia_ban.goi, "
        "dia_ban.uy_ban.",
        f"{NAME}:8:7: Hai bản của bkt_tt cùng không có ngày bắt đầu. Gộp thành một bản, hoặc sửa tu.",
        f"{NAME}:8:15: Hệ số tiền thưởng phải từ 0 đến 1.000. Viết như 1,5.",
        f"{NAME}:9:3: ldtt chưa có bản nào. Thêm ít nhất một bản, bắt đầu bằng dấu gạch -.",
        f"{NAME}:12:59: Không có danh hiệu, hình thức nào mang mã cstdcss. Có phải ý là cstdcs?",
        f"{NAME}:14:27: Mức lương cơ sở phải lớn hơn 0. Viết như 2.530.000.",
        f"{NAME}:16:46: Ở đây cần một phần của tổng số. Viết như 2/3 hoặc 80%.",
        f"{NAME}:18:66: Không có tỉnh, thành phố nào mang mã dong-nay. Có phải ý là dong-nai?",
        f"{NAME}:18:89: Không có danh hiệu, hình thức nào mang mã gks. Có phải ý là gks_tt?",
        f"{NAME}:20:3: Không có nguyên tắc nào mang mã mot_lam. Có phải ý là mot_lan?",
        f"{NAME}:22:13: Văn bản số 1/2030/NĐ-CP không có trong dữ liệu pháp luật của phần mềm. "
        "Ghi lời căn cứ của đơn vị ở can_cu_them.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("khen_thuog: {}\n", r"awards\.yaml:1:1: .*khen_thuog.*khen_thuong"),
        ("khen_thuong:\n  bkt_cn:\n    - {heso: 1}\n", r"awards\.yaml:3:8: .*heso.*he_so"),
        ("khen_thuong:\n  bkt_cn:\n    - {he_so: 1.5}\n", r"awards\.yaml:3:15: .*1,5"),
        ("khen_thuong:\n  bkt_cn:\n    - {tham_quyen: giam_doc}\n", r"awards\.yaml:3:20: .*giam_doc"),
        ("hoi_dong:\n  - {ve: hop, noi_dung: a, gia_tri: 2/0, dieu_khoan: b}\n", r"2/0.*mẫu số"),
        ("nguyen_tac:\n  mot_lan: {noi_dung: a}\n", r"awards\.yaml:2:3: .*dieu_khoan"),
    ],
)
def test_what_can_not_be_read_is_told_in_a_clerks_words(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        own(text)


def test_the_workspace_reads_the_file_if_there_is_one(tmp_path: Path) -> None:
    registry = tmp_path / "campaigns" / "registry"
    registry.mkdir(parents=True)
    assert Workspace(tmp_path).award_law is None
    (registry / "awards.yaml").write_text(COEFFICIENT, encoding="utf-8")
    law = Workspace(tmp_path).award_law
    assert law is not None
    found = award_book(DAY, province_on("dong-nai", DAY), law).award("gks_cn")
    assert found is not None
    assert str(found.coefficient) == "0.5"


def test_the_example_of_the_guide_does_what_the_guide_says() -> None:
    guide = (Path(__file__).parents[2] / "HUONG_DAN.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- awards -->\n```yaml\n(.*?)```", guide, flags=re.DOTALL)
    assert found is not None
    law = book(found[1])
    assert law.prize(award(found[1], "gks_cn"), DAY) == 1_270_000
    assert award(found[1], "bkt_tt").certain
    assert law.base_salary(date(2027, 7, 1)).amount == 2_700_000
    assert [rule.value for rule in law.council_rules() if rule.demand == "phieu"] == [70]
    form = law.form(award(found[1], "bkt_cn"), "chuyen_de")
    assert form is not None
    assert form.number == "Mẫu số 03"
    assert law.regime(DAY).bases[-1] == "Căn cứ Quy chế thi đua khen thưởng của tỉnh;"
