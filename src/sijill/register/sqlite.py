"""What is particular to SQLite: the file, its checks, its locks and what its errors mean.

A register is one file with an `application_id` of its own, in WAL mode, so that
readers never wait for a writer. It comes into being complete: made beside its
place and linked there, never half-made under its name.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, StaticPool, create_engine, event

from sijill.errors import IntegrityError, RegisterError, SijillError
from sijill.register.database import WRITES, Database
from sijill.register.migrations import apply_migrations
from sijill.register.prepared import EXPLAIN

APPLICATION_ID = 0x536A6C31
"""The letters "Sjl1" in bytes 68 to 71 of the file."""

_MAGIC = b"SQLite format 3\x00"
_STATEMENTS = 512  # kept as SQLite compiled them: filing has some hundred, by the lengths of their lists


class SqliteFile(Database):
    """A register that is one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def exists(self) -> bool:
        """Say whether there is anything of this name."""
        return self.path.exists()

    def check(self) -> None:
        """Refuse what is no register, before any database program touches it."""
        check_file(self.path)

    def create(self, at: datetime, fill: Callable[[Connection], None]) -> None:
        """Make a register, beside its place at first; a file that another program just made there stays."""
        with self._drafted() as draft:
            with closing(sqlite3.connect(draft.path)) as raw:
                raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                raw.execute("PRAGMA journal_mode = WAL")
            engine = draft.connect(writes=True, wait=0)
            try:
                with draft.writing(engine) as connection:
                    draft.bring_up_to_date(connection, at)
                    fill(connection)
            finally:
                engine.dispose()

    def create_from(self, other: SqliteFile, check: Callable[[SqliteFile], None]) -> None:
        """Make a copy of another file as it is at one moment, if `check` raises nothing about it."""
        with self._drafted() as draft:
            with closing(sqlite3.connect(draft.path)) as raw, closing(_open(other.path, writes=False)) as source:
                source.backup(raw)
            check(draft)

    @contextmanager
    def _drafted(self) -> Iterator[SqliteFile]:
        # What is made here bears another name until it is complete and on the disk.
        path = self.path
        if not path.parent.is_dir():
            raise RegisterError(f"{path}: there is no folder {path.parent} to make a register in")
        draft = SqliteFile(path.with_name(f".{path.name}.{os.getpid()}.new"))
        try:
            draft.remove()
            yield draft
            _flush(draft.path)
            with suppress(FileExistsError):
                os.link(draft.path, path)
            _flush(path.parent)
        except (OSError, sqlite3.Error) as error:
            raise RegisterError(f"{path}: a register cannot be made here: {_told(error)}") from error
        finally:
            with suppress(OSError):
                draft.remove()

    def remove(self) -> None:
        """Remove the file and what SQLite keeps beside it."""
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def connect(self, *, writes: bool, wait: float) -> Engine:
        """Return an engine for the file; transactions of `writing` lock at their beginning."""
        return _connect(self.path, writes=writes, wait=wait)

    def read_version(self, connection: Connection) -> int:
        """Return the number of migrations that the file has gone through."""
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def bring_up_to_date(self, connection: Connection, at: datetime) -> None:
        """Apply the migrations that are still missing."""
        applied = apply_migrations(connection, at, self.read_version(connection))
        connection.exec_driver_sql(f"PRAGMA user_version = {applied}")

    def describe(self, connection: Connection) -> tuple[str, int, int | None]:
        """Return SQLite's version, the size of the file with what stands beside it, and the space left."""
        beside = (self.path.with_name(self.path.name + ending) for ending in ("", "-wal"))
        size = sum(path.stat().st_size for path in beside if path.exists())
        return f"SQLite {sqlite3.sqlite_version}", size, shutil.disk_usage(self.path.parent).free

    def can_write(self) -> bool:
        """Say whether the file and its folder may be written."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def find_damage(self, connection: Connection) -> list[str]:
        """Return what the database itself finds wrong with its file."""
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return [str(told) for told in found if told != "ok"]

    def find_missing_guards(self, connection: Connection) -> list[tuple[str, str]]:
        """Return the tables and triggers of the journal that are not as the migrations made them."""
        engine = connect_temporary()
        with engine.begin() as fresh:
            apply_migrations(fresh, datetime.now(UTC), 0)
            wanted = _read_schema(fresh)
        engine.dispose()
        have = _read_schema(connection)
        return [
            (name, "is missing" if name not in have else "is not as it was made")
            for name, told in wanted.items()
            if have.get(name) != told
        ]


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _told(error: OSError | sqlite3.Error) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def check_file(path: Path) -> None:
    """Refuse what is no register, before any database program touches it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise RegisterError(f"{path} is a folder; a register is one file")
        if not stat.S_ISREG(mode):
            raise RegisterError(f"{path} is no ordinary file; a register is one")
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise RegisterError(f"{path} cannot be opened: {error.strerror}") from error
    if not head:
        raise RegisterError(f"{path} is an empty file and no register; remove it or name another one")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise RegisterError(f"{path} is not a register")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise RegisterError(f"{path} is a database, but not a register")


