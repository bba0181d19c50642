"""The lower blocks of a document as template text: addressees, basis, outline, recipients, signatures."""

from collections.abc import Iterator

from vanban.docx.starter.markup import (
    command,
    each,
    either,
    note,
    only_if,
    paragraph,
    row_command,
    run,
    table,
)
from vanban.docx.starter.styles import PLAIN_LEVELS
from vanban.layout.form import Form

_GAP_OVER_SIGNATURE_MM = 4
_NUMBER = "{{ doan.so }}"
_TEXT = "{{r doan.chu | dinh_dang }}"
_NUMBERED_TEXT = f"{_NUMBER} {_TEXT}"
_HEADINGS = {
    "PhanChuong": (_NUMBER, "phan", "chuong"),
    "TieuDePhan": (_TEXT, "tieu_de_phan", "tieu_de_chuong"),
    "Muc": (_NUMBER, "muc", "tieu_muc"),
    "TieuDeMuc": (_TEXT, "tieu_de_muc", "tieu_de_tieu_muc"),
    "Dieu": (_NUMBERED_TEXT, "dieu"),
    "MucLaMa": (_NUMBERED_TEXT, "muc_la_ma"),
    "DeMuc": (_NUMBERED_TEXT, "de_muc"),
    "DeMucCon": (_NUMBERED_TEXT, "de_muc_con"),
}


def include(part: str) -> str:
    """The shared part of that name, put in its place when the document is made."""
    return command(f'include "phan/{part}.docx"')


def part(body: str, about: str) -> str:
    """A shared part that can be opened on its own: Word wants a paragraph after a table."""
    return body + note(about)


def addressees() -> str:
    """Kính gửi: one on the same line, several under each other (ô 9a)."""
    return only_if(
        "kinh_gui | default",
        either(
            "kinh_gui | length == 1",
            paragraph("KinhGui", "Kính gửi: {{ kinh_gui[0] }}"),
            paragraph("KinhGui", "Kính gửi:") + _dashed("kinh_gui"),
        ),
    )


def wired_to() -> str:
    """Who a công điện goes to: `… điện:` and a list (Mẫu 1.6)."""
    return paragraph("KinhGui", "{{ co_quan }} điện:") + _dashed("noi_dien")


def _dashed(values: str) -> str:
    return each("noi", values, paragraph("NoiKinhGui", "- {{ noi }}{{ '.' if loop.last else ';' }}"))


def basis() -> str:
    """Căn cứ, one paragraph each."""
    return each("dong", "can_cu | default([])", paragraph("CanCu", "{{r dong | dinh_dang(nghieng=True) }}"))


def opening() -> str:
    """The words that lead to the body."""
    return only_if("mo_dau | default", paragraph("NoiDung", "{{r mo_dau | dinh_dang }}"))


def closing() -> str:
    """The last words, which stay with the signature."""
    return only_if("ket | default", paragraph("NoiDungCuoi", "{{r ket | dinh_dang }}"))


def outline() -> str:
    """The body, each paragraph in the style of its kind (ô 6).

    The last ones stay on the page of what follows, so that no signature stands alone.
    """
    first, *others = _choices()
    return (
        command("set giu = noi_dung | giu_lai(ket | default)")
        + command("for doan in noi_dung")
        + command("set kieu = doan.kieu")
        + command("set cuoi = giu >= loop.revindex")
        + _choice("if", *first)
        + "".join(_choice("elif", *other) for other in others)
        + command("else")
        + paragraph("NoiDung", _TEXT)
        + command("endif")
        + command("endfor")
    )


def _choices() -> Iterator[tuple[str, str, str]]:
    """Each condition on a paragraph `doan`, the style it then has, and what is printed of it.

    `kieu` is its kind; `cuoi` says that it must stay on the signature's page.
    """
    for style, (words, *kinds) in _HEADINGS.items():
        yield f"kieu in {kinds}", style, words
    for kind, (style, _) in PLAIN_LEVELS.items():
        yield f"cuoi and kieu == '{kind}'", f"{style}Cuoi", _NUMBERED_TEXT
    yield "cuoi", "NoiDungCuoi", _TEXT
    for kind, (style, _) in PLAIN_LEVELS.items():
        yield f"kieu == '{kind}'", style, _NUMBERED_TEXT


