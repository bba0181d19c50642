"""The zip that we write is one that others read."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from vanban.docx.engine.archive import CONTENT_TYPES, deflate, fixed_order, inflate, lay_out, pack

names = st.text(min_size=1, max_size=8).filter(str.isprintable)
files = st.dictionaries(names, st.binary(max_size=80), max_size=6)


@given(files, files)
def test_every_entry_comes_back(fixed: dict[str, bytes], changed: dict[str, bytes]) -> None:
    fixed = {name: content for name, content in fixed.items() if name not in changed}
    head = lay_out([deflate(name, content, once=True) for name, content in fixed.items()])
    raw = pack(head, [deflate(name, content) for name, content in changed.items()])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*fixed, *changed]
        assert {name: archive.read(name) for name in archive.namelist()} == fixed | changed
        assert {entry.date_time for entry in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} <= {0}


def test_content_types_come_first_whatever_the_order() -> None:
    entries = [deflate(name, b"x") for name in ("word/a.xml", "_rels/.rels", CONTENT_TYPES, "[A].xml")]
    ordered = [entry.name for entry in fixed_order(entries)]
    assert ordered == [CONTENT_TYPES, "[A].xml", "_rels/.rels", "word/a.xml"]
    assert ordered == [entry.name for entry in fixed_order(reversed(entries))]
    assert inflate(entries[0]) == b"x"
