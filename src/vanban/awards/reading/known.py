"""What the cells of a dossier's workbook can name: departments, awards, who decides."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from vanban.awards.columns import DECIDERS, KINDS
from vanban.data.departments import Departments
from vanban.errors import DataError
from vanban.figures.reading.cells import CellError
from vanban.figures.reading.names import Names, bare, department_names
from vanban.registry.awards import Authority, Award, AwardBook, NomineeKind

_DECIDERS: dict[str, Authority] = {
    **{name: authority for authority, name in DECIDERS.items()},
    **dict.fromkeys(("Thủ tướng", "Chính phủ"), "thu_tuong"),
    **dict.fromkeys(
        (
            "Chủ tịch Ủy ban nhân dân tỉnh",
            "Chủ tịch Ủy ban nhân dân thành phố",
            "Ủy ban nhân dân tỉnh",
            "Ủy ban nhân dân thành phố",
            "Chủ tịch tỉnh",
            "Cấp tỉnh",
            "Tỉnh",
        ),
        "chu_tich_tinh",
    ),
    **dict.fromkeys(("Giám đốc Sở", "Giám đốc", "Thủ trưởng cơ quan", "Sở"), "thu_truong"),
    **dict.fromkeys(
        ("Chủ tịch Ủy ban nhân dân xã", "Chủ tịch Ủy ban nhân dân phường", "Cấp xã"), "chu_tich_xa"
    ),
}
_OTHER: dict[NomineeKind, NomineeKind] = {"tap_the": "ca_nhan", "ca_nhan": "tap_the"}
_SHOWN = 60
_FEW = 3  # so many awards a person is asked about


class Known:
    """Names looked up on `day`; `home` is the department of rows that name none."""

    def __init__(self, book: AwardBook, departments: Departments, day: date, home: str | None) -> None:
        self.book = book
        self.day = day
        self.home = home
        self.departments = Names("đơn vị", department_names(departments, day))
        self._deciders = Names("cấp quyết định khen thưởng", ((name, name) for name in _DECIDERS))
        self._register = departments
        self._awards: dict[tuple[str, NomineeKind], Award | None] = {}

    def department(self, text: str) -> str:
        """The id of the department that `text` names, by a name of today or a former one.

        Raises:
            CellError: it names none, or one that no longer exists: who took over its work is told.
        """
        if found := self.departments.known(text):
            return found
        found = self._former.get(bare(text))
        if found is None:
            return self.departments.key(text)
        try:
            self._register.on(found, self.day)
        except DataError as error:
            problem = error.problems[0]
            raise CellError(problem.what, problem.remedy) from None
        return found

    def decider(self, text: str) -> Authority:
        """Who decides, by what an office calls them.

        Raises:
            CellError: it is nobody whom we know.
        """
        return _DECIDERS[self._deciders.key(text)]

    def award(self, text: str, kind: NomineeKind, decider: Authority | None) -> Award:
        """The award that `text` names; `Bằng khen` alone is one when it is told who decides.

        Raises:
            CellError: it names none that `kind` can get; the nearest is told.
        """
        found = self.award_if_known(text, kind)
        if found is not None:
            return found
        called_so = [
            award for award in self.book.awards() if award.target == kind and bare(award.short) == bare(text)
        ]
        decided = [award for award in called_so if award.authority == decider]
        if len(decided) == 1:
            return decided[0]
        if self.award_if_known(text, _OTHER[kind]):
            what = f"“{text[:_SHOWN]}” không tặng cho {KINDS[kind].lower()}."
            raise CellError(what, "Sửa cột Loại, hoặc chọn hình thức khác.")
        if why := self.book.why_none(text):
            titles = (
                award.title for id in why.instead if (award := self.book.award(id)) and award.target == kind
            )
            raise CellError(f"“{text[:_SHOWN]}”: {why.reason}", _meant(titles))
        what = f"Không có danh hiệu hay hình thức khen thưởng nào là “{text[:_SHOWN]}”."
        raise CellError(what, _meant(award.title for award in self.book.near(text, kind)))

    def award_if_known(self, text: str, kind: NomineeKind) -> Award | None:
        """The award that `text` names; None when it names none that `kind` can get."""
        if (text, kind) not in self._awards:
            self._awards[text, kind] = self.book.named(text, kind)
        return self._awards[text, kind]

    @cached_property
    def _former(self) -> dict[str, str]:
        """The id behind each name that a department ever had, if only one had it."""
        found: dict[str, str | None] = {}
        for name, id in self._names_of_all_times():
            if found.setdefault(bare(name), id) != id:
                found[bare(name)] = None
        return {name: id for name, id in found.items() if id}

    def _names_of_all_times(self) -> Iterator[tuple[str, str]]:
        for id in self._register.ids:
            yield id, id
            for day in (date.min, *self._register.turning_days(id)):
                if self._register.group_on(id, day) is not None:
                    yield self._register.on(id, day).name, id


def _meant(titles: Iterable[str]) -> str:
    """What to do about a name that is no award's: the awards that may be meant."""
    listed = list(dict.fromkeys(titles))[:_FEW]
    return f"Có phải ý là {' hay '.join(listed)}?" if listed else "Chọn trong danh sách của ô."
