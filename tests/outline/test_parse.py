"""Which paragraph stands under which, and what a clerk can force."""

import time
from pathlib import Path
from textwrap import dedent

import pytest

from vanban.outline.page import paragraphs
from vanban.outline.parse import parse
from vanban.outline.tree import Level, Node, walk

TEXTS = Path(__file__).parent / "texts"


def drawn(body: str) -> str:
    """The tree of `body`: one line a paragraph, two spaces a level."""
    lines = (
        " ".join(filter(None, ("  " * p.depth + p.kind, p.marker, " ".join(p.text.split()[:4]))))
        for p in paragraphs(parse(dedent(body)))
    )
    return "\n".join(lines)


def tree(expected: str) -> str:
    return dedent(expected).strip("\n")


def only(body: str) -> Node:
    (node,) = parse(body).children
    return node


def test_the_plan_of_ban_dan_toc() -> None:
    assert drawn((TEXTS / "ban_dan_toc_2023.txt").read_text("utf-8")) == tree("""
        muc_la_ma I. MỤC ĐÍCH, YÊU CẦU
          de_muc 1. Mục đích
            gach - Tạo động lực mạnh
            gach - Việc thực hiện phong
            gach - Việc triển khai thực
          de_muc 2. Yêu cầu
            doan Việc thực hiện phong
        muc_la_ma II. NỘI DUNG PHONG TRÀO
          khoan 1. Ban Dân tộc, Cơ
          khoan 2. Thi đua đổi mới
          khoan 3. Thi đua đẩy nhanh
          khoan 4. Thi đua thực hiện
        muc_la_ma III. TỔ CHỨC THỰC HIỆN
          de_muc 1. Ban Dân tộc
            gach - Tham mưu xây dựng
            gach - Theo dõi, hướng dẫn,
          de_muc 2. Cơ quan công tác
            doan Triển khai, tổ chức
            doan Trên đây là Kế
        """)


def test_the_plan_of_so_xay_dung() -> None:
    assert drawn((TEXTS / "so_xay_dung_2024.txt").read_text("utf-8")) == tree("""
        muc_la_ma I. MỤC ĐÍCH, YÊU CẦU
          de_muc 1. Mục đích
            diem a) Tạo động lực mạnh
            diem b) Phong trào thi đua
            diem c) Thông qua phát động
          de_muc 2. Yêu cầu
            doan Phong trào thi đua
            doan Toàn bộ cán bộ,
        muc_la_ma II. NỘI DUNG PHONG TRÀO
          khoan 1. Thủ trưởng cơ quan
          khoan 2. Đổi mới công tác
            doan người đứng đầu để
          khoan 3. Cán bộ, công chức,
          khoan 4. Thi đua tập trung
          khoan 5. Thi đua đẩy nhanh
        muc_la_ma III. GIẢI PHÁP THỰC HIỆN
          khoan 1. Thủ trưởng, lãnh đạo
          khoan 2. Nâng cao vai trò,
          khoan 3. Các phòng, ban chuyên
          khoan 4. Tăng cường công tác
        muc_la_ma IV. TỔ CHỨC THỰC HIỆN
          khoan 1. Toàn thể cán bộ,
          khoan 2. Phòng Quản lý xây
          khoan 3. Thanh Tra Sở tăng
          khoan 4. Văn phòng sở theo
            doan Trên đây là Kế
        """)


