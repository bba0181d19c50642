"""A template is a program, but not one that may do what it likes: 30 attacks in 6 places, and as data."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.docx.templates import compiled, texts, unpacked, with_properties
from tests.docx.word import p, packed, tbl, word

from vanban.docx.engine.engine import Engine
from vanban.errors import TemplateError

CANARY = "VANBAN_CANARY"
ATTACKS = [
    "cycler.__init__.__globals__.os.popen(c).read()",
    "joiner.__init__.__globals__.os.popen(c).read()",
    "namespace.__init__.__globals__.os.popen(c).read()",
    "lipsum.__globals__['os'].popen(c).read()",
    "self.__init__.__globals__.__builtins__.open(c, 'w')",
    "self._TemplateReference__context.cycler.__init__.__globals__.os.system(c)",
    "''.__class__.__mro__[1].__subclasses__()",
    "''.__class__.mro()[1].__subclasses__()",
    "[].__class__.__base__.__subclasses__()",
    "().__class__.__bases__[0].__subclasses__()",
    "{}.__class__.__bases__[0].__subclasses__()",
    "x['__class__']['__mro__']",
    "x|attr('__class__')",
    "x|attr('\\x5f\\x5fclass\\x5f\\x5f')",
    "x|attr('format')('{0.__class__.__init__.__globals__}')",
    "'{0.__class__.__mro__}'.format(x)",
    "'{x.__class__}'.format_map({'x': x})",
    "('{0.__class__}'|string).format(x)",
    "['{0.__class__}']|map('format', x)|list",
    "[x]|map(attribute='__class__')|list",
    "[x]|map('attr', '__class__')|list",
    "[x]|sort(attribute='__class__.__mro__')",
    "[x]|groupby('__class__')|list",
    "x.upper.__func__.__globals__",
    "x.upper.__self__.__class__",
    "range.__init__.__globals__",
    "dict.mro()",
    "loop.__class__",
    "config.items()",
    "(x * 1000000000)|length",
    "9 ** 9 ** 9",
    "range(999999999)|list",
]
PLACES: dict[str, Callable[[str], bytes]] = {
    "body": lambda tag: word(p(tag)),
    "table": lambda tag: word(tbl([tag, "x"])),
    "header": lambda tag: word(p("x"), header=p(tag)),
    "footer": lambda tag: word(p("x"), footer=p(tag)),
    "footnote": lambda tag: word(p("x"), footnotes=f'<w:footnote w:id="1">{p(tag)}</w:footnote>'),
    "property": lambda tag: with_properties(word(p("x")), title=tag),
}


@pytest.mark.parametrize("place", PLACES)
def test_attacks_in_templates_end_in_an_error(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parts = unpacked(PLACES[place]("{{ ATTACK }}"))
    survived = []
    for attack in ATTACKS:
        typed = attack.replace("'", "&apos;").encode()
        raw = packed({name: part.replace(b"ATTACK", typed) for name, part in parts.items()})
        try:
            compiled(tmp_path, raw).render({"x": "chữ", "c": f"touch {CANARY}"})
        except TemplateError:
            continue
        survived.append(attack)
    assert survived == []
    assert CANARY not in os.listdir(tmp_path)


BOMBS = [
    "{{ range(10001)|list }}",
    "{% set a = 'x' * 10000 %}" + "{% set a = a ~ a ~ a ~ a %}" * 10 + "{{ a }}",
    "{% set a = 'x' * 10000 %}" + "{% set a = a + a %}" * 20 + "{{ a }}",
    "{% set a = 10 ** 100 %}" + "{% set a = a * a %}" * 30 + "{{ a }}",
    "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|string|length }}",
    "{% set a = (1, 2) %}" + "{% set a = (a, a) %}" * 40 + "{{ a|string|length }}",
    "{% set a = {1: 2} %}" + "{% set a = {1: a, 2: a} %}" * 40 + "{{ a|string|length }}",
    "{{ x|center(1500000000) }}",
    "{{ x.center(1500000000) }}",
    "{{ x.zfill(2000000000) }}",
    "{{ x.ljust(2000000000) }}",
    "{{ x.rjust(width=2000000000) }}",
    "{{ '\\t'.expandtabs(2000000000) }}",
    "{{ x|indent(2000000000) }}",
    "{{ '%02000000000d'|format(1) }}",
    "{{ '%02000000000d' % 1 }}",
    "{{ '%*d' % (2000000000, 1) }}",
    "{{ ('x' * 10000).replace('x', 'y' * 10000) }}",
    "{{ ('x' * 10000)|replace('x', 'y' * 10000) }}",
    "{{ ('x' * 10000).join('y' * 10000) }}",
    "{{ ('y' * 10000)|join('x' * 10000) }}",
    "{{ [1]|batch(2000000000, x)|list }}",
    "{{ [1]|slice(2000000000)|list }}",
    "{{ 15|round(-1000000000) }}",
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_grows(bomb: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="không được phép"):
        compiled(tmp_path, word(p(bomb))).render({"x": "chữ"})


def test_the_same_steps_in_a_small_way_work(tmp_path: Path) -> None:
    tags = "{{ range(3)|join(', ') }}{{ x ~ 1 ~ [x, (x,)]|length }}{{ '%05.1f' % 2 }}{{ x.center(5) }}"
    tags += "{{ 2.55|round(1) }}"
    assert texts(compiled(tmp_path, word(p(tags))).render({"x": "a&b"}))[0] == "0, 1, 2a&b12002.0 a&b 2.5"


def test_attacks_in_data_are_text(tmp_path: Path) -> None:
    template = compiled(tmp_path, word(p("{{ x }}")))
    for attack in ATTACKS:
        assert texts(template.render({"x": f"{{{{ {attack} }}}}"}))[0] == f"{{{{ {attack} }}}}"


@pytest.mark.parametrize(
    "tags",
    [
        "{% include x %}",
        '{% include "../ngoai.docx" %}',
        '{% include "/etc/passwd" %}',
        '{% import "phan/a.docx" as a %}',
        '{% from "phan/a.docx" import a %}',
        '{% extends "phan/a.docx" %}',
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{{ x|safe }}",
    ],
)
def test_ways_out_of_the_dialect_are_closed(tags: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"thân văn bản, đoạn 1|không phải là tên"):
        compiled(tmp_path, word(p(tags)), a=word(p("x")))


def test_a_cache_that_others_can_write_is_not_read(tmp_path: Path) -> None:
    compiled(tmp_path / "a", word(p("{{ x }}")))
    compiled(tmp_path / "b", word(p("của người khác")))
    cache = tmp_path / "a" / "cache"
    (kept,), (foreign,) = cache.iterdir(), (tmp_path / "b" / "cache").iterdir()
    for mode, expected in ((0o700, "của người khác"), (0o777, "đúng")):
        kept.write_bytes(foreign.read_bytes())
        cache.chmod(mode)
        template = Engine(tmp_path / "a" / "templates", cache=cache).template("mau.docx")
        assert texts(template.render({"x": "đúng"}))[0] == expected


def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path) -> None:
    compiled(tmp_path, word(p("{{ x }}")))
    cache = tmp_path / "cache"
    assert oct(cache.stat().st_mode)[-3:] == "700"
    (kept,) = cache.iterdir()
    assert oct(kept.stat().st_mode)[-3:] == "600"
    whole = kept.read_bytes()
    for damaged in (whole[:-1], whole[:20], b"", b"x" + whole[1:], whole[:-5] + b"xxxxx"):
        kept.write_bytes(damaged)
        template = Engine(tmp_path / "templates", cache=cache).template("mau.docx")
        assert texts(template.render({"x": "đúng"}))[0] == "đúng"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    compiled(tmp_path, word(p("{{ x }}")))
    (tmp_path / "file").write_text("")
    template = Engine(tmp_path / "templates", cache=tmp_path / "file" / "cache").template("mau.docx")
    assert texts(template.render({"x": "đúng"}))[0] == "đúng"
