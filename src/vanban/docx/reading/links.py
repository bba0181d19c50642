"""What a relationship or a field code of a Word file may lead to: nothing outside, but for plain hyperlinks."""

import re
from collections.abc import Mapping
from xml.parsers import expat

_FAMILIES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_ELSEWHERE = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:|\s*[/\\]{2}")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_FIELDS_THAT_FETCH = frozenset(
    ("DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "RD")
)
_FIELD_NAME = re.compile(r'[^\s"\\]*')

_OLE = "Mở bằng Word, xóa đối tượng đó hoặc dán lại nó thành ảnh."
_LINK = "Bỏ liên kết này trong Word."
_DISTRUST = "Đừng dùng tệp này; làm lại mẫu từ một tệp Word mới."
_EXTERNAL = {
    "image": "ảnh",
    "attachedTemplate": "tệp mẫu đính kèm",
    "oleObject": "đối tượng liên kết",
    "frame": "khung",
    "subDocument": "văn bản con",
}
_EXTERNAL_REMEDY = {
    "image": "Chèn lại ảnh vào chính tệp này, đừng chọn kiểu liên kết.",
    "attachedTemplate": "Trong Word: Nhà phát triển, Mẫu Văn bản, chọn lại Normal rồi lưu.",
}


def kind_of(relationship_type: str) -> str:
    """`hyperlink`, `styles` … of a type that Word itself knows; any other type whole."""
    for family in _FAMILIES:
        name = relationship_type.removeprefix(family)
        if name != relationship_type and "/" not in name:
            return name
    return relationship_type


def link_fault(row: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with one relationship, and what to do."""
    if not {"Id", "Type", "Target"} <= row.keys():
        return "Một quan hệ giữa các phần của tệp thiếu tên, kiểu hoặc đích.", _DISTRUST
    kind, target = kind_of(row["Type"]), row["Target"]
    last_word = row["Type"].rpartition("/")[2]  # to refuse, any family will do
    shown = target[:100]
    if last_word.lower() == "afchunk":
        return "Mẫu nhúng một tệp khác vào thân văn bản (altChunk).", "Mở bằng Word rồi lưu lại dạng .docx."
    if row.get("TargetMode", "Internal") != "Internal":
        if kind != "hyperlink":
            what = f"Mẫu lấy {_EXTERNAL.get(last_word, 'nội dung')} từ ngoài tệp: {shown}."
            return what, _EXTERNAL_REMEDY.get(last_word, _LINK)
        if not _SAFE_LINK.match(target):
            return f"Mẫu có siêu liên kết không phải http, https hay mailto: {shown}.", _LINK
    elif last_word.lower() in ("oleobject", "control"):
        return "Mẫu chứa đối tượng nhúng của chương trình khác.", _OLE
    elif _ELSEWHERE.match(target):
        return f"Mẫu khai một phần của tệp mà lại trỏ ra ngoài tệp: {shown}.", _DISTRUST
    return None


def field_fault(code: str) -> tuple[str, str] | None:
    """What is wrong with a field whose code is `code`, and what to do."""
    found = _FIELD_NAME.match(code.lstrip())
    name = found.group().upper() if found else ""
    if name in _FIELDS_THAT_FETCH or "{" in name:
        return (
            f"Mẫu có trường (field) {name[:40]}, thứ lấy nội dung từ ngoài tệp.",
            "Xóa trường này trong Word.",
        )
    return None


def field_faults(data: bytes) -> list[tuple[str, str]]:
    """What is wrong with the fields of a well-formed part, their codes joined over the runs that hold them."""
    if b"nstrText" not in data and b"fldSimple" not in data:
        return []
    codes = _Codes()
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = codes.start
    parser.EndElementHandler = codes.end
    parser.CharacterDataHandler = codes.text
    parser.Parse(data, True)
    faults = (field_fault(code) for code in codes.all)
    return list(dict.fromkeys(fault for fault in faults if fault is not None))


class _Codes:
    """Collects the codes of the fields of one part; one field may stand within another."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[list[str]] = [[]]
        self._in_code = False

    @property
    def all(self) -> list[str]:
        """The code of each field, also of those that were never closed."""
        return self._done + ["".join(code) for code in self._open]

    def start(self, tag: str, row: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(" ")[2]
        attributes = {attribute.rpartition(" ")[2]: value for attribute, value in row.items()}
        self._in_code = name in ("instrText", "delInstrText")
        if name == "fldSimple":
            self._done.append(attributes.get("instr", ""))
        elif name == "fldChar" and attributes.get("fldCharType") == "begin":
            self._open.append([])
        elif name == "fldChar" and attributes.get("fldCharType") == "end" and len(self._open) > 1:
            self._done.append("".join(self._open.pop()))

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._in_code = False

    def text(self, text: str) -> None:
        """Text stands in the element that began last."""
        if self._in_code:
            self._open[-1].append(text)
