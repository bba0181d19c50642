"""Accepting all marks gives the new text, rejecting all the old one."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.decree30.kit.documents import GOOD, good
from tests.decree30.kit.handmade import HAND_MADE
from tests.decree30.kit.write import write
from tests.docx.redline.pairs import pairs
from tests.docx.redline.settled import accept_all, reject_all, stories

from vanban.docx.redline import Redlined, Revision, redline

REVISION = Revision("vanban", date(2024, 2, 7))


def held(old: bytes, new: bytes) -> Redlined:
    """The comparison, once it has been settled both ways."""
    made = redline(old, new, REVISION)
    assert stories(accept_all(made.raw)) == stories(accept_all(new))
    before, after = stories(reject_all(made.raw)), stories(accept_all(old))
    both = before.keys() & after.keys()
    assert {part: before[part] for part in both} == {part: after[part] for part in both}
    return made


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(pair=pairs())
def test_any_two_documents(pair: tuple[bytes, bytes]) -> None:
    old, new = pair
    made = held(old, new)
    assert redline(old, new, REVISION) == made
    with zipfile.ZipFile(io.BytesIO(made.raw)) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("name", list(GOOD))
def test_the_same_document_bears_no_marks(name: str) -> None:
    raw = write(good(name))
    made = redline(raw, raw, REVISION)
    assert not made.is_changed
    assert made.raw == raw


def test_documents_of_all_kinds() -> None:
    files = [write(good(name)) for name in GOOD]
    for old, new in zip(files, files[1:] + files[:1], strict=True):
        held(old, new)


def test_documents_in_all_layouts() -> None:
    files = [write(case.make(), case.formatting) for case in HAND_MADE.values()]
    for old, new in zip(files, files[1:] + files[:1], strict=True):
        held(old, new)
