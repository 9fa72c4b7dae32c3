"""`sijill unmerge ENTRY`: take a decision back."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register


def unmerge(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The number of the entry that decided.")],
    register: RegisterFile = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who takes it back; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Take back what `sijill merge` or `sijill distinct` decided, as if it had not been said.

    In any order, unless a later decision rests on this one: that one is named.
    """
    with open_register(register, writes=True) as opened:
        undone = opened.take_back(entry, by=by or get_config().by, why=why)
    typer.echo(f"entry {undone.number}: entry {entry} is taken back")
