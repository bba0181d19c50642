"""All cases: for each rule of the decree at least one document that breaks just it."""

from tests.decree30.breaking import body, heading, page, signing, title, words
from tests.decree30.breaking.case import CHECKED_ON, Case

CASES: list[Case] = [
    *page.CASES, *heading.CASES, *title.CASES, *body.CASES, *signing.CASES, *words.CASES,
]  # fmt: skip

__all__ = ["CASES", "CHECKED_ON", "Case"]
