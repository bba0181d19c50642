"""Phụ lục and their electronic marks."""

from dataclasses import replace
from typing import Any

import pytest
from tests.decree30.checks.lower_half import SENTENCE, broken, found, only, sentences
from tests.decree30.sheet import component, item, plan

from vanban.decree30.findings import Severity
from vanban.layout.anatomy import Annex
from vanban.layout.measured import Box, Image
from vanban.outline.tree import Level

MENTION = item(Level.PARAGRAPH, "", f"{SENTENCE[:-1]} (Phụ lục kèm theo)./.", top=180)
NOTE = "(Kèm theo Kế hoạch số 05/KH-SXD ngày 05 tháng 3 năm 2024 của Sở Xây dựng)"
MARK = "Số: 05/KH-SXD; 05/3/2024; 09:15:20"


def annex(
    heading: str = "Phụ lục", title: str = "DANH MỤC DỰ ÁN", note: str | None = NOTE, **look: Any
) -> Annex:
    return Annex(
        component("phu_luc", heading, **look),
        component("ten_phu_luc", title),
        component("kem_theo", note) if note else None,
    )


def with_annexes(*annexes: Annex, **change: Any) -> Any:
    return plan(annexes=annexes, **{"items": (*sentences(1, "."), MENTION), **change})


def test_right_annexes() -> None:
    assert broken(with_annexes(annex())) == []
    assert broken(with_annexes(annex("Phụ lục I"), annex("Phụ lục II"))) == []
    assert broken(with_annexes(annex("BIỂU MẪU 01", note=None))) == []


@pytest.mark.parametrize(
    ("heading", "look"),
    [
        ("PHỤ LỤC", {}),
        ("PHỤ LỤC 1", {}),
        ("Phụ lục 1", {}),
        ("Phụ lục I: DANH MỤC", {}),
        ("Phụ lục", {"bold": False}),
        ("Phụ lục", {"size_pt": 13.0}),
        ("Phụ lục", {"align": "left"}),
    ],
)
def test_wrong_headings(heading: str, look: dict[str, Any]) -> None:
    assert broken(with_annexes(annex(heading, **look))) == ["ND30-PL-01"]


def test_several_annexes_are_numbered() -> None:
    assert broken(with_annexes(annex(), annex())) == ["ND30-PL-01"]


def test_titles_are_in_capitals() -> None:
    assert broken(with_annexes(annex(title="Danh mục dự án"))) == ["ND30-PL-02"]
    nameless = only(with_annexes(replace(annex(), title=None)), "ND30-PL-02")
    assert nameless.severity is Severity.WARNING


def test_annexes_say_what_they_belong_to() -> None:
    assert broken(with_annexes(annex(note=None))) == ["ND30-PL-03"]
    upright = replace(annex(), note=component("kem_theo", NOTE, italic=False))
    assert broken(with_annexes(upright)) == ["ND30-PL-03"]
    above = replace(annex(), note=component("kem_theo", NOTE, top=12))
    assert broken(with_annexes(above)) == ["ND30-PL-03"]


def test_the_text_mentions_its_annexes() -> None:
    assert broken(with_annexes(annex(), items=sentences(2))) == ["ND30-PL-04"]


def test_annexes_follow_each_other() -> None:
    assert broken(with_annexes(annex("Phụ lục I"), annex("Phụ lục III"))) == ["ND30-PL-05"]
    assert broken(with_annexes(annex("Phụ lục II"), annex("Phụ lục III"))) == ["ND30-PL-05"]


def attachment(text: str = MARK, **look: Any) -> Any:
    """An annex in a file of its own."""
    marked = replace(annex(), electronic=component("chu_ky_so", text, page=2, **look))
    return plan(annexes=(marked,), items=(), signatures=(), recipients_heading=None, recipients=())


def of_marks(document: Any) -> list[str]:
    return [finding.rule for finding in found(document) if "-DS-" in finding.rule]


def test_right_electronic_marks() -> None:
    assert of_marks(attachment()) == []
    assert of_marks(attachment("Số: …/KH-SXD; …; …")) == []


@pytest.mark.parametrize(
    ("text", "look"),
    [
        (MARK, {"size_pt": 12.0}),
        (MARK, {"italic": True}),
        (MARK, {"align": "left", "room": Box(30, 20, 110, 277)}),
        ("Số: 05/KH-SXD; 05/3/2024", {}),
        ("05/3/2024; 09:15:20", {}),
    ],
)
def test_wrong_electronic_marks(text: str, look: dict[str, Any]) -> None:
    assert of_marks(attachment(text, **look)) == ["ND30-DS-03"]


def test_an_electronic_mark_has_no_image() -> None:
    image = Image(Box(150, 10, 180, 20), "png", True)
    assert of_marks(attachment(images=(image,))) == ["ND30-DS-03"]


def test_an_annex_in_the_same_file_is_not_signed_again() -> None:
    marked = replace(annex(), electronic=component("chu_ky_so", MARK, page=2))
    assert only(with_annexes(marked), "ND30-DS-04").severity is Severity.WARNING
