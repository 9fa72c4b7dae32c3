"""Relations: every two sides, and one relation at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import Answer, Relation

_FEW = 12  # of each part on the page of a relation; its own page gives all
_PARTS = ("timeline", "people", "mechanisms", "remarks", "items", "course", "one_sided")


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
    wanted, offset = request.query_params.get("part", ""), get_offset(request)
    if wanted and wanted not in _PARTS:
        raise NotFoundError(f"a relation has no part {wanted}")
    page = PAGE if wanted else _FEW
    found = register.relation(
        one,
        other,
        rolled_up=rolled_up,
        parts=(wanted,) if wanted else _PARTS,
        limit=page,
        offset=offset if wanted else 0,
    )
    return show_page(
        request,
        "relation.html",
        relation=found,
        rolled_up=rolled_up,
        today=datetime.now(UTC).date(),
        wanted=wanted,
        offset=offset,
        page=page,
        number=_count_longest(found),
    )


def _count_longest(found: Relation) -> int:
    # Several lists stand side by side: the longest tells whether there is more.
    lists: list[Sequence[Answer]] = [found.timeline, found.mechanisms, found.one_sided]
    lists += [side.people for side in found.people]
    lists += [group.outcomes for group in (*found.open, *found.reached)]
    return max(map(len, lists))


HANDLERS = (relations, relation)
