"""The closed lists: kinds, topics, statuses, note codes, polities, places, publishers."""

from sijill.vocabulary.instruments import InstrumentKind, Stage, instrument_kinds, instrument_stages, match_stage
from sijill.vocabulary.labels import Names
from sijill.vocabulary.matters import Matter, matters
from sijill.vocabulary.places import Place, places
from sijill.vocabulary.polities import (
    Polity,
    PolityName,
    get_polity,
    organizations,
    polities,
    polity_names,
    roll_up,
    side_of,
)
from sijill.vocabulary.publishers import Publisher, find_publisher, publishers
from sijill.vocabulary.terms import (
    LANGUAGES,
    Term,
    Wording,
    encounter_kinds,
    get_term,
    match_term,
    note_codes,
    outcome_kinds,
    statuses,
    topics,
    undertaking_statuses,
)

__all__ = [
    "LANGUAGES",
    "InstrumentKind",
    "Matter",
    "Names",
    "Place",
    "Polity",
    "PolityName",
    "Publisher",
    "Stage",
    "Term",
    "Wording",
    "encounter_kinds",
    "find_publisher",
    "get_polity",
    "get_term",
    "instrument_kinds",
    "instrument_stages",
    "match_stage",
    "match_term",
    "matters",
    "note_codes",
    "organizations",
    "outcome_kinds",
    "places",
    "polities",
    "polity_names",
    "publishers",
    "roll_up",
    "side_of",
    "statuses",
    "topics",
    "undertaking_statuses",
]
