"""Makes `src/vanban/docx/page/times_widths.json` from Liberation Serif, the metric twin of Times New Roman.

Run it with fontTools and Liberation Serif 2.x at hand: `python tests/docx/page/make_times_widths.py`.
"""

import json
import subprocess
from collections import defaultdict
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

WIDTHS = Path(__file__).parents[3] / "src/vanban/docx/page/times_widths.json"
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "Bold Italic"}
CHARACTERS = chain(
    range(0x20, 0x7F),  # Basic Latin
    range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: ă â đ ê ô ũ ĩ
    (0x1A0, 0x1A1, 0x1AF, 0x1B0),  # ơ ư
    (0x300, 0x301, 0x303, 0x309, 0x323),  # the five tone marks, for text that does not compose
    range(0x1EA0, 0x1EFA),  # Vietnamese letters with tones
    range(0x2002, 0x200B),  # spaces of fixed width
    range(0x2010, 0x2045),  # dashes, quotes, bullets, ellipsis, per mille, primes
    (0x20AB, 0x20AC, 0x2116, 0x2122),  # ₫ € № ™
    range(0x2150, 0x2190),  # fractions, Roman numerals
    range(0x2190, 0x2196),  # arrows
    (0x2206, 0x2211, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),  # mathematics
    (0x25A0, 0x25A1, 0x25CB, 0x25CF, 0x2610, 0x2611, 0x2612),  # boxes, circles
)


def font_file(style: str) -> Path:
    """Where this machine keeps Liberation Serif in `style`."""
    pattern = f"Liberation Serif:style={style}"
    found = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    path = Path(found.stdout)
    if "LiberationSerif" not in path.name:
        raise FileNotFoundError(pattern)
    return path


def widths_of(path: Path, characters: list[int]) -> dict[str, str]:
    """Advance width in font units → the characters that have it, in their order."""
    font = TTFont(path)
    names, advances = font.getBestCmap(), font["hmtx"]
    by_width: defaultdict[int, str] = defaultdict(str)
    for code in characters:
        if code in names:
            by_width[advances[names[code]][0]] += chr(code)
    return {str(width): by_width[width] for width in sorted(by_width)}


def times_widths() -> str:
    """The whole data file."""
    characters = list(CHARACTERS)
    faces = {face: widths_of(font_file(style), characters) for face, style in FACES.items()}
    return json.dumps({"units_per_em": 2048, **faces}, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    WIDTHS.write_text(times_widths(), "utf-8")
