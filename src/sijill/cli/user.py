"""`sijill user ACTION [NAME] [VALUE]`: who may use the desk, what each may do and see."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.errors import InputError
from sijill.register import Register
from sijill.register.markings import match_marking
from sijill.register.users import Users


class Action(StrEnum):
    """What is done about users."""

    list = "list"
    add = "add"
    role = "role"
    clearance = "clearance"
    passwd = "passwd"  # noqa: S105 - the name of an action
    disable = "disable"
    enable = "enable"


def user(
    action: Annotated[Action, typer.Argument(help="What is done.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The user.", show_default=False)] = None,
    value: Annotated[
        str | None,
        typer.Argument(metavar="VALUE", help="The role or the clearance that they get.", show_default=False),
    ] = None,
    clearance: Annotated[
        str, typer.Option("--clearance", metavar="MARKING", help="What a new user may see: up to this marking.")
    ] = "open",
    register: RegisterFile = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who changes it; else SIJILL_BY.")] = None,
) -> None:
    """Keep the users of the desk.

    `list`, `add NAME ROLE`, `role NAME ROLE`, `clearance NAME MARKING`, `passwd NAME`,
    `disable NAME`, `enable NAME`.

    Roles are reader, editor, reviewer and administrator, each of which may do what the one before
    may. A password is asked for, or read as one line from standard input. The first user must be
    an administrator; from then on the desk asks everybody to sign in. Every change is an entry of
    the journal. Who can run this command on the register's file can read all of it anyway.
    """
    if action is not Action.list and not name:
        raise InputError(f"sijill user {action} wants the name of a user")
    if action in (Action.add, Action.role, Action.clearance) and not value:
        raise InputError(f"sijill user {action} wants a {'clearance' if action is Action.clearance else 'role'}")
    with open_register(register, writes=action is not Action.list) as opened:
        if action is Action.list:
            _list(opened)
            return
        _change(Users(opened), action, name or "", value or "", clearance=clearance, by=by or get_config().by)
    typer.echo(f"{name}: {_DONE[action]}")


_DONE = {
    Action.add: "added",
    Action.role: "has another role",
    Action.clearance: "has another clearance",
    Action.passwd: "has another password; all sessions ended",
    Action.disable: "shut out; all sessions ended",
    Action.enable: "let in again",
}


def _change(users: Users, action: Action, name: str, value: str, *, clearance: str, by: str) -> None:
    match action:
        case Action.add:
            users.add(name, role=value, clearance=match_marking(clearance), password=_ask(), by=by)
        case Action.role:
            users.set_role(name, value, by=by)
        case Action.clearance:
            users.set_clearance(name, match_marking(value), by=by)
        case Action.passwd:
            users.set_password(name, _ask(), by=by)
        case Action.disable:
            users.disable(name, by=by)
        case Action.enable:
            users.enable(name, by=by)


def _ask() -> str:
    try:
        from sijill.desk.passwords import hash_password  # noqa: PLC0415 - an optional part
    except ModuleNotFoundError as error:
        raise InputError(
            f"the desk is not installed ({error.name} is missing): pip install 'sijill[desk]'"
        ) from error
    if sys.stdin.isatty():
        return hash_password(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return hash_password(sys.stdin.readline().rstrip("\r\n"))


def _list(register: Register) -> None:
    for one in Users(register).all():
        shut = ", shut out" if one.is_disabled else ""
        typer.echo(f"{one.name}: {one.role}, sees up to {one.clearance}{shut}")
