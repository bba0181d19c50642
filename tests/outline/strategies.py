"""Bodies as people type them, and trees that a body can mean."""

from hypothesis import strategies as st

from vanban.outline.markers import number_of, spell
from vanban.outline.tree import ALWAYS_HEADING, MAYBE_HEADING, STRUCTURE, UNNUMBERED, Level, Node, Outline

_FRAGMENTS = (
    *(
        "Phần I",
        "Chương II",
        "CHƯƠNG 3",
        "Mục 1",
        "Tiểu mục 2",
        "Phần thứ nhất",
        "Điều 1.",
        "Điều 2:",
        "Điều",
    ),
    *(
        "I.",
        "II.",
        "IV)",
        "1.",
        "2.",
        "12/",
        "3)",
        "1.1.",
        "1.1",
        "2.3.1.",
        "a)",
        "đ)",
        "b.",
        "f)",
        "-",
        "–",
        "+",
    ),
    *("\\", "\\*", "\\\\", "*", "**", "***", "****", " ", "  ", "\t", "\u00a0", "\n", "\n\n", "\r\n"),
    *("Mục đích", "QUY ĐỊNH CHUNG", "phong trào thi đua", "1.000 hộ nghèo", "5", "(*)", "“", "”", "(", ")"),
    *(
        ".",
        ":",
        ";",
        ",",
        "./.",
        "Sở Xây dựng",
        "thực hiện.",
        "như sau:",
        "e\u0302\u0301",
        "\u2028",
        "\x0b",
        "x",
    ),
)
typed_lines = st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join)
typed_bodies = st.one_of(
    st.lists(typed_lines, max_size=12).map("\n".join),
    st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map(" ".join),
    st.text(max_size=60),
)

_HEADINGS = (
    "Mục đích",
    "QUY ĐỊNH CHUNG",
    "1. Sở",
    "\\- Sở",
    "*Sở* Xây dựng",
    "Phần I",
    "Kết thúc.",
    "Gồm:",
    "a) b",
)
_TEXTS = (
    *_HEADINGS,
    "**Đậm** rồi thôi",
    "**Đậm cả**",
    "- \\*",
    "\\\\x",
    "Trên đây là Kế hoạch./.",
    "+ 1",
    "II. A",
)
_ORDER = tuple(Level)
_BELOW = {
    Level.PARAGRAPH: (Level.DASH, Level.PLUS),
    Level.DASH: (Level.PLUS,),
    Level.PLUS: (),
    Level.POINT: (Level.PARAGRAPH, Level.DASH, Level.PLUS),
}


def _allowed(above: tuple[Node, ...]) -> tuple[Level, ...]:
    """The levels that may stand directly under the last of `above`."""
    if not above:
        return _ORDER
    level, used = above[-1].level, {node.level for node in above}
    if level in _BELOW:
        return _BELOW[level]
    if level is Level.DECIMAL:
        return (
            _ORDER[_ORDER.index(Level.DECIMAL) :] if above[-1].marker.count(".") < 4 else _BELOW[Level.POINT]
        )
    if level is Level.ROMAN and Level.ARTICLE not in used:
        return (Level.ARTICLE, *_ORDER[_ORDER.index(Level.NUMBER) :])
    return tuple(each for each in _ORDER[_ORDER.index(level) + 1 :] if each not in used)


@st.composite
def _nodes(draw: st.DrawFn, level: Level, above: tuple[Node, ...]) -> Node:
    number: tuple[int, ...] = () if level in UNNUMBERED else (draw(st.integers(1, 30)),)
    if level is Level.DECIMAL:
        number = ((number_of(above[-1].level, above[-1].marker) if above else None) or (1,)) + number
    marker = spell(level, number)
    heading = draw(st.booleans()) if level in MAYBE_HEADING else level in ALWAYS_HEADING
    texts = _HEADINGS if heading and level is not Level.ROMAN else _TEXTS
    text = draw(st.sampled_from((*texts, "", "", "", "") if level in STRUCTURE else texts))
    if level is Level.PARAGRAPH and draw(st.booleans()):
        text = "Cụ thể như sau:"
    shell = Node(level, marker, text, heading)
    if level is Level.PARAGRAPH and not text.endswith(":"):
        return shell
    return Node(level, marker, text, heading, draw(_siblings((*above, shell))))


@st.composite
def _siblings(draw: st.DrawFn, above: tuple[Node, ...]) -> tuple[Node, ...]:
    """Innermost levels first: an outer one would take what follows it for its own."""
    allowed = _allowed(above)
    if not allowed:
        return ()
    size = max(1, 4 - len(above))
    levels = draw(st.lists(st.sampled_from(allowed), min_size=size if size > 2 else 0, max_size=size))
    if Level.ROMAN in levels:
        levels = [level for level in levels if level is not Level.ARTICLE]
    levels.sort(key=_ORDER.index, reverse=True)
    return tuple(draw(_nodes(level, above)) for level in levels)


outlines = _siblings(()).map(Outline)
