"""What offices of every level type in their letterheads, lists and signatures is accused of nothing.

The documents stand in `kit/texts/offices.yaml`; each has the kit's body.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.decree30.cases import CHECKED_ON
from tests.decree30.kit.documents import ordered
from tests.decree30.kit.model import Block, Cell, Document, Table
from tests.decree30.kit.pieces import (
    Foot,
    Head,
    addressees,
    before_foot,
    body,
    empty,
    foot_table,
    head_table,
    recipients,
    section,
    signature,
    title,
)
from tests.decree30.kit.texts import lines
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told, warnings

from vanban.decree30.findings import Finding
from vanban.decree30.judge import judge
from vanban.decree30.types import document_types
from vanban.docx.measure import measure
from vanban.layout.anatomy import Anatomy
from vanban.layout.recognition import recognise

OFFICES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "kit/texts/offices.yaml").read_text("utf-8")
)
SUBJECT = ("V/v phối hợp tổ chức phong trào", "thi đua năm 2026")
TITLE = ("Tổ chức phong trào thi đua năm 2026",)


def document(
    *,
    loai: str = "CV",
    so: str = "218/SXD-VP",
    dia_danh: str = "Lào Cai",
    ban_hanh: list[str] | tuple[str, ...] = ("SỞ XÂY DỰNG",),
    chu_quan: list[str] | tuple[str, ...] = (),
    trich_yeu: list[str] | tuple[str, ...] = (),
    kinh_gui: list[str] | tuple[str, ...] = (),
    tham_quyen: str = "",
    noi_nhan: list[str] | tuple[str, ...] = ("Như trên;", "Lưu: VT."),
    nguoi_ky: list[str] | tuple[str, ...] = ("GIÁM ĐỐC",),
    chuc_vu_khac: list[str] | tuple[str, ...] = (),
) -> Document:
    """A document of these words, right in its form."""
    subject = tuple(trich_yeu) or (SUBJECT if loai == "CV" else TITLE)
    head = Head(f"Số: {so}", f"{dia_danh}, ngày 12 tháng 3 năm 2026", tuple(chu_quan), tuple(ban_hanh))
    head.letter_subject = subject if loai == "CV" else ()
    kind = next((one.name for one in document_types().values() if one.symbol == loai), "")
    blocks: list[Block | list[Block]] = [head_table(head)]
    blocks += [title(kind.upper(), *subject)] if loai != "CV" else []
    blocks += [addressees(*kinh_gui)] if kinh_gui else []
    if tham_quyen:
        blocks += [ordered(tham_quyen, lines("decision_bases"), "QUYẾT ĐỊNH:"), body(*lines("decision"))]
    else:
        blocks += [body(*lines("letter"))]
    listed = tuple(f"- {line}" for line in noi_nhan)
    foot = Foot(listed, tuple(nguoi_ky), other_post=tuple(chuc_vu_khac))
    return Document([section(*blocks, before_foot(), foot_table(foot))])


def letter_of(**words: Any) -> Document:
    return document(chu_quan=["UBND TỈNH LÀO CAI"], kinh_gui=["Sở Nội vụ"], **words)


def judged(made: Document) -> tuple[Anatomy, list[Finding]]:
    anatomy = recognise(measure(write(made), "van_ban.docx"))
    found = judge(anatomy, on=CHECKED_ON)
    return anatomy, errors(found) + warnings(found)


@pytest.mark.parametrize("name", OFFICES)
def test_a_correct_document_is_accused_of_nothing(name: str) -> None:
    words = OFFICES[name]
    anatomy, found = judged(document(**words))
    assert not found, f"\n{told(found)}"
    (signed,) = anatomy.signatures
    assert anatomy.type == words["loai"]
    assert signed.title.lines == tuple(words["nguoi_ky"])
    assert (signed.other_post.lines if signed.other_post else ()) == tuple(words.get("chuc_vu_khac", ()))
    assert len(anatomy.recipients) == len(words["noi_nhan"])
    assert anatomy.issuer is not None
    assert anatomy.issuer.lines == tuple(words["ban_hanh"])


SIGNED = [
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"),
    ("PHÓ GIÁM ĐỐC PHỤ TRÁCH",),
    ("TL. GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH"),
    ("TUQ. CHỦ TỊCH UBND TỈNH", "GIÁM ĐỐC SỞ XÂY DỰNG"),
    ("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "PHÓ TRƯỞNG PHÒNG"),
    ("Q. TRƯỞNG BAN",),
    ("QUYỀN GIÁM ĐỐC",),
    ("TM. BAN TỔ CHỨC", "TRƯỞNG BAN"),
    ("TM. TỔ CÔNG TÁC", "TỔ TRƯỞNG"),
    ("TM. UBND XÃ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TM. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "CHỦ TỊCH HỘI ĐỒNG"),
    ("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
    ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"),
    ("KT. TỔ TRƯỞNG", "TỔ PHÓ"),
    ("KT. HIỆU TRƯỞNG", "HIỆU PHÓ"),
    ("KT. CHI CỤC TRƯỞNG", "CHI CỤC PHÓ"),
    ("KT. TRƯỞNG KHOA", "PHÓ TRƯỞNG KHOA"),
    ("LỄ TÂN TRƯỞNG",),  # in no list of titles
]


@pytest.mark.parametrize("nguoi_ky", SIGNED, ids=" / ".join)
def test_a_correct_signature_is_found_and_accused_of_nothing(nguoi_ky: tuple[str, ...]) -> None:
    anatomy, found = judged(letter_of(nguoi_ky=nguoi_ky))
    assert not found, f"\n{told(found)}"
    (signed,) = anatomy.signatures
    assert signed.title.lines == nguoi_ky
    assert signed.name is not None


def test_recipients_as_offices_abbreviate_them_are_accused_of_nothing() -> None:
    listed = (
        "Như trên (để thực hiện);", "Bộ Nội vụ: Bộ trưởng, Vụ TCBC (để b/c);", "Đ/c Bí thư Tỉnh ủy (để b/c);",
        "TT. Tỉnh ủy, TT. HĐND tỉnh;", "CT, các PCT UBND tỉnh;", "VPUB: CVP, các PCVP, TH;", "A75, A76;",
        "Các thành viên BCĐ 138 tỉnh;", "UBND các xã, phường: Cam Đường, Sa Pa;", "Công ty TNHH MTV Mẫu;",
        "Lưu: VT, TĐKT, Hg (03b).",
    )  # fmt: skip
    anatomy, found = judged(letter_of(noi_nhan=listed))
    assert not found, f"\n{told(found)}"
    assert len(anatomy.recipients) == len(listed)


@pytest.mark.parametrize(
    "kept",
    ["VT, NC(03b).", "VT, SNV (2 bản).", "VT, QLN&TTBĐS.", "VT, P.KH-TC.", "VT, VX.05.", "VT, PL.(300)"],
)
def test_a_correct_last_line_is_accused_of_nothing(kept: str) -> None:
    _, found = judged(letter_of(noi_nhan=("Như trên;", f"Lưu: {kept}")))
    assert not found, f"\n{told(found)}"


@pytest.mark.parametrize(
    "first", ["Như các Điều 2, 3;", "Như Điều 1 và Điều 3;", "Như Điều 3 (để thực hiện);"]
)
def test_a_correct_first_line_of_a_decision_is_accused_of_nothing(first: str) -> None:
    made = document(
        loai="QĐ",
        so="218/QĐ-SXD",
        chu_quan=["UBND TỈNH LÀO CAI"],
        trich_yeu=["Về việc khen thưởng"],
        tham_quyen="GIÁM ĐỐC SỞ XÂY DỰNG",
        noi_nhan=[first, "Lưu: VT, VP."],
    )
    _, found = judged(made)
    assert not found, f"\n{told(found)}"


def test_two_offices_that_sign_together_are_accused_of_nothing() -> None:
    head = Head(
        "Số: 05/HD-SNV-STC", "Lào Cai, ngày 12 tháng 3 năm 2026", issuer=("SỞ NỘI VỤ", "SỞ TÀI CHÍNH")
    )
    signers = [
        Cell(82.5, signature(Foot((), (f"KT. GIÁM ĐỐC SỞ {name}", "PHÓ GIÁM ĐỐC"))))
        for name in ("TÀI CHÍNH", "NỘI VỤ")
    ]
    below = recipients(Foot(("- Các sở, ban, ngành;", "- Lưu: VT (SNV, STC).")))
    anatomy, found = judged(
        Document(
            [
                section(
                    head_table(head),
                    title("HƯỚNG DẪN", "Chi tiền thưởng phong trào thi đua năm 2026"),
                    body(*lines("letter")),
                    before_foot(),
                    Table([signers]),
                    empty(6),
                    below,
                )
            ]
        )
    )
    assert not found, f"\n{told(found)}"
    assert [signed.title.lines[0] for signed in anatomy.signatures] == [
        "KT. GIÁM ĐỐC SỞ TÀI CHÍNH",
        "KT. GIÁM ĐỐC SỞ NỘI VỤ",
    ]
