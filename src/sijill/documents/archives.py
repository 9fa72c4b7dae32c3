"""A JSON Lines archive, plain or gzipped → its documents, line by line and lazily.

Each line is an object with `text`, and optionally `id`, `title`, `published`, `url`, `source`,
`language` (or `lang`), `publisher` (or `outlet`). A line that cannot be read is reported with its
number and the others go on.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from sijill.documents.document import make_document
from sijill.documents.extracted import Extracted, replace_surrogates
from sijill.documents.failure import Failure
from sijill.documents.limits import Limits, format_size
from sijill.documents.metadata import Facts, Metadata, match_day
from sijill.errors import InputError
from sijill.records import Document, Note

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's way of saying: the gzip format, checked by its own checksum
# News in JSON Lines packs 3 to 5 times smaller. Deflate ends at 1,030: whoever comes near built it so.
_RATIO = 200
_FREE = 10_000_000  # unpacked bytes before the ratio counts: short archives of like lines may pack well


def read_archive(
    stream: BinaryIO, *, source: str, name: str, caller: Facts, metadata: Metadata | None, limits: Limits
) -> Iterator[Document | Failure]:
    """Yield a Document or a Failure for each line that holds something.

    A document without id is called `name:LINE`. What `caller` says outweighs `metadata`, and
    that the line itself.
    """
    number = found = 0
    try:
        for line in _split_lines(_read_chunks(stream), limits.file_bytes):
            number += 1
            if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            found += 1
            place = f"{source}, line {number}"
            try:
                yield _read_line(line, place=place, name=f"{name}:{number}", caller=caller, metadata=metadata)
            except _TooLongError:
                yield Failure(source, f"{place}: longer than the limit of {format_size(limits.file_bytes)}")
            except InputError as error:
                yield Failure(source, f"{place}: {error}")
    except (OSError, zlib.error, InputError) as error:
        yield Failure(source, f"{source}: the archive cannot be read further than line {number} ({error})")
        return
    if not found:
        yield Failure(source, f"{source}: the archive is empty")


class _TooLongError(Exception):
    """A line is beyond the limit."""


def _read_chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a stream, unpacked if they are gzipped."""
    chunk = stream.read(_CHUNK)
    if not chunk.startswith(_GZIP):
        while chunk:
            yield chunk
            chunk = stream.read(_CHUNK)
        return
    packed = unpacked = 0
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    while chunk:
        packed += len(chunk) - len(unpacker.unconsumed_tail)
        piece = unpacker.decompress(chunk, _CHUNK * 16)
        unpacked += len(piece)
        if unpacked > _FREE and unpacked > packed * _RATIO:
            raise InputError(f"it unpacks to more than {_RATIO} times its size: refused as a gzip bomb")
        yield piece
        chunk = unpacker.unconsumed_tail
        if unpacker.eof:  # gzip files may be put one behind the other
            chunk = unpacker.unused_data or stream.read(_CHUNK)
            packed -= len(unpacker.unused_data)
            unpacker = zlib.decompressobj(_GZIP_WINDOW)
        elif not chunk:
            chunk = stream.read(_CHUNK)
            if not chunk:
                raise InputError("the gzip file is cut off")


def _split_lines(chunks: Iterator[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield each line, None for one that is longer than `limit`, without keeping what is too long."""
    pending: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            pending.append(line)
            size += len(line)
            yield b"".join(pending) if size <= limit else None
            pending, size = [], 0
        size += len(rest)
        pending = [*pending, rest] if size <= limit else []
    if size:
        yield b"".join(pending) if size <= limit else None


def _read_line(line: bytes | None, *, place: str, name: str, caller: Facts, metadata: Metadata | None) -> Document:
    """Return the document in one line; raise InputError without its place."""
    if line is None:
        raise _TooLongError
    member = _parse_object(line)
    text = member.get("text")
    if not isinstance(text, str):
        raise InputError("no member `text` that is a text")
    published, notes = _read_published(member)
    own = Facts(
        id=_get_text(member, "id"),
        language=_get_text(member, "language", "lang"),
        published=published,
        publisher=_get_text(member, "publisher", "outlet"),
        url=_get_text(member, "url"),
        title=_get_text(member, "title"),
    )
    sidecar = metadata.match(own.id or name) if metadata is not None else None
    facts = caller.or_else(sidecar or Facts()).or_else(own)
    source = _get_text(member, "source") or place
    return make_document(Extracted(text=text, notes=notes), name=name, source=source, facts=facts)


def _parse_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object in a line.

    The json module is chosen over msgspec here: it lets lone surrogates pass, which crawlers
    write, so that they can be replaced and noted instead of losing the document.
    """
    try:
        member = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(member, dict):
        raise InputError("no JSON object")
    return member


def _read_published(member: dict[str, Any]) -> tuple[str | None, tuple[Note, ...]]:
    """Return the date of publication, or a note when the line gives one that is not ISO."""
    given = _get_text(member, "published")
    if given is None:
        return None, ()
    day = match_day(given)
    if day is not None:
        return day, ()
    message = f"published is no ISO date and was left out: {given[:60]!r}"
    return None, (Note(code="published-unreadable", message=message),)


def _get_text(member: dict[str, Any], *names: str) -> str | None:
    """Return the first member of these names that holds something; a number (an id) is written out."""
    for name in names:
        value = member.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return replace_surrogates(value.strip())[0]
    return None
