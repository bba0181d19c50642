#!/usr/bin/env python3
"""The command line: arguments, exit code. Each command calls one function of the package and one that shows it."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vanban import console, display

if TYPE_CHECKING:
    from vanban.data.workspace import Workspace
    from vanban.due import Order

app = typer.Typer(
    cls=console.Group,
    help="Lập văn bản hành chính từ dữ liệu, đúng thể thức Nghị định 30/2020/NĐ-CP.",
    epilog=f"Mã kết thúc: {console.EXIT_CODES}.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
template = typer.Typer(
    cls=console.Group, help="Mẫu văn bản: xem một mẫu cần những dữ liệu gì.", no_args_is_help=True
)
app.add_typer(template, name="template")
report = typer.Typer(cls=console.Group, help="Báo cáo: chuẩn bị lời văn của một kỳ.", no_args_is_help=True)
app.add_typer(report, name="report")
awards = typer.Typer(
    cls=console.Group, help="Khen thưởng: lập bảng đề nghị của một hồ sơ.", no_args_is_help=True
)
app.add_typer(awards, name="awards")

Campaign = Annotated[
    str, typer.Argument(metavar="PHONG_TRÀO", help="Phong trào và năm, ví dụ giai-ngan-von-dau-tu-cong/2024.")
]
Kinds = Annotated[list[str] | None, typer.Option(metavar="LOẠI", help="Chỉ làm loại này, ví dụ ke_hoach.")]
Departments = Annotated[
    list[str] | None,
    typer.Option(metavar="ĐƠN_VỊ", help="Chỉ làm cho đơn vị này, ví dụ sxd; gọi được nhiều lần."),
]
Presenter = Annotated[
    str | None, typer.Option(metavar="ĐƠN_VỊ", help="Hồ sơ của đơn vị này; để trống: hồ sơ của toàn tỉnh.")
]
PeriodOption = Annotated[
    str | None,
    typer.Option("--period", metavar="KỲ", help="Kỳ báo cáo: 2024-05, 2024-quy-2, 2024-6-thang, 2024."),
]
Output = Annotated[Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi để kết quả; mặc định là output/.")]
Jobs = Annotated[int, typer.Option(metavar="SỐ", min=1, max=64, help="Số tiến trình chạy song song.")]
JobsThatPay = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="SỐ", min=1, max=64, help="Số tiến trình; để trống: tự chọn theo số văn bản."
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        metavar="HỒ_SƠ",
        help="Bộ quy tắc: nd30, nd30-strict, hoặc tên tệp trong campaigns/registry/ của cơ quan.",
    ),
]
PdfA = Annotated[
    bool,
    typer.Option("--pdf-a", help="Bản PDF theo chuẩn lưu trữ PDF/A-2b (ISO 19005-2), thay cho PDF thường."),
]
Json = Annotated[bool, typer.Option("--json", help="In một đối tượng JSON cho chương trình khác đọc.")]


@app.callback()
def main(
    ctx: typer.Context,
    root: Annotated[
        Path | None, typer.Option(metavar="THƯ_MỤC", help="Thư mục làm việc có campaigns/ và templates/.")
    ] = None,
) -> None:
    """Remember which workspace is meant."""
    ctx.obj = root


@app.command(cls=console.Command)
def render(
    ctx: typer.Context,
    campaign: Campaign,
    kind: Kinds = None,
    department: Departments = None,
    period: PeriodOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="In dự thảo: mục còn mở in thành chỗ trống.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Làm thêm bản PDF (cần LibreOffice).")] = False,
    pdf_a: PdfA = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Làm thêm trang HTML tổng quan của kỳ: biểu đồ và bảng.")
    ] = False,
    output: Output = None,
    jobs: JobsThatPay = None,
    force: Annotated[
        bool, typer.Option("--force", help="Thay cả tệp đã sửa tay; bản cũ được cất lại.")
    ] = False,
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Không kiểm tra thể thức của văn bản làm ra.")
    ] = False,
    profile: Profile = "nd30",
    cluster: Annotated[
        str, typer.Option(metavar="ĐỊA_CHỈ", help="Nhờ cụm máy Dask làm, ví dụ tcp://may-chu:8786.")
    ] = "",
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Theo dõi: mỗi lần lưu dữ liệu hay mẫu thì làm lại văn bản ấy; Ctrl+C để thôi."
        ),
    ] = False,
    json: Json = False,
) -> int:
    """Làm văn bản của một phong trào cho mọi đơn vị, hoặc cho những đơn vị được gọi tên."""
    from vanban import due, pipeline

    workspace = console.workspace(ctx.obj)
    order = due.Order(
        campaign,
        tuple(kind or ()),
        tuple(department or ()),
        draft,
        force,
        jobs,
        "pdf-a" if pdf_a else "pdf" if pdf else "",
        None if no_check else profile,
        console.period(period) if period else None,
        summary,
        cluster,
    )
    if watch:
        return _watch(workspace, order, output or workspace.output, json)
    with console.Progress(quiet=json) as progress:
        made = pipeline.render(workspace, order, output or workspace.output, progress)
    return display.show_made(made, progress.notes, as_json=json)


def _watch(workspace: "Workspace", order: "Order", output: Path, json: bool) -> int:
    """The same again and again, until the clerk ends it."""
    from vanban import watching

    saves = watching.Saves(watching.watched_folders(workspace, order))
    with console.until_stopped():
        for run in watching.runs(workspace, order, output, saves, partial(console.Progress, quiet=json)):
            display.show_run(run, as_json=json)
    return 0


@app.command(cls=console.Command)
def status(
    ctx: typer.Context,
    campaign: Annotated[
        str | None, typer.Argument(metavar="[PHONG_TRÀO]", help="Để trống: mọi phong trào.")
    ] = None,
    period: PeriodOption = None,
    output: Output = None,
    json: Json = False,
) -> int:
    """Cho biết từng đơn vị đã có văn bản nào, còn mục nào mở, tệp nào đã sửa tay, hồ sơ khen thưởng nào chậm.

    Với --period: ai chưa gửi số liệu.
    """
    from vanban import overview

    workspace, wanted = console.workspace(ctx.obj), console.period(period) if period else None
    found = overview.states(workspace, campaign, output or workspace.output, wanted)
    came = overview.arrivals(workspace, campaign, wanted, date.today()) if campaign and wanted else []
    dossiers = []
    if campaign and not wanted:
        dossiers = overview.dossier_states(workspace, campaign, output or workspace.output, date.today())
    return display.show_states(found, came, dossiers, as_json=json)


@app.command(cls=console.Command)
def check(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP...", help="Các tệp Word .docx, ai làm cũng được.")
    ],
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Ghi bản đã sửa thể thức vào TÊN.sua.docx bên cạnh; lời văn giữ nguyên."),
    ] = False,
    profile: Profile = "nd30",
    jobs: Jobs = 1,
    json: Json = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="In theo định dạng SARIF 2.1.0.")] = False,
) -> int:
    """Đối chiếu văn bản Word với thể thức của Nghị định 30; nói rõ sai ở đâu, theo điều nào, sửa thế nào."""
    from vanban import checking

    rules = checking.rules_named(profile, console.workspace_or_none(ctx.obj))
    form: display.Form = "sarif" if sarif else "json" if json else "text"
    with console.Progress(quiet=form != "text") as progress:
        if fix:
            return display.show_mended(checking.mend_files(files, rules, progress), form)
        return display.show_checked(checking.check_files(files, rules, jobs, progress), form)


@app.command(cls=console.Command)
def pdf(
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP...", help="Các tệp Word .docx, ai làm cũng được.")
    ],
    output: Annotated[
        Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi để bản PDF; mặc định là bên cạnh tệp Word.")
    ] = None,
    pdf_a: PdfA = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Làm lại tất cả, thay cả bản PDF của người khác; bản cũ được cất lại."),
    ] = False,
    jobs: Annotated[
        int, typer.Option(metavar="SỐ", min=1, max=64, help="Số lần gọi LibreOffice chạy song song.")
    ] = 2,
    json: Json = False,
) -> int:
    """Chuyển tệp Word sang PDF bằng LibreOffice, soát từng bản PDF; tệp đã chuyển và không đổi thì bỏ qua."""
    from vanban import converting

    wish = converting.Wish(output, pdf_a, force, jobs)
    with console.Progress(quiet=json) as progress:
        return display.show_pdfs(converting.make_pdfs(files, wish, progress), as_json=json)


@app.command("import", cls=console.Command)
def import_old(
    ctx: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(
            metavar="TỆP|THƯ_MỤC", help="Văn bản cũ: .docx, .doc, .pdf hoặc .txt; hoặc thư mục chứa chúng."
        ),
    ],
    campaign: Annotated[
        str,
        typer.Argument(
            metavar="[PHONG_TRÀO]", help="Ví dụ giai-ngan-von-dau-tu-cong/2024. Để trống: theo tệp."
        ),
    ] = "",
    department: Annotated[
        str,
        typer.Argument(
            metavar="[ĐƠN_VỊ]", help="Mã đơn vị, ví dụ sxd. Để trống: theo tên cơ quan trong tệp."
        ),
    ] = "",
    json: Json = False,
) -> int:
    """Đọc kế hoạch cũ thành dữ liệu plans/ĐƠN_VỊ.yaml, giữ đủ từng chữ; không ghi đè kế hoạch đã có."""
    from vanban import importing

    workspace = console.workspace(ctx.obj)
    if not path.is_dir():
        return display.show_imported(
            importing.import_plan(workspace, path, campaign, department), as_json=json
        )
    with console.Progress(quiet=json) as progress:
        made = importing.import_folder(workspace, path, campaign, department, progress)
    return display.show_folder_import(made, as_json=json)


@app.command(cls=console.Command)
def rollover(
    ctx: typer.Context,
    campaign: Campaign,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm mới, ví dụ 2025.")],
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Năm mới đã có: đưa sang những gì vừa sửa ở năm trước, không mất bản đã sửa."
        ),
    ] = False,
    base: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ĐƠN_VỊ=ĐƠN_VỊ_CŨ",
            help="Đơn vị hợp nhất lấy kế hoạch của đơn vị cũ nào, ví dụ snnmt=snnptnt.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Lập năm mới của một phong trào từ dữ liệu năm trước; liệt kê và ghi phiếu rà soát mọi chỗ đổi, hỏi, giữ."""
    from vanban import renewing, reviewing

    workspace, choices = console.workspace(ctx.obj), console.pairs(base or ())
    steps = renewing.bring_over if update else renewing.roll_over
    renewed = steps(workspace, campaign, year, choices)
    reviews = reviewing.write_reviews(console.workspace(ctx.obj), renewed.ref)
    return display.show_renewed(renewed, reviews, as_json=json)


