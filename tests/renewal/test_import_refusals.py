"""What can't be imported is refused with a sentence, and nothing is written."""

import io
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.decree30.conftest import needs_soffice
from tests.decree30.kit.documents import letter
from tests.decree30.kit.write import write
from tests.renewal.imported import house, imported, seed
from tests.renewal.old_plans import OLD_PLANS

from vanban.data.workspace import Workspace
from vanban.delivery.soffice import convert_folder, find_soffice
from vanban.errors import VanbanError
from vanban.importing import import_plan

needs_poppler = pytest.mark.skipif(not shutil.which("pdftohtml"), reason="poppler is not installed")
REF = "giai-ngan-von-dau-tu-cong/2023"


def refused(workspace: Workspace, name: str, raw: bytes, ref: str = REF, department: str = "bdt") -> str:
    """The sentence of the refusal; not one file of data may have changed."""
    before = files(workspace)
    with pytest.raises(VanbanError) as caught:
        imported(workspace, name, raw, ref, department)
    assert caught.value.exit_code == 2
    assert files(workspace) == before
    return str(caught.value)


def files(workspace: Workspace) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (workspace.root / "campaigns").rglob("*") if path.is_file()}


def word_file(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """A page with a picture and without a letter, as a scanner makes it."""
    shown = b"q 500 0 0 700 40 60 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\n"
        b"\x10\xf0\xf0\x10\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def locked_pdf(raw: bytes) -> bytes:
    """A Word file printed by LibreOffice with a password to open it."""
    options = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "bi-mat"},
    }
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "0.docx"
        source.write_bytes(raw)
        to = f"pdf:writer_pdf_Export:{json.dumps(options)}"
        convert_folder(find_soffice(), [source], Path(room) / "pdf", to, lambda: 0, 90)
        made = (Path(room) / "pdf" / "0.pdf").read_bytes()
    assert b"/Encrypt" in made
    return made


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("cu.txt", lambda: b" \n", "Tệp trống."),
    "no words": ("cu.txt", lambda: b"--- 12 ---\n===\n", "Tệp không có chữ nào."),
    "another kind of file": ("cu.xlsx", lambda: b"PK", "Không nhập được tệp loại .xlsx."),
    "no PDF": ("cu.pdf", lambda: b"hello", "Đây không phải là tệp PDF."),
    "no old Word file": ("cu.doc", lambda: b"hello", "Đây không phải tệp Word đời cũ (.doc)."),
    "a letter": ("cu.docx", lambda: write(letter()), "Tệp này là công văn, không phải kế hoạch."),
    "a report": (
        "cu.txt",
        lambda: seed("A").replace("KẾ HOẠCH \n".encode(), "BÁO CÁO \n".encode(), 1),
        "Tệp này là báo cáo, không phải kế hoạch.",
    ),
    "a shopping list": (
        "cu.txt",
        lambda: "Gạo 2 kg\nThịt 1 kg\n".encode(),
        "Không nhận ra đây là một kế hoạch",
    ),
    "another department": ("cu.txt", lambda: seed("B"), "của năm 2023"),
    "mixed encodings": ("cu.txt", lambda: b"K\xff\xfe\x80\x81 \xe1\xbb\x87 abc\n", "không theo mã UTF-8"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, case: str) -> None:
    name, make, sentence = CASES[case]
    assert sentence in refused(house(tmp_path), name, make())


@pytest.mark.parametrize("name", ["khong co", "khong-co.docx"])
def test_a_name_of_nothing_is_refused_as_such(tmp_path: Path, name: str) -> None:
    workspace = house(tmp_path)
    with pytest.raises(VanbanError, match="Không có tệp hay thư mục này") as caught:
        import_plan(workspace, tmp_path / name, REF, "bdt")
    assert caught.value.exit_code == 2


@needs_poppler
def test_a_scanned_pdf_is_refused(tmp_path: Path) -> None:
    assert "bản quét" in refused(house(tmp_path), "cu.pdf", scanned_pdf())


@needs_poppler
@needs_soffice
def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    told = refused(house(tmp_path), "cu.pdf", locked_pdf(OLD_PLANS["huyen"].docx()))
    assert "Tệp PDF đặt mật khẩu nên không đọc được. Bỏ mật khẩu, hoặc dùng bản Word của văn bản." in told


