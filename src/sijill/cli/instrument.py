"""`sijill instrument [SIDE [SIDE] | ID]`: treaties, memoranda and the like, and how far each has come for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import (
    AsOf,
    Format,
    LabelLanguage,
    Language,
    OutputFormat,
    RegisterFile,
    ask_register,
    get_config,
    open_register,
)
from sijill.cli.output import print_json
from sijill.cli.show import show_page
from sijill.errors import InputError
from sijill.records import Action, Particulars

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
            help="With an id: that it is an instrument of this kind; else only those of it:"
            " exemption, twinning, memorandum, programme, partnership, treaty.",
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage",
            metavar="STAGE",
            help="With an id: that it has reached this stage; else only those that stand there:"
            " negotiated, agreed, signed, ratified, in-force, expired, ended.",
        ),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(
            "--party", metavar="SIDE", help="Whom the stage is of, by code; all parties where none is given."
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of the stage.")] = None,
    words_of: Annotated[str | None, typer.Option("--words", metavar="TEXT", help="In which words.")] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="DOCUMENT", help="The document (doc-…) that shows the stage.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")] = None,
    parties: Annotated[
        str | None, typer.Option("--parties", metavar="CODES", help="All its parties: KW,JP. None where empty.")
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option("--languages", metavar="CODES", help="In which it was made: ar,ja,en. None where empty."),
    ] = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="ID", help="The instrument it stands under; none where empty.")
    ] = None,
    amends: Annotated[
        str | None, typer.Option("--amends", metavar="ID", help="The instrument it changes; none where empty.")
    ] = None,
    roll_up: Annotated[
        bool, typer.Option("--roll-up", help="Let what belongs to a side count as it: Sharjah as the UAE.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show instruments; with an id one in full, or say what it is and which stage it has reached.

    What was signed is an instrument by itself; of any other undertaking a person makes one
    by --kind. `sijill unmerge` with the number of the entry takes back what was said.

    Examples: sijill instrument KW JP, sijill instrument und-… --kind exemption,
    sijill instrument ins-… --stage ratified --party KW --on 2025-09-01.
    """
    given = tuple(words or ())
    named = given[0] if len(given) == 1 and given[0].startswith(_PREFIXES) else None
    particulars = {
        "kind": _given(kind),
        "title": _given(title),
        "parties": _codes(parties),
        "languages": _codes(languages),
        "parent": _given(under),
        "amends": _given(amends),
    }
    told = {field: value for field, value in particulars.items() if value is not msgspec.UNSET}
    if named is None and (set(told) - {"kind"} or any((party, on, words_of, evidence))):
        raise InputError("to say something of an instrument, name it by its id (ins-…, und-…, out-…)")
    if named is not None and (told or stage is not None):
        _say(
            named,
            register,
            told,
            Action(outcome=named, stage=stage, parties=tuple(party or ()), day=on, words=words_of, document=evidence)
            if stage is not None
            else None,
            by=by or get_config().by,
            why=why,
        )
        return
    if any((party, on, words_of, evidence)):
        raise InputError("--party, --on, --words and --evidence belong to a --stage")
    labels = Labels(language.value)
    with ask_register(register, asof) as opened:
        if named is not None:
            page = opened.page("ins-" + named.partition("-")[2])
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


def _say(
    named: str, register: RegisterFile, told: Mapping[str, object], action: Action | None, *, by: str, why: str | None
) -> None:
    with open_register(register, writes=True) as opened:
        if told:
            body = msgspec.convert({"outcome": named, **told}, Particulars)
            entry = opened.say(named, body, by=by, why=why)
            typer.echo(f"entry {entry.number}: {named} is described; to take it back: sijill unmerge {entry.number}")
        if action is not None:
            entry = opened.say(named, action, by=by, why=why)
            typer.echo(
                f"entry {entry.number}: {named} is {action.stage}; to take it back: sijill unmerge {entry.number}"
            )


def _given(value: str | None) -> str | msgspec.UnsetType | None:
    # An empty option takes the value away.
    return msgspec.UNSET if value is None else value or None


def _codes(value: str | None) -> tuple[str, ...] | msgspec.UnsetType | None:
    if value is None:
        return msgspec.UNSET
    return tuple(code.strip() for code in value.split(",") if code.strip()) or None
