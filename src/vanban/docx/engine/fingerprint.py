"""What the compiled form of a template depends on besides the template: programs and our own code."""

import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2.compiler

_OWN_MODULES = (
    Path(__file__).parent,
    *(Path(__file__).parents[1] / room for room in ("reading", "inspection")),
)


def fingerprint(filters: Mapping[str, Callable[..., Any]]) -> bytes:
    """Another value when any of them changes. Found without importing docxtpl, which takes 0.2 s."""
    docxtpl = find_spec("docxtpl")
    assert docxtpl is not None
    assert docxtpl.origin is not None
    files = [Path(jinja2.compiler.__file__), Path(docxtpl.origin).with_name("template.py")]
    files += sorted(path for folder in _OWN_MODULES for path in folder.glob("*.py"))
    stamps = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    passes = [(name, str(getattr(run, "jinja_pass_arg", ""))) for name, run in sorted(filters.items())]
    return repr((sys.implementation.cache_tag, sys.hexversion, stamps, passes)).encode()
