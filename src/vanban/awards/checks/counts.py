"""Counts: the campaign's quotas, and what the minutes say was agreed."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from vanban.awards.checks.faults import Fault
from vanban.awards.model import Dossier
from vanban.awards.wording import WHOM
from vanban.data.awards import AwardRules
from vanban.errors import Place, Problem


def count_faults(dossier: Dossier, rules: AwardRules) -> Iterator[Fault]:
    """Faults of the dossier as a whole."""
    yield from _quotas(dossier, rules)
    yield from _agreed(dossier)


def _quotas(dossier: Dossier, rules: AwardRules) -> Iterator[Fault]:
    place = Place(dossier.nominations.file)
    proposed = Counter(nominee.award.id for nominee in dossier.nominations.nominees)
    known = [award.id for award in dossier.book.awards()]
    for id, most in rules.quotas.items():
        award = dossier.book.award(id)
        if award is None:
            near = get_close_matches(id, known, n=1)
            remedy = f"Có phải ý là {near[0]}?" if near else f"Các mã: {', '.join(known)}."
            yield Fault(
                Problem(f"khen_thuong.so_luong: không có hình thức khen mã {id}.", remedy), certain=True
            )
        elif isinstance(most, int) and proposed[id] > most:
            what = f"Đề nghị {proposed[id]} {award.title} cho {WHOM[award.target]}, vượt số lượng được giao là {most}."
            remedy = "Bớt người đề nghị, hoặc sửa khen_thuong.so_luong trong campaign.yaml."
            yield Fault(Problem(what, remedy, place), certain=True)


def _agreed(dossier: Dossier) -> Iterator[Fault]:
    counts = dossier.council.counts if dossier.council else None
    if counts is None or dossier.council_source is None:
        return
    for kind, agreed, key in (
        ("tap_the", counts.collectives, "tap_the"),
        ("ca_nhan", counts.persons, "ca_nhan"),
    ):
        listed = sum(nominee.kind == kind for nominee in dossier.nominations.nominees)
        if agreed != listed:
            whom = "tập thể" if kind == "tap_the" else "cá nhân"
            what = (
                f"Hội đồng thống nhất {agreed} {whom}, nhưng {dossier.nominations.file} có {listed} {whom}."
            )
            place = dossier.council_source.place(("ket_qua", key))
            yield Fault(Problem(what, "Sửa một trong hai để số lượng khớp nhau.", place), certain=True)
