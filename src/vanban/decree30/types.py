"""The 29 kinds of administrative document and the 3 forms of copy, with their abbreviations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vanban.data.plain import load_plain

LETTER = "CV"
"""Our sign for a công văn, which the decree gives no abbreviation; it must never stand in a ký hiệu."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind; `symbol` is its abbreviation, "" for công văn and thư công, `form` its mẫu in Phụ lục III."""

    id: str
    name: str
    symbol: str
    form: str
    is_copy: bool = False


@cache
def document_types() -> Mapping[str, DocumentType]:
    """Every kind by its id (`ke_hoach`), in the decree's order; the forms of copy last.

    Source: Nghị định 30/2020/NĐ-CP, Điều 7; Phụ lục III, Mục I.
    """
    data = load_plain(files(__package__).joinpath("types.yaml").read_text("utf-8"))
    rows = [(row, False) for row in data["loai"]] + [(row, True) for row in data["sao"]]
    return {
        row["ma"]: DocumentType(row["ma"], row["ten"], row.get("viet_tat", ""), row.get("mau", ""), is_copy)
        for row, is_copy in rows
    }


@cache
def symbols() -> frozenset[str]:
    """The abbreviations of all kinds, copies left out."""
    return frozenset(kind.symbol for kind in document_types().values() if kind.symbol and not kind.is_copy)
