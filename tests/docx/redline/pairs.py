"""Random documents, and what people make of them: words changed, paragraphs put in, taken out and moved, tables too."""

from random import Random
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import strategies as st
from tests.docx.mend.rich import field, rich, text_box

_SAMPLE = (
    "phong trào thi đua đẩy nhanh giải ngân vốn đầu tư công năm 2024 2025 59/KH-UBND 07/02/2024 95% 1.000 hộ nghèo, "
    "của và “trên địa bàn tỉnh” Sở Xây dựng R&D < 5 kinh tế - xã hội; a) b) 1. Điều đ/c e\u0302 ./."
)
_WORDS = tuple(_SAMPLE.split(" "))
_REVISION = 'w:id="7" w:author="A" w:date="2024-01-01T00:00:00Z"'

Piece = tuple[str, str]
Block = tuple[str, Any]
"""`("p", pieces)` or `("tbl", rows of cells of blocks)`."""


def _text() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join)


def _pieces() -> st.SearchStrategy[list[Piece]]:
    kinds = (
        "plain",
        "plain",
        "plain",
        "bold",
        "nbsp",
        "tab",
        "br",
        "page",
        "link",
        "simple",
        "bookmark",
        "in",
        "out",
        "box",
    )
    return st.lists(st.tuples(st.sampled_from(kinds), _text()), max_size=5)


def _paragraph() -> st.SearchStrategy[Block]:
    return st.tuples(st.just("p"), _pieces())


def _tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    cell = st.tuples(st.lists(inner, max_size=2), _paragraph()).map(lambda parts: [*parts[0], parts[1]])
    rows = st.integers(1, 3).flatmap(
        lambda cells: st.lists(st.lists(cell, min_size=cells, max_size=cells), min_size=1, max_size=4)
    )
    return st.tuples(st.just("tbl"), rows)


def blocks() -> st.SearchStrategy[list[Block]]:
    """A story; it ends with a paragraph, as Word's do."""
    one = st.one_of(_paragraph(), _paragraph(), _tables(st.one_of(_paragraph(), _tables(_paragraph()))))
    return st.tuples(st.lists(one, max_size=8), _paragraph()).map(lambda parts: [*parts[0], parts[1]])


@st.composite
def pairs(draw: Any) -> tuple[bytes, bytes]:
    """Two files; mostly the second was made from the first."""
    old = draw(blocks())
    if draw(st.integers(0, 4)) == 0:
        new = draw(blocks())
    else:
        random = draw(st.randoms(use_true_random=False))
        new = edited(old, random, draw(st.lists(_paragraph(), min_size=1, max_size=3)))
    return file(old), file(new)


def edited(story: list[Block], random: Random, others: list[Block]) -> list[Block]:
    """The story after some edits."""
    new = list(story)
    for _ in range(random.randint(0, 6)):
        at = random.randrange(len(new))
        what = random.choice(("take", "put", "move", "word", "word", "row", "cell"))
        if what == "take" and len(new) > 1:
            new.pop(at)
        elif what == "put":
            new.insert(at if random.random() < 0.7 else len(new), random.choice(others))
        elif what == "move":
            new.insert(random.randrange(len(new) + 1), new.pop(at))
        elif new[at][0] == "p":
            new[at] = ("p", [_reworded(piece, random) for piece in new[at][1]])
        elif what == "row":
            rows = list(new[at][1])
            if len(rows) > 1 and random.random() < 0.5:
                rows.pop(random.randrange(len(rows)))
            else:
                rows.insert(random.randrange(len(rows) + 1), [[*others[:1]] for _ in rows[0]])
            new[at] = ("tbl", rows)
        else:
            rows = [list(row) for row in new[at][1]]
            row = random.choice(rows)
            n = random.randrange(len(row))
            row[n] = edited(row[n], random, others)
            new[at] = ("tbl", rows)
    return new if new[-1][0] == "p" else [*new, ("p", [])]


def _reworded(piece: Piece, random: Random) -> Piece:
    words = piece[1].split(" ")
    words[random.randrange(len(words))] = random.choice((*_WORDS, "", "hai từ"))
    return piece[0], " ".join(words)


def file(story: list[Block]) -> bytes:
    """The story as a Word file; its first two paragraphs stand in the header as well."""
    header = "".join(_block(block) for block in story[:2] if block[0] == "p") or "<w:p/>"
    return rich(*map(_block, story), header_default=header)


def _block(block: Block) -> str:
    kind, content = block
    if kind == "p":
        look = '<w:pPr><w:jc w:val="both"/></w:pPr>' if len(content) % 2 else ""
        return f"<w:p>{look}{''.join(_piece(*piece) for piece in content)}</w:p>"
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{"".join(map(_block, cell))}</w:tc>'
            for cell in row
        )
        + "</w:tr>"
        for row in content
    )
    grid = '<w:gridCol w:w="1000"/>' * max(len(row) for row in content)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _piece(kind: str, text: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    match kind:
        case "bold":
            return run.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
        case "nbsp":
            return run.replace(" ", "\u00a0").replace("\u00a0xml:", " xml:")
        case "tab" | "br":
            return run + f"<w:r><w:{kind}/><w:t>{escape(text[:3])}</w:t></w:r>"
        case "page":
            return field("PAGE", "2")
        case "link":
            return f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>'
        case "simple":
            return f'<w:fldSimple w:instr=" REF a ">{run}</w:fldSimple>'
        case "bookmark":
            return f'<w:bookmarkStart w:id="3" w:name="a"/>{run}<w:bookmarkEnd w:id="3"/>'
        case "in":
            return f"<w:ins {_REVISION}>{run}</w:ins>"
        case "out":
            return f"<w:del {_REVISION}>{run.replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"
        case "box":
            return text_box(f"<w:p>{run}</w:p>")
    return run
