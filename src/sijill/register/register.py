"""A register: opened, asked, and appended to. The front door of the package.

Everything that reads runs in a transaction that sees one moment; everything that
writes runs in a transaction that is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from sijill.errors import RegisterError
from sijill.records import Entry, Follow, State, Verdict
from sijill.register import view
from sijill.register.database import Database
from sijill.register.health import Finding, examine
from sijill.register.migrations import MIGRATIONS
from sijill.register.past import Moment, compute_past, find_last
from sijill.register.place import find_database
from sijill.register.query import find_identifier
from sijill.register.questions import Questions
from sijill.register.queue import Rule
from sijill.register.sayings import Told
from sijill.register.verify import Report, verify
from sijill.register.writing import Desk

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment, in UTC: the clock of a register unless another is given."""
    return datetime.now(UTC)


class Register(Questions):
    """An open register. Use it in a `with` statement, or close it."""

    def __init__(self, engine: Engine, database: Database, clock: Clock) -> None:
        self._engine = engine
        self._database = database
        self._clock = clock
        self.name = database.name

    @classmethod
    def open(
        cls, place: Path | str, *, writes: bool = False, create: bool = False, clock: Clock = now, wait: float = 10
    ) -> Self:
        """Open the register in a file, or in a database `postgresql://HOST/DATABASE`.

        `create` makes one where there is nothing. A register of an older Sijill is
        brought up to date when opened for writing. `wait` is how many seconds
        another writer is waited for.
        """
        database = find_database(place)
        if not database.exists():
            if not create:
                raise RegisterError(f"there is no register {database.name}; `sijill file` makes one")
            database.create(clock(), view.create_view)
        database.check()
        register = cls(database.connect(writes=writes, wait=wait), database, clock)
        try:
            register._settle(writes=writes)
        except BaseException:
            register.close()
            raise
        return register

    def _settle(self, *, writes: bool) -> None:
        with self.reading() as connection:
            self._database.check_version(connection)
            is_current = self._database.read_version(connection) == len(MIGRATIONS)
            is_current = is_current and view.read_state(connection)[0] == view.VERSION
        if is_current:
            return
        if not writes:
            raise RegisterError(f"{self.name} was last written by an older Sijill; run `sijill rebuild` first")
        with self._database.writing(self._engine) as connection:
            self._database.bring_up_to_date(connection, self._clock())
            view.rebuild(connection)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the register as it is now, whatever is written meanwhile."""
        with self._database.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """Give a desk in a transaction: all that is appended there is kept, or nothing."""
        with self._database.writing(self._engine) as connection:
            yield Desk(connection, self._clock())

    @contextmanager
    def as_of(self, moment: str) -> Iterator[Register]:
        """Give the register as it was at a moment: a day, a time, or `entry:NUMBER`.

        It answers every question as it would have then; nothing can be written to it.
        It is computed from the journal, which takes as long as a rebuild.
        """
        with self.reading() as connection:
            last = find_last(connection, moment)
            engine = compute_past(connection, last)
        past = Register(engine, Moment(f"{self.name} as of {moment}"), self._clock)
        with past:
            yield past

    def decide(
        self, one: str, other: str, *, verdict: Verdict, by: str, why: str | None = None, confirms: bool = False
    ) -> Entry:
        """Record that two people, encounters or undertakings are the same, or are not; it outweighs every rule.

        "unsure" is remembered, and changes nothing. InputError where an earlier decision
        stands against it, or where two are one already, unless that is to be confirmed.
        """
        with self.writing() as desk:
            return desk.decide(one, other, verdict=verdict, by=by, why=why, confirms=confirms)

    def take_back(self, entry: int, *, by: str, why: str | None = None) -> Entry:
        """Take a decision back; InputError names the later one that rests on it."""
        with self.writing() as desk:
            return desk.take_back(entry, by=by, why=why)

    def follow(self, undertaking: str, told: Follow, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of an undertaking: where it stands, who looks after it, until when.

        `undertaking` is its id or that of one of its outcomes. InputError for an unknown status or no day.
        """
        with self.writing() as desk:
            return desk.follow(undertaking, told, by=by, why=why)

    def say(self, about: str, told: Told, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of a thing: what an instrument is (Particulars) or which stage it has reached
        (Action), how often a mechanism meets (Arrangement), or a note on anything (Remark).

        `about` is its id; for a note on a relation the codes of its sides, "KW JP".
        NotFoundError for an unknown id, InputError for what can't be said.
        """
        with self.writing() as desk:
            return desk.say(about, told, by=by, why=why)

    def review(self, chosen: Sequence[str] | Rule, *, state: State, by: str, why: str | None = None) -> Entry:
        """Record whether facts are right, chosen one by one or by a rule.

        NotFoundError for an unknown id, InputError where a rule means none.
        """
        with self.writing() as desk:
            return desk.review(chosen, state=state, by=by, why=why)

    def correct(self, identifier: str, told: Mapping[str, str], *, by: str, why: str | None = None) -> Entry:
        """Record what is right instead of what was read; what was read stays known.

        `told` gives each field as text, "" where there is nothing. InputError for what can't be said.
        """
        with self.writing() as desk:
            return desk.correct(identifier, told, by=by, why=why)

    def mark(self, document: str, marking: str, *, by: str, why: str | None = None) -> Entry:
        """Record who may see a document and all that follows from it: open, internal or confidential.

        `document` is its id or name. InputError where it is marked so already.
        """
        with self.writing() as desk:
            identifier = str(find_identifier(desk.connection, document))
            return desk.mark(identifier, marking, by=by, why=why)

    def examine(self) -> tuple[Finding, ...]:
        """Return how the register is: what is in it, and what ought to be seen to."""
        with self.reading() as connection:
            return examine(connection, self._database)

    def verify(self, expected: str | None = None) -> Report:
        """Check everything; `expected` is the hash of an entry that must be there."""
        with self.reading() as connection:
            return verify(connection, self._database, expected=expected)

    def rebuild(self) -> int:
        """Compute the view anew from the journal; return the number of entries."""
        with self._database.writing(self._engine) as connection:
            return view.rebuild(connection)
