"""The words of the file held against the words that its data print."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from vanban.outline.emphasis import plain
from vanban.outline.page import paragraphs
from vanban.renewal.importing.parts import Parts
from vanban.renewal.importing.words import words_of

_LOOSE = re.compile(r"[\s.;:,_]+$")


def differences(parts: Parts, context: Mapping[str, Any]) -> list[str]:
    """What the file says and the data don't print, or the other way round; empty when all words are kept.

    The punctuation that the decree sets at the end of a line is no difference.
    """
    before, after = (
        list(_of_parts(parts)),
        list(_of_context(context, signed=bool(parts.titles), named=bool(parts.signer))),
    )
    return list(_compared(_words(before), _words(after)))


def _of_parts(parts: Parts) -> Iterator[str]:
    yield " ".join(parts.subject)
    yield from parts.bases
    yield parts.opening
    for row in paragraphs(parts.body):
        yield f"{row.marker} {row.text}"
    yield parts.closing
    for name, purpose in parts.recipients:
        yield f"{name} ({purpose})" if purpose else name
    if parts.filing is not None:
        drafter = f"({parts.filing.drafter})" if parts.filing.drafter else ""
        copies = f"({parts.filing.copies})" if parts.filing.copies else ""
        yield f"{parts.filing.units}{drafter}{copies}"
    yield from parts.titles
    yield parts.signer
    for annex in parts.annexes:
        yield annex.title
        yield annex.note
        for row in paragraphs(annex.body):
            yield f"{row.marker} {row.text}"


def _of_context(context: Mapping[str, Any], *, signed: bool, named: bool) -> Iterator[str]:
    yield " ".join(context["trich_yeu"])
    yield from context["can_cu"]
    yield context["mo_dau"]
    for row in context["noi_dung"]:
        yield f"{row['so']} {row['chu']}"
    yield context["ket"]
    yield from context["noi_nhan"]
    filing = context["luu"]
    if filing["chu"] != "VT":
        yield f"{filing['chu']}{filing['nguoi_soan']}{filing['so_ban']}"
    else:
        yield "".join((filing["chu"], filing["nguoi_soan"], filing["so_ban"]))
    if signed:
        yield from context["ky"]["dong"]
    if named:
        yield context["ky"]["ho_ten"]
    for annex in context.get("phu_luc", ()):
        yield annex["ten"]
        yield annex["kem_theo"]
        for row in annex["noi_dung"]:
            yield f"{row['so']} {row['chu']}"


def _words(texts: list[str]) -> list[str]:
    tidy = (_LOOSE.sub("", words_of(plain(text)).removesuffix("./.")) for text in texts)
    return [word for text in tidy for word in text.split()]


def _compared(before: list[str], after: list[str]) -> Iterator[str]:
    if before == after:
        return
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"“{' '.join(before[start:end])}” → “{' '.join(after[first:last])}”"
