"""The engine against docxtpl and against two floors, interleaved in one run.

    python tests/benchmarks/engine.py [--json] [--quick] [--enforce]

docxtpl: load, render, save, as its users do. Floor: what no engine on Jinja can avoid: stock Jinja rendering
of the compiled parts, deflate of them, one write of the zip. Bare: the same with the engine's own compiled code.
Times are medians.
"""

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment

from vanban.docx.engine.archive import deflate, lay_out, pack
from vanban.docx.engine.engine import Engine, Template
from vanban.docx.engine.source import holds_tags, patch
from vanban.docx.reading.package import open_package
from vanban.docx.reading.parts import part_labels

SIZES = {"small": (20, 1), "mid": (80, 4), "big": (400, 12)}
BARS = {"small": 60.0, "mid": 50.0}
FLOOR_BAR = 1.5
FRESH_BAR_MS = 30.0
_SENTENCE = (
    "{{ so_thu_tu }}. {{ don_vi.ten }} chủ trì, phối hợp với cơ quan, đơn vị có liên quan tổ chức thực hiện "
    "phong trào thi đua “{{ phong_trao }}” năm {{ nam }}; {{ nhiem_vu }}; "
    "{% if han %}hoàn thành trước ngày {{ han }}{% endif %}."
)


def build_template(path: Path, paragraphs: int, tables: int) -> None:
    """A template of this size, made by python-docx."""
    document = Document()
    document.core_properties.title = "{{ phong_trao }}"
    document.sections[0].header.paragraphs[0].text = "{{ don_vi.ten }}"
    for number in range(paragraphs):
        document.add_paragraph(_SENTENCE)
        if number % (paragraphs // tables) == 0:
            _add_table(document)
    document.save(str(path))


def _add_table(document: Any) -> None:
    rows = (
        ("Số thứ tự", "Dự án", "Kế hoạch vốn", "Giải ngân", "Tỷ lệ"),
        ("{%tr for du_an in danh_sach %}",),
        (
            "{{ loop.index }}",
            "{{ du_an.ten }}",
            "{{ du_an.von }}",
            "{{ du_an.giai_ngan }}",
            "{{ du_an.ty_le }}",
        ),
        ("{%tr endfor %}",),
    )
    table = document.add_table(rows=len(rows), cols=5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def context() -> dict[str, Any]:
    """What the templates ask for."""
    projects = [
        {
            "ten": f"Đường liên xã số {n}",
            "von": f"{n}.234.567",
            "giai_ngan": f"{n}.111.111",
            "ty_le": f"{90 + n}%",
        }
        for n in range(8)
    ]
    return {
        "so_thu_tu": 1,
        "don_vi": {"ten": "Sở Xây dựng tỉnh Bình Phước"},
        "phong_trao": "Đẩy nhanh giải ngân vốn đầu tư công & hoàn thành kế hoạch",
        "nam": 2024,
        "nhiem_vu": "theo dõi, đôn đốc, kiểm tra việc thực hiện và báo cáo kết quả định kỳ hằng tháng",
        "han": "31/12/2024",
        "danh_sach": projects,
    }


def with_docxtpl(path: Path, values: dict[str, Any]) -> bytes:
    """docxtpl's loop for one document."""
    template = DocxTemplate(path)
    template.render(values, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def floor(path: Path) -> Callable[[dict[str, Any]], bytes]:
    """The least that a render on Jinja must do, everything else prepared."""
    package = open_package(path.read_bytes(), path.name)
    environment = Environment(autoescape=True)
    tagged = {
        name: environment.from_string(patch(package.parts[name].decode()))
        for name in part_labels(package)
        if holds_tags(package.parts[name])
    }
    fixed = lay_out([deflate(name, content) for name, content in package.parts.items() if name not in tagged])

    def render(values: dict[str, Any]) -> bytes:
        return pack(fixed, [deflate(name, part.render(values).encode()) for name, part in tagged.items()])

    return render


def bare(template: Template) -> Callable[[dict[str, Any]], bytes]:
    """The least for the code that the engine has compiled: run it, deflate, write; no care for values or faults."""
    codes, head = [(part.name, part.code) for part in template._parts], template._head

    def render(values: dict[str, Any]) -> bytes:
        texts = (
            (name, "".join(code.root_render_func(code.new_context(dict(values))))) for name, code in codes
        )
        return pack(head, [deflate(name, text.encode()) for name, text in texts])

    return render


def measure(folder: Path, size: str, rounds: int) -> dict[str, float]:
    """Medians in ms of the four, taken in turns, and their ratios."""
    path = folder / f"{size}.docx"
    build_template(path, *SIZES[size])
    values = context()
    engine = Engine(folder, cache=folder / "cache")
    template, least = engine.template(path.name), floor(path)
    own = bare(template)
    same_text(template.render(values), with_docxtpl(path, values))
    times: dict[str, list[float]] = {"docxtpl": [], "engine": [], "floor": [], "bare": []}
    for _ in range(rounds):
        times["docxtpl"].append(timed(lambda: with_docxtpl(path, values)))
        for _ in range(5):
            times["engine"].append(timed(lambda: engine.template(path.name).render(values)))
            times["floor"].append(timed(lambda: least(values)))
            times["bare"].append(timed(lambda: own(values)))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    return medians | {
        "times_docxtpl": medians["docxtpl"] / medians["engine"],
        "times_floor": medians["engine"] / medians["floor"],
        "times_bare": medians["engine"] / medians["bare"],
        **fresh_process(folder, path.name),
    }


def same_text(ours: bytes, theirs: bytes) -> None:
    """Stop when the two did not make the same document."""
    texts = [
        [p.text for p in Document(io.BytesIO(made)).element.body.iter("{*}t")] for made in (ours, theirs)
    ]
    assert texts[0] == texts[1], "the engine and docxtpl made different documents"
    assert zipfile.ZipFile(io.BytesIO(ours)).testzip() is None


def timed(run: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


_FRESH = """
import json, sys, time
from pathlib import Path
from vanban.docx.engine.engine import Engine, Template
folder, name, cache, values = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), json.loads(sys.argv[4])
start = time.perf_counter()
Engine(folder, cache=cache).template(name).render(values)
print((time.perf_counter() - start) * 1000)
"""


def fresh_process(folder: Path, name: str) -> dict[str, float]:
    """The first render in a new process without its imports: nothing kept yet, and code kept on disk."""

    def first_render(cache: Path) -> float:
        command = [sys.executable, "-c", _FRESH, str(folder), name, str(cache), json.dumps(context())]
        return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    cache = Path(tempfile.mkdtemp(dir=folder))
    return {
        "cold_ms": first_render(cache),
        "fresh_ms": statistics.median(first_render(cache) for _ in range(3)),
    }


def main() -> int:
    """Print the figures; 1 when `--enforce` and a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--quick", action="store_true", help="few rounds, without the big template")
    parser.add_argument("--enforce", action="store_true", help="exit code 1 when a bar is missed")
    options = parser.parse_args()
    sizes = ["small", "mid"] if options.quick else list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        results = {size: measure(Path(folder), size, 5 if options.quick else 30) for size in sizes}
    missed = [
        size
        for size, found in results.items()
        if found["times_docxtpl"] < BARS.get(size, 0)
        or found["times_floor"] > FLOOR_BAR
        or (not options.quick and found["times_bare"] > FLOOR_BAR)  # a few rounds are too noisy for it
        or (size in BARS and found["fresh_ms"] > FRESH_BAR_MS)
    ]
    if options.json:
        print(json.dumps({"results": results, "missed": missed}))
    else:
        print(f"{'':6}" + "".join(f"{name:>15}" for name in next(iter(results.values()))))
        for size, found in results.items():
            print(f"{size:6}" + "".join(f"{value:15.2f}" for value in found.values()))
    return 1 if options.enforce and missed else 0


if __name__ == "__main__":
    sys.exit(main())
