"""Templates in the form that a `Form` gives by numbers, open to editing in Word."""

import re
from collections.abc import Iterator

from vanban.docx.starter import package
from vanban.docx.starter.blocks import part
from vanban.docx.starter.following import wide_annexes
from vanban.docx.starter.kinds import ANNEX, KINDS, OWN, Kind, annex_alone
from vanban.docx.starter.lying import LYING, REVIEW, lying_form
from vanban.docx.starter.shared import PARTS
from vanban.layout.form import Form, Paper

__all__ = ["ANNEX", "KINDS", "LYING", "OWN", "REVIEW", "stock", "template"]

_INCLUDE = re.compile(r'include "phan/(\w+)\.docx"')
_SHIPPED = ("ke_hoach", "bao_cao", *OWN, *LYING)


def template(kind: str, form: Form, wide: bool = False) -> dict[str, bytes]:
    """The template of a kind (`cong_van`) and the shared parts that it includes, by path in the templates' folder.

    `kind` may also be one of `OWN`, `ANNEX` (an annex in a file of its own) or one of `LYING`. `wide`: annexes lie on
    their side, for wide tables; a document of such a template always has one.

    Raises:
        KeyError: no such kind.
    """
    if kind in LYING:
        sheet = lying_form(form)
        body, followed, paper = LYING[kind](sheet), "false", sheet.paper
    else:
        sheet, paper = form, form.paper.turned if wide else form.paper
        known = {**KINDS, **OWN}
        body, followed = _annex() if kind == ANNEX else _document(known[kind], form, paper, wide)
    main = package.document(body, sheet, "{{ tieu_de }}", "{{ co_quan }}", paper, followed)
    shared = dict.fromkeys(_included(body, form))
    return {f"{kind}.docx": main, **{f"phan/{name}.docx": _shared(name, form) for name in sorted(shared)}}


def stock(form: Form) -> dict[str, bytes]:
    """Every file of the templates' folder as it is shipped, by its path in it."""
    return {path: content for kind in _SHIPPED for path, content in template(kind, form).items()}


def _annex() -> tuple[str, str]:
    return annex_alone(), "false"


def _document(kind: Kind, form: Form, annex_paper: Paper, wide: bool) -> tuple[str, str]:
    """The whole body, and the condition on which sections of their own come after what is signed."""
    ending = wide_annexes if wide else kind.ending
    return kind.body + ending(form, annex_paper), kind.followed


def _included(body: str, form: Form) -> Iterator[str]:
    """Names of the parts that `body` includes, and that these include."""
    for name in _INCLUDE.findall(body):
        yield name
        yield from _included(PARTS[name].body(form), form)


def _shared(name: str, form: Form) -> bytes:
    about, body, paper = PARTS[name]
    return package.shared_part(part(body(form), about), form, about, paper(form))
