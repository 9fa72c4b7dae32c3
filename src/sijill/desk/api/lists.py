"""Lists and searches under /api, narrowed and paged as on the screens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Request, get
from litestar.params import QueryParameter

from sijill.desk.acting import find_left_out, get_register
from sijill.records import State
from sijill.register import Rule
from sijill.register.answers import (
    BodyListLine,
    Counts,
    Day,
    DocumentLine,
    EncounterLine,
    EntryLine,
    Facets,
    FactLine,
    Hit,
    InstrumentLine,
    MechanismLine,
    PersonLine,
    PostLine,
    RelationLine,
    UndertakingLine,
)
from sijill.register.matches import Match
from sijill.register.promises import UNSETTLED

Limit = Annotated[int, QueryParameter(ge=1, le=500, description="How many lines at most.")]
Offset = Annotated[int, QueryParameter(ge=0, le=10**7, description="How many lines to pass over.")]
Words = Annotated[str, QueryParameter(max_length=300, description="Words, all of which must be there.")]
Sides = Annotated[
    list[str] | None, QueryParameter(description="One side or two, by code or name; given once for each.")
]
RollUp = Annotated[
    bool, QueryParameter(description="Whether what belongs to a side counts as it: an emirate as its state.")
]
Chosen = Annotated[list[str] | None, QueryParameter(description="Keeps these values; may be given several times.")]


class Explored(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, and how many of it are of which kind, side, year and language."""

    hits: tuple[Hit, ...]
    facets: Facets


@get("/counts", sync_to_thread=True, needs="reader")
def counts(request: Request[Any, Any, Any]) -> Counts:
    """How many records of each kind there are."""
    return get_register(request).counts()


