"""Cited law by date: what is in force on a day, and what took the place of what is not.

The facts are in `law.yaml`, dated and with their sources.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import Field

from vanban.data.record import Record
from vanban.data.source import parse_source
from vanban.data.types import Day, Line, Year, YesNo
from vanban.data.validation import validate
from vanban.vietnamese.dates import long_date
from vanban.vietnamese.letters import fold


class LegalAct(Record):
    """One legal act. `since` and `until` are the first and last day in force; None is not known or open."""

    kind: Line = Field(alias="loai", title="Loại")
    title: Line = Field(alias="ten", title="Tên")
    number: Line | None = Field(default=None, alias="so", title="Số, ký hiệu")
    year: Year | None = Field(default=None, alias="nam", title="Năm ban hành")
    issued: Day | None = Field(default=None, alias="ngay", title="Ngày ban hành")
    since: Day | None = Field(default=None, alias="tu", title="Có hiệu lực từ ngày")
    until: Day | None = Field(default=None, alias="den", title="Đến hết ngày")
    successor: Line | None = Field(default=None, alias="thay_bang", title="Thay bằng")
    issuer: Line | None = Field(default=None, alias="co_quan", title="Cơ quan, người ban hành")
    about: Line | None = Field(default=None, alias="ve", title="Trích yếu, bắt đầu bằng chữ thường")
    source: Line = Field(alias="nguon", title="Nguồn")
    unverified: YesNo = Field(default=False, alias="chua_kiem_chung", title="Chưa kiểm chứng")

    def expired_on(self, day: date) -> bool:
        """No longer in force on `day`."""
        return self.until is not None and self.until < day

    def not_yet_on(self, day: date) -> bool:
        """Not in force yet on `day`."""
        return self.since is not None and day < self.since

    @property
    def begun(self) -> date:
        """The first day that it can be in force on, as far as it is known: not before the year in its number."""
        year = _year_of(self)
        return self.since or self.issued or (date(year, 1, 1) if year else date.min)

    @property
    def basis(self) -> str:
        """The line that names it as a basis: `Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;`."""
        day = f" {long_date(self.issued)}" if self.issued else ""
        if self.kind in ("Luật", "Pháp lệnh"):
            return f"Căn cứ {self.title}{day};"
        words = [f"Căn cứ {self.kind} số {self.number}{day}"]
        words += [f"của {self.issuer}"] if self.issuer else []
        words += [self.about] if self.about else []
        return f"{' '.join(words)};"


class LawFile(Record):
    """The whole of `law.yaml`."""

    acts: tuple[LegalAct, ...] = Field(alias="van_ban", title="Văn bản")


@cache
def legal_acts() -> tuple[LegalAct, ...]:
    """Every act that is known here."""
    raw = files("vanban.registry").joinpath("law.yaml").read_bytes()
    return validate(parse_source(raw, "registry/law.yaml"), LawFile).acts


def act_numbered(number: str) -> LegalAct | None:
    """The act with this number (`98/2023/NĐ-CP`), if it is known here."""
    return _by_number().get(_key(number))


def law_named(name: str, year: int | None) -> LegalAct | None:
    """The law of this name (`Luật Bảo vệ bí mật nhà nước`) of that year, if it is known here.

    Without a year nothing is said of a law: the one in force may bear the same name as the one before.
    """
    if year is None:
        return None
    same = (
        act for act in legal_acts() if act.kind in ("Luật", "Pháp lệnh") and fold(act.title) == fold(name)
    )
    return next((act for act in same if _year_of(act) == year), None)


def _year_of(act: LegalAct) -> int | None:
    if act.issued:
        return act.issued.year
    if act.year:
        return act.year
    found = re.search(r"/(\d{4})/", act.number or "")
    return int(found[1]) if found else None


@cache
def _by_number() -> Mapping[str, LegalAct]:
    return {_key(act.number): act for act in legal_acts() if act.number}


def _key(number: str) -> str:
    return re.sub(r"[\s‑–]", lambda m: "" if m[0].isspace() else "-", number).upper().lstrip("0")
