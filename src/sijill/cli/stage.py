"""`sijill stage ID STAGE`: how far an instrument has come, and for whom."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.records import Action


def stage(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An instrument (ins-…), or an undertaking or outcome that is one.")
    ],
    reached: Annotated[
        str,
        typer.Argument(metavar="STAGE", help="negotiated, agreed, signed, ratified, in-force, expired or ended."),
    ],
    register: RegisterFile = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="SIDE", help="For whom, by code; for all parties where none is given."),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day.")] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="TEXT", help="In which words.")] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="DOCUMENT", help="The document (doc-…) that shows it.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """State that an instrument has reached a stage; `sijill unmerge` with the number of the entry takes it back.

    Example: sijill stage ins-… ratified --party KW --on 2025-09-01.
    """
    action = Action(
        outcome=identifier, stage=reached, parties=tuple(party or ()), day=on, words=words, document=evidence
    )
    with open_register(register, writes=True) as opened:
        entry = opened.say(identifier, action, by=by or get_config().by, why=why)
    typer.echo(f"entry {entry.number}: {identifier} is {reached}; to take it back: sijill unmerge {entry.number}")
