"""Word files: paragraphs and tables in reading order, and bombs."""

import io
import random
import zipfile

import docx
import pytest

from sijill.documents import Limits, read_document
from sijill.errors import InputError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def packed(members: dict[str, str | bytes]) -> bytes:
    """Return a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str, prolog: str = "") -> bytes:
    """Return a Word file whose body is this XML."""
    spaces = f'xmlns:w="{W}" xmlns:mc="{MC}"'
    return packed({"word/document.xml": f"{prolog}<w:document {spaces}><w:body>{body}</w:body></w:document>"})


def run(text: str) -> str:
    """Return a run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def read(data: bytes) -> str:
    """Return the text of a Word file."""
    return read_document(data, name="a.docx", source=None).text


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    """What python-docx, as Word, writes: a heading, text, a table of short cells, text in Arabic."""
    made = docx.Document()
    made.add_heading("Minister receives envoy")
    made.add_paragraph("The minister received the envoy of Japan in the capital.")
    table = made.add_table(2, 2)
    for row, cells in zip(table.rows, [("Date", "5 May 2024"), ("Place", "Tokyo")], strict=True):
        row.cells[0].text, row.cells[1].text = cells
    made.add_paragraph("وأكد الجانبان أهمية التعاون (الصحة والتعليم).")
    stream = io.BytesIO()
    made.save(stream)
    document = read_document(stream.getvalue(), name="brief.docx", source=None)
    assert (document.id, document.title, document.language) == ("brief", "Minister receives envoy", "en")
    assert document.text.split("\n\n") == [
        "Minister receives envoy",
        "The minister received the envoy of Japan in the capital.",
        "Date\t5 May 2024",
        "Place\tTokyo",
        "وأكد الجانبان أهمية التعاون (الصحة والتعليم).",
    ]


BOXED = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
TWICE = f"<mc:Choice>{BOXED}</mc:Choice><mc:Fallback>{BOXED}</mc:Fallback>"
LONG = ("Long words. " * 12).strip()
WRAPPED = [
    ("an insertion", f"<w:p>{run('kept ')}<w:ins>{run('new')}</w:ins></w:p>", "kept new"),
    ("a deletion", f"<w:p>{run('kept')}<w:del><w:r><w:delText> old</w:delText></w:r></w:del></w:p>", "kept"),
    ("a control", f"<w:sdt><w:sdtContent><w:p>{run('words')}</w:p></w:sdtContent></w:sdt>", "words"),
    ("a link", f"<w:p><w:hyperlink>{run('words')}</w:hyperlink></w:p>", "words"),
    ("a break", f"<w:p>{run('line')}<w:r><w:br/></w:r>{run('break')}</w:p>", "line\nbreak"),
    ("a field", f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('shown')}</w:p>", "shown"),
    (
        "a reading",
        f"<w:p><w:ruby><w:rt>{run('くまもと')}</w:rt><w:rubyBase>{run('熊本')}</w:rubyBase></w:ruby>{run('県')}</w:p>",
        "熊本県",
    ),
    (
        "a text box",
        f"<w:p>{run('before')}<w:r><mc:AlternateContent>{TWICE}</mc:AlternateContent></w:r></w:p>",
        "before\n\nboxed",
    ),
    (
        "a layout table",
        f"<w:tbl><w:tr><w:tc><w:p>{run(LONG)}</w:p></w:tc><w:tc><w:p>{run('Side')}</w:p></w:tc></w:tr></w:tbl>",
        f"{LONG}\n\nSide",
    ),
]


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in WRAPPED], ids=[case[0] for case in WRAPPED])
def test_what_word_wraps_text_in_is_read(body: str, text: str) -> None:
    """Tracked changes as if accepted, boxes once, readings of kanji not, layout tables cell by cell."""
    assert read(word(body)) == text


def test_both_generations_of_word_xml_are_read() -> None:
    """The strict kind differs in its namespace only."""
    loose = word(f"<w:p>{run('words')}</w:p>")
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<body><p><r><t>words</t></r></p></body>"
    strict = packed({"word/document.xml": f'<document xmlns="{space}">{body}</document>'})
    assert read(loose) == read(strict) == "words"


def test_footnotes_that_are_not_read_are_noted() -> None:
    """Whoever relies on the text knows what is not in it."""
    data = word(f"<w:p>{run('words')}<w:r><w:footnoteReference/></w:r></w:p>")
    assert [note.code for note in read_document(data, name="a.docx", source=None).notes] == ["text-partial"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (word("<w:p/>"), "holds no text"),
        (word(f"<w:p>{run('words')}</w:p>")[:-40], "damaged"),
        (word("<w:p>"), "damaged: its text is no XML"),
        (packed({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}), "has no body"),
        (packed({"xl/workbook.xml": "<x/>"}), "an Excel file"),
        (packed({"content.xml": "<x/>"}), "an OpenDocument file"),
        (packed({"a.txt": "words"}), "this is a zip file; unpack it first"),
        (b"PK\x03\x04" + b"rubbish" * 20, "damaged"),
        (word(f"<w:p>{run('x' * 3_000_000)}</w:p>"), "refused as a zip bomb"),
        (packed({f"word/{n}.xml": "" for n in range(6_000)} | {"word/document.xml": "<x/>"}), "6,001 parts"),
        (word(f"<w:p>{run('&amp;a;')}</w:p>", "<!DOCTYPE d [<!ENTITY a 'b'>]>"), "declares XML entities"),
        (
            word(f"<w:p>{run('words')}</w:p>", "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>"),
            "declares XML entities",
        ),
    ],
)
def test_a_word_file_that_cannot_be_read_gives_one_sentence(data: bytes, message: str) -> None:
    """Other archives, damage and bombs are told apart before anything large is unpacked."""
    with pytest.raises(InputError, match=message):
        read(data)


def test_a_bomb_is_refused_by_the_size_it_declares() -> None:
    """The archive's directory is enough; no part is unpacked."""
    noise = random.Random(1).randbytes(300_000)
    data = packed({"word/document.xml": "<x/>", **{f"word/media/{n}.bin": noise for n in range(4)}})
    with pytest.raises(InputError, match=r"unpacks to 1\.2 MB, more than the limit of 1\.0 MB"):
        read_document(data, name="a.docx", source=None, limits=Limits(file_bytes=100_000))
