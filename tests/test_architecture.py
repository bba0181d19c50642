"""The table of rooms in docs/ARCHITECTURE.md, held by reading the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vanban"

ROOMS = {
    "errors": set[str](),
    "vietnamese": {"errors"},
    "frozen": set[str](),
    "collecting": set[str](),
    "outline": {"frozen"},
    "layout": {"frozen", "vietnamese", "outline"},
    "data": {"errors", "vietnamese"},
    "registry": {"errors", "vietnamese", "data"},
    "figures": {"errors", "collecting", "frozen", "vietnamese", "data"},
    "awards": {"errors", "collecting", "vietnamese", "data", "registry", "figures"},
    "documents": {"errors", "vietnamese", "outline", "data", "registry", "figures", "awards"},
    "renewal": {"errors", "vietnamese", "outline", "layout", "data", "registry", "documents"},
    "decree30": {"errors", "frozen", "vietnamese", "outline", "layout", "data", "registry"},
    "docx": {"errors", "frozen", "vietnamese", "outline", "layout"},
    "pdf": {"errors"},
    "delivery": {"errors", "pdf"},
    "converting": {"errors", "docx", "pdf", "delivery"},
    "due": {"errors", "vietnamese", "data", "registry", "documents", "figures", "awards"},
    "proof": {
        "errors",
        "vietnamese",
        "outline",
        "layout",
        "data",
        "decree30",
        "documents",
        "docx",
        "delivery",
        "due",
    },
    "summary": {"documents"},
    "producing": {"errors", "data", "decree30", "documents", "docx", "delivery", "due", "proof"},
    "repeating": {"errors", "data", "docx", "due"},
    "bundling": {"errors", "documents", "delivery", "due"},
    "pipeline": {
        "bundling",
        "summary",
        "errors",
        "data",
        "documents",
        "delivery",
        "due",
        "producing",
        "repeating",
        "converting",
    },
    "watching": {"errors", "data", "documents", "due", "producing", "pipeline"},
    "carrying": {"errors", "vietnamese", "data", "documents", "due", "delivery", "renewal"},
    "overview": {
        "errors",
        "vietnamese",
        "figures",
        "data",
        "documents",
        "delivery",
        "due",
        "producing",
    },
    "checking": {"errors", "collecting", "layout", "data", "decree30", "docx", "delivery", "proof"},
    "renewing": {"errors", "data", "delivery", "renewal"},
    "reckoning": {"errors", "vietnamese", "data", "delivery", "due", "figures"},
    "nominating": {"errors", "data", "registry", "figures", "awards", "due", "delivery"},
    "proposing": {"errors", "vietnamese", "data", "figures", "awards", "documents", "due", "nominating"},
    "reviewing": {"errors", "data", "delivery", "producing", "renewal", "renewing"},
    "reading_files": {"errors", "vietnamese", "layout", "docx", "delivery"},
    "importing": {
        "errors",
        "vietnamese",
        "layout",
        "data",
        "registry",
        "documents",
        "decree30",
        "delivery",
        "renewal",
        "reading_files",
    },
    "comparing": {
        "errors",
        "vietnamese",
        "layout",
        "data",
        "delivery",
        "documents",
        "docx",
        "due",
        "producing",
    },
    "templates": {"errors", "layout", "decree30", "documents", "docx", "delivery", "proof"},
    "display": {
        "errors",
        "vietnamese",
        "awards",
        "decree30",
        "delivery",
        "docx",
        "overview",
        "pipeline",
        "watching",
        "checking",
        "renewal",
        "renewing",
        "importing",
        "comparing",
        "carrying",
        "reckoning",
        "nominating",
        "proposing",
        "templates",
    },
    "console": {"errors", "vietnamese", "data", "delivery", "display"},
}
"""Each room and the rooms that it may know."""

LIBRARIES = {
    "docx": {"docx"},
    "docxtpl": {"docx"},
    "docxcompose": {"docx"},
    "lxml": {"docx"},
    "openpyxl": {"renewal", "figures", "awards"},
    "zipfile": {"docx", "renewal", "figures", "delivery"},
    "jinja2": {"docx", "documents"},
    "python_calamine": {"figures"},
    "yaml": {"data"},
    "pydantic": {"data", "registry", "renewal"},
    "pypdf": {"pdf"},
    "sqlite3": {"delivery"},
    "subprocess": {"delivery"},
    "distributed": {"delivery"},
    "typer": {"console"},
    "rich": {"console", "display"},
}
"""Each library that only some rooms may use, and these rooms."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "vanban":
                yield from (f"vanban.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    found = [
        path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE or path.stem != "__init__"
    ]
    assert len(found) > 30
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_of_the_table(path: Path) -> None:
    room = room_of(path)
    known = {name.split(".")[1] for name in imports(path) if name.startswith("vanban.")}
    assert known - {room, "__version__"} <= ROOMS[room]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_used_only_in_its_rooms(path: Path) -> None:
    for name in imports(path):
        library = name.split(".")[0]
        assert room_of(path) in LIBRARIES.get(library, {room_of(path)}), name


def test_every_room_is_in_the_architecture_page() -> None:
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert {room_of(path) for path in modules()} == set(ROOMS)
    for room in ROOMS:
        assert f"`{room}" in page, room


def test_the_command_line_uses_only_what_it_calls() -> None:
    known = {name for name in imports(ROOT / "build.py") if name.startswith("vanban.")}
    rooms = {name.split(".")[1] for name in known}
    assert rooms == {
        "console",
        "display",
        "due",
        "pipeline",
        "watching",
        "overview",
        "checking",
        "renewing",
        "reviewing",
        "importing",
        "comparing",
        "converting",
        "reckoning",
        "nominating",
        "proposing",
        "carrying",
        "templates",
        "data",
    }
