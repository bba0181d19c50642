"""Words that should not part at the end of a line: a number from what it counts, a symbol from its `số`."""

import re
from functools import lru_cache

_NBSP = "\u00a0"
_UNITS = "đồng|nghìn|triệu|tỷ|hộ|người|dự án|công trình|ha|km|tấn|điểm phần trăm"
_TIES = re.compile(
    r" (?:"  # a search goes from space to space
    r"(?<=\bsố )(?=\d)"  # số 59/KH-UBND
    r"|(?<=\bngày )(?=\d)"  # ngày 07/02/2024
    r"|(?<=\bĐiều )(?=\d)|(?<=\bkhoản )(?=\d)|(?<=\bđiểm )(?=[a-zđ]\b)"
    rf"|(?<=\d )(?=(?:{_UNITS})\b)"  # 1.000 hộ
    r"|(?<=\w )(?=- \w)"  # kinh tế - xã hội: a line does not begin with the hyphen
    r")"
)


@lru_cache(maxsize=2048)  # a shared text is the same in every document
def tie(text: str) -> str:
    """`text` with no-break spaces where its words belong together."""
    return _TIES.sub(_NBSP, text)
