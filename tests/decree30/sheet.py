"""A correct sheet of paper as the judge sees it, made without Word: each test changes one thing on it.

A4 with margins 20, 20, 30 and 15 mm. The letterhead stands in two columns. Every paragraph made gets an
index of its own; a component's paragraphs stand one under the other from its `top`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any, cast

from vanban.decree30.findings import Finding
from vanban.decree30.judge import judge
from vanban.decree30.profiles import Profile
from vanban.docx.page.metrics import text_width_mm, wrap
from vanban.layout.anatomy import Anatomy, Component, Item, Name, Signature
from vanban.layout.measured import (
    Align,
    Box,
    Cell,
    DrawnLine,
    Fragment,
    Layout,
    LineKind,
    LineSpacing,
    Paragraph,
    Run,
    Section,
)
from vanban.outline.tree import Level

BODY = "word/document.xml"
HEADER = "word/header1.xml"
TEXT = Box(30, 20, 195, 277)
"""The room of the text."""
LEFT = Box(30, 20, 95, 277)
RIGHT = Box(95, 20, 195, 277)
"""The two columns of the letterhead."""
HALF_LEFT = Box(30, 20, 112.5, 277)
HALF_RIGHT = Box(112.5, 20, 195, 277)
"""The two columns of the signature."""

_numbers = count(100)
_MM_PER_PT = 25.4 / 72


def run(text: str, start: int = 0, **look: Any) -> Run:
    """Letters of one look, in Times New Roman 14 unless told otherwise."""
    look = {"font": "Times New Roman", "size_pt": 14.0, **look}
    return Run(start, start + len(text), text, fonts=look.pop("fonts", (look["font"],)), **look)


def paragraph(
    text: str,
    *,
    top: float = 100,
    room: Box = TEXT,
    page: int = 1,
    runs: Iterable[Run] | None = None,
    **more: Any,
) -> Paragraph:
    """A paragraph of one run, or of `runs`. `more`: the look of its letters or fields of Paragraph.

    `spacing` is its line spacing, for components too, whose `line` is the one drawn under them.
    """
    if "spacing" in more:
        more["line"] = more.pop("spacing")
    fields = Paragraph.__dataclass_fields__
    look = {key: more.pop(key) for key in list(more) if key not in fields}
    letters = tuple(runs) if runs is not None else (run(text, **look),) if text else ()
    first = letters[0] if letters else run(" ", **look)
    align = cast(Align, more.setdefault("align", "both"))
    indent = more.get("left_mm", 0.0) + more.get("first_line_mm", 0.0)
    label = more.get("label", "")
    printed = f"{label} {text}" if label else text
    lines = wrap(printed, room.width_mm, first.size_pt, first.bold, first.italic)
    height = first.size_pt * 1.149 * _MM_PER_PT * len(lines)
    more.setdefault("printed_lines", len(lines))
    more.setdefault("index", next(_numbers))
    more.setdefault("part", BODY)
    more.setdefault("story", "body")
    more.setdefault("section", 0)
    more.setdefault("mark_size_pt", first.size_pt)
    column = replace(room, page=page)
    box = _placed(max(_widths(lines, first)), height, top, column, align, indent)
    return Paragraph(runs=letters, text=text, column=column, box=box, **more)


def _widths(lines: list[str], look: Run) -> list[float]:
    return [text_width_mm(line, look.size_pt, look.bold, look.italic) for line in lines]


def _placed(width: float, height: float, top: float, room: Box, align: Align, indent: float) -> Box:
    left = {
        "center": room.centre_mm - width / 2,
        "right": room.right_mm - width,
    }.get(align, room.left_mm + indent)
    return Box(left, top, left + width, top + height, room.page)


def fragment(of: Paragraph, start: int = 0, end: int | None = None) -> Fragment:
    """The whole paragraph, or a piece of it between tabs."""
    end = len(of.text) if end is None else end
    text = of.text[start:end]
    printed = f"{of.label} {text}" if of.label and start == 0 else text
    first = of.runs[0]
    lines = wrap(printed, of.column.width_mm, first.size_pt, first.bold, first.italic)
    last = text_width_mm(lines[-1], first.size_pt, first.bold, first.italic)
    return Fragment(of, start, end, printed, of.box, of.column, of.align, of.printed_lines, last)


_LOOKS: dict[str, dict[str, Any]] = {
    "pham_vi_luu_hanh": {"room": RIGHT, "top": 10, "align": "center", "size_pt": 13.0, "bold": True},
    "quoc_hieu": {"room": RIGHT, "top": 20, "align": "center", "size_pt": 13.0, "bold": True},
    "tieu_ngu": {"room": RIGHT, "top": 25.3, "align": "center", "size_pt": 14.0, "bold": True},
    "co_quan_chu_quan": {"room": LEFT, "top": 20, "align": "center", "size_pt": 13.0},
    "co_quan_ban_hanh": {"room": LEFT, "top": 25.3, "align": "center", "size_pt": 13.0, "bold": True},
    "so_ky_hieu": {"room": LEFT, "top": 36, "align": "center", "size_pt": 13.0},
    "dia_danh_ngay_thang": {"room": RIGHT, "top": 36, "align": "center", "italic": True},
    "du_thao": {"room": LEFT, "top": 42, "align": "center", "bold": True},
    "trich_yeu_cong_van": {
        "room": LEFT, "top": 43.4, "align": "center", "size_pt": 12.0, "before_pt": 6.0,
    },
    "dau_khan": {"room": LEFT, "top": 50, "align": "center", "size_pt": 13.0, "bold": True},
    "dau_mat": {"room": LEFT, "top": 46, "align": "center", "size_pt": 13.0, "bold": True},
    "ten_loai": {"top": 55, "align": "center", "bold": True, "before_pt": 12.0},
    "trich_yeu": {"top": 61, "align": "center", "bold": True},
    "kinh_gui": {"top": 75, "align": "left", "left_mm": 35.0},
    "can_cu": {"top": 85, "italic": True, "first_line_mm": 10.0, "before_pt": 6.0},
    "tham_quyen": {"top": 78, "align": "center", "bold": True},
    "lenh_ban_hanh": {"top": 95, "align": "center", "bold": True, "before_pt": 6.0},
    "noi_dung": {"top": 100, "first_line_mm": 10.0, "before_pt": 6.0},
    "tieu_de_noi_nhan": {
        "room": HALF_LEFT, "top": 200, "align": "left", "size_pt": 12.0, "bold": True, "italic": True,
    },
    "noi_nhan": {"room": HALF_LEFT, "top": 205, "align": "left", "size_pt": 11.0},
    "nguoi_soan": {"room": HALF_LEFT, "top": 225, "align": "left", "size_pt": 11.0},
    "quyen_han_chuc_vu": {"room": HALF_RIGHT, "top": 200, "align": "center", "bold": True},
    "chuc_vu_khac": {"room": HALF_RIGHT, "top": 232, "align": "center", "bold": True},
    "ho_ten": {"room": HALF_RIGHT, "top": 240, "align": "center", "bold": True},
    "phu_luc": {"top": 20, "page": 2, "align": "center", "bold": True},
    "ten_phu_luc": {"top": 26, "page": 2, "align": "center", "bold": True},
    "kem_theo": {"top": 32, "page": 2, "align": "center", "italic": True},
    "dia_chi": {"top": 270, "align": "center", "size_pt": 11.0},
    "hinh_thuc_sao": {"top": 220, "align": "center", "bold": True},
    "chu_ky_so": {"room": RIGHT, "top": 12, "align": "right", "size_pt": 10.0},
}  # fmt: skip
"""How each component looks when it is right."""


def component(name: Name, *texts: str, line: DrawnLine | None = None, **change: Any) -> Component:
    """A component of a paragraph for each text, right in every way but for `change`.

    `change`: its `room`, `top` or `page`, the look of its letters, or fields of Paragraph.
    """
    look = {**_LOOKS.get(name, {}), **change}
    top, fragments = look.pop("top", 100), []
    for text in texts:
        made = paragraph(text, top=top, **look)
        fragments.append(fragment(made))
        top += made.box.height_mm
    return Component(name, tuple(fragments), line)


def ruled(over: Component, share: float = 1.0, kind: LineKind = "shape", **change: Any) -> Component:
    """The component with a line under it, that share of its last line's width."""
    last = over.fragments[-1]
    half = last.last_line_mm * share / 2
    y = last.box.bottom_mm + 0.5
    box = Box(last.box.centre_mm - half, y, last.box.centre_mm + half, y, last.box.page)
    holder = last.paragraph
    return replace(
        over,
        line=DrawnLine(kind, box, weight_pt=0.75, part=holder.part, key=0, paragraph=holder.index, **change),
    )


