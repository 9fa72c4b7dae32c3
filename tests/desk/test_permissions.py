"""Who may do what: every route says which role it needs."""

from __future__ import annotations

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.testing import TestClient

from sijill.desk import Access
from sijill.desk.acting import ROLES, find_need
from sijill.desk.app import make_screens
from sijill.register import Register


def find_routes(register: Register) -> list[HTTPRouteHandler]:
    """Return every route of the desk, those of the interface, the description and the files included."""
    screens = make_screens(register, Access())
    return [
        handler
        for route in screens.routes
        for handler in getattr(route, "route_handlers", [getattr(route, "route_handler", None)])
        if handler is not None
    ]


def test_every_route_says_what_it_needs(opened: Register) -> None:
    """A route that was added without a word on who may use it fails here, and is closed to everybody."""
    silent = [
        sorted(handler.paths)
        for handler in find_routes(opened)
        if find_need(handler) not in ("nothing", *ROLES) and "OPTIONS" not in getattr(handler, "http_methods", ())
    ]
    assert silent == []


def test_a_route_that_says_nothing_is_closed(opened: Register) -> None:
    """What nobody declared is refused, not shown."""

    @get("/forgotten", sync_to_thread=False)
    def forgotten() -> str:
        return "a secret"

    screens = make_screens(opened, Access())
    screens.register(forgotten)
    with TestClient(screens) as visitor:
        answer = visitor.get("/forgotten")
    assert answer.status_code == 403
    assert "a secret" not in answer.text