def test_a_regulation_by_chapters_and_articles() -> None:
    body = """
        Chương I
        QUY ĐỊNH CHUNG

        Điều 1. Phạm vi điều chỉnh
        Quy chế này quy định việc thi đua.
        Điều 2. Nguyên tắc
        1. Tự nguyện.
        2. Công khai:
        a) Về tiêu chuẩn;
        b) Về kết quả.
        Chương II
        TỔ CHỨC
        Mục 1
        HỘI ĐỒNG
        Tiểu mục 1
        THÀNH PHẦN
        Điều 3. Thành viên
        1. Chủ tịch.
        Mục 2
        GIÚP VIỆC
        Điều 4. Văn phòng Sở giúp việc Hội đồng.
        """
    assert drawn(body) == tree("""
        chuong Chương I
        tieu_de_chuong QUY ĐỊNH CHUNG
          dieu Điều 1. Phạm vi điều chỉnh
            doan Quy chế này quy
          dieu Điều 2. Nguyên tắc
            khoan 1. Tự nguyện.
            khoan 2. Công khai:
              diem a) Về tiêu chuẩn;
              diem b) Về kết quả.
        chuong Chương II
        tieu_de_chuong TỔ CHỨC
          muc Mục 1
          tieu_de_muc HỘI ĐỒNG
            tieu_muc Tiểu mục 1
            tieu_de_tieu_muc THÀNH PHẦN
              dieu Điều 3. Thành viên
                khoan 1. Chủ tịch.
          muc Mục 2
          tieu_de_muc GIÚP VIỆC
            dieu Điều 4. Văn phòng Sở giúp
        """)


def test_a_report_by_parts() -> None:
    body = """
        Phần I
        KẾT QUẢ
        I. CÔNG TÁC CHỈ ĐẠO
        1. Ban hành văn bản
        1.1. Cấp tỉnh
        1.1.1. Ủy ban nhân dân tỉnh
        - Kế hoạch.
        1.2. Cấp xã
        Chưa có.
        Phần II
        PHƯƠNG HƯỚNG
        I. MỤC TIÊU
        Giải ngân 95%.
        """
    assert drawn(body) == tree("""
        phan Phần I
        tieu_de_phan KẾT QUẢ
          muc_la_ma I. CÔNG TÁC CHỈ ĐẠO
            de_muc 1. Ban hành văn bản
              de_muc_con 1.1. Cấp tỉnh
                de_muc_con 1.1.1. Ủy ban nhân dân
                  gach - Kế hoạch.
              de_muc_con 1.2. Cấp xã
                doan Chưa có.
        phan Phần II
        tieu_de_phan PHƯƠNG HƯỚNG
          muc_la_ma I. MỤC TIÊU
            doan Giải ngân 95%.
        """)


def test_the_first_of_roman_and_article_is_the_outer_one() -> None:
    assert drawn("I. CHUNG\nĐiều 1. Một.\nĐiều 2. Hai.\nII. RIÊNG\nĐiều 3. Ba.") == tree("""
        muc_la_ma I. CHUNG
          dieu Điều 1. Một.
          dieu Điều 2. Hai.
        muc_la_ma II. RIÊNG
          dieu Điều 3. Ba.
        """)
    assert drawn("Điều 1. Kế hoạch:\nI. CHUNG\n1. Một.\nII. RIÊNG\nĐiều 2. Hai.") == tree("""
        dieu Điều 1. Kế hoạch:
          muc_la_ma I. CHUNG
            khoan 1. Một.
          muc_la_ma II. RIÊNG
        dieu Điều 2. Hai.
        """)


def test_dashes_stand_under_whatever_leads_to_them() -> None:
    body = """
        Các đơn vị gồm:
        - Sở Xây dựng:
        + Văn phòng;
        + Thanh tra.
        - Sở Tài chính.
        I. CHUNG
        - Một.
        1. Hai.
        a) Ba:
        - Bốn.
        Đoạn thường.
        - Năm.
        """
    assert drawn(body) == tree("""
        doan Các đơn vị gồm:
          gach - Sở Xây dựng:
            cong + Văn phòng;
            cong + Thanh tra.
          gach - Sở Tài chính.
        muc_la_ma I. CHUNG
          gach - Một.
          khoan 1. Hai.
            diem a) Ba:
              gach - Bốn.
              doan Đoạn thường.
              gach - Năm.
        """)


