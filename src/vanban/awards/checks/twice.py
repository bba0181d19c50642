"""One achievement is rewarded once: within a dossier, across the dossiers of a year, and against earlier awards."""

from collections.abc import Iterator, Sequence

from vanban.awards.checks.faults import Fault, about
from vanban.awards.checks.identity import MOST_NAMESAKES, by_name, row_of, same_nominee
from vanban.awards.model import Dossier, EarlierAward, Nominee
from vanban.data.campaign import Campaign
from vanban.registry.awards import Condition
from vanban.vietnamese.letters import fold

_REMEDY = "Chỉ đề nghị một hình thức cho một thành tích."


def rewarded_twice(dossier: Dossier, campaign: Campaign, others: Sequence[Dossier]) -> Iterator[Fault]:
    """Nominees whose achievement is, or was, proposed or rewarded otherwise too."""
    rule = dossier.book.principle("mot_lan")
    there = by_name([one for other in others for one in other.nominations.nominees])
    for alike in by_name(dossier.nominations.nominees).values():
        for at, nominee in enumerate(alike):
            here = alike[: min(at, MOST_NAMESAKES)]
            elsewhere = there.get(fold(nominee.name), ())[:MOST_NAMESAKES]
            for other in (*here, *elsewhere):
                if same_nominee(nominee, other) and _one_achievement(nominee, other):
                    yield _fault(nominee, f"cùng một thành tích đã được đề nghị {_proposed(other)}", rule)
                    break
            for earlier in nominee.earlier:
                if _is_this(earlier, nominee, campaign):
                    yield _fault(nominee, f"cùng một thành tích đã được tặng {_had(earlier)}", rule, earlier)


def _one_achievement(one: Nominee, other: Nominee) -> bool:
    """Two proposals of the themed campaign, or told in the same words; the same row twice is another fault."""
    if one.place == other.place or (one.award.id == other.award.id and one.place.file == other.place.file):
        return False
    themed = one.ground == other.ground == "chuyen_de"
    return themed or (bool(one.achievement) and fold(one.achievement) == fold(other.achievement))


def _is_this(earlier: EarlierAward, nominee: Nominee, campaign: Campaign) -> bool:
    """An earlier award for this very year of the campaign, or for what is told in the same words."""
    if earlier.achievement and fold(earlier.achievement) == fold(nominee.achievement):
        return True
    names = [name for name in (campaign.short_name, campaign.name) if isinstance(name, str)]
    told = fold(earlier.achievement)
    of_year = campaign.year in earlier.years or str(campaign.year) in told
    beginnings = (fold(name.split("{{")[0]).strip() for name in names)
    named = any(beginning in told for beginning in beginnings if beginning)
    return nominee.ground == "chuyen_de" and of_year and named


def _proposed(other: Nominee) -> str:
    return f"{other.award.title} ở {row_of(other)} của {other.place.file}"


def _had(earlier: EarlierAward) -> str:
    return f"{earlier.name} theo Quyết định số {earlier.number}" if earlier.number else earlier.name


def _fault(nominee: Nominee, what: str, rule: Condition, earlier: EarlierAward | None = None) -> Fault:
    place = earlier.place if earlier else nominee.at("award")
    return about(nominee, what, _REMEDY, place, certain=rule.certain, clause=rule.clause)
