"""Placeholders in the clerk's text: `{{ phong_trao }}`, `{% if … %}`, compiled once, strict and without reach.

A text is data from anyone: what it may contain is a list (`_ALLOWED`), everything else is refused, so that it can
neither call code nor grow without bound.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.environment import Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vanban.errors import DataError, Place, Problem

PlaceOf = Callable[[int], Place]
"""From a line of a text (1-based) to its place in the clerk's file."""

_LONGEST = 1_000_000  # characters of one joined text; the reader refuses longer files
_DEEPEST_LOOP = 2

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.Filter, nodes.Test, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.For, nodes.Assign, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


def render_prose(text: str, context: Mapping[str, object], place_of: PlaceOf) -> str:
    """`text` with its placeholders filled from `context` (plain dicts, lists, text, numbers).

    Raises:
        DataError: wrong syntax, or placeholders without a value, each with its line.
    """
    if "{{" not in text and "{%" not in text and "{#" not in text:
        return text
    template = _compiled(text, place_of)
    try:
        return template.render(context)
    except UndefinedError:
        raise DataError(_all_missing(text, context, place_of)) from None
    except (SecurityError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        line = _line_in(template, error) or 1
        what = f"Không tính được chỗ điền trong dòng này ({_reason(error)})."
        raise DataError(Problem(what, "Sửa lại biểu thức trong {{ }} hoặc {% %}.", place_of(line))) from None


def _finalize(value: object) -> object:
    """A group of values prints as its `day_du` (a citation, a target with its unit)."""
    if isinstance(value, dict):
        if "day_du" not in value:
            raise ValueError("đây là một nhóm gồm " + ", ".join(value) + "; hãy ghi rõ một mục")
        return value["day_du"]
    if isinstance(value, list):
        raise ValueError("đây là một danh sách; dùng | join(', ')")
    return "" if value is None else value


def _join(values: list[object], separator: str = "") -> str:
    joined = str(separator).join(map(str, values))
    if len(joined) > _LONGEST:
        raise ValueError("văn bản quá dài")
    return joined


def _capital(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]


def _small(text: object) -> str:
    words = str(text)
    return words[:1].lower() + words[1:]


class _Recorder(Undefined):
    """Takes the place of a missing value when all of them are to be found in one pass."""

    found: list[tuple[int, str, str]]

    def _record(self) -> str:
        frame = sys._getframe()
        while frame is not None and "__jinja_template__" not in frame.f_globals:
            frame = frame.f_back  # type: ignore[assignment]  # ends at the template's own frame
        line = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno) if frame else 1
        keys = list(self._undefined_obj) if isinstance(self._undefined_obj, dict) else []
        near = get_close_matches(str(self._undefined_name), map(str, keys), n=1)
        type(self).found.append((line, str(self._undefined_name), near[0] if near else ""))
        return ""

    def __str__(self) -> str:
        return self._record()

    def __iter__(self) -> Any:
        self._record()
        return iter(())

    def __bool__(self) -> bool:
        self._record()
        return False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, name: object) -> Any:
        return self

    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = lambda self, _: self.__bool__()
    __hash__ = Undefined.__hash__


def _environment(undefined: type[Undefined]) -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        undefined=undefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize, autoescape=False
    )
    env.globals.clear()
    kept = {name: env.filters[name] for name in ("default", "length", "first", "last", "upper", "lower")}
    env.filters = kept | {"join": _join, "viet_hoa": _capital, "viet_thuong": _small}
    return env


_STRICT = _environment(StrictUndefined)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Template | None, tuple[tuple[int, str], ...]]:
    """The compiled text, or the faults (line, what is wrong) that keep it from being compiled."""
    try:
        tree = _STRICT.parse(text)
    except TemplateSyntaxError as error:
        return None, ((error.lineno, "Chỗ điền viết sai: " + _syntax(error)),)
    faults = tuple(_refused(tree, depth=0))
    return (None, faults) if faults else (_STRICT.from_string(text), ())


def _compiled(text: str, place_of: PlaceOf) -> Template:
    template, faults = _parsed(text)
    if template is None:
        remedy = "Chỗ điền có dạng {{ ten }}, điều kiện có dạng {% if … %} … {% endif %}."
        raise DataError(Problem(what, remedy, place_of(line)) for line, what in faults)
    return template


def _refused(node: nodes.Node, depth: int) -> Any:
    depth += isinstance(node, nodes.For)
    if not isinstance(node, _ALLOWED) or isinstance(node, nodes.NSRef):
        yield node.lineno, f"Văn bản không được dùng {type(node).__name__} trong chỗ điền."
    elif depth > _DEEPEST_LOOP:
        yield node.lineno, f"Vòng lặp lồng nhau quá {_DEEPEST_LOOP} tầng."
    elif isinstance(node, nodes.Filter) and node.name not in _STRICT.filters:
        yield (
            node.lineno,
            f"Không có bộ lọc | {node.name}; các bộ lọc dùng được: {', '.join(_STRICT.filters)}.",
        )
    else:
        for child in node.iter_child_nodes():
            yield from _refused(child, depth)


def _syntax(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    if "end of" in message or "unexpected end" in message.lower():
        return "thiếu phần kết thúc (}}, %}, {% endif %} hoặc {% endfor %})."
    if "unknown tag" in message.lower():
        return "có thẻ {% … %} lạ hoặc đóng không khớp với mở."
    return "không đọc được biểu thức."


def _all_missing(text: str, context: Mapping[str, object], place_of: PlaceOf) -> list[Problem]:
    class Recorder(_Recorder):
        found: list[tuple[int, str, str]] = []  # noqa: RUF012 - one list for each pass

    with suppress(SecurityError, TypeError, ValueError, ArithmeticError, LookupError):
        _environment(Recorder).from_string(text).render(
            context
        )  # what is found before a fault is what can be told
    problems = []
    for line, name, near in dict.fromkeys(Recorder.found):
        guess = near or next(iter(get_close_matches(name, context, n=1)), "")
        remedy = f"Có phải ý là {guess}?" if guess else "Điền mục này vào dữ liệu hoặc bỏ chỗ điền."
        problems.append(Problem(f"Chỗ điền {name} không có giá trị.", remedy, place_of(line)))
    return problems or [Problem("Có chỗ điền không có giá trị.", "Kiểm tra các chỗ điền {{ }}.", place_of(1))]


def _line_in(template: Template, error: BaseException) -> int | None:
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno  # Jinja rewrites the trace to lines of the text
        trace = trace.tb_next
    return line


def _reason(error: BaseException) -> str:
    if isinstance(error, ValueError) and str(error):
        return str(error)
    return "phép tính hoặc lời gọi không được phép"