def test_points_follow_a_roman_number_an_article_or_a_number() -> None:
    assert drawn("I. A\na) Một.\nb) Hai.\nĐiều 1. B:\na) Ba.") == tree("""
        muc_la_ma I. A
          diem a) Một.
          diem b) Hai.
          dieu Điều 1. B:
            diem a) Ba.
        """)


def test_blank_lines_do_not_end_a_level_and_line_numbers_count_them() -> None:
    outline = parse("\n1. Mục đích\n\n\nĐoạn một.\r\n\r\nĐoạn hai.", first_line=40)
    assert [(node.level, node.line) for node in walk(outline)] == [
        (Level.NUMBER, 41),
        (Level.PARAGRAPH, 44),
        (Level.PARAGRAPH, 46),
    ]
    assert len(outline.children) == 1


def test_two_trees_that_differ_in_line_numbers_only_are_equal() -> None:
    assert parse("1. Một.\n2. Hai.") == parse("1. Một.\n\n2. Hai.", first_line=9)


@pytest.mark.parametrize(
    "title", ["Chương I. Quy định chung", "Chương I: Quy định chung", "Chương I - Quy định chung"]
)
def test_a_title_may_stand_behind_its_number(title: str) -> None:
    assert only(title) == Node(Level.CHAPTER, "Chương I", "Quy định chung", True)


def test_a_title_behind_its_number_keeps_the_next_line_a_paragraph() -> None:
    node = only("CHƯƠNG I QUY ĐỊNH CHUNG\nMở đầu")
    assert (node.text, node.children[0].text) == ("QUY ĐỊNH CHUNG", "Mở đầu")


@pytest.mark.parametrize(
    "typed",
    [
        "Chương I. \\QUY ĐỊNH",
        "Chương I. **QUY ĐỊNH**",
        "Chương I. \\ **QUY ĐỊNH**",
        "Chương I. **\\QUY ĐỊNH**",
    ],
)
def test_what_stands_round_a_title_is_taken_off(typed: str) -> None:
    assert only(typed).text == "QUY ĐỊNH"


def test_a_backslash_makes_the_line_after_a_number_a_paragraph() -> None:
    node = only("Phần I\n\\Mở đầu")
    assert (node.text, [child.text for child in node.children]) == ("", ["Mở đầu"])


def test_only_the_first_line_after_a_number_is_its_title() -> None:
    node = only("Phần I\n\\Mở đầu\nTiếp theo")
    assert (node.text, [child.text for child in node.children]) == ("", ["Mở đầu", "Tiếp theo"])


def test_a_number_alone_takes_no_item_for_its_title() -> None:
    node = only("Phần I\nI. CHUNG")
    assert (node.text, node.children[0].level) == ("", Level.ROMAN)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\\1. Văn bản", "1. Văn bản"),
        ("\\- Văn bản", "- Văn bản"),
        ("\\* Văn bản", "\\* Văn bản"),
        ("\\ *Văn* bản", "*Văn* bản"),
        ("\\\\máy chủ", "\\máy chủ"),
        ("\\", "\\"),
    ],
)
def test_a_backslash_at_the_head_makes_a_plain_paragraph(typed: str, text: str) -> None:
    assert only(typed) == Node(Level.PARAGRAPH, text=text)


def test_decomposed_letters_are_composed() -> None:
    assert only("Đi\u00ea\u0300u 1. Ph\u1ea1m vi.") == Node(Level.ARTICLE, "Điều 1.", "Phạm vi.")


def test_unusual_spaces_round_a_marker_are_folded() -> None:
    assert only("\u00a0\u00a0Điều\u00a0 1.\tPhạm vi. ") == Node(Level.ARTICLE, "Điều 1.", "Phạm vi.")


def test_a_body_of_ten_thousand_lines_is_read_in_a_breath() -> None:
    body = "\n".join(f"{'- ' * (n % 2)}*a **b ***c* {n}: x" for n in range(10_000))
    started = time.perf_counter()
    parse(body)
    assert time.perf_counter() - started < 5
