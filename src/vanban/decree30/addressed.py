"""The lists of addressees and recipients, without the signs that they are typed with."""

import re

from vanban.decree30.judge import Look
from vanban.decree30.wording import plain

BULLETS = "-–—•+*▪·"
"""What people begin the lines of a list with."""
HEADING = re.compile(r"^Kính gửi\s*:?\s*", re.I)


def addressees(look: Look) -> list[str]:
    """Who the document is addressed to, without dashes and marks."""
    component = look.anatomy.addressees
    if component is None:
        return []
    first, *others = (plain(line) for line in component.lines)
    named = HEADING.sub("", first)
    return [bare(line) for line in (named, *others) if bare(line)]


def bare(text: str) -> str:
    """A line of a list without its dash."""
    return text.lstrip(f"{BULLETS} ")
