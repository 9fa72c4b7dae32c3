"""`sijill backup FILE`: the register as it is at this moment, in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.options import LabelLanguage, Language, RegisterFile, get_config
from sijill.register import back_up


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.")],
    register: RegisterFile = None,
    language: Language = LabelLanguage.en,
) -> None:
    """Write the register, as it is at this moment, into a new file, and check that file.

    The register may be in use meanwhile. The file is a register itself: every command
    can ask it, and `sijill restore` makes a register from it. Note the hash that is
    printed; `sijill verify --expect` finds out later whether everything up to it is there.
    """
    done = back_up(register or get_config().register, file)
    labels = Labels(language.value)
    typer.echo(labels.word("backed_up", file=file, entries=done.entries))
    if done.head:
        typer.echo(labels.word("last_hash", hash=done.head))
