"""The signature's lines → `ky`: only what the register does not say by itself."""

import re
from collections.abc import Sequence

from vanban.data.campaign import Signing
from vanban.data.departments import Department
from vanban.documents.signature import signature_lines, signer_name
from vanban.errors import DataError, Place
from vanban.renewal.importing.found import CERTAIN, LIKELY, MISSING, UNSURE, Found

_MARKED = re.compile(r"(?P<mark>KT|TL|TUQ|Q|K/T|T/L|TU\.Q)\s*[./]?\s+(?P<title>.+)", re.IGNORECASE)
_AUTHORITIES = {"KT": "KT", "K/T": "KT", "TL": "TL", "T/L": "TL", "TUQ": "TUQ", "TU.Q": "TUQ", "Q": "Q"}


def signing_of(
    titles: Sequence[str], name: str, department: Department
) -> tuple[dict[str, str], list[Found], bool]:
    """The entry `ky`, what was found, and whether printing it gives the same lines."""
    if not titles:
        return {}, [Found("Chức vụ người ký", "", MISSING, f"lấy {department.head} theo sổ đơn vị")], True
    data = _authority([line for line in titles if not line.upper().startswith("TM.")], department)
    is_same = _printed(data, department) == [_key(line) for line in titles]
    found = [Found("Chức vụ người ký", " / ".join(titles), CERTAIN if is_same else UNSURE,
                   "" if is_same else "bản in sẽ ghi khác; sửa ky hoặc sổ đơn vị")]  # fmt: skip
    if not name:
        found.append(Found("Họ tên người ký", "", MISSING, _unnamed(data, department)))
    elif signer_name(department, _signing(data)) == name:
        found.append(Found("Họ tên người ký", name, CERTAIN))
    else:
        data["ho_ten"] = name
        found.append(Found("Họ tên người ký", name, LIKELY))
    return data, found, is_same


def _unnamed(data: dict[str, str], department: Department) -> str:
    known = signer_name(department, _signing(data))
    return f"tệp không ghi; bản in ghi {known} theo sổ đơn vị" if known else "tệp không ghi"


def _signing(data: dict[str, str]) -> Signing:
    return Signing.model_validate(data)


def _printed(data: dict[str, str], department: Department) -> list[str]:
    try:
        return [_key(line) for line in signature_lines(department, _signing(data), Place("ky"))]
    except DataError:
        return []


def _key(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


def _authority(lines: Sequence[str], department: Department) -> dict[str, str]:
    marked = [_MARKED.fullmatch(line) for line in lines]
    first = marked[0] if marked else None
    if first is None:
        return {}
    authority = _AUTHORITIES[first["mark"].upper()]
    if authority == "Q":
        return {} if department.leader and department.leader.acting else {"quyen_han": "Q"}
    data = {"quyen_han": authority}
    rest = list(lines[1:])
    if rest and (chain := _MARKED.fullmatch(rest[0])) and chain["mark"].upper() in ("KT", "K/T"):
        data["ky_thay"] = _title(chain["title"], department)
        rest = rest[1:]
    if rest:
        data["chuc_vu"] = _title(" ".join(rest), department)
    return data


def _title(words: str, department: Department) -> str:
    """A title in capitals as sentences write it."""
    for known in (
        department.deputy,
        department.head,
        *(f"Trưởng {unit.name}" for unit in department.units.values()),
    ):
        if known.casefold() == words.casefold():
            return known
    return words.capitalize() if words.isupper() else words
