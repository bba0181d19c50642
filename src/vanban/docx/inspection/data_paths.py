"""What an expression of a template stands for: a path into the data, as far as it can be known unrendered."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

ITEM = "[]"  # the step from a list to one of its items
ANY_KEY = "*"  # the step from a mapping or list to what an unknown key leads to
Path = tuple[str, ...]

_NOT_DATA = (
    *("range", "dict", "lipsum", "cycler", "joiner", "namespace"),
    *("loop", "self", "super", "caller", "varargs", "kwargs"),
)
ONE_ITEM = ("first", "last", "random", "min", "max")  # filters that take one item of a list
_NOTHING: frozenset[Path] = frozenset()
_MAPPING_VIEWS = ("items", "dictsort")


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for: the data at `path`, or (`lifted`) a list of such."""

    path: Path
    lifted: bool = False

    def item(self) -> "Value":
        """What a loop over it yields."""
        return Value(self.path if self.lifted else (*self.path, ITEM))


@dataclass(frozen=True, slots=True)
class Group:
    """One group of `groupby`: the path of its items and of what they have in common."""

    items: Path
    by: Path


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, to be gone through at each call with what it is given."""

    node: nodes.Macro


Scope = dict[str, Value | Group | Macro | None]  # None: a name of the template's own that stands for no data


def resolve(node: nodes.Node | None, scope: Scope) -> Value | None:
    """The data that a name with fields and indexes stands for; None for anything else."""
    if isinstance(node, nodes.Name):
        bound = scope.get(node.name, None if node.name in _NOT_DATA else Value((node.name,)))
        return bound if isinstance(bound, Value) else None
    if isinstance(node, nodes.Getattr):
        return _field(node, scope)
    if isinstance(node, nodes.Filter) and node.name in ONE_ITEM:
        inner = resolve(node.node, scope)
        return inner.item() if inner is not None else None
    if not isinstance(node, nodes.Getitem) or (base := resolve(node.node, scope)) is None:
        return None
    if isinstance(node.arg, nodes.Slice):
        return base
    key = node.arg.value if isinstance(node.arg, nodes.Const) else None
    if isinstance(key, int):
        return base.item()
    return Value((*base.path, key if isinstance(key, str) else ANY_KEY))


def _field(node: nodes.Getattr, scope: Scope) -> Value | None:
    if isinstance(node.node, nodes.Name) and isinstance(group := scope.get(node.node.name), Group):
        return {"grouper": Value(group.by), "list": Value(group.items, lifted=True)}.get(node.attr)
    base = resolve(node.node, scope)
    return Value((*base.path, node.attr)) if base is not None and not base.lifted else None


def root(node: nodes.Node) -> nodes.Node:
    """What stands before the first point or bracket."""
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        node = node.node
    return node


def indexes(node: nodes.Node) -> Iterator[nodes.Node]:
    """What stands in the brackets."""
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        if isinstance(node, nodes.Getitem):
            yield node.arg
        node = node.node


def names(target: nodes.Node) -> list[str]:
    """The names that an assignment or a loop gives values to."""
    return (
        [target.name]
        if isinstance(target, nodes.Name)
        else [name.name for name in target.find_all(nodes.Name)]
    )


def targets(loop: nodes.For, value: Value | None, scope: Scope) -> Scope:
    """What the names of a loop stand for inside it; `value` is what it goes through."""
    found: Scope = dict.fromkeys(names(loop.target))
    pair = names(loop.target) if isinstance(loop.target, nodes.Tuple) else []
    if (group := _group(loop.iter, scope)) is not None:
        if isinstance(loop.target, nodes.Name):
            found[loop.target.name] = group
        elif len(pair) == 2:
            found.update({pair[0]: Value(group.by), pair[1]: Value(group.items, lifted=True)})
    elif (mapping := _mapping(loop.iter, scope)) is not None and len(pair) == 2:
        found[pair[1]] = Value((*mapping.path, ANY_KEY))
    elif isinstance(loop.target, nodes.Name) and value is not None:
        found[loop.target.name] = value.item()
    return found


def _group(node: nodes.Node, scope: Scope) -> Group | None:
    if not isinstance(node, nodes.Filter) or node.name != "groupby":
        return None
    value, by = resolve(node.node, scope), attribute(node)
    return (
        Group(value.item().path, (*value.item().path, *by)) if value is not None and by is not None else None
    )


def _mapping(node: nodes.Node, scope: Scope) -> Value | None:
    """The mapping whose keys and values a loop goes through."""
    if isinstance(node, nodes.Filter) and node.name in _MAPPING_VIEWS:
        return resolve(node.node, scope)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "items":
        return resolve(node.node.node, scope)
    return None


def attribute(node: nodes.Filter) -> Path | None:
    """The field of the items that a filter names: `ds|map(attribute="ten")`."""
    given = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
    if given is None and node.args and node.name in ("groupby", "selectattr", "rejectattr"):
        given = node.args[0]
    if not isinstance(given, nodes.Const) or not isinstance(given.value, str):
        return None
    return tuple(given.value.split("."))


def sure(test: nodes.Node | None, scope: Scope) -> tuple[frozenset[Path], frozenset[Path]]:
    """The paths that have a value when `test` holds, and those that have one when it does not."""
    if isinstance(test, nodes.Not):
        yes, no = sure(test.node, scope)
        return no, yes
    if isinstance(test, (nodes.And, nodes.Or)):
        (yes, no), (more_yes, more_no) = sure(test.left, scope), sure(test.right, scope)
        return (yes | more_yes, _NOTHING) if isinstance(test, nodes.And) else (_NOTHING, no | more_no)
    if isinstance(test, nodes.Compare):
        return sure(test.expr, scope)[0], _NOTHING
    subject = test.node if isinstance(test, (nodes.Test, nodes.Filter)) else test
    value = resolve(subject, scope)
    if value is None:
        return _NOTHING, _NOTHING
    here = frozenset({value.path})
    if isinstance(test, nodes.Test) and test.name in ("undefined", "none"):
        return _NOTHING, here
    return here, _NOTHING
