"""`sijill follow ID`: what became of a promise."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import msgspec
import typer

from sijill.cli.options import RegisterFile, get_config, open_register, told_or_taken_away
from sijill.errors import InputError
from sijill.records import Follow, Verdict


def follow(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An undertaking (und-…) or one of its outcomes (out-…).")
    ],
    register: RegisterFile = None,
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="OUTCOME", help="Confirm an outcome (out-…) as a step of this undertaking."),
    ] = None,
    no_step: Annotated[
        str | None, typer.Option("--no-step", metavar="OUTCOME", help="Say that an outcome is none of its steps.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="STATUS", help="Where it stands: open, under-way, done, lapsed, refused, superseded."
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Since when; else today.")] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="TEXT", help="In which words.")] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="DOCUMENT", help="The document (doc-…) that shows it.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Who looks after it; nobody where empty.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="Until when; no day where empty.")] = None,
    verifiable: Annotated[
        bool | None,
        typer.Option(
            "--verifiable/--not-verifiable", help="Whether one could tell that it was done.", show_default=False
        ),
    ] = None,
    flows_from: Annotated[
        str | None,
        typer.Option("--flows-from", metavar="ID", help="The instrument (ins-…) it flows from; none where empty."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Follow an undertaking: confirm its next step, say where it stands, who looks after it, until when.

    Each is an entry of the journal; `sijill unmerge` with its number takes it back.
    """
    name = by or get_config().by
    told = Follow(
        outcome=identifier,
        status=status,
        day=on or (datetime.now(UTC).date().isoformat() if status else None),
        words=words,
        document=evidence,
        owner=told_or_taken_away(owner),
        due=told_or_taken_away(due),
        is_verifiable=msgspec.UNSET if verifiable is None else verifiable,
        flows_from=told_or_taken_away(flows_from),
    )
    says_more = status is not None or any(
        one is not msgspec.UNSET for one in (told.owner, told.due, told.is_verifiable, told.flows_from)
    )
    if not says_more and any(one is not None for one in (on, words, evidence)):
        raise InputError("--on, --words and --evidence belong to a --status")
    with open_register(register, writes=True) as opened:
        answers: tuple[tuple[str | None, Verdict], ...] = ((step, "same"), (no_step, "different"))
        for outcome, verdict in answers:
            if outcome is not None:
                entry = opened.decide(identifier, outcome, verdict=verdict, by=name, why=why)
                told_apart = "is a step of" if verdict == "same" else "is no step of"
                typer.echo(f"entry {entry.number}: {outcome} {told_apart} {identifier}")
        if says_more or (step is None and no_step is None):
            entry = opened.follow(identifier, told, by=name, why=why)
            typer.echo(
                f"entry {entry.number}: {identifier} is followed; to take it back: sijill unmerge {entry.number}"
            )
