"""A layout as it was meant: legacy fonts decoded, look-alikes mended, what was struck out left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vanban.layout.measured import Fragment, Layout, Paragraph, Run
from vanban.vietnamese.legacy import decode_run, encoding_of_font
from vanban.vietnamese.letters import mend_lookalikes, nfc

_PLAIN_FONT = "Times New Roman"


@dataclass(frozen=True)
class Decoded:
    """The layout in Unicode, and what had to be done.

    `unmended` has the text of each fragment that had look-alikes in it, by the fragment's identity: a person's
    name stays as its owner spells it. `legacy` are the fonts that were decoded.
    """

    layout: Layout
    unmended: dict[int, str]
    legacy: frozenset[str] = frozenset()
    mended: int = 0
    deleted: int = 0


def decoded(layout: Layout) -> Decoded:
    """Read each run as it was seen on paper."""
    paragraphs = {id(p): _Reread(p) for p in layout.paragraphs}
    for fragment in layout.fragments:
        paragraphs.setdefault(id(fragment.paragraph), _Reread(fragment.paragraph))
    unmended: dict[int, str] = {}

    def reread(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
        for fragment in fragments:
            paragraph = paragraphs[id(fragment.paragraph)]
            made = paragraph.fragment(fragment)
            if made.text.strip():
                plain = paragraph.unmended(fragment)
                if plain != made.text:
                    unmended[id(made)] = plain
                yield made

    fragments, header = tuple(reread(layout.fragments)), tuple(reread(layout.page_1_header))
    every = list(paragraphs.values())
    return Decoded(
        replace(
            layout,
            paragraphs=tuple(paragraphs[id(p)].paragraph for p in layout.paragraphs),
            fragments=fragments,
            page_1_header=header,
        ),
        unmended,
        frozenset(font for one in every for font in one.legacy),
        sum(one.mended for one in every),
        sum(one.deleted for one in every),
    )


class _Reread:
    """One paragraph read anew, with the new place of each of its characters."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._old = paragraph
        self.legacy: set[str] = set()
        self.mended = self.deleted = 0
        self._places = [0] * (len(paragraph.text) + 1)
        self._plain: list[str] = []
        runs: list[Run] = []
        pieces: list[str] = []
        reached = length = 0
        for run in paragraph.runs:
            length += self._copy(reached, run.start, length, pieces)
            text = self._read(run, length, pieces)
            if text:
                font = run.font if encoding_of_font(run.font) is None else _PLAIN_FONT
                runs.append(replace(run, start=length, end=length + len(text), text=text, font=font, caps=""))
            length += len(text)
            reached = run.end
        length += self._copy(reached, len(paragraph.text), length, pieces)
        self._places[len(paragraph.text)] = length
        self.paragraph = replace(
            paragraph, runs=tuple(runs), text="".join(pieces), label=self._label(paragraph)
        )

    def _copy(self, start: int, end: int, length: int, pieces: list[str]) -> int:
        """What stands between two runs, as it is."""
        kept = self._old.text[start:end]
        for offset in range(len(kept)):
            self._places[start + offset] = length + offset
        pieces.append(kept)
        self._plain.append(kept)
        return len(kept)

    def _read(self, run: Run, length: int, pieces: list[str]) -> str:
        if run.change == "deleted":
            self.deleted += 1
            plain = ""
        else:
            plain = nfc(decode_run(run.shown, run.font))
            if encoding_of_font(run.font) is not None and plain != run.shown:
                self.legacy.add(run.font)
        text, changes = mend_lookalikes(plain)
        self.mended += len(changes)
        span = run.end - run.start
        for offset in range(span):  # places inside a run whose length has changed are near enough
            self._places[run.start + offset] = length + min(offset * len(text) // max(span, 1), len(text))
        pieces.append(text)
        self._plain.append(plain)
        return text

    def _label(self, paragraph: Paragraph) -> str:
        font = paragraph.runs[0].font if paragraph.runs else ""
        return nfc(decode_run(paragraph.label, font)) if paragraph.label else ""

    def fragment(self, old: Fragment) -> Fragment:
        """The same fragment of the paragraph read anew."""
        start, end = self._places[old.start], self._places[old.end]
        text = self._prefix(old) + self.paragraph.text[start:end]
        return replace(old, paragraph=self.paragraph, start=start, end=end, text=text)

    def unmended(self, old: Fragment) -> str:
        """Its text with its look-alikes; of a paragraph cut into pieces the mended one."""
        if (old.start, old.end) == (0, len(self._old.text)) or old.text.strip() == self._old.text.strip():
            return self._prefix(old) + "".join(self._plain).strip()
        return self.fragment(old).text

    def _prefix(self, old: Fragment) -> str:
        """The label, when it is printed in front of this fragment."""
        inside = self._old.text[old.start : old.end]
        if old.text == inside or not old.text.endswith(inside):
            return ""
        return old.text[: len(old.text) - len(inside)].replace(self._old.label, self.paragraph.label)
