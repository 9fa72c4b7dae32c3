"""What is said of people in, bodies out: the ministry, agency or company that each speaks for.

A body is a set of atoms, as a person is one of mentions: what its kind and fields
say, or its name. Atoms of one body are tied by an abbreviation that a text
explains, or by a person's decision; so what is joined can be parted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from sijill.language.bodies import (
    ABROAD,
    BodyName,
    find_long,
    is_organization,
    is_part_of_foreign_ministry,
    make_foreign_ministry,
    make_organization,
    match_chain,
    match_short,
    name_whole,
)
from sijill.language.names import fold_name
from sijill.language.seats import Seat, is_role, match_seat
from sijill.records import Readout
from sijill.records.ids import make_id, rename
from sijill.register.bearers import add_ties
from sijill.register.body_tables import bodies, body_atoms, body_forms, body_seats, body_shorts
from sijill.register.identity_tables import judgements
from sijill.register.posts import add_body_posts, add_posts, make_body_post
from sijill.register.prepared import change, fetch
from sijill.register.rows import add_new_rows, add_rows, chunks
from sijill.vocabulary import LANGUAGES, get_polity, polities
from sijill.vocabulary.bodies import name_ministry

_RULE, _SCORE = "abbreviation", 0.95
_AFTER_READING = 1_000_000  # positions of judgements that follow from a text, behind those that stand in its entry


class Told(NamedTuple):
    """What a text says of somebody: for whom they speak, in which body and as what."""

    polity: str | None
    organization: str | None
    capacity: str | None


def add_bodies(
    connection: Connection, told: Iterable[Told], *, entry: int, text: str = "", sides: Iterable[str] = ()
) -> set[str]:
    """Keep the bodies that people speak for, and organizations that are sides; return the atoms to be settled."""
    writer = _Writer(entry)
    others: list[tuple[str | None, str | None]] = []
    for one in _find_new(connection, dict.fromkeys(told)):
        long = _find_explained(one, text)
        if long is not None and is_role(long):
            others.append((one.capacity, one.polity))
            continue
        seat = match_seat(one.capacity, one.organization, one.polity)
        has_post = seat is not None and writer.add_seat(one, seat)
        if not has_post:
            others.append((one.capacity, one.polity))
    for side in dict.fromkeys(sides):
        if is_organization(side):
            writer.add_atom(make_organization(side))
    for one in dict.fromkeys(told):
        # An abbreviation is explained in brackets.
        if any(bracket in words for words in (text, *filter(None, one)) for bracket in "(（"):
            writer.add_shorts(one, text)
    add_posts(connection, others, entry=entry)
    return writer.write(connection)


def read_bodies(connection: Connection, readout: Readout, text: str, *, entry: int) -> set[str]:
    """Keep the bodies and posts that a readout of a text tells of; return the atoms of bodies to be settled."""
    present = [one for encounter in readout.encounters for one in encounter.participants]
    if not readout.encounters:
        return set()
    return add_bodies(
        connection,
        [Told(one.polity, one.organization, one.capacity) for one in present],
        entry=entry,
        text=text,
        sides=(side for encounter in readout.encounters for side in encounter.polities),
    )


def _find_explained(one: Told, text: str) -> str | None:
    is_short = one.organization is not None and one.organization.isascii() and one.organization.isupper()
    return find_long(text, one.organization) if is_short and one.organization else None


def _find_short(words: str, text: str) -> tuple[str, str] | None:
    # In the name, or behind it anywhere in the text.
    if (told := match_short(words)) is not None:
        return told
    at = text.find(f"{words} (")
    behind = text[at : text.find(")", at) + 1] if at >= 0 else ""
    told = match_short(behind)
    return told if told is not None and told[0] == words else None


def _find_new(connection: Connection, told: Iterable[Told]) -> list[Told]:
    wanted = [one for one in told if one.organization or one.capacity or (one.polity and is_organization(one.polity))]
    if not wanted:
        return []
    polities, organizations, capacities = (sorted(set(some)) for some in zip(*map(_key, wanted), strict=True))
    rows = fetch(connection, _SEATS, polities=polities, organizations=organizations, capacities=capacities)
    known = {(row.polity, row.organization, row.capacity) for row in rows}
    return [one for one in wanted if _key(one) not in known]


_SEATS = select(body_seats.c.polity, body_seats.c.organization, body_seats.c.capacity).where(
    body_seats.c.polity.in_(bindparam("polities", expanding=True)),
    body_seats.c.organization.in_(bindparam("organizations", expanding=True)),
    body_seats.c.capacity.in_(bindparam("capacities", expanding=True)),
)


def _key(one: Told) -> tuple[str, str, str]:
    return one.polity or "", one.organization or "", one.capacity or ""


class _Writer:
    """The rows that an entry adds, each once."""

    def __init__(self, entry: int) -> None:
        self._entry = entry
        self._atoms: dict[str, dict[str, object]] = {}
        self._forms: dict[tuple[str, str], dict[str, object]] = {}
        self._seats: dict[tuple[str, str, str], dict[str, object]] = {}
        self._shorts: dict[tuple[str, str], str] = {}
        self._posts: dict[str, dict[str, object]] = {}

    def add_atom(self, body: BodyName, whole: BodyName | None = None, words: str | None = None) -> str:
        """Add a body with what it is a part of and a name that a text gives it; return its id."""
        identifier = atom_id(body)
        if whole is None:
            whole = _find_whole(body)
        row: dict[str, object] = {"id": identifier, "body_id": rename(identifier, "bod"), "polity": body.polity}
        row |= {"key": body.key}
        row |= {"kind": body.kind, "fields": body.fields, "whole": atom_id(whole) if whole else None}
        self._atoms.setdefault(identifier, {**row, "entry": self._entry, "position": len(self._atoms)})
        if words:
            form = {"atom_id": identifier, "name": words, "entry": self._entry}
            self._forms.setdefault((identifier, words), form)
        return identifier

    def add_seat(self, one: Told, seat: Seat) -> bool:
        """Add what puts somebody into a body; say whether it is a post."""
        words = seat.words
        short = match_short(words) if words else None
        identifier = self.add_atom(seat.body, seat.whole, short[0] if short else words)
        if seat.whole is not None:
            told = filter(None, (one.organization, one.capacity))
            names = (name_whole(some, one.polity, seat.whole) for some in told)
            self.add_atom(seat.whole, words=next(filter(None, names), None))
        post = make_body_post(seat, one.capacity or "", identifier)
        if post is not None:
            self._posts[str(post["id"])] = {**post, "entry": self._entry}
        polity, organization, capacity = key = _key(one)
        row = {"polity": polity, "organization": organization, "capacity": capacity, "atom_id": identifier}
        self._seats[key] = {**row, "post_id": post["id"] if post else None, "entry": self._entry}
        return post is not None

    def add_shorts(self, one: Told, text: str) -> None:
        """Add the abbreviation that a text explains: Department of Government Relations (DGR)."""
        seat = match_seat(one.capacity, one.organization, one.polity)
        told = _find_short(seat.words, text) if seat is not None and seat.words else None
        long = _find_explained(one, text)
        if told is None and one.organization and long is not None and not is_role(long):
            told = long, one.organization
        body, whole = match_chain(told[0], one.polity) if told else (None, None)
        if told is not None and body is not None:
            self.add_atom(body, whole, told[0])
            self._add_short(told[1], body, one.polity)

    def _add_short(self, words: str, body: BodyName, polity: str | None) -> None:
        for side in dict.fromkeys((polity or body.polity, body.polity)):
            short = BodyName(side, None, (), fold_name(words))
            if atom_id(short) != atom_id(body):
                self._shorts[self.add_atom(short, words=words), atom_id(body)] = words

    def write(self, connection: Connection) -> set[str]:
        """Write what is new; return the atoms whose bodies have to be computed."""
        if not (self._atoms or self._seats):
            return set()
        packed = [{**row, "fields": _pack(row["fields"])} for row in self._atoms.values()]
        known = {row.id for some in chunks(self._atoms) for row in fetch(connection, _ATOMS, ids=some)}
        add_new_rows(connection, body_atoms, packed)
        changed = set(self._atoms) - known
        told = {
            (row.atom_id, row.name)
            for some in chunks(dict.fromkeys(atom for atom, _ in self._forms))
            for row in fetch(connection, _FORMS, atoms=some)
        }
        forms = [form for key, form in self._forms.items() if key not in told]
        add_rows(connection, body_forms, forms)
        changed.update(str(form["atom_id"]) for form in forms)
        add_new_rows(connection, body_seats, list(self._seats.values()))
        add_body_posts(connection, list(self._posts.values()))
        return changed | self._tie_shorts(connection)

    def _tie_shorts(self, connection: Connection) -> set[str]:
        changed: set[str] = set()
        for number, ((short, atom), words) in enumerate(self._shorts.items()):
            here = body_shorts.c.short == short
            longs = connection.execute(
                select(body_shorts.c.atom_id).where(here).order_by(body_shorts.c.entry)
            ).scalars()
            before = list(longs)
            if atom in before:
                continue
            add_rows(connection, body_shorts, [{"short": short, "atom_id": atom, "entry": self._entry}])
            changed |= {short, atom, *before}
            if len(before) == 1:
                # It stands for two: it tells neither.
                _tie(connection, short, before[0], times=-1)
                mine = (judgements.c.subject == short) & (judgements.c.rule == _RULE)
                connection.execute(update(judgements).where(mine).values(in_force=0))
            if not before:
                _tie(connection, short, atom, times=1)
                row = {"entry": self._entry, "position": _AFTER_READING + number, "of": "body", "subject": short}
                row |= {"object": atom, "verdict": "same", "rule": _RULE, "score": _SCORE, "is_decided": 0}
                row |= {"reason": f"a text says that {words} stands for it", "in_force": 1}
                add_rows(connection, judgements, [row])
        return changed


def _tie(connection: Connection, one: str, other: str, *, times: int) -> None:
    one, other = sorted((one, other))
    add_ties(connection, {(one, other, "same", 0, _SCORE): times})


_ATOMS = select(body_atoms.c.id).where(body_atoms.c.id.in_(bindparam("ids", expanding=True)))
_FORMS = select(body_forms.c.atom_id, body_forms.c.name).where(
    body_forms.c.atom_id.in_(bindparam("atoms", expanding=True))
)


def _pack(words: object) -> str:
    return msgspec.json.encode(words).decode()  # add_new_rows writes as it is told


def atom_id(body: BodyName) -> str:
    """Return the id of what tells a body from others."""
    return make_id("bna", body.polity, body.key)


def _find_whole(body: BodyName) -> BodyName | None:
    # What it is a part of, whether a text says so or not: an embassy of its ministry, UNDP of the United Nations.
    if body.kind in ABROAD or is_part_of_foreign_ministry(body):
        return make_foreign_ministry(body.polity)
    if body.kind == "organization":
        above = get_polity(body.polity).parent
        return make_organization(above) if above and is_organization(above) else None
    return None


def drop_bodies(connection: Connection, ids: Iterable[str]) -> None:
    """Remove what was computed for bodies."""
    for some in chunks(sorted(ids)):
        change(connection, _DROP, bodies=some)


_DROP = delete(bodies).where(bodies.c.id.in_(bindparam("bodies", expanding=True)))


def refresh_bodies(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Compute the rows of bodies anew; return the words that each is found by."""
    wanted = sorted(set(ids))
    drop_bodies(connection, wanted)
    found: dict[str, list[Row[Any]]] = {}
    for some in chunks(wanted):
        for row in fetch(connection, _IN_BODIES, bodies=some):
            found.setdefault(row.body_id, []).append(row)
    names = load_body_names(connection, found)
    words: dict[str, tuple[str, ...]] = {}
    rows = []
    for identifier, atoms in found.items():
        # What is known by its kind says most of what the body is.
        best = next((atom for atom in atoms if atom.key.startswith("=")), atoms[0])
        whole = next((atom.whole for atom in (best, *atoms) if atom.whole), None)
        told = {"id": identifier, "polity": best.polity, "kind": best.kind, "fields": best.fields, "whole": whole}
        rows.append({**told, "entry": min(atom.entry for atom in atoms)})
        words[identifier] = _find_words(identifier, best.polity, best.kind, best.fields, names[identifier])
    add_rows(connection, bodies, rows)
    return words


