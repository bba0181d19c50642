"""An office's own profile, read strictly and laid over the decree's."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from vanban.data.office import OfficeProfile, RuleChange
from vanban.data.source import Source, read_source
from vanban.data.validation import validate
from vanban.decree30.findings import Severity
from vanban.decree30.profiles import Office, Profile, nd30, nd30_strict
from vanban.decree30.rules import Limit, Rule
from vanban.decree30.wording import figure
from vanban.errors import DataError, Problem
from vanban.vietnamese.dates import parse_date
from vanban.vietnamese.numbers import parse_number

_SEVERITIES = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING, "ghi_chu": Severity.INFO}
_RANGES = {"mm": "mm", "pt": "pt", "phan_tram": "%"}


def read_overlay(path: Path, shown: str) -> Profile:
    """The profile of an office's file; `shown` is the file as messages name it.

    Raises:
        DataError: all that is wrong in the file, each with its place.
    """
    source = read_source(path, shown)
    file = validate(source, OfficeProfile)
    base = nd30_strict() if file.base == "nd30-strict" else nd30()
    problems = [problem for id, change in file.rules.items() for problem in _faults(source, base, id, change)]
    if problems:
        raise DataError(problems)
    office = Office(file.places, dict(file.symbols), file.collegial, file.academic_titles)
    changed = {id: _changed(base.rules[id], change, path.stem) for id, change in file.rules.items()}
    left_out = {id for id, change in file.rules.items() if change.weight == "bo_qua"}
    rules = {id: changed.get(id, rule) for id, rule in base.rules.items() if id not in left_out}
    return Profile(path.stem, rules, base.strict, office)


def _faults(source: Source, base: Profile, id: str, change: RuleChange) -> Iterator[Problem]:
    rule = base.rules.get(id)
    if rule is None:
        near = get_close_matches(id.upper(), base.rules, n=1)
        remedy = f"Có phải ý là {near[0]}?" if near else "Viết mã quy tắc như ND30-PAGE-03."
        yield Problem(f"Không có quy tắc nào mang mã {id}.", remedy, source.key_place(("quy_tac", id)))
        return
    if change.weight == "loi" and not rule.certain:
        what = f"{id} ({rule.title}) không do nghị định quy định rõ nên không thể là lỗi."
        place = source.place(("quy_tac", id, "muc_do"))
        yield Problem(what, "Viết `canh_bao`, `ghi_chu` hoặc `bo_qua`.", place)
    wrong = [
        fault for name, value in change.limits.items() for fault in _limit_faults(source, rule, name, value)
    ]
    yield from wrong
    for unit in () if wrong else _RANGES:
        least, most = (_new_limits(rule, change).get(f"{end}_{unit}") for end in ("tu", "den"))
        if isinstance(least, float) and isinstance(most, float) and least > most:
            what = f"{id}: tu_{unit} là {figure(least)}, lớn hơn den_{unit} là {figure(most)}."
            yield Problem(what, "Sửa một trong hai số.", source.place(("quy_tac", id, "gioi_han")))


def _limit_faults(source: Source, rule: Rule, name: str, value: str | tuple[str, ...]) -> Iterator[Problem]:
    path = ("quy_tac", rule.id, "gioi_han", name)
    if name not in rule.limits:
        known = ", ".join(rule.limits)
        remedy = f"Các giới hạn của quy tắc này: {known}." if known else "Quy tắc này không có giới hạn nào."
        yield Problem(f"{rule.id} không có giới hạn `{name}`.", remedy, source.key_place(path))
        return
    try:
        _limit(rule.limits[name], value)
    except ValueError as error:
        yield Problem(f"Giới hạn `{name}` của {rule.id} không đọc được: {error}", "", source.place(path))


def _limit(old: Limit, value: str | tuple[str, ...]) -> Limit:
    """The new limit, of the kind of the old one.

    Raises:
        ValueError: it is of another kind; the sentence says which is wanted.
    """
    if isinstance(old, float):
        if isinstance(value, tuple):
            raise ValueError("ở đây cần một số, không phải danh sách.")
        return float(parse_number(value))
    if isinstance(old, tuple):
        return _list(old, value)
    if isinstance(value, tuple):
        raise ValueError("ở đây cần một giá trị, không phải danh sách.")
    return str(parse_date(value)) if _is_day(old) else value


def _list(old: tuple[str, ...], value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The new list; one of numbers keeps its length, since each number means something of its own."""
    if isinstance(value, str):
        raise ValueError("ở đây cần một danh sách như [a, b].")
    if not all(_is_number(one) for one in old):
        return value
    if len(value) != len(old):
        raise ValueError(f"ở đây cần {len(old)} số, không phải {len(value)}.")
    return tuple(str(float(parse_number(one))) for one in value)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _is_day(text: str) -> bool:
    return len(text) == 10 and text.replace("-", "").isdecimal()


def _changed(rule: Rule, change: RuleChange, profile: str) -> Rule:
    if change.weight in _SEVERITIES:
        severity = _SEVERITIES[change.weight]
        rule = replace(rule, severity=severity, strict=severity)
    if change.limits:
        limits = _new_limits(rule, change)
        rule = replace(rule, limits=limits, limit_text=_limit_text(rule, limits, profile))
    return rule


def _new_limits(rule: Rule, change: RuleChange) -> Mapping[str, Limit]:
    own = {name: _limit(rule.limits[name], value) for name, value in change.limits.items()}
    return {**rule.limits, **own}


def _limit_text(rule: Rule, limits: Mapping[str, Limit], profile: str) -> str:
    """The limits as the office has them, for readers."""
    for unit, sign in _RANGES.items():
        least, most = limits.get(f"tu_{unit}"), limits.get(f"den_{unit}")
        if isinstance(least, float) and isinstance(most, float):
            return f"{figure(least)}–{figure(most)} {sign} (hồ sơ {profile})"
    return f"{rule.limit_text} (sửa trong hồ sơ {profile})".strip()
