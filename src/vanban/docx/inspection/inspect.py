"""What a template needs: every placeholder as a tree, where it stands, and which of them nobody can fill."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Literal

from jinja2 import Environment

from vanban.docx.inspection.data_flow import find_uses
from vanban.docx.inspection.data_paths import ANY_KEY, ITEM, Path
from vanban.docx.inspection.uses import Sort, Use, Uses
from vanban.docx.reading.package import Package
from vanban.docx.reading.parts import part_labels
from vanban.docx.reading.tags import Tag, tags
from vanban.errors import Place, Problem, TemplateError

Kind = Literal["text", "number", "condition", "rich", "image", "subdocument", "group", "list"]
Need = Literal["always", "conditional", "optional"]
Known = Mapping[str, Any]
"""What can be filled: a field, a nested mapping, a list as `[mapping]`; `...` allows anything below."""

_TITLES: Mapping[Kind, str] = {
    "text": "chữ",
    "number": "số",
    "condition": "điều kiện",
    "rich": "chữ có định dạng",
    "image": "ảnh",
    "subdocument": "văn bản con",
    "group": "nhóm",
    "list": "danh sách",
}
_JSON_TYPES: Mapping[Kind, str] = {"text": "string", "number": "number"}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder with its fields (of the group, or of each item of the list).

    `path` is dotted, `danh_sach[].ten` for a field of list items. `need`: `always`; `conditional`, only in a
    branch that may not run; `optional`, the template copes without a value. `places` are in reading order.
    """

    name: str
    path: str
    kind: Kind
    need: Need
    places: tuple[str, ...]
    fields: tuple["Placeholder", ...] = ()

    @property
    def title(self) -> str:
        """Its kind in Vietnamese."""
        return _TITLES[self.kind]

    def to_json(self) -> dict[str, object]:
        """As plain data."""
        return {
            "name": self.name,
            "path": self.path,
            "kind": self.kind,
            "need": self.need,
            "places": list(self.places),
            "fields": [inner.to_json() for inner in self.fields],
        }


@dataclass(frozen=True, slots=True)
class Placeholders:
    """All placeholders of the template `template`, shared parts included, by first appearance."""

    template: str
    fields: tuple[Placeholder, ...]

    def __iter__(self) -> Iterator[Placeholder]:
        """Every placeholder, fields after what they belong to."""
        return _flat(self.fields)

    def to_json(self) -> dict[str, object]:
        """`{"template", "placeholders": [{"name", "path", "kind", "need", "places", "fields"}]}`."""
        return {"template": self.template, "placeholders": [inner.to_json() for inner in self.fields]}

    def to_schema(self) -> dict[str, object]:
        """A JSON Schema that the data of this template must meet."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(self.fields)}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A placeholder that the data cannot fill, and the known name that comes nearest.

    `misfit`: the name is known, but it is a list where the template wants none, or the other way round.
    """

    placeholder: Placeholder
    nearest: str | None
    misfit: bool = False

    def problem(self, template: str) -> Problem:
        """As a sentence at the first of its places."""
        path, place = self.placeholder.path, Place(template, detail=self.placeholder.places[0])
        if self.misfit:
            what = f"Mẫu dùng {path} như một {self.placeholder.title}, dữ liệu thì không phải như vậy."
            return Problem(what, "Sửa cách dùng chỗ điền này trong mẫu.", place)
        remedy = f"Có phải là {self.nearest}?" if self.nearest else "Sửa tên, hoặc bỏ chỗ điền này khỏi mẫu."
        return Problem(f"Chỗ điền {path} không có trong dữ liệu.", remedy, place)


def inspect_template(
    package: Package, shared: Callable[[str], Package], environment: Environment | None = None
) -> Placeholders:
    """The placeholders of a template and of all that it includes.

    `shared` opens a shared part by its name in the templates folder; one that it refuses with a TemplateError
    is passed over here, since `problems` and the engine tell of it. Broken tags are passed over, too.
    """
    return Placeholders(package.name, _tree(all_uses(package, shared, environment).all))


def all_uses(
    package: Package, shared: Callable[[str], Package], environment: Environment | None = None
) -> Uses:
    """Every use of data in every part of the template and in what it includes."""

    def include(name: str) -> Sequence[Tag]:
        try:
            other = shared(name)
        except TemplateError:
            return []
        inside = tags(other.parts[other.main])
        return [replace(tag, place=f"{name}, {tag.place}") for tag in inside]

    found = Uses()
    environment = environment or Environment(autoescape=True)
    for part, label in part_labels(package).items():
        find_uses(tags(package.parts[part], label), include, environment, found)
    return found


def unknown(placeholders: Placeholders, known: Known) -> list[Unknown]:
    """The placeholders that `known` cannot fill; of a whole unknown group or list only the top."""
    return list(_unknown(placeholders.fields, known, list(_dotted(known))))


def _unknown(fields: Sequence[Placeholder], known: object, everything: list[str]) -> Iterator[Unknown]:
    for inner in fields if known is not ... else ():
        below = known if isinstance(known, Mapping) else {}
        if inner.name == ANY_KEY:
            yield from _unknown(inner.fields, next(iter(below.values()), ...), everything)
        elif inner.name not in below:
            yield Unknown(inner, _nearest(inner, known, everything))
        else:
            yield from _unknown_below(inner, below[inner.name], everything)


