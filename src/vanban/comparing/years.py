"""Two years of a campaign made one Word file with tracked changes: both documents made, then compared."""

from collections.abc import Sequence
from functools import partial

from vanban.comparing.files import Compared, Side, Wish, both, refuse_output, write
from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Item, Order, items
from vanban.errors import DataError, OpenValueError, Problem, VanbanError
from vanban.producing import render_document


def compare_years(
    workspace: Workspace, old: str, new: str, departments: Sequence[str], kind: str, wish: Wish
) -> Compared:
    """Write one department's document of `new` with tracked changes against that of `old`, made as the data stand.

    `departments`: one, or two when its id has changed between the years: the old one, then the new one. When one of
    the documents still has open values, both are made as drafts.

    Raises:
        VanbanError: a document can't be made.
        OutputError: as for `compare_files`.
    """
    refuse_output(wish)
    if len(departments) > 2:
        raise DataError(Problem("Ghi --department nhiều nhất hai lần: đơn vị năm cũ, rồi đơn vị năm mới."))
    orders = [(old, departments[0]), (new, departments[-1])]
    try:
        before, after = both(*(partial(_made, workspace, *order, kind, draft=False) for order in orders))
    except OpenValueError:
        before, after = both(*(partial(_made, workspace, *order, kind, draft=True) for order in orders))
    return write(before, after, wish)


def _made(workspace: Workspace, ref: str, department: str, kind: str, *, draft: bool) -> Side:
    (item,) = items(workspace, Order(ref, (kind,), (department,), draft=draft))
    document = _document(item)
    raw = render_document(workspace.templates, document)
    return Side(document.path, raw, document.day.first if document.day else None)


def _document(item: Item) -> Document:
    if isinstance(item.result, VanbanError):
        raise item.result
    return item.result
