"""What the judge does with all observations alike: regimes, kinds, severities, order."""

from dataclasses import replace
from pathlib import Path

from tests.decree30.sheet import anatomy, component, decision, findings, letter, plan, rules_broken, section

from vanban.decree30 import checks
from vanban.decree30.findings import Severity
from vanban.decree30.judge import all_checks
from vanban.decree30.profiles import Profile, nd30
from vanban.decree30.rules import rules
from vanban.layout.anatomy import Annex

UPPER = (
    "PAGE", "FONT", "PGNUM", "QH", "TN", "CQ", "SO", "DATE", "PLACE", "TL", "TY", "CV", "MARK", "ADDR", "COPY", "TYPE",
)  # fmt: skip
OF_WORDS = {"ND30-FONT-04", "ND30-CQ-06", "ND30-PLACE-03"}
"""Looked for by checks.words."""


def test_every_rule_of_the_upper_half_has_its_check() -> None:
    looked_for = {id for ids in all_checks().values() for id in ids}
    upper = {id for id in rules() if id.split("-")[1] in UPPER}
    assert len(upper) == 71
    assert upper - looked_for - OF_WORDS == {"ND30-SO-08"}  # told by `regime`


def test_each_module_of_the_checks_has_some_and_knows_no_other() -> None:
    folder = Path(checks.__path__[0])
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {function.__module__.rpartition(".")[2] for function in all_checks()} == modules
    for name in modules:
        assert "decree30.checks" not in (folder / f"{name}.py").read_text(encoding="utf-8"), name


def test_a_rule_says_what_a_clerk_needs() -> None:
    for rule in rules().values():
        assert rule.statement.endswith((".", ".”")), rule.id
        assert rule.remedy.endswith("."), rule.id
        assert rule.clause, rule.id
        assert rule.certain or rule.severity < Severity.ERROR, rule.id


def test_a_party_document_is_told_apart_and_not_accused() -> None:
    heading = component("quoc_hieu", "ĐẢNG CỘNG SẢN VIỆT NAM", size_pt=15.0)
    sheet = plan(
        regime="party", party_heading=heading, national_title=None, motto=None, sections=(section(top_mm=5),)
    )
    (found,) = findings(sheet)
    assert (found.rule, found.severity, found.mends) == ("ND30-QH-01", Severity.INFO, ())
    assert "của Đảng" in found.message


def test_a_legal_act_is_told_apart_and_not_accused() -> None:
    number = component("so_ky_hieu", "Số: 05/2026/QĐ-UBND", size_pt=18.0)
    (found,) = findings(decision(regime="legal_act", number=number, place_date=None))
    assert (found.rule, found.severity, found.measured) == (
        "ND30-SO-08",
        Severity.INFO,
        "Số: 05/2026/QĐ-UBND",
    )


def test_two_headings_at_once_are_an_error() -> None:
    heading = component("quoc_hieu", "ĐẢNG CỘNG SẢN VIỆT NAM", top=12)
    (found,) = findings(plan(regime="mixed", party_heading=heading), "ND30-QH")
    assert (found.rule, found.severity, found.measured) == ("ND30-QH-01", Severity.ERROR, "hai tiêu đề")


def test_an_annex_alone_in_its_file_lacks_no_letterhead() -> None:
    annex = Annex(component("phu_luc", "Phụ lục", page=1))
    alone = anatomy(annexes=(annex,), dated=None, sections=(section(top_mm=10),))
    assert rules_broken(alone, *(f"ND30-{group}" for group in UPPER)) == ["ND30-PAGE-03"]
    assert "ND30-QH-01" in rules_broken(anatomy(dated=None))


def test_a_rule_for_one_kind_is_not_held_against_another() -> None:
    assert "ND30-CV-01" not in rules_broken(plan(letter_subject=None))
    assert "ND30-TL-01" not in rules_broken(letter(type_name=None))


def test_a_rule_that_a_profile_lacks_is_not_looked_at() -> None:
    wrong = plan(sections=(section(top_mm=10, bottom_mm=10),))
    without = {id: rule for id, rule in nd30().rules.items() if id != "ND30-PAGE-03"}
    assert rules_broken(wrong, "ND30-PAGE", profile=Profile("so", without)) == ["ND30-PAGE-04"]
    assert rules_broken(wrong, "ND30-PAGE", profile=Profile("so", {})) == []


def test_findings_stand_in_the_order_of_the_page_the_worst_first() -> None:
    wrong = plan(
        sections=(section(mirrored=True, top_mm=10),),
        place_date=component("dia_danh_ngay_thang", "Bình phước, ngày 5 tháng 3 năm 2024"),
        number=component("so_ky_hieu", "Số: 5/KH-SXD"),
    )
    assert rules_broken(wrong, "ND30-PAGE", "ND30-SO", "ND30-DATE", "ND30-PLACE") == [
        "ND30-PAGE-03", "ND30-PAGE-07", "ND30-SO-03", "ND30-DATE-02", "ND30-PLACE-01",
    ]  # fmt: skip


def test_what_is_not_certain_is_never_more_than_a_warning() -> None:
    uncertain = replace(nd30().rules["ND30-PAGE-03"], certain=False)
    profile = Profile("so", {"ND30-PAGE-03": uncertain})
    (found,) = findings(plan(sections=(section(top_mm=10),)), profile=profile)
    assert found.severity is Severity.WARNING


def test_what_is_not_safe_to_mend_is_never_ordered() -> None:
    unsafe = replace(nd30().rules["ND30-PAGE-03"], mendable=False)
    (found,) = findings(plan(sections=(section(top_mm=10),)), profile=Profile("so", {"ND30-PAGE-03": unsafe}))
    assert found.mends == ()
