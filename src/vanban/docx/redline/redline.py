"""The order of the steps: both files read, their own changes accepted, every story merged, the new file packed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap, zip_longest
from typing import Literal

from vanban.docx.measure.names import Element, R, W, local
from vanban.docx.measure.package import WordFile, open_word_file
from vanban.docx.redline.accepting import accept
from vanban.docx.redline.blocks import blocks_of, story_key
from vanban.docx.redline.imports import Imports
from vanban.docx.redline.looks import Cascade, Looks
from vanban.docx.redline.marks import Marker, Revision
from vanban.docx.redline.merger import Merger, Tally
from vanban.docx.redline.sections import mark_sections, sections_of
from vanban.docx.redline.story import merge
from vanban.docx.redline.target import Target, digest_behind, styles_of
from vanban.docx.redline.words import Around, Token
from vanban.errors import DataError, Problem

_NOTES: dict[str, tuple[Literal["footnotes", "endnotes"], str]] = {
    "footnoteReference": ("footnotes", "footnote"),
    "endnoteReference": ("endnotes", "endnote"),
}
_LONGEST_ADDRESS = 120  # letters of it that are told
_RUNNING = {"headerReference": "đầu trang", "footerReference": "chân trang"}


@dataclass(frozen=True, slots=True)
class Redlined:
    """The new file with the marks, how much has changed, and Vietnamese sentences about what can't be shown."""

    raw: bytes
    came: int
    went: int
    moved: int
    changed: int
    restyled: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """There is a difference."""
        return any((self.came, self.went, self.moved, self.changed, self.restyled))


def redline(
    old: bytes, new: bytes, revision: Revision, names: tuple[str, str] = ("OLD", "NEW"), *, looks: bool = True
) -> Redlined:
    """The file `new` with tracked changes against `old`; `names` are those shown to people.

    Accepting all of them gives `new`, rejecting all the text of `old`, and its look unless `looks` is False.
    The same files give the same bytes.

    Raises:
        DataError: one of them, or each, can't be read.
    """
    problems: list[Problem] = []
    try:
        before = open_word_file(old, names[0])
        root = _main(before)
    except DataError as error:
        problems += error.problems
    try:
        target = Target(new, names[1])
    except DataError as error:
        problems += error.problems
    if problems:
        raise DataError(problems)
    return _Comparison(before, root, target, revision, looks=looks).run()


def _main(file: WordFile) -> Element:
    root = file.xml(file.main)
    if root is None or root.tag != f"{W}document" or root.find(f"{W}body") is None:
        raise file.refusal("Tệp không có thân văn bản Word.", "Mở tệp bằng Word rồi lưu lại dạng .docx.")
    return root


