"""Who decides about an award, and who issues a paper: a department, its council, the province's chairman."""

from dataclasses import dataclass, replace

from vanban.data.awards import Council
from vanban.data.departments import Department
from vanban.registry.awards import Authority, Award
from vanban.registry.provinces import Province
from vanban.vietnamese.letters import fold


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides: `name` as texts call them, `agency` whose head they are, `asked` to whom the submission goes."""

    key: Authority
    name: str
    agency: str
    asked: str


def decider(authority: Authority, department: Department, province: Province) -> Decider:
    """Who `authority` is for a dossier that `department` presents."""
    committee = committee_name(province)
    chairman = f"Chủ tịch {committee}"
    if authority == "thu_tuong":  # asked by the chairman
        return Decider(authority, "Thủ tướng Chính phủ", "Chính phủ", chairman)
    if authority == "chu_tich_tinh":
        return Decider(authority, chairman, committee, chairman)
    head = head_of(department)
    return Decider(authority, head, department.name, head)


def award_name(award: Award, deciding: Decider) -> str:
    """`Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh`; what the own head gives bears his post."""
    own = deciding.key == "thu_truong" and not award.is_title
    return f"{award.short} của {deciding.name}" if own else award.title


def head_of(department: Department) -> str:
    """`Giám đốc Sở Xây dựng`; the noun that ends the post and begins the name is said once (Chánh Thanh tra tỉnh)."""
    post, name = department.head.split(), department.name.split()
    for shared in range(min(len(post), len(name)), 0, -1):
        if fold(" ".join(post[-shared:])) == fold(" ".join(name[:shared])):
            return " ".join([*post[:-shared], *name])
    return f"{department.head} {department.name}"


def committee_name(province: Province) -> str:
    """`Ủy ban nhân dân tỉnh Bình Phước`."""
    return f"Ủy ban nhân dân {province.full_name}"


def committee(province: Province, department: Department) -> Department:
    """The province's People's Committee as the issuer of what its chairman decides in his own right (no TM.)."""
    return replace(
        department,
        name=committee_name(province),
        letterhead=("Ủy ban nhân dân", province.full_name),
        superior=(),
        symbol="UBND",
        place=province.place,
        collective=None,
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        leader=None,
    )


def council_of(council: Council, whole: bool, department: Department, province: Province) -> Department:
    """The council as an issuer: under its department, or of the `whole` province."""
    return replace(
        department,
        name=council_name(department, province, council, whole),
        letterhead=_letterhead(council.name),
        superior=None if whole else department.letterhead,
        symbol=council.symbol,
        collective="Hội đồng",
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        leader=None,
    )


def _letterhead(name: str) -> tuple[str, ...]:
    """`HỘI ĐỒNG` above what it is for, which then stays on one line."""
    noun = "Hội đồng"
    return (noun, name.removeprefix(noun).strip()) if name.startswith(f"{noun} ") else (name,)


def council_name(department: Department, province: Province, council: Council, whole: bool) -> str:
    """`Hội đồng Thi đua - Khen thưởng Sở Xây dựng`, of the `whole` province `… tỉnh Bình Phước`."""
    return f"{council.name} {province.full_name if whole else department.name}"
