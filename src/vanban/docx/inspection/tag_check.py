"""What is wrong with one tag of a template, taken by itself: its form, its quotes, its Jinja syntax."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from vanban.docx.reading.tags import Tag

CELL_TAGS = ("cellbg", "colspan", "vm", "hm")
BLOCKS = ("if", "for", "with", "macro", "call", "filter", "block", "set", "autoescape")
_SINGLE = ("include", "print")
_REFUSED = ("import", "from", "extends", "autoescape")  # they have no sense in a Word template
_MIDDLE = ("elif", "else")
_KEYWORDS = (*BLOCKS, *_SINGLE, *_MIDDLE, *(f"end{block}" for block in BLOCKS), "raw", "endraw", *CELL_TAGS)
_GLUED = re.compile(r"(tr|tc|p|r)\W?((?:end)?(?:if|for|with|set|macro)|else|elif|include)\b")
_SPACED = re.compile(r"(tr|tc|p|r)\s+(\w+)")
_UNITS = {"p": "một đoạn riêng", "tr": "một hàng riêng của bảng", "tc": "một ô riêng của bảng", "r": "dòng"}
_CURLY = re.compile("[“”‘’]")
_STRINGS = re.compile(r"""(["“”])(?:(?!["“”]).)*["“”]|(['‘’])(?:(?!['‘’]).)*['‘’]""")
_SYNTAX = (
    (re.compile(r"expected token '(.+?)', got 'end of .+?'"), "thiếu {0} ở cuối thẻ"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "gặp “{1}” ở chỗ phải là {0}"),
    (re.compile(r"unexpected char (.+) at \d+"), "có ký tự lạ {0}"),
    (re.compile(r"unexpected '(.+)'"), "có “{0}” ở chỗ không được có"),
    (re.compile(r"[Uu]nexpected end of template|Expected an expression, got '(.+)'"), "thiếu phần bên trong"),
)
_TOKENS = {
    "end of print statement": "hết thẻ",
    "end of statement block": "hết thẻ",
    "name": "một tên",
    "in": "chữ in",
    "end of template": "hết thẻ",
}


class Fault(NamedTuple):
    """One thing wrong at one place of one part: whole Vietnamese sentences."""

    place: str
    what: str
    remedy: str


def check_tag(tag: Tag, environment: Environment, in_table: bool) -> Iterator[Fault]:
    """What is wrong with `tag` itself; the first thing that keeps it from being read ends the search."""
    if tag.kind == "comment" and tag.closed:
        return
    if not tag.closed:
        close = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.text[:2]]
        yield _fault(tag, f"mở bằng {tag.text[:2]} mà không đóng bằng {close}", f"Thêm {close} vào cuối thẻ.")
        return
    if tag.last != tag.paragraph:
        yield _fault(tag, "bị ngắt sang đoạn khác", "Xóa dấu xuống dòng (Enter) ở giữa thẻ.")
    if tag.prefix in ("tr", "tc") and not in_table:
        yield _fault(
            tag,
            f"dùng {tag.text[:2]}{tag.prefix} ở ngoài bảng",
            f"Bỏ chữ {tag.prefix}, hoặc đặt thẻ vào trong bảng.",
        )
    if tag.keyword in CELL_TAGS and not in_table:
        yield _fault(tag, "chỉ dùng được trong ô của bảng", "Đặt thẻ vào trong bảng, hoặc bỏ thẻ.")
    yield from _form_faults(tag) or _syntax_faults(tag, environment)


def _form_faults(tag: Tag) -> list[Fault]:
    """Faults of form that make the tag unreadable, and quotes that docxtpl would change in silence."""
    inner = tag.text[2:-2]
    if tag.prefix and re.search("[%}]", inner):
        remedy = f"Tính trước bằng {{% set ten = … %}} rồi viết tên đó trong {tag.text[:2]}{tag.prefix}."
        return [_fault(tag, f"có % hoặc }} bên trong {tag.text[:2]}{tag.prefix}", remedy)]
    if tag.kind == "statement" and not tag.prefix and (spaced := _SPACED.match(tag.body)) is not None:
        prefix = spaced.group(1)
        return [_fault(tag, f"có dấu cách trước {prefix}", f"Viết liền: {{%{prefix} …")]
    if tag.kind == "statement" and not tag.prefix and (glued := _GLUED.match(tag.body)) is not None:
        prefix, keyword = glued.groups()
        unit = f"{{%{prefix} {keyword}"
        return [
            _fault(tag, f"thiếu dấu cách sau {{%{prefix}", f"Viết {unit} … và đặt nó ở {_UNITS[prefix]}.")
        ]
    if any(_CURLY.search(string.group()[1:-1]) for string in _STRINGS.finditer(inner)):
        return [_fault(tag, "có dấu nháy cong trong chữ đặt giữa hai dấu nháy", _QUOTE_REMEDY)]
    return []


