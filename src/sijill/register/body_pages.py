"""A body in, its page out: its names over time, its parts and posts, who spoke for it and whom they met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Table, or_, select

from sijill.errors import NotFoundError
from sijill.language.bodies import match_body, match_side
from sijill.language.names import fold_name
from sijill.records.ids import rename
from sijill.register.answers import BodyLine, BodyNameLine, BodyPage
from sijill.register.attendance import find_attendances, sum_people
from sijill.register.bodies import atom_id, load_body_names, title_body
from sijill.register.body_tables import bodies, body_atoms, body_forms, body_seats
from sijill.register.clusters import BODY, match_record
from sijill.register.contact_tables import attendances
from sijill.register.identity_tables import capacity_posts
from sijill.register.load import load_encounters, load_judgements, load_sources
from sijill.register.posts import load_posts, where_seated
from sijill.register.rows import chunks
from sijill.register.tables import encounter_sides, participations
from sijill.vocabulary import polities


def get_body(connection: Connection, identifier: str) -> BodyPage:
    """Return a body; the id of one of its names, or of one that became part of it, leads to it."""
    record = match_record(connection, BODY, identifier)
    line = next(iter(load_bodies(connection, [record])), None) if record else None
    if line is None:
        raise NotFoundError(f"there is no body {identifier}")
    atoms = connection.execute(select(body_atoms.c.id).where(body_atoms.c.body_id == line.id)).scalars().all()
    attended = find_attendances(connection, where_speaking([line.id]))
    met = load_encounters(connection, connection.execute(select_contacts([line.id])).scalars())
    inside = select(bodies.c.id).where(bodies.c.whole.in_(atoms), bodies.c.id != line.id).order_by(bodies.c.entry)
    return BodyPage(
        body=line,
        names=_find_names(connection, line.id),
        whole=next(iter(load_bodies(connection, [line.whole] if line.whole else [])), None),
        parts=load_bodies(connection, connection.execute(inside).scalars().all()),
        posts=load_posts(connection, _find_posts(connection, atoms)),
        people=sum_people(connection, attended),
        encounters=met,
        judgements=load_judgements(connection, [one for atom in atoms for one in (atom, rename(atom, "bod"))]),
        sources=load_sources(connection, (document for event in met for document in event.documents)),
    )


def where_speaking(ids: Sequence[str], table: Table = participations) -> ColumnElement[bool]:
    """Return the condition for participants who speak for one of these bodies."""
    atoms = select(body_atoms.c.id).where(body_atoms.c.body_id.in_(ids))
    return where_seated(body_seats.c.atom_id.in_(atoms), table)


def select_contacts(ids: Sequence[str]) -> CompoundSelect[str]:
    """Select the encounters in which these bodies were a side, or somebody spoke for them."""
    spoke = select(attendances.c.encounter_id).where(where_speaking(ids, attendances))
    own = select(body_atoms.c.polity).where(body_atoms.c.body_id.in_(ids), body_atoms.c.kind == "organization")
    return spoke.union(select(encounter_sides.c.encounter_id).where(encounter_sides.c.polity.in_(own)))


def find_within(connection: Connection, body: str) -> tuple[str, ...]:
    """Return a body and all that are parts of it, parts of parts included."""
    found: dict[str, None] = {}
    waiting = [body]
    while waiting:
        found |= dict.fromkeys(waiting)
        atoms = select(body_atoms.c.id).where(body_atoms.c.body_id.in_(waiting))
        inside = select(bodies.c.id).where(bodies.c.whole.in_(atoms)).order_by(bodies.c.id)
        waiting = [one for one in connection.execute(inside).scalars() if one not in found]
    return tuple(found)


def _find_names(connection: Connection, body: str) -> tuple[BodyNameLine, ...]:
    # Under each name the days of those of whom it is said.
    rows = connection.execute(
        select(body_atoms.c.id, body_forms.c.name)
        .join(body_forms, body_forms.c.atom_id == body_atoms.c.id)
        .where(body_atoms.c.body_id == body)
        .order_by(body_forms.c.entry, body_forms.c.name)
    ).all()
    lines = []
    for row in rows:
        here = (body_seats.c.atom_id == row.id) & or_(
            body_seats.c.organization.startswith(row.name, autoescape=True),
            body_seats.c.capacity.contains(row.name, autoescape=True),
        )
        days = [one.when or "" for one in find_attendances(connection, where_seated(here))]
        known = list(filter(None, days))
        first, last = min(known, default=None), max(known, default=None)
        lines.append(BodyNameLine(id=row.id, name=row.name, first=first, last=last, times=len(days)))
    return tuple(lines)


def _find_posts(connection: Connection, atoms: Sequence[str]) -> list[str]:
    # Those in the body, and those of the side that somebody holds who speaks for it: a minister's.
    seats = body_seats.c
    own = select(seats.post_id, seats.entry).where(seats.atom_id.in_(atoms), seats.post_id.is_not(None))
    same = (capacity_posts.c.polity == seats.polity) & (capacity_posts.c.capacity == seats.capacity)
    of_side = select(capacity_posts.c.post_id, seats.entry).where(same, seats.atom_id.in_(atoms))
    told = sorted((row.entry, row.post_id) for row in connection.execute(own.union(of_side)))
    return list(dict.fromkeys(post for _, post in told))


def load_bodies(connection: Connection, ids: Iterable[str]) -> tuple[BodyLine, ...]:
    """Return bodies as lines, in this order."""
    wanted = list(dict.fromkeys(ids))
    rows = {
        row.id: row
        for some in chunks(wanted)
        for row in connection.execute(
            select(bodies, body_atoms.c.body_id.label("above"))
            .outerjoin(body_atoms, body_atoms.c.id == bodies.c.whole)
            .where(bodies.c.id.in_(some))
        )
    }
    names = load_body_names(connection, rows)
    return tuple(
        BodyLine(
            id=row.id,
            names=names[row.id],
            titles=title_body(row.polity, row.kind, row.fields),
            polity=row.polity,
            kind=row.kind,
            fields=row.fields,
            whole=row.above,
        )
        for row in (rows[one] for one in wanted if one in rows)
    )


def find_bodies(
    connection: Connection, words: Sequence[str], *, polity: str | None = None, limit: int
) -> tuple[BodyLine, ...]:
    """Return the bodies that these words name, of every side or of one; a word may be the code or the name of a side.

    What a body is counts, in any language: 外務省 finds وزارة الخارجية. Without words, all.
    """
    named = _find_named(connection, " ".join(words))
    if named:
        lines = load_bodies(connection, named if polity else named[:limit])
        return tuple(line for line in lines if polity in (None, line.polity))[:limit]
    found: list[BodyLine] = []
    wanted = [fold_name(word) for word in words]
    every = select(bodies.c.id).order_by(bodies.c.entry, bodies.c.id)
    if polity is not None:
        every = every.where(bodies.c.polity == polity)
    for some in chunks(connection.execute(every).scalars().all()):
        for line in load_bodies(connection, some):
            told = fold_name(" ".join((*line.names, *line.titles)))
            side = _name_side(line.polity)
            if all(word in told or word in side for word in wanted):
                found.append(line)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def _name_side(code: str) -> tuple[str, ...]:
    known = polities().get(code)
    return tuple(fold_name(name) for name in (code, *(one.text for one in (known.names if known else ()))))


def _find_named(connection: Connection, words: str) -> list[str]:
    # By what it is: of the side that the words tell, else of every side.
    side = match_side(words)
    body = match_body(words, side or "-")
    if body is None:
        return []
    here = body_atoms.c.key == body.key
    if side is not None or body.kind == "organization":
        here = body_atoms.c.id == atom_id(body)
    rows = connection.execute(select(body_atoms.c.body_id).where(here).order_by(body_atoms.c.entry, body_atoms.c.id))
    return list(dict.fromkeys(rows.scalars()))


def match_one_body(connection: Connection, told: str) -> str | None:
    """Return the body that is meant by an id or by words, where one alone is."""
    if told.startswith(("bod-", "bna-")):
        return match_record(connection, BODY, told)
    found = find_bodies(connection, told.split(), limit=2)
    return found[0].id if len(found) == 1 else None
