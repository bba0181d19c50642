"""Makes documents from the starter's templates."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanban.decree30.form import form
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.page.filters import FILTERS
from vanban.docx.starter import template


def make(kind: str, context: Mapping[str, Any], wide: bool = False, large: bool = True) -> bytes:
    """A document of that kind."""
    return _template(kind, wide, large).render(context)


@cache
def _template(kind: str, wide: bool, large: bool) -> Template:
    with TemporaryDirectory() as folder:
        for name, content in template(kind, form(large), wide).items():
            path = Path(folder, "mau", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        engine = Engine(Path(folder, "mau"), filters=FILTERS, cache=Path(folder, "cache"))
        return engine.template(f"{kind}.docx")
