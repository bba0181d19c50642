"""What is wrong with an office's own law of awards: all of it at once, each fault at its place."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from vanban.data.award_law import SHARES, AwardLaw, AwardVersion, ConditionText, Lasting, OwnAwardLaw
from vanban.data.lines import position
from vanban.data.nodes import Path
from vanban.data.source import Source
from vanban.errors import DataError, Place, Problem
from vanban.registry.law import act_numbered
from vanban.registry.provinces import province_ids
from vanban.vietnamese.dates import short_date

PLACEHOLDER = re.compile(r"\{\{\s*dia_ban\.(\w*)\s*\}\}")
PROVINCE_WORDS = ("goi", "uy_ban")
_REQUIRED = {
    "title": "ten",
    "short": "ten_ngan",
    "kind": "loai",
    "target": "doi_tuong",
    "authority": "tham_quyen",
    "protocol": "thu_bac",
    "clause": "dieu_khoan",
}


def refuse_faults(country: AwardLaw, own: OwnAwardLaw) -> None:
    """Nothing, if all is right.

    Raises:
        DataError: all that is wrong, each with its line and column.
    """
    finder = _Finder(country, own)
    problems = [*finder.awards(), *finder.references(), *finder.dates(), *finder.numbers()]
    if problems:
        raise DataError(sorted(problems, key=position))


class _Finder:
    def __init__(self, country: AwardLaw, own: OwnAwardLaw) -> None:
        self.country, self.law, self.source = country, own.law, own.source
        self.known = {**country.awards, **own.law.awards}

    def awards(self) -> Iterator[Problem]:
        for id, versions in self.law.awards.items():
            path: Path = ("khen_thuong", id)
            if not versions:
                what = f"{id} chưa có bản nào."
                yield Problem(
                    what, "Thêm ít nhất một bản, bắt đầu bằng dấu gạch -.", self.source.key_place(path)
                )
            elif id not in self.country.awards:
                yield from self._incomplete(id, versions[0])
            for n, version in enumerate(versions):
                yield from self._title(version, (*path, n))
            yield from _same_day(self.source, id, versions)

    def _incomplete(self, id: str, first: AwardVersion) -> Iterator[Problem]:
        missing = [key for field, key in _REQUIRED.items() if getattr(first, field) is None]
        if not missing:
            return
        near = get_close_matches(id, self.country.awards, n=1)
        remedy = f"Có phải ý là {near[0]}? " if near else ""
        remedy += f"Nếu là hình thức mới, ghi thêm {', '.join(missing)}."
        place = self.source.key_place(("khen_thuong", id))
        yield Problem(f"Không có danh hiệu, hình thức nào mang mã {id}.", remedy, place)

    def _title(self, version: AwardVersion, path: Path) -> Iterator[Problem]:
        for word in PLACEHOLDER.findall(version.title or ""):
            if word not in PROVINCE_WORDS:
                known = ", ".join(f"dia_ban.{one}" for one in PROVINCE_WORDS)
                what = f"Tên có chỗ điền dia_ban.{word}, không có trong dữ liệu."
                yield Problem(what, f"Dùng một trong: {known}.", self.source.place((*path, "ten")))
        if "{{" in PLACEHOLDER.sub("", version.title or ""):
            what = f"Tên “{version.title}” có chỗ điền không đọc được."
            yield Problem(what, "Viết như {{ dia_ban.uy_ban }}.", self.source.place((*path, "ten")))

    def references(self) -> Iterator[Problem]:
        for path, conditions in self._conditions():
            for n, condition in enumerate(conditions):
                yield from self._ids(condition.of, (*path, n, "cua"))
        for n, form in enumerate(self.law.forms):
            yield from self._ids(form.awards, ("bieu_mau", n, "hinh_thuc"))
            yield from self._provinces(form.provinces, ("bieu_mau", n, "dia_ban"))
        for n, paper in enumerate(self.law.papers):
            yield from self._ids(paper.awards, ("ho_so", n, "hinh_thuc"))
        for n, none in enumerate(self.law.no_such):
            yield from self._ids(none.instead, ("khong_co", n, "thay_bang"))
        for id in self.law.principles:
            if id not in self.country.principles:
                place = self.source.key_place(("nguyen_tac", id))
                yield _unknown("nguyên tắc", id, self.country.principles, place)
        for n, number in enumerate(self.law.regime.acts):
            if act_numbered(number) is None:
                what = f"Văn bản số {number} không có trong dữ liệu pháp luật của phần mềm."
                remedy = "Ghi lời căn cứ của đơn vị ở can_cu_them."
                yield Problem(what, remedy, self.source.place(("che_do", "van_ban", n)))

    def _ids(self, ids: Sequence[str], path: Path) -> Iterator[Problem]:
        for n, id in enumerate(ids):
            if id not in self.known:
                yield _unknown("danh hiệu, hình thức", id, self.known, self.source.place((*path, n)))

    def _provinces(self, ids: Sequence[str], path: Path) -> Iterator[Problem]:
        for n, id in enumerate(ids):
            if id not in province_ids():
                yield _unknown("tỉnh, thành phố", id, province_ids(), self.source.place((*path, n)))

    def dates(self) -> Iterator[Problem]:
        rows: dict[str, Sequence[Lasting]] = {
            "luong_co_so": self.law.salaries,
            "tien_thuong": self.law.prizes,
            "hoi_dong": self.law.council,
            "bieu_mau": self.law.forms,
            "ho_so": self.law.papers,
        }
        dated: list[tuple[Path, Lasting]] = [
            ((key, n), row) for key, group in rows.items() for n, row in enumerate(group)
        ]
        dated += [
            (("khen_thuong", id, n), version)
            for id, versions in self.law.awards.items()
            for n, version in enumerate(versions)
        ]
        dated += [(("che_do", "luu_y", n), note) for n, note in enumerate(self.law.regime.notes)]
        dated += [(("che_do", "can_cu_them", n), basis) for n, basis in enumerate(self.law.regime.bases)]
        for path, row in dated:
            if row.since and row.until and row.until < row.since:
                what = f"den ({short_date(row.until)}) trước tu ({short_date(row.since)})."
                yield Problem(what, "Sửa một trong hai ngày.", self.source.place((*path, "den")))

    def numbers(self) -> Iterator[Problem]:
        for id, versions in self.law.awards.items():
            for n, version in enumerate(versions):
                if version.coefficient is not None and not 0 <= version.coefficient <= 1000:
                    place = self.source.place(("khen_thuong", id, n, "he_so"))
                    yield Problem("Hệ số tiền thưởng phải từ 0 đến 1.000.", "Viết như 1,5.", place)
        for n, salary in enumerate(self.law.salaries):
            if salary.amount <= 0:
                place = self.source.place(("luong_co_so", n, "muc"))
                yield Problem("Mức lương cơ sở phải lớn hơn 0.", "Viết như 2.530.000.", place)
        for n, rule in enumerate(self.law.prizes):
            if rule.rounded_up_to <= 0:
                place = self.source.place(("tien_thuong", n, "lam_tron_len"))
                yield Problem("Hàng làm tròn phải lớn hơn 0.", "Viết như 10.000.", place)
        for path, conditions in self._conditions():
            for n, condition in enumerate(conditions):
                yield from self._value(condition, (*path, n, "gia_tri"))

    def _value(self, condition: ConditionText, path: Path) -> Iterator[Problem]:
        value = condition.value
        if value is not None and condition.demand in SHARES and not 0 <= value <= 1:
            yield Problem(
                "Ở đây cần một phần của tổng số.", "Viết như 2/3 hoặc 80%.", self.source.place(path)
            )
        elif value is not None and value < 0:
            yield Problem("Giá trị không thể nhỏ hơn 0.", "Sửa lại.", self.source.place(path))

    def _conditions(self) -> Iterator[tuple[Path, Sequence[ConditionText]]]:
        yield ("hoi_dong",), self.law.council
        for id, versions in self.law.awards.items():
            for n, version in enumerate(versions):
                yield ("khen_thuong", id, n, "dieu_kien"), version.conditions or ()


def _unknown(kind: str, id: str, known: Collection[str], place: Place) -> Problem:
    near = get_close_matches(id, list(known), n=1)
    remedy = f"Có phải ý là {near[0]}?" if near else f"Các mã: {', '.join(known)}."
    return Problem(f"Không có {kind} nào mang mã {id}.", remedy, place)


def _same_day(source: Source, id: str, versions: Sequence[AwardVersion]) -> Iterator[Problem]:
    seen = set()
    for n, version in enumerate(versions):
        if version.since in seen:
            day = (
                f"cùng từ ngày {short_date(version.since)}" if version.since else "cùng không có ngày bắt đầu"
            )
            what = f"Hai bản của {id} {day}."
            yield Problem(what, "Gộp thành một bản, hoặc sửa tu.", source.place(("khen_thuong", id, n)))
        seen.add(version.since)
