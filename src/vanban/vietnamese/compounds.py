"""Words of two syllables: `cơ quan`, `thi đua`."""

from functools import cache
from importlib.resources import files

from vanban.vietnamese.letters import nfc


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Words of two syllables that are common in official documents. Small letters."""
    text = files("vanban.vietnamese").joinpath("compounds.txt").read_text("utf-8")
    rows = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return frozenset((nfc(first), nfc(second)) for first, _, rest in rows for second in rest.split())
