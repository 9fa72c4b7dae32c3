"""What a person decided on who is who: taken into the view, and taken back.

A decision rests on earlier ones when these made one of its two things what it
was at the time. Those can't be taken back before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from sijill.errors import InputError, IntegrityError, NotFoundError
from sijill.records import Action, Decision, Entry, Judgement, Particulars, Retraction, Verdict
from sijill.records.ids import rename
from sijill.register.bearers import add_ties, check_atoms, find_ties, make_links, stand_alone
from sijill.register.clusters import BODY, KINDS, PERSON, Kind, get_present, match_record
from sijill.register.identity_tables import decisions, judgements
from sijill.register.reviews import is_review, retract_review
from sijill.register.rows import add_row, add_rows
from sijill.register.sayings import is_saying, retract_saying
from sijill.register.settled import refresh_records
from sijill.register.undertakings import is_follow, refresh_undertaking_of, retract_follow

_FIELDS = ("of", "subject", "object", "verdict", "rule", "score", "reason")


def apply_decision(connection: Connection, entry: Entry, body: Decision | Retraction) -> None:
    """Take a decision, or taking one back, into the view."""
    if isinstance(body, Retraction):
        _retract(connection, entry, body)
        return
    judgement = body.judgement
    kind = KINDS[judgement.of]
    links = make_links([judgement], kind.atom_prefix, is_decided=True)
    one, other = sorted(rename(atom, kind.atom_prefix) for atom in (judgement.subject, judgement.object))
    if kind is PERSON and links:
        for atom in (one, other):
            stand_alone(connection, atom)
    elif kind is not BODY:  # a name of a body goes where no text gives it any more
        check_atoms(connection, kind.atoms, (one, other))
    add_judgements(connection, [judgement], entry=entry.number, is_decided=True)
    add_row(
        connection,
        decisions,
        entry=entry.number,
        of=judgement.of,
        one=one,
        other=other,
        verdict=judgement.verdict,
        rests_on=body.rests_on,
        undone=None,
    )
    add_ties(connection, find_ties(links))
    refresh_records(connection, {kind: (one, other)})


def _retract(connection: Connection, entry: Entry, body: Retraction) -> None:
    row = connection.execute(select(decisions).where(decisions.c.entry == body.entry)).first()
    if row is None and (
        retract_follow(connection, entry, body.entry)
        or retract_review(connection, entry, body.entry)
        or _unsay(connection, entry, body.entry)
    ):
        return
    if row is None or row.undone is not None:
        raise IntegrityError(f"entry {entry.number} takes back entry {body.entry}, which is no decision in force")
    connection.execute(update(decisions).where(decisions.c.entry == body.entry).values(undone=entry.number))
    connection.execute(update(judgements).where(judgements.c.entry == body.entry).values(in_force=0))
    if row.verdict != "unsure":
        add_ties(connection, {(row.one, row.other, row.verdict, 1, 1.0): -1})
    refresh_records(connection, {KINDS[row.of]: (row.one, row.other)})


def _unsay(connection: Connection, entry: Entry, number: int) -> bool:
    told = retract_saying(connection, entry, number)
    if isinstance(told, Particulars | Action):
        refresh_undertaking_of(connection, told.outcome)
    return told is not None


def add_judgements(
    connection: Connection, told: Sequence[Judgement], *, entry: int, is_decided: bool = False
) -> None:
    """Keep judgements of an entry, each on two atoms."""
    rows = []
    for position, judgement in enumerate(told):
        prefix = KINDS[judgement.of].atom_prefix
        row = {name: getattr(judgement, name) for name in _FIELDS}
        row |= {name: rename(row[name], prefix) for name in ("subject", "object")}
        rows.append({"entry": entry, "position": position, **row, "is_decided": int(is_decided), "in_force": 1})
    add_rows(connection, judgements, rows)


def find_kind(one: str, other: str) -> Kind:
    """Return what two ids are of; InputError unless both are of people or both of encounters."""
    for kind in KINDS.values():
        prefixes = {kind.atom_prefix, kind.record_prefix}
        if {identifier.partition("-")[0] for identifier in (one, other)} <= prefixes:
            return kind
    raise InputError(
        f"{one} and {other}: two people (per-…, men-…), two encounters (enc-…, acc-…),"
        " two undertakings (und-…, out-…) or two bodies (bod-…, bna-…) are wanted"
    )


def make_decision(
    connection: Connection, one: str, other: str, *, verdict: Verdict, reason: str, confirms: bool = False
) -> Decision:
    """Return the decision that two things are the same, are not, or that this can't be told.

    InputError where an earlier one stands against it. A record is spoken for by its
    oldest atom. To confirm is to say the same of what rules joined already.
    """
    kind = find_kind(one, other)
    records = [_get_record(connection, kind, identifier) for identifier in (one, other)]
    atoms = [get_present(connection, rename(identifier, kind.atom_prefix)) for identifier in (one, other)]
    if atoms[0] == atoms[1] or (verdict == "same" and records[0] == records[1] and not confirms):
        raise InputError(f"{one} and {other} are one already")
    inside = _find_in_force(connection, kind, records)
    opposed = {"same": "different", "different": "same"}.get(verdict)
    against = [
        row.entry
        for row, homes in inside
        if row.verdict == opposed and (set(homes) == set(records) or {row.one, row.other} == set(atoms))
    ]
    if against:
        raise InputError(f"entry {against[0]} decided the opposite; take it back first: sijill unmerge {against[0]}")
    rests_on = tuple(row.entry for row, homes in inside if row.verdict == "same" and homes[0] == homes[1])
    judgement = Judgement(
        of=kind.of,
        subject=atoms[0],
        object=atoms[1],
        verdict=verdict,
        rule="decided",
        score=1.0,
        reason=reason,
    )
    return Decision(judgement=judgement, rests_on=rests_on)


def make_retraction(connection: Connection, entry: int) -> Retraction:
    """Return the taking back of a decision; InputError names the later one that rests on it."""
    row = connection.execute(select(decisions).where(decisions.c.entry == entry)).first()
    if row is None and any(said(connection, entry) for said in (is_follow, is_review, is_saying)):
        return Retraction(entry=entry)
    if row is None:
        raise NotFoundError(f"entry {entry} is no decision; `sijill distinct` parts what rules joined")
    if row.undone is not None:
        raise InputError(f"entry {entry} was taken back already, by entry {row.undone}")
    later = connection.execute(
        select(decisions.c.entry, decisions.c.rests_on)
        .where(decisions.c.entry > entry, decisions.c.undone.is_(None))
        .order_by(decisions.c.entry)
    )
    blocking = [other.entry for other in later if entry in other.rests_on]
    if blocking:
        raise InputError(f"entry {blocking[-1]} rests on entry {entry}; first: sijill unmerge {blocking[-1]}")
    return Retraction(entry=entry)


def _get_record(connection: Connection, kind: Kind, identifier: str) -> str:
    record = match_record(connection, kind, identifier)
    if record is None:
        raise NotFoundError(f"there is no {kind.of} {identifier}")
    return record


def _find_in_force(
    connection: Connection, kind: Kind, records: Sequence[str]
) -> list[tuple[Row[Any], tuple[str | None, str | None]]]:
    # The decisions that touch these records, with the records of their two ends.
    rows = connection.execute(
        select(decisions).where(decisions.c.of == kind.of, decisions.c.undone.is_(None)).order_by(decisions.c.entry)
    ).all()
    told = [
        (row, (match_record(connection, kind, row.one), match_record(connection, kind, row.other))) for row in rows
    ]
    return [(row, homes) for row, homes in told if set(homes) & set(records)]
