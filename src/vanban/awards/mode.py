"""Whether awards are proposed in a dossier of their own: as the plan says, else as the campaign does."""

import re
from dataclasses import dataclass

from vanban.data.awards import AwardMode, AwardRules
from vanban.data.campaign import Plan
from vanban.data.source import Source
from vanban.errors import Place, Problem

_SENTENCE = re.compile(r"[^.;\n]+")
_MERGED = re.compile(
    r"(?<!không )(?:lồng ghép|gộp (?:vào|chung|với)|kết hợp (?:với|vào))[^.;\n]{0,40}khen thưởng"
)
_MERGED_BEFORE = re.compile(
    r"khen thưởng[^.;\n]{0,60}(?<!không )(?:được )?(?:lồng ghép|gộp (?:vào|chung|với))\b"
)
_APART = re.compile(r"đề nghị (?:\w+ ){0,6}khen thưởng[^.;\n]*từ cơ sở|khen thưởng (?:\w+ ){0,2}chuyên đề")
_CALLED = {"long_ghep": "lồng ghép vào khen thưởng cuối năm", "rieng": "lập hồ sơ riêng"}


@dataclass(frozen=True, slots=True)
class ModeFound:
    """How a department's awards are proposed, where that is said, and what disagrees with it."""

    mode: AwardMode
    place: Place | None = None
    warning: Problem | None = None


def award_mode(plan: Plan | None, source: Source | None, rules: AwardRules) -> ModeFound:
    """The plan's own key, then the plan's words, then the campaign; without any of them a dossier of its own."""
    said = _said(plan, source) if plan and source else None
    if plan is not None and source is not None and plan.award_mode is not None:
        place = source.place(("cach_khen_thuong",))
        return ModeFound(plan.award_mode, place, _disagreement(plan.award_mode, "cach_khen_thuong", said))
    if said is not None:
        return said if rules.mode is None else ModeFound(said.mode, said.place, _over(rules.mode, said))
    return ModeFound(rules.mode or "rieng")


def _said(plan: Plan, source: Source) -> ModeFound | None:
    """What a sentence of the plan says; the first that says something."""
    for number, line in enumerate(plan.body.split("\n"), start=1):
        for sentence in _SENTENCE.findall(line):
            mode = _mode_of(sentence.casefold())
            if mode is not None:
                return ModeFound(mode, source.text_place(("noi_dung",), number))
    return None


def _mode_of(sentence: str) -> AwardMode | None:
    if _MERGED.search(sentence) or _MERGED_BEFORE.search(sentence):
        return "long_ghep"
    return "rieng" if _APART.search(sentence) else None


def _disagreement(mode: AwardMode, key: str, said: ModeFound | None) -> Problem | None:
    if said is None or said.mode == mode:
        return None
    what = f"Lời kế hoạch nói {_CALLED[said.mode]}, nhưng {key} ghi {mode} ({_CALLED[mode]})."
    return Problem(what, f"Đang theo {key}; sửa cái nào sai.", said.place)


def _over(mode: AwardMode, said: ModeFound) -> Problem | None:
    if mode == said.mode:
        return None
    what = f"Kế hoạch nói {_CALLED[said.mode]}, nhưng khen_thuong.cach của phong trào ghi {mode}."
    return Problem(what, "Đang theo kế hoạch; muốn khác thì ghi cach_khen_thuong trong kế hoạch.", said.place)
