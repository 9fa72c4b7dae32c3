"""Measure how well and how fast files become documents, on texts that one has.

    tools/measure_documents.py ../shared/corpus/pool/pool-*.jsonl.gz
    tools/measure_documents.py --chromium /usr/bin/chromium ../shared/corpus/pool/diplomatic-*.jsonl.gz

Each archive is a language's, named `…-LANGUAGE.jsonl.gz`. Its texts are written in old encodings, as HTML, DOCX and,
with a browser, PDF, and read back; what comes back is compared with what was written.
"""

from __future__ import annotations

import argparse
import gzip
import html
import io
import json
import random
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import docx
from rapidfuzz.distance import Levenshtein

from sijill.documents import LIMITS
from sijill.documents.docx import read_docx
from sijill.documents.encodings import decode
from sijill.documents.extracted import Extracted
from sijill.documents.html import read_html
from sijill.documents.limits import Limits
from sijill.documents.pdf import read_pdf
from sijill.documents.plain import read_plain
from sijill.documents.titles import match_title
from sijill.errors import InputError
from sijill.language.detect import detect_language

ENCODINGS = {"ar": ("cp1256", "iso8859_6"), "ja": ("cp932", "euc_jp", "iso2022_jp"), "en": ("cp1252",)}
LENGTHS = (60, 300, None)  # characters of a text that are written; all if None
CONTROL = re.compile(r"\\u00[01][0-9a-f]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # escaped in JSON, or as they are
Row = dict[str, str]


def read_rows(path: Path, most: int) -> list[Row]:
    """Return some of an archive's texts that have a title, the same at each run."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        # Word cannot hold control characters, and a page drops them.
        cleaned = (json.loads(line) for line in stream if CONTROL.search(line) is None)
        rows = [row for row in cleaned if row.get("title") and len(row["text"]) > 300]
    return random.Random(1).sample(rows, min(most, len(rows)))


def measure_encodings(rows: Iterable[Row], language: str) -> Iterator[str]:
    """Yield for each old encoding and length how many texts come back as written."""
    for encoding in ENCODINGS[language]:
        for length in LENGTHS:
            written = [row["text"][:length].encode(encoding, "ignore") for row in rows]
            written = [data for data in written if not data.isascii() or b"\x1b" in data]
            right = sum(_comes_back(data, encoding) for data in written)
            yield f"{encoding}, {length or 'all'} characters: {right} of {len(written)}"


def _comes_back(data: bytes, encoding: str) -> bool:
    try:
        return decode(data).text == data.decode(encoding)
    except InputError:
        return False


def make_html(row: Row, language: str) -> bytes:
    """Return a bare page."""
    body = "".join(f"<p>{html.escape(text)}</p>" for text in row["text"].split("\n") if text.strip())
    direction = "rtl" if language == "ar" else "ltr"
    head = f"<meta charset=utf-8><title>{html.escape(row['title'])}</title>"
    page = f"<html lang={language} dir={direction}>{head}<h1>{html.escape(row['title'])}</h1>{body}</html>"
    return f"<!DOCTYPE html>{page}".encode()


def make_docx(row: Row) -> bytes:
    """Return a Word file."""
    made = docx.Document()
    made.add_heading(row["title"])
    for text in row["text"].split("\n"):
        made.add_paragraph(text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def make_pdf(page: bytes, chromium: str) -> bytes:
    """Return the PDF that a browser prints of a page."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.html").write_bytes(page)
        command = [chromium, "--headless", "--no-sandbox", "--no-pdf-header-footer", "--print-to-pdf=a.pdf", "a.html"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
        return (Path(folder) / "a.pdf").read_bytes()


def compare(rows: list[Row], files: list[bytes], reader: Callable[[bytes, Limits], Extracted]) -> str:
    """Return how alike what comes back is, white space aside, and how fast it came."""
    reader(files[0], LIMITS)  # loads what is loaded once
    start = time.process_time()
    texts = [reader(data, LIMITS).text for data in files]
    seconds = time.process_time() - start
    whole = [f"{row['title']}\n{row['text']}" for row in rows]
    alike = [
        Levenshtein.normalized_similarity(_squeeze(one), _squeeze(two)) for one, two in zip(whole, texts, strict=True)
    ]
    return (
        f"{sum(alike) / len(alike):.4f} alike, least {min(alike):.3f}; {len(files) / seconds:.0f} documents a second"
    )


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def main() -> None:
    """Print the figures of each archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--chromium", help="the browser that prints PDFs")
    parser.add_argument("--texts", type=int, default=400, help="texts an archive")
    options = parser.parse_args()
    for path in options.archives:
        language = path.name.split(".")[0][-2:]
        rows = read_rows(path, options.texts)
        few = rows[:30]
        pages = [make_html(row, language) for row in few]
        print(f"{path.name}: {len(rows)} texts")
        print(f"  language told: {sum(detect_language(row['text']) == language for row in rows)}")
        titles = sum(match_title(f"{row['title']}\n\n{row['text']}") == row["title"].strip() for row in rows)
        print(f"  title told: {titles}")
        for line in measure_encodings(rows, language):
            print(f"  {line}")
        plain = [f"{row['title']}\n{row['text']}".encode() for row in few]
        print(f"  text: {compare(few, plain, lambda data, limits: read_plain(data))}")
        print(f"  HTML: {compare(few, pages, read_html)}")
        print(f"  DOCX: {compare(few, list(map(make_docx, few)), read_docx)}")
        if options.chromium:
            print(f"  PDF: {compare(few, [make_pdf(page, options.chromium) for page in pages], read_pdf)}")


if __name__ == "__main__":
    main()
