"""`sijill mark MARKING DOCUMENT…`: who may see a document and all that follows from it."""

from __future__ import annotations

from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.errors import InputError
from sijill.register.markings import match_marking


def mark(
    marking: Annotated[str, typer.Argument(metavar="MARKING", help="open, internal or confidential.")],
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT…", help="Ids or their beginnings, or the documents' own names.")
    ],
    register: RegisterFile = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else SIJILL_BY.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Mark documents as open, internal or confidential.

    At a desk with users, somebody sees a document and all that follows from it (facts, counts,
    search, figures, feeds, exports) only with the clearance for it. What only such a document tells
    of does not exist for the others. A marking is changed by another one; both stay in the journal.
    """
    told = match_marking(marking)
    with open_register(register, writes=True) as opened:
        for document in documents:
            try:
                entry = opened.mark(document, told, by=by or get_config().by, why=why)
            except InputError as error:
                typer.echo(str(error))
            else:
                typer.echo(f"entry {entry.number}: {document} is {told}")
