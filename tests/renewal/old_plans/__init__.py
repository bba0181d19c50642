"""Ten plans of other offices, provinces and years, each set in another way.

All of it is illustration (số liệu minh họa). A .yaml says the words, how they are set, and what an import must find
in them. In `lines` (opening, body, closing) `*` begins a bold line.
"""

import textwrap
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from tests.decree30.kit.handmade import old_text_boxes, with_tabs
from tests.decree30.kit.model import Block, Document, Letters, Paragraph
from tests.decree30.kit.pieces import (
    Foot,
    Head,
    annex,
    bases,
    before_foot,
    body,
    data_table,
    empty,
    foot_table,
    head_table,
    section,
    title,
)
from tests.decree30.kit.write import write

from vanban.vietnamese import legacy

_LETTERHEADS = {"old_text_boxes": old_text_boxes, "with_tabs": with_tabs}
_TO_TCVN3 = {letter: chr(code) for code, letter in legacy._TCVN3_LETTERS.items() if code < 0x100}
_TO_VNI = {letter: code for code, letter in legacy._VNI_LETTERS.items()}


@dataclass(frozen=True)
class OldPlan:
    """One of them, by its data."""

    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """The suffix of its file."""
        return str(self.data["kind"])

    @property
    def expected(self) -> dict[str, Any]:
        """`ref`, `department`, `entry` (of the register), `placeholders`, `targets`, and what else it has."""
        found = self.data["expected"]
        assert isinstance(found, dict)
        return found

    @cached_property
    def foot(self) -> Foot:
        """Recipients and signature."""
        foot = self.data["foot"]
        return Foot(tuple(foot["recipients"]), tuple(foot["title"]), foot["name"])

    def _lines(self, key: str) -> list[str]:
        return str(self.data.get(key, "")).splitlines()

    @property
    def words(self) -> str:
        """Everything from KẾ HOẠCH on, in the order of the page."""
        lines = self._lines("lines")
        if table := self.data.get("table"):
            at = lines.index(table["after"]) + 1
            lines[at:at] = [row.replace("|", " ") for row in table["rows"]]
        annexes = [
            line
            for one in self.data.get("annexes", ())
            for line in (f"Phụ lục {one['number']}", one["title"], one["note"], one["lines"])
        ]
        foot = ["Nơi nhận:", *self.foot.recipients, *self.foot.title, self.foot.name]
        text = [*self._lines("subject"), *self._lines("based_on"), *lines]
        return "\n".join(["KẾ HOẠCH", *text, *foot, *annexes])

    def text(self) -> str:
        """The plan as a .txt that a reader of PDFs has made: wrapped hard, in columns, a number on each page."""
        head, width = self.data["head"], 78
        left = [*head["superior"], *head["issuer"], head["number"]]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", head["place_date"]]
        rows = [f"{one:<40} {other}" for one, other in zip(left, right, strict=True)]
        rows += ["", *(line.center(width) for line in ("KẾ HOẠCH", *self._lines("subject"))), ""]
        for line in (*self._lines("based_on"), *self._lines("lines")):
            rows += textwrap.wrap(line.lstrip("*"), width, initial_indent="     ")
        for page, at in enumerate(range(30, len(rows), 31), 2):
            rows.insert(at, f"\f{str(page).center(width)}")
        foot = ["Nơi nhận:", *self.foot.recipients]
        signature = [*self.foot.title, *[""] * (len(foot) - len(self.foot.title) - 1), self.foot.name]
        rows += ["", *(f"{one:<48}{other}" for one, other in zip(foot, signature, strict=True))]
        return "\n".join(rows) + "\n"

    def docx(self) -> bytes:
        """The plan as a Word file."""
        document = self._document()
        if font := self.data.get("font"):
            for paragraph in document.paragraphs():
                paragraph.letters = [_in_old_font(run, font) for run in paragraph.letters]
        return write(document)

    def _document(self) -> Document:
        said = self.data["head"]
        head = Head(said["number"], said["place_date"], tuple(said["superior"]), tuple(said["issuer"]))
        letterhead = _LETTERHEADS.get(self.data.get("letterhead", ""))
        first: list[Block] = letterhead(head) if letterhead else [head_table(head)]
        foot: list[Block] = [before_foot(), foot_table(self.foot)]
        named = title("KẾ HOẠCH", *self._lines("subject"))
        page = section(first, named, bases(*self._lines("based_on")), self._body(), foot)
        annexes = [
            section(annex(one["number"], one["title"], one["note"], *one["lines"].splitlines()))
            for one in self.data.get("annexes", ())
        ]
        return Document([page, *annexes])

    def _body(self) -> list[Block]:
        lines = self._lines("lines")
        texts = body(*lines)
        if self.data.get("numbered"):
            texts = [_numbered(block) for block in texts]
        if table := self.data.get("table"):
            rows = [tuple(row.split(" | ")) for row in table["rows"]]
            widths = (15.0, *(150.0 / (len(rows[0]) - 1) for _ in rows[0][1:]))
            at = lines.index(table["after"]) + 1
            texts[at:at] = [empty(6), data_table(widths, *rows), empty(6)]
        return texts


def _in_old_font(run: Letters, font: str) -> Letters:
    """The run as it was typed before Unicode; TCVN3 has capitals with tones only in the font of capitals."""
    if font.startswith("VNI"):
        return replace(run, text="".join(map(_in_vni, run.text)), font=font)
    if run.text.isupper() and not run.text.isascii():
        return replace(run, text="".join(_TO_TCVN3.get(c, c) for c in run.text.lower()), font=f"{font}H")
    return replace(run, text="".join(_TO_TCVN3.get(char, char) for char in run.text), font=font)


def _in_vni(char: str) -> str:
    code = _TO_VNI.get(char.lower(), char)
    return code.upper() if char.isupper() else code


def _numbered(block: Block) -> Block:
    """The paragraph with its number made by Word."""
    assert isinstance(block, Paragraph)
    number, _, rest = block.text.partition(" ")
    level = {"-": 3}.get(number, 2 if number[-1:] == ")" else 1 if number[:-1].isdigit() else 0)
    if number[-1:] in ".)-" and len(number) <= 4:
        block.letters = [replace(block.letters[0], text=rest)]
        block.list_level = (1, level)
    return block


OLD_PLANS = {
    path.stem: OldPlan(yaml.safe_load(path.read_text("utf-8")))
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
}
