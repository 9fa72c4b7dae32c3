"""The promise book, and one undertaking with its steps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import show_page
from sijill.errors import NotFoundError
from sijill.register.answers import UndertakingPage
from sijill.register.promises import UNSETTLED
from sijill.vocabulary import undertaking_statuses

_MOST = 500


@get("/promises", sync_to_thread=True, needs="reader")
def promises(request: Request[Any, Any, Any]) -> Response[str]:
    """List undertakings; side, status and owner narrow the list."""
    register = get_register(request)
    asked = {name: request.query_params.get(name, "").strip() for name in ("side", "status", "owner")}
    known = [term.id for term in undertaking_statuses()]
    statuses = (asked["status"],) if asked["status"] in known else UNSETTLED
    found = register.promises(
        *([asked["side"]] if asked["side"] else []),
        rolled_up=True,
        owner=asked["owner"] or None,
        limit=_MOST,
        statuses=statuses,
    )
    return show_page(
        request, "promises.html", promises=found, asked=asked, statuses=known, today=datetime.now(UTC).date()
    )


@get("/promise/{identifier:str}", sync_to_thread=True, needs="reader")
def promise(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show an undertaking with its steps and what may be the next one."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, UndertakingPage):
        raise NotFoundError(f"{identifier} is no undertaking")
    known = [term.id for term in undertaking_statuses()]
    return show_page(request, "promise.html", page=found, statuses=known, today=datetime.now(UTC).date())


HANDLERS = (promises, promise)
