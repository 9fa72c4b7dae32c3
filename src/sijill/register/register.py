"""A register: opened, asked, and appended to. The front door of the package.

Everything that reads runs in a transaction that sees one moment; everything that
writes runs in a transaction that is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from sijill.errors import RegisterError
from sijill.records import Document, Entry, Follow, Readout, State, Verdict
from sijill.register import lists, view
from sijill.register.answers import (
    Answer,
    BodyLine,
    Counts,
    Day,
    DocumentLine,
    EncounterLine,
    EntryLine,
    EntryPage,
    Facets,
    FactLine,
    Hit,
    InstrumentLine,
    MarkedText,
    MechanismLine,
    Page,
    PersonLine,
    PostLine,
    Relation,
    RelationLine,
    UndertakingLine,
)
from sijill.register.body_pages import find_bodies
from sijill.register.calendar import find_days
from sijill.register.database import Database
from sijill.register.explanation import Explanation, explain
from sijill.register.export import find_exports
from sijill.register.facets import Narrowing
from sijill.register.flat import Row, find_rows
from sijill.register.health import Finding, examine
from sijill.register.history import find_history
from sijill.register.instrument_book import find_instruments
from sijill.register.marked import get_marked
from sijill.register.matches import Match, find_matches
from sijill.register.migrations import MIGRATIONS
from sijill.register.past import Moment, compute_past, find_last
from sijill.register.place import find_database
from sijill.register.posts import find_posts
from sijill.register.promises import UNSETTLED, find_promises
from sijill.register.query import find_identifier, get_page
from sijill.register.queue import Rule, find_facts
from sijill.register.relation import get_relation
from sijill.register.rereading import find_documents_of, get_filed
from sijill.register.sayings import Told
from sijill.register.search import find_facets, find_hits
from sijill.register.verify import Report, verify
from sijill.register.writing import Desk, find_names

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment, in UTC: the clock of a register unless another is given."""
    return datetime.now(UTC)


