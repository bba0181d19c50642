"""The readers under fire for about a minute; `python -m tests.fuzz --minutes 60` goes on for longer."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_in_is_read_or_refused_with_a_sentence(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=target.examples, database=None)
    @given(target.inputs)
    def fire(given: Any) -> None:
        target.fire(given)

    fire()
