"""The tables: which columns each kind of them has, how wide they are, their rows in Word.

The keys are those of the rows in the context; all widths fill the text between the margins.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from vanban.docx.starter.award_tables import AWARD_TABLES
from vanban.docx.starter.columns import NUMBER, Column, Table
from vanban.docx.starter.markup import Cell, paragraph, row_command, ruled_table
from vanban.layout.form import Form, Paper

_PLAN, _DONE, _RATE, _EXPECTED, _COMPARED = (
    "Kế hoạch vốn",
    "Giải ngân",
    "Tỷ lệ (%) so với vốn",
    "Ước giải ngân",
    "So sánh (%)",
)
_REMARK = "Ghi chú"


def _plans(width_mm: float) -> tuple[Column, Column]:
    return (
        Column("kh_tw_giao", "Thủ tướng Chính phủ giao", width_mm, over=_PLAN),
        Column("kh_dp_giao", "Địa phương giao", width_mm, over=_PLAN),
    )


def _done(width_mm: float) -> tuple[Column, Column]:
    return (
        Column("trong_ky", "Trong kỳ", width_mm, over=_DONE),
        Column("luy_ke", "Lũy kế từ đầu năm", width_mm, over=_DONE),
    )


def _rates(width_mm: float) -> tuple[Column, Column]:
    return (
        Column("ty_le_tw", "Thủ tướng giao", width_mm, over=_RATE, plan="kh_tw_giao"),
        Column("ty_le_dp", "Địa phương giao", width_mm, over=_RATE, plan="kh_dp_giao"),
    )


TABLES: Mapping[str, Table] = {
    "du_an": Table(
        "Bảng các dự án của một đơn vị",
        (
            NUMBER,
            Column("ten", "Tên dự án", 0, "Chu"),
            Column("nguon", "Nguồn vốn", 20, "Chu"),
            *_plans(18.5),
            Column("keo_dai", "Năm trước kéo dài", 18.5, over=_PLAN),
            *_done(18.5),
            *_rates(14),
            Column("uoc_31_12", "Đến 31/12", 18.5, over=_EXPECTED),
            Column("uoc_31_01", "Đến 31/01 năm sau", 18.5, over=_EXPECTED),
            Column("con_lai", "Còn phải giải ngân", 18.5),
            Column("ghi_chu", _REMARK, 16, "Chu"),
        ),
        wide=True,
    ),
    "du_an_gon": Table(
        "Bảng gọn các dự án, đặt được trong bài",
        (
            NUMBER,
            Column("ten", "Tên dự án", 0, "Chu"),
            Column("kh_dp_giao", "Kế hoạch vốn", 21),
            Column("luy_ke", "Lũy kế giải ngân", 21),
            Column("ty_le_dp", "Tỷ lệ giải ngân (%)", 17, plan="kh_dp_giao"),
            Column("con_lai", "Còn phải giải ngân", 21),
        ),
    ),
    "don_vi": Table(
        "Bảng xếp hạng các đơn vị",
        (
            NUMBER,
            Column("ten", "Đơn vị", 0, "Chu"),
            Column("so_du_an", "Số dự án", 11, "Giua"),
            *_plans(19),
            *_done(19),
            *_rates(15),
            Column("ky_truoc", "Kỳ trước", 14, over=_COMPARED),
            Column("tang_giam", "Tăng, giảm (điểm %)", 16, over=_COMPARED),
            Column("cung_ky", "Cùng kỳ năm trước", 15, over=_COMPARED),
            Column("hang", "Xếp hạng", 12, "Giua"),
            Column("danh_gia", "Đánh giá", 20, "Chu"),
        ),
        wide=True,
    ),
    "duoi_binh_quan": Table(
        "Bảng các đơn vị dưới bình quân",
        (
            NUMBER,
            Column("ten", "Đơn vị", 0, "Chu"),
            Column("luy_ke", "Lũy kế giải ngân", 21),
            Column("ty_le", "Tỷ lệ giải ngân (%)", 16),
            Column("chenh_lech", "Chênh lệch (điểm %)", 20),
            Column("con_lai", "Còn phải giải ngân", 21),
            Column("ghi_chu", _REMARK, 24, "Chu"),
        ),
    ),
    "nguon_von": Table(
        "Bảng giải ngân theo nguồn vốn",
        (
            NUMBER,
            Column("ten", "Nguồn vốn", 0, "Chu"),
            *_plans(21),
            *_done(21),
            *_rates(17),
        ),
    ),
    **AWARD_TABLES,
}
"""By `kieu` of the table in the context."""


def paper(form: Form, kind: str) -> Paper:
    """The sheet that a table needs."""
    return form.paper.turned if TABLES[kind].wide else form.paper


def figures(form: Form, kind: str) -> str:
    """A table of figures, called `bang`: headings that repeat, its rows (`hang`), those that sum up in bold."""
    columns = TABLES[kind].columns
    others = sum(column.width_mm for column in columns)
    rest_mm = paper(form, kind).text_width_mm - others
    widths_mm = [column.width_mm or rest_mm for column in columns]
    size = "Nho" if TABLES[kind].wide else ""
    rows = (
        _command("for hang in bang.hang", columns),
        _command("if hang.kieu == 'dong'", columns),
        _values(columns, size),
        _command("else", columns),
        _values(columns, f"Dam{size}"),
        _command("endif", columns),
        _command("endfor", columns),
    )
    return ruled_table(widths_mm, _headings(columns, size), rows)


def _command(text: str, columns: tuple[Column, ...]) -> list[Cell]:
    """A command over the whole width, where a clerk can read it."""
    (content,) = row_command(text, 1)
    return [Cell(content, len(columns))]


def _values(columns: tuple[Column, ...], look: str) -> list[Cell]:
    return [
        Cell(paragraph(f"Bang{column.content}{look}", f"{{{{ hang.{column.key} }}}}")) for column in columns
    ]


def _headings(columns: tuple[Column, ...], size: str) -> Iterator[list[Cell]]:
    """Headings over several columns, the columns' own below them, then the numbers of the columns."""
    titles = [paragraph(f"BangDauDe{size}", column.title) for column in columns]
    if any(column.over for column in columns):
        yield list(_grouped(columns, titles, f"BangDauDe{size}"))
        below = paragraph(f"BangDauDe{size}")
        yield [
            Cell(title) if column.over else Cell(below, merged="continue")
            for column, title in zip(columns, titles, strict=True)
        ]
    else:
        yield [Cell(title) for title in titles]
    numbers = {column.key: n for n, column in enumerate(columns, start=1)}
    yield [Cell(paragraph(f"BangSoCot{size}", _numbered(column, numbers))) for column in columns]


def _grouped(columns: tuple[Column, ...], titles: list[str], style: str) -> Iterator[Cell]:
    """The upper row of headings: one over its neighbours, or a column's own that goes on below."""
    named = zip(columns, titles, strict=True)
    for over, group in groupby(named, key=lambda each: each[0].over):
        if over:
            yield Cell(paragraph(style, over), len(list(group)))
        else:
            yield from (Cell(title, merged="restart") for _, title in group)


def _numbered(column: Column, numbers: Mapping[str, int]) -> str:
    """The number of a column; of a rate also how it is computed: `9=8/4`."""
    number = str(numbers[column.key])
    return f"{number}={numbers['luy_ke']}/{numbers[column.plan]}" if column.plan else number
