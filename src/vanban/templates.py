"""Templates: what one needs, what is wrong with one that was edited in Word, a new one in the decree's form."""

import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from vanban.decree30.findings import Finding
from vanban.decree30.form import form
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Profile
from vanban.decree30.types import document_types
from vanban.delivery.faults import disk_faults, not_plain
from vanban.delivery.files import open_folder, write_whole
from vanban.documents.page import PageContext
from vanban.docx import starter
from vanban.docx.engine.compiler import problems_of_template
from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.engine import Engine
from vanban.docx.engine.library import Library
from vanban.docx.engine.template_file import TemplateFile
from vanban.docx.inspection.inspect import Placeholders, inspect_template, unknown
from vanban.docx.inspection.origin import TemplatePlaces
from vanban.docx.measure import measure
from vanban.docx.page.filters import FILTERS
from vanban.docx.reading.package import Package, open_package
from vanban.docx.starter.samples import DAY, OWN_SAMPLES, SAMPLES, SHAPES
from vanban.errors import DataError, OutputError, Place, Problem, TemplateError
from vanban.layout.recognition import recognise
from vanban.proof import place_in_template, template_places

_PARTS = "phan"  # the folder of the parts that templates share


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a new template: those written, those that were there and differ, and the copies of the old."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    backups: tuple[Path, ...]


def new(kind: str, folder: Path, *, small: bool = False, force: bool = False) -> Written:
    """Write the template of `kind` and the parts that it shares into `folder`.

    What is there already stays unless `force`, which keeps the old file as a numbered copy.

    Raises:
        DataError: there is no such kind.
        OutputError: the template is there already and differs, or the folder can't be written to.
    """
    if kind not in (*document_types(), starter.REVIEW):
        names = ", ".join((*document_types(), starter.REVIEW))
        raise DataError(Problem(f"Không có loại văn bản {kind}.", f"Chọn một trong: {names}."))
    files = starter.template(kind, form(large=not small))
    contents = {folder / name: content for name, content in files.items()}
    main, *_ = contents
    sizes = {path: size for path in contents if (size := _size_there(path)) is not None}
    edited = [p for p, size in sizes.items() if size != len(contents[p]) or p.read_bytes() != contents[p]]
    if main in edited and not force:
        remedy = "Thêm --force để thay (bản cũ được cất lại), hoặc ghi vào thư mục khác bằng --output."
        raise OutputError(Problem("Mẫu này đã có và khác mẫu gốc.", remedy, Place(str(main))))
    to_write = [path for path in contents if path not in sizes or (force and path in edited)]
    backups = [_backup(path) for path in to_write if path in edited]
    for path in to_write:
        write_whole(path, contents[path])
    return Written(tuple(to_write), () if force else tuple(edited), tuple(backups))


def check(file: Path, profile: Profile) -> tuple[list[Problem], list[Finding]]:
    """What is wrong with the tags of a template, and what its page breaks when it is filled with sample data.

    A shared part has no page of its own: it is looked at in the templates beside it that include it.

    Raises:
        DataError: there is no such file.
        TemplateError: it is no usable Word file.
    """
    _, problems = needs(file)
    if problems:
        return problems, []
    library, name = _library_of(file)
    if not _is_part(name):
        return _page_faults(library, name, profile)
    shown = library.shown(name)
    told: list[Finding] = []
    for user in _templates_with(library, name):
        problems, findings = _page_faults(library, user, profile)
        told += [finding for finding in findings if finding.origin.startswith(shown)]
    return [], list({(finding.rule, finding.origin): finding for finding in told}.values())


def _page_faults(library: Library, name: str, profile: Profile) -> tuple[list[Problem], list[Finding]]:
    with tempfile.TemporaryDirectory() as cache:
        template = Engine(library.folder, filters=FILTERS, cache=Path(cache)).template(name)
        try:
            made = [template.render(sample) for sample in _samples(name)]
        except TemplateError as error:
            return list(error.problems), []
    places = template_places(library, (name, *template.shared))
    found = [f for raw in made for f in judge(recognise(measure(raw, name)), profile, DAY)]
    placed = [_placed(finding, places) for finding in found]
    return [], list({(finding.rule, finding.origin): finding for finding in placed}.values())


def _is_part(name: str) -> bool:
    return name.startswith(f"{_PARTS}/")


def _templates_with(library: Library, part: str) -> Iterator[str]:
    """The templates of the folder that include `part`; those with faults of their own are passed over."""
    engine = Engine(library.folder, filters=FILTERS)
    for path in sorted(library.folder.glob("*.docx")):
        with suppress(TemplateError):
            if part in engine.template(path.name).shared:
                yield path.name


