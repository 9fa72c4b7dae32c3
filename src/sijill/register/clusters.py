"""Judgements in, records out: which mentions are one person, which accounts one encounter.

A record is a set of atoms that judgements join. Which set follows from the
judgements in force and from nothing else, neither from their order nor from what
was there before: what a person decided comes first, then what keeps atoms
apart, then what joins them, the surest first. So every merge can be undone.

A record is named after its oldest atom; its id leads to it for ever, since every
atom keeps its own id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, select, update

from sijill.errors import IntegrityError
from sijill.records import Judgement, Thing
from sijill.records.ids import rename
from sijill.register.load import chunks
from sijill.register.rows import add_rows
from sijill.register.tables import accounts, encounters, links, mentions, outcomes, people, torn, undertakings


class Kind(NamedTuple):
    """A kind of record, its atoms, and where both are kept.

    `is_once`: a document tells of such a record once, so two of its atoms are two.
    """

    of: Thing
    atoms: Table
    records: Table
    column: str
    atom_prefix: str
    record_prefix: str
    is_once: bool


PERSON = Kind("person", mentions, people, "person_id", "men", "per", False)
ENCOUNTER = Kind("encounter", accounts, encounters, "encounter_id", "acc", "enc", True)
UNDERTAKING = Kind("undertaking", outcomes, undertakings, "undertaking_id", "out", "und", True)
KINDS: dict[str, Kind] = {kind.of: kind for kind in (PERSON, ENCOUNTER, UNDERTAKING)}


class Settled(NamedTuple):
    """What became of records: those to compute anew, those that are gone, and whole ones that were joined."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    joined: tuple[tuple[str, str], ...]
    is_split: bool


def add_links(
    connection: Connection, judgements: Sequence[Judgement], *, entry: int, is_decided: bool = False
) -> None:
    """Keep judgements as links between atoms; IntegrityError where an atom is not told of by any entry."""
    rows: list[dict[str, Any]] = []
    for position, judgement in enumerate(judgements):
        kind = KINDS[judgement.of]
        one, other = sorted(rename(atom, kind.atom_prefix) for atom in (judgement.subject, judgement.object))
        row: dict[str, Any] = {"entry": entry, "position": position, "of": judgement.of, "one": one, "other": other}
        row |= {"verdict": judgement.verdict, "score": judgement.score, "is_decided": int(is_decided)}
        rows.append(row)
    for of, kind in KINDS.items():
        wanted = {row[end] for row in rows if row["of"] == of for end in ("one", "other")}
        known = {row.id for row in _load_atoms(connection, kind, wanted)}
        if unknown := sorted(wanted - known):
            raise IntegrityError(f"a judgement speaks of {unknown[0]}, which no entry tells of")
    add_rows(connection, links, rows)


def remove_links(connection: Connection, entry: int) -> None:
    """Forget the links of an entry."""
    connection.execute(delete(links).where(links.c.entry == entry))


def settle(connection: Connection, kind: Kind, atoms: Iterable[str], *, are_new: bool) -> Settled:
    """Put these atoms, and all that judgements tie to them, into their records.

    Atoms that are new can only join what is there; a decision may also part it.
    """
    wanted = set(atoms)
    quick = _join_quickly(connection, kind, wanted) if are_new else None
    if quick is not None:
        return quick
    rows = _find_component(connection, kind, wanted)
    clusters = _cluster(kind, rows, _load_links(connection, rows, "same"), _load_links(connection, rows, "different"))
    return _move(connection, kind, rows, clusters)


def match_record(connection: Connection, kind: Kind, identifier: str) -> str | None:
    """Return the record that an id of an atom or of a record, also a former one, leads to."""
    atom = rename(identifier, kind.atom_prefix)
    return connection.execute(select(kind.atoms.c[kind.column]).where(kind.atoms.c.id == atom)).scalar_one_or_none()


def _join_quickly(connection: Connection, kind: Kind, atoms: set[str]) -> Settled | None:
    """Join whole records where nothing keeps any of them apart; None where that isn't sure.

    What the full computation would give too, without looking at ten thousand
    atoms that stay where they are.
    """
    mine = _load_atoms(connection, kind, atoms)
    same = _neighbours(connection, atoms, "same")
    rows = {row.id: row for row in (*mine, *_load_atoms(connection, kind, same))}
    homes = {atom: row.record for atom, row in rows.items()}
    records = sorted(set(homes.values()))
    if any(connection.execute(select(torn).where(torn.c.record_id.in_(some))).first() for some in chunks(records)):
        return None
    apart = _load_atoms(connection, kind, _neighbours(connection, atoms, "different"))
    if {row.record for row in apart} & set(records):
        return None
    groups = _group(homes, _load_links(connection, rows, "same"))
    if any(len(group) > 1 and not _is_clear(connection, kind, group, atoms) for group in groups):
        return None
    joined: list[tuple[str, str]] = []
    for group in groups:
        stays, *others = sorted(group, key=lambda record: _age(connection, kind, record))
        for goes in others:
            connection.execute(
                update(kind.atoms).where(kind.atoms.c[kind.column] == goes).values({kind.column: stays})
            )
            joined.append((goes, stays))
    gone = tuple(goes for goes, _ in joined)
    return Settled(tuple(record for record in records if record not in gone), gone, tuple(joined), False)


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
    column = kind.atoms.c[kind.column]
    told = connection.execute(select(kind.atoms.c.document_id).where(column.in_(sorted(group)))).scalars().all()
    return len(told) == len(set(told))