def _unknown_below(placeholder: Placeholder, known: object, everything: list[str]) -> Iterator[Unknown]:
    """What the value known under the placeholder's own name lacks."""
    items = known if isinstance(known, Sequence) and not isinstance(known, str) else None
    if known is not ... and placeholder.kind == ("list" if items is None else "group"):
        yield Unknown(placeholder, None, misfit=True)
    else:
        yield from _unknown(
            placeholder.fields, known if items is None else next(iter(items), ...), everything
        )


def _nearest(placeholder: Placeholder, known: object, everything: list[str]) -> str | None:
    """The best name on the same level, or else anywhere: `ten_don_vi` for `don_vi.ten`."""
    by_words = {_words(path): path for path in reversed(everything)}
    if (words := _words(placeholder.path)) in by_words:
        return by_words[words]
    beside = [str(name) for name in known] if isinstance(known, Mapping) else []
    if close := get_close_matches(placeholder.name, beside, 1):
        return placeholder.path[: len(placeholder.path) - len(placeholder.name)] + close[0]
    close = get_close_matches(words, by_words, 1, 0.75)
    return by_words[close[0]] if close else None


def _words(path: str) -> str:
    """The words of a path in one order, so that `ten_don_vi` is close to `don_vi.ten`."""
    return " ".join(sorted(path.replace(ITEM, "").replace(".", "_").split("_")))


def _dotted(known: object, before: str = "") -> Iterator[str]:
    if isinstance(known, Mapping):
        for name, below in known.items():
            yield f"{before}{name}"
            yield from _dotted(below, f"{before}{name}.")
    elif isinstance(known, Sequence) and not isinstance(known, str):
        for item in known[:1]:
            yield from _dotted(item, f"{before.removesuffix('.')}{ITEM}.")


def _flat(fields: Sequence[Placeholder]) -> Iterator[Placeholder]:
    for inner in fields:
        yield inner
        yield from _flat(inner.fields)


def _tree(uses: Sequence[Use], above: Path = ()) -> tuple[Placeholder, ...]:
    """The placeholders directly below the path `above`; the step into list items is part of the list."""
    depth = len(above)
    below = [use.path for use in uses if len(use.path) > depth and use.path[:depth] == above]
    names = dict.fromkeys(path[depth] for path in below)
    return tuple(_placeholder(uses, (*above, name)) for name in names)


def _placeholder(uses: Sequence[Use], path: Path) -> Placeholder:
    own = [use for use in uses if use.path[: len(path)] == path]
    items = (*path, ITEM)
    is_list = any(use.path[: len(items)] == items for use in own) or _has(own, path, "list")
    holder = items if any(use.path[: len(items)] == items for use in own) else path
    fields = _tree(own, holder)
    while ITEM in (inner.name for inner in fields):  # a list of lists counts as one
        holder = (*holder, ITEM)
        fields = _tree(own, holder)
    kind: Kind = "list" if is_list else _kind(own, path, bool(fields))
    places = dict.fromkeys(use.place for use in own)
    return Placeholder(path[-1], _shown(path), kind, _need(own, path), tuple(places), fields)


def _has(uses: Sequence[Use], path: Path, sort: Sort) -> bool:
    return any(use.sort == sort and use.path == path for use in uses)


def _kind(own: Sequence[Use], path: Path, has_fields: bool) -> Kind:
    if has_fields or _has(own, path, "mapping"):
        return "group"
    if _has(own, path, "rich"):
        return "rich"
    if _has(own, path, "subdocument"):
        return "subdocument"
    if _has(own, path, "number"):
        return "number"
    return "condition" if all(use.sort == "test" for use in own) else "text"


def _need(own: Sequence[Use], path: Path) -> Need:
    """Judged by the uses that must have a value: not by tests of it and not by `default`."""
    firm = [use for use in own if use.path != path or not (use.guarded or use.sort == "test")]
    if all(any(guard[: len(path)] == path for guard in use.guards) for use in firm):
        return "optional" if firm or any(use.guarded for use in own) else "always"
    return "conditional" if all(_may_not_run(use, path) for use in firm) else "always"


def _may_not_run(use: Use, path: Path) -> bool:
    """Whether the use hangs on a condition other than that the placeholder it belongs to is there."""
    return use.conditional and not any(path[: len(guard)] == guard for guard in use.guards)


def _shown(path: Path) -> str:
    return ".".join(path).replace(f".{ITEM}", ITEM)


def _object(fields: Sequence[Placeholder]) -> dict[str, object]:
    schema: dict[str, object] = {"type": "object"}
    named = [inner for inner in fields if inner.name != ANY_KEY]
    if named:
        schema["properties"] = {inner.name: _schema(inner) for inner in named}
    if required := [inner.name for inner in named if inner.need == "always"]:
        schema["required"] = required
    others = [inner for inner in fields if inner.name == ANY_KEY]
    return schema | {"additionalProperties": _schema(others[0])} if others else schema


def _schema(placeholder: Placeholder) -> dict[str, object]:
    if placeholder.kind == "list":
        return {"type": "array", "items": _object(placeholder.fields) if placeholder.fields else {}}
    if placeholder.kind == "group":
        return _object(placeholder.fields)
    known = _JSON_TYPES.get(placeholder.kind)
    return {"type": known} if known else {}
