"""The order of the steps of `awards propose`: the year's last figures → who may be proposed → rows of the workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vanban.awards.model import SheetRow
from vanban.awards.proposing import Suggestion, suggestions
from vanban.data.workspace import Workspace
from vanban.documents.awards.case import YearFigures
from vanban.due.dossiers import DossierShelf
from vanban.errors import DataError, Problem
from vanban.figures.rates import percent
from vanban.nominating import Written, dossier_of, write_nominations
from vanban.vietnamese.numbers import format_rate


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who may be proposed: those who reached `target` per cent; `best` tells of the one who came nearest."""

    target: Decimal
    period: str
    suggestions: tuple[Suggestion, ...]
    best: str


def suggest(workspace: Workspace, ref: str, department: str | None) -> Proposal:
    """Who reached the target of the year: of the whole province, or of one department.

    Raises:
        DataError: there are no figures of the year's end, or no target to hold them against.
    """
    year = workspace.campaign(ref)
    shelf = DossierShelf(workspace, year)
    figures = shelf.figures
    if figures is None:
        what = f"Phong trào {year.ref} chưa có số liệu cuối năm."
        raise DataError(Problem(what, "Điền bảng số liệu tháng cuối năm rồi chạy lại."))
    dossier = dossier_of(workspace, ref, department)
    overview = figures.whole if dossier.whole else figures.departments.get(dossier.presenter)
    if overview is None:
        what = f"{dossier.presenter} không có dự án nào trong số liệu cuối năm."
        raise DataError(Problem(what, "Chọn đơn vị khác, hoặc xem lại bảng số liệu."))
    if overview.pace is None:
        what = "Chưa biết chỉ tiêu giải ngân của năm để xét ai đạt."
        raise DataError(
            Problem(what, "Ghi bao_cao.chi_tieu và giá trị của chỉ tiêu ấy.", year.source.place(()))
        )
    found = suggestions(overview, shelf.projects, year.campaign.awards, dossier.book)
    return Proposal(overview.pace.target, overview.period.name, tuple(found), _best(figures))


def add(
    workspace: Workspace, ref: str, department: str | None, keys: Sequence[str], *, force: bool
) -> Written:
    """Put the suggestions called by `keys` into the workbook of the dossier.

    Raises:
        DataError: a key is none of a suggestion; nothing is written.
        OutputError: a workbook that somebody may have filled in stands there, or it can't be written.
    """
    known = {one.key.casefold(): one for one in suggest(workspace, ref, department).suggestions}
    unknown = [key for key in keys if key.casefold() not in known]
    if unknown:
        names = ", ".join(one.key for one in known.values()) or "chưa có gợi ý nào"
        raise DataError(
            Problem(f"{key} không có trong danh sách gợi ý.", f"Các mã: {names}.") for key in unknown
        )
    rows = [_row(known[key.casefold()]) for key in keys]
    return write_nominations(workspace, ref, department, chosen=rows, force=force)


def _row(one: Suggestion) -> SheetRow:
    """The row of a collective; of a project the one that carried it out."""
    done = "{{ cau.ket_qua }}"
    if one.kind == "du_an":
        done = (
            f"Thực hiện {one.name}: giải ngân {{{{ so_lieu.luy_ke }}}}, đạt {{{{ so_lieu.ty_le }}}} kế hoạch"
        )
    return SheetRow(
        "tap_the",
        one.doer,
        department=one.department,
        award=one.award.title if one.award else "",
        achievement=done,
        figures_of=(one.key,),
    )


def _best(figures: YearFigures) -> str:
    first = next((one for one in figures.whole.by_department if one.rank == 1 and one.rate is not None), None)
    return f"{first.name}, {format_rate(percent(first.rate))}" if first and first.rate is not None else ""
