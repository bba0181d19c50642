"""The kinds of documents that a campaign can have: those of the whole year, and those of a period."""

from collections.abc import Mapping

from vanban.documents import plan
from vanban.documents.awards import dossier, paper
from vanban.documents.reports.report import ReportKind
from vanban.vietnamese.periods import PeriodKind

_MONTH: tuple[PeriodKind, ...] = ("thang",)
_LONGER: tuple[PeriodKind, ...] = ("quy", "6_thang", "9_thang")
_YEAR: tuple[PeriodKind, ...] = ("nam",)
_BC = "BC"  # Nghị định 30/2020/NĐ-CP, Phụ lục III.I, 13
_WHOLE = ("don_vi", "duoi_binh_quan", "nguon_von")
_BOTH = ("don_vi", "dien_bien")

REPORTS = {
    kind.key: kind
    for kind in (
        ReportKind(
            "bao_cao_thang", "don_vi", _MONTH, "Báo cáo", _BC, "bao_cao.docx", ("du_an",), ("dien_bien",)
        ),
        ReportKind(
            "bao_cao_quy", "don_vi", _LONGER, "Báo cáo", _BC, "bao_cao.docx", ("du_an",), ("dien_bien",)
        ),
        ReportKind(
            "bao_cao_tong_ket", "don_vi", _YEAR, "Báo cáo", _BC, "bao_cao.docx", ("du_an",), ("dien_bien",)
        ),
        ReportKind("tong_hop_thang", "toan_tinh", _MONTH, "Báo cáo", _BC, "bao_cao.docx", _WHOLE, _BOTH),
        ReportKind("tong_hop_quy", "toan_tinh", _LONGER, "Báo cáo", _BC, "bao_cao.docx", _WHOLE, _BOTH),
        ReportKind("tong_hop_tong_ket", "toan_tinh", _YEAR, "Báo cáo", _BC, "bao_cao.docx", _WHOLE, _BOTH),
        ReportKind("don_doc", "don_doc", (*_MONTH, *_LONGER), "", "", "cong_van_don_doc.docx"),
    )
}
"""The kinds of a period."""

SUMMED_UP = frozenset(kind.key for kind in REPORTS.values() if kind.scope == "toan_tinh")
"""The kinds that have a page at a glance."""

DOSSIER = paper.KIND
"""The papers of a dossier of award proposals, made only when they are asked for by this name."""

KINDS = (plan.KIND, *REPORTS, DOSSIER)
"""The names of all kinds."""

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    plan.KIND: (plan.TEMPLATE,),
    **{kind.key: (kind.template,) for kind in REPORTS.values()},
    DOSSIER: dossier.TEMPLATES,
}
"""The templates of each kind."""
