"""Templates in the exact form of Nghị định 30, made from its numbers and open to editing in Word."""

from vanban.docx.starter import blocks, package
from vanban.docx.starter.page import Sizes

__all__ = ["Sizes", "plan_template", "shared_parts", "stock"]


def plan_template(sizes: Sizes = Sizes.LARGE) -> bytes:
    """The template of a kế hoạch, which includes the shared parts."""
    return package.document(blocks.plan(), sizes, title="{{ tieu_de }}", creator="{{ co_quan }}")


def shared_parts(sizes: Sizes = Sizes.LARGE) -> dict[str, bytes]:
    """The parts that documents of every kind share, by file name under the templates' folder."""
    parts = {
        "quoc_hieu": (blocks.letterhead(sizes), "Phần đầu: cơ quan, Quốc hiệu, số, ngày tháng"),
        "tieu_de": (blocks.title(sizes), "Tên loại và trích yếu"),
        "noi_dung": (blocks.outline(), "Nội dung theo phần, mục, khoản, điểm"),
        "ky_ten": (blocks.signature(), "Nơi nhận và chữ ký"),
    }
    return {
        f"phan/{name}.docx": package.shared_part(blocks.part(body, about), sizes, about)
        for name, (body, about) in parts.items()
    }


def stock(sizes: Sizes = Sizes.LARGE) -> dict[str, bytes]:
    """Every file of the templates' folder, by its path in it."""
    return {"ke_hoach.docx": plan_template(sizes), **shared_parts(sizes)}
