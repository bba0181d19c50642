"""The words of a report carried over to the next period: what recurs stays, what told of the old one is asked."""

from collections.abc import Iterator, Sequence

from vanban.data.edit import dump, edit
from vanban.data.open_values import Data, OpenValue
from vanban.data.report_text import ReportText
from vanban.data.source import Source
from vanban.data.splices import Edit, Remove, Set
from vanban.documents.reports.plan_items import PlanItem

_TOLD = ("phan", "cau", "ket_qua_muc")
_OF_ITS_DAY = ("so", "ngay")


def carried_words(source: Source, period: str) -> tuple[str, int]:
    """The text of the new period's file, and how many pieces of it must be looked at again.

    `period` is what the old one is called. Comments and layout stay; what was still open stays open.
    """
    edits = list(_edits(source, period))
    return edit(source, edits), sum(isinstance(one, Set) for one in edits)


def _edits(source: Source, period: str) -> Iterator[Edit]:
    for key in _TOLD:
        pieces = source.data.get(key)
        for name, value in pieces.items() if isinstance(pieces, dict) else ():
            if isinstance(value, str):
                note = f"lời của {period}; sửa lại nếu không còn đúng"
                yield Set((key, name), OpenValue("xac_nhan", proposed=value, note=note))
    for key in _OF_ITS_DAY:
        if key in source.data:
            yield Remove((key,))


def asked_results(whose: str, items: Sequence[PlanItem], shared: ReportText | None) -> tuple[str, int]:
    """A new file of a department's words for the final report, and how much it asks.

    It asks what came of each item of the plan, and for the pieces that the shared text leaves open.
    """
    results: dict[str, Data] = {item.key: OpenValue("hoi", note=item.words) for item in items}
    pieces: dict[str, Data] = {
        name: piece
        for name, piece in (shared.parts if shared else {}).items()
        if isinstance(piece, OpenValue)
    }
    asked: dict[str, Data] = {"ket_qua_muc": results, "phan": pieces}
    text = dump({key: value for key, value in asked.items() if value})
    head = f"# Lời của {whose}: thay mỗi !hoi bằng lời của đơn vị, hoặc trả lời bằng lệnh answer.\n"
    return head + text, len(results) + len(pieces)
