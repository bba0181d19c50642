"""Fuzz the readers for as long as wanted: `python -m tests.fuzz --minutes 60 [--target measure] [--seeds DIR]`.

Draws new inputs in every round. The first fault of each kind is printed and its input kept in `.fuzz/`, so that a
person can look at it; what is found becomes a test beside the reader.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.fuzz.targets import TARGETS, Target, damaged

_KEPT = Path(".fuzz")
_LAST = _KEPT / "last"  # what is being tried: all that is left when the process dies of it
_SEEDS = {"measure": "*.docx", "workbook": "*.xls*", "real workbook": "*.ods"}


def main() -> int:
    options = _options()
    _KEPT.mkdir(exist_ok=True)
    until = time.monotonic() + options.minutes * 60
    tried: Counter[str] = Counter()
    found: dict[str, Path] = {}
    for name, target in _turns(options):
        tried[name] += _round(name, target, found)
        if time.monotonic() >= until:
            break
    for name, count in tried.items():
        print(f"{name}: {count} inputs")
    for fault, path in found.items():
        print(f"{path}: {fault}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--target", choices=TARGETS, action="append")
    parser.add_argument("--seeds", type=Path, help="a folder of other real files to damage")
    return parser.parse_args()


def _turns(options: argparse.Namespace) -> Iterator[tuple[str, Target]]:
    """The targets in turn, for ever."""
    targets = {name: _seeded(name, TARGETS[name], options.seeds) for name in options.target or TARGETS}
    while True:
        yield from targets.items()


def _seeded(name: str, target: Target, folder: Path | None) -> Target:
    """The target with the files of a folder besides its own."""
    more = (
        [path.read_bytes() for path in sorted(folder.rglob(_SEEDS[name]))]
        if folder and name in _SEEDS
        else []
    )
    if not more:
        return target
    return Target(target.inputs | damaged(lambda: more), target.hold, target.seconds, target.examples)


def _round(name: str, target: Target, found: dict[str, Path]) -> int:
    """Try some inputs; how many."""
    tried = 0

    @seed(random.getrandbits(64))
    @settings(
        max_examples=target.examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def shoot(data: st.DataObject) -> None:
        nonlocal tried
        tried += 1
        given = data.draw(target.inputs)
        _LAST.write_bytes(_raw(given))
        try:
            target.fire(given)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic below Python is none of Exception's
            _keep(name, given, error, found)

    shoot()
    return tried


def _keep(name: str, given: Any, error: BaseException, found: dict[str, Path]) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{name}: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:200]}"
    kind = fault.split(": ")[1]
    if any(kind in known for known in found):
        return
    raw = _raw(given)
    path = _KEPT / f"{name.replace(' ', '-')}-{hashlib.sha256(raw).hexdigest()[:12]}"
    path.write_bytes(raw)
    found[fault] = path
    print(
        fault, f"kept in {path}", "".join(traceback.format_exception(error)[-6:]), sep="\n", file=sys.stderr
    )


def _raw(given: Any) -> bytes:
    return given if isinstance(given, bytes) else str(given).encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    sys.exit(main())
