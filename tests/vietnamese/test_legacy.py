import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.vietnamese.legacy import (
    decode_run,
    decode_tcvn3,
    decode_vni,
    encoding_of_font,
    looks_like_tcvn3,
    looks_like_vni,
)

# The letters in the order in which the two tables below list their codes, taken from printed charts.
VOWELS = "aăâeêioôơuưy"
TONED = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in VOWELS
    for tone in "\u0301\u0300\u0309\u0303\u0323"
)
LETTERS = TONED + "ăâêôơưđ"

TCVN3 = (
    "B8 B5 B6 B7 B9 BE BB BC BD C6 CA C7 C8 C9 CB D0 CC CE CF D1 D5 D2 D3 D4 D6 DD D7 D8 DC DE "
    "E3 DF E1 E2 E4 E8 E5 E6 E7 E9 ED EA EB EC EE F3 EF F1 F2 F4 F8 F5 F6 F7 F9 FD FA FB FC FE "
    "A8 A9 AA AB AC AD AE"
)
VNI = (
    "61F9 61F8 61FB 61F5 61EF 61E9 61E8 61FA 61FC 61EB 61E1 61E0 61E5 61E3 61E4 "
    "65F9 65F8 65FB 65F5 65EF 65E1 65E0 65E5 65E3 65E4 ED EC E6 F3 F2 "
    "6FF9 6FF8 6FFB 6FF5 6FEF 6FE1 6FE0 6FE5 6FE3 6FE4 F4F9 F4F8 F4FB F4F5 F4EF "
    "75F9 75F8 75FB 75F5 75EF F6F9 F6F8 F6FB F6F5 F6EF 79F9 79F8 79FB 79F5 EE "
    "61EA 61E2 65E2 6FE2 F4 F6 F1"
)

SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "sau đây",
    "Thực hiện Kế hoạch số 59/KH-UBND ngày 07/02/2024 của Ủy ban nhân dân tỉnh",
    "đẩy nhanh giải ngân vốn đầu tư công, hoàn thành 95% kế hoạch",
    "- Ban TĐKT tỉnh;",
    "thị xã Đắk Mil",
    "TV Khối thi đua 6",
    "ngoằn ngoèo, khuỷu tay, quỹ, thuở, mía, giếng, yêu, ỷ lại",
]


def encode_tcvn3(text: str) -> str:
    codes = dict(zip(LETTERS, bytes.fromhex(TCVN3).decode("latin-1"), strict=True))
    codes |= dict(zip("ĂÂÊÔƠƯĐ", bytes(range(0xA1, 0xA8)).decode("latin-1"), strict=True))
    return "".join(codes.get(char, char) for char in text)


def encode_vni(text: str) -> str:
    codes = dict(zip(LETTERS, (bytes.fromhex(code).decode("latin-1") for code in VNI.split()), strict=True))
    codes |= {letter.upper(): code.upper() for letter, code in codes.items()}
    return "".join(codes.get(char, char) for char in text)


def test_the_charts_hold_all_67_letters() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 67
    assert len(set(encode_tcvn3(LETTERS))) == 67


@pytest.mark.parametrize("letter", LETTERS + "ĂÂÊÔƠƯĐ")
def test_each_tcvn3_letter_is_decoded(letter: str) -> None:
    assert encode_tcvn3(letter) != letter or letter == "ý"
    assert decode_tcvn3(encode_tcvn3(letter)) == letter


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper())
def test_each_vni_letter_is_decoded(letter: str) -> None:
    assert encode_vni(letter) != letter or letter in "íìÍÌ"
    assert decode_vni(encode_vni(letter)) == letter


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_come_back(sentence: str) -> None:
    assert decode_vni(encode_vni(sentence)) == sentence
    assert decode_vni(encode_vni(sentence.upper())) == sentence.upper()
    lower = sentence.lower()
    assert decode_tcvn3(encode_tcvn3(lower)) == lower
    assert decode_run(encode_tcvn3(lower), ".VnTimeH") == sentence.upper()


@given(st.text(alphabet=LETTERS + "bcdghklmnpqrstvx .,-0123456789"))
def test_any_text_comes_back_from_tcvn3(text: str) -> None:
    assert decode_tcvn3(encode_tcvn3(text)) == text


@given(st.lists(st.sampled_from(re.findall(r"\w+", " ".join(SENTENCES))), max_size=20))
def test_any_row_of_words_comes_back_from_vni(words: list[str]) -> None:
    text = " ".join(words)
    assert decode_vni(encode_vni(text)) == text


def test_text_as_it_stands_in_old_files_is_read() -> None:
    assert decode_tcvn3("sau ®©y") == "sau đây"
    assert decode_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam") == "Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert decode_tcvn3("m\u00adêi") == "mười"
    assert decode_tcvn3("ho\u03bc") == "hoà"
    assert decode_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert decode_vni("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC") == "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"
    assert decode_vni("Aùnh, Ñöùc") == "Ánh, Đức"


def test_a_vni_mark_without_its_vowel_stays() -> None:
    assert decode_vni("b\u00f9") == "b\u00f9"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".VnArial NarrowH", "tcvn3"),
        (".vntime", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_a_font_gives_its_encoding_away(font: str, encoding: str | None) -> None:
    assert encoding_of_font(font) == encoding


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [
        ("ViÖt Nam", ".VnTime", "Việt Nam"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("kÕ ho¹ch", ".VnSouth", "kế hoạch"),
        ("Vieät Nam", "VNI-Times", "Việt Nam"),
        ("Việt Nam", "Times New Roman", "Việt Nam"),
        ("25°C ± 1", ".VnTime", "25°C ± 1"),
    ],
)
def test_a_run_is_read_as_its_font_showed_it(text: str, font: str, seen: str) -> None:
    assert decode_run(text, font) == seen


@pytest.mark.parametrize("sentence", SENTENCES)
def test_old_text_is_told_from_unicode_and_from_each_other(sentence: str) -> None:
    tcvn3, vni = encode_tcvn3(sentence.lower()), encode_vni(sentence)
    assert looks_like_tcvn3(tcvn3)
    assert not looks_like_vni(tcvn3)
    assert looks_like_vni(vni)
    assert not looks_like_tcvn3(vni)
    assert not looks_like_tcvn3(sentence)
    assert not looks_like_vni(sentence)


def test_a_greek_mu_is_no_sign_of_unicode() -> None:
    assert looks_like_tcvn3("ho\u03bc b×nh")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plan 2024, 95%",
        "© 2024 · trang 5 ¶ 3¹",
        "© 2024 Microsoft® Word",
        "®at ©p",
        "Hà Nội où",
        "§ 5, 10 µm, 25°C",
        "là có hai cô giáo",
        "an été à l'école, où es-tu",
        "Müller, señor, naïve, São Paulo",
        "日本語",
    ],
)
def test_other_text_is_not_taken_for_old(text: str) -> None:
    assert not looks_like_tcvn3(text)
    assert not looks_like_vni(text)
