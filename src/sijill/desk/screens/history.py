"""History: every entry of the journal, who wrote it, when and why; and whether all of it is whole."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from sijill.desk.acting import find_left_out, get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset


@get("/history", sync_to_thread=True, needs="reader")
def history(request: Request[Any, Any, Any]) -> Response[str]:
    """List entries, the last first."""
    register = get_register(request)
    offset = get_offset(request)
    found = register.entries(limit=PAGE, offset=offset, without=find_left_out(request))
    return show_page(request, "history.html", entries=found, offset=offset, page=PAGE)


HANDLERS = (history,)
