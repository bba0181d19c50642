"""`import`: last year's files into data. `old_plan` reads a file, `one` writes its data, `folder` takes many."""

from vanban.importing.folder import FolderImport, Outcome, Status, import_folder
from vanban.importing.old_plan import OldPlan, read_old_plan
from vanban.importing.one import Imported, import_plan

__all__ = [
    "FolderImport",
    "Imported",
    "OldPlan",
    "Outcome",
    "Status",
    "import_folder",
    "import_plan",
    "read_old_plan",
]
