"""The door: the link that opens the desk, signing in and out, and how the desk speaks to this reader."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from sijill.desk.access import COOKIE, Access, make_digest
from sijill.desk.acting import get_actor, get_users
from sijill.desk.pages import show_page
from sijill.desk.passwords import Throttle, hash_password, is_password
from sijill.desk.screens.going import go_back
from sijill.desk.words import LANGUAGES
from sijill.errors import InputError
from sijill.register.users import Scope

_YEAR = 365 * 24 * 3600
_SECRET = 32  # bytes of what a session or a token is
_SCOPES: dict[str, Scope] = {"read": "read", "write": "write", "calendar": "calendar"}
_CHOICES = {"language": tuple(LANGUAGES), "digits": ("latn", "arab"), "theme": ("", "light", "dark")}
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/open/{link:str}", sync_to_thread=False, needs="nothing")
def enter(request: Request[Any, Any, Any], link: FromPath[str]) -> Response[Any]:
    """Open a session with a link that was not used yet."""
    access: Access = request.app.state["access"]
    session = access.open(link)
    if session is None:
        return show_page(request, "closed.html", status=403)
    return _let_in(request, session, "/")


def _let_in(request: Request[Any, Any, Any], session: str, back: str) -> Redirect:
    answer = go_back({"back": back})
    is_secure = request.scope["scheme"] == "https"
    answer.set_cookie(Cookie(key=COOKIE, value=session, httponly=True, samesite="strict", path="/", secure=is_secure))
    return answer


@get("/login", sync_to_thread=False, needs="nothing")
def show_login(request: Request[Any, Any, Any]) -> Response[str]:
    """Ask who comes."""
    return _ask(request, request.query_params.get("back", "/"))


def _ask(request: Request[Any, Any, Any], back: str, *, name: str = "", status: int = 200) -> Response[str]:
    problem = {403: "wrong", 429: "often"}.get(status)
    return show_page(request, "login.html", status=status, back=back, name=name, problem=problem)


@post("/login", sync_to_thread=True, needs="nothing")
def log_in(request: Request[Any, Any, Any], data: Form) -> Response[Any]:
    """Let in whoever says a name and its password; not too often."""
    users, throttle = get_users(request), request.app.state["throttle"]
    assert isinstance(throttle, Throttle)
    name, back = data.get("name", "").strip(), data.get("back", "/")
    address = request.client.host if request.client else ""
    wait = throttle.get_wait(name, address)
    if wait:
        answer = _ask(request, back, name=name, status=429)
        answer.headers["retry-after"] = str(wait)
        return answer
    throttle.note_attempt(name, address)
    user = users.match(name)
    if not is_password(data.get("password", ""), user.password if user else None) or user is None:
        return _ask(request, back, name=name, status=403)
    throttle.note_success(name, address)
    session = secrets.token_urlsafe(_SECRET)
    program = request.headers.get("user-agent", "")
    users.open_session(user.name, digest=make_digest(session), address=address, program=program)
    return _let_in(request, session, back)


@post("/logout", sync_to_thread=True, needs="reader")
def log_out(request: Request[Any, Any, Any]) -> Redirect:
    """End the session of whoever asks."""
    actor = get_actor(request)
    if actor.session is not None:
        get_users(request).end_session(actor.session, by=actor.name, of=actor.name)
    answer = Redirect("/", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer


@get("/settings", sync_to_thread=True, needs="reader")
def settings(request: Request[Any, Any, Any]) -> Response[str]:
    """Show what the reader may choose."""
    return _show_settings(request)


def _show_settings(request: Request[Any, Any, Any], *, new_token: str | None = None) -> Response[str]:
    access: Access = request.app.state["access"]
    actor = get_actor(request)
    chosen = {name: request.cookies.get(name, "") for name in _CHOICES}
    users = get_users(request)
    return show_page(
        request,
        "settings.html",
        chosen=chosen,
        tokens=users.tokens(actor.name) if actor.session else access.tokens(),
        sessions=users.sessions(actor.name) if actor.session else (),
        new_token=new_token,
    )


@post("/settings", sync_to_thread=False, needs="reader")
def choose(data: Form) -> Redirect:
    """Keep what the reader chose, in cookies of the browser."""
    answer = go_back(data)
    for name, allowed in _CHOICES.items():
        if data.get(name) in allowed:
            answer.set_cookie(Cookie(key=name, value=data[name], max_age=_YEAR, samesite="strict", path="/"))
    return answer


@post("/settings/tokens", sync_to_thread=True, needs="reader")
def make_token(request: Request[Any, Any, Any], data: Form) -> Response[str]:
    """Make a token for a program, which may do no more than whoever makes it; show it this once."""
    actor = get_actor(request)
    scope, name = _SCOPES.get(data.get("scope", ""), "read"), data.get("name", "").strip() or "token"
    if actor.session is None:
        access: Access = request.app.state["access"]
        return _show_settings(request, new_token=access.make_token(name, scope))
    token = secrets.token_urlsafe(_SECRET)
    get_users(request).make_token(actor.name, name=name, scope=scope, digest=make_digest(token))
    return _show_settings(request, new_token=token)


@post("/settings/tokens/revoke", sync_to_thread=True, needs="reader")
def revoke_token(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """End a token of one's own."""
    actor = get_actor(request)
    if actor.session is None:
        access: Access = request.app.state["access"]
        access.revoke(data.get("id", ""))
    else:
        get_users(request).end_token(data.get("id", ""), by=actor.name, of=actor.name)
    return Redirect("/settings", status_code=303)


@post("/settings/sessions/end", sync_to_thread=True, needs="reader")
def end_session(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """End a session of one's own, such as one that was left open elsewhere."""
    actor = get_actor(request)
    get_users(request).end_session(data.get("id", ""), by=actor.name, of=actor.name)
    return Redirect("/settings", status_code=303)


@post("/settings/password", sync_to_thread=True, needs="reader")
def change_password(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Give oneself another password; all other sessions end."""
    actor, users = get_actor(request), get_users(request)
    user = users.match(actor.name) if actor.session else None
    if user is None or not is_password(data.get("old", ""), user.password):
        raise InputError("this is not your present password")
    if data.get("new", "") != data.get("again", ""):
        raise InputError("the new password was not typed twice alike")
    users.set_password(actor.name, hash_password(data.get("new", "")), by=actor.name, keeps=actor.session)
    return Redirect("/settings", status_code=303)


HANDLERS = (
    enter,
    show_login,
    log_in,
    log_out,
    settings,
    choose,
    make_token,
    revoke_token,
    end_session,
    change_password,
)
