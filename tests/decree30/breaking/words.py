"""Words: capitals, spelling, citations."""

from tests.decree30.breaking.case import Case, marks, swaps
from tests.decree30.kit.model import Document, Letters

CITED = (
    "Kế hoạch số 59/KH-UBND ngày 06 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Lào Cai về phong trào thi đua"
    " giải ngân vốn đầu tư công năm 2026"
)


def with_comments(document: Document) -> None:
    """Two comments of a reviewer."""
    document.comments = 2


def with_tracked_change(document: Document) -> None:
    """A deleted and an inserted word."""
    paragraph = document.saying("2. Cử một lãnh đạo")
    paragraph.letters = [
        Letters("2. Cử "),
        Letters("hai", change="deleted"),
        Letters("một", change="inserted"),
        Letters(" lãnh đạo làm đầu mối phối hợp với Sở Xây dựng."),
    ]


CASES = [
    Case("CAP-01", "ke_hoach", "đầu đoạn chữ thường",
         swaps("Các phòng chuyên môn thuộc", "các phòng chuyên môn thuộc"),
         "các phòng chuyên môn"),
    Case("CAP-01", "bien_ban", "sau dấu chấm", swaps("Các thành viên thảo", "các thành viên thảo"), "Nội dung"),
    Case("CAP-02", "quy_che", "Khoản, điều", swaps("điểm a khoản 2 Điều 1", "điểm a Khoản 2 điều 1"), "Khoản 2"),
    Case("CAP-03", "cong_van", "Ủy Ban Nhân Dân",
         swaps("báo cáo Ủy ban nhân dân", "báo cáo Ủy Ban Nhân Dân"), "Ủy Ban"),
    Case("CAP-04", "cong_van", "Tỉnh Lào Cai",
         swaps("nhân dân tỉnh Lào Cai", "nhân dân Tỉnh Lào Cai"), "Tỉnh Lào Cai"),
    Case("CAP-04", "ke_hoach", "thành phố Hồ Chí Minh",
         swaps("cách làm hay", "cách làm hay của thành phố Hồ Chí Minh"), "Kịp thời phát hiện"),
    Case("CAP-05", "ke_hoach", "nhà nước",
         swaps("pháp luật của Nhà nước", "pháp luật của nhà nước"), "Tập thể được xét"),
    Case("CAP-06", "cong_van", "kế hoạch số",
         swaps("Thực hiện Kế hoạch số", "Thực hiện kế hoạch số"), "kế hoạch số 59"),
    Case("CAP-07", "ke_hoach", "tết Nguyên Đán",
         swaps("chỉ tiêu thi đua trước", "chỉ tiêu thi đua sau tết Nguyên Đán, trước"), "Nguyên Đán"),
    Case("CAP-07", "ke_hoach", "Thứ hai",
         swaps("ít nhất một lần mỗi tháng", "vào Thứ hai hằng tuần"), "Kiểm tra hiện trường"),
    Case("TYPO-01", "ke_hoach", "cách trước phẩy", swaps("công khai, dân chủ", "công khai , dân chủ"), "công khai"),
    Case("TYPO-01", "ke_hoach", "hai dấu cách", swaps("công khai, dân chủ", "công khai,  dân chủ"), "công khai"),
    Case("TYPO-01", "ke_hoach", "không cách sau phẩy",
         swaps("công khai, dân chủ", "công khai,dân chủ"), "công khai"),
    Case("TYPO-02", "ke_hoach", "hòa và hoà",
         swaps("tránh hình thức;", "tránh hình thức, hài hòa lợi ích, thỏa đáng, hoà thuận;"), "hoà"),
    Case("TYPO-02", "cong_van", "Uỷ ban", swaps("báo cáo Ủy ban", "báo cáo Uỷ ban"), "Uỷ"),
    Case("TYPO-03", "ke_hoach", "chỗ trống [...]",
         swaps("Văn phòng Sở chủ trì", "[tên đơn vị] chủ trì"), "[tên đơn vị]"),
    Case("TYPO-03", "ke_hoach", "chấm lửng", swaps("trước ngày 20 tháng 3", "trước ngày ...... tháng 3"), "......"),
    Case("TYPO-03", "cong_van", "nhận xét", with_comments, ""),
    Case("TYPO-03", "cong_van", "theo dõi thay đổi", with_tracked_change, ""),
    Case("TYPO-03", "ke_hoach", "tô nền", marks("đạt 95% kế hoạch vốn", highlight="yellow"), "tô nền",
         along={"FONT-03": "highlight is colour", "BODY-07": "highlight in running text"}),
    Case("TYPO-04", "bao_cao", "dấu chấm thập phân", swaps("12,5%", "12.5%"), "12.5"),
    Case("TYPO-04", "bao_cao", "dấu phẩy hàng nghìn", swaps("45.300 triệu", "45,300,000 triệu"), "45,300,000"),
    Case("CIT-01", "cong_van", "viện dẫn thiếu", swaps(CITED, "Kế hoạch số 59/KH-UBND"), "59/KH-UBND"),
    Case("CIT-02", "cong_van", "thiếu chữ số", swaps("Kế hoạch số 59", "Kế hoạch 59"), "59/KH-UBND"),
]  # fmt: skip
