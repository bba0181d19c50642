"""Every error of the model reaches a clerk in Vietnamese, at its line, and all of them at once."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from vanban.data.open_values import OpenValue
from vanban.data.source import parse_source
from vanban.data.types import (
    Day,
    FieldError,
    Number,
    Openable,
    PartialDay,
    Text,
    Whole,
    Year,
    YesNo,
)
from vanban.data.validation import validate
from vanban.errors import DataError
from vanban.vietnamese.dates import PartialDate


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Base):
    start: Openable[Day] | None = Field(None, alias="bat_dau", title="Ngày bắt đầu")
    end: Openable[Day] = Field(alias="ket_thuc", title="Ngày kết thúc")


class Target(Base):
    amount: Openable[Number] = Field(alias="gia_tri", title="Giá trị")
    unit: Text = Field(alias="don_vi", title="Đơn vị")


class Recipient(Base):
    name: Text = Field(alias="ten", title="Tên")
    copies: Whole = Field(1, alias="so_ban", title="Số bản")


class Campaign(Base):
    title: Text = Field(alias="trich_yeu", title="Trích yếu")
    year: Year = Field(alias="nam", title="Năm")
    span: Span | None = Field(None, alias="thoi_gian", title="Thời gian")
    targets: dict[str, Target] = Field({}, alias="chi_tieu", title="Chỉ tiêu")
    recipients: list[Text | Recipient] = Field([], alias="noi_nhan", title="Nơi nhận")
    kind: Literal["ke_hoach", "bao_cao"] = Field("ke_hoach", alias="loai", title="Loại")
    urgent: YesNo = Field(False, alias="khan", title="Khẩn")
    since: PartialDay | None = Field(None, alias="tu", title="Từ")
    copies: Annotated[Whole, Field(ge=1)] = Field(1, alias="so_ban", title="Số bản")
    raw: str = Field("", alias="tho", title="Thô")

    @model_validator(mode="after")
    def _title_differs(self) -> "Campaign":
        if self.title == "cấm":
            raise FieldError("Trích yếu là “cấm”.", "Đổi trích yếu.", ("trich_yeu",))
        return self


GOOD = """\
trich_yeu: Phát động
nam: 2024
thoi_gian: {ket_thuc: 31/01/2025}
chi_tieu:
  giai_ngan: {gia_tri: "95,5", don_vi: "%"}
noi_nhan:
  - Như trên
  - {ten: Sở Tài chính, so_ban: 2}
