"""Templates to documents: each .docx is compiled once, each render is one run of that code and one zip."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2.environment import Template as JinjaTemplate

from vanban.docx.engine.archive import Entry, deflate, fixed_order, inflate, lay_out, pack
from vanban.docx.engine.cache import Cache, user_cache
from vanban.docx.engine.compiled import Compiled, digest, from_plain, to_plain
from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.fingerprint import fingerprint
from vanban.docx.engine.library import Library, Signature
from vanban.docx.engine.media import DRAWING, Media, number_drawings, rendering
from vanban.docx.engine.sections import close_last_section
from vanban.docx.engine.tables import fit_columns
from vanban.docx.engine.values import (
    BrokenXml,
    MisplacedBreak,
    NeedsDocxtpl,
    check_well_formed,
    holds_break,
    resolve_breaks,
)
from vanban.errors import Place, Problem, TemplateError

if TYPE_CHECKING:  # both bring docxtpl, lxml and python-docx, which the quick way does without
    from vanban.docx.engine.fallback import SubdocumentTemplate
    from vanban.docx.engine.template_file import TemplateFile

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


class _Part(NamedTuple):
    name: str
    code: JinjaTemplate
    columns_change: bool
    is_main: bool
    needs_parsing: bool


class _Loaded(NamedTuple):
    template: "Template"
    signatures: dict[str, Signature | None]


class Engine:
    """The templates of one folder.

    `filters` are added to Jinja's own. `cache` is where compiled templates are kept; by default the user's
    cache folder, never the workspace: they are code.
    """

    def __init__(
        self,
        templates: Path,
        *,
        filters: Mapping[str, Callable[..., Any]] | None = None,
        cache: Path | None = None,
    ) -> None:
        self._library = Library(templates)
        self._filters = dict(filters or {})
        self._environment = Dialect(self._filters)
        self._cache = Cache(cache or user_cache())
        self._fingerprint = fingerprint(self._filters)
        self._loaded: dict[str, _Loaded] = {}
        self._lock = threading.Lock()

    def template(self, name: str) -> "Template":
        """The template `name` (a path in the folder), compiled again when it or a part it shares has changed.

        Raises:
            TemplateError: it does not exist, is no safe .docx, or holds wrong tags: all of them.
        """
        loaded = self._loaded.get(name)
        if loaded is None or self._signatures(loaded.signatures) != loaded.signatures:
            with self._lock:
                loaded = self._loaded[name] = self._load(name)
        return loaded.template

    def _signatures(self, names: Mapping[str, Any]) -> dict[str, Signature | None]:
        return {name: self._library.signature(name) for name in names}

    def _load(self, name: str) -> _Loaded:
        signatures: dict[str, Signature | None] = {}
        files: dict[str, bytes] = {}

        def read(file: str) -> bytes:
            if file not in files:
                signatures[file] = self._library.signature(file)
                files[file] = self._library.read(file)
            return files[file]

        content, shown = read(name), self._library.shown(name)
        key = digest(self._fingerprint, shown.encode(), content)
        compiled = self._from_cache(key, read)
        if compiled is None:
            compiled = self._compile(name, read)
            self._cache.store(key, to_plain(compiled))

        def reopen() -> "TemplateFile":
            from vanban.docx.engine.template_file import TemplateFile

            return TemplateFile(name, files.__getitem__, self._library.shown)

        known = digest(content, *sorted(f"{file} {of}".encode() for file, of in compiled.shared.items()))
        template = Template(shown, known, self._environment, self._filters, compiled, reopen)
        return _Loaded(template, {file: signatures[file] for file in (name, *compiled.shared)})

    def _from_cache(self, key: str, read: Callable[[str], bytes]) -> Compiled | None:
        """The compiled template under `key`, when the parts that it shares are still the same."""
        plain = self._cache.load(key)
        if plain is None:
            return None
        compiled = from_plain(plain)
        try:
            same = all(digest(read(file)) == known for file, known in compiled.shared.items())
        except TemplateError:
            return None
        return compiled if same else None

    def _compile(self, name: str, read: Callable[[str], bytes]) -> Compiled:
        from vanban.docx.engine.compiler import compile_template
        from vanban.docx.engine.template_file import TemplateFile

        return compile_template(self._environment, TemplateFile(name, read, self._library.shown))


class Template:
    """One compiled template. It never changes, so that any number of threads may render it.

    `digest` changes with the template, the parts that it shares.
    """

    def __init__(
        self,
        name: str,
        digest: str,
        environment: Dialect,
        filters: Mapping[str, Callable[..., Any]],
        compiled: Compiled,
        reopen: Callable[[], "TemplateFile"],
    ) -> None:
        self.name = name
        self.digest = digest
        self.shared = tuple(compiled.shared)  # the included files, by their names in the folder
        self._filters = filters
        self._reopen = reopen
        self._fixed = compiled.fixed
        self._head = lay_out(compiled.fixed)
        self._contents = {entry.name: entry for entry in compiled.fixed}
        self._parts = [
            _Part(name, JinjaTemplate.from_code(environment, code, environment.globals), *needs)
            for name, code, *needs in compiled.parts
        ]

    def render(self, context: Mapping[str, object]) -> bytes:
        """The whole .docx made of this template and `context`: plain dicts, lists, texts, numbers, images.

        Raises:
            TemplateError: a placeholder has no value, a tag fails: all faults of all parts.
        """
        values = dict(context)
        media = Media(self._contents, self._read)
        token = rendering.set(media)
        try:
            parts = [deflate(part.name, self._render(part, values, media)) for part in self._parts]
        except NeedsDocxtpl as needs:
            media.part = ""
            return self._render_with_docxtpl(needs.value, values)
        except Exception as fault:
            raise TemplateError(self._problems(values, fault)) from fault
        finally:
            rendering.reset(token)
        return self._with_media(parts, media.changed) if media.changed else pack(self._head, parts)

    def _render(self, part: _Part, values: dict[str, Any], media: Media) -> bytes:
        """One part: run its code, then mend what only some values need."""
        media.part = part.name
        context = part.code.new_context(values)
        xml = "".join(part.code.root_render_func(context))
        if holds_break(xml):
            xml = resolve_breaks(xml)
        if part.columns_change:
            xml = fit_columns(xml)
        if (part.is_main and DRAWING in xml) or part.name in media.parts:
            xml = number_drawings(xml)
        if part.is_main:
            xml = close_last_section(xml)
        content = (_DECLARATION + xml).encode()
        if part.needs_parsing:
            check_well_formed(content)
        return content

    def _read(self, name: str) -> bytes:
        return inflate(self._contents[name])

    def _with_media(self, parts: list[Entry], changed: Mapping[str, bytes]) -> bytes:
        """The zip with images added: content types and relationships are no longer those laid out."""
        kept = [entry for entry in self._fixed if entry.name not in changed]
        added = [deflate(name, content) for name, content in changed.items()]
        return pack(lay_out(fixed_order(kept + added)), parts)

    def for_subdocuments(self) -> "SubdocumentTemplate":
        """Makes sub-documents (`new_subdoc`) for the context of one `render`.

        Such a render is docxtpl's own: a hundred times as slow.
        """
        from vanban.docx.engine.fallback import SubdocumentTemplate

        return SubdocumentTemplate(self._reopen(), self._filters)

    def _render_with_docxtpl(self, subdocument: Any, values: dict[str, Any]) -> bytes:
        from vanban.docx.engine.fallback import SubdocumentTemplate

        if not isinstance(subdocument.tpl, SubdocumentTemplate):
            raise TypeError("make sub-documents by Template.for_subdocuments().new_subdoc()")
        try:
            return subdocument.tpl.to_bytes(values)
        except Exception as fault:
            raise TemplateError(self._problems(values, fault)) from fault

    def _problems(self, values: Mapping[str, Any], fault: Exception) -> list[Problem]:
        """All that is wrong, found by a slow second look."""
        from vanban.docx.engine.diagnose import explain

        return explain(self._reopen(), self._filters, values) or [self._unplaced(fault)]

    def _unplaced(self, fault: Exception) -> Problem:
        if isinstance(fault, MisplacedBreak):
            what = "Một giá trị có ngắt đoạn hoặc ngắt trang ở chỗ chỉ nhận chữ thường."
            return Problem(what, "Bỏ ký tự ngắt trong giá trị đó.", Place(self.name))
        if isinstance(fault, BrokenXml):
            what = "Với dữ liệu này, mẫu cho ra tệp Word hỏng: một khối mở và đóng ở hai chỗ không cùng cấp."
            remedy = "Xem các cặp if … endif, for … endfor; chỉ dùng bộ lọc cho giá trị, đừng dùng cho khối."
            return Problem(what, remedy, Place(self.name))
        from vanban.docx.engine.diagnose import fault_kind

        what = f"Không làm được văn bản từ mẫu này: {fault_kind(fault)}."
        return Problem(what, "Chạy template inspect để xem các thẻ của mẫu.", Place(self.name))
