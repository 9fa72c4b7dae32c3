"""What reading a document again has to know: what it said so far, and what a person decided on it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from sijill.errors import NotFoundError
from sijill.records import Document, Reading, Readout, Rereading
from sijill.records.ids import account_ids, document_id, mention_id, outcome_ids
from sijill.register.book_tables import sayings
from sijill.register.identity_tables import decisions
from sijill.register.journal import get_text, parse_entry
from sijill.register.review_tables import rereadings
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, follows, journal, outcomes, participations

_STANDS_BEHIND = ("accepted", "edited", "unsure")


def find_documents_of(connection: Connection, *, except_reader: str | None) -> tuple[str, ...]:
    """Return the documents that another reader than this one read last, in the order of filing; all without one."""
    wanted = select(documents.c.id).order_by(documents.c.entry)
    if except_reader is not None:
        wanted = wanted.where(documents.c.reader != except_reader)
    return tuple(connection.execute(wanted).scalars())


def get_filed(connection: Connection, identifier: str) -> tuple[Document, Readout]:
    """Return a document as it was filed, and its newest reading."""
    row = connection.execute(select(documents).where(documents.c.id == identifier)).first()
    if row is None:
        raise NotFoundError(f"there is no document {identifier}")
    document = Document(
        id=row.name,
        text=get_text(connection, row.sha256),
        **{name: getattr(row, name) for name in ("language", "title", "published", "publisher", "source", "url")},
    )
    return document, _get_readout(connection, identifier, row.entry)


def _get_readout(connection: Connection, identifier: str, first: int) -> Readout:
    newest = connection.execute(
        select(rereadings.c.entry)
        .where(rereadings.c.document_id == identifier)
        .order_by(rereadings.c.entry.desc())
        .limit(1)
    ).scalar()
    row = connection.execute(select(journal).where(journal.c.number == (newest or first))).one()
    body = parse_entry(row).body
    assert isinstance(body, Reading | Rereading)
    return body.readout


def find_decided(connection: Connection, readout: Readout) -> frozenset[str]:
    """Return the facts of a reading that a person stands behind: judged, joined, parted or followed."""
    document = document_id(readout.document.sha256)
    atoms = [*account_ids(readout), *outcome_ids(readout)]
    atoms += {
        mention_id(readout.document.sha256, one.name)
        for encounter in readout.encounters
        for one in encounter.participants
    }
    found: set[str] = set()
    for table in (accounts, outcomes):
        wanted = (table.c.document_id == document) & table.c.state.in_(_STANDS_BEHIND)
        found.update(connection.execute(select(table.c.id).where(wanted)).scalars())
    rows = connection.execute(
        select(participations.c.account_id, participations.c.mention_id)
        .join(accounts, accounts.c.id == participations.c.account_id)
        .where(accounts.c.document_id == document, participations.c.state.in_(_STANDS_BEHIND))
    )
    found.update(f"{row.account_id}/{row.mention_id}" for row in rows)
    return frozenset(found | _find_decided_atoms(connection, atoms))


def _find_decided_atoms(connection: Connection, atoms: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(set(atoms))):
        rows = connection.execute(
            select(decisions.c.one, decisions.c.other).where(
                decisions.c.undone.is_(None), or_(decisions.c.one.in_(some), decisions.c.other.in_(some))
            )
        )
        found.update(end for row in rows for end in row if end in some)
        said = select(follows.c.outcome_id).where(follows.c.undone.is_(None), follows.c.outcome_id.in_(some))
        found.update(connection.execute(said).scalars())
        said = select(sayings.c.about).where(sayings.c.undone.is_(None), sayings.c.about.in_(some))
        found.update(connection.execute(said).scalars())
    return found
