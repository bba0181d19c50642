"""What a text may refer to: the year, the province, the department, targets and citations, as they stood on the day.

The result is the context of the clerk's text: plain dicts and texts under Vietnamese keys.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from vanban.data.campaign import Campaign, Citation, PageText, Plan, Programme, Target
from vanban.data.departments import Department, Role
from vanban.data.open_values import OpenValue
from vanban.data.paper_text import PaperText, PaperWords
from vanban.data.source import Source
from vanban.documents.blanks import Blanks, presented
from vanban.documents.prose import Prose
from vanban.errors import DataError
from vanban.registry.provinces import Province, province_on
from vanban.vietnamese.dates import parse_date, short_date
from vanban.vietnamese.numbers import format_number, parse_number

Facts = dict[str, Any]

STAFF = "cán bộ, công chức, viên chức và người lao động"
STAFF_WITHOUT_PUBLIC_EMPLOYEES = "cán bộ, công chức và người lao động"


_SHOWN: Mapping[str, Callable[[str], str]] = {
    "ngay": lambda text: short_date(parse_date(text)),
    "bat_dau": lambda text: short_date(parse_date(text)),
    "ket_thuc": lambda text: short_date(parse_date(text)),
    "gia_tri": lambda text: format_number(parse_number(text)),
}
"""How the text of an open value is printed, by the last name of its key."""


class FactBook:
    """Gathers the facts of one document, in the order in which texts may refer to one another."""

    def __init__(
        self, province: Province, department: Department, groups: Iterable[str], blanks: Blanks
    ) -> None:
        self._blanks = blanks
        self._province = province
        self.prose = Prose()
        self.facts: Facts = {
            "dia_ban": province_facts(province),
            "don_vi": department_facts(province, department, groups),
            "chi_tieu": {},
            "chuong_trinh": {},
            "vien_dan": {},
            "cum_tu": {},
        }

    def add_campaign(self, campaign: Campaign, source: Source) -> None:
        """The campaign's own facts: year, dates, names, then what is named with them."""
        self.facts |= {
            "nam": str(campaign.year),
            "nam_truoc": str(campaign.year - 1),
            "nam_sau": str(campaign.year + 1),
            "thoi_gian": {"ket_thuc": self.shown("thoi_gian.ket_thuc", "ngày kết thúc", campaign.period.end)},
        }
        if campaign.period.start is not None:
            start = self.shown("thoi_gian.bat_dau", "ngày bắt đầu", campaign.period.start)
            self.facts["thoi_gian"]["bat_dau"] = start
        self.add_targets(campaign)
        for key, phrase in campaign.phrases.items():
            self.add_phrase(key, phrase, source)
        self.facts["phong_trao"] = self.named(campaign.name, "tên phong trào", source, "phong_trao")
        self.facts["ten_ngan"] = self.facts["phong_trao"]
        if campaign.short_name is not None:
            short = self.named(campaign.short_name, "tên ngắn của phong trào", source, "ten_ngan")
            self.facts["ten_ngan"] = short
        if campaign.parent is not None:
            parent = self._citation(campaign.parent, "văn bản gốc", source, "van_ban_goc")
            self.facts["van_ban_goc"] = parent
        self._add_groups(campaign, source)

    def add_plan(self, plan: Plan, source: Source) -> None:
        """A department's own targets, phrases, citations and programmes, over those of the campaign."""
        self.add_targets(plan)
        for key, phrase in plan.phrases.items():
            self.add_phrase(key, phrase, source)
        self._add_groups(plan, source)

    def add_citation(self, key: str, citation: Citation, source: Source) -> None:
        """One more cited document."""
        self.facts["vien_dan"][key] = self._citation(citation, f"văn bản {key}", source, "vien_dan", key)

    def add_targets(self, record: Campaign | PageText) -> None:
        """The targets that a file names."""
        for key, target in record.targets.items():
            self.facts["chi_tieu"][key] = self._target(key, target)

    def add_phrase(self, key: str, phrase: str | OpenValue, source: Source) -> None:
        """One more phrase of those that are asked each year."""
        self.facts["cum_tu"][key] = self.named(phrase, f"cụm từ {key}", source, "cum_tu", key)

    def add_words(self, words: PaperWords[PaperText]) -> None:
        """What the words of a report or a paper name besides the campaign: targets, phrases, citations."""
        self.add_targets(words.text)
        for key, phrase in words.text.phrases.items():
            self.add_phrase(key, phrase, words.source_of("cum_tu", key))
        for key, citation in words.text.citations.items():
            self.add_citation(key, citation, words.source_of("vien_dan", key))

    def add_parts(self, words: PaperWords[PaperText]) -> None:
        """The narrative pieces, which may call all that was added before."""
        self.facts["phan"] = {}
        for key, part in words.text.parts.items():
            source = words.source_of("phan", key)
            self.facts["phan"][key] = self.named(part, f"phần {key}", source, "phan", key)

    def text(self, text: str, source: Source, *path: str | int) -> str:
        """The clerk's text at `path`, its placeholders filled; its faults are kept in `prose`."""
        return "\n".join(words for words, _ in self.lines(text, source, *path))

    def lines(
        self, text: str, source: Source, *path: str | int, facts: Facts | None = None
    ) -> list[tuple[str, int]]:
        """The same line by line, each with the line of the text that it comes from."""
        return self.prose.lines(text, facts or self.facts, lambda line: source.text_place(path, line))

    def _add_groups(self, record: Campaign | Plan, source: Source) -> None:
        for key, programme in record.programmes.items():
            self.facts["chuong_trinh"][key] = self._programme(programme, source, "chuong_trinh", key)
        for key, citation in record.citations.items():
            self.add_citation(key, citation, source)

    def _target(self, key: str, target: Target) -> Facts:
        value = self.shown(f"chi_tieu.{key}.gia_tri", f"chỉ tiêu {key}", target.value)
        joint = "" if target.unit == "%" else " "
        return {"day_du": f"{value}{joint}{target.unit}", "gia_tri": value, "don_vi": target.unit}

    def _programme(self, programme: Programme, source: Source, *path: str) -> Facts:
        name = self.named(programme.name, f"tên chương trình {path[-1]}", source, *path, "ten")
        years = programme.years and self.shown(
            ".".join([*path, "giai_doan"]), f"giai đoạn của chương trình {path[-1]}", programme.years
        )
        return {"day_du": name, "ten": name, "giai_doan": years or ""}

    def _citation(self, citation: Citation, label: str, source: Source, *path: str) -> Facts:
        """A first citation in full: type, number, date, issuer, subject (Phụ lục I, II.6.b).

        Its issuer is called as on the day of the cited document.
        """
        key = ".".join(path)
        number = self.shown(f"{key}.so", f"số, ký hiệu của {label}", citation.number)
        issued_on = self.shown(f"{key}.ngay", f"ngày của {label}", citation.issued_on)
        short = f"{citation.document_type} số {number}"
        full = f"{short} ngày {issued_on}"
        facts: Facts = {"ngan": short, "loai": citation.document_type, "so": number, "ngay": issued_on}
        if citation.issuer is not None:
            then = self.facts | {"dia_ban": province_facts(self._province_then(citation))}
            lines = self.lines(citation.issuer, source, *path, "co_quan", facts=then)
            facts["co_quan"] = " ".join(words for words, _ in lines)
            full += f" của {facts['co_quan']}"
        if citation.subject is not None:
            facts["trich_yeu"] = self.text(citation.subject, source, *path, "trich_yeu")
            full += f" {facts['trich_yeu']}"
        return {"day_du": full, **facts}

    def _province_then(self, citation: Citation) -> Province:
        if isinstance(citation.issued_on, OpenValue):
            return self._province
        try:
            return province_on(self._province.id, citation.issued_on)
        except DataError:  # a province of before, cited under the id of today
            return self._province

    def named(self, text: str | OpenValue, label: str, source: Source, *path: str) -> str:
        """A text that may be open: filled, or its token; `label` is what a question calls it."""
        if isinstance(text, OpenValue):
            shown = presented(text, lambda words: self.text(words, source, *path))
            return self._blanks.token(".".join(path), label, shown)
        return self.text(text, source, *path)

    def shown(self, key: str, label: str, value: date | Decimal | str | OpenValue) -> str:
        """A value as texts print it, or its token while it is open; `label` is what a question calls it."""
        if isinstance(value, OpenValue):
            return self._blanks.token(key, label, presented(value, _SHOWN.get(key.rpartition(".")[2], str)))
        if isinstance(value, date):
            return short_date(value)
        return format_number(value) if isinstance(value, Decimal) else value


