"""`sijill verify`: is the register still what was written?"""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from sijill.cli.options import Format, OutputFormat, RegisterFile, open_register
from sijill.errors import IntegrityError


def verify(
    register: RegisterFile = None,
    expect: Annotated[
        str | None,
        typer.Option(
            "--expect",
            metavar="HASH",
            help="A hash noted earlier; the entry that bears it must still be there.",
        ),
    ] = None,
    format: Format = OutputFormat.text,
) -> None:
    """Check the register: the chain of entries, the texts, every quote, and the view.

    Nothing is changed. Note the hash that is printed: `--expect` finds out later
    whether the entries up to it are still there. Leaves with 7 when anything is wrong.
    """
    with open_register(register) as opened:
        report = opened.verify(expect)
    if format is OutputFormat.json:
        typer.echo(msgspec.json.format(msgspec.json.encode(report)).decode())
    else:
        for fault in report.faults:
            typer.echo(f"{fault.kind}: {fault.place}: {fault.message}")
        typer.echo(f"checked {report.entries} entries, {report.texts} texts, {report.quotes} quotes")
        if report.entries:
            typer.echo(f"last entry: {report.head}")
    if report.faults:
        raise IntegrityError(f"{opened.name} is not what was written; faults found: {len(report.faults)}")
