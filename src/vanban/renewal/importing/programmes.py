"""National target programmes named in running text, with the years that they cover."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vanban.renewal.importing.holes import Holes
from vanban.vietnamese.letters import slug

_PROGRAMME = re.compile(
    r"Chương trình mục tiêu quốc gia(?: [^\W\d_]+| -|,(?= ))+(?P<years> ?\d{4} ?[-–] ?\d{4})?"
)
_PERIOD = re.compile(r",? giai đoạn$")
_LEAST_WORDS = 9
_PARTED = re.compile(r",$|(?<! -),(?= Chương trình\b).*$")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme under its key; `years` as typed (`2021-2025`), "" when the text does not say them."""

    key: str
    name: str
    years: str = ""

    def data(self) -> dict[str, str]:
        """Under the keys of the file."""
        return {"ten": self.name} | ({"giai_doan": self.years} if self.years else {})

    def marked(self, text: str, holes: Holes) -> str:
        """`text` with the programme and its years as holes."""
        if self.years:
            both = re.compile(rf"{re.escape(self.name)}(,? giai đoạn ){re.escape(self.years)}(?!\d)")
            text = both.sub(
                lambda m: (
                    holes.cut(f"chuong_trinh.{self.key}", self.name)
                    + m[1]
                    + holes.cut(f"chuong_trinh.{self.key}.giai_doan", self.years)
                ),
                text,
            )
        return holes.cut_all(text, self.name, f"chuong_trinh.{self.key}")


def programmes(texts: Sequence[str]) -> list[Programme]:
    """Each programme that is named more than once, or with its years: its name is what all mentions share."""
    groups: dict[tuple[str, ...], list[tuple[list[str], str]]] = {}
    for text in texts:
        for found in _PROGRAMME.finditer(text):
            words, years = _mention(found)
            groups.setdefault(tuple(words[:_LEAST_WORDS]), []).append((words, years))
    return list(_found(groups.values()))


def _mention(found: re.Match[str]) -> tuple[list[str], str]:
    """The words of a name, and its years if `giai đoạn` leads to them."""
    whole = found[0].removesuffix(found["years"] or "")
    name = _PERIOD.sub("", whole)
    years = (found["years"] or "").strip() if name != whole else ""
    return _PARTED.sub("", name).split(), years


def _found(groups: Iterable[list[tuple[list[str], str]]]) -> Iterator[Programme]:
    taken: set[str] = set()
    for group in groups:
        columns = zip(*([word.rstrip(",") for word in words] for words, _ in group), strict=False)
        shared = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
        spans = {years for _, years in group if years}
        if len(shared) >= _LEAST_WORDS and (len(group) > 1 or spans):
            name = " ".join(shared).rstrip(" ,-")
            yield Programme(_key(name, taken), name, spans.pop() if len(spans) == 1 else "")


def _key(name: str, taken: set[str]) -> str:
    words = slug(name.removeprefix("Chương trình mục tiêu quốc gia"), 300).split("-")
    base = "_".join(["ctmtqg", *words[-2:]])
    number = 1
    while (key := base if number == 1 else f"{base}_{number}") in taken:
        number += 1
    taken.add(key)
    return key
