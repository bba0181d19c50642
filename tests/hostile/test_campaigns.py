"""One good campaign, spoiled in each of its fields in turn: never a trace, always the line that is to blame.

The line is right when it is the spoiled one, one where its group begins, one that asks
for what is spoiled by its name, or the day of the document, which decides what counts of the register.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import build
import pytest
from tests.workspaces import workspace_with

from vanban import console

CAMPAIGN, PLAN = "campaigns/thi-dua/2024/campaign.yaml", "campaigns/thi-dua/2024/plans/sxd.yaml"
REGISTER = "campaigns/registry/departments.yaml"
FILES = {
    CAMPAIGN: """phong_trao: Thi đua mẫu
ten_ngan: Thi đua
nam: 2024
dia_ban: binh-phuoc
nhom_don_vi:
  - so_nganh
thoi_gian:
  bat_dau: 2024-02-01
  ket_thuc: 2025-01-31
van_ban_goc:
  loai: Kế hoạch
  so: 59/KH-UBND
  ngay: 2024-01-07
  co_quan: Ủy ban nhân dân tỉnh
  trich_yeu: phát động phong trào
chi_tieu:
  giai_ngan:
    gia_tri: 95
    don_vi: "%"
vien_dan:
  quy_che:
    loai: Quyết định
    so: 5/QĐ-UBND
    ngay: 2024-01-05
    co_quan: Ủy ban nhân dân tỉnh
    trich_yeu: ban hành quy chế
chuong_trinh:
  nong_thon:
    ten: Chương trình mẫu
    giai_doan: 2021-2025
cum_tu:
  doi_tuong: tập thể và cá nhân
bao_cao:
  don_vi_tong_hop: sxd
  don_vi_tinh: triệu đồng
  xep_hang_theo: kh_dp_giao
  chi_tieu: giai_ngan
  nguon_von:
    nstw: Ngân sách trung ương
  nhom_du_an:
    b: Nhóm B
""",
    PLAN: """so: 12
ngay: 15/02/2024
trich_yeu: Phát động phong trào thi đua
can_cu:
  - Luật mẫu
mo_dau: Thực hiện {{ van_ban_goc }}, {{ don_vi.ten }} xây dựng kế hoạch như sau
noi_dung: |
  1. Chỉ tiêu {{ chi_tieu.giai_ngan }} theo {{ vien_dan.quy_che }}.
  2. Thực hiện {{ chuong_trinh.nong_thon }} với {{ cum_tu.doi_tuong }} đến hết {{ thoi_gian.ket_thuc }}.
  3. Đạt {{ chi_tieu.rieng }} từ {{ thoi_gian.bat_dau }} của {{ ten_ngan }} trong {{ phong_trao }}.
ket: Trên đây là kế hoạch
noi_nhan:
  - Như trên
  - Ủy ban nhân dân tỉnh
luu:
  noi: VT
  nguoi_soan: Th
  so_ban: 5
ky:
  quyen_han: KT
  chuc_vu: Phó Giám đốc
  ho_ten: Người mẫu 01
chi_tieu:
  rieng:
    gia_tri: 12,5
    don_vi: tỷ đồng
""",
    REGISTER: """nhom:
  so_nganh: Sở, ban, ngành
don_vi:
  sxd:
    -
      nhom: so_nganh
      dia_ban: binh-phuoc
      ten: Sở Xây dựng
      viet_tat: SXD
      dia_danh: Bình Phước
      tu_xung: sở
      nguoi_dung_dau: Giám đốc
      cap_pho: Phó Giám đốc
      vien_chuc: có
