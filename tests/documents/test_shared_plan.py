"""The shared plan never says of a department what is untrue of it."""

from pathlib import Path

import pytest

from vanban.data.workspace import Workspace
from vanban.documents.document import Document
from vanban.due import Order, items

ROOT = Path(__file__).parents[2]
CAMPAIGN = "giai-ngan-von-dau-tu-cong/2024"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    workspace = Workspace(ROOT)
    found = {item.department: item.result for item in items(workspace, Order(CAMPAIGN))}
    districts = tuple(name for name in workspace.departments.ids if name.startswith("ubnd-"))
    found |= {
        item.department: item.result for item in items(workspace, Order(CAMPAIGN, departments=districts))
    }
    assert all(isinstance(result, Document) for result in found.values()), found
    return {name: result for name, result in found.items() if isinstance(result, Document)}


def body(document: Document) -> str:
    paragraphs = document.context["noi_dung"]
    assert isinstance(paragraphs, list)
    return "\n".join(f"{p['so']} {p['chu']}".strip() for p in paragraphs)


def test_all_twenty_departments_and_eleven_districts_get_a_plan(documents: dict[str, Document]) -> None:
    assert len(documents) == 20 + 11


def test_a_body_without_public_employees_is_not_given_any(documents: dict[str, Document]) -> None:
    without = {"bdt", "ttt", "stc", "sngv"}
    for name, document in documents.items():
        assert ("viên chức" in body(document)) == (name not in without), name


def test_only_those_who_appraise_promise_to_appraise(documents: dict[str, Document]) -> None:
    appraisers = {name for name, document in documents.items() if "thẩm định" in body(document)}
    assert appraisers == {"sxd", "sgtvt", "snnptnt", "sct", "skhdt", "bqlkkt"}


def test_only_investors_speak_of_their_own_works(documents: dict[str, Document]) -> None:
    investors = {name for name, document in documents.items() if "làm chủ đầu tư" in body(document)}
    assert investors == {name for name in documents if name.startswith("ubnd-")}


def test_no_department_but_a_district_speaks_of_its_chairman(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        assert ("Chủ tịch Ủy ban nhân dân" in body(document)) == name.startswith("ubnd-"), name


def test_optional_paragraphs_leave_the_numbering_whole(documents: dict[str, Document]) -> None:
    assert all(document.warnings == () for document in documents.values())


def test_a_district_signs_for_its_committee(documents: dict[str, Document]) -> None:
    context = documents["ubnd-dong-phu"].context
    assert context["co_quan_chu_quan"] == []
    assert context["co_quan_ban_hanh"] == ["ỦY BAN NHÂN DÂN", "HUYỆN ĐỒNG PHÚ"]
    assert context["ky_hieu"] == "KH-UBND"
    assert context["dia_danh"] == "Đồng Phú"
    assert context["ky"] == {"dong": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "ho_ten": ""}
