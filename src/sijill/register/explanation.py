"""Why two records are one, or are not: the judgements that lead from one to the other, in order."""

from __future__ import annotations

from collections import deque
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, or_, select

from sijill.errors import NotFoundError
from sijill.records.ids import rename
from sijill.register.bodies import describe_atom
from sijill.register.clusters import Kind, match_record
from sijill.register.decisions import find_kind
from sijill.register.identity_tables import judgements
from sijill.register.tables import accounts, documents, mentions


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement on two mentions or accounts, each with the document it stands in."""

    one: str
    other: str
    verdict: str
    rule: str
    score: float
    reason: str
    entry: int


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two things are one, and the judgements that say so.

    Where they are one, the steps lead from the first to the second. Where they
    are two, the steps are all that was judged on both; none at all means that
    they have nothing in common to compare.
    """

    is_one: bool
    steps: tuple[Step, ...]


def explain(connection: Connection, one: str, other: str) -> Explanation:
    """Return why two people or two encounters are one, or are not."""
    kind = find_kind(one, other)
    records = [match_record(connection, kind, identifier) for identifier in (one, other)]
    for identifier, record in zip((one, other), records, strict=True):
        if record is None:
            raise NotFoundError(f"there is no {kind.of} {identifier}")
    if records[0] == records[1]:
        first, last = (rename(identifier, kind.atom_prefix) for identifier in (one, other))
        path = _find_path(connection, first, last)
        return Explanation(is_one=True, steps=tuple(_step(connection, kind, link) for link in path))
    atoms = [select(kind.atoms.c.id).where(kind.atoms.c[kind.column] == record) for record in records]
    between = connection.execute(
        select(judgements)
        .where(
            or_(
                judgements.c.subject.in_(atoms[0]) & judgements.c.object.in_(atoms[1]),
                judgements.c.subject.in_(atoms[1]) & judgements.c.object.in_(atoms[0]),
            ),
            judgements.c.in_force == 1,
        )
        .order_by(
            judgements.c.is_decided.desc(), judgements.c.score.desc(), judgements.c.entry, judgements.c.position
        )
    )
    return Explanation(is_one=False, steps=tuple(_step(connection, kind, link) for link in between))


def _find_path(connection: Connection, first: str, last: str) -> list[Row[Any]]:
    # The fewest judgements that lead from one atom to the other.
    before: dict[str, Row[Any] | None] = {first: None}
    waiting = deque([first])
    while waiting and last not in before:
        atom = waiting.popleft()
        for link in connection.execute(
            select(judgements)
            .where(
                or_(judgements.c.subject == atom, judgements.c.object == atom),
                judgements.c.verdict == "same",
                judgements.c.in_force == 1,
            )
            .order_by(judgements.c.score.desc(), judgements.c.subject, judgements.c.object)
        ):
            there = link.object if link.subject == atom else link.subject
            if there not in before:
                before[there] = link
                waiting.append(there)
    path: list[Row[Any]] = []
    atom = last
    while (step := before.get(atom)) is not None:
        path.append(step)
        atom = step.object if step.subject == atom else step.subject
    return path[::-1]


def _step(connection: Connection, kind: Kind, link: Row[Any]) -> Step:
    return Step(
        one=_describe(connection, kind, link.subject),
        other=_describe(connection, kind, link.object),
        verdict=link.verdict,
        rule=link.rule,
        score=link.score,
        reason=link.reason,
        entry=link.entry,
    )


def _describe(connection: Connection, kind: Kind, atom: str) -> str:
    if kind.of == "body":
        return describe_atom(connection, atom)
    table = mentions if kind.of == "person" else accounts
    told = mentions.c.name if kind.of == "person" else accounts.c.kind
    row = connection.execute(
        select(told, documents.c.name)
        .join(documents, documents.c.id == table.c.document_id)
        .where(table.c.id == atom)
    ).one()
    return f"{row[0]} ({row[1]})"
