"""`sijill history ID`: every entry of the journal that made a thing what it is."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.labels import Labels
from sijill.cli.lines import Lines
from sijill.cli.options import AsOf, Format, LabelLanguage, Language, OutputFormat, RegisterFile, ask_register
from sijill.cli.output import print_json
from sijill.register.answers import EntryPage


def history(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An id or its beginning, a document's own name, or the number of an entry."
        ),
    ],
    register: RegisterFile = None,
    asof: AsOf = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Tell how a person, encounter, document or outcome came to be what it is: who wrote what, when and why.

    The readings that tell of it, what joined or parted it, and all that people
    decided about it, what was taken back included.
    """
    with ask_register(register, asof) as opened:
        entries = opened.history(identifier)
    if format is OutputFormat.json:
        print_json(entries)
        return
    labels = Labels(language.value)
    for entry in entries:
        _show(entry, Lines(labels, entry.documents))


def _show(entry: EntryPage, lines: Lines) -> None:
    labels, out = lines.labels, lines.page
    kind = labels.word(f"entry_{entry.kind}")
    names = [out.told(source.name) for source in entry.documents]
    told = labels.titled(kind, labels.join(names)) if names else kind
    written = labels.word("written", at=entry.at, by=out.told(entry.by))
    out.line(f"{labels.word('entry')} {entry.number}  {told}")
    out.line(written, 1)
    if entry.why:
        out.line(labels.word("why", why=out.told(entry.why)), 1)
    lines.said(entry, 1)
    for judgement in entry.judgements:
        lines.judgement(judgement, 1)
