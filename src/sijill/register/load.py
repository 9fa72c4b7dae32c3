"""Ids in, lines of answers out: whatever several questions need is fetched here, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from sijill.records import Span
from sijill.records.ids import rename
from sijill.register.answers import (
    Attendee,
    ConflictLine,
    ConflictValue,
    CorrectionLine,
    EncounterLine,
    Excerpt,
    JudgementLine,
    OutcomeLine,
    Source,
)
from sijill.register.identity_tables import judgements
from sijill.register.ladder import is_signed
from sijill.register.people import load_name_rows, order_names
from sijill.register.prepared import fetch
from sijill.register.review_tables import corrections
from sijill.register.rows import chunks
from sijill.register.tables import (
    accounts,
    conflicts,
    documents,
    encounters,
    mentions,
    outcomes,
    participations,
    texts,
)

REJECTED = "rejected"
"""The state of a fact that counts nowhere."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_DOCUMENTS = select(documents).where(documents.c.id.in_(_IDS))
_TEXT = (
    select(documents.c.language, texts.c.text)
    .join(texts, texts.c.sha256 == documents.c.sha256)
    .where(documents.c.id == bindparam("document"))
)
_PRESENT = (
    select(participations, mentions.c.person_id)
    .join(mentions, mentions.c.id == participations.c.mention_id)
    .where(participations.c.account_id.in_(_IDS))
    .order_by(participations.c.account_id, participations.c.position)
)
_ENCOUNTERS = select(encounters).where(encounters.c.id.in_(_IDS))
_ACCOUNTS = (
    select(accounts, documents.c.published)
    .join(documents, documents.c.id == accounts.c.document_id)
    .where(accounts.c.encounter_id.in_(_IDS))
    .order_by(accounts.c.entry, accounts.c.position)
)
_CONFLICTS = (
    select(conflicts)
    .where(conflicts.c.encounter_id.in_(_IDS))
    .order_by(conflicts.c.encounter_id, conflicts.c.field, conflicts.c.position)
)
_OUTCOMES = (
    select(outcomes, encounters.c.id.label("encounter"), encounters.c.date, documents.c.published)
    .join(documents, documents.c.id == outcomes.c.document_id)
    .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
    .outerjoin(encounters, encounters.c.id == accounts.c.encounter_id)
    .where(outcomes.c.id.in_(_IDS))
)
_JUDGEMENTS = (
    select(judgements).where(judgements.c.subject.in_(_IDS)),
    select(judgements).where(judgements.c.object.in_(_IDS)),
)


def load_sources(connection: Connection, ids: Iterable[str]) -> tuple[Source, ...]:
    """Return documents as sources, the earliest published first."""
    rows = [row for some in chunks(sorted(set(ids))) for row in fetch(connection, _DOCUMENTS, ids=some)]
    rows.sort(key=lambda row: (row.published or "9999", row.name, row.id))
    return tuple(make_source(row) for row in rows)


def make_source(row: Row[Any]) -> Source:
    """Return a row of `documents` as a source."""
    return Source(
        id=row.id,
        name=row.name,
        language=row.language,
        title=row.title,
        published=row.published,
        publisher=row.publisher,
        source=row.source,
        url=row.url,
        marking=row.marking,
    )


class Texts:
    """The texts of documents, each fetched once, for quoting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, tuple[str | None, str]] = {}

    def quote(self, document: str, spans: Sequence[Span]) -> tuple[Excerpt, ...]:
        """Return the words at these places of a document."""
        language, text = self._get(document)
        return tuple(
            Excerpt(document=document, language=language, start=start, end=end, words=text[start:end])
            for start, end in spans
        )

    def _get(self, document: str) -> tuple[str | None, str]:
        if document not in self._texts:
            (row,) = fetch(self._connection, _TEXT, document=document)
            self._texts[document] = (row.language, row.text)
        return self._texts[document]


def load_names(connection: Connection, people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of people as attested, the one to show first."""
    rows = load_name_rows(connection, people)
    return {person: tuple(row.name for row in order_names(names)) for person, names in rows.items()}


