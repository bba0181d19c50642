"""A random body, printed as a Word file and imported, is the same outline again."""

import textwrap
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from tests.decree30.kit.handmade import text_boxes, with_tabs
from tests.decree30.kit.model import Block
from tests.decree30.kit.model import Document as WordFile
from tests.decree30.kit.model import Paragraph as Typed
from tests.decree30.kit.pieces import Foot, Head, before_foot, body, foot_table, head_table, section, title
from tests.decree30.kit.write import write
from tests.renewal.imported import house, imported

from vanban.data.campaign import Plan
from vanban.data.edit import dump
from vanban.data.open_values import Data
from vanban.data.source import parse_source
from vanban.data.validation import validate
from vanban.data.workspace import PlanText, Workspace
from vanban.documents.document import Document
from vanban.documents.plan import plan_document
from vanban.outline.emphasis import plain as plain_text
from vanban.outline.emphasis import spans
from vanban.outline.page import Paragraph, paragraphs
from vanban.outline.text import to_text
from vanban.outline.tree import Level, Node, Outline, walk
from vanban.producing import render_document

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
OPENING = (  # longer than a wrapped line: a text of short lines alone can't tell how it was typed
    "Thực hiện nhiệm vụ được giao và để phong trào thi đua thiết thực, hiệu quả, đơn vị xây dựng kế hoạch tổ chức"
    " thực hiện như sau:"
)
CLOSING = "Trên đây là Kế hoạch năm 2024./."
SUBJECT = "Phát động phong trào thi đua mẫu năm 2024"
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking would render for minutes
FOOT = Foot(("- Các phòng;", "- Lưu: VT."))
sentences = st.sampled_from(SENTENCES)
plain = st.lists(sentences.map(lambda text: Node(Level.PARAGRAPH, "", text)), max_size=2)
dashes = st.lists(sentences.map(lambda text: Node(Level.DASH, "-", text)), max_size=3)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace for many imports, one after the other."""
    return house(tmp_path_factory.mktemp("nha") / "nha", campaigns=[REF]).root


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


def body_of(document: Document) -> list[dict[str, str]]:
    """The rows of its body."""
    rows = document.context["noi_dung"]
    assert isinstance(rows, list)
    return rows


def printed_again(office: Path) -> Document:
    """The plan that was imported."""
    workspace = Workspace(office)
    year = workspace.campaign(REF)
    text = workspace.plan(year, "sxd")
    assert text is not None
    return plan_document(workspace.departments, year, "sxd", text)


def set_by_hand(how: str, tree: Outline) -> bytes:
    """The same body in a plan that somebody else has typed."""
    rows = [
        Paragraph("doan", "", OPENING, False, 0, 0),
        *paragraphs(tree),
        Paragraph("doan", "", CLOSING, False, 0, 0),
    ]
    head = Head("Số: 05/KH-SXD", "Bình Phước, ngày 08 tháng 02 năm 2024", ("UBND TỈNH BÌNH PHƯỚC",))
    if how in ("wrapped", "line"):
        return typed(head, [f"{row.marker} {row.text}".strip() for row in rows], wrapped=how == "wrapped")
    letterhead: list[Block] = with_tabs(head) if how == "tabs" else text_boxes(head)
    if how == "table":
        letterhead = [head_table(head)]
    texts = [block for row in rows for block in body_line(row)]
    page = section(letterhead, title("KẾ HOẠCH", SUBJECT), texts, before_foot(), foot_table(FOOT))
    return write(WordFile([page]))


def body_line(row: Paragraph) -> list[Block]:
    """A paragraph of the kit, a heading bold, with the bold and italics of its marks."""
    (made,) = body(f"{'*' if row.heading else ''}{row.marker} x".strip() if row.marker else "x")
    assert isinstance(made, Typed)
    look = made.letters[0]
    marked = [replace(look, text=s.text, bold=look.bold or s.bold, italic=s.italic) for s in spans(row.text)]
    made.letters = [replace(look, text=f"{row.marker} " if row.marker else ""), *marked]
    return [made]


def typed(head: Head, lines: list[str], *, wrapped: bool) -> bytes:
    """The plan as a .txt: a paragraph on one line with its marks, or hard-wrapped without them."""
    left = [*head.superior, *head.issuer, head.number]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", head.place_date]
    rows = [f"{one:<30}{other}" for one, other in zip(left, right, strict=True)]
    rows += ["", "KẾ HOẠCH".center(78), SUBJECT.center(78), ""]
    for line in lines:
        rows += textwrap.wrap(plain_text(line), 78, initial_indent="     ") if wrapped else [line]
    foot = zip_longest(["Nơi nhận:", *FOOT.recipients], [*FOOT.title, "", FOOT.name], fillvalue="")
    return "\n".join([*rows, "", *(f"{one:<40}{other}".rstrip() for one, other in foot)]).encode()


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(outlines(), st.sampled_from(["table", "tabs", "boxes", "wrapped", "line"]))
def test_an_outline_typed_by_others_is_imported_as_it_was(office: Path, tree: Outline, how: str) -> None:
    bare = how in ("wrapped", "line")  # without bold, a heading is known by what stands under it
    assume(not bare or all(node.children for node in walk(tree) if node.heading))
    wanted = body_of(plan_of(Workspace(office), to_text(tree)))
    if how == "wrapped":
        wanted = [{**row, "chu": plain_text(row["chu"])} for row in wanted]
    kind = "txt" if bare else "docx"
    made = imported(Workspace(office), f"cu.{kind}", set_by_hand(how, tree), REF, "sxd")
    try:
        assert (made.kept, made.changed) == ((), ())
        assert body_of(printed_again(office)) == wanted
    finally:
        made.plan.unlink()


@settings(max_examples=25, deadline=None, phases=QUICK)
@given(outlines())
def test_a_printed_outline_is_imported_as_it_was(office: Path, tree: Outline) -> None:
    before = plan_of(Workspace(office), to_text(tree))
    raw = render_document(Workspace(office).templates, before)
    made = imported(Workspace(office), "cu.docx", raw, REF, "sxd")
    try:
        assert (made.kept, made.changed) == ((), ())
        assert body_of(printed_again(office)) == body_of(before)
    finally:
        made.plan.unlink()
