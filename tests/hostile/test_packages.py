"""Files that must not be opened: each is refused with its reason, quickly and in little memory."""

import io
import random
import resource
import struct
import time
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest

from vanban.docx.reading.package import MAIN_TYPE, open_package
from vanban.errors import TemplateError

MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def good() -> dict[str, bytes]:
    """The parts of a sound Word file."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED, level: int = 1) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return packed(good() | {name: data})


def edited(name: str, old: bytes, new: bytes) -> bytes:
    parts = good()
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new, 1)})


def body(inner: str, head: str = "") -> bytes:
    document = f"<w:document {W}><w:body>{inner}</w:body></w:document>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{document}'.encode()


def relation(kind: str, target: str) -> bytes:
    family = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = f'<Relationship Id="x" TargetMode="External" Type="{family}/{kind}" Target="{target}"/>'
    return edited(RELS, b"</Relationships>", row.encode() + b"</Relationships>")


def inner_relation(kind: str, target: str) -> bytes:
    """A relationship to a part of the file itself, or so it says; `kind` may be a whole type."""
    family = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    kind = kind if ":" in kind else family + kind
    row = f'<Relationship Id="x" Type="{kind}" Target="{target}"/>'
    return edited(RELS, b"</Relationships>", row.encode() + b"</Relationships>")


def field(*codes: str) -> bytes:
    """A field, its code in several runs."""
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    ends = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    return with_part(MAIN, body(f"<w:p>{ends[0]}{runs}{ends[1]}</w:p>"))


def override(old: bytes, new: bytes) -> bytes:
    return edited("[Content_Types].xml", old, new)


def without(name: str) -> bytes:
    parts = good()
    del parts[name]
    return packed(parts)


def doubled(name: str) -> bytes:
    buffer = io.BytesIO(packed(good()))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"<other/>")
    return buffer.getvalue()


def patched_directory(at: int, form: str, value: int) -> bytes:
    """Change one field of the last entry in the zip's directory."""
    raw = bytearray(packed(good()))
    struct.pack_into(form, raw, raw.rindex(b"PK\x01\x02") + at, value)
    return bytes(raw)


