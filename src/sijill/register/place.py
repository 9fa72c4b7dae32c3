"""What names a register in, the database it is kept in out: a path is a file, an address is a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from sijill.errors import RegisterError
from sijill.register.database import Database
from sijill.register.postgres import PostgresDatabase
from sijill.register.sqlite import SqliteFile

_POSTGRES = ("postgresql", "postgres")


def find_database(place: Path | str) -> Database:
    """Return the database that `place` names; nothing is opened yet.

    >>> find_database("postgresql://desk:secret@db/relations").name
    'postgresql://desk:***@db/relations'
    """
    if isinstance(place, Path):
        return SqliteFile(place)
    scheme, colon, rest = place.partition(":")
    if colon and rest.startswith("//"):
        if scheme not in _POSTGRES:
            raise RegisterError(f"{scheme}:// is no place for a register; give a file, or postgresql://HOST/DATABASE")
        return PostgresDatabase(place)
    return SqliteFile(Path(place))


def has_register(place: Path | str) -> bool:
    """Say whether there is anything in a place; whether it is a register shows when it is opened."""
    return find_database(place).exists()


def get_name(place: Path | str) -> str:
    """Return what messages call a place: its address without a password."""
    return find_database(place).name
