"""Files, folders, archives and standard input."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from sijill.documents import (
    Failure,
    Limits,
    Metadata,
    find_documents,
    open_document,
    read_document,
    read_documents,
)
from sijill.errors import InputError
from sijill.records import Document

TEXT = "Minister meets envoy\n\nThe minister met the envoy of Japan in the capital on Monday.\n"


def write(path: Path, data: str | bytes = TEXT) -> Path:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def ids(*paths: str | Path) -> list[str]:
    """Return the ids of what is read; a failure shows as its message."""
    return [found.id if isinstance(found, Document) else found.message for found in read_documents(paths)]


def test_a_text_file_becomes_a_document(tmp_path: Path) -> None:
    """The text is whole, the id is the name without its ending, the rest is what the text shows."""
    path = write(tmp_path / "a.b.txt")
    document = open_document(path, published="2024-05-17")
    assert document == Document(
        id="a.b",
        text=TEXT,
        language="en",
        title="Minister meets envoy",
        published="2024-05-17",
        source=str(path),
    )


def test_a_given_id_is_kept(tmp_path: Path) -> None:
    """The caller's id outweighs the file's name."""
    assert open_document(write(tmp_path / "a.txt"), id="en-001").id == "en-001"


def test_a_faulty_date_of_the_caller_is_refused(tmp_path: Path) -> None:
    """A wrong argument is said at once, not stored."""
    with pytest.raises(InputError, match="published is no date: 'yesterday'"):
        open_document(write(tmp_path / "a.txt"), published="yesterday")


def test_an_upload_needs_no_file() -> None:
    """Bytes with a name are read like a file; the name settles what content leaves open."""
    assert read_document(TEXT.encode(), name="upload.txt", source=None).id == "upload"


def test_a_folder_is_read_to_the_bottom_in_sorted_order(tmp_path: Path) -> None:
    """Folders and files come by name; pictures, JSON, hidden and README files are no documents."""
    for name in (
        "b/z.txt",
        "b/a.md",
        "a.txt",
        "c.txt",
        "c.json",
        "d.png",
        ".hidden.txt",
        ".git/e.txt",
        "README.md",
        "noend",
    ):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a", "a", "z", "c", "noend"]


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A failure stands in its place, and names the file."""
    write(tmp_path / "a.txt")
    bad = write(tmp_path / "b.txt", b"")
    write(tmp_path / "c.txt")
    found = list(read_documents([tmp_path]))
    assert found[1] == Failure(str(bad), f"{bad}: the file is empty")
    assert [document.id for document in found if isinstance(document, Document)] == ["a", "c"]


def test_the_strict_way_stops_at_the_first_bad_file(tmp_path: Path) -> None:
    """find_documents is for a caller who wants all or nothing."""
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", b" \n")
    documents = find_documents([tmp_path])
    assert next(documents).id == "a"
    with pytest.raises(InputError, match="only white space"):
        next(documents)


def test_reading_is_lazy(tmp_path: Path) -> None:
    """A file is opened when it is asked for, so the first of a million comes at once."""
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    documents = find_documents([first, second])
    next(documents)
    second.unlink()
    with pytest.raises(InputError, match="no such file"):
        next(documents)


