"""How a value becomes text of a part: escaped, composed (NFC), with its line breaks, or refused."""

import re
from collections.abc import Callable
from unicodedata import is_normalized, normalize

import markupsafe
from markupsafe import Markup

from vanban.docx.engine.media import rendering


def _escape(value: str) -> str:
    return str(Markup.escape(value))


# What markupsafe itself calls, if it has it: ten times as fast as building a Markup object around each value.
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escape)

_ILLEGAL = re.compile(r"[^\t\n\r\a\f\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_BREAK = re.compile(r"[\t\n\a\f]")
_EDGE_OR_BREAK = re.compile(r"<w:p(?: [^>]*)?(?<!/)>|</w:p>|[\t\n\a\f]")
_RUN = re.compile(r"<w:r(?: [^>]*)?(?<!/)>.*?</w:r>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?(?<!/)>.*?</w:t>", re.DOTALL)
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_OPEN_TEXT = '<w:t xml:space="preserve">'


class UnfitValue(ValueError):
    """A value that no document can hold."""


class MissingValue(UnfitValue):
    """The value is there but empty (None)."""


class NotText(UnfitValue):
    """A list, a dict, a function: what Python would print of it is nothing for a document."""


class IllegalCharacter(UnfitValue):
    """A character that XML 1.0 cannot hold."""

    def __init__(self, character: str, value: str) -> None:
        self.character, self.value = character, value
        super().__init__(f"U+{ord(character):04X}")


class MisplacedBreak(UnfitValue):
    """A new paragraph or a page break in a place that holds plain text only."""


class BrokenXml(ValueError):
    """The template's own tags, or a filter over a block, broke the XML."""


class NeedsDocxtpl(Exception):
    """`value` is a sub-document, which only docxtpl itself can render."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__()


def text(value: object) -> str:
    """`value` as XML text; what renders itself (`__html__`) goes in as it is.

    Raises:
        UnfitValue: no document can hold `value`.
    """
    if type(value) is str and value.isprintable() and is_normalized("NFC", value):
        return escape_text(value)
    if type(value) is int:
        return str(value)
    return _uncommon_text(value)


def _uncommon_text(value: object) -> str:
    if value is None:
        raise MissingValue
    kind = type(value).__module__
    if kind == "docxtpl.inline_image":  # it would look for the part in a DocxTemplate that is not rendering
        return rendering.get().insert_inline_image(value)
    if kind == "docxtpl.subdoc":
        raise NeedsDocxtpl(value)
    markup = getattr(value, "__html__", None)
    if markup is not None:
        return _legal(str(markup()))
    if type(value).__str__ is object.__str__ and not isinstance(value, (int, float)):
        raise NotText(type(value).__name__)
    return escape_text(normalize("NFC", _legal(str(value).replace("\r\n", "\n").replace("\r", "\n"))))


def _legal(value: str) -> str:
    illegal = _ILLEGAL.search(value)
    if illegal:
        raise IllegalCharacter(illegal.group(), value)
    return value


def check_well_formed(part: bytes) -> None:
    """Read the XML of a rendered part to its end.

    Raises:
        BrokenXml: it is not well-formed.
    """
    from xml.parsers import expat

    try:
        expat.ParserCreate("utf-8").Parse(part, True)
    except expat.ExpatError as error:
        raise BrokenXml(expat.ErrorString(error.code)) from error


def holds_break(xml: str) -> bool:
    """Does a rendered part hold a character that stands for a break? The XML between values holds none."""
    return "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml


def resolve_breaks(xml: str) -> str:
    r"""Replace the breaks inside runs of text: `\n` a line, `\t` a tab, `\a` a paragraph, `\f` a page.

    New runs and paragraphs get the properties of those that held the character, as docxtpl gives them.

    Raises:
        MisplacedBreak: `\a` or `\f` stands where no paragraph can begin.
    """
    pieces: list[str] = []
    done = 0
    starts: list[int] = []  # of each paragraph that is open: how many pieces stand before it
    broken: list[bool] = []  # and whether a break was met in it
    for hit in _EDGE_OR_BREAK.finditer(xml):
        if hit.group() == "</w:p>":
            first = starts.pop() if starts else 0
            if broken and broken.pop():
                pieces.append(xml[done : hit.end()])
                done = hit.end()
                pieces[first:] = [_resolve_paragraph("".join(pieces[first:]))]
        elif hit.group().startswith("<"):
            pieces.append(xml[done : hit.start()])
            done = hit.start()
            starts.append(len(pieces))
            broken.append(False)
        elif broken:
            broken[-1] = True
    resolved = "".join(pieces) + xml[done:]
    if "\a" in resolved or "\f" in resolved:
        raise MisplacedBreak
    return resolved


def _resolve_paragraph(xml: str) -> str:
    found = _PARAGRAPH_PROPERTIES.search(xml)
    properties = found.group() if found else ""
    return _RUN.sub(lambda run: _resolve_run(run.group(), properties), xml)


def _resolve_run(xml: str, paragraph_properties: str) -> str:
    found = _RUN_PROPERTIES.search(xml)
    properties = found.group() if found else ""
    new_run = f"<w:r>{properties}"
    end = "</w:t></w:r>"
    begin_paragraph = f"<w:p>{paragraph_properties}{new_run}{_OPEN_TEXT}"
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    breaks = {
        "\t": f"{end}{new_run}<w:tab/></w:r>{new_run}{_OPEN_TEXT}",
        "\a": f"{end}</w:p>{begin_paragraph}",
        "\n": f"</w:t><w:br/>{_OPEN_TEXT}",
        "\f": f"{end}</w:p>{page}{begin_paragraph}",
    }
    return _TEXT.sub(lambda text: _BREAK.sub(lambda hit: breaks[hit.group()], text.group()), xml)
