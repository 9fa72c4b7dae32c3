"""Options that several commands share, so that they are called and explained alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sijill.config import Config, load_config
from sijill.records import Marking
from sijill.register import Register, see


class OutputFormat(StrEnum):
    """How a reading command answers."""

    text = "text"
    json = "json"


class LabelLanguage(StrEnum):
    """The language of labels; quotes always stay in their own."""

    en = "en"
    ar = "ar"
    ja = "ja"


RegisterFile = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="REGISTER",
        help="A file, or postgresql://HOST/DATABASE; else SIJILL_REGISTER, else register.sijill in this folder.",
        show_default=False,
    ),
]

Format = Annotated[OutputFormat, typer.Option("--format", help="Text for people, or one JSON object for programs.")]

Language = Annotated[
    LabelLanguage,
    typer.Option("--language", help="The language of labels and of names, where known; quotes keep their own."),
]


MetadataFolder = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="DIR",
        help="A folder of JSON files named like the texts: what is known of each.",
    ),
]

Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When the documents were published: 2024-05-17, 2024-05."),
]


def get_config() -> Config:
    """Return the settings of this process."""
    return load_config(os.environ)


AsOf = Annotated[
    str | None,
    typer.Option(
        "--asof",
        metavar="MOMENT",
        help="Answer as the register would have then: a day (2026-11-24), a time, or entry:NUMBER.",
        show_default=False,
    ),
]


@contextmanager
def ask_register(
    place: str | None, asof: str | None = None, *, clearance: Marking | None = None
) -> Iterator[Register]:
    """Open the register that is meant for asking, as it is or was at a moment; what a clearance lets see of it."""
    with ExitStack() as stack:
        opened = stack.enter_context(open_register(place))
        if clearance is not None:
            opened = stack.enter_context(see(opened, clearance))
        yield opened if asof is None else stack.enter_context(opened.as_of(asof))


def open_register(place: str | None, *, writes: bool = False, create: bool = False) -> Register:
    """Open the register that is meant: the one given, else the one settled."""
    return Register.open(place or get_config().register, writes=writes, create=create)


def told_or_taken_away(value: str | None) -> str | msgspec.UnsetType | None:
    """Return what an option tells of a field: nothing where it is not given; an empty one takes the value away."""
    return msgspec.UNSET if value is None else value or None