@app.command(cls=console.Command)
def questions(
    ctx: typer.Context,
    campaign: Campaign,
    sheet: Annotated[
        Path | None, typer.Option(metavar="TỆP", help="Ghi các mục này ra một bảng Excel .xlsx để điền.")
    ] = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Ghi lại phiếu rà soát (.docx) của từng kế hoạch theo dữ liệu hiện nay."
        ),
    ] = False,
    json: Json = False,
) -> int:
    """Liệt kê những mục chỉ con người biết còn để ngỏ: giá trị năm trước, đề xuất, dùng ở đâu."""
    from vanban import renewing, reviewing

    workspace = console.workspace(ctx.obj)
    if sheet:
        renewing.write_sheet(workspace, campaign, sheet)
    found, waiting = renewing.open_questions(workspace, campaign), renewing.undecided(workspace, campaign)
    reviews = reviewing.write_reviews(workspace, campaign) if review else ()
    return display.show_questions(found, waiting, reviews, as_json=json)


@app.command(cls=console.Command)
def answer(
    ctx: typer.Context,
    campaign: Campaign,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MỤC=GIÁ_TRỊ]...",
            help="Ví dụ van_ban_goc.so=12/KH-UBND; `MỤC=` nhận đề xuất. Để trống: hỏi từng mục.",
        ),
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option(metavar="TỆP", help="Lấy câu trả lời từ bảng Excel do questions --sheet ghi ra."),
    ] = None,
    json: Json = False,
) -> int:
    """Trả lời các mục còn hỏi: từng mục một, gọi tên mục, hoặc từ bảng Excel."""
    from vanban import renewing

    workspace = console.workspace(ctx.obj)
    if values or sheet:
        given = (renewing.read_sheet(sheet) if sheet else {}) | console.pairs(values or ())
        answers = renewing.answer(workspace, campaign, given)
    else:
        answers = renewing.hold(workspace, campaign, display.interview())
    left = len(renewing.open_questions(console.workspace(ctx.obj), campaign))
    return display.show_answered(answers, left, as_json=json)


