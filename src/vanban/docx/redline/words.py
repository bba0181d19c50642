"""A paragraph as its words: what can be compared, and of what it is made again."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from vanban.docx.measure.names import Element, M, R, W, local
from vanban.docx.redline.marks import run_like

Kind = Literal["word", "blank", "unit", "neutral"]
"""`unit`: a tab, a break, a picture, a field, …; `neutral`: a bookmark and the like, which belongs to no text."""

_L = r"[\w\u0300-\u036f]"  # a letter or digit, or the loose mark over one
_WORD = re.compile(
    rf"\s+|\[……[^\[\]]*\]%?"  # the blank of a draft: it comes and goes whole
    rf"|{_L}*\d{_L}*(?:[./,:\-–]{_L}+)*%?"  # 1.234,5  07/02/2024  59/KH-UBND  2021-2025  95%
    rf"|[A-ZĐ]{_L}*(?:[-/][A-ZĐ]{_L}*)+"  # KH-UBND
    rf"|{_L}+|.",
    re.DOTALL,
)
_BLANK = re.compile(r"\s")
_DROPPED = frozenset(("proofErr", "lastRenderedPageBreak", "pPr", ""))
_NEUTRAL = frozenset(
    ("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator")
)
_FIELD_PIECES = frozenset(("fldChar", "instrText"))
_CONTAINERS = {"smartTag": "", "customXml": "", "dir": "", "bdo": "", "sdt": "sdtContent"}
_CHANGING_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_NOTES = ("footnoteReference", "endnoteReference")


@dataclass(slots=True, eq=False)
class Token:
    """The least that can come or go.

    `key` is compared; `inside` is what a text box or a note says, compared once the keys are paired. It is made again
    from `run` and `piece` (text or a child of the run) or from the `whole` elements. `link`: the hyperlink round it.
    """

    kind: Kind
    key: Hashable
    run: Element | None = None
    piece: Element | str = ""
    whole: tuple[Element, ...] = ()
    link: Element | None = None
    inside: Hashable = ()

    @property
    def exact(self) -> Hashable:
        """What must be equal for two tokens to say the same."""
        return (self.key, self.inside) if self.inside else self.key


@dataclass(frozen=True, slots=True)
class Around:
    """What a paragraph can't tell of itself: the digest behind a relationship, the words of a story, a note."""

    digest: Callable[[str], str]
    story: Callable[[Element], Hashable]
    note: Callable[[str, str], Element | None]


def tokens_of(paragraph: Element, around: Around) -> list[Token]:
    """The words of a paragraph, blanks and all, in order."""
    flat = list(_flat(paragraph, None))
    tokens: list[Token] = []
    at = 0
    while at < len(flat):
        element, link = flat[at]
        end = _field_end(flat, at)
        if end is not None:
            whole = tuple(part for part, _ in flat[at : end + 1])
            tokens.append(Token("unit", _field_key(whole), whole=whole, link=link))
            at = end + 1
            continue
        tokens += _tokens(element, link, around)
        at += 1
    return tokens


def text_boxes(element: Element) -> list[Element]:
    """The stories in a drawing, each once: a text box stands in a file twice, for new readers and for old ones."""
    return both_text_boxes(element)[0]


def both_text_boxes(element: Element) -> tuple[list[Element], list[Element]]:
    """The text boxes of a drawing, and their twins for old readers."""
    outer = [box for box in element.iter(f"{W}txbxContent") if not _nested(box, element)]
    main = [box for box in outer if not _in_fallback(box, element)]
    return (main, [box for box in outer if _in_fallback(box, element)]) if main else (outer, [])


def _nested(box: Element, top: Element) -> bool:
    return any(up.tag == box.tag for up in _ancestors(box, top))


def _in_fallback(box: Element, top: Element) -> bool:
    return any(local(up) == "Fallback" for up in _ancestors(box, top))


def _ancestors(element: Element, top: Element) -> Iterator[Element]:
    while element is not top and (element := element.getparent()) is not None:
        yield element


