"""The validator's error types as Vietnamese sentences. No word of its own English reaches a clerk."""

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any

from vanban.data.open_values import OpenValue
from vanban.data.types import FieldError
from vanban.vietnamese.letters import without_accents

_KINDS = {
    "string": ("một dòng chữ", "Viết chữ ngay sau dấu hai chấm."),
    "list": ("danh sách", "Viết mỗi mục trên một dòng, bắt đầu bằng dấu gạch và dấu cách."),
    "tuple": ("danh sách", "Viết mỗi mục trên một dòng, bắt đầu bằng dấu gạch và dấu cách."),
    "set": ("danh sách", "Viết mỗi mục trên một dòng, bắt đầu bằng dấu gạch và dấu cách."),
    "dict": ("các dòng `tên: giá trị`", "Xuống dòng, thụt vào và viết từng mục."),
    "model": ("các dòng `tên: giá trị`", "Xuống dòng, thụt vào và viết từng mục."),
    "dataclass": ("các dòng `tên: giá trị`", "Xuống dòng, thụt vào và viết từng mục."),
    "int": ("số nguyên", "Viết như 1.234."),
    "float": ("số", "Viết như 1.234,5."),
    "decimal": ("số", "Viết như 1.234,5."),
    "date": ("ngày", "Viết như 31/01/2024."),
    "datetime": ("ngày", "Viết như 31/01/2024."),
    "bool": ("có hoặc không", "Viết `có` hoặc `không`."),
}
_SHORT = 30  # characters that are typed anew in a moment
_LIMITS = {
    "greater_than": ("gt", "lớn hơn"),
    "greater_than_equal": ("ge", "từ {} trở lên"),
    "less_than": ("lt", "nhỏ hơn"),
    "less_than_equal": ("le", "từ {} trở xuống"),
}


def describe_missing(key: str, title: str) -> tuple[str, str]:
    """What to tell about a key that has to be there."""
    return f"Thiếu {_name(key, title)}.", f"Thêm dòng `{key}: …`."


def describe_unknown(
    key: str, value: object, titles: Mapping[str, str], present: Collection[str]
) -> tuple[str, str, str | None]:
    """What to tell about a key that the model doesn't know, and the one that was likely meant."""
    what = f"Mục `{key}` không có ở đây."
    free = [known for known in titles if known not in present]
    typed = _bare(key)
    by_title = {_bare(titles[known]): known for known in free if titles[known]}
    if found := difflib.get_close_matches(typed, [*free, *by_title], n=1, cutoff=0.6):
        meant = by_title.get(found[0], found[0])
        return what, f"Có phải ý là `{meant}`? Sửa lại tên mục.", meant
    if free:
        last_resort = "" if _is_long(value) else " Không cần thì xóa mục này."
        return what, f"Sửa lại tên mục thành một trong: {', '.join(free)}.{last_resort}", None
    if _is_long(value) and titles:
        return what, f"Chuyển nội dung này vào một trong các mục: {', '.join(titles)}.", None
    return what, "Xóa mục này.", None


def _is_long(value: object) -> bool:
    """Whether deleting the value would lose somebody's work."""
    return isinstance(value, dict | list) or (
        isinstance(value, str) and (len(value) > _SHORT or "\n" in value)
    )


def describe(kind: str, value: object, context: Mapping[str, Any], key: str, title: str) -> tuple[str, str]:
    """What to tell about a value, and what to do."""
    reason = context.get("error")
    if isinstance(reason, FieldError):
        return reason.what, reason.remedy
    if isinstance(reason, Exception):
        return str(reason), ""
    name = _name(key, title)
    if isinstance(value, OpenValue):
        return f"{name} không để ngỏ bằng !{value.kind} được.", "Điền giá trị."
    if value is None:
        return f"{name} để trống.", "Điền giá trị, hoặc xóa cả dòng."
    return _describe_value(kind, value, context, name)


def _describe_value(kind: str, value: object, context: Mapping[str, Any], name: str) -> tuple[str, str]:
    if kind == "union_tag_invalid":
        key, allowed = (str(context[part]).replace("'", "") for part in ("discriminator", "expected_tags"))
        return f"{name} có `{key}` là “{context['tag']}”.", f"Chọn một trong: {allowed}."
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'([^']*)'", str(context.get("expected")))
        return f"{name} là {_shown(value)}.", f"Chọn một trong: {', '.join(choices)}."
    if kind == "union_tag_not_found":
        key = str(context.get("discriminator", "")).strip("'")
        return f"{name} thiếu `{key}`.", f"Thêm dòng `{key}: …`."
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        limit = words.format(context[bound]) if "{}" in words else f"{words} {context[bound]}"
        return f"{name} là {_shown(value)}, phải {limit}.", "Sửa giá trị này."
    if "too_short" in kind or "too_long" in kind:
        return _describe_length(kind, value, context, name)
    if kind == "string_pattern_mismatch":
        return f"{name} là {_shown(value)}, không đúng mẫu.", "Xem mẫu trong hướng dẫn."
    wanted = _KINDS.get(kind.split("_")[0])
    if wanted and kind != "model_attributes_unset":
        return f"{name} là {_shown(value)}, phải là {wanted[0]}.", wanted[1]
    return f"{name} là {_shown(value)}, không dùng được.", "Xem hướng dẫn về mục này."


def _describe_length(kind: str, value: object, context: Mapping[str, Any], name: str) -> tuple[str, str]:
    unit = "ký tự" if kind.startswith("string") else "mục"
    if "too_short" in kind:
        least = context.get("min_length", 1)
        return f"{name} có ít hơn {least} {unit}.", f"Điền ít nhất {least} {unit}."
    most = context.get("max_length", "")
    return f"{name} có nhiều hơn {most} {unit}.", f"Bỏ bớt, giữ nhiều nhất {most} {unit}."


def _name(key: str, title: str) -> str:
    if not key:
        return "Giá trị"
    return f"`{key}` ({title})" if title else f"`{key}`"


def _bare(text: str) -> str:
    """A key or title as a key is written."""
    return re.sub(r"[\s\-]+", "_", without_accents(text).strip().lower())


def _shown(value: object) -> str:
    match value:
        case str():
            return f"“{value[:60]}{'…' if len(value) > 60 else ''}”"
        case dict() if len(value) == 1:
            return f"một dòng có dấu hai chấm (“{next(iter(value))}: …”)"
        case dict():
            return "nhiều dòng `tên: giá trị`"
        case list():
            return f"danh sách {len(value)} mục"
        case _:
            return f"“{value}”"
