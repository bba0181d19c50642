"""What deleted text needs of the old file so that it looks as it did there: styles, numbering, pictures, notes."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from vanban.docx.measure.names import MC, VAL, WP, Element, R, V, W, local
from vanban.docx.measure.package import WordFile
from vanban.docx.mend.schema import need
from vanban.docx.redline.target import Target

_STYLE_OF = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
_LINKS_OF_STYLES = ("basedOn", "link", "next")
_IMAGE_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip
_NOTES = {f"{W}footnoteReference": ("footnotes", "footnote"), f"{W}endnoteReference": ("endnotes", "endnote")}
_OF_ONE_FILE = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/(?:wordml|wordprocessingDrawing)"
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_LISTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_SESSIONS = ("rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidDel", "rsidSect")
_FOREIGN = "{http://schemas.microsoft.com/office/word/"


class Imports:
    """Fits pieces of the old file into the new one. `left_out` names what could not be taken over."""

    def __init__(self, old: WordFile, target: Target) -> None:
        self._old = old
        self._target = target
        self._styles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._relations: dict[tuple[str, str, str], str] = {}
        self._trees: dict[str, Element | None] = {}
        self._drawings = 0
        self.left_out: list[str] = []

    def adopt(self, element: Element, part: str, to: str) -> bool:
        """Make an element of the old `part` fit for the new part `to`; False when it can't stand there."""
        for inner in list(element.iter()):
            if inner.tag in _NOTES and not self._adopt_note(inner):
                return False
            if not self._adopt_relations(inner, part, to):
                self.left_out.append("một đối tượng nhúng hoặc biểu đồ")
                return False
        for inner in list(element.iter()):
            self._adopt_one(inner)
        return True

    def _tree(self, kind: str) -> Element | None:
        if kind not in self._trees:
            self._trees[kind] = self._old.xml(self._old.related(kind))
        return self._trees[kind]

    def _adopt_one(self, inner: Element) -> None:
        if inner.tag in _STYLE_OF:
            inner.set(VAL, self._style(inner.get(VAL, "")))
        elif inner.tag == f"{W}numId":
            inner.set(VAL, self._number(inner.get(VAL, "")))
        elif inner.tag == f"{WP}docPr":
            inner.set("id", str(self._next_drawing()))
        elif inner.tag != f"{V}shapetype" and str(inner.tag).startswith(V) and inner.get("id"):
            inner.set("id", f"{inner.get('id')}_cu{self._next_drawing()}")
        elif local(inner) in ("sectPr", "pPrChange", "rPrChange") or _is_foreign(inner):
            inner.getparent().remove(inner)
        for name in [name for name in inner.attrib if _OF_ONE_FILE.match(name)]:
            del inner.attrib[name]
        for name in _SESSIONS:
            inner.attrib.pop(W + name, None)

    def _next_drawing(self) -> int:
        if not self._drawings:
            ids = (e.get("id", "") for e in self._target.tree(self._target.main).iter(f"{WP}docPr"))
            self._drawings = max([10_000, *(int(id) for id in ids if id.isdecimal() and len(id) < 10)])
        self._drawings += 1
        return self._drawings

    def _adopt_relations(self, inner: Element, part: str, to: str) -> bool:
        for name, id in list(inner.attrib.items()):
            if name.startswith(R) and id:
                new = self._relation(part, id, to)
                if not new:
                    return False
                inner.set(name, new)
        return True

    def _relation(self, part: str, id: str, to: str) -> str:
        key = part, id, to
        if key not in self._relations:
            found = next((r for r in self._old.relations(part) if r.id == id), None)
            self._relations[key] = ""
            if found is not None and found.kind == "hyperlink" and found.external:
                self._relations[key] = self._target.relate_part(to, "hyperlink", found.target, external=True)
            elif found is not None and found.kind == "image" and not found.external:
                suffix = found.target.rpartition(".")[2].lower()
                if suffix in _IMAGE_TYPES and (image := self._old.image(found.target)):
                    self._relations[key] = self._target.relate_part(to, "image", self._image(image, suffix))
        return self._relations[key]

    def _image(self, image: bytes, suffix: str) -> str:
        name = self._target.free_part("media/anh_cu", f".{suffix}")
        self._target.add_part(name, image, _IMAGE_TYPES[suffix])
        return name

    # Styles

    def _style(self, id: str) -> str:
        """The style that looks in the new file as `id` in the old one."""
        if id in self._styles:
            return self._styles[id]
        theirs = self._style_named(self._tree("styles"), id)
        part = self._target.of_kind("styles")
        if theirs is None or part not in self._target:
            return self._styles.setdefault(id, id)
        root = self._target.tree(part)
        ours = self._style_named(root, id)
        if ours is not None and same_said(ours, theirs):
            self._styles[id] = id
            base = theirs.find(f"{W}basedOn")
            if base is None or self._style(base.get(VAL, "")) == base.get(VAL, ""):
                return id
        copy = copied(theirs)
        taken = {style.get(f"{W}styleId") for style in root.iter(f"{W}style")}
        new = next(name for name in _names(id, "cu") if name not in taken)
        self._styles[id] = new
        copy.set(f"{W}styleId", new)
        copy.attrib.pop(f"{W}default", None)
        self._name_style(copy, root, renamed=new != id)
        root.append(copy)
        for link in _LINKS_OF_STYLES:
            if (inner := copy.find(W + link)) is not None:
                inner.set(VAL, self._style(inner.get(VAL, "")))
        if (number := copy.find(f"{W}pPr/{W}numPr")) is not None:
            number.getparent().remove(number)
        return new

    def _name_style(self, copy: Element, root: Element, *, renamed: bool) -> None:
        names = {(n.get(VAL) or "").casefold() for n in root.iterfind(f"{W}style/{W}name")}
        name = need(copy, "name") if copy.find(f"{W}name") is not None else None
        if name is not None:
            shown = name.get(VAL, "")
            name.set(VAL, next(n for n in _names(shown, " (cũ)") if n.casefold() not in names))
        if renamed:
            for child in ("uiPriority", "qFormat", "semiHidden", "unhideWhenUsed"):
                for found in copy.findall(W + child):
                    copy.remove(found)

    def _style_named(self, root: Element | None, id: str) -> Element | None:
        styles = () if root is None else root.iterchildren(f"{W}style")
        return next((style for style in styles if style.get(f"{W}styleId") == id), None)

    # Automatic lists

    def _number(self, id: str) -> str:
        """The list in the new file that counts as `id` did in the old one."""
        if id in self._numbers or id == "0":
            return self._numbers.get(id, "0")
        old = self._tree("numbering")
        number = None if old is None else _by_id(old, "num", "numId", id)
        link = None if number is None else number.find(f"{W}abstractNumId")
        abstract = None if link is None else _by_id(old, "abstractNum", "abstractNumId", link.get(VAL, ""))
        if abstract is None or number is None:
            return self._numbers.setdefault(id, "0")
        root = self._target.tree(self._lists())
        new_abstract, new_number = copied(abstract), copied(number)
        for child in list(new_abstract):
            if local(child) in ("nsid", "tmpl", "styleLink", "numStyleLink"):
                new_abstract.remove(child)
        abstract_id = _free(root, "abstractNum", "abstractNumId")
        number_id = _free(root, "num", "numId")
        new_abstract.set(f"{W}abstractNumId", abstract_id)
        new_number.set(f"{W}numId", number_id)
        need_link = new_number.find(f"{W}abstractNumId")
        need_link.set(VAL, abstract_id)
        last = root.findall(f"{W}abstractNum")
        root.insert(root.index(last[-1]) + 1 if last else 0, new_abstract)
        numbers = root.findall(f"{W}num")
        root.insert(root.index(numbers[-1]) + 1 if numbers else len(root), new_number)
        for inner in new_abstract.iter(*_STYLE_OF):
            inner.set(VAL, self._style(inner.get(VAL, "")))
        return self._numbers.setdefault(id, number_id)

    def _lists(self) -> str:
        """The part of the new file that holds its lists, made when there is none."""
        if (part := self._target.of_kind("numbering")) not in self._target:
            part = self._target.free_part("numbering", ".xml")
            self._target.add_part(part, f'{_HEAD}<w:numbering xmlns:w="{W[1:-1]}"/>'.encode(), _LISTS_TYPE)
            self._target.relate_part(self._target.main, "numbering", part)
        return part

    # Notes

    def _adopt_note(self, reference: Element) -> bool:
        kind, name = _NOTES[reference.tag]
        id = reference.get(f"{W}id", "")
        if (kind, id) not in self._notes:
            old = self._tree(kind)
            note = None if old is None else _by_id(old, name, "id", id)
            part = self._target.of_kind(kind)
            if note is None or part not in self._target:
                if note is not None:
                    words = "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
                    self.left_out.append(f"chú thích “{words[:80]}”")
                return False
            copy = copied(note)
            new = self._notes[kind, id] = _free(self._target.tree(part), name, "id")
            copy.set(f"{W}id", new)
            if not self.adopt(copy, self._old.related(kind), part):
                return False
            self._target.tree(part).append(copy)
        reference.set(f"{W}id", self._notes[kind, id])
        return True


