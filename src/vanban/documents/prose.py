"""Placeholders in the clerk's text: `{{ phong_trao }}`, `{% if … %} … {% endif %}`, filled strictly.

A text is data from anyone. It is read with Jinja's parser and walked here, so it never becomes code: it can look
up entries of plain dicts, choose, and print. There are no loops and no variables, so it cannot grow.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from vanban.errors import Place, Problem

PlaceOf = Callable[[int], Place]
"""From a line of a text (1-based) to its place in the clerk's file."""

_LONGEST = 1_000_000  # characters that a text may become; the reader refuses longer files
_MOST_PROBLEMS = 20  # of one text
_MOST_FILLED = 512  # texts remembered
_DEEPEST = 60  # nodes within nodes; a clerk needs some ten
_PARSER = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - nothing is rendered by it
_STATEMENT = re.compile(r"\s*(\{%[^%]*%\}|\{#.*?#\})\s*", re.DOTALL)
_OPEN_TAG = re.compile(r"\{\{(?:(?!\}\}).)*\Z|\{%(?:(?!%\}).)*\Z|\{#(?:(?!#\}).)*\Z", re.DOTALL)
_IF = re.compile(r"\{%-?\s*if\b")
_END_IF = re.compile(r"\{%-?\s*endif\b")
_TRACE = re.compile("\ufdd2(\\d+)\ufdd3")
_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TOKEN_START = "\ufdd0"  # noqa: S105 - of an open value, see blanks
_SYNTAX_REMEDY = "Chỗ điền có dạng {{ ten }}, điều kiện có dạng {% if … %} … {% endif %}."

_FILTERS: Mapping[str, Callable[[str], str]] = {
    "viet_hoa": lambda text: text[:1].upper() + text[1:],
    "viet_thuong": lambda text: text[:1].lower() + text[1:],
    "in_hoa": str.upper,
}


class _Missing:
    """What a missing or wrong value becomes, so that the rest of the text is looked at too."""


_MISSING = _Missing()


class _Filled(NamedTuple):
    lines: list[tuple[str, int]]
    weighed: frozenset[str]


_FILLED: dict[tuple[str, tuple[object, ...]], _Filled] = {}
"""Texts filled of late, by what they look up: most texts of a campaign are the same in all of its documents."""