""",
}
NEEDED = {
    *("phong_trao", "nam", "dia_ban", "thoi_gian", "thoi_gian.ket_thuc", "van_ban_goc.loai"),
    *("chi_tieu.giai_ngan.gia_tri", "ngay", "trich_yeu", "noi_dung", "nhom", "don_vi", "don_vi.sxd.ten"),
}
FREE_NAMES = {("nguon_von",), ("nhom_du_an",)}
_ENTRY = re.compile(r"( *)([\w-]+):(?: (.*))?")
_PLACE = re.compile(r"^(\S+\.yaml):(?:(\d+):\d+:)? ", re.MULTILINE)
_OURS = re.compile(r"Traceback|Error|Exception|Lỗi của chương trình|pydantic|File \"")


@dataclass(frozen=True)
class Spoiled:
    """A campaign with one thing wrong: in which file, at which line, how.

    `path` are the names of the field, `names` these and those of what stands inside it.
    """

    file: str
    line: int
    how: str
    path: tuple[str, ...]
    names: frozenset[str]
    text: str

    @property
    def always_told(self) -> bool:
        """Whether there is no way to read it."""
        if self.how == "misspelt" and self.path[-2:-1] in FREE_NAMES:
            return False
        return self.how in ("misspelt", "wrong type") or (
            ".".join(self.path) in NEEDED and self.how in ("deleted", "nothing", "empty")
        )


def campaigns() -> Iterator[Spoiled]:
    for file, text in FILES.items():
        lines = text.splitlines()
        above: list[tuple[int, str]] = []
        for at, line in enumerate(lines):
            if not (entry := _ENTRY.fullmatch(line)):
                continue
            indent, name, value = len(entry[1]), entry[2], entry[3] or ""
            above = [*(one for one in above if one[0] < indent), (indent, name)]
            end = at + 1
            while end < len(lines) and lines[end].startswith(" " * (indent + 1)):
                end += 1
            path = tuple(part for _, part in above)
            inside = [one[2] for one in map(_ENTRY.fullmatch, lines[at + 1 : end]) if one]
            for how, new in _ways(entry[1], name, value, lines[at + 1 : end]).items():
                spoiled = "\n".join([*lines[:at], *new, *lines[end:]]) + "\n"
                yield Spoiled(file, at + 1, how, path, frozenset((*path, *inside)), spoiled)


def _ways(indent: str, name: str, value: str, inside: list[str]) -> dict[str, list[str]]:
    key = f"{indent}{name}:"
    return {
        "deleted": [],
        "nothing": [key],
        "wrong type": [f"{key} sai" if inside and value != "|" else f"{key} [a, {{b: c}}]"],
        "long": [f"{key} {'dài ' * 5_000}"],
        "empty": [f"{key} " + ("{}" if inside and value != "|" else '""')],
        "misspelt": [f"{indent}{name}zz:{f' {value}' if value else ''}", *inside],
    }


def right_lines(spoiled: Spoiled) -> set[tuple[str, int]]:
    """Where a clerk finds what is to be done; line 0 stands for a file as a whole."""
    here, top = (spoiled.file, spoiled.line), (spoiled.file, 1)
    found = {here, top} if len(spoiled.path) == 1 else {here}
    lines = FILES[spoiled.file].splitlines()
    indent = _indent(lines[spoiled.line - 1])
    for at in range(spoiled.line - 1, 0, -1):
        if _indent(lines[at - 1]) < indent:
            found |= {(spoiled.file, at), (spoiled.file, at + 1)}  # what a group says begins below its name
            indent = _indent(lines[at - 1])
    return found | set(_asking(spoiled))


def _asking(spoiled: Spoiled) -> Iterator[tuple[str, int]]:
    for file, text in FILES.items():
        shift = spoiled.text.count("\n") - FILES[file].count("\n") if file == spoiled.file else 0
        for at, line in enumerate(text.splitlines(), 1):
            asked = re.findall(r"{{.*?}}|(?:nhom|don_vi_tong_hop|chi_tieu): .*|^  - \w+$", line)
            is_day = spoiled.file == REGISTER and line.startswith("ngay:")
            if is_day or any(name in words for words in asked for name in spoiled.names):
                yield file, at + (shift if at > spoiled.line else 0)
    if spoiled.path[0] == "don_vi":
        yield PLAN, 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


CASES = list(campaigns())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace_with(tmp_path_factory.mktemp("spoiled"))


def render(root: Path, files: dict[str, str]) -> int:
    for file, text in files.items():
        (root / file).write_text(text, encoding="utf-8")
    run = ["--root", str(root), "render", "thi-dua/2024", "--no-check", "--force"]
    return console.run(build.app, run)


def test_the_campaign_is_good_before_it_is_spoiled(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render(root, FILES) == 0
    assert capsys.readouterr().err == ""


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize("file", FILES)
def test_each_spoiled_field_is_told_at_a_line_where_it_can_be_mended(
    file: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = []
    for spoiled in (one for one in CASES if one.file == file):
        code = render(root, FILES | {file: spoiled.text})
        said = capsys.readouterr().err
        named = {(found[1], int(found[2] or 0)) for found in _PLACE.finditer(said)}
        if _OURS.search(said) or (code == 0 and spoiled.always_told):
            wrong.append((".".join(spoiled.path), spoiled.how, code, said[:200]))
        elif code and not named & right_lines(spoiled):
            wrong.append((".".join(spoiled.path), spoiled.how, spoiled.line, said[:300]))
    assert wrong == []
