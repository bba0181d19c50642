"""Why a render failed: one slow pass that goes on after each fault, so that all are reported at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from typing import Any

from jinja2 import ChainableUndefined, StrictUndefined, nodes
from jinja2.compiler import Frame
from jinja2.environment import Template
from jinja2.exceptions import FilterArgumentError, SecurityError, UndefinedError

from vanban.docx.engine.dialect import Dialect, Generator
from vanban.docx.engine.media import NotAnImage
from vanban.docx.engine.template_file import TemplateFile
from vanban.docx.engine.unit import Unit, to_code
from vanban.docx.engine.values import IllegalCharacter, MissingValue, NeedsDocxtpl, NotText
from vanban.errors import Problem

_EXCERPT = 30
_MARKUP = re.compile(r"<[^<>]*>?")
_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "phép chia cho 0"),
    (OverflowError, "số quá lớn"),
    (NameError, "số quá lớn"),  # 1e999 in a template becomes the bare name `inf`
    (RecursionError, "thẻ gọi lại chính nó không dứt"),
    (MemoryError, "kết quả quá lớn"),
    (FilterArgumentError, "tham số của bộ lọc không đúng"),
    (AssertionError, "tham số không đúng"),
    (LookupError, "không có mục được hỏi đến"),
    (TypeError, "kiểu của giá trị không hợp với phép tính, bộ lọc hay cách gọi này"),
    (AttributeError, "kiểu của giá trị không hợp với phép tính, bộ lọc hay cách gọi này"),
    (ValueError, "giá trị hoặc tham số không đúng"),
    (ArithmeticError, "phép tính không làm được với số này"),
)


@dataclass(frozen=True, slots=True)
class PlaceholderProblem(Problem):
    """A fault of one value. `path` leads to it in the context, list items from 0: `danh_sach.2.ten`."""

    path: str = ""


class _Absent(UndefinedError):
    """An undefined value was used: `owner` has no `name` (or nobody has it: `owner` None)."""

    def __init__(self, message: str, owner: Any, name: Any) -> None:
        super().__init__(message)
        self.owner, self.name = owner, name


class _Undefined(StrictUndefined):
    """Strict, and remembers what lacks what."""

    __slots__ = ()

    def __init__(
        self, hint: Any = None, obj: Any = None, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        if exc is UndefinedError:
            owner = obj if isinstance(obj, (Mapping, list, tuple)) or hasattr(obj, "__dict__") else None
            super().__init__(hint, obj, name, lambda message: _Absent(message or "", owner, name))  # type: ignore[arg-type]  # called, never caught
        else:
            super().__init__(hint, obj, name, exc)


class _GuardedGenerator(Generator):
    """Puts a guard around each value, condition and list, so that the render goes on after a fault in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._otherwise: dict[int, str] = {}

    def write_value(self, node: nodes.Expr, frame: Frame) -> None:
        """A value that fails prints nothing."""
        self.write("environment.guarded(lambda: ")
        super().write_value(node, frame)
        self.write(f", '', {node.lineno})")

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """A condition that fails is false, a list that fails is empty, a `set` that fails sets nothing."""
        otherwise = self._otherwise.pop(id(node), None)
        if otherwise is None:
            return super().visit(node, *args, **kwargs)
        self.write("environment.guarded(lambda: (")
        super().visit(node, *args, **kwargs)
        self.write(f"), {otherwise}, {node.lineno})")
        return None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Mark what gets a guard."""
        conditions: list[nodes.If | nodes.CondExpr] = [
            *node.find_all(nodes.If),
            *node.find_all(nodes.CondExpr),
        ]
        self._otherwise = {id(condition.test): "False" for condition in conditions}
        for loop in node.find_all(nodes.For):
            self._otherwise[id(loop.iter)] = "()"
        for assign in node.find_all(nodes.Assign):
            self._otherwise[id(assign.node)] = "environment.nothing"
        super().visit_Template(node, frame)


class _GuardedDialect(Dialect):
    """The dialect that collects faults instead of stopping at the first."""

    code_generator_class = _GuardedGenerator

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(filters)
        self.undefined = _Undefined
        self.nothing = ChainableUndefined()
        self.faults: list[tuple[int, Exception, tuple[Any, Any] | None]] = []
        self._last: tuple[Any, Any] | None = None

    def guarded(self, run: Callable[[], Any], otherwise: Any, line: int) -> Any:
        """The result of `run`; when it fails, the fault is kept and `otherwise` stands in."""
        self._last = None
        try:
            result = run()
            if isinstance(result, StrictUndefined):
                str(result)
        except NeedsDocxtpl:
            return otherwise
        except Exception as fault:
            self.faults.append((line, fault, self._last))
            return otherwise
        return result

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As ever; remembers which value was asked for last."""
        self._last = (obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As ever; remembers which value was asked for last."""
        self._last = (obj, argument)
        return super().getitem(obj, argument)

    def field(self, value: Any, name: str) -> Any:
        """As ever; remembers which value was asked for last."""
        self._last = (value, name)
        return super().field(value, name)


def explain(
    file: TemplateFile, filters: Mapping[str, Callable[..., Any]], context: Mapping[str, Any]
) -> list[Problem]:
    """Everything that goes wrong when the template meets `context`."""
    problems: list[Problem] = []
    for source in file.tagged:
        environment = _GuardedDialect(filters)
        problems += _faults(environment, file.unit(environment, source), context)
    return problems


def _faults(environment: _GuardedDialect, unit: Unit, context: Mapping[str, Any]) -> list[Problem]:
    template = Template.from_code(environment, to_code(environment, unit, "faults"), environment.globals)
    try:
        for _ in template.root_render_func(template.new_context(dict(context))):
            pass
    except Exception as fault:
        environment.faults.append((_line(template, fault), fault, None))
    told = (_problem(unit, context, *found) for found in environment.faults)
    return list(dict.fromkeys(told))


def _line(template: Template, fault: Exception) -> int:
    """The line of the template's source at which `fault` was raised."""
    line, trace = 1, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is template:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _problem(
    unit: Unit, context: Mapping[str, Any], line: int, fault: Exception, last: tuple[Any, Any] | None
) -> Problem:
    tag = unit.tag(line)
    if isinstance(fault, _Absent):
        path = _path(context, fault.owner, fault.name)
        known = context if fault.owner is None else fault.owner
    else:
        path, known = _path(context, *last) if last else _names(unit, line), context
    what, remedy = _sentence(fault, tag, path, known)
    return PlaceholderProblem(what, remedy, unit.place(line), path)


def _sentence(fault: Exception, tag: str, path: str, known: Any) -> tuple[str, str]:
    shown = _shown(path)
    named = f"Chỗ điền {tag}" if tag.startswith("{{") else f"Thẻ {tag}"
    if isinstance(fault, _Absent):
        keys = [str(key) for key in known] if isinstance(known, Mapping) else []
        near = get_close_matches(path.rpartition(".")[2], keys, 1)
        hint = f"Có phải là {near[0]}? " if near else ""
        return (
            f"{named} không có giá trị: dữ liệu không có {shown}.",
            f"{hint}Điền mục này, hoặc sửa thẻ.",
        )
    if isinstance(fault, MissingValue):
        return f"{named} không có giá trị: {shown} để trống.", "Điền mục này."
    if isinstance(fault, NotText):
        what = f"{named} nhận cả một danh sách hay nhóm mục ({shown}), không phải chữ hay số."
        return what, "Ghi rõ mục cần in (a.b), hoặc lặp bằng for."
    if isinstance(fault, IllegalCharacter):
        at = fault.value.index(fault.character)
        before = unescape(_MARKUP.sub("", fault.value[:at]))[-_EXCERPT:]
        code = f"U+{ord(fault.character):04X}"
        what = f"Chữ của {shown} chứa ký tự điều khiển {code}, Word không chứa được."
        return what, f"Xóa ký tự đứng ngay sau “{before}”." if before else "Xóa ký tự đứng đầu."
    if isinstance(fault, NotAnImage):
        return f"{named} nhận tệp không phải là ảnh Word hiểu được.", "Dùng ảnh PNG hoặc JPEG."
    if isinstance(fault, SecurityError):
        return f"Thẻ {tag} làm việc mà mẫu không được phép làm.", "Bỏ thẻ này: nó có thể gây hại."
    return f"Thẻ {tag} không tính được: {fault_kind(fault)}.", "Xem lại thẻ và giá trị của nó."


def fault_kind(fault: Exception) -> str:
    """What kind of fault stopped a tag, in Vietnamese."""
    return next((told for kind, told in _KINDS if isinstance(fault, kind)), "lỗi khi tính giá trị")


def _shown(path: str) -> str:
    """A path for people, list items from 1: `danh_sach (mục 3).ten`."""
    return re.sub(r"\.(\d+)(?![^.])", lambda number: f" (mục {int(number[1]) + 1})", path)


def _names(unit: Unit, line: int) -> str:
    """The first name in the expression on `line`."""
    for name in unit.tree.find_all(nodes.Name):
        if name.lineno == line and name.ctx == "load":
            return name.name
    return ""


def _path(context: Mapping[str, Any], owner: Any, name: Any) -> str:
    """Where `name` of `owner` is in the context; the bare name when the owner is not there."""
    if owner is None:
        return str(name)
    prefix = next((path for value, path in _containers(context) if value is owner), "")
    return f"{prefix}.{name}" if prefix else str(name)


def _containers(context: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """Every dict and list under `context` with its path."""
    seen: set[int] = set()
    waiting: list[tuple[Any, str]] = [(context, "")]
    while waiting:
        value, path = waiting.pop(0)
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value, path
        waiting += [(item, f"{path}.{key}" if path else str(key)) for key, item in _items(value)]


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        items: Iterable[tuple[Any, Any]] = value.items()
    elif isinstance(value, (list, tuple)):
        items = enumerate(value)
    else:
        return []
    return [(key, item) for key, item in items if isinstance(item, (Mapping, list, tuple))]
