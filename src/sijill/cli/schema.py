"""`sijill schema`: the JSON Schema of what `sijill read` prints."""

from __future__ import annotations

import typer

from sijill.exchange import readout_schema


def schema() -> None:
    """Print the JSON Schema of the readout, for programs that check what `sijill read` gives them."""
    typer.echo(readout_schema(), nl=False)