khan: có
tu: 02/2024
"""


def read(text: str) -> Campaign:
    return validate(parse_source(text.encode(), "f.yaml"), Campaign)


def problems(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text)
    lines = [str(problem) for problem in caught.value.problems]
    for line in lines:
        assert not re.search(
            r"\b(should|input|valid|field|required|must|error|type)\b", line, re.IGNORECASE
        ), line
    return lines


def change(old: str, new: str) -> list[str]:
    assert old in GOOD
    return problems(GOOD.replace(old, new))


def test_a_good_file_becomes_the_model() -> None:
    campaign = read(GOOD)
    assert campaign.span is not None
    assert campaign.span.end == date(2025, 1, 31)
    assert campaign.targets["giai_ngan"].amount == Decimal("95.5")
    assert campaign.recipients == ["Như trên", Recipient(ten="Sở Tài chính", so_ban=2)]
    assert campaign.urgent is True
    assert campaign.since == PartialDate(2024, 2)


def test_an_open_value_passes_where_it_may_stand() -> None:
    campaign = read(GOOD.replace('"95,5"', "!hoi {nam_truoc: 95}"))
    assert campaign.targets["giai_ngan"].amount == OpenValue("hoi", last="95")
    assert campaign.model_dump()["targets"]["giai_ngan"]["amount"]["kind"] == "hoi"


def test_an_open_value_is_refused_elsewhere() -> None:
    assert change("khan: có", "khan: !hoi") == [
        "f.yaml:9:7: Chỗ này không để ngỏ bằng !hoi được. Điền giá trị."
    ]
    assert change("nam: 2024", "nam: 2024\nloai: !hoi") == [
        "f.yaml:3:7: `loai` (Loại) không để ngỏ bằng !hoi được. Điền giá trị."
    ]


def test_a_missing_key_is_told_at_its_parent_with_its_title() -> None:
    assert change("{ket_thuc: 31/01/2025}", "{}") == [
        "f.yaml:3:1: Thiếu `ket_thuc` (Ngày kết thúc). Thêm dòng `ket_thuc: …`."
    ]


def test_a_misspelt_key_is_told_once_with_the_right_one() -> None:
    assert change("trich_yeu:", "trich_yue:") == [
        "f.yaml:1:1: Mục `trich_yue` không có ở đây. Có phải ý là `trich_yeu`? Sửa lại tên mục."
    ]
    assert change("trich_yeu:", "Trích yếu:")[0].endswith("Có phải ý là `trich_yeu`? Sửa lại tên mục.")


def test_an_unknown_key_is_told_with_those_that_are_free() -> None:
    assert change("{ket_thuc: 31/01/2025}", "{ket_thuc: 31/01/2025, xyzzy: 1}") == [
        "f.yaml:3:35: Mục `xyzzy` không có ở đây. Sửa lại tên mục thành một trong: bat_dau. "
        "Không cần thì xóa mục này."
    ]


def test_deleting_is_advised_only_where_nothing_else_helps() -> None:
    assert change("khan: có", "xyzzy: |\n  I. Một\n  1. Hai") == [
        "f.yaml:9:1: Mục `xyzzy` không có ở đây. Sửa lại tên mục thành một trong: loai, so_ban, tho."
    ] or change("khan: có", "khan: có\nxyzzy: |\n  I. Một") == [
        "f.yaml:10:1: Mục `xyzzy` không có ở đây. Sửa lại tên mục thành một trong: loai, so_ban, tho."
    ]
    full = "{ten: Sở Tài chính, so_ban: 2, xyzzy: %s}"
    assert change("{ten: Sở Tài chính, so_ban: 2}", full % "1") == [
        "f.yaml:8:36: Mục `xyzzy` không có ở đây. Xóa mục này."
    ]
    assert change("{ten: Sở Tài chính, so_ban: 2}", full % "ba mươi chữ trở lên thì là nội dung rồi") == [
        "f.yaml:8:36: Mục `xyzzy` không có ở đây. Chuyển nội dung này vào một trong các mục: ten, so_ban."
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "value"),
    [
        ('gia_tri: "95,5", don_vi: "%"', 'gia_tri: 95,5, don_vi: "%"', "5:24", "95,5"),
        ('gia_tri: "95,5", don_vi: "%"', 'don_vi: "%", gia_tri: 1.234,5', "5:37", "1.234,5"),
        (
            "{ten: Sở Tài chính, so_ban: 2}",
            "{ten: Sở Tài chính, Kho bạc, so_ban: 2}",
            "8:11",
            "Sở Tài chính, Kho bạc",
        ),
        ("{ten: Sở Tài chính, so_ban: 2}", '{ten: "A", B, ngày 5}', "8:11", "A, B, ngày 5"),
    ],
)
def test_a_value_in_braces_that_a_comma_tears_apart_is_told_whole(
    old: str, new: str, place: str, value: str
) -> None:
    assert change(old, new) == [
        f"f.yaml:{place}: Trong {{ }} dấu phẩy ngăn các mục, nên giá trị “{value}” bị cắt rời. "
        f'Đặt cả giá trị trong ngoặc kép: "{value}".'
    ]


def test_a_value_in_braces_without_a_key_is_told() -> None:
    assert change("{ket_thuc: 31/01/2025}", "{31/01/2025, ket_thuc: 31/01/2025}") == [
        "f.yaml:3:13: “31/01/2025” trong { } không có tên mục. "
        "Viết `tên: giá trị`, tên là một trong: bat_dau, ket_thuc."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "\n  - Một: a\n  - Hai\n",
        "\n  Điều 1. Một: a\n",
        "\n  Điều 1. Một: a\n  Điều 2. Hai: b\n",
        "\n  Phát động: a\n  Thi đua: b\n",
        "\nĐiều 1. Một: a\nĐiều 2. Hai: b\n",
    ],
)
def test_text_that_was_read_as_keys_or_as_a_list_lacks_its_bar(body: str) -> None:
    assert change("trich_yeu: Phát động\n", f"trich_yeu:{body}") == [
        "f.yaml:1:1: Thiếu dấu | sau `trich_yeu:`, nên không đọc đúng được các dòng bên dưới. "
        "Viết `trich_yeu: |` rồi xuống dòng, thụt mọi dòng nội dung vào."
    ]


def test_a_line_of_text_that_is_not_indented_is_told() -> None:
    assert change("trich_yeu: Phát động\n", "trich_yeu: |\n  I. Một\nĐiều 2. Hai: b\n") == [
        "f.yaml:3:1: Mục `Điều 2. Hai` không có ở đây. Nếu là nội dung của `trich_yeu`, thụt dòng này vào."
    ]


def test_keys_of_ours_and_values_of_another_type_need_no_bar() -> None:
    (line,) = change("trich_yeu: Phát động", "trich_yeu:\n  so: 1\n  ngay: 2")
    assert line.startswith("f.yaml:2:3: Ở đây cần một giá trị, không phải nhiều mục.")
    (line,) = change("nam: 2024", "nam:\n  - 2024")
    assert line.startswith("f.yaml:3:3: Ở đây cần một giá trị, không phải danh sách.")


def test_the_sentence_of_a_type_reaches_the_clerk_unchanged() -> None:
    (line,) = change("31/01/2025", "31/02/2025")
    assert line.startswith("f.yaml:3:23: “31/02/2025” không phải là ngày có thật.")


def test_a_fault_found_by_the_model_itself_is_placed_at_its_field() -> None:
    assert change("Phát động", "cấm") == ["f.yaml:1:12: Trích yếu là “cấm”. Đổi trích yếu."]


def test_a_line_with_a_colon_is_explained() -> None:
    (line,) = change("- Như trên", "- Lưu: VT")
    assert line.startswith("f.yaml:7:5: ")
    (line,) = change("trich_yeu: Phát động", "trich_yeu:\n  Phát động: thi đua")
    assert line == (
        "f.yaml:2:3: “Phát động: thi đua” có dấu hai chấm nên bị đọc thành tên mục và giá trị. "
        'Đặt cả dòng trong ngoặc kép "…".'
    )


def test_a_union_gives_the_faults_of_one_member() -> None:
    assert change("so_ban: 2", "so_ban: hai") == [
        "f.yaml:8:33: “hai” không phải là số. Viết như 1.234.567,8."
    ]
    assert len(change("- Như trên", "-")) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("loai: don", "`loai` (Loại) là “don”. Chọn một trong: ke_hoach, bao_cao."),
        ("tho:", "`tho` (Thô) để trống. Điền giá trị, hoặc xóa cả dòng."),
        ("tho: [a]", "`tho` (Thô) là danh sách 1 mục, phải là một dòng chữ."),
        ("so_ban: 0", "`so_ban` (Số bản) là “0”, phải từ 1 trở lên."),
        ("so_ban: 1,5", "“1,5” không phải là số nguyên. Viết như 1.234."),
        ("so_ban:", "Giá trị để trống. Điền giá trị."),
    ],
)
def test_wrong_values_are_told_in_vietnamese(line: str, told: str) -> None:
    (found,) = problems(f"{line}\n{GOOD}")
    assert found.split(": ", 1)[1].startswith(told), found
    assert found.startswith("f.yaml:1:")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("thoi_gian: x", "`thoi_gian` (Thời gian) là “x”, phải là các dòng `tên: giá trị`."),
        ("noi_nhan: x", "`noi_nhan` (Nơi nhận) là “x”, phải là danh sách."),
        ("chi_tieu: [x]", "`chi_tieu` (Chỉ tiêu) là danh sách 1 mục, phải là các dòng `tên: giá trị`."),
        ("nam: 24", "“24” không phải là năm. Viết bốn chữ số như 2024."),
        ("khan: đúng", "“đúng” không phải là có hay không. Viết `có` hoặc `không`."),
    ],
)
def test_values_of_another_kind_are_told(line: str, told: str) -> None:
    key = line.split(":")[0]
    lines = {"trich_yeu": "trich_yeu: a", "nam": "nam: 2024", key: line}
    (found,) = problems("\n".join(lines.values()) + "\n")
    assert found.split(": ", 1)[1].startswith(told), found


class Plan(Base):
    loai: Literal["ke_hoach"]


class Report(Base):
    loai: Literal["bao_cao"]
    month: Whole = Field(alias="thang", title="Tháng")


class Papers(Base):
    giay: Annotated[Plan | Report, Field(discriminator="loai", title="Giấy")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("giay: {loai: bao_cao}", "f:1:1: Thiếu `thang` (Tháng). Thêm dòng `thang: …`."),
        ("giay: {loai: bao_cao, thang: x}", "f:1:30: “x” không phải là số. Viết như 1.234.567,8."),
        ("giay: {loai: la}", "f:1:7: `giay` (Giấy) có `loai` là “la”. Chọn một trong: ke_hoach, bao_cao."),
        ("giay: {thang: 1}", "f:1:7: `giay` (Giấy) thiếu `loai`. Thêm dòng `loai: …`."),
    ],
)
def test_faults_of_a_kind_chosen_by_a_key_are_placed(text: str, told: str) -> None:
    with pytest.raises(DataError) as caught:
        validate(parse_source(text.encode(), "f"), Papers)
    assert str(caught.value) == told


def test_all_errors_come_at_once_from_top_to_bottom() -> None:
    found = problems("trich_yeuu: a\nnam: x\nchi_tieu:\n  a: {gia_tri: b}\nloai: c\nla: 1\n")
    assert [re.match(r"f.yaml:(\d+)", line)[1] for line in found] == ["1", "2", "4", "4", "5", "6"]  # type: ignore[index]  # no match is a failure too


def test_every_mutation_of_a_good_file_names_its_line_in_vietnamese() -> None:
    lines = GOOD.splitlines()
    for number, line in enumerate(lines, 1):
        if ":" not in line or "giai_ngan" in line:  # a key of the clerk's own
            continue
        misspelt = line.replace(":", "zz:", 1).replace("{ten", "{tenzz")
        found = problems("\n".join([*lines[: number - 1], misspelt, *lines[number:]]) + "\n")
        assert any(one.startswith(f"f.yaml:{number}:") for one in found), (line, found)


def test_editors_are_told_the_shape() -> None:
    schema = Campaign.model_json_schema(by_alias=True)
    assert schema["properties"]["trich_yeu"]["type"] == ["string", "number", "boolean"]
    assert schema["properties"]["nam"]["type"] == "integer"
    amount = schema["$defs"]["Target"]["properties"]["gia_tri"]["anyOf"]
    assert amount[1]["properties"].keys() == {"nam_truoc", "de_xuat", "ghi_chu"}
    assert TypeAdapter(PartialDay).json_schema()["type"] == ["string", "integer"]
