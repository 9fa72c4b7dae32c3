"""Tables of the view for instruments and for what people said by hand."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from sijill.register.tables import WORDS, Packed, view_metadata

# An undertaking of which there is a paper; what people said of it stands in `sayings`. `parent` and `amends` are
# outcomes of other instruments.
instruments = Table(
    "instruments",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("undertaking_id", Text, nullable=False, unique=True),
    Column("outcome_id", Text, nullable=False),
    Column("kind", Text),
    Column("title", Text, nullable=False),
    Column("parties", Packed(WORDS), nullable=False),
    Column("topics", Packed(WORDS), nullable=False),
    Column("languages", Packed(WORDS), nullable=False),
    Column("parent", Text, index=True),
    Column("amends", Text, index=True),
    Column("stage", Text),
    Column("signed", Text),
    Column("in_force", Text),
    Column("ended", Text),
    Column("moved", Text),
    Column("entry", Integer, nullable=False),
)

instrument_sides = Table(
    "instrument_sides",
    view_metadata,
    Column("undertaking_id", Text, nullable=False),
    Column("polity", Text, nullable=False),
    Column("day", Text, nullable=False),
    PrimaryKeyConstraint("undertaking_id", "polity"),
    Index("instrument_sides_polity", "polity", "day"),
)

# What people said by hand of instruments, mechanisms and anything else; `undone` is the entry that took it back.
sayings = Table(
    "sayings",
    view_metadata,
    Column("entry", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("undone", Integer),
)
