"""The registry of cited law: in force when, replaced by what."""

from datetime import date

import pytest

from vanban.registry.law import act_numbered, law_named, legal_acts


@pytest.mark.parametrize("number", ["98/2023/NĐ-CP", "98/2023/nđ-cp", "98/2023/NĐ – CP"])
def test_an_act_is_found_by_its_number_however_it_is_typed(number: str) -> None:
    act = act_numbered(number)
    assert act is not None
    assert act.expired_on(date(2025, 7, 1))
    assert not act.expired_on(date(2025, 6, 30))
    assert act.successor == "152/2025/NĐ-CP"


def test_what_is_not_known_is_not_judged() -> None:
    assert act_numbered("1/2000/NĐ-CP") is None
    assert law_named("Luật Bảo vệ bí mật nhà nước", None) is None
    assert law_named("Luật Nhà ở", 2014) is None


def test_laws_of_one_name_are_told_apart_by_year() -> None:
    old, new = (law_named("Luật Bảo vệ bí mật nhà nước", year) for year in (2018, 2025))
    assert old is not None
    assert new is not None
    assert old.expired_on(date(2026, 3, 1))
    assert not new.expired_on(date(2026, 3, 1))
    assert new.not_yet_on(date(2026, 2, 28))


def test_every_act_that_ended_before_another_names_one_that_begins_the_day_after() -> None:
    for act in legal_acts():
        heir = act_numbered(act.successor) if act.successor else None
        if heir and heir.since and act.until:
            assert (heir.since - act.until).days == 1, act.number


def test_every_act_says_where_it_is_known_from() -> None:
    assert all(act.source for act in legal_acts())
    assert len(legal_acts()) > 20
