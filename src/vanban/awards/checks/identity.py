"""Who the nominees are: each once, each name spelled one way, each person with a position and a possible birth."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from vanban.awards.checks.faults import Fault, about
from vanban.awards.model import Dossier, Nominee
from vanban.vietnamese.dates import short_date
from vanban.vietnamese.letters import fold, without_accents

MOST_NAMESAKES = 20
"""So many rows of one name are held against each other: a list of thousands of copies is no reason to wait."""
_ONE_WAY = "Viết một cách ở mọi nơi, đúng như giấy tờ của người đó."
_IF_ONE = "Nếu là một người thì viết một cách ở mọi nơi."


def identity_faults(dossier: Dossier, today: date, others: Sequence[Dossier]) -> Iterator[Fault]:
    """Faults of names, doubled rows, positions and births."""
    nominees = dossier.nominations.nominees
    for nominee in nominees:
        yield from _of_person(nominee, today)
        yield from _in_earlier_awards(nominee)
    yield from _listed_twice(nominees)
    yield from _codes_twice(nominees)
    yield from _in_council(dossier)
    yield from _in_other_dossiers(dossier, others)


def same_nominee(one: Nominee, other: Nominee) -> bool:
    """Whether two rows are of one collective or person, as far as the sheets can tell."""
    births = {one.birth_year, other.birth_year} - {None}
    alike = one.kind == other.kind and fold(one.name) == fold(other.name)
    return alike and one.department == other.department and len(births) < 2


def by_name(nominees: Sequence[Nominee]) -> Mapping[str, list[Nominee]]:
    """The nominees of each name, however it is spelled."""
    found: dict[str, list[Nominee]] = defaultdict(list)
    for nominee in nominees:
        found[fold(nominee.name)].append(nominee)
    return found


def row_of(nominee: Nominee) -> str:
    """The nominee's row as a sentence calls it."""
    return nominee.place.detail or str(nominee.place)


def _of_person(nominee: Nominee, today: date) -> Iterator[Fault]:
    if nominee.kind != "ca_nhan":
        return
    if not nominee.position:
        yield about(nominee, "chưa có chức vụ", "Điền cột Chức vụ.", nominee.at("position"))
    if nominee.sex is None:
        remedy = "Điền Nam hoặc Nữ ở cột Giới tính để ghi Ông, Bà."
        yield about(nominee, "chưa có giới tính", remedy, nominee.at("sex"))
    if nominee.born is None:
        yield about(nominee, "chưa có năm sinh", "Điền cột Ngày hoặc năm sinh.", nominee.at("born"))
    elif nominee.born.first > today:
        born = f"{'ngày' if nominee.born.day else 'năm'} {nominee.born}"
        what = f"sinh {born}, sau ngày {short_date(today)}"
        yield about(nominee, what, "Sửa ngày hoặc năm sinh.", nominee.at("born"))


def _in_earlier_awards(nominee: Nominee) -> Iterator[Fault]:
    """The sheet of earlier awards calls each nominee by the name that stands beside the code."""
    for earlier in nominee.earlier:
        if earlier.nominee_name and earlier.nominee_name != nominee.name:
            what = f"được viết là “{earlier.nominee_name}” ở trang Đã khen"
            yield about(nominee, what, _ONE_WAY, earlier.places.get("nominee_name", earlier.place))


def _listed_twice(nominees: Sequence[Nominee]) -> Iterator[Fault]:
    for alike in by_name(nominees).values():
        for at, nominee in enumerate(alike):
            before = alike[: min(at, MOST_NAMESAKES)]
            first = next((one for one in before if same_nominee(one, nominee)), None)
            if first is None:
                continue
            if first.name != nominee.name:
                what = f"được viết là “{first.name}” ở {row_of(first)}"
                yield about(nominee, what, _ONE_WAY, nominee.at("name"))
            if first.award.id == nominee.award.id and first.ground == nominee.ground:
                what = f"đã có ở {row_of(first)}, cùng đề nghị {nominee.award.title}"
                remedy = "Bỏ một hàng; nếu là hai người trùng tên, ghi đủ năm sinh của mỗi người."
                yield about(nominee, what, remedy, nominee.at("name"))


def _codes_twice(nominees: Sequence[Nominee]) -> Iterator[Fault]:
    seen: dict[str, Nominee] = {}
    for nominee in nominees:
        first = seen.setdefault(nominee.code, nominee)
        if first is not nominee:
            what = f"có cùng mã với {first.name} ở {row_of(first)}"
            yield about(nominee, what, "Mỗi hàng một mã riêng.", nominee.at("code"))


def _in_council(dossier: Dossier) -> Iterator[Fault]:
    """A member of the council who may be a nominee spelled otherwise."""
    members = dossier.council.members if dossier.council else ()
    names = [member.full_name for member in members if isinstance(member.full_name, str)]
    spelled = {without_accents(fold(name)): name for name in names}
    for nominee in dossier.nominations.of("ca_nhan"):
        other = spelled.get(without_accents(fold(nominee.name)))
        if other is not None and other != nominee.name:
            same = fold(other) == fold(nominee.name)
            what = f"được viết là “{other}” trong danh sách Hội đồng"
            yield about(nominee, what, _ONE_WAY if same else _IF_ONE, nominee.at("name"), certain=same)


def _in_other_dossiers(dossier: Dossier, others: Sequence[Dossier]) -> Iterator[Fault]:
    there = by_name([one for other in others for one in other.nominations.nominees])
    for nominee in dossier.nominations.nominees:
        for other in there.get(fold(nominee.name), ())[:MOST_NAMESAKES]:
            if same_nominee(nominee, other) and other.name != nominee.name:
                what = f"được viết là “{other.name}” ở {other.place}"
                yield about(nominee, what, _ONE_WAY, nominee.at("name"))
