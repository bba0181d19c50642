"""Whatever people type: no check fails, and what mends a text fits it and mends it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.decree30.checks.lower_half import found, signed
from tests.decree30.sheet import component, decision, item, letter, plan

from vanban.decree30.findings import Finding
from vanban.layout.anatomy import Anatomy, Annex, Component, Item
from vanban.layout.mends import MendText
from vanban.outline.tree import Level

_LETTERS = "AĐVTKMLUQaăânhưtrên ,.;:/-–()0195\u00a0"
TEXTS = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=30).filter(lambda text: text.strip() == text)
ENDS = st.sampled_from(("", ".", ",", ";", ":", " ;", ";.", " ,", "…", ")"))


def mended(component: Component | Item, findings: list[Finding]) -> str:
    """The text of a component's one paragraph after what mends it."""
    paragraph = component.paragraph if isinstance(component, Item) else component.paragraphs[0]
    text = paragraph.text
    mends = [mend for finding in findings for mend in finding.mends if isinstance(mend, MendText)]
    own = {mend for mend in mends if mend.target == (paragraph.part, paragraph.index)}
    untouched = len(text)
    for mend in sorted(own, key=lambda mend: -mend.start):
        assert paragraph.text[mend.start : mend.end] == mend.old
        if mend.end <= untouched:  # a letter is changed once
            text = text[: mend.start] + mend.new + text[mend.end :]
            untouched = mend.start
    return text


@given(TEXTS, TEXTS)
@settings(max_examples=15, deadline=None)
def test_any_words_anywhere(one: str, other: str) -> None:
    sheets: list[Anatomy] = [
        letter(addressees=component("kinh_gui", one, other)),
        decision(bases=(component("can_cu", one), component("can_cu", other))),
        plan(
            recipients=(component("noi_nhan", one), component("noi_nhan", other)),
            recipients_heading=component("tieu_de_noi_nhan", other),
            signatures=signed(one, other, name=one),
            items=(
                item(Level.PARAGRAPH, "", one),
                item(Level.POINT, other, one),
                item(Level.NUMBER, "1.", one),
            ),
            annexes=(Annex(component("phu_luc", one), component("ten_phu_luc", other)),),
        ),
    ]
    for sheet in sheets:
        findings = found(sheet)
        for each in sheet.components():
            mended(each, findings)


@given(st.sampled_from(("Căn cứ Luật Thi đua", "Theo đề nghị của Sở")), ENDS)
@settings(max_examples=20, deadline=None)
def test_the_end_of_a_basis_is_mended_for_good(words: str, end: str) -> None:
    basis = component("can_cu", words + end)
    text = mended(basis, found(decision(bases=(basis,))))
    assert text.startswith(words)
    assert not [f for f in found(decision(bases=(component("can_cu", text),))) if f.rule == "ND30-CC-02"]


@given(st.sampled_from(("- UBND tỉnh", "UBND tỉnh", "– UBND tỉnh", "• UBND tỉnh")), ENDS, ENDS)
@settings(max_examples=25, deadline=None)
def test_a_list_of_recipients_is_mended_for_good(words: str, end: str, last_end: str) -> None:
    lines = (component("noi_nhan", words + end), component("noi_nhan", f"- Lưu VT, VP{last_end}"))
    findings = found(plan(recipients=lines))
    texts = [mended(line, findings) for line in lines]
    again = (component("noi_nhan", texts[0]), component("noi_nhan", texts[1]))
    assert texts[0].startswith("- UBND tỉnh")
    assert texts[1].startswith("- Lưu: VT, VP")
    assert not found(plan(recipients=again))


@given(
    st.sampled_from(("TM", "T/M", "T.M", "Tm")),
    st.sampled_from((".", " ", ". ", "./", ":", " . ", "\u00a0")),
    st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_a_mark_of_authority_is_mended_for_good(mark: str, sign: str, deputy: bool) -> None:
    below = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") if deputy else ("CHỦ TỊCH",)
    (signature,) = signed(f"{mark}{sign}ỦY BAN NHÂN DÂN", *below)
    findings = found(plan(signatures=(signature,)))
    assert mended(signature.title, findings).replace("\u00a0", " ") == "TM. ỦY BAN NHÂN DÂN"
