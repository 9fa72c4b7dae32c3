"""`sijill post WORDS`: an office, and who held it when."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile
from sijill.cli.show import show_found


def post(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of its name, codes of sides, or an id (pos-…)."),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 20,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show a post with its holders over time; of several that fit, a list.

    A post is an office that one person holds at a time: Consul-General of Japan in Dubai.
    Examples: sijill post consul Dubai, sijill post وزير الصحة, sijill post KW.
    """
    given = tuple(words or ())
    show_found(
        register,
        asof,
        given,
        prefix="pos-",
        find=lambda opened: opened.posts(*given, limit=limit),
        tell=Lines.post_title,
        format=format,
        language=language.value,
    )
