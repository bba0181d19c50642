"""A context for each kind of document; one name for everybody, figures are made up (số liệu minh họa)."""

from datetime import date
from typing import Any

from vanban.docx.starter.dossier_samples import ACHIEVED, INDEXED, KEPT, SUMMED_UP, VOTED
from vanban.docx.starter.figure_samples import DECIDED, PROPOSED, REPORT, SMALL, URGED
from vanban.docx.starter.figure_samples import REFERRING as REFERRING_TO_TABLES

DAY = date(2026, 3, 9)  # on which all of them are dated; names of agencies are those of that day
NAME = "Võ Tất Dũng"
BODY = (
    "Các phòng, ban, đơn vị trực thuộc căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch chi tiết, tổ "
    "chức thực hiện nghiêm túc, bảo đảm hoàn thành đúng thời hạn và báo cáo kết quả theo quy định."
)
AGENCIES = {"co_quan_chu_quan": ["UBND TỈNH ĐỒNG NAI"], "co_quan_ban_hanh": ["SỞ XÂY DỰNG"]}


def item(kieu: str, so: str, chu: str) -> dict[str, str]:
    """One paragraph of a body."""
    return {"kieu": kieu, "so": so, "chu": chu}


def signer(*lines: str) -> dict[str, Any]:
    """A signature block without a name to it."""
    return {"dong": list(lines), "ho_ten": NAME}


