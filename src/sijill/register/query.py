"""An id in, its page out. Reading only; nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Table, bindparam, func, select

from sijill.errors import NotFoundError
from sijill.records import Administration, Classified, Copy, Correction, Reading, Rereading, Review
from sijill.records.ids import KINDS, document_id, rename
from sijill.register.answers import (
    AccountPage,
    DocumentPage,
    EncounterLine,
    EncounterPage,
    EntryPage,
    MentionLine,
    OutcomePage,
    Page,
    PersonPage,
)
from sijill.register.attendance import find_capacities
from sijill.register.body_pages import get_body
from sijill.register.body_tables import body_atoms
from sijill.register.clusters import ENCOUNTER, PERSON, get_present, match_record
from sijill.register.contact_tables import attendances
from sijill.register.contacts import ALL
from sijill.register.encounters import find_accounts
from sijill.register.identity_tables import bearers, judgements, posts
from sijill.register.instrument_book import get_instrument
from sijill.register.journal import parse_entry
from sijill.register.load import (
    Texts,
    load_attendances,
    load_corrections,
    load_encounters,
    load_judgements,
    load_names,
    load_outcomes,
    load_sources,
    make_judgement,
    make_source,
)
from sijill.register.mechanism_book import get_mechanism
from sijill.register.posts import get_post
from sijill.register.prepared import fetch
from sijill.register.promises import get_undertaking
from sijill.register.remarks import find_remarks
from sijill.register.tables import (
    accounts,
    document_names,
    documents,
    journal,
    mechanism_keys,
    mentions,
    outcomes,
)


def get_page(connection: Connection, identifier: str, *, limit: int | None = None, offset: int = 0) -> Page:
    """Return the page of an id, of its beginning if that is clear, or of a document's own name.

    A number is an entry of the journal. NotFoundError tells what was looked for. Of a person
    `limit` encounters and mentions are given, from `offset` on; all without a limit.
    """
    found = find_identifier(connection, identifier)
    if isinstance(found, int):
        return get_entry(connection, found)
    if found.startswith(("per-", "men-")):
        return get_person(connection, found, limit=limit, offset=offset)
    return _PAGES[found.partition("-")[0]][1](connection, found)


def find_identifier(connection: Connection, identifier: str) -> str | int:
    """Return the id that is meant by its beginning, or by a document's name; the number of an entry as it is.

    NotFoundError tells what was looked for.
    """
    wanted = identifier.strip()
    if wanted.isdecimal() and wanted.isascii():
        return int(wanted)
    prefix, dash, _ = wanted.lower().partition("-")
    if dash and prefix in _PAGES:
        atoms = _PAGES[prefix][0]
        found = [rename(one, prefix) for one in _complete(connection, atoms.c.id, _as_atom(wanted.lower()))]
        if len(found) > 1:
            raise NotFoundError(f"several ids begin with {wanted}: {', '.join(found)} …")
        if found:
            return found[0]
        present = get_present(connection, _as_atom(wanted.lower()))
        if present != _as_atom(wanted.lower()):
            return rename(present, prefix)
    by_name = _find_by_name(connection, wanted)
    if by_name:
        return by_name
    raise NotFoundError(
        f"nothing is called {wanted}; ids begin with {', '.join(sorted(KINDS))}, and a document has a name of its own"
    )


def _as_atom(identifier: str) -> str:
    # Encounters and people are found by the first of their atoms, which no merge renames.
    prefix = identifier.partition("-")[0]
    return rename(
        identifier, {"enc": "acc", "per": "men", "ins": "out", "und": "out", "bod": "bna"}.get(prefix, prefix)
    )


def _complete(connection: Connection, column: Column[str], beginning: str) -> Sequence[str]:
    # Codes hold no wildcards; the range is what an index can answer.
    within = (column >= beginning) & (column < beginning + "\x7f")
    found = connection.execute(select(column).distinct().where(within).order_by(column).limit(3)).scalars().all()
    return (beginning,) if beginning in found else found


def _find_by_name(connection: Connection, name: str) -> str | None:
    found = (
        connection.execute(
            select(document_names.c.document_id).where(document_names.c.name == name).order_by(document_names.c.entry)
        )
        .scalars()
        .all()
    )
    if len(found) > 1:
        raise NotFoundError(f"several documents are called {name}: {', '.join(found)}")
    return found[0] if found else None


def get_encounter(connection: Connection, identifier: str) -> EncounterPage:
    """Return an encounter with all its accounts; an account's id leads to its encounter."""
    record = match_record(connection, ENCOUNTER, identifier)
    if record is None:
        raise NotFoundError(f"there is no encounter {identifier}")
    told = find_accounts(connection, record)
    atoms = [account.id for account in told]
    people = load_attendances(connection, atoms)
    words = Texts(connection)
    corrected = load_corrections(connection, atoms)
    outcome_ids = connection.execute(select(outcomes.c.id).where(outcomes.c.account_id.in_(atoms))).scalars()
    return EncounterPage(
        encounter=load_encounters(connection, [record])[0],
        accounts=tuple(
            AccountPage(
                document=account.document_id,
                people=tuple(people.get(account.id, ())),
                quotes=words.quote(account.document_id, account.evidence),
                corrections=corrected.get(account.id, ()),
                **{name: getattr(account, name) for name in _ACCOUNT},
            )
            for account in told
        ),
        outcomes=load_outcomes(connection, outcome_ids),
        judgements=load_judgements(connection, _with_records(atoms, "enc")),
        remarks=find_remarks(connection, record),
        sources=load_sources(connection, (account.document_id for account in told)),
    )


