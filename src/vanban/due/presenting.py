"""Whose dossiers a campaign's year has, should have, or has none of because awards are merged into the year's end."""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.awards.mode import ModeFound, award_mode
from vanban.data.workspace import CampaignYear, Workspace
from vanban.due.plans import taking_part
from vanban.errors import DataError


@dataclass(frozen=True, slots=True)
class Presenter:
    """A department with a dossier (`begun`), with one to come, or without one by the rule of `mode`."""

    department: str
    mode: ModeFound
    begun: bool


def mode_of(workspace: Workspace, year: CampaignYear, presenter: str) -> ModeFound:
    """How awards are proposed, as the department's plan says; the whole province's by the campaign alone.

    Raises:
        DataError: the plan has faults.
    """
    rules = year.campaign.awards
    text = None if presenter == rules.presenter else workspace.plan(year, presenter)
    return award_mode(text.plan, text.source, rules) if text else award_mode(None, None, rules)


def presenters(workspace: Workspace, year: CampaignYear) -> Iterator[Presenter]:
    """Every dossier begun, demanded, or merged; that of the whole province first.

    One is demanded that the plan, or the campaign, tells to present by a day that is known. A department whose plan
    has faults is told with its plan.

    Raises:
        DataError: as `Workspace.dossiers`.
    """
    rules, begun = year.campaign.awards, workspace.dossiers(year)
    whole = [rules.presenter] if rules.presenter else []
    for id in dict.fromkeys([*whole, *taking_part(workspace, year), *begun]):
        try:
            mode = mode_of(workspace, year, id)
        except DataError:
            continue
        if id in begun or mode.mode == "long_ghep" or _is_demanded(year, id, mode):
            yield Presenter(id, mode, id in begun)


def _is_demanded(year: CampaignYear, id: str, mode: ModeFound) -> bool:
    rules = year.campaign.awards
    is_said = mode.place is not None or rules.mode is not None or id == rules.presenter
    return is_said and rules.due_day is not None
