"""A workspace of any size, for measuring: communes, a campaign, a month's figures, the words of its documents.

All that is in it is made up: `Xã mẫu 0001`, marked `số liệu minh họa`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "campaigns" / "giai-ngan-von-dau-tu-cong" / "2024"
YEAR, PERIOD = "giai-ngan-mau/2024", "2024-05"
COMPILER = "skhdt"
PROJECTS = 10  # of each commune: the rows of its report's table

_CAMPAIGN = """# Số liệu minh họa.
phong_trao: Đẩy nhanh giải ngân vốn đầu tư công {{ dia_ban.tren_dia_ban }}
ten_ngan: Đẩy nhanh giải ngân vốn đầu tư công
nam: 2024
dia_ban: binh-phuoc
nhom_don_vi: [cap_xa]
thoi_gian: {ket_thuc: 2025-01-31}
van_ban_goc:
  loai: Kế hoạch
  so: 59/KH-UBND
  ngay: 2024-02-07
  co_quan: "{{ dia_ban.uy_ban }}"
  trich_yeu: phát động phong trào thi đua “{{ phong_trao }}” năm {{ nam }}
chi_tieu:
  giai_ngan: {gia_tri: 95, don_vi: "%"}
bao_cao:
  don_vi_tong_hop: skhdt
  don_vi_tinh: triệu đồng
  xep_hang_theo: kh_dp_giao
  chi_tieu: giai_ngan
  nguon_von: {nsdp_can_doi: Ngân sách địa phương cân đối, nsdp_xo_so: Xổ số kiến thiết}
  nhom_du_an: {b: Nhóm B, c: Nhóm C}
  nguong:
    - {den_ngay: 2024-05-31, ty_le: 60, nguon: Kịch bản giải ngân (số liệu minh họa)}
  ky_bao_cao:
    thang: {han_gui_sau: 5}
"""
_DEPARTMENTS = """# Số liệu minh họa.
nhom:
  so_nganh: Sở, ban, ngành cấp tỉnh
  cap_xa: Ủy ban nhân dân cấp xã
  cap_huyen: Ủy ban nhân dân cấp huyện
don_vi:
  skhdt:
    - nhom: so_nganh
      dia_ban: binh-phuoc
      ten: Sở Kế hoạch và Đầu tư
      viet_tat: SKHĐT
      nguoi_dung_dau: Giám đốc
"""
_COMMUNE = """  {id}:
    - nhom: cap_xa
      dia_ban: binh-phuoc
      ten: {name}
      viet_tat: UBND
      tu_xung: xã
      tap_the: Ủy ban nhân dân
      nguoi_dung_dau: Chủ tịch
      cap_pho: Phó Chủ tịch
      vien_chuc: có
      vai_tro: [chu_dau_tu]
"""
_HEADINGS = (
    "Mã dự án", "Tên dự án", "Đơn vị", "Chủ đầu tư", "Nguồn vốn", "Nhóm dự án", "Năm kế hoạch",
    "Kế hoạch Thủ tướng Chính phủ giao", "Kế hoạch địa phương giao", "Giải ngân trong tháng", "Lũy kế từ đầu năm",
)  # fmt: skip


def commune_id(number: int) -> str:
    """The id of a commune of the register."""
    return f"xa-{number:05}"


def commune_name(number: int) -> str:
    """Its name."""
    return f"Ủy ban nhân dân xã Mẫu {number:05}"


def write_workspace(root: Path, communes: int, *, own_plans: int = 0, figures: bool = True) -> Path:
    """A workspace with this many communes: each has a plan, and with `figures` a monthly report and a letter.

    The first `own_plans` communes have a plan of their own, the others share one. All of them lag, so all get a letter.
    """
    year = root / "campaigns" / YEAR
    registry = root / "campaigns" / "registry"
    for folder in (registry, year / "plans", year / "reports", year / "figures"):
        folder.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", root / "templates")
    (registry / "departments.yaml").write_text(_register(communes), encoding="utf-8")
    (year / "campaign.yaml").write_text(_CAMPAIGN, encoding="utf-8")
    shared = (SAMPLE / "plans" / "_chung.yaml").read_text(encoding="utf-8")
    (year / "plans" / "_chung.yaml").write_text(shared, encoding="utf-8")
    for number in range(1, own_plans + 1):
        (year / "plans" / f"{commune_id(number)}.yaml").write_text(shared, encoding="utf-8")
    if figures:
        shutil.copytree(SAMPLE / "reports" / "_chung", year / "reports" / "_chung")
        write_figures(year / "figures" / f"{PERIOD}.xlsx", communes)
    return root


def write_figures(path: Path, communes: int, *, changed: int = 0) -> None:
    """The month's workbook; of the commune number `changed` one project has been paid more."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Số liệu")
    sheet.append(["SỐ LIỆU GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 5 NĂM 2024 (SỐ LIỆU MINH HỌA)"])
    sheet.append(["Số liệu tính đến ngày 31/05/2024", None, None, "Đơn vị tính: triệu đồng"])
    sheet.append(_HEADINGS)
    for row in _rows(communes, changed):
        sheet.append(row)
    book.save(path)


def _register(communes: int) -> str:
    entries = (_COMMUNE.format(id=commune_id(n), name=commune_name(n)) for n in range(1, communes + 1))
    return _DEPARTMENTS + "".join(entries)


def _rows(communes: int, changed: int) -> Iterator[tuple[str | int, ...]]:
    for commune in range(1, communes + 1):
        for project in range(1, PROJECTS + 1):
            plan = 1000 + (commune * 37 + project * 101) % 5000
            done = plan * (10 + (commune + project) % 30) // 100
            yield (
                f"DA{commune:05}{project:02}",
                f"Đường giao thông nông thôn (dự án mẫu {project:02})",
                commune_name(commune),
                f"Chủ đầu tư mẫu {project:02}",
                ("Ngân sách địa phương cân đối", "Xổ số kiến thiết")[project % 2],
                ("Nhóm B", "Nhóm C")[project % 2],
                2024,
                plan,
                plan,
                done // 5,
                done + (commune == changed and project == 1),
            )
