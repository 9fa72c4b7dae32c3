"""`sijill search QUERY`: people, encounters, outcomes and texts in one box, in any of the three scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.errors import InputError
from sijill.register.answers import Facets, Hit
from sijill.register.index import KINDS

_MOST = 12  # values of a facet on one line


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words that must all occur.")],
    register: RegisterFile = None,
    asof: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many of each kind.")] = 10,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help="Only person, body, encounter, outcome or document; may be repeated."
        ),
    ] = None,
    side: Annotated[
        list[str] | None, typer.Option("--side", metavar="CODE", help="Only what has to do with this side.")
    ] = None,
    year: Annotated[
        list[str] | None, typer.Option("--year", metavar="YEAR", help="Only what is of this year.")
    ] = None,
    written_in: Annotated[
        list[str] | None,
        typer.Option("--written-in", metavar="CODE", help="Only words in this language: ar, en, ja."),
    ] = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Find people, encounters, outcomes and documents that hold all words of the query.

    Arabic is found in any spelling and with attached particles (اسيا finds وآسيا),
    Japanese by two characters (東京) or one, Latin letters without their accents.
    """
    unknown = sorted(set(kind or ()) - set(KINDS))
    if unknown:
        raise InputError(f"no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    words = " ".join(query)
    wanted = {"kinds": kind or (), "sides": side or (), "years": year or (), "languages": written_in or ()}
    with ask_register(register, asof) as opened:
        hits, facets = opened.explore(words, limit=limit, **wanted)
    if format is OutputFormat.json:
        print_json(hits)
        return
    lines = Lines(Labels(language.value), ())
    if not hits:
        lines.page.line(lines.labels.word("nothing_found"))
    for hit in hits:
        _show(hit, lines)
    if len(hits) > 1:
        _show_facets(facets, lines)


def _show_facets(facets: Facets, lines: Lines) -> None:
    labels = lines.labels
    lines.page.heading(lines.page.marked(labels.word("facets")))
    more = "+" if facets.cut else ""  # only the newest of very many are counted
    for word, found, name in (
        ("facet_kinds", facets.kinds, labels.word),
        ("sides", facets.sides[:_MOST], labels.side),
        ("facet_years", facets.years[:_MOST], str),
        ("languages", facets.languages, labels.language_name),
    ):
        if found:
            told = [f"{name(one.value)} ({one.times}{more})" for one in found]
            lines.page.line(labels.titled(labels.word(word), labels.join(told)), 1)


def _show(hit: Hit, lines: Lines) -> None:
    title = lines.encounter_title(hit.encounter) if hit.encounter else f"{lines.page.told(hit.title)}  {hit.id}"
    lines.page.line(lines.labels.titled(lines.labels.word(hit.kind), title))
    if hit.snippet and hit.snippet != hit.title:
        lines.page.line(lines.page.told(hit.snippet), 1)