def load_attendances(connection: Connection, account_ids: Iterable[str]) -> dict[str, list[Attendee]]:
    """Return the people of each account, in its order."""
    rows = [row for some in chunks(sorted(set(account_ids))) for row in fetch(connection, _PRESENT, ids=some)]
    names = load_names(connection, (row.person_id for row in rows))
    found: dict[str, list[Attendee]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(
            Attendee(
                person=row.person_id,
                names=names[row.person_id],
                capacities=(row.capacity,) if row.capacity else (),
                polity=row.polity,
                lead=bool(row.lead),
                fact=f"{row.account_id}/{row.mention_id}",
                state=row.state,
            )
        )
    return found


def load_encounters(connection: Connection, ids: Iterable[str]) -> tuple[EncounterLine, ...]:
    """Return encounters as lines, the latest first."""
    wanted = sorted(set(ids))
    rows = {row.id: row for some in chunks(wanted) for row in fetch(connection, _ENCOUNTERS, ids=some)}
    told: dict[str, list[Any]] = {}
    for some in chunks(wanted):
        for account in fetch(connection, _ACCOUNTS, ids=some):
            told.setdefault(account.encounter_id, []).append(account)
    # An account that was rejected tells nothing, unless there is no other.
    told = {id: [one for one in group if one.state != REJECTED] or group for id, group in told.items()}
    people = load_attendances(connection, (account.id for group in told.values() for account in group))
    differing = _load_conflicts(connection, wanted, told)
    lines = [_make_line(row, told[id], people, differing.get(id, ())) for id, row in rows.items()]
    lines.sort(key=lambda line: (line.date or (line.reported or "")[:10], line.id), reverse=True)
    return tuple(lines)


def _make_line(
    row: Row[Any],
    told: Sequence[Any],
    people: dict[str, list[Attendee]],
    differing: tuple[ConflictLine, ...],
) -> EncounterLine:
    published = [account.published for account in told if account.published]
    attending: dict[str, Attendee] = {}
    for one in (attendee for account in told for attendee in people.get(account.id, ())):
        if one.state == REJECTED:
            continue
        before = attending.get(one.person, one)
        capacities = tuple(dict.fromkeys((*before.capacities, *one.capacities)))
        attending[one.person] = msgspec.structs.replace(before, capacities=capacities)
    return EncounterLine(
        reported=min(published, default=None),
        places=_names_used(row.place, told, "place"),
        mechanisms=_names_used(row.mechanism, told, "mechanism"),
        mechanism=row.mechanism_id,
        people=tuple(attending.values()),
        documents=tuple(dict.fromkeys(account.document_id for account in told)),
        conflicts=differing,
        **{name: getattr(row, name) for name in _SHOWN},
    )


def _names_used(shown: str | None, told: Sequence[Any], field: str) -> tuple[str, ...]:
    if shown is None:
        return ()
    given = (getattr(account, field) for account in told)
    return tuple(dict.fromkeys((shown, *(value for value in given if value))))


_SHOWN = (
    "id",
    "kind",
    "status",
    "date",
    "country",
    "venue",
    "round",
    "polities",
    "topics",
    "state",
)


def _load_conflicts(
    connection: Connection, ids: Sequence[str], told: dict[str, list[Any]]
) -> dict[str, tuple[ConflictLine, ...]]:
    documents_of = {account.id: account.document_id for group in told.values() for account in group}
    fields: dict[str, dict[str, list[ConflictValue]]] = {}
    for some in chunks(ids):
        for row in fetch(connection, _CONFLICTS, ids=some):
            given = tuple(dict.fromkeys(documents_of[account] for account in row.accounts))
            value = ConflictValue(value=row.value, documents=given)
            fields.setdefault(row.encounter_id, {}).setdefault(row.field, []).append(value)
    found = {
        encounter: tuple(ConflictLine(field=field, values=tuple(values)) for field, values in by_field.items())
        for encounter, by_field in fields.items()
    }
    for encounter, lines in find_forces(connection, told).items():
        found[encounter] = (*found.get(encounter, ()), *lines)
    return found


def find_forces(connection: Connection, told: dict[str, list[Any]]) -> dict[str, tuple[ConflictLine, ...]]:
    """Return where accounts of one encounter tell one outcome with other force: proposed here, agreed there."""
    homes = {account.id: encounter for encounter, group in told.items() if len(group) > 1 for account in group}
    kinds: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for some in chunks(sorted(homes)):
        for row in connection.execute(
            select(outcomes.c.account_id, outcomes.c.undertaking_id, outcomes.c.kind, outcomes.c.document_id)
            .where(outcomes.c.account_id.in_(some), outcomes.c.state != REJECTED)
            .order_by(outcomes.c.entry, outcomes.c.position)
        ):
            by_kind = kinds.setdefault((homes[row.account_id], row.undertaking_id), {})
            by_kind.setdefault(row.kind, {})[row.document_id] = None
    found: dict[str, tuple[ConflictLine, ...]] = {}
    for (encounter, _), by_kind in kinds.items():
        if len(by_kind) > 1:
            values = tuple(ConflictValue(value=kind, documents=tuple(given)) for kind, given in by_kind.items())
            found[encounter] = (*found.get(encounter, ()), ConflictLine(field="force", values=values))
    return found


def load_outcomes(connection: Connection, ids: Iterable[str]) -> tuple[OutcomeLine, ...]:
    """Return outcomes as lines with their quotes, the latest first."""
    words = Texts(connection)
    lines = []
    for some in chunks(sorted(set(ids))):
        for row in fetch(connection, _OUTCOMES, ids=some):
            line = OutcomeLine(
                when=row.date or row.published,
                encounter=row.encounter,
                instrument=rename(row.id, "ins") if is_signed(row.kind) else None,
                undertaking=row.undertaking_id,
                quotes=words.quote(row.document_id, row.evidence),
                **{name: getattr(row, name) for name in _SAID},
            )
            lines.append((line.when or "", row.document_id, -row.position, line))
    lines.sort(key=lambda item: item[:3], reverse=True)
    return tuple(line for *_, line in lines)


_SAID = ("id", "kind", "by", "to", "what", "topics", "due", "state")


def load_corrections(connection: Connection, facts: Iterable[str]) -> dict[str, tuple[CorrectionLine, ...]]:
    """Return the corrections in force of facts, the oldest first."""
    found: dict[str, list[CorrectionLine]] = {}
    for some in chunks(sorted(set(facts))):
        for row in connection.execute(
            select(corrections)
            .where(corrections.c.fact.in_(some), corrections.c.undone.is_(None))
            .order_by(corrections.c.fact, corrections.c.entry, corrections.c.field)
        ):
            line = CorrectionLine(entry=row.entry, field=row.field, before=row.read, after=row.after)
            found.setdefault(row.fact, []).append(line)
    return {fact: tuple(lines) for fact, lines in found.items()}


def load_judgements(connection: Connection, atoms: Iterable[str]) -> tuple[JudgementLine, ...]:
    """Return the judgements on these atoms, in the order in which they were made."""
    rows = {
        (row.entry, row.position): row
        for some in chunks(sorted(set(atoms)))
        for statement in _JUDGEMENTS
        for row in fetch(connection, statement, ids=some)
    }
    return tuple(make_judgement(rows[key]) for key in sorted(rows))


def make_judgement(row: Row[Any]) -> JudgementLine:
    """Return a row of `judgements` as a line."""
    names = ("entry", "subject", "object", "verdict", "rule", "score", "reason")
    return JudgementLine(**{name: getattr(row, name) for name in names})
