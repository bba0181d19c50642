"""From a plan's data to the page's context: what is filled, formed, warned of and refused."""

from pathlib import Path
from typing import Any

import pytest
from tests.workspaces import CAMPAIGN, DEPARTMENTS, PLAN, workspace_with

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Item, Order, items
from vanban.errors import VanbanError


def result(root: Path, *, draft: bool = False) -> Document | VanbanError:
    (item,) = items(Workspace(root), Order("thi-dua/2024", departments=("sxd",), draft=draft))
    return item.result


def context(root: Path, *, draft: bool = False) -> dict[str, Any]:
    document = result(root, draft=draft)
    assert isinstance(document, Document), document
    return dict(document.context)


def said(root: Path) -> list[str]:
    error = result(root)
    assert isinstance(error, VanbanError)
    return [str(problem) for problem in error.problems]


def warned(root: Path) -> list[str]:
    document = result(root)
    assert isinstance(document, Document), document
    return [str(problem) for problem in document.warnings]


def written(root: Path, plan: str, campaign: str = CAMPAIGN, departments: str = DEPARTMENTS) -> Path:
    """A workspace whose plan, campaign and register are just these texts."""
    workspace_with(root, departments=departments)
    (root / "campaigns/thi-dua/2024/plans/sxd.yaml").write_text(plan, encoding="utf-8")
    (root / "campaigns/thi-dua/2024/campaign.yaml").write_text(campaign, encoding="utf-8")
    return root


BODY = "noi_dung: Một.\n"


def test_names_typed_over_several_lines_stand_on_one(tmp_path: Path) -> None:
    campaign = CAMPAIGN.replace("phong_trao: Thi đua mẫu", "phong_trao: >\n  Thi đua\n  mẫu")
    page = context(
        written(tmp_path, PLAN + "noi_dung: |\n  1. A “{{ phong_trao }}” năm {{ nam }}.\n", campaign)
    )
    assert page["trich_yeu"] == ["Phát động phong trào thi đua “Thi đua mẫu” năm 2024"]
    assert page["noi_dung"] == [{"kieu": "khoan", "so": "1.", "chu": "A “Thi đua mẫu” năm 2024./."}]


def test_the_lines_of_căn_cứ_get_their_word_and_their_marks(tmp_path: Path) -> None:
    bases = "can_cu:\n  - Luật A\n  - căn cứ Luật B ;\n  - '- Căn cứ C,'\n  - '*Theo D*'\n  - ';'\n"
    lines = context(written(tmp_path, PLAN + BODY + bases))["can_cu"]
    assert lines == ["Căn cứ Luật A;", "căn cứ Luật B;", "Căn cứ C;", "*Theo D*."]


def test_the_lines_of_nơi_nhận_are_parted_closed_and_dropped_when_empty(tmp_path: Path) -> None:
    recipients = (
        "noi_nhan:\n  - |\n    - A;\n    - B.\n  - {ten: C, muc_dich: (b/c)}\n"
        "  - {ten: \"{% if nam == '1' %}D{% endif %}\", muc_dich: b/c}\n"
    )
    assert context(written(tmp_path, PLAN + BODY + recipients))["noi_nhan"] == ["A;", "B;", "C (b/c);"]


@pytest.mark.parametrize(
    ("closing", "printed"),
    [("Hết.", "Hết./."), ("Hết./.", "Hết./."), ("'*Hết.*'", "*Hết*./."), ("'*Hết./.*'", "*Hết*./.")],
)
def test_the_end_mark_stands_once_and_outside_emphasis(closing: str, printed: str, tmp_path: Path) -> None:
    assert context(written(tmp_path, PLAN + BODY + f"ket: {closing}\n"))["ket"] == printed


def test_the_name_of_a_cited_issuer_is_that_of_its_day(tmp_path: Path) -> None:
    campaign = (
        CAMPAIGN.replace("2024", "2026").replace("2025-01-31", "2027-01-31").replace("binh-phuoc", "dong-nai")
    )
    campaign += (
        'van_ban_goc: {loai: Kế hoạch, so: 1/KH-UBND, ngay: 2026-02-07, co_quan: "{{ dia_ban.uy_ban }}"}\n'
    )
    plan = PLAN.replace("02/2024", "05/2026") + BODY + 'mo_dau: "{{ van_ban_goc }} và {{ dia_ban.uy_ban }}"\n'
    root = written(tmp_path, plan, campaign, DEPARTMENTS.replace("binh-phuoc", "dong-nai"))
    (root / "campaigns/thi-dua/2024").rename(root / "campaigns/thi-dua/2026")
    (item,) = items(Workspace(root), Order("thi-dua/2026", departments=("sxd",)))
    assert isinstance(item.result, Document), item.result
    opening = str(item.result.context["mo_dau"]).replace("\u00a0", " ")
    assert opening == (
        "Kế hoạch số 1/KH-UBND ngày 07/02/2026 của Ủy ban nhân dân tỉnh và Ủy ban nhân dân thành phố:"
    )


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (
            "luu: {noi: '{{ don_vi.viet_tat }}', nguoi_soan: '{{ nam }}'}\n",
            "Chỗ điền không dùng được ở đây: “({{ nam }})”",
        ),
        ("ky: {quyen_han: TL, chuc_vu: 'Chánh {{ nam }}'}\n", "Chỗ điền không dùng được ở đây"),
        ("ky: {ky_thay: Chánh Văn phòng}\n", "ky.ky_thay chỉ dùng cùng quyền hạn TL"),
    ],
)
def test_what_would_be_printed_or_dropped_unfilled_is_refused(plan: str, told: str, tmp_path: Path) -> None:
    assert any(
        told in sentence
        for sentence in said(written(tmp_path, PLAN.replace("luu: {noi: VT}\n", "") + BODY + plan))
    )


