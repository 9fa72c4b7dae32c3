"""Judgements in, records out: which mentions are one person, which accounts one encounter.

A record is a set of atoms that judgements join. Which set follows from the
judgements in force and from nothing else, neither from their order nor from what
was there before: what a person decided comes first, then what keeps atoms
apart, then what joins them, the surest first. So every merge can be undone.

A record is named after its oldest atom; its id leads to it for ever, since every
atom keeps its own id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, Update, bindparam, delete, select, update

from sijill.records import Thing
from sijill.records.ids import rename
from sijill.register.body_tables import bodies, body_atoms
from sijill.register.contact_tables import attendances
from sijill.register.identity_tables import bearers, ties, torn
from sijill.register.prepared import change, fetch
from sijill.register.review_tables import aliases
from sijill.register.rows import add_rows, chunks
from sijill.register.tables import accounts, encounters, mentions, outcomes, people, undertakings


class Kind(NamedTuple):
    """A kind of record, its atoms, and where both are kept.

    `nodes` are the atoms that speak for others (bearers.py), `node` the column that
    says which. `is_once`: a document tells of such a record once, so two of its
    atoms are two. `followers` are tables that repeat node and record.
    """

    of: Thing
    atoms: Table
    nodes: Table
    node: str
    records: Table
    column: str
    atom_prefix: str
    record_prefix: str
    is_once: bool
    followers: tuple[Table, ...] = ()


PERSON = Kind("person", mentions, bearers, "bearer_id", people, "person_id", "men", "per", False, (attendances,))
ENCOUNTER = Kind("encounter", accounts, accounts, "id", encounters, "encounter_id", "acc", "enc", True)
UNDERTAKING = Kind("undertaking", outcomes, outcomes, "id", undertakings, "undertaking_id", "out", "und", True)
BODY = Kind("body", body_atoms, body_atoms, "id", bodies, "body_id", "bna", "bod", False)
KINDS: dict[str, Kind] = {kind.of: kind for kind in (PERSON, ENCOUNTER, UNDERTAKING, BODY)}


class Settled(NamedTuple):
    """What became of records: those to compute anew, those that are gone, and the nodes that went elsewhere."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...] = ()


def settle(connection: Connection, kind: Kind, atoms: Iterable[str], new: Collection[str] = ()) -> Settled:
    """Put these atoms, and all that judgements tie to them, into their records.

    What is new can only join what is there; a decision may also part it.
    """
    wanted = set(atoms)
    quick = _join_quickly(connection, kind, wanted, set(new)) if new else None
    if quick is not None:
        return quick
    rows = _find_component(connection, kind, wanted)
    inside = [tie for tie in _load_ties(connection, rows) if tie.one in rows and tie.other in rows]
    return _move(connection, kind, rows, _cluster(kind, rows, inside))


def get_present(connection: Connection, atom: str) -> str:
    """Return what an atom is called now, if a later reading of its document words it otherwise."""
    present = connection.execute(select(aliases.c.present).where(aliases.c.former == atom)).scalar_one_or_none()
    return atom if present is None else str(present)


def match_record(connection: Connection, kind: Kind, identifier: str) -> str | None:
    """Return the record that an id of an atom or of a record, also a former one, leads to."""
    atom = rename(identifier, kind.atom_prefix)
    found = select(kind.atoms.c[kind.column]).where(kind.atoms.c.id == atom)
    record: str | None = connection.execute(found).scalar_one_or_none()
    if record is not None:
        return record
    present = get_present(connection, atom)
    return None if present == atom else match_record(connection, kind, present)


def _join_quickly(connection: Connection, kind: Kind, atoms: set[str], new: set[str]) -> Settled | None:
    """Join whole records where nothing keeps any of them apart; None where that isn't sure.

    What the full computation would give too, without looking at what stays where it is.
    """
    told = _load_ties(connection, atoms)
    same = [tie for tie in told if tie.verdict == "same"]
    apart = {end for tie in told if tie.verdict == "different" for end in (tie.one, tie.other)} - atoms
    ends = atoms | {end for tie in same for end in (tie.one, tie.other)}
    rows = {row.id: row for row in _load_nodes(connection, kind, ends | apart)}
    homes = {node: rows[node].record for node in sorted(ends)}
    records = sorted(set(homes.values()))
    joined = [group for group in _group(homes, same) if len(group) > 1]
    if joined and (
        {rows[node].record for node in apart} & set(records)
        or any(fetch(connection, _TORN, records=some) for some in chunks(records))
        or not all(_is_clear(connection, kind, group, new) for group in joined)
    ):
        return None
    gone: list[str] = []
    moved: list[str] = []
    for group in joined:
        oldest = [rename(record, kind.atom_prefix) for record in group]
        ages = {row.id: (row.entry, row.position) for row in _load_nodes(connection, kind, oldest)}
        stays, *others = sorted(group, key=lambda record: ages[rename(record, kind.atom_prefix)])
        moved += _find_nodes(connection, kind, others)
        for table in dict.fromkeys((kind.atoms, kind.nodes)):
            for some in chunks(others):
                change(connection, _move_all(kind, table), others=some, record=stays)
        gone += others
    stayed = tuple(record for record in records if record not in gone)
    return Settled(stayed, tuple(gone), tuple(node for node in moved if node not in new))


