from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.layout.documents import AGENCIES, BODY, NATION, Part, document, feet, letterhead, nothing, words
from tests.layout.paper import Paper, Text, bold, italic, plain, running
from tests.layout.test_letterhead import texts

from vanban.layout.measured import Box
from vanban.layout.recognition import recognise
from vanban.layout.recognition.words import KINDS

LETTERHEAD = letterhead(
    number=[
        plain("Số: 15/SXD-VP", 13),
        plain("V/v phối hợp tổ chức phong trào", 12),
        plain("thi đua năm 2026", 12),
    ]
)
TO_ONE = plain("Kính gửi: Sở Tài chính", before_pt=12)


@pytest.mark.parametrize("name", [name for name, symbol in KINDS.items() if symbol != "CV"])
def test_each_kind_is_known_by_its_name(name: str) -> None:
    found = recognise(
        document(title=words(bold(name.upper()), bold("Về phong trào thi đua", rule=0.4))).layout()
    )
    assert texts(found.type_name) == (name.upper(),)
    assert found.type == KINDS[name]
    assert texts(found.subject) == ("Về phong trào thi đua",)


@pytest.mark.parametrize("name", ["Kế hoạch", "KẾ  HOẠCH", "KẾ HOACH", "KẾ HOẠCH.", "KẾ\u00a0HOẠCH"])
def test_a_name_badly_written_is_found(name: str) -> None:
    found = recognise(document(title=words(bold(name), bold("Tổ chức thi đua", rule=0.4))).layout())
    assert texts(found.type_name) == (name,)
    assert found.type == "KH"


def test_a_name_with_more_words_in_capitals_is_the_name_of_a_kind() -> None:
    found = recognise(document(title=words(bold("BÁO CÁO TỔNG KẾT"), bold("Phong trào thi đua"))).layout())
    assert (found.type, texts(found.type_name)) == ("BC", ("BÁO CÁO TỔNG KẾT",))


def test_a_name_that_the_decree_does_not_know_is_found_without_a_kind() -> None:
    found = recognise(
        document(title=words(bold("PHIẾU LẤY Ý KIẾN"), bold("Về danh sách khen thưởng"))).layout()
    )
    assert (found.type, texts(found.type_name)) == ("", ("PHIẾU LẤY Ý KIẾN",))


def test_a_name_that_is_missing_is_told_by_the_number() -> None:
    found = recognise(document(title=words(bold("Tổ chức phong trào thi đua", rule=0.4))).layout())
    assert found.type_name is None
    assert found.type == "KH"
    assert texts(found.subject) == ("Tổ chức phong trào thi đua",)


@pytest.mark.parametrize(
    "subject",
    [
        [bold("Tổ chức phong trào thi đua"), bold("“Đẩy nhanh giải ngân” năm 2026", rule=0.4)],
        [bold("Tổ chức phong trào thi đua\n“Đẩy nhanh giải ngân” năm 2026", rule=0.4)],
        [plain("Tổ chức phong trào thi đua"), plain("“Đẩy nhanh giải ngân” năm 2026", rule=0.4)],
        [italic("Tổ chức phong trào thi đua"), italic("“Đẩy nhanh giải ngân” năm 2026")],
        [
            bold("Tổ chức phong trào thi đua", align="left"),
            bold("“Đẩy nhanh giải ngân” năm 2026", align="left"),
        ],
    ],
)
def test_a_subject_of_several_lines_is_whole(subject: Sequence[Text]) -> None:
    found = recognise(document(title=words(bold("KẾ HOẠCH"), *subject)).layout())
    assert texts(found.subject) == ("Tổ chức phong trào thi đua", "“Đẩy nhanh giải ngân” năm 2026")
    assert found.items[0].text == "Sở Xây dựng ban hành Kế hoạch như sau:"


