"""Data classes that never change once they are made."""

import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots that costs no more to make than a plain one.

    The type checker keeps its fields from being written to, not the running program: a dataclass frozen at run
    time takes five times as long to make, and one check of a file makes a thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


if TYPE_CHECKING or sys.version_info >= (3, 12):
    lazy = cached_property
else:

    class lazy(cached_property):
        """A `cached_property` without the lock that it had up to 3.11, which costs more than most values."""

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value
