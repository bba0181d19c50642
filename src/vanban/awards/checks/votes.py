"""The council's meeting: enough members, no more votes than ballots, votes enough, no decision before it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vanban.awards.checks.faults import Fault, about
from vanban.awards.model import Dossier, Nominee
from vanban.data.awards import Council
from vanban.data.open_values import OpenValue
from vanban.errors import Place, Problem
from vanban.registry.awards import Condition
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_number

_HUNDRED = Decimal(100)


def meeting_faults(dossier: Dossier) -> Iterator[Fault]:
    """Faults of the meeting and of each nominee's votes; none before there is a council."""
    council, source = dossier.council, dossier.council_source
    if council is None or source is None:
        return
    rules = dossier.book.council_rules()
    for rule in rules:
        if rule.demand == "hop":
            yield from _too_few(council, rule, source.place(("thanh_vien",)))
    for nominee in dossier.nominations.nominees:
        yield from _votes(nominee, council)
        for rule in _thresholds(nominee, rules):
            yield from _below(nominee, council, rule)
        yield from _before_meeting(nominee, council.met_on)


def voters(council: Council) -> int:
    """How many votes there can be: the valid ballots, else the members present."""
    valid = council.ballots.valid if council.ballots else None
    return valid if isinstance(valid, int) else len(council.present)


def share_of_votes(votes: int, council: Council) -> Decimal:
    """Votes in per cent of those that there can be, at most two decimals."""
    return (votes * _HUNDRED / max(voters(council), 1)).quantize(Decimal("0.01"))


def _too_few(council: Council, rule: Condition, place: Place) -> Iterator[Fault]:
    present, members = len(council.present), len(council.members)
    if not rule.met_by(Fraction(present * 100, members)):
        what = f"Hội đồng họp có {present} trên {members} thành viên: {rule.statement} ({rule.clause})."
        yield Fault(Problem(what, "Họp lại, hoặc sửa danh sách có mặt.", place), rule.certain)


def _thresholds(nominee: Nominee, rules: Sequence[Condition]) -> list[Condition]:
    """The share of votes that the award asks for, else the one that holds for all."""
    own = [one for one in nominee.award.demanded(nominee.ground) if one.demand == "phieu"]
    return own or [one for one in rules if one.demand == "phieu"]


def _votes(nominee: Nominee, council: Council) -> Iterator[Fault]:
    most = voters(council)
    if nominee.votes is not None and nominee.votes > most:
        of = "phiếu hợp lệ" if council.ballots else "thành viên có mặt"
        what = f"có {nominee.votes} phiếu đồng ý, nhiều hơn {most} {of}"
        yield about(nominee, what, "Sửa số phiếu, hoặc sửa council.yaml.", nominee.at("votes"))


def _below(nominee: Nominee, council: Council, rule: Condition) -> Iterator[Fault]:
    if nominee.votes is None or nominee.votes > voters(council):
        return
    if not rule.met_by(Fraction(nominee.votes * 100, max(voters(council), 1))):
        shown = format_number(share_of_votes(nominee.votes, council).normalize())
        what = f"đạt {nominee.votes}/{voters(council)} phiếu ({shown}%): {rule.statement}"
        remedy = "Xem lại việc đề nghị, hoặc mức phiếu trong campaigns/registry/awards.yaml."
        yield about(nominee, what, remedy, nominee.at("votes"), certain=rule.certain, clause=rule.clause)


def _before_meeting(nominee: Nominee, met_on: date | OpenValue) -> Iterator[Fault]:
    given = nominee.given.decided_on if nominee.given else None
    if given is not None and isinstance(met_on, date) and given < met_on:
        what = f"được tặng theo quyết định ngày {short_date(given)}, trước cuộc họp Hội đồng ngày {short_date(met_on)}"
        yield about(nominee, what, "Sửa một trong hai ngày.", nominee.at("given_on"))
