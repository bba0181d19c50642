"""An office's own profile."""

from pathlib import Path

import pytest
from tests.decree30.sheet import findings, plan, rules_broken, section

from vanban.decree30.findings import Severity
from vanban.decree30.profiles import Profile, load_profile, nd30, nd30_strict
from vanban.errors import DataError


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = tmp_path / "campaigns" / "registry"
    folder.mkdir(parents=True)
    (folder / "departments.yaml").write_text("don_vi: {}\n", encoding="utf-8")
    (folder / "awards.yaml").write_text("khen_thuong: {}\n", encoding="utf-8")
    return folder


def load(registry: Path, text: str) -> Profile:
    (registry / "so-noi-vu.yaml").write_text(text, encoding="utf-8")
    return load_profile("so-noi-vu", registry)


def faults(registry: Path, text: str) -> str:
    with pytest.raises(DataError) as caught:
        load(registry, text)
    return str(caught.value)


def test_the_decrees_own_profiles_need_no_file(tmp_path: Path) -> None:
    assert load_profile("nd30", tmp_path / "none") is nd30()
    assert load_profile("nd30-strict", tmp_path / "none") is nd30_strict()


def test_an_office_says_what_only_it_knows(registry: Path) -> None:
    profile = load(
        registry,
        "dia_danh: [Bình Phước, Đồng Xoài]\n"
        "ky_hieu: {SỞ XÂY DỰNG: SXD}\n"
        "co_quan_tap_the: [HỘI ĐỒNG TRƯỜNG]\n"
        "hoc_ham_hoc_vi: có\n",
    )
    assert profile.name == "so-noi-vu"
    assert profile.office.places == ("Bình Phước", "Đồng Xoài")
    assert profile.office.symbols == {"SỞ XÂY DỰNG": "SXD"}
    assert profile.office.collegial == ("HỘI ĐỒNG TRƯỜNG",)
    assert profile.office.academic_titles
    assert profile.rules == nd30().rules


def test_an_office_may_widen_a_limit(registry: Path) -> None:
    profile = load(registry, 'quy_tac: {ND30-PAGE-03: {gioi_han: {tu_mm: "17,5"}}}\n')
    assert rules_broken(plan(sections=(section(top_mm=17.6),)), "ND30-PAGE", profile=profile) == []
    (found,) = findings(plan(sections=(section(top_mm=17.0),)), "ND30-PAGE", profile=profile)
    assert found.limit == "17,5–25 mm (hồ sơ so-noi-vu)"


def test_an_office_may_change_a_list(registry: Path) -> None:
    profile = load(registry, "quy_tac:\n  ND30-SO-07:\n    gioi_han: {giu_chu_thuong: [QyĐ, VPtu]}\n")
    assert profile.rules["ND30-SO-07"].limits["giu_chu_thuong"] == ("QyĐ", "VPtu")


def test_an_office_may_make_a_rule_milder_or_drop_it(registry: Path) -> None:
    profile = load(
        registry, "quy_tac:\n  ND30-PAGE-03: {muc_do: canh_bao}\n  ND30-PAGE-04: {muc_do: bo_qua}\n"
    )
    (found,) = findings(plan(sections=(section(top_mm=10, bottom_mm=10),)), "ND30-PAGE", profile=profile)
    assert (found.rule, found.severity) == ("ND30-PAGE-03", Severity.WARNING)


def test_an_office_may_start_from_the_strict_profile(registry: Path) -> None:
    assert load(registry, "ke_thua: nd30-strict\n").strict


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("quy_tac: {ND30-PAGE-33: {muc_do: bo_qua}}\n", ":1:11: Không có quy tắc nào mang mã ND30-PAGE-33."),
        (
            "quy_tac: {ND30-PAGE-03: {gioi_han: {tren: 18}}}\n",
            ":1:37: ND30-PAGE-03 không có giới hạn `tren`.",
        ),
        ("quy_tac: {ND30-PAGE-03: {gioi_han: {tu_mm: rộng}}}\n", ":1:44: Giới hạn `tu_mm`"),
        ("quy_tac: {ND30-PAGE-03: {gioi_han: {tu_mm: [1]}}}\n", "cần một số, không phải danh sách"),
        ("quy_tac: {ND30-SO-07: {gioi_han: {giu_chu_thuong: A}}}\n", "cần một danh sách"),
        ("quy_tac: {ND30-FONT-05: {gioi_han: {bo_lon_pt: [13, 14]}}}\n", "cần 3 số, không phải 2"),
        ("quy_tac: {ND30-FONT-05: {gioi_han: {bo_lon_pt: [13, 14, to]}}}\n", "“to” không phải là số"),
        ("quy_tac: {ND30-DATE-05: {gioi_han: {hieu_luc: hôm qua}}}\n", "Giới hạn `hieu_luc`"),
        ("quy_tac: {ND30-PAGE-03: {gioi_han: {tu_mm: 28}}}\n", "tu_mm là 28, lớn hơn den_mm là 25"),
        ("quy_tac: {ND30-PAGE-07: {muc_do: loi}}\n", ":1:34: ND30-PAGE-07 (Gáy, lề đối xứng)"),
        ("quy_tac: {ND30-PAGE-03: {muc_do: nang}}\n", ":1:34: "),
        ("dia_dang: [A]\n", ":1:1: "),
        ("ke_thua: nd31\n", ":1:10: "),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(registry: Path, text: str, sentence: str) -> None:
    told = faults(registry, text)
    assert told.startswith("campaigns/registry/so-noi-vu.yaml:1:")
    assert sentence in told


def test_all_faults_are_told_at_once(registry: Path) -> None:
    text = "quy_tac:\n  ND30-A: {muc_do: bo_qua}\n  ND30-PAGE-07: {muc_do: loi}\n"
    assert len(faults(registry, text).splitlines()) == 2


@pytest.mark.parametrize("name", ["so-y-te", "../departments", "departments", ""])
def test_an_unknown_profile_is_told_with_those_there_are(registry: Path, name: str) -> None:
    load(registry, "ke_thua: nd30\n")
    with pytest.raises(DataError, match="Các hồ sơ đang có: nd30, nd30-strict, so-noi-vu"):
        load_profile(name, registry)
