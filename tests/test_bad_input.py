"""Every bad input: a sentence with place and remedy, the right exit code, nothing half written."""

import io
import os
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path

import build
import pytest
from tests.delivery.children import needs_fork, outcome_in_child
from tests.workspaces import CAMPAIGN, DEPARTMENTS, PLAN, ROOT, workspace_with

from vanban import console

RENDER = ("render", "thi-dua/2024")
CAMPAIGN_FILE = "campaigns/thi-dua/2024/campaign.yaml"
PLAN_FILE = "campaigns/thi-dua/2024/plans/sxd.yaml"
REGISTER_FILE = "campaigns/registry/departments.yaml"


def call(root: Path, *arguments: str) -> int:
    return console.run(build.app, ["--root", str(root), *arguments])


def written(root: Path) -> list[str]:
    output = root / "output"
    return sorted(p.name for p in output.rglob("*") if p.is_file() and not p.name.startswith(".vanban"))


def assert_no_trace(text: str) -> None:
    assert text.strip()
    for sign in ("Traceback", "Error", "Exception", 'File "', "pydantic", "yaml.", "jinja"):
        assert sign not in text, text


DATA_FAULTS: dict[str, tuple[str, str | bytes, str]] = {
    "missing key": (CAMPAIGN_FILE, CAMPAIGN.replace("nam: 2024\n", ""), f"{CAMPAIGN_FILE}:1:1: "),
    "misspelt key": (CAMPAIGN_FILE, CAMPAIGN.replace("dia_ban", "dia_bn"), "dia_ban"),
    "extra key": (CAMPAIGN_FILE, CAMPAIGN + "mau_sac: đỏ\n", f"{CAMPAIGN_FILE}:6:1: "),
    "a list for text": (CAMPAIGN_FILE, CAMPAIGN.replace("Thi đua mẫu", "[a, b]"), f"{CAMPAIGN_FILE}:1:13: "),
    "words for a year": (CAMPAIGN_FILE, CAMPAIGN.replace("2024", "hai nghìn"), f"{CAMPAIGN_FILE}:2:6: "),
    "a date that is none": (CAMPAIGN_FILE, CAMPAIGN.replace("2025-01-31", "31/02/2025"), f"{CAMPAIGN_FILE}:5:23: "),
    "dates in the wrong order": (
        CAMPAIGN_FILE,
        CAMPAIGN.replace("{ket", "{bat_dau: 2025-02-01, ket"),
        f"{CAMPAIGN_FILE}:5:44: ",
    ),
    "an unknown province": (CAMPAIGN_FILE, CAMPAIGN.replace("binh-phuoc", "binh-phuoc2"), "binh-phuoc"),
    "a year that is not the folder's": (CAMPAIGN_FILE, CAMPAIGN.replace("2024", "2026"), f"{CAMPAIGN_FILE}:2:6: "),
    "a duplicate key": (CAMPAIGN_FILE, CAMPAIGN + "nam: 2023\n", f"{CAMPAIGN_FILE}:6:1: "),
    "an alias": (
        CAMPAIGN_FILE, CAMPAIGN.replace("Thi đua", "&a Thi đua") + "ten_ngan: *a\n", f"{CAMPAIGN_FILE}:1:13: "
    ),
    "a tab": (CAMPAIGN_FILE, "phong_trao: a\nthoi_gian:\n\tket_thuc: 2025-01-31\n", f"{CAMPAIGN_FILE}:3:1: "),
    "UTF-16": (CAMPAIGN_FILE, CAMPAIGN.encode("utf-16"), "UTF-8"),
    "an old encoding": (CAMPAIGN_FILE, CAMPAIGN.encode("latin-1", "replace") + b"# \xe0\xff\n", "UTF-8"),
    "an empty file": (CAMPAIGN_FILE, "", "trống"),
    "50 MB": (CAMPAIGN_FILE, CAMPAIGN + "#" * 50_000_000, "MB"),
    "a nesting bomb": (CAMPAIGN_FILE, "a: " + "[" * 100_000, CAMPAIGN_FILE),
    "an object of Python": (
        CAMPAIGN_FILE, CAMPAIGN.replace("Thi đua mẫu", "!!python/object/apply:os.system [id]"), f"{CAMPAIGN_FILE}:1:13"
    ),
    "a control character": (CAMPAIGN_FILE, CAMPAIGN.replace("mẫu", "m\x07ẫu"), f"{CAMPAIGN_FILE}:1:"),
    "an unclosed quote": (CAMPAIGN_FILE, CAMPAIGN.replace("Thi đua mẫu", '"Thi đua mẫu'), CAMPAIGN_FILE),
    "a register with a fault": (REGISTER_FILE, DEPARTMENTS.replace("ten: Sở Xây dựng, ", ""), "thiếu ten"),
}  # fmt: skip


