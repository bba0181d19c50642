from hypothesis import given, settings
from hypothesis import strategies as st
from tests.layout.paper import HALF_LEFT, HALF_RIGHT, LEFT, RIGHT, Paper, Text

from vanban.layout.anatomy import Anatomy, Component
from vanban.layout.measured import Fragment, Layout
from vanban.layout.recognition import recognise

PHRASES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH LÀO CAI", "SỞ XÂY DỰNG",
    "Số: 05/KH-SXD", "Số:      /KH-SXD", "Lào Cai, ngày     tháng 3 năm 2026", "KẾ HOẠCH", "QUYẾT ĐỊNH:", "V/v thi đua",
    "Kính gửi: Sở Tài chính", "- Sở Nội vụ;", "Căn cứ Luật Thi đua;", "I. MỤC ĐÍCH", "1. Thực hiện.", "Chương I",
    "Nơi nhận:", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Võ Tất Dũng", "Phụ lục I", "SAO Y", "KHẨN", "*", "____",
    "Địa chỉ: Lào Cai; ĐT: 1", "a\tb\nc", "\\", "", " ", "(Kèm theo Kế hoạch)", "Điều 1. Phạm vi",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
)  # fmt: skip
text = st.builds(
    Text,
    st.one_of(st.sampled_from(PHRASES), st.text(max_size=40)),
    align=st.sampled_from(["left", "center", "right", "both"]),
    size=st.sampled_from([10.0, 13.0, 14.0]),
    bold=st.booleans(),
    italic=st.booleans(),
    rule=st.sampled_from([0.0, 0.4]),
)
texts = st.lists(text, max_size=4)
block = st.one_of(
    st.tuples(st.just("write"), texts, texts),
    st.tuples(st.just("table"), texts, texts),
    st.tuples(st.just("box"), texts, texts),
    st.tuples(st.just("page"), texts, texts),
)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    paper = Paper()
    for kind, left, right in draw(st.lists(block, max_size=8)):
        if kind == "table":
            paper.table([left, right], rooms=(LEFT, RIGHT), bordered=bool(left))
        elif kind == "box":
            paper.text_box(*left, room=HALF_LEFT).text_box(*right, room=HALF_RIGHT, bordered=True)
        else:
            paper.new_page() if kind == "page" else paper.write(*left, *right)
    return paper.layout()


def claimed(anatomy: Anatomy) -> list[Fragment]:
    components: list[Component] = list(anatomy.components())
    pieces = [fragment for one in components for fragment in one.fragments]
    pieces += [item.fragment for item in anatomy.items]
    pieces += [item.fragment for one in anatomy.annexes for item in one.items]
    pieces += [item.fragment for one in anatomy.attachments for item in one.items]
    return [*pieces, *anatomy.unplaced]


@given(layouts())
@settings(max_examples=60, deadline=None)
def test_any_layout_is_read_and_no_fragment_is_two_things(layout: Layout) -> None:
    found = [(id(one.paragraph), one.start, one.end) for one in claimed(recognise(layout))]
    assert len(found) == len(set(found))


@given(layouts())
@settings(max_examples=25, deadline=None)
def test_the_same_layout_is_read_in_the_same_way(layout: Layout) -> None:
    assert recognise(layout) == recognise(layout)