def _group(homes: Mapping[str, str], edges: Iterable[Row[Any]]) -> list[set[str]]:
    group = {record: {record} for record in homes.values()}
    for edge in edges:
        one, other = group[homes[edge.one]], group[homes[edge.other]]
        if one is not other:
            one |= other
            for record in other:
                group[record] = one
    return list({id(some): some for some in group.values()}.values())


def _is_clear(connection: Connection, kind: Kind, group: set[str], new: set[str]) -> bool:
    # No two stored records of the group are kept apart, by a judgement or a document they share.
    stored = [record for record in group if rename(record, kind.atom_prefix) not in new]
    if len(stored) > 1:
        return False  # the full computation knows; two known records are rarely joined
    if not kind.is_once:
        return True
    told = [
        row.document_id for some in chunks(sorted(group)) for row in fetch(connection, _told_in(kind), records=some)
    ]
    return len(told) == len(set(told))


@cache
def _told_in(kind: Kind) -> Select[*tuple[Any, ...]]:
    return select(kind.atoms.c.document_id).where(kind.atoms.c[kind.column].in_(bindparam("records", expanding=True)))


@cache
def _move_all(kind: Kind, table: Table) -> Update:
    column = table.c[kind.column]
    wanted = column.in_(bindparam("others", expanding=True))
    return update(table).where(wanted).values({kind.column: bindparam("record")})


_TORN = select(torn.c.record_id).where(torn.c.record_id.in_(bindparam("records", expanding=True)))


def _find_nodes(connection: Connection, kind: Kind, records: Iterable[str]) -> list[str]:
    return sorted(row.id for some in chunks(records) for row in fetch(connection, _nodes_of(kind), records=some))


@cache
def _nodes_of(kind: Kind) -> Select[*tuple[Any, ...]]:
    return select(kind.nodes.c.id).where(kind.nodes.c[kind.column].in_(bindparam("records", expanding=True)))


