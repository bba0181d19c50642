from vanban.outline.page import Paragraph, paragraphs
from vanban.outline.parse import parse


def test_structure_gives_its_number_and_its_title() -> None:
    assert list(paragraphs(parse("Chương I. QUY ĐỊNH CHUNG\nĐiều 1. Hiệu lực.", first_line=7))) == [
        Paragraph("chuong", "Chương I", "", True, 0, 7),
        Paragraph("tieu_de_chuong", "", "QUY ĐỊNH CHUNG", True, 0, 7),
        Paragraph("dieu", "Điều 1.", "Hiệu lực.", False, 1, 8),
    ]


def test_structure_without_a_title_gives_one_paragraph() -> None:
    assert [p.kind for p in paragraphs(parse("Mục 1\n1. Một."))] == ["muc", "khoan"]


def test_every_kind_has_the_name_that_templates_know() -> None:
    body = (
        "Phần I\nA\nChương I\nB\nMục 1\nC\nTiểu mục 1\nD\nĐiều 1. Đ\nI. E\n1. G\n1.1. H\na) i\n- k\n+ l\nm\n"
        "1.2. N.\n2. O."
    )
    assert [p.kind for p in paragraphs(parse(body))] == [
        *(
            "phan",
            "tieu_de_phan",
            "chuong",
            "tieu_de_chuong",
            "muc",
            "tieu_de_muc",
            "tieu_muc",
            "tieu_de_tieu_muc",
        ),
        *("dieu", "muc_la_ma", "de_muc", "de_muc_con", "diem", "gach", "cong", "doan", "khoan_con", "khoan"),
    ]


def test_marks_reach_the_page_as_typed() -> None:
    assert next(paragraphs(parse("Phong trào “*Đẩy nhanh*”."))).text == "Phong trào “*Đẩy nhanh*”."
