"""What people said of single facts in, the facts as they now count out.

A fact that nobody looked at stands as it was read. One that was rejected stays
where it is and counts nowhere; one that was corrected shows the corrected value,
and what was read stays known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from sijill.errors import IntegrityError
from sijill.records import Correction, Entry, Review, Value
from sijill.register import search
from sijill.register.bodies import Told, add_bodies
from sijill.register.candidates import make_pair_rows
from sijill.register.clusters import BODY
from sijill.register.identity_tables import account_pairs
from sijill.register.load import REJECTED
from sijill.register.review_tables import corrections, reviews
from sijill.register.rows import add_rows, chunks
from sijill.register.settled import refresh_facts, refresh_records
from sijill.register.steps import make_matter_rows
from sijill.register.tables import (
    accounts,
    documents,
    outcome_matters,
    outcome_sides,
    outcomes,
    participations,
)


def apply_review(connection: Connection, entry: Entry, body: Review) -> None:
    """Take what a person said of facts into the view."""
    _check_facts(connection, body.facts)
    add_rows(
        connection,
        reviews,
        [{"fact": fact, "entry": entry.number, "state": body.state, "undone": None} for fact in body.facts],
    )
    _settle(connection, body.facts, {})


def apply_correction(connection: Connection, entry: Entry, body: Correction) -> None:
    """Take a correction into the view."""
    _check_facts(connection, [body.fact])
    read = _find_read(connection, body.fact, [one.field for one in body.changes])
    rows = [
        {"fact": body.fact, "entry": entry.number, "field": one.field, "before": one.before, "after": one.after}
        | {"read": read[one.field]}
        for one in body.changes
    ]
    add_rows(connection, corrections, [{**row, "undone": None} for row in rows])
    _settle(connection, [body.fact], {one.field: one.after for one in body.changes})
    if "/" in body.fact:
        row = connection.execute(select(participations).where(where_is(body.fact)).limit(1)).one()
        told = Told(row.polity, row.organization, row.capacity)
        named = add_bodies(connection, [told], entry=entry.number)
        refresh_records(connection, {BODY: named} if named else {})


def is_review(connection: Connection, number: int) -> bool:
    """Say whether an entry judged or corrected facts and was not taken back."""
    return any(_facts_of(connection, table, number) for table in (reviews, corrections))


def retract_review(connection: Connection, entry: Entry, number: int) -> bool:
    """Take back what an entry said of facts; False where it said nothing, or no more."""
    for table in (reviews, corrections):
        facts = _facts_of(connection, table, number)
        if facts:
            wanted = (table.c.entry == number) & table.c.undone.is_(None)
            fields = _fields_of(connection, number) if table is corrections else ()
            connection.execute(update(table).where(wanted).values(undone=entry.number))
            _settle(connection, facts, {field: _get_standing(connection, facts[0], field) for field in fields})
            return True
    return False


def _facts_of(connection: Connection, table: Table, number: int) -> list[str]:
    wanted = (table.c.entry == number) & table.c.undone.is_(None)
    return list(connection.execute(select(table.c.fact).distinct().where(wanted).order_by(table.c.fact)).scalars())


def _fields_of(connection: Connection, number: int) -> Sequence[str]:
    return connection.execute(select(corrections.c.field).where(corrections.c.entry == number)).scalars().all()


def _get_standing(connection: Connection, fact: str, field: str) -> Value:
    # The last correction in force; without one, what was read.
    rows = connection.execute(
        select(corrections)
        .where(corrections.c.fact == fact, corrections.c.field == field)
        .order_by(corrections.c.entry)
    ).all()
    in_force: list[Value] = [row.after for row in rows if row.undone is None]
    read: Value = rows[0].read
    return in_force[-1] if in_force else read


def _find_read(connection: Connection, fact: str, fields: Sequence[str]) -> dict[str, Value]:
    # What the reader says: what stands there before the first correction.
    row = connection.execute(select(find_table(fact)).where(where_is(fact)).limit(1)).one()
    found: dict[str, Value] = {field: bool(row.lead) if field == "lead" else getattr(row, field) for field in fields}
    for earlier in connection.execute(select(corrections).where(corrections.c.fact == fact)):
        if earlier.field in found:
            found[earlier.field] = earlier.read
    return found


def split_fact(fact: str) -> tuple[str, str | None]:
    """Return the account or outcome, and the mention if the fact is a participant."""
    atom, slash, mention = fact.partition("/")
    return atom, mention if slash else None


def _check_facts(connection: Connection, facts: Iterable[str]) -> None:
    for fact in facts:
        if connection.execute(select(find_table(fact).c.confidence).where(where_is(fact))).first() is None:
            raise IntegrityError(f"a review speaks of {fact}, which no entry tells of")


def find_table(fact: str) -> Table:
    """Return the table in which a fact stands."""
    if "/" in fact:
        return participations
    return outcomes if fact.startswith("out-") else accounts


def where_is(fact: str) -> Any:
    """Return the condition that finds the row of a fact."""
    atom, mention = split_fact(fact)
    if mention is not None:
        return (participations.c.account_id == atom) & (participations.c.mention_id == mention)
    return find_table(fact).c.id == atom


def _settle(connection: Connection, facts: Sequence[str], values: Mapping[str, Value]) -> None:
    # Write what now stands into the rows of the facts; then compute anew what follows from them.
    states = _find_states(connection, facts)
    for fact in facts:
        table, told = find_table(fact), dict(values)
        if values and table is not participations:
            told["corrected"] = _find_corrected(connection, fact)
        if isinstance(told.get("lead"), bool):
            told["lead"] = int(bool(told["lead"]))
        connection.execute(update(table).where(where_is(fact)).values(state=states[fact], **told))
    atoms = {split_fact(fact)[0] for fact in facts}
    events = sorted(atom for atom in atoms if atom.startswith("acc-"))
    said = sorted(atom for atom in atoms if atom.startswith("out-"))
    if values:
        _refile_accounts(connection, [fact for fact in facts if fact in events])
    _refile_outcomes(connection, said)
    refresh_facts(connection, events=events, said=said)


def _find_states(connection: Connection, facts: Sequence[str]) -> dict[str, str]:
    last: dict[str, tuple[int, str]] = {}
    for some in chunks(facts):
        for table in (reviews, corrections):
            rows = connection.execute(select(table).where(table.c.fact.in_(some), table.c.undone.is_(None)))
            for row in rows:
                state = row.state if table is reviews else "edited"
                last[row.fact] = max(last.get(row.fact, (0, "")), (row.entry, state))
    return {fact: last[fact][1] if fact in last else "proposed" for fact in facts}


def _find_corrected(connection: Connection, fact: str) -> tuple[str, ...]:
    wanted = (corrections.c.fact == fact) & corrections.c.undone.is_(None)
    return tuple(sorted(set(connection.execute(select(corrections.c.field).where(wanted)).scalars())))


def _refile_accounts(connection: Connection, ids: Sequence[str]) -> None:
    # An account is found by its corrected day and sides.
    for row in connection.execute(
        select(accounts, documents.c.published)
        .join(documents, documents.c.id == accounts.c.document_id)
        .where(accounts.c.id.in_(ids))
    ).all():
        connection.execute(delete(account_pairs).where(account_pairs.c.account_id == row.id))
        add_rows(
            connection,
            account_pairs,
            make_pair_rows(row.id, row.polities, date=row.date, published=row.published, number=row.round),
        )


def _refile_outcomes(connection: Connection, ids: Sequence[str]) -> None:
    for row in connection.execute(
        select(outcomes, accounts.c.polities, accounts.c.date, documents.c.published)
        .join(documents, documents.c.id == outcomes.c.document_id)
        .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
        .where(outcomes.c.id.in_(ids))
        .order_by(outcomes.c.id)
    ).all():
        for table in (outcome_sides, outcome_matters):
            connection.execute(delete(table).where(table.c.outcome_id == row.id))
        search.remove(connection, [row.id])
        if row.state == REJECTED:
            continue
        sides = tuple(dict.fromkeys((*row.by, *row.to, *(row.polities or ()))))
        day = row.date or (row.published or "")[:10]
        add_rows(connection, outcome_sides, make_side_rows(row.id, row.by, row.to))
        add_rows(connection, outcome_matters, make_matter_rows(row.id, row.what, sides=sides, day=day))
        search.add(connection, [search.Indexed("outcome", row.id, row.what)])


def make_side_rows(outcome: str, by: Sequence[str], to: Sequence[str]) -> list[dict[str, object]]:
    """Return the rows of `outcome_sides` for an outcome."""
    return [
        {"polity": polity, "outcome_id": outcome, "role": role}
        for role, polities in (("by", by), ("to", to))
        for polity in dict.fromkeys(polities)
    ]
