"""What ISO 19005-2 (PDF/A-2), level B, asks of a file, as far as its structure tells: an oracle of our own.

It is not a validator: glyphs, widths and colour profiles are looked at no further than below.
"""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_ACTIONS = {
    "/GoTo",
    "/GoToR",
    "/GoToE",
    "/URI",
    "/Thread",
    "/Named",
    "/SubmitForm",
}  # 6.5.1: these and no others
_ANNOTATIONS_NEVER = {"/3D", "/Sound", "/Screen", "/Movie"}  # 6.3.1
_BLENDS = {
    *("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge"),
    *("/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color"),
    "/Luminosity",
}  # 6.2.10
_PRINT, _NEVER_SET = 4, 1 | 2 | 32 | 256  # 6.3.2: print; not invisible, hidden, no view, toggled
_XMP = "{http://www.aiim.org/pdfa/ns/id/}"


def breaches(data: bytes) -> list[str]:
    """Each breach that was found, with its clause."""
    reader = PdfReader(io.BytesIO(data), strict=True)
    held = list(_all_objects(reader))
    found = [*_file(data, reader), *_metadata(reader), *_intent(reader)]
    for one in held:
        found += [*_streams(one), *_looks(one), *_fonts(one), *_doing(one)]
    return found


def _all_objects(reader: PdfReader) -> Iterator[Any]:
    """Every dictionary and stream that the trailer leads to."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list.__iter__(one)  # as they are: references too


def _file(data: bytes, reader: PdfReader) -> Iterator[str]:
    lines = data.split(b"\n", 2)
    if not re.fullmatch(rb"%PDF-1\.[0-7]\r?", lines[0]):
        yield "6.1.2: header"
    if not (lines[1].startswith(b"%") and sum(byte > 127 for byte in lines[1][:5]) >= 4):
        yield "6.1.2: no comment of four large bytes behind the header"
    if "/ID" not in reader.trailer or "/Encrypt" in reader.trailer:
        yield "6.1.3: trailer"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "6.1.3: something behind the end"
    if not data[int(data.rsplit(b"startxref", 1)[1].split()[0]) :].startswith(b"xref"):
        yield "6.1.4: table of places is not where it is said to be"
    root = reader.root_object
    if "/AA" in root or any("/AA" in page for page in reader.pages):
        yield "6.5.2: additional actions"
    if "/EmbeddedFiles" in (root.get("/Names") or {}):
        yield "6.8: embedded files"
    form = root.get("/AcroForm") or {}
    if form.get("/NeedAppearances") or "/XFA" in form:
        yield "6.4: form"


def _metadata(reader: PdfReader) -> Iterator[str]:
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        yield "6.6.2.1: no metadata"
        return
    raw = stream.get_data()
    if "/Filter" in stream:
        yield "6.6.2.1: metadata are packed"
    if re.search(rb"<\?xpacket[^>]*\b(bytes|encoding)=", raw):
        yield "6.6.2.1: header of metadata"
    xmp = ElementTree.fromstring(raw)
    said = [xmp.findtext(f".//{_XMP}{name}") for name in ("part", "conformance")]
    if said != ["2", "B"]:
        yield f"6.6.4: says {said}"


def _intent(reader: PdfReader) -> Iterator[str]:
    intents = reader.root_object.get("/OutputIntents", ())
    profiles = [one.get_object() for one in intents if one.get_object().get("/S") == "/GTS_PDFA1"]
    if len(profiles) != 1:
        yield "6.2.3: not one output intent"
        return
    profile = profiles[0]["/DestOutputProfile"].get_object()
    icc = profile.get_data()
    if profile["/N"] != 3 or icc[36:40] != b"acsp" or icc[16:20] != b"RGB " or icc[8] > 4:
        yield "6.2.3: colour profile"


def _streams(one: Any) -> Iterator[str]:
    if not isinstance(one, StreamObject):
        return
    filters = one.get("/Filter", ())
    names = [filters] if isinstance(filters, str) else list(filters)
    if {"/LZWDecode", "/Crypt"} & set(names):
        yield "6.1.7.2: filter"
    if {"/F", "/FFilter", "/FDecodeParms"} & set(one):
        yield "6.1.7.1: stream in another file"
    if one.get("/Subtype") == "/PS" or {"/OPI", "/Ref"} & set(one) or one.get("/Interpolate"):
        yield "6.2.8, 6.2.9: drawing"
    if one.get("/Subtype") == "/Image" and ("/Alternates" in one or one.get("/ColorSpace") == "/DeviceCMYK"):
        yield "6.2.8: picture"


def _looks(one: Any) -> Iterator[str]:
    if {"/TR", "/HTP"} & set(one) and one.get("/Type") == "/ExtGState":
        yield "6.2.5: graphics state"
    blends = one.get("/BM", "/Normal") if one.get("/Type") == "/ExtGState" else "/Normal"
    if isinstance(blends, str) and blends not in _BLENDS:
        yield f"6.2.10: blend {blends}"


def _fonts(one: Any) -> Iterator[str]:
    if one.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(one):
        yield f"6.2.11.4.1: {one.get('/FontName')} is not embedded"
    if one.get("/Type") != "/Font" or one.get("/Subtype") not in ("/TrueType", "/Type1"):
        return
    if "/FontDescriptor" not in one:
        yield f"6.2.11.4.1: {one.get('/BaseFont')} is not embedded"
    elif not {"/FirstChar", "/LastChar", "/Widths"} <= set(one):
        yield f"6.2.11.5: {one.get('/BaseFont')} has no widths"
    elif len(one["/Widths"]) != one["/LastChar"] - one["/FirstChar"] + 1:
        yield f"6.2.11.5: {one.get('/BaseFont')} has too many or too few widths"


def _doing(one: Any) -> Iterator[str]:
    acts = one.get("/Type") == "/Action" or "/URI" in one or "/JS" in one
    if acts and one.get("/S") not in _ACTIONS:
        yield f"6.5.1: action {one.get('/S')}"
    if one.get("/Type") != "/Annot":
        return
    if one.get("/Subtype") in _ANNOTATIONS_NEVER:
        yield f"6.3.1: annotation {one['/Subtype']}"
    flags = one.get("/F", 0)
    if one.get("/Subtype") != "/Popup" and (not flags & _PRINT or flags & _NEVER_SET):
        yield f"6.3.2: annotation {one.get('/Subtype')} with flags {flags}"
    if one.get("/Subtype") not in ("/Popup", "/Link") and "/AP" not in one:
        yield f"6.3.3: annotation {one.get('/Subtype')} without its look"