_IN_BODIES = (
    select(body_atoms)
    .where(body_atoms.c.body_id.in_(bindparam("bodies", expanding=True)))
    .order_by(body_atoms.c.entry, body_atoms.c.position, body_atoms.c.id)
)


def find_body_words(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words that bodies are found by, at least one: names that texts give, and what they are called."""
    wanted = sorted(set(ids))
    names = load_body_names(connection, wanted)
    found: dict[str, tuple[str, ...]] = {}
    for some in chunks(wanted):
        for row in connection.execute(select(bodies).where(bodies.c.id.in_(some))):
            found[row.id] = _find_words(row.id, row.polity, row.kind, row.fields, names[row.id])
    return found


def _find_words(
    identifier: str, polity: str, kind: str | None, fields: Sequence[str], names: Sequence[str]
) -> tuple[str, ...]:
    return (*names, *title_body(polity, kind, fields)) or (kind or identifier,)


def load_body_names(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names that texts give bodies, the longest of each script first."""
    wanted = sorted(set(ids))
    found: dict[str, list[Any]] = {identifier: [] for identifier in wanted}
    for some in chunks(wanted):
        for row in fetch(connection, _NAMES, bodies=some):
            found[row.body_id].append(row)
    return {
        identifier: tuple(
            dict.fromkeys(row.name for row in sorted(rows, key=lambda row: (row.name.isupper(), row.entry, row.name)))
        )
        for identifier, rows in found.items()
    }


_NAMES = (
    select(body_atoms.c.body_id, body_forms.c.name, body_forms.c.entry)
    .join(body_atoms, body_atoms.c.id == body_forms.c.atom_id)
    .where(body_atoms.c.body_id.in_(bindparam("bodies", expanding=True)))
)


def describe_atom(connection: Connection, atom: str) -> str:
    """Return one of the things that a body is known by: a name of it, and its side."""
    row = connection.execute(select(body_atoms).where(body_atoms.c.id == atom)).first()
    if row is None:
        return atom
    name = (
        select(body_forms.c.name).where(body_forms.c.atom_id == atom).order_by(body_forms.c.entry, body_forms.c.name)
    )
    told = connection.execute(name).scalars().first() or next(
        iter(title_body(row.polity, row.kind, row.fields)), row.key
    )
    return f"{told} ({row.polity})"


def title_body(polity: str, kind: str | None, fields: Sequence[str]) -> tuple[str, ...]:
    """Return what a body is called in English, Arabic and Japanese, where what it is tells that."""
    if kind == "organization" and polity in polities():
        return tuple(dict.fromkeys(get_polity(polity).name(language) for language in LANGUAGES))
    if kind == "ministry" and fields:
        return tuple(name_ministry(fields, language) for language in LANGUAGES)
    return ()
