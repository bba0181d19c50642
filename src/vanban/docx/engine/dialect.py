"""docxtpl's template language as a Jinja environment: sandboxed, strict, escaping always, and quick."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from vanban.docx.engine.limits import (
    LIMITED_FILTERS,
    check_call,
    check_operation,
    joined,
    limited,
    limited_range,
    written,
)
from vanban.docx.engine.values import text

_DICT_ATTRIBUTES: Final = frozenset(dir(dict))
# Filters that open the sandbox, write HTML, or give another result at each run.
_FORBIDDEN_FILTERS: Final = ("attr", "pprint", "random", "safe", "urlize", "xmlattr")
_LOOP: Final = frozenset({"first", "last", "index", "index0", "revindex", "revindex0", "length", "depth"})
_FORBIDDEN_ATTRIBUTES: Final = frozenset({"format", "format_map", "mro"})


class Generator(CodeGenerator):
    """Jinja's code generator with our own `text` around each value and a short way into plain dicts."""

    def write_commons(self) -> None:
        """Bring our two functions into each root and block function."""
        self.writeline("text = environment.text")
        self.writeline("field = environment.field")
        super().write_commons()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Hand on all pieces between two block tags at once."""
        pieces = _joined(node.nodes)
        self.writeline(f"{frame.buffer}.extend((" if frame.buffer else "yield from (")
        self.indent()
        for piece in pieces:
            self.newline(None if isinstance(piece, str) else piece)
            if isinstance(piece, str):
                self.write(repr(piece))
            else:
                self.write_value(piece, frame)
            self.write(",")
        self.outdent()
        self.writeline("))" if frame.buffer else ")")

    def write_value(self, node: nodes.Expr, frame: Frame) -> None:
        """The value of one `{{ … }}`."""
        self.write("text(")
        self.visit(node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b`: Jinja tries attributes first, so names that every dict has as attribute go the long way."""
        if node.attr in _DICT_ATTRIBUTES:
            super().visit_Getattr(node, frame)
            return
        self.write("field(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """`a ~ b`."""
        self.write("environment.chained((")
        for piece in node.nodes:
            self.visit(piece, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        """`[a, b]`, but not constants."""
        if all(isinstance(item, nodes.Const) for item in node.items):
            super().visit_List(node, frame)
            return
        self.write("environment.written(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        """`(a, b)`, but not constants, nor the names that take the values of another."""
        if node.ctx != "load" or all(isinstance(item, nodes.Const) for item in node.items):
            super().visit_Tuple(node, frame)
            return
        self.write("environment.written(")
        super().visit_Tuple(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        """`{a: b}`."""
        self.write("environment.written(")
        super().visit_Dict(node, frame)
        self.write(")")


class Dialect(ImmutableSandboxedEnvironment):
    """The environment in which every part of every template runs."""

    code_generator_class = Generator
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, optimized=False, cache_size=0)
        self.text = text
        self.written = written
        self.globals = {"range": limited_range, "namespace": Namespace}
        for name in _FORBIDDEN_FILTERS:
            del self.filters[name]
        self.filters.update({name: limited(name, self.filters[name]) for name in LIMITED_FILTERS})
        self.filters.update(filters)

    def field(self, value: Any, name: str) -> Any:
        """`value.name`, for a name that is no attribute of dict."""
        if type(value) is dict and name in value:
            return value[name]
        if type(value) is LoopContext and name in _LOOP:
            return getattr(value, name)
        return self.getattr(value, name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No private names, nothing that formats by a template of its own."""
        return attr not in _FORBIDDEN_ATTRIBUTES and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """`str.format` is refused by `is_safe_attribute`, so Jinja need not wrap it."""
        return

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse what would fill the memory."""
        check_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, run: Any, /, *arguments: Any, **options: Any) -> Any:
        """Refuse methods of texts that would fill the memory."""
        check_call(run, (*arguments, *options.values()))
        return super().call(context, run, *arguments, **options)

    def chained(self, pieces: tuple[Any, ...]) -> str:
        """What `~` makes."""
        return joined(markup_join(pieces))


def _joined(children: list[nodes.Expr]) -> list[nodes.Expr | str]:
    """The children of an output, neighbouring constants made one."""
    pieces: list[nodes.Expr | str] = []
    for child in children:
        if not isinstance(child, nodes.TemplateData):
            pieces.append(child)
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += child.data
        else:
            pieces.append(child.data)
    return pieces
