"""A council's file with questions for all that only a person can know."""

from vanban.data.departments import Department
from vanban.data.open_values import Data, OpenValue
from vanban.data.writing import Below, write_entry

_HEADER = """\
# Cuộc họp của Hội đồng Thi đua - Khen thưởng {name}: biên bản, tờ trình và các kiểm tra lấy từ đây.
# Mục ghi !hoi là mục chưa biết: thay bằng giá trị, ví dụ ngay_hop: 20/01/2025. Chưa thay thì chỉ in được dự thảo.
# vai_tro: chu_tich, pho_chu_tich, uy_vien, thu_ky; mỗi thành viên một dòng. Người vắng: thêm vang: có và ly_do.
# Biểu quyết giơ tay: bo_phieu_kin: không, và bỏ mục phieu.
"""


_ASK = OpenValue("hoi")


def council_text(department: Department | None) -> str:
    """The YAML of a meeting that hasn't been held, of a department's council or, without one, the province's.

    What the register knows is filled in, the rest is open.
    """
    head, deputy = (department.head, department.deputy) if department else (None, None)
    leader = department.leader.full_name if department and department.leader else None
    members: list[Data] = [
        _member("chu_tich", head, leader),
        _member("pho_chu_tich", deputy),
        _member("uy_vien"),
        _member("thu_ky"),
    ]
    entries: dict[str, Data] = {
        "ngay_hop": OpenValue("hoi", note="ví dụ 20/01/2025"),
        "bat_dau": OpenValue("hoi", note="ví dụ 08 giờ 00 phút"),
        "ket_thuc": _ASK,
        "dia_diem": _ASK,
        "thanh_vien": members,
        "bo_phieu_kin": "có",
        "phieu": {"phat_ra": _ASK, "thu_ve": _ASK, "hop_le": _ASK},
    }
    lines = (write_entry(key, value, 0, Below()) for key, value in entries.items())
    return _HEADER.format(name=department.name if department else "của tỉnh, thành phố") + "".join(lines)


def _member(role: str, position: str | None = None, name: str | None = None) -> Data:
    return {"ho_ten": name or _ASK, "chuc_vu": position or _ASK, "vai_tro": role}
