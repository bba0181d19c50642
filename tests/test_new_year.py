"""A new clerk's first day: a folder with one old Word file, and from it a finished plan of a later year."""

import io
import re
from pathlib import Path

import build
import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph
from tests.renewal.imported import house, seed

from vanban import console
from vanban.decree30.findings import Severity
from vanban.decree30.judge import judge
from vanban.decree30.profiles import nd30_strict
from vanban.docx.measure import measure
from vanban.layout.recognition import recognise

CAMPAIGN = "day-nhanh-giai-ngan-von-dau-tu-cong"
ANSWERS = {
    2025: ["van_ban_goc.so=14/KH-UBND", "van_ban_goc.ngay=06/02/2025", "phong_trao=", "thoi_gian.ket_thuc="],
    2027: ["van_ban_goc.so=21/KH-UBND", "van_ban_goc.ngay=04/02/2027", "phong_trao=", "thoi_gian.ket_thuc="],
}
SAYS = {  # in the words of the year, the province and the answers
    2025: (
        "UBND TỈNH BÌNH PHƯỚC",
        "Bình Phước, ngày tháng 02 năm 2025",
        "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn tỉnh” năm 2025",
        "Thực hiện Kế hoạch số 14/KH-UBND ngày 06/02/2025 của Ủy ban nhân dân tỉnh phát động",
        "hoàn thành giải ngân 97% vốn đầu tư công trong năm 2025",
        "đến hết ngày 31/01/2026",
    ),
    2027: (
        "UBND THÀNH PHỐ ĐỒNG NAI",
        "Đồng Nai, ngày tháng 02 năm 2027",
        "“Đẩy nhanh giải ngân vốn đầu tư công trên địa bàn thành phố” năm 2027",
        "Thực hiện Kế hoạch số 21/KH-UBND ngày 04/02/2027 của Ủy ban nhân dân thành phố phát động",
        "nội dung chỉ đạo của Thành ủy, Ủy ban nhân dân thành phố",
        "hoàn thành giải ngân 97% vốn đầu tư công trong năm 2027",
        "đến hết ngày 31/01/2028",
        "của các UBND cấp xã nhằm đảm bảo",
        "Phòng Quản lý xây dựng tăng cường thanh tra",
    ),
}


def run(root: Path, *words: str) -> int:
    return console.run(build.app, ["--root", str(root), *words])


def old_word_file() -> bytes:
    """The real plan of 2024 as a clerk types it: letterhead and signature in tables without lines, all else by hand."""
    lines = [line.strip() for line in seed("B").decode().split("\n") if line.strip()]
    number, day, foot = lines[0], lines[1], lines.index("Nơi nhận:")
    document = docx.Document()
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", day]
    _columns(document, ["UBND TỈNH BÌNH PHƯỚC", "SỞ XÂY DỰNG", number], right)
    for n, line in enumerate(lines[2:foot]):
        paragraph = document.add_paragraph()
        for part, text in enumerate(line.split("*")):
            paragraph.add_run(text).italic = part == 1
        if n < 3 or re.match(r"[IV]+\. |\d\. (?:Mục đích|Yêu cầu)$", line):
            _make_bold(paragraph, centred=n < 3)
    _columns(document, lines[foot:-2], ["GIÁM ĐỐC", "", "", "", lines[-1]])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _columns(document: WordFile, *columns: list[str]) -> None:
    for cell, lines in zip(document.add_table(rows=1, cols=2).rows[0].cells, columns, strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            _make_bold(paragraph, centred=columns[0][0] != "Nơi nhận:" or cell is not columns[0])


def _make_bold(paragraph: Paragraph, *, centred: bool) -> None:
    for run in paragraph.runs:
        run.bold = True
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def words_of(file: Path) -> str:
    """All that a reader sees, tables in their place, blanks as one."""
    lines: list[str] = []
    for block in docx.Document(str(file)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
    return " ".join(" ".join(lines).replace("\u2011", "-").split())


@pytest.mark.parametrize("year", [2025, 2027])
def test_from_a_folder_with_one_old_word_file_to_a_finished_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: int
) -> None:
    house(tmp_path)
    folder = tmp_path / "ke hoach cu"
    folder.mkdir()
    (folder / "KH thi dua 2024.docx").write_bytes(old_word_file())
    new = f"{CAMPAIGN}/{year}"

    assert run(tmp_path, "import", str(folder)) == 0
    assert run(tmp_path, "rollover", f"{CAMPAIGN}/2024", str(year)) == 0
    assert run(tmp_path, "render", new) == 4  # not before all is answered
    file = tmp_path / "output" / new / "sxd" / "ke_hoach.docx"
    assert not file.exists()
    assert (file.parent / "phieu_ra_soat.docx").is_file()

    answers = ["sxd.ngay=", "sxd.chi_tieu.giai_ngan.gia_tri=97", "sxd.ky.ho_ten=Người mẫu 01"]
    if year == 2027:
        answers += ["sxd.cum_tu.thanh_tra_so=Phòng Quản lý xây dựng"]
        answers += ["sxd.cum_tu.ubnd_cap_huyen_thi_xa_thanh_pho=", "sxd.cum_tu.ban_thi_dua_khen_thuong_tinh="]
    given = [one for one in ANSWERS[year] if year == 2027 or not one.startswith("phong_trao")]
    assert run(tmp_path, "answer", new, *given, *answers) == 0
    capsys.readouterr()
    assert run(tmp_path, "render", new) == 0, capsys.readouterr().err

    words = words_of(file)
    assert [said for said in SAYS[year] if said not in words] == []
    assert words.endswith("GIÁM ĐỐC Người mẫu 01")
    left = [word for word in ("2024", "59/KH-UBND", "{{", "Võ Tất Dũng", "……") if word in words]
    assert left == []
    if year == 2027:
        assert not re.search(r"Bình Phước|tỉnh|Tỉnh ủy|cấp huyện", words)
    layout = measure(file.read_bytes(), str(file))
    findings = judge(recognise(layout), nd30_strict(), None)
    assert [f for f in findings if f.severity is Severity.ERROR] == []
