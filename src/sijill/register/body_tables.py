"""The tables of bodies: ministries, agencies, companies, as documents name them.

All are computed from the journal, as those of tables.py are.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Table, Text

from sijill.register.tables import WORDS, Packed, view_metadata

bodies = Table(
    "bodies",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("polity", Text, nullable=False, index=True),
    Column("kind", Text),
    Column("fields", Packed(WORDS), nullable=False),
    Column("whole", Text),
    Column("entry", Integer, nullable=False),
)

# The atoms of bodies: what tells one from the others of its side (language/bodies.py).
# `whole` is the atom that it is a part of.
body_atoms = Table(
    "body_atoms",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("body_id", Text, nullable=False, index=True),
    Column("polity", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text),
    Column("fields", Packed(WORDS), nullable=False),
    Column("whole", Text, index=True),
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)

# Every name that a text gives a body.
body_forms = Table(
    "body_forms",
    view_metadata,
    Column("atom_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("atom_id", "name"),
)

# What is said of somebody, and the body that it puts them in; "" where the text says nothing.
body_seats = Table(
    "body_seats",
    view_metadata,
    Column("polity", Text, nullable=False),
    Column("organization", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("atom_id", Text, nullable=False, index=True),
    Column("post_id", Text),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("polity", "organization", "capacity"),
)

# An abbreviation and the body that a text says it stands for. Where texts say
# several, it is a name of none.
body_shorts = Table(
    "body_shorts",
    view_metadata,
    Column("short", Text, nullable=False),
    Column("atom_id", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("short", "atom_id"),
)