def item(
    level: Level, marker: str, text: str, *, heading: bool = False, depth: int = 0, **change: Any
) -> Item:
    """One paragraph of the body; a heading is bold."""
    look = {**_LOOKS["noi_dung"], "bold": heading, **change}
    if level is Level.ARTICLE and not heading:  # only `Điều 1.` is bold
        look.setdefault("runs", (run(marker, bold=True), run(f" {text}", len(marker))))
    made = paragraph(f"{marker} {text}" if marker else text, **look)
    return Item(fragment(made), level, marker, text, heading, None, depth)


def page_number(**change: Any) -> Paragraph:
    """The paragraph of a header with the page number."""
    look = {
        "align": "center",
        "story": "header",
        "part": HEADER,
        "header_kind": "default",
        "top": 10,
        **change,
    }
    letters = look.pop("runs", None) or (
        run("2", field="PAGE", size_pt=look.pop("size_pt", 14.0), italic=look.pop("italic", False)),
    )
    return paragraph("".join(one.text for one in letters), runs=letters, **look)


def section(**change: Any) -> Section:
    """A4, 20, 20, 30 and 15 mm, no number on its first page."""
    right: dict[str, Any] = {
        "index": 0, "width_mm": 210.0, "height_mm": 297.0, "landscape": False, "top_mm": 20.0, "bottom_mm": 20.0,
        "left_mm": 30.0, "right_mm": 15.0, "title_page": True, "pages": (1, 1),
    }  # fmt: skip
    return Section(**{**right, **change})