def _samples(name: str) -> Iterator[dict[str, Any]]:
    """Contexts for a template of this name: the usual one, and those with annexes, marks and the like."""
    known = SAMPLES | OWN_SAMPLES
    kind = max((kind for kind in known if _is_of(name, kind)), key=len, default="ke_hoach")
    yield known[kind]
    yield from (known[kind] | more for of, more in SHAPES.values() if of == kind)


def _is_of(name: str, kind: str) -> bool:
    """`bao_cao_thang.docx` is a template of a report."""
    stem = Path(name).stem
    return stem == kind or stem.startswith(f"{kind}_")


def _placed(finding: Finding, places: TemplatePlaces) -> Finding:
    place = place_in_template(finding, places)
    return replace(finding, origin=str(place) if place else "", spot=None, mends=())


def _library_of(file: Path) -> tuple[Library, str]:
    """The folder of templates that a file lies in, and its name there."""
    try:
        path = file.resolve()
        known = path.is_file()
    except (OSError, RuntimeError):  # no disk can hold such a name; links that go round in a circle
        known = False
    if not known:
        raise DataError(Problem(f"Không có tệp {file}.", "Xem lại đường dẫn đến mẫu."))
    beside = path.parent.parent if path.parent.name == _PARTS else path.parent
    folder = next((above for above in path.parents if above.name == "templates"), beside)
    return Library(folder), path.relative_to(folder).as_posix()


def _size_there(path: Path) -> int | None:
    """The size of the file at `path` (it can be any, so look before reading), None when there is none.

    Raises:
        OutputError: something stands there that is no plain file.
    """
    with disk_faults(path):
        if not path.exists():
            return None
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise not_plain(found.st_mode)
        return found.st_size


def _backup(path: Path) -> Path:
    """A numbered copy of the file beside it."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.cu-{number}{path.suffix}")).exists():
        number += 1
    with disk_faults(path), open_folder(path.parent) as folder:
        folder.copy(path.name, copy.name)
    return copy


def needs(file: Path) -> tuple[Placeholders, list[Problem]]:
    """The placeholders of a template, and what is wrong with it: its tags, and what no document provides.

    Shared parts are looked for in the folder `templates` that the file lies in, else beside it.

    Raises:
        DataError: there is no such file.
        TemplateError: it is no usable Word file.
    """
    library, name = _library_of(file)

    def opened(part: str) -> Package:
        return open_package(library.read(part), library.shown(part))

    package = opened(name)
    environment = Dialect(FILTERS)
    found_needs = inspect_template(package, opened, environment)
    found = problems_of_template(environment, TemplateFile(name, library.read, library.shown))
    if not _is_part(name):  # a part also uses what the template that includes it sets
        found += [lack.problem(package.name) for lack in unknown(found_needs, known_placeholders())]
    return found_needs, found


def known_placeholders() -> dict[str, object]:
    """Every key that some kind of document gives its template, nested as in the context; a list is `[entry]`.

    What plans have comes from their contract, what other kinds have besides from their samples.
    """
    known: dict[str, object] = {}
    for sample in (*SAMPLES.values(), *OWN_SAMPLES.values(), *(values for _, values in SHAPES.values())):
        known = _joined(known, sample)
    joined: dict[str, object] = _joined(known, _shape(PageContext))
    return joined


def _joined(known: object, more: object) -> Any:
    """Two shapes as one, where either has what the other lacks; of a list its entries as one."""
    if isinstance(known, dict) and isinstance(more, dict):
        keys = dict.fromkeys((*known, *more))
        return {key: _joined(known.get(key), more.get(key)) for key in keys}
    if isinstance(more, list) or isinstance(known, list):
        entries = (
            [*(known or ()), *(more or ())]
            if isinstance(known, list | None) and isinstance(more, list | None)
            else []
        )
        joined: object = None
        for entry in entries:
            joined = _joined(joined, entry)
        return [joined]
    if isinstance(more, dict) or isinstance(known, dict):
        return _joined(known or {}, more or {})
    return None


def _shape(kind: type) -> dict[str, object]:
    return {key: _entry(hint) for key, hint in get_type_hints(kind).items()}


def _entry(hint: type) -> object:
    if is_typeddict(hint):
        return _shape(hint)
    if get_origin(hint) in (list, Sequence):
        return [_entry(get_args(hint)[0])]
    if get_origin(hint) is UnionType:
        return reduce(_joined, map(_entry, get_args(hint)))
    return None