def province_facts(province: Province) -> Facts:
    """What a text may say of the province."""
    words = province.words
    return {
        "day_du": province.full_name,
        "ten": province.name,
        "ten_day_du": province.full_name,
        "loai": words.noun,
        "uy_ban": words.committee,
        "uy_ban_tat": words.committee_short,
        "cap_uy": words.party,
        "hoi_dong": words.council,
        "tren_dia_ban": words.area,
        "thanh_tra": words.inspectorate,
    }


def department_facts(province: Province, department: Department, groups: Iterable[str]) -> Facts:
    """What a text may say of the department."""
    return {
        "day_du": department.name,
        "ma": department.id,
        "ten": department.name,
        "ten_day_du": _name_with_province(province, department),
        "viet_tat": department.symbol,
        "tu_xung": department.self_name,
        "nguoi_dung_dau": department.head,
        "cap_pho": department.deputy,
        "thu_truong": f"{department.head} {department.name}"
        if department.collective
        else "thủ trưởng cơ quan",
        "nhan_su": STAFF if department.public_employees else STAFF_WITHOUT_PUBLIC_EMPLOYEES,
        "nhom": {group: group == department.group for group in groups},
        "vai_tro": {role: role in department.roles for role in get_args(Role)},
        "phong": {
            key: {"day_du": unit.name, "ten": unit.name, "ma": unit.code}
            for key, unit in department.units.items()
        },
    }


def _name_with_province(province: Province, department: Department) -> str:
    """`Sở Xây dựng tỉnh Bình Phước`; what is named after the province's kind takes only its name."""
    if department.name.endswith(f" {province.words.noun}"):
        return f"{department.name} {province.name}"
    joint = ", " if department.collective else " "
    return f"{department.name}{joint}{province.full_name}"
