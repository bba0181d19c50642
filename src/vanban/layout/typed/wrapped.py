"""Paragraphs of a Word file that are lines of a page, as text copied from a PDF has them, made whole again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vanban.layout.measured import Fragment, Layout, Paragraph
from vanban.layout.typed.characters import lines_of_text
from vanban.layout.typed.lines import Line, measure_of
from vanban.layout.typed.paragraphs import blocks_of, is_parted, without_page_numbers

_LEAST_PARTED = 3  # sentences that go on in the next paragraph, before a file counts as wrapped
_LEAST_SHARE = 0.2  # of its paragraphs


def unwrapped(layout: Layout) -> tuple[Layout, int]:
    """The layout with each sentence in one paragraph, and how many page numbers were left out between them.

    A page break inside a sentence is healed in any file; every line is looked at only where the whole file is wrapped.
    """
    typed = [p for p in layout.paragraphs if _is_typed(p)]
    if not typed:
        return layout, 0
    lines, by_line = lines_of_text("\n".join(" ".join(p.printed.split()) for p in typed))
    lines = [_in_bold(line) if _is_bold(p) else line for line, p in zip(lines, typed, strict=True)]
    by_line = by_line or not _is_wrapped(lines)
    kept, numbers = (lines, 0) if by_line else without_page_numbers(lines)
    owners = {id(line): p for line, p in zip(lines, typed, strict=True)}
    blocks = blocks_of(kept, measure_of(kept, by_line)) if kept else []
    groups = [[owners[id(line)] for line in block.lines] for block in blocks if block.role == "body"]
    gone = {id(p) for p in typed} - {id(owners[id(line)]) for line in kept}
    return _Joined(layout, gone).with_groups(groups), numbers


def _is_typed(paragraph: Paragraph) -> bool:
    """Whether it is a paragraph of running text on one line: no cell, text box, picture or line break."""
    return (
        paragraph.story == "body"
        and not paragraph.cells
        and paragraph.frame is None
        and not paragraph.images
        and "\n" not in paragraph.text
        and bool(paragraph.printed.strip())
    )


def _is_bold(paragraph: Paragraph) -> bool:
    return all(run.bold for run in paragraph.runs if run.text.strip())


def _in_bold(line: Line) -> Line:
    bits = (replace(bit, stretches=tuple(replace(s, bold=True) for s in bit.stretches)) for bit in line.bits)
    return replace(line, bits=tuple(bits))


def _is_wrapped(lines: Sequence[Line]) -> bool:
    parted = sum(is_parted(one.text, other.text) for one, other in pairwise(lines))
    return parted >= max(_LEAST_PARTED, _LEAST_SHARE * len(lines))


class _Joined:
    """A layout in which paragraphs are joined; the emptied ones keep their places, which others are counted by."""

    def __init__(self, layout: Layout, gone: set[int]) -> None:
        self._layout, self._gone = layout, gone
        self._order = {id(p): n for n, p in enumerate(layout.paragraphs)}
        self._fragments: dict[int, list[Fragment]] = {}
        for fragment in layout.fragments:
            self._fragments.setdefault(id(fragment.paragraph), []).append(fragment)

    def with_groups(self, groups: Sequence[Sequence[Paragraph]]) -> Layout:
        """The layout with the paragraphs of each group as one."""
        made: dict[int, Fragment] = {}
        emptied = set(self._gone)
        for group in (part for whole in groups for part in self._unbroken(whole)):
            if len(group) > 1:
                made[id(group[0])] = self._one(group)
                emptied |= {id(p) for p in group[1:]}
        if not made and not emptied:
            return self._layout

        def paragraph(old: Paragraph) -> Paragraph:
            if id(old) in emptied:
                return replace(old, runs=(), text="", label="")
            return made[id(old)].paragraph if id(old) in made else old

        fragments = (f for f in self._layout.fragments if id(f.paragraph) not in emptied)
        return replace(
            self._layout,
            paragraphs=tuple(map(paragraph, self._layout.paragraphs)),
            fragments=tuple(made.get(id(f.paragraph), f) for f in fragments),
        )

    def _unbroken(self, group: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
        """The group in parts between which something else stands: a table, a text box, tabs."""
        part: list[Paragraph] = []
        for paragraph in group:
            if part and not (self._follows(part[-1], paragraph) and self._is_whole(paragraph)):
                yield part
                part = []
            if not part and not self._is_whole(paragraph):
                continue
            part.append(paragraph)
        if part:
            yield part

    def _is_whole(self, paragraph: Paragraph) -> bool:
        return len(self._fragments.get(id(paragraph), ())) == 1

    def _follows(self, before: Paragraph, paragraph: Paragraph) -> bool:
        between = self._layout.paragraphs[self._order[id(before)] + 1 : self._order[id(paragraph)]]
        return not paragraph.label and all(
            id(p) in self._gone or (p.is_empty and not p.cells) or p.story != "body" for p in between
        )

    def _one(self, group: Sequence[Paragraph]) -> Fragment:
        whole = group[0]
        for paragraph in group[1:]:
            whole = _appended(whole, paragraph)
        fragments = [self._fragments[id(paragraph)][0] for paragraph in group]
        return replace(
            fragments[0],
            paragraph=whole,
            end=len(whole.text.rstrip()),
            text=" ".join(fragment.text for fragment in fragments),
            printed_lines=sum(fragment.printed_lines for fragment in fragments),
            last_line_mm=fragments[-1].last_line_mm,
        )


def _appended(before: Paragraph, after: Paragraph) -> Paragraph:
    """Both as one, with a blank between them."""
    at = len(before.text)
    blank = replace(before.runs[-1], start=at, end=at + 1, text=" ")
    moved = (replace(run, start=run.start + at + 1, end=run.end + at + 1) for run in after.runs)
    return replace(
        before,
        text=f"{before.text} {after.text}",
        runs=(*before.runs, blank, *moved),
        printed_lines=before.printed_lines + after.printed_lines,
    )
