"""`sijill post WORDS`: an office, and who held it when."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.cli.show import show_page


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
    with ask_register(register, asof) as opened:
        found = () if is_id(given) else opened.posts(*given, limit=limit)
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
        lines.page.line(lines.post_title(line))


def is_id(words: tuple[str, ...]) -> bool:
    """Say whether somebody gave the id of a post."""
    return len(words) == 1 and words[0].startswith("pos-")
