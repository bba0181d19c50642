"""What comes out of the engine: the right text, the same bytes, a file that other programs accept."""

import io
import os
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.docx.templates import PIXEL, compiled, texts, unpacked, with_properties
from tests.docx.word import p, tbl, word

from vanban.docx.engine.diagnose import PlaceholderProblem
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.engine.media import Image
from vanban.errors import TemplateError

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
TRAPS = (
    "&",
    "<",
    ">",
    '"',
    "'",
    "]]>",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "{_{",
    "}_}",
    "&amp;",
    "</w:t>",
    "<!--",
)
people_type = st.lists(
    st.one_of(
        st.text(st.sampled_from(LETTERS + LETTERS.upper() + " .,-0123456789"), max_size=20),
        st.sampled_from(TRAPS),
        st.sampled_from(("e\u0302\u0301", "a\u0306", "o\u031b\u0323", "\u0301")),  # typed as letter and marks
        st.text(
            st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=5
        ),
    ),
    max_size=6,
).map("".join)


@pytest.fixture(scope="module")
def echo() -> Template:
    raw = word(p("{{ x }}"), tbl(["{{ x }}"]), header=p("{{ x }}"))
    return compiled(Path(tempfile.mkdtemp()), with_properties(raw, subject="{{ x }}"))


@given(typed=people_type)
@settings(max_examples=150, deadline=None)
def test_what_people_type_comes_back_from_the_document(echo: Template, typed: str) -> None:
    made = echo.render({"x": typed})
    expected = unicodedata.normalize("NFC", typed)
    assert texts(made)[:2] == [expected, expected]
    assert texts(made, "word/header.xml") == [expected]
    assert etree.fromstring(unpacked(made)["docProps/core.xml"]).findtext("{*}subject") == expected


@pytest.mark.parametrize(
    "character", ["\0", "\x01", "\x08", "\x0b", "\x0e", "\x1b", "\x1f", "\ud800", "\ufffe", "\uffff"]
)
def test_a_character_that_no_document_can_hold_is_named(echo: Template, character: str) -> None:
    with pytest.raises(TemplateError, match=f"U\\+{ord(character):04X}.*“chữ trước”"):
        echo.render({"x": f"chữ trước{character}chữ sau"})


def test_breaks_in_values_become_breaks_in_word(tmp_path: Path) -> None:
    made = compiled(tmp_path, word(p("A {{ x }} Z"))).render({"x": "một\nhai\tba\abốn\r\nnăm\fsáu"})
    assert texts(made) == ["A một\nhai\tba", "bốn\nnăm", "\n", "sáu Z"]


def test_a_paragraph_break_keeps_the_form_of_paragraph_and_run(tmp_path: Path) -> None:
    form = '<w:pPr><w:jc w:val="both"/></w:pPr>'
    raw = word(f"<w:p>{form}<w:r><w:rPr><w:b/></w:rPr><w:t>{{{{ x }}}}</w:t></w:r></w:p>")
    first, second = Document(io.BytesIO(compiled(tmp_path, raw).render({"x": "một\ahai"}))).paragraphs
    assert (first.text, second.text) == ("một", "hai")
    assert first.alignment == second.alignment is not None
    assert second.runs[0].bold


def test_a_page_break_in_a_property_is_refused(tmp_path: Path) -> None:
    raw = with_properties(word(p("x")), title="{{ x }}")
    with pytest.raises(TemplateError, match="chỉ nhận chữ thường"):
        compiled(tmp_path, raw).render({"x": "một\fhai"})


_RENDER = """
import sys
from pathlib import Path
from vanban.docx.engine.engine import Engine
made = Engine(Path(sys.argv[1])).template("mau.docx").render({"x": "Đoàn & Đội", "a": {"b": 1.5}})
sys.stdout.buffer.write(made)
"""


