"""Search: one box for everything, in any of the scripts; an id leads straight to its page."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from sijill.desk.acting import get_register
from sijill.desk.pages import show_page
from sijill.records.ids import KINDS

_MOST = 20
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
    return show_page(request, "search.html", query=query, hits=register.search(query, limit=_MOST) if query else ())


@get("/go/{identifier:str}", sync_to_thread=False, needs="reader")
def go(identifier: FromPath[str]) -> Redirect:
    """Lead from an id of any kind to its page."""
    place = PATHS.get(identifier.partition("-")[0])
    name = identifier.replace("out-", "und-") if identifier.startswith("out-") else identifier
    return Redirect(f"/{place}/{name}" if place else "/search?q=", status_code=303)


HANDLERS = (search, go)