class Prose:
    """Fills the texts of one document and keeps what is wrong in them.

    `weighed` are the values that a condition or a filter looked into: an open value there is used as well.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.weighed: set[str] = set()

    def lines(self, text: str, facts: Mapping[str, object], place_of: PlaceOf) -> list[tuple[str, int]]:
        """The lines of `text` with its placeholders filled, each with the line of `text` that it comes from.

        `facts` are plain dicts and texts. Faults go to `problems`, then the result is of no use.
        """
        if "{" not in text and "\r" not in text:
            return [(line, number) for number, line in enumerate(text.split("\n"), start=1)]
        tree = _torn(text) or _parsed(_traced(text))
        if not isinstance(tree, nodes.Template):
            return self._refuse(tree, place_of)
        key = text, _looked_up(tree, facts)
        filled = _FILLED.get(key)
        if filled is None:
            page = _Page(facts)
            page.print_all(tree.body)
            if page.faults:
                return self._refuse(list(dict.fromkeys(page.faults)), place_of)
            filled = _remembered(key, _Filled(_untraced("".join(page.pieces)), frozenset(page.weighed)))
        self.weighed |= filled.weighed
        return list(filled.lines)

    def _refuse(self, faults: Sequence[tuple[int, str, str]], place_of: PlaceOf) -> list[tuple[str, int]]:
        self.problems += [
            Problem(what, remedy, place_of(line)) for line, what, remedy in faults[:_MOST_PROBLEMS]
        ]
        return []


class _Page:
    """One walk over a text: the pieces printed and the faults (line, what is wrong, what to do) met."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        self._facts = facts
        self._size = 0
        self.weighed: set[str] = set()
        self.pieces: list[str] = []
        self.faults: list[tuple[int, str, str]] = []

    def print_all(self, parts: Sequence[nodes.Node]) -> None:
        for part in parts:
            if isinstance(part, nodes.Output):
                for piece in part.nodes:
                    self._print(piece)
            elif isinstance(part, nodes.If):
                self._choose(part)

    def _choose(self, node: nodes.If) -> None:
        for branch in (node, *node.elif_):
            if self._holds(branch.test):
                return self.print_all(branch.body)
        return self.print_all(node.else_)

    def _print(self, node: nodes.Node) -> None:
        value = node.data if isinstance(node, nodes.TemplateData) else self._whole(self._value(node), node)
        if isinstance(value, bool):
            self._fault(node, "Mục này là có hoặc không, không in ra được.", "Dùng nó trong {% if … %}.")
        if isinstance(value, str):
            self._size += len(value)
            if self._size > _LONGEST:
                self._fault(node, "Văn bản quá dài sau khi điền.", "Bớt chỗ điền lặp lại.")
            else:
                self.pieces.append(value)

    def _whole(self, value: Any, node: nodes.Node) -> Any:
        """A group of values stands for its full form (`day_du`): a citation, a target with its unit."""
        if not isinstance(value, dict):
            return value
        if "day_du" not in value:
            inside = ", ".join(value)
            self._fault(node, f"Đây là một nhóm gồm {inside}.", "Ghi rõ một mục, ví dụ nhóm.mục.")
        return value.get("day_du", _MISSING)

    def _value(self, node: nodes.Node) -> Any:
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name():
                return self._entry(self._facts, node.name, node)
            case nodes.Getattr():
                return self._entry(self._value(node.node), node.attr, node)
            case nodes.Filter():
                return self._filtered(node)
            case nodes.CondExpr():
                chosen = node.expr1 if self._holds(node.test) else node.expr2
                return "" if chosen is None else self._value(chosen)
            case _:
                return self._holds(node)

    def _entry(self, group: Any, name: str, node: nodes.Node) -> Any:
        if isinstance(group, dict) and name in group:
            return group[name]
        if not isinstance(group, _Missing):
            near = get_close_matches(name, group, n=1) if isinstance(group, dict) else []
            near = near or get_close_matches(name, self._facts, n=1)
            remedy = f"Có phải ý là {near[0]}?" if near else "Điền mục này vào dữ liệu hoặc bỏ chỗ điền."
            self._fault(node, f"Chỗ điền {name} không có giá trị.", remedy)
        return _MISSING

    def _filtered(self, node: nodes.Filter) -> Any:
        value = self._weigh(self._whole(self._value(node.node), node)) if node.node is not None else ""
        if isinstance(value, str):
            return _FILTERS[node.name](value)
        if not isinstance(value, _Missing):
            self._fault(node, f"Bộ lọc | {node.name} chỉ dùng cho chữ.", "Bỏ bộ lọc.")
        return _MISSING

    def _holds(self, node: nodes.Node) -> bool:
        match node:
            case nodes.Not():
                return not self._holds(node.node)
            case nodes.And():
                return self._holds(node.left) and self._holds(node.right)
            case nodes.Or():
                return self._holds(node.left) or self._holds(node.right)
            case nodes.Compare():
                (operand,) = node.ops
                sides = [
                    self._weigh(self._whole(self._value(side), node)) for side in (node.expr, operand.expr)
                ]
                if len({isinstance(side, bool) for side in sides}) > 1:
                    self._fault(
                        node,
                        "So sánh một mục có hoặc không với chữ.",
                        "Viết {% if mục %} hoặc {% if not mục %}.",
                    )
                return (sides[0] == sides[1]) is (operand.op == "eq")
            case _:
                value = self._weigh(self._value(node))
                return not isinstance(value, _Missing) and bool(value)

    def _weigh(self, value: Any) -> Any:
        """The value, remembered when it is open: it then decides what is printed."""
        if isinstance(value, str) and _TOKEN_START in value:
            self.weighed.add(value)
        return value

    def _fault(self, node: nodes.Node, what: str, remedy: str) -> None:
        self.faults.append((node.lineno, what, remedy))


_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Filter, nodes.If,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip


def _remembered(key: tuple[str, tuple[object, ...]], filled: _Filled) -> _Filled:
    if len(_FILLED) >= _MOST_FILLED:
        del _FILLED[next(iter(_FILLED))]
    _FILLED[key] = filled
    return filled


def _looked_up(tree: nodes.Template, facts: Mapping[str, object]) -> tuple[object, ...]:
    """All that a text can depend on: the values of the names in it; of a group, what can be seen of it."""
    values = []
    for path in _paths(tree):
        value: Any = facts
        for name in path:
            value = value.get(name, _MISSING) if isinstance(value, dict) else _MISSING
        values.append((bool(value), value.get("day_du")) if isinstance(value, dict) else value)
    return tuple(values)


