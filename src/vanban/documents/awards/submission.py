"""The submission (tờ trình): to the one who decides, with the danh sách trích ngang as its annex."""

from collections.abc import Mapping
from functools import partial

from vanban.data.awards import Council, Member
from vanban.data.campaign import Signing
from vanban.documents.awards.achievements import Achievements
from vanban.documents.awards.case import Case
from vanban.documents.awards.facts import (
    add_council,
    add_figures,
    add_law,
    decided_facts,
    dossier_facts,
    refuse_before_meeting,
)
from vanban.documents.awards.issuers import council_of, decider
from vanban.documents.awards.lists import nominee_table
from vanban.documents.awards.paper import Additions, Look, PaperMaker, goes_with
from vanban.documents.document import Document
from vanban.registry.awards import Authority

LOOK = Look("to_trinh_khen_thuong.docx", "Tờ trình", "TTr")  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 16


def submission(case: Case, authority: Authority, stem: str) -> Document:
    """The submission to one authority; to the head of the own department it comes from the council.

    Raises:
        DataError: the department is not known on the day, or the words have faults.
        OpenValueError: a final document needs values that are still open.
    """
    words = case.words("to_trinh", f"to_trinh-{authority}")
    council = case.council if authority == "thu_truong" else None
    if council is None:
        maker = PaperMaker(case, words)
    else:
        maker = PaperMaker(case, words, partial(council_of, council, case.of_province), _signed(council))
    refuse_before_meeting(maker, LOOK.title)
    deciding = decider(authority, maker.department, maker.province)
    nominees = case.under(authority)
    maker.book.facts["ho_so"] = decided_facts(nominees, deciding, maker.issuer.name)
    add_council(maker)
    add_law(maker)
    add_figures(maker)

    def additions(page: Mapping[str, object]) -> Additions:
        title = f"Danh sách trích ngang {dossier_facts(nominees)['doi_tuong']} đề nghị khen thưởng"
        annex = nominee_table(maker, nominees, deciding, title, goes_with(LOOK, page))
        told = [problem for one in nominees for problem in Achievements(maker).disagreements(one)]
        more: dict[str, object] = {"phu_luc_bang": [annex]}
        if council is not None and maker.signing == _signed(council):
            more["ky"] = {**_signature(page), "chuc_vu_khac": _post(maker, council).upper()}
        return Additions(more, warnings=tuple(told))

    return maker.document(stem, LOOK, additions)


def _signed(council: Council) -> Signing:
    """Who signs for the council: a deputy, since its head is the one who is asked; else the head."""
    signer = _signer(council)
    authority = "KT" if signer.role == "pho_chu_tich" else None
    return Signing().model_copy(update={"authority": authority, "full_name": signer.full_name})


def _signer(council: Council) -> Member:
    deputies = [member for member in council.present if member.role == "pho_chu_tich"]
    return deputies[0] if deputies else council.chair


def _post(maker: PaperMaker, council: Council) -> str:
    """What else the signer is, which is what the seal stands for (Phụ lục I, II.7.c)."""
    return maker.book.shown("hoi_dong.thanh_vien.chuc_vu", "chức vụ người ký", _signer(council).position)


def _signature(page: Mapping[str, object]) -> Mapping[str, object]:
    signature = page["ky"]
    assert isinstance(signature, Mapping)
    return signature
