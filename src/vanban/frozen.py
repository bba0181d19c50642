"""Data classes that never change once they are made."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots that costs no more to make than a plain one.

    The type checker keeps its fields from being written to, not the running program: a dataclass frozen at run
    time takes five times as long to make, and one check of a file makes a thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