class Register:
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

    def documents_of(self, *, except_reader: str | None = None) -> tuple[str, ...]:
        """Return the ids of documents, those left out that this reader ("rules 0.1.0") read last."""
        with self.reading() as connection:
            return find_documents_of(connection, except_reader=except_reader)

    def filed(self, document: str) -> tuple[Document, Readout]:
        """Return a document as it was filed, by its id or name, and its newest reading."""
        with self.reading() as connection:
            return get_filed(connection, str(find_identifier(connection, document)))

    def names(self, sha256: str) -> tuple[str, ...]:
        """Return the names under which a text is kept; none if it isn't."""
        with self.reading() as connection:
            return find_names(connection, sha256)

    def decide(
        self, one: str, other: str, *, verdict: Verdict, by: str, why: str | None = None, confirms: bool = False
    ) -> Entry:
        """Record that two people, encounters or undertakings are the same, or are not; it outweighs every rule.

        "unsure" is remembered, and changes nothing. InputError where an earlier decision
        stands against it, or where two are one already, unless that is to be confirmed.
        """
        with self.writing() as desk:
            return desk.decide(one, other, verdict=verdict, by=by, why=why, confirms=confirms)

    def matches(self, *, of: str | None = None, limit: int = 20) -> tuple[Match, ...]:
        """Return what is unsure about who is who, and which encounters are one; what would change most is first."""
        with self.reading() as connection:
            return find_matches(connection, of=of, limit=limit)

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

    def instruments(
        self,
        *sides: str,
        rolled_up: bool = False,
        kinds: Sequence[str] = (),
        stages: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[InstrumentLine, ...]:
        """Return instruments, of one side or two, those last heard of first; of these kinds and stages only."""
        with self.reading() as connection:
            return find_instruments(
                connection, sides, rolled_up=rolled_up, kinds=kinds, stages=stages, limit=limit, offset=offset
            )

    def promises(
        self,
        *sides: str,
        rolled_up: bool = False,
        statuses: Sequence[str] = UNSETTLED,
        owner: str | None = None,
        due_until: str | None = None,
        silent_since: str | None = None,
        limit: int | None = None,
    ) -> tuple[UndertakingLine, ...]:
        """Return the promise book, or the part of it that concerns one side or two: what is due first.

        `due_until` keeps what is due by that day, `silent_since` what nothing was heard of since that day.
        """
        with self.reading() as connection:
            return find_promises(
                connection,
                sides,
                rolled_up=rolled_up,
                statuses=statuses,
                owner=owner,
                due_until=due_until,
                silent_since=silent_since,
                limit=limit,
            )

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

    def facts(self, rule: Rule, *, limit: int | None = None) -> tuple[FactLine, ...]:
        """Return the facts that a rule means, such as those that nobody judged; the least sure first."""
        with self.reading() as connection:
            return find_facts(connection, rule, limit=limit)

    def explain(self, one: str, other: str) -> Explanation:
        """Return why two people or two encounters are one, or are not."""
        with self.reading() as connection:
            return explain(connection, one, other)

    def page(self, identifier: str) -> Page:
        """Return what an id (or its beginning, or a document's name, or an entry's number) leads to."""
        with self.reading() as connection:
            return get_page(connection, identifier)

    def posts(self, *words: str, limit: int = 20) -> tuple[PostLine, ...]:
        """Return the posts that capacities with all of these words name; a word may be the code of a side."""
        with self.reading() as connection:
            return find_posts(connection, words, limit=limit)

    def bodies(self, *words: str, limit: int = 20) -> tuple[BodyLine, ...]:
        """Return the bodies that these words name; a word may be the code or the name of a side."""
        with self.reading() as connection:
            return find_bodies(connection, words, limit=limit)

    def history(self, identifier: str) -> tuple[EntryPage, ...]:
        """Return the entries that made a thing what it is, the oldest first."""
        with self.reading() as connection:
            return find_history(connection, identifier)

    def examine(self) -> tuple[Finding, ...]:
        """Return how the register is: what is in it, and what ought to be seen to."""
        with self.reading() as connection:
            return examine(connection, self._database)

    def relation(self, one: str, other: str, *, rolled_up: bool = False) -> Relation:
        """Return everything between two sides, given as codes or names."""
        with self.reading() as connection:
            return get_relation(connection, one, other, rolled_up=rolled_up)

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        kinds: Sequence[str] = (),
        sides: Sequence[str] = (),
        years: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> tuple[Hit, ...]:
        """Return what holds every word of the query, at most `limit` of each kind.

        Narrowed to kinds ("person", "encounter", "outcome", "document"), sides by
        their codes, years and languages of the words, where these are given.
        """
        with self.reading() as connection:
            return find_hits(connection, query, limit=limit, wanted=Narrowing(kinds, sides, years, languages))

    def facets(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        sides: Sequence[str] = (),
        years: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> Facets:
        """Return how many of what holds every word of the query are of which kind, side, year and language."""
        with self.reading() as connection:
            return find_facets(connection, query, Narrowing(kinds, sides, years, languages))

    def counts(self) -> Counts:
        """Return how many records of each kind there are."""
        with self.reading() as connection:
            return lists.count_all(connection)

    def relations(self) -> tuple[RelationLine, ...]:
        """Return every two sides that met, those that met last first."""
        with self.reading() as connection:
            return lists.find_relations(connection)

    def latest(self, *, limit: int, offset: int = 0, in_conflict: bool = False) -> tuple[EncounterLine, ...]:
        """Return encounters, the latest first; `in_conflict` keeps those on which accounts differ."""
        with self.reading() as connection:
            return lists.find_latest(connection, limit=limit, offset=offset, in_conflict=in_conflict)

    def documents(self, *, limit: int, offset: int = 0) -> tuple[DocumentLine, ...]:
        """Return documents, those filed last first."""
        with self.reading() as connection:
            return lists.find_documents(connection, limit=limit, offset=offset)

    def people(self, *, limit: int, offset: int = 0) -> tuple[PersonLine, ...]:
        """Return people, those named by most documents first."""
        with self.reading() as connection:
            return lists.find_people(connection, limit=limit, offset=offset)

    def mechanisms(self, *, limit: int, offset: int = 0) -> tuple[MechanismLine, ...]:
        """Return mechanisms with their rounds, the first recorded first."""
        with self.reading() as connection:
            return lists.find_mechanisms(connection, limit=limit, offset=offset)

    def entries(
        self, *, limit: int, offset: int = 0, without: Sequence[str] = (), only: Sequence[str] = ()
    ) -> tuple[EntryLine, ...]:
        """Return entries of the journal, the last first; not of the kinds `without`, or only of some kinds."""
        with self.reading() as connection:
            return lists.find_entries(connection, limit=limit, offset=offset, without=without, only=only)

    def calendar(self, first: date, last: date, *sides: str, rolled_up: bool = False) -> tuple[Day, ...]:
        """Return what stands on the days of a period: contacts, what is due, rounds that may be expected."""
        with self.reading() as connection:
            return find_days(connection, first, last, sides=sides, rolled_up=rolled_up)

    def marked(self, document: str) -> MarkedText:
        """Return the text of a document and where its facts stand in it."""
        with self.reading() as connection:
            return get_marked(connection, document)

    @contextmanager
    def rows(self, table: str) -> Iterator[Iterator[Row]]:
        """Give a flat table for research, row by row: encounters, participants, outcomes or undertakings.

        `polars.DataFrame(rows)` and `pandas.DataFrame(rows)` take it as it is.
        """
        with self.reading() as connection:
            yield find_rows(connection, table)

    @contextmanager
    def exporting(self) -> Iterator[Iterator[tuple[str, Iterator[Answer]]]]:
        """Give all records, table by table, as they are at one moment."""
        with self.reading() as connection:
            yield find_exports(connection)

    def verify(self, expected: str | None = None) -> Report:
        """Check everything; `expected` is the hash of an entry that must be there."""
        with self.reading() as connection:
            return verify(connection, self._database, expected=expected)

    def rebuild(self) -> int:
        """Compute the view anew from the journal; return the number of entries."""
        with self._database.writing(self._engine) as connection:
            return view.rebuild(connection)
