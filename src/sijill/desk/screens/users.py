"""Users: who may come in, what each may do and see, who is in, and what was changed about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from sijill.desk.acting import get_actor, get_users
from sijill.desk.pages import show_page
from sijill.desk.passwords import hash_password
from sijill.errors import InputError
from sijill.records import MARKINGS
from sijill.register import Register
from sijill.register.answers import EntryPage
from sijill.register.markings import match_marking
from sijill.register.users import ROLES, Users

_MOST = 50
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/users", sync_to_thread=True, needs="administrator")
def show_users(request: Request[Any, Any, Any]) -> Response[str]:
    """List users, open sessions, tokens, and the last changes of them."""
    users = get_users(request)
    whole: Register = request.app.state["whole"]  # of its journal nothing but what was changed about users
    found = [whole.page(str(line.number)) for line in whole.entries(limit=_MOST, only=("administration",))]
    return show_page(
        request,
        "users.html",
        users=users.all(),
        sessions=users.sessions(),
        tokens=users.tokens(),
        changes=[entry for entry in found if isinstance(entry, EntryPage)],
        roles=ROLES,
        markings=MARKINGS,
    )


@post("/users", sync_to_thread=True, needs="administrator")
def change(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Add or change a user, or end a session or a token, as `action` says."""
    action = _ACTIONS.get(data.get("action", ""))
    if action is None:
        raise InputError(f"the action is one of {', '.join(_ACTIONS)}")
    action(get_users(request), data, get_actor(request).name)
    return Redirect("/users", status_code=303)


def _add(users: Users, data: dict[str, str], by: str) -> None:
    users.add(
        data.get("name", ""),
        role=data.get("role", ""),
        clearance=match_marking(data.get("clearance", "")),
        password=hash_password(data.get("password", "")),
        by=by,
    )


def _set_rights(users: Users, data: dict[str, str], by: str) -> None:
    # A form holds both; what stays as it was is no change.
    user = next((one for one in users.all() if one.name == data.get("name")), None)
    if user is None or data.get("role", user.role) != user.role:
        users.set_role(data.get("name", ""), data.get("role", ""), by=by)
    if user is None or data.get("clearance", user.clearance) != user.clearance:
        users.set_clearance(data.get("name", ""), match_marking(data.get("clearance", "")), by=by)


def _set_password(users: Users, data: dict[str, str], by: str) -> None:
    users.set_password(data.get("name", ""), hash_password(data.get("password", "")), by=by)


_ACTIONS: dict[str, Callable[[Users, dict[str, str], str], None]] = {
    "add": _add,
    "rights": _set_rights,
    "password": _set_password,
    "disable": lambda users, data, by: users.disable(data.get("name", ""), by=by),
    "enable": lambda users, data, by: users.enable(data.get("name", ""), by=by),
    "end-session": lambda users, data, by: users.end_session(data.get("id", ""), by=by),
    "end-token": lambda users, data, by: users.end_token(data.get("id", ""), by=by),
}

HANDLERS = (show_users, change)
