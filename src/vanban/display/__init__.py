"""What commands print for people (tables, trees, sentences) and for programs (one JSON object)."""

from vanban.display.comparisons import show_compared
from vanban.display.figures import show_figures
from vanban.display.findings import Form, show_checked, show_mended, show_new_template, show_template
from vanban.display.imports import show_folder_import, show_imported
from vanban.display.nominations import show_nominations, show_suggestions
from vanban.display.pdfs import show_pdfs
from vanban.display.printing import as_data, print_json, say
from vanban.display.renewals import interview, show_answered, show_questions, show_renewed
from vanban.display.reports import show_carried
from vanban.display.runs import show_made, show_needs, show_schemas, show_states
from vanban.display.watching import show_run

__all__ = [
    "Form",
    "as_data",
    "interview",
    "print_json",
    "say",
    "show_answered",
    "show_carried",
    "show_checked",
    "show_compared",
    "show_figures",
    "show_folder_import",
    "show_imported",
    "show_made",
    "show_mended",
    "show_needs",
    "show_new_template",
    "show_nominations",
    "show_pdfs",
    "show_questions",
    "show_renewed",
    "show_run",
    "show_schemas",
    "show_states",
    "show_suggestions",
    "show_template",
]