def test_same_input_gives_same_bytes_in_any_process(tmp_path: Path) -> None:
    raw = with_properties(word(p("{{ x }} {{ a.b }}"), header=p("{{ x }}")), title="{{ x }}")
    compiled(tmp_path, raw)
    made = set()
    for number, (zone, language) in enumerate(
        (("UTC", "C"), ("Asia/Ho_Chi_Minh", "C.UTF-8"), ("America/Lima", "POSIX"))
    ):
        surroundings = {
            "PYTHONHASHSEED": str(number),
            "TZ": zone,
            "LC_ALL": language,
            "XDG_CACHE_HOME": str(tmp_path / str(number % 2)),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-c", _RENDER, str(tmp_path / "templates")]
        made.add(
            subprocess.run(command, env=os.environ | surroundings, check=True, capture_output=True).stdout
        )
    assert len(made) == 1
    assert texts(made.pop())[0] == "Đoàn & Đội 1.5"


def test_threads_share_one_template(tmp_path: Path) -> None:
    template = compiled(tmp_path, word(p("{{ x }} {{ anh }}"), p("{% for n in y %}{{ n }}{% endfor %}")))

    def render(number: int) -> bytes:
        return template.render(
            {"x": f"số {number}", "y": range(number), "anh": Image(PIXEL + bytes([number]))}
        )

    alone = [render(number) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(render, range(40))) == alone


def test_the_quick_way_imports_no_docx_library(tmp_path: Path) -> None:
    compiled(tmp_path, word(p("{{ x }} {{ a.b }}")))
    surroundings = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    script = _RENDER + "\nassert not {'docx', 'docxtpl', 'lxml'} & set(sys.modules), sorted(sys.modules)"
    for script_now in (_RENDER, script):  # the first run fills the cache
        command = [sys.executable, "-c", script_now, str(tmp_path / "templates")]
        subprocess.run(command, env=os.environ | surroundings, check=True, capture_output=True)


def test_all_faults_of_data_are_told_at_once_with_their_places_and_paths(tmp_path: Path) -> None:
    template = compiled(
        tmp_path,
        word(
            p("{{ don_vi.tenn }} {{ thieu|upper }}"),
            tbl(
                ["Tên", "Tuổi"],
                ["{%tr for n in nguoi %}", ""],
                ["{{ n.ten }}", "{{ n.tuoi + 1 }}"],
                ["{%tr endfor %}", ""],
            ),
            p("{% if khong_co %}x{% endif %}{% for a in cung_khong %}{{ a }}{% endfor %}"),
            header=p("{{ dau }}"),
        ),
    )
    context: dict[str, Any] = {
        "don_vi": {"ten": "Sở"},
        "nguoi": [{"ten": "An", "tuoi": 1}, {"tuoi": "x"}, {"ten": None, "tuoi": 3}],
    }
    with pytest.raises(TemplateError) as caught:
        template.render(context)
    found = [
        (problem.place, problem.path)
        for problem in caught.value.problems
        if isinstance(problem, PlaceholderProblem)
    ]
    assert [(str(place), path) for place, path in found] == [
        ("templates/mau.docx, thân văn bản, đoạn 1", "don_vi.tenn"),
        ("templates/mau.docx, thân văn bản, đoạn 1", "thieu"),
        ("templates/mau.docx, thân văn bản, bảng 1, hàng 3, ô 1", "nguoi.1.ten"),
        ("templates/mau.docx, thân văn bản, bảng 1, hàng 3, ô 2", "nguoi.1.tuoi"),
        ("templates/mau.docx, thân văn bản, bảng 1, hàng 3, ô 1", "nguoi.2.ten"),
        ("templates/mau.docx, thân văn bản, đoạn 2", "khong_co"),
        ("templates/mau.docx, thân văn bản, đoạn 2", "cung_khong"),
        ("templates/mau.docx, đầu trang", "dau"),
    ]
    sentences = str(caught.value).splitlines()
    assert (
        "Chỗ điền {{ don_vi.tenn }} không có giá trị: dữ liệu không có don_vi.tenn. Có phải là ten?"
        in sentences[0]
    )
    assert "nguoi (mục 3).ten để trống" in sentences[4]


def test_all_faults_of_tags_are_told_at_once_in_all_parts(tmp_path: Path) -> None:
    raw = word(p("{{ a b }}"), p("{{ c|khong_co }}"), p("{% if d %}"), header=p("{{ e }"))
    with pytest.raises(TemplateError) as caught:
        compiled(tmp_path, raw)
    assert [str(problem.place).removeprefix("templates/mau.docx, ") for problem in caught.value.problems] == [
        "thân văn bản, đoạn 1",
        "thân văn bản, đoạn 2",
        "thân văn bản, đoạn 3",
        "đầu trang",
    ]


def test_blocks_that_break_the_file_for_some_data_are_caught(tmp_path: Path) -> None:
    template = compiled(tmp_path, word(p("{% set a %}{{ x }}{% endset %}{{ a|upper }}")))
    assert texts(template.render({"x": "được"}))[0] == "ĐƯỢC"
    with pytest.raises(TemplateError, match="tệp Word hỏng"):
        template.render({"x": "a & b"})


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    compiled(tmp_path, word(p('{%p include "phan/a.docx" %}'), p("cũ")), a=word(p("A1")))
    engine = Engine(tmp_path / "templates", cache=tmp_path / "cache")
    before = engine.template("mau.docx")
    assert texts(before.render({})) == ["A1", "cũ"]
    assert engine.template("mau.docx") is before
    (tmp_path / "templates/phan/a.docx").write_bytes(word(p("A2 dài hơn")))
    assert texts(engine.template("mau.docx").render({})) == ["A2 dài hơn", "cũ"]
    fresh = Engine(tmp_path / "templates", cache=tmp_path / "cache")
    assert texts(fresh.template("mau.docx").render({})) == ["A2 dài hơn", "cũ"]


def test_names_of_templates_stay_in_their_folder(tmp_path: Path) -> None:
    compiled(tmp_path, word(p("x")))
    (tmp_path / "ngoai.docx").write_bytes(word(p("x")))
    (tmp_path / "templates/link.docx").symlink_to(tmp_path / "ngoai.docx")
    engine = Engine(tmp_path / "templates", cache=tmp_path / "cache")
    for name in (
        "../ngoai.docx",
        str(tmp_path / "ngoai.docx"),
        "link.docx",
        "phan\\..\\mau.docx",
        "mau.txt",
        "phan",
    ):
        with pytest.raises(TemplateError, match="không phải là tên"):
            engine.template(name)
    with pytest.raises(TemplateError, match=r"Không có tệp templates/mat\.docx"):
        engine.template("mat.docx")


def test_filters_of_the_caller_work_and_a_change_of_the_context_does_not_leak(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/mau.docx").write_bytes(word(p("{{ x|gap_doi }} {% set x = 5 %}{{ x }}")))
    engine = Engine(tmp_path / "templates", filters={"gap_doi": lambda n: 2 * n}, cache=tmp_path / "cache")
    context = {"x": 2}
    assert texts(engine.template("mau.docx").render(context))[0] == "4 5"
    assert context == {"x": 2}


def test_images_stand_in_body_and_header_and_are_stored_once(tmp_path: Path) -> None:
    raw = word(p("{{ anh }}"), p("{% for n in (1, 2) %}{{ anh }}{% endfor %}"), header=p("{{ anh }}"))
    made = compiled(tmp_path, raw).render({"anh": Image(PIXEL, width_mm=20, description="Sơ đồ “A & B”")})
    parts = unpacked(made)
    assert [name for name in parts if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert next(iter(parts)) == "[Content_Types].xml"
    document = Document(io.BytesIO(made))
    assert [round(shape.width.mm) for shape in document.inline_shapes] == [20, 20, 20]
    numbers = [drawing.get("id") for drawing in document.element.iter("{*}docPr")]
    assert numbers == ["1001", "1002", "1003"]
    assert b"Relationships/image" in parts["word/_rels/header.xml.rels"].replace(
        b"relationships", b"Relationships"
    )
    assert {drawing.get("descr") for drawing in document.element.iter("{*}docPr")} == {"Sơ đồ “A & B”"}


def test_a_file_that_is_no_image_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"\{\{ anh \}\} nhận tệp không phải là ảnh"):
        compiled(tmp_path, word(p("{{ anh }}"))).render({"anh": Image(b"%PDF-1.7")})


def test_subdocuments_go_through_docxtpl_with_the_same_rules(tmp_path: Path) -> None:
    raw = with_properties(word(p("{{ ten }}"), p("{{p con }}"), header=p("{{ ten }}")), keywords="{{ ten }}")
    template = compiled(tmp_path, raw)

    def render() -> bytes:
        maker = template.for_subdocuments()
        child = maker.new_subdoc()
        child.add_paragraph("Đoạn con {{ ten }}")
        return template.render({"ten": "A & B", "con": child})

    made = render()
    assert texts(made)[:2] == ["A & B", "Đoạn con {{ ten }}"]
    assert Document(io.BytesIO(made)).core_properties.keywords == "A & B"
    assert render() == made
    maker = template.for_subdocuments()
    with pytest.raises(TemplateError, match=r"\{\{ ten \}\} không có giá trị"):
        template.render({"con": maker.new_subdoc()})


def audit(raw: bytes, path: Path) -> set[str]:
    path.write_bytes(raw)
    return {str(error.description) for error in OpenXmlValidator().validate(str(path)).errors}


def test_other_programs_find_nothing_wrong_that_the_template_has_not(tmp_path: Path) -> None:
    shared = word(p("Quốc hiệu"), tbl(["a", "b"]))
    plain = word(p("x"), tbl(["a", "b"]), header=p("y"))
    raw = word(
        p('{%p include "phan/chung.docx" %}'),
        p("{{ x }} {{ anh }}"),
        tbl(["{%tr for n in ds %}", ""], ["{{ n }}", "{% cellbg mau %}{{ n }}"], ["{%tr endfor %}", ""]),
        tbl(["{%tc for n in ds %}", "{{ n }}", "{%tc endfor %}"]),
        header=p("{{ x }}"),
    )
    context = {"x": "một\nhai\aba", "anh": Image(PIXEL), "ds": [1, 2, 3], "mau": "FFCC00"}
    made = compiled(tmp_path, raw, chung=shared).render(context)
    assert audit(made, tmp_path / "made.docx") <= audit(plain, tmp_path / "plain.docx")
    assert len(Document(io.BytesIO(made)).tables) == 3
