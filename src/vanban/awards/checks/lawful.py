"""What the law asks of each nominee for what is proposed: who may decide, conduct, what counts, what is missing."""

import re
from collections.abc import Iterator
from math import ceil

from vanban.awards.checks.faults import Fault, about
from vanban.awards.model import Dossier, Nominee
from vanban.awards.wording import DECIDES, WHOM
from vanban.registry.awards import AwardBook, Condition

_NOTHING = re.compile(r"\W*(không(?: có)?|chưa(?: có)?|0)?\W*", re.IGNORECASE)
_FIGURE = re.compile(r"\d|\{\{-?\s*(?:so_lieu|cau)\.")


def lawful_faults(dossier: Dossier) -> Iterator[Fault]:
    """Faults of each nominee by the law book."""
    for nominee in dossier.nominations.nominees:
        yield from _authority(nominee, dossier.book)
        yield from _conduct(nominee, dossier.book)
        yield from _basis(nominee, dossier.book)
        for condition in nominee.award.demanded(nominee.ground):
            yield from _missing(nominee, condition)
        yield from _without_figure(nominee)


def _authority(nominee: Nominee, book: AwardBook) -> Iterator[Fault]:
    award, decides = nominee.award, nominee.decided_by
    if award.target != nominee.kind:
        what = f"là {WHOM[nominee.kind]}, còn {award.title} này chỉ tặng {WHOM[award.target]}"
        remedy = "Sửa cột Loại, hoặc đổi hình thức đề nghị."
        yield about(nominee, what, remedy, nominee.at("award"), clause=award.clause)
    if decides is not None and decides != award.authority:
        what = (
            f"được ghi do {DECIDES[decides]} quyết định, nhưng {award.title} thuộc thẩm quyền của "
            f"{DECIDES[award.authority]}"
        )
        rule = book.principle("thu_truong_giay_khen")
        clause = rule.clause if decides == "thu_truong" else award.clause
        remedy = "Đổi hình thức đề nghị, hoặc sửa cột Cấp quyết định."
        if decides == "thu_truong":
            remedy = f"{rule.statement}. {remedy}"
        place, certain = nominee.at("decided_by"), award.authority_certain or rule.certain
        yield about(nominee, what, remedy, place, certain=certain, clause=clause)


def _conduct(nominee: Nominee, book: AwardBook) -> Iterator[Fault]:
    """No award while under discipline or inspection."""
    if not _NOTHING.fullmatch(nominee.discipline):
        rule = book.principle("ky_luat")
        what = f"đang bị kỷ luật, xem xét hoặc thanh tra, kiểm tra: “{nominee.discipline}”"
        remedy = "Đưa ra khỏi danh sách; nếu đã hết thời hạn thì xóa ô Kỷ luật."
        place = nominee.at("discipline")
        yield about(nominee, what, remedy, place, certain=rule.certain, clause=rule.clause)


def _basis(nominee: Nominee, book: AwardBook) -> Iterator[Fault]:
    """An award for a themed campaign or a sudden feat is no reason for one for merit."""
    if nominee.ground != "cong_trang":
        return
    rule = book.principle("can_cu_chuyen_de")
    for earlier in nominee.earlier:
        if earlier.basis and earlier.ground in ("chuyen_de", "dot_xuat"):
            what = f"lấy “{earlier.name}” (khen chuyên đề hoặc đột xuất) làm căn cứ đề nghị khen công trạng"
            remedy = "Bỏ dấu ở cột Làm căn cứ của hàng này."
            place = earlier.places.get("basis", earlier.place)
            yield about(nominee, what, remedy, place, certain=rule.certain, clause=rule.clause)


def _missing(nominee: Nominee, condition: Condition) -> Iterator[Fault]:
    """Years with a title, a title held, an initiative, a campaign that has run long enough."""
    if condition.demand == "sang_kien" and _NOTHING.fullmatch(nominee.initiative):
        what, place = "chưa có sáng kiến được công nhận", nominee.at("initiative")
        remedy = "Điền cột Sáng kiến, kèm số quyết định công nhận."
    elif condition.demand in ("so_nam", "danh_hieu") and not _enough(
        had := _years(nominee, condition), condition
    ):
        what, place = f"mới có {had} trên {_wanted(condition)} năm cần có", nominee.at("award")
        remedy = "Bổ sung các năm ở trang Đã khen, đánh dấu Làm căn cứ."
    elif condition.demand == "thoi_gian":  # how long a campaign has run, its data can't tell
        what, place = f"được đề nghị {nominee.award.title} theo chuyên đề", nominee.at("award")
        remedy = "Xác nhận phong trào đã đủ thời gian, hoặc đổi hình thức."
    else:
        return
    said = f"{what}: {condition.statement}"
    yield about(nominee, said, remedy, place, certain=condition.certain, clause=condition.clause)


def _wanted(condition: Condition) -> int:
    return ceil(condition.value or 1)


def _enough(years: int, condition: Condition) -> bool:
    return years >= _wanted(condition) and condition.met_by(years)


def _years(nominee: Nominee, condition: Condition) -> int:
    """How many years on end, up to the last one, the nominee held one of the awards that count."""
    years = {
        year
        for earlier in nominee.earlier
        if earlier.award is not None and earlier.award.id in condition.of
        for year in earlier.years
    }
    last = max(years, default=0)
    on_end = 0
    while last - on_end in years:
        on_end += 1
    return on_end


def _without_figure(nominee: Nominee) -> Iterator[Fault]:
    if not _FIGURE.search(nominee.achievement):
        what = "có thành tích không nêu số liệu nào" if nominee.achievement else "chưa có thành tích"
        remedy = "Nêu kết quả bằng số, hoặc dùng chỗ điền như {{ so_lieu.ty_le }}."
        yield about(nominee, what, remedy, nominee.at("achievement"), certain=not nominee.achievement)
