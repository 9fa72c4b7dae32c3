"""A PDF → its text, page by page, in reading order.

Runs in the child process (worker.py).
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from sijill.documents.bidi import count_mirrored, turn_brackets
from sijill.documents.extracted import Extracted
from sijill.documents.limits import Limits
from sijill.documents.paragraphs import join_pages
from sijill.documents.pdf_lines import Line, has_arabic, read_lines
from sijill.documents.titles import match_title
from sijill.errors import InputError
from sijill.records import Note

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_pdf(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a PDF; raise InputError when it is locked, damaged, too long or a scan."""
    document = _open(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise InputError(f"{count:,} pages, more than the limit of {limits.pages:,}")
        if count == 0:
            raise InputError("damaged: the PDF has no pages")
        pages = [_read_page(document, number) for number in range(count)]
    finally:
        document.close()
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    if len(empty) == count:
        raise InputError(
            "the PDF holds no text, only pictures (a scan?); it has to go through text recognition (OCR)"
        )
    text = join_pages(_turn_brackets(pages))
    return Extracted(text=text, title=match_title(text), notes=_note_empty(empty, count))


def _open(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF and tell a locked one from a damaged one."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _LOCKED or "password" in str(error).lower():
            raise InputError("protected by a password; save a copy without it") from error
        raise InputError("damaged: it cannot be opened as PDF") from error


def _read_page(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """Return the lines of one page; a page that cannot be loaded has none."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        return read_lines(page)
    finally:
        page.close()


def _turn_brackets(pages: list[list[Line]]) -> list[list[Line]]:
    """Right the brackets of pages with Arabic; which way they are stored is a habit of the whole document."""
    arabic = [line.text for page in pages for line in page if has_arabic(line.text)]
    is_mirrored = sum(map(count_mirrored, arabic)) > 0
    return [
        [line._replace(text=turn_brackets(line.text, is_mirrored=is_mirrored)) for line in page]
        if any(has_arabic(line.text) for line in page)
        else page
        for page in pages
    ]


def _note_empty(empty: list[int], count: int) -> tuple[Note, ...]:
    """Return a note on pages without text: they may be scans that say more."""
    if not empty:
        return ()
    shown = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
    return (Note(code="text-partial", message=f"{len(empty)} of {count} pages hold no text: {shown}"),)
