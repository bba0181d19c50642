"""The signature block: authority, position, name (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7)."""

from vanban.data.campaign import Signing
from vanban.data.departments import Department
from vanban.errors import DataError, Place, Problem

_DEPUTIES = ("Phó", "Thứ trưởng")


def signature_lines(department: Department, signing: Signing, place: Place) -> list[str]:
    """The lines above the signature, in capitals: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.

    Raises:
        DataError: the authority needs a position that is not given, or is one that the law refuses.
    """
    if signing.deputising and signing.authority not in ("TL", "TUQ"):
        raise DataError(Problem("ky.ky_thay chỉ dùng cùng quyền hạn TL.", "Bỏ ky.ky_thay.", place))
    collective = [f"TM. {department.collective}"] if department.collective else []
    if signing.authority is None:
        if signing.position is not None and signing.position.casefold() != department.head.casefold():
            what = f"{signing.position} không phải là người đứng đầu ({department.head})."
            remedy = "Ghi thêm ky.quyen_han: KT (ký thay), TL (thừa lệnh) hoặc TUQ (thừa ủy quyền)."
            raise DataError(Problem(what, remedy, place))
        return _capitals(collective + _acting(department))
    if signing.authority == "Q":
        return _capitals([*collective, f"Q. {department.head}"])
    _refuse_unlawful(signing, place)
    position = signing.position
    if position is None:
        if signing.authority != "KT":
            what = f"Ký {signing.authority}. cần chức vụ của người ký."
            raise DataError(Problem(what, "Ghi thêm ky.chuc_vu, ví dụ: Chánh Văn phòng.", place))
        position = department.deputy
    # Điều 13.2: a deputy signs for the collective too; Điều 13.3, 13.4: TL. and TUQ. stand for the head alone.
    first = [*collective, f"KT. {department.head}"] if signing.authority == "KT" else [
        f"{signing.authority}. {department.head}"
    ]  # fmt: skip
    chain = [f"KT. {signing.deputising}"] if signing.deputising else []
    return _capitals([*first, *chain, position])


def signer_name(department: Department, signing: Signing) -> str:
    """The name under the signature: the one given, else the head's when he signs himself; may be empty."""
    if isinstance(signing.full_name, str):
        return signing.full_name
    leader = department.leader
    if leader is None or not head_signs(signing) or (signing.authority == "Q" and not leader.acting):
        return ""
    return leader.full_name


def head_signs(signing: Signing) -> bool:
    """Whether the name under the signature is that of the department's head, to be looked up."""
    return signing.full_name is None and signing.authority in (None, "Q")


def _acting(department: Department) -> list[str]:
    acting = department.leader is not None and department.leader.acting
    return [f"Q. {department.head}" if acting else department.head]


def _refuse_unlawful(signing: Signing, place: Place) -> None:
    if signing.authority == "KT" and signing.position and not signing.position.startswith(_DEPUTIES):
        what = f"Người ký thay (KT.) phải là cấp phó; {signing.position} không phải là cấp phó."  # Điều 13.1, 13.2
        raise DataError(Problem(what, "Sửa ky.chuc_vu, hoặc đổi quyền hạn ký sang TL hoặc TUQ.", place))
    if signing.authority == "TUQ" and signing.deputising:  # Điều 13.3: no further delegation
        what = "Người được thừa ủy quyền (TUQ.) không được ủy quyền tiếp cho người khác ký (Điều 13.3)."
        raise DataError(Problem(what, "Bỏ ky.ky_thay, hoặc đổi quyền hạn ký.", place))


def _capitals(lines: list[str]) -> list[str]:
    return [line.upper() for line in lines]
