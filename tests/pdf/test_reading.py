import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from tests.pdf.small_pdf import small_pdf

from vanban.pdf.reading import Font, UnreadablePdfError, letters, open_pdf


def test_pages_fonts_and_claims_are_read() -> None:
    pdf = open_pdf(small_pdf("mot", "hai", conformance="2B", colours=True))
    assert (pdf.pages, pdf.conformance, pdf.has_colours) == (2, "2B", True)
    assert pdf.fonts == {Font("TimesNewRomanPSMT", embedded=True)}


def test_a_font_that_is_not_in_the_file_is_told() -> None:
    assert open_pdf(small_pdf("mot", font="Arial", embedded=False)).fonts == {Font("Arial", embedded=False)}


def test_a_pdf_that_claims_nothing_claims_nothing() -> None:
    pdf = open_pdf(small_pdf("mot"))
    assert (pdf.conformance, pdf.has_colours) == ("", False)


def test_a_font_within_a_drawing_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(small_pdf("mot"))))
    font = DictionaryObject({NameObject("/BaseFont"): NameObject("/DejaVuSans")})
    drawing = DecodedStreamObject()
    drawing[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F9"): font})}
    )
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X1"): writer._add_object(drawing)})
    out = io.BytesIO()
    writer.write(out)
    assert Font("DejaVuSans", embedded=False) in open_pdf(out.getvalue()).fonts


def test_a_drawing_that_holds_itself_comes_to_an_end() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(small_pdf("mot"))))
    drawing = DecodedStreamObject()
    reference = writer._add_object(drawing)
    drawing[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/X1"): reference})}
    )
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X1"): reference})
    out = io.BytesIO()
    writer.write(out)
    assert open_pdf(out.getvalue()).pages == 1


class TestWords:
    def test_words_are_found_whatever_their_case_marks_and_form(self) -> None:
        assert (
            open_pdf(small_pdf("KE HOACH phat dong, nam 2024")).share_of(["Kế".replace("ế", "e"), "“Hoach”"])
            == 1
        )

    def test_a_word_that_is_not_there_lowers_the_share(self) -> None:
        assert open_pdf(small_pdf("ke hoach")).share_of(["ke", "hoach", "bao", "cao"]) == 0.5

    def test_a_word_may_be_parted_by_the_pdf(self) -> None:
        assert open_pdf(small_pdf("KE HO ACH")).share_of(["hoach"]) == 1

    def test_words_on_a_page_behind_a_cover_are_found(self) -> None:
        assert open_pdf(small_pdf("bia", "ke hoach")).share_of(["hoach"]) == 1

    def test_words_behind_the_beginning_of_a_long_page_are_found(self) -> None:
        pdf = open_pdf(small_pdf(") Tj\nET\nBT\n/F1 12 Tf (".join([*["x"] * 1000, "hoach"])))
        assert pdf.share_of(["hoach"]) == 1

    def test_without_words_to_look_for_none_is_missing(self) -> None:
        assert open_pdf(small_pdf("ke hoach")).share_of([]) == 1
        assert open_pdf(small_pdf("ke hoach")).share_of(["…", "—"]) == 1

    def test_both_forms_of_vietnamese_letters_are_one(self) -> None:
        assert letters("Kế hoạch".replace("ế", "e\u0302\u0301")) == letters("KẾ HOẠCH") == "kếhoạch"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6", b"not a pdf", small_pdf("x")[:200], b"\0" * 5000])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        open_pdf(data)


@given(st.integers(9, 1200), st.binary(min_size=1, max_size=40))
def test_a_broken_pdf_is_read_or_refused_but_nothing_else(place: int, junk: bytes) -> None:
    good = small_pdf("ke hoach", "hai")
    try:
        pdf = open_pdf(good[:place] + junk + good[place + len(junk) :])
        assert 0 <= pdf.share_of(["hoach"]) <= 1
    except UnreadablePdfError:
        pass
