"""Bodies: ministries, agencies, companies by side, each below what it is a part of; one with its posts and people."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import BodyListLine, BodyPage
from sijill.register.body_lists import MOST_CONTACTS

_LONGEST = 200  # characters of a question
_DEEPEST = 4  # steps that a line is set in


def find_body_lines(
    request: Request[Any, Any, Any], *, limit: int = PAGE, offset: int = 0
) -> tuple[BodyListLine, ...]:
    """Return bodies by side, each followed by its parts; ?q= and ?side= narrow the list."""
    asked = _read_asked(request)
    return get_register(request).body_list(
        *asked["q"].split(), side=asked["side"] or None, limit=limit, offset=offset
    )


def _read_asked(request: Request[Any, Any, Any]) -> dict[str, str]:
    return {name: request.query_params.get(name, "").strip()[:_LONGEST] for name in ("q", "side")}


@get("/bodies", sync_to_thread=True, needs="reader")
def bodies(request: Request[Any, Any, Any]) -> Response[str]:
    """List bodies as a tree; ?q= and ?side= narrow it."""
    offset = get_offset(request)
    found = find_body_lines(request, offset=offset)
    by_side: dict[str, list[BodyListLine]] = {}
    for line in found:
        by_side.setdefault(line.polity, []).append(line)
    return show_page(
        request,
        "bodies.html",
        by_side=by_side,
        number=len(found),
        totals=get_register(request).body_counts(),
        asked=_read_asked(request),
        most=MOST_CONTACTS,
        deepest=_DEEPEST,
        offset=offset,
        page=PAGE,
    )


@get("/body/{identifier:str}", sync_to_thread=True, needs="reader")
def body(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a body with its names over time, its parts, posts, people and contacts."""
    found = get_register(request).page(identifier)
    if not isinstance(found, BodyPage):
        raise NotFoundError(f"{identifier} is no body")
    return show_page(request, "body.html", page=found)


HANDLERS = (bodies, body)
