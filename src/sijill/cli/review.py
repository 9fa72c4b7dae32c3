"""`sijill review`: what readers proposed and nobody judged yet."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines, spell
from sijill.cli.options import Format, LabelLanguage, Language, OutputFormat, RegisterFile, open_register
from sijill.cli.output import print_json
from sijill.cli.reviewing import Kind, Least, Source, Surest
from sijill.errors import InputError
from sijill.records import State
from sijill.register import Rule
from sijill.register.answers import FactLine


def review(
    kind: Kind = None,
    source: Source = None,
    at_least: Least = None,
    below: Surest = None,
    state: Annotated[
        str, typer.Option("--state", help=f"Facts that stand so: {', '.join(get_args(State))}.")
    ] = "proposed",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    register: RegisterFile = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """List facts that wait for a person's judgement, each with its words, the least sure first.

    `sijill accept`, `reject`, `unsure` and `correct` take the ids that are printed.
    """
    for known in get_args(State):
        if state == known:
            break
    else:
        raise InputError(f"no state {state!r}; there are {', '.join(get_args(State))}")
    with open_register(register) as opened:
        rule = Rule(kind=kind, source=source, least=at_least, surest=below, state=known)
        found = opened.facts(rule, limit=limit)
    if format is OutputFormat.json:
        print_json(found)
        return
    lines = Lines(Labels(language.value), ())
    if not found:
        lines.page.line(lines.labels.word("nothing_to_review"))
    for fact in found:
        _show(fact, lines)


def _show(fact: FactLine, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    told = {field: out.told(spell(value)) for field, value in fact.told.items() if spell(value)}
    kind = labels.word(fact.kind)
    out.line(f"{fact.id}  {kind}  {fact.confidence:.2f}{lines.state(fact.state)}")
    out.line(" · ".join(f"{field} {value}" for field, value in told.items()), 1)
    for quote in fact.quotes:
        out.line(f"{out.told(quote.words)} [{out.told(fact.name)}]", 1)
