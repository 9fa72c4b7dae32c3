"""Bytes → kind of file: decided by content, the name's ending only settles what content leaves open."""

from __future__ import annotations

import re

from sijill.errors import InputError

HEAD = 4096  # bytes that tell the kind

ARCHIVES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
DOCUMENTS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", *ARCHIVES)
# Files that hold documents but are not read: in a folder they are reported, not passed over.
UNREAD = {
    ".doc": "an old Word file (.doc); save it as .docx or PDF",
    ".rtf": "a rich text file (.rtf); save it as .docx or PDF",
    ".odt": "an OpenDocument file (.odt); save it as .docx or PDF",
    ".eml": "a mail (.eml); save its text or attachment",
    ".msg": "a mail (.msg); save its text or attachment",
    ".mht": "a web archive (.mht); save the page as HTML",
    ".mhtml": "a web archive (.mhtml); save the page as HTML",
    ".pptx": "a PowerPoint file (.pptx); save it as PDF",
    ".ppt": "a PowerPoint file (.ppt); save it as PDF",
    ".pages": "a Pages file (.pages); save it as .docx or PDF",
}

_MAGIC = (
    (b"\x89PNG", "a PNG image; a scan has to go through text recognition (OCR) first"),
    (b"\xff\xd8\xff", "a JPEG image; a scan has to go through text recognition (OCR) first"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image; a scan has to go through text recognition (OCR) first"),
    (b"MM\0*", "a TIFF image; a scan has to go through text recognition (OCR) first"),
    (b"RIFF", "a media file"),
    (b"ID3", "a sound file"),
    (b"\x1f\x8b", "a gzip file; unpack it first (only .jsonl.gz is read as it is)"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file; unpack it first"),
    (b"Rar!\x1a", "a RAR file; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", UNREAD[".rtf"]),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Atomic groups: many comments in a row must not be tried in every grouping.
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>(?:\s|<\?xml[^>]*>|(?><!--.*?-->))*)<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WIDE = re.compile(r"\s*<(!doctype\s+html|html)[\s>]", re.IGNORECASE)


def get_kind(data: bytes, suffix: str) -> str:
    """Return "plain", "html", "pdf" or "docx"; raise InputError for a kind that is not read.

    `data` is the whole file, or at least its beginning; `suffix` is the name's ending.
    """
    head = data[:HEAD]
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"  # its reader tells other zip files apart, by their members
    if head.startswith(_OLE):
        raise InputError(_describe_ole(data, suffix))
    if _is_html(head):
        return "html"
    for magic, name in _MAGIC:
        if head.startswith(magic) and _is_binary(head, magic):
            raise InputError(f"this is {name}")
    if suffix in (".pdf", ".docx"):
        raise InputError(f"named {suffix}, but its content is not: the file is damaged or wrongly named")
    return "html" if suffix in (".html", ".htm", ".xhtml") else "plain"


def _is_html(head: bytes) -> bool:
    """Say whether `head` opens a page; pages in UTF-16 are known by their byte order mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bool(_HTML_WIDE.match(head[: len(head) // 2 * 2].decode("utf-16", "replace")))
    return bool(_HTML.match(head))


def _is_binary(head: bytes, magic: bytes) -> bool:
    """Say whether a file that opens like `magic` is one: a text may well begin with "MZ" or "RIFF"."""
    return magic.startswith(b"{") or b"\0" in head or not magic.isascii()


def _describe_ole(data: bytes, suffix: str) -> str:
    """Return what a file in the old Office container is: a locked DOCX, or an old kind."""
    if _ENCRYPTED in data:
        return "protected by a password; save a copy without it"
    return f"this is {UNREAD.get(suffix, 'an old Office file; save it as .docx or PDF')}"
