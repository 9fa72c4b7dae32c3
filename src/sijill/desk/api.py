"""The JSON interface under /api: the same questions as the screens, for programs; described in OpenAPI."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import MediaType, Request, Response, Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from sijill import filing
from sijill.desk.acting import check_own, find_left_out, get_by, get_marking, get_register
from sijill.desk.screens.lengths import check_lengths
from sijill.errors import NotFoundError
from sijill.recording import Minutes, make_record
from sijill.records import Follow, Marking, Verdict
from sijill.register.answers import (
    Counts,
    DocumentLine,
    DocumentPage,
    EncounterLine,
    EntryLine,
    EntryPage,
    Hit,
    MarkedText,
    MechanismLine,
    PersonLine,
    Relation,
    RelationLine,
    UndertakingLine,
)
from sijill.register.promises import UNSETTLED

Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Offset = Annotated[int, QueryParameter(ge=0, le=10**7)]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The entry of the journal that a request wrote."""

    entry: int


class Judged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two people, encounters or undertakings, and whether they are the same."""

    one: str
    other: str
    verdict: Verdict
    why: str | None = None


class Marked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may see a document."""

    marking: Marking
    why: str | None = None


def show_error(message: str, *, status: int) -> Response[Any]:
    """Return an error as JSON: its message."""
    return Response(
        msgspec.json.encode({"error": message}).decode(), status_code=status, media_type=MediaType.JSON.value
    )


@get("/counts", sync_to_thread=True, needs="reader")
def counts(request: Request[Any, Any, Any]) -> Counts:
    """How many records of each kind there are."""
    return get_register(request).counts()


@get("/relations", sync_to_thread=True, needs="reader")
def relations(request: Request[Any, Any, Any]) -> tuple[RelationLine, ...]:
    """Every two sides that met, those that met last first."""
    return get_register(request).relations()


@get("/relation/{pair:str}", sync_to_thread=True, needs="reader")
def relation(request: Request[Any, Any, Any], pair: FromPath[str], roll_up: FromQuery[bool] = False) -> Relation:
    """A relation at a glance; its sides are codes or names, parted by ~."""
    one, mark, other = pair.partition("~")
    if not mark:
        raise NotFoundError("a relation has two sides, parted by ~")
    return get_register(request).relation(one, other, rolled_up=roll_up)


@get("/contacts", sync_to_thread=True, needs="reader")
def contacts(
    request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0, differing: FromQuery[bool] = False
) -> tuple[EncounterLine, ...]:
    """Encounters, the latest first; `differing` keeps those on which accounts differ."""
    return get_register(request).latest(limit=limit, offset=offset, in_conflict=differing)


@get("/promises", sync_to_thread=True, needs="reader")
def promises(
    request: Request[Any, Any, Any],
    limit: Limit = 50,
    side: FromQuery[list[str] | None] = None,
    status: FromQuery[list[str] | None] = None,
    owner: FromQuery[str | None] = None,
    due_until: FromQuery[str | None] = None,
    silent_since: FromQuery[str | None] = None,
    roll_up: FromQuery[bool] = False,
) -> tuple[UndertakingLine, ...]:
    """The promise book, the due first, then the longest silent."""
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
    """Mechanisms with their rounds."""
    return get_register(request).mechanisms(limit=limit, offset=offset)


@get("/people", sync_to_thread=True, needs="reader")
def people(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[PersonLine, ...]:
    """People, those named by most documents first."""
    return get_register(request).people(limit=limit, offset=offset)


@get("/documents", sync_to_thread=True, needs="reader")
def documents(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[DocumentLine, ...]:
    """Documents, those filed last first."""
    return get_register(request).documents(limit=limit, offset=offset)


@get("/text/{identifier:str}", sync_to_thread=True, needs="reader")
def text(request: Request[Any, Any, Any], identifier: FromPath[str]) -> MarkedText:
    """The text of a document and where its facts stand."""
    return get_register(request).marked(identifier)


@get("/entries", sync_to_thread=True, needs="reader")
def entries(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> tuple[EntryLine, ...]:
    """Entries of the journal, the last first."""
    return get_register(request).entries(limit=limit, offset=offset, without=find_left_out(request))


@get("/page/{identifier:str}", sync_to_thread=True, media_type=MediaType.JSON, needs="reader")
def page(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[bytes]:
    """What an id, its beginning, a document's name or the number of an entry leads to."""
    found = get_register(request).page(identifier)
    if isinstance(found, EntryPage) and found.kind in find_left_out(request):
        raise NotFoundError(f"there is no entry {identifier}")
    return Response(msgspec.json.encode(found), media_type=MediaType.JSON)


@get("/search", sync_to_thread=True, needs="reader")
def search(
    request: Request[Any, Any, Any], q: Annotated[str, QueryParameter(max_length=300)], limit: Limit = 10
) -> tuple[Hit, ...]:
    """What holds every word of `q`, at most `limit` of each kind."""
    return get_register(request).search(q, limit=limit)


@post("/decide", sync_to_thread=True, needs="reviewer")
def decide(request: Request[Any, Any, Any], data: JSONBody[Judged]) -> Written:
    """Record that two things are the same, or are not."""
    by = get_by(request)
    return Written(
        entry=get_register(request).decide(data.one, data.other, verdict=data.verdict, by=by, why=data.why).number
    )


@post("/follow/{identifier:str}", sync_to_thread=True, needs="editor")
def follow(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Follow]) -> Written:
    """Record where an undertaking stands, who looks after it, until when."""
    return Written(entry=get_register(request).follow(identifier, data, by=get_by(request)).number)


@post("/undo/{entry:int}", sync_to_thread=True, needs="editor")
def undo(request: Request[Any, Any, Any], entry: FromPath[int]) -> Written:
    """Take back what an entry decided; an editor takes back only their own."""
    check_own(request, entry)
    return Written(entry=get_register(request).take_back(entry, by=get_by(request)).number)


@post("/record", sync_to_thread=True, needs="editor")
def record(
    request: Request[Any, Any, Any], data: JSONBody[Minutes], marking: FromQuery[str | None] = None
) -> filing.Filed:
    """Record a contact by hand; `marking` says who may see it."""
    by = get_by(request)
    check_lengths(msgspec.to_builtins(data))
    document, readout = make_record(data, by=by, at=datetime.now(UTC))
    document = msgspec.structs.replace(document, marking=get_marking(request, marking))
    filed = filing.file(document, readout, get_register(request), by=by, why="recorded by a program")
    return msgspec.structs.replace(filed, joined=_count_joined(request, filed))


def _count_joined(request: Request[Any, Any, Any], filed: filing.Filed) -> int:
    # The encounters that other documents tell of as well, of those that whoever asks may see.
    found = get_register(request).page(filed.document)
    lines = found.encounters if isinstance(found, DocumentPage) else ()
    return sum(len(line.documents) > 1 for line in lines)


@post("/mark/{identifier:str}", sync_to_thread=True, needs="reviewer")
def mark(request: Request[Any, Any, Any], identifier: FromPath[str], data: JSONBody[Marked]) -> Written:
    """Say who may see a document and all that follows from it: open, internal or confidential."""
    marking = get_marking(request, data.marking)
    assert marking is not None
    return Written(entry=get_register(request).mark(identifier, marking, by=get_by(request), why=data.why).number)


HANDLERS = (
    counts,
    relations,
    relation,
    contacts,
    promises,
    mechanisms,
    people,
    documents,
    text,
    entries,
    page,
    search,
    decide,
    follow,
    undo,
    record,
    mark,
)
"""Every route of the interface."""

API = Router(path="/api", route_handlers=HANDLERS)
"""The interface."""
