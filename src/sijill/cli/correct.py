"""`sijill correct ID FIELD=VALUE…`: what is right instead of what was read."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import LabelLanguage, Language, RegisterFile, get_config, open_register
from sijill.cli.reviewing import By, Why
from sijill.errors import InputError
from sijill.register.answers import EntryPage


def correct(
    fact: Annotated[str, typer.Argument(metavar="ID", help="An account, an outcome or a participant (acc-…/men-…).")],
    values: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE…", help="Such as date=2024-05-12, to=JP,KW; venue= takes away."),
    ],
    register: RegisterFile = None,
    by: By = None,
    why: Why = None,
    language: Language = LabelLanguage.en,
) -> None:
    """Correct fields of a fact. The corrected value shows from now on, before whatever other accounts say.

    What was read stays known: `sijill show` tells it beside the correction. Fields of
    an account: kind, status, date, place, country, venue, mechanism, round, polities,
    topics; of an outcome: kind, by, to, what, topics, due; of a participant: capacity,
    organization, polity, lead. `sijill unmerge` with the number of the entry takes it back.
    """
    told = {}
    for value in values:
        field, equals, text = value.partition("=")
        if not equals:
            raise InputError(f"{value} is no correction; it is like date=2024-05-12")
        told[field.strip()] = text
    with open_register(register, writes=True) as opened:
        entry = opened.correct(fact, told, by=by or get_config().by, why=why)
        page = opened.page(str(entry.number))
    lines = Lines(Labels(language.value), ())
    assert isinstance(page, EntryPage)
    lines.said(page, 0)
