"""A random body, printed as a Word file and imported, is the same outline again."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.renewal.imported import house, imported

from vanban.data.campaign import Plan
from vanban.data.edit import dump
from vanban.data.open_values import Data
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.data.workspace import PlanText, Workspace
from vanban.documents.document import Document
from vanban.documents.plan import plan_document
from vanban.outline.text import to_text
from vanban.outline.tree import Level, Node, Outline
from vanban.pipeline import render_document

REF = "giai-ngan-von-dau-tu-cong/2024"
HEADINGS = ["Mục đích", "Yêu cầu chung", "Đối với các phòng", "Nội dung thi đua"]
SENTENCES = [
    "Toàn thể công chức thực hiện nghiêm kế hoạch này.",
    "Các phòng đăng ký chỉ tiêu; báo cáo định kỳ.",
    "Kinh phí là 5 * 3 = 15 triệu.",
    "Thực hiện “*đúng hạn*” các việc **được giao**.",
    "Phấn đấu đạt 90% và 1.000 hộ trong năm 2024.",
    "Theo Kế hoạch số 12/KH-SXD ngày 05/01/2024 của Sở Xây dựng về việc mẫu.",
]
sentences = st.sampled_from(SENTENCES)
plain = st.lists(sentences.map(lambda text: Node(Level.PARAGRAPH, "", text)), max_size=2)
dashes = st.lists(sentences.map(lambda text: Node(Level.DASH, "-", text)), max_size=3)


@st.composite
def points(draw: st.DrawFn) -> list[Node]:
    return [Node(Level.POINT, f"{'abcd'[n]})", draw(sentences)) for n in range(draw(st.integers(0, 3)))]


@st.composite
def numbers(draw: st.DrawFn) -> list[Node]:
    made = []
    for n in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()):
            children = (*draw(points()), *draw(plain), *draw(dashes))
            made.append(Node(Level.NUMBER, f"{n}.", draw(st.sampled_from(HEADINGS)), True, children))
        else:
            made.append(Node(Level.NUMBER, f"{n}.", draw(sentences), False, tuple(draw(points()))))
    return made


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    romans = [
        Node(
            Level.ROMAN,
            roman,
            draw(st.sampled_from(HEADINGS)).upper(),
            True,
            tuple(draw(st.one_of(numbers(), plain))),
        )
        for roman in ("I.", "II.", "III.")[: draw(st.integers(1, 3))]
    ]
    return Outline(tuple(romans))


def plan_of(workspace: Workspace, body: str) -> Document:
    """A plan with this body; each row of its page tells its kind, its marker and its marked words."""
    data: dict[str, Data] = {
        "ngay": "02/2024",
        "trich_yeu": "Phát động phong trào thi đua mẫu năm 2024",
        "mo_dau": "Thực hiện nhiệm vụ được giao, đơn vị xây dựng kế hoạch như sau",
        "noi_dung": body,
        "ket": "Trên đây là Kế hoạch năm 2024",
        "noi_nhan": ["Các phòng"],
    }
    source = parse_source(dump(data).encode(), "plan.yaml")
    year = workspace.campaign(REF)
    text = PlanText(source, validate(source, Plan), shared=False)
    return plan_document(workspace.departments, year, "sxd", text)


@settings(max_examples=40)
@given(outlines())
def test_a_printed_outline_is_imported_as_it_was(tree: Outline) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = house(Path(folder) / "nha", campaigns=[REF])
        before = plan_of(workspace, to_text(tree))
        raw = render_document(workspace.templates, before)
        made = imported(workspace, "cu.docx", raw, REF, "sxd")
        assert (made.kept, made.changed) == ((), ())
        year = workspace.campaign(REF)
        text = workspace.plan(year, "sxd")
        assert text is not None
        document = plan_document(workspace.departments, year, "sxd", text)
        assert document.context["noi_dung"] == before.context["noi_dung"]
