"""`sijill restore FILE`: a register made from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.options import LabelLanguage, Language, RegisterFile, get_config
from sijill.register import get_name
from sijill.register import restore as restore_register


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `sijill backup` wrote.")],
    register: RegisterFile = None,
    language: Language = LabelLanguage.en,
) -> None:
    """Make a register from a backup, in a place where there is none.

    The backup is checked first; one that is not what was written is refused. It is
    not changed. A register that is still there is never overwritten: move it away.
    """
    place = register or get_config().register
    done = restore_register(file, place)
    typer.echo(Labels(language.value).word("restored", place=get_name(place), entries=done.entries))