def test_all_faults_of_a_plan_are_told_in_one_run(tmp_path: Path) -> None:
    faults = 'so: abc\nnoi_dung: "{{ sai }}"\nket: "{{ saii }}"\nky: {quyen_han: TL}\n'
    told = " ".join(said(written(tmp_path, PLAN + faults)))
    for part in ("so là “abc”", "Chỗ điền sai ", "Chỗ điền saii ", "cần chức vụ của người ký"):
        assert part in told


def test_an_overlong_or_empty_subject_is_refused(tmp_path: Path) -> None:
    long = PLAN.replace("Phát động", "Phát động " * 300)
    assert "Trích yếu dài" in said(written(tmp_path / "long", long + BODY))[0]
    empty = "ngay: 02/2024\ntrich_yeu: \"{% if nam == '1' %}x{% endif %}\"\n" + BODY
    assert "Trích yếu trống" in said(written(tmp_path / "empty", empty))[0]


def test_the_end_of_the_campaign_lies_after_its_plans(tmp_path: Path) -> None:
    campaign = CAMPAIGN.replace("2025-01-31", "2024-01-31")
    assert (
        "campaign.yaml:5:23: thoi_gian.ket_thuc là 31/01/2024, trước ngày của văn bản"
        in said(written(tmp_path, PLAN + BODY, campaign))[0]
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("Phát động", "V/v phát động"), "Trích yếu bắt đầu bằng “V/v”"),
        (("năm {{ nam }}", "năm {{ nam }}."), "Trích yếu kết thúc bằng dấu chấm"),
        (("luu: {noi: VT}", "ky: {ho_ten: NGƯỜI MẪU}"), "Họ tên người ký là “NGƯỜI MẪU”"),
        (("luu: {noi: VT}", "ky: {ho_ten: người mẫu}"), "Họ tên người ký là “người mẫu”"),
        (("luu: {noi: VT}", "ky: {ho_ten: PGS.TS. Người Mẫu}"), "học hàm, học vị"),
        (("luu: {noi: VT}", "ket: Giải ngân { chi_tieu.giai_ngan } vốn"), "cần hai dấu ngoặc nhọn"),
    ],
)
def test_slips_of_form_are_warned_of(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    assert any(told in sentence for sentence in warned(written(tmp_path, PLAN.replace(*change) + BODY)))


def test_a_good_plan_has_no_warnings(tmp_path: Path) -> None:
    assert warned(written(tmp_path, PLAN + BODY + "ky: {ho_ten: Người Mẫu 01}\n")) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("noi_dung: |\n  1. Một\n  3. Ba\n\n  5. Năm\n", [6, 8]),
        ('noi_dung: "1. Một\\n3. Ba\\n5. Năm"\n', [4, 4]),
        ("noi_dung: |\n  {% if nam == '1' %}\n  0. Không\n  {% endif %}\n  1. Một\n  3. Ba\n", [9]),
    ],
)
def test_faults_of_numbering_are_warned_of_on_their_lines(
    body: str, lines: list[int], tmp_path: Path
) -> None:
    document = result(written(tmp_path, PLAN + body))
    assert isinstance(document, Document)
    assert [problem.place.line for problem in document.warnings if problem.place] == lines


def test_a_condition_that_would_glue_two_lines_is_refused(tmp_path: Path) -> None:
    body = "noi_dung: |\n  - Một;{% if nam == '1' %}\n  - Hai;\n  {% endif %}\n  - Ba.\n"
    assert (
        "sxd.yaml:5:3: Điều kiện mở ở dòng này nhưng đóng ở dòng khác"
        in said(written(tmp_path, PLAN + body))[0]
    )


def test_a_tag_may_go_over_several_lines(tmp_path: Path) -> None:
    body = "noi_dung: |\n  A {{\n    nam\n  }} B\n"
    assert context(written(tmp_path, PLAN + body))["noi_dung"][0]["chu"] == "A 2024 B./."


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("- {tu: 2024-02-10, ten: Sở Khác}", "có thay đổi"),
        ("- {tu: 2024-02-05, ten: Sở Tạm}\n    - {tu: 2024-02-20, ten: Sở Xây dựng}", "có thay đổi"),
        ("- {tu: 2024-02-10, lanh_dao: [{chuc_vu: Giám đốc, ho_ten: Người mẫu 02}]}", "có thay đổi"),
        ("- {tu: 2024-01-01, dia_ban: dong-nai}", "thuộc địa bàn dong-nai"),
    ],
)
def test_a_department_is_the_same_on_all_days_that_the_date_can_mean(
    version: str, told: str, tmp_path: Path
) -> None:
    register = DEPARTMENTS.replace("  stc:", f"    {version}\n  stc:")
    assert told in said(written(tmp_path, PLAN + BODY, departments=register))[0]