def test_name_and_subject_may_share_a_paragraph() -> None:
    title = words(bold("KẾ HOẠCH\nTổ chức phong trào thi đua", rule=0.4))
    found = recognise(document(title=title).layout())
    assert texts(found.type_name) == ("KẾ HOẠCH",)
    assert texts(found.subject) == ("Tổ chức phong trào thi đua",)


@pytest.mark.parametrize("subject", ["V/v tổ chức thi đua", "TỔ CHỨC THI ĐUA", "Tổ chức thi đua."])
def test_a_subject_badly_written_is_found(subject: str) -> None:
    found = recognise(document(title=words(bold("KẾ HOẠCH"), bold(subject, rule=0.4))).layout())
    assert texts(found.subject) == (subject,)
    assert found.letter_subject is None


def test_a_kind_without_subject_has_none() -> None:
    body = words(running("Giám đốc Sở Xây dựng giới thiệu: cán bộ có tên dưới đây đến liên hệ công tác./."))
    found = recognise(document(title=words(bold("GIẤY GIỚI THIỆU")), body=body).layout())
    assert found.subject is None
    assert len(found.items) == 1


@pytest.mark.parametrize("sign", ["V/v", "v/v", "V/V", "Về việc", "V.v", "V /v", "Vv"])
def test_a_letter_is_known_by_its_subject_under_the_number(sign: str) -> None:
    head = letterhead(
        number=[plain("Số: 15/SXD-VP", 13), plain(f"{sign} phối hợp", 12), plain("tổ chức thi đua", 12)]
    )
    found = recognise(document(head, words(TO_ONE)).layout())
    assert found.type == "CV"
    assert texts(found.letter_subject) == (f"{sign} phối hợp", "tổ chức thi đua")
    assert (found.type_name, found.subject) == (None, None)
    assert texts(found.issuer) == ("SỞ XÂY DỰNG",)


def test_a_letter_whose_subject_lacks_its_sign_is_a_letter() -> None:
    head = letterhead(number=[plain("Số: 15/SXD-VP", 13), plain("Phối hợp tổ chức phong trào thi đua", 12)])
    found = recognise(document(head, words(TO_ONE)).layout())
    assert found.type == "CV"
    assert texts(found.letter_subject) == ("Phối hợp tổ chức phong trào thi đua",)


def test_a_letter_without_subject_is_a_letter() -> None:
    found = recognise(document(letterhead(number=[plain("Số: 15/SXD-VP", 13)]), words(TO_ONE)).layout())
    assert (found.type, found.letter_subject, found.subject) == ("CV", None, None)


def test_a_letter_that_bears_a_name_of_its_kind_is_a_letter() -> None:
    found = recognise(document(LETTERHEAD, words(bold("CÔNG VĂN"), TO_ONE)).layout())
    assert (found.type, texts(found.type_name)) == ("CV", ("CÔNG VĂN",))


def test_what_follows_v_v_in_tabs_stands_in_its_column() -> None:
    def with_tabs(paper: Paper) -> None:
        rows = (
            "UBND TỈNH LÀO CAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ XÂY DỰNG\tĐộc lập - Tự do - Hạnh phúc",
            "Số: 15/SXD-VP\tLào Cai, ngày 05 tháng 3 năm 2026", "V/v phối hợp\t", "tổ chức thi đua\t",
        )  # fmt: skip
        paper.write(*(plain(row, 13, align="left") for row in rows))

    found = recognise(document(with_tabs, words(TO_ONE)).layout())
    assert texts(found.letter_subject) == ("V/v phối hợp", "tổ chức thi đua")


ADDRESSEES = ("- Sở Tài chính;", "- Sở Nội vụ;", "- Ủy ban nhân dân các xã, phường.")


def listed(paper: Paper) -> None:
    paper.write(plain("Kính gửi:", align="left", indent_mm=35))
    paper.write(*(plain(one, align="left", indent_mm=50) for one in ADDRESSEES))


