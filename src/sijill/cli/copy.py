"""`sijill copy FROM TO`: a register into another place, a file or a database."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.options import LabelLanguage, Language
from sijill.register import copy_register, get_name


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A register: a file, or postgresql://HOST/DATABASE.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where to: a new place, or an earlier copy.")],
    language: Language = LabelLanguage.en,
) -> None:
    """Copy a register entry by entry into another place, from a file into a database or the other way round.

    Each entry is checked on the way, and the copy answers as the original does. An
    earlier copy gets what it lacks; a place that holds anything else is refused.
    The original may be in use meanwhile.
    """
    done = copy_register(source, target)
    told = Labels(language.value).word("copied", place=get_name(target), entries=done.entries, added=done.added)
    typer.echo(told)
