"""What the settings of a document say about its pages."""

from dataclasses import dataclass

from vanban.docx.measure.names import VAL, Element, W, on, twips, whole


@dataclass(frozen=True, slots=True)
class Settings:
    """`compatibility` is the version of Word that the layout follows (15: Word 2013 and later)."""

    even_and_odd: bool = False
    mirrored: bool = False
    gutter_at_top: bool = False
    tab_twips: float = 720.0
    compatibility: int = 12


def read_settings(root: Element | None) -> Settings:
    """The settings; Word's own defaults where they are silent."""
    if root is None:
        return Settings()

    def flag(name: str) -> bool:
        found = root.find(f"{W}{name}")
        return found is not None and on(found)

    tab = root.find(f"{W}defaultTabStop")
    mode = next(
        (
            whole(row.get(VAL), 12)
            for row in root.iter(f"{W}compatSetting")
            if row.get(f"{W}name") == "compatibilityMode"
        ),
        12,
    )
    return Settings(
        flag("evenAndOddHeaders"),
        flag("mirrorMargins"),
        flag("gutterAtTop"),
        _tab(None if tab is None else twips(tab.get(VAL))),
        mode,
    )


def _tab(said: float | None) -> float:
    """What Word takes when it is told nothing, or nothing that moves on."""
    return said if said is not None and said > 1 else 720.0
