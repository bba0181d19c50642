"""The last section of a document, which the data may choose: a loop of annexes ends each with a break of its own."""

import re

_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_PRINTS = re.compile(r">[^<]|<w:(?:drawing|pict|object|br|tab|sym|fldChar|fldSimple)\b")


def close_last_section(xml: str) -> str:
    """A section break with nothing behind it ends the document: its section is the last, and no empty page follows."""
    final = xml.rfind("<w:sectPr")
    if final < 0 or not xml.endswith("</w:p>", 0, final):
        return xml
    start = max(xml.rfind("<w:p>", 0, final), xml.rfind("<w:p ", 0, final))
    ended = _SECTION.search(xml, start, final)
    if ended is None or _PRINTS.search(xml, ended.end(), final):
        return xml
    tail = xml.index("</w:body>", final)
    return xml[: ended.start()] + xml[ended.end() : final] + ended.group() + xml[tail:]
