"""The desk as a web application over one register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import Litestar, MediaType, Request, Response, Router
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp, Receive, Scope, Send

from sijill import __version__
from sijill.desk.access import COOKIE, Access, is_own_request
from sijill.desk.acting import Actor, check_need, set_actor
from sijill.desk.api import API, show_error
from sijill.desk.pages import show_page
from sijill.desk.screens import HANDLERS
from sijill.errors import InputError, NotFoundError, RefusedError, SijillError
from sijill.register import Register

# By other names a page elsewhere could have this machine looked up, and read the desk as its own.
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD")
_OPEN = ("/open/", "/static/")
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
_STATUSES = {NotFoundError: 404, InputError: 400, RefusedError: 403}
_LARGEST = 60_000_000  # bytes of a request: the largest document that is read, and the form around it


def make_desk(register: Register, access: Access, *, by: str) -> ASGIApp:
    """Return the application: the screens of a register, opened for writing; `by` answers for what is decided.

    Whoever runs it opens and closes the register. Only requests to this machine
    by its own names are answered.
    """
    return _guard(make_screens(register, access), access, by=by)


def make_screens(register: Register, access: Access) -> Litestar:
    """Return all routes of the desk, each with what it needs, behind no door yet."""
    static = create_static_files_router(
        path="/static", directories=[Path(__file__).with_name("static")], opt={"needs": "nothing"}
    )
    pages = Router(path="/", route_handlers=[*HANDLERS, static], include_in_schema=False)
    return Litestar(
        route_handlers=[pages, API],
        guards=[check_need],
        state=State({"register": register, "access": access}),
        exception_handlers={SijillError: _tell, HTTPException: _tell_status},
        openapi_config=OpenAPIConfig(
            title="Sijill",
            version=__version__,
            render_plugins=[JsonRenderPlugin()],
            openapi_router=Router(
                path="/api/schema", route_handlers=[], include_in_schema=False, opt={"needs": "reader"}
            ),
        ),
        request_max_body_size=_LARGEST,
    )


def _guard(screens: ASGIApp, access: Access, *, by: str) -> ASGIApp:
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
                if not scope["path"].startswith("/static/"):
                    headers.append((b"cache-control", b"no-store"))
                message["headers"] = headers
            await send(message)

        refusal = _refuse(Request(scope), access, by=by)
        if refusal is None:
            await screens(scope, receive, send_with_headers)
            return
        headers = [(b"content-type", f"{refusal.media_type}; charset=utf-8".encode())]
        body = str(refusal.content).encode()
        await send_with_headers({"type": "http.response.start", "status": refusal.status_code, "headers": headers})
        await send_with_headers({"type": "http.response.body", "body": body, "more_body": False})

    return guarded


def _refuse(request: Request[Any, Any, Any], access: Access, *, by: str) -> Response[str] | None:
    # What a stranger, another name of this machine, or a page from elsewhere gets; None for who may come in.
    host, path, method = request.headers.get("host", ""), request.scope["path"], request.scope["method"]
    if host.rpartition(":")[0] not in _HOSTS:
        return Response("The desk answers on this machine only.", status_code=421, media_type=MediaType.TEXT)
    actor = Actor(by, "administrator")
    token = access.find_token(request.headers.get("authorization")) if path.startswith("/api/") else None
    if token is not None:
        set_actor(request.scope, actor)
        is_allowed = method in _SAFE or token.scope == "write"
        return None if is_allowed else show_error("this token may only read", status=403)
    if path.startswith("/feed/"):
        if not access.is_feed(request.query_params.get("token", "")):
            return Response("a token for calendars is wanted", status_code=403, media_type=MediaType.TEXT)
        set_actor(request.scope, actor._replace(role="reader"))
    elif access.is_open(request.cookies.get(COOKIE)):
        set_actor(request.scope, actor)
    elif not path.startswith(_OPEN):
        if path.startswith("/api/"):
            return show_error("a session of the desk or a token is wanted", status=401)
        return show_page(request, "closed.html", status=403)
    if method not in _SAFE and not is_own_request(request.headers, host):
        return Response("This did not come from a page of the desk.", status_code=403, media_type=MediaType.TEXT)
    return None


def _tell(request: Request[Any, Any, Any], error: SijillError) -> Response[str]:
    status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 500)
    if request.url.path.startswith("/api/"):
        return show_error(str(error), status=status)
    return show_page(request, "error.html", status=status, message=str(error))


def _tell_status(request: Request[Any, Any, Any], error: HTTPException) -> Response[str]:
    if request.url.path.startswith("/api/"):
        return show_error(error.detail, status=error.status_code)
    return show_page(request, "error.html", status=error.status_code, message=error.detail)
