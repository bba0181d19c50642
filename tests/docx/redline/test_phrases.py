"""What a leader reads: words go and come whole, names too, and a rewritten phrase is not in crumbs."""

import pytest
from tests.docx.mend.rich import rich
from tests.docx.redline.test_marks import compared, marked
from tests.docx.word import p

PREFIX = "Phong trào thi đua được triển khai sâu rộng trên địa bàn tỉnh, "


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("nâng cao trách nhiệm", "nâng cao trách móc", ["trách nhiệm"], ["trách móc"]),
        ("cải cách hành chính nhanh", "cải cách tư pháp nhanh", ["hành chính"], ["tư pháp"]),
        ("có ứng dụng tốt", "có sử dụng tốt", ["ứng dụng"], ["sử dụng"]),
        ("do bà Người Mẫu Một ký", "do bà Người Mẫu Hai ký", ["Người Mẫu Một"], ["Người Mẫu Hai"]),
        ("tỉnh Bình Phước", "tỉnh Bình Dương", ["Bình Phước"], ["Bình Dương"]),
        ("Sở Xây dựng chủ trì", "Sở Tài chính chủ trì", ["Xây dựng"], ["Tài chính"]),
        ("căn cứ Kế hoạch số 5", "căn cứ Kế hoạch số 6", ["5"], ["6"]),
        ("ngày 07/02/2023, tại Hà Nội", "ngày 07/03/2024, tại Hà Nội", ["07/02/2023"], ["07/03/2024"]),
        ("thu 1.500.000 đồng và 3,5%", "thu 2.000.000 đồng và 4,5%", ["1.500.000", "3,5%"], ["2.000.000", "4,5%"]),
        ("đạt 95% vốn", "đạt […… chỉ tiêu, năm trước: 95]% vốn", ["95%"], ["[…… chỉ tiêu, năm trước: 95]%"]),
        ("số 5/KH của", "số […… số, năm trước: 5/KH] của", ["5/KH"], ["[…… số, năm trước: 5/KH]"]),
    ],
)  # fmt: skip
def test_words_numbers_dates_and_names_change_whole(
    old: str, new: str, gone: list[str], come: list[str]
) -> None:
    made = compared(rich(p(PREFIX + old), p("Hết.")), rich(p(PREFIX + new), p("Hết.")))
    assert marked(made, "del") == gone
    assert marked(made, "ins") == come


def test_a_rewritten_phrase_is_one_change_though_it_shares_short_words() -> None:
    old = "quản lý và sử dụng hiệu quả vốn đầu tư công, đặc biệt tham mưu cho tỉnh"
    new = "quản lý, ứng dụng khoa học công nghệ trong điều hành, tiếp nhận hồ sơ"
    made = compared(rich(p(PREFIX + old), p("Hết.")), rich(p(PREFIX + new), p("Hết.")))
    assert marked(made, "del") == [old.removeprefix("quản lý")]
    assert marked(made, "ins") == [new.removeprefix("quản lý")]


def test_a_long_phrase_stays_between_two_rewritten_ones() -> None:
    stays = "đẩy nhanh tiến độ thực hiện và giải ngân vốn"
    old = f"Ban Dân tộc tham mưu với lãnh đạo tỉnh {stays} của Chương trình mục tiêu quốc gia"
    new = f"Sở Xây dựng đề nghị các phòng chuyên môn {stays} trong năm nay, đúng hạn và rõ việc"
    made = compared(rich(p(old), p("Hết.")), rich(p(new), p("Hết.")))
    assert len(marked(made, "del")) == len(marked(made, "ins")) == 2
    assert stays not in "".join(marked(made, "del"))
