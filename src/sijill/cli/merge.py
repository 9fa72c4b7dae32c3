"""`sijill merge A B`: two people, or two encounters, are one."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register


def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="A person (per-…, men-…) or an encounter (enc-…, acc-…).")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")],
    register: RegisterFile = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Decide that two people, or two encounters, are one.

    Nothing is lost: each account and mention stays what it was, and `sijill unmerge`
    with the number of the entry takes the decision back.
    """
    with open_register(register, writes=True) as opened:
        entry = opened.decide(one, other, verdict="same", by=by or get_config().by, why=why)
    typer.echo(f"entry {entry.number}: {one} and {other} are one; to take it back: sijill unmerge {entry.number}")