def _flat(parent: Element, link: Element | None) -> Iterator[tuple[Element, Element | None]]:
    """Runs and what stands beside them, out of what only wraps them; a piece of a field in a run of its own."""
    for child in parent:
        name = local(child)
        if name in _DROPPED:
            continue
        if child.tag == f"{W}hyperlink":
            yield from _flat(child, child)
        elif name in _CONTAINERS and child.tag.startswith(W):
            inner = child.find(W + _CONTAINERS[name]) if _CONTAINERS[name] else child
            yield from _flat(inner, link) if inner is not None else ()
        elif child.tag == f"{W}r" and len(child) > 1 and child.find(f"{W}fldChar") is not None:
            for piece in list(child):
                if local(piece) not in ("rPr", ""):
                    yield run_like(child, [deepcopy(piece)]), link
        elif name not in ("smartTagPr", "customXmlPr"):
            yield child, link


def _field_end(flat: list[tuple[Element, Element | None]], start: int) -> int | None:
    """Where the field ends that begins here; None when none begins, or it goes on in another paragraph."""
    depth = 0
    for at in range(start, len(flat)):
        element = flat[at][0]
        for char in element.iterchildren(f"{W}fldChar") if element.tag == f"{W}r" else ():
            depth += {"begin": 1, "end": -1}.get(char.get(f"{W}fldCharType", ""), 0)
        if depth <= 0:
            return at if at > start else None
    return None


def _field_key(whole: tuple[Element, ...]) -> Hashable:
    code, result, depth, in_result = "", "", 0, False
    for run in whole:
        for piece in run:
            if piece.tag == f"{W}fldChar":
                kind = piece.get(f"{W}fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                in_result = in_result or (kind == "separate" and depth == 1)
            elif piece.tag == f"{W}instrText":
                code += piece.text or ""
            elif in_result and piece.tag == f"{W}t":
                result += piece.text or ""
    return _field(code, result)


def _field(code: str, result: str) -> Hashable:
    words = code.split() or [""]
    return "field", " ".join(words), "" if words[0].upper() in _CHANGING_FIELDS else result


def _tokens(element: Element, link: Element | None, around: Around) -> Iterator[Token]:
    if element.tag == f"{W}r":
        for piece in element:
            yield from _of_run(element, piece, link, around)
    elif element.tag == f"{W}fldSimple":
        result = "".join(t.text or "" for t in element.iter(f"{W}t"))
        yield Token("unit", _field(element.get(f"{W}instr", ""), result), whole=(element,), link=link)
    elif element.tag.startswith(M):
        text = "".join(t.text or "" for t in element.iter(f"{M}t"))
        yield Token("unit", ("math", text), whole=(element,), link=link)
    else:
        yield Token("neutral", "", whole=(element,), link=link)


def _of_run(run: Element, piece: Element, link: Element | None, around: Around) -> Iterator[Token]:
    name = local(piece)
    if piece.tag == f"{W}t":
        for found in _WORD.findall(piece.text or ""):
            if found.isspace():
                yield Token("blank", _BLANK.sub(" ", found), run, found, link=link)
            else:
                yield Token("word", unicodedata.normalize("NFC", found), run, found, link=link)
    elif name in _DROPPED or name == "rPr":
        return
    elif name in _NEUTRAL or name in _FIELD_PIECES:
        yield Token("neutral", "", run, piece, link=link)
    elif name in _NOTES:
        note = around.note(name, piece.get(f"{W}id", ""))
        inside = () if note is None else around.story(note)
        yield Token("unit", name, run, piece, link=link, inside=inside)
    elif len(piece):
        yield _drawing(run, piece, link, around)
    else:
        attributes = tuple(sorted((key, value) for key, value in piece.attrib.items() if key.startswith(W)))
        yield Token("unit", (name, attributes), run, piece, link=link)


def _drawing(run: Element, piece: Element, link: Element | None, around: Around) -> Token:
    """A picture is what it shows; a drawn line or shape is as good as any other."""
    if boxes := text_boxes(piece):
        inside = tuple(around.story(box) for box in boxes)
        return Token("unit", ("box", len(boxes)), run, piece, link=link, inside=inside)
    ids = (value for e in piece.iter() for key, value in e.attrib.items() if key.startswith(R))
    digests = tuple(dict.fromkeys(filter(None, map(around.digest, ids))))
    return Token("unit", ("drawing", digests), run, piece, link=link)
