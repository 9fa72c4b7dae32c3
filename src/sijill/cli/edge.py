"""Where a fault of Sijill itself is caught, so that one document's misfortune is not the others'."""

from __future__ import annotations

import traceback

from sijill.cli.options import get_config
from sijill.errors import SijillError
from sijill.reading import read
from sijill.records import Document, Readout


class Unforeseen(Exception):  # noqa: N818 - what happened, and a line that tells it
    """Reading a document broke down in a way that nobody foresaw; the other documents can be read."""


def read_safely(document: Document) -> Readout:
    """Return the reading of a document; Unforeseen tells of a fault of the reader, with the document's name."""
    try:
        return read(document)
    except SijillError:
        raise
    except Exception as error:
        if get_config().debug:
            traceback.print_exc()
        told = " ".join(f"{type(error).__name__}: {error}".split())
        name = document.source or document.id
        raise Unforeseen(
            f"{name}: reading it broke down, please report it: {told} (SIJILL_DEBUG=1 shows more)"
        ) from error
