"""The last section of a document, which the data may choose: a loop of annexes ends each with a break of its own."""

_BREAK_END = "</w:sectPr></w:pPr></w:p>"
_SECTION = "<w:sectPr"


def close_last_section(xml: str) -> str:
    """A section break with nothing behind it ends the document: its section is the last, and no empty page follows."""
    final = xml.rfind(_SECTION)
    if final < 0 or not xml.endswith(_BREAK_END, 0, final):
        return xml
    end = final - len(_BREAK_END) + len("</w:sectPr>")
    start = xml.rfind(_SECTION, 0, end)
    tail = xml.index("</w:body>", final)
    return xml[:start] + xml[end:final] + xml[start:end] + xml[tail:]
