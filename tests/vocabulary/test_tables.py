"""The shipped tables are those that the hand-written ones make."""

from __future__ import annotations

import pytest

from build_polities import make_organizations, make_states, read_table, split
from sijill.vocabulary import places, polities


@pytest.mark.parametrize("entry", [*make_states(), *make_organizations()], ids=lambda entry: entry.code)
def test_hand_written_names_are_shipped(entry) -> None:
    """Whoever changes a table in tools/ builds the vocabulary anew."""
    shipped = polities()[entry.code]
    assert (shipped.kind, shipped.parent or "", shipped.capital or "") == (
        entry.kind,
        entry.parent,
        entry.capital,
    )
    names = {(name.language, name.use, name.text) for name in shipped.names}
    assert names == {(language, name.use, name.text) for language, some in entry.names.items() for name in some}


def test_hand_written_subdivisions_are_shipped() -> None:
    """A correction of CLDR's names holds."""
    for row in read_table("subdivisions.tsv"):
        for language in ("en", "ar", "ja"):
            names = [text.rstrip("~^") for text in split(row[language])]
            assert names == list(polities()[row["code"]].find_names(language))


def test_hand_written_places_are_shipped() -> None:
    """Every spelling in the table of places can be found."""
    shipped = {(place.country, place.language, place.name) for place in places()}
    written = {
        (row["country"], language, text.rstrip("~^"))
        for row in read_table("places.tsv")
        for language in ("en", "ar", "ja")
        for text in split(row[language])
    }
    assert written - shipped == set()
