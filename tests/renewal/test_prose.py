"""Each literal that a clerk may have typed, and what the next year makes of it."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.renewal.rolling import DEPARTMENTS, roll
from tests.workspaces import workspace_with

from vanban.renewal.rows import Action
from vanban.renewal.spelling import levelled

PARENT = "van_ban_goc: {loai: Kế hoạch, so: 59/KH-UBND, ngay: 07/02/2024}\n"


def rolled(
    root: Path, line: str, year: int = 2025, name: str = "sxd"
) -> tuple[str, str, list[tuple[Action, str]]]:
    """The line of the body in the new year, the whole new file, and (action, before) of the line's rows."""
    workspace_with(root, plan=f"noi_dung: |\n  {line}\n", campaign=PARENT, name=name, departments=DEPARTMENTS)
    done = roll(root, "thi-dua/2024", year)
    path = next(path for path in (done.folder / "plans").iterdir())
    text = path.read_text(encoding="utf-8")
    body = text.split("noi_dung: |\n  ")[1].splitlines()[0]
    at = text.splitlines().index(f"  {body}") + 1
    rows = [
        (r.action, r.before) for r in done.rows if r.place.line == at and r.place.file.endswith(path.name)
    ]
    return body, text, rows


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Phong trào năm 2024 đạt kết quả.", "Phong trào năm {{ nam }} đạt kết quả."),
        ("So với năm 2023 tăng.", "So với năm {{ nam_truoc }} tăng."),
        ("Trong quý III/2024 và tháng 6/2024.", "Trong quý III/{{ nam }} và tháng 6/{{ nam }}."),
        ("Đến hết ngày 31/01/2025.", "Đến hết ngày {{ thoi_gian.ket_thuc }}."),
        (
            "Theo Kế hoạch số 59/KH-UBND ngày 07/02/2024.",
            "Theo {{ van_ban_goc.ngan }} ngày {{ van_ban_goc.ngay }}.",
        ),
    ],
)
def test_what_is_certain_becomes_relative(tmp_path: Path, line: str, expected: str) -> None:
    body, _, rows = rolled(tmp_path, line)
    assert body == expected
    assert {action for action, _ in rows} == {"done"}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.", "15 tháng 6 năm 2022"),
        ("Nghị định số 152/2025/NĐ-CP của Chính phủ.", "152/2025/NĐ-CP"),
        ("Giai đoạn 2021-2030.", "2021-2030"),
        ("Kết quả giai đoạn 2016-2020.", "2016-2020"),
        ("Theo “Chiến lược đến năm 2024 của Bộ”.", "2024"),
        ("Từ năm 2019 đến nay.", "năm 2019"),
        ("Tổ 12 thực hiện.", "12"),
        ("Điều 5 của quy chế.", "5"),
        ("Ngày 05/3/2020 họp.", "05/3/2020"),
        ("Sở Kế hoạch và Đầu tư trước đây đã sáp nhập.", "Sở Kế hoạch và Đầu tư"),
    ],
)
def test_what_is_never_touched_is_told(tmp_path: Path, line: str, kept: str) -> None:
    body, _, rows = rolled(tmp_path, line, 2026)
    assert body == line
    assert rows == [("kept", kept)]


@pytest.mark.parametrize(
    ("line", "body", "entry"),
    [
        (
            "Khối thi đua số 6.",
            "Khối thi đua số {{ cum_tu.khoi_thi_dua_so }}.",
            "khoi_thi_dua_so: !hoi {nam_truoc: 6,",
        ),
        ("Đạt 95% kế hoạch.", "Đạt {{ chi_tieu.ty_le_95 }} kế hoạch.", "gia_tri: !hoi {nam_truoc: 95}"),
        ("Giảm 1.000 hộ nghèo.", "Giảm {{ chi_tieu.ho_1000 }} nghèo.", "gia_tri: !hoi {nam_truoc: 1.000}"),
        (
            "Trước ngày 15/11/2024.",
            "Trước ngày {{ cum_tu.ngay_15_11_2024 }}.",
            "!xac_nhan {nam_truoc: 15/11/2024, de_xuat: 15/11/2026, ghi_chu: 15/11/2026 là Chủ nhật}",
        ),
        (
            "Giai đoạn 2021-2025.",
            "Giai đoạn {{ cum_tu.giai_doan_2021_2025 }}.",
            "!hoi {nam_truoc: 2021-2025,",
        ),
        (
            "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023.",
            "Nghị định số {{ cum_tu.so_98_2023_nd_cp }}.",
            "de_xuat: 152/2025/NĐ-CP ngày 14/06/2025",
        ),
        (
            "Công văn số 77/UBND-TH ngày 01/02/2024.",
            "{{ vien_dan.cong_van_77_ubnd_th.ngan }} ngày {{ vien_dan.cong_van_77_ubnd_th.ngay }}.",
            "so: !hoi {nam_truoc: 77/UBND-TH}",
        ),
        (
            "Quyết định số 12/QĐ-SXD ngày 01/02/2021.",
            "{{ vien_dan.quyet_dinh_12_qd_sxd.ngan }} ngày {{ vien_dan.quyet_dinh_12_qd_sxd.ngay }}.",
            "so: !xac_nhan {nam_truoc: 12/QĐ-SXD, de_xuat: 12/QĐ-SXD}",
        ),
        (
            "Các UBND cấp huyện, thị xã, thành phố.",
            "Các {{ cum_tu.ubnd_cap_huyen_thi_xa_thanh_pho }}.",
            "de_xuat: UBND cấp xã",
        ),
        ("Thanh tra Sở kiểm tra.", "{{ cum_tu.thanh_tra_so }} kiểm tra.", "!hoi {nam_truoc: Thanh tra Sở"),
        (
            "Ban Thi đua - Khen thưởng {{ dia_ban.loai }}.",
            "{{ cum_tu.ban_thi_dua_khen_thuong_tinh }}.",
            "de_xuat: Sở Nội vụ",
        ),
    ],
)
def test_what_only_a_person_can_know_becomes_a_named_question(
    tmp_path: Path, line: str, body: str, entry: str
) -> None:
    found, text, _ = rolled(tmp_path, line, 2026)
    assert found == body
    assert entry in text


