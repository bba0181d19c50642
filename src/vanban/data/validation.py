"""A file's data held against its model: every error as a problem at its place, in a clerk's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from vanban.data.habits import Torn, describe_missing_bar, describe_torn, is_outline, is_word, torn_values
from vanban.data.lines import position
from vanban.data.nodes import Node, Path, find_node
from vanban.data.open_values import Data
from vanban.data.sentences import describe, describe_missing, describe_unknown
from vanban.data.shape import Shape, shape_at
from vanban.data.source import Source
from vanban.data.types import FieldError, WrongKindError
from vanban.errors import DataError, Problem

Model = TypeVar("Model", bound=BaseModel)
_Branch = tuple[Path, str]

# An error of these types says that the value is of another kind than this member of a union.
_OTHER_KIND = ("_type", "is_instance_of", "literal_error", "enum")


@dataclass(frozen=True)
class _Fault:
    """One of pydantic's errors at a path of the file; `branch` is the member of a union that it is of."""

    path: Path
    missing: str | None
    branch: _Branch | None
    kind: str
    input: object
    context: Mapping[str, Any]


def validate(source: Source, model: type[Model]) -> Model:
    """The model of a file.

    Raises:
        DataError: all that is wrong with the data, each with its line and column.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        faults = [_find_fault(source.data, one) for one in error.errors(include_url=False)]
        problems = _describe_all(source, model, _reduce_unions(faults))
    raise DataError(problems)


def _find_fault(data: Data, error: Mapping[str, Any]) -> _Fault:
    location: tuple[str | int, ...] = error["loc"]
    missing = str(location[-1]) if error["type"] == "missing" else None
    path, branch = _walk(data, location[:-1] if missing else location)
    context = error.get("ctx", {})
    reason = context.get("error")
    if isinstance(reason, FieldError) and reason.path:
        path, _ = _walk(data, (*path, *reason.path))
    return _Fault(path, missing, branch, error["type"], error["input"], context)


def _walk(data: Data, location: Iterable[str | int]) -> tuple[Path, _Branch | None]:
    """The steps of a location that lead through the data; the first that doesn't names a union's member."""
    path: Path = ()
    branch: _Branch | None = None
    for step in location:
        if (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]  # type: ignore[index]  # told apart in the line above
            path = (*path, step)
        elif branch is None and step != "[key]":
            branch = (path, str(step))
    return path, branch


def _reduce_unions(faults: list[_Fault]) -> list[_Fault]:
    """Of each union the faults of one member: the one that the value most likely was meant for."""
    members: dict[Path, dict[str, list[_Fault]]] = {}
    for fault in faults:
        if fault.branch:
            at, label = fault.branch
            members.setdefault(at, {}).setdefault(label, []).append(fault)
    chosen = {at: _likeliest(at, labels) for at, labels in members.items()}
    kept = [fault for fault in faults if not fault.branch or chosen[fault.branch[0]] == fault.branch[1]]
    return list({(fault.path, fault.missing): fault for fault in reversed(kept)}.values())[::-1]


def _likeliest(at: Path, labels: dict[str, list[_Fault]]) -> str:
    """The member whose kind the value has, with the fewest faults."""

    def rank(label: str) -> tuple[bool, int]:
        faults = labels[label]
        return any(one.path == at and _is_other_kind(one) for one in faults), len(faults)

    return min(labels, key=rank)


def _is_other_kind(fault: _Fault) -> bool:
    return fault.kind.endswith(_OTHER_KIND) or isinstance(fault.context.get("error"), WrongKindError)


def _describe_all(source: Source, model: type[BaseModel], faults: list[_Fault]) -> list[Problem]:
    problems: list[Problem] = []
    told: set[Path] = set()
    torn: dict[Path, dict[str, Torn]] = {}
    for fault in faults:
        if fault.kind == "extra_forbidden":
            above = fault.path[:-1]
            if above not in torn:
                node = find_node(source.root, above)
                torn[above] = torn_values(source.text, node) if node else {}
            problem, other = _describe_unknown(source, shape_at(model, above), fault, torn[above])
            problems.append(problem)
            told |= {other} if other else set()
    for fault in faults:
        if fault.kind == "extra_forbidden" or (*fault.path, *filter(None, [fault.missing])) in told:
            continue
        if fault.missing:
            title = shape_at(model, (*fault.path, fault.missing)).title
            problems.append(Problem(*describe_missing(fault.missing, title), source.key_place(fault.path)))
        else:
            problems.append(_describe_value(source, shape_at(model, fault.path), fault))
    return sorted(dict.fromkeys(problems), key=position)


def _describe_unknown(
    source: Source, shape: Shape, fault: _Fault, torn: Mapping[str, Torn]
) -> tuple[Problem, Path | None]:
    """The problem of a key that the model doesn't know, and the path that it tells about with it."""
    above, key = fault.path[:-1], str(fault.path[-1])
    node = find_node(source.root, above)
    if key in torn:
        place = source.lines.place(source.name, torn[key].start)
        return Problem(*describe_torn(torn[key], shape.titles), place), None
    if node and is_outline(key) and (holder := _key_before(node, key)):
        if (node.entries or {})[holder].value.style in ("|", ">"):
            remedy = f"Nếu là nội dung của `{holder}`, thụt dòng này vào."
            return Problem(f"Mục `{key}` không có ở đây.", remedy, source.key_place(fault.path)), None
        return Problem(*describe_missing_bar(holder), source.key_place((*above, holder))), (*above, holder)
    present = list(node.entries or {}) if node else []
    what, remedy, meant = describe_unknown(key, fault.input, shape.titles, present)
    return Problem(what, remedy, source.key_place(fault.path)), (*above, meant) if meant else None


def _key_before(node: Node, key: str) -> str | None:
    """The last key of ours above a key that is in truth a line of text, where its value may be that text."""
    keys = list(node.entries or {})
    before = (one for one in reversed(keys[: keys.index(key)]) if is_word(one))
    holder = next(before, None)
    style = (node.entries or {})[holder].value.style if holder else None
    return holder if style in ("", "|", ">") and node.style == ":" else None


def _lacks_bar(source: Source, fault: _Fault) -> bool:
    """Whether lines of text below a key were read as a list or as keys, for want of `|`."""
    reason, node = fault.context.get("error"), find_node(source.root, fault.path)
    if not (isinstance(reason, FieldError) and reason.for_text and node and fault.path) or node.tag:
        return False
    if not isinstance(fault.path[-1], str):
        return False
    keys = list(node.entries or {})
    if node.style == ":" and len(keys) == 1:
        return is_outline(keys[0])
    return node.style == "-" or (node.style == ":" and not all(map(is_word, keys)))


def _describe_value(source: Source, shape: Shape, fault: _Fault) -> Problem:
    if _lacks_bar(source, fault):
        return Problem(*describe_missing_bar(str(fault.path[-1])), source.key_place(fault.path))
    key = next((step for step in reversed(fault.path) if isinstance(step, str)), "")
    what, remedy = describe(fault.kind, fault.input, fault.context, key, shape.title)
    return Problem(what, remedy, source.place(fault.path))
