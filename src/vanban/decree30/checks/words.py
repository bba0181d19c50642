"""The words of a measured document: its fragments as pieces of text, each with what it is."""

from collections.abc import Iterator

from vanban.decree30.findings import Observation, Spot
from vanban.decree30.judge import Look, check
from vanban.decree30.words import Role, TextPiece, words_of
from vanban.decree30.words.leftovers import left_in_file
from vanban.layout.anatomy import Anatomy, Item, Name
from vanban.layout.measured import Fragment, Paragraph

_ROLES: dict[Name, Role] = {
    "quoc_hieu": "symbol",
    "tieu_ngu": "symbol",
    "co_quan_chu_quan": "letterhead",
    "co_quan_ban_hanh": "letterhead",
    "so_ky_hieu": "symbol",
    "dia_danh_ngay_thang": "place",
    "ten_loai": "title",
    "trich_yeu": "title",
    "trich_yeu_cong_van": "title",
    "kinh_gui": "recipient",
    "can_cu": "basis",
    "tham_quyen": "letterhead",
    "lenh_ban_hanh": "title",
    "tieu_de_noi_nhan": "symbol",
    "noi_nhan": "recipient",
    "nguoi_soan": "symbol",
    "quyen_han_chuc_vu": "letterhead",
    "chuc_vu_khac": "letterhead",
    "ho_ten": "name",
    "phu_luc": "title",
    "ten_phu_luc": "title",
    "kem_theo": "title",
    "chu_ky_so": "symbol",
}
_Key = tuple[str, int, int]


@check(
    "ND30-CAP-01", "ND30-CAP-02", "ND30-CAP-03", "ND30-CAP-04", "ND30-CAP-05", "ND30-CAP-06", "ND30-CAP-07",
    "ND30-TYPO-01", "ND30-TYPO-02", "ND30-TYPO-03", "ND30-TYPO-04", "ND30-CIT-01", "ND30-CIT-02",
    "ND30-FONT-04", "ND30-CQ-06", "ND30-PLACE-03", "ND30-CC-03", "ND30-CC-05",
)  # fmt: skip
def words(look: Look) -> Iterator[Observation]:
    """Whatever is wrong with the words, wherever they stand."""
    return words_of(pieces_of(look.anatomy), look.on, look.profile, look.anatomy.draft, look.anatomy.latest)


@check("ND30-TYPO-03")
def leftovers(look: Look) -> Iterator[Observation]:
    """What the file still holds besides its text."""
    return left_in_file(look.anatomy.layout.leftovers, look.anatomy.draft)


def pieces_of(anatomy: Anatomy) -> list[TextPiece]:
    """Everything that is printed, in reading order; text beside the components is `cell`."""
    known = _known(anatomy)
    pieces: list[TextPiece] = []
    before: tuple[Spot, Paragraph] | None = None
    for fragment in anatomy.layout.fragments:
        role, spot = known.get(_key(fragment), ("cell", fragment))
        goes_on = before is not None and (before[0] is spot or before[1] is fragment.paragraph)
        pieces.append(_piece(fragment, role, spot, goes_on and role != "cell"))
        before = spot, fragment.paragraph
    for paragraph in anatomy.beside_text("header", "footer", "footnote", "endnote"):
        if paragraph.text.strip():
            target = (paragraph.part, paragraph.index)
            pieces.append(TextPiece(paragraph.text, paragraph, "cell", target=target))
    return pieces


def _piece(fragment: Fragment, role: Role, spot: Spot, goes_on: bool) -> TextPiece:
    paragraph = fragment.paragraph
    if any(
        run.change == "deleted" for run in fragment.runs
    ):  # what is struck out is not read, nor mended round
        kept = (
            paragraph.text[max(run.start, fragment.start) : min(run.end, fragment.end)]
            for run in fragment.runs
            if run.change != "deleted"
        )
        return TextPiece("".join(kept), spot, role, goes_on)
    text = paragraph.text[fragment.start : fragment.end]
    heading = isinstance(spot, Item) and spot.heading
    target = paragraph.part, paragraph.index
    return TextPiece(text, spot, role, goes_on, target, fragment.start, heading)


def _known(anatomy: Anatomy) -> dict[_Key, tuple[Role, Spot]]:
    """What each fragment belongs to."""
    known: dict[_Key, tuple[Role, Spot]] = {}
    for component in anatomy.components():
        role = _ROLES.get(component.name, "cell")
        known |= {_key(fragment): (role, component) for fragment in component.fragments}
    items: list[Item] = [*anatomy.items, *(item for annex in anatomy.annexes for item in annex.items)]
    return known | {_key(item.fragment): ("body", item) for item in items}


def _key(fragment: Fragment) -> _Key:
    return fragment.paragraph.part, fragment.paragraph.index, fragment.start
