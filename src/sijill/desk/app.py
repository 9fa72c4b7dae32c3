"""The desk as a web application over one register."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from litestar import Litestar, MediaType, Request, Response, Router
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp, Receive, Scope, Send

from sijill import __version__
from sijill.desk.access import COOKIE, Access, is_own_request, make_digest
from sijill.desk.acting import Actor, check_need, set_actor
from sijill.desk.api import API
from sijill.desk.api.description import Description
from sijill.desk.pages import show_page
from sijill.desk.passwords import Throttle
from sijill.desk.refusals import (
    ELSEWHERE,
    NO_ACCESS,
    NO_CALENDAR,
    READ_ONLY,
    WRONG_HOST,
    describe_fault,
    show_error,
    show_refusal,
)
from sijill.desk.screens import HANDLERS
from sijill.errors import InputError, NotFoundError, RefusedError, SijillError, UnavailableError
from sijill.register import Register, Seen
from sijill.register.users import Users

# By other names a page elsewhere could have this machine looked up, and read the desk as its own.
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD")
_OPEN, _OPENS_ONCE = ("/login", "/static/"), ("/open/", "/static/")
# No script or style but our own files; nothing from elsewhere; in no frame; no address tells where one came from.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        b" connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_STATUSES = {NotFoundError: 404, InputError: 400, RefusedError: 403, UnavailableError: 503}
_LARGEST = 60_000_000  # bytes of a request: the largest document that is read, and the form around it


class Door(NamedTuple):
    """How the desk is reached: who answers for what one person alone decides, and the address for a team, if any."""

    by: str
    address: str | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which requests are answered."""
        own = urlsplit(self.address).hostname if self.address else None
        return (*_HOSTS, *([own] if own else []))


def make_desk(
    register: Register, access: Access, *, by: str, address: str | None = None, place: Path | None = None
) -> ASGIApp:
    """Return the application: the screens of a register, opened for writing.

    Until there are users it is for one person, who comes in by a link of `access` and
    whose decisions bear the name `by`. `address` is where a team reaches it, such as
    https://desk.example.org; requests by other names than that and this machine's own are
    refused. Beside `place` is kept what is computed for those who may not see everything.
    Whoever runs it opens and closes the register.
    """
    return guard_screens(make_screens(register, access, place=place), access, Users(register), Door(by, address))


def make_screens(register: Register, access: Access, *, place: Path | None = None) -> Litestar:
    """Return all routes of the desk, each with what it needs, behind no door yet."""
    static = create_static_files_router(
        path="/static", directories=[Path(__file__).with_name("static")], opt={"needs": "nothing"}
    )
    seen = Seen(register, place)
    pages = Router(path="/", route_handlers=[*HANDLERS, static], include_in_schema=False)
    return Litestar(
        route_handlers=[pages, API],
        guards=[check_need],
        state=State(
            {"seen": seen, "access": access, "users": Users(register), "throttle": Throttle(), "whole": register}
        ),
        on_shutdown=[seen.close],
        exception_handlers={SijillError: _tell, HTTPException: _tell_status},
        openapi_config=OpenAPIConfig(
            title="Sijill",
            version=__version__,
            use_handler_docstrings=True,
            render_plugins=[Description()],
            openapi_router=Router(
                path="/api/schema", route_handlers=[], include_in_schema=False, opt={"needs": "reader"}
            ),
        ),
        request_max_body_size=_LARGEST,
    )