@get("/relations", sync_to_thread=True, needs="reader")
def relations(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[RelationLine, ...]:
    """Every two sides that met, those that met last first."""
    return get_register(request).relations(limit=limit, offset=offset)


@get("/contacts", sync_to_thread=True, needs="reader")
def contacts(
    request: Request[Any, Any, Any],
    limit: Limit = 50,
    offset: Offset = 0,
    differing: Annotated[bool, QueryParameter(description="Only those on which accounts differ.")] = False,
) -> tuple[EncounterLine, ...]:
    """Encounters, the latest first."""
    return get_register(request).latest(limit=limit, offset=offset, in_conflict=differing)


@get("/promises", sync_to_thread=True, needs="reader")
def promises(
    request: Request[Any, Any, Any],
    limit: Limit = 50,
    side: Sides = None,
    status: Chosen = None,
    owner: Annotated[str | None, QueryParameter(description="Who looks after it.")] = None,
    due_until: Annotated[str | None, QueryParameter(description="Due by this day.")] = None,
    silent_since: Annotated[str | None, QueryParameter(description="Nothing heard of it since this day.")] = None,
    roll_up: RollUp = False,
) -> tuple[UndertakingLine, ...]:
    """The promise book, the due first, then the longest silent; the open and under way where no status is given."""
    return get_register(request).promises(
        *(side or ()),
        rolled_up=roll_up,
        statuses=tuple(status or UNSETTLED),
        owner=owner,
        due_until=due_until,
        silent_since=silent_since,
        limit=limit,
    )


@get("/mechanisms", sync_to_thread=True, needs="reader")
def mechanisms(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[MechanismLine, ...]:
    """Mechanisms with their rounds, the missing ones and what may be expected."""
    return get_register(request).mechanisms(limit=limit, offset=offset)


@get("/instruments", sync_to_thread=True, needs="reader")
def instruments(
    request: Request[Any, Any, Any],
    limit: Limit = 50,
    offset: Offset = 0,
    side: Sides = None,
    kind: Chosen = None,
    stage: Chosen = None,
    roll_up: RollUp = False,
) -> tuple[InstrumentLine, ...]:
    """Treaties, memoranda and the like, those last heard of first."""
    return get_register(request).instruments(
        *(side or ()), rolled_up=roll_up, kinds=kind or (), stages=stage or (), limit=limit, offset=offset
    )


@get("/people", sync_to_thread=True, needs="reader")
def people(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[PersonLine, ...]:
    """People, those named by most documents first."""
    return get_register(request).people(limit=limit, offset=offset)


@get("/posts", sync_to_thread=True, needs="reader")
def posts(
    request: Request[Any, Any, Any], q: Words = "", limit: Limit = 50, offset: Offset = 0
) -> tuple[PostLine, ...]:
    """The posts that hold all words of `q`; a word may be the code of a side."""
    return get_register(request).posts(*q.split(), limit=offset + limit)[offset:]


@get("/bodies", sync_to_thread=True, needs="reader")
def bodies(
    request: Request[Any, Any, Any],
    q: Words = "",
    side: Annotated[str | None, QueryParameter(description="The side, by code or name.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> tuple[BodyListLine, ...]:
    """Bodies by side, each followed by its parts; those that `q` names, in any language."""
    return get_register(request).body_list(*q.split(), side=side, limit=limit, offset=offset)


@get("/documents", sync_to_thread=True, needs="reader")
def documents(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[DocumentLine, ...]:
    """Documents, those filed last first."""
    return get_register(request).documents(limit=limit, offset=offset)


@get("/entries", sync_to_thread=True, needs="reader")
def entries(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[EntryLine, ...]:
    """Entries of the journal, the last first."""
    return get_register(request).entries(limit=limit, offset=offset, without=find_left_out(request))


@get("/facts", sync_to_thread=True, needs="reader")
def facts(
    request: Request[Any, Any, Any],
    limit: Limit = 50,
    reviewed: Annotated[
        State | None, QueryParameter(name="state", description="Only those in this state of review.")
    ] = "proposed",
    document: Annotated[str | None, QueryParameter(description="Only those of this document, by id.")] = None,
    kind: Annotated[str | None, QueryParameter(description="encounter, participant or outcome.")] = None,
) -> tuple[FactLine, ...]:
    """What readers proposed and nobody judged, the least sure first."""
    return get_register(request).facts(Rule(state=reviewed, document=document, kind=kind), limit=limit)


@get("/matches", sync_to_thread=True, needs="reader")
def matches(
    request: Request[Any, Any, Any],
    limit: Limit = 30,
    of: Annotated[str | None, QueryParameter(description="Only of a kind: person or encounter.")] = None,
) -> tuple[Match, ...]:
    """People and encounters that may be one, with the reasons; what would change most first."""
    return get_register(request).matches(of=of, limit=limit)


@get("/calendar", sync_to_thread=True, needs="reader")
def calendar(
    request: Request[Any, Any, Any],
    first: Annotated[date, QueryParameter(description="The first day.")],
    last: Annotated[date, QueryParameter(description="The last day.")],
    side: Sides = None,
    roll_up: RollUp = False,
) -> tuple[Day, ...]:
    """What stands on the days of a period: contacts, what is due, rounds that may be expected."""
    return get_register(request).calendar(first, last, *(side or ()), rolled_up=roll_up)


@get("/search", sync_to_thread=True, needs="reader")
def search(
    request: Request[Any, Any, Any],
    q: Words,
    limit: Limit = 10,
    kind: Chosen = None,
    side: Chosen = None,
    year: Chosen = None,
    language: Chosen = None,
) -> tuple[Hit, ...]:
    """What holds every word of `q`, at most `limit` of each kind, narrowed where values are given."""
    return get_register(request).search(q, limit=limit, **_narrow(kind, side, year, language))


@get("/facets", sync_to_thread=True, needs="reader")
def facets(
    request: Request[Any, Any, Any],
    q: Words,
    limit: Limit = 10,
    kind: Chosen = None,
    side: Chosen = None,
    year: Chosen = None,
    language: Chosen = None,
) -> Explored:
    """What /search finds, and how many of it are of which kind, side, year and language."""
    hits, found = get_register(request).explore(q, limit=limit, **_narrow(kind, side, year, language))
    return Explored(hits=hits, facets=found)


def _narrow(
    kind: list[str] | None, side: list[str] | None, year: list[str] | None, language: list[str] | None
) -> dict[str, Sequence[str]]:
    return {"kinds": kind or (), "sides": side or (), "years": year or (), "languages": language or ()}


HANDLERS = (
    counts, relations, contacts, promises, mechanisms, instruments, people, posts, bodies, documents, entries, facts,
    matches, calendar, search, facets,
)  # fmt: skip
"""Every list."""
