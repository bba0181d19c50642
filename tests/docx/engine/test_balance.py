"""What is called always well-formed is well-formed, whichever way conditions and loops go."""

from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError

from vanban.docx.engine.balance import always_well_formed

PIECES = ["<a>", "</a>", "<b>", "</b>", "<c/>", "chữ", '<d e="', '"/>', "{{ v }}"]
BLOCKS = ["{% if x %}", "{% else %}", "{% endif %}", "{% for i in y %}", "{% endfor %}"]


def ways(template: str) -> list[str]:
    code = Environment().from_string(template)
    return [code.render(x=x, y=y, v="7") for x in (False, True) for y in ([], [1], [1, 2])]


def well_formed(xml: str) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


@given(st.lists(st.sampled_from(PIECES + BLOCKS), max_size=9))
def test_a_promise_is_kept(pieces: list[str]) -> None:
    template = f"<r>{''.join(pieces)}</r>"
    try:
        tree = Environment().parse(template)
    except TemplateSyntaxError:
        return
    if always_well_formed(tree):
        assert all(map(well_formed, ways(template)))


@pytest.mark.parametrize(
    ("template", "promised"),
    [
        ("<a>{% if x %}<b>{{ v }}</b>{% else %}<c/>{% endif %}</a>", True),
        ("<a><b>{% if x %}</b><b>{% endif %}</b></a>", True),
        ('<a>{% for i in y %}<b c="{% if x %}1{% else %}2{% endif %}"/>{% endfor %}</a>', True),
        ("<a>{% if x %}<b>{% endif %}</b></a>", False),
        ("<a><b>{% for i in y %}</b>{% endfor %}</a>", False),
        ("<a>{% if x %}<b>{% else %}<c>{% endif %}</b></a>", False),
        ("<a>{% set v %}{{ v }}{% endset %}{{ v|upper }}</a>", False),
    ],
)
def test_examples(template: str, promised: bool) -> None:
    assert always_well_formed(Environment().parse(template)) is promised
