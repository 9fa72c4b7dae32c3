"""A Word file → its paragraphs and tables in reading order.

Runs in the child process (worker.py). The parts are read with lxml straight from the archive, not
with python-docx: that unpacks every picture before anything can be checked, and its paragraphs
leave out what stands in content controls, text boxes and tracked insertions.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from sijill.documents.extracted import Extracted
from sijill.documents.limits import Limits, format_size
from sijill.documents.titles import match_title
from sijill.errors import InputError
from sijill.records import Note

_BODY = "word/document.xml"
_MOST_MEMBERS = 5_000  # each picture is one; a text has about 15
_RATIO = 500  # texts pack 3 times smaller, a large empty table 180 times; deflate ends at 1,030
_FREE = 1_000_000  # unpacked bytes before the ratio counts
_OTHERS = (
    ("xl/workbook.xml", "an Excel file (.xlsx); save it as PDF or text"),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx); save it as PDF"),
    ("content.xml", "an OpenDocument file (.odt); save it as .docx or PDF"),
    ("META-INF/container.xml", "an e-book (.epub); save it as HTML or text"),
)
_DELETED = frozenset(("del", "rt", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"))
_CONTAINERS = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "AlternateContent", "Choice")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_SHORT_CELL = 100  # characters; a row of short cells is a line, a row of long ones is laid-out text


def read_docx(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a Word file; raise InputError for other archives and for bombs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, limits)
            root = _parse(_read_member(archive, _BODY, limits))
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise InputError(f"damaged: it cannot be unpacked ({error})") from error
    except RuntimeError as error:  # what zipfile raises for an encrypted member
        raise InputError("protected by a password; save a copy without it") from error
    body = next((element for element in root if _tag(element) == "body"), None)
    if body is None:
        raise InputError("damaged: the Word file has no body")
    paragraphs = [text for paragraph in _find_paragraphs(body) if (text := paragraph.strip())]
    if not paragraphs:
        raise InputError("the Word file holds no text (pictures only?)")
    text = "\n\n".join(paragraphs)
    return Extracted(text=text, title=match_title(text), notes=_find_notes(body))


def _check(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse, from the archive's directory alone, what is no Word file or would unpack without end."""
    members = archive.infolist()
    names = {member.filename for member in members}
    if _BODY not in names:
        known = next((text for name, text in _OTHERS if name in names), None)
        raise InputError(f"this is {known}" if known else "this is a zip file; unpack it first")
    if len(members) > _MOST_MEMBERS:
        raise InputError(f"{len(members):,} parts in a Word file: refused as a zip bomb")
    size = sum(member.file_size for member in members)
    if size > 10 * limits.file_bytes:
        raise InputError(
            f"unpacks to {format_size(size)}, more than the limit of {format_size(10 * limits.file_bytes)}"
        )
    for member in members:
        if member.file_size > _FREE and member.file_size > _RATIO * member.compress_size:
            raise InputError(f"a part unpacks to more than {_RATIO} times its size: refused as a zip bomb")


def _read_member(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """Unpack one part, and no more of it than its limit, whatever its directory entry says."""
    most = 5 * limits.file_bytes
    with archive.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"its text unpacks to more than the limit of {format_size(most)}")
    return data


def _parse(data: bytes) -> etree._Element:
    """Parse XML without entities, external or own: Word writes none, bombs do."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"damaged: its text is no XML ({error.msg})") from error
    if root.getroottree().docinfo.doctype:
        raise InputError("its text declares XML entities, which Word never does: refused")
    return root


def _tag(element: etree._Element) -> str:
    """Return an element's name without its namespace, of which Word has two generations."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _find_paragraphs(container: etree._Element) -> Iterator[str]:
    """Yield the paragraphs and the rows of tables in a container, in reading order."""
    for element in container:
        tag = _tag(element)
        if tag == "p":
            yield _get_text(element)
            for box in _find_boxes(element):
                yield from _find_paragraphs(box)
        elif tag == "tbl":
            yield from _find_rows(element)
        elif tag in _CONTAINERS:
            yield from _find_paragraphs(element)


def _find_rows(table: etree._Element) -> Iterator[str]:
    """Yield each row of a table as a line of cells, or cell by cell where cells hold running text."""
    for row in _find_within(table, "tr"):
        cells = [[text for text in _find_paragraphs(cell) if text.strip()] for cell in _find_within(row, "tc")]
        cells = [cell for cell in cells if cell]
        if all(len(cell) == 1 and len(cell[0]) <= _SHORT_CELL for cell in cells):
            yield "\t".join(cell[0].strip() for cell in cells)
        else:
            yield from (text for cell in cells for text in cell)


def _find_within(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the children called `wanted`, also those in content controls."""
    for child in element:
        tag = _tag(child)
        if tag == wanted:
            yield child
        elif tag in _CONTAINERS:
            yield from _find_within(child, wanted)


def _find_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in a paragraph, once each: Word writes them twice for old readers."""
    for child in element:
        tag = _tag(child)
        if tag == "txbxContent":
            yield child
        elif tag not in _DELETED:
            yield from _find_boxes(child)


def _get_text(element: etree._Element) -> str:
    """Return the text of a paragraph as it stands after tracked changes, without its text boxes."""
    pieces = []
    for child in element:
        tag = _tag(child)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag not in _DELETED and tag != "txbxContent":
            pieces.append(_get_text(child))
    return "".join(pieces)


def _find_notes(body: etree._Element) -> tuple[Note, ...]:
    """Say what of the file is not in the text."""
    if any(_tag(element) in ("footnoteReference", "endnoteReference") for element in body.iter()):
        return (Note(code="text-partial", message="footnotes and endnotes were not read"),)
    return ()