def test_another_head_within_the_month_matters_only_when_the_head_signs(tmp_path: Path) -> None:
    leaders = "- {tu: 2024-02-10, lanh_dao: [{chuc_vu: Giám đốc, ho_ten: Người mẫu 02}]}"
    register = DEPARTMENTS.replace("  stc:", f"    {leaders}\n  stc:")
    page = context(written(tmp_path, PLAN + BODY + "ky: {quyen_han: KT}\n", departments=register))
    assert page["ky"] == {"dong": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "ho_ten": ""}


def test_the_one_who_holds_the_position_on_the_day_signs(tmp_path: Path) -> None:
    leaders = (
        "lanh_dao: [{chuc_vu: Giám đốc, ho_ten: Người mẫu 01}, "
        "{tu: 2023-12-01, den: 2024-01-20, chuc_vu: Giám đốc, ho_ten: Người mẫu 02, quyen: có}]"
    )
    register = DEPARTMENTS.replace("viet_tat: SXD,", f"viet_tat: SXD, {leaders},")
    assert context(written(tmp_path, PLAN + BODY, departments=register))["ky"]["ho_ten"] == "Người mẫu 01"


def test_a_department_that_ends_within_the_month_is_told_of(tmp_path: Path) -> None:
    register = DEPARTMENTS.replace("ten: Sở Tài chính", "den: 2024-02-15, ten: Sở Tài chính")
    root = workspace_with(tmp_path, name="_chung", departments=register)
    found: list[Item] = items(Workspace(root), Order("thi-dua/2024"))
    assert {item.department: isinstance(item.result, Document) for item in found} == {
        "sxd": True,
        "stc": False,
    }


OPEN_DATE = PLAN.replace("02/2024", "!xac_nhan 15/02/2024")


def test_an_open_date_is_asked_for_and_printed_as_proposed(tmp_path: Path) -> None:
    root = written(tmp_path, OPEN_DATE + BODY)
    assert said(root)[0].startswith(
        "campaigns/thi-dua/2024/plans/sxd.yaml:1:7: Ngày của văn bản (ngay) mới là đề xuất: ngày"
    )
    date_line = context(root, draft=True)["ngay"].replace("\u00a0", " ")
    # the decree's shape, without a mark, or the draft would not pass its check
    assert date_line == "ngày 15 tháng 02 năm 2024"


def test_an_open_value_that_only_decides_is_asked_for_too(tmp_path: Path) -> None:
    campaign = CAMPAIGN + 'chi_tieu:\n  a: {gia_tri: !hoi , don_vi: "%"}\n'
    for tested in ("chi_tieu.a.gia_tri == '95'", "chi_tieu.a == '95%'"):
        root = written(
            tmp_path / tested[:12].replace(".", "-"),
            PLAN + f'noi_dung: "{{% if {tested} %}}a{{% else %}}b{{% endif %}}"\n',
            campaign,
        )
        assert "Chưa có chỉ tiêu a" in said(root)[0]


def test_an_open_name_is_asked_for_and_not_warned_of_in_a_draft(tmp_path: Path) -> None:
    root = written(tmp_path, PLAN + BODY + "ky: {quyen_han: KT, ho_ten: !hoi }\n")
    assert "Chưa có họ tên người ký" in said(root)[0]
    document = result(root, draft=True)
    assert isinstance(document, Document)
    assert document.warnings == ()


def test_proposed_values_are_printed_as_values_are(tmp_path: Path) -> None:
    campaign = CAMPAIGN + (
        "van_ban_goc: {loai: Kế hoạch, so: 1/KH, ngay: !xac_nhan 2024-01-07}\n"
        "chi_tieu:\n  ho: {gia_tri: !xac_nhan 1000, don_vi: hộ}\n"
    )
    plan = PLAN + 'noi_dung: "{{ van_ban_goc }}; {{ chi_tieu.ho }}"\n'
    page = context(written(tmp_path, plan, campaign), draft=True)
    assert page["noi_dung"][0]["chu"] == "Kế hoạch số\u00a01/KH ngày [07/01/2024?]; [1.000?] hộ./."


def test_an_empty_entry_of_a_later_version_leaves_the_one_before(tmp_path: Path) -> None:
    register = DEPARTMENTS.replace("  stc:", "    - {tu: 2024-01-01, viet_tat: , ten: }\n  stc:")
    assert context(written(tmp_path, PLAN + BODY, departments=register))["ky_hieu"] == "KH-SXD"
