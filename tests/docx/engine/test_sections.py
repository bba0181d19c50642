"""A section break with nothing behind it ends the document."""

from vanban.docx.engine.sections import close_last_section


def section(name: str) -> str:
    return f'<w:sectPr><w:pgSz w:w="{name}"/></w:sectPr>'


EMPTY_RUN = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"></w:t></w:r>'


def paragraph(text: str = "", name: str = "", content: str = "") -> str:
    properties = f"<w:pPr>{section(name)}</w:pPr>" if name else ""
    return f"<w:p>{properties}{f'<w:r><w:t>{text}</w:t></w:r>' if text else content}</w:p>"


def document(*blocks: str) -> str:
    return f"<w:document><w:body>{''.join(blocks)}</w:body></w:document>"


def test_the_section_of_a_break_at_the_end_becomes_the_last_one() -> None:
    before = document(paragraph("một", "1"), paragraph("hai"), paragraph(name="2"), section("3"))
    after = document(paragraph("một", "1"), paragraph("hai"), "<w:p><w:pPr></w:pPr></w:p>", section("2"))
    assert close_last_section(before) == after


def test_what_a_word_processor_leaves_in_the_break_does_not_count() -> None:
    left = f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{EMPTY_RUN}<w:bookmarkEnd w:id="0"/>'
    before = document(
        paragraph("một"), f'<w:p w:rsidR="0">{paragraph(name="2", content=left)[5:]}', section("3")
    )
    after = document(paragraph("một"), f'<w:p w:rsidR="0"><w:pPr></w:pPr>{left}</w:p>', section("2"))
    assert close_last_section(before) == after


def test_a_break_with_something_behind_it_or_in_it_stays() -> None:
    for blocks in (
        (paragraph(name="1"), paragraph("hai"), section("2")),
        (paragraph("một", "1"), section("2")),
        (paragraph(name="1", content="<w:r><w:drawing/></w:r>"), section("2")),
        (paragraph("một"), section("1")),
        (paragraph("một"),),
    ):
        assert close_last_section(document(*blocks)) == document(*blocks)
