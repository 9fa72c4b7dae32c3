"""`sijill reread`: documents that are there, read again by the present reader."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill import filing
from sijill.cli.edge import Unforeseen, read_safely
from sijill.cli.labels import Labels
from sijill.cli.options import LabelLanguage, Language, RegisterFile, get_config, open_register
from sijill.cli.output import bare_text
from sijill.cli.reviewing import By, Why
from sijill.errors import InputError
from sijill.reading import READER
from sijill.records import Readout


def reread(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT…", help="Documents by id or name; else all.", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that the present version read last.")] = False,
    register: RegisterFile = None,
    by: By = None,
    why: Why = None,
    language: Language = LabelLanguage.en,
) -> None:
    """Read filed documents again, after an update of Sijill, and tell what changed.

    The newer reading stands in the place of the older one; what a person decided
    stands: corrections, judgements, who is who, promises. A fact that a person accepted
    or corrected stays, also where the reader no longer finds it. All documents at once
    or none; a document that says the same leaves no entry. The older reading stays in
    the journal: `--asof` still answers from it.
    """
    labels = Labels(language.value)
    with open_register(register, writes=True) as opened:
        last = None if everything or documents else f"{READER.name} {READER.version}"
        fresh: list[Readout] = []
        failed = 0
        for identifier in documents or opened.documents_of(except_reader=last):
            try:
                fresh.append(read_safely(opened.filed(identifier)[0]))
            except Unforeseen as error:
                failed += 1
                typer.echo(f"sijill: {bare_text(str(error))}", err=True)
        done = filing.reread(fresh, opened, by=by or get_config().by, why=why)
        for one in done:
            if one.entry is not None:
                numbers = {name: getattr(one, name) for name in ("same", "changed", "new", "gone", "kept")}
                typer.echo(labels.word("reread", name=one.id, **numbers))
    changed = sum(one.entry is not None for one in done)
    typer.echo(labels.word("reread_all", documents=len(done), changed=changed))
    if failed:
        raise InputError(f"not read again: {failed}")
