"""What a text may refer to: the year, the province, the department, targets and citations, as they stood on the day.

The result is the context of the clerk's text: plain dicts, lists and text under Vietnamese keys.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from vanban.data.campaign import Campaign, Citation, Plan, Programme, Target
from vanban.data.departments import Department
from vanban.data.open_values import OpenValue
from vanban.data.source import Source
from vanban.documents.blanks import Blanks
from vanban.documents.prose import render_prose
from vanban.registry.provinces import Province
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.numbers import format_number

Facts = dict[str, object]

STAFF = "cán bộ, công chức, viên chức và người lao động"
STAFF_WITHOUT_PUBLIC_EMPLOYEES = "cán bộ, công chức và người lao động"


class FactBook:
    """Gathers the facts of one document, in the order in which texts may refer to one another."""

    def __init__(self, province: Province, department: Department, blanks: Blanks) -> None:
        self._blanks = blanks
        self.facts: Facts = {"dia_ban": _province(province), "don_vi": _department(province, department)}

    def add_campaign(self, campaign: Campaign, source: Source) -> None:
        """The campaign's own facts: year, dates, names, then what is named with them."""
        self.facts["nam"] = str(campaign.year)
        self.facts["nam_truoc"] = str(campaign.year - 1)
        self.facts["nam_sau"] = str(campaign.year + 1)
        period = {"bat_dau": campaign.period.start, "ket_thuc": campaign.period.end}
        self.facts["thoi_gian"] = {
            key: self._shown(f"thoi_gian.{key}", value) for key, value in period.items() if value is not None
        }
        self.facts["phong_trao"] = self._prose(campaign.name, source, "phong_trao")
        short = campaign.short_name
        self.facts["ten_ngan"] = (
            self.facts["phong_trao"] if short is None else self._prose(short, source, "ten_ngan")
        )
        if campaign.parent is not None:
            self.facts["van_ban_goc"] = self._citation(campaign.parent, source, "van_ban_goc")
        self._add_groups(campaign, source)

    def add_plan(self, plan: Plan, source: Source) -> None:
        """A department's own targets, citations and programmes, over those of the campaign."""
        self._add_groups(plan, source)

    def _add_groups(self, record: Campaign | Plan, source: Source) -> None:
        targets = {key: self._target(f"chi_tieu.{key}", target) for key, target in record.targets.items()}
        programmes = {
            key: self._programme(programme, source, "chuong_trinh", key)
            for key, programme in record.programmes.items()
        }
        citations = {
            key: self._citation(citation, source, "vien_dan", key)
            for key, citation in record.citations.items()
        }
        for key, added in (("chi_tieu", targets), ("chuong_trinh", programmes), ("vien_dan", citations)):
            self.facts[key] = {**self._group(key), **added}

    def _group(self, key: str) -> Mapping[str, object]:
        group = self.facts.get(key, {})
        assert isinstance(group, dict)
        return group

    def _target(self, key: str, target: Target) -> Facts:
        value = self._shown(f"{key}.gia_tri", target.value)
        joint = "" if target.unit == "%" else " "
        return {"day_du": f"{value}{joint}{target.unit}", "gia_tri": value, "don_vi": target.unit}

    def _programme(self, programme: Programme, source: Source, *path: str) -> Facts:
        name = self._prose(programme.name, source, *path, "ten")
        return {"day_du": name, "ten": name, "giai_doan": programme.years or ""}

    def _citation(self, citation: Citation, source: Source, *path: str) -> Facts:
        """A first citation in full: type, number, date, issuer, subject (Phụ lục I, II.6.b)."""
        key = ".".join(path)
        number = self._shown(f"{key}.so", citation.number)
        issued_on = self._shown(f"{key}.ngay", citation.issued_on)
        short = f"{citation.document_type} số {number}"
        full = f"{short} ngày {issued_on}"
        facts: Facts = {"ngan": short, "loai": citation.document_type, "so": number, "ngay": issued_on}
        if citation.issuer is not None:
            facts["co_quan"] = self._prose(citation.issuer, source, *path, "co_quan")
            full += f" của {facts['co_quan']}"
        if citation.subject is not None:
            facts["trich_yeu"] = self._prose(citation.subject, source, *path, "trich_yeu")
            full += f" {facts['trich_yeu']}"
        return {"day_du": full, **facts}

    def _prose(self, text: str | OpenValue, source: Source, *path: str) -> str:
        if isinstance(text, OpenValue):
            return self._blanks.token(".".join(path), text)
        return render_prose(text, self.facts, lambda line: source.text_place(path, line))

    def _shown(self, key: str, value: date | Decimal | str | OpenValue) -> str:
        if isinstance(value, OpenValue):
            return self._blanks.token(key, value)
        if isinstance(value, date):
            return short_date(value)
        return format_number(value) if isinstance(value, Decimal) else value


def _province(province: Province) -> Facts:
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


def _department(province: Province, department: Department) -> Facts:
    return {
        "day_du": department.name,
        "ma": department.id,
        "nhom": department.group,
        "ten": department.name,
        "ten_day_du": _name_with_province(province, department),
        "viet_tat": department.symbol,
        "tu_xung": department.self_name,
        "nguoi_dung_dau": department.head,
        "thu_truong": f"{department.head} {department.name}"
        if department.collective
        else "thủ trưởng cơ quan",
        "cap_pho": department.deputy,
        "nhan_su": STAFF if department.public_employees else STAFF_WITHOUT_PUBLIC_EMPLOYEES,
        "vai_tro": list(department.roles),
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
