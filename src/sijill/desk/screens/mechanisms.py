"""Mechanisms: what meets in rounds, and which rounds are missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import MechanismPage


@get("/mechanisms", sync_to_thread=True, needs="reader")
def mechanisms(request: Request[Any, Any, Any]) -> Response[str]:
    """List mechanisms with their rounds."""
    register = get_register(request)
    offset = get_offset(request)
    found = register.mechanisms(limit=PAGE, offset=offset)
    return show_page(request, "mechanisms.html", mechanisms=found, offset=offset, page=PAGE)


@get("/mechanism/{identifier:str}", sync_to_thread=True, needs="reader")
def mechanism(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a mechanism with its rounds."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, MechanismPage):
        raise NotFoundError(f"{identifier} is no mechanism")
    return show_page(request, "mechanism.html", page=found, today=datetime.now(UTC).date())


HANDLERS = (mechanisms, mechanism)
