"""What `awards sheet` and `awards propose` print, and how far dossiers are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanban.display.printing import print_json, print_line, print_table
from vanban.vietnamese.numbers import format_number, format_rate

if TYPE_CHECKING:
    from vanban.awards.proposing import Suggestion
    from vanban.nominating import Written
    from vanban.overview import DossierState
    from vanban.proposing import Proposal


def show_nominations(written: "Written", *, as_json: bool) -> int:
    """Where the workbook of a dossier is, what it holds already and what is to be done."""
    if as_json:
        print_json(
            {
                "path": str(written.path.resolve()),
                "department": written.presenter,
                "proposed": written.proposed,
                "set_aside": written.set_aside,
                "added": written.added,
                "council": str(written.council.resolve()) if written.council else None,
                "backup": str(written.backup.resolve()) if written.backup else None,
                "status": "written" if written.is_new else "unchanged",
            }
        )
        return 0
    if written.backup:
        print_line(f"Bảng cũ được cất ở {written.backup}.")
    head = "Đã ghi" if written.is_new else "Đã có sẵn"
    print_line(f"{head} {written.path}: {written.proposed} đề nghị, {written.set_aside} hàng chưa đề nghị.")
    if written.set_aside:
        print_line("Chọn Hình thức đề nghị cho hàng muốn đề nghị; thêm tập thể, cá nhân vào các hàng trống.")
    if written.council:
        print_line(f"Đã ghi {written.council}: điền sau khi Hội đồng Thi đua - Khen thưởng họp.")
    return 0


def print_dossiers(dossiers: "Sequence[DossierState]") -> None:
    """How far each dossier of a year is, and by how many days it is late."""
    due = dossiers[0].due
    title = f"Hồ sơ đề nghị khen thưởng{f', hạn trình {due:%d/%m/%Y}' if due else ''}"
    rows = [(one.department, one.label, one.lateness) for one in dossiers]
    print_table(("Đơn vị", "Tình trạng", "Chậm"), rows, title=title)


_KINDS = {"don_vi": "Đơn vị", "du_an": "Dự án"}
_MILLION = 1_000_000


def show_suggestions(proposal: "Proposal", *, as_json: bool) -> int:
    """Who reached the target, with the figures behind it, for a person to choose from."""
    if as_json:
        print_json(
            {
                "target": str(proposal.target),
                "period": proposal.period,
                "suggestions": [_as_data(one) for one in proposal.suggestions],
            }
        )
        return 0
    print_table(
        ("Mã", "Loại", "Tên", "Hạng", "Tỷ lệ", "Giải ngân / kế hoạch (triệu đồng)", "Gợi ý"),
        [_row(one) for one in proposal.suggestions],
        title=f"Đạt chỉ tiêu {format_rate(proposal.target)} ({proposal.period})",
    )
    if not any(one.kind == "don_vi" for one in proposal.suggestions):
        print_line(f"Chưa đơn vị nào đạt chỉ tiêu; cao nhất: {proposal.best}.")
    print_line("Người có thẩm quyền chọn; đưa vào bảng đề nghị bằng --add MÃ. Cá nhân do cơ sở bình xét.")
    return 0


def _row(one: "Suggestion") -> tuple[str, ...]:
    amounts = f"{format_number(one.disbursed // _MILLION)} / {format_number(one.plan // _MILLION)}"
    name = one.name if one.name == one.doer else f"{one.name} ({one.doer})"
    award = one.award.title if one.award else ""
    return one.key, _KINDS[one.kind], name, str(one.rank), format_rate(one.percent), amounts, award


def _as_data(one: "Suggestion") -> dict[str, object]:
    return {
        "key": one.key,
        "kind": one.kind,
        "name": one.name,
        "department": one.department,
        "doer": one.doer,
        "rank": one.rank,
        "rate": str(one.percent),
        "plan": one.plan,
        "disbursed": one.disbursed,
        "award": one.award.id if one.award else None,
    }
