"""The tables of a register, as SQLAlchemy sees them.

`journal`, `texts` and `migrations` are made by migrations.py and are the truth.
The tables of `view_metadata` are computed from them, may be dropped at any time
and are never written by anybody but view.py.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn

from sijill.records import Note, Span


@compiles(CreateColumn, "postgresql")
def _order_by_bytes(create: CreateColumn, compiler: Any, **options: Any) -> str:
    """Let PostgreSQL put texts in order by their bytes, as SQLite does.

    The same register answers alike, whatever language the server speaks.
    """
    told: str = compiler.visit_create_column(create, **options)
    return told.replace(" TEXT", ' TEXT COLLATE "C"', 1)


class Packed(TypeDecorator[Any]):
    """A column that holds a small tuple as JSON text; None stays NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: object) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Write as JSON."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Read back as the tuple it was."""
        return None if value is None else msgspec.json.decode(value, type=self.shape)


WORDS = tuple[str, ...]
SPANS = tuple[Span, ...]

journal_metadata = MetaData()

journal = Table(
    "journal",
    journal_metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

texts = Table(
    "texts",
    journal_metadata,
    Column("sha256", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

migrations = Table(
    "migrations",
    journal_metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
)

view_metadata = MetaData()

view_state = Table(
    "view_state",
    view_metadata,
    Column("version", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
)

# Which record a row of the search index is. Each kind has a range of numbers, the newest record the highest.
# The table of tokens beside it is made as each database can (index.py).
search_rows = Table(
    "search_rows",
    view_metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False, unique=True),
)

documents = Table(
    "documents",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text),
    Column("title", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("source", Text),
    Column("url", Text),
    Column("characters", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("notes", Packed(tuple[Note, ...]), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("marking", Text, nullable=False, default="open"),
    Index("documents_entry", "entry"),  # the list begins with those filed last
    Index("documents_marking", "marking"),  # whether anything is kept from somebody is asked by each request
)

document_names = Table(
    "document_names",
    view_metadata,
    Column("name", Text, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("publisher", Text),
    Column("source", Text),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("name", "document_id"),
    Index("document_names_document", "document_id"),
)

encounters = Table(
    "encounters",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("day", Text, nullable=False),  # the date, or when it was first reported; "" where neither is known
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("venue", Text),
    Column("mechanism_id", Text),
    Column("mechanism", Text),
    Column("round", Integer),
    Column("polities", Packed(WORDS), nullable=False),
    Column("topics", Packed(WORDS), nullable=False),
    Column("state", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Index("encounters_mechanism", "mechanism_id", "round"),
    Index("encounters_since", "since", "id"),
)

# `since` and `until` are the first and the last day an encounter may have been
# on, "" when nothing is known; kept with the sides, so that one index answers
# "these two, about then".
encounter_sides = Table(
    "encounter_sides",
    view_metadata,
    Column("encounter_id", Text, nullable=False),
    Column("polity", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("round", Integer),
    PrimaryKeyConstraint("encounter_id", "polity"),
    Index("encounter_sides_polity", "polity", "since"),
    Index("encounter_sides_round", "polity", "round"),
)

accounts = Table(
    "accounts",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("encounter_id", Text, nullable=False, index=True),
    Column("document_id", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("country", Text),
    Column("venue", Text),
    Column("mechanism", Text),
    Column("round", Integer),
    Column("polities", Packed(WORDS), nullable=False),
    Column("topics", Packed(WORDS), nullable=False),
    Column("evidence", Packed(SPANS), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("state", Text, nullable=False, default="proposed"),
    Column("corrected", Packed(WORDS), nullable=False, default=()),
    Column("entry", Integer, nullable=False),
    Index("accounts_state", "state", "confidence", "id"),
)

conflicts = Table(
    "conflicts",
    view_metadata,
    Column("encounter_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("accounts", Packed(WORDS), nullable=False),
    PrimaryKeyConstraint("encounter_id", "field", "position"),
)

people = Table(
    "people",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("times", Integer, nullable=False),  # how many documents name this person
    Column("entry", Integer, nullable=False),
    Index("people_times", "times", "id"),  # the list begins with those named most
)

mentions = Table(
    "mentions",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("bearer_id", Text, nullable=False, index=True),
    Column("document_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)

participations = Table(
    "participations",
    view_metadata,
    Column("account_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("mention_id", Text, nullable=False, index=True),
    Column("capacity", Text),
    Column("organization", Text),
    Column("polity", Text),
    Column("lead", Integer, nullable=False),
    Column("evidence", Packed(SPANS), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("state", Text, nullable=False, default="proposed"),
    PrimaryKeyConstraint("account_id", "position"),
    Index("participations_capacity", "polity", "capacity"),
    Index("participations_state", "state", "confidence", "account_id", "mention_id"),
)

outcomes = Table(
    "outcomes",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("account_id", Text, index=True),
    Column("document_id", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Packed(WORDS), nullable=False),
    Column("to", Packed(WORDS), nullable=False),
    Column("what", Text, nullable=False),
    Column("topics", Packed(WORDS), nullable=False),
    Column("due", Text),
    Column("evidence", Packed(SPANS), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("state", Text, nullable=False, default="proposed"),
    Column("corrected", Packed(WORDS), nullable=False, default=()),
    Column("undertaking_id", Text, nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    Index("outcomes_state", "state", "confidence", "id"),
)

# What an outcome is about, for each two of its sides: what may be the next step
# of a promise is found by one index. `day` is that of its encounter or report.
outcome_matters = Table(
    "outcome_matters",
    view_metadata,
    Column("pair", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("outcome_id", Text, nullable=False),
    PrimaryKeyConstraint("pair", "matter", "day", "outcome_id"),
)

outcome_sides = Table(
    "outcome_sides",
    view_metadata,
    Column("polity", Text, nullable=False),
    Column("outcome_id", Text, nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("polity", "outcome_id", "role"),
)

# An undertaking is a set of outcomes that judgements join, and what people said of it.
undertakings = Table(
    "undertakings",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("by", Packed(WORDS), nullable=False),
    Column("to", Packed(WORDS), nullable=False),
    Column("polities", Packed(WORDS), nullable=False),
    Column("topics", Packed(WORDS), nullable=False),
    Column("owner", Text),
    Column("due", Text),
    Column("is_verifiable", Integer),
    Column("flows_from", Text, index=True),
    Column("opened", Text),
    Column("moved", Text),
    Column("steps", Integer, nullable=False),
    Column("is_contested", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    # The promise book: of a status those that are due first, then those that nobody spoke of for longest.
    Index("undertakings_due", "status", "due", "moved", "id"),
)

undertaking_sides = Table(
    "undertaking_sides",
    view_metadata,
    Column("undertaking_id", Text, nullable=False),
    Column("polity", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("moved", Text, nullable=False),
    PrimaryKeyConstraint("undertaking_id", "polity"),
    Index("undertaking_sides_polity", "polity", "status", "moved"),
)

# What people said of undertakings, by the outcome they named; `undone` is the entry that took it back.
follows = Table(
    "follows",
    view_metadata,
    Column("entry", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("outcome_id", Text, nullable=False, index=True),
    Column("told", Text, nullable=False),
    Column("undone", Integer),
)

mechanisms = Table(
    "mechanisms",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("polities", Packed(WORDS), nullable=False),
    Column("entry", Integer, nullable=False),
)

mechanism_keys = Table(
    "mechanism_keys",
    view_metadata,
    Column("sides", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mechanism_id", Text, nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("sides", "key", "name"),
)
