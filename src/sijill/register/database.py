"""What a register asks of the database it is kept in; sqlite.py and postgres.py are the two that answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, Engine

from sijill.errors import RegisterError
from sijill.register.migrations import MIGRATIONS

WRITES = "sijill_writes"
"""The execution option of a connection that means to write: its transaction begins with the writer's lock."""


class Database(ABC):
    """A place for one register. `name` is what messages call it; it holds no password."""

    name: str

    @abstractmethod
    def exists(self) -> bool:
        """Say whether there is anything in this place; whether it is a register, `check` finds out."""

    @abstractmethod
    def check(self) -> None:
        """Refuse what is no register: RegisterError says what it is instead."""

    @abstractmethod
    def create(self, at: datetime, fill: Callable[[Connection], None]) -> None:
        """Make an empty register with what `fill` adds; one that another program just made stays."""

    @abstractmethod
    def connect(self, *, writes: bool, wait: float) -> Engine:
        """Return an engine whose transactions see one moment; `wait` is the patience of a writer in seconds."""

    @abstractmethod
    def read_version(self, connection: Connection) -> int:
        """Return the number of migrations that the register has gone through."""

    @abstractmethod
    def bring_up_to_date(self, connection: Connection, at: datetime) -> None:
        """Apply the migrations that are still missing."""

    @abstractmethod
    def describe(self, connection: Connection) -> tuple[str, int, int | None]:
        """Return the program that keeps the register, and how many bytes it takes and how many are free."""

    @abstractmethod
    def can_write(self) -> bool:
        """Say whether this user may write here."""

    @abstractmethod
    def find_damage(self, connection: Connection) -> list[str]:
        """Return what the database itself finds wrong with what it keeps."""

    @abstractmethod
    def find_missing_guards(self, connection: Connection) -> list[tuple[str, str]]:
        """Return the tables and triggers of the journal that are not as the migrations made them."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Return a context manager: a connection in a transaction that sees one moment."""
        return engine.begin()

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Return a context manager: a connection in a transaction that holds the writer's lock."""
        return engine.execution_options(**{WRITES: True}).begin()

    def check_version(self, connection: Connection) -> None:
        """Refuse a register that a newer Sijill made: this one might not understand it."""
        version = self.read_version(connection)
        if version > len(MIGRATIONS):
            raise RegisterError(
                f"{self.name} was made by a newer Sijill (format {version}; this one knows up to {len(MIGRATIONS)}): "
                "update Sijill"
            )
