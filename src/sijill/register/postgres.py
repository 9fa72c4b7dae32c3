"""What is particular to PostgreSQL: how it is reached, its locks and what its errors mean.

A register is the schema `sijill` of a database. Readers see one moment and never
wait; writers wait for each other at one lock, as they do for a file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from sijill.errors import InputError, IntegrityError, RegisterError, SijillError
from sijill.register.database import WRITES, Database
from sijill.register.guards import find_missing_guards
from sijill.register.migrations import apply_migrations
from sijill.register.prepared import EXPLAIN

SCHEMA = "sijill"
"""The schema in which a register stands, beside whatever else a database holds."""

_TURN = 0x536A6C31  # the number of the lock that writers take turns with: "Sjl1"
_PATIENCE = 10  # seconds to wait for a connection


class PostgresDatabase(Database):
    """A register that is a schema of a PostgreSQL database."""

    def __init__(self, address: str) -> None:
        try:
            url = make_url(address)
        except (ArgumentError, ValueError) as error:
            raise RegisterError("this is no address of a database; give postgresql://USER@HOST/DATABASE") from error
        self.name = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._url: URL = url.set(drivername="postgresql+psycopg")

    def exists(self) -> bool:
        """Say whether the database holds the schema of a register."""
        return self._ask("SELECT to_regnamespace(%s) IS NOT NULL", SCHEMA)

    def check(self) -> None:
        """Refuse a schema of that name that somebody else made, and a database that cannot keep all letters."""
        if not self._ask("SELECT to_regclass(%s) IS NOT NULL", f"{SCHEMA}.journal"):
            raise RegisterError(f"{self.name} has a schema {SCHEMA}, but it is not a register")

    def create(self, at: datetime, fill: Callable[[Connection], None]) -> None:
        """Make a register in one transaction; one that another program made meanwhile stays."""
        if not self._ask("SELECT current_setting('server_encoding') = %s", "UTF8"):
            raise RegisterError(
                f"{self.name} does not keep its texts as UTF-8; make another database for the register"
            )
        engine = self.connect(writes=True, wait=_PATIENCE)
        try:
            with self.writing(engine) as connection:
                if connection.exec_driver_sql("SELECT to_regnamespace(%s)", (SCHEMA,)).scalar() is None:
                    connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
                    self.bring_up_to_date(connection, at)
                    fill(connection)
        finally:
            engine.dispose()

    def connect(self, *, writes: bool, wait: float) -> Engine:
        """Return an engine for the schema; transactions of `writing` take the writers' lock at their beginning."""
        options = f"{self._url.query.get('options', '')} -c search_path={SCHEMA}".strip()
        timeout = self._url.query.get("connect_timeout", _PATIENCE)
        try:
            engine = create_engine(
                self._url.difference_update_query(["options", "connect_timeout"]),
                connect_args={"options": options, "connect_timeout": timeout, "application_name": "sijill"},
                execution_options={EXPLAIN: lambda error: explain(error, self.name)},
            )
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise RegisterError("PostgreSQL is reached through psycopg; install sijill[postgres]") from error
        if not writes:
            engine = engine.execution_options(postgresql_readonly=True)

        def begin(connection: Connection) -> None:
            if connection.get_execution_options().get(WRITES, False):
                if not writes:
                    raise RegisterError(_TOLD["25006"].format(name=self.name))
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(wait * 1000))}")
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
                # The lock is for the turn only: what readers hold is waited for as long as it takes.
                connection.exec_driver_sql("SET LOCAL lock_timeout = 0")

        def tell(context: ExceptionContext) -> None:
            told = explain(context.original_exception, self.name)
            if told is not None:
                raise told from context.original_exception

        event.listen(engine, "begin", begin)
        event.listen(engine, "handle_error", tell)
        return engine

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Return a connection in a transaction that sees one moment.

        One that writes does not: what others wrote while it waited for its turn has
        to be seen, and after that nobody else can write.
        """
        return engine.execution_options(isolation_level="REPEATABLE READ").begin()

    def read_version(self, connection: Connection) -> int:
        """Return the number of migrations that the register has gone through."""
        if connection.exec_driver_sql("SELECT to_regclass('migrations')").scalar() is None:
            return 0
        return int(connection.exec_driver_sql("SELECT count(*) FROM migrations").scalar_one())

    def bring_up_to_date(self, connection: Connection, at: datetime) -> None:
        """Apply the migrations that are still missing."""
        apply_migrations(connection, at, self.read_version(connection))

    def describe(self, connection: Connection) -> tuple[str, int, int | None]:
        """Return the server's version and the size of the tables; of its disk a server says nothing."""
        version = connection.exec_driver_sql("SELECT current_setting('server_version')").scalar_one()
        size = connection.exec_driver_sql(
            """SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
               WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"""
        ).scalar_one()
        return f"PostgreSQL {version}", int(size), None

    def can_write(self) -> bool:
        """Say whether this user may add an entry on this server."""
        return self._ask("SELECT has_table_privilege(%s, 'INSERT') AND NOT pg_is_in_recovery()", f"{SCHEMA}.journal")

    def find_damage(self, connection: Connection) -> list[str]:
        """Return nothing: whether its pages are whole, a server says with each that it reads."""
        return []

    def find_missing_guards(self, connection: Connection) -> list[tuple[str, str]]:
        """Return the tables, keys and triggers of the journal that are not as the migrations made them."""
        return find_missing_guards(connection)

    def _ask(self, question: str, value: str) -> bool:
        engine = self.connect(writes=False, wait=0)
        try:
            with engine.begin() as connection:
                return bool(connection.exec_driver_sql(question, (value,)).scalar_one())
        finally:
            engine.dispose()


_TOLD = {
    "55P03": "{name} is being written by another program; try again in a moment",
    "25006": "{name} cannot be written: it was opened for reading, or the server is read-only",
    "42501": "{name} does not allow this to this user",
    "53100": "{name} cannot grow: no space is left on the disk; nothing was changed",
}
"""What a state of PostgreSQL means for whoever asked."""

_TOO_LONG = "54000"


def explain(error: BaseException | None, name: str) -> SijillError | None:
    """Return what an error of PostgreSQL means for whoever asked; None if it is none."""
    if error is None or not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None)
    lines = str(error).strip().splitlines() or [type(error).__name__]
    if state in _TOLD:
        return RegisterError(_TOLD[state].format(name=name))
    if state == _TOO_LONG:
        return InputError(f"{name} cannot keep this: {lines[0]}")
    if state is None or state[:2] in ("08", "53", "57", "28", "3D"):
        return RegisterError(f"{name} cannot be reached: {' '.join(lines)}")
    if state[:2] == "23":
        return IntegrityError(f"{name}: {lines[0]}")
    return IntegrityError(f"{name} is damaged: {lines[0]}; look with `sijill verify` and restore a copy")
