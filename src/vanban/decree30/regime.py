"""What must not be accused: documents of the Party, legal acts, papers that go with a document or have another form."""

from vanban.decree30.findings import Observation, Severity
from vanban.layout.anatomy import Anatomy

_IN_THE_MAIN_FILE = (
    "ND30-QH", "ND30-TN", "ND30-CQ", "ND30-SO", "ND30-DATE", "ND30-TL", "ND30-TY", "ND30-CV", "ND30-KG", "ND30-CC",
    "ND30-SIGN", "ND30-NN", "ND30-PL-04", "ND30-BODY-06",
)  # fmt: skip


_OF_A_NUMBERED_DOCUMENT = ("ND30-SO-01", "ND30-DATE-01", "ND30-TL-01", "ND30-NN-01")


def outside(anatomy: Anatomy) -> Observation | None:
    """The one thing to say of a document that the decree doesn't bind; None of all others.

    Source: Nghị định 30/2020/NĐ-CP, Điều 1, Điều 2; Hướng dẫn 05-HD/VPTW; Nghị định 78/2025/NĐ-CP.
    """
    if anatomy.regime == "party":
        return Observation(
            "ND30-QH-01",
            "Văn bản của Đảng không theo Nghị định 30 nên không được kiểm tra ở đây.",
            anatomy.party_heading,
            "văn bản của Đảng",
            Severity.INFO,
            limit="văn bản hành chính",
            remedy="Trình bày theo hướng dẫn của Văn phòng Trung ương Đảng.",
        )
    if anatomy.regime == "legal_act":
        what = "Văn bản quy phạm pháp luật không theo Nghị định 30 nên không được kiểm tra ở đây."
        measured = anatomy.number.text if anatomy.number else ""
        return Observation("ND30-SO-08", what, anatomy.number, measured, Severity.INFO)
    return None


def is_annex_alone(anatomy: Anatomy) -> bool:
    """It is an annex in a file of its own: it has no letterhead, no title, no recipients and no signature.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1.d; Phụ lục III, Mẫu 2.2.
    """
    head = (anatomy.national_title, anatomy.issuer, anatomy.type_name, anatomy.recipients_heading)
    return bool(anatomy.annexes) and not any(head) and not anatomy.signatures


def goes_with_another(anatomy: Anatomy) -> bool:
    """It is a paper that goes with a document (`(Kèm theo …)`), or its form is that of another act (`Mẫu số …`).

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3: what is issued with a decision bears neither number nor date.
    """
    return anatomy.enclosed is not None or anatomy.form_mark is not None


def in_another_file(anatomy: Anatomy, observation: Observation) -> bool:
    """What is missed stands in the file that the paper goes with, or the paper's own form doesn't ask for it."""
    if observation.rule.startswith(_IN_THE_MAIN_FILE) and is_annex_alone(anatomy):
        return True
    return observation.rule in _OF_A_NUMBERED_DOCUMENT and goes_with_another(anatomy)
