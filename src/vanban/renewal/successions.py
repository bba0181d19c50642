"""Whose plan becomes whose: departments that went on, changed their name, were merged or ended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vanban.data.departments import Departments
from vanban.data.workspace import SHARED_PLAN

_WHOLE = "toàn bộ"


@dataclass(frozen=True, slots=True)
class Succession:
    """What becomes of the plans `of` (ids of last year): one plan of `heir`; None when it must be left out.

    `chosen` is the plan to start from; None when several are there and a person must choose.
    """

    of: tuple[str, ...]
    heir: str | None
    chosen: str | None
    why: str = ""


def successions(
    departments: Departments, ids: Iterable[str], then: date, now: date, choices: Mapping[str, str]
) -> Iterator[Succession]:
    """What becomes of each plan of last year, in the order of `ids`.

    `choices` are heirs with the id of last year whose plan they start from.
    """
    claims: dict[str, list[str]] = {}
    for id in ids:
        heirs = _heirs(departments, id, then, now)
        if len(heirs) == 1:
            claims.setdefault(heirs[0], []).append(id)
        else:
            parts = ", ".join(_parts(departments, id, then, now))
            why = f"đơn vị {id} đã kết thúc" + (
                f"; việc chia cho {parts}" if parts else "; không rõ ai nhận việc"
            )
            yield Succession((id,), None, None, why)
    for heir, olds in claims.items():
        chosen = olds[0] if len(olds) == 1 else choices.get(heir)
        if chosen not in olds:
            yield Succession(tuple(olds), heir, None, f"có {len(olds)} kế hoạch của năm trước")
        else:
            yield Succession(tuple(olds), heir, chosen, _why(departments, chosen, heir, then, now))


def _heirs(departments: Departments, id: str, then: date, now: date) -> list[str]:
    """Who does the whole work of a department on the new day: itself, or who took all of it over."""
    seen: set[str] = set()
    waiting, found = [id], []
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        if one == SHARED_PLAN or departments.group_on(one, now) is not None:
            found.append(one)
        else:
            waiting += [
                heir
                for heir, _, before in departments.mergers(then, now)
                if any(p.department == one and p.share.startswith(_WHOLE) for p in before)
            ]
    return found


def _parts(departments: Departments, id: str, then: date, now: date) -> Iterator[str]:
    for heir, _, before in departments.mergers(then, now):
        yield from (f"{heir} ({p.share})" for p in before if p.department == id)


def _why(departments: Departments, old: str, heir: str, then: date, now: date) -> str:
    if heir == SHARED_PLAN:
        return ""
    gained = {
        f"{p.department} ({p.share})": None
        for to, _, before in departments.mergers(then, now)
        if to == heir
        for p in before
        if p.department not in (heir, old)
    }
    moved = "" if old == heir else f"{old} nay là {heir}"
    more = f"nhận thêm việc của {', '.join(gained)}: xem lại nội dung" if gained else ""
    return "; ".join(filter(None, (moved, more)))
