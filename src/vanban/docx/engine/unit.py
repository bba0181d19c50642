"""A part of a template and the parts it includes, as one tree and then as one piece of Python code."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from types import CodeType

from jinja2 import nodes
from jinja2.environment import Environment
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

from vanban.docx.engine.library import MissingTemplate
from vanban.docx.engine.source import Source
from vanban.docx.inspection.tag_check import syntax_reason
from vanban.errors import Place, Problem, TemplateError

Loader = Callable[[str], Source]
_LITERALS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_REFUSED = {
    nodes.Extends: "extends",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.EvalContextModifier: "autoescape",
    nodes.ScopedEvalContextModifier: "autoescape",
}
PYTHON_LIMITS = (RecursionError, SyntaxError, ValueError, OverflowError, MemoryError)  # met by its compiler
_MAX_DEPTH = 60  # of blocks and expressions within each other; Python indents at most 100 times
_MAX_LOOPS = 10  # within each other; Python's own limit is 20
_MAX_BRANCHES = 200  # of one `if`
_TOO_COMPLEX = "Phần này của mẫu quá phức tạp, chương trình không dịch được."
_SIMPLIFY = "Bớt các lớp lồng nhau, bớt nhánh, hoặc chia thẻ thành nhiều thẻ {% set %}."
_CHECK_TAG = "Sửa lại thẻ này trong Word."


@dataclass
class Unit:
    """One part with everything it includes: the tree, and which source each line of it comes from.

    `broken` holds what Jinja could not parse, `problems` what the dialect does not allow.
    """

    tree: nodes.Template = field(default_factory=lambda: nodes.Template([]))
    problems: list[Problem] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _sources: list[Source] = field(default_factory=list)
    _places: dict[int, Place] = field(default_factory=dict)

    def add(self, source: Source) -> int:
        """Give `source` the next free lines; how far its own line numbers move."""
        start = self._starts[-1] + self._sources[-1].text.count("\n") + 1 if self._starts else 0
        self._starts.append(start)
        self._sources.append(source)
        return start

    def origin(self, line: int) -> tuple[Source, int]:
        """The source that holds `line` of the tree, and the line's number in it."""
        number = bisect_right(self._starts, line - 1) - 1
        return self._sources[number], line - self._starts[number]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The part itself and all that it includes."""
        return tuple(self._sources)

    def tag(self, line: int) -> str:
        """The tag on `line` of the tree."""
        source, own = self.origin(line)
        return source.tag(own)

    def place(self, line: int) -> Place:
        """Where the tag on `line` of the tree stands in Word."""
        if line not in self._places:
            source, own = self.origin(line)
            self._places[line] = source.place(own)
        return self._places[line]


def read(environment: Environment, source: Source, shared: Loader) -> Unit:
    """Parse `source` and put in what it includes; what is wrong stands in the unit."""
    unit = Unit()
    unit.tree = _Reader(environment, shared, unit).parse(source)
    for data in unit.tree.find_all(nodes.TemplateData):
        for typed, meant in _LITERALS:
            data.data = data.data.replace(typed, meant)
    return unit


def to_code(environment: Environment, unit: Unit, name: str) -> CodeType:
    """The Python code of the unit.

    Raises:
        TemplateError: it is beyond what Python can compile.
    """
    try:
        python = environment.compile(unit.tree, name, name, raw=True)
        return compile(python, name, "exec")
    except PYTHON_LIMITS as limit:
        source = unit.sources[0]
        raise TemplateError(
            Problem(_TOO_COMPLEX, _SIMPLIFY, Place(source.file, detail=source.label))
        ) from limit


class _Reader(NodeTransformer):
    """Parses a source and replaces each include by the tree of what it names."""

    def __init__(self, environment: Environment, shared: Loader, unit: Unit) -> None:
        self._environment, self._shared, self._unit = environment, shared, unit
        self._open: list[str] = []

    def parse(self, source: Source) -> nodes.Template:
        """The tree of `source`, its lines numbered after those already in the unit."""
        moved = self._unit.add(source)
        try:
            tree = self._environment.parse(source.text)
        except TemplateSyntaxError as error:
            self._unit.broken.append(_syntax_problem(error, source))
            return nodes.Template([])
        except PYTHON_LIMITS:
            self._unit.broken.append(
                Problem(_TOO_COMPLEX, _SIMPLIFY, Place(source.file, detail=source.label))
            )
            return nodes.Template([])
        if (deep := _too_complex(tree)) is not None:
            what = f"Thẻ {source.tag(deep)} lồng quá nhiều lớp hoặc có quá nhiều nhánh."
            self._unit.problems.append(Problem(what, _SIMPLIFY, source.place(deep)))
            return nodes.Template([])
        for node in tree.find_all(nodes.Node):
            node.lineno = (node.lineno or 0) + moved
        self.generic_visit(tree)
        return tree

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:
        """The included body as a scope of its own: what it sets stays in it."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str):
            what = "không ghi thẳng tên phần dùng chung"
            return self._refuse(
                node, what, 'Ghi tên tệp trong ngoặc kép: {%p include "phan/quoc_hieu.docx" %}.'
            )
        if name in self._open:
            return self._refuse(node, f"lấy {name} vào chính nó", "Bỏ thẻ này.")
        try:
            source = self._shared(name)
        except TemplateError as refused:
            if not (node.ignore_missing and isinstance(refused, MissingTemplate)):
                place = self._unit.place(node.lineno)
                self._unit.problems += [_placed(problem, place) for problem in refused.problems]
            return []
        self._open.append(name)
        tree = self.parse(source)
        self._open.pop()
        return nodes.Scope(tree.body, lineno=node.lineno)

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        """Refuse what a .docx template has no use for."""
        for kind, name in _REFUSED.items():
            if isinstance(node, kind):
                self._refuse(node, f"dùng {name}, thứ không có trong mẫu Word", "Bỏ thẻ này.")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            self._refuse(
                node, f"đọc {node.attr}, tên riêng của Python", "Bỏ chỗ điền này: nó có thể gây hại."
            )
        return super().generic_visit(node, *args, **kwargs)

    def _refuse(self, node: nodes.Node, what: str, remedy: str) -> list[nodes.Node]:
        line = node.lineno
        self._unit.problems.append(
            Problem(f"Thẻ {self._unit.tag(line)} {what}.", remedy, self._unit.place(line))
        )
        return []


def _too_complex(tree: nodes.Template) -> int | None:
    """The line of the first node that is nested too deep or has too many branches; None for most trees."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        crowded = isinstance(node, nodes.If) and len(node.elif_) > _MAX_BRANCHES
        if depth > _MAX_DEPTH or loops > _MAX_LOOPS or crowded:
            return node.lineno or 1
        waiting += [(child, depth + 1, loops) for child in node.iter_child_nodes()]
    return None


def _placed(problem: Problem, place: Place) -> Problem:
    return problem if problem.place else Problem(problem.what, problem.remedy, place)


def _syntax_problem(error: TemplateSyntaxError, source: Source) -> Problem:
    tag, reason = source.tag(error.lineno), syntax_reason(error.message or "")
    what = f"Thẻ {tag} sai cú pháp: {reason}." if tag else f"Mẫu sai cú pháp: {reason}."
    return Problem(what, _CHECK_TAG, source.place(error.lineno))