_QUOTE_REMEDY = "Đưa chữ đó ra ngoài thẻ hoặc vào dữ liệu: trong thẻ, dấu nháy cong bị đổi thành nháy thẳng."


def _syntax_faults(tag: Tag, environment: Environment) -> Iterator[Fault]:
    if tag.keyword in _REFUSED:
        yield _fault(tag, f"dùng lệnh {tag.keyword}, thứ không có trong mẫu Word", "Bỏ thẻ này.")
        return
    if tag.kind == "statement" and tag.keyword not in _KEYWORDS:
        near = get_close_matches(tag.keyword, _KEYWORDS, 1)
        remedy = f"Có phải là {near[0]}?" if near else "Sửa lại hoặc bỏ thẻ này."
        yield _fault(tag, f"bắt đầu bằng “{tag.keyword}”, không phải là lệnh nào", remedy)
        return
    if (source := source_of(tag)) is None:
        return
    try:
        yield from list(_unknown_names(tag, environment.parse(source), environment))
    except RecursionError:
        yield _fault(tag, "lồng quá nhiều lớp", "Chia thẻ này thành nhiều thẻ {% set %}.")
    except (ValueError, OverflowError, MemoryError):  # Python's own limits: a number of 5,000 digits
        yield _fault(tag, "có số quá dài", "Viết số ngắn hơn, hoặc đặt nó trong dấu nháy.")
    except TemplateSyntaxError as error:
        yield _fault(
            tag, f"sai cú pháp: {syntax_reason(error.message or '')}", _syntax_remedy(error.message or "")
        )


def source_of(tag: Tag) -> str | None:
    """A whole little template that holds nothing but `tag`; None for what needs no look inside."""
    body, keyword = " ".join(tag.body.split("\n")), tag.keyword
    if tag.kind == "expression":
        return f"{{{{ {body} }}}}"
    if keyword in CELL_TAGS:
        value = body[len(keyword) :].strip()
        return f"{{{{ {value} }}}}" if value else None
    if keyword == "elif":
        return f"{{% if 0 %}}{{% {body} %}}{{% endif %}}"
    if keyword == "else" or keyword.startswith("end") or keyword == "raw":
        return None
    if keyword == "set" and "=" in body:
        return f"{{% {body} %}}"
    return f"{{% {body} %}}{{% end{keyword} %}}" if keyword in BLOCKS else f"{{% {body} %}}"


def _unknown_names(tag: Tag, tree: nodes.Template, environment: Environment) -> Iterator[Fault]:
    kinds: tuple[tuple[type[nodes.Filter] | type[nodes.Test], str, Collection[str]], ...] = (
        (nodes.Filter, "bộ lọc", environment.filters),
        (nodes.Test, "phép thử", environment.tests),
    )
    for kind, called, known in kinds:
        for node in tree.find_all(kind):
            if node.name not in known:
                near = get_close_matches(node.name, known, 1)
                remedy = f"Có phải là {near[0]}?" if near else f"Bỏ {called} này."
                yield _fault(tag, f"gọi {called} {node.name}, không có trong chương trình", remedy)


def syntax_reason(message: str) -> str:
    """What Jinja has to say, in Vietnamese."""
    for pattern, sentence in _SYNTAX:
        if (found := pattern.search(message)) is not None:
            return sentence.format(*(_TOKENS.get(word or "", word) for word in found.groups()))
    return "thẻ viết không đúng"


def _syntax_remedy(message: str) -> str:
    if message.startswith("expected token 'end of print statement'"):
        return "Tên chỗ điền viết liền, nối bằng dấu gạch dưới: {{ ten_don_vi }}."
    return "Sửa hoặc xóa thẻ này trong Word."


def _fault(tag: Tag, what: str, remedy: str) -> Fault:
    return Fault(tag.place, f"Thẻ {shown(tag)} {what}.", remedy)


def shown(tag: Tag) -> str:
    """The tag as typed, cut when it is long."""
    return tag.text if len(tag.text) <= 80 else f"{tag.text[:77]}…"


def keyword_of(tag: Tag) -> str:
    """The keyword that is meant, also where the blank after the prefix is missing or stands before it."""
    return _meant(tag)[1]


def prefix_of(tag: Tag) -> str:
    """The prefix that is meant, likewise."""
    return _meant(tag)[0]


def _meant(tag: Tag) -> tuple[str, str]:
    misplaced = _GLUED.match(tag.body) or _SPACED.match(tag.body)
    if misplaced is None or tag.kind != "statement" or tag.prefix:
        return tag.prefix, tag.keyword
    return misplaced.group(1), misplaced.group(2)
