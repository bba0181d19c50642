"""Random YAML files as clerks write them: comments, blank lines, quotes, block texts, braces."""

from hypothesis import strategies as st

WORDS = [
    "Kế hoạch",
    "số 59/KH-UBND",
    "95%",
    "no",
    "0123",
    "2024-01-31",
    "“Đẩy nhanh”",
    "a:b",
    "x#y",
    "-5",
    "tháng 02",
]
KEYS = ["a", "b", "c", "trich_yeu", "nam", "d-1", "ê"]
plain = st.sampled_from(WORDS)
words = st.sampled_from(
    [*WORDS, "", " x", "x ", "- x", "# x", "x: y", "{{ nam }}", "it's", '"', "\\", "[a, b]", "null", "\t"]
)
comments = st.sampled_from(["", "", "", " # ghi chú", "  # - a: b"])
# In braces a value wholly in curly quotes is refused: they are taken for straight ones.
WORDS_IN_BRACES = [word.replace("nhanh”", "nhanh” lên") for word in WORDS]
TAGS_IN_BRACES = ["!hoi", "!hoi ", "!hoi{nam_truoc: 1}", "!xac_nhan {de_xuat: 95}", "!hoi {}"]
TAGS = ["!hoi", "!hoi {nam_truoc: 59/KH-UBND}", "!xac_nhan 95"]


@st.composite
def flow_values(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["plain", "quoted", "open"] + ["map", "list"] * (depth > 0)))
    if kind == "plain":
        return draw(st.sampled_from(WORDS_IN_BRACES))
    if kind == "open":
        return draw(st.sampled_from(TAGS_IN_BRACES))
    if kind == "quoted":
        return draw(st.sampled_from(["'it''s'", '"a, b"', '"x\\ny"', "''", '"{!hoi}"']))
    space = draw(st.sampled_from(["", " "]))
    if kind == "list":
        items = draw(st.lists(flow_values(depth - 1), max_size=3))
        return f"[{space}{', '.join(items)}{space}]"
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=3, unique=True))
    entries = [
        draw(st.sampled_from([f"{key}: {draw(flow_values(depth - 1))}", f"{key}", f"{key}: "]))
        for key in keys
    ]
    return "{" + space + ", ".join(entries) + space + "}"


@st.composite
def block_texts(draw: st.DrawFn, column: int) -> str:
    """A `|` or `>` text with its header, hanging on a key or dash at `column`."""
    lines = draw(
        st.lists(
            st.sampled_from(["I. MỤC ĐÍCH", "1. Yêu cầu", "# không phải ghi chú", "", "  thụt", "[!hoi]"]),
            max_size=3,
        )
    )
    indent = " " * (column + draw(st.sampled_from([2, 4])))
    header = draw(st.sampled_from(["|", "|-", "|+", ">", ">-"])) + draw(comments)
    body = "".join(f"{indent}{line}\n" if line else "\n" for line in ["Căn cứ", *lines])
    return f" {header}\n{body}{draw(gaps(column, in_text=True))}"


@st.composite
def gaps(draw: st.DrawFn, column: int, in_text: bool = False) -> str:
    """Blank lines and comment lines; after a block text none that would be part of it."""
    deepest = column if in_text else column + 3
    lines = draw(st.lists(st.sampled_from(["\n", "#\n", "# ghi chú: x\n", "    # sâu\n"]), max_size=2))
    if in_text:
        return "".join(line if line == "\n" else "# ghi chú\n" for line in lines)
    return "".join(line if line == "\n" else " " * min(deepest, 2) + line for line in lines)


@st.composite
def block_values(draw: st.DrawFn, column: int, depth: int, after_dash: bool) -> str:
    """What stands behind a colon or dash at `column`, to the end of its last line."""
    kinds = ["plain", "flow", "quoted", "none", "open", "text", "text"] + ["map", "list"] * (2 * (depth > 0))
    kind = draw(st.sampled_from(kinds))
    tail = draw(comments) + "\n"
    inner = column + 2
    match kind:
        case "plain":
            return f" {draw(plain)}{tail}"
        case "flow":
            return f" {draw(flow_values(2))}{tail}"
        case "quoted":
            return f""" {draw(st.sampled_from(['"a # b"', "'it''s'", '"“x”: y"']))}{tail}"""
        case "none":
            return tail
        case "open":
            return f" {draw(st.sampled_from(TAGS))}{tail}"
        case "text":
            return draw(block_texts(column))
        case "list":
            inner = draw(st.sampled_from([column, inner])) if not after_dash else inner
            lines = draw(block_lists(inner, depth - 1))
        case _:
            lines = draw(block_maps(inner, depth - 1))
    if after_dash:
        return " " * (inner - column - 1) + lines[inner:]
    return tail + draw(gaps(inner)) + lines


@st.composite
def block_maps(draw: st.DrawFn, column: int, depth: int) -> str:
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True))
    entries = [f"{' ' * column}{key}:{draw(block_values(column, depth, False))}" for key in keys]
    return _join(draw, entries, column)


@st.composite
def block_lists(draw: st.DrawFn, column: int, depth: int) -> str:
    values = draw(st.lists(block_values(column, depth, True), min_size=1, max_size=3))
    return _join(draw, [f"{' ' * column}-{value}" for value in values], column)


def _join(draw: st.DrawFn, parts: list[str], column: int) -> str:
    """Parts with comment lines between, never where they would run into a block text."""
    joined = parts[0]
    for part in parts[1:]:
        joined += draw(gaps(0, in_text=True)) + part
    return joined


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A whole file, with any line breaks, byte order mark and end."""
    text = (
        draw(st.sampled_from(["", "# đầu tệp\n", "---\n", "\n"]))
        + draw(block_maps(0, 2))
        + draw(gaps(0, True))
    )
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


texts = st.lists(words, min_size=1, max_size=5).map("\n".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]) | st.just("\n"),
    max_size=12,
)
values = st.recursive(
    st.none() | words | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "x: y", "null"]), inner, max_size=3)
    ),
    max_leaves=6,
)