def guard_screens(screens: ASGIApp, access: Access, users: Users, door: Door) -> ASGIApp:
    """Let in who has a session, and changes only from pages of the desk; put the headers on every answer.

    It stands around the application, not in it: what the application answers by
    itself (no such address, no such method) is guarded like everything else.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await screens(scope, receive, send)
            return

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", ()), *_HEADERS]
                if scope["scheme"] == "https":
                    headers.append((b"strict-transport-security", b"max-age=31536000"))
                if not scope["path"].startswith("/static/"):
                    headers.append((b"cache-control", b"no-store"))
                message["headers"] = headers
            await send(message)

        if door.address is not None and door.address.startswith("https:"):
            scope["scheme"] = "https"
        # A session is looked up in the register: not in the loop that serves everybody.
        refusal = await to_thread(_refuse, Request(scope), access, users, door)
        if refusal is None:
            await screens(scope, receive, send_with_headers)
            return
        media = MediaType(refusal.media_type or MediaType.TEXT).value
        headers = [(b"content-type", f"{media}; charset=utf-8".encode())]
        headers += [(name.lower().encode(), value.encode()) for name, value in refusal.headers.items()]
        body = str(refusal.content).encode()
        await send_with_headers({"type": "http.response.start", "status": refusal.status_code, "headers": headers})
        await send_with_headers({"type": "http.response.body", "body": body, "more_body": False})

    return guarded


def _refuse(request: Request[Any, Any, Any], access: Access, users: Users, door: Door) -> Response[str] | None:
    # What a stranger, another name of this machine, or a page from elsewhere gets; None for who may come in.
    host, path, method = request.headers.get("host", ""), request.scope["path"], request.scope["method"]
    if (host.rpartition(":")[0] or host) not in door.hosts or not host:
        return show_refusal(request, WRONG_HOST, status=421, page="refused.html")
    is_team = users.exist()
    actor: Actor | None
    program = _find_program(request, access, users if is_team else None, door)
    if program is not None:
        actor, scope = program
        set_actor(request.scope, actor)
        is_allowed = method in _SAFE or scope == "write"
        return None if is_allowed else show_error(request, READ_ONLY, status=403)
    actor = None if path.startswith("/feed/") else _find_person(request, access, users if is_team else None, door)
    if actor is not None:
        set_actor(request.scope, actor)
    elif not path.startswith(_OPEN if is_team else _OPENS_ONCE):
        return _close(request, is_team=is_team)
    if method not in _SAFE and not is_own_request(request.headers, host):
        return show_refusal(request, ELSEWHERE, status=403, page="refused.html")
    return None


def _find_person(request: Request[Any, Any, Any], access: Access, users: Users | None, door: Door) -> Actor | None:
    # Whoever the session in the cookie belongs to.
    session = request.cookies.get(COOKIE)
    if users is None:
        return Actor(door.by, "administrator", "confidential") if access.is_open(session) else None
    found = users.match_session(make_digest(session)) if session else None
    return Actor(found[0].name, found[0].role, found[0].clearance, found[1].id) if found else None


def _find_program(
    request: Request[Any, Any, Any], access: Access, users: Users | None, door: Door
) -> tuple[Actor, str] | None:
    # Whoever made the token that a program brings, and what it may do.
    path = request.scope["path"]
    wanted: tuple[str, ...]
    if path.startswith("/feed/"):
        told, wanted = request.query_params.get("token", ""), ("calendar",)
    elif path.startswith("/api/"):
        kind, _, told = request.headers.get("authorization", "").partition(" ")
        told, wanted = told if kind.lower() == "bearer" else "", ("read", "write")
    else:
        return None
    if not told:
        return None
    if users is None:
        token = access.match_token(told)
        actor, scope = Actor(door.by, "administrator", "confidential"), token.scope if token else ""
    else:
        found = users.match_token(make_digest(told))
        if found is None:
            return None
        actor, scope = Actor(found[0].name, found[0].role, found[0].clearance), found[1].scope
    if scope not in wanted:
        return None
    return (actor if scope == "write" else actor._replace(role="reader")), scope


def _close(request: Request[Any, Any, Any], *, is_team: bool) -> Response[str]:
    path = request.scope["path"]
    if path.startswith("/api/"):
        return show_error(request, NO_ACCESS, status=401)
    if path.startswith("/feed/"):
        return show_refusal(request, NO_CALENDAR, status=403, page="refused.html")
    if not is_team:
        return show_page(request, "closed.html", status=403)
    if request.scope["method"] not in _SAFE:
        return show_page(request, "login.html", status=403, back="/", name="", problem=None)
    query = request.scope["query_string"].decode("latin-1")
    back = quote(path + (f"?{query}" if query else ""), safe="")
    return Response("", status_code=303, media_type=MediaType.TEXT, headers={"location": f"/login?back={back}"})


def _tell(request: Request[Any, Any, Any], error: SijillError) -> Response[str]:
    status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 500)
    return show_refusal(request, str(error), status=status, page="error.html")


def _tell_status(request: Request[Any, Any, Any], error: HTTPException) -> Response[str]:
    return show_refusal(request, describe_fault(error), status=error.status_code, page="error.html")
