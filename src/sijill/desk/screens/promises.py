"""The promise book, and one undertaking with its steps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import UndertakingLine, UndertakingPage
from sijill.register.promises import UNSETTLED
from sijill.vocabulary import instrument_kinds, undertaking_statuses

_MOST_CARDS = 60  # in a column of the board


def find_promises(
    request: Request[Any, Any, Any], *, limit: int, offset: int = 0, status: str = ""
) -> tuple[UndertakingLine, ...]:
    """Return undertakings; ?side=, status= and owner= narrow the list, `status` outweighs the one asked for."""
    asked = _read_asked(request)
    wanted = status or asked["status"]
    return get_register(request).promises(
        *([asked["side"]] if asked["side"] else []),
        rolled_up=True,
        owner=asked["owner"] or None,
        limit=offset + limit,
        statuses=(wanted,) if wanted else UNSETTLED,
    )[offset:]


def _read_asked(request: Request[Any, Any, Any]) -> dict[str, str]:
    asked = {name: request.query_params.get(name, "").strip() for name in ("side", "status", "owner", "view")}
    if asked["status"] not in _find_statuses():
        asked["status"] = ""
    return asked


def _find_statuses() -> tuple[str, ...]:
    return tuple(term.id for term in undertaking_statuses())


@get("/promises", sync_to_thread=True, needs="reader")
def promises(request: Request[Any, Any, Any]) -> Response[str]:
    """List undertakings as a book, or with ?view=board in a column for each status."""
    asked, offset = _read_asked(request), get_offset(request)
    is_board = asked["view"] == "board"
    columns = {
        status: find_promises(request, limit=_MOST_CARDS + 1, status=status)
        for status in _find_statuses()
        if is_board and asked["status"] in ("", status)
    }
    return show_page(
        request,
        "board.html" if is_board else "promises.html",
        promises=() if is_board else find_promises(request, limit=PAGE, offset=offset),
        offset=offset,
        page=PAGE,
        columns=columns,
        most=_MOST_CARDS,
        asked=asked,
        statuses=_find_statuses(),
        today=datetime.now(UTC).date(),
    )


@get("/promise/{identifier:str}", sync_to_thread=True, needs="reader")
def promise(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show an undertaking with its steps and what may be the next one."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, UndertakingPage):
        raise NotFoundError(f"{identifier} is no undertaking")
    instrument = next(
        (one.instrument for step in found.steps for one in step.outcomes if one.instrument is not None), None
    )
    return show_page(
        request,
        "promise.html",
        page=found,
        instrument=instrument,
        kinds=[kind.id for kind in instrument_kinds()],
        statuses=_find_statuses(),
        today=datetime.now(UTC).date(),
    )


HANDLERS = (promises, promise)
