"""The tables that a relation and a person are told from: contacts by pair of sides, and who took part in them.

All are computed from the journal, as those of tables.py are. They repeat what others hold, in the order in which it
is asked for, so that a page reads one stretch of one table, however many contacts two sides had.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from sijill.register.tables import WORDS, Packed, view_metadata

# Each two sides of an encounter, in the order of their codes, by its day: the date, or when it was first reported,
# "" when neither is known. The rank of a side is that of its highest office, 0 the highest (language/levels.py).
# `is_retold`: several documents tell of the encounter; `is_session`: it is one of a mechanism.
encounter_pairs = Table(
    "encounter_pairs",
    view_metadata,
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("encounter_id", Text, nullable=False, index=True),  # those of an encounter are taken out again
    Column("status", Text, nullable=False),
    Column("country", Text),
    Column("topics", Packed(WORDS), nullable=False),
    Column("rank_one", Integer),
    Column("rank_other", Integer),
    Column("is_session", Integer, nullable=False),
    Column("is_retold", Integer, nullable=False),
    PrimaryKeyConstraint("one", "other", "day", "encounter_id"),
    sqlite_with_rowid=False,
)

# The same counted, since every two sides that met are listed in one answer.
relations = Table(
    "relations",
    view_metadata,
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last", Text, nullable=False),
    PrimaryKeyConstraint("one", "other"),
    Index("relations_last", "last"),  # the list begins with those that met last
)

# Who took part in what, by person and day: the row of each account that counts.
attendances = Table(
    "attendances",
    view_metadata,
    Column("person_id", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("encounter_id", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("polity", Text),
    Column("organization", Text),
    Column("capacity", Text),
    Column("rank", Integer),
    Column("bearer_id", Text, nullable=False),  # with which the row goes to another person
    PrimaryKeyConstraint("person_id", "day", "encounter_id", "place"),
    Index("attendances_encounter", "encounter_id", "polity"),  # who of a side took part
    sqlite_with_rowid=False,
)

# What came of contacts of two sides, or is told without a contact, once an undertaking: the step that reached
# highest between these two, and when the last one was told (`entry` and `position` order those of one day).
pair_undertakings = Table(
    "pair_undertakings",
    view_metadata,
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("undertaking_id", Text, nullable=False, index=True),  # those of an undertaking are taken out again
    Column("status", Text, nullable=False),
    Column("moved", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("outcome_id", Text, nullable=False),
    Column("by", Packed(WORDS), nullable=False),
    PrimaryKeyConstraint("one", "other", "undertaking_id"),
    sqlite_with_rowid=False,
)
