"""Contacts: encounters as a list, and one of them with its delegations and accounts side by side."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.paging import get_offset
from sijill.errors import NotFoundError
from sijill.register.answers import EncounterLine, EncounterPage


def find_contacts(request: Request[Any, Any, Any], *, limit: int, offset: int) -> tuple[EncounterLine, ...]:
    """Return encounters, the latest first; with ?differing=1 those on which accounts differ."""
    differing = request.query_params.get("differing") == "1"
    return get_register(request).latest(limit=limit, offset=offset, in_conflict=differing)


@get("/contacts", sync_to_thread=True, needs="reader")
def contacts(request: Request[Any, Any, Any]) -> Response[str]:
    """List encounters, the latest first; with ?differing=1 those on which accounts differ."""
    offset, differing = get_offset(request), request.query_params.get("differing") == "1"
    found = find_contacts(request, limit=PAGE, offset=offset)
    return show_page(request, "contacts.html", contacts=found, offset=offset, page=PAGE, differing=differing)


@get("/contact/{identifier:str}", sync_to_thread=True, needs="reader")
def contact(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show an encounter."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, EncounterPage):
        raise NotFoundError(f"{identifier} is no encounter")
    return show_page(request, "contact.html", page=found)


HANDLERS = (contacts, contact)
