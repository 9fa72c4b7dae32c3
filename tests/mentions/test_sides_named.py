"""States that are named by a form, by people sent from them, or behind a form of state."""

from __future__ import annotations

from sijill.reading import read
from sijill.records import Document, Encounter


def read_first(text: str, publisher: str | None = None) -> Encounter:
    """Return the first encounter of a report."""
    document = Document(id="report", text=text, language="en", published="2024-05-30", publisher=publisher)
    return read(document).encounters[0]


def test_the_sultanate_is_the_state_that_reports() -> None:
    """At home a state goes by its form alone."""
    text = "An official session of talks was held between the Sultanate and Norway on Tuesday. It was long."
    assert set(read_first(text, "Oman Observer").polities) == {"OM", "NO"}


def test_a_form_of_state_before_its_name_changes_nothing() -> None:
    """The Republic of Portugal is as much a side as Portugal."""
    text = (
        "The first political consultations between Norway and the Republic of Portugal were held in Oslo on Tuesday."
    )
    encounter = read_first(text)
    assert (encounter.kind, set(encounter.polities)) == ("consultations", {"NO", "PT"})


def test_who_comes_from_a_place_stands_for_it() -> None:
    """A delegation from a region or envoys of an organization are sides."""
    text = "The Foreign Minister of Norway, Ingrid Solheim, met with envoys of ASEAN on Tuesday."
    assert set(read_first(text).polities) == {"NO", "ASEAN"}
    text = "The Foreign Minister of Norway, Ingrid Solheim, received a delegation from Osaka on Tuesday."
    assert set(read_first(text).polities) == {"NO", "JP-27"}


def test_major_economies_are_no_officer() -> None:
    """A rank before a noun that is nobody's name makes no person."""
    text = (
        "On May 4, Prime Minister Hansen of Norway convened a leaders-level meeting of the Major Economies Forum on "
        "Boats and Fish, joined by the President of Chile, Juan Rojas."
    )
    assert {p.name for p in read_first(text).participants} == {"Hansen", "Juan Rojas"}
