"""What the register offers for comparison: the people and accounts a document may speak of.

Everything is found through an index, by keys that tell much: a name within a
state, two states within some weeks. So a document costs about the same however
much is kept, and nothing that is found depends on what was joined with what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, TextClause, bindparam, select, text

from sijill.language.names import fold_name
from sijill.language.names import name_keys as find_name_keys
from sijill.records import Candidates, Encounter, EncounterProfile, Participant, PersonProfile, Readout, day_range
from sijill.records.ids import mention_id
from sijill.register.encounters import Day, find_span
from sijill.register.identity_tables import mention_forms, name_forms
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.steps import find_outcomes
from sijill.register.tables import accounts, documents, participations

_REACH = timedelta(days=45)  # how far apart two accounts may date one encounter and still be compared
_MONTH, _YEAR = timedelta(days=31), timedelta(days=366)  # the longest stretches that "day" and "year" stand for
_MOST_ACCOUNTS = 200  # only two sides that meet daily reach it
_MOST_NAMES = 16  # names compared with a name: those that share most keys with it, then those about as long
_MOST_FORMS = 60  # sides and capacities of these names
_FEW_SIDES = 6  # an account of more is looked for side by side, not pair by pair
_OTHER_STATES = 5  # bearers of just this name elsewhere

Telling = Callable[[str], bool]
"""Whether a name is so telling that whoever bears it again, on the same side, is the same person."""


def find_candidates(connection: Connection, readout: Readout, is_telling: Telling) -> Candidates:
    """Return everything in the register that may be the same as something in the readout."""
    events: set[str] = set()
    for encounter in readout.encounters:
        events.update(_find_accounts(connection, encounter, readout.document.published))
    return Candidates(
        people=_find_people(connection, readout, is_telling),
        encounters=load_accounts(connection, sorted(events)),
        outcomes=find_outcomes(connection, readout),
    )


@lru_cache(maxsize=1 << 14)
def find_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name; two names that share one are compared, others never.

    Those of two parts, and the name as it is written: other single names are
    compared within an encounter only.
    """
    return (*(key for key in find_name_keys(name) if key[:2] != "1:" and key[0] != "="), f"={fold_name(name)}")


def get_state(polity: str) -> str:
    """Return the state that a side is or is part of."""
    return polity.partition("-")[0]


def names_in(readout: Readout) -> dict[str, list[Participant]]:
    """Return every name in a document once, with all that is told of its bearer."""
    names: dict[str, list[Participant]] = {}
    for encounter in readout.encounters:
        for participant in encounter.participants:
            names.setdefault(participant.name, []).append(participant)
    return names


class Form(NamedTuple):
    """A written form of a name with a side and a capacity ("" where none is told)."""

    name: str
    polity: str
    capacity: str


def find_forms(name: str, told: Sequence[Participant]) -> tuple[Form, ...]:
    """Return all forms of a name in a document: each spelling with each side and capacity."""
    names = dict.fromkeys((name, *(other for one in told for other in one.also)))
    bearers = dict.fromkeys((one.polity or "", one.capacity or "") for one in told)
    return tuple(Form(written, *bearer) for bearer in bearers for written in names)


def _find_people(
    connection: Connection, readout: Readout, is_telling: Telling
) -> dict[str, tuple[PersonProfile, ...]]:
    told = {name: find_forms(name, some) for name, some in names_in(readout).items()}
    borne: dict[tuple[str, str], list[Row[Any]]] = {}
    for some in chunks({form.name for forms in told.values() for form in forms}):
        for row in fetch(connection, _OF_NAMES, names=some):
            borne.setdefault((row.name, row.polity), []).append(row)
    found: dict[str, tuple[PersonProfile, ...]] = {}
    for name, forms in told.items():
        rows: list[Row[Any]] = []
        for written in dict.fromkeys(form.name for form in forms):
            polities = dict.fromkeys(form.polity for form in forms)
            again = [row for polity in polities if polity for row in borne.get((written, polity), ())]
            is_known = bool(again) and is_telling(written)
            # The first that bore this name on this side stands for all others.
            rows += again[:1] if is_known else _find_alike(connection, written, tuple(map(get_state, polities)))
        found[mention_id(readout.document.sha256, name)] = tuple(_make_profile(row) for row in dict.fromkeys(rows))
    return found