_ACCOUNT = (
    "id",
    "kind",
    "status",
    "date",
    "place",
    "country",
    "venue",
    "mechanism",
    "round",
    "polities",
    "topics",
    "confidence",
    "state",
)


def _with_records(atoms: Iterable[str], prefix: str) -> list[str]:
    return [identifier for atom in atoms for identifier in (atom, rename(atom, prefix))]


def get_person(connection: Connection, identifier: str, *, limit: int | None = None, offset: int = 0) -> PersonPage:
    """Return a person; the id of a mention leads to whom it means.

    Of the encounters and mentions `limit` are given, from `offset` on; all without a limit.
    """
    record = match_record(connection, PERSON, identifier)
    if record is None:
        raise NotFoundError(f"there is no person {identifier}")
    page: dict[str, Any] = {"person": record, "limit": ALL if limit is None else limit, "offset": offset}
    rows = fetch(connection, _MENTIONS, **page)
    met = load_encounters(connection, [row.encounter_id for row in fetch(connection, _CONTACTS, **page)])
    (number,) = fetch(connection, _COUNTS, person=record)
    # A mention that stands behind another one is that by its name; what was weighed is between those in front.
    weighed = [row.id for row in fetch(connection, _BEARERS, person=record)] if limit is not None else []
    atoms = dict.fromkeys((*weighed[offset:][:limit], *(row.id for row in rows)))
    return PersonPage(
        id=record,
        names=load_names(connection, [record])[record],
        capacities=find_capacities(connection, [record]).get(record, ()),
        encounters=met,
        mentions=tuple(MentionLine(id=row.id, document=row.document_id, name=row.name) for row in rows),
        judgements=load_judgements(connection, _with_records(atoms, "per")),
        remarks=find_remarks(connection, record),
        sources=load_sources(connection, (*(row.document_id for row in rows), *_cited(met))),
        contacts=number.contacts,
        times=number.times,
    )


_PERSON: BindParameter[str] = bindparam("person")
_PAGE: dict[str, BindParameter[int]] = {"limit": bindparam("limit"), "offset": bindparam("offset")}
_MENTIONS = (
    select(mentions)
    .where(mentions.c.person_id == _PERSON)
    .order_by(mentions.c.entry, mentions.c.position)
    .limit(_PAGE["limit"])
    .offset(_PAGE["offset"])
)
_MET = select(attendances.c.day, attendances.c.encounter_id).distinct().where(attendances.c.person_id == _PERSON)
_CONTACTS = (
    _MET.order_by(attendances.c.day.desc(), attendances.c.encounter_id.desc())
    .limit(_PAGE["limit"])
    .offset(_PAGE["offset"])
)
_COUNTS = select(
    select(func.count()).select_from(_MET.subquery()).scalar_subquery().label("contacts"),
    select(func.count()).where(mentions.c.person_id == _PERSON).scalar_subquery().label("times"),
)
_BEARERS = select(bearers.c.id).where(bearers.c.person_id == _PERSON).order_by(bearers.c.entry, bearers.c.position)


