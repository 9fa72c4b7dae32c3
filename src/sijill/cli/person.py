"""`sijill person NAME`: somebody in every spelling, capacities and encounters included."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.cli.show import show_page


def person(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name in any script, or an id (per-…, men-…).")],
    register: RegisterFile = None,
    asof: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 20,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show a person: all names, capacities over time, encounters, and why mentions are one person.

    Of several people whom the name fits, a list is shown.
    """
    words = " ".join(name)
    with ask_register(register, asof) as opened:
        hits = [] if is_id(words) else [hit for hit in opened.search(words, limit=limit) if hit.kind == "person"]
        page = opened.page(words) if is_id(words) else opened.page(hits[0].id) if len(hits) == 1 else None
    if format is OutputFormat.json:
        print_json(page or hits)
        return
    labels = Labels(language.value)
    if page is not None:
        show_page(page, labels)
        return
    lines = Lines(labels, ())
    lines.page.line(labels.word("several_found" if hits else "nothing_found"))
    for hit in hits:
        lines.page.line(f"{lines.page.told(hit.snippet or hit.title)}  {hit.id}", 1)


def is_id(words: str) -> bool:
    """Say whether somebody gave the id of a person or a mention."""
    return words.startswith(("per-", "men-")) and " " not in words
