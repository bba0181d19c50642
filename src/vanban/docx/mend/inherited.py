"""What letters and paragraphs inherit from their styles, as far as the mender must know it."""

from collections.abc import Iterator

from lxml import etree

from vanban.docx.mend.schema import W, is_on

_ID, _VAL = f"{W}styleId", f"{W}val"


class Inherited:
    """The styles of a file; direct formatting is asked first."""

    def __init__(self, styles: etree._Element | None) -> None:
        rows = () if styles is None else styles.findall(f"{W}style")
        self._styles = {style.get(_ID, ""): style for style in rows}
        self._default = next(
            (
                style.get(_ID, "")
                for style in rows
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )
        self._defaults = None if styles is None else styles.find(f"{W}docDefaults")

    def font(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The font of Latin letters of a run; "" when only a theme names it."""
        for look in self._of_letters(run, paragraph):
            fonts = look.find(f"{W}rFonts")
            if fonts is not None:
                if f"{W}asciiTheme" in fonts.attrib:
                    return ""
                if f"{W}ascii" in fonts.attrib:
                    return str(fonts.get(f"{W}ascii"))
        return ""

    def hides(self, paragraph: etree._Element) -> bool:
        """Whether the letters of a paragraph are not printed unless they say otherwise themselves."""
        return is_on(_first(self._of_paragraph(paragraph, "rPr"), "vanish"))

    def hidden(self, run: etree._Element, otherwise: bool) -> bool:
        """Whether a run is not printed; `otherwise`: what its paragraph says of that."""
        look = run.find(f"{W}rPr")
        if look is None:
            return otherwise
        own, named = look.find(f"{W}vanish"), look.find(f"{W}rStyle")
        if own is None and named is not None:
            own = _first(self._chain(named.get(_VAL, ""), "rPr"), "vanish")
        return otherwise if own is None else is_on(own)

    def align(self, paragraph: etree._Element) -> str:
        """How a paragraph is aligned."""
        for element in self._of_paragraph(paragraph, "pPr"):
            jc = element.find(f"{W}jc")
            if jc is not None:
                return str(jc.get(_VAL, "left"))
        return "left"

    def _of_letters(self, run: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
        look = run.find(f"{W}rPr")
        if look is not None:
            yield look
            named = look.find(f"{W}rStyle")
            if named is not None:
                yield from self._chain(named.get(_VAL, ""), "rPr")
        yield from list(self._of_paragraph(paragraph, "rPr"))

    def _of_paragraph(self, paragraph: etree._Element, name: str) -> Iterator[etree._Element]:
        """Nearest first; a paragraph's own `rPr` is that of its mark and says nothing of its letters."""
        own = paragraph.find(f"{W}pPr")
        if own is not None and name == "pPr":
            yield own
        named = None if own is None else own.find(f"{W}pStyle")
        style = self._default if named is None else named.get(_VAL, "")
        yield from self._chain(style if style in self._styles else self._default, name)
        if self._defaults is not None:
            yield from self._defaults.iterfind(f"{W}{name}Default/{W}{name}")

    def _chain(self, style: str, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield from self._styles[style].iterfind(f"{W}{name}")
            based = self._styles[style].find(f"{W}basedOn")
            style = "" if based is None else based.get(_VAL, "")


def _first(looks: Iterator[etree._Element], name: str) -> etree._Element | None:
    found = (look.find(W + name) for look in looks)
    return next((element for element in found if element is not None), None)
