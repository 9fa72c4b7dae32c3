"""A page of a PDF → its lines, in reading order, with their places on the page.

pdfium's own text is taken where no Arabic stands on the page. Where it does, lines are put together
from the places of the glyphs: pdfium turns Latin names and dates inside Arabic round, and leaves
Arabic itself reversed in what browsers print (both measured, docs/documents.md).
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from sijill.documents.bidi import find_classes, order_line

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PRESENTATION = re.compile(r"[\ufb00-\ufdff\ufe70-\ufefc]")
# Marks of direction that producers add to what they print, and the sign of pdfium for a hyphen.
_ADDED = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]")
HYPHEN = "\ufffe"  # a hyphen at a line's end, as pdfium marks it
_HYPHEN_CODE = "\x02"  # the same in its list of characters
_LAM = "\u0644"
_HEIGHT = 1.2  # of the font's size: a line, as pdfium measures it where no Arabic stands
# Shares of the font's size. Measured on Amiri, Noto Naskh and DejaVu: gaps in words end at .14, 99 of 100
# spaces begin at .17.
_SPACE = 0.155
_CELL = 3.0  # a gap that wide parts columns and cells


class Line(NamedTuple):
    """A line, or several that pdfium joined at hyphens: its text and place in points, y upwards.

    `share` is the part of the page's width that it takes.
    """

    text: str
    left: float
    right: float
    first_y: float
    last_y: float
    height: float
    share: float
    is_right_to_left: bool


class _Glyph(NamedTuple):
    """What stands at one place: a character, or those of a ligature, vowel signs behind their letters."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float
    size: float

    @property
    def height(self) -> float:
        """Return how high the glyph is; never nothing, since it is divided by."""
        return max(self.top - self.bottom, 1.0)


def has_arabic(text: str) -> bool:
    """Say whether a text holds a letter that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def read_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """Return the lines of a page; empty when it holds no text."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        if has_arabic(text):
            lines = _order_glyph_lines(_split_glyphs(_read_glyphs(text_page.raw)))
        else:
            lines = list(_read_plain_lines(text_page, text))
        width = max(page.get_width(), 1.0)
        return [line._replace(share=(line.right - line.left) / width) for line in lines]
    finally:
        text_page.close()


def _read_plain_lines(text_page: pypdfium2.PdfTextPage, text: str) -> Iterator[Line]:
    """Yield pdfium's own lines; only the first and the last character of each are measured."""
    start = 0
    for raw in text.split("\r\n"):
        length = len(raw.encode("utf-16-le")) // 2  # pdfium counts in UTF-16
        stripped = raw.strip()
        if stripped:
            first = start + len(raw) - len(raw.lstrip())
            last = start + length - 1 - (len(raw) - len(raw.rstrip()))
            left, low, _, high = text_page.get_charbox(first, loose=True)
            _, last_low, right, last_high = text_page.get_charbox(last, loose=True)
            height = max(high - low, last_high - last_low, 1.0)
            kept = _ADDED.sub("", stripped)
            yield Line(kept, left, right, low, last_low, height, share=0.0, is_right_to_left=False)
        start += length + 2


