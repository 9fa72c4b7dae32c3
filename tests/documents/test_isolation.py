"""The child process: what harms a parser costs a file, and no more."""

import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.documents.pdf_maker import draw, make_pdf

from sijill.documents import Limits, read_document
from sijill.errors import InputError

PDF = make_pdf([draw(72, 700, "The minister met the envoy.")])
ROOT = Path(__file__).parents[2]


def test_reading_text_imports_no_parser() -> None:
    """Plain text is read at once; lxml, trafilatura and pdfium stay in the child, also for PDF."""
    code = (
        "import sys; from sijill.documents import read_document;"
        "read_document(b'The minister met the envoy.', name='a.txt', source=None);"
        "print([name for name in ('lxml', 'trafilatura', 'pypdfium2', 'docx') if name in sys.modules])"
    )
    path = {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=path, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_read() -> None:
    """The sentence tells the limit; the reader is there again for the next file."""
    slow = b"<html><body>" + b"<a href=x>y</a>" * 100_000
    with pytest.raises(InputError, match=r"takes longer to read than the limit of 0\.3 seconds"):
        read_document(slow, name="a.html", source=None, limits=Limits(seconds=0.3))
    assert read_document(PDF, name="a.pdf", source=None).text == "The minister met the envoy."


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_file_that_needs_too_much_memory_is_ended_and_the_next_is_read() -> None:
    """A stream of a PDF that unpacks to a gigabyte breaks its reader, not the caller."""
    stream = zlib.compress(b" " * 1_000_000_000, 9)
    start, end = PDF.index(b"<< /Length", PDF.index(b"8 0 obj")), PDF.index(b"endobj", PDF.index(b"8 0 obj"))
    filtered = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\n" % (len(stream), stream)
    with pytest.raises(InputError, match="broke its reader"):
        read_document(
            PDF[:start] + filtered + PDF[end:],
            name="a.pdf",
            source=None,
            limits=Limits(memory_bytes=500_000_000),
        )
    assert read_document(PDF, name="a.pdf", source=None).text == "The minister met the envoy."


def test_the_folder_one_works_in_is_no_place_to_import_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of documents may hold a file called lxml.py; it is not run."""
    for name in ("lxml.py", "pypdfium2.py", "msgspec.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    (tmp_path / "a.pdf").write_bytes(PDF)
    code = "from sijill.documents import open_document; print(open_document('a.pdf').text)"
    monkeypatch.chdir(tmp_path)
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    assert done.stdout.strip() == "The minister met the envoy."
    assert not (tmp_path / "ran").exists()


def test_threads_may_read_at_once() -> None:
    """The desk reads uploads of several people; each gets the text of the own file."""
    files = [make_pdf([draw(72, 700, f"The minister met envoy number {number}.")]) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda data: read_document(data, name="a.pdf", source=None).text, files))
    assert texts == [f"The minister met envoy number {number}." for number in range(12)]
