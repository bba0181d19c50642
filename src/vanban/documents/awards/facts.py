"""What the words of a dossier's papers may call: who is proposed for what, by which council, under which law."""

from collections.abc import Iterable, Sequence
from datetime import date

from vanban.awards.model import Nominee
from vanban.documents.awards.case import AUTHORITIES, YearFigures, of_kind
from vanban.documents.awards.issuers import Decider, award_name, council_name
from vanban.documents.awards.paper import PaperMaker, asked
from vanban.documents.facts import Facts
from vanban.documents.reports.facts import figure_facts
from vanban.documents.reports.sentences import Telling
from vanban.documents.reports.wording import Money, count
from vanban.errors import DataError, Problem
from vanban.figures.results import Overview
from vanban.registry.awards import Award
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import long_date, short_date

_KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}


def decided_facts(nominees: Sequence[Nominee], deciding: Decider, presenting: str) -> Facts:
    """`ho_so` of a paper to or of one who decides: also who that is, and who presents to whom."""
    titles = list(dict.fromkeys(award_words(one.award, deciding) for one in by_protocol(nominees)))
    return dossier_facts(nominees) | {
        "hinh_thuc": ", ".join(titles),
        "nhieu_hinh_thuc": len(titles) > 1,
        "tung_hinh_thuc": "\n".join(_lines(nominees, titles, deciding)),
        "tham_quyen": deciding.name,
        "co_quan_quyet_dinh": deciding.agency,
        "noi_trinh": deciding.asked,
        "quyet_dinh": "quyết định" if deciding.asked == deciding.name else f"trình {deciding.name}",
        "nguoi_trinh": presenting,
        "cap": {key: deciding.key == key for key in AUTHORITIES},
    }


def dossier_facts(nominees: Sequence[Nominee]) -> Facts:
    """`ho_so`: how many are proposed for what."""
    collectives, persons = of_kind(nominees, "tap_the"), of_kind(nominees, "ca_nhan")
    return {
        "day_du": counted(nominees),
        "so_tap_the": count(len(collectives)),
        "so_ca_nhan": count(len(persons)),
        "tong": count(len(nominees)),
        "co_tap_the": bool(collectives),
        "co_ca_nhan": bool(persons),
        "doi_tuong": "các " + ", ".join(_KINDS[kind] for kind in _KINDS if of_kind(nominees, kind)),
    }


def counted(nominees: Sequence[Nominee]) -> str:
    """`03 tập thể và 08 cá nhân`."""
    numbers = [(len(of_kind(nominees, kind)), name) for kind, name in _KINDS.items()]
    return " và ".join(f"{count(number)} {name}" for number, name in numbers if number)


def award_words(award: Award, deciding: Decider) -> str:
    """An award as a sentence names it: `danh hiệu “Lao động tiên tiến”`, `Bằng khen của Chủ tịch …`."""
    name = award_name(award, deciding)
    return f"danh hiệu “{name}”" if award.is_title and not name.startswith("Cờ ") else name


def by_protocol(nominees: Sequence[Nominee]) -> list[Nominee]:
    """The nominees by their award, the highest first."""
    return sorted(nominees, key=lambda one: one.award.protocol)


def _lines(nominees: Sequence[Nominee], titles: Sequence[str], deciding: Decider) -> list[str]:
    """Each award and for how many, as dashed lines of an outline."""
    whom = {words: [one for one in nominees if award_words(one.award, deciding) == words] for words in titles}
    return dashed(f"{words[0].upper()}{words[1:]} cho {counted(some)}" for words, some in whom.items())


def dashed(items: Iterable[str]) -> list[str]:
    """Dashed lines of an outline, each but the last with a semicolon."""
    lines = [f"- {item}" for item in items]
    return [f"{line}{';' if n < len(lines) else '.'}" for n, line in enumerate(lines, start=1)]


def add_council(maker: PaperMaker) -> None:
    """`hoi_dong`: the council's name, the day of its meeting."""
    council = maker.case.council
    met_on = council.met_on if council else asked(None)
    name = "Hội đồng Thi đua - Khen thưởng"
    if council is not None:
        name = council_name(maker.department, maker.province, council, maker.case.of_province)
    shown = maker.book.shown("hoi_dong.ngay_hop", "ngày họp Hội đồng", met_on)
    maker.book.facts["hoi_dong"] = {
        "day_du": name,
        "ten": name,
        "ngay_hop": shown,
        "ngay_hop_du": long_date(met_on) if isinstance(met_on, date) else f"ngày {shown}",
    }


def add_law(maker: PaperMaker) -> None:
    """`luat.can_cu`: the acts that the dossier falls under, a line for each."""
    regime = maker.case.dossier.book.regime(maker.case.received)
    maker.book.facts["luat"] = {"can_cu": "\n".join(regime.bases)}


def add_figures(maker: PaperMaker) -> None:
    """`so_lieu` and `cau`: the year's figures of the presenter, of the whole in the dossier of the province."""
    figures = maker.case.figures
    overview = (
        None
        if figures is None
        else figures.whole
        if maker.case.of_province
        else figures.of([maker.department.id])
    )
    maker.book.facts |= overview_facts(figures, overview, maker.province)


def overview_facts(figures: YearFigures | None, overview: Overview | None, province: Province) -> Facts:
    """The figures of one overview as texts call them; without figures only that there are none."""
    if figures is None or overview is None:
        return {"so_lieu": {"co_so_lieu": False}, "cau": {}}
    projects = () if overview.by_department else tuple(dict.fromkeys(one.code for one in overview.projects))
    key = (province.words.noun, overview.department or "", *projects)
    if key not in figures.worded:
        money = Money(figures.reporting.unit)
        telling = Telling(overview, money, f"toàn {province.words.noun}", figures.names)
        figures.worded[key] = {"so_lieu": figure_facts(overview, money), "cau": telling.sentences()}
    return figures.worded[key]


def refuse_before_meeting(maker: PaperMaker, title: str) -> None:
    """Stop a paper that is dated before the council met.

    Raises:
        DataError: it is.
    """
    met_on = maker.case.council.met_on if maker.case.council else None
    if isinstance(met_on, date) and maker.day.last < met_on:
        what = f"{title} ghi ngày {maker.day}, trước ngày Hội đồng họp ({short_date(met_on)})."
        raise DataError(Problem(what, "Sửa ngay ở đây, hoặc ngay_hop trong council.yaml.", maker.dated))
