"""What comes after a document in the same file: what it issues (Mẫu 1.3), its annexes, each in its own section."""

from vanban.docx.starter.blocks import include, signature_alone
from vanban.docx.starter.markup import command, each, either, only_if, paragraph
from vanban.docx.starter.sections import section_end
from vanban.docx.starter.tables import TABLES, paper
from vanban.layout.form import Form, Paper


def annexes(form: Form, annex_paper: Paper) -> str:
    """The end of a document, and its annexes if it has any (`phu_luc`, Mẫu 2.1)."""
    ends = either("phu_luc | default", section_end(form.paper, "address"), paragraph("HetVanBan"))
    return ends + _each_annex(annex_paper)


def issued_and_annexes(form: Form, annex_paper: Paper) -> str:
    """The end of a decision, then the text that it issues (`van_ban_kem`), then the annexes."""
    issued = (
        section_end(form.paper, "address")
        + include("van_ban_kem")
        + either("phu_luc | default", section_end(form.paper, "blank"), paragraph("HetVanBan"))
    )
    without = (
        command("elif phu_luc | default")
        + section_end(form.paper, "address")
        + command("else")
        + paragraph("HetVanBan")
    )
    return only_if("van_ban_kem | default", issued, without) + _each_annex(annex_paper)


def annexes_and_figures(form: Form, annex_paper: Paper) -> str:
    """The end of a document, its annexes (`phu_luc`), then those that are tables (`phu_luc_bang`).

    Each annex ends a section of its own kind of paper; the break with nothing behind it ends the document.
    """
    ends = either(f"{FIGURED}", section_end(form.paper, "address"), paragraph("HetVanBan"))
    plain = each("pl", "phu_luc | default([])", include("phu_luc"), section_end(annex_paper, "blank"))
    upright, turned = (section_end(sheet, "blank") for sheet in (form.paper, form.paper.turned))
    figures = each(
        "pl",
        "phu_luc_bang | default([])",
        include("phu_luc_bang"),
        either(f"pl.kieu in {_wide(form)}", turned, upright),
    )
    return ends + plain + figures


FIGURED = "phu_luc | default or phu_luc_bang | default"
"""The condition on which annexes follow a document that may have tables."""


def wide_annexes(form: Form, annex_paper: Paper) -> str:
    """The end of a document whose annexes lie on their side; without an annex it can't be made."""
    return (
        command("set phu_luc_dau = phu_luc[0].ten")
        + section_end(form.paper, "address")
        + _each_annex(annex_paper)
    )


def _each_annex(paper: Paper) -> str:
    between = only_if("not loop.first", section_end(paper, "blank"))
    return each("pl", "phu_luc | default([])", between, include("phu_luc"))


def annex(form: Form) -> str:
    """One annex, called `pl`: its number, title, what it goes with, its body (Phụ lục I, III.1; Mẫu 2.1)."""
    return (
        _annex_head(form, f"{form.paper.text_width_mm:g}")
        + command("set noi_dung = pl.noi_dung")
        + command("set ket = ''")
        + include("noi_dung")
    )


def annex_of_figures(form: Form) -> str:
    """One annex that is a table, called `pl`: its head, the unit of its figures, the table of its kind."""
    width = (
        f"{form.paper.turned.text_width_mm:g} if pl.kieu in {_wide(form)} else {form.paper.text_width_mm:g}"
    )
    return _annex_head(form, width) + command("set bang = pl") + include("bang")


def figures_of_kind() -> str:
    """A table of figures, called `bang`, of the kind that it names, under the unit of its figures."""
    first, *others = TABLES
    unit = paragraph("DonViTinh", "Đơn vị tính: {{ bang.don_vi_tinh }}")
    return (
        either("bang.don_vi_tinh", unit, paragraph("SauBang"))
        + command(f"if bang.kieu == '{first}'")
        + include(f"bang_{first}")
        + "".join(command(f"elif bang.kieu == '{kind}'") + include(f"bang_{kind}") for kind in others)
        + command("endif")
    )


def _annex_head(form: Form, width_mm: str) -> str:
    """Number, title and what it goes with; the title's lines are even ones of the width that an expression gives."""
    letters = form.letters["ten_phu_luc"]
    lines = f"pl.ten | upper | chia_dong(rong_mm={width_mm}, co_pt={letters.size_pt:g})"
    return (
        paragraph("PhuLuc", "Phụ lục{% if pl.so | default %} {{ pl.so }}{% endif %}")
        + each("dong", lines, paragraph("TenPhuLuc", "{{ dong }}"))
        + _goes_with("pl.kem_theo")
    )


def _wide(form: Form) -> list[str]:
    """The kinds of tables that need a sheet on its side."""
    return [kind for kind in TABLES if paper(form, kind) != form.paper]


def issued(form: Form) -> str:
    """A text that a decision issues: its own heading without number and date (Mẫu 1.3)."""
    return (
        command("set kem_theo = van_ban_kem.kem_theo")
        + command("set ten_loai = van_ban_kem.ten_loai")
        + command("set trich_yeu = van_ban_kem.trich_yeu")
        + command("set noi_dung = van_ban_kem.noi_dung")
        + command("set ket = ''")
        + include("quoc_hieu")
        + include("tieu_de")
        + include("kem_theo")
        + include("noi_dung")
        + only_if("van_ban_kem.ky | default", signature_alone(form, "van_ban_kem.ky"))
    )


def goes_with() -> str:
    """What names the document that this one goes with."""
    return _goes_with("kem_theo")


def _goes_with(value: str) -> str:
    return only_if(f"{value} | default", paragraph("KemTheo", f"({{{{ {value} }}}})"))
