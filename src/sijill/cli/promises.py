"""`sijill promises [SIDE [SIDE]]`: what was proposed or promised and is still open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.register.promises import UNSETTLED
from sijill.vocabulary import undertaking_statuses


def promises(
    sides: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SIDE [SIDE]]", help="One side or two, by code or name; all where none is given."),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status", metavar="STATUS", help="open, under-way, done, lapsed, refused, superseded; may be repeated."
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Whatever its status.")] = False,
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME", help="Only what NAME looks after.")] = None,
    due: Annotated[
        int | None,
        typer.Option("--due", metavar="DAYS", min=0, help="Only what is due within DAYS days, or overdue."),
    ] = None,
    silent: Annotated[
        int | None,
        typer.Option("--silent", metavar="DAYS", min=0, help="Only what nothing was heard of for DAYS days."),
    ] = None,
    roll_up: Annotated[
        bool, typer.Option("--roll-up", help="Let what belongs to a side count as it: Sharjah as the UAE.")
    ] = False,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show the promise book: what is open, the due and the longest silent first.

    Examples: sijill promises, sijill promises AE-SH JP, sijill promises اليابان --silent 365.
    """
    today = datetime.now(UTC).date()
    statuses = tuple(term.id for term in undertaking_statuses()) if every else tuple(status or UNSETTLED)
    with ask_register(register, asof) as opened:
        found = opened.promises(
            *(sides or ()),
            rolled_up=roll_up,
            statuses=statuses,
            owner=owner,
            due_until=None if due is None else (today + timedelta(days=due)).isoformat(),
            silent_since=None if silent is None else (today - timedelta(days=silent)).isoformat(),
        )
    if format is OutputFormat.json:
        print_json(found)
        return
    lines = Lines(Labels(language.value), ())
    if not found:
        lines.page.line(lines.labels.word("no_promises"))
    for line in found:
        lines.undertaking(line, 0, today=today)
