"""The words of a paper that many of its kind share: a department's own text over the shared one, piece by piece."""

from dataclasses import dataclass
from typing import ClassVar, Generic, Self, TypeVar

from pydantic import Field

from vanban.data.campaign import PageText
from vanban.data.source import Source
from vanban.data.types import Line, Openable, PartialDay, Text


class PaperText(PageText):
    """Of an own file only what it says replaces what the shared text says; each of the named `pieces` for itself.

    `parts` are the narrative pieces that the body calls as `{{ phan.han_che }}`.
    """

    pieces: ClassVar[tuple[str, ...]] = ("parts", "citations", "targets", "phrases")

    issued: Openable[PartialDay] | None = Field(
        default=None, alias="ngay", title="Ngày; để trống: tháng của kỳ báo cáo hoặc của hồ sơ"
    )
    addressees: tuple[Text, ...] = Field(default=(), alias="kinh_gui", title="Kính gửi")
    parts: dict[Line, Openable[Text]] = Field(default={}, alias="phan", title="Các phần lời văn")

    def over(self, shared: Self) -> Self:
        """This text where it says something, the shared one elsewhere."""
        own = {name: getattr(self, name) for name in self.model_fields_set}
        for name in self.pieces:
            own[name] = {**getattr(shared, name), **getattr(self, name)}
        return shared.model_copy(update=own)


TextT = TypeVar("TextT", bound=PaperText, covariant=True)


@dataclass(frozen=True, slots=True)
class PaperWords(Generic[TextT]):
    """A paper's words, its own over the shared ones, and the file that each stands in."""

    text: TextT
    source: Source
    own: Source | None

    def source_of(self, key: str, piece: str = "") -> Source:
        """The file that says `key`, or of a key with named pieces the file that says this piece."""
        if self.own is None or key not in self.own.data:
            return self.source
        said = self.own.data[key]
        return self.source if piece and isinstance(said, dict) and piece not in said else self.own
