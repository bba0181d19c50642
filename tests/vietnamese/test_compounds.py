"""Words of two syllables."""

from vanban.vietnamese.compounds import compounds
from vanban.vietnamese.syllables import is_syllable


def test_words_are_known_by_their_syllables_in_small_letters() -> None:
    assert {("cơ", "quan"), ("thi", "đua"), ("trách", "nhiệm")} <= compounds()
    assert ("quan", "cơ") not in compounds()


def test_all_are_made_of_syllables() -> None:
    assert [pair for pair in compounds() if not all(map(is_syllable, pair))] == []
