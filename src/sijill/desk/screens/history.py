"""History: every entry of the journal, who wrote it, when and why; and whether all of it is whole."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.register import Register


@get("/history", sync_to_thread=True)
def history(request: Request[Any, Any, Any]) -> Response[str]:
    """List entries, the last first."""
    register: Register = request.app.state["register"]
    offset = get_offset(request)
    found = register.entries(limit=PAGE, offset=offset)
    return show_page(request, "history.html", entries=found, offset=offset, page=PAGE)


HANDLERS = (history,)