SECTIONS = [
    item("muc_la_ma", "I.", "MỤC ĐÍCH, YÊU CẦU"),
    item("khoan", "1.", BODY),
    item("khoan", "2.", BODY),
    item("muc_la_ma", "II.", "TỔ CHỨC THỰC HIỆN"),
    item("khoan", "1.", BODY),
    item("khoan", "2.", BODY),
]
NUMBERED = [item("khoan", "1.", BODY), item("khoan", "2.", BODY)]
ARTICLES = [
    item("doan", "", "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế làm việc của Hội đồng thi đua."),
    item("doan", "", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
    item(
        "doan",
        "",
        "**Điều 3.** Chánh Văn phòng, các trưởng phòng chịu trách nhiệm thi hành Quyết định này./.",
    ),
]
CHAPTERS = [
    item("chuong", "Chương I", ""),
    item("tieu_de_chuong", "", "QUY ĐỊNH CHUNG"),
    item("dieu", "Điều 1.", "Phạm vi điều chỉnh"),
    item("doan", "", BODY),
    item("dieu", "Điều 2.", "Đối tượng áp dụng"),
    item("khoan", "1.", BODY),
    item("khoan", "2.", BODY),
]
BASES = [
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Theo đề nghị của Chánh Văn phòng.",
]


def page(symbol: str, name: str, *subject: str, **more: Any) -> dict[str, Any]:
    """What every document bears."""
    return {
        **AGENCIES,
        "tieu_de": f"{name.capitalize()} {' '.join(subject)}".strip(),
        "co_quan": "Sở Xây dựng",
        "so": "15",
        "ky_hieu": f"{symbol}-SXD" if symbol else "SXD-VP",
        "dia_danh": "Đồng Nai",
        "ngay": "ngày 09 tháng 3 năm 2026",
        "ten_loai": name,
        "trich_yeu": list(subject),
        "noi_dung": NUMBERED,
        "noi_nhan": ["Giám đốc, các Phó Giám đốc Sở;", "Các phòng, ban thuộc Sở;"],
        "luu": {"chu": "VT, VP", "nguoi_soan": "", "so_ban": ""},
        "ky": signer("GIÁM ĐỐC"),
    } | more


def _decision(symbol: str, name: str, *subject: str, **more: Any) -> dict[str, Any]:
    return (
        page(
            symbol,
            name,
            *subject,
            tham_quyen="Giám đốc Sở Xây dựng",
            can_cu=BASES,
            nhu_dieu="3",
            noi_dung=ARTICLES,
        )
        | more
    )


def _agreement(symbol: str, name: str) -> dict[str, Any]:
    parties = [
        {"ten": "BÊN A: SỞ XÂY DỰNG", "thong_tin": ["Địa chỉ: (địa chỉ).", "Đại diện: (họ tên, chức vụ)."]},
        {"ten": "BÊN B: SỞ NỘI VỤ", "thong_tin": ["Địa chỉ: (địa chỉ).", "Đại diện: (họ tên, chức vụ)."]},
    ]
    return page(
        symbol,
        name,
        "Phối hợp tổ chức phong trào thi đua",
        can_cu=["Căn cứ nhu cầu và khả năng của hai bên."],
        mo_dau="Hôm nay, ngày 09 tháng 3 năm 2026, tại Sở Xây dựng, chúng tôi gồm:",
        cac_ben=parties,
        ket="Văn bản này được lập thành hai bản, mỗi bên giữ một bản, có giá trị như nhau./.",
        chu_ky=[signer("ĐẠI DIỆN BÊN A", "GIÁM ĐỐC"), signer("ĐẠI DIỆN BÊN B", "GIÁM ĐỐC")],
        noi_nhan=["Bên A;", "Bên B;"],
    )


def _plain(symbol: str, name: str, subject: str, **more: Any) -> dict[str, Any]:
    closing = f"Trên đây là {name.lower()}, yêu cầu các phòng, ban, đơn vị nghiêm túc thực hiện./."
    return page(symbol, name, subject, ket=closing) | more


def _copy() -> dict[str, Any]:
    copy = {
        **AGENCIES,
        "so": "05",
        "dia_danh": "Đồng Nai",
        "ngay": "ngày 12 tháng 3 năm 2026",
        "noi_nhan": ["Các phòng, ban thuộc Sở;"],
        "luu": {"chu": "VT", "nguoi_soan": "", "so_ban": ""},
        "ky": signer("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    }
    return _plain("KH", "KẾ HOẠCH", "Phát động phong trào thi đua năm 2026") | {"sao": copy}


def _copied(symbol: str) -> dict[str, Any]:
    context = _copy()
    return context | {"sao": {**context["sao"], "ky_hieu": f"{symbol}-SXD"}}


SUBJECT = "Phát động phong trào thi đua năm 2026"
RESOLUTION = {
    "co_quan_chu_quan": [],
    "co_quan_ban_hanh": ["HỘI ĐỒNG NHÂN DÂN", "XÃ AN PHƯỚC"],
    "co_quan": "Hội đồng nhân dân xã An Phước",
    "tham_quyen": "Hội đồng nhân dân xã An Phước",
    "ky_hieu": "NQ-HĐND",
    "dia_danh": "An Phước",
    "ky": signer("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
    "noi_dung": [
        item("doan", "", f"**Điều 1.** {BODY}"),
        item("doan", "", "**Điều 2.** Nghị quyết này có hiệu lực kể từ ngày ký."),
        item("doan", "", "**Điều 3.** Ủy ban nhân dân xã chịu trách nhiệm thi hành Nghị quyết này./."),
    ],
}
SAMPLES: dict[str, dict[str, Any]] = {
    "nghi_quyet": _decision("NQ", "NGHỊ QUYẾT", "Về phương hướng thi đua năm 2026", **RESOLUTION),
    "quyet_dinh": _decision("QĐ", "QUYẾT ĐỊNH", "Về việc thành lập Hội đồng thi đua"),
    "chi_thi": _plain("CT", "CHỈ THỊ", "Về việc đẩy mạnh phong trào thi đua năm 2026"),
    "quy_che": page("QC", "QUY CHẾ", "Làm việc của Hội đồng thi đua", noi_dung=CHAPTERS, ket="Hết./."),
    "quy_dinh": page("QyĐ", "QUY ĐỊNH", "Về xét khen thưởng", noi_dung=CHAPTERS, ket="Hết./."),
    "thong_cao": _plain("TC", "THÔNG CÁO", "Về phong trào thi đua năm 2026"),
    "thong_bao": _plain("TB", "THÔNG BÁO", "Kết quả phong trào thi đua năm 2025"),
    "huong_dan": _plain("HD", "HƯỚNG DẪN", "Chấm điểm thi đua năm 2026"),
    "chuong_trinh": _plain("CTr", "CHƯƠNG TRÌNH", "Công tác thi đua năm 2026", noi_dung=SECTIONS),
    "ke_hoach": _plain("KH", "KẾ HOẠCH", SUBJECT, noi_dung=SECTIONS, mo_dau="Thực hiện như sau:"),
    "phuong_an": _plain("PA", "PHƯƠNG ÁN", "Tổ chức lễ tổng kết thi đua năm 2026", noi_dung=SECTIONS),
    "de_an": _plain("ĐA", "ĐỀ ÁN", "Đổi mới công tác thi đua giai đoạn 2026 - 2030", noi_dung=SECTIONS),
    "du_an": _plain("DA", "DỰ ÁN", "Số hóa hồ sơ khen thưởng", noi_dung=SECTIONS),
    "bao_cao": _plain(
        "BC",
        "BÁO CÁO",
        "Kết quả phong trào thi đua quý I năm 2026",
        noi_dung=SECTIONS,
        kinh_gui=["Ủy ban nhân dân tỉnh Đồng Nai"],
    ),
    "bien_ban": page(
        "BB",
        "BIÊN BẢN",
        "Họp Hội đồng thi đua năm 2026",
        thoi_gian="08 giờ 00, ngày 09 tháng 3 năm 2026",
        dia_diem="Phòng họp Sở Xây dựng",
        thanh_phan="các thành viên Hội đồng thi đua (số liệu minh họa)",
        chu_tri="(họ tên, chức vụ)",
        thu_ky="(họ tên, chức vụ)",
        ket_thuc="10 giờ 30, ngày 09 tháng 3 năm 2026",
        chu_ky=[signer("THƯ KÝ"), signer("CHỦ TỌA")],
        luu={"chu": "VT, Hồ sơ", "nguoi_soan": "", "so_ban": ""},
    ),
    "to_trinh": _plain(
        "TTr",
        "TỜ TRÌNH",
        "Về việc khen thưởng phong trào thi đua năm 2025",
        kinh_gui=["Ủy ban nhân dân tỉnh Đồng Nai", "Hội đồng Thi đua - Khen thưởng tỉnh Đồng Nai"],
    ),
    "hop_dong": _agreement("HĐ", "HỢP ĐỒNG"),
    "cong_van": page(
        "",
        "",
        "đôn đốc thực hiện phong trào thi đua năm 2026",
        kinh_gui=["Ban Quản lý khu kinh tế", "Sở Nội vụ"],
        ket="Đề nghị các đơn vị quan tâm phối hợp, triển khai thực hiện./.",
        dia_chi=[
            "Địa chỉ: (số nhà, đường), tỉnh Đồng Nai",
            "Điện thoại: (số điện thoại); E-mail: (thư điện tử)",
        ],
    ),
    "cong_dien": _plain(
        "CĐ",
        "CÔNG ĐIỆN",
        "Về việc ứng phó với mưa lớn",
        do_khan="HỎA TỐC",
        noi_dien=["Ủy ban nhân dân các xã, phường", "Các ban quản lý dự án"],
    ),
    "ban_ghi_nho": _agreement("BGN", "BẢN GHI NHỚ"),
    "ban_thoa_thuan": _agreement("BTT", "BẢN THỎA THUẬN"),
    "giay_uy_quyen": _plain("GUQ", "GIẤY ỦY QUYỀN", "Về việc ký văn bản thi đua"),
    "giay_moi": page(
        "GM",
        "GIẤY MỜI",
        "Dự lễ tổng kết thi đua",
        kinh_moi="Trưởng các phòng, ban thuộc Sở",
        toi_du="lễ tổng kết phong trào thi đua năm 2025",
        chu_tri="Giám đốc Sở Xây dựng",
        thoi_gian="08 giờ 00, ngày 16 tháng 3 năm 2026",
        dia_diem="Hội trường Sở Xây dựng",
        noi_dung=[],
        ket="Đề nghị các đại biểu đến dự đầy đủ, đúng thành phần./.",
    ),
    "giay_gioi_thieu": page(
        "GGT",
        "GIẤY GIỚI THIỆU",
        ho_ten=NAME,
        chuc_vu="Chuyên viên",
        noi_den="Sở Nội vụ",
        ve_viec="nộp hồ sơ khen thưởng",
        han_den="ngày 31 tháng 3 năm 2026",
        noi_nhan=["Như trên;"],
        luu={"chu": "VT", "nguoi_soan": "", "so_ban": ""},
    ),
    "giay_nghi_phep": page(
        "GNP",
        "GIẤY NGHỈ PHÉP",
        ngay_don="ngày 05 tháng 3 năm 2026",
        ho_ten=NAME,
        chuc_vu="Chuyên viên",
        so_ngay="05",
        tu_ngay="ngày 16 tháng 3 năm 2026",
        den_ngay="ngày 20 tháng 3 năm 2026",
        noi_nghi="tỉnh Lâm Đồng",
        nam="2026",
        noi_nhan=["Ông (bà) có tên ở trên;"],
    ),
    "phieu_gui": _plain("PG", "PHIẾU GỬI", "Gửi hồ sơ khen thưởng"),
    "phieu_chuyen": _plain("PC", "PHIẾU CHUYỂN", "Chuyển hồ sơ khen thưởng"),
    "phieu_bao": _plain("PB", "PHIẾU BÁO", "Báo kết quả xét khen thưởng"),
    "thu_cong": page(
        "",
        "THƯ CÔNG",
        "Nhân ngày truyền thống ngành Xây dựng",
        kinh_gui=["Cán bộ, công chức, viên chức, người lao động ngành Xây dựng"],
        ket="Chúc các đồng chí sức khỏe và thành công./.",
    ),
    "sao_y": _copied("SY"),
    "sao_luc": _copied("SL"),
    "trich_sao": _copied("TrS"),
}

ISSUED = {
    "ten_loai": "QUY CHẾ",
    "trich_yeu": ["Làm việc của Hội đồng thi đua"],
    "kem_theo": "Kèm theo Quyết định số 15/QĐ-SXD ngày 09 tháng 3 năm 2026 của Sở Xây dựng",
    "noi_dung": CHAPTERS,
    "ky": signer("GIÁM ĐỐC"),
}


def annex(number: str, title: str, **more: Any) -> dict[str, Any]:
    """An annex of plain paragraphs."""
    what = "Kèm theo Kế hoạch số 15/KH-SXD ngày 09 tháng 3 năm 2026 của Sở Xây dựng"
    return {"so": number, "ten": title, "kem_theo": what, "noi_dung": SECTIONS} | more


ANNEXES = [annex("I", "Danh mục phong trào thi đua"), annex("II", "Phân công nhiệm vụ")]
REFERRING = [item("doan", "", "Danh mục và phân công nhiệm vụ tại Phụ lục I, Phụ lục II kèm theo.")]
ANNEX_ALONE = {
    "tieu_de": "Danh mục phong trào thi đua",
    "co_quan": "Sở Xây dựng",
    "pl": annex("", "Danh mục", chu_ky_so="15/KH-SXD; 09/3/2026; 08:30:15 +07:00"),
}
OTHER_POST = {"chuc_vu_khac": "GIÁM ĐỐC SỞ XÂY DỰNG"}
SHAPES: dict[str, tuple[str, dict[str, Any]]] = {
    "decision that issues a regulation": (
        "quyet_dinh",
        {"trich_yeu": ["Ban hành Quy chế làm việc của Hội đồng thi đua"], "van_ban_kem": ISSUED},
    ),
    "decision with a regulation and annexes": (
        "quyet_dinh",
        {"trich_yeu": ["Ban hành Quy chế"], "van_ban_kem": ISSUED, "phu_luc": ANNEXES},
    ),
    "decision with annexes": ("quyet_dinh", {"phu_luc": ANNEXES}),
    "regulation of a decision": ("quy_che", {"kem_theo": ISSUED["kem_theo"]}),
    "plan with annexes": ("ke_hoach", {"phu_luc": ANNEXES, "noi_dung": REFERRING}),
    "plan with one annex": (
        "ke_hoach",
        {"phu_luc": [annex("", "Danh mục phong trào")], "noi_dung": REFERRING},
    ),
    "marks": ("thong_bao", {"do_khan": "THƯỢNG KHẨN", "luu_hanh": "LƯU HÀNH NỘI BỘ"}),
    "urgent letter": ("cong_van", {"do_khan": "KHẨN", "phu_luc": ANNEXES, "noi_dung": REFERRING}),
    "secret": ("bao_cao", {"do_mat": "TỐI MẬT", "do_khan": "HỎA TỐC"}),
    "one addressee": ("cong_van", {"kinh_gui": ["Ủy ban nhân dân tỉnh Đồng Nai"]}),
    "long addressee": (
        "cong_van",
        {"kinh_gui": ["Ủy ban nhân dân các xã, phường, đặc khu và các cơ quan trên địa bàn tỉnh Đồng Nai"]},
    ),
    "another post": ("ke_hoach", {"ky": signer("TRƯỞNG BAN") | OTHER_POST}),
    "draft": ("cong_van", {"du_thao": True, "so": "\u00a0" * 10}),
    "electronic copy": (
        "sao_y",
        {"sao": None, "chu_ky_so": "SAO Y; Sở Xây dựng; 12/3/2026; 08:30:15 +07:00"},
    ),
    "copy of a decision": (
        "sao_y",
        _decision("QĐ", "QUYẾT ĐỊNH", "Về việc thành lập Hội đồng thi đua")
        | {"lenh_ban_hanh": "QUYẾT ĐỊNH:", "ket": ""},
    ),
    "copy signed with another post": (
        "sao_luc",
        {"sao": {**_copied("SL")["sao"], "ky": signer("TRƯỞNG BAN") | OTHER_POST}},
    ),
    "regulation signed with another post": (
        "quyet_dinh",
        {
            "trich_yeu": ["Ban hành Quy chế làm việc của Ban Chỉ đạo"],
            "van_ban_kem": ISSUED | {"ky": signer("TRƯỞNG BAN") | OTHER_POST},
        },
    ),
    "agreement signed with another post": (
        "hop_dong",
        {
            "chu_ky": [
                signer("ĐẠI DIỆN BÊN A", "TRƯỞNG BAN") | OTHER_POST,
                signer("ĐẠI DIỆN BÊN B", "GIÁM ĐỐC"),
            ]
        },
    ),
    "three signatures": (
        "ban_thoa_thuan",
        {"chu_ky": [signer("ĐẠI DIỆN BÊN A"), signer("ĐẠI DIỆN BÊN B"), signer("ĐẠI DIỆN BÊN C")]},
    ),
    "report with tables": ("bao_cao", REPORT),
    "report with a table": (
        "bao_cao",
        {"phu_luc_bang": [REPORT["phu_luc_bang"][-1] | {"so": ""}], "noi_dung": [REFERRING_TO_TABLES]},
    ),
    "report with annexes of both kinds": (
        "bao_cao",
        {"phu_luc": ANNEXES, "phu_luc_bang": [REPORT["phu_luc_bang"][2]], "noi_dung": REFERRING},
    ),
    "urging letter with tables": (
        "cong_van_don_doc",
        {"bang_trong_bai": [SMALL], "phu_luc_bang": [URGED], "noi_dung": [REFERRING_TO_TABLES]},
    ),
    "urging letter with a table in its text": ("cong_van_don_doc", {"bang_trong_bai": [SMALL]}),
    "no annex though a list": ("ke_hoach", {"phu_luc": [], "kinh_gui": [], "do_khan": "", "dia_chi": []}),
}
"""Kinds with what changes in their samples."""


REVIEW_SHEET = page(
    "PRS",
    "PHIẾU RÀ SOÁT",
    "Dữ liệu kế hoạch thực hiện phong trào thi đua",
    "“Đẩy nhanh tiến độ” năm 2026",
    mo_dau="Dữ liệu năm 2026 được lập từ dữ liệu năm 2025 (số liệu minh họa):",
    nam_truoc="2025",
    nam="2026",
    cac_phan=[
        {
            "so": "I.",
            "ten": "PHẢI HỎI (1 MỤC)",
            "dong": [
                {
                    "stt": "1",
                    "cho": "Văn bản gốc của cấp trên: Số, ký hiệu (campaign.yaml, dòng 10)",
                    "truoc": ["15/KH-UBND"],
                    "nay": ["……………"],
                    "vi_sao": ["số và ngày của văn bản viện dẫn không tính ra được"],
                }
            ],
        }
    ],
    ket="Còn 1 mục phải hỏi chưa trả lời./.",
    chu_ky=[signer("NGƯỜI SOẠN"), signer("GIÁM ĐỐC")],
)
"""A context for the review sheet of a new year."""

OWN_SAMPLES = {
    "cong_van_don_doc": SAMPLES["cong_van"],
    "to_trinh_khen_thuong": SAMPLES["to_trinh"] | PROPOSED,
    "quyet_dinh_khen_thuong": SAMPLES["quyet_dinh"] | DECIDED,
    "bien_ban_hop_dong": SAMPLES["bien_ban"] | VOTED,
    "bao_cao_thanh_tich": page("", "BÁO CÁO THÀNH TÍCH") | ACHIEVED,
    "tom_tat_thanh_tich": page("", "TÓM TẮT THÀNH TÍCH", "Phong trào thi đua năm 2026") | SUMMED_UP,
    "muc_luc_ho_so": page("", "MỤC LỤC", "Hồ sơ đề nghị khen thưởng", noi_dung=[]) | INDEXED,
    "so_khen_thuong": page("", "SỔ THEO DÕI KHEN THƯỞNG", "Phong trào thi đua năm 2026", noi_dung=[]) | KEPT,
    "phieu_ra_soat": REVIEW_SHEET,
}
"""Contexts for the templates of our own, by their name."""
