"""`sijill instrument [SIDE [SIDE] | ID]`: treaties, memoranda and the like, and how far each has come for whom."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.cli.show import show_page

_PREFIXES = ("ins-", "und-", "out-")


def instrument(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SIDE [SIDE] | ID]", help="One side or two, by code or name; or an id (ins-…, und-…, out-…)."
        ),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only this kind: exemption, twinning, memorandum, programme, partnership, treaty.",
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage",
            metavar="STAGE",
            help="Only those that stand there: negotiated, agreed, signed, ratified, in-force, expired, ended.",
        ),
    ] = None,
    roll_up: Annotated[
        bool, typer.Option("--roll-up", help="Let what belongs to a side count as it: Sharjah as the UAE.")
    ] = False,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show instruments; with an id one in full, with its life for each party.

    What was signed is an instrument by itself; of any other undertaking a person makes one:
    `sijill describe`. `sijill stage` states how far one has come.

    Examples: sijill instrument KW JP, sijill instrument KW --kind treaty --stage signed.
    """
    given = tuple(words or ())
    labels = Labels(language.value)
    with ask_register(register, asof) as opened:
        if len(given) == 1 and given[0].startswith(_PREFIXES):
            page = opened.page("ins-" + given[0].partition("-")[2])
            if format is OutputFormat.json:
                print_json(page)
            else:
                show_page(page, labels)
            return
        found = opened.instruments(
            *given,
            rolled_up=roll_up,
            kinds=(kind,) if kind else (),
            stages=(stage,) if stage else (),
        )
    if format is OutputFormat.json:
        print_json(found)
        return
    lines = Lines(labels, ())
    if not found:
        lines.page.line(labels.word("nothing_found"))
    for line in found:
        lines.instrument(line, 0)