def _choice(word: str, condition: str, style: str, words: str) -> str:
    return command(f"{word} {condition}") + paragraph(style, words)


def charts(form: Form) -> str:
    """Each chart as wide as the text, its name below it; what stands above may be on the page before."""
    number = "{% if bieu_do | length > 1 %} {{ loop.index }}{% endif %}"
    each_chart = each(
        "bd",
        "bieu_do",
        paragraph("BieuDo", f"{{{{r bd | bieu_do(rong_mm={form.paper.text_width_mm:g}) }}}}"),
        paragraph("TenBieuDo", f"Biểu đồ{number}. {{{{ bd.ten }}}}"),
    )
    return only_if("bieu_do | default", paragraph("SauBang"), each_chart)


def signature(form: Form, owner: str = "") -> str:
    """Nơi nhận left, level with the signer's title right; never broken over two pages (ô 7, 9b).

    `owner` is whose they are: `sao.` of a copy.
    """
    columns = (form.foot.left_mm, form.foot.right_mm)
    cells = (recipients(form, owner), signer(f"{owner}ky"))
    return table(columns, cells, top_mm=_GAP_OVER_SIGNATURE_MM)


def signature_alone(form: Form, who: str) -> str:
    """A signature at the right, nothing at the left: that of a document that goes with another one."""
    columns = (form.foot.left_mm, form.foot.right_mm)
    return table(columns, (paragraph("DanhSachNoiNhan"), signer(who)), top_mm=_GAP_OVER_SIGNATURE_MM)


def signatures(form: Form) -> str:
    """Two signatures in each row, the first at the left (`chu_ky`, Mẫu 1.9)."""
    half = form.paper.text_width_mm / 2
    left = each("ky", "cap[:1]", signer("ky"))
    nobody = command("else") + paragraph("ChucVuNguoiKy")
    right = each("ky", "cap[1:]", signer("ky"), nobody)
    pairs = row_command("for cap in chu_ky | batch(2)", 2), (left, right), row_command("endfor", 2)
    return table((half, half), *pairs, top_mm=_GAP_OVER_SIGNATURE_MM)


def recipients(form: Form, owner: str = "") -> str:
    """Nơi nhận, and what is filed in the last line (ô 9b).

    Who has Kính gửi needs no second mention: `Như trên` (Phụ lục I, II.9.b); a decision begins with the article
    that says who carries it out (Mẫu 1.1-1.3).
    """
    first = (
        only_if(
            "kinh_gui | default and 'Như trên;' not in noi_nhan", paragraph("DanhSachNoiNhan", "- Như trên;")
        )
        + only_if("nhu_dieu | default", paragraph("DanhSachNoiNhan", "- Như Điều {{ nhu_dieu }};"))
        if not owner
        else ""
    )
    return (
        paragraph("NoiNhan", "Nơi nhận:")
        + first
        + each("noi", f"{owner}noi_nhan", paragraph("DanhSachNoiNhan", "- {{ noi }}"))
        + paragraph(
            "DanhSachNoiNhan",
            f"- Lưu: {{{{ {owner}luu.chu }}}}",
            # LibreOffice takes a lowered style for a tiny subscript, so the run says it again.
            run(f"{{{{ {owner}luu.nguoi_soan }}}}", "NguoiSoanThao", form.drafter_drop_pt),
            f"{{% if {owner}luu.so_ban %}} {{{{ {owner}luu.so_ban }}}}{{% endif %}}.",
        )
    )


def signer(who: str) -> str:
    """Authority and title, room for the signature, another post (ô 7b), the name."""
    name = f"{{{{ {who}.ho_ten }}}}"
    other = paragraph("ChucVuKhac", f"{{{{ {who}.chuc_vu_khac }}}}") + paragraph("HoTenSauChucVu", name)
    return each("dong", f"{who}.dong", paragraph("ChucVuNguoiKy", "{{ dong }}")) + either(
        f"{who}.chuc_vu_khac | default", other, paragraph("HoTenNguoiKy", name)
    )
