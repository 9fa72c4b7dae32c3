"""Today: what is due, silent, missing, open to judgement, or told in two ways."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from litestar import Request, Response, get

from sijill.desk.acting import get_register
from sijill.desk.pages import show_page

_SOON = timedelta(days=14)
_FEW = 8


@get("/", sync_to_thread=True, needs="reader")
def today(request: Request[Any, Any, Any]) -> Response[str]:
    """Show what needs attention."""
    register = get_register(request)
    day = datetime.now(UTC).date()
    return show_page(
        request,
        "today.html",
        today=day,
        counts=register.counts(),
        due=register.promises(due_until=(day + _SOON).isoformat(), limit=_FEW),
        silent=register.promises(limit=_FEW),
        missing=register.mechanisms(limit=_FEW, with_gaps=True),
        conflicts=register.latest(limit=_FEW, in_conflict=True),
        latest=register.latest(limit=_FEW),
        documents=register.documents(limit=_FEW),
    )


HANDLERS = (today,)