def test_words_of_the_province_and_of_the_department_follow_the_reform(tmp_path: Path) -> None:
    line = "Tỉnh ủy, UBND tỉnh; Trưởng ban Ban Dân tộc trên địa bàn tỉnh; Trưởng ban Chỉ đạo."
    body, _, rows = rolled(tmp_path, line, 2027, "bdt")
    assert body == (
        "{{ dia_ban.cap_uy }}, {{ dia_ban.uy_ban_tat }}; {{ don_vi.nguoi_dung_dau }} {{ don_vi.ten }} "
        "{{ dia_ban.tren_dia_ban }}; Trưởng ban Chỉ đạo."
    )
    assert {action for action, _ in rows} == {"reform"}


def test_the_same_words_become_one_question(tmp_path: Path) -> None:
    body, text, _ = rolled(tmp_path, "Giảm 1.000 hộ; thêm 1.000 hộ; rồi 2.000 hộ.")
    assert body == "Giảm {{ chi_tieu.ho_1000 }}; thêm {{ chi_tieu.ho_1000 }}; rồi {{ chi_tieu.ho_2000 }}."
    assert text.count("ho_1000:") == 1


@pytest.mark.parametrize(
    ("line", "year", "expected"),
    [
        ("Ban Thi đua – Khen thưởng tỉnh họp.", 2026, "{{ cum_tu.ban_thi_dua_khen_thuong_tinh }} họp."),
        ("Ban Thi đua-Khen\u00a0thưởng tỉnh họp.", 2026, "{{ cum_tu.ban_thi_dua_khen_thuong_tinh }} họp."),
        ("BAN THI ĐUA - KHEN THƯỞNG TỈNH họp.", 2026, "{{ cum_tu.ban_thi_dua_khen_thuong_tinh }} họp."),
        ("Sở Lao động – Thương binh  và Xã hội.", 2026, "{{ cum_tu.so_lao_dong_thuong_binh_va_xa_hoi }}."),
        (
            "Huyện uỷ, Thị uỷ các huyện ,thị xã.",
            2026,
            "{{ cum_tu.huyen_uy }}, {{ cum_tu.thi_uy }} các {{ cum_tu.huyen_thi_xa }}.",
        ),
        (
            "UBND huyện Đồng Phú, TP. Đồng Xoài.",
            2026,
            "UBND {{ cum_tu.huyen_dong_phu }}, {{ cum_tu.tp_dong_xoai }}.",
        ),
        ("Thành uỷ Đồng Xoài, quận 1.", 2026, "{{ cum_tu.thanh_uy_dong_xoai }}, {{ cum_tu.quan_1 }}."),
        ("TP.HCM, thành phố Hà Nội năm 2024.", 2026, "TP.HCM, thành phố Hà Nội năm {{ nam }}."),
        ("Đồng chí Trần Văn Huyện, ông Nguyễn Quận.", 2026, "Đồng chí Trần Văn Huyện, ông Nguyễn Quận."),
        ("Phòng, thanh tra sở phối hợp.", 2026, "Phòng, thanh tra sở phối hợp."),
        ("Năm học 2024 – 2025.", 2026, "Năm học {{ cum_tu.nam_hoc_2024_2025 }}."),
        ("Năm học 2020-2021.", 2026, "Năm học 2020-2021."),
        ("Các năm 2023, 2024 và năm 2025.", 2026, "Các năm {{ nam_truoc }}, {{ nam }} và năm {{ nam_sau }}."),
        ("Các năm 2020, 2023, 2024.", 2026, "Các năm 2020, 2023, 2024."),
        ("Từ năm 2023 đến năm 2025.", 2025, "Từ năm 2023 đến năm 2025."),
        ("Từ năm 2021 đến hết năm 2025.", 2026, "Từ năm {{ cum_tu.giai_doan_2021_den_het_nam_2025 }}."),
        ("Phấn đấu đến năm 2025 xong.", 2025, "Phấn đấu đến năm 2025 xong."),
        ("Phấn đấu đến năm 2025 xong.", 2026, "Phấn đấu đến năm {{ cum_tu.den_nam_2025 }} xong."),
        (
            "Luật Đất đai năm 2024, Luật Thi đua, khen thưởng năm 2022.",
            2025,
            "Luật Đất đai năm 2024, Luật Thi đua, khen thưởng năm 2022.",
        ),
        ("Luật Đầu tư công trong năm 2024.", 2025, "Luật Đầu tư công trong năm {{ nam }}."),
        ("Chỉ thị 05-CT/TW.", 2025, "Chỉ thị {{ cum_tu.so_05_ct_tw }}."),
        (
            "Kế hoạch\u00a0số\u00a059/KH-UBND ngày\u00a007 tháng\u00a002 năm\u00a02024.",
            2025,
            "{{ van_ban_goc.ngan }} ngày {{ van_ban_goc.ngay }}.",
        ),
        (
            "kế hoạch số: 59 /KH – UBND  ngày 7.2.2024.",
            2025,
            "kế hoạch số {{ van_ban_goc.so }} ngày {{ van_ban_goc.ngay }}.",
        ),
        ("Kế hoạch số …/KH-UBND.", 2025, "Kế hoạch số {{ cum_tu.so_kh_ubnd }}."),
        (
            "Công văn số 15/2024; KH2024; https://x.vn/2024.",
            2025,
            "Công văn số 15/2024; KH2024; https://x.vn/2024.",
        ),
        ("Quý 3/2024, T6/2024, 02/2024.", 2025, "Quý 3/{{ nam }}, T6/{{ nam }}, 02/{{ nam }}."),
        ("NĂM 2024 VÀ NĂM 2023.", 2025, "NĂM {{ nam }} VÀ NĂM {{ nam_truoc }}."),
        ("Đạt 90 - 95%, 95,5 phần trăm.", 2025, "Đạt {{ cum_tu.ty_le_90_95 }}, {{ chi_tieu.ty_le_95_5 }}."),
        ('"Đề án năm 2024", ‘năm 2024’.', 2025, '"Đề án năm 2024", ‘năm 2024’.'),
        ("Phong trào “Thi đua mẫu năm 2024”.", 2025, "Phong trào “Thi đua mẫu năm {{ nam }}”."),
        (
            "{% if don_vi.vai_tro.tham_dinh %}Năm 2024.{% endif %}",
            2025,
            "{% if don_vi.vai_tro.tham_dinh %}Năm {{ nam }}.{% endif %}",
        ),
    ],
)
def test_however_a_clerk_types_it(tmp_path: Path, line: str, year: int, expected: str) -> None:
    body, _, rows = rolled(tmp_path, line, year)
    assert body == expected
    assert rows, "whatever was found is told"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "BAN DÂN TỘC; Ban dân tộc; TRƯỞNG BAN.",
            "{{ don_vi.ten | in_hoa }}; {{ don_vi.ten }}; {{ don_vi.nguoi_dung_dau | in_hoa }}.",
        ),
        ("Ban Dân tộc (cũ); Ban Dân tộc.", "Ban Dân tộc (cũ); {{ don_vi.ten }}."),
        ("Tỉnh uỷ, TỈNH ỦY.", "{{ dia_ban.cap_uy }}, {{ dia_ban.cap_uy | in_hoa }}."),
        ("UBND TỈNH BÌNH PHƯỚC.", "UBND {{ dia_ban.ten_day_du | in_hoa }}."),
        ("UBND tỉnh Bình Phước.", "UBND {{ dia_ban.ten_day_du }}."),
        (
            "Trước khi sáp nhập, tỉnh Bình Phước có 11 đơn vị.",
            "Trước khi sáp nhập, tỉnh Bình Phước có 11 đơn vị.",
        ),
        ("Đảng bộ Bình Phước.", "Đảng bộ Bình Phước."),
    ],
)
def test_names_of_the_department_and_the_province_in_any_letters(
    tmp_path: Path, line: str, expected: str
) -> None:
    body, _, rows = rolled(tmp_path, line, 2027, "bdt")
    assert body == expected
    assert rows, "whatever was found is told"


def test_a_dead_term_in_combining_letters_is_found(tmp_path: Path) -> None:
    line = unicodedata.normalize("NFD", "Cơ quan công tác dân tộc cấp huyện họp.")
    body, _, _ = rolled(tmp_path, line, 2026)
    assert body == "{{ cum_tu.co_quan_cong_tac_dan_toc_cap_huyen }} họp."


@given(st.text(alphabet="aàảhoàòủyỷ -–—\u00a0\u2011năm2024", max_size=60))
def test_the_reading_copy_is_as_long_as_the_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(levelled(composed)) == len(composed)
