"""`sijill body WORDS`: a ministry, agency or company, its posts and people, and whom they met."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.cli.show import show_page


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
    with ask_register(register, asof) as opened:
        found = () if is_id(given) else opened.bodies(*given, limit=limit)
        page = opened.page(given[0]) if is_id(given) else opened.page(found[0].id) if len(found) == 1 else None
    if format is OutputFormat.json:
        print_json(page or found)
        return
    labels = Labels(language.value)
    if page is not None:
        show_page(page, labels)
        return
    lines = Lines(labels, ())
    if not found:
        lines.page.line(labels.word("nothing_found"))
    for line in found:
        lines.page.line(lines.body_title(line))


def is_id(words: tuple[str, ...]) -> bool:
    """Say whether somebody gave the id of a body."""
    return len(words) == 1 and words[0].startswith("bod-")