def _read_glyphs(raw: Any) -> Iterator[_Glyph]:
    """Yield the characters of a page in the order of pdfium, without the spaces that it made up."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    size, matrix, measured_y = 1.0, pdfium.FS_MATRIX(), None
    for index in range(pdfium.FPDFText_CountChars(raw)):
        character = chr(pdfium.FPDFText_GetUnicode(raw, index))
        if character in "\r\n":
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        if character.isspace() and box.right - box.left < 0.01:
            continue
        if y.value != measured_y:  # one measurement a line is enough
            pdfium.FPDFText_GetMatrix(raw, index, matrix)
            size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.b, matrix.d)
            measured_y = y.value
        # The pen's place counts as the left edge: boxes may be those of the ink, with gaps between letters.
        left = min(box.left, x.value)
        yield _Glyph(character, left, box.right, box.bottom, box.top, x.value, y.value, size)


def _split_glyphs(glyphs: Iterator[_Glyph]) -> list[list[_Glyph]]:
    """Return the glyphs line by line: those that follow each other on one height."""
    lines: list[list[_Glyph]] = []
    height = 1.0
    for glyph in glyphs:
        # The pen of a letter with a vowel sign may be that of the sign, off the line.
        if lines and abs(glyph.y - lines[-1][0].y) < 0.45 * max(height, glyph.height):
            lines[-1].append(glyph)
            height = max(height, glyph.height)
        else:
            lines.append([glyph])
            height = glyph.height
    return _restore_order(lines)


def _restore_order(lines: list[list[_Glyph]]) -> list[list[_Glyph]]:
    """Turn runs of lines that go up the page: pdfium turns lines that a hyphen joins round as one."""
    ordered: list[list[_Glyph]] = []
    run: list[list[_Glyph]] = []
    for line in lines:
        if run and not _stands_over(line, run[-1]):
            ordered += reversed(run)
            run = []
        run.append(line)
    return ordered + run[::-1]


def _stands_over(line: list[_Glyph], other: list[_Glyph]) -> bool:
    """Say whether `line` is the next above `other` in one column."""
    step = line[0].y - other[0].y
    if not 0 < step < 3 * max(glyph.height for glyph in line):
        return False
    left, right = _get_edges(line)
    other_left, other_right = _get_edges(other)
    return left < other_right and other_left < right


def _get_edges(line: list[_Glyph]) -> tuple[float, float]:
    """Return the left and the right end of a line."""
    return min(glyph.left for glyph in line), max(glyph.right for glyph in line)


def _order_glyph_lines(lines: list[list[_Glyph]]) -> list[Line]:
    """Return the lines in the order of reading."""
    classes = "".join(find_classes([glyph.text for glyph in line]) for line in lines)
    is_page_right = classes.count("R") > classes.count("L")
    edges = [_get_edges(line) for line in lines]
    ordered: list[Line] = []
    goes_on = False  # from a line in Arabic that is full
    for line, (left, right) in zip(lines, edges, strict=True):
        is_right = _judge_direction(line, is_page_right=is_page_right, goes_on=goes_on)
        made = _order_glyphs(line, is_right=is_right)
        if made.text:
            ordered.append(made)
        column = min(other_left for other_left, other_right in edges if abs(other_right - right) < 2 * made.height)
        goes_on = is_right and left - column < 2 * made.height
    return ordered


def _judge_direction(line: list[_Glyph], *, is_page_right: bool, goes_on: bool) -> bool:
    """Say whether a line is read from the right.

    On a page in Arabic, Latin names fill most of some lines; on another, Arabic ones are in brackets.
    """
    classes = find_classes([glyph.text for glyph in line])
    right, left = classes.count("R"), classes.count("L")
    if right + left == 0:
        return is_page_right
    return right > left or (is_page_right and (goes_on or right > 0.4 * left))


def _order_glyphs(line: list[_Glyph], *, is_right: bool) -> Line:
    """Put the glyphs of a line from left to right, then into the order of reading."""
    by_place = sorted(_join_glyphs(line), key=lambda glyph: glyph.x)  # of the pen: ink may hang over others
    size = max(1.0, *(glyph.size for glyph in line))
    cells = [order_line(cell, is_right_to_left=is_right).strip() for cell in _split_cells(by_place, size)]
    text = "\t".join(cell for cell in (reversed(cells) if is_right else cells) if cell)
    text = _ADDED.sub("", text.replace(_HYPHEN_CODE, HYPHEN if text.endswith(_HYPHEN_CODE) else "-"))
    left, right = _get_edges(line)
    y = max(line, key=lambda glyph: glyph.height).y
    return Line(text, left, right, y, y, _HEIGHT * size, share=0.0, is_right_to_left=is_right)


def _join_glyphs(line: list[_Glyph]) -> list[_Glyph]:
    """Return one glyph for the characters at one place: ligatures, and letters with vowel signs.

    pdfium turns Arabic round character by character, also inside a ligature, and lists vowel
    signs apart from their letters. Some producers give a letter and its sign twice, for the
    letter's glyph and for the sign's.
    """
    places: dict[tuple[float, float, bool], list[int]] = {}
    for index, glyph in enumerate(line):
        places.setdefault((round(glyph.x, 2), round(glyph.y, 2), glyph.text.isspace()), []).append(index)
    joined = []
    height = max(glyph.height for glyph in line)
    for indices in places.values():
        if len(indices) == 1 and not _PRESENTATION.match(line[indices[0]].text):
            joined.append(line[indices[0]])
            continue
        parts = [line[index] for index in indices]
        text = _order_ligature(line, indices)
        left, right = _get_edges(parts)
        low, high = min(part.bottom for part in parts), max(part.top for part in parts)
        if len(text) > 2 and _is_mark(text[-1]):  # only the sign's place is known, not the ligature's
            right = max(right, left + 0.6 * height)
        joined.append(parts[0]._replace(text=text, left=left, right=right, bottom=low, top=high))
    signed = [glyph for glyph in joined if len(glyph.text) > 1 and _is_mark(glyph.text[-1])]
    baseline = Counter(glyph.y for glyph in line).most_common(1)[0][0]
    repeated = [glyph for glyph in signed if any(_repeats(glyph, other, baseline) for other in signed)]
    return [glyph for glyph in joined if glyph not in repeated]


def _order_ligature(line: list[_Glyph], indices: list[int]) -> str:
    """Return the characters at one place in the order of reading, vowel signs last."""
    characters = [line[index].text for index in indices]
    letters = [character for character in characters if not _is_mark(character)]
    if len(letters) > 1 and has_arabic("".join(letters)):
        is_lam_alef = len(letters) == 2 and _LAM in letters  # which pdfium turns round or not, by chance
        if (is_lam_alef and letters[0] != _LAM) or (not is_lam_alef and _runs_left(line, indices)):
            letters.reverse()
    text = "".join(letters + [character for character in characters if _is_mark(character)])
    return unicodedata.normalize("NFKC", text) if _PRESENTATION.search(text) else text


def _runs_left(line: list[_Glyph], indices: list[int]) -> bool:
    """Say whether pdfium lists the glyphs around a ligature from right to left; the nearer one tells."""
    glyph = line[indices[0]]
    before = line[indices[0] - 1] if indices[0] else None
    after = line[indices[-1] + 1] if indices[-1] + 1 < len(line) else None
    far = [max(other.left - glyph.right, glyph.left - other.right) if other else 1e9 for other in (before, after)]
    if before is not None and far[0] <= far[1]:
        return before.left > glyph.left
    return after is not None and after.left < glyph.left


def _is_mark(character: str) -> bool:
    """Say whether a character is a vowel sign."""
    return unicodedata.category(character) == "Mn"


def _repeats(glyph: _Glyph, other: _Glyph, baseline: float) -> bool:
    """Say whether `glyph` is a vowel sign that repeats the letter below it, which `other` gives already."""
    if glyph.text != other.text or abs(glyph.y - baseline) <= abs(other.y - baseline):
        return False
    return other.left - 2 < (glyph.left + glyph.right) / 2 < other.right + 2


def _split_cells(by_place: Sequence[_Glyph], size: float) -> list[list[str]]:
    """Return one text a glyph from left to right, cell by cell, with spaces put into gaps."""
    cells: list[list[str]] = [[]]
    edge: float | None = None
    for glyph in by_place:
        clusters = cells[-1]
        if _is_mark(glyph.text[0]) and clusters:  # a vowel sign that stands alone
            clusters[-1] += glyph.text
            continue
        if glyph.text.isspace() and edge is not None and glyph.right <= edge:
            continue  # the space that ended a line was drawn under its last letter
        gap = glyph.left - edge if edge is not None else 0.0
        if gap > _CELL * size and not glyph.text.isspace():
            cells.append(clusters := [])
        elif gap > _SPACE * size and clusters and clusters[-1] != " " and not glyph.text.isspace():
            clusters.append(" ")
        if not glyph.text.isspace():
            clusters.append(glyph.text)
            edge = glyph.right if edge is None else max(edge, glyph.right)
        elif clusters and clusters[-1] != " ":
            clusters.append(" ")
    return cells
