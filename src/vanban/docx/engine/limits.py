"""What one step of a template may make at most: enough for any document, too little to fill the memory."""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

from jinja2.exceptions import SecurityError

MAX_COUNT: Final = 10_000  # of anything that a template asks for by a number
_MAX_LENGTH: Final = 1_000_000  # of a text or list made from others
_MAX_POWER: Final = 100
_MAX_BITS: Final = 40_000  # of a whole number
_MAX_ITEMS: Final = 100_000  # in a list written in the template, lists in it counted through
_WIDE: Final = re.compile(r"%[^a-zA-Z%]*(?:\d{4,}|\*)")
LIMITED_FILTERS: Final = (
    "batch",
    "center",
    "format",
    "indent",
    "join",
    "replace",
    "round",
    "slice",
    "truncate",
)


def limited_range(*bounds: int) -> range:
    """`range`, of a length that a document can hold.

    Raises:
        SecurityError: it is longer.
    """
    numbers = range(*bounds)
    _at_most(MAX_COUNT, len(numbers[: MAX_COUNT + 1]))
    return numbers


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse what would fill the memory: `"a" * 10 ** 9`, `10 ** 10 ** 9`, `"%099999999d" % 1`.

    Raises:
        SecurityError: the result may be too big.
    """
    whole = isinstance(left, int) and isinstance(right, int)
    if operator == "**" and not (abs(left) <= MAX_COUNT and abs(right) <= _MAX_POWER):
        raise SecurityError("power")
    if operator == "*" and whole:
        _at_most(_MAX_BITS, left.bit_length() + right.bit_length())
    elif operator == "*":
        _at_most(MAX_COUNT, _repeats(left, right))
    elif operator == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
        _at_most(_MAX_LENGTH, len(left) + len(right))
    elif operator == "%" and isinstance(left, str) and _WIDE.search(left):
        raise SecurityError("width")


def check_call(run: Any, arguments: Sequence[Any]) -> None:
    """Refuse methods of texts that are asked for too much: `"a".zfill(10 ** 9)`.

    Raises:
        SecurityError: the result may be too big.
    """
    text, name = getattr(run, "__self__", None), getattr(run, "__name__", "")
    if isinstance(text, str):
        _check_arguments(name, (text, *arguments))


def limited(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `run` called `name`, refusing arguments that ask for too much."""

    @wraps(run)
    def checked(*arguments: Any, **options: Any) -> Any:
        own = arguments[1:] if hasattr(run, "jinja_pass_arg") else arguments
        _check_arguments(name, (*own, *options.values()))
        return run(*arguments, **options)

    return checked


def joined(text: str) -> str:
    """`text`, the result of `~`.

    Raises:
        SecurityError: it is too long.
    """
    _at_most(_MAX_LENGTH, len(text))
    return text


def written(value: Any) -> Any:
    """`value`, a list or mapping written in the template.

    Raises:
        SecurityError: it holds too much, lists in lists counted through.
    """
    waiting, seen = [value], 0
    while waiting:
        items = waiting.pop()
        items = items.values() if isinstance(items, dict) else items
        seen += len(items)
        _at_most(_MAX_ITEMS, seen)
        waiting += [item for item in items if isinstance(item, (list, tuple, dict))]
    return value


def _check_arguments(name: str, values: Sequence[Any]) -> None:
    """`values`: what the method or filter works on, then its arguments."""
    subject, *arguments = values or ("",)
    for argument in arguments:
        if isinstance(argument, int):
            _at_most(MAX_COUNT, abs(argument))
    texts = [argument for argument in arguments if isinstance(argument, str)]
    if name == "format" and isinstance(subject, str):
        check_operation("%", subject, arguments)
    elif name == "replace" and isinstance(subject, str) and len(texts) > 1:
        _at_most(_MAX_LENGTH, len(subject) + subject.count(texts[0]) * len(texts[1]))
    elif name == "join":
        between, items = (subject, arguments[:1]) if isinstance(subject, str) and arguments else ("", [])
        if items and hasattr(items[0], "__len__"):
            _at_most(_MAX_LENGTH, max(len(between) * len(items[0]), len(between) + len(items[0])))
    elif name == "indent" and isinstance(subject, str):
        width = max((len(text) for text in texts), default=0) or max(
            (argument for argument in arguments if isinstance(argument, int)), default=0
        )
        _at_most(_MAX_LENGTH, len(subject) + (subject.count("\n") + 1) * width)


def _repeats(left: Any, right: Any) -> int:
    """How long `left * right` would be when one of them is a sequence."""
    for sequence, count in ((left, right), (right, left)):
        if isinstance(sequence, (str, list, tuple)) and isinstance(count, int):
            return len(sequence) * count
    return 0


def _at_most(limit: int, size: int) -> None:
    if size > limit:
        raise SecurityError("size")
