"""Parts that several templates share: letterhead, signature, recipients stand in one file each."""

from pathlib import Path

import pytest
from tests.docx.templates import compiled, texts, unpacked
from tests.docx.word import p, packed, t, tbl, word

from vanban.errors import TemplateError

INCLUDE = '{%p include "phan/a.docx" %}'


def test_a_shared_part_stands_in_body_cell_and_header(tmp_path: Path) -> None:
    raw = word(p("đầu"), p(INCLUDE), tbl([p(INCLUDE) + p("trong ô")]), header=p(INCLUDE) + p("cuối"))
    made = compiled(tmp_path, raw, a=word(p("Kính gửi {{ ten }}"), tbl(["ô"]))).render({"ten": "A & B"})
    assert texts(made) == ["đầu", "Kính gửi A & B", "ô", "Kính gửi A & B", "ô", "trong ô"]
    assert texts(made, "word/header.xml") == ["Kính gửi A & B", "ô", "cuối"]
    assert unpacked(made)["word/document.xml"].count(b"<w:sectPr") == 1


def test_a_shared_part_may_stand_in_a_loop_and_share_others(tmp_path: Path) -> None:
    raw = word(p("{%p for n in ds %}"), p(INCLUDE), p("{%p endfor %}"))
    inner = word(p("{{ n }}{% set m = 1 %}"), p('{%p include "phan/b.docx" %}'))
    made = compiled(tmp_path, raw, a=inner, b=word(p("b{{ n }}"))).render({"ds": [1, 2]})
    assert texts(made) == ["1", "b1", "2", "b2"]


def test_what_a_shared_part_sets_stays_in_it(tmp_path: Path) -> None:
    raw = word(p(INCLUDE), p("{{ m }}"))
    made = compiled(tmp_path, raw, a=word(p("{% set m = 'trong' %}{{ m }}"))).render({"m": "ngoài"})
    assert texts(made) == ["trong", "ngoài"]


def test_faults_name_the_shared_file_and_the_place_in_it(tmp_path: Path) -> None:
    template = compiled(tmp_path, word(p("x"), p(INCLUDE)), a=word(p("1"), tbl(["a", "{{ thieu }}"])))
    with pytest.raises(TemplateError, match=r"^templates/phan/a\.docx, thân văn bản, bảng 1, hàng 1, ô 2: "):
        template.render({})


def test_wrong_tags_in_a_shared_part_are_told_with_those_of_the_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        compiled(tmp_path, word(p("{{ a b }}"), p("x")), a=word(p("x")))
    assert len(caught.value.problems) == 1
    with pytest.raises(TemplateError) as caught:
        compiled(tmp_path, word(p("{{ a|sai }}"), p(INCLUDE)), a=word(p("{{ b|sai }}")))
    places = [problem.place.file for problem in caught.value.problems if problem.place]
    assert places == ["templates/mau.docx", "templates/phan/a.docx"]


STYLE = '<w:p><w:pPr><w:pStyle w:val="TrichYeu"/></w:pPr></w:p>'
LINK = f'<w:p><w:hyperlink r:id="rId1">{t("x")}</w:hyperlink></w:p>'
LIST = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:p>'
NOTE = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (STYLE, "kiểu chữ TrichYeu mà templates/mau.docx không có"),
        (LINK, "chứa liên kết, thứ mà templates/mau.docx không lấy theo được"),
        (LIST, "danh sách đánh số tự động"),
        (NOTE, "cước chú"),
        (p(INCLUDE), "vào chính nó"),
        (p('{%p include "phan/khong.docx" %}'), r"Không có tệp templates/phan/khong\.docx"),
    ],
)
def test_what_cannot_be_shared_is_refused_by_name(content: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=sentence) as caught:
        compiled(tmp_path, word(p("x"), p(INCLUDE)), a=word(content))
    assert "templates/phan/a.docx" in str(caught.value)


def test_a_missing_part_may_be_optional(tmp_path: Path) -> None:
    raw = word(p("x"), p('{%p include "phan/khong.docx" ignore missing %}'))
    assert texts(compiled(tmp_path, raw).render({})) == ["x"]


def test_prefixes_of_a_shared_part_are_declared_in_the_template(tmp_path: Path) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    shared = unpacked(word(p("x")))
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    root = f'<w:document xmlns:w14="{w14}" xmlns:mc="{mc}" '
    content = shared["word/document.xml"].replace(b"<w:document ", root.encode() + b'mc:Ignorable="w14" ')
    shared["word/document.xml"] = content.replace(b"<w:p>", b'<w:p w14:paraId="00000001">')
    made = unpacked(compiled(tmp_path, word(p(INCLUDE)), a=packed(shared)).render({}))["word/document.xml"]
    assert f'xmlns:w14="{w14}"'.encode() in made
    assert b'mc:Ignorable="w14"' in made
