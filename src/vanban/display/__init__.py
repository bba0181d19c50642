"""What commands print for people (tables, trees, sentences) and for programs (one JSON object)."""

from vanban.display.findings import show_checked, show_mended
from vanban.display.printing import as_data, print_json, say
from vanban.display.runs import show_made, show_needs, show_schemas, show_states

__all__ = [
    "as_data",
    "print_json",
    "say",
    "show_checked",
    "show_made",
    "show_mended",
    "show_needs",
    "show_schemas",
    "show_states",
]
