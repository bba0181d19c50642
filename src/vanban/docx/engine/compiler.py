"""From an opened template to its compiled form: slow, and done once."""

from collections.abc import Iterator

from vanban.docx.engine.archive import deflate, fixed_order
from vanban.docx.engine.balance import always_well_formed
from vanban.docx.engine.compiled import Compiled, CompiledPart, digest
from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.source import changes_columns
from vanban.docx.engine.tables import has_uneven_rows
from vanban.docx.engine.template_file import TemplateFile
from vanban.docx.engine.unit import Unit, to_code
from vanban.docx.inspection.template_check import problems as check_tags
from vanban.errors import Problem, TemplateError


def compile_template(environment: Dialect, file: TemplateFile) -> Compiled:
    """Compile all parts.

    Raises:
        TemplateError: with everything that is wrong in any part.
    """
    units = {source.part: file.unit(environment, source) for source in file.tagged}
    problems = list(_problems(environment, file, list(units.values())))
    if problems:
        raise TemplateError(dict.fromkeys(problems))
    parts = [
        _compile_part(environment, part, unit, part == file.package.main) for part, unit in units.items()
    ]
    contents = file.package.parts.items()
    fixed = [deflate(part, content, once=True) for part, content in contents if part not in units]
    shared = [name for name in file.files if name != file.name]
    return Compiled(fixed_order(fixed), sorted(parts), {name: digest(file.files[name]) for name in shared})


def problems_of_template(environment: Dialect, file: TemplateFile) -> list[Problem]:
    """Everything for which `compile_template` would refuse the template; nothing of it is run."""
    try:
        compile_template(environment, file)
    except TemplateError as refused:
        return list(refused.problems)
    return []


def _problems(environment: Dialect, file: TemplateFile, units: list[Unit]) -> Iterator[Problem]:
    """All faults of tags, each in its own file; what only Jinja saw counts when the checks saw nothing."""
    faults = [problem for package in file.packages for problem in check_tags(package, environment)]
    yield from faults
    for unit in units:
        yield from unit.problems
        if not faults:
            yield from unit.broken


def _compile_part(environment: Dialect, name: str, unit: Unit, is_main: bool) -> CompiledPart:
    columns_change = any(changes_columns(source) or has_uneven_rows(source.xml) for source in unit.sources)
    needs_parsing = not always_well_formed(unit.tree)
    return CompiledPart(name, to_code(environment, unit, name), columns_change, is_main, needs_parsing)
