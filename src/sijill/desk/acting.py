"""Who acts in a request: the register as they may see it, and the name their decisions bear.

Screens get the register here and nowhere else. What a person may not see is not in
the register that this gives, so that no screen has to leave anything out.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from sijill.errors import InputError, RefusedError
from sijill.records import MARKINGS, Marking
from sijill.register import Register, Seen
from sijill.register.answers import EntryPage
from sijill.register.users import ROLES, Role, Users

Need = Literal["nothing", "reader", "editor", "reviewer", "administrator"]
"""The role that a route asks for; "nothing" of a stranger, too."""

_ACTOR = "sijill.actor"


class Actor(NamedTuple):
    """Who makes a request: a name, what they may do, and what they may see.

    `session` is the id of the session of a user; None for a program, and for the one
    person who opened the desk by its link. A program acts for whoever made its token.
    """

    name: str
    role: Role
    clearance: Marking
    session: str | None = None


def set_actor(scope: Any, actor: Actor) -> None:
    """Note in a request who makes it."""
    scope[_ACTOR] = actor


def match_actor(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor | None:
    """Return who makes a request; None for a stranger."""
    actor = connection.scope.get(_ACTOR)
    return actor if isinstance(actor, Actor) else None


def get_actor(request: Request[Any, Any, Any]) -> Actor:
    """Return who makes a request; RefusedError for a stranger."""
    actor = match_actor(request)
    if actor is None:
        raise RefusedError("nobody is signed in")
    return actor


def get_register(request: Request[Any, Any, Any]) -> Register:
    """Return the register as whoever makes a request may see it."""
    actor = get_actor(request)
    seen: Seen = request.app.state["seen"]
    return seen.by(actor.clearance)


def get_by(request: Request[Any, Any, Any]) -> str:
    """Return the name under which whatever a request decides is written down."""
    return get_actor(request).name


def get_users(request: Request[Any, Any, Any]) -> Users:
    """Return the users of the desk."""
    users: Users = request.app.state["users"]
    return users


def find_markings(request: Request[Any, Any, Any]) -> tuple[Marking, ...]:
    """Return the markings that whoever makes a request may see, and so may give."""
    return MARKINGS[: MARKINGS.index(get_actor(request).clearance) + 1]


def get_marking(request: Request[Any, Any, Any], told: str | None) -> Marking | None:
    """Return the marking that a form gives, None where it gives none.

    InputError for one that whoever sends it may not see.
    """
    if not told:
        return None
    found = next((marking for marking in find_markings(request) if marking == told), None)
    if found is None:
        raise InputError(f"you may mark as {', '.join(find_markings(request))}")
    return found


def find_left_out(request: Request[Any, Any, Any]) -> tuple[str, ...]:
    """Return the kinds of entries that lists leave out for whoever asks: those of users, but for administrators."""
    return () if may(get_actor(request).role, "administrator") else ("administration",)


def check_own(request: Request[Any, Any, Any], entry: int) -> None:
    """Refuse to let an editor take back what somebody else wrote; who reviews may."""
    actor = get_actor(request)
    if may(actor.role, "reviewer"):
        return
    found = get_register(request).page(str(entry))
    if not isinstance(found, EntryPage) or found.by != actor.name:
        raise RefusedError(f"entry {entry} was written by somebody else; a reviewer may take it back")


def may(role: Role, need: Need) -> bool:
    """Say whether a role may do what asks for a role."""
    return need == "nothing" or ROLES.index(role) >= ROLES.index(need)


def find_need(handler: BaseRouteHandler) -> Need | None:
    """Return the role that a route asks for, by its `needs`; None where it doesn't say."""
    need: Need | None = handler.opt.get("needs")
    return need


def check_need(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse what the role of whoever asks doesn't allow, and every route that doesn't say what it needs."""
    need = find_need(handler)
    if need == "nothing":
        return
    actor = match_actor(connection)
    if need is None or actor is None or not may(actor.role, need):
        wanted = f"this is for the role {need}" if need else "nothing says who may do this"
        raise RefusedError(wanted)
