"""`sijill why A B`: the reasons why two people, or two encounters, are one or are not."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import Format, OutputFormat, RegisterFile, open_register
from sijill.cli.output import print_json


def why(
    one: Annotated[str, typer.Argument(metavar="A", help="A person (per-…, men-…) or an encounter (enc-…, acc-…).")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")],
    register: RegisterFile = None,
    format: Format = OutputFormat.text,
) -> None:
    """Tell why two people, or two encounters, are one, or why they are not.

    For two that are one: the judgements that lead from the first to the second.
    For two that are not: all that was judged on them.
    """
    with open_register(register) as opened:
        told = opened.explain(one, other)
    if format is OutputFormat.json:
        print_json(told)
        return
    typer.echo(f"{one} and {other} are {'one' if told.is_one else 'two'}.")
    if not told.steps:
        typer.echo(
            "  it is the same mention" if told.is_one else "  nothing in their names, sides and days ties them"
        )
    for step in told.steps:
        typer.echo(f"  {step.one} – {step.other}: {step.verdict} ({step.score:.2f}, {step.rule}, entry {step.entry})")
        typer.echo(f"    {step.reason}")
