"""The door: the link that opens the desk, and how the desk speaks to this reader."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from sijill.desk.access import COOKIE, Access, Scope
from sijill.desk.pages import show_page
from sijill.desk.screens.going import go_back
from sijill.desk.words import LANGUAGES

_YEAR = 365 * 24 * 3600
_SCOPES: dict[str, Scope] = {"read": "read", "write": "write", "calendar": "calendar"}
_CHOICES = {"language": tuple(LANGUAGES), "digits": ("latn", "arab"), "theme": ("", "light", "dark")}


@get("/open/{link:str}", sync_to_thread=False, needs="nothing")
def enter(request: Request[Any, Any, Any], link: FromPath[str]) -> Response[Any]:
    """Open a session with a link that was not used yet."""
    access: Access = request.app.state["access"]
    session = access.open(link)
    if session is None:
        return show_page(request, "closed.html", status=403)
    answer = Redirect("/", status_code=303)
    answer.set_cookie(Cookie(key=COOKIE, value=session, httponly=True, samesite="strict", path="/"))
    return answer


@get("/settings", sync_to_thread=False, needs="reader")
def settings(request: Request[Any, Any, Any]) -> Response[str]:
    """Show what the reader may choose."""
    return _show_settings(request)


def _show_settings(request: Request[Any, Any, Any], *, new_token: str | None = None) -> Response[str]:
    access: Access = request.app.state["access"]
    chosen = {name: request.cookies.get(name, "") for name in _CHOICES}
    return show_page(request, "settings.html", chosen=chosen, tokens=access.tokens(), new_token=new_token)


@post("/settings", sync_to_thread=False, needs="nothing")
def choose(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Keep what the reader chose, in cookies of the browser."""
    answer = go_back(data)
    for name, allowed in _CHOICES.items():
        if data.get(name) in allowed:
            answer.set_cookie(Cookie(key=name, value=data[name], max_age=_YEAR, samesite="strict", path="/"))
    return answer


@post("/settings/tokens", sync_to_thread=False, needs="reader")
def make_token(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[str]:
    """Make a token for a program, and show it this once."""
    access: Access = request.app.state["access"]
    scope = _SCOPES.get(data.get("scope", ""), "read")
    return _show_settings(request, new_token=access.make_token(data.get("name", "").strip() or "token", scope))


@post("/settings/tokens/revoke", sync_to_thread=False, needs="reader")
def revoke_token(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """End a token."""
    access: Access = request.app.state["access"]
    access.revoke(data.get("id", ""))
    return Redirect("/settings", status_code=303)


HANDLERS = (enter, settings, choose, make_token, revoke_token)