class _Comparison:
    """One comparison in the making."""

    def __init__(
        self, old: WordFile, root: Element, target: Target, revision: Revision, *, looks: bool
    ) -> None:
        self._old, self._target = old, target
        self._roots: dict[str, Element | None] = {old.main: root}
        self._imports = Imports(old, target)
        self._tally = Tally()
        self._notes: list[str] = []
        self._accepted: list[str] = []
        self._done: set[str] = set()
        self._merged_notes: set[str] = set()
        self._marker = Marker(revision)
        self._cascades = (Cascade(styles_of(old)), Cascade(target.cascade())) if looks else None

    def run(self) -> Redlined:
        """Merge the body, then headers and footers."""
        main = self._target.main
        root = self._new_root(main)
        body = root.find(f"{W}body")
        if body is None:
            raise self._target.refuse("Tệp không có thân văn bản Word.")
        old_body = self._old_body()
        running = list(self._running(old_body, body))
        old_sections = list(sections_of(old_body))
        merge(self._merger(self._old.main, main), old_body, body, moves=True)
        for kind, before, after in running:
            self._merge_running(kind, before, after)
        if self._accepted:
            shown = " và ".join(sorted(set(self._accepted))).capitalize()  # cũ, mới
            told = f"{shown} có sửa đổi đang theo dõi; coi như đã chấp nhận hết trước khi so sánh."
            self._notes.insert(0, told)
        if self._cascades is not None:
            self._notes += mark_sections(self._marker, old_sections, list(sections_of(body)))
        if self._imports.left_out:
            shown = ", ".join(dict.fromkeys(self._imports.left_out))
            self._notes.append(f"Không đưa được vào bản so sánh của bản cũ: {shown}.")
        tally = self._tally
        self._notes += starmap(_relinked, dict.fromkeys(tally.relinked))
        return Redlined(
            self._target.packed(), tally.came, tally.went, tally.moved, tally.changed, tally.restyled,
            tuple(self._notes),
        )  # fmt: skip

    def _old_body(self) -> Element:
        root = self._old_root(self._old.main)
        assert root is not None  # `redline` has looked
        return root.find(f"{W}body")

    def _merger(self, old_part: str, part: str) -> Merger:
        old, new = self._around_old(old_part), self._around_new(part)
        return Merger(
            self._marker, self._imports, part, old_part, old, new, self._looks(old_part, part), merge,
            self._merge_notes, self._tally,
        )  # fmt: skip

    def _looks(self, old_part: str, part: str) -> Looks | None:
        if self._cascades is None:
            return None
        return Looks(*self._cascades, self._target.styles, lambda e: self._imports.adopt(e, old_part, part))

    def _around_old(self, part: str) -> Around:
        around = Around(
            lambda id: digest_behind(self._old, part, id),
            lambda story: story_key(story, around),
            lambda kind, id: _note(self._old_root(self._old.related(_NOTES[kind][0])), kind, id),
        )
        return around

    def _around_new(self, part: str) -> Around:
        around = Around(
            lambda id: self._target.digest(part, id),
            lambda story: story_key(story, around),
            lambda kind, id: _note(self._new_notes(kind), kind, id),
        )
        return around

    def _old_root(self, part: str) -> Element | None:
        if part not in self._roots:
            self._roots[part] = self._old.xml(part)
        root = self._roots[part]
        if root is not None and f"old {part}" not in self._done:
            self._done.add(f"old {part}")
            if accept(root):
                self._accepted.append("bản cũ")
        return root

    def _new_root(self, part: str) -> Element:
        root = self._target.tree(part)
        if part not in self._done:
            self._done.add(part)
            if accept(root):
                self._accepted.append("bản mới")
            self._marker.start_above(root)
        return root

    def _new_notes(self, kind: str) -> Element | None:
        part = self._target.of_kind(_NOTES[kind][0])
        return self._new_root(part) if part in self._target else None

    def _merge_notes(self, old: Token, new: Token) -> None:
        """Merge what two notes say, once, though their references stand wherever."""
        kind, old_id = _reference_to_note(old)
        kind, id = _reference_to_note(new)
        before = _note(self._old_root(self._old.related(_NOTES[kind][0])), kind, old_id)
        after = _note(self._new_notes(kind), kind, id)
        if before is None or after is None or f"{kind} {id}" in self._merged_notes:
            return
        self._merged_notes.add(f"{kind} {id}")
        parts = self._old.related(_NOTES[kind][0]), self._target.of_kind(_NOTES[kind][0])
        merge(self._merger(*parts), before, after)

    def _running(self, old: Element, new: Element) -> Iterator[tuple[str, str, str]]:
        """Headers and footers of the same kind in the same section: their kind, the old part, the new part."""
        seen: set[str] = set()
        sections = zip_longest(sections_of(old), sections_of(new))
        olds = {r.id: r.target for r in self._old.relations(self._old.main)}
        news = {id: part for id, _, part in self._target.relations(self._target.main)}
        for number, (before, after) in enumerate(sections):
            if before is None or after is None:
                continue
            for kind, name in _RUNNING.items():
                for page in ("default", "first", "even"):
                    there, here = _reference(before, kind, page), _reference(after, kind, page)
                    old_part, part = olds.get(there, ""), news.get(here, "")
                    if part in seen:
                        continue
                    seen.add(part) if part else None
                    if old_part or part:
                        yield f"{name} của phần {number + 1}", old_part, part

    def _merge_running(self, kind: str, before: str, after: str) -> None:
        old = self._old_root(before) if before else None
        new = self._new_root(after) if after in self._target else None
        if old is not None and new is not None:
            merge(self._merger(before, after), old, new)
        elif new is not None:
            merger = self._merger(self._old.main, after)
            for block in blocks_of(new, merger.around_new):
                if block.length:
                    merger.block_in(block)
        elif old is not None and (words := "".join(t.text or "" for t in old.iter(f"{W}t")).strip()):
            self._notes.append(f"Bản mới không còn {kind}, nội dung cũ là “{words[:80]}”.")


def _relinked(words: str, before: str, after: str) -> str:
    before, after = (address[:_LONGEST_ADDRESS] or "không có liên kết" for address in (before, after))
    return f"Liên kết ở “{words.strip()[:80]}” đã đổi mà không đánh dấu được; cũ: {before}; mới: {after}."


def _reference_to_note(token: Token) -> tuple[str, str]:
    assert not isinstance(token.piece, str)
    return local(token.piece), token.piece.get(f"{W}id", "")


def _note(root: Element | None, kind: str, id: str) -> Element | None:
    notes = () if root is None else root.iterchildren(W + _NOTES[kind][1])
    return next((note for note in notes if note.get(f"{W}id") == id), None)


def _reference(section: Element, kind: str, page: str) -> str:
    found = (r for r in section.iterchildren(W + kind) if r.get(f"{W}type", "default") == page)
    return next((r.get(f"{R}id", "") for r in found), "")