@app.command(cls=console.Command)
def compare(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="CŨ", help="Tệp Word cũ, hoặc phong trào và năm cũ.")],
    new: Annotated[str, typer.Argument(metavar="MỚI", help="Tệp Word mới, hoặc phong trào và năm mới.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="TỆP", help="Tệp .docx ghi kết quả so sánh.")
    ],
    department: Departments = None,
    kind: Annotated[
        str, typer.Option(metavar="LOẠI", help="Loại văn bản, khi so sánh hai năm của một phong trào.")
    ] = "ke_hoach",
    author: Annotated[str, typer.Option(metavar="TÊN", help="Tên ghi ở mỗi sửa đổi.")] = "vanban",
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="NGÀY", help="Ngày ghi ở mỗi sửa đổi; mặc định là ngày của văn bản mới."
        ),
    ] = None,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Chỉ đánh dấu lời văn, không đánh dấu định dạng.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Thay tệp đã có; bản cũ được cất lại.")] = False,
    json: Json = False,
) -> int:
    """So sánh hai văn bản: ghi bản mới với mọi chỗ thêm, bỏ, chuyển so với bản cũ, như Track Changes của Word."""
    from vanban.comparing import files

    wish = files.Wish(output, author, files.day_named(day), force, words_only)
    if department:
        from vanban.comparing import years

        made = years.compare_years(console.workspace(ctx.obj), old, new, department, kind, wish)
    else:
        made = files.compare_files(Path(old), Path(new), wish)
    return display.show_compared(made, as_json=json)


