"""The journal: entries are appended, read and checked; nothing else can happen to them.

Each entry carries the hash of the one before it, so that an entry that was
changed, left out or moved shows. This module neither knows what a body means
nor touches the view.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, select

from sijill.errors import IntegrityError
from sijill.records import Body, Entry
from sijill.records.ids import make_id
from sijill.register.migrations import FIRST_HASH
from sijill.register.prepared import fetch
from sijill.register.rows import add_row
from sijill.register.tables import journal, texts

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Body).decode
_PAGE = 500  # entries fetched at once; bodies are some kilobytes each


def append(
    connection: Connection,
    body: Body,
    *,
    by: str,
    why: str | None,
    at: datetime,
    text: tuple[str, str] | None = None,
) -> Entry:
    """Append one entry, and the text (hash, words) it needs if that isn't kept yet.

    Must run inside a writing transaction: the number and the hash before are
    read first.
    """
    if text is not None and not has_text(connection, text[0]):
        add_row(connection, texts, sha256=text[0], text=text[1])
    last = fetch(connection, _LAST)
    number, previous = (last[0].number + 1, last[0].hash) if last else (1, FIRST_HASH)
    kind, told = str(body.__struct_config__.tag), _encode(body).decode()
    entry = Entry(
        number=number,
        id=make_id("ent", number, kind, told, previous),
        at=stamp(at),
        by=by,
        why=why,
        body=body,
        previous=previous,
        hash="",
    )
    entry = msgspec.structs.replace(entry, hash=make_hash(entry, kind, told))
    add_row(connection, journal, **_columns(entry), kind=kind, body=told)
    return entry


_LAST = select(journal.c.number, journal.c.hash).order_by(journal.c.number.desc()).limit(1)


def _columns(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in ("number", "id", "at", "by", "why", "previous", "hash")}


def stamp(at: datetime) -> str:
    """Return a moment as the journal writes it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def make_hash(entry: Entry | Row[Any], kind: str, body: str) -> str:
    """Return the hash over everything an entry says, the hash before it included.

    The fields are hashed as a JSON list, so that no text can be moved from one
    field into the next without a trace.
    """
    told = [entry.number, entry.id, entry.at, entry.by, entry.why, kind, body, entry.previous]
    return hashlib.sha256(_encode(told)).hexdigest()


def find_rows(connection: Connection, after: int = 0) -> Iterator[Row[Any]]:
    """Yield the rows of the journal as they stand, in order, without trusting them."""
    while rows := connection.execute(
        select(journal).where(journal.c.number > after).order_by(journal.c.number).limit(_PAGE)
    ).all():
        yield from rows
        after = rows[-1].number


def find_entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """Yield the entries after the number `after`, in order."""
    return (parse_entry(row) for row in find_rows(connection, after))


def find_rereadings(connection: Connection) -> Iterator[Entry]:
    """Yield the entries in which documents were read again, in order."""
    rows = connection.execute(select(journal).where(journal.c.kind == "rereading").order_by(journal.c.number))
    return map(parse_entry, rows.all())


def parse_entry(row: Row[Any]) -> Entry:
    """Read an entry from its row; a body that no longer reads is a damaged register."""
    try:
        body = _decode(row.body)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeError) as error:
        raise IntegrityError(f"entry {row.number} of the journal cannot be read: {error}") from error
    return Entry(
        number=row.number,
        id=row.id,
        at=row.at,
        by=row.by,
        why=row.why,
        body=body,
        previous=row.previous,
        hash=row.hash,
    )


def has_text(connection: Connection, sha256: str) -> bool:
    """Say whether the text with this hash is kept."""
    return bool(fetch(connection, _HAS, sha256=sha256))


def get_text(connection: Connection, sha256: str) -> str:
    """Return the text with this hash."""
    found = fetch(connection, _TEXT, sha256=sha256)
    if not found:
        raise IntegrityError(f"the register lacks the text {sha256}")
    return str(found[0].text)


_HAS = select(texts.c.sha256).where(texts.c.sha256 == bindparam("sha256"))
_TEXT = select(texts.c.text).where(texts.c.sha256 == bindparam("sha256"))
