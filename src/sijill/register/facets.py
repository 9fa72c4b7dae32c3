"""What was found, counted by side, year and language, so that a search can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from sijill.register.answers import FacetLine, Facets
from sijill.register.body_tables import bodies
from sijill.register.index import KINDS, Found
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, encounters, mentions, outcomes, participations


class Features(NamedTuple):
    """What a record can be narrowed by: its sides, its year and the language of its words, as far as it has them."""

    sides: frozenset[str]
    year: str | None
    language: str | None


class Narrowing(NamedTuple):
    """What is wanted; a facet without values lets everything through."""

    kinds: Sequence[str] = ()
    sides: Sequence[str] = ()
    years: Sequence[str] = ()
    languages: Sequence[str] = ()

    def lets(self, kind: str, features: Features) -> bool:
        """Say whether a record is wanted."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.sides or not features.sides.isdisjoint(self.sides))
            and (not self.years or features.year in self.years)
            and (not self.languages or features.language in self.languages)
        )


EVERYTHING = Narrowing()
"""What narrows nothing."""


def find_features(connection: Connection, found: Iterable[Found]) -> dict[str, Features]:
    """Return by what the records that were found can be narrowed, by their ids."""
    by_kind: dict[str, list[str]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one.id)
    features: dict[str, Features] = {}
    for kind, read in (
        ("encounter", _of_encounters),
        ("person", _of_people),
        ("body", _of_bodies),
        ("outcome", _of_outcomes),
        ("document", _of_documents),
    ):
        for some in chunks(by_kind.get(kind, ())):
            features.update(read(connection, some))
    return features


def _of_encounters(connection: Connection, ids: Sequence[str]) -> dict[str, Features]:
    return {
        row.id: Features(frozenset(row.polities), (row.date or "")[:4] or None, None)
        for row in fetch(connection, _ENCOUNTERS, records=ids)
    }


def _of_people(connection: Connection, ids: Sequence[str]) -> dict[str, Features]:
    sides: dict[str, set[str]] = {identifier: set() for identifier in ids}
    for row in fetch(connection, _PEOPLE, records=ids):
        sides[row.person_id].add(row.polity)
    return {identifier: Features(frozenset(some), None, None) for identifier, some in sides.items()}


def _of_bodies(connection: Connection, ids: Sequence[str]) -> dict[str, Features]:
    return {row.id: Features(frozenset((row.polity,)), None, None) for row in fetch(connection, _BODIES, records=ids)}


def _of_outcomes(connection: Connection, ids: Sequence[str]) -> dict[str, Features]:
    return {
        row.id: Features(
            frozenset((*row.by, *row.to, *(row.polities or ()))),
            (row.date or row.published or "")[:4] or None,
            row.language,
        )
        for row in fetch(connection, _OUTCOMES, records=ids)
    }


def _of_documents(connection: Connection, ids: Sequence[str]) -> dict[str, Features]:
    sides: dict[str, set[str]] = {identifier: set() for identifier in ids}
    for row in fetch(connection, _SIDES, records=ids):
        sides[row.document_id].update(row.polities)
    return {
        row.id: Features(frozenset(sides[row.id]), (row.published or "")[:4] or None, row.language)
        for row in fetch(connection, _DOCUMENTS, records=ids)
    }


_RECORDS: BindParameter[str] = bindparam("records", expanding=True)
_ENCOUNTERS = select(encounters.c.id, encounters.c.polities, encounters.c.date).where(encounters.c.id.in_(_RECORDS))
_PEOPLE = (
    select(mentions.c.person_id, participations.c.polity)
    .distinct()
    .join(participations, participations.c.mention_id == mentions.c.id)
    .where(mentions.c.person_id.in_(_RECORDS), participations.c.polity.is_not(None))
)
_BODIES = select(bodies.c.id, bodies.c.polity).where(bodies.c.id.in_(_RECORDS))
_OUTCOMES = (
    select(
        outcomes.c.id,
        outcomes.c.by,
        outcomes.c.to,
        accounts.c.polities,
        accounts.c.date,
        documents.c.published,
        documents.c.language,
    )
    .join(documents, documents.c.id == outcomes.c.document_id)
    .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
    .where(outcomes.c.id.in_(_RECORDS))
)
_SIDES = select(accounts.c.document_id, accounts.c.polities).where(accounts.c.document_id.in_(_RECORDS))
_DOCUMENTS = select(documents.c.id, documents.c.published, documents.c.language).where(documents.c.id.in_(_RECORDS))


def count(
    found: Iterable[Found], features: dict[str, Features], wanted: Narrowing, *, cut: Sequence[str] = ()
) -> Facets:
    """Return how many records each value of a facet would leave, the other facets being as they are.

    `cut` are the kinds of which only the newest were found.
    """
    kinds, sides, years, languages = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in found:
        its = features.get(one.id, Features(frozenset(), None, None))
        if wanted._replace(kinds=()).lets(one.kind, its):
            kinds[one.kind] += 1
        if wanted._replace(sides=()).lets(one.kind, its):
            sides.update(its.sides)
        if its.year and wanted._replace(years=()).lets(one.kind, its):
            years[its.year] += 1
        if its.language and wanted._replace(languages=()).lets(one.kind, its):
            languages[its.language] += 1
    return Facets(
        kinds=tuple(FacetLine(value=kind, times=kinds[kind]) for kind in KINDS if kinds[kind]),
        sides=_rank(sides),
        years=tuple(FacetLine(value=year, times=years[year]) for year in sorted(years, reverse=True)),
        languages=_rank(languages),
        cut=tuple(cut),
    )


def _rank(counted: Counter[str]) -> tuple[FacetLine, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetLine(value=value, times=times) for value, times in ranked)
