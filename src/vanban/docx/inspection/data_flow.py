"""How the data flows through the tags of a template: from the names in loops, filters and macros to uses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from vanban.docx.inspection.data_paths import (
    ANY_KEY,
    ONE_ITEM,
    Macro,
    Path,
    Scope,
    Value,
    attribute,
    indexes,
    names,
    resolve,
    root,
    sure,
    targets,
)
from vanban.docx.inspection.tag_check import CELL_TAGS
from vanban.docx.inspection.uses import Sort, Use, Uses
from vanban.docx.reading.tags import Tag

Include = Callable[[str], Sequence[Tag]]

_SAME_ITEMS = ("sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr")
_ITEM_FIELDS = ("map", "sum", "sort", "unique", "min", "max", "groupby", "selectattr", "rejectattr", "join")
_LISTS = (*_SAME_ITEMS, "first", "last", "random", "join", "sum", "map", "batch", "slice", "groupby")
_NUMBERS = ("round", "int", "float", "abs", "filesizeformat")
_ARITHMETIC = (nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Sub, nodes.Pow, nodes.Neg, nodes.Pos)
_GUARDS = ("defined", "undefined", "none")
_PREFIX_SORTS: Mapping[str, Sort] = MappingProxyType({"r": "rich", "p": "subdocument"})


def find_uses(tags: Sequence[Tag], include: Include, environment: Environment, found: Uses) -> None:
    """Add to `found` what the tags of one part use. `include` gives the tags of a shared part by its name.

    A part whose blocks do not fit is read tag by tag, without loops.
    """
    reading = _Reading(include, environment, found)
    if not reading.read(tags, {}):
        for tag in tags:
            if tag.kind == "expression":
                reading.read([tag], {})


def _line(tag: Tag) -> str | None:
    """The tag as Jinja reads it once docxtpl has prepared it, on one line."""
    body = " ".join(tag.body.split("\n"))
    if tag.keyword in CELL_TAGS:
        value = body[len(tag.keyword) :].strip()
        return f"{{{{ {value} }}}}" if value else None
    if tag.kind == "comment" or not tag.closed:
        return None
    return f"{{% {body} %}}" if tag.kind == "statement" else f"{{{{ {body} }}}}"


class _Reading:
    """One walk over the syntax trees of a part and all that it includes."""

    def __init__(self, include: Include, environment: Environment, found: Uses) -> None:
        self._include, self._environment, self._found = include, environment, found
        self._tags: Sequence[Tag] = ()
        self._open: list[str] = []  # shared parts and macros being gone through
        self._loop_names: set[str] = set()
        self._guards: frozenset[Path] = frozenset()
        self._conditional = False

    def read(self, tags: Sequence[Tag], scope: Scope) -> bool:
        """Go through `tags`; False when they do not parse together or are nested too deep."""
        lines = [(tag, line) for tag in tags if (line := _line(tag)) is not None]
        outer, self._tags = self._tags, [tag for tag, _ in lines]
        try:
            self._all(self._environment.parse("\n".join(line for _, line in lines)).body, scope)
        except (TemplateSyntaxError, RecursionError, ValueError, OverflowError, MemoryError):
            return False
        finally:
            self._tags = outer
        return True

    def _all(self, children: Sequence[nodes.Node], scope: Scope) -> None:
        for child in children:
            self._statement(child, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        step = _STEPS.get(type(node))
        if step is not None:
            step(self, node, scope)
        elif isinstance(node, (nodes.Expr, nodes.Helper)):
            self._value(node, scope)
        else:
            self._all(list(node.iter_child_nodes()), scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                tag = self._tag(child)
                plain = tag.kind != "expression"
                self._value(child, scope, "value" if plain else _PREFIX_SORTS.get(tag.prefix, "value"))

    def _for(self, node: nodes.For, scope: Scope) -> None:
        value = self._value(node.iter, scope, "list")
        inner: Scope = {**scope, "loop": None, **targets(node, value, scope)}
        if node.test is not None:
            self._value(node.test, inner, "test")
        self._all(node.body, inner)
        self._loop_names.update(inner.keys() - scope.keys())
        with self._branch(frozenset()):
            self._all(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._value(node.test, scope, "test")
        yes, no = sure(node.test, scope)
        with self._branch(yes):
            self._all(node.body, scope)
        with self._branch(no):
            self._all([*node.elif_, *node.else_], scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self._value(node.node, scope)
        single = isinstance(node.target, nodes.Name)
        scope.update(dict.fromkeys(names(node.target), value if single else None))

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._all(node.body, scope)
        scope.update(dict.fromkeys(names(node.target)))

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, given in zip(node.targets, node.values, strict=True):
            value = self._value(given, scope)
            inner.update({name: value if isinstance(target, nodes.Name) else None for name in names(target)})
        self._all(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = Macro(node)
        self._all(node.defaults, scope)
        self._all(node.body, {**scope, "caller": None, **dict.fromkeys(arg.name for arg in node.args)})

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._value(node.call, scope)
        self._all(node.body, {**scope, **dict.fromkeys(arg.name for arg in node.args)})

    def _take_in(self, node: nodes.Include, scope: Scope) -> None:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if isinstance(name, str) and name not in self._open:
            self._open.append(name)
            self.read(self._include(name), dict(scope))
            self._open.pop()

    def _value(self, node: nodes.Node | None, scope: Scope, sort: Sort = "value") -> Value | None:
        """Note what the expression uses; what it stands for when that is data itself."""
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            return self._data(node, scope, sort)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope, sort)
        if isinstance(node, nodes.Test):
            self._test(node, scope)
            return None
        if isinstance(node, nodes.CondExpr):
            return self._choice(node, scope, sort)
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        if isinstance(node, (nodes.And, nodes.Or)):
            self._both(node, scope, sort)
        elif node is not None:
            below = _sort_below(node, sort)
            for child in node.iter_child_nodes():
                self._value(child, scope, below)
        return None

    def _data(self, node: nodes.Expr, scope: Scope, sort: Sort) -> Value | None:
        for inside in indexes(node):
            self._value(inside, scope)
        value, start = resolve(node, scope), root(node)
        if not isinstance(start, nodes.Name):
            self._value(start, scope)
            if value is not None:
                self._found.add(self._use(node, value, sort))
        elif start.name not in scope and (start.name == "loop" or start.name in self._loop_names):
            self._found.add_leak(start.name, self._tag(node), self._use(node, value, sort) if value else None)
        elif value is not None:
            self._found.add(self._use(node, value, sort))
        return value

    def _use(self, node: nodes.Node, value: Value, sort: Sort, guarded: bool = False) -> Use:
        return Use(value.path, sort, self._tag(node).place, self._guards, self._conditional, guarded)

    def _filter(self, node: nodes.Filter, scope: Scope, sort: Sort) -> Value | None:
        self._all([*node.args, *node.kwargs], scope)
        if node.name in ("default", "d"):
            return self._guarded(node, scope, sort)
        below: Sort = "list" if node.name in _LISTS else "number" if node.name in _NUMBERS else "value"
        value = self._value(node.node, scope, below)
        if value is None:
            return None
        item, named = value.item(), attribute(node)
        if named is not None and node.name in _ITEM_FIELDS:
            self._found.add(
                self._use(node, Value((*item.path, *named)), "number" if node.name == "sum" else "value")
            )
        if node.name == "map":
            return Value((*item.path, *named), lifted=True) if named is not None else None
        if node.name in ("batch", "slice"):
            return Value(item.path, lifted=True)
        if node.name in ONE_ITEM:
            return item
        return value if node.name in _SAME_ITEMS else None

    def _guarded(self, node: nodes.Filter | nodes.Test, scope: Scope, sort: Sort) -> Value | None:
        """A use that copes with no value: `x|default("")`, `x is defined`."""
        value = resolve(node.node, scope)
        if value is None:
            return self._value(node.node, scope, sort)
        self._found.add(self._use(node, value, sort, guarded=True))
        return value

    def _test(self, node: nodes.Test, scope: Scope) -> None:
        self._all([*node.args, *node.kwargs], scope)
        if node.name in _GUARDS:
            self._guarded(node, scope, "test")
        else:
            self._value(node.node, scope)

    def _choice(self, node: nodes.CondExpr, scope: Scope, sort: Sort) -> Value | None:
        self._value(node.test, scope, "test")
        yes, no = sure(node.test, scope)
        with self._branch(yes):
            value = self._value(node.expr1, scope, sort)
        with self._branch(no):
            other = self._value(node.expr2, scope, sort)
        return value or other

    def _both(self, node: nodes.And | nodes.Or, scope: Scope, sort: Sort) -> None:
        """The right side is read only when the left one leaves the answer open."""
        self._value(node.left, scope, sort)
        yes, no = sure(node.left, scope)
        with self._branch(yes if isinstance(node, nodes.And) else no):
            self._value(node.right, scope, sort)

    def _call(self, node: nodes.Call, scope: Scope) -> Value | None:
        if isinstance(node.node, nodes.Getattr):
            return self._method(node, node.node, scope)
        given = [self._value(argument, scope) for argument in node.args]
        named = {argument.key: self._value(argument.value, scope) for argument in node.kwargs}
        macro = scope.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if isinstance(macro, Macro) and macro.node.name not in self._open:
            parameters = [parameter.name for parameter in macro.node.args]
            bound: Scope = {**scope, "caller": None, **dict.fromkeys(parameters), **named}
            bound.update(zip(parameters, given, strict=False))
            self._open.append(macro.node.name)
            self._all(macro.node.body, bound)
            self._open.pop()
        return None

    def _method(self, node: nodes.Call, called: nodes.Getattr, scope: Scope) -> Value | None:
        """`x.items()`, `x.get("k")`, `x.upper()`: only `x` is data, not the name after it."""
        self._all([*node.args, *node.kwargs], scope)
        value = resolve(called.node, scope)
        key = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
        if called.attr == "get" and isinstance(key, str) and value is not None:
            found = Value((*value.path, key))
            self._found.add(self._use(node, found, "value", guarded=True))
            return found
        if called.attr not in ("items", "keys", "values"):
            self._value(called.node, scope)
            return None
        self._value(called.node, scope, "mapping")
        return Value((*value.path, ANY_KEY), lifted=True) if value and called.attr == "values" else None

    @contextmanager
    def _branch(self, guards: frozenset[Path]) -> Iterator[None]:
        """While inside: a branch that may not run, where these paths are known to have a value."""
        before = self._guards, self._conditional
        self._guards, self._conditional = self._guards | guards, True
        yield
        self._guards, self._conditional = before

    def _tag(self, node: nodes.Node) -> Tag:
        return self._tags[min(node.lineno, len(self._tags)) - 1]


def _sort_below(node: nodes.Node, sort: Sort) -> Sort:
    """How an operator uses its operands."""
    if isinstance(node, nodes.Not):
        return sort
    if isinstance(node, _ARITHMETIC):
        return "number"
    if isinstance(node, nodes.Compare):
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        numbers = [side.value for side in sides if isinstance(side, nodes.Const)]
        return "number" if any(type(value) in (int, float) for value in numbers) else "value"
    return sort if isinstance(node, nodes.Operand) and sort == "number" else "value"


_STEPS: Mapping[type[nodes.Node], Callable[[_Reading, Any, Scope], None]] = MappingProxyType(
    {
        nodes.Output: _Reading._output,
        nodes.For: _Reading._for,
        nodes.If: _Reading._if,
        nodes.Assign: _Reading._assign,
        nodes.AssignBlock: _Reading._assign_block,
        nodes.With: _Reading._with,
        nodes.Macro: _Reading._macro,
        nodes.CallBlock: _Reading._call_block,
        nodes.Include: _Reading._take_in,
    }
)
