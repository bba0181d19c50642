"""Writes the stock templates: `python -m vanban.docx.starter templates [--co-chu-nho] [--thay]`."""

import argparse
import sys
from pathlib import Path

from vanban.docx.starter import Sizes, stock


def main() -> int:
    """Write what is missing; what a clerk has changed stays, unless it may be replaced."""
    parser = argparse.ArgumentParser(
        prog="python -m vanban.docx.starter", description="Tạo lại các mẫu có sẵn."
    )
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mẫu, ví dụ templates")
    parser.add_argument("--co-chu-nho", action="store_true", help="cỡ chữ 12/13/13, cho địa danh dài")
    parser.add_argument("--thay", action="store_true", help="thay cả mẫu đã sửa")
    options = parser.parse_args()
    kept = []
    for name, content in stock(Sizes.SMALL if options.co_chu_nho else Sizes.LARGE).items():
        path = options.folder / name
        if path.exists() and path.read_bytes() != content and not options.thay:
            kept.append(path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in kept:
        print(f"{path}: mẫu này đã sửa nên được giữ nguyên. Thêm --thay để thay.", file=sys.stderr)
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
