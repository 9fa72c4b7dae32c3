"""Mentions that stand together: which of them speaks for which, and the ties between those that speak.

A mention that repeats a telling name of a side, or that nothing but one other
mention is judged the same as, stands behind the bearer of that one. So what has
to be weighed grows with the ways a name is written, not with how often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, bindparam, delete, or_, select, text, update

from sijill.errors import IntegrityError
from sijill.records import AGAIN, Judgement
from sijill.records.ids import rename
from sijill.register.attending import refile_attendances
from sijill.register.identity_tables import bearer_names, bearers, judgements, mention_forms, ties
from sijill.register.people import count_mentions, count_names
from sijill.register.prepared import change, change_each, fetch
from sijill.register.rows import add_rows, chunks
from sijill.register.tables import mentions


class Link(NamedTuple):
    """A judgement in force on two atoms."""

    one: str
    other: str
    verdict: str
    score: float
    is_decided: bool
    is_again: bool


Tie = tuple[str, str, str, int, float]
"""Two bearers or accounts, the smaller id first; verdict, whether decided, score."""


def make_links(told: Iterable[Judgement], prefix: str, *, is_decided: bool = False) -> list[Link]:
    """Return judgements as links between atoms; those that leave it open are none."""
    return [
        Link(
            rename(one.subject, prefix), rename(one.object, prefix), one.verdict, one.score, is_decided,
            one.rule == AGAIN,
        )
        for one in told
        if one.verdict != "unsure"
    ]  # fmt: skip


def load_bearers(connection: Connection, atoms: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the bearers of mentions, and whom they are; IntegrityError where one is not told of by any entry."""
    wanted = sorted(set(atoms))
    found: dict[str, tuple[str, str]] = {
        row.id: (row.bearer_id, row.person_id)
        for some in chunks(wanted)
        for row in fetch(connection, _BEARERS, atoms=some)
    }
    check_known(wanted, found)
    return found


_BEARERS = select(mentions.c.id, mentions.c.bearer_id, mentions.c.person_id).where(
    mentions.c.id.in_(bindparam("atoms", expanding=True))
)


def check_atoms(connection: Connection, table: Table, atoms: Iterable[str]) -> None:
    """Raise IntegrityError where an atom of a table is not told of by any entry."""
    wanted = sorted(set(atoms))
    found = [row.id for some in chunks(wanted) for row in fetch(connection, _select_ids(table), atoms=some)]
    check_known(wanted, found)


@cache
def _select_ids(table: Table) -> Select[tuple[str]]:
    return select(table.c.id).where(table.c.id.in_(bindparam("atoms", expanding=True)))


def check_known(wanted: Sequence[str], found: Iterable[str]) -> None:
    """Raise IntegrityError for the first atom that is wanted and not found."""
    if unknown := sorted(set(wanted) - set(found)):
        raise IntegrityError(f"a judgement speaks of {unknown[0]}, which no entry tells of")


def place(atoms: Sequence[str], links: Sequence[Link], known: Mapping[str, str]) -> dict[str, str]:
    """Return the bearer of each new mention; `known` are those of earlier ones that the links name.

    One that is bound to nobody, or to several, or kept apart from somebody, is its own.
    """
    bearer = dict(known)
    for atom in atoms:
        mine = [
            (link.other if link.one == atom else link.one, link) for link in links if atom in (link.one, link.other)
        ]
        same = [(bearer[there], link) for there, link in mine if link.verdict == "same" and there in bearer]
        apart = {bearer[there] for there, link in mine if link.verdict == "different" and there in bearer}
        again = next((home for home, link in same if link.is_again), None)
        is_free = not any(link.verdict == "different" for _, link in mine)
        if again is None and is_free and len({home for home, _ in same}) == 1:
            again = same[0][0]
        bearer[atom] = atom if again is None or again in apart else again
    return bearer


def find_ties(links: Iterable[Link], bearer: Mapping[str, str] | None = None) -> Counter[Tie]:
    """Return what links say of the bearers of their atoms, and how often; without bearers, of the atoms."""
    found: Counter[Tie] = Counter()
    for link in links:
        one, other = (bearer[link.one], bearer[link.other]) if bearer else (link.one, link.other)
        if one != other:
            one, other = sorted((one, other))
            found[one, other, link.verdict, int(link.is_decided), link.score] += 1
    return found


