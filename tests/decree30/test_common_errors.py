"""The fifty errors that clerks make most: each is found by a rule that it names."""

import pytest
from tests.decree30.cases import CHECKED_ON
from tests.decree30.common_errors import ERRORS
from tests.decree30.kit.documents import good
from tests.decree30.kit.write import write
from tests.decree30.reading import told

from vanban.checking import check_bytes
from vanban.decree30.rules import common_errors


@pytest.mark.parametrize("number", ERRORS)
def test_a_common_error_is_found(number: int) -> None:
    name, change = ERRORS[number]
    found = check_bytes(write(good(name).changed(change)), f"{name}.docx", on=CHECKED_ON)
    wanted = next(error.rules for error in common_errors() if error.number == number)
    assert {finding.rule for finding in found} & set(wanted), f"none of {wanted}; but:\n{told(found)}"
