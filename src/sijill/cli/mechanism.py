"""`sijill mechanism [WORDS]`: institutions of repeated contact, with their rounds and the missing ones."""

from __future__ import annotations

from typing import Annotated

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
)
from sijill.cli.output import print_json
from sijill.cli.show import show_page
from sijill.language.names import fold_name

_ALL = 10_000


def mechanism(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of its name, codes of sides, or an id (mec-…)."),
    ] = None,
    register: RegisterFile = None,
    asof: AsOf = None,
    format: Format = OutputFormat.text,
    language: Language = LabelLanguage.en,
) -> None:
    """Show mechanisms with their rounds, those nowhere recorded among them; with an id, the sessions in full.

    How often it meets and who is host next is learnt from its rounds, unless `sijill arrange` says it.

    Examples: sijill mechanism, sijill mechanism KW JP, sijill mechanism المشاورات السياسية.
    """
    given = tuple(words or ())
    is_id = len(given) == 1 and given[0].startswith("mec-")
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