_BODY_TEXT = (
    "Thực hiện Kế hoạch số 59/KH-UBND ngày 07 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh về việc phát động "
    "phong trào thi đua, Sở Xây dựng xây dựng kế hoạch triển khai thực hiện như sau:"
)


_MORE_TEXT = (
    "Các phòng, đơn vị thuộc Sở chủ động phối hợp với các cơ quan liên quan, kịp thời tháo gỡ khó khăn, vướng mắc, đẩy "
    "nhanh tiến độ các dự án, bảo đảm chất lượng công trình và hoàn thành chỉ tiêu thi đua đã đăng ký"
)


def head(**change: Any) -> dict[str, Any]:
    """The letterhead of a sở, as fields of Anatomy."""
    right: dict[str, Any] = {
        "national_title": component("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "motto": ruled(component("tieu_ngu", "Độc lập - Tự do - Hạnh phúc")),
        "superior": component("co_quan_chu_quan", "UBND TỈNH BÌNH PHƯỚC"),
        "issuer": ruled(component("co_quan_ban_hanh", "SỞ XÂY DỰNG"), 0.4),
        "place_date": component("dia_danh_ngay_thang", "Bình Phước, ngày 05 tháng 3 năm 2024"),
    }
    return {**right, **change}


def foot(**change: Any) -> dict[str, Any]:
    """Recipients and signature, as fields of Anatomy."""
    title = component("quyen_han_chuc_vu", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    right: dict[str, Any] = {
        "recipients_heading": component("tieu_de_noi_nhan", "Nơi nhận:"),
        "recipients": (
            component("noi_nhan", "- UBND tỉnh (để báo cáo);"),
            component("noi_nhan", "- Các phòng thuộc Sở;", top=210),
            component("noi_nhan", "- Lưu: VT, VP.", top=215),
        ),
        "signatures": (Signature(title, component("ho_ten", "Võ Tất Dũng")),),
    }
    return {**right, **change}


def body() -> tuple[Item, ...]:
    """A short body of sections, headings and running text."""
    return (
        item(Level.PARAGRAPH, "", _BODY_TEXT, top=80),
        item(Level.ROMAN, "I.", "MỤC ĐÍCH, YÊU CẦU", heading=True, top=100),
        item(Level.NUMBER, "1.", "Mục đích", heading=True, depth=1, top=108),
        item(Level.POINT, "a)", f"{_MORE_TEXT}.", depth=2, top=116),
        item(Level.POINT, "b)", f"{_MORE_TEXT}.", depth=2, top=140),
        item(Level.ROMAN, "II.", "TỔ CHỨC THỰC HIỆN", heading=True, top=160),
        item(Level.PARAGRAPH, "", f"{_MORE_TEXT}./.", depth=1, top=168),
    )


def plan(**change: Any) -> Anatomy:
    """A correct kế hoạch; `change`: fields of Anatomy, or of its Layout (`sections`, `tables`, `paragraphs` …)."""
    right = {
        "type": "KH",
        **head(),
        "number": component("so_ky_hieu", "Số: 05/KH-SXD"),
        "type_name": component("ten_loai", "KẾ HOẠCH"),
        "subject": ruled(component("trich_yeu", "Phát động phong trào thi đua năm 2024"), 0.4),
        "items": body(),
        **foot(),
    }
    return anatomy(**{**right, **change})


def letter(**change: Any) -> Anatomy:
    """A correct công văn to one addressee."""
    recipients = foot()["recipients"]
    right = {
        "type": "CV",
        **head(),
        "number": component("so_ky_hieu", "Số: 15/SXD-VP"),
        "letter_subject": component("trich_yeu_cong_van", "V/v báo cáo kết quả thi đua"),
        "addressees": component("kinh_gui", "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"),
        "items": body()[-1:],
        **foot(recipients=(component("noi_nhan", "- Như trên;"), *recipients[1:])),
    }
    return anatomy(**{**right, **change})


def decision(**change: Any) -> Anatomy:
    """A correct quyết định of three articles."""
    recipients = foot()["recipients"]
    right = {
        "type": "QĐ",
        **head(),
        "number": component("so_ky_hieu", "Số: 25/QĐ-SXD"),
        "type_name": component("ten_loai", "QUYẾT ĐỊNH"),
        "subject": ruled(component("trich_yeu", "Về việc khen thưởng phong trào thi đua năm 2024"), 0.4),
        "authority": component("tham_quyen", "GIÁM ĐỐC SỞ XÂY DỰNG"),
        "bases": (
            component("can_cu", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
            component("can_cu", "Theo đề nghị của Chánh Văn phòng Sở.", top=92),
        ),
        "ordering": component("lenh_ban_hanh", "QUYẾT ĐỊNH:", top=98),
        "items": tuple(
            item(Level.ARTICLE, f"Điều {number}.", f"{_MORE_TEXT}{end}", top=105 + 20 * number)
            for number, end in ((1, "."), (2, "."), (3, "./."))
        ),
        **foot(recipients=(component("noi_nhan", "- Như Điều 3;"), *recipients[1:])),
    }
    return anatomy(**{**right, **change})


def anatomy(**fields: Any) -> Anatomy:
    """An anatomy with the layout that fits it: its paragraphs and lines come from the components.

    `fields`: of Anatomy, or of Layout; `more_paragraphs` and `more_lines` are added to those found. `dated` is
    the day of the sheet unless told otherwise.
    """
    page = {key: fields.pop(key) for key in list(fields) if key in Layout.__dataclass_fields__}
    more_paragraphs = tuple(fields.pop("more_paragraphs", ()))
    more_lines = tuple(fields.pop("more_lines", ()))
    fields.setdefault("dated", date(2024, 3, 5))
    empty = Layout("ke-hoach.docx", (section(),), (), ())
    found = Anatomy(layout=empty, **fields)
    components = list(found.components())
    fragments = [f for one in components for f in one.fragments] + [one.fragment for one in found.items]
    fragments += [one.fragment for annex in found.annexes for one in annex.items]
    paragraphs = [*{id(f.paragraph): f.paragraph for f in fragments}.values(), *more_paragraphs]
    paragraphs.sort(key=lambda one: (one.box.page, one.box.top_mm))
    lines = tuple(one.line for one in components if one.line) + more_lines
    made = {
        "paragraphs": (*paragraphs, *found.page_numbers),
        "fragments": tuple(fragments),
        "lines": lines,
        **page,
    }
    return replace(found, layout=replace(empty, **made))


def in_cell(of: Component, row: int, column: int, table: int = 1) -> Component:
    """The component as it stands in a cell of a table of layout."""
    cells = (Cell(table, row, column),)
    return replace(
        of, fragments=tuple(replace(f, paragraph=replace(f.paragraph, cells=cells)) for f in of.fragments)
    )


def single_spaced(value: float = 1.0) -> LineSpacing:
    """That many times single."""
    return LineSpacing("auto", value)


def findings(on: Anatomy, *prefixes: str, profile: Profile | None = None) -> list[Finding]:
    """What the judge finds, of the rules whose ids begin so; all without prefixes."""
    return [f for f in judge(on, profile) if not prefixes or f.rule.startswith(prefixes)]


def rules_broken(on: Anatomy, *prefixes: str, profile: Profile | None = None) -> list[str]:
    """The ids of the rules that the judge finds broken, in order."""
    return [finding.rule for finding in findings(on, *prefixes, profile=profile)]
