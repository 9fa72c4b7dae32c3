"""Search: one box for everything, in any of the scripts; an id leads straight to its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from sijill.desk.acting import get_register
from sijill.desk.pages import show_page
from sijill.desk.words import Words
from sijill.records.ids import KINDS

_MOST = 20
FACETS = ("kinds", "sides", "years", "languages")
"""What a search may be narrowed by: the names of the parameters, each of which may be given several times."""
_LONGEST = 300  # characters of a question
PATHS = {
    "enc": "contact",
    "acc": "contact",
    "per": "person",
    "men": "person",
    "und": "promise",
    "out": "promise",
    "mec": "mechanism",
    "doc": "document",
    "pos": "post",
    "ins": "instrument",
    "bod": "body",
    "bna": "body",
}
"""Where the page of an id is, by its first letters."""


@get("/search", sync_to_thread=True, needs="reader")
def search(request: Request[Any, Any, Any]) -> Response[Any]:
    """Show what holds every word of the question."""
    register = get_register(request)
    query = request.query_params.get("q", "").strip()[:_LONGEST]
    prefix = query.partition("-")[0].lower()
    if prefix in KINDS and prefix in PATHS and query.isascii() and query[len(prefix) + 1 :].isalnum():
        return Redirect(f"/go/{query.lower()}", status_code=303)
    chosen = {name: tuple(request.query_params.getall(name, [])) for name in FACETS}
    if not query:
        return show_page(request, "search.html", query=query, hits=(), facets=None, chosen=chosen)
    hits, facets = register.explore(query, limit=_MOST, **chosen)
    return show_page(
        request,
        "search.html",
        query=query,
        hits=hits,
        facets=facets,
        chosen=chosen,
        narrow=_narrow,
        facet_name=_name_facet,
    )


def _narrow(query: str, chosen: Mapping[str, Sequence[str]], facet: str, value: str) -> str:
    # The same search with one value more, or without it where it was chosen.
    told = [("q", query)]
    for name, values in chosen.items():
        kept = [one for one in values if (name, one) != (facet, value)]
        added = [value] if name == facet and value not in values else []
        told += [(name, one) for one in (*kept, *added)]
    return urlencode(told)


def _name_facet(facet: str, value: str, words: Words) -> str:
    if facet == "sides":
        return words.side(value)
    if facet == "languages":
        return words.language_name(value)
    names = {
        "person": words.say("People"),
        "body": words.say("Bodies"),
        "encounter": words.say("Contacts"),
        "outcome": words.say("Outcomes"),
        "document": words.say("Documents"),
    }
    return names.get(value) or words.number(value)


@get("/go/{identifier:str}", sync_to_thread=False, needs="reader")
def go(identifier: FromPath[str]) -> Redirect:
    """Lead from an id of any kind to its page."""
    place = PATHS.get(identifier.partition("-")[0])
    name = identifier.replace("out-", "und-") if identifier.startswith("out-") else identifier
    return Redirect(f"/{place}/{name}" if place else "/search?q=", status_code=303)


HANDLERS = (search, go)
