"""The items of the plan that a final report answers one by one: those of its section on the campaign's contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vanban.data.open_values import OpenValue
from vanban.data.source import Source
from vanban.documents.blanks import Blanks
from vanban.outline.markers import spell
from vanban.outline.tree import Level
from vanban.vietnamese.letters import without_accents

_CONTENTS = "noi dung"
_SHOWN = 60  # letters of an item in a question


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item: `key` is how the plan numbers it (`II.1`), `words` what it says."""

    key: str
    words: str


def plan_items(body: Sequence[Mapping[str, Any]]) -> list[PlanItem]:
    """The numbered items of the plan's section on contents (`II. NỘI DUNG …`), of the paragraphs of its page."""
    section = ""
    found: list[PlanItem] = []
    for paragraph in body:
        if paragraph["kieu"] == "muc_la_ma":
            is_contents = _CONTENTS in without_accents(paragraph["chu"]).lower()
            section = paragraph["so"].rstrip(".") if is_contents and not found else ""
        elif section and paragraph["kieu"] == "khoan":
            found.append(PlanItem(f"{section}.{paragraph['so'].rstrip('.')}", paragraph["chu"]))
    return found


def results_text(
    items: Sequence[PlanItem], results: Mapping[str, str], blanks: Blanks, source: Source
) -> str:
    """What came of each item, as points in the plan's order; an item without an answer is asked for."""
    return "\n".join(
        f"{spell(Level.POINT, (n,))} {results.get(item.key) or _asked(item, blanks, source)}"
        for n, item in enumerate(items, start=1)
    )


def _asked(item: PlanItem, blanks: Blanks, source: Source) -> str:
    words = item.words if len(item.words) <= _SHOWN else f"{item.words[:_SHOWN].rsplit(' ', 1)[0]} …"
    label = f"kết quả mục {item.key} của kế hoạch (“{words}”)"
    return blanks.token(
        f"ket_qua_muc.{item.key}", label, OpenValue("hoi", place=source.place(("ket_qua_muc",)))
    )
