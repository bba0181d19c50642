"""Old fonts, look-alike letters, deleted words, people's names, braces."""

import io
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from tests.renewal.imported import house, imported, rendered, words

from vanban.vietnamese import legacy

REF = "giai-ngan-von-dau-tu-cong/2024"
LINES = [
    "SỞ XÂY DỰNG",
    "Số: /KH-SXD",
    "Bình Phước, ngày tháng 02 năm 2024",
    "KẾ HOẠCH",
    "Phát động phong trào thi đua năm 2024",
    "Sở Xây dựng xây dựng kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Các phòng thực hiện nghiêm chỉnh kế hoạch này.",
    "Trên đây là Kế hoạch./.",
    "Nơi nhận:",
    "- UBND tỉnh (b/c);",
    "- Lưu: VT.",
    "GIÁM ĐỐC",
    "Võ Tất Dũng",
]
_TO_TCVN3 = {letter: chr(code) for code, letter in legacy._TCVN3_LETTERS.items() if code < 0x100}
_TO_VNI = {letter: code for code, letter in legacy._VNI_LETTERS.items()}


def word_file(lines: list[str], fonts: dict[int, str] | None = None) -> bytes:
    document = docx.Document()
    for n, line in enumerate(lines):
        run = document.add_paragraph().add_run(line)
        run.font.name, run.font.size = (fonts or {}).get(n, "Times New Roman"), Pt(14)
        if 3 <= n <= 4:
            document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def printed(tmp_path: Path, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The words that the import prints, and its notes."""
    workspace = house(tmp_path, campaigns=[REF])
    made = imported(workspace, "cu.docx", raw, REF, "sxd")
    return " ".join(words(rendered(workspace, REF, "sxd"))), made.notes


def test_runs_in_old_fonts_are_decoded_one_by_one(tmp_path: Path) -> None:
    mixed = list(LINES)
    mixed[7] = "".join(_TO_TCVN3.get(char, char) for char in LINES[7])
    mixed[5] = "".join(_TO_VNI.get(char, char) for char in LINES[5])
    assert "thực" not in mixed[7]
    assert "kế" not in mixed[5]
    found, notes = printed(tmp_path, word_file(mixed, {7: ".VnTime", 5: "VNI-Times"}))
    assert "các phòng thực hiện nghiêm chỉnh kế hoạch này" in found
    assert "sở xây dựng xây dựng kế hoạch như sau" in found
    assert "Đã đổi chữ gõ bằng phông .VnTime, VNI-Times sang Unicode." in notes


def test_look_alikes_are_mended_but_not_in_a_name(tmp_path: Path) -> None:
    lines = [line.replace("ư", "ƣ") for line in LINES]
    lines[13] = "Võ Tất Dũng Phƣơng"
    workspace = house(tmp_path, campaigns=[REF])
    made = imported(workspace, "cu.docx", word_file(lines), REF, "sxd")
    text = made.plan.read_text(encoding="utf-8")
    assert "như sau" in " ".join(words(rendered(workspace, REF, "sxd")))
    assert "ho_ten: Võ Tất Dũng Phƣơng" in text
    assert text.count("ƣ") == 1


def test_a_subject_that_is_not_set_apart_is_found_and_doubted(tmp_path: Path) -> None:
    workspace = house(tmp_path, campaigns=[REF])
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    made = imported(workspace, "cu.docx", buffer.getvalue(), REF, "sxd")
    (subject,) = [found for found in made.found if found.name == "Trích yếu"]
    assert (subject.words, subject.certainty) == (LINES[4], 50)


def test_braces_of_the_file_do_not_become_placeholders(tmp_path: Path) -> None:
    lines = list(LINES)
    lines[7] = "Các phòng thực hiện {{ don_vi }} và {% if %} này {# x #}."
    workspace = house(tmp_path, campaigns=[REF])
    made = imported(workspace, "cu.docx", word_file(lines), REF, "sxd")
    assert made.changed
    assert "don_vi } }" in " ".join(words(rendered(workspace, REF, "sxd"))) or "{ {" in made.plan.read_text()


def test_a_table_and_an_annex_stay_as_named_paragraphs(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(word_file(LINES)))
    table = document.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    for n, text in enumerate(["TT", "Việc", "1", "Đăng ký"]):
        table.cell(n // 2, n % 2).text = text
    document.paragraphs[8]._p.addprevious(table._tbl)
    document.add_paragraph("PHỤ LỤC").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.paragraphs[-1].paragraph_format.page_break_before = True
    document.add_paragraph("Danh sách các phòng tham gia.")
    buffer = io.BytesIO()
    document.save(buffer)
    workspace = house(tmp_path, campaigns=[REF])
    made = imported(workspace, "cu.docx", buffer.getvalue(), REF, "sxd")
    assert [str(kept) for kept in made.kept] == [
        "Bảng 1 (2 hàng): “TT | Việc”, sau “Các phòng thực hiện nghiêm chỉnh kế hoạch này.”",
        "Phụ lục (2 đoạn): “PHỤ LỤC”, sau “Trên đây là Kế hoạch./.”",
    ]
    assert [kept.lines for kept in made.kept] == [
        ("TT | Việc", "1 | Đăng ký"),
        ("PHỤ LỤC", "Danh sách các phòng tham gia."),
    ]
    assert made.changed == ()