_KEPT = 8  # connections that stay open: each has pages of the register at hand


def _connect(path: Path, *, writes: bool, wait: float) -> Engine:
    """Return an engine for the file; transactions of `writing` lock at their beginning.

    `wait` is how many seconds another writer is waited for.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _open(path, writes=writes, wait=wait),
        poolclass=QueuePool,
        pool_size=_KEPT,
        max_overflow=-1,  # whoever asks gets a connection; how many ask at once is for others to bound
        execution_options={EXPLAIN: lambda error: explain(error, path) if isinstance(error, sqlite3.Error) else None},
    )

    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # FULL: what was reported as filed is on the disk, also after a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        # 64 MB: the pages that a large register is looked up by.
        connection.execute("PRAGMA cache_size = -65536")
        if not writes:
            connection.execute("PRAGMA query_only = ON")

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES, False):
            raw = connection.connection.dbapi_connection
            assert isinstance(raw, sqlite3.Connection)
            _take_turn(raw, path, wait)
        else:
            connection.exec_driver_sql("BEGIN")

    def tell(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            raise explain(context.original_exception, path) from context.original_exception

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", tell)
    return engine


def _open(path: Path, *, writes: bool, wait: float = 10) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + _options(path, writes=writes)
    try:
        # Autocommit: transactions are begun by whoever connects, not guessed by the driver.
        return sqlite3.connect(
            uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _take_turn(raw: sqlite3.Connection, path: Path, wait: float) -> None:
    # SQLite's own waiting looks every 100 ms whether the lock is free. Beside a
    # writer that files one document after the other, it is free for a millisecond
    # now and then, and half a minute can pass without one look that hits it.
    deadline = time.monotonic() + wait
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() >= deadline:
                    raise explain(error, path) from error
            time.sleep(random.uniform(0.0005, 0.004))  # noqa: S311 - only not to look in step
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")


def _options(path: Path, *, writes: bool) -> str:
    if writes:
        return "?mode=rw"
    # A reader of a WAL file has to write its index beside it. Where that cannot
    # be, the file doesn't change either, and may be read as it stands.
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "?mode=rw"
    log = path.with_name(path.name + "-wal")
    return "?mode=ro" if log.exists() and log.stat().st_size else "?mode=ro&immutable=1"


def explain(error: sqlite3.Error, path: Path) -> SijillError:
    """Return what an error of SQLite means for whoever asked."""
    told = str(error)
    if "locked" in told or "busy" in told:
        return RegisterError(f"{path} is being written by another program; try again in a moment")
    if "readonly" in told or "unable to open" in told:
        return RegisterError(f"{path} cannot be written: the file or its folder is read-only")
    if "full" in told:
        return RegisterError(f"{path} cannot grow: no space is left on the disk; nothing was changed")
    if isinstance(error, sqlite3.IntegrityError):
        return IntegrityError(f"{path}: {told}")
    return IntegrityError(f"{path} is damaged: {told}; look with `sijill verify` and restore a copy")


def connect_temporary() -> Engine:
    """Return an engine for a database of its own, on no disk that anybody else sees, gone when closed."""
    return create_engine("sqlite+pysqlite://", creator=lambda: sqlite3.connect(""), poolclass=StaticPool)


def _read_schema(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{kind} {name}": sql for kind, name, sql in rows}
