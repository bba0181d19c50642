"""The columns of a dossier's workbook: what each is called when we write it, and by which words we know it."""

from collections.abc import Mapping

from vanban.awards.model import Sex
from vanban.figures.columns import Column
from vanban.registry.awards import Authority, Ground, NomineeKind

NOMINEES_SHEET = "Đề nghị"
EARLIER_SHEET = "Đã khen"
LISTS_SHEET = "Danh mục"
GUIDE_SHEET = "Hướng dẫn"

NOT_PROPOSED = "Chưa đề nghị"
"""Stands in place of an award where a row is kept without being proposed."""

KINDS: Mapping[NomineeKind, str] = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân"}
SEXES: Mapping[Sex, str] = {"nam": "Nam", "nu": "Nữ"}
GROUNDS: Mapping[Ground, str] = {"chuyen_de": "Chuyên đề", "cong_trang": "Công trạng", "dot_xuat": "Đột xuất"}
DECIDERS: Mapping[Authority, str] = {
    "thu_tuong": "Thủ tướng Chính phủ",
    "chu_tich_tinh": "Chủ tịch UBND cấp tỉnh",
    "thu_truong": "Thủ trưởng đơn vị",
    "chu_tich_xa": "Chủ tịch UBND cấp xã",
}
YES, NO = "Có", "Không"

_AWARD = r"(?:danh hieu(?: thi dua)?|hinh thuc)"
_NOT_WORDS = r"(?: ong ba| dong chi| tap the| ca nhan| don vi)*"

NOMINEE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã", r"ma(?: so)?(?: doi tuong| nguoi| de nghi)?"),
    Column("kind", "Loại", r"loai(?: doi tuong)?|doi tuong|tap the ca nhan"),
    Column(
        "name",
        "Họ và tên / tên tập thể",
        rf"(?:ho (?:va |chu dem va )?ten|ten tap the|ten don vi|ten ca nhan|ten){_NOT_WORDS}"
        r"(?: ho (?:va )?ten| ten tap the| ten don vi| ten ca nhan| duoc de nghi| de nghi(?: khen(?: thuong)?)?)*",
    ),
    Column("sex", "Giới tính", r"gioi(?: tinh)?|nam nu|ong ba|danh xung"),
    Column(
        "born",
        "Ngày hoặc năm sinh",
        r"(?:(?:ngay|thang|nam|hoac) )+sinh|sinh ngay|ngay sinh nam sinh|nam sinh ngay sinh",
    ),
    Column(
        "position", "Chức vụ", r"chuc (?:vu|danh)(?: chuc (?:vu|danh))?(?: cong tac| hien nay| dang| don vi)*"
    ),
    Column(
        "unit", "Phòng/bộ phận", r"(?:ten )?(?:phong|bo phan)(?: (?:phong|ban|bo phan|to|don vi truc thuoc))*"
    ),
    Column(
        "department",
        "Đơn vị",
        r"(?:ten )?(?:co quan )?(?:don vi|noi)(?: cong tac| quan ly| hien nay| trinh| truc thuoc)*|co quan",
    ),
    Column(
        "award",
        "Hình thức đề nghị",
        rf"{_AWARD}(?: (?:khen|thuong|de nghi|duoc|tang|{_AWARD}))*"
        rf"|de nghi (?:khen(?: thuong)?|tang thuong|{_AWARD}).*",
    ),
    Column(
        "decided_by",
        "Cấp quyết định",
        r"(?:cap|tham quyen|nguoi|co quan)(?: co tham quyen| quyet dinh| khen(?: thuong)?| tang)+|tham quyen",
    ),
    Column("ground", "Loại hình khen", r"loai (?:hinh )?khen(?: thuong)?|loai hinh"),
    Column(
        "achievement", "Thành tích", r"(?:tom tat )?(?:noi dung )?thanh tich(?: dat duoc| chinh| tieu bieu)*"
    ),
    Column("figures_of", "Số liệu của", r"so lieu (?:cua|theo)(?: don vi| du an)*"),
    Column("initiative", "Sáng kiến", r"(?:ten )?sang kien.*"),
    Column("discipline", "Kỷ luật", r"(?:hinh thuc )?k[yi] luat.*"),
    Column(
        "votes",
        "Số phiếu đồng ý",
        r"(?:so |ket qua )?(?:bo )?phieu(?: bau)?(?: dong y| tan thanh| tan dong| dat| bieu quyet)*",
    ),
    Column("protocol", "Thứ tự nghi thức", r"thu tu(?: nghi thuc| uu tien| xep)*"),
    Column("given", "Quyết định tặng số", r"(?:so )?(?:quyet dinh|qd)(?: khen(?: thuong)?| tang| so)*"),
    Column("given_on", "Ngày quyết định", r"ngay (?:ban hanh |ky )?(?:quyet dinh|qd)(?: tang)?"),
    Column("explanation", "Giải trình", r"giai trinh|ghi chu"),
)
"""In the order in which they are written."""

ALSO_READ: tuple[Column, ...] = (
    Column("number", "STT", r"(?:so )?s?tt|so thu tu"),
    Column("male", "Nam", r"(?:(?:ngay |thang )*nam sinh |gioi tinh |(?:ngay )?sinh )?(?:nam|ong)"),
    Column("female", "Nữ", r"(?:(?:ngay |thang )*nam sinh |gioi tinh |(?:ngay )?sinh )?(?:nu|ba)"),
    Column("collective", "Tập thể", r"(?:loai |doi tuong )*tap the"),
    Column("person", "Cá nhân", r"(?:loai |doi tuong )*ca nhan"),
)
"""Columns of other people's lists: a cross, or the year of birth, below the right heading."""

READ_COLUMNS = (*NOMINEE_COLUMNS, *ALSO_READ)

EARLIER_COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã", r"ma(?: so)?(?: doi tuong| nguoi| de nghi)?"),
    Column(
        "nominee_name",
        "Họ và tên / tên tập thể",
        rf"(?:ho (?:va )?ten|ten tap the|ten don vi|ten ca nhan|ten){_NOT_WORDS}"
        r"(?: ho (?:va )?ten| ten tap the| ten don vi| ten ca nhan)*",
    ),
    Column(
        "name",
        "Danh hiệu / hình thức",
        rf"{_AWARD}(?: (?:khen|thuong|da|duoc|tang|{_AWARD}))*|da (?:duoc )?khen(?: thuong)?",
    ),
    Column("ground", "Loại hình", r"loai (?:hinh )?(?:khen(?: thuong)?)?|loai hinh"),
    Column("years", "Năm", r"(?:cac )?nam(?: khen(?: thuong)?| duoc khen(?: thuong)?| dat| cong tac)?"),
    Column("number", "Số quyết định", r"(?:so )?(?:quyet dinh|qd)(?: khen(?: thuong)?| tang| so)*"),
    Column("decided_on", "Ngày", r"ngay(?: thang(?: nam)?)?(?: ban hanh| ky| quyet dinh| qd)*"),
    Column(
        "issuer",
        "Cơ quan quyết định",
        r"(?:co quan|cap|noi|nguoi)(?: ban hanh| quyet dinh| ky| khen(?: thuong)?| tang)+",
    ),
    Column("achievement", "Thành tích", r"(?:noi dung )?thanh tich.*|ly do khen(?: thuong)?"),
    Column("basis", "Làm căn cứ", r"(?:lam |dung lam )?can cu(?: de nghi| lan nay)*"),
)
"""The columns of the sheet of earlier awards, in the order in which they are written."""
