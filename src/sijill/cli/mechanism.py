"""`sijill mechanism [WORDS]`: institutions of repeated contact, with their rounds and the missing ones."""

from __future__ import annotations

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
from sijill.language.names import fold_name
from sijill.records import Arrangement

_ALL = 10_000


def mechanism(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of its name, codes of sides, or an id (mec-…)."),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    every: Annotated[
        int | None,
        typer.Option("--every", metavar="MONTHS", min=0, help="With an id: how often it meets; as learnt where 0."),
    ] = None,
    next_host: Annotated[
        str | None,
        typer.Option("--next-host", metavar="SIDE", help="With an id: who is host next; as learnt where empty."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show mechanisms with their rounds, those nowhere recorded among them; with an id, the sessions in full.

    How often it meets and who is host next is learnt from its rounds, unless --every and --next-host say it;
    `sijill unmerge` with the number of that entry takes it back.

    Examples: sijill mechanism, sijill mechanism KW JP, sijill mechanism المشاورات السياسية,
    sijill mechanism mec-… --every 12 --next-host KW.
    """
    given = tuple(words or ())
    is_id = len(given) == 1 and given[0].startswith("mec-")
    if every is not None or next_host is not None:
        if not is_id:
            raise InputError("--every and --next-host need the id of a mechanism (mec-…)")
        _arrange(given[0], register, every, next_host, by=by or get_config().by, why=why)
        return
    labels = Labels(language.value)
    with ask_register(register, asof) as opened:
        page = opened.page(given[0]) if is_id else None
        found = () if is_id else opened.mechanisms(limit=_ALL)
    wanted = [fold_name(word) for word in given]
    lines = Lines(labels, ())
    fitting = [
        line
        for line in found
        if all(
            any(word in fold_name(name) for name in line.names) or word in map(fold_name, line.polities)
            for word in wanted
        )
    ]
    if format is OutputFormat.json:
        print_json(page or fitting)
        return
    if page is not None:
        show_page(page, labels)
        return
    if not fitting:
        lines.page.line(labels.word("nothing_found"))
    for line in fitting:
        sides = labels.join([labels.side(code) for code in line.polities])
        lines.page.line(lines.page.marked(sides))
        lines.mechanism(line, 1)


def _arrange(
    named: str, register: RegisterFile, every: int | None, host: str | None, *, by: str, why: str | None
) -> None:
    told = Arrangement(
        mechanism=named,
        months=msgspec.UNSET if every is None else every or None,
        next_host=msgspec.UNSET if host is None else host or None,
    )
    with open_register(register, writes=True) as opened:
        entry = opened.say(named, told, by=by, why=why)
    typer.echo(f"entry {entry.number}: {named} is arranged; to take it back: sijill unmerge {entry.number}")
