"""What is known of a document beside its text: from the caller, or from a JSON file named like it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from sijill.errors import InputError
from sijill.records import Marking, is_date

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_LARGEST = 5_000_000  # bytes of one JSON file


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says about a document; None means that nothing is said."""

    id: str | None = None
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    marking: Marking | None = None

    def or_else(self, other: Facts) -> Facts:
        """Return these facts, and those of `other` where these say nothing."""
        mine = msgspec.structs.asdict(self)
        theirs = msgspec.structs.asdict(other)
        return Facts(**{name: theirs[name] if value is None else value for name, value in mine.items()})


class _Sidecar(msgspec.Struct, frozen=True):
    """A JSON file beside a text. Other members (annotations, say) are skipped unread, on purpose."""

    document: Facts


class Metadata:
    """A folder of JSON files named like the texts (`a.json` beside or for `a.txt`).

    Only the object `document` of each is read. A file is opened when its text is asked for.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise InputError(f"{folder}: no such folder; metadata is a folder of JSON files named like the texts")

    def match(self, name: str) -> Facts | None:
        """Return what the folder says of the text called `name` (without ending), None if nothing."""
        path = self.folder / f"{name}.json"
        # An archive's ids are any text: "../x" or "a/b" is no name of a file in this folder.
        if path.parent != self.folder or "\0" in name:
            return None
        try:
            if not path.is_file():
                return None
            if path.stat().st_size > _LARGEST:
                raise InputError(f"{path}: too large for metadata")
            facts = msgspec.json.decode(path.read_bytes(), type=_Sidecar).document
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror})") from error
        except msgspec.MsgspecError as error:
            raise InputError(f"{path}: not metadata of a document: {error}") from error
        if facts.published is not None and (published := match_day(facts.published)) is None:
            raise InputError(
                f"{path}: published is no date: {facts.published!r}; expected 2024-05-17, 2024-05 or 2024"
            )
        return msgspec.structs.replace(facts, published=facts.published and published)


def match_day(text: str) -> str | None:
    """Return the ISO date in `text` (a date, or a date with a time), None if it is something else.

    The time is cut, not converted: the day is the one where the publisher sits.
    """
    text = text.strip()
    if found := _ISO_DAY.fullmatch(text):
        text = found[1]
    return text if is_date(text) else None
