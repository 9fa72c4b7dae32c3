"""`sijill export`: the whole register in one of the exchange formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sijill.cli.options import AsOf, RegisterFile, ask_register
from sijill.exchange.formats import FORMATS, get_format
from sijill.exchange.formats.csv import write_csv
from sijill.register.flat import TABLES


def export(
    register: RegisterFile = None,
    asof: AsOf = None,
    format: Annotated[
        str, typer.Option("--format", help=f"One of: {', '.join(one.name for one in FORMATS)}, csv.")
    ] = FORMATS[0].name,
    table: Annotated[
        str, typer.Option("--table", metavar="NAME", help=f"For csv, which table: {', '.join(TABLES)}.")
    ] = "encounters",
) -> None:
    """Write all that the register holds to standard output, as it is at one moment; as csv, one flat table."""
    if format == "csv":
        with ask_register(register, asof) as opened, opened.rows(table) as rows:
            write_csv(rows, sys.stdout)
        return
    chosen = get_format(format)
    with ask_register(register, asof) as opened, opened.exporting() as tables:
        chosen.write(tables, sys.stdout)
