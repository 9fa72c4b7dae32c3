"""`sijill read FILES…`: what documents say, for people or for programs. Nothing is kept."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from sijill.cli.edge import Unforeseen, read_safely
from sijill.cli.options import LabelLanguage, MetadataFolder, Published
from sijill.cli.output import bare_text, print_json
from sijill.cli.readouts import show_readout
from sijill.documents import Failure, Metadata, get_content_key, is_collection, read_documents
from sijill.errors import InputError
from sijill.records import Document, Readout
from sijill.vocabulary import LANGUAGES


class ReadFormat(StrEnum):
    """How a reading is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES…", help="Files, folders, archives, or - for standard input.")
    ],
    metadata: MetadataFolder = None,
    published: Published = None,
    format: Annotated[
        ReadFormat,
        typer.Option(
            "--format",
            help="Text for people; json: an object for one file, else a list; jsonl: a readout a line.",
        ),
    ] = ReadFormat.text,
    language: Annotated[
        LabelLanguage | None,
        typer.Option("--language", help="The language of labels; else that of each document.", show_default=False),
    ] = None,
) -> None:
    """Read documents and print what they say: encounters, people, outcomes, each with its words.

    Nothing is filed. A document that cannot be read is told of on standard error, and
    the others go on; the exit code then is not 0. A text that was read already in the
    same run is read again, and said to be a copy.
    """
    known = Metadata(metadata) if metadata else None
    run = _Run(files, published=published, metadata=known)
    match format:
        case ReadFormat.text:
            _print_text(run, language)
        case ReadFormat.json:
            _print_json(run, is_single=len(files) == 1 and not is_collection(files[0]))
        case ReadFormat.jsonl:
            for _, readout in run.readings():
                _write(msgspec.json.encode(readout) + b"\n")
    if run.failed:
        raise typer.Exit(InputError.exit_code)


class _Run:
    """The documents under some paths, read one after the other; failures and copies are told as they come."""

    def __init__(self, files: list[str], *, published: str | None, metadata: Metadata | None) -> None:
        self._found = read_documents(files, published=published, metadata=metadata)
        self._seen: dict[str, str] = {}
        self.failed = 0

    def readings(self) -> Iterator[tuple[Document, Readout]]:
        """Yield each document with its readout."""
        for found in self._found:
            if isinstance(found, Failure):
                self.failed += 1
                _tell(found.message)
                continue
            name = found.source or found.id
            first = self._seen.setdefault(get_content_key(found.text), name)
            if first is not name:
                _tell(f"{name}: the same text as {first}")
            try:
                readout = read_safely(found)
            except Unforeseen as error:
                self.failed += 1
                _tell(str(error))
                continue
            yield found, readout


def _tell(message: str) -> None:
    typer.echo(f"sijill: {bare_text(message)}", err=True)


def _print_text(run: _Run, language: LabelLanguage | None) -> None:
    for number, (document, readout) in enumerate(run.readings()):
        if number:
            typer.echo("\n")
        own = readout.document.language
        show_readout(document, readout, language or (own if own in LANGUAGES else "en"))


def _print_json(run: _Run, *, is_single: bool) -> None:
    """Print one object where one file was asked for, else a list, written as the readouts come."""
    readouts = (readout for _, readout in run.readings())
    # Standard input may still hold an archive of many: only the second readout shows it.
    first = list(itertools.islice(readouts, 2)) if is_single else []
    if is_single and len(first) < 2:
        for readout in first:
            print_json(readout)
        return
    separator = b"[\n"
    for readout in itertools.chain(first, readouts):
        _write(separator + msgspec.json.format(msgspec.json.encode(readout), indent=1))
        separator = b",\n"
    _write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def _write(data: bytes) -> None:
    # The readout's own bytes, whatever the terminal's encoding: they are the same everywhere.
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
