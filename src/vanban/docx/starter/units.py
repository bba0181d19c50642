"""Word's units of length and of type."""


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point, Word's unit of length."""
    return round(mm * 1440 / 25.4)


def twips(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Points in half points, Word's unit of type size."""
    return round(pt * 2)
