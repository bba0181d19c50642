"""Whether awards get a dossier of their own."""

from pathlib import Path

import pytest

from vanban.awards.mode import award_mode
from vanban.data.awards import AwardRules
from vanban.data.campaign import Plan
from vanban.data.source import Source, parse_source
from vanban.data.validation import validate
from vanban.data.workspace import Workspace

ROOT = Path(__file__).parents[2]


def plan(sentence: str, more: str = "") -> tuple[Plan, Source]:
    text = f"ngay: 02/2024\ntrich_yeu: Thi đua\n{more}noi_dung: |\n  I. YÊU CẦU\n  {sentence}\n"
    source = parse_source(text.encode(), "plans/sxd.yaml")
    return validate(source, Plan), source


def rules(**said: str) -> AwardRules:
    return AwardRules.model_validate(said)


def test_both_real_plans_say_how_awards_are_proposed() -> None:
    workspace = Workspace(ROOT)
    expected = {
        ("2023", "bdt"): ("long_ghep", 23),
        ("2024", "sxd"): ("rieng", 14),
        ("2024", "stc"): ("rieng", 17),
    }
    for (year, department), (mode, line) in expected.items():
        text = workspace.plan(workspace.campaign(f"giai-ngan-von-dau-tu-cong/{year}"), department)
        assert text is not None
        found = award_mode(text.plan, text.source, AwardRules())
        assert (found.mode, found.place and found.place.line) == (mode, line)


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Việc khen thưởng được lồng ghép vào tổng kết năm.", "long_ghep"),
        ("Lồng ghép khen thưởng trong dịp tổng kết công tác năm.", "long_ghep"),
        ("Khen thưởng phong trào gộp chung với khen thưởng cuối năm.", "long_ghep"),
        ("Việc đề nghị khen thưởng không lồng ghép mà thực hiện từ cơ sở.", "rieng"),
        ("Bình xét, đề nghị khen thưởng từ cơ sở.", "rieng"),
        ("Tổ chức khen thưởng theo chuyên đề khi kết thúc phong trào.", "rieng"),
    ],
)  # fmt: skip
def test_words_of_plans(sentence: str, mode: str) -> None:
    assert award_mode(*plan(sentence), AwardRules()).mode == mode


@pytest.mark.parametrize(
    "sentence",
    [
        "Lồng ghép tuyên truyền với các hội nghị. Làm tốt công tác khen thưởng.",
        "Làm cơ sở bình xét các danh hiệu thi đua, khen thưởng cuối năm.",
    ],
)
def test_words_that_say_nothing_of_it(sentence: str) -> None:
    assert award_mode(*plan(sentence), AwardRules()).mode == "rieng"
    assert award_mode(*plan(sentence), rules(cach="long_ghep")).mode == "long_ghep"


def test_the_key_of_the_plan_comes_first_and_a_disagreement_is_told() -> None:
    found = award_mode(*plan("Lồng ghép khen thưởng cuối năm.", "cach_khen_thuong: rieng\n"), AwardRules())
    assert found.mode == "rieng"
    assert found.warning is not None
    assert "plans/sxd.yaml:6" in str(found.warning)


def test_the_words_of_the_plan_come_before_the_campaign() -> None:
    found = award_mode(*plan("Lồng ghép khen thưởng cuối năm."), rules(cach="rieng"))
    assert found.mode == "long_ghep"
    assert found.warning is not None


def test_without_a_plan_the_campaign_says_it() -> None:
    assert award_mode(None, None, rules(cach="long_ghep")).mode == "long_ghep"
    assert award_mode(None, None, AwardRules()).mode == "rieng"