def bomb(megabytes: int) -> bytes:
    return packed(good() | {MAIN: body("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (megabytes * 30_000))}, level=9)


def many_bombs() -> bytes:
    texts = random.Random(1).randbytes(4_500_000).hex().encode()
    return packed(good() | {f"word/media/{n}.png": texts for n in range(6)})


def nested_zip() -> bytes:
    inner = packed({"a.bin": bytes(19_000_000)})
    for level in range(3):
        inner = packed({f"{level}-{n}.zip": inner for n in range(10)})
    return with_part("word/embeddings/oleObject1.bin", inner)


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return with_part(MAIN, body("<w:p>&e11;</w:p>", f'<!DOCTYPE d [<!ENTITY e0 "ha">{entities}]>'))


def deep() -> bytes:
    chance = random.Random(1)
    names = [f"a{chance.getrandbits(60):x}" for _ in range(1_000)]
    text = "".join(f"<{name}>" for name in names) + "".join(f"</{name}>" for name in reversed(names))
    return with_part(MAIN, body(text))


def crowd() -> bytes:
    names = random.Random(2).randbytes(1_000_000).hex()
    return with_part(MAIN, body("".join(f"<a{names[at : at + 4]}/>" for at in range(600_000))))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "tệp rỗng"),
    "not a zip": (lambda: b"just text, no zip", "tệp văn bản thường"),
    "old .doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "đời cũ (.doc)"),
    "password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "đặt mật khẩu",
    ),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3", "tệp PDF"),
    "rtf": (lambda: rb"{\rtf1\ansi}", "tệp RTF"),
    "html": (lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "HTML"),
    "binary": (lambda: bytes(range(256)) * 9, "không rõ định dạng"),
    "truncated": (lambda: packed(good())[:-4000], "cắt cụt"),
    "damaged part": (
        lambda: (raw := packed(good()))[:3000] + bytes(40) + raw[3040:],
        "hỏng",
    ),
    "bomb": (lambda: bomb(60), "bung ra thành 61"),
    "promise of 500 MB": (lambda: patched_directory(24, "<L", 500_000_000), "bung ra thành 500,"),
    "bomb within the total": (lambda: bomb(18), "bung ra gấp"),
    "many bombs": (many_bombs, "bung ra thành 54"),
    "nested zip": (nested_zip, "đối tượng nhúng"),
    "10 000 parts": (lambda: packed(good() | {f"p{n}.xml": b"<a/>" for n in range(10_000)}), "quá 200"),
    "crowded directory": (lambda: b"PK\x03\x04" + b"PK\x01\x02" * 5_000, "5000 phần, quá 200"),
    "heavy file": (lambda: b"PK\x03\x04" + bytes(50_000_001), "Tệp nặng 50,0 MB"),
    "300 parts": (lambda: packed(good() | {f"p{n}.xml": b"<a/>" for n in range(300)}), "quá 200"),
    "deep nesting": (deep, "lồng quá 200 lớp"),
    "crowd of elements": (crowd, "quá 300000 phần tử"),
    "duplicate part": (lambda: doubled(MAIN), "có mặt 2 lần"),
    "duplicate but for case": (lambda: with_part("WORD/Document.xml", b"<a/>"), "có mặt 2 lần"),
    "climbing name": (lambda: with_part("../../etc/cron.d/x", b"x"), "trỏ ra ngoài"),
    "absolute name": (lambda: with_part("/etc/passwd", b"x"), "trỏ ra ngoài"),
    "drive name": (lambda: with_part("C:/x", b"x"), "trỏ ra ngoài"),
    "backslash name": (lambda: with_part("word\\evil.xml", b"<a/>"), "trỏ ra ngoài"),
    "encrypted entry": (lambda: patched_directory(8, "<H", 1), "mật khẩu"),
    "odd compression": (lambda: packed(good(), zipfile.ZIP_LZMA), "nén theo cách"),
    "length that lies low": (lambda: patched_directory(24, "<L", 3), "hỏng"),
    "length that lies high": (lambda: patched_directory(24, "<L", 19_000), "khai sai độ dài"),
    "no content types": (lambda: without("[Content_Types].xml"), "thiếu [Content_Types].xml"),
    "no document.xml": (lambda: without(MAIN), "không có thân văn bản"),
    "an Excel file": (
        lambda: packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}),
        "bảng tính Excel",
    ),
    "a .dotx": (lambda: override(b"document.main+xml", b"template.main+xml"), ".dotx"),
    "a .docm": (
        lambda: override(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macro",
    ),
    "macro": (lambda: with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macro"),
    "macro under another name": (
        lambda: override(
            b"</Types>",
            b'<Override PartName="/word/theme/theme1.xml" '
            b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        "macro",
    ),
    "OLE object under another name": (
        lambda: edited(
            RELS,
            b"</Relationships>",
            b'<Relationship Id="x" Type="a/oleObject" Target="media/a.png"/></Relationships>',
        ),
        "đối tượng nhúng",
    ),
    "body that Word would not open": (
        lambda: edited("_rels/.rels", b'Target="word/document.xml"', b'Target="word/styles.xml"'),
        "không có thân văn bản",
    ),
    "OLE object": (lambda: with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf"), "đối tượng nhúng"),
    "ActiveX": (lambda: with_part("word/activeX/activeX1.xml", b"<a/>"), "ActiveX"),
    "external image": (lambda: relation("image", "http://203.0.113.9/a.png"), "ảnh từ ngoài tệp: http://203"),
    "image from the disk": (lambda: relation("image", "file:///etc/passwd"), "từ ngoài tệp"),
    "external template": (
        lambda: relation("attachedTemplate", "http://203.0.113.9/a.dotm"),
        "tệp mẫu đính kèm",
    ),
    "linked OLE": (lambda: relation("oleObject", "file:///c:/a.xls"), "đối tượng liên kết"),
    "altChunk": (lambda: inner_relation("aFChunk", "a.html"), "altChunk"),
    "altChunk of the strict family": (
        lambda: inner_relation("http://purl.oclc.org/ooxml/officeDocument/relationships/aFChunk", "a.mht"),
        "altChunk",
    ),
    "part on the network": (lambda: inner_relation("image", "http://203.0.113.9/a"), "trỏ ra ngoài tệp"),
    "part on the disk": (lambda: inner_relation("styles", "file:///etc/passwd"), "trỏ ra ngoài tệp"),
    "part on a share": (lambda: inner_relation("image", "//203.0.113.9/a"), "trỏ ra ngoài tệp"),
    "image that ends like a hyperlink": (
        lambda: relation("image/hyperlink", "https://example.org/a.png"),
        "từ ngoài tệp",
    ),
    "link to the disk": (lambda: relation("hyperlink", "file:///etc/passwd"), "không phải http, https"),
    "link to a share": (lambda: relation("hyperlink", "\\\\203.0.113.9\\a"), "không phải http, https"),
    "link with a script": (lambda: relation("hyperlink", " javascript:alert(1)"), "không phải http, https"),
    "DDE": (lambda: field("DDEAUTO c:\\cmd.exe /k calc"), "trường (field) DDEAUTO"),
    "DDE over three runs": (lambda: field(" D", "d", "e cmd"), "trường (field) DDE"),
    "included text": (lambda: field('INCLUDETEXT "/etc/passwd"'), "trường (field) INCLUDETEXT"),
    "included picture in a simple field": (
        lambda: with_part(
            MAIN, body('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://a&quot;"/></w:p>')
        ),
        "trường (field) INCLUDEPICTURE",
    ),
    "link to another file, the field not closed": (
        lambda: with_part(MAIN, body("<w:p><w:r><w:instrText>LINK Excel</w:instrText></w:r></w:p>")),
        "trường (field) LINK",
    ),
    "field named by data": (lambda: field("{{ x }} cmd"), "trường (field) {{"),
    "relationship without target": (
        lambda: edited(RELS, b"</Relationships>", b"<Relationship/></Relationships>"),
        "thiếu tên, kiểu hoặc đích",
    ),
    "100 000 attributes": (
        lambda: with_part(MAIN, body("<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>")),
        "100000 thuộc tính, quá 100",
    ),
    "50 000 openings of tags": (
        lambda: with_part(MAIN, body("<w:p><w:r><w:t>" + "{%" * 50_000 + "</w:t></w:r></w:p>")),
        "quá 10000 thẻ",
    ),
    "openings of tags split over runs": (
        lambda: with_part(MAIN, body("<w:p>" + "<w:r><w:t>{</w:t></w:r>" * 40_000 + "</w:p>")),
        "quá 10000 thẻ",
    ),
    "DOCTYPE": (lambda: with_part(MAIN, body("", "<!DOCTYPE w:document>")), "DOCTYPE"),
    "outside entity": (
        lambda: with_part(MAIN, body("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        "DOCTYPE",
    ),
    "entity bomb": (entity_bomb, "DOCTYPE"),
    "DOCTYPE in UTF-16": (
        lambda: with_part(
            MAIN, body("", "<!DOCTYPE d>").decode().replace("UTF-8", "UTF-16").encode("utf-16")
        ),
        "DOCTYPE",
    ),
    "UTF-16 without a mark": (
        lambda: with_part(MAIN, body("").decode().encode("utf-16-le")),
        "không phải là XML ghi bằng UTF-8",
    ),
    "UTF-7": (lambda: with_part(MAIN, body("").replace(b"UTF-8", b"UTF-7")), "bảng mã UTF-7"),
    "broken XML": (lambda: with_part(MAIN, body("<w:p>\n</w:q>")), "word/document.xml, dòng 2"),
    "two bodies": (
        lambda: override(
            b"</Types>",
            f'<Override PartName="/word/styles.xml" ContentType="{MAIN_TYPE}"/></Types>'.encode(),
        ),
        "nhiều hơn một thân",
    ),
    "Strict Open XML": (
        lambda: with_part(
            MAIN,
            b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
        ),
        "Strict Open XML",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_in_a_second_and_little_memory(case: str) -> None:
    make, reason = HOSTILE[case]
    raw = make()
    started, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TemplateError) as refusal:
        open_package(raw, "mau.docx")
    assert reason in str(refusal.value)
    assert all(str(problem).startswith("mau.docx") and problem.remedy for problem in refusal.value.problems)
    assert time.process_time() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000  # kilobytes


def test_every_reason_is_told_at_once() -> None:
    parts = good() | {"word/vbaProject.bin": b"x", "word/a.xml": b"<a>", "word/activeX/b.bin": b"x"}
    with pytest.raises(TemplateError) as refusal:
        open_package(packed(parts), "mau.docx")
    assert [problem.what.split()[2] for problem in refusal.value.problems] == ["macro.", "ở", "nút"]


def test_a_sound_file_opens_with_its_parts_in_order() -> None:
    package = open_package(packed(good()), "mau.docx")
    assert (package.name, package.main) == ("mau.docx", MAIN)
    assert package.parts == good()
    assert list(package.parts) == list(good())


def test_a_hyperlink_may_lead_outside() -> None:
    assert open_package(relation("hyperlink", "https://example.org/"), "mau.docx").main == MAIN


@pytest.mark.parametrize("target", ["http://example.org", "mailto:vanthu@example.org", "#muc_1"])
def test_other_harmless_hyperlinks(target: str) -> None:
    assert open_package(relation("hyperlink", target), "mau.docx").main == MAIN


@pytest.mark.parametrize("code", [" PAGE ", 'HYPERLINK "{{ trang }}"', "TOC \\o", "= 1 + 1"])
def test_fields_that_fetch_nothing_are_left_alone(code: str) -> None:
    assert open_package(field(code), "mau.docx").main == MAIN


def test_a_part_in_utf_16_comes_out_in_utf_8() -> None:
    text = body("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>").decode().replace("UTF-8", "UTF-16")
    package = open_package(with_part(MAIN, text.encode("utf-16")), "mau.docx")
    assert "Kế hoạch" in package.parts[MAIN].decode("utf-8")
    assert b'encoding="UTF-8"' in package.parts[MAIN]
