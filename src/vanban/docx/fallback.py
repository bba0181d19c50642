"""Sub-documents: docxtpl itself renders, in our environment, for they merge styles and numbering into the template."""

from typing import Any


def render_with_docxtpl(subdocument: Any, values: dict[str, Any]) -> bytes:
    raise NotImplementedError