def add_ties(connection: Connection, found: Mapping[Tie, int]) -> None:
    """Count ties in; a negative number counts them out."""
    rows = [
        {"one": one, "other": other, "verdict": verdict, "is_decided": decided, "score": score, "times": times}
        for (one, other, verdict, decided, score), times in found.items()
        if times
    ]
    change_each(connection, _ADD_TIES, rows)
    if any(times < 0 for times in found.values()):
        change(connection, _LOOSEN)


_LOOSEN = delete(ties).where(ties.c.times <= 0)
_ADD_TIES = text(
    "INSERT INTO ties (one, other, verdict, is_decided, score, times)"
    " VALUES (:one, :other, :verdict, :is_decided, :score, :times)"
    " ON CONFLICT (one, other, verdict, is_decided, score) DO UPDATE SET times = ties.times + excluded.times"
)


def stand_alone(connection: Connection, atom: str) -> None:
    """Make a mention its own bearer, with those that stand with it only.

    A decision is on one mention; what was joined to that one alone goes with it.
    """
    old, person = load_bearers(connection, [atom])[atom]
    if old == atom:
        return
    touching = _load_links(connection, [atom])
    near = {link.one if link.other == atom else link.other for link in touching if link.verdict == "same"}
    behind = [one for one, (bearer, _) in load_bearers(connection, near).items() if bearer == old and one != old]
    others = _load_links(connection, behind)
    movers = {atom, *_find_followers(atom, behind, others)}
    links = [link for link in dict.fromkeys((*touching, *others)) if link.one in movers or link.other in movers]
    ends = {end for link in links for end in (link.one, link.other)} | movers
    before = {one: bearer for one, (bearer, _) in load_bearers(connection, ends).items()}
    after = before | dict.fromkeys(movers, atom)
    add_ties(connection, _differences(find_ties(links, before), find_ties(links, after)))
    row = connection.execute(select(mentions).where(mentions.c.id == atom)).one()
    add_rows(
        connection,
        bearers,
        [{"id": atom, "person_id": person, "times": 0, "entry": row.entry, "position": row.position}],
    )
    for some in chunks(sorted(movers)):
        connection.execute(update(mentions).where(mentions.c.id.in_(some)).values(bearer_id=atom))
    count_mentions(connection, {old: -len(movers), atom: len(movers)})
    refile_attendances(connection, sorted(movers))
    recount_names(connection, (old, atom))


def _find_followers(atom: str, behind: Sequence[str], links: Sequence[Link]) -> set[str]:
    # Those to which nothing else is judged the same.
    bound: dict[str, set[str]] = {one: set() for one in behind}
    for link in links:
        if link.verdict == "same":
            for here, there in ((link.one, link.other), (link.other, link.one)):
                if here in bound:
                    bound[here].add(there)
    return {one for one, ends in bound.items() if ends == {atom}}


def _differences(before: Mapping[Tie, int], after: Mapping[Tie, int]) -> dict[Tie, int]:
    return {tie: after.get(tie, 0) - before.get(tie, 0) for tie in (*before, *after)}


def recount_names(connection: Connection, wanted: Sequence[str]) -> None:
    """Count anew which names are borne, from all mentions."""
    connection.execute(delete(bearer_names).where(bearer_names.c.bearer_id.in_(wanted)))
    rows = connection.execute(
        select(mentions.c.bearer_id, mention_forms.c.name, mentions.c.id, mentions.c.entry, mentions.c.position)
        .distinct()
        .join(mention_forms, mention_forms.c.mention_id == mentions.c.id)
        .where(mentions.c.bearer_id.in_(wanted))
        .order_by(mentions.c.entry, mentions.c.position, mention_forms.c.name)
    )
    times: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        count, entry = times.get((row.bearer_id, row.name), (0, row.entry))
        times[row.bearer_id, row.name] = (count + 1, entry)
    count_names(connection, times)


def _load_links(connection: Connection, atoms: Iterable[str]) -> list[Link]:
    found: dict[tuple[int, int], Row[Any]] = {}
    for some in chunks(sorted(atoms)):
        for row in connection.execute(
            select(judgements).where(
                or_(judgements.c.subject.in_(some), judgements.c.object.in_(some)),
                judgements.c.verdict != "unsure",
                judgements.c.in_force == 1,
            )
        ):
            found[row.entry, row.position] = row
    return [
        Link(row.subject, row.object, row.verdict, row.score, bool(row.is_decided), row.rule == AGAIN)
        for row in found.values()
    ]