def test_documents_of_kinds_that_are_not_read_are_reported(tmp_path: Path) -> None:
    """An old Word file in a folder is a failure with advice, not silence."""
    write(tmp_path / "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert ids(tmp_path) == [f"{tmp_path / 'a.doc'}: this is an old Word file (.doc); save it as .docx or PDF"]


def test_a_folder_without_documents_says_what_is_read(tmp_path: Path) -> None:
    """The endings are listed."""
    assert "no documents in this folder; read are .txt" in ids(tmp_path)[0]


def test_links_in_a_circle_do_not_hang(tmp_path: Path) -> None:
    """Links to folders are not followed; a link to itself is a failure."""
    write(tmp_path / "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    first, second = ids(tmp_path)
    assert first == "a"
    assert "self.txt: cannot be read" in second


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    """A pipe that nobody writes to would be waited for without end."""
    os.mkfifo(tmp_path / "a.txt")
    assert "not a regular file" in ids(tmp_path)[0]
    assert "not a regular file" in ids("/dev/zero")[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    """The message names permission as the reason."""
    write(tmp_path / "a.txt").chmod(0)
    assert ids(tmp_path) == [f"{tmp_path / 'a.txt'}: no permission to read it"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \r\n\t", "only white space"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image"),
        ("a.txt", b"\xff\xd8\xff\xe0\x00", "JPEG image"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.pdf", b"just words", "named .pdf, but its content is not"),
        ("a.txt", b"{\\rtf1 words}", "rich text"),
        ("a.txt", b"\x00\x01\x02" * 40, "binary file"),
        ("a\0.txt", None, "not a name"),
        ("missing.txt", None, "no such file"),
    ],
)
def test_bad_input_gives_one_sentence(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    """The path, what is wrong, and no traceback."""
    if data is not None:
        write(tmp_path / name, data)
    (found,) = read_documents([tmp_path / name])
    assert isinstance(found, Failure)
    assert found.message.startswith(str(tmp_path))
    assert message in found.message
    assert "\n" not in found.message


def test_a_file_beyond_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    """50 MB are not read to find out that they are too many."""
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert ids(path) == [f"{path}: 50.0 MB, more than the limit of 20.0 MB a file"]
    with pytest.raises(InputError, match="more than the limit of 10 bytes"):
        open_document(write(tmp_path / "b.txt"), limits=Limits(file_bytes=10))


def test_a_url_is_not_fetched() -> None:
    """Offline means offline; the failure tells what to do instead."""
    assert "save the page as a file" in ids("https://example.org/a.html")[0]


def test_texts_keep_what_misleads_and_note_it(tmp_path: Path) -> None:
    """NUL, marks of direction and lines without end stay in the text and are pointed at."""
    text = "The min\0ister met \u202ethe envoy\u202c of Japan. " + "word " * 12_000
    document = open_document(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert [note.code for note in document.notes] == ["control-characters", "control-characters", "long-line"]
    assert document.notes[0].evidence == ((7, 8),)
    assert document.notes[1].evidence == ((18, 19), (28, 29))


def lines(*members: object) -> bytes:
    """Return JSON Lines."""
    return b"".join(json.dumps(member).encode() + b"\n" for member in members)


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_an_archive_gives_a_document_a_line(tmp_path: Path, name: str) -> None:
    """Members are taken as given; what is missing stays unknown or is seen in the text."""
    data = lines(
        {"id": "n1", "text": TEXT, "title": "T", "published": "2024-05-17T23:30:00Z", "url": "https://e.org/1",
         "source": "wire", "language": "en", "publisher": "Agency"},
        {"text": "外務大臣は大使と会談した。", "id": None, "extra": [1]},
        {"id": 7, "text": TEXT, "lang": "en", "published": "last week"},
    )  # fmt: skip
    path = write(tmp_path / name, gzip.compress(data) if name.endswith(".gz") else data)
    first, second, third = find_documents([path])
    assert first == Document(
        id="n1", text=TEXT, language="en", title="T", published="2024-05-17", publisher="Agency",
        source="wire", url="https://e.org/1",
    )  # fmt: skip
    assert (second.id, second.language, second.source) == ("news:2", "ja", f"{path}, line 2")
    assert (third.id, third.published) == ("7", None)
    assert [note.code for note in third.notes] == ["published-unreadable"]


def test_a_bad_line_is_reported_with_its_number(tmp_path: Path) -> None:
    """The lines after it are read."""
    good = lines({"id": "x", "text": TEXT})
    bad = [
        b"{broken\n",
        b'["no object"]\n',
        b'{"id": "no text"}\n',
        b'{"text": "\xff"}\n',
        b"[" * 100_000 + b"\n",
    ]
    path = write(tmp_path / "a.jsonl", good + b"".join(bad) + b"\n" + lines({"text": " "}) + good)
    found = ids(path)
    assert found[0] == found[-1] == "x"
    assert [message.split(": ")[0] for message in found[1:-1]] == [
        f"{path}, line {number}" for number in (2, 3, 4, 5, 6, 8)
    ]


def test_lone_surrogates_are_replaced_and_noted(tmp_path: Path) -> None:
    """A half character from a crawler costs one character, not the document."""
    path = write(
        tmp_path / "a.jsonl", b'{"id": "\\ud800", "title": "\\udc00t", "text": "The \\ud800 envoy of Japan"}'
    )
    (document,) = find_documents([path])
    assert (document.id, document.title, document.text) == ("\ufffd", "\ufffdt", "The \ufffd envoy of Japan")
    assert [(note.code, note.evidence) for note in document.notes] == [("characters-replaced", ((4, 5),))]


def test_a_line_beyond_the_limit_is_passed_over(tmp_path: Path) -> None:
    """The limit of a file holds for each document of an archive."""
    path = write(tmp_path / "a.jsonl", lines({"text": "x" * 5000}, {"id": "ok", "text": TEXT}))
    first, second = read_documents([path], limits=Limits(file_bytes=1000))
    assert isinstance(first, Failure)
    assert "line 1: longer than the limit of 1,000 bytes" in first.message
    assert isinstance(second, Document)


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    """Unpacking ends soon after the ratio shows what it is."""
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(b"\n" * 50_000_000, compresslevel=9))
    assert "refused as a gzip bomb" in ids(path)[-1]


@pytest.mark.parametrize("cut", [10, 40, -1])
def test_a_cut_archive_gives_what_it_holds(tmp_path: Path, cut: int) -> None:
    """A transfer that broke off is said, after the lines before it."""
    data = gzip.compress(lines({"id": "x", "text": TEXT}))
    path = write(tmp_path / "a.jsonl.gz", data[:cut])
    assert "cut off" in ids(path)[-1]


def test_two_gzip_files_in_one_are_both_read(tmp_path: Path) -> None:
    """Archives are joined with cat."""
    one, two = (gzip.compress(lines({"id": id, "text": TEXT})) for id in ("one", "two"))
    assert ids(write(tmp_path / "a.jsonl.gz", one + two)) == ["one", "two"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), ["stdin"]),
        (lines({"id": "x", "text": TEXT}, {"text": TEXT}), ["x", "stdin:2"]),
        (gzip.compress(lines({"id": "x", "text": TEXT})), ["x"]),
        (b"", ["standard input: the file is empty"]),
    ],
)
def test_standard_input_is_a_text_or_an_archive(data: bytes, expected: list[str]) -> None:
    """What comes through a pipe is told by how it begins."""
    found = read_documents(["-"], stdin=io.BytesIO(data))
    assert [item.id if isinstance(item, Document) else item.message for item in found] == expected


