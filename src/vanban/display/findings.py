"""What came of holding files against the decree: for people, as JSON, as SARIF."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from vanban.display.printing import as_data, inside, print_json, print_line, say
from vanban.errors import Place, Problem

if TYPE_CHECKING:
    from vanban.checking import Checked, Mended
    from vanban.decree30.findings import Finding
    from vanban.templates import Written

Form = Literal["text", "json", "sarif"]
_Key = TypeVar("_Key", bound=Hashable)

_WRONG_TEMPLATE = 3
_PLACES = 4  # that are shown of one sentence
_ALL = "thêm --json để xem hết"
_LEFT = 40  # that could not be mended and are shown
_SENTENCES = 12  # that are shown of one rule; programs get all


def show_checked(files: "Sequence[Checked]", form: Form) -> int:
    """Print what was found in each file; 2 when one can't be read, 1 when one has an error, else 0."""
    if form == "sarif":
        from vanban.display.sarif import sarif

        print_json(sarif(files))
    elif form == "json":
        print_json({"files": [_as_data(checked) for checked in files], "problems": _problems(files)})
    else:
        for checked in files:
            for line in _lines(checked):
                print_line(line)
        if len(files) > 1:
            print_line(_sum(files))
        say(problem for checked in files for problem in checked.problems)
    return _exit_code(files)


def show_mended(files: "Sequence[Mended]", form: Form) -> int:
    """Print what was mended in each file and what is left for a person; the exit code of what is left."""
    after = [mended.after for mended in files]
    if form != "text":
        data = [
            {
                **_as_data(mended.after),
                "path": str(mended.before.path.absolute()),
                "mended": str(mended.target.absolute()) if mended.target else None,
                "changed": [_finding(finding) for finding in mended.changed],
                "left": [{**_finding(finding), "reason": reason} for finding, reason in mended.left],
            }
            for mended in files
        ]
        print_json({"files": data, "problems": _problems(after)})
        return _exit_code(after)
    for mended in files:
        for line in _mended_lines(mended):
            print_line(line)
    say(problem for checked in after for problem in checked.problems)
    return _exit_code(after)


def show_template(
    file: Path, problems: Sequence[Problem], findings: "Sequence[Finding]", *, as_json: bool
) -> int:
    """Print what is wrong with a template: its tags (3), or the form of what it prints (1 for an error)."""
    from vanban.decree30.findings import Severity, worst

    if as_json:
        data = {"path": str(file.absolute()), "findings": [_finding(finding) for finding in findings]}
        print_json({**data, "problems": list(map(as_data, problems))})
    else:
        if not problems:
            print_line(f"{inside(Path.cwd(), file.absolute())}: {_counts(findings)}")
            for line in _grouped(findings):
                print_line(line)
        say(problems)
    return _WRONG_TEMPLATE if problems else int(worst(findings) is Severity.ERROR)


def show_new_template(files: "Written", *, as_json: bool) -> int:
    """Print which files of a template were written, and which were there already."""
    if as_json:
        print_json(
            {key: [str(path) for path in getattr(files, key)] for key in ("written", "kept", "backups")}
        )
        return 0
    for path in files.written:
        print_line(f"Đã ghi {inside(Path.cwd(), path.absolute())}")
    if not files.written:
        print_line("Mẫu đã có sẵn, giống hệt mẫu gốc.")
    for path in files.backups:
        print_line(f"Bản cũ cất ở {inside(Path.cwd(), path.absolute())}")
    what, remedy = "Phần dùng chung này đã có và khác mẫu gốc; được giữ nguyên.", "Thêm --force để thay."
    say((Problem(what, remedy, Place(str(path))) for path in files.kept), mark="Lưu ý: ")
    return 0


def _exit_code(files: "Sequence[Checked]") -> int:
    failed = [checked.exit_code for checked in files if checked.problems]
    return max(failed, default=int(any(checked.has_errors for checked in files)))


def _as_data(checked: "Checked") -> dict[str, object]:
    return {
        "path": str(checked.path.absolute()),
        "type": checked.type,
        "readable": not checked.problems,
        "findings": [_finding(finding) for finding in checked.findings],
        "problems": list(map(as_data, checked.problems)),
    }


def _finding(finding: "Finding") -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.code,
        "component": finding.component,
        "where": finding.where,
        "message": finding.message,
        "measured": finding.measured,
        "limit": finding.limit,
        "clause": finding.clause,
        "remedy": finding.remedy,
        "fixable": bool(finding.mends),
        "origin": finding.origin,
    }


def _problems(files: "Sequence[Checked]") -> list[dict[str, object]]:
    return [as_data(problem) for checked in files for problem in checked.problems]


