"""`sijill export`: the whole register in one of the exchange formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sijill.cli.options import AsOf, RegisterFile, ask_register
from sijill.exchange.formats import FORMATS, get_format
from sijill.exchange.formats.csv import write_csv
from sijill.register.flat import TABLES
from sijill.register.markings import match_marking


def export(
    register: RegisterFile = None,
    asof: AsOf = None,
    format: Annotated[
        str, typer.Option("--format", help=f"One of: {', '.join(one.name for one in FORMATS)}, csv.")
    ] = FORMATS[0].name,
    table: Annotated[
        str, typer.Option("--table", metavar="NAME", help=f"For csv, which table: {', '.join(TABLES)}.")
    ] = "encounters",
    clearance: Annotated[
        str | None,
        typer.Option("--clearance", metavar="MARKING", help="Only what this lets see: open, internal, confidential."),
    ] = None,
) -> None:
    """Write all that the register holds to standard output, as it is at one moment; as csv, one flat table.

    With a clearance, it is written as if what is marked above it had never been filed: to be handed on. Where
    something is kept back this is computed first, which takes as long as `sijill rebuild`.
    """
    told = match_marking(clearance) if clearance else None
    if format == "csv":
        with ask_register(register, asof, clearance=told) as opened, opened.rows(table) as rows:
            write_csv(rows, sys.stdout)
        return
    chosen = get_format(format)
    with ask_register(register, asof, clearance=told) as opened, opened.exporting() as tables:
        chosen.write(tables, sys.stdout)
