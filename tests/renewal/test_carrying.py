"""A report's words carried over: what recurs stays, what told of the old period is marked."""

from vanban.data.open_values import OpenValue
from vanban.data.report_text import ReportText
from vanban.data.source import parse_source
from vanban.documents.reports.plan_items import PlanItem, plan_items
from vanban.renewal.carrying import asked_results, carried_words

APRIL = """\
# Lời riêng của Sở (giữ lại)
ngay: 05/05/2024
so: 12
luu: {noi: VT, nguoi_soan: Th}   # chữ ký hiệu
phan:
  kho_khan: |
    1. Giá vật liệu tăng.
    2. Vướng mặt bằng.
  giai_phap: !xac_nhan {de_xuat: Đôn đốc.}
cau:
  ket_qua: Đạt {{ so_lieu.ty_le }}.
"""


def test_narrative_parts_and_own_sentences_are_to_be_confirmed() -> None:
    text, pieces = carried_words(parse_source(APRIL.encode(), "sxd.yaml"), "tháng 4 năm 2024")
    data = parse_source(text.encode(), "sxd.yaml").data
    parts, sentences = data["phan"], data["cau"]
    assert isinstance(parts, dict)
    assert isinstance(sentences, dict)
    told = parts["kho_khan"]
    assert isinstance(told, OpenValue)
    assert (told.kind, told.proposed) == ("xac_nhan", "1. Giá vật liệu tăng.\n2. Vướng mặt bằng.\n")
    assert "tháng 4 năm 2024" in (told.note or "")
    assert isinstance(sentences["ket_qua"], OpenValue)
    assert pieces == 2


def test_what_was_open_stays_and_what_recurs_stays_with_its_comments() -> None:
    text, _ = carried_words(parse_source(APRIL.encode(), "sxd.yaml"), "tháng 4 năm 2024")
    assert "giai_phap: !xac_nhan {de_xuat: Đôn đốc.}" in text
    assert "# Lời riêng của Sở (giữ lại)" in text
    assert "luu: {noi: VT, nguoi_soan: Th}   # chữ ký hiệu" in text


def test_number_and_date_are_of_their_day() -> None:
    text, _ = carried_words(parse_source(APRIL.encode(), "sxd.yaml"), "tháng 4 năm 2024")
    assert parse_source(text.encode(), "sxd.yaml").data.keys() == {"luu", "phan", "cau"}


def test_a_text_of_several_lines_stays_readable() -> None:
    text, _ = carried_words(parse_source(APRIL.encode(), "sxd.yaml"), "tháng 4 năm 2024")
    assert "    de_xuat: |\n      1. Giá vật liệu tăng.\n      2. Vướng mặt bằng.\n" in text


def test_the_items_of_the_plans_contents_are_asked_in_order() -> None:
    body = [
        {"kieu": "muc_la_ma", "so": "I.", "chu": "MỤC ĐÍCH"},
        {"kieu": "khoan", "so": "1.", "chu": "Không phải nội dung."},
        {"kieu": "muc_la_ma", "so": "II.", "chu": "NỘI DUNG PHONG TRÀO THI ĐUA"},
        {"kieu": "khoan", "so": "1.", "chu": "Rút ngắn thời gian thẩm định."},
        {"kieu": "diem", "so": "a)", "chu": "Chi tiết."},
        {"kieu": "khoan", "so": "2.", "chu": "Đẩy nhanh tiến độ."},
        {"kieu": "muc_la_ma", "so": "III.", "chu": "TỔ CHỨC THỰC HIỆN"},
        {"kieu": "khoan", "so": "1.", "chu": "Không phải nội dung."},
    ]
    items = plan_items(body)
    assert items == [
        PlanItem("II.1", "Rút ngắn thời gian thẩm định."),
        PlanItem("II.2", "Đẩy nhanh tiến độ."),
    ]
    open_piece = OpenValue("hoi", note="những mặt làm được")
    shared = ReportText(phan={"uu_diem": open_piece, "kien_nghi": "Không có."})
    text, count = asked_results("Sở Y tế", items, shared)
    data = parse_source(text.encode(), "syt.yaml").data
    assert data["ket_qua_muc"] == {
        "II.1": OpenValue("hoi", note="Rút ngắn thời gian thẩm định."),
        "II.2": OpenValue("hoi", note="Đẩy nhanh tiến độ."),
    }
    assert data["phan"] == {"uu_diem": open_piece}  # what the shared text answers is not asked again
    assert count == 3
    assert text.startswith("# Lời của Sở Y tế")
