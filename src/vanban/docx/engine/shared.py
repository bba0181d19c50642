"""What one .docx may take from another by `{%p include "phan/quoc_hieu.docx" %}`: text, tables and lines."""

import re
from difflib import get_close_matches
from typing import Any

from vanban.docx.reading.package import Package, relationships
from vanban.errors import Place, Problem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STYLES = frozenset(f"{_W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_IGNORABLE_TYPED = re.compile(r' mc:Ignorable="([^"]*)"')
_NOT_SHARED = {
    f"{_W}hyperlink": "liên kết",
    f"{_W}footnoteReference": "cước chú",
    f"{_W}endnoteReference": "chú thích cuối",
    f"{_W}commentReference": "bình luận",
    f"{_W}headerReference": "đầu trang riêng của một phần",
    f"{_W}footerReference": "chân trang riêng của một phần",
    f"{_W}numPr": "danh sách đánh số tự động",
}


def problems_of_sharing(shared: Package, main: Package) -> list[Problem]:
    """Why `main` cannot take the body of `shared`: styles that it lacks, things kept outside the body."""
    root = _root(shared)
    known = _style_ids(main)
    place = Place(shared.name)
    problems = [_unknown_style(style, known, main.name, place) for style in _styles_used(root) - known]
    problems += [
        Problem(
            f"Phần dùng chung chứa {what}, thứ mà {main.name} không lấy theo được.",
            "Bỏ nó khỏi phần dùng chung và đặt vào từng mẫu.",
            place,
        )
        for what in sorted(_outside_things(root))
    ]
    return problems


def adopt_namespaces(root_tag: str, shared: Package) -> str:
    """The start tag of a part, with the prefixes that the body of `shared` brings along."""
    root = _root(shared)
    missing = {
        prefix: uri for prefix, uri in root.nsmap.items() if prefix and f' xmlns:{prefix}="' not in root_tag
    }
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in sorted(missing.items()))
    ignorable = set(root.get(_IGNORABLE, "").split())
    found = _IGNORABLE_TYPED.search(root_tag)
    if found:
        both = " ".join(sorted(ignorable | set(found[1].split())))
        root_tag = _IGNORABLE_TYPED.sub(f' mc:Ignorable="{both}"', root_tag)
    elif ignorable:
        declared += f' mc:Ignorable="{" ".join(sorted(ignorable))}"'
    return f"{root_tag[:-1]}{declared}>"


def _root(package: Package) -> Any:
    from lxml import etree

    return etree.fromstring(package.parts[package.main], etree.XMLParser(resolve_entities=False))


def _styles_used(root: Any) -> set[str]:
    return {element.get(f"{_W}val") for element in root.iter(*_STYLES)}


def _style_ids(package: Package) -> set[str]:
    from lxml import etree

    for _, kind, target in relationships(package, package.main):
        if kind == "styles" and target in package.parts:
            styles = etree.fromstring(package.parts[target], etree.XMLParser(resolve_entities=False))
            return {style.get(f"{_W}styleId") for style in styles.iter(f"{_W}style")}
    return set()


def _unknown_style(style: str, known: set[str], main: str, place: Place) -> Problem:
    near = get_close_matches(style, known, 1)
    hint = f" (gần nhất: {near[0]})" if near else ""
    return Problem(
        f"Phần dùng chung dùng kiểu chữ {style} mà {main} không có{hint}.",
        f"Tạo kiểu này trong {main}, hoặc đổi kiểu trong phần dùng chung.",
        place,
    )


def _outside_things(root: Any) -> set[str]:
    """What in the body points to something kept elsewhere in the file."""
    found = set()
    final = root.find(f"{_W}body/{_W}sectPr")
    skipped = set(final.iter()) if final is not None else set()
    for element in root.iter("{*}*"):
        if element in skipped:
            continue
        if element.tag == f"{_W}numPr" and element.find(f"{_W}numId[@{_W}val='0']") is not None:
            continue
        if element.tag in _NOT_SHARED:
            found.add(_NOT_SHARED[element.tag])
        elif any(name.startswith(_R) for name in element.attrib):
            found.add("ảnh hoặc đối tượng")
    return found
