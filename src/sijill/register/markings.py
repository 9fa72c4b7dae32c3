"""Who may see a document: its marking in, the view of it out."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select, update

from sijill.errors import InputError, IntegrityError, NotFoundError
from sijill.records import MARKINGS, Classified, Entry, Marking
from sijill.records.ids import document_id
from sijill.register.book_tables import sayings
from sijill.register.review_tables import markings
from sijill.register.rows import add_row
from sijill.register.tables import documents


def find_above(clearance: Marking) -> tuple[Marking, ...]:
    """Return the markings that somebody with this clearance may not see.

    >>> find_above("internal")
    ('confidential',)
    """
    return MARKINGS[MARKINGS.index(clearance) + 1 :]


def has_hidden(connection: Connection, clearance: Marking) -> bool:
    """Say whether any document or remark is kept from somebody with this clearance."""
    above = find_above(clearance)
    if not above:
        return False
    marked = select(documents.c.id).where(documents.c.marking.in_(above)).limit(1)
    told = [sayings.c.told.contains(f'"marking":"{marking}"') for marking in above]  # as the journal writes it
    remarked = select(sayings.c.entry).where(sayings.c.kind == "remark", or_(*told)).limit(1)
    return any(connection.execute(found).first() is not None for found in (marked, remarked))


def make_marking(connection: Connection, document: str, marking: str) -> Classified:
    """Return the marking of a document, ready to be written.

    InputError for an unknown marking, and where the document bears it already.
    """
    told = match_marking(marking)
    row = connection.execute(select(documents).where(documents.c.id == document)).first()
    if row is None:
        raise NotFoundError(f"there is no document {document}")
    if row.marking == told:
        raise InputError(f"{document} is {told} already")
    return Classified(sha256=row.sha256, marking=told)


def match_marking(told: str) -> Marking:
    """Return the marking of this name; InputError lists what there is."""
    found = next((marking for marking in MARKINGS if marking == told), None)
    if found is None:
        raise InputError(f"no marking {told!r}; there are {', '.join(MARKINGS)}")
    return found


def apply_marking(connection: Connection, entry: Entry, body: Classified) -> None:
    """Take the marking of a document into the view."""
    document = document_id(body.sha256)
    changed = update(documents).where(documents.c.id == document).values(marking=body.marking)
    if not connection.execute(changed).rowcount:
        raise IntegrityError(f"entry {entry.number} marks a document that no entry reads")
    add_row(connection, markings, document_id=document, entry=entry.number, marking=body.marking)
