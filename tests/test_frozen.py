"""Data classes that are frozen for the type checker, and values that are worked out once."""

from dataclasses import dataclass

from vanban.frozen import frozen, lazy


@frozen
class Point:
    x: float
    y: float = 0.0


def test_equal_ones_are_one_key() -> None:
    assert {Point(1.0), Point(1.0, 0.0)} == {Point(1.0)}
    assert Point(1.0) != Point(2.0)


def test_the_type_checker_refuses_to_change_one() -> None:
    point = Point(1.0)
    point.x = 2.0  # type: ignore[misc]  # mypy tells when this is no longer an error
    assert not hasattr(point, "__dict__")


def test_a_lazy_value_is_worked_out_once() -> None:
    asked = []

    @dataclass(frozen=True)
    class Word:
        text: str

        @lazy
        def length(self) -> int:
            asked.append(self.text)
            return len(self.text)

    word = Word("đề nghị")
    assert (word.length, word.length) == (7, 7)
    assert asked == ["đề nghị"]
