"""What the commands that judge facts share: which facts are meant, and what is told when it is done."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.options import get_config, open_register
from sijill.errors import InputError
from sijill.records import State
from sijill.register import Rule

Facts = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID…",
        help="Accounts, outcomes, encounters, people, documents, or participants (acc-…/men-…).",
        show_default=False,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Only of this kind: encounter, participant, outcome."),
]
Source = Annotated[
    str | None, typer.Option("--source", metavar="PUBLISHER", help="Only what documents of this publisher say.")
]
Least = Annotated[
    float | None,
    typer.Option("--at-least", min=0, max=1, metavar="CONFIDENCE", help="Only what was read as surely as this."),
]
Surest = Annotated[
    float | None,
    typer.Option("--below", min=0, max=1, metavar="CONFIDENCE", help="Only what was read less surely than this."),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else SIJILL_BY.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")]


def judge(
    facts: list[str] | None,
    rule: Rule,
    *,
    state: State,
    register: str | None,
    by: str | None,
    why: str | None,
    language: str,
) -> None:
    """Judge the facts that are named, or those that a rule means, and tell how many and how to take it back."""
    is_rule = (rule.kind, rule.source, rule.least, rule.surest) != (None, None, None, None)
    if bool(facts) == is_rule:
        raise InputError("name facts, or give a rule (--kind, --source, --at-least, --below), one of the two")
    with open_register(register, writes=True) as opened:
        entry = opened.review(facts or rule, state=state, by=by or get_config().by, why=why)
        judged = len(opened.page(str(entry.number)).facts)  # type: ignore[union-attr]
    labels = Labels(language)
    typer.echo(labels.word("judged", entry=entry.number, state=labels.word(f"state_{state}"), facts=judged))