@app.command(cls=console.Command)
def figures(
    ctx: typer.Context,
    campaign: Campaign,
    period: Annotated[str, typer.Argument(metavar="THÁNG", help="Tháng của số liệu, ví dụ 2024-05.")],
    origin: Annotated[
        Path | None,
        typer.Option("--from", metavar="TỆP", help="Lấy số liệu từ bảng của kho bạc, bộ, ngành; cần --map."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="TỆP", help="Tệp mapping.yaml cho biết cột nào của bảng ấy là gì."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Lập lại bảng đã có người điền; bản cũ được cất lại.")
    ] = False,
    json: Json = False,
) -> int:
    """Lập bảng Excel số liệu của tháng để điền: dự án, kế hoạch vốn, lũy kế lấy từ tháng trước."""
    from vanban import reckoning

    workspace = console.workspace(ctx.obj)
    given = reckoning.origin(origin, mapping)
    written = reckoning.write_month(workspace, campaign, period, given, force=force)
    return display.show_figures(written, as_json=json)


@awards.command("sheet", cls=console.Command)
def nominations_sheet(
    ctx: typer.Context,
    campaign: Campaign,
    department: Presenter = None,
    force: Annotated[
        bool, typer.Option("--force", help="Lập lại bảng đã có, giữ các hàng đã điền; bản cũ được cất lại.")
    ] = False,
    json: Json = False,
) -> int:
    """Lập bảng Excel đề nghị khen thưởng để điền, và tệp của Hội đồng nếu chưa có."""
    from vanban import nominating

    workspace = console.workspace(ctx.obj)
    written = nominating.write_nominations(workspace, campaign, department, force=force)
    return display.show_nominations(written, as_json=json)


@awards.command("propose", cls=console.Command)
def propose_awards(
    ctx: typer.Context,
    campaign: Campaign,
    department: Presenter = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MÃ", help="Đưa gợi ý có mã này vào bảng đề nghị; gọi được nhiều lần, ví dụ --add stc."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi thêm vào bảng đã có người điền; bản cũ được cất lại.")
    ] = False,
    json: Json = False,
) -> int:
    """Gợi ý tập thể đạt chỉ tiêu theo số liệu cuối năm, xếp hạng và số lượng được giao, để người chọn."""
    from vanban import proposing

    workspace = console.workspace(ctx.obj)
    if add:
        written = proposing.add(workspace, campaign, department, add, force=force)
        return display.show_nominations(written, as_json=json)
    return display.show_suggestions(proposing.suggest(workspace, campaign, department), as_json=json)


