"""The names of a document in, mentions and their bearers out, each where judgements put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, select

from sijill.records import Entry, Reading
from sijill.records.ids import document_id, mention_id, rename
from sijill.register.bearers import add_ties, find_ties, load_bearers, make_links, place
from sijill.register.candidates import find_forms, find_keys, get_state, names_in
from sijill.register.clusters import PERSON, Settled, settle
from sijill.register.identity_tables import bearers, mention_forms, name_forms, name_keys
from sijill.register.people import count_mentions, count_names
from sijill.register.prepared import fetch
from sijill.register.rows import add_new_rows, add_rows
from sijill.register.settled import Changes, refresh_persons
from sijill.register.tables import mentions


def add_mentions(connection: Connection, entry: Entry, reading: Reading) -> list[Changes]:
    """Take the people whom a document names into the view; return what the search index has to learn.

    Most stand behind a bearer that is known and are where they belong at once;
    only a new bearer, or a new tie between two, has to be weighed.
    """
    sha256 = reading.readout.document.sha256
    told = {mention_id(sha256, name): (name, some) for name, some in names_in(reading.readout).items()}
    links = make_links((one for one in reading.judgements if one.of == "person"), "men")
    known = load_bearers(connection, {end for link in links for end in (link.one, link.other)} - set(told))
    bearer = place(list(told), links, {atom: bearer for atom, (bearer, _) in known.items()})
    found = find_ties(links, bearer)
    homes = dict(known.values())
    homes |= {atom: rename(atom, "per") for atom in told if bearer[atom] == atom}
    rows: list[dict[str, object]] = []
    forms: list[dict[str, object]] = []
    new: list[dict[str, object]] = []
    names: Counter[tuple[str, str]] = Counter()
    for position, (identifier, (name, some)) in enumerate(told.items()):
        row: dict[str, object] = {"id": identifier, "bearer_id": bearer[identifier]}
        row["person_id"] = homes[bearer[identifier]]
        row |= {"document_id": document_id(sha256), "name": name, "entry": entry.number, "position": position}
        rows.append(row)
        if bearer[identifier] == identifier:
            new.append({column: row[column] for column in ("id", "person_id", "entry", "position")} | {"times": 0})
        mine = find_forms(name, some)
        forms += [{"mention_id": identifier, **form._asdict(), "position": n} for n, form in enumerate(mine)]
        names.update({(bearer[identifier], form.name) for form in mine})
    add_rows(connection, mentions, rows)
    add_rows(connection, bearers, new)
    count_mentions(connection, Counter(bearer[identifier] for identifier in told))
    add_rows(connection, mention_forms, forms)
    _add_names(connection, forms, entry=entry.number)
    count_names(connection, {key: (times, entry.number) for key, times in names.items()})
    add_ties(connection, found)
    own = [str(row["id"]) for row in new]
    touched = {*own, *(end for tie in found for end in tie[:2])}
    settled = settle(connection, PERSON, touched, own) if touched else Settled((), ())
    named = {homes[bearer[atom]] for atom in told} - set(settled.gone)
    return refresh_persons(connection, settled, named=named, entry=entry.number)


def _add_names(connection: Connection, forms: Sequence[Mapping[str, object]], *, entry: int) -> None:
    columns = ("name", "polity", "capacity", "mention_id")
    rows = [
        {**{key: form[key] for key in columns}, "state": get_state(str(form["polity"])), "entry": entry}
        for form in forms
    ]
    wanted = sorted({str(row["name"]) for row in rows})
    known = fetch(connection, _KNOWN, names=wanted)
    have = {(row.name, row.polity, row.capacity) for row in known}
    add_new_rows(
        connection, name_forms, [row for row in rows if (row["name"], row["polity"], row["capacity"]) not in have]
    )
    names = dict.fromkeys((str(row["name"]), row["state"]) for row in rows)
    for row in known:
        names.pop((row.name, row.state), None)
    keys = [{"key": key, "state": state, "name": name} for name, state in names for key in find_keys(name)]
    add_new_rows(connection, name_keys, keys)


_KNOWN = select(name_forms.c.name, name_forms.c.state, name_forms.c.polity, name_forms.c.capacity).where(
    name_forms.c.name.in_(bindparam("names", expanding=True))
)
