"""The theme: fonts and colours that styles name by their role."""

from dataclasses import dataclass, field

from vanban.docx.measure.names import A, Element, W

_SCRIPTS = {"vi": "Viet", "ja": "Jpan", "zh": "Hans", "ko": "Hang", "ar": "Arab", "he": "Hebr", "th": "Thai"}
_ROLES = {"dk1": ("tx1", "text1", "dark1"), "lt1": ("bg1", "background1", "light1"),
          "dk2": ("tx2", "text2", "dark2"), "lt2": ("bg2", "background2", "light2")}  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """`fonts`: typeface by theme name (`minorHAnsi`); `colours`: six hexadecimal digits by role (`accent1`)."""

    fonts: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)


def read_theme(root: Element | None, languages: Element | None) -> Theme:
    """The theme, with the typefaces that it has for the languages in `w:themeFontLang`.

    Source: ECMA-376 Part 1, 17.15.1.88; a language whose script the theme names gets that script's typeface.
    """
    if root is None:
        return Theme()
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        scheme = root.find(f".//{A}{group}Font")
        if scheme is None:
            continue
        scripts = {font.get("script"): font.get("typeface", "") for font in scheme.findall(f"{A}font")}
        for role, tag, attribute in (("HAnsi", "latin", "val"), ("Ascii", "latin", "val"),
                                     ("EastAsia", "ea", "eastAsia"), ("Bidi", "cs", "bidi")):  # fmt: skip
            plain = scheme.find(f"{A}{tag}")
            language = "" if languages is None else languages.get(f"{W}{attribute}") or ""
            script = scripts.get(_SCRIPTS.get(language.partition("-")[0].lower(), ""), "")
            fonts[group + role] = script or ("" if plain is None else plain.get("typeface", ""))
    return Theme(fonts, _colours(root))


def _colours(root: Element) -> dict[str, str]:
    colours: dict[str, str] = {}
    scheme = root.find(f".//{A}clrScheme")
    for entry in () if scheme is None else scheme:
        role = entry.tag.rpartition("}")[2]
        for colour in entry:
            digits = colour.get("lastClr") or colour.get("val") or ""
            if len(digits) == 6:
                colours.update(dict.fromkeys((role, *_ROLES.get(role, ())), digits.upper()))
    return colours


def languages_of(settings: Element | None) -> Element | None:
    """`w:themeFontLang` of the settings."""
    return None if settings is None else settings.find(f"{W}themeFontLang")
