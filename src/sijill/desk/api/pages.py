"""One thing at a time under /api: the page of each kind, and what stands behind it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import MediaType, Request, Response, get
from litestar.params import FromPath, QueryParameter

from sijill.desk.acting import find_left_out, get_register
from sijill.desk.api.lists import Limit, Offset
from sijill.errors import NotFoundError
from sijill.register.answers import (
    Answer,
    BodyPage,
    DocumentPage,
    EncounterPage,
    EntryPage,
    InstrumentPage,
    MarkedText,
    MechanismPage,
    PersonPage,
    PostPage,
    Relation,
    UndertakingPage,
)
from sijill.register.explanation import Explanation

PAGES: dict[str, tuple[type[Answer], str, str]] = {
    "contact": (
        EncounterPage,
        "encounter",
        "An encounter: its sides, people and outcomes, and what each source says.",
    ),
    "promise": (UndertakingPage, "undertaking", "An undertaking with its steps and what may be the next one."),
    "mechanism": (MechanismPage, "mechanism", "A mechanism with its rounds and what was carried between them."),
    "instrument": (InstrumentPage, "instrument", "An instrument: its life, how far it is for each party."),
    "person": (
        PersonPage,
        "person",
        "A person: names, capacities with their days, a page of encounters.",
    ),
    "post": (PostPage, "post", "A post with its holders over time."),
    "body": (BodyPage, "body", "A body with its names over time, parts, posts, people and encounters."),
    "document": (DocumentPage, "document", "A document and what was read in it."),
}
"""The pages by their addresses: what each answers, what it is about, what it tells."""


def _make_handler(name: str, shape: type[Answer], thing: str, told: str) -> Any:
    def answer(
        request: Request[Any, Any, Any], identifier: FromPath[str], limit: Limit = 50, offset: Offset = 0
    ) -> Answer:
        found = get_register(request).page(identifier, limit=limit, offset=offset)
        if not isinstance(found, shape):
            raise NotFoundError(f"there is no {thing} {identifier}")
        return found

    answer.__annotations__["return"] = shape
    answer.__doc__ = told
    answer.__name__ = name
    return get(f"/{name}/{{identifier:str}}", sync_to_thread=True, needs="reader")(answer)


@get("/relation/{pair:str}", sync_to_thread=True, needs="reader")
def relation(
    request: Request[Any, Any, Any],
    pair: FromPath[str],
    roll_up: Annotated[
        bool, QueryParameter(description="Whether what belongs to a side counts as it: an emirate as its state.")
    ] = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Relation:
    """A relation at a glance; its sides are codes or names, parted by ~. Each part is a page of it."""
    one, mark, other = pair.partition("~")
    if not mark:
        raise NotFoundError("a relation has two sides, parted by ~")
    return get_register(request).relation(one, other, rolled_up=roll_up, limit=limit, offset=offset)


@get("/text/{identifier:str}", sync_to_thread=True, needs="reader")
def text(request: Request[Any, Any, Any], identifier: FromPath[str]) -> MarkedText:
    """The text of a document and where its facts stand."""
    return get_register(request).marked(identifier)


@get("/page/{identifier:str}", sync_to_thread=True, media_type=MediaType.JSON, needs="reader")
def page(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[bytes]:
    """What an id of any kind, its beginning, a document's name or the number of an entry leads to."""
    found = get_register(request).page(identifier)
    if isinstance(found, EntryPage) and found.kind in find_left_out(request):
        raise NotFoundError(f"there is no entry {identifier}")
    return Response(msgspec.json.encode(found), media_type=MediaType.JSON)


@get("/history/{identifier:str}", sync_to_thread=True, needs="reader")
def history(request: Request[Any, Any, Any], identifier: FromPath[str]) -> tuple[EntryPage, ...]:
    """The entries of the journal that made a thing what it is, the oldest first."""
    left_out = find_left_out(request)
    return tuple(one for one in get_register(request).history(identifier) if one.kind not in left_out)


@get("/explain", sync_to_thread=True, needs="reader")
def explain(
    request: Request[Any, Any, Any],
    one: Annotated[str, QueryParameter(description="The id of a person or an encounter.")],
    other: Annotated[str, QueryParameter(description="The id of another of its kind.")],
) -> Explanation:
    """Why two people or two encounters are one, or are not."""
    return get_register(request).explain(one, other)


HANDLERS = (
    relation, *(_make_handler(name, *about) for name, about in PAGES.items()), text, page, history, explain,
)  # fmt: skip
"""Every page."""
