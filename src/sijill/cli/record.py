"""`sijill record`: a contact entered by hand, past or planned."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sijill import filing
from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.errors import InputError
from sijill.recording import Minutes, make_record


def record(
    minutes: Annotated[
        str,
        typer.Argument(
            metavar="MINUTES", help="A JSON file with the contact or the outcomes, or - for standard input."
        ),
    ],
    register: RegisterFile = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who answers for the entry; else SIJILL_BY.")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The occasion.")] = None,
) -> None:
    """Record a meeting by hand, past or to come, or a promise or signing without one.

    It becomes a text of its own, one line a fact, and is filed like any document: one account among others.
    Its JSON has kind and polities (neither where it is only outcomes), and as far as known
    status (planned, held, cancelled), date, place, country,
    venue, mechanism, round, topics, people (name, polity, capacity, lead), outcomes (kind, what, by, to, due,
    topics), notes and language (en, ar, ja).
    """
    name = by or get_config().by
    try:
        told = sys.stdin.buffer.read() if minutes == "-" else Path(minutes).read_bytes()
        given = msgspec.json.decode(told, type=Minutes)
    except OSError as error:
        raise InputError(f"{minutes} cannot be read: {error.strerror}") from error
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{minutes}: {error}") from error
    document, readout = make_record(given, by=name, at=datetime.now(UTC))
    with open_register(register, writes=True, create=True) as opened:
        filed = filing.file(document, readout, opened, by=name, why=why or "recorded by hand")
    typer.echo(f"entry {filed.entry}: {document.title}  {filed.document}")
