"""The search index: own tokens in an ordinary full-text column, one row a record.

The tokens are made here (language/words.py), so that every database finds the
same; the index itself is particular to the database (sqlite.py).
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from sijill.language.words import find_terms, find_tokens
from sijill.register import sqlite
from sijill.register.tables import accounts, mentions, participations

create_index = sqlite.create_index
drop_index = sqlite.drop_index
remove = sqlite.remove_from_index


class Match(NamedTuple):
    """A record that a query found."""

    kind: str
    id: str


def replace(connection: Connection, kind: str, identifier: str, text: str) -> None:
    """Make `text` what the record is found by."""
    sqlite.remove_from_index(connection, identifier)
    tokens = " ".join(token.text for token in find_tokens(text))
    sqlite.add_to_index(connection, kind, identifier, tokens)


def find_matches(connection: Connection, query: str, *, limit: int) -> tuple[Match, ...]:
    """Return the records in which every word of the query occurs, the best of each kind first."""
    terms = find_terms(query)
    if not terms:
        return ()
    return tuple(
        Match(kind, identifier) for kind, identifier in sqlite.search_index(connection, terms, limit)
    )


def describe_encounter(connection: Connection, encounter_id: str) -> str:
    """Return the words an encounter is found by: its places, mechanism and people."""
    words: list[str] = []
    for row in connection.execute(
        select(accounts.c.place, accounts.c.venue, accounts.c.mechanism)
        .where(accounts.c.encounter_id == encounter_id)
        .order_by(accounts.c.entry, accounts.c.position)
    ):
        words.extend(word for word in row if word)
    words.extend(
        connection.execute(
            select(mentions.c.name)
            .join(participations, participations.c.mention_id == mentions.c.id)
            .join(accounts, accounts.c.id == participations.c.account_id)
            .where(accounts.c.encounter_id == encounter_id)
            .order_by(mentions.c.entry, mentions.c.position)
        ).scalars()
    )
    return " \n".join(dict.fromkeys(words))