@pytest.mark.parametrize("fault", DATA_FAULTS)
def test_a_fault_of_the_data_is_told_with_its_place(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, content, told = DATA_FAULTS[fault]
    root = workspace_with(tmp_path)
    raw = content if isinstance(content, bytes) else content.encode()
    (root / file).write_bytes(raw)
    assert call(root, *RENDER) == 2
    said = capsys.readouterr().err
    assert_no_trace(said)
    assert told in said
    assert written(root) == []


PLAN_FAULTS = {
    "an undefined placeholder": ("noi_dung: Năm {{ namm }}.\n", f"{PLAN_FILE}:4:11: Chỗ điền namm"),
    "an unclosed placeholder": ("noi_dung: \"Năm {{ nam\"\n", f"{PLAN_FILE}:4:"),
    "a call of the system": (
        "noi_dung: \"{{ cycler.__init__.__globals__.os.popen('id').read() }}\"\n", f"{PLAN_FILE}:4:"
    ),
    "an unlawful signature": ("noi_dung: Một.\nky: {quyen_han: TUQ, chuc_vu: A, ky_thay: B}\n", "Điều 13.3"),
    "an unknown authority": ("noi_dung: Một.\nky: {quyen_han: KTT}\n", f"{PLAN_FILE}:5:"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLAN_FAULTS)
def test_a_fault_of_one_plan_is_told_and_leaves_the_others_standing(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, told = PLAN_FAULTS[fault]
    root = workspace_with(tmp_path, plan=plan)
    (root / PLAN_FILE).with_name("stc.yaml").write_text(PLAN + "noi_dung: Một.\n", encoding="utf-8")
    assert call(root, *RENDER) == 1
    said = capsys.readouterr().err
    assert_no_trace(said)
    assert told in said
    assert written(root) == ["ke_hoach.docx"]
    assert (root / "output/thi-dua/2024/stc/ke_hoach.docx").is_file()
    assert call(root, *RENDER, "--department", "sxd") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("render", "thi-dua/2025"), 2, "Có phải ý là thi-dua/2024?"),
        (("render", "../../etc"), 2, "Không có phong trào"),
        ((*RENDER, "--department", "sxdd"), 2, "Có phải ý là sxd?"),
        ((*RENDER, "--department", "stc"), 2, "chưa có nội dung kế hoạch"),
        ((*RENDER, "--kind", "bao_caoo"), 2, "ke_hoach"),
        ((*RENDER, "--khong-co"), 2, "--khong-co"),
        ((*RENDER, "--jobs", "khong"), 2, "--jobs"),
        (("render",), 2, "PHONG_TRÀO"),
        (("lam",), 2, "--help"),
        (("status", "thi-dua/1999"), 2, "thi-dua/2024"),
        (("template", "inspect", "khong-co.docx"), 2, "khong-co.docx"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(
    arguments: tuple[str, ...], code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    assert call(root, *arguments) == code
    said = capsys.readouterr().err
    assert_no_trace(said)
    assert told in said
    assert written(root) == []


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, *RENDER) == 2
    assert "--root" in capsys.readouterr().err


def test_a_plan_that_belongs_to_no_department_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    (root / PLAN_FILE).with_name("sxy.yaml").write_text(PLAN, encoding="utf-8")
    assert call(root, *RENDER) == 1
    assert (
        f"{PLAN_FILE.replace('sxd', 'sxy')}: Tên tệp không phải mã của đơn vị nào" in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("month", "told"),
    [
        ("02/2026", "Bình Phước không phải là tỉnh, thành phố vào ngày 01/02/2026"),
        (
            "03/2025",
            "Sở Kế hoạch và Đầu tư (skhdt) không tồn tại vào ngày 01/03/2025: kết thúc ngày 28/02/2025.",
        ),
    ],
)
def test_a_department_asked_for_when_it_was_gone_is_told(
    month: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = (ROOT / REGISTER_FILE).read_text(encoding="utf-8")
    root = workspace_with(tmp_path, name="skhdt", departments=register)
    year = month.partition("/")[2]
    folder = (root / CAMPAIGN_FILE).parent.rename(root / "campaigns/thi-dua" / year)
    for path, old, new in (
        (folder / "campaign.yaml", "2025-01-31", f"{int(year) + 1}-01-31"),
        (folder / "campaign.yaml", "nam: 2024", f"nam: {year}"),
        (folder / "plans/skhdt.yaml", "02/2024", month),
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert call(root, "render", f"thi-dua/{year}", "--department", "skhdt") == 2
    assert told in capsys.readouterr().err
    assert written(root) == []


@pytest.mark.parametrize(
    ("campaign", "plan", "told"),
    [
        (
            "",
            PLAN.replace("02/2024", "02/2023"),
            f"{PLAN_FILE}:1:7: Văn bản ghi ngày 02/2023, nhưng phong trào là của năm 2024",
        ),
        (
            "van_ban_goc: {loai: Kế hoạch, so: 1/KH-UBND, ngay: 2024-03-01}\n",
            PLAN,
            f"{PLAN_FILE}:1:7: Văn bản ghi ngày 02/2024, trước văn bản gốc mà nó thực hiện (01/03/2024)",
        ),
        ("", PLAN + "so: 05/BC-SXD\n", f"{PLAN_FILE}:4:5: so là “05/BC-SXD”, không phải là số của văn bản"),
    ],
)
def test_what_a_copied_plan_says_wrongly_is_told(
    campaign: str, plan: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path, campaign=campaign)
    (root / PLAN_FILE).write_text(plan + "noi_dung: Một.\n", encoding="utf-8")
    assert call(root, *RENDER) == 2
    assert told in capsys.readouterr().err
    assert written(root) == []


def test_a_group_that_does_not_exist_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    path = root / CAMPAIGN_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("[so_nganh]", "[so_nghanh]"), encoding="utf-8")
    assert call(root, *RENDER) == 2
    assert f"{CAMPAIGN_FILE}:4:15: Không có nhóm đơn vị so_nghanh." in capsys.readouterr().err
    register = root / REGISTER_FILE
    register.write_text(DEPARTMENTS.replace("nhom: cap_huyen", "nhom: cap_huyenn"), encoding="utf-8")
    assert call(root, *RENDER) == 2
    assert "Không có nhóm đơn vị cap_huyenn" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "a/b", "CON", "Sở", "x" * 300, "[/x]"])
def test_an_id_that_is_no_folder_name_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path, departments=DEPARTMENTS.replace("  stc:", f'  "{name}":'))
    assert call(root, *RENDER) == 2
    assert "không dùng làm tên thư mục được" in capsys.readouterr().err


def test_a_plan_with_another_ending_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    (root / PLAN_FILE).with_name("stc.yaml.txt").write_text(PLAN, encoding="utf-8")
    assert call(root, *RENDER) == 1
    assert "stc.yaml.txt: Tệp này không được dùng" in capsys.readouterr().err
    assert written(root) == ["ke_hoach.docx"]


@needs_fork
def test_an_output_folder_that_may_not_be_written_to_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = workspace_with(Path(name) / "a")
        (root / "output").mkdir()
        for folder, rights in ((Path(name), 0o755), (root, 0o755), (root / "output", 0o555)):
            folder.chmod(rights)

        def render_as_nobody() -> tuple[int, str]:
            if os.getuid() == 0:
                os.setuid(65534)
            with redirect_stderr(io.StringIO()) as said:
                return call(root, *RENDER), said.getvalue()

        told = outcome_in_child(render_as_nobody)
        assert told.startswith("(5, ")
        assert "Không được phép ghi" in told
        assert_no_trace(told)
        assert list((root / "output").iterdir()) == []


def test_all_faults_of_a_file_are_told_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path, campaign="mau: 1\n")
    path = root / CAMPAIGN_FILE
    path.write_text(
        path.read_text(encoding="utf-8").replace("2025-01-31", "31/31/2025").replace("dia_ban", "diaban"),
        encoding="utf-8",
    )
    assert call(root, *RENDER) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0].removeprefix(f"{CAMPAIGN_FILE}:") for line in lines] == ["3:1", "5:23", "6:1"]


