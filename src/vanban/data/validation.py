"""A file's data held against its model: every error as a problem at its place, in a clerk's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from vanban.data.lines import position
from vanban.data.nodes import Path
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
    misspelt: set[Path] = set()
    for fault in faults:
        if fault.kind == "extra_forbidden":
            shape = shape_at(model, fault.path[:-1])
            what, remedy, meant = describe_unknown(
                str(fault.path[-1]), shape.titles, _keys_at(source.data, fault.path[:-1])
            )
            misspelt |= {(*fault.path[:-1], meant)} if meant else set()
            problems.append(Problem(what, remedy, source.key_place(fault.path)))
    for fault in faults:
        if fault.missing and (*fault.path, fault.missing) not in misspelt:
            title = shape_at(model, (*fault.path, fault.missing)).title
            problems.append(Problem(*describe_missing(fault.missing, title), source.key_place(fault.path)))
        elif not fault.missing and fault.kind != "extra_forbidden":
            problems.append(_describe_value(source, shape_at(model, fault.path), fault))
    return sorted(problems, key=position)


def _keys_at(data: Data, path: Path) -> list[str]:
    for step in path:
        data = data[step]  # type: ignore[index]  # the path was found in the data
    return list(data) if isinstance(data, dict) else []


def _describe_value(source: Source, shape: Shape, fault: _Fault) -> Problem:
    key = next((step for step in reversed(fault.path) if isinstance(step, str)), "")
    what, remedy = describe(fault.kind, fault.input, fault.context, key, shape.title)
    return Problem(what, remedy, source.place(fault.path))