def _find_alike(connection: Connection, name: str, states: Sequence[str]) -> list[Row[Any]]:
    keys = find_keys(name)
    is_open = "" in states  # of somebody whose side isn't told, any state may be it
    wanted = {"keys": keys, "states": sorted({*states, ""}), "most": _MOST_NAMES, "long": len(name)}
    names = [row.name for row in fetch(connection, _ANYWHERE if is_open else _ALIKE, **wanted)]
    forms: list[Row[Any]] = []
    if names:
        query = _FORMS_ANYWHERE if is_open else _FORMS
        forms = fetch(connection, query, names=names, states=wanted["states"], most=_MOST_FORMS)
    if not is_open:
        elsewhere = {"key": f"={fold_name(name)}", "states": wanted["states"], "most": _OTHER_STATES}
        forms += fetch(connection, _ELSEWHERE, **elsewhere)
    return forms


def _statement(words: str, *lists: str) -> TextClause:
    return text(words).bindparams(*(bindparam(name, expanding=True) for name in lists))


_OF_NAMES = (
    select(name_forms)
    .where(name_forms.c.name.in_(bindparam("names", expanding=True)))
    .order_by(name_forms.c.name, name_forms.c.entry, name_forms.c.mention_id, name_forms.c.capacity)
)
# Names that share most keys first: of the many that begin alike, those that go on alike.
_ALIKE = _statement(
    "SELECT name FROM name_keys WHERE key IN :keys AND state IN :states"
    " GROUP BY name ORDER BY count(*) DESC, abs(length(name) - :long), name LIMIT :most",
    "keys",
    "states",
)
_ANYWHERE = _statement(
    "SELECT name FROM name_keys WHERE key IN :keys"
    " GROUP BY name ORDER BY count(*) DESC, abs(length(name) - :long), name LIMIT :most",
    "keys",
)
_FORMS = _statement(
    "SELECT * FROM name_forms WHERE name IN :names AND state IN :states"
    " ORDER BY name, entry, mention_id, polity, capacity LIMIT :most",
    "names",
    "states",
)
_FORMS_ANYWHERE = _statement(
    "SELECT * FROM name_forms WHERE name IN :names ORDER BY name, entry, mention_id, polity, capacity LIMIT :most",
    "names",
)
_ELSEWHERE = _statement(
    "SELECT f.* FROM name_keys k JOIN name_forms f ON f.name = k.name AND f.state = k.state"
    " WHERE k.key = :key AND k.state NOT IN :states ORDER BY f.entry, f.mention_id, f.polity, f.capacity LIMIT :most",
    "states",
)


def _make_profile(row: Row[Any]) -> PersonProfile:
    return PersonProfile(
        id=row.mention_id,
        names=(row.name,),
        polities=(row.polity,) if row.polity else (),
        capacities=(row.capacity,) if row.capacity else (),
    )


def find_pairs(polities: Sequence[str]) -> tuple[str, ...]:
    """Return what an account of these sides is filed under: pairs of states.

    An account of many sides is filed under each alone; one of a single side under
    that one.
    """
    states = [get_state(polity) for polity in dict.fromkeys(polities)]
    if len(states) == 1:
        return (f"{states[0]}|",)
    if len(states) > _FEW_SIDES:
        return tuple(dict.fromkeys(f"{state}|*" for state in states))
    return tuple(dict.fromkeys("|".join(sorted(pair)) for pair in combinations(states, 2)))


def make_pair_rows(
    account: str, polities: Sequence[str], *, date: str | None, published: str | None, number: int | None
) -> list[dict[str, object]]:
    """Return the rows of `account_pairs` for an account; `number` is its round."""
    since, until = find_span([Day(date, published)])
    when = {"account_id": account, "since": since, "until": until, "round": number, "reach": find_reach(since, until)}
    return [{**when, "pair": pair} for pair in find_pairs(polities)]


def _wanted_pairs(polities: Sequence[str]) -> list[str]:
    # An account of few sides may be one of many, and the other way round.
    states = sorted(get_state(polity) for polity in dict.fromkeys(polities))
    if len(states) == 1:
        return [f"{states[0]}|"]
    pairs = {"|".join(pair) for pair in combinations(states, 2)}
    return sorted(pairs | {f"{state}|*" for state in states})


def find_reach(since: str, until: str) -> str:
    """Return how long a stretch of time is: within a month, or longer."""
    if not since:
        return "day"
    return "day" if day_range(until)[1] - day_range(since)[0] <= _MONTH else "year"


