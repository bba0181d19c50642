"""What the tests of the lower half of the page share: its rules, and small changes of a correct sheet."""

from dataclasses import replace
from typing import Any

from tests.decree30.sheet import component, findings, item

from vanban.decree30.findings import Finding
from vanban.decree30.profiles import Profile
from vanban.layout.anatomy import Anatomy, Component, Item, Signature
from vanban.outline.tree import Level

RULES = tuple(f"ND30-{group}-" for group in ("CC", "BODY", "STR", "SIGN", "DS", "NN", "KG", "PL"))
SENTENCE = (
    "Các phòng chuyên môn, đơn vị trực thuộc phối hợp tổ chức thực hiện phong trào thi đua theo kế hoạch."
)


def found(on: Anatomy, profile: Profile | None = None) -> list[Finding]:
    """All findings of the lower half."""
    return findings(on, *RULES, profile=profile)


def broken(on: Anatomy, profile: Profile | None = None) -> list[str]:
    """The ids of the rules of the lower half that are broken, each once, in order."""
    return list(dict.fromkeys(finding.rule for finding in found(on, profile)))


def only(on: Anatomy, rule: str) -> Finding:
    """The one finding of the lower half, which is of this rule."""
    (finding,) = found(on)
    assert finding.rule == rule
    return finding


def sentences(count: int, end: str = "./.", **change: Any) -> tuple[Item, ...]:
    """So many paragraphs of running text, the last with the mark of the end."""
    return tuple(
        item(
            Level.PARAGRAPH,
            "",
            SENTENCE if number < count - 1 else SENTENCE.rstrip(".") + end,
            top=80 + 16 * number,
            **change,
        )
        for number in range(count)
    )


def signed(*titles: str, name: str | None = "Võ Tất Dũng", **change: Any) -> tuple[Signature, ...]:
    """A signature with these lines of title; `change`: the look of the title."""
    title = component("quyen_han_chuc_vu", *titles, **change)
    return (Signature(title, component("ho_ten", name, top=250) if name else None),)


def moved(of: Component, **change: Any) -> Component:
    """The component with its fragments' boxes changed: `left_mm`, `right_mm`, `top_mm`, `bottom_mm`."""
    return replace(of, fragments=tuple(replace(f, box=replace(f.box, **change)) for f in of.fragments))
