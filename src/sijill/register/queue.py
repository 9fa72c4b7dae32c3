"""Facts that wait for a person's judgement: found one by one or by a stated rule, and judged or corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from sijill.errors import InputError, NotFoundError
from sijill.records import Change, Correction, Review, State, Value, is_date
from sijill.records.ids import rename
from sijill.register.answers import FactLine
from sijill.register.clusters import ENCOUNTER, PERSON, UNDERTAKING, match_record
from sijill.register.load import Texts
from sijill.register.query import find_identifier
from sijill.register.reviews import find_table, where_is
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, mentions, outcomes, participations
from sijill.vocabulary import encounter_kinds, match_term, outcome_kinds, statuses, topics

KINDS = ("encounter", "participant", "outcome")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """Which facts are meant: all of these that a reader proposed and nobody judged, or that stand in another state.

    `source` is the publisher of the document, `document` the id of a single one;
    `surest` and `least` bound the confidence of the reading. Without a `state` all are meant.
    """

    kind: str | None = None
    source: str | None = None
    document: str | None = None
    least: float | None = None
    surest: float | None = None
    state: State | None = "proposed"

    def __str__(self) -> str:
        """Return the rule in words, as the journal keeps it."""
        told = [f"kind {self.kind}"] if self.kind else []
        told += [f"source {self.source}"] if self.source else []
        told += [f"document {self.document}"] if self.document else []
        told += [f"confidence at least {self.least:g}"] if self.least is not None else []
        told += [f"confidence below {self.surest:g}"] if self.surest is not None else []
        return ", ".join((*told, f"state {self.state or 'any'}"))


def find_facts(connection: Connection, rule: Rule, *, limit: int | None = None) -> tuple[FactLine, ...]:
    """Return the facts that a rule means, the least sure first."""
    if rule.kind is not None and rule.kind not in KINDS:
        raise InputError(f"no kind of fact {rule.kind!r}; there are {', '.join(KINDS)}")
    rows: list[tuple[float, str, str, Row[Any]]] = []
    for kind, query in _QUERIES.items():
        if rule.kind in (None, kind):
            # The least sure of each kind: no more than are asked for can be among the least sure of all.
            wanted = _narrow(query, rule, kind).order_by(*_ORDERS[kind]).limit(limit)
            found = connection.execute(wanted).all()
            rows += [(row.confidence, _name(kind, row), kind, row) for row in found]
    rows.sort(key=lambda row: row[:2])
    words = Texts(connection)
    return tuple(
        FactLine(
            id=name,
            kind=kind,
            state=row.state,
            confidence=confidence,
            told=_tell(kind, row),
            corrected=getattr(row, "corrected", ()),
            quotes=words.quote(row.document_id, row.evidence),
            document=row.document_id,
            name=row.name,
            publisher=row.publisher,
        )
        for confidence, name, kind, row in rows[:limit]
    )


_ABOUT = (documents.c.name, documents.c.publisher)
_QUERIES = {
    "encounter": select(accounts, *_ABOUT).join(documents, documents.c.id == accounts.c.document_id),
    "participant": select(participations, mentions.c.name.label("bearer"), mentions.c.document_id, *_ABOUT)
    .join(mentions, mentions.c.id == participations.c.mention_id)
    .join(documents, documents.c.id == mentions.c.document_id),
    "outcome": select(outcomes, *_ABOUT).join(documents, documents.c.id == outcomes.c.document_id),
}
_ORDERS: dict[str, tuple[Any, ...]] = {
    "encounter": (accounts.c.confidence, accounts.c.id),
    "participant": (participations.c.confidence, participations.c.account_id, participations.c.mention_id),
    "outcome": (outcomes.c.confidence, outcomes.c.id),
}
_TABLES = {"encounter": accounts, "participant": participations, "outcome": outcomes}


def _narrow(query: Any, rule: Rule, kind: str) -> Any:
    table = _TABLES[kind].c
    if rule.state is not None:
        query = query.where(table.state == rule.state)
    if rule.source is not None:
        query = query.where(documents.c.publisher == rule.source)
    if rule.document is not None:
        query = query.where(documents.c.id == rule.document)
    if rule.least is not None:
        query = query.where(table.confidence >= rule.least)
    return query if rule.surest is None else query.where(table.confidence < rule.surest)


def _name(kind: str, row: Row[Any]) -> str:
    return f"{row.account_id}/{row.mention_id}" if kind == "participant" else str(row.id)


def _tell(kind: str, row: Row[Any]) -> dict[str, Value]:
    shown = {field: getattr(row, field) for field in FIELDS[kind] if getattr(row, field) not in (None, ())}
    return {"name": row.bearer, **shown} if kind == "participant" else shown


FIELDS = {
    "encounter": ("kind", "status", "date", "place", "country", "venue", "mechanism", "round", "polities", "topics"),
    "participant": ("capacity", "organization", "polity", "lead"),
    "outcome": ("kind", "by", "to", "what", "topics", "due"),
}
"""The fields of each kind of fact, all of which can be corrected."""
_LISTS = ("polities", "topics", "by", "to")
_NEVER_EMPTY = ("kind", "status", "polities", "what")


def make_review(connection: Connection, chosen: Sequence[str] | Rule, *, state: State) -> Review:
    """Return the judgement on facts chosen one by one or by a rule; InputError where a rule finds none.

    An encounter stands for all its accounts, an account for its participants as
    well, a document for all that was read in it, a person for every time they
    took part.
    """
    if isinstance(chosen, Rule):
        found = tuple(line.id for line in find_facts(connection, chosen))
        if not found:
            raise InputError(f"no fact is meant by: {chosen}")
        return Review(facts=found, state=state, rule=str(chosen))
    facts = dict.fromkeys(fact for identifier in chosen for fact in _expand(connection, identifier))
    if not facts:
        raise InputError(f"nothing was read in {', '.join(chosen)}")
    return Review(facts=tuple(facts), state=state)


def _expand(connection: Connection, identifier: str) -> Iterable[str]:
    if "/" in identifier:
        return (_get_participant(connection, identifier),)
    found = str(find_identifier(connection, identifier))
    prefix = found.partition("-")[0]
    if prefix == "doc":
        events = connection.execute(select(accounts.c.id).where(accounts.c.document_id == found)).scalars()
        said = connection.execute(select(outcomes.c.id).where(outcomes.c.document_id == found)).scalars()
        return (*_with_participants(connection, sorted(events)), *sorted(said))
    if prefix == "acc":
        return _with_participants(connection, [found])
    if prefix in ("enc", "per", "men", "und"):
        return _of_record(connection, prefix, found)
    if prefix in ("out", "ins"):
        return (rename(found, "out"),)
    raise InputError(f"{identifier} is no fact; judge a document, an encounter, an account, a person or an outcome")


def _of_record(connection: Connection, prefix: str, identifier: str) -> Iterable[str]:
    if prefix == "enc":
        record = match_record(connection, ENCOUNTER, identifier)
        mine = select(accounts.c.id).where(accounts.c.encounter_id == record)
        return _with_participants(connection, sorted(connection.execute(mine).scalars()))
    if prefix == "und":
        record = match_record(connection, UNDERTAKING, identifier)
        said = select(outcomes.c.id).where(outcomes.c.undertaking_id == record)
        return sorted(connection.execute(said).scalars())
    wanted = mentions.c.id == identifier
    if prefix == "per":
        wanted = mentions.c.person_id == match_record(connection, PERSON, identifier)
    rows = connection.execute(
        select(participations.c.account_id, participations.c.mention_id)
        .join(mentions, mentions.c.id == participations.c.mention_id)
        .where(wanted)
    )
    return sorted(f"{row.account_id}/{row.mention_id}" for row in rows)


def _with_participants(connection: Connection, ids: Sequence[str]) -> list[str]:
    found = list(ids)
    for some in chunks(ids):
        rows = connection.execute(
            select(participations.c.account_id, participations.c.mention_id)
            .where(participations.c.account_id.in_(some))
            .order_by(participations.c.account_id, participations.c.position)
        )
        found += [f"{row.account_id}/{row.mention_id}" for row in rows]
    return found


def _get_participant(connection: Connection, fact: str) -> str:
    if connection.execute(select(participations.c.state).where(where_is(fact))).first() is None:
        raise NotFoundError(f"there is no participant {fact}; it is an account and a mention: acc-…/men-…")
    return fact


def make_correction(connection: Connection, identifier: str, told: Mapping[str, str]) -> Correction:
    """Return the correction of a fact; `told` gives each field as text, "" takes its value away.

    `identifier` is an account, an outcome, or a participant; an encounter that one
    document tells of may stand for its account. InputError for what can't be said.
    """
    facts = list(_expand(connection, identifier))
    heads = [fact for fact in facts if "/" not in fact] or facts
    if len(heads) != 1:
        names = ", ".join(heads[:5])
        raise InputError(f"{identifier} is told of {len(heads)} times; correct one of: {names}")
    fact = heads[0]
    kind = "participant" if "/" in fact else "outcome" if fact.startswith("out-") else "encounter"
    row = connection.execute(select(find_table(fact)).where(where_is(fact)).limit(1)).one()
    changes = []
    for field, text in told.items():
        if field not in FIELDS[kind]:
            raise InputError(f"an {kind} has no field {field!r}; there are {', '.join(FIELDS[kind])}")
        before = bool(row.lead) if field == "lead" else getattr(row, field)
        after = _parse(kind, field, text.strip())
        if after != before:
            changes.append(Change(field=field, before=before, after=after))
    if not changes:
        raise InputError(f"{fact} says that already")
    return Correction(fact=fact, changes=tuple(changes))


def _parse(kind: str, field: str, text: str) -> Value:
    if not text and field in _NEVER_EMPTY:
        raise InputError(f"{field} cannot be empty")
    if field in _LISTS:
        values = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
        if not values and field in _NEVER_EMPTY:
            raise InputError(f"{field} cannot be empty")
        if field == "topics":
            _check_terms(field, values, [term.id for term in topics()])
        return values
    if field == "lead":
        if text.lower() not in ("yes", "no"):
            raise InputError(f"lead is yes or no, not {text!r}")
        return text.lower() == "yes"
    if not text:
        return None
    if field in ("date", "due") and not is_date(text):
        raise InputError(f"{text!r} is no date; dates are like 2024-05-17 or 2024-05")
    if field == "round":
        if not (text.isascii() and text.isdecimal()):
            raise InputError(f"{text!r} is no number of a round")
        return int(text)
    known = {"status": statuses, "kind": outcome_kinds if kind == "outcome" else encounter_kinds}.get(field)
    if known is not None and match_term(known(), text) is None:
        _check_terms(field, (text,), [term.id for term in known()])
    return text


def _check_terms(field: str, values: Sequence[str], known: Sequence[str]) -> None:
    for value in values:
        if value not in known:
            raise InputError(f"no {field} {value!r}; there are {', '.join(known)}")