def _find_accounts(connection: Connection, encounter: Encounter, published: str | None) -> Iterable[str]:
    # Accounts of two of these sides, at about this time or of the same round; when
    # this one has no time, which is rare, at any time.
    pairs = _wanted_pairs(encounter.polities)
    when = encounter.date or (published[:10] if published else None)
    found: dict[str, None] = {}
    if when is None:
        rows = fetch(connection, _PAIRED, pairs=pairs, most=_MOST_ACCOUNTS)
        found.update(dict.fromkeys(row.account_id for row in rows))
    else:
        first, last = day_range(when)
        near = {
            "pairs": pairs,
            "low": (first - _REACH).isoformat(),
            "high": (last + _REACH).isoformat(),
            "month": (first - _REACH - _MONTH).isoformat(),
            "year": (first - _REACH - _YEAR).isoformat(),
            "most": _MOST_ACCOUNTS,
        }
        found.update(dict.fromkeys(row.account_id for row in fetch(connection, _NEAR, **near)))
    if encounter.mechanism and encounter.mechanism.round is not None:
        same = {"pairs": pairs, "round": encounter.mechanism.round, "most": _MOST_ACCOUNTS}
        found.update(dict.fromkeys(row.account_id for row in fetch(connection, _ROUND, **same)))
    return found


_NEAR = _statement(
    "SELECT account_id FROM account_pairs WHERE pair IN :pairs AND ("
    " (reach = 'day' AND since BETWEEN :month AND :high) OR (reach = 'day' AND since = '')"
    " OR (reach = 'year' AND since BETWEEN :year AND :high)) AND (until >= :low OR until = '')"
    " GROUP BY account_id ORDER BY account_id LIMIT :most",
    "pairs",
)
_PAIRED = _statement(
    "SELECT account_id FROM account_pairs WHERE pair IN :pairs GROUP BY account_id ORDER BY account_id LIMIT :most",
    "pairs",
)
_ROUND = _statement(
    "SELECT account_id FROM account_pairs WHERE pair IN :pairs AND round = :round"
    " GROUP BY account_id ORDER BY account_id LIMIT :most",
    "pairs",
)


def load_people(connection: Connection, mention_ids: Iterable[str]) -> dict[str, PersonProfile]:
    """Return what documents say of the people they mention, by mention."""
    rows: dict[str, list[Row[Any]]] = {}
    for some in chunks(mention_ids):
        for row in fetch(connection, _OF_MENTIONS, mentions=some):
            rows.setdefault(row.mention_id, []).append(row)
    return {
        mention: PersonProfile(
            id=mention,
            names=tuple(dict.fromkeys(row.name for row in told)),
            polities=tuple(dict.fromkeys(row.polity for row in told if row.polity)),
            capacities=tuple(dict.fromkeys(row.capacity for row in told if row.capacity)),
        )
        for mention, told in rows.items()
    }


_OF_MENTIONS = (
    select(mention_forms)
    .where(mention_forms.c.mention_id.in_(bindparam("mentions", expanding=True)))
    .order_by(mention_forms.c.mention_id, mention_forms.c.position)
)


def load_accounts(connection: Connection, ids: Sequence[str]) -> tuple[EncounterProfile, ...]:
    """Return accounts with the people they name, in their order."""
    rows = {row.id: row for some in chunks(ids) for row in fetch(connection, _ACCOUNTS, accounts=some)}
    present: dict[str, list[Row[Any]]] = {}
    for some in chunks(ids):
        for row in fetch(connection, _PRESENT, accounts=some):
            present.setdefault(row.account_id, []).append(row)
    people = load_people(connection, sorted({row.mention_id for told in present.values() for row in told}))
    return tuple(_profile(rows[identifier], present.get(identifier, ()), people) for identifier in ids)


_ACCOUNTS = (
    select(accounts, documents.c.published)
    .join(documents, documents.c.id == accounts.c.document_id)
    .where(accounts.c.id.in_(bindparam("accounts", expanding=True)))
)
_PRESENT = (
    select(participations)
    .where(participations.c.account_id.in_(bindparam("accounts", expanding=True)))
    .order_by(participations.c.account_id, participations.c.position)
)


def _profile(account: Row[Any], present: Sequence[Row[Any]], people: dict[str, PersonProfile]) -> EncounterProfile:
    return EncounterProfile(
        id=account.id,
        document=account.document_id,
        people=tuple(people[mention] for mention in dict.fromkeys(row.mention_id for row in present)),
        leads=frozenset(row.mention_id for row in present if row.lead),
        **{field: getattr(account, field) for field in _AS_TOLD},
    )


_AS_TOLD = ("kind", "status", "date", "published", "place", "country", "polities", "mechanism", "round")
