"""Holding what we make against the decree before it is delivered, and telling which cell or line is to blame.

The page is judged once per template and shape, the words of each document on their own.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from vanban.data.workspace import Workspace
from vanban.decree30.findings import Finding
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Profile
from vanban.decree30.texts import judge_words
from vanban.decree30.words import Role, TextPiece
from vanban.delivery.files import digest, resolved
from vanban.delivery.manifest import read_records
from vanban.documents.document import Document
from vanban.documents.kinds import REPORTS
from vanban.documents.letterhead import registered
from vanban.documents.shape import shape
from vanban.docx.engine.engine import Engine
from vanban.docx.engine.library import Library
from vanban.docx.inspection.origin import TemplatePlaces
from vanban.docx.measure import measure
from vanban.docx.page.filters import FILTERS
from vanban.docx.reading.package import open_package
from vanban.due import Order, items
from vanban.errors import Place, Problem, VanbanError
from vanban.layout.anatomy import Anatomy, Component, Item
from vanban.layout.measured import Fragment, Paragraph
from vanban.layout.recognition import recognise
from vanban.outline.emphasis import plain
from vanban.vietnamese.periods import parse_period

_MOST_PAGES = 2_000  # shapes whose findings are remembered


class Proof:
    """The judge of the documents made from the templates of one folder."""

    def __init__(self, templates: Path, profile: Profile, on: date) -> None:
        self._library = Library(templates)
        self._profile, self._on = profile, on
        self._pages: OrderedDict[Hashable, tuple[Finding, ...]] = OrderedDict()
        self._places: dict[str, TemplatePlaces] = {}

    def findings(
        self, document: Document, raw: bytes, template_digest: str, files: tuple[str, ...]
    ) -> list[Finding]:
        """What `raw`, made of `document`, breaks; each finding with its template's cell and its data's line.

        `files` are the template and the parts that it shares, by their names in the folder.
        """
        key = template_digest, shape(document.context)
        if key not in self._pages:
            self._pages[key] = tuple(self._page_findings(document, raw, template_digest, files))
            if len(self._pages) > _MOST_PAGES:
                self._pages.popitem(last=False)
        return [*self._pages[key], *self._word_findings(document)]

    def _page_findings(
        self, document: Document, raw: bytes, template_digest: str, files: tuple[str, ...]
    ) -> Iterator[Finding]:
        anatomy = recognise(measure(raw, document.path))
        found = judge(anatomy, self._profile, self._on, words=False)
        if not found:
            return
        if template_digest not in self._places:
            self._places[template_digest] = template_places(self._library, files)
        places = self._places[template_digest]
        for finding in found:
            yield replace(finding, origin=origin_of(finding, document, places), spot=None, mends=())

    def _word_findings(self, document: Document) -> Iterator[Finding]:
        draft = document.context.get("du_thao") is True
        on, latest = (document.day.first, document.day.last) if document.day else (self._on, None)
        for finding in judge_words(list(_pieces(document)), self._profile, on, latest=latest, draft=draft):
            place = document.origin(finding.where)
            yield replace(finding, where=document.path, origin=str(place) if place else "")


_ROLES: dict[str, Role] = {
    "co_quan_chu_quan": "letterhead",
    "co_quan_ban_hanh": "letterhead",
    "dia_danh": "place",
    "ten_loai": "title",
    "trich_yeu": "title",
    "can_cu": "basis",
    "mo_dau": "body",
    "noi_dung": "body",
    "ket": "body",
    "noi_nhan": "recipient",
    "kinh_gui": "recipient",
}
"""What the texts of the context are, by its keys; the others are no running text."""


def _pieces(document: Document) -> Iterator[TextPiece]:
    """The running text of a document, in the order of the page."""
    for key, role in _ROLES.items():
        for path, text in keyed_texts(document.context.get(key, ""), key):
            name = path.rpartition(".")[2]
            if text and name not in ("kieu", "so"):
                goes_on = role == "title" and path not in (key, f"{key}.0")
                yield TextPiece(plain(text) if role == "body" else text, path, role, goes_on)


def with_register(profile: Profile, anatomy: Anatomy, workspace: Workspace) -> Profile:
    """The profile with what the register of departments says of the issuer on the document's day.

    What the profile itself says comes first. A document without a day, or of an issuer that the register doesn't
    have, is held against nothing more.
    """
    issuer, office = anatomy.issuer, profile.office
    if issuer is None or anatomy.dated is None:
        return profile
    superior = [anatomy.superior.text] if anatomy.superior else []
    try:
        known = registered(workspace.departments, anatomy.dated, superior, [issuer.text])
    except VanbanError:  # the register is faulty, which is no fault of the document
        return profile
    if known is None:
        return profile
    symbols = office.symbols or {" ".join(issuer.text.split()): known.symbol}
    places = office.places or ((known.place,) if known.place else ())
    return replace(profile, office=replace(office, symbols=symbols, places=places))


def with_origins(findings: list[Finding], path: Path, raw: bytes, workspace: Workspace) -> list[Finding]:
    """The findings on a file of the workspace's output, each with its origin; of any other file as they are."""
    try:
        document = _document_of(path, raw, workspace)
        if document is None:
            return findings
        places = template_places(
            Library(workspace.templates), _files_of(workspace.templates, document.template)
        )
    except VanbanError:  # its data or template are faulty by now, and so no help
        return findings
    return [replace(finding, origin=origin_of(finding, document, places)) for finding in findings]