@lru_cache(maxsize=4096)
def _paths(tree: nodes.Node) -> tuple[tuple[str, ...], ...]:
    """The names in a text: `don_vi.ten` is one."""
    found: dict[tuple[str, ...], None] = {}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        names: list[str] = []
        while isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        if isinstance(node, nodes.Name):
            found[(node.name, *reversed(names))] = None
        else:
            waiting += node.iter_child_nodes()
    return tuple(found)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> nodes.Template | list[tuple[int, str, str]]:
    """The tree of a text, or the faults (line, what is wrong, what to do) that keep it from being walked."""
    try:
        tree = _PARSER.parse(text)
    except TemplateSyntaxError as error:
        return [(error.lineno, f"Chỗ điền viết sai: {_syntax(error)}", _SYNTAX_REMEDY)]
    except (RecursionError, ValueError, ArithmeticError, MemoryError):
        return [(1, "Chỗ điền viết sai: biểu thức quá dài hoặc lồng nhau quá sâu.", _SYNTAX_REMEDY)]
    return _refused(tree) or tree


def _refused(tree: nodes.Template) -> list[tuple[int, str, str]]:
    """What a text may not contain; a tree that is too deep to be walked is refused whole."""
    faults: list[tuple[int, str, str]] = []
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 1, 0)]
    while waiting and len(faults) < _MOST_PROBLEMS:
        node, line, depth = waiting.pop()
        line = node.lineno or line
        if depth > _DEEPEST:
            return [(line, "Biểu thức lồng nhau quá sâu.", _SYNTAX_REMEDY)]
        if why := _why_refused(node):
            faults.append((line, *why))
        else:
            waiting += [(child, line, depth + 1) for child in node.iter_child_nodes()]
    return sorted(faults)


def _why_refused(node: nodes.Node) -> tuple[str, str] | None:
    match node:
        case nodes.Filter() if node.name not in _FILTERS or node.args or node.kwargs or node.dyn_args:
            return f"Không có bộ lọc | {node.name}.", f"Các bộ lọc dùng được: {', '.join(_FILTERS)}."
        case nodes.Operand() if node.op not in ("eq", "ne"):
            return "Chỉ so sánh được bằng == và !=.", "Viết như {% if don_vi.vai_tro.tham_dinh %}."
        case nodes.Compare() if len(node.ops) != 1:
            return "So sánh nối tiếp không dùng được.", "So sánh từng cặp, nối bằng and."
        case nodes.Const() if not isinstance(node.value, str) or _FORBIDDEN.search(node.value):
            return "Trong chỗ điền chỉ viết được chữ thường đặt trong nháy.", "Sửa lại giá trị trong nháy."
        case _ if not isinstance(node, _ALLOWED):
            return f"Văn bản không dùng được phép {type(node).__name__} trong chỗ điền.", _SYNTAX_REMEDY
    return None


def _syntax(error: TemplateSyntaxError) -> str:
    message = (error.message or "").lower()
    if "end of" in message or "unexpected end" in message:
        return "thiếu phần kết thúc (}}, %} hoặc {% endif %})."
    if "unknown tag" in message:
        return "có thẻ {% … %} lạ hoặc đóng không khớp với mở."
    return "không đọc được biểu thức."


@lru_cache(maxsize=4096)
def _traced(text: str) -> str:
    """Each line that prints something ends with a mark of its number; a line of one condition vanishes whole."""
    traced, number = [], 1
    for line in _lines(text):
        traced.append(line if _STATEMENT.fullmatch(line) else f"{line}\ufdd2{number}\ufdd3")
        number += line.count("\n") + 1
    return "\n".join(traced)


def _lines(text: str) -> list[str]:
    """The lines of a text; a tag that goes over several keeps them together."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _OPEN_TAG.search(lines[-1]):
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    return lines


@lru_cache(maxsize=4096)
def _torn(text: str) -> list[tuple[int, str, str]]:
    """Lines where a condition begins beside words and ends on another line: these would run together."""
    faults, number = [], 1
    for line in _lines(text):
        if not _STATEMENT.fullmatch(line) and len(_IF.findall(line)) != len(_END_IF.findall(line)):
            what = "Điều kiện mở ở dòng này nhưng đóng ở dòng khác."
            faults.append((number, what, "Để {% if … %} và {% endif %} trên dòng riêng, hoặc cùng một dòng."))
        number += line.count("\n") + 1
    return faults


def _untraced(text: str) -> list[tuple[str, int]]:
    lines: list[tuple[str, int]] = []
    waiting: list[str] = []
    for line in text.split("\n"):
        words, *mark = _TRACE.split(line)
        waiting.append(words)
        if mark:
            lines += [(one, int(mark[0])) for one in waiting]
            waiting.clear()
    return lines + [(one, lines[-1][1] if lines else 1) for one in waiting if one]
