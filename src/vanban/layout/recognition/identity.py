"""What the document is: whose rules it follows, of which kind it is, of which day."""

import re
from datetime import date

from vanban.layout.anatomy import Component, Regime
from vanban.layout.recognition.letterhead import Letterhead
from vanban.layout.recognition.title import Title
from vanban.layout.recognition.words import LETTER, PLACE_DATE, SHORT_DATE, SYMBOLS
from vanban.vietnamese.dates import PartialDate, parse_date
from vanban.vietnamese.letters import fold, nfc

_LEGAL_ACT = re.compile(r"số\s*[:.;]?\s*\d+\s*/\s*\d{4}\s*/")
_PARTY_NUMBER = re.compile(r"[Ss]ố\s*[:.;]?\s*\d*[\s.…]*-\s*[A-ZĐa-z]{1,5}\s*/\s*[A-ZĐ]")
_MONTH_KNOWN = re.compile(r"tháng\s*(?P<month>\d{1,2})?\W*năm\s*(?P<year>\d{4})$")
_SYMBOL = re.compile(r"/\s*(?P<symbol>[^\W\d_]+)\s*[-–]")


def regime_of(head: Letterhead) -> Regime:
    """Of the Party by its heading or its way to number, a legal act by the year in its number."""
    number = head.number.text if head.number else ""
    if head.party_heading and head.national_title:
        return "mixed"
    if head.party_heading or (_PARTY_NUMBER.match(nfc(number)) and head.national_title is None):
        return "party"
    if _LEGAL_ACT.match(fold(number)):
        return "legal_act"
    return "administrative"


def kind_by(head: Letterhead, title: Title) -> str:
    """The abbreviation of its kind: by its tên loại; else by V/v and Kính gửi; else by its number."""
    if title.type_name is not None:
        return title.type
    if head.letter_subject is not None:
        return LETTER
    named = _SYMBOL.search(nfc(head.number.text)) if head.number else None
    symbol = next((one for one in SYMBOLS if named and one.casefold() == named["symbol"].casefold()), "")
    return symbol or (LETTER if title.addressees is not None else "")


def month_of(place_date: Component | None) -> PartialDate | None:
    """What the line says when its day, or day and month, are still blank."""
    if place_date is None or not (known := _MONTH_KNOWN.search(fold(place_date.text).rstrip(" .;,"))):
        return None
    try:
        return PartialDate(int(known["year"]), int(known["month"]) if known["month"] else None)
    except ValueError:
        return None


def day_of(place_date: Component | None) -> date | None:
    """The day in a line of place and date, if it is whole and there is such a day."""
    if place_date is None:
        return None
    key = fold(place_date.text).rstrip(" .;,")
    found = PLACE_DATE.fullmatch(key)
    short = SHORT_DATE.fullmatch(key)
    if found:
        words = f"{found['day']} tháng {found['month']} năm {found['year']}"
    elif short:
        words = short["date"]
    else:
        return None
    try:
        return parse_date(" ".join(words.split()))
    except ValueError:
        return None