def _cited(encounters: Iterable[EncounterLine]) -> Iterable[str]:
    return (document for line in encounters for document in line.documents)


def get_document(connection: Connection, identifier: str) -> DocumentPage:
    """Return a document and what was read in it."""
    row = connection.execute(select(documents).where(documents.c.id == identifier)).first()
    if row is None:
        raise NotFoundError(f"there is no document {identifier}")
    told = load_encounters(
        connection,
        connection.execute(select(accounts.c.encounter_id).where(accounts.c.document_id == identifier)).scalars(),
    )
    said = connection.execute(select(outcomes.c.id).where(outcomes.c.document_id == identifier)).scalars()
    names = connection.execute(
        select(document_names.c.name)
        .where(document_names.c.document_id == identifier)
        .order_by(document_names.c.entry, document_names.c.name)
    ).scalars()
    return DocumentPage(
        document=make_source(row),
        names=tuple(names),
        characters=row.characters,
        sha256=row.sha256,
        reader=row.reader,
        entry=row.entry,
        encounters=told,
        outcomes=load_outcomes(connection, said),
        notes=row.notes,
        remarks=find_remarks(connection, identifier),
        sources=load_sources(connection, (identifier, *_cited(told))),
    )


def get_outcome(connection: Connection, identifier: str) -> OutcomePage:
    """Return an outcome with its encounter."""
    line = _outcome(connection, identifier)
    return OutcomePage(
        outcome=line,
        encounter=load_encounters(connection, [line.encounter])[0] if line.encounter else None,
        sources=load_sources(connection, (quote.document for quote in line.quotes)),
        corrections=load_corrections(connection, [identifier]).get(identifier, ()),
    )


def _outcome(connection: Connection, identifier: str) -> Any:
    lines = load_outcomes(connection, [identifier])
    if not lines:
        raise NotFoundError(f"there is no outcome {identifier}")
    return lines[0]


def get_entry(connection: Connection, key: int | str) -> EntryPage:
    """Return an entry of the journal, by its number or its id."""
    column = journal.c.number if isinstance(key, int) else journal.c.id
    row = connection.execute(select(journal).where(column == key)).first()
    if row is None:
        raise NotFoundError(f"there is no entry {key}")
    body = parse_entry(row).body
    texts = [body.readout.document.sha256] if isinstance(body, Reading | Rereading) else []
    texts += [body.sha256] if isinstance(body, Copy | Classified) else []
    made = connection.execute(
        select(judgements).where(judgements.c.entry == row.number).order_by(judgements.c.position)
    )
    return EntryPage(
        documents=load_sources(connection, map(document_id, texts)),
        judgements=tuple(make_judgement(judgement) for judgement in made),
        facts=body.facts if isinstance(body, Review) else (body.fact,) if isinstance(body, Correction) else (),
        state=body.state if isinstance(body, Review) else None,
        rule=body.rule if isinstance(body, Review) else None,
        changes=body.changes if isinstance(body, Correction) else (),
        marking=body.marking if isinstance(body, Classified) else None,
        administration=body if isinstance(body, Administration) else None,
        **{name: getattr(row, name) for name in ("number", "id", "at", "by", "why", "kind", "previous", "hash")},
    )


_PAGES: dict[str, tuple[Table, Callable[[Connection, str], Page]]] = {
    "enc": (accounts, get_encounter),
    "acc": (accounts, get_encounter),
    "per": (mentions, get_person),
    "men": (mentions, get_person),
    "doc": (documents, get_document),
    "out": (outcomes, get_outcome),
    "und": (outcomes, get_undertaking),
    "mec": (mechanism_keys, get_mechanism),
    "pos": (posts, get_post),
    "bod": (body_atoms, get_body),
    "bna": (body_atoms, get_body),
    "ins": (outcomes, get_instrument),
    "ent": (journal, get_entry),
}
"""Which table the codes of an id stand in, and what makes its page."""
