r"""Text as a clerk types it → tree.

One paragraph per line; blank lines only separate. The levels, outermost first:

    Phần → Chương → Mục → Tiểu mục → {Điều, I.} → 1. → 1.1. → 1.1.1. → a) → plain paragraph → - → +

Any of them may be missing. A line joins the open node of its own level as a sibling; if there is none,
it goes under the nearest open node that stands further out. `Điều` and `I.` are of one rank: whichever
comes first is the outer one. A plain paragraph goes under the nearest numbered node, never under a dash;
dashes go under it if it ends with a colon, else beside it. The line after `Phần`, `Chương`, `Mục`, `Tiểu
mục` is their title unless it has a marker of its own.

What a clerk can force:

    \1. Văn bản     a backslash first: a plain paragraph, whatever it looks like
    1. \Văn bản     a backslash after the number: a numbered paragraph, not a heading
    1. **Văn bản**  bold round the whole: a heading

Before an asterisk the backslash wants a space behind it (`1. \ *Văn* bản`), since `\*` is an inline mark.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanban.outline.emphasis import is_wholly_bold
from vanban.outline.headings import guess_headings, leads_in
from vanban.outline.markers import MarkedLine, is_escaped, number_of, recognise, unescape
from vanban.outline.tree import ALWAYS_HEADING, HEADING_LEVELS, STRUCTURE, Level, Node, Outline

_RANKS = {
    Level.PART: 0,
    Level.CHAPTER: 1,
    Level.SECTION: 2,
    Level.SUBSECTION: 3,
    Level.ARTICLE: 4,
    Level.ROMAN: 4,
    Level.NUMBER: 5,
    Level.DECIMAL: 5,  # and one more for each number in it
    Level.POINT: 20,
    Level.PARAGRAPH: 21,
    Level.DASH: 22,
    Level.PLUS: 23,
}


@dataclass(slots=True)
class _Draft:
    """A node whose children are still coming and whose heading is still to be decided."""

    level: Level
    marker: str
    text: str
    line: int
    forced: bool | None = None
    children: list["_Draft"] = field(default_factory=list)
    rank: int = field(init=False)

    def __post_init__(self) -> None:
        self.rank = _RANKS[self.level]
        if self.level is Level.DECIMAL:
            self.rank += len(number_of(self.level, self.marker) or ())


def parse(text: str, first_line: int = 1) -> Outline:
    """The tree of `text`; its first line is line `first_line` of the clerk's file."""
    root: list[_Draft] = []
    stack: list[_Draft] = []
    for line, content in enumerate(_lines(text), first_line):
        if not content:
            continue
        marked = None if is_escaped(content) else recognise(content)
        if marked is not None:
            _attach(_marked_draft(marked, line), root, stack)
        elif _awaits_title(stack) and not is_escaped(content):
            stack[-1].text = _without_bold(content)
        else:
            _attach(_Draft(Level.PARAGRAPH, "", unescape(content), line), root, stack)
    return Outline(_finished(root))


def _lines(text: str) -> Iterable[str]:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return map(str.strip, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _marked_draft(marked: MarkedLine, line: int) -> _Draft:
    draft = _Draft(marked.level, marked.marker, unescape(marked.rest), line)
    if marked.level in STRUCTURE:
        draft.text = _bare_title(marked.rest)
    elif marked.level in HEADING_LEVELS:
        if is_escaped(marked.rest):
            draft.forced = False
        elif (bare := _without_bold(draft.text)) != draft.text:
            draft.text, draft.forced = bare, True
    return draft


def _bare_title(title: str) -> str:
    """A title typed behind its number, without what a clerk may have put round it."""
    while (bare := _without_bold(unescape(title))) != title:
        title = bare
    return title


def _without_bold(text: str) -> str:
    return text[2:-2] if is_wholly_bold(text) else text


def _awaits_title(stack: Sequence[_Draft]) -> bool:
    return bool(stack) and stack[-1].level in STRUCTURE and not stack[-1].text and not stack[-1].children


def _attach(draft: _Draft, root: list[_Draft], stack: list[_Draft]) -> None:
    """Hang `draft` under the open node it belongs to, and close what it ends."""
    for index, open_node in enumerate(stack):
        is_sibling = open_node.level is draft.level and open_node.rank == draft.rank
        if is_sibling or open_node.rank > draft.rank:
            del stack[index:]
            break
    (stack[-1].children if stack else root).append(draft)
    if draft.level is not Level.PARAGRAPH or leads_in(draft.text):
        stack.append(draft)


def _finished(drafts: Sequence[_Draft]) -> tuple[Node, ...]:
    if not drafts:
        return ()
    guesses = guess_headings(drafts)
    return tuple(
        Node(
            draft.level,
            draft.marker,
            draft.text,
            (draft.level in ALWAYS_HEADING or draft.forced is True) or (draft.forced is None and guess),
            _finished(draft.children),
            draft.line,
        )
        for draft, guess in zip(drafts, guesses, strict=True)
    )
