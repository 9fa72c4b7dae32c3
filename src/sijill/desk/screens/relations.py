"""Relations: every two sides, and one relation at a glance."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError


@get("/relations", sync_to_thread=True, needs="reader")
def relations(request: Request[Any, Any, Any]) -> Response[str]:
    """List every two sides that met."""
    offset = get_offset(request)
    found = get_register(request).relations(limit=PAGE, offset=offset)
    return show_page(
        request, "relations.html", relations=found, offset=offset, page=PAGE, today=datetime.now(UTC).date()
    )


@get("/relation/{pair:str}", sync_to_thread=True, needs="reader")
def relation(request: Request[Any, Any, Any], pair: FromPath[str]) -> Response[str]:
    """Show a relation; the two sides are parted by ~ and may be codes or names."""
    register = get_register(request)
    one, mark, other = pair.partition("~")
    if not mark:
        raise NotFoundError("a relation has two sides, parted by ~")
    rolled_up = request.query_params.get("roll_up") == "1"
    found = register.relation(one, other, rolled_up=rolled_up)
    return show_page(
        request,
        "relation.html",
        relation=found,
        rolled_up=rolled_up,
        today=datetime.now(UTC).date(),
    )


HANDLERS = (relations, relation)
