"""Who decides about an award, and who issues a paper: a department, its council, the province's chairman."""

from dataclasses import dataclass, replace

from vanban.data.awards import Council
from vanban.data.departments import Department
from vanban.registry.awards import Authority
from vanban.registry.provinces import Province
from vanban.vietnamese.letters import fold


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides: `name` as texts call them, `agency` whose head they are, `own` that it is the presenter's head.

    `key` stands in the names of files and is what texts ask for.
    """

    key: str
    name: str
    agency: str
    own: bool


def decider(authority: Authority, department: Department, province: Province) -> Decider:
    """Who `authority` is for a dossier that `department` presents."""
    if authority == "thu_tuong":
        return Decider("thu_tuong", "Thủ tướng Chính phủ", "Chính phủ", own=False)
    if authority == "chu_tich_tinh":
        agency = committee_name(province)
        return Decider("chu_tich_tinh", f"Chủ tịch {agency}", agency, own=False)
    return Decider("thu_truong", head_of(department), department.name, own=True)


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


def council_of(department: Department, council: Council) -> Department:
    """The council as an issuer under its department."""
    return replace(
        department,
        name=council_name(department, council),
        letterhead=(council.name,),
        superior=department.letterhead,
        symbol=council.symbol,
        collective="Hội đồng",
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        leader=None,
    )


def council_name(department: Department, council: Council) -> str:
    """`Hội đồng Thi đua - Khen thưởng Sở Xây dựng`."""
    return f"{council.name} {department.name}"
