"""Paper and margins (ND30-PAGE)."""

from collections.abc import Iterator

from vanban.decree30.findings import Observation, Severity
from vanban.decree30.gathering import Breach, tell_many
from vanban.decree30.judge import Look, check
from vanban.decree30.turned import needs_width, turned
from vanban.decree30.wording import figure, mm
from vanban.layout.measured import Section
from vanban.layout.mends import Mend, MendSection

_MARGINS = {
    "ND30-PAGE-03": ("Lề trên", "top_mm"),
    "ND30-PAGE-04": ("Lề dưới", "bottom_mm"),
    "ND30-PAGE-05": ("Lề trái", "left_mm"),
    "ND30-PAGE-06": ("Lề phải", "right_mm"),
}


@check("ND30-PAGE-01")
def paper(look: Look) -> Iterator[Observation]:
    """A4 in every section, upright or turned."""
    short, long = look.limit("ND30-PAGE-01", "ngan_mm"), look.limit("ND30-PAGE-01", "dai_mm")
    slack = look.limit("ND30-PAGE-01", "dung_sai_mm")
    breaches = []
    for section in look.anatomy.layout.sections:
        least, most = sorted((section.width_mm, section.height_mm))
        if abs(least - short) > slack or abs(most - long) > slack:
            size = f"{figure(section.width_mm)} mm × {mm(section.height_mm)}"
            mends = (MendSection(section.index, "paper"),)
            breaches.append(Breach(section, f"Khổ giấy là {size}.", size, mends))
    yield from tell_many("ND30-PAGE-01", breaches, "phân đoạn")


@check("ND30-PAGE-02")
def orientation(look: Look) -> Iterator[Observation]:
    """Upright, unless a table needs the width or the section is an annex's."""
    breaches = []
    for section in turned(look.anatomy):
        if needs_width(look.anatomy, section):
            what = (
                "Trang có bảng trình bày theo chiều ngang; được phép khi bảng không làm thành phụ lục riêng."
            )
            remedy = (
                "Để nguyên nếu bảng cần bề ngang; nếu không, vào Layout (Bố trí) > Orientation (Hướng), chọn "
                "Portrait (Dọc)."
            )
            breaches.append(Breach(section, what, "hướng ngang, có bảng", (), Severity.INFO, remedy))
        else:
            what = "Trang trình bày theo chiều ngang mà không có bảng, biểu."
            breaches.append(Breach(section, what, "hướng ngang"))
    yield from tell_many("ND30-PAGE-02", breaches, "phân đoạn")


@check(*_MARGINS)
def margins(look: Look) -> Iterator[Observation]:
    """The four margins of upright sections; a gutter counts to the left one."""
    for rule, (name, side) in _MARGINS.items():
        if rule not in look.profile.rules:
            continue
        breaches = []
        for section in look.anatomy.layout.sections:
            width = _margin(section, side)
            if not section.landscape and not _within(look, rule, width):
                mends = _mend_margin(look, rule, section, side)
                breaches.append(Breach(section, f"{name} là {mm(width)}.", mm(width), mends))
        yield from tell_many(rule, breaches, "phân đoạn")


def _margin(section: Section, side: str) -> float:
    width = float(getattr(section, side))
    return width + section.gutter_mm if side == "left_mm" else width


def _within(look: Look, rule: str, width_mm: float) -> bool:
    slack = look.limit(rule, "dung_sai_mm")
    return look.limit(rule, "tu_mm") - slack <= width_mm <= look.limit(rule, "den_mm") + slack


def _mend_margin(look: Look, rule: str, section: Section, side: str) -> tuple[Mend, ...]:
    nearest = min(max(_margin(section, side), look.limit(rule, "tu_mm")), look.limit(rule, "den_mm"))
    mend = MendSection(section.index, side, nearest)  # type: ignore[arg-type]  # side is one of the four
    gutter = side == "left_mm" and section.gutter_mm
    return (mend, MendSection(section.index, "gutter_mm", 0.0)) if gutter else (mend,)


@check("ND30-PAGE-07")
def gutter(look: Look) -> Iterator[Observation]:
    """No gutter, no mirrored margins."""
    sections = look.anatomy.layout.sections
    slack = look.limit("ND30-PAGE-07", "dung_sai_mm")
    wide = (_gutter_breach(look, section) for section in sections if section.gutter_mm > slack)
    yield from tell_many("ND30-PAGE-07", wide, "phân đoạn")
    if any(section.mirrored for section in sections):
        mends = tuple(MendSection(s.index, "mirrored", False) for s in sections if s.mirrored)
        what = "Lề trang chẵn và trang lẻ đảo nhau."
        yield Observation("ND30-PAGE-07", what, sections[0], "lề đối xứng", mends=mends)


def _gutter_breach(look: Look, section: Section) -> Breach:
    gutter = mm(section.gutter_mm)
    return Breach(section, f"Trang chừa thêm gáy {gutter}.", gutter, _mend_gutter(look, section))


def _mend_gutter(look: Look, section: Section) -> tuple[Mend, ...]:
    if section.landscape or "ND30-PAGE-05" not in look.profile.rules:
        return (MendSection(section.index, "gutter_mm", 0.0),)
    return _mend_margin(look, "ND30-PAGE-05", section, "left_mm")


@check("ND30-PAGE-08")
def turned_margins(look: Look) -> Iterator[Observation]:
    """The margins of turned sections, only told: the decree says nothing of them."""
    for section in look.anatomy.layout.sections:
        if section.landscape and not any(_is_turned(look, section, way) for way in (1, 3)):
            sides = (section.top_mm, section.bottom_mm, section.left_mm, section.right_mm)
            shown = f"{', '.join(map(figure, sides))} mm"
            what = f"Trang ngang có lề trên, dưới, trái, phải là {shown}; Nghị định không quy định."
            yield Observation("ND30-PAGE-08", what, section, shown)


def _is_turned(look: Look, section: Section, quarters: int) -> bool:
    """The upright page's margins, turned so often to the right."""
    upright = ["canh", "doi_dien", "canh", "ghim"]  # top, right, bottom, left
    sides = (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
    slack = look.limit("ND30-PAGE-08", "dung_sai_mm")
    turned = upright[-quarters:] + upright[:-quarters]
    return all(
        look.limit("ND30-PAGE-08", f"{name}_tu_mm") - slack
        <= side
        <= look.limit("ND30-PAGE-08", f"{name}_den_mm") + slack
        for name, side in zip(turned, sides, strict=True)
    )