def _load_nodes(connection: Connection, kind: Kind, nodes: Iterable[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for some in chunks(sorted(nodes)):
        found += fetch(connection, _select_nodes(kind), nodes=some)
    return found


@cache
def _select_nodes(kind: Kind) -> Select[*tuple[Any, ...]]:
    table = kind.nodes.c
    columns: list[Any] = [table.id, table[kind.column].label("record"), table.entry, table.position]
    columns += [table.document_id] if kind.is_once else []
    return select(*columns).where(table.id.in_(bindparam("nodes", expanding=True)))


def _load_ties(connection: Connection, nodes: Iterable[str]) -> list[Row[Any]]:
    # All ties that these nodes have, each once.
    found: dict[tuple[Any, ...], Row[Any]] = {}
    for some in chunks(sorted(nodes)):
        for end in _TIES:
            for row in fetch(connection, end, nodes=some):
                found[tuple(row[:5])] = row
    return list(found.values())


_TIES = tuple(select(ties).where(end.in_(bindparam("nodes", expanding=True))) for end in (ties.c.one, ties.c.other))


def _find_component(connection: Connection, kind: Kind, atoms: set[str]) -> dict[str, Row[Any]]:
    # All nodes that "same" leads to, however far; and what shares a record with them now.
    rows: dict[str, Row[Any]] = {}
    seen: set[str] = set()  # also names of bodies that a decision speaks of and no text gives any more
    while atoms:
        seen |= atoms
        found = _load_nodes(connection, kind, atoms)
        rows |= {row.id: row for row in found}
        near = {end for tie in _load_ties(connection, atoms) if tie.verdict == "same" for end in (tie.one, tie.other)}
        near.update(_find_nodes(connection, kind, sorted({row.record for row in found})))
        atoms = near - seen
    return rows


def _cluster(kind: Kind, rows: Mapping[str, Row[Any]], told: Sequence[Row[Any]]) -> dict[str, set[str]]:
    """Return the set of each atom: what is decided first, then joined from the surest to the least sure."""
    same = [tie for tie in told if tie.verdict == "same"]
    apart = [tie for tie in told if tie.verdict == "different"]
    group = {atom: {atom} for atom in rows}
    hostile: dict[str, set[str]] = {atom: set() for atom in rows}
    decided = {frozenset((edge.one, edge.other)) for edge in same if edge.is_decided}
    for edge in apart:
        if edge.is_decided or frozenset((edge.one, edge.other)) not in decided:
            hostile[edge.one].add(edge.other)
            hostile[edge.other].add(edge.one)
    for edge in sorted(
        _drop_even(rows, same) if kind.is_once else same,
        key=lambda edge: (-edge.is_decided, -edge.score, edge.one, edge.other),
    ):
        one, other = group[edge.one], group[edge.other]
        if one is other or (_is_barred(kind, rows, one, other, hostile) and not edge.is_decided):
            continue
        one, other = sorted((one, other), key=len, reverse=True)
        one |= other
        for atom in other:
            group[atom] = one
    return group


def _drop_even(rows: Mapping[str, Row[Any]], same: Sequence[Row[Any]]) -> list[Row[Any]]:
    # Of two encounters of one document that fit an account equally well, which
    # is meant isn't guessed: neither is taken.
    best: dict[tuple[str, str], list[float]] = {}
    for edge in same:
        for here, there in ((edge.one, edge.other), (edge.other, edge.one)):
            best.setdefault((here, rows[there].document_id), []).append(edge.score)

    def is_tied(here: str, there: str, score: float) -> bool:
        scores = best[here, rows[there].document_id]
        return score == max(scores) and scores.count(score) > 1

    return [
        edge
        for edge in same
        if edge.is_decided
        or not (is_tied(edge.one, edge.other, edge.score) or is_tied(edge.other, edge.one, edge.score))
    ]


def _is_barred(
    kind: Kind, rows: Mapping[str, Row[Any]], one: set[str], other: set[str], hostile: Mapping[str, set[str]]
) -> bool:
    fewer, more = sorted((one, other), key=len)
    if any(hostile[atom] & more for atom in fewer):
        return True
    return kind.is_once and bool(
        {rows[atom].document_id for atom in one} & {rows[atom].document_id for atom in other}
    )


def _move(
    connection: Connection, kind: Kind, rows: Mapping[str, Row[Any]], clusters: Mapping[str, set[str]]
) -> Settled:
    before = {row.record for row in rows.values()}
    after: set[str] = set()
    changed: set[str] = set()
    moved: list[str] = []
    for cluster in {id(some): some for some in clusters.values()}.values():
        oldest = min(cluster, key=lambda atom: (rows[atom].entry, rows[atom].position))
        record = rename(oldest, kind.record_prefix)
        after.add(record)
        movers = [atom for atom in sorted(cluster) if rows[atom].record != record]
        changed |= {record} if movers else set()
        changed |= {rows[atom].record for atom in movers}
        moved += movers
        for some in chunks(movers):
            for table, node in {kind.nodes: "id", kind.atoms: kind.node}.items():
                change(connection, _move_some(kind, table, node), movers=some, record=record)
    for some in chunks(sorted(before | after)):
        change(connection, _MEND, records=some)
    if len(after) > 1:
        add_rows(connection, torn, [{"record_id": record} for record in sorted(after)])
    known = {
        row.id for some in chunks(sorted(before)) for row in fetch(connection, _present(kind.records), records=some)
    }
    changed = (changed | (before - known)) & after
    return Settled(tuple(sorted(changed)), tuple(sorted(before - after)), tuple(sorted(moved)))


_MEND = delete(torn).where(torn.c.record_id.in_(bindparam("records", expanding=True)))


@cache
def _move_some(kind: Kind, table: Table, node: str) -> Update:
    wanted = table.c[node].in_(bindparam("movers", expanding=True))
    return update(table).where(wanted).values({kind.column: bindparam("record")})


@cache
def _present(records: Table) -> Select[tuple[str]]:
    return select(records.c.id).where(records.c.id.in_(bindparam("records", expanding=True)))
