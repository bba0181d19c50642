"""Does a part stay well-formed XML whichever way its conditions and loops go? Known from its tree alone."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from jinja2 import nodes

_TAG: Final = re.compile(r"<(/?)([\w:.-]+)(?:[^<>]*?)(/?)>")
_VALUE: Final = "x"
# What prints XML that was built elsewhere: a filter may have cut it (`upper` turns &amp; into &AMP;).
_BUILDS_XML: Final = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.Block)

Effect = tuple[tuple[str, ...], tuple[str, ...]]  # elements closed that were open before, and left open


class _Unsure(Exception):
    """Only the output itself can tell."""


def always_well_formed(tree: nodes.Template) -> bool:
    """True when every document rendered from `tree` is well-formed, however its data looks."""
    if any(tree.find(kind) for kind in _BUILDS_XML):
        return False
    try:
        return _effect(tree.body) == ((), ())
    except _Unsure:
        return False


def _effect(body: Sequence[nodes.Node]) -> Effect:
    """What rendering `body` does to the stack of open elements."""
    closed: list[str] = []
    opened: list[str] = []
    for closing, name, empty in _tags(body):
        if empty:
            continue
        if not closing:
            opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            raise _Unsure
    while closed and opened and closed[-1] == opened[0]:  # closed and opened again
        closed.pop()
        opened.pop(0)
    return tuple(closed), tuple(opened)


def _tags(body: Sequence[nodes.Node]) -> Iterable[tuple[bool, str, bool]]:
    """The XML tags of `body` in order; a block of its own counts as what each of its ways does alike."""
    text = "".join(map(_written, body))
    rest = _TAG.sub("", text)
    if "<" in rest or ">" in rest.replace("-->", "").replace("?>", ""):
        raise _Unsure
    for closing, name, empty in _TAG.findall(text):
        yield bool(closing), name, bool(empty)


def _written(node: nodes.Node) -> str:
    """The XML that `node` writes, values left out, of all its ways the shortest that does the same."""
    if isinstance(node, nodes.Output):
        return "".join(part.data if isinstance(part, nodes.TemplateData) else _VALUE for part in node.nodes)
    if isinstance(node, nodes.If):
        ways = [node.body, *(other.body for other in node.elif_), node.else_]
        return _same(ways)
    if isinstance(node, nodes.For):
        return _same([node.body, node.else_, []])
    if isinstance(node, (nodes.Scope, nodes.With)):
        return "".join(map(_written, node.body))
    if isinstance(node, (nodes.Assign, nodes.ExprStmt)):
        return ""
    raise _Unsure


def _same(ways: Sequence[Sequence[nodes.Node]]) -> str:
    """Tags with the effect that all `ways` share."""
    texts = ["".join(map(_written, way)) for way in ways]
    if not any("<" in text or ">" in text for text in texts):
        return _VALUE  # plain text, perhaps inside an attribute
    effects = {_effect(way) for way in ways}
    if len(effects) > 1:
        raise _Unsure
    closed, opened = effects.pop()
    return "".join(f"</{name}>" for name in closed) + "".join(f"<{name}>" for name in opened)
