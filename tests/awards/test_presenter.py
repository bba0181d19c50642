"""Who can be rewarded by the head of whoever presents a dossier."""

from dataclasses import replace
from datetime import date

from tests.awards.dossiers import book, collective, dossier, nominee
from tests.figures.workbooks import departments

from vanban.awards.checks.presenter import presenter_faults
from vanban.data.departments import Department

OFFICE = departments().on("sxd", date(2025, 1, 20))
COMMUNE = replace(OFFICE, name="Ủy ban nhân dân xã Mẫu", head="Chủ tịch")
DISTRICT = replace(OFFICE, name="Ủy ban nhân dân huyện Mẫu", head="Chủ tịch")


def told(presenter: Department, award: str, **said: str) -> list[tuple[bool, str]]:
    found = book().award(award)
    assert found is not None
    made = collective if found.target == "tap_the" else nominee
    row = made(2, award=award, **said)
    return [
        (fault.certain, fault.problem.what)
        for fault in presenter_faults(dossier([row], presenter=presenter.id), presenter)
    ]


def test_a_department_gives_no_giay_khen_of_a_commune() -> None:
    ((certain, what),) = told(OFFICE, "gkx_tt")
    assert certain
    assert "Giấy khen của Chủ tịch" in what
    assert "Sở Xây dựng" in what
    assert told(OFFICE, "gks_tt") == []


def test_a_commune_gives_its_own_giay_khen_and_its_titles() -> None:
    ((certain, what),) = told(COMMUNE, "gks_cn")
    assert certain
    assert "xã Mẫu" in what
    assert told(COMMUNE, "gkx_cn") == told(COMMUNE, "ldtt") == told(DISTRICT, "gks_cn") == []


def test_a_head_who_rewards_somebody_of_another_department_is_told() -> None:
    ((certain, what),) = told(OFFICE, "gks_cn", department="stc")
    assert not certain
    assert "không thuộc Sở Xây dựng" in what
    assert told(OFFICE, "bkt_cn", department="stc") == []
