import pytest
from tests.pdf.small_pdf import small_pdf

from vanban.pdf.judging import Verdict, judged

WORDS = ("Ke", "hoach", "nam", "2024")


def told(verdict: Verdict) -> str:
    return "\n".join(map(str, (*verdict.faults, *verdict.notes)))


def test_a_good_pdf_is_not_spoken_of() -> None:
    assert judged(small_pdf("Ke hoach nam 2024", "hai"), WORDS, archive=False) == Verdict(2)


@pytest.mark.parametrize(
    "font",
    [
        "TimesNewRomanPSMT",
        "TimesNewRomanPS-BoldMT",
        "TimesNewRoman,Bold",
        "ABCDEF+LiberationSerif-BoldItalic",
    ],
)
def test_the_times_family_is_what_the_decree_wants(font: str) -> None:
    assert judged(small_pdf("Ke hoach nam 2024", font=font), WORDS, archive=False) == Verdict(1)


@pytest.mark.parametrize(
    ("font", "family"), [("DejaVuSerif-Bold", "DejaVuSerif"), ("XXXXXX+Arial,Bold", "Arial")]
)
def test_another_font_is_noted_by_its_family(font: str, family: str) -> None:
    verdict = judged(small_pdf("Ke hoach nam 2024", font=font), WORDS, archive=False)
    assert not verdict.faults
    assert f"bằng phông {family}, không phải Times New Roman" in told(verdict)


def test_a_font_that_stays_behind_is_a_fault() -> None:
    verdict = judged(small_pdf("Ke hoach nam 2024", embedded=False), WORDS, archive=False)
    assert "không mang theo phông TimesNewRomanPSMT" in told(verdict)
    assert verdict.faults


def test_a_pdf_of_something_else_is_useless() -> None:
    verdict = judged(small_pdf("Loi ung dung"), WORDS, archive=False)
    assert "không có lời văn của văn bản" in told(verdict)
    assert verdict.faults


def test_some_letters_that_came_out_wrong_are_noted() -> None:
    verdict = judged(small_pdf("K hoach nam 2024"), WORDS, archive=False)
    assert not verdict.faults
    assert "75% chữ" in told(verdict)


def test_a_document_without_words_is_known_by_its_pages_alone() -> None:
    assert judged(small_pdf(""), (), archive=False) == Verdict(1)


def test_a_pdf_without_pages_is_useless() -> None:
    assert "không có trang nào" in told(judged(small_pdf(), (), archive=False))


def test_a_broken_pdf_is_useless() -> None:
    assert "bị hỏng" in told(judged(b"%PDF-1.6 startxref %%EOF", (), archive=False))


class TestForArchives:
    def test_one_that_claims_pdf_a_2b_and_knows_its_colours_is_good(self) -> None:
        pdf = small_pdf("Ke hoach nam 2024", conformance="2B", colours=True)
        assert judged(pdf, WORDS, archive=True) == Verdict(1)

    @pytest.mark.parametrize(
        "pdf",
        [
            small_pdf("Ke hoach nam 2024"),
            small_pdf("Ke hoach nam 2024", conformance="1B", colours=True),
            small_pdf("Ke hoach nam 2024", conformance="2B"),
        ],
    )
    def test_any_other_is_a_fault(self, pdf: bytes) -> None:
        verdict = judged(pdf, WORDS, archive=True)
        assert "không làm được PDF/A-2b" in told(verdict)
        assert verdict.faults
