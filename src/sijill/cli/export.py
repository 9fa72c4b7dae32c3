"""`sijill export`: the whole register in one of the exchange formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, open_register
from sijill.exchange.formats import FORMATS, get_format


def export(
    register: RegisterFile = None,
    format: Annotated[
        str, typer.Option("--format", help=f"One of: {', '.join(one.name for one in FORMATS)}.")
    ] = FORMATS[0].name,
) -> None:
    """Write all that the register holds to standard output, as it is at one moment."""
    chosen = get_format(format)
    with open_register(register) as opened, opened.exporting() as tables:
        chosen.write(tables, sys.stdout)
