"""`sijill describe ID`: what an instrument is, where its documents do not say so."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from sijill.cli.options import RegisterFile, get_config, open_register, told_or_taken_away
from sijill.errors import InputError
from sijill.records import Particulars


def describe(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An instrument (ins-…), undertaking (und-…) or outcome (out-…).")
    ],
    register: RegisterFile = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Which kind: exemption, twinning, memorandum, programme, partnership, treaty; as read where empty.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")] = None,
    parties: Annotated[
        str | None, typer.Option("--parties", metavar="CODES", help="All its parties: KW,JP. As read where empty.")
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option("--languages", metavar="CODES", help="In which it was made: ar,ja,en. None where empty."),
    ] = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="ID", help="The instrument it stands under; none where empty.")
    ] = None,
    amends: Annotated[
        str | None, typer.Option("--amends", metavar="ID", help="The instrument it changes; none where empty.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Say what an instrument is: its kind, title, parties, languages, what it stands under or changes.

    An undertaking becomes an instrument by its kind. `sijill unmerge` with the number of the entry takes it back.

    Examples: sijill describe und-… --kind exemption, sijill describe ins-… --title "Air Services Agreement".
    """
    told = {
        "kind": told_or_taken_away(kind),
        "title": told_or_taken_away(title),
        "parties": _codes(parties),
        "languages": _codes(languages),
        "parent": told_or_taken_away(under),
        "amends": told_or_taken_away(amends),
    }
    told = {field: value for field, value in told.items() if value is not msgspec.UNSET}
    if not told:
        raise InputError("say what it is: --kind, --title, --parties, --languages, --under or --amends")
    body = msgspec.convert({"outcome": identifier, **told}, Particulars)
    with open_register(register, writes=True) as opened:
        entry = opened.say(identifier, body, by=by or get_config().by, why=why)
    typer.echo(f"entry {entry.number}: {identifier} is described; to take it back: sijill unmerge {entry.number}")


def _codes(value: str | None) -> tuple[str, ...] | msgspec.UnsetType | None:
    if value is None:
        return msgspec.UNSET
    return tuple(code.strip() for code in value.split(",") if code.strip()) or None