def _document_of(path: Path, raw: bytes, workspace: Workspace) -> Document | None:
    """What the file was made of, if it is in the output folder just as it was made."""
    output = resolved(workspace.output)
    if not path.resolve().is_relative_to(output):
        return None
    name = path.resolve().relative_to(output).as_posix()
    known = {record.path: record.digests for record in read_records(output)}
    if digest(raw) not in known.get(name, ()):
        return None
    campaign, plan_year, department, *folder, file = name.split("/")
    stem, *rest = file.split(".")
    kind = folder[0] if folder else stem
    period = parse_period(rest[0]) if kind in REPORTS else None
    order = Order(f"{campaign}/{plan_year}", (kind,), (department,), draft="du-thao" in rest, period=period)
    made = [item.result for item in items(workspace, order) if item.paper == (stem if folder else "")]
    return made[0] if made and isinstance(made[0], Document) else None


def origin_of(finding: Finding, document: Document, places: TemplatePlaces) -> str:
    """`templates/phan/ky_ten.docx, bảng 1, hàng 1, ô 2; campaigns/…/sxd.yaml:31:5`: what there is to mend."""
    text, _ = _spot_text(finding)
    if not text:
        return ""
    sources = (place_in_template(finding, places), _data_place(text, document))
    return "; ".join(str(place) for place in sources if place is not None)


def place_in_template(finding: Finding, places: TemplatePlaces) -> Place | None:
    """The template's cell or paragraph that printed what a finding points at."""
    text, style = _spot_text(finding)
    return places.place(text, style) if text else None


def _spot_text(finding: Finding) -> tuple[str, str]:
    """The paragraph that a finding points at and its style."""
    spot = finding.spot
    if isinstance(spot, Component):
        paragraph = spot.paragraphs[0]
    elif isinstance(spot, Item | Fragment):
        paragraph = spot.paragraph
    elif isinstance(spot, Paragraph):
        paragraph = spot
    else:
        return "", ""
    return paragraph.text, paragraph.style


def _data_place(text: str, document: Document) -> Place | None:
    """Where the longest value that stands in `text` comes from."""
    folded = _folded(text)
    best = max(
        (
            (len(value), key)
            for key, text in keyed_texts(document.context)
            if (value := _folded(text)) and value in folded
        ),
        default=None,
    )
    return document.origin(best[1]) if best else None


def _folded(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def keyed_texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a context with its key: `noi_dung.3.chu`."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from keyed_texts(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from keyed_texts(inner, f"{key}.{n}")


def template_places(library: Library, files: Iterable[str]) -> TemplatePlaces:
    """The paragraphs of these templates, to be found by what they print."""
    return TemplatePlaces(open_package(library.read(name), library.shown(name)) for name in files)


def _files_of(templates: Path, name: str) -> tuple[str, ...]:
    return name, *Engine(templates, filters=FILTERS).template(name).shared


def as_problem(finding: Finding, path: str) -> Problem:
    """A finding among the problems of a run."""
    blame = f" Do {finding.origin}." if finding.origin else ""
    what = f"{finding.message}{blame} [{finding.rule}; {finding.clause}]"
    return Problem(what, finding.remedy, Place(path, detail=finding.component))
