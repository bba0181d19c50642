"""Pictures: their kind, whether they let the paper through, and their colour."""

import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 600_000  # more would take seconds
_MOST_COMPRESSED = 8_000_000
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by PNG colour type
_OPAQUE_ENOUGH = 32
_ROWS_LOOKED_AT = 64
_KINDS = ((b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"BM", "bmp"), (b"\x01\x00\x00\x00", "emf"),
          (b"\xd7\xcd\xc6\x9a", "wmf"), (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"), (b"<svg", "svg"))  # fmt: skip


def look_of(data: bytes, name: str) -> tuple[str, bool, str]:
    """Kind, whether it is transparent somewhere, mean colour (six hexadecimal digits, "" when not known)."""
    if data.startswith(_PNG):
        return ("png", *_png(data))
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind, False, ""
    return name.rpartition(".")[2].lower().replace("jpg", "jpeg"), False, ""


def _png(data: bytes) -> tuple[bool, str]:
    """Transparency and mean colour of a PNG of 8 bits; nothing is said of other colours than it can tell."""
    chunks = _chunks(data)
    header = chunks.get(b"IHDR", b"")
    if len(header) != 13:
        return False, ""
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, kind, interlaced = header[8], header[9], header[12]
    has_alpha = kind in (4, 6) or b"tRNS" in chunks
    plain = depth == 8 and kind in _SAMPLES and not interlaced
    if not plain or not 0 < width * height <= _MOST_PIXELS or len(chunks[b"IDAT"]) > _MOST_COMPRESSED:
        return has_alpha, ""
    samples = _SAMPLES[kind]
    length = (width * samples + 1) * height
    try:
        raw = zlib.decompressobj().decompress(chunks[b"IDAT"], length)
    except zlib.error:
        return has_alpha, ""
    if len(raw) < length:
        return has_alpha, ""
    return _mean(raw, width, height, kind, chunks, has_alpha)


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks by name; pieces of the same name are joined."""
    found: dict[bytes, bytes] = {b"IDAT": b""}
    at = len(_PNG)
    pixels = []
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if name == b"IDAT":
            pixels.append(body)
        else:
            found[name] = body
        at += size + 12
    found[b"IDAT"] = b"".join(pixels)
    return found


def _mean(
    raw: bytes, width: int, height: int, kind: int, chunks: dict[bytes, bytes], has_alpha: bool
) -> tuple[bool, str]:
    samples = _SAMPLES[kind]
    palette, alphas = chunks.get(b"PLTE", b""), chunks.get(b"tRNS", b"")
    totals, count, clear = [0, 0, 0], 0, False
    step = max(height // _ROWS_LOOKED_AT, 1)
    above = bytes(width * samples)
    for row in range(height):
        start = row * (width * samples + 1)
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + width * samples], above, samples)
        if row % step:
            continue
        for at in range(0, len(above), samples * max(width // 256, 1)):
            red, green, blue, alpha = _pixel(above, at, kind, palette, alphas)
            if alpha < 255:
                clear = True
            if alpha < _OPAQUE_ENOUGH or min(red, green, blue) > 240:  # the paper and the white round a seal
                continue
            totals[0] += red
            totals[1] += green
            totals[2] += blue
            count += 1
    colour = "".join(f"{total // count:02X}" for total in totals) if count else ""
    return has_alpha and clear, colour


def _pixel(row: bytes, at: int, kind: int, palette: bytes, alphas: bytes) -> tuple[int, int, int, int]:
    if kind == 6:
        return row[at], row[at + 1], row[at + 2], row[at + 3]
    if kind == 2:
        return row[at], row[at + 1], row[at + 2], 255
    if kind == 3:
        index = row[at]
        colour = palette[3 * index : 3 * index + 3]
        alpha = alphas[index] if index < len(alphas) else 255
        return (colour[0], colour[1], colour[2], alpha) if len(colour) == 3 else (0, 0, 0, alpha)
    return row[at], row[at], row[at], row[at + 1] if kind == 4 else 255


def _unfiltered(method: int, row: bytes, above: bytes, samples: int) -> bytes:
    """One row of a PNG, its prediction undone."""
    if method == 0:
        return row
    if method == 2:
        return bytes((value + up) & 255 for value, up in zip(row, above, strict=True))
    out = bytearray(row)
    for at in range(len(out)):
        left = out[at - samples] if at >= samples else 0
        up = above[at]
        if method == 1:
            guess = left
        elif method == 3:
            guess = (left + up) // 2
        else:
            corner = above[at - samples] if at >= samples else 0
            distance = left + up - corner
            a, b, c = abs(distance - left), abs(distance - up), abs(distance - corner)
            guess = left if a <= b and a <= c else up if b <= c else corner
        out[at] = (out[at] + guess) & 255
    return bytes(out)
