"""What a clerk reads: each place and each remedy once, what belongs together together."""

from dataclasses import replace
from pathlib import Path

import pytest

from vanban.checking import Checked
from vanban.decree30.findings import Finding, Severity
from vanban.display.findings import show_checked


def finding(message: str, where: str, component: str = "Nơi nhận", remedy: str = "Sửa dấu.") -> Finding:
    return Finding(
        "ND30-NN-03", Severity.ERROR, component, where, message, "", "“;” ở cuối", "Mục II.9.d", remedy
    )


def printed(capsys: pytest.CaptureFixture[str], *findings: Finding) -> list[str]:
    show_checked([Checked(Path("a.docx"), "KH", findings)], "text")
    return capsys.readouterr().out.splitlines()[1:]


def test_the_same_sentence_of_many_places_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, *(finding("Thiếu dấu.", f"dòng {number}") for number in range(1, 7)))
    assert lines == [
        "  Nơi nhận",
        "    lỗi: Thiếu dấu. [ND30-NN-03; Mục II.9.d]",
        *(f"        ở dòng {number}" for number in range(1, 5)),
        "        và ở 2 chỗ khác",
        "        mức cho phép: “;” ở cuối",
        "        → Sửa dấu.",
    ]


def test_two_sentences_about_one_place_share_place_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, finding("Thiếu dấu.", "dòng 1"), finding("In đậm.", "dòng 1"))
    assert [line.strip()[:12] for line in lines] == [
        "Nơi nhận", "lỗi: Thiếu d", "lỗi: In đậm.", "ở dòng 1", "mức cho phép", "→ Sửa dấu.",
    ]  # fmt: skip


def test_a_component_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(
        capsys,
        finding("Một.", "1"),
        finding("Hai.", "2", "Căn cứ"),
        finding("Ba.", "3", remedy="Xóa dòng trùng."),
    )
    assert [line for line in lines if not line.startswith("   ")] == ["  Nơi nhận", "  Căn cứ"]
    assert lines.index("        → Xóa dòng trùng.") < lines.index("  Căn cứ")


def test_thousands_of_sentences_of_one_rule_are_not_all_printed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(
        capsys,
        *(finding(f"Thụt {number} mm.", f"dòng {number}") for number in range(3000)),
        finding("Thụt 1 mm.", "dòng 9999"),
    )
    assert sum("lỗi: " in line for line in lines) == 12
    assert "        ở dòng 9999" in lines  # a further place of a sentence that is shown
    assert lines[-1] == "    và 2988 điều nữa của quy tắc ND30-NN-03 (thêm --json để xem hết)"


def test_what_is_left_out_is_never_worse_than_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [replace(finding(f"Ghi chú {n}.", "1"), severity=Severity.INFO) for n in range(50)]
    assert "    lỗi: Sai. [ND30-NN-03; Mục II.9.d]" in printed(capsys, *notes, finding("Sai.", "2"))