def _age(connection: Connection, kind: Kind, record: str) -> tuple[int, int]:
    row = connection.execute(
        select(kind.atoms.c.entry, kind.atoms.c.position).where(kind.atoms.c.id == rename(record, kind.atom_prefix))
    ).one()
    return row.entry, row.position


def _load_atoms(connection: Connection, kind: Kind, atoms: Iterable[str]) -> list[Row[Any]]:
    table = kind.atoms.c
    columns: list[Any] = [
        table.id,
        table[kind.column].label("record"),
        table.document_id,
        table.entry,
        table.position,
    ]
    found: list[Row[Any]] = []
    for some in chunks(sorted(atoms)):
        found += connection.execute(select(*columns).where(table.id.in_(some)))
    return found


def _neighbours(connection: Connection, atoms: Iterable[str], verdict: str) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(atoms)):
        for here, there in ((links.c.one, links.c.other), (links.c.other, links.c.one)):
            found.update(
                connection.execute(select(there).where(here.in_(some), links.c.verdict == verdict)).scalars()
            )
    return found


def _find_component(connection: Connection, kind: Kind, atoms: set[str]) -> dict[str, Row[Any]]:
    # All atoms that "same" leads to, however far; and what shares a record with them now.
    rows: dict[str, Row[Any]] = {}
    while atoms:
        found = _load_atoms(connection, kind, atoms)
        rows |= {row.id: row for row in found}
        column = kind.atoms.c[kind.column]
        mates = {
            atom
            for some in chunks(sorted({row.record for row in found}))
            for atom in connection.execute(select(kind.atoms.c.id).where(column.in_(some))).scalars()
        }
        atoms = (_neighbours(connection, atoms, "same") | mates) - set(rows)
    return rows


def _load_links(connection: Connection, atoms: Iterable[str], verdict: str) -> list[Row[Any]]:
    inside = set(atoms)
    return [
        row
        for some in chunks(sorted(inside))
        for row in connection.execute(select(links).where(links.c.one.in_(some), links.c.verdict == verdict))
        if row.other in inside
    ]


def _cluster(
    kind: Kind, rows: Mapping[str, Row[Any]], same: Sequence[Row[Any]], apart: Sequence[Row[Any]]
) -> dict[str, set[str]]:
    """Return the set of each atom: what is decided first, then joined from the surest to the least sure."""
    group = {atom: {atom} for atom in rows}
    hostile: dict[str, set[str]] = {atom: set() for atom in rows}
    decided = {frozenset((edge.one, edge.other)) for edge in same if edge.is_decided}
    for edge in apart:
        if edge.is_decided or frozenset((edge.one, edge.other)) not in decided:
            hostile[edge.one].add(edge.other)
            hostile[edge.other].add(edge.one)
    for edge in sorted(
        _drop_ties(rows, same) if kind.is_once else same,
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


def _drop_ties(rows: Mapping[str, Row[Any]], same: Sequence[Row[Any]]) -> list[Row[Any]]:
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
    for cluster in {id(some): some for some in clusters.values()}.values():
        oldest = min(cluster, key=lambda atom: (rows[atom].entry, rows[atom].position))
        record = rename(oldest, kind.record_prefix)
        after.add(record)
        movers = [atom for atom in sorted(cluster) if rows[atom].record != record]
        changed |= {record} if movers else set()
        changed |= {rows[atom].record for atom in movers}
        for some in chunks(movers):
            connection.execute(update(kind.atoms).where(kind.atoms.c.id.in_(some)).values({kind.column: record}))
    for some in chunks(sorted(before | after)):
        connection.execute(delete(torn).where(torn.c.record_id.in_(some)))
    if len(after) > 1:
        add_rows(connection, torn, [{"record_id": record} for record in sorted(after)])
    new = {rows[atom].record for atom in rows if not _is_known(connection, kind, rows[atom].record)}
    return Settled(tuple(sorted((changed | new) & after)), tuple(sorted(before - after)), (), True)


def _is_known(connection: Connection, kind: Kind, record: str) -> bool:
    return connection.execute(select(kind.records.c.id).where(kind.records.c.id == record)).first() is not None
