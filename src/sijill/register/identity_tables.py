"""The tables of who is who and what is one encounter: what is compared, what was judged, what follows.

All are computed from the journal, as those of tables.py are.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, PrimaryKeyConstraint, Table, Text

from sijill.register.tables import WORDS, Packed, view_metadata

# Mentions that nothing but a person's decision can part (the same name of the same
# side) stand together behind the first of them, their bearer. A person is a set of
# bearers: somebody with ten thousand mentions costs a new document no more than
# anybody else, and moves as one.
bearers = Table(
    "bearers",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("times", Integer, nullable=False),  # how many mentions stand here
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)

bearer_names = Table(
    "bearer_names",
    view_metadata,
    Column("bearer_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("bearer_id", "name"),
)

# Every written form of a mention's name, in any script; `capacity` and `polity`
# are those of the document, once each. So a form of a name finds who bore it.
mention_forms = Table(
    "mention_forms",
    view_metadata,
    Column("mention_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("polity", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("mention_id", "name", "polity", "capacity"),
)

# The first mention of each form of a name in a capacity stands for all others:
# somebody met ten thousand times is compared a few times.
name_forms = Table(
    "name_forms",
    view_metadata,
    Column("name", Text, nullable=False),
    Column("polity", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("mention_id", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("name", "polity", "capacity"),
)

# What a name is looked for under: a key of the name, and the state of whoever bears
# it ("" when the text doesn't say). Common names are common within a state only.
name_keys = Table(
    "name_keys",
    view_metadata,
    Column("key", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("key", "state", "name"),
)

# Where an account is looked for: each pair of states that it brings together, an
# account of many sides under each of these alone; with the first and the last day it
# may have been on, "" when nothing is known. `reach` is "day" for what lies within a
# month, "year" for what is told more vaguely: so one index answers "these two, about
# then", whatever encounter the account was put into.
account_pairs = Table(
    "account_pairs",
    view_metadata,
    Column("pair", Text, nullable=False),
    Column("reach", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("round", Integer),
    PrimaryKeyConstraint("pair", "reach", "since", "account_id"),
    Index("account_pairs_round", "pair", "round"),
)

# Offices of sides, apart from their holders; and which words, for which side, name them.
# `atom_id` is the body that the office is in, where it leads one or a part of one: then body_seats tells the words.
posts = Table(
    "posts",
    view_metadata,
    Column("id", Text, primary_key=True),
    Column("polity", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("about", Packed(WORDS), nullable=False),
    Column("atom_id", Text, index=True),
    Column("entry", Integer, nullable=False),
)

capacity_posts = Table(
    "capacity_posts",
    view_metadata,
    Column("polity", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("post_id", Text, nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    PrimaryKeyConstraint("polity", "capacity"),
)

# Which mechanisms the accounts of an encounter name: between which sides, under which key and name.
mechanism_uses = Table(
    "mechanism_uses",
    view_metadata,
    Column("encounter_id", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("encounter_id", "sides", "key", "name"),
    Index("mechanism_uses_key", "sides", "key"),
)

# What was judged, each on two atoms; a decision that was taken back is no longer in
# force. From those in force alone follows which atoms are one record.
judgements = Table(
    "judgements",
    view_metadata,
    Column("entry", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("of", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("object", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_decided", Integer, nullable=False),
    Column("in_force", Integer, nullable=False),
    PrimaryKeyConstraint("entry", "position"),
    Index("judgements_verdict", "verdict", "rule"),  # what is unsure is a small part
)

# The same between what stands for atoms: bearers, accounts. As many judgements that
# say one thing are one tie, whatever their number; what is within a bearer is none.
ties = Table(
    "ties",
    view_metadata,
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("is_decided", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("times", Integer, nullable=False),
    PrimaryKeyConstraint("one", "other", "verdict", "is_decided", "score"),
    Index("ties_other", "other"),
)

# Records with an atom that is judged the same as an atom of another record:
# something keeps them apart, so whatever joins them has to be weighed anew.
torn = Table(
    "torn",
    view_metadata,
    Column("record_id", Text, primary_key=True),
)

decisions = Table(
    "decisions",
    view_metadata,
    Column("entry", Integer, primary_key=True),
    Column("of", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("rests_on", Packed(tuple[int, ...]), nullable=False),
    Column("undone", Integer),
)
