"""Whether the XML of a part stays whole whatever its blocks print, judged as docxtpl prepares it."""

import re
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError

from vanban.docx.inspection.tag_check import Fault, syntax_reason
from vanban.docx.reading.places import Lines, mark, unmark

_TOKEN = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->"
    r"|<(?:\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|'[^']*'|[^>\"'])*>",
    re.DOTALL,
)
_KEYWORD = re.compile(r"\{%[-+]?\s*(\w+)")
_OPENING = ("if", "for", "with", "macro", "call", "filter", "block", "autoescape")
_REMEDY = "Đặt thẻ mở và thẻ đóng ở cùng một cấp: cùng trong một ô, một đoạn, hoặc cùng ở ngoài bảng."


def check_xml(xml: str, label: str, environment: Environment) -> Iterator[Fault]:
    """Where the part, prepared by docxtpl, is not XML or not Jinja; only the first fault of the part.

    To be asked when the part's tags have no faults that explain it better.
    """
    marked = re.sub(r"<w:p([ >])", r"\n<w:p\1", DocxTemplate(None).patch_xml(mark(xml)))
    patched, lines = unmark(marked, xml, label)
    fault = _broken_block(patched, lines) or _broken_syntax(patched, lines, environment)
    if fault is not None:
        yield fault


def _broken_block(patched: str, lines: Lines) -> Fault | None:
    """The first block that begins and ends at different depths of the XML."""
    names: list[str] = []
    blocks: list[tuple[str, int, tuple[str, ...]]] = []
    for token in _TOKEN.finditer(patched):
        text = token.group()
        if text.startswith("<"):
            if not _follow(text, names):
                return _torn(patched, token.start(), lines)
        elif text.startswith("{%") and (keyword := _KEYWORD.match(text)) is not None:
            word = keyword.group(1)
            if word in _OPENING or (word == "set" and "=" not in text):
                blocks.append((text, token.start(), tuple(names)))
            elif blocks and (word in ("else", "elif") or word.startswith("end")):
                opening, at, depth = blocks[-1]
                if tuple(names) != depth:
                    return _crossing(opening, at, text, token.start(), patched, lines)
                if word.startswith("end"):
                    blocks.pop()
    return None


def _follow(text: str, names: list[str]) -> bool:
    """Go through one XML tag; False when it closes what is not open."""
    if text.startswith("</"):
        return bool(names) and names.pop() == text[2:-1].strip()
    if not text.endswith("/>") and not text.startswith(("<?", "<!")):
        names.append(re.split(r"[\s>]", text[1:], maxsplit=1)[0])
    return True


def _torn(patched: str, at: int, lines: Lines) -> Fault:
    before = [token.group() for token in _TOKEN.finditer(patched, 0, at) if token.group().startswith("{")]
    tag = before[-1] if before else ""
    return Fault(
        lines.place(_line(patched, at), tag),
        f"Thẻ {tag} làm hỏng cấu trúc của đoạn hoặc bảng chứa nó." if tag else "Cấu trúc của phần này hỏng.",
        "Xóa thẻ và gõ lại liền một mạch, không kèm định dạng, bình luận hay hình ở giữa.",
    )


def _crossing(opening: str, start: int, closing: str, end: int, patched: str, lines: Lines) -> Fault:
    first, last = (lines.place(_line(patched, at), tag) for at, tag in ((start, opening), (end, closing)))
    return Fault(last, f"Thẻ {closing} và thẻ {opening} ở {first} không nằm cùng một cấp.", _REMEDY)


def _broken_syntax(patched: str, lines: Lines, environment: Environment) -> Fault | None:
    try:
        environment.parse(patched)
    except RecursionError:
        return Fault(lines.place(1), "Các thẻ lồng nhau quá nhiều lớp.", "Bỏ bớt thẻ lồng nhau trong mẫu.")
    except TemplateSyntaxError as error:
        source = patched.split("\n")[error.lineno - 1] if error.lineno else ""
        tags = [token.group() for token in _TOKEN.finditer(source) if token.group().startswith(("{{", "{%"))]
        place = lines.place(error.lineno or 1, tags[0] if tags else "")
        what = f"Mẫu sai cú pháp gần thẻ {tags[0]}" if tags else "Mẫu sai cú pháp"
        return Fault(place, f"{what}: {syntax_reason(error.message or '')}.", "Sửa lại các thẻ ở chỗ này.")
    return None


def _line(patched: str, at: int) -> int:
    return patched.count("\n", 0, at) + 1