def without_dashes(paper: Paper) -> None:
    paper.write(plain("Kính gửi:", align="left", indent_mm=35))
    paper.write(*(plain(one[2:], align="left", indent_mm=50) for one in ADDRESSEES))


def in_a_table(paper: Paper) -> None:
    rooms = (Box(50, 20, 80, 277), Box(80, 20, 195, 277))
    paper.table([[plain("Kính gửi:")], [plain(one, align="left") for one in ADDRESSEES]], rooms=rooms)


def by_breaks(paper: Paper) -> None:
    paper.write(plain("\n".join(("Kính gửi:", *ADDRESSEES)), align="left", indent_mm=40))


def centred(paper: Paper) -> None:
    paper.write(plain("Kính gửi:"), *map(plain, ADDRESSEES))


def first_on_the_line(paper: Paper) -> None:
    first, *others = ADDRESSEES
    paper.write(plain(f"Kính gửi: {first}", align="left", indent_mm=35))
    paper.write(*(plain(one, align="left", indent_mm=52) for one in others))


@pytest.mark.parametrize("way", [listed, in_a_table, by_breaks, centred, without_dashes, first_on_the_line])
def test_addressees_are_found_one_by_one(way: Part) -> None:
    found = recognise(document(LETTERHEAD, way).layout())
    assert found.addressees is not None
    text = found.addressees.text
    assert text.startswith("Kính gửi:")
    assert all(one[2:] in text for one in ADDRESSEES)
    assert len(found.addressees.fragments) >= len(ADDRESSEES)
    assert found.items[0].text == "Sở Xây dựng ban hành Kế hoạch như sau:"


@pytest.mark.parametrize(
    "first", ["Kính gửi: Sở Tài chính", "Kính gửi: Sở Tài chính.", "Kính gửi Sở Tài chính", "Kính gửi:"]
)
def test_a_list_of_the_body_is_no_addressee(first: str) -> None:
    body = words(running("Thực hiện chỉ đạo của tỉnh, Sở Xây dựng đề nghị:"), running("- Phối hợp rà soát;"))
    found = recognise(document(LETTERHEAD, words(plain(first)), body).layout())
    assert texts(found.addressees) == (first,)
    assert len(found.items) == 2


def test_the_authority_and_the_bases_stand_over_the_order() -> None:
    title = words(
        bold("QUYẾT ĐỊNH"), bold("Về việc khen thưởng", rule=0.4), bold("GIÁM ĐỐC SỞ XÂY DỰNG", before_pt=12),
        italic("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", align="both"),
        italic("Theo đề nghị của Chánh Văn phòng Sở.", align="both"), bold("QUYẾT ĐỊNH:"),
    )  # fmt: skip
    body = words(
        running("Điều 1. Tặng Giấy khen cho các tập thể."), running("Điều 2. Quyết định này có hiệu lực./.")
    )
    found = recognise(document(title=title, body=body).layout())
    assert found.type == "QĐ"
    assert texts(found.subject) == ("Về việc khen thưởng",)
    assert texts(found.authority) == ("GIÁM ĐỐC SỞ XÂY DỰNG",)
    assert [base.text.split()[0] for base in found.bases] == ["Căn", "Theo"]
    assert texts(found.ordering) == ("QUYẾT ĐỊNH:",)
    assert [item.marker for item in found.items] == ["Điều 1.", "Điều 2."]


@pytest.mark.parametrize("has_line", [True, False])
def test_an_authority_is_not_the_end_of_the_subject(has_line: bool) -> None:
    title = words(
        bold("NGHỊ QUYẾT"), bold("Về giám sát phong trào thi đua", rule=0.4 if has_line else 0),
        bold("HỘI ĐỒNG NHÂN DÂN XÃ AN THỚI ĐÔNG"), bold("KHÓA XII, KỲ HỌP THỨ 2"),
        plain("Căn cứ Luật Tổ chức chính quyền địa phương;", align="both"),
        plain("Trên cơ sở ý kiến thảo luận của đại biểu,", align="both"), bold("QUYẾT NGHỊ:"),
    )  # fmt: skip
    found = recognise(document(title=title, body=words(running("Điều 1. Thông qua./."))).layout())
    assert texts(found.subject) == ("Về giám sát phong trào thi đua",)
    assert texts(found.authority) == ("HỘI ĐỒNG NHÂN DÂN XÃ AN THỚI ĐÔNG", "KHÓA XII, KỲ HỌP THỨ 2")
    assert len(found.bases) == 2