def test_decomposed_letters_and_a_byte_order_mark_are_taken_quietly(tmp_path: Path) -> None:
    root = workspace_with(tmp_path)
    path = root / CAMPAIGN_FILE
    path.write_bytes(
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", path.read_text(encoding="utf-8")).encode()
    )
    assert call(root, *RENDER) == 0


def test_ampersands_and_braces_in_values_stand_on_the_page(tmp_path: Path) -> None:
    import docx

    root = workspace_with(
        tmp_path,
        campaign="ten_ngan: 'R&D < 5 > 3 \"x\" }} %} {_{ ]]>'\n",
        plan="noi_dung: Số {{ ten_ngan }}\n",
    )
    assert call(root, *RENDER) == 0
    document = docx.Document(str(root / "output/thi-dua/2024/sxd/ke_hoach.docx"))
    assert 'Số R&D < 5 > 3 "x" }} %} {_{ ]]>./.' in [p.text.strip() for p in document.paragraphs]


def replace_part(path: Path, name: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


BODY = "word/document.xml"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"  # noqa: E501


def at_end(body: str, blocks: str) -> str:
    """`body` with more blocks at its end, before the settings of its last section."""
    before, section, after = body.rpartition("<w:sectPr")
    return before + blocks + section + after


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda xml: at_end(xml, CELL.format("{{ khong_co }}")), "ô 1"),
        (lambda xml: at_end(xml, PARAGRAPH.format("{{ ky.ho_tenn }}")), "ho_ten"),
        (
            lambda xml: at_end(xml, PARAGRAPH.format("{{ cycler.__init__.__globals__.os.popen('id') }}")),
            "ke_hoach.docx",
        ),
        (lambda xml: at_end(xml, PARAGRAPH.format("{% if %}")), "ke_hoach.docx"),
        (lambda xml: "<!DOCTYPE w [<!ENTITY x 'y'>]>" + xml, "DOCTYPE"),
        (lambda xml: xml[: len(xml) // 2], "ke_hoach.docx"),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_place(
    change: Callable[[str], str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    replace_part(root / "templates/ke_hoach.docx", BODY, change)
    assert call(root, *RENDER) == 3
    said = capsys.readouterr().err
    assert_no_trace(said)
    assert told in said
    assert written(root) == []


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, b"PK\x03\x04"]
)
def test_a_template_that_is_no_word_file_is_told(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    (root / "templates/ke_hoach.docx").write_bytes(content)
    assert call(root, *RENDER) == 3
    said = capsys.readouterr().err
    assert_no_trace(said)
    assert "templates/ke_hoach.docx" in said
    assert written(root) == []


def test_a_missing_template_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace_with(tmp_path)
    (root / "templates/ke_hoach.docx").unlink()
    assert call(root, *RENDER) == 3
    assert "ke_hoach.docx" in capsys.readouterr().err
