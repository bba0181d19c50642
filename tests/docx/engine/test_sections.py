"""A section break with nothing behind it ends the document."""

from vanban.docx.engine.sections import close_last_section


def section(name: str) -> str:
    return f'<w:sectPr><w:pgSz w:w="{name}"/></w:sectPr>'


def paragraph(text: str = "", name: str = "") -> str:
    properties = f"<w:pPr>{section(name)}</w:pPr>" if name else ""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def document(*blocks: str) -> str:
    return f"<w:document><w:body>{''.join(blocks)}</w:body></w:document>"


def test_the_section_of_a_break_at_the_end_becomes_the_last_one() -> None:
    before = document(paragraph("một", "1"), paragraph("hai"), paragraph(name="2"), section("3"))
    after = document(paragraph("một", "1"), paragraph("hai"), "<w:p><w:pPr></w:pPr></w:p>", section("2"))
    assert close_last_section(before) == after


def test_a_break_with_something_behind_it_or_in_it_stays() -> None:
    for blocks in (
        (paragraph(name="1"), paragraph("hai"), section("2")),
        (paragraph("một", "1"), section("2")),
        (paragraph("một"), section("1")),
        (paragraph("một"),),
    ):
        assert close_last_section(document(*blocks)) == document(*blocks)
