"""`sijill body WORDS`: a ministry, agency or company, its posts and people, and whom they met."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile
from sijill.cli.show import show_found


def body(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of its name, codes of sides, or an id (bod-…)."),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 20,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show a body with its names, posts, people and encounters; of several that fit, a list.

    A body is a ministry, department, agency, company, chamber, party or university of a side, or an organization
    of states. It is found by what it is, in any language.
    Examples: sijill body 外務省, sijill body وزارة الخارجية الكويتية, sijill body chamber Dubai.
    """
    given = tuple(words or ())
    show_found(
        register,
        asof,
        given,
        prefix="bod-",
        find=lambda opened: opened.bodies(*given, limit=limit),
        tell=Lines.body_title,
        format=format,
        language=language.value,
    )
