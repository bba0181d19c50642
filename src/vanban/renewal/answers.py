"""Answers held against what the field may be and what a careful reader would ask back, then written in their place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from vanban.data.edit import edit
from vanban.data.source import Source, parse_source
from vanban.data.splices import Set
from vanban.data.validation import validate
from vanban.errors import DataError, Problem
from vanban.renewal.questions import PIECES, Question
from vanban.vietnamese.dates import parse_date, parse_partial_date, short_date
from vanban.vietnamese.letters import nfc

_NUMBER = re.compile(r"\d+[\w.-]*\s?/\s?[A-ZĐ\d][\w&./-]*|\d+-[A-ZĐ]+/[\w.-]+")
_MARKUP = re.compile(r"\{%|\{#|[\n\r\t]")
_MARKUP_IN_PIECES = re.compile(r"\{#|\t")


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer that may be written: the value, and what is asked back before it is (empty: nothing)."""

    question: Question
    value: str
    doubts: tuple[str, ...]


def check_answer(question: Question, typed: str) -> Checked:
    """The answer to one question; nothing typed accepts the proposal.

    Raises:
        DataError: it is no value for this field.
    """
    words = nfc(typed).replace("\r\n", "\n").strip()
    if not words:
        words = _accepted(question)
    elif question.path[0] in PIECES:
        if _MARKUP_IN_PIECES.search(words):
            raise _wrong(question, "câu trả lời có ký tự không dùng được", "Bỏ {# và phím Tab.")
    elif _MARKUP.search(words):
        raise _wrong(question, "câu trả lời có ký tự không dùng được", "Viết trên một dòng, không có {% %}.")
    if question.path[-1] == "so" and not _NUMBER.fullmatch(words):
        raise _wrong(question, f"“{words}” thiếu ký hiệu", "Ghi cả số và ký hiệu, ví dụ 59/KH-UBND.")
    _validated(question.source, question, words)
    return Checked(question, words, tuple(_doubts(question, words)))


def _accepted(question: Question) -> str:
    if isinstance(question.proposed, str):
        return question.proposed
    raise _wrong(question, "chưa có câu trả lời, cũng không có đề xuất", "Điền giá trị.")


def _wrong(question: Question, what: str, remedy: str) -> DataError:
    return DataError(Problem(f"{question.key}: {what}.", remedy, question.place))


def _validated(source: Source, question: Question, value: str) -> str:
    """The text of the file with the answer in it.

    Raises:
        DataError: the model refuses it.
    """
    try:
        text = edit(source, [Set(question.path, value)])
    except ValueError as error:
        raise _wrong(question, f"không ghi được “{value[:60]}” ({error})", "Viết lại.") from error
    validate(parse_source(text.encode("utf-8"), source.name), question.model)
    return text


def _doubts(question: Question, value: str) -> Iterator[str]:
    """What a careful reader would ask back."""
    day = _day(question, value)
    if day is not None:
        if day.weekday() == 6:
            yield f"{short_date(day)} là Chủ nhật"
        elif day.weekday() == 5 and question.path[-1] == "ngay":
            yield f"{short_date(day)} là thứ Bảy"
        last = _last_day(question)
        if last is not None and day <= last:
            yield f"{short_date(day)} không sau ngày của năm trước ({short_date(last)})"
    elif question.kind == "hoi" and value == question.last and question.path[-1] == "so":
        yield f"giống hệt năm trước ({value})"


def _day(question: Question, value: str) -> date | None:
    if question.path[-1] not in ("ngay", "ket_thuc", "bat_dau"):
        return None
    try:
        return parse_date(value)
    except ValueError:
        return None


def _last_day(question: Question) -> date | None:
    try:
        return parse_partial_date(question.last).last if isinstance(question.last, str) else None
    except ValueError:
        return None


def answered(answers: Iterable[Checked]) -> dict[str, str]:
    """The new text of each file by its name, all its answers in it.

    Raises:
        DataError: answers that are right one by one contradict one another.
    """
    by_file: dict[str, list[Checked]] = {}
    for one in answers:
        by_file.setdefault(one.question.source.name, []).append(one)
    texts: dict[str, str] = {}
    for name, group in by_file.items():
        source = group[0].question.source
        edits = [Set(one.question.path, one.value) for one in group]
        texts[name] = edit(source, edits)
        validate(parse_source(texts[name].encode("utf-8"), name), group[0].question.model)
    return texts


def check_answers(open_questions: Iterable[Question], given: Mapping[str, str]) -> list[Checked]:
    """The answers by name, all held against their questions.

    Raises:
        DataError: all that is wrong: keys that nobody asks for, values that don't fit.
    """
    by_key = {question.key: question for question in open_questions}
    problems: list[Problem] = []
    checked: list[Checked] = []
    for key, typed in given.items():
        question = by_key.get(key)
        if question is None:
            problems.append(_unasked(key, by_key))
            continue
        try:
            checked.append(check_answer(question, typed))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return checked


def _unasked(key: str, known: Mapping[str, Question]) -> Problem:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    if near:
        remedy = f"Có phải ý là {near[0]}?"
    else:
        remedy = f"Các mục đang hỏi: {', '.join(known)}." if known else "Không còn mục nào phải hỏi."
    return Problem(f"Không có mục nào đang hỏi tên là {key[:80] or '(để trống)'}.", remedy)
