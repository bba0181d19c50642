"""Breaks in values: every one is resolved once, in a time that grows with their number only."""

import time

from tests.docx.word import p, t

from vanban.docx.engine.values import resolve_breaks


def test_20_000_tabs_in_20_000_paragraphs_take_less_than_a_second() -> None:
    started = time.process_time()
    resolved = resolve_breaks(p("a\tb") * 20_000)
    assert time.process_time() - started < 1
    assert resolved.count("<w:tab/>") == 20_000
    assert "\t" not in resolved


def test_a_break_after_a_text_box_does_not_print_the_paragraph_twice() -> None:
    inside, after = p("trong\thộp"), t("sau\tnữa")
    box = f"<w:r><w:pict>{inside}</w:pict></w:r>"
    resolved = resolve_breaks(f"<w:p>{t('trước')}{box}{after}</w:p>")
    assert resolved.count("trước") == 1
    assert resolved.count("<w:tab/>") == 2
