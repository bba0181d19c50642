import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pdf.small_pdf import small_pdf

from vanban.pdf.reading import open_pdf
from vanban.pdf.seal import digest_of_source, is_ours, sealed, source_of

SOURCE = digest_of_source(b"document", "pdf")
PLAIN = small_pdf("Ke hoach")
OURS = sealed(PLAIN, SOURCE)


def test_a_sealed_pdf_tells_what_it_was_made_from() -> None:
    assert source_of(OURS) == SOURCE
    assert is_ours(OURS)


def test_a_pdf_that_nobody_sealed_is_not_ours() -> None:
    assert source_of(PLAIN) is None
    assert source_of(b"") is None
    assert source_of(b"%vanban ") is None


def test_one_that_is_to_be_made_anew_is_ours_but_of_no_source() -> None:
    assert source_of(sealed(PLAIN, None)) == ""
    assert is_ours(sealed(PLAIN, None))


@pytest.mark.parametrize(
    "appended", [b"\n", b"9 0 obj <</ByteRange[0 1 2 3]>> endobj\nstartxref\n0\n%%EOF\n"]
)
def test_signing_or_commenting_breaks_the_seal(appended: bytes) -> None:
    assert source_of(OURS + appended) is None


def test_what_follows_the_seal_of_another_file_is_not_believed() -> None:
    other = sealed(small_pdf("Bao cao"), SOURCE)
    line = OURS[OURS.index(b"%vanban ") : OURS.rindex(b"startxref")]
    assert (
        source_of(other.replace(other[other.index(b"%vanban ") : other.rindex(b"startxref")], line)) is None
    )


def test_one_seal_that_was_set_on_another_holds() -> None:
    """A seal counts bytes, whatever they are: the last one is looked at."""
    assert source_of(sealed(OURS, "f" * 64)) == "f" * 64


@given(st.integers(0, len(OURS) - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_breaks_the_seal(place: int, difference: int) -> None:
    changed = bytearray(OURS)
    changed[place] ^= difference
    assert source_of(bytes(changed)) is None


def test_a_seal_leaves_the_pdf_what_it_is() -> None:
    assert open_pdf(OURS).pages == 1
    assert open_pdf(OURS).share_of(["ke", "hoach"]) == 1
    xref = int(OURS.split(b"startxref\n")[1].split()[0])
    assert OURS[xref:].startswith(b"xref")


def test_the_form_is_part_of_what_a_pdf_is_made_from() -> None:
    assert digest_of_source(b"document", "pdf") != digest_of_source(b"document", "pdf/a-2b")


def test_what_is_no_whole_pdf_can_t_be_sealed() -> None:
    with pytest.raises(ValueError, match="not found"):
        sealed(b"%PDF-1.6", SOURCE)
