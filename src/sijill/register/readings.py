"""What one reading adds to the view: its document, accounts, participants and outcomes, before anything is joined."""

from __future__ import annotations

from sqlalchemy import Connection

from sijill.records import Copy, Encounter, Entry, Reading, Readout
from sijill.records.ids import account_ids, document_id, mention_id, outcome_ids, rename
from sijill.register.candidates import make_pair_rows
from sijill.register.identity_tables import account_pairs
from sijill.register.reviews import make_side_rows
from sijill.register.rows import add_row, add_rows
from sijill.register.steps import find_matter_rows
from sijill.register.tables import (
    accounts,
    document_names,
    documents,
    outcome_matters,
    outcome_sides,
    outcomes,
    participations,
)


def add_document(connection: Connection, entry: Entry, reading: Reading) -> None:
    """Keep what a document is called and where it is from."""
    info = reading.readout.document
    reader = reading.readout.reader
    identifier = document_id(info.sha256)
    add_row(
        connection,
        documents,
        id=identifier,
        sha256=info.sha256,
        name=info.id,
        language=info.language,
        title=info.title,
        published=info.published,
        publisher=info.publisher,
        source=info.source,
        url=reading.url,
        characters=info.characters,
        reader=f"{reader.name} {reader.version}",
        notes=reading.readout.notes,
        entry=entry.number,
    )
    add_row(
        connection,
        document_names,
        name=info.id,
        document_id=identifier,
        publisher=info.publisher,
        source=info.source,
        entry=entry.number,
    )


def add_copy(connection: Connection, entry: Entry, copy: Copy) -> None:
    """Keep a further name of a document."""
    add_row(
        connection,
        document_names,
        name=copy.id,
        document_id=document_id(copy.sha256),
        publisher=copy.publisher,
        source=copy.source,
        entry=entry.number,
    )


def add_accounts(connection: Connection, entry: Entry, reading: Reading) -> None:
    """Keep the accounts of a reading with those who took part, each an encounter of its own so far."""
    readout = reading.readout
    rows: list[dict[str, object]] = []
    pairs: list[dict[str, object]] = []
    people: list[dict[str, object]] = []
    for position, (identifier, encounter) in enumerate(zip(account_ids(readout), readout.encounters, strict=True)):
        mechanism = encounter.mechanism
        number = mechanism.round if mechanism else None
        rows.append(
            {
                "id": identifier,
                "encounter_id": rename(identifier, "enc"),
                "document_id": document_id(readout.document.sha256),
                "position": position,
                "mechanism": mechanism.name if mechanism else None,
                "round": number,
                "entry": entry.number,
                **{field: getattr(encounter, field) for field in _AS_READ},
            }
        )
        published = readout.document.published
        pairs += make_pair_rows(
            identifier, encounter.polities, date=encounter.date, published=published, number=number
        )
        people += _participations(readout.document.sha256, identifier, encounter)
    add_rows(connection, accounts, rows)
    add_rows(connection, account_pairs, pairs)
    add_rows(connection, participations, people)


_AS_READ = (
    "kind",
    "status",
    "date",
    "place",
    "country",
    "venue",
    "polities",
    "topics",
    "evidence",
    "confidence",
)


def _participations(sha256: str, account: str, encounter: Encounter) -> list[dict[str, object]]:
    return [
        {
            "account_id": account,
            "position": position,
            "mention_id": mention_id(sha256, participant.name),
            "capacity": participant.capacity,
            "organization": participant.organization,
            "polity": participant.polity,
            "lead": int(participant.lead),
            "evidence": participant.evidence,
            "confidence": participant.confidence,
        }
        for position, participant in enumerate(encounter.participants)
    ]


def add_outcomes(connection: Connection, entry: Entry, readout: Readout) -> None:
    """Keep the outcomes of a reading, each an undertaking of its own so far."""
    places = dict(zip((encounter.id for encounter in readout.encounters), account_ids(readout), strict=True))
    rows: list[dict[str, object]] = []
    sides: list[dict[str, object]] = []
    for position, (identifier, outcome) in enumerate(zip(outcome_ids(readout), readout.outcomes, strict=True)):
        rows.append(
            {
                "id": identifier,
                "account_id": places[outcome.encounter] if outcome.encounter else None,
                "document_id": document_id(readout.document.sha256),
                "position": position,
                "undertaking_id": rename(identifier, "und"),
                "entry": entry.number,
                **{field: getattr(outcome, field) for field in _AS_SAID},
            }
        )
        sides += make_side_rows(identifier, outcome.by, outcome.to)
    add_rows(connection, outcomes, rows)
    add_rows(connection, outcome_sides, sides)
    add_rows(connection, outcome_matters, find_matter_rows(readout))


_AS_SAID = ("kind", "by", "to", "what", "topics", "due", "evidence", "confidence")
