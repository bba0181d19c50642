"""Word files whose lines end in paragraph marks, as text copied from a PDF does."""

import io

import docx
from tests.renewal.imported import seed

from vanban.docx.measure import measure
from vanban.layout.recognition import recognise
from vanban.layout.typed import unwrapped

HEAD = ["KẾ HOẠCH", "Phát động phong trào thi đua năm 2024", "I. MỤC ĐÍCH"]
BEGUN = "Toàn thể công chức, viên chức của cơ quan thực hiện nghiêm các nhiệm vụ phát"
WRAPPED = [BEGUN, "triển kinh tế, chú trọng giải ngân vốn đầu tư công của các dự án trong năm,"] * 4


def word_file(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def items(raw: bytes) -> list[str]:
    layout, _ = unwrapped(measure(raw, "cu.docx"))
    texts = [" ".join(f"{item.marker} {item.text}".split()) for item in recognise(layout).items]
    return texts[next(n for n, text in enumerate(texts) if text.startswith("I. MỤC ĐÍCH")) :]


def test_a_sentence_that_a_page_break_parted_is_one_paragraph_again() -> None:
    rest = "triển kinh tế trong năm nay, " + "phối hợp chặt chẽ với các đơn vị " * 5
    assert items(word_file([*HEAD, BEGUN, "", rest.strip(), "1. Việc khác."])) == [
        "I. MỤC ĐÍCH",
        f"{BEGUN} {rest.strip()}",
        "1. Việc khác.",
    ]


def test_the_lines_of_a_wrapped_file_are_its_paragraphs_again_without_page_numbers() -> None:
    raw = word_file([*HEAD, *WRAPPED, "2", "Ủy ban nhân dân tỉnh giao.", "1. Việc khác.", "- Việc nữa."])
    assert items(raw) == [
        "I. MỤC ĐÍCH",
        " ".join([*WRAPPED, "Ủy ban nhân dân tỉnh giao."]),
        "1. Việc khác.",
        "- Việc nữa.",
    ]
    assert unwrapped(measure(raw, "cu.docx"))[1] == 1


def test_paragraphs_that_were_typed_whole_stay_as_they_are() -> None:
    whole = [
        f"{BEGUN} triển kinh tế.",
        "Các phòng phối hợp với Văn phòng để thực hiện kế hoạch này theo quy định",
    ]
    layout = measure(word_file([*HEAD, *whole, *whole, "1", "Hết năm."]), "cu.docx")
    assert unwrapped(layout) == (layout, 0)


def test_what_stands_between_two_lines_keeps_them_apart() -> None:
    document = docx.Document(io.BytesIO(word_file([*HEAD, BEGUN, "triển kinh tế " + "trong năm nay " * 9])))
    document.add_table(rows=1, cols=2).style = "Table Grid"
    table = document.tables[0]
    table.cell(0, 0).text, table.cell(0, 1).text = "TT", "Việc"
    document.paragraphs[4]._p.addprevious(table._tbl)
    buffer = io.BytesIO()
    document.save(buffer)
    assert items(buffer.getvalue())[1] == BEGUN


def test_a_real_plan_pasted_line_by_line_has_the_paragraphs_of_its_text() -> None:
    lines = [line.rstrip() for line in seed("A").decode().split("\n") if line.strip()]
    texts = items(word_file(lines))
    assert len(texts) == 19
    assert max(map(len, texts)) > 600
    assert texts[-1].endswith("của Ban Dân tộc./.")
