"""One document after the other, in whatever process: worked out, rendered, held against the decree."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from vanban import __version__
from vanban.data.workspace import Workspace
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import load_profile
from vanban.delivery.jobs import Product, attempt
from vanban.documents.document import Document
from vanban.documents.shape import has_long_table, with_short_tables
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.page.filters import FILTERS
from vanban.due import Desk, Due, Order, desk, item
from vanban.errors import FormError, Place, Problem, ProgramError, TemplateError, VanbanError

if TYPE_CHECKING:
    from vanban.proof import Proof


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of one document that is due.

    `made` is the document, the fault that keeps it from being one, or None when nothing of its `inputs` has changed.
    """

    inputs: str
    made: Product | VanbanError | None
    warnings: tuple[Problem, ...] = ()


class Producer:
    """Makes the documents of an order, one by one.

    `known` has, by the documents' paths, the digests of the inputs of which nothing need be made. A process that is
    not a copy of this one gets the order alone, and reads the workspace itself. `asked` is the order's desk, where
    there is one already.
    """

    def __init__(
        self,
        workspace: Workspace,
        order: Order,
        known: Mapping[str, frozenset[str]],
        asked: Desk | None = None,
    ) -> None:
        self._workspace, self._order, self._known = workspace, order, known
        self._templates: dict[str, Template] = {}
        if asked is not None:
            self.desk = asked

    def __reduce__(self) -> tuple[object, ...]:
        return _in_another_process, (self._workspace.root, self._order, self._known)

    @cached_property
    def desk(self) -> Desk:
        """Where the documents are worked out.

        Raises:
            DataError: the campaign, the register or the order itself is wrong.
        """
        return desk(self._workspace, self._order)

    def prepare(self, due: Due) -> Prepared:
        """One document, or what there is instead."""
        document = item(self.desk, due).result
        if isinstance(document, VanbanError):
            return Prepared("", document)
        try:
            template = self._template(document.template)
        except TemplateError as error:
            return Prepared("", error)
        inputs = inputs_digest(document, template.digest)
        if inputs in self._known.get(document.path, ()):
            return Prepared(inputs, None, document.warnings)
        return Prepared(inputs, attempt(partial(self.product, document)), document.warnings)

    @property
    def prepare_in(self) -> Callable[[Path], Callable[[Due], Prepared]]:
        """`prepare` from a copy of the workspace in another folder, as something that can be sent to its machine."""
        return partial(_prepare_in, self._order, self._known)

    def make(self, due: Due) -> Product:
        """One document, whatever is known of its inputs.

        Raises:
            VanbanError: what keeps it from being made.
        """
        return self.product(self.desk.document(due))

    def product(self, document: Document) -> Product:
        """A document rendered, and held against the order's rules unless it has none.

        Raises:
            TemplateError: the template asks for what the document doesn't have, or does what it may not.
            FormError: it breaks the form of the decree.
            ProgramError: the check itself has a defect.
        """
        template = self._template(document.template)
        raw = _rendered(template, document)
        if self._order.profile is None:
            return Product(raw)
        proof = _proof(self._workspace.templates, self._workspace.registry, self._order.profile)
        return _held_against(proof, template, document, raw)

    def _template(self, name: str) -> Template:
        """A template as it was when the run first needed it."""
        if name not in self._templates:
            self._templates[name] = _engine(self._workspace.templates).template(name)
        return self._templates[name]


def _prepare_in(order: Order, known: Mapping[str, frozenset[str]], root: Path) -> Callable[[Due], Prepared]:
    return Producer(Workspace(root), order, known).prepare


def _in_another_process(root: Path, order: Order, known: Mapping[str, frozenset[str]]) -> Producer:
    return Producer(Workspace(root), order, known)


def render_document(templates: Path, document: Document) -> bytes:
    """The bytes of one document; problems of the template also name the data's place that they come from.

    Raises:
        TemplateError: the template asks for what the document doesn't have, or does what it may not.
    """
    return _rendered(_engine(templates).template(document.template), document)


def _rendered(template: Template, document: Document) -> bytes:
    try:
        return template.render(document.context)
    except TemplateError as error:
        raise TemplateError(_with_origin(problem, document) for problem in error.problems) from None


def _held_against(proof: "Proof", template: Template, document: Document, raw: bytes) -> Product:
    """The document and the warnings of the form.

    Raises:
        FormError: it breaks the form of the decree.
        ProgramError: the check itself has a defect.
    """
    judged = raw
    if has_long_table(document.context):
        judged = _rendered(template, replace(document, context=with_short_tables(document.context)))
    try:
        findings = proof.findings(document, judged, template.digest, (document.template, *template.shared))
    except VanbanError:
        raise
    except Exception as error:  # a defect of the check: the document itself may be right
        raise ProgramError(_defect_of_check(error, document)) from error
    if not findings:
        return Product(raw)
    from vanban.proof import as_problem

    told = [as_problem(finding, document.path) for finding in findings if finding.severity > Severity.INFO]
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FormError(told)
    return Product(raw, tuple(told))


def _defect_of_check(error: Exception, document: Document) -> Problem:
    what = f"Lỗi của chương trình khi kiểm tra thể thức văn bản này ({type(error).__name__})."
    remedy = "Gửi câu này kèm dữ liệu cho người bảo trì; cần ngay thì chạy lại với --no-check và tự soát."
    return Problem(what, remedy, Place(document.path))


def template_digest(workspace: Workspace, template: str) -> str:
    """SHA-256 of a template and the parts that it shares.

    Raises:
        TemplateError: the template is wrong.
    """
    return _engine(workspace.templates).template(template).digest


def inputs_digest(document: Document, template_digest: str) -> str:
    """SHA-256 of all that the document is made from, and of the program's version."""
    inputs = [__version__, template_digest, document.context]
    return hashlib.sha256(json.dumps(inputs, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _with_origin(problem: Problem, document: Document) -> Problem:
    from vanban.docx.engine.diagnose import (
        PlaceholderProblem,
    )  # brings docxtpl, which the quick way does without

    if not isinstance(problem, PlaceholderProblem):
        return problem
    origin: Place | None = document.origin(problem.path)
    return (
        Problem(f"{problem.what} Dữ liệu lấy ở {origin}.", problem.remedy, problem.place)
        if origin
        else problem
    )


def read_rules(workspace: Workspace, order: Order) -> None:
    """Read anew, and at once, the rules of form that the documents of an order are held against.

    Raises:
        DataError: the office's own are wrong.
    """
    _proof.cache_clear()
    if order.profile is not None:
        _proof(workspace.templates, workspace.registry, order.profile)


@cache
def _proof(templates: Path, registry: Path, profile: str) -> "Proof":
    from vanban.proof import Proof  # brings lxml, which a render without a check does without

    return Proof(templates, load_profile(profile, registry), date.today())


@cache
def _engine(templates: Path) -> Engine:
    return Engine(templates, filters=FILTERS)
