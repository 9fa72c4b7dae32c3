"""People: who was met, and one person with capacities over time."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import PAGE, get_words, show_page
from sijill.desk.screens.paging import get_offset
from sijill.desk.spans import make_scale
from sijill.errors import NotFoundError
from sijill.register.answers import PersonPage

_FEW = 25  # contacts, and places of the name, on one page of a person


@get("/people", sync_to_thread=True, needs="reader")
def people(request: Request[Any, Any, Any]) -> Response[str]:
    """List people, those named most first."""
    register = get_register(request)
    offset = get_offset(request)
    return show_page(
        request, "people.html", people=register.people(limit=PAGE, offset=offset), offset=offset, page=PAGE
    )


@get("/person/{identifier:str}", sync_to_thread=True, needs="reader")
def person(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a person; ?beside=ID compares with another one."""
    register = get_register(request)
    offset = get_offset(request)
    found = register.page(identifier, limit=_FEW, offset=offset)
    if not isinstance(found, PersonPage):
        raise NotFoundError(f"{identifier} is no person")
    beside, why = request.query_params.get("beside", "").strip(), None
    other = register.page(beside, limit=_FEW) if beside else None
    if other is not None and not isinstance(other, PersonPage):
        raise NotFoundError(f"{beside} is no person")
    if other is not None and other.id != found.id:
        why = register.explain(found.id, other.id)
    other, scale = other if why else None, make_scale(found.capacities, get_words(request))
    return show_page(
        request,
        "person.html",
        page=found,
        other=other if why else None,
        why=why,
        scale=scale,
        offset=offset,
        few=_FEW,
    )


HANDLERS = (people, person)
