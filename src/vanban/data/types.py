"""What a value of the model may be: read from what a clerk typed, and told to editors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, TypeAlias, TypeVar, Union, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from vanban.data.nodes import Path
from vanban.data.open_values import OpenValue
from vanban.vietnamese.dates import PartialDate, parse_date, parse_partial_date
from vanban.vietnamese.letters import nfc
from vanban.vietnamese.numbers import parse_number

JsonSchema: TypeAlias = dict[str, Any]
T = TypeVar("T")

_YEARS = range(1945, 2101)
_YES_NO = {"có": True, "không": False, "true": True, "false": False}
# Editors type a plain scalar by YAML 1.2; we read it as text. So the schemas allow what it may look like.
_ANY_SCALAR = ["string", "number", "boolean"]
OPEN_SCHEMA: JsonSchema = {
    "description": "!hoi (hỏi) hoặc !xac_nhan (xác nhận): giá trị còn để ngỏ",
    "type": ["object", "null"],
    "properties": {
        "nam_truoc": {"description": "Giá trị của năm trước"},
        "de_xuat": {"description": "Giá trị đề xuất"},
        "ghi_chu": {"description": "Ghi chú cho người điền", "type": "string"},
    },
    "additionalProperties": False,
}


class FieldError(ValueError):
    """A fault found by a model's own validator, at `path` below the value that it validates.

    `what` and `remedy` are whole Vietnamese sentences. `for_text`: text was wanted, of any number of lines.
    """

    for_text = False

    def __init__(self, what: str, remedy: str = "", path: Path = ()) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.path = path


class WrongKindError(FieldError):
    """A list or keys stand where one value belongs: another member of a union may be meant."""


@dataclass(frozen=True, eq=False)
class _ReadAs:
    """Marks a type as read from text by `parse`, which raises ValueError with a Vietnamese sentence."""

    kind: type
    parse: Callable[[str], object]
    schema: JsonSchema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return dict(self.schema)

    def _read(self, value: object) -> object:
        if type(value) is self.kind and self.kind is not str:
            return value
        try:
            return self.parse(_need_text(value))
        except FieldError as error:
            error.for_text = self.kind is str
            raise


def _need_text(value: object) -> str:
    """The text of a scalar, or a sentence that says what stands in its place."""
    match value:
        case str() if value.strip():
            return nfc(value)
        case None | str():
            raise FieldError("Giá trị để trống.", "Điền giá trị.")
        case OpenValue():
            raise FieldError(f"Chỗ này không để ngỏ bằng !{value.kind} được.", "Điền giá trị.")
        case dict() if len(value) == 1 and isinstance(next(iter(value.values())), str):
            (key, rest), *_ = value.items()
            what = f"“{key}: {rest}” có dấu hai chấm nên bị đọc thành tên mục và giá trị."
            raise FieldError(what, 'Đặt cả dòng trong ngoặc kép "…".')
        case dict() | list():
            found = "danh sách" if isinstance(value, list) else "nhiều mục"
            raise WrongKindError(
                f"Ở đây cần một giá trị, không phải {found}.", "Viết giá trị ngay sau dấu hai chấm."
            )
        case _:
            return str(value)


def _fold(text: str) -> str:
    """One line, also of what was typed over several."""
    return re.sub(r"[ \t\r\n]+", " ", nfc(text)).strip()


def _parse_whole(text: str) -> int:
    number = parse_number(text)
    if number != int(number) or "%" in text:
        raise FieldError(f"“{text}” không phải là số nguyên.", "Viết như 1.234.")
    return int(number)


def _parse_share(text: str) -> Fraction:
    above, bar, below = text.partition("/")
    if bar:
        whole = _parse_whole(below)
        if not whole:
            raise FieldError(f"“{text}” có mẫu số bằng 0.", "Viết như 2/3.")
        return Fraction(_parse_whole(above), whole)
    return Fraction(parse_number(text)) / (100 if "%" in text else 1)


def _parse_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
        raise FieldError(f"“{text}” không phải là năm.", "Viết bốn chữ số như 2024.")
    return int(text)


def _parse_yes_no(text: str) -> bool:
    answer = _YES_NO.get(text.strip().lower())
    if answer is None:
        raise FieldError(f"“{text}” không phải là có hay không.", "Viết `có` hoặc `không`.")
    return answer


class _OrOpen:
    """Marks `T | OpenValue`: an open value passes as it is, all else must be a `T`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known = tuple(member for member in get_args(source) if member is not OpenValue)
        inner = handler.generate_schema(Union[known])  # noqa: UP007  # built from a tuple
        return core_schema.no_info_wrap_validator_function(
            _pass_open,
            inner,
            serialization=core_schema.wrap_serializer_function_ser_schema(_pass_open, schema=inner),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [handler(schema), OPEN_SCHEMA]}


def _pass_open(value: object, handler: Callable[[object], object]) -> object:
    return value if isinstance(value, OpenValue) else handler(value)


def _number_schema(description: str) -> JsonSchema:
    return {
        "description": description,
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*[-+(]?\d[\d.,\s]*%?\)?\s*$"}],
    }


Text = Annotated[str, _ReadAs(str, nfc, {"type": _ANY_SCALAR, "minLength": 1})]
Line = Annotated[str, _ReadAs(str, _fold, {"type": _ANY_SCALAR, "minLength": 1})]
Year = Annotated[
    int, _ReadAs(int, _parse_year, {"type": "integer", "minimum": _YEARS.start, "maximum": _YEARS.stop - 1})
]
Whole = Annotated[int, _ReadAs(int, _parse_whole, _number_schema("Số nguyên như 1.234.567"))]
Number = Annotated[Decimal, _ReadAs(Decimal, parse_number, _number_schema("Số như 1.234.567,8 hoặc 95%"))]
Share = Annotated[
    Fraction,
    _ReadAs(Fraction, _parse_share, {"description": "Số như 3, hoặc phần như 2/3, 80%", "type": _ANY_SCALAR}),
]
Day = Annotated[
    date,
    _ReadAs(date, parse_date, {"description": "Ngày như 31/01/2024", "type": "string", "pattern": r"\d"}),
]
PartialDay = Annotated[
    PartialDate,
    _ReadAs(
        PartialDate,
        parse_partial_date,
        {
            "description": "Ngày, tháng hoặc năm như 31/01/2024, 01/2024, 2024",
            "type": ["string", "integer"],
            "pattern": r"\d{4}",
        },
    ),
]
YesNo = Annotated[
    bool, _ReadAs(bool, _parse_yes_no, {"description": "có hoặc không", "enum": [*_YES_NO, True, False]})
]
Openable = Annotated[Union[T, OpenValue], _OrOpen()]  # noqa: UP007  # a type variable in `X | Y` can't be filled in
