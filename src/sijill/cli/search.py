"""`sijill search QUERY`: people, encounters, outcomes and texts in one box, in any of the three scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.register.answers import Hit


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words that must all occur.")],
    register: RegisterFile = None,
    asof: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many of each kind.")] = 10,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Find people, encounters, outcomes and documents that hold all words of the query.

    Arabic is found in any spelling and with attached particles (اسيا finds وآسيا),
    Japanese by two characters (東京) or one, Latin letters without their accents.
    """
    with ask_register(register, asof) as opened:
        hits = opened.search(" ".join(query), limit=limit)
    if format is OutputFormat.json:
        print_json(hits)
        return
    lines = Lines(Labels(language.value), ())
    if not hits:
        lines.page.line(lines.labels.word("nothing_found"))
    for hit in hits:
        _show(hit, lines)


def _show(hit: Hit, lines: Lines) -> None:
    title = lines.encounter_title(hit.encounter) if hit.encounter else f"{lines.page.told(hit.title)}  {hit.id}"
    lines.page.line(lines.labels.titled(lines.labels.word(hit.kind), title))
    if hit.snippet and hit.snippet != hit.title:
        lines.page.line(lines.page.told(hit.snippet), 1)
