"""Words: each fault is found once, in the right place, and what is right is let alone."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.profiles import nd30
from vanban.decree30.words import Role, TextPiece, words_of
from vanban.layout.mends import MendText

LATE, EARLY = date(2026, 11, 20), date(2024, 2, 20)


def found(*lines: str, on: date | None = LATE, role: Role = "body", draft: bool = False) -> list[Observation]:
    pieces = [
        TextPiece(line, number, role, False, ("word/document.xml", number))
        for number, line in enumerate(lines)
    ]
    return list(words_of(pieces, on, nd30(), draft))


def texts_mended(observations: list[Observation]) -> list[MendText]:
    return [mend for o in observations for mend in o.mends if isinstance(mend, MendText)]


WRONG = [
    ("CAP-01", "Các đơn vị thực hiện. các phòng báo cáo.", "các"),
    ("CAP-01", "Tổng kết năm 2024. việc khen thưởng làm sau.", "việc"),
    ("CAP-02", "Thực hiện theo quy định tại Khoản 2 Điều 103 của Luật.", "Khoản"),
    ("CAP-02", "Thực hiện theo khoản 2 điều 103 của Luật.", "điều 103"),
    ("CAP-02", "Theo điểm A khoản 2 Điều 5.", "A"),
    ("CAP-02", "Theo mục 5 Chương XII.", "mục"),
    ("CAP-03", "Báo cáo Ủy Ban Nhân Dân tỉnh.", "Ủy Ban Nhân Dân"),
    ("CAP-03", "Báo cáo Uỷ ban Nhân dân tỉnh.", "Uỷ ban Nhân dân"),
    ("CAP-03", "Báo cáo hội đồng nhân dân xã.", "hội đồng nhân dân"),
    ("CAP-03", "Giao Sở xây dựng chủ trì.", "Sở xây dựng"),
    ("CAP-03", "Theo hướng dẫn của Bộ Khoa học Và Công nghệ.", "Và"),
    ("CAP-04", "Người dân của Tỉnh Vĩnh Long đồng thuận.", "Tỉnh"),
    ("CAP-04", "Tại thành phố Hồ Chí Minh có nhiều dự án.", "thành phố Hồ Chí Minh"),
    ("CAP-04", "Các dự án ở phường 12, phường Tân Định.", "phường 12"),
    ("CAP-04", "Dự án cảng cửa Lò hoàn thành.", "cửa Lò"),
    ("CAP-04", "Nhà máy ở phường vũng Tàu.", "vũng Tàu"),
    ("CAP-04", "Kè trên Sông Vàm Cỏ đã xong.", "Sông Vàm Cỏ"),
    ("CAP-04", "Phát triển du lịch tại Vịnh Hạ Long.", "Vịnh Hạ Long"),
    ("CAP-04", "Đường nối đồng bằng Sông Cửu Long.", "Sông Cửu Long"),
    ("CAP-04", "Giao thông vùng Tây bắc còn khó khăn.", "Tây bắc"),
    ("CAP-04", "Dự án ở vùng Đông Nam bộ.", "Đông Nam bộ"),
    ("CAP-04", "Các tỉnh Tây nguyên đạt kế hoạch.", "Tây nguyên"),
    ("CAP-05", "Phục vụ nhân dân tốt hơn.", "nhân dân"),
    ("CAP-05", "Chủ trương của Đảng và nhà nước.", "nhà nước"),
    ("CAP-06", "Theo quyết định số 12/QĐ-UBND ngày 04/02/2026 của Chính phủ về thi đua.", "quyết định"),
    ("CAP-07", "Họp vào thứ hai, ngày 23 tháng 11.", "thứ hai"),
    ("CAP-07", "Kiểm tra vào Thứ hai hằng tuần.", "Thứ hai"),
    ("CAP-07", "Nghỉ tết Nguyên Đán.", "tết Nguyên Đán"),
    ("CAP-07", "Lễ hội tổ chức vào tháng giêng.", "tháng giêng"),
    ("CAP-07", "Cuộc khởi nghĩa nổ ra vào tháng tám năm 1945.", "tháng tám"),
    ("CAP-07", "Trực cả thứ bảy và Chủ nhật.", "thứ bảy"),
    ("CAP-07", "Không làm việc thứ Bảy, chủ nhật.", "chủ nhật"),
    ("CAP-07", "Kỷ niệm 95 năm phong trào Xô Viết Nghệ Tĩnh.", "phong trào Xô Viết Nghệ Tĩnh"),
    ("CAP-07", "Bài đăng trên tạp chí Cộng Sản.", "tạp chí Cộng Sản"),
    ("CAP-07", "Tra trong từ điển Bách Khoa Toàn Thư.", "từ điển Bách Khoa Toàn Thư"),
    ("TYPO-01", "Các phòng , ban thực hiện.", " "),
    ("TYPO-01", "Các phòng,ban thực hiện.", ","),
    ("TYPO-01", "Thực hiện tốt.Các phòng báo cáo.", ".Các"),
    ("TYPO-01", "Các  phòng thực hiện.", "  "),
    ("TYPO-01", "Các phòng ( ban ) thực hiện.", "( "),
    ("TYPO-01", "Phong trào “Thi đua năm 2026.", "“"),
    ("TYPO-01", "Phong trào Thi đua” năm 2026.", "”"),
    ("TYPO-01", 'Phong trào "Thi đua năm 2026.', '"'),
    ("TYPO-01", "Các phòng (ban thực hiện.", "("),
    ("TYPO-01", "Các phòng ban) thực hiện.", ")"),
    ("TYPO-01", "Cơ quan trungương chỉ đạo.", "trungương"),
    ("TYPO-01", "Kế hoạch doUBND tỉnh giao.", "doUBND"),
    ("TYPO-02", "Công tác khen thƣởng.", "thƣởng"),
    ("TYPO-02", "Công tác thực hiện nhiêm vụ, thưc tế.", "thưc"),
    ("TYPO-02", "Tòan thể công chức.", "Tòan"),
    ("TYPO-02", "Khen thưởng kịp\u200b thời.", "\u200b"),
    ("TYPO-02", "Kỹ năng hòa giải và hoà nhập, hòa đồng.", "hoà"),
    ("TYPO-02", "Rèn kỹ năng, kĩ thuật, kỹ luật.", "kĩ"),
    ("TYPO-02", "Danh hiệu Chiến sỹ thi đua cơ sở.", "Chiến sỹ thi đua"),
    ("TYPO-03", "Giao [tên đơn vị] chủ trì.", "[tên đơn vị]"),
    ("TYPO-03", "Giao …… chủ trì.", "……"),
    ("TYPO-03", "Giao {{ don_vi }} chủ trì.", "{{ don_vi }}"),
    ("TYPO-03", "Lorem ipsum chủ trì.", "Lorem ipsum"),
    ("TYPO-04", "Đạt 37.86% kế hoạch.", "37.86"),
    ("TYPO-04", "Số tiền 5,000,000 đồng.", "5,000,000"),
    ("TYPO-04", "Số tiền 5000000 đồng.", "5000000"),
    ("CIT-01", "Theo Kế hoạch số 39/KH-UBND của Ủy ban nhân dân tỉnh về thi đua.", None),
    ("CIT-01", "Theo Kế hoạch số 39/KH-UBND ngày 30/02/2026 của Ủy ban nhân dân tỉnh về thi đua.", None),
    ("CIT-01", "Theo Nghị định số 30/2020/NĐ-CP ngày 06/3/2020 của Chính phủ về công tác văn thư.", None),
    ("CIT-02", "Theo Quyết định 09/2025/QĐ-UBND ngày 06/02/2025 của Ủy ban nhân dân tỉnh về thi đua.", None),
    ("CC-05", "Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ về thi đua.", None),
    ("CQ-06", "Giao Ủy ban nhân dân cấp huyện thực hiện.", "cấp huyện"),
    ("CQ-06", "Giao Ban Dân tộc chủ trì.", "Ban Dân tộc"),
    ("CQ-06", "Trên địa bàn tỉnh Bình Phước.", "tỉnh Bình Phước"),
    ("CQ-06", "Trên địa bàn tỉnh Đồng Nai.", "tỉnh Đồng Nai"),
]


@pytest.mark.parametrize(("rule", "text", "words"), WRONG)
def test_each_fault_is_found_by_its_rule_and_nothing_else(rule: str, text: str, words: str | None) -> None:
    observations = found(text)
    assert {o.rule for o in observations} == {f"ND30-{rule}"}
    assert words is None or words in [o.words for o in observations]
    assert all(str(o.spot) == "0" and o.what.endswith(".") for o in observations)


RIGHT = [
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; các đơn vị thực hiện./.",
    "Theo điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
    "Khoản 2 Điều 5 quy định như sau: Điều kiện gồm điểm a), b) và mục tiêu 5 năm.",
    "Ủy ban nhân dân xã, Hội đồng nhân dân thành phố, Tòa án nhân dân, Công an nhân dân, Nhân dân, Nhà nước.",
    "Quản lý nhà nước, ngân sách nhà nước, quỹ tín dụng nhân dân.",
    "Thành phố Hồ Chí Minh, Thủ đô Hà Nội, tỉnh Vĩnh Long, Tỉnh ủy, Thành ủy, Phường 12.",
    "Lần thứ hai, ngày thứ ba; thứ Hai, ngày 23 tháng 11; tết Nguyên đán; Cách mạng tháng Tám.",
    "Cảng Cửa Lò, phường Vũng Tàu, phường Cầu Giấy; cửa lò đốt rác, cầu giấy; kè ở hồ ba bể nước.",
    "Trên sông Vàm Cỏ, vịnh Hạ Long; Sông Đồng Nai dài 586 km; Ban Quản lý Vịnh Hạ Long; Công ty Sông Đà.",
    "THÔN BẢN VÙNG TÂY NGUYÊN; vùng tây bắc của xã, khu vực trung bộ não.",
    "Vùng Tây Bắc, Đông Nam Bộ, vịnh Bắc Bộ; phía tây bắc, gió mùa Đông bắc; Việt Nam bộ máy tinh gọn.",
    "Sáu tháng năm 2026; trong ba tháng, tháng thứ hai; tháng Giêng, tháng Tám năm 1945; Cách mạng tháng Tám năm 1945.",
    "Người thứ bảy; thứ Bảy, Chủ nhật; đường Xô Viết Nghệ Tĩnh; Phong trào Xô viết Nghệ Tĩnh.",
    "Tạp chí Cộng sản, tạp chí Cộng sản; phong trào “Đọc tạp chí Cộng Sản”; Báo Nhân Dân; Đảng Cộng sản Việt Nam.",
    "Tỷ lệ 37,86% (22.540 tỷ đồng trên 38.756 tỷ đồng); 1.234.567,8 đồng; mục 1.1. và 2.3; ngày 26.10.2025.",
    "Người S'tiêng ở Đắk Lắk, Krông Búk, M'Nông, Bắc Kạn; V.I. Lê-nin, Ô-xtrây-li-a; ôtô, côngtenơ.",
    "Gửi về hộp thư so.xaydung@dongnai.gov.vn hoặc https://dongnai.gov.vn/tin,bai trước 8:30.",
    "GS.TS, TP. hồ, v.v. và P.QLXD_(Th); SNNMT, SGDĐT, QyĐ-UBND, TĐKT (b/c); TB; các.",
    "Xây dựng kế hoạch 5 năm (2026 - 2030); phát triển kinh tế - xã hội...",
    "Ngày        tháng 11 năm 2026.",
    "Trước ngày 01/7/2025 việc này do Ủy ban nhân dân cấp huyện thực hiện.",
    "Phường Bình Phước (tỉnh Bình Phước cũ).",
    "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân huyện Lộc Ninh về công nhận sáng kiến.",
    "Phong trào “Vì nhân dân phục vụ ở các huyện của tỉnh Bình Phước” năm 2024.",
    "Theo Kế hoạch số 39/KH-UBND ngày 04/02/2026 của Ủy ban nhân dân tỉnh về thi đua. Kế hoạch số 39/KH-UBND nêu rõ.",
    "Gia đình ông Nguyễn Hoà Bình và hòa giải viên; Trần Thuỷ Tiên; ủy viên.",
    "Theo Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ về thi đua.",
    "Ký hợp đồng số 05/2026/HĐXD ngày 12/01/2026 về thửa đất số 12/TĐ.",
    "Bác sĩ Lê Sỹ Quý có kỹ năng; quý III; tỷ lệ; tỉ mỉ.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_let_alone(text: str) -> None:
    assert [(o.rule, o.words, o.what) for o in found(text)] == []


def test_the_month_of_the_revolution_is_told_once() -> None:
    assert [o.words for o in found("Cách mạng tháng tám năm 1945.")] == ["Cách mạng tháng tám"]


def test_a_term_is_dead_only_from_its_day_on() -> None:
    text = "Giao Ủy ban nhân dân cấp huyện, Ban Dân tộc, tỉnh Bình Phước."
    assert found(text, on=EARLY) == []
    assert found(text, on=None) == []
    assert len(found(text, on=LATE)) == 3


def test_a_quotation_may_go_over_paragraphs() -> None:
    assert found("Sửa đổi Điều 3 như sau: “Điều 3. Trách nhiệm", "Các đơn vị thực hiện.”") == []


def test_a_paragraph_in_small_letters_after_a_whole_sentence_is_told_but_not_items_of_a_list() -> None:
    assert [o.rule for o in found("Thực hiện tốt.", "các phòng báo cáo.")] == ["ND30-CAP-01"]
    assert found("Gồm có:", "a) các phòng;", "b) các ban;", "c) văn phòng.") == []


def test_a_cell_in_small_letters_behind_a_whole_sentence_is_let_alone() -> None:
    pieces = [TextPiece("Thực hiện tốt.", 0, "body"), TextPiece("các phòng", 1, "cell")]
    assert list(words_of(pieces, LATE, nd30())) == []


def test_the_same_fault_many_times_is_one_finding() -> None:
    one = found(*["Các  phòng thực hiện."] * 9)
    assert len(one) == 1
    assert "9 chỗ" in one[0].what
    assert len(one[0].mends) == 9


def test_only_blanks_and_normal_form_are_mended() -> None:
    for rule, text, _ in WRONG:
        mends = [m for o in found(text) for m in o.mends]
        assert bool(mends) == (rule == "TYPO-01" and ("  " in text or " ," in text)), text


def test_mends_name_what_they_replace() -> None:
    (mend,) = texts_mended(found("Các phòng  , ban"))
    assert (mend.old, mend.new, mend.start, mend.end) == ("  ", "", 9, 11)


def test_quoted_titles_are_not_mended() -> None:
    (one,) = found("Phong trào “Đẩy  nhanh giải ngân” năm 2026.")
    assert one.mends == ()


def test_lines_drawn_with_letters_are_no_leftovers() -> None:
    assert found("__________", "……………", role="cell") == []


def test_blanks_for_the_pen_and_laid_out_lines_are_not_closed() -> None:
    assert found("Số:      /KH-SXD ngày     tháng   năm 2026") == []
    (wide,) = found("GIÁM ĐỐC          Võ Tất Dũng")
    assert wide.mends == ()


def test_decomposed_text_is_mended_word_by_word_names_too() -> None:
    text = unicodedata.normalize("NFD", "Kế hoạch của sở")
    (one,) = found(text, role="name")
    assert one.rule == "ND30-FONT-04"
    mends = texts_mended([one])
    assert [mend.new for mend in mends] == ["Kế", "hoạch", "của", "sở"]
    mended = text
    for mend in reversed(mends):
        assert mended[mend.start : mend.end] == mend.old
        mended = mended[: mend.start] + mend.new + mended[mend.end :]
    assert mended == "Kế hoạch của sở"


def test_names_and_symbols_are_only_looked_at_for_their_normal_form() -> None:
    assert found("Trần Thuỷ  Hòa , ThS", role="name") == []
    assert found("Số:   05 /KH - SXD", role="symbol") == []


def test_a_draft_may_hold_blanks_to_fill() -> None:
    assert [o.severity for o in found("Giao …… chủ trì.", draft=True)] == [Severity.INFO]


def test_a_title_over_two_lines_is_one_text() -> None:
    pieces = [
        TextPiece("Phát động phong trào “Đẩy nhanh", 0, "title"),
        TextPiece("giải ngân” năm 2026", 1, "title", continues=True),
    ]
    assert list(words_of(pieces, LATE, nd30())) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Căn cứ Luật Đầu tư công;", []),
        ("Căn cứ Luật Đầu tư công số 58/2024/QH15;", ["ND30-CC-03"]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;", []),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP;", ["ND30-CC-03"]),
        ("Căn cứ Nghị định về công tác văn thư;", ["ND30-CC-03"]),
        ("Căn cứ chức năng, nhiệm vụ được giao;", []),
        ("Theo đề nghị của Giám đốc Sở Nội vụ.", []),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV ngày 05 tháng 6 năm 2026.", []),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV.", ["ND30-CC-03"]),
        (
            "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết;",
            ["ND30-CC-05"],
        ),
        ("Căn cứ Luật Bảo vệ bí mật nhà nước năm 2018;", ["ND30-CC-05"]),
        ("Căn cứ Luật Bảo vệ bí mật nhà nước;", []),
    ],
)
def test_bases_are_cited_whole_and_in_force(text: str, rules: list[str]) -> None:
    assert [o.rule for o in found(text, role="basis")] == rules


@pytest.mark.parametrize(
    ("place", "rules"),
    [
        ("Đồng Nai, ngày 20 tháng 11 năm 2026", []),
        ("Bình Phước, ngày 20 tháng 11 năm 2026", ["ND30-PLACE-03"]),
        ("Huyện Lộc Ninh, ngày 20 tháng 11 năm 2026", ["ND30-PLACE-03"]),
    ],
)
def test_a_place_that_is_no_more(place: str, rules: list[str]) -> None:
    assert [o.rule for o in found(place, role="place")] == rules
    assert found(place, role="place", on=EARLY) == []


def test_a_commune_may_bear_the_name_of_a_former_province() -> None:
    place = TextPiece("Bình Phước, ngày 20 tháng 11", 1, "place")
    assert list(words_of([TextPiece("UBND PHƯỜNG BÌNH PHƯỚC", 0, "letterhead"), place], LATE, nd30())) == []
    assert len(list(words_of([TextPiece("SỞ XÂY DỰNG", 0, "letterhead"), place], LATE, nd30()))) == 1


def test_weekends_and_days_to_come_are_noted_in_citations() -> None:
    text = "Theo Kế hoạch số 9/KH-UBND ngày {} của Ủy ban nhân dân tỉnh về thi đua."
    (weekend,) = found(text.format("07/02/2026"))
    assert (weekend.rule, weekend.severity, "thứ Bảy" in weekend.what) == ("ND30-CIT-01", Severity.INFO, True)
    (later,) = found(text.format("07/02/2027"))
    assert later.severity is None
    assert found(text.format("06/02/2026")) == []


FULL = "Kế hoạch số 39/KH-UBND ngày 04/02/2026 của Ủy ban nhân dân tỉnh về thi đua"


def test_a_document_cited_whole_a_second_time_is_noted() -> None:
    (again,) = found(f"Thực hiện {FULL}.", f"Căn cứ kết quả thực hiện {FULL}.")
    assert (again.rule, again.severity, str(again.spot)) == ("ND30-CIT-01", Severity.INFO, "1")
    assert again.what == "“Kế hoạch số 39/KH-UBND” đã được viện dẫn đầy đủ ở trên."


@pytest.mark.parametrize(
    "later",
    [
        "Kế hoạch số 39/KH-UBND",
        "Kế hoạch số 39/KH-UBND ngày 04/02/2026",
        "Kế hoạch số 39/KH-UBND ngày 04/02/2026 của Ủy ban nhân dân tỉnh",
        "Kế hoạch số 39/KH-UBND của Ủy ban nhân dân tỉnh về thi đua",
        "Kế hoạch số 39/KH-UBND ngày 04/02/2026 về thi đua",
    ],
)
def test_a_document_cited_less_than_whole_a_second_time_is_let_alone(later: str) -> None:
    assert found(f"Thực hiện {FULL}.", f"Các nhiệm vụ trong {later}.") == []


STRETCHES = [
    "Các", " ", "  ", "    ", "\u00a0", ",", ".", ";", ":", "…", "./.", "(", ")", "“", "”", "e\u0302\u0301", "o\u0302",
    "sở", "ngày", "Số:", "/KH-SXD", "12", "[a b]", "hoà", "hòa", "\u200b", '"', "\t", "ﬁ", "İ", "trungương", "{{ x }}",
]  # fmt: skip
LINES = st.lists(st.sampled_from(STRETCHES), max_size=14).map("".join)


@given(st.lists(LINES, max_size=4))
def test_any_text_is_judged_and_mending_it_twice_changes_nothing_more(lines: list[str]) -> None:
    mended = mended_once(lines)
    assert not texts_mended(found(*mended))
    assert [letters_of(line) for line in mended] == [letters_of(line) for line in lines]


def mended_once(lines: list[str]) -> list[str]:
    result = list(lines)
    orders = texts_mended(found(*lines))
    for mend in sorted(orders, key=lambda mend: (mend.target, -mend.start)):
        number = mend.target[1]
        assert result[number][mend.start : mend.end] == mend.old
        result[number] = result[number][: mend.start] + mend.new + result[number][mend.end :]
    return result


def letters_of(line: str) -> str:
    return unicodedata.normalize("NFC", "".join(line.split()))


def test_each_rule_of_the_three_groups_is_broken_by_some_text_above() -> None:
    groups = {"CAP": 7, "TYPO": 4, "CIT": 2}
    rules_broken = {rule for rule, _, _ in WRONG}
    assert {f"{group}-0{n}" for group, most in groups.items() for n in range(1, most + 1)} <= rules_broken
