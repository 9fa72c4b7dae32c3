"""Paths → documents, one after the other: files, folders, archives and standard input."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sijill.documents.archives import read_archive
from sijill.documents.document import make_facts, open_document, read_document
from sijill.documents.failure import Failure
from sijill.documents.files import get_stem, get_suffix, open_file, read_bytes, show
from sijill.documents.kinds import ARCHIVES, DOCUMENTS, UNREAD
from sijill.documents.limits import LIMITS, Limits
from sijill.documents.metadata import Facts, Metadata
from sijill.errors import InputError
from sijill.records import Document

STDIN = "-"
_SIDECAR = ".json"


def find_documents(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    metadata: Metadata | None = None,
    limits: Limits = LIMITS,
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """Yield the documents under `paths`; the first that cannot be read raises InputError."""
    for found in read_documents(paths, published=published, metadata=metadata, limits=limits, stdin=stdin):
        if isinstance(found, Failure):
            raise InputError(found.message)
        yield found


def read_documents(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    metadata: Metadata | None = None,
    limits: Limits = LIMITS,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Failure]:
    """Yield a Document, or a Failure in its place, for everything under `paths`; never stop at a bad one.

    A path is a file, a folder (searched to the bottom, sorted by name), a `.jsonl` or `.jsonl.gz`
    archive, or "-" for `stdin`. A `.json` file is never a document: beside one of its name it is passed
    over, alone it is a failure. In a folder, files of other kinds (pictures, JSON, hidden files)
    and README files (they tell of the folder) are passed over, links to folders are not followed,
    and documents of kinds that are not read (`.doc`, `.rtf` …) are failures, so that nobody believes
    them read.
    """
    facts = make_facts(published=published)
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, facts=facts, metadata=metadata, limits=limits)
        elif _is_url(path):
            yield Failure(str(path), f"{path}: Sijill opens no connection here; save the page as a file first")
        elif os.path.isdir(path):
            yield from _read_folder(Path(path), facts=facts, metadata=metadata, limits=limits)
        else:
            yield from _read_file(path, facts=facts, metadata=metadata, limits=limits)


def is_collection(path: str | Path) -> bool:
    """Say whether `path` is of a kind that may hold many documents: a folder, or an archive by its name.

    Standard input is not: what it holds shows only when it is read.
    """
    return get_suffix(path) in ARCHIVES or os.path.isdir(path)


def _read_file(
    path: str | Path, *, facts: Facts, metadata: Metadata | None, limits: Limits
) -> Iterator[Document | Failure]:
    """Yield what one file holds; nothing for one that only tells what is known of a document beside it."""
    source = show(path)
    if get_suffix(path) == _SIDECAR:
        if not _has_document_beside(Path(path)):
            yield Failure(
                source,
                f"{source}: a JSON file tells of a document and is none; name the document, or the folder of JSON "
                "files with --metadata",
            )
        return
    try:
        if get_suffix(path) in ARCHIVES:
            with open_file(path) as stream:
                yield from read_archive(
                    stream, source=source, name=get_stem(path), caller=facts, metadata=metadata, limits=limits
                )
        else:
            yield open_document(path, published=facts.published, metadata=metadata, limits=limits)
    except InputError as error:
        message = str(error)
        yield Failure(source, message if message.startswith(source) else f"{source}: {message}")


def _has_document_beside(path: Path) -> bool:
    """Say whether a document of the same name lies in the same folder, as when a shell names all files of it."""
    return any(path.with_suffix(suffix).is_file() for suffix in ("", *DOCUMENTS))


def _read_folder(
    folder: Path, *, facts: Facts, metadata: Metadata | None, limits: Limits
) -> Iterator[Document | Failure]:
    """Yield what the files of a folder hold, or one failure when there is nothing to read."""
    is_empty = True
    for found in _walk(folder):
        is_empty = False
        if isinstance(found, Failure):
            yield found
        else:
            yield from _read_file(found, facts=facts, metadata=metadata, limits=limits)
    if is_empty:
        endings = ", ".join(DOCUMENTS)
        yield Failure(show(folder), f"{show(folder)}: no documents in this folder; read are {endings}")


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Yield the documents of a folder and of those in it, each level sorted by name."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(show(folder), f"{show(folder)}: the folder cannot be read ({error.strerror})")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        # Links to folders may lead round in a circle, or out of what was asked for.
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        elif found := _judge_entry(path):
            yield found


def _judge_entry(path: Path) -> Path | Failure | None:
    """Return the path to read, a failure for a document of a kind that is not read, or None."""
    suffix = get_suffix(path)
    if path.stem.upper() == "README":
        return None
    if suffix in UNREAD:
        return Failure(show(path), f"{show(path)}: this is {UNREAD[suffix]}")
    if suffix in DOCUMENTS:
        return None if path.is_dir() else path
    if suffix == "" and _is_regular(path):
        return path
    return None


def _is_regular(path: Path) -> bool:
    """Say whether `path` is a file of bytes; a device or a broken link without ending is no document."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _read_stream(
    stream: BinaryIO, *, facts: Facts, metadata: Metadata | None, limits: Limits
) -> Iterator[Document | Failure]:
    """Yield what comes through standard input: an archive if it begins like one, else one document."""
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    try:
        if _opens_archive(reader.peek(2)):
            yield from read_archive(
                reader, source=STDIN, name="stdin", caller=facts, metadata=metadata, limits=limits
            )
        else:
            data = read_bytes(reader, limits)
            yield read_document(data, name="stdin", source=STDIN, facts=facts, limits=limits)
    except InputError as error:
        yield Failure(STDIN, f"standard input: {error}")


def _opens_archive(head: bytes) -> bool:
    """Say whether a stream begins as JSON Lines or gzip do. A text that opens with {" is not news."""
    return head.startswith((b'{"', b"\x1f\x8b"))


def _is_url(path: str | Path) -> bool:
    """Say whether `path` is an address of the web."""
    return isinstance(path, str) and path.startswith(("http://", "https://"))
