"""Data files of an attacker, or of a program that went wrong: told in a second, in little memory, at their line."""

import resource
import time
from collections.abc import Callable

import pytest

from vanban.data.source import parse_source
from vanban.errors import DataError


def laughs() -> bytes:
    """A billion laughs: nine lists, each ten times the one before."""
    lines = ["a: &a [x, x]"]
    lines += [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines).encode()


HOSTILE: dict[str, tuple[Callable[[], bytes], int | None, str]] = {
    "a billion laughs": (laughs, 1, "dấu &"),
    "an alias": (lambda: b"a: 1\nb: *a\n", 2, "dấu *"),
    "a merge key": (lambda: b"a: 1\n<<: {b: 2}\n", 2, "`<<` không dùng"),
    "nested 100,000 deep": (lambda: b"a: 1\nb: " + b"[" * 100_000, 2, "lồng nhau quá 50"),
    "dashes 100,000 deep": (lambda: b"- " * 100_000, 1, ""),
    "an object of Python": (lambda: b"a: 1\nb: !!python/object/apply:os.system [id]\n", 2, "!!python"),
    "a tag of nobody's": (lambda: b"a: !!binary aGFjaw==\n", 1, "!!binary"),
    "a key twice": (lambda: b"a: 1\nb: 2\na: 3\n", 3, "đã có ở dòng 1"),
    "a tab": (lambda: b"a:\n\tb: 1\n", 2, "phím Tab"),
    "a mark of byte order and a fault": (lambda: b"\xef\xbb\xbfa: 1\nb: @x\n", 2, "dấu @"),
    "UTF-16": (lambda: "a: Kế hoạch\n".encode("utf-16"), 1, "UTF-16"),
    "an old encoding": (lambda: b"a: 1\nb: K\xd5 ho\xb9ch\n", 2, "UTF-8"),
    "50 MB": (lambda: b"a: 1\n" + b"#" * 50_000_000, None, "MB"),
    "a line of a million letters": (lambda: b"a: " + b"x" * 999_990 + b"\nb: @\n", 2, "dấu @"),
    "40,000 keys and one twice": (
        lambda: b"".join(b"k%d: 1\n" % n for n in range(40_000)) + b"k1: 2\n",
        40_001,
        "đã có ở dòng 2",
    ),
    "nothing": (lambda: b"", 1, "trống"),
    "a file of the system": (lambda: b"a: !include /etc/passwd\n", 1, "!include"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_data_file_is_told_at_its_line_in_a_second_and_little_memory(case: str) -> None:
    make, line, reason = HOSTILE[case]
    raw = make()
    started, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DataError) as refusal:
        parse_source(raw, "a.yaml")
    assert time.process_time() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000  # kilobytes
    places = [problem.place for problem in refusal.value.problems]
    assert line in [place.line for place in places if place], refusal.value
    assert reason in str(refusal.value)
    assert all(problem.remedy for problem in refusal.value.problems)
