"""The questions that a register answers: each sees one moment, and nothing is written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date

from sqlalchemy import Connection

from sijill.records import Document, Readout
from sijill.register import lists
from sijill.register.answers import (
    Answer,
    BodyLine,
    BodyListLine,
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
from sijill.register.body_lists import count_bodies, find_body_list
from sijill.register.body_pages import find_bodies
from sijill.register.calendar import find_days
from sijill.register.explanation import Explanation, explain
from sijill.register.export import find_exports
from sijill.register.facets import Narrowing
from sijill.register.flat import Row, find_rows
from sijill.register.history import find_history
from sijill.register.instrument_book import find_instruments
from sijill.register.marked import get_marked
from sijill.register.matches import Match, find_matches
from sijill.register.posts import find_posts
from sijill.register.promises import UNSETTLED, find_promises
from sijill.register.query import find_identifier, get_page
from sijill.register.queue import Rule, find_facts
from sijill.register.relation import PARTS, get_relation
from sijill.register.rereading import find_documents_of, get_filed
from sijill.register.search import explore, find_hits
from sijill.register.sides import get_side
from sijill.register.writing import find_names


class Questions(ABC):
    """Everything that may be asked; who answers gives the connection to ask on."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one moment."""

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

    def matches(self, *, of: str | None = None, limit: int = 20) -> tuple[Match, ...]:
        """Return what is unsure about who is who, and which encounters are one; what would change most is first."""
        with self.reading() as connection:
            return find_matches(connection, of=of, limit=limit)

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

    def facts(self, rule: Rule, *, limit: int | None = None) -> tuple[FactLine, ...]:
        """Return the facts that a rule means, such as those that nobody judged; the least sure first."""
        with self.reading() as connection:
            return find_facts(connection, rule, limit=limit)

    def explain(self, one: str, other: str) -> Explanation:
        """Return why two people or two encounters are one, or are not."""
        with self.reading() as connection:
            return explain(connection, one, other)

    def page(self, identifier: str, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return what an id (or its beginning, or a document's name, or an entry's number) leads to.

        With a limit, of a person a page of encounters and mentions, from `offset` on, and how many there are.
        """
        with self.reading() as connection:
            return get_page(connection, identifier, limit=limit, offset=offset)

    def posts(self, *words: str, limit: int = 20) -> tuple[PostLine, ...]:
        """Return the posts that capacities with all of these words name; a word may be the code of a side."""
        with self.reading() as connection:
            return find_posts(connection, words, limit=limit)

    def bodies(self, *words: str, limit: int = 20) -> tuple[BodyLine, ...]:
        """Return the bodies that these words name; a word may be the code or the name of a side."""
        with self.reading() as connection:
            return find_bodies(connection, words, limit=limit)

    def body_list(
        self, *words: str, side: str | None = None, limit: int = 50, offset: int = 0
    ) -> tuple[BodyListLine, ...]:
        """Return bodies by side, each followed by its parts; those of a side, or those that words name."""
        with self.reading() as connection:
            polity = get_side(connection, side, rolled_up=False).code if side else None
            return find_body_list(connection, words, polity=polity, limit=limit, offset=offset)

    def body_counts(self) -> dict[str, int]:
        """Return how many bodies each side has, by its code."""
        with self.reading() as connection:
            return count_bodies(connection)

    def history(self, identifier: str) -> tuple[EntryPage, ...]:
        """Return the entries that made a thing what it is, the oldest first."""
        with self.reading() as connection:
            return find_history(connection, identifier)

    def relation(
        self,
        one: str,
        other: str,
        *,
        rolled_up: bool = False,
        parts: Collection[str] = PARTS,
        limit: int | None = None,
        offset: int = 0,
    ) -> Relation:
        """Return everything between two sides, given as codes or names.

        With a limit, a page of each part, from `offset` on, and how long each is; of
        two sides that met thousands of times, a page is told in milliseconds. `parts`
        names the parts that are wanted.
        """
        with self.reading() as connection:
            return get_relation(connection, one, other, rolled_up=rolled_up, parts=parts, limit=limit, offset=offset)

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

    def explore(
        self,
        query: str,
        *,
        limit: int = 10,
        kinds: Sequence[str] = (),
        sides: Sequence[str] = (),
        years: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> tuple[tuple[Hit, ...], Facets]:
        """Return what `search` does, and how many of it are of which kind, side, year and language."""
        with self.reading() as connection:
            return explore(connection, query, limit=limit, wanted=Narrowing(kinds, sides, years, languages))

    def counts(self) -> Counts:
        """Return how many records of each kind there are."""
        with self.reading() as connection:
            return lists.count_all(connection)

    def relations(self, *, limit: int | None = None, offset: int = 0) -> tuple[RelationLine, ...]:
        """Return every two sides that met, those that met last first; all of them without a limit."""
        with self.reading() as connection:
            return lists.find_relations(connection, limit=limit, offset=offset)

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

    def mechanisms(self, *, limit: int, offset: int = 0, with_gaps: bool = False) -> tuple[MechanismLine, ...]:
        """Return mechanisms with their rounds, the first recorded first; `with_gaps` keeps those that lack rounds."""
        with self.reading() as connection:
            return lists.find_mechanisms(connection, limit=limit, offset=offset, with_gaps=with_gaps)

    def entries(
        self, *, limit: int, offset: int = 0, without: Sequence[str] = (), only: Sequence[str] = ()
    ) -> tuple[EntryLine, ...]:
        """Return entries of the journal, the last first; not of the kinds `without`, or only of some kinds."""
        with self.reading() as connection:
            return lists.find_entries(connection, limit=limit, offset=offset, without=without, only=only)

    def calendar(
        self, first: date, last: date, *sides: str, rolled_up: bool = False, each: int | None = None
    ) -> tuple[Day, ...]:
        """Return what stands on the days of a period: contacts, what is due, rounds that may be expected.

        Of each kind and day at most `each` are given; the last of them says how many more there are.
        """
        with self.reading() as connection:
            return find_days(connection, first, last, sides=sides, rolled_up=rolled_up, each=each)

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
