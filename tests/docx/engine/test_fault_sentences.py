"""What a clerk reads when a tag fails: the tag and the kind of fault, nothing of Python's or of XML."""

import re
from pathlib import Path

import pytest
from docxtpl import RichText
from tests.docx.templates import compiled
from tests.docx.word import p, word

from vanban.errors import TemplateError

ENGLISH = re.compile(r"Error|object|expected|invalid|must be|not callable|token", re.IGNORECASE)


def sentence(folder: Path, tag: str, **context: object) -> str:
    with pytest.raises(TemplateError) as refusal:
        compiled(folder, word(p(tag))).render({"x": "chữ", "so": 0, **context})
    return str(refusal.value)


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("{{ x() }}", "kiểu của giá trị không hợp"),
        ("{{ x|truncate(-5) }}", "tham số không đúng"),
        ("{{ x|wordwrap(0) }}", "tham số không đúng"),
        ("{{ 1 / so }}", "chia cho 0"),
        ("{{ x + 1 }}", "kiểu của giá trị không hợp"),
        ("{{ 1e999|int }}", "số quá lớn"),
        ("{{ [x]|map('upper', bo_loc=1)|list }}", "không hợp"),
        ("{{ [x]|map|list }}", "tham số của bộ lọc"),
        ("{% if x %}", "không được đóng"),
        ("{{ x.1.. }}", "sai cú pháp"),
        ("{% include %}", "sai cú pháp"),
    ],
)
def test_a_fault_is_told_in_vietnamese(tag: str, kind: str, tmp_path: Path) -> None:
    told = sentence(tmp_path, tag)
    assert kind in told
    assert tag in told
    assert not ENGLISH.search(told)


def test_a_control_character_in_rich_text_is_shown_without_xml(tmp_path: Path) -> None:
    told = sentence(tmp_path, "{{r y }}", y=RichText("một & hai\x01"))
    assert "một & hai" in told
    assert "w:" not in told