@app.command(cls=console.Command)
def schema(
    output: Annotated[
        Path | None,
        typer.Option(metavar="THƯ_MỤC", help="Ghi mỗi lược đồ thành một tệp ở đây thay vì in ra."),
    ] = None,
) -> int:
    """In lược đồ JSON (JSON Schema) của các tệp dữ liệu, để trình soạn thảo gợi ý và báo lỗi khi gõ."""
    from vanban.data import workspace

    return display.show_schemas(workspace.json_schemas(), output)


@template.command("inspect", cls=console.Command)
def inspect_template(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp mẫu .docx.")],
    json: Json = False,
) -> int:
    """Liệt kê mọi chỗ điền của một mẫu, và cho biết chỗ nào chương trình không có dữ liệu."""
    from vanban import templates

    needs, problems = templates.needs(file)
    return display.show_needs(needs, problems, as_json=json)


@template.command("check", cls=console.Command)
def check_template(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp mẫu .docx.")],
    profile: Profile = "nd30",
    json: Json = False,
) -> int:
    """Đối chiếu một mẫu sửa trong Word với thể thức của Nghị định 30 và với cú pháp của các thẻ."""
    from vanban import checking, templates

    rules = checking.rules_named(profile, console.workspace_or_none(ctx.obj))
    problems, findings = templates.check(file, rules.profile)
    return display.show_template(file, problems, findings, as_json=json)


@template.command("new", cls=console.Command)
def new_template(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="LOẠI", help="Loại văn bản, ví dụ cong_van, bao_cao, sao_y.")
    ],
    output: Annotated[
        Path | None, typer.Option(metavar="THƯ_MỤC", help="Thư mục mẫu; mặc định là templates/.")
    ] = None,
    small: Annotated[
        bool, typer.Option("--co-chu-nho", help="Bộ cỡ chữ 12/13/13 cho phần đầu, hợp với địa danh dài.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Thay mẫu đã có; bản cũ được cất lại.")] = False,
    json: Json = False,
) -> int:
    """Tạo mẫu đúng thể thức cho một trong 29 loại văn bản hành chính và 3 hình thức sao."""
    from vanban import templates

    folder = output or console.workspace(ctx.obj).templates
    return display.show_new_template(templates.new(kind, folder, small=small, force=force), as_json=json)


@report.command("carry", cls=console.Command)
def carry_report(
    ctx: typer.Context,
    campaign: Campaign,
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ mới: 2024-06, 2024-quy-2, 2024.")],
    json: Json = False,
) -> int:
    """Chép lời văn của kỳ trước sang kỳ mới; phần phải xem lại ghi !xac_nhan, phần lặp lại giữ nguyên."""
    from vanban import carrying

    workspace = console.workspace(ctx.obj)
    return display.show_carried(carrying.carry(workspace, campaign, console.period(period)), as_json=json)


if __name__ == "__main__":
    sys.exit(console.run(app))
