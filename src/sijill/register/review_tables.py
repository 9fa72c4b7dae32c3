"""The tables of what people said of single facts: right, wrong, unsure, corrected. Computed from the journal."""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Table, Text

from sijill.records import Value
from sijill.register.tables import Packed, view_metadata

# `undone` is the entry that took it back. A fact is an account, an outcome, or a
# participant: the account and the mention, with a slash between.
reviews = Table(
    "reviews",
    view_metadata,
    Column("fact", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("undone", Integer),
    PrimaryKeyConstraint("fact", "entry"),
)

corrections = Table(
    "corrections",
    view_metadata,
    Column("fact", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Packed(Value)),
    Column("after", Packed(Value)),
    Column("read", Packed(Value)),
    Column("undone", Integer),
    PrimaryKeyConstraint("fact", "entry", "field"),
)

# Which entries read a document again, and what facts were called before they did.
rereadings = Table(
    "rereadings",
    view_metadata,
    Column("document_id", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    PrimaryKeyConstraint("document_id", "entry"),
)

aliases = Table(
    "aliases",
    view_metadata,
    Column("former", Text, primary_key=True),
    Column("present", Text, nullable=False),
)

# Every marking that a document was given; the last one counts and stands with the document.
markings = Table(
    "markings",
    view_metadata,
    Column("document_id", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("marking", Text, nullable=False),
    PrimaryKeyConstraint("document_id", "entry"),
)
