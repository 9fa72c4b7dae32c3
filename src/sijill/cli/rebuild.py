"""`sijill rebuild`: compute the view anew from the journal."""

from __future__ import annotations

import typer

from sijill.cli.options import RegisterFile, open_register


def rebuild(register: RegisterFile = None) -> None:
    """Compute everything that is derived (the view) anew from the journal.

    Never needed in normal use: the view is kept up to date with every entry. It
    mends a view that was damaged; the journal itself is not touched.
    """
    with open_register(register, writes=True) as opened:
        typer.echo(f"rebuilt from {opened.rebuild()} entries: {opened.name}")