def test_metadata_comes_from_a_json_file_named_like_the_text(tmp_path: Path) -> None:
    """Only the object `document` is read; annotations beside it do not leak in."""
    write(tmp_path / "texts" / "a.txt")
    known = {
        "id": "en-001",
        "language": "en",
        "published": "2019-12-05",
        "publisher": "WAM",
        "url": None,
        "title": "T",
    }
    write(
        tmp_path / "meta" / "a.json",
        json.dumps({"document": known | {"origin": 1}, "encounters": "anything"}),
    )
    metadata = Metadata(tmp_path / "meta")
    document = open_document(tmp_path / "texts" / "a.txt", metadata=metadata)
    assert (document.id, document.published, document.publisher, document.title) == (
        "en-001",
        "2019-12-05",
        "WAM",
        "T",
    )
    assert open_document(tmp_path / "texts" / "a.txt", published="2020", metadata=metadata).published == "2020"


def test_metadata_goes_before_what_an_archive_says(tmp_path: Path) -> None:
    """It is found by id, and an id that is a path does not lead out of the folder."""
    write(tmp_path / "meta" / "x.json", '{"document": {"publisher": "ours"}}')
    write(tmp_path / "secret.json", '{"document": {"publisher": "theirs"}}')
    path = write(
        tmp_path / "a.jsonl",
        lines({"id": "x", "text": TEXT, "publisher": "wire"}, {"id": "../secret", "text": TEXT}),
    )
    first, second = find_documents([path], metadata=Metadata(tmp_path / "meta"))
    assert (first.publisher, second.publisher) == ("ours", None)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{}", "missing required field `document`"),
        ("nothing", "JSON is malformed"),
        ('{"document": {"published": "soon"}}', "published is no date: 'soon'"),
        ('{"document": {"published": 2019}}', r"Expected `str | null`, got `int`"),
    ],
)
def test_faulty_metadata_is_said_not_skipped(tmp_path: Path, data: str, message: str) -> None:
    """The sentence names the JSON file and the place in it."""
    write(tmp_path / "a.txt")
    write(tmp_path / "a.json", data)
    (found,) = read_documents([tmp_path / "a.txt"], metadata=Metadata(tmp_path))
    assert isinstance(found, Failure)
    assert "a.json" in found.message
    assert message in found.message


def test_a_missing_metadata_folder_is_an_error(tmp_path: Path) -> None:
    """A wrong path is said at once, and not for each document."""
    with pytest.raises(InputError, match="no such folder"):
        Metadata(tmp_path / "nowhere")


def test_a_json_file_is_no_document(tmp_path: Path) -> None:
    """Named beside its document, as a shell does with a star, it is passed over; alone it is told what it is for."""
    write(tmp_path / "a.txt")
    beside = write(tmp_path / "a.json", "{}")
    alone = write(tmp_path / "b.json", '{"document": {"publisher": "X"}}')
    assert ids(tmp_path / "a.txt", beside) == ["a"]
    (told,) = ids(alone)
    assert "tells of a document and is none" in told
    assert "--metadata" in told