def _lines(checked: "Checked") -> Iterator[str]:
    if checked.problems:
        return
    yield f"{inside(Path.cwd(), checked.path.absolute())}: {_verdict([checked])}"
    yield from _grouped(checked.findings)


def _mended_lines(mended: "Mended") -> Iterator[str]:
    if mended.before.problems:
        return
    name = inside(Path.cwd(), mended.before.path.absolute())
    if mended.target is None:
        copy = "chưa ghi được bản sửa" if mended.after.problems else "không có gì tự sửa được"
        yield f"{name}: {copy}; {_verdict([mended.before])}"
    else:
        yield f"{name} → {inside(Path.cwd(), mended.target.absolute())}"
        yield f"  Đã sửa {len(mended.changed)} điều:"
        changed, more = _readable(mended.changed)
        for line, same in _gathered(changed, lambda f: f"{f.component}: {f.message} [{f.rule}]"):
            yield f"    {line}" + (f" (ở {len(same)} chỗ)" if len(same) > 1 else "")
        yield from more
        yield f"  Còn lại cho người soạn: {_verdict([mended.after])}"
    yield from _grouped(mended.after.findings)
    if mended.left:
        yield "  Không tự sửa được vì:"
        yield from (f"    {f.component}, {f.where} [{f.rule}]: {why}" for f, why in mended.left[:_LEFT])
        if len(mended.left) > _LEFT:
            yield f"    và {len(mended.left) - _LEFT} điều nữa ({_ALL})"


def _grouped(findings: "Sequence[Finding]") -> Iterator[str]:
    """Each component once, the worst first; what has one remedy together, with the limit and the remedy once."""
    for component, group in _gathered(findings, lambda finding: finding.component):
        yield f"  {component}"
        worst_first, more = _readable(sorted(group, key=lambda finding: -finding.severity))
        for (limit, remedy), alike in _gathered(worst_first, lambda finding: (finding.limit, finding.remedy)):
            yield from _sentences(alike)
            if limit:
                yield f"        mức cho phép: {limit}"
            if remedy:
                yield f"        → {remedy}"
        yield from more


def _readable(findings: "Sequence[Finding]") -> "tuple[list[Finding], list[str]]":
    """The findings that a person is shown, and a line for each rule that found much more."""
    told: dict[str, set[str]] = {}
    shown, more = [], Counter[str]()
    for finding in findings:
        sentences = told.setdefault(finding.rule, set())
        if finding.message in sentences or len(sentences) < _SENTENCES:
            sentences.add(finding.message)
            shown.append(finding)
        else:
            more[finding.rule] += 1
    lines = [f"    và {count} điều nữa của quy tắc {rule} ({_ALL})" for rule, count in more.items()]
    return shown, lines


def _sentences(findings: "Sequence[Finding]") -> Iterator[str]:
    """What is wrong, and under it the places; sentences about the same places stand together."""
    told = [
        (sentence, list(dict.fromkeys(map(_place, same))))
        for sentence, same in _gathered(findings, _sentence)
    ]
    for places, together in groupby(told, key=lambda pair: pair[1]):
        yield from (f"    {sentence}" for sentence, _ in together)
        yield from (f"        ở {place}" for place in places[:_PLACES])
        if len(places) > _PLACES:
            yield f"        và ở {len(places) - _PLACES} chỗ khác"


def _sentence(finding: "Finding") -> str:
    return f"{finding.severity.word}: {finding.message} [{finding.rule}; {finding.clause}]"


def _place(finding: "Finding") -> str:
    return finding.where + (f"; do {finding.origin}" if finding.origin else "")


def _gathered(
    findings: "Iterable[Finding]", key: "Callable[[Finding], _Key]"
) -> "Iterable[tuple[_Key, list[Finding]]]":
    """Findings of one key together, in the order of the first of each."""
    groups: dict[_Key, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return groups.items()


def _sum(files: "Sequence[Checked]") -> str:
    read = [checked for checked in files if not checked.problems]
    unread = f"; {len(files) - len(read)} tệp không đọc được" if len(read) < len(files) else ""
    return f"Tổng cộng {len(files)} tệp: {_verdict(read)}{unread}."


def _verdict(files: "Sequence[Checked]") -> str:
    return _counts([finding for checked in files for finding in checked.findings])


def _counts(findings: "Sequence[Finding]") -> str:
    from vanban.decree30.findings import Severity

    counts = [(sum(finding.severity is level for finding in findings), level.word) for level in Severity]
    return ", ".join(f"{count} {word}" for count, word in reversed(counts) if count) or "không thấy lỗi nào"
