"""`sijill file FILES…`: read documents and put them into the register."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sijill import filing
from sijill.cli.edge import Unforeseen, read_safely
from sijill.cli.options import MetadataFolder, Published, RegisterFile, get_config, open_register
from sijill.documents import Failure, Metadata, read_documents
from sijill.errors import InputError, RegisterError, SijillError
from sijill.records import Document, Readout
from sijill.register import Register, get_name, has_register
from sijill.register.markings import match_marking


def file(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES…", help="Files, folders, archives, or - for standard input.")
    ],
    register: RegisterFile = None,
    metadata: MetadataFolder = None,
    published: Published = None,
    marking: Annotated[
        str | None,
        typer.Option(
            "--marking",
            metavar="MARKING",
            help="Who may see them: open, internal or confidential; else what the metadata says of each, else open.",
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who answers for the entries; else SIJILL_BY.")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The occasion.")] = None,
) -> None:
    """Read documents and file what they say into the register, which is made if there is none.

    One entry a document, whole or not at all; a document is told of as filed when it is
    on the disk, several at a time. A text that is there already changes
    nothing, so a folder can be filed again and again. A document that cannot be
    read is told of, and the others go on; the exit code then is not 0.
    """
    known = Metadata(metadata) if metadata else None
    place = register or get_config().register
    marked = match_marking(marking) if marking else None
    states: Counter[str] = Counter()
    failed: list[str] = []
    with ExitStack() as stack:
        # What is no register is refused at once; a new one is made for the first document only.
        opened = stack.enter_context(open_register(place, writes=True)) if has_register(place) else None
        progress = stack.enter_context(_progress())
        task = progress.add_task("", total=None)
        batch = _Batch(by=by or get_config().by, why=why)

        def tell(done: Sequence[Told]) -> None:
            for state, words, source in done:
                states[state] += 1
                if state == "failed":
                    failed.append(source)
                _say(progress, words, is_failed=state == "failed")
                progress.advance(task)

        for found in read_documents(files, published=published, metadata=known):
            if not isinstance(found, Failure):
                opened = opened or stack.enter_context(open_register(place, writes=True, create=True))
                found = msgspec.structs.replace(found, marking=marked or found.marking)
            batch.add(found, opened)
            if opened is None or batch.is_due():
                tell(batch.file(opened))
        tell(batch.file(opened))
    _sum_up(states, failed, get_name(place))


Told = tuple[str, str, str]
"""What became of a document, the line that says so, and where it is from."""


class _Batch:
    """Documents that were read and wait to be filed together; and what else is to be told, in its place."""

    def __init__(self, *, by: str, why: str | None) -> None:
        self._by = by
        self._why = why
        self._since = 0.0
        self._waiting: list[tuple[Document, Readout] | Told] = []

    def add(self, found: Document | Failure, register: Register | None) -> None:
        """Read a document, unless it is there already."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(self._read(found, register))

    def _read(self, found: Document | Failure, register: Register | None) -> tuple[Document, Readout] | Told:
        if isinstance(found, Failure) or register is None:
            assert isinstance(found, Failure)
            return "failed", found.message, found.source
        done = filing.match_known(found, register)
        if done is not None:
            return _tell(done, found)
        try:
            return found, read_safely(found)
        except RegisterError:
            raise  # the next document would fare no better
        except (SijillError, Unforeseen) as error:
            return "failed", str(error), found.source or found.id

    def is_due(self) -> bool:
        """Say whether enough wait, or long enough."""
        return len(self._waiting) >= _MOST_WAITING or time.monotonic() - self._since >= _LONGEST_WAIT

    def file(self, register: Register | None) -> list[Told]:
        """File what waits, in one transaction; return what became of everything, in order."""
        waiting, self._waiting = self._waiting, []
        read = [one for one in waiting if len(one) == 2]
        done = iter(filing.file_all(read, register, by=self._by, why=self._why) if read and register else ())
        return [_tell(next(done), one[0]) if len(one) == 2 else one for one in waiting]


_MOST_WAITING = 50  # documents filed in one transaction: others who write wait for so many at most
_LONGEST_WAIT = 0.25  # seconds until what was read is told as filed


def _tell(done: filing.Filed | SijillError, document: Document) -> Told:
    source = document.source or document.id
    if isinstance(done, SijillError):
        return "failed", str(done), source
    if done.state == "known":
        return "known", f"already there: {done.id}", source
    if done.state == "copy":
        return "copy", f"already there under another name: {done.id} is {done.document}", source
    joined = f" (told by other documents as well: {done.joined})" if done.joined else ""
    return "new", f"filed: {done.id}: encounters {done.encounters}{joined}, outcomes {done.outcomes}", source


def _say(progress: Progress, told: str, *, is_failed: bool) -> None:
    # Where the bar moves in the same terminal, it has to be told of lines that pass it by.
    told = f"sijill: {told}" if is_failed else told
    if sys.stderr.isatty() and (is_failed or sys.stdout.isatty()):
        progress.console.print(told, markup=False, highlight=False, soft_wrap=True)
    else:
        typer.echo(told, err=is_failed)


def _progress() -> Progress:
    # On standard error and only in a terminal: a log gets the lines, not the bar.
    console = Console(stderr=True)
    return Progress(
        TextColumn("filing"),
        BarColumn(),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def _sum_up(states: Counter[str], failed: list[str], register: str) -> None:
    there = states["known"] + states["copy"]
    typer.echo(f"{register}: {states['new']} filed, {there} already there, {len(failed)} failed")
    if failed:
        shown = ", ".join(failed[:5]) + (f" and {len(failed) - 5} more" if len(failed) > 5 else "")
        raise InputError(f"not filed: {shown}")
