"""What a person decided on who is who: taken into the view, and taken back.

A decision rests on earlier ones when these made one of its two things what it
was at the time. Those can't be taken back before it.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from sijill.errors import IntegrityError
from sijill.records import Decision, Entry, Retraction
from sijill.records.ids import rename
from sijill.register.clusters import KINDS, add_links, remove_links
from sijill.register.rows import add_row, add_rows
from sijill.register.settled import refresh_records
from sijill.register.tables import decisions, judgements

_FIELDS = ("of", "subject", "object", "verdict", "rule", "score", "reason")


def apply_decision(connection: Connection, entry: Entry, body: Decision | Retraction) -> None:
    """Take a decision, or taking one back, into the view."""
    if isinstance(body, Retraction):
        _retract(connection, entry, body)
        return
    judgement = body.judgement
    kind = KINDS[judgement.of]
    one, other = sorted(rename(atom, kind.atom_prefix) for atom in (judgement.subject, judgement.object))
    add_rows(
        connection,
        judgements,
        [{"entry": entry.number, "position": 0, **{name: getattr(judgement, name) for name in _FIELDS}}],
    )
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
    add_links(connection, (judgement,), entry=entry.number, is_decided=True)
    refresh_records(connection, kind, (one, other))


def _retract(connection: Connection, entry: Entry, body: Retraction) -> None:
    row = connection.execute(select(decisions).where(decisions.c.entry == body.entry)).first()
    if row is None or row.undone is not None:
        raise IntegrityError(f"entry {entry.number} takes back entry {body.entry}, which is no decision in force")
    connection.execute(update(decisions).where(decisions.c.entry == body.entry).values(undone=entry.number))
    remove_links(connection, body.entry)
    refresh_records(connection, KINDS[row.of], (row.one, row.other))
