"""Files made byte by byte: a PDF says exactly what a test wants to have read."""

from __future__ import annotations

from typing import NamedTuple

SIZE = 12
STEP = 6  # points from one glyph to the next
PAGE_HEIGHT = 800


class Drawn(NamedTuple):
    """Glyphs on a page, from left to right as on paper; each says a character, or several."""

    x: float
    y: float
    glyphs: tuple[str, ...]


def draw(x: float, y: float, text: str) -> Drawn:
    """Return a piece whose glyphs are the characters of `text`, from left to right."""
    return Drawn(x, y, tuple(text))


def from_right(x: float, y: float, text: str) -> Drawn:
    """Return Arabic that ends at `x` on the right, as it is drawn: the last letter leftmost."""
    return Drawn(x - STEP * len(text), y, tuple(reversed(text)))


def make_pdf(*pages: list[Drawn], encrypt: bytes = b"") -> bytes:
    """Return a PDF. Its font has no shapes, only widths and what each glyph says: enough to be read."""
    glyphs = sorted({glyph for page in pages for piece in page for glyph in piece.glyphs})
    codes = {glyph: number for number, glyph in enumerate(glyphs, start=1)}
    says = "".join(f"<{code:04x}> <{glyph.encode('utf-16-be').hex()}>\n" for glyph, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(codes)} beginbfchar\n{says}endbfchar endcmap end end"
    ).encode()
    width = STEP * 1000 // SIZE
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (7 + 2 * number) for number in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /FontDescriptor 5 0 R /DW %d "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % width,
        b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /Ascent 800 /Descent -200 /ItalicAngle 0 "
        b"/CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>",
        _stream(to_unicode),
    ]
    for number, page in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 %d] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (PAGE_HEIGHT, 8 + 2 * number),
            _stream(b"".join(_draw_piece(piece, codes) for piece in page)),
        ]
    return _assemble(objects, encrypt)


def _draw_piece(piece: Drawn, codes: dict[str, int]) -> bytes:
    """Return the operators that draw a piece."""
    shown = b"".join(b"%04x" % codes[glyph] for glyph in piece.glyphs)
    return b"BT /F %d Tf %g %g Td <%s> Tj ET\n" % (SIZE, piece.x, piece.y, shown)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assemble(objects: list[bytes], encrypt: bytes) -> bytes:
    """Return the file of these objects, numbered from 1."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, encrypt, len(out))
    )
