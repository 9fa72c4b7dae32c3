"""Entries in, the view out: the tables that questions are asked of.

The view is a function of the journal. `apply` takes one entry into it, in the
same transaction in which the entry is written; `rebuild` drops it and takes all
entries in again, and both lead to the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, inspect, select, update

from sijill.errors import IntegrityError
from sijill.records import (
    Action,
    Administration,
    Arrangement,
    Classified,
    Copy,
    Correction,
    Decision,
    Entry,
    Follow,
    Particulars,
    Reading,
    Readout,
    Remark,
    Rereading,
    Retraction,
    Review,
)
from sijill.records.ids import account_ids, document_id, outcome_ids
from sijill.register import index, search
from sijill.register.bearers import add_ties, check_atoms, find_ties, load_bearers, make_links
from sijill.register.bodies import read_bodies
from sijill.register.clusters import BODY, ENCOUNTER, KINDS, PERSON, UNDERTAKING, Kind
from sijill.register.decisions import add_judgements, apply_decision
from sijill.register.journal import find_entries, find_rereadings, get_text
from sijill.register.markings import apply_marking
from sijill.register.named import add_mentions
from sijill.register.plan import Plan
from sijill.register.prepared import change, fetch
from sijill.register.readings import add_accounts, add_copy, add_document, add_outcomes
from sijill.register.review_tables import aliases, rereadings
from sijill.register.reviews import apply_correction, apply_review
from sijill.register.rows import add_row, add_rows
from sijill.register.sayings import add_saying
from sijill.register.settled import index_changes, refresh_records, settle_records
from sijill.register.tables import (
    documents,
    journal_metadata,
    texts,
    view_metadata,
    view_state,
)
from sijill.register.undertakings import apply_follow, refresh_undertaking_of

VERSION = 20
"""Raised whenever the tables of the view, or what is computed into them, change."""


def create_view(connection: Connection) -> None:
    """Make the empty tables of the view."""
    view_metadata.create_all(connection)
    index.create_index(connection)
    add_row(connection, view_state, version=VERSION, entry=0)


def drop_view(connection: Connection) -> None:
    """Remove the view; the journal can make it again."""
    index.drop_index(connection)
    view_metadata.drop_all(connection)


def empty_view(connection: Connection) -> None:
    """Take everything out of the view, so that it can be computed again.

    Where the tables are what they should be, they stay: in PostgreSQL whoever drops
    a table waits for all readers and lets no new one in.
    """
    if connection.dialect.name != "postgresql" or not _is_as_made(connection):
        drop_view(connection)
        create_view(connection)
        return
    index.empty_index(connection)
    for table in view_metadata.sorted_tables:
        connection.execute(delete(table))
    add_row(connection, view_state, version=VERSION, entry=0)


def _is_as_made(connection: Connection) -> bool:
    inspector = inspect(connection)
    if not inspector.has_table(index.WORDS):
        return False
    return all(
        inspector.has_table(table.name)
        and [column["name"] for column in inspector.get_columns(table.name)] == table.columns.keys()
        for table in view_metadata.sorted_tables
    )


def rebuild(connection: Connection) -> int:
    """Empty the view and compute it from the journal; return the number of entries."""
    empty_view(connection)
    return _take_in(connection, find_entries(connection), Plan(tuple(find_rereadings(connection))))


def _take_in(connection: Connection, entries: Iterable[Entry], plan: Plan) -> int:
    number = 0
    for entry in entries:
        _apply_as_told(connection, entry, plan)
        number = entry.number
    add_aliases(connection, plan.aliases())
    return number


def replay(source: Connection, fresh: Connection, entries: Iterable[Entry]) -> None:
    """Compute in `fresh`, an empty database, the view that these entries of `source` give."""
    journal_metadata.create_all(fresh)
    create_view(fresh)
    told = list(entries)
    for entry in told:
        if isinstance(entry.body, Reading):
            sha256 = entry.body.readout.document.sha256
            add_row(fresh, texts, sha256=sha256, text=get_text(source, sha256))
    _take_in(fresh, told, Plan([entry for entry in told if isinstance(entry.body, Rereading)]))


def find_tables() -> tuple[str, ...]:
    """Return the names of all tables of the view."""
    return (*sorted(view_metadata.tables), index.WORDS)


def dump_table(connection: Connection, name: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table of the view as they are stored, in an order of their own."""
    if name == index.WORDS:
        statement = index.select_words(connection)
    else:
        order = ", ".join(map(str, range(1, min(4, len(view_metadata.tables[name].columns)) + 1)))
        statement = f"SELECT * FROM {name} ORDER BY {order}"  # noqa: S608 - the names are our own
    for row in connection.exec_driver_sql(statement):
        yield tuple(row)


def read_state(connection: Connection) -> tuple[int, int]:
    """Return the version of the view and the last entry it holds; (0, 0) if there is none."""
    if not inspect(connection).has_table(view_state.name):
        return 0, 0
    row = connection.execute(select(view_state)).first()
    return (row.version, row.entry) if row else (0, 0)


