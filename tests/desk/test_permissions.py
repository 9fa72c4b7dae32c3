"""Who may do what: every route, asked by every role with every clearance about things of every marking."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

import pytest
from litestar import Litestar, get
from litestar.testing import TestClient
from tests.desk.team import WORDS, Team, Told

from sijill.desk import Access
from sijill.desk.acting import Need, find_need, may
from sijill.desk.app import make_screens
from sijill.records import MARKINGS
from sijill.register import Register
from sijill.register.users import ROLES


class Route(NamedTuple):
    """A route: how it is asked, where, and what it needs."""

    method: str
    path: str
    need: Need | None


def find_routes(screens: Litestar) -> list[Route]:
    """Return every route of the desk, those of the interface, the description and the files included."""
    return sorted(
        Route(method, route.path, find_need(handler))
        for route in screens.routes
        for handler in getattr(route, "route_handlers", None) or [route.route_handler]
        for method in getattr(handler, "http_methods", {"ASGI"})
        if method not in ("OPTIONS", "HEAD")
    )


def test_every_route_says_what_it_needs(team: Team) -> None:
    """A route that was added without a word on who may use it fails here, and is closed to everybody."""
    routes = find_routes(team.screens)
    assert len(routes) > 60
    assert [route for route in routes if route.need not in ("nothing", *ROLES)] == []


def test_what_writes_needs_more_than_reading(team: Team) -> None:
    """Whoever may only read changes nothing but how the desk looks to them, their tokens, sessions and password."""
    own = ("/settings", "/login", "/logout")
    for route in find_routes(team.screens):
        if route.method == "POST" and not route.path.startswith(own):
            assert route.need in ("editor", "reviewer", "administrator"), route


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


def fill(path: str, told: Told) -> str:
    """Return the address of a route for what a report tells of."""
    kinds = {
        "contact": told.encounter,
        "person": told.person,
        "promise": told.promise,
        "mechanism": told.mechanism,
        "post": told.post,
        "body": told.body,
        "instrument": told.promise.replace("und-", "ins-"),
    }
    first, last = (
        path.strip("/").removeprefix("api/").partition("/")[0],
        {"figure": ".svg", "data": ".csv", "feed": ".ics"},
    )
    identifier = told.promise if path.startswith("/api/follow") else kinds.get(first, told.document)
    values = {"pair": told.pair, "name": told.pair + last.get(first, ""), "link": "x", "entry": "1", "kind": "hosts"}
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: values.get(found[1], identifier), path)


@pytest.mark.parametrize("role", [None, *ROLES])
def test_every_route_answers_those_who_may_ask_it_and_nobody_else(team: Team, role: str | None) -> None:
    """Route × role × clearance × marking: what a role lacks is refused, what a clearance lacks does not exist."""
    routes = [
        one for one in find_routes(team.screens) if not one.path.startswith(("/logout", "/static", "/api/schema"))
    ]
    asked = 0
    for route, clearance, marking in product(routes, MARKINGS, MARKINGS):
        has_object = "{" in route.path and "{link" not in route.path and "{entry" not in route.path
        if (marking != "open" and not has_object) or (role is None and clearance != "open"):
            continue
        if route.path.startswith(("/figure", "/settings/password")) and (role, clearance) != ("reader", "internal"):
            continue  # half a second each; what they need is told by one visitor as well
        told = team.told[marking]
        answer = ask(team, role, clearance, route, fill(route.path, told))
        asked += 1
        place = (route, role, clearance, marking, answer.status_code)
        assert answer.status_code < 500, place
        if role is None:
            if route.need != "nothing":
                assert answer.status_code in (303, 401, 403), place
        elif not may(role, route.need):  # type: ignore[arg-type]
            assert answer.status_code == 403, place
        elif not route.path.startswith(("/feed/", "/open/", "/login", "/api/undo/")):
            assert answer.status_code not in (401, 403), place
        is_hidden = MARKINGS.index(marking) > MARKINGS.index(clearance) or role is None
        if is_hidden and has_object:
            found = [word for word in WORDS[marking][:4] if word in answer.text]
            assert found == [], (place, found)
            if not is_pair(route) and not route.path.startswith("/go/"):
                assert answer.status_code in (303, 400, 401, 403, 404), place
        elif has_object and route.method == "GET" and may(role, route.need):  # type: ignore[arg-type]
            assert answer.status_code in (200, 303) or route.path.startswith("/feed/"), place

    print(f"{role or 'stranger'}: {asked} questions")  # noqa: T201 - pytest -s shows it
    assert asked > (90 if role is None else 250)


def is_pair(route: Route) -> bool:
    """Say whether a route asks for two sides, which exist whether or not they ever met."""
    return "{pair" in route.path or "{name" in route.path


def ask(team: Team, role: str | None, clearance: str, route: Route, path: str):
    """Return what a visitor is answered."""
    given: dict[str, object] = {} if route.method == "GET" else {"json": {}} if "/api/" in path else {"data": {}}
    return team.visit(role, clearance).ask(route.method, path, **given)
