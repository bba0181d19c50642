"""The same words as different people type them: no-break blanks, long dashes, `hoà`, capitals."""

import re
from functools import cache

from vanban.vietnamese.letters import restyle_tones

_LEVEL = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2007\u2009\t", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


def levelled(text: str) -> str:
    """`text`, letter for letter as long, with plain blanks, plain hyphens and the tones of `hòa`."""
    level = text.translate(_LEVEL)
    styled = restyle_tones(level, "hòa")
    return styled if len(styled) == len(text) else level


@cache
def spelt(words: str) -> re.Pattern[str]:
    """Finds `words` in a levelled text, whole, in capitals or small letters, with blanks round hyphens or without."""
    parts = re.split(r"( - |,? )", levelled(words))
    between = {" - ": " *- *", " ": " +", ", ": " *, *"}
    pattern = "".join(between.get(part) or re.escape(part) for part in parts)
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def as_typed(words: str, found: str) -> str:
    """`words` in capitals where `found` is, or with a capital first where it has one."""
    if len(found) > 1 and found.isupper():
        return words.upper()
    return words[:1].upper() + words[1:] if found[:1].isupper() else words
