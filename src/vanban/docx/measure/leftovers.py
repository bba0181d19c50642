"""What should be gone before a document is signed: comments, tracked changes, marks, foreign matter."""

from vanban.docx.measure.names import Element, W
from vanban.docx.measure.package import WordFile
from vanban.layout.measured import Leftovers, Paragraph

_LINKS = {
    "oleObject": "Tệp liên kết tới đối tượng ở ngoài",
    "image": "Tệp liên kết tới ảnh ở ngoài",
    "subDocument": "Tệp liên kết tới văn bản con ở ngoài",
    "frame": "Tệp liên kết tới khung ở ngoài",
    "externalLinkPath": "Tệp liên kết tới tệp khác",
}
_LONGEST = 100


def leftovers_of(file: WordFile, roots: list[Element], paragraphs: list[Paragraph]) -> Leftovers:
    """Counted over the body, headers, footers and notes."""
    counts = dict.fromkeys(("comments", "insertions", "deletions", "empty_controls"), 0)
    tags = {
        f"{W}commentReference": "comments",
        f"{W}ins": "insertions",
        f"{W}moveTo": "insertions",
        f"{W}del": "deletions",
        f"{W}moveFrom": "deletions",
        f"{W}showingPlcHdr": "empty_controls",
    }
    for root in roots:
        for element in root.iter(*tags):
            counts[tags[element.tag]] += 1
    marked = sum(bool(run.highlight) for paragraph in paragraphs for run in paragraph.runs)
    return Leftovers(highlights=marked, notes=tuple(_notes(file, roots)), **counts)


def _data_of_charts(file: WordFile) -> set[str]:
    """The workbooks behind charts, by their parts' names in small letters: they belong to the document."""
    charts = [part for part in file.entries if part.startswith("word/charts/") and part.endswith(".xml")]
    return {link.target.lower() for part in charts for link in file.relations(part) if link.kind == "package"}


def _notes(file: WordFile, roots: list[Element]) -> list[str]:
    notes = []
    parts = {part.lower() for part in file.entries}
    if any(part.endswith(("vbaproject.bin", "vbadata.xml")) for part in parts):
        notes.append("Tệp chứa macro.")
    if any("/activex/" in part for part in parts):
        notes.append("Tệp chứa nút điều khiển ActiveX.")
    if any("/embeddings/" in part for part in parts - _data_of_charts(file)):
        notes.append("Tệp chứa đối tượng nhúng của chương trình khác.")
    if any(part.startswith("_xmlsignatures/") for part in parts):
        notes.append("Tệp mang chữ ký số; sửa tệp sẽ làm mất chữ ký.")
    for relation in file.relations(file.main):
        if relation.external and relation.kind in _LINKS:
            notes.append(f"{_LINKS[relation.kind]}: {relation.target[:_LONGEST]}.")
        if relation.kind == "aFChunk":
            notes.append(
                "Tệp chèn nội dung của tệp khác mà chương trình không đọc được; mở bằng Word rồi lưu lại."
            )
    return list(dict.fromkeys(notes))
