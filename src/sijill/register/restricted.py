"""Registers for somebody with a clearance: what they may see of one, and one where nothing is hidden yet.

In neither do they give a marking that they could not see themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, func, select

from sijill.errors import InputError, RefusedError
from sijill.records import MARKINGS, Entry, Follow, Marking, Remark, State, Verdict
from sijill.register.health import Finding
from sijill.register.markings import find_above
from sijill.register.query import find_identifier, get_entry
from sijill.register.queue import Rule, make_correction, make_review
from sijill.register.register import Register
from sijill.register.sayings import Told
from sijill.register.sqlite import SqliteFile
from sijill.register.statements import make_statement
from sijill.register.tables import journal as entries
from sijill.register.verify import Report
from sijill.register.writing import Desk


class LimitedRegister(Register):
    """A register of which somebody with a clearance may see everything, and in which they mark nothing above it."""

    def __init__(self, whole: Register, clearance: Marking) -> None:
        super().__init__(whole._engine, whole._database, whole._clock)
        self._clearance = clearance

    def close(self) -> None:
        """Leave the connections to whoever opened them."""

    def say(self, about: str, told: Told, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of a thing; InputError for a note above their clearance."""
        check_marking(told, self._clearance)
        return super().say(about, told, by=by, why=why)

    def mark(self, document: str, marking: str, *, by: str, why: str | None = None) -> Entry:
        """Mark a document; InputError above the clearance of whoever does."""
        check_clearance(marking, self._clearance)
        return super().mark(document, marking, by=by, why=why)


def check_marking(told: Told, clearance: Marking) -> None:
    """Refuse a note that whoever writes it may not see."""
    if isinstance(told, Remark):
        check_clearance(told.marking, clearance)


def check_clearance(marking: str, clearance: Marking) -> None:
    """Refuse a marking that whoever gives it may not see; what is no marking is refused where it is read."""
    if marking in find_above(clearance):
        may = MARKINGS[: MARKINGS.index(clearance) + 1]
        raise InputError(f"you may mark as {', '.join(may)}")


class ClearedRegister(Register):
    """A register of what may be seen, which is asked here and written to where everything is.

    What is decided must be about something that may be seen: NotFoundError otherwise.
    """

    def __init__(self, whole: Register, file: SqliteFile, clearance: Marking) -> None:
        super().__init__(file.connect(writes=True, wait=10), file, whole._clock)
        self._whole = whole
        self._clearance = clearance
        self.name = whole.name

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """Give a desk of the whole register: what is written joins everything that is there."""
        with self._whole.writing() as desk:
            yield desk

    def updating(self) -> AbstractContextManager[Connection]:
        """Give a connection to what may be seen, in order to bring it up to date."""
        return self._database.writing(self._engine)

    def decide(
        self, one: str, other: str, *, verdict: Verdict, by: str, why: str | None = None, confirms: bool = False
    ) -> Entry:
        """Record whether two things that may be seen are the same.

        What is one already, by documents that may not be seen, is confirmed.
        """
        with self._telling():
            ends = [self._find(identifier) for identifier in (one, other)]
            is_one = verdict == "same" or confirms
            return self._whole.decide(*ends, verdict=verdict, by=by, why=why, confirms=is_one)

    def take_back(self, entry: int, *, by: str, why: str | None = None) -> Entry:
        """Take back a decision that may be seen."""
        with self.reading() as connection:
            get_entry(connection, entry)
        with self._telling():
            return self._whole.take_back(entry, by=by, why=why)

    def follow(self, undertaking: str, told: Follow, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of an undertaking that may be seen."""
        identifier = self._find(undertaking)
        if told.document is not None:
            self._find(told.document)
        return self._whole.follow(identifier, told, by=by, why=why)

    def say(self, about: str, told: Told, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of something that may be seen, beside what may be seen.

        InputError for a note above their clearance.
        """
        check_marking(told, self._clearance)
        with self.reading() as connection:
            body = make_statement(connection, about, told)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def review(self, chosen: Sequence[str] | Rule, *, state: State, by: str, why: str | None = None) -> Entry:
        """Record whether facts that may be seen are right."""
        with self.reading() as connection:
            body = make_review(connection, chosen, state=state)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def correct(self, identifier: str, told: Mapping[str, str], *, by: str, why: str | None = None) -> Entry:
        """Record what is right instead of what was read in a document that may be seen."""
        with self.reading() as connection:
            body = make_correction(connection, identifier, told)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def mark(self, document: str, marking: str, *, by: str, why: str | None = None) -> Entry:
        """Mark a document that may be seen; InputError above the clearance of whoever does."""
        check_clearance(marking, self._clearance)
        return self._whole.mark(self._find(document), marking, by=by, why=why)

    def verify(self, expected: str | None = None) -> Report:
        """Refuse: a check is of the whole."""
        raise RefusedError("a check reads everything; it is for somebody who may see everything")

    def rebuild(self) -> int:
        """Refuse: what is computed anew is the whole."""
        raise RefusedError("a rebuild reads everything; it is for somebody who may see everything")

    def examine(self) -> tuple[Finding, ...]:
        """Refuse: the state of a register is that of the whole."""
        raise RefusedError("this counts everything; it is for somebody who may see everything")

    def _find(self, identifier: str) -> str:
        with self.reading() as connection:
            return str(find_identifier(connection, identifier))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        # Why something can't be decided may name an entry that whoever asks may not see.
        try:
            yield
        except InputError as error:
            numbers = [int(word) for word in str(error).replace(",", " ").split() if word.isdecimal()]
            with self.reading() as connection:
                known = select(func.count()).where(entries.c.number.in_(numbers))
                if connection.execute(known).scalar_one() < len(set(numbers)):
                    raise InputError("an earlier decision stands against this") from None
            raise