def test_an_order_without_colon_and_bases_without_semicolon_are_found() -> None:
    title = words(
        bold("QUYẾT ĐỊNH"), bold("Về việc khen thưởng"), plain("Căn cứ Luật Thi đua, khen thưởng,", align="both"),
        plain("Xét đề nghị của Chánh Văn phòng,", align="both"), bold("QUYẾT ĐỊNH"),
    )  # fmt: skip
    found = recognise(document(title=title, body=words(running("Điều 1. Tặng Giấy khen./."))).layout())
    assert len(found.bases) == 2
    assert texts(found.ordering) == ("QUYẾT ĐỊNH",)


def test_bases_of_a_plan_stand_before_its_body() -> None:
    body = words(
        italic("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", align="both"),
        italic("Căn cứ Kế hoạch số 59/KH-UBND ngày 06 tháng 02 năm 2026 của UBND tỉnh;", align="both"), *BODY,
    )  # fmt: skip
    found = recognise(document(body=body).layout())
    assert len(found.bases) == 2
    assert found.items[0].text == "Sở Xây dựng ban hành Kế hoạch như sau:"


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Kế hoạch số 59/KH-UBND của UBND tỉnh, Sở Xây dựng ban hành Kế hoạch như sau:",
        "Căn cứ Công văn số 12/UBND-NC của UBND tỉnh, Sở Xây dựng đề nghị các đơn vị thực hiện.",
        "Xét thấy phong trào cần thiết, Sở Xây dựng đề nghị các đơn vị thực hiện ngay.",
    ],
)
def test_a_sentence_that_begins_like_a_basis_begins_the_body(opening: str) -> None:
    found = recognise(document(LETTERHEAD, words(TO_ONE), words(running(opening), *BODY[1:])).layout())
    assert found.bases == ()
    assert found.items[0].text == opening


def test_two_sentences_that_begin_like_bases_are_of_the_body() -> None:
    opening = [
        "Căn cứ kết quả rà soát, các khu phố đã vận động người dân giữ gìn vệ sinh môi trường.",
        "Theo đề nghị của các khu phố, Sở Xây dựng đã cấp thêm 120 thùng rác.",
    ]
    body = words(*map(running, opening), *BODY[1:])
    found = recognise(document(LETTERHEAD, words(TO_ONE), body).layout())
    assert found.bases == ()
    assert [item.text for item in found.items[:2]] == opening


def test_what_a_body_says_of_deciding_is_no_order() -> None:
    body = words(*BODY[:3], bold("QUYẾT ĐỊNH:"), *BODY[3:])
    found = recognise(document(body=body).layout())
    assert found.ordering is None
    assert len(found.items) == len(BODY) + 1


def test_a_page_with_only_a_foot_has_no_title() -> None:
    found = recognise(document(nothing, nothing, nothing, feet()).layout())
    assert (found.type, found.type_name, found.subject, found.items) == ("", None, None, ())
    assert len(found.signatures) == 1


def test_agencies_and_marks_do_not_hide_the_title() -> None:
    head = letterhead(
        agencies=[*AGENCIES[:1], replace(AGENCIES[1], words="BAN QUẢN LÝ DỰ ÁN", rule=0.4)], nation=NATION
    )
    found = recognise(document(head).layout())
    assert texts(found.issuer) == ("BAN QUẢN LÝ DỰ ÁN",)
    assert found.type == "KH"
