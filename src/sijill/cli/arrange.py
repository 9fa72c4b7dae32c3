"""`sijill arrange ID`: how often a mechanism meets and who is host next."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from sijill.cli.options import RegisterFile, get_config, open_register, told_or_taken_away
from sijill.errors import InputError
from sijill.records import Arrangement


def arrange(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A mechanism (mec-…).")],
    register: RegisterFile = None,
    every: Annotated[
        int | None,
        typer.Option("--every", metavar="MONTHS", min=0, help="How often it meets; as learnt where 0."),
    ] = None,
    next_host: Annotated[
        str | None,
        typer.Option("--next-host", metavar="SIDE", help="Who is host next; as learnt where empty."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Say how often a mechanism meets and who is host next, instead of what its rounds teach.

    `sijill unmerge` with the number of the entry takes it back.

    Example: sijill arrange mec-… --every 12 --next-host KW.
    """
    if every is None and next_host is None:
        raise InputError("say how often it meets (--every) or who is host next (--next-host)")
    told = Arrangement(
        mechanism=identifier,
        months=msgspec.UNSET if every is None else every or None,
        next_host=told_or_taken_away(next_host),
    )
    with open_register(register, writes=True) as opened:
        entry = opened.say(identifier, told, by=by or get_config().by, why=why)
    typer.echo(f"entry {entry.number}: {identifier} is arranged; to take it back: sijill unmerge {entry.number}")