def copied(element: Element) -> Element:
    """A copy that knows all prefixes of the original: `Requires="wps"` needs them where no element does."""
    if next(element.iter(f"{MC}AlternateContent"), None) is None:
        return deepcopy(element)
    return etree.fromstring(etree.tostring(element, with_tail=False, encoding="unicode"))


def _by_id(root: Element, name: str, key: str, id: str) -> Element | None:
    return next((e for e in root.iterchildren(W + name) if e.get(W + key) == id), None)


def _free(root: Element, name: str, key: str) -> str:
    ids = (e.get(W + key, "") for e in root.iterchildren(W + name))
    return str(max([0, *(int(id) for id in ids if id.isdecimal() and len(id) < 10)]) + 1)


def _names(name: str, suffix: str) -> Iterator[str]:
    yield name
    yield name + suffix
    for number in range(2, 10_000):
        yield f"{name}{suffix}{number}"


def same_said(one: Element, other: Element) -> bool:
    """Whether two elements say the same, whatever program wrote them."""
    return _said(one) == _said(other)


def _said(element: Element) -> tuple[object, ...]:
    """An element without the names of prefixes, the order of attributes and the sessions of editing."""
    inner = (_said(child) for child in element if local(child) not in ("", "rsid"))
    return str(element.tag), tuple(sorted(element.attrib.items())), *inner


def _is_foreign(element: Element) -> bool:
    """Of a later Word, in the look of text: what it adds no one misses in deleted words."""
    parent = element.getparent()
    if parent is None or not str(element.tag).startswith(_FOREIGN):
        return False
    return local(parent) in ("rPr", "pPr", "trPr", "tblPr", "tcPr", "anchor", "inline")
