"""What is outside the decree: documents of the Party and legal acts are told apart, not accused."""

from vanban.decree30.findings import Observation, Severity
from vanban.layout.anatomy import Anatomy


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
