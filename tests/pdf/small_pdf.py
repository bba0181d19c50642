"""The smallest PDF that has what we look at, written by hand."""

from collections.abc import Sequence

_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{}</pdfaid:part>'
    '<pdfaid:conformance>{}</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def small_pdf(
    *pages: str,
    font: str = "AAAAAA+TimesNewRomanPSMT",
    embedded: bool = True,
    conformance: str = "",
    colours: bool = False,
) -> bytes:
    """Each of `pages` a line of ASCII text in one font; it may claim a `conformance` (`2B`) and to know its colours."""
    claims = (
        b"/Metadata 5 0 R" * bool(conformance) + b"/OutputIntents[<</DestOutputProfile 4 0 R>>]" * colours
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % claims,
        b"",
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FontDescriptor 6 0 R>>"
        % font.encode(),
        _stream(b"", b"font or colours"),
        _stream(b"/Type/Metadata/Subtype/XML", _XMP.format(conformance[:1], conformance[1:]).encode()),
        b"<</Type/FontDescriptor/FontName/%s%s>>" % (font.encode(), b"/FontFile2 4 0 R" * embedded),
    ]
    numbers = []
    for text in pages:
        objects.append(_stream(b"", b"BT\n/F1 12 Tf 72 700 Td (%s) Tj\nET" % text.encode("ascii")))
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects.append(page % len(objects))
        numbers.append(len(objects))
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(numbers))
    return _file(objects)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.6\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    count = len(objects) + 1
    return out + trailer % (count, table, count, len(out))
