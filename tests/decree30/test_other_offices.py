"""Correct documents of communes, ministries, committees and chairmen are accused of nothing."""

import pytest
from tests.decree30.cases import CHECKED_ON
from tests.decree30.kit.offices import OFFICES
from tests.decree30.kit.write import write
from tests.decree30.reading import errors, told, warnings

from vanban.decree30.judge import judge
from vanban.docx.measure import measure
from vanban.layout.recognition import recognise


@pytest.mark.parametrize("name", OFFICES)
def test_a_correct_document_of_another_office_is_accused_of_nothing(name: str) -> None:
    kind, make = OFFICES[name]
    anatomy = recognise(measure(write(make()), f"{name}.docx"))
    found = judge(anatomy, on=CHECKED_ON)
    assert not errors(found) + warnings(found), f"\n{told(errors(found) + warnings(found))}"
    assert anatomy.type == kind
