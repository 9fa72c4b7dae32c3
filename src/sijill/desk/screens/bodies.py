"""Bodies: ministries, agencies, companies; one of them with its posts and people, and whom they met."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import show_page
from sijill.errors import NotFoundError
from sijill.register.answers import BodyPage


@get("/body/{identifier:str}", sync_to_thread=True, needs="reader")
def body(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a body with its names over time, its parts, posts, people and contacts."""
    found = get_register(request).page(identifier)
    if not isinstance(found, BodyPage):
        raise NotFoundError(f"{identifier} is no body")
    return show_page(request, "body.html", page=found)


HANDLERS = (body,)
