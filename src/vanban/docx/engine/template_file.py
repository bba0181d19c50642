"""One template opened: its parts with tags, and the parts it shares with other templates."""

import re
from collections.abc import Callable

from jinja2 import nodes

from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.shared import adopt_namespaces, problems_of_sharing
from vanban.docx.engine.source import Source, holds_tags
from vanban.docx.engine.unit import Unit, read
from vanban.docx.reading.package import Package, open_package
from vanban.docx.reading.parts import part_labels
from vanban.errors import TemplateError

_ROOT_TAG = re.compile(r"<\w+:?\w*(?: [^>]*)?>")


class TemplateFile:
    """The template `name`; `read_file` gives the bytes of a file of the library, `shown` its name for people.

    Raises:
        TemplateError: the file is no safe .docx.
    """

    def __init__(self, name: str, read_file: Callable[[str], bytes], shown: Callable[[str], str]) -> None:
        self.name = name
        self._read_file, self._shown = read_file, shown
        self.files: dict[str, bytes] = {}
        self._packages: dict[str, Package] = {}
        self._shared: dict[str, Source] = {}
        self.package = self._open(name)

    @property
    def tagged(self) -> list[Source]:
        """The parts that hold tags."""
        parts = self.package.parts
        return [
            Source(self.package.name, part, parts[part], label)
            for part, label in part_labels(self.package).items()
            if part in parts and holds_tags(parts[part])
        ]

    @property
    def packages(self) -> tuple[Package, ...]:
        """The template itself, then the shared parts that were asked for."""
        return tuple(self._packages.values())

    def unit(self, environment: Dialect, source: Source) -> Unit:
        """One of the tagged parts, read together with what it includes."""
        unit = read(environment, source, self.shared)
        first = unit.tree.find(nodes.TemplateData)
        for included in dict.fromkeys(unit.sources[1:]):
            if first is not None:
                root_tag = _ROOT_TAG.search(first.data)
                assert root_tag is not None
                adopted = adopt_namespaces(root_tag.group(), self._packages[included.file])
                first.data = first.data.replace(root_tag.group(), adopted, 1)
        return unit

    def shared(self, name: str) -> Source:
        """The body of the shared part `name`.

        Raises:
            TemplateError: it can't be read, or holds what this template can't take.
        """
        if name not in self._shared:
            package = self._open(name)
            problems = problems_of_sharing(package, self.package)
            if problems:
                raise TemplateError(problems)
            content = package.parts[package.main]
            self._shared[name] = Source(package.name, package.main, content, shared=True)
        return self._shared[name]

    def _open(self, name: str) -> Package:
        self.files[name] = self._read_file(name)
        package = open_package(self.files[name], self._shown(name))
        self._packages[package.name] = package
        return package
