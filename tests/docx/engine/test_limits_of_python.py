"""Templates beyond what Python can compile end in a sentence with a place, at compiling and at inspecting."""

from pathlib import Path

import pytest
from tests.docx.templates import compiled
from tests.docx.word import p, word

from vanban.docx.engine.compiler import problems_of_template
from vanban.docx.engine.dialect import Dialect
from vanban.docx.engine.template_file import TemplateFile
from vanban.errors import Problem, TemplateError

LOOPS = "".join(f"{{% for a{n} in [1] %}}" for n in range(25)) + "{% endfor %}" * 25
TOO_MUCH = {
    "150 nested ifs": "{% if 1 %}" * 150 + "{% endif %}" * 150,
    "25 nested loops": LOOPS,
    "400 filters": "{{ x" + "|upper" * 400 + " }}",
    "2 900 branches": "{% if 1 %}" + "{% elif 1 %}" * 2_900 + "{% endif %}",
    "2 000 parentheses": "{{ " + "(" * 2_000 + "1" + ")" * 2_000 + " }}",
    "5 000 digits": "{{ " + "9" * 5_000 + " }}",
    "a private name": "{{ x.__class__ }}",
}


def inspected(raw: bytes) -> list[Problem]:
    try:
        return problems_of_template(Dialect({}), TemplateFile("mau.docx", lambda _: raw, str))
    except TemplateError as refused:
        return list(refused.problems)


@pytest.mark.parametrize("case", TOO_MUCH)
def test_what_python_cannot_compile_is_refused_with_its_place(case: str, tmp_path: Path) -> None:
    raw = word(p(TOO_MUCH[case]))
    with pytest.raises(TemplateError, match="thân văn bản") as refusal:
        compiled(tmp_path, raw)
    assert [problem.what for problem in inspected(raw)] == [
        problem.what for problem in refusal.value.problems
    ]


def test_what_is_deep_but_not_too_deep_compiles(tmp_path: Path) -> None:
    blocks = "{% if 1 %}" * 25 + "{{ x" + "|upper" * 20 + " }}" + "{% endif %}" * 25
    compiled(tmp_path, word(p(blocks))).render({"x": "chữ"})
