"""One row made into a nominee; what can't be read becomes a fault at its cell."""

import re
from collections.abc import Mapping, Sequence

from vanban.awards.model import Given, Nominee, Sex, SheetRow
from vanban.awards.reading import cells
from vanban.awards.reading.groups import Groups
from vanban.awards.reading.known import Known
from vanban.awards.reading.row_cells import RowCells
from vanban.figures.reading.cells import CellError
from vanban.registry.awards import Authority, Award, NomineeKind
from vanban.vietnamese.dates import PartialDate, short_date

_HONORIFIC = re.compile(r"(ông|bà)[.:]?\s+(?=\S+\s+\S)", re.IGNORECASE)
_HONORIFICS: Mapping[str, Sex] = {"ông": "nam", "bà": "nu"}
_SEXED: Mapping[str, Sex] = {"male": "nam", "female": "nu"}
_COLLECTIVE = re.compile(
    r"(?:tập thể|phòng|sở|ban|bộ|cục|chi cục|trung tâm|văn phòng|ubnd|ủy ban|uỷ ban|công ty|đội|tổ|khoa|trường"
    r"|kho bạc|thanh tra|báo|đài|quỹ|hội|đảng ủy|chi bộ|xí nghiệp|viện|bệnh viện|trạm)\s",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"(?P<unit>.+?)(?:,| - | – |\s(?:trực )?thuộc\s)\s*(?P<department>[^,]+)")


def all_honoured(names: Sequence[str]) -> bool:
    """Whether a list writes Ông or Bà before each person: then it is no family name."""
    honoured = [name for name in names if _HONORIFIC.match(name.strip())]
    others = (name for name in names if not _HONORIFIC.match(name.strip()))
    return len(honoured) > 1 and all(_COLLECTIVE.match(name.strip()) for name in others)


