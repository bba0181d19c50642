"""Whose figures an achievement tells."""

from functools import cache

import pytest
from tests.documents.awards.kit import REF, ROOT, collective

from vanban.data.workspace import Workspace
from vanban.documents.awards.achievements import subject_overview, unknown_subjects
from vanban.documents.awards.case import YearFigures
from vanban.due.dossiers import DossierShelf


@cache
def figures() -> YearFigures:
    workspace = Workspace(ROOT)
    found = DossierShelf(workspace, workspace.campaign(REF)).figures
    assert found is not None
    return found


def done(*subjects: str) -> int:
    overview = subject_overview(figures(), collective(1, figures_of=subjects))
    assert overview is not None
    amount = overview.total.amounts["cumulative"]
    assert amount is not None
    return amount


def test_the_figures_of_several_departments_and_projects_are_added_up() -> None:
    assert done() == done("sxd")
    assert done("sxd", "sgtvt") == done("sgtvt", "sxd") == done("sxd") + done("sgtvt")
    assert done("sxd", "DA2024001", "DA2024002") == done("sxd") + done("DA2024001") + done("DA2024002")
    own = next(project.code for project in figures().whole.projects if project.department == "sxd")
    assert done("sxd", own) == done("sxd")  # a project of the department counts once


@pytest.mark.parametrize(("subjects", "missing"), [(("DA9", "sxd"), "DA9"), (("khong-co",), "khong-co")])
def test_what_has_no_figures_is_told(subjects: tuple[str, ...], missing: str) -> None:
    called = collective(1, figures_of=subjects, achievement="Đạt {{ so_lieu.ty_le }}")
    (problem,) = unknown_subjects(figures(), [called])
    assert problem.what == f"Phòng mẫu 01 (TT01): số liệu cuối năm không có {missing}."
    plain = collective(1, figures_of=subjects, achievement="Đạt 96%")
    known = collective(1, figures_of=("sxd", "DA2024001"), achievement="{{ cau.ket_qua }}")
    assert list(unknown_subjects(figures(), [plain, known])) == []
