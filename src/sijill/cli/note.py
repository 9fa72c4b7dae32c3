"""`sijill note ABOUT --words TEXT`: a note of one's own on anything in the register."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.records import Remark
from sijill.register.markings import match_marking


def note(
    about: Annotated[
        list[str],
        typer.Argument(
            metavar="ID | SIDE SIDE",
            help="An encounter, person, undertaking, instrument, outcome, document or mechanism by its id;"
            " or two sides by their codes.",
        ),
    ],
    register: RegisterFile = None,
    words: Annotated[str, typer.Option("--words", metavar="TEXT", help="The note.")] = "",
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="DOCUMENT", help="A document (doc-…) that belongs to it.")
    ] = None,
    marking: Annotated[
        str, typer.Option("--marking", metavar="MARKING", help="Who may see it: open, internal or confidential.")
    ] = "open",
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose note it is; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Write a note; `sijill show`, or `sijill relation`, tells it. `sijill unmerge` with its entry takes it back.

    Examples: sijill note enc-… --words "Ask for the minutes", sijill note KW JP --words "Quiet since the summer".
    """
    told = " ".join(about)
    with open_register(register, writes=True) as opened:
        remark = Remark(about=told, words=words, document=evidence, marking=match_marking(marking))
        entry = opened.say(told, remark, by=by or get_config().by, why=why)
    typer.echo(f"entry {entry.number}: noted; to take it back: sijill unmerge {entry.number}")