class NomineeReader:
    """Reads the rows of one table; `all_honoured`: each person's name begins with Ông or Bà."""

    def __init__(self, row_cells: RowCells, known: Known, *, all_honoured: bool) -> None:
        self._cells = row_cells
        self._known = known
        self._all_honoured = all_honoured
        self._votes = cells.read_count("số phiếu", least=0)
        self._protocol = cells.read_count("thứ tự", least=1)

    def nominee(self, row: int, groups: Groups) -> Nominee | None:
        """The nominee of a row, its code still empty if none was typed; None when the row has faults."""
        before = self._cells.faults.count
        kind = self._kind(row, groups)
        name, sex, born = self._identity(row, kind)
        department, unit = self._belonging(row, name, kind, groups)
        decided_by = self._decided_by(row)
        award = self._award(row, kind, decided_by, groups)
        nominee = Nominee(
            code=self._cells.words(row, "code"),
            kind=kind or "ca_nhan",
            name=name,
            sex=sex,
            born=born,
            position=self._position(row, kind),
            unit=unit,
            department=department,
            award=award,  # type: ignore[arg-type]  # without one there is a fault, and no nominee
            ground=self._cells.value(row, "ground", cells.read_ground) or "chuyen_de",
            decided_by=decided_by,
            achievement=self._cells.value(row, "achievement", cells.read_lines) or "",
            figures_of=self._figures_of(row),
            initiative=self._cells.value(row, "initiative", cells.read_lines) or "",
            discipline=self._cells.value(row, "discipline", cells.read_discipline) or "",
            votes=self._cells.value(row, "votes", self._votes),
            protocol=self._cells.value(row, "protocol", self._protocol),
            given=self._given(row),
            explanation=self._cells.value(row, "explanation", cells.read_lines) or "",
            earlier=(),
            place=self._cells.place(row),
            places=self._cells.places(row),
        )
        return nominee if self._cells.faults.count == before else None

    def set_aside(self, row: int, groups: Groups) -> SheetRow:
        """A row that is kept without being proposed, as it was typed."""
        label, kind = self._cells.label, self._kind(row, groups) or "ca_nhan"
        name, sex, born = self._identity(row, kind)
        department = label(row, "department")
        return SheetRow(
            kind=kind,
            name=name,
            code=label(row, "code"),
            sex=sex,
            born=str(born or ""),
            position=label(row, "position"),
            unit=label(row, "unit"),
            department=self._known.departments.known(department) or department,
            decided_by=label(row, "decided_by"),
            achievement=self._cells.value(row, "achievement", cells.read_lines) or "",
            figures_of=self._figures_of(row),
            initiative=self._cells.value(row, "initiative", cells.read_lines) or "",
            discipline=label(row, "discipline"),
            votes=self._cells.value(row, "votes", self._votes),
            protocol=self._cells.value(row, "protocol", self._protocol),
            explanation=self._cells.value(row, "explanation", cells.read_lines) or "",
        )

    def _kind(self, row: int, groups: Groups) -> NomineeKind | None:
        before = self._cells.faults.count
        said: NomineeKind | None = self._cells.value(row, "kind", cells.read_kind)
        crossed: list[NomineeKind] = []
        if self._cells.value(row, "collective", cells.is_crossed):
            crossed.append("tap_the")
        if self._cells.value(row, "person", cells.is_crossed):
            crossed.append("ca_nhan")
        if len(crossed) > 1:
            self._cells.fault(row, "person", "Hàng này đánh dấu cả tập thể lẫn cá nhân.", "Bỏ một dấu.")
        found = said or next(iter(crossed), None) or groups.kind or self._guessed_kind(row)
        if found is None and self._cells.faults.count == before:
            self._cells.fault(row, "kind", "Chưa rõ là tập thể hay cá nhân.", "Ghi Tập thể hoặc Cá nhân.")
        return found

    def _guessed_kind(self, row: int) -> NomineeKind | None:
        """The kind that the rest of the row tells: only persons have a sex, a birthday, a position."""
        label = self._cells.label
        if any(label(row, key) for key in ("sex", "born", "male", "female", "position")):
            return "ca_nhan"
        name = label(row, "name")
        if _HONORIFIC.match(name):
            return "ca_nhan"
        return "tap_the" if _COLLECTIVE.match(name) else None

    def _identity(self, row: int, kind: NomineeKind | None) -> tuple[str, Sex | None, PartialDate | None]:
        """The name, and of a person the sex and the day of birth."""
        before = self._cells.faults.count
        name = self._cells.words(row, "name")
        if not name and self._cells.faults.count == before:
            self._cells.fault(
                row, "name", "Chưa có tên.", "Ghi họ và tên, hoặc tên tập thể; xóa hàng nếu thừa."
            )
        sex, born = self._sex_and_birth(row)
        if kind == "tap_the":
            if sex or born:
                key = "sex" if self._cells.label(row, "sex") else "born"
                what = f"“{name}” ghi là tập thể nhưng có giới tính hoặc năm sinh."
                self._cells.fault(row, key, what, "Sửa cột Loại, hoặc xóa ô này.")
            return name, None, None
        name, sex = self._addressed(row, name, sex)
        if born and born.first > self._known.day:
            self._cells.fault(
                row, "born", f"Ngày sinh {born} ở sau ngày {short_date(self._known.day)}.", "Sửa ngày sinh."
            )
        return name, sex, born

    def _sex_and_birth(self, row: int) -> tuple[Sex | None, PartialDate | None]:
        """Also of two columns Nam and Nữ, one of which has a cross or the birthday."""
        sex: Sex | None = self._cells.value(row, "sex", cells.read_sex)
        born = self._cells.value(row, "born", cells.read_born)
        for key, of in _SEXED.items():
            if not self._cells.label(row, key):
                continue
            if sex and sex != of:
                self._cells.fault(row, key, "Hàng này ghi cả nam lẫn nữ.", "Bỏ một bên.")
            sex = of
            if not self._cells.value(row, key, cells.is_crossed):
                born = self._cells.value(row, key, cells.read_born) or born
        return sex, born

    def _addressed(self, row: int, name: str, sex: Sex | None) -> tuple[str, Sex | None]:
        """A name without Ông or Bà, which tell the sex; Ông can be a family name, which then stays."""
        match = _HONORIFIC.match(name)
        if match is None or (sex and not self._all_honoured):
            return name, sex
        said = _HONORIFICS[match[1].lower()]
        if said == "nam" and not self._all_honoured:
            what = f"“{name}”: chưa rõ Ông là cách gọi hay là họ."
            self._cells.fault(row, "sex", what, "Bỏ chữ Ông trước tên nếu là cách gọi, và ghi Nam hoặc Nữ.")
        if sex and sex != said:
            self._cells.fault(row, "sex", f"“{name}” nhưng giới tính ghi khác.", "Sửa một trong hai chỗ.")
        return name[match.end() :], said

    def _belonging(self, row: int, name: str, kind: NomineeKind | None, groups: Groups) -> tuple[str, str]:
        """The department, and the unit in it; `Phòng mẫu 01, Sở Xây dựng` is both."""
        before = self._cells.faults.count
        unit, text = self._cells.words(row, "unit"), self._cells.words(row, "department")
        known = self._known.departments.known
        if text:
            part = None if known(text) else _PART_OF.fullmatch(text)
            if part and (department := known(part["department"])):
                return department, unit or part["unit"].strip()
            return self._cells.value(row, "department", lambda _: self._known.department(text)) or "", unit
        itself = known(name) if kind == "tap_the" else None
        found = itself or groups.department or self._known.home
        if not found and self._cells.faults.count == before:
            self._cells.fault(
                row, "department", "Chưa ghi đơn vị.", "Ghi tên đơn vị như trong danh sách đơn vị."
            )
        return found or "", unit

    def _award(
        self, row: int, kind: NomineeKind | None, decided_by: Authority | None, groups: Groups
    ) -> Award | None:
        before = self._cells.faults.count
        text = self._cells.words(row, "award") or groups.award
        if self._cells.faults.count > before or kind is None:
            return None
        if not text:
            what = "Chưa ghi hình thức đề nghị."
            self._cells.fault(row, "award", what, "Chọn một hình thức; ghi Chưa đề nghị nếu chưa đề nghị.")
            return None
        try:
            return self._known.award(text, kind, decided_by)
        except CellError as error:
            self._cells.fault(row, "award", error.what, error.remedy)
            return None

    def _position(self, row: int, kind: NomineeKind | None) -> str:
        before = self._cells.faults.count
        position = self._cells.words(row, "position")
        if not position and kind == "ca_nhan" and self._cells.faults.count == before:
            self._cells.fault(row, "position", "Chưa ghi chức vụ.", "Ghi chức vụ, ví dụ Chuyên viên.")
        return position

    def _decided_by(self, row: int) -> Authority | None:
        text = self._cells.words(row, "decided_by")
        return self._cells.value(row, "decided_by", lambda _: self._known.decider(text)) if text else None

    def _figures_of(self, row: int) -> tuple[str, ...]:
        """Ids of departments and codes of projects; a name with commas is looked up whole first."""
        known = self._known.departments.known
        found: list[str] = []
        for piece in self._cells.value(row, "figures_of", cells.read_list) or ():
            parts = [piece] if known(piece) else [part.strip() for part in piece.split(",")]
            found += [known(part) or part for part in parts if part]
        return tuple(dict.fromkeys(found))

    def _given(self, row: int) -> Given | None:
        number, day = self._cells.value(row, "given", cells.read_decision) or ("", None)
        given_on = self._cells.value(row, "given_on", cells.read_date) or day
        if given_on and not number:
            self._cells.fault(
                row, "given", "Có ngày quyết định mà chưa có số.", "Ghi số, ký hiệu quyết định."
            )
        if number and not given_on:
            what = "Có số quyết định mà chưa có ngày, nên chưa biết tiền thưởng."
            self._cells.fault(row, "given_on", what, "Ghi ngày quyết định.")
        return Given(number, given_on) if number else None