def apply(connection: Connection, entry: Entry) -> None:
    """Take one entry, the next one, which is in the journal already, into the view.

    A new reading of an old document changes what later entries mean: all is computed anew.
    """
    if isinstance(entry.body, Rereading):
        rebuild(connection)
    else:
        _apply_as_told(connection, entry, Plan())


def take_in(connection: Connection, entry: Entry, plan: Plan) -> None:
    """Take an entry into the view as it is to be understood."""
    _apply_body(connection, entry, plan)
    connection.execute(update(view_state).values(entry=entry.number))


def add_aliases(connection: Connection, names: Mapping[str, str]) -> None:
    """Keep what facts were called before their documents were read again."""
    add_rows(connection, aliases, [{"former": old, "present": new} for old, new in sorted(names.items())])


def _apply_as_told(connection: Connection, entry: Entry, plan: Plan) -> None:
    told = plan.get_body(entry)
    if told is not None:
        _apply_body(connection, told, plan)
    change(connection, _STATE, number=entry.number)


_STATE = update(view_state).values(entry=bindparam("number"))
_DOCUMENT = select(documents.c.id).where(documents.c.id == bindparam("document"))


def _apply_body(connection: Connection, entry: Entry, plan: Plan) -> None:
    body = entry.body
    match body:
        case Rereading():
            _apply_rereading(connection, entry, body, is_newest=plan.is_newest(entry))
        case Reading():
            _apply_reading(connection, entry, body)
        case Copy():
            add_copy(connection, entry, body)
        case Decision() | Retraction():
            apply_decision(connection, entry, body)
        case Follow():
            apply_follow(connection, entry, body)
        case Review():
            apply_review(connection, entry, body)
        case Correction():
            apply_correction(connection, entry, body)
        case Classified():
            apply_marking(connection, entry, body)
        case Administration():
            pass  # of users, not of relations
        case Particulars() | Action():
            add_saying(connection, entry, body)
            refresh_undertaking_of(connection, body.outcome)
        case Arrangement() | Remark():
            add_saying(connection, entry, body)


def _apply_rereading(connection: Connection, entry: Entry, body: Rereading, *, is_newest: bool) -> None:
    # Its facts stand in the place of the first reading; here come its judgements, on all that is there by now.
    reader, document = body.readout.reader, document_id(body.readout.document.sha256)
    add_row(
        connection,
        rereadings,
        document_id=document,
        entry=entry.number,
        reader=f"{reader.name} {reader.version}",
    )
    if not is_newest:
        return
    add_judgements(connection, body.judgements, entry=entry.number)
    atoms: dict[Kind, set[str]] = {}
    for kind in KINDS.values():
        links = make_links((one for one in body.judgements if one.of == kind.of), kind.atom_prefix)
        ends = {end for link in links for end in (link.one, link.other)}
        if kind is PERSON:
            bearer = {atom: bearer for atom, (bearer, _) in load_bearers(connection, ends).items()}
            add_ties(connection, find_ties(links, bearer))
            atoms[kind] = set(bearer.values())
        else:
            check_atoms(connection, kind.atoms, ends)
            add_ties(connection, find_ties(links))
            atoms[kind] = ends
    refresh_records(connection, {kind: some for kind, some in atoms.items() if some})


def _apply_reading(connection: Connection, entry: Entry, reading: Reading) -> None:
    readout = reading.readout
    document = document_id(readout.document.sha256)
    if fetch(connection, _DOCUMENT, document=document):
        raise IntegrityError(f"entry {entry.number} reads a document that an earlier entry reads already")
    add_document(connection, entry, reading)
    add_judgements(connection, reading.judgements, entry=entry.number)
    text = get_text(connection, readout.document.sha256)
    people = add_mentions(connection, entry, reading)
    bodies = read_bodies(connection, readout, text, entry=entry.number)
    add_accounts(connection, entry, reading)
    add_outcomes(connection, entry, readout)
    tied: set[str] = set()
    for kind in (ENCOUNTER, UNDERTAKING):
        links = make_links((one for one in reading.judgements if one.of == kind.of), kind.atom_prefix)
        ends = {end for link in links for end in (link.one, link.other)}
        check_atoms(connection, kind.atoms, ends)
        add_ties(connection, find_ties(links))
        tied |= ends
    atoms: dict[Kind, Iterable[str]] = {ENCOUNTER: account_ids(readout), UNDERTAKING: outcome_ids(readout)}
    new = {one for some in atoms.values() for one in some}
    tied |= bodies
    atoms |= {BODY: bodies} if bodies else {}
    changes = settle_records(connection, atoms, new, tied)
    index_changes(connection, *people, *changes, new=_find_texts(readout, text))


def _find_texts(readout: Readout, text: str) -> list[search.Indexed]:
    # What the document itself and its outcomes are found by.
    return [
        search.Indexed("document", document_id(readout.document.sha256), text),
        *(
            search.Indexed("outcome", identifier, outcome.what)
            for identifier, outcome in zip(outcome_ids(readout), readout.outcomes, strict=True)
        ),
    ]
