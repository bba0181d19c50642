"""Whatever stands in a clerk's data is text: it runs nowhere and comes to the page letter by letter."""

import io
import json
import random
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

import build
import pytest
from docx import Document
from tests.docx.engine.test_engine import LETTERS, TRAPS
from tests.docx.engine.test_sandbox import ATTACKS, CANARY
from tests.docx.templates import compiled, texts
from tests.docx.word import tbl, word
from tests.hostile.formulas import FORMULAS
from tests.workspaces import CAMPAIGN, workspace_with

from vanban import console
from vanban.data.source import parse_source

RANDOM_TEXTS = 2_000
CONTROL_CHARACTERS = "\0\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x9f"
DRESSES = ("{}", "{{_{{ {} }}_}}", "$({})", "${{ {} }}", "<%= {} %>")
MADE = "output/thi-dua/2024/sxd/ke_hoach.docx"


def render(root: Path) -> int:
    return console.run(build.app, ["--root", str(root), "render", "thi-dua/2024"])


def with_recipients(root: Path, names: Sequence[str]) -> Path:
    """A workspace whose plan goes to these."""
    lines = "".join(f"  - ten: {json.dumps(name, ensure_ascii=False)}\n" for name in names)
    return workspace_with(root, plan=f"noi_dung: Một.\nnoi_nhan:\n{lines}")


def page(raw: bytes) -> list[str]:
    document = Document(io.BytesIO(raw))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for holder in (document, *cells) for one in holder.paragraphs]


def fields(path: Path) -> list[bytes]:
    """What each part of a .docx tells Word to work out."""
    with zipfile.ZipFile(path) as archive:
        parts = (archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
        return [piece.partition(b"<")[0] for part in parts for piece in part.split(b"<w:instrText")[1:]]


@pytest.mark.parametrize("dress", DRESSES)
def test_attacks_without_a_tag_of_ours_stand_on_the_page(
    dress: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = [dress.format(attack) for attack in ATTACKS]
    root = with_recipients(tmp_path, typed)
    assert render(root) == 0
    printed = "\n".join(page((root / MADE).read_bytes()))
    assert [text for text in typed if f"- {text}" not in printed] == []
    assert not (tmp_path / CANARY).exists()


def test_attacks_in_a_tag_are_refused_at_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    root = with_recipients(tmp_path, [f"{{{{ {attack} }}}}" for attack in ATTACKS])
    assert render(root) == 2
    said = capsys.readouterr().err
    assert [at for at in range(len(ATTACKS)) if f"sxd.yaml:{6 + at}:" not in said] == []
    assert not (root / MADE).exists()
    assert not (tmp_path / CANARY).exists()


def test_what_a_spreadsheet_or_word_would_run_is_text_on_the_page(tmp_path: Path) -> None:
    plain, attacked = with_recipients(tmp_path / "a", ["Sở"]), with_recipients(tmp_path / "b", FORMULAS)
    assert render(plain) == render(attacked) == 0
    printed = "\n".join(page((attacked / MADE).read_bytes()))
    assert [
        text for text in FORMULAS if f"- {text.removeprefix('-')}" not in printed
    ] == []  # its dash is ours
    assert fields(attacked / MADE) == fields(plain / MADE)


def typed_text(dice: random.Random) -> str:
    """Vietnamese letters, traps for XML and templates, letters of any script, typed as letter and marks or as one."""
    letters = LETTERS + LETTERS.upper()
    pieces = [
        dice.choice(
            (
                dice.choice(TRAPS),
                "".join(dice.choices(letters + " .,-0123456789", k=dice.randrange(12))),
                dice.choice(
                    ("e\u0302\u0301", "a\u0306", "o\u031b\u0323", "\u0301", "\u202e", "\u200b", "\ufeff")
                ),
                _letter(dice),
            )
        )
        for _ in range(dice.randrange(7))
    ]
    text = "".join(pieces)
    return unicodedata.normalize(dice.choice(("NFC", "NFD")), text)


def _letter(dice: random.Random) -> str:
    """Any character that a document can hold."""
    while unicodedata.category(found := chr(dice.randrange(0x20, 0x110000))) in (
        "Cs",
        "Cc",
        "Cn",
        "Zl",
        "Zp",
    ):
        continue
    return found


def test_random_texts_come_from_the_file_to_the_page(tmp_path: Path) -> None:
    """Written to YAML, read, printed by the engine, read back from the page."""
    dice = random.Random(2024)
    typed = [typed_text(dice) for _ in range(RANDOM_TEXTS)]
    source = parse_source(
        "\n".join(["ds:", *(f"- {json.dumps(text, ensure_ascii=False)}" for text in typed)]).encode(),
        "a.yaml",
    )
    template = compiled(tmp_path, word(tbl(["{%tr for x in ds %}"], ["{{ x }}"], ["{%tr endfor %}"])))
    printed = texts(template.render({"ds": source.data["ds"]}))
    assert len(set(typed)) > RANDOM_TEXTS // 2
    assert printed[: len(typed)] == [unicodedata.normalize("NFC", text) for text in typed]


@pytest.mark.parametrize("character", CONTROL_CHARACTERS)
@pytest.mark.parametrize("spelled", [False, True])
def test_a_control_character_is_told_with_its_line(
    character: str, spelled: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace_with(tmp_path)
    path = root / "campaigns/thi-dua/2024/campaign.yaml"
    typed = f"\\x{ord(character):02x}" if spelled else character
    path.write_text(f'{CAMPAIGN}ten_ngan: "Thi {typed}đua"\n', encoding="utf-8", newline="")
    assert render(root) == 2
    said = capsys.readouterr().err
    assert "campaign.yaml:6:" in said
    assert f"U+{ord(character):04X}" in said
