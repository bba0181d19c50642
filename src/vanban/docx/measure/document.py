"""One document measured: parts read, pages filled, everything in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vanban.docx.measure.blocks import Block, SetParagraph, settle, stack
from vanban.docx.measure.flow import Flow
from vanban.docx.measure.inline import unfolded
from vanban.docx.measure.leftovers import leftovers_of
from vanban.docx.measure.making import Maker, Where
from vanban.docx.measure.names import Element, W
from vanban.docx.measure.numbering import Counters
from vanban.docx.measure.package import WordFile
from vanban.docx.measure.sections import Page, read_sections
from vanban.docx.measure.setter import Book, Setter
from vanban.docx.measure.settings import read_settings
from vanban.docx.measure.styles import read_styles
from vanban.docx.measure.tables import set_table
from vanban.layout.measured import HeaderKind, Layout, Section, Story

_LEAST_BODY_MM = 10.0  # what headers and footers leave to the text at least


@dataclass
class _Margin:
    """One header or footer part, set in the width of the first section that shows it."""

    part: str
    kind: HeaderKind
    story: Story
    page: Page
    blocks: list[Block]
    height_mm: float


class Document:
    """A Word file on its way to a layout."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        settings_root = file.xml(file.related("settings"))
        self._settings = read_settings(settings_root)
        styles = read_styles(file, settings_root)
        self._book = Book(styles, styles.numbering, Counters(styles.numbering), self._settings, set_table)
        self._maker = Maker(file, styles)
        self._root = file.xml(file.main)
        self._body = None if self._root is None else self._root.find(f"{W}body")
        if self._body is None:
            raise file.refusal("Tệp không có thân văn bản Word.", "Mở tệp bằng Word rồi lưu lại.")
        self._pages = read_sections(self._body, self._settings)
        self._roots = [self._root]
        self._heights: dict[tuple[int, Story, HeaderKind], float] = {}

    def measured(self) -> Layout:
        """The layout."""
        setter = Setter(self._book, self._root)
        sections = self._set(setter)
        self._margins = list(self._read_margins())
        flow = Flow(self._pages, self._top, self._bottom)
        flow.run(sections)
        firsts = self._make_body(sections)
        self._make_margins(flow)
        self._make_notes(setter)
        maker = self._maker
        return Layout(
            name=self._file.name,
            sections=tuple(self._section(page, flow, firsts) for page in self._pages),
            paragraphs=tuple(maker.paragraphs),
            fragments=tuple(maker.fragments),
            page_1_header=tuple(maker.page_1_header),
            lines=tuple(maker.lines),
            frames=maker.frames,
            tables=tuple(sorted(maker.tables, key=lambda table: table.number)),
            leftovers=leftovers_of(self._file, self._roots, maker.paragraphs),
            pages=max(flow.page, 1),
        )

    def _set(self, setter: Setter) -> list[list[Block]]:
        """The body's blocks by section."""
        sections: list[list[Block]] = [[] for _ in self._pages]
        for element in unfolded(self._body):
            at = min(setter.section, len(self._pages) - 1)
            left, right = self._pages[at].columns[0]
            if (block := setter.block(element, left, right)) is not None:
                sections[at].append(block)
        return sections

    @cached_property
    def _targets(self) -> dict[str, str]:
        """The parts that the body leads to, by the id of the relationship."""
        return {r.id: r.target for r in self._file.relations(self._file.main) if not r.external}

    def _shown(self, page: Page) -> Iterator[tuple[Story, HeaderKind, str]]:
        """The headers and footers that a section shows: story, kind, part."""
        stories: tuple[tuple[Story, dict[HeaderKind, str]], ...] = (
            ("header", page.headers),
            ("footer", page.footers),
        )
        for story, references in stories:
            for kind, id in references.items():
                wanted = kind == "default" or (
                    page.title_page if kind == "first" else self._settings.even_and_odd
                )
                if wanted and self._targets.get(id) in self._file.entries:
                    yield story, kind, self._targets[id]

    def _read_margins(self) -> Iterator[_Margin]:
        seen: set[tuple[str, HeaderKind]] = set()
        for page in self._pages:
            for story, kind, part in self._shown(page):
                if (part, kind) in seen:
                    continue
                seen.add((part, kind))
                root = self._file.xml(part)
                if root is None:
                    continue
                self._roots.append(root)
                setter = Setter(self._book, root, section=page.index)
                blocks = list(setter.blocks(root, page.text_left_mm, page.text_right_mm))
                yield _Margin(part, kind, story, page, blocks, stack(blocks))

    @cached_property
    def _height_of(self) -> dict[str, float]:
        """Of each header's and footer's part the height, in millimetres."""
        heights: dict[str, float] = {}
        for margin in self._margins:
            heights[margin.part] = max(heights.get(margin.part, 0.0), margin.height_mm)
        return heights

    def _margin_height(self, page: Page, story: Story, number: int, first: bool) -> float:
        """Height of the header or footer on one page."""
        kind: HeaderKind = "default"
        if page.title_page and first:
            kind = "first"
        elif self._settings.even_and_odd and number % 2 == 0:
            kind = "even"
        key = (page.index, story, kind)
        if key not in self._heights:
            parts = [part for s, k, part in self._shown(page) if s == story and k == kind]
            self._heights[key] = max((self._height_of.get(part, 0.0) for part in parts), default=0.0)
        return self._heights[key]

    def _top(self, page: Page, number: int, first: bool) -> float:
        """Where text begins; a negative margin lets the header stand in it."""
        if page.top_mm < 0:
            return -page.top_mm
        height = self._margin_height(page, "header", number, first)
        reached = page.header_mm + height if height else 0.0
        return max(page.top_mm, min(reached, page.height_mm - page.bottom_mm - _LEAST_BODY_MM))

    def _bottom(self, page: Page, number: int, first: bool) -> float:
        """Where text ends."""
        if page.bottom_mm < 0:
            return page.height_mm + page.bottom_mm
        height = self._margin_height(page, "footer", number, first)
        reached = page.footer_mm + height if height else 0.0
        return page.height_mm - max(page.bottom_mm, min(reached, page.height_mm / 2))

    def _make_body(self, sections: list[list[Block]]) -> list[int]:
        """Where in the paragraphs each section begins."""
        firsts = []
        for page, blocks in zip(self._pages, sections, strict=True):
            firsts.append(len(self._maker.paragraphs))
            room = (page.top_mm, page.height_mm - page.bottom_mm)
            self._maker.make(blocks, Where("body", self._file.main, page, room))
        return firsts

    def _make_margins(self, flow: Flow) -> None:
        for story in ("header", "footer"):
            for margin in self._margins:
                if margin.story != story:
                    continue
                page = margin.page
                start, last = flow.spans[page.index]
                number = start + 1 if margin.kind != "first" and page.title_page else start
                top = page.header_mm
                if story == "footer":
                    top = page.height_mm - page.footer_mm - margin.height_mm
                settle(margin.blocks, min(number, last) or 1, 0.0, top)
                where = Where(
                    margin.story, margin.part, page, (top, top + margin.height_mm), None, margin.kind
                )
                self._maker.make(margin.blocks, where)

    def _make_notes(self, setter: Setter) -> None:
        """Footnotes at the foot of the page that refers to them, endnotes after the text."""
        notes: dict[str, tuple[str, Setter, dict[str, Element]]] = {}
        for block, kind, id in list(setter.footnotes):
            if kind not in notes:
                part = self._file.related(f"{kind}s")
                root = self._file.xml(part)
                if root is None:
                    continue
                self._roots.append(root)
                rows = {row.get(f"{W}id") or "": row for row in root.findall(f"{W}{kind}")}
                notes[kind] = (part, Setter(self._book, root), rows)
            part, reader, rows = notes[kind]
            row = rows.pop(id, None)
            if row is not None:
                self._make_note(block, "footnote" if kind == "footnote" else "endnote", part, reader, row)

    def _make_note(self, block: SetParagraph, story: Story, part: str, setter: Setter, row: Element) -> None:
        page = self._pages[min(block.section, len(self._pages) - 1)]
        setter.section = block.section
        blocks = list(setter.blocks(row, page.text_left_mm, page.text_right_mm))
        height = stack(blocks)
        bottom = page.height_mm - page.bottom_mm
        settle(blocks, block.lines[-1].page, 0.0, bottom - height)
        self._maker.make(blocks, Where(story, part, page, (bottom - height, bottom)))

    def _section(self, page: Page, flow: Flow, firsts: list[int]) -> Section:
        return Section(
            index=page.index,
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            landscape=page.landscape,
            top_mm=abs(page.top_mm),
            bottom_mm=abs(page.bottom_mm),
            left_mm=page.left_mm,
            right_mm=page.right_mm,
            gutter_mm=page.gutter_mm,
            mirrored=self._settings.mirrored,
            header_mm=page.header_mm,
            footer_mm=page.footer_mm,
            title_page=page.title_page,
            even_and_odd=self._settings.even_and_odd,
            text_columns=len(page.columns),
            number_format=page.number_format,
            number_start=page.number_start,
            begins_page=page.index == 0 or page.kind not in ("continuous", "nextColumn"),
            first_paragraph=firsts[page.index],
            pages=flow.spans[page.index],
        )