def test_a_word_file_with_a_password_is_refused(tmp_path: Path) -> None:
    raw = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 600
    )
    assert "mật khẩu" in refused(house(tmp_path), "cu.docx", raw)


def test_a_date_that_can_not_be_right_is_asked_for_and_stops_nothing(tmp_path: Path) -> None:
    """Last year's slip: signed in January, though it carries out a document of February."""
    wrong = seed("B").decode().replace("tháng 02 năm 2024", "tháng 01 năm 2024", 1)
    made = imported(house(tmp_path), "cu.txt", wrong.encode(), "giai-ngan-von-dau-tu-cong/2024", "sxd")
    assert made.notes == (
        "Ngày để !xac_nhan: Văn bản ghi ngày 01/2024, trước văn bản gốc mà nó thực hiện (07/02/2024).",
    )
    assert "ngay: !xac_nhan" in made.plan.read_text("utf-8")


def test_numbers_that_make_no_sense_are_told_and_kept(tmp_path: Path) -> None:
    """The words are kept as they stand; the clerk is told the line of the first slip."""
    wrong = seed("B").decode().replace("III. GIẢI PHÁP", "VII. GIẢI PHÁP").replace("\n2. ", "\n5. ", 1)
    made = imported(house(tmp_path), "cu.txt", wrong.encode(), "giai-ngan-von-dau-tu-cong/2024", "sxd")
    (body,) = [found for found in made.found if found.name == "Nội dung"]
    assert body.certainty == 50
    assert body.note
    assert "VII. GIẢI PHÁP THỰC HIỆN" in made.plan.read_text("utf-8")
    assert made.changed == ()


@needs_poppler
def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    assert "Không đọc được tệp PDF này" in refused(house(tmp_path), "cu.pdf", b"%PDF-1.4\nnothing")


def test_the_plan_of_another_department_is_refused_and_named(tmp_path: Path) -> None:
    told = refused(house(tmp_path), "cu.txt", seed("A"), REF, "sxd")
    assert "Đây là văn bản của BAN DÂN TỘC, không phải của Sở Xây dựng (sxd)." in told
    assert "Có phải ý là đơn vị bdt?" in told


def test_the_plan_of_another_department_without_letterhead_is_known_by_its_symbol(tmp_path: Path) -> None:
    told = refused(house(tmp_path), "cu.txt", seed("B"), "giai-ngan-von-dau-tu-cong/2024", "stc")
    assert "Đây là văn bản của ký hiệu KH-SXD" in told


def test_the_plan_of_another_year_is_refused(tmp_path: Path) -> None:
    told = refused(house(tmp_path), "cu.txt", seed("A"), "giai-ngan-von-dau-tu-cong/2024")
    assert "Văn bản này ghi ngày 02/2023, không phải của năm 2024." in told


def test_a_plan_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    workspace = house(tmp_path)
    imported(workspace, "cu.txt", seed("A"), REF, "bdt")
    assert "Kế hoạch này đã có; không ghi đè." in refused(workspace, "cu.txt", seed("A"))


@pytest.mark.parametrize("ref", ["../x/2023", "registry/2023", "giai-ngan/nam-nay", "2023", "a/2023/b"])
def test_a_campaign_that_can_be_no_folder_is_refused(tmp_path: Path, ref: str) -> None:
    assert "không dùng làm tên thư mục được" in refused(house(tmp_path), "cu.txt", seed("A"), ref)


def test_a_department_that_nobody_knows_and_the_file_does_not_name_is_refused(tmp_path: Path) -> None:
    told = refused(house(tmp_path), "cu.txt", seed("B"), "giai-ngan-von-dau-tu-cong/2024", "so-moi")
    assert "chưa có trong sổ đơn vị" in told


@needs_soffice
def test_an_old_word_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    from tests.renewal.imported import rendered, words

    workspace = house(tmp_path)
    rtf = "{\\rtf1\\ansi " + "".join(
        "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line) + "\\par "
        for line in seed("B").decode().splitlines()
    ) + "}"  # fmt: skip
    made = imported(workspace, "cu.doc", rtf.encode(), "giai-ngan-von-dau-tu-cong/2024", "sxd")
    assert any("LibreOffice" in note for note in made.notes)
    assert "võ" in words(rendered(workspace, "giai-ngan-von-dau-tu-cong/2024", "sxd"))
