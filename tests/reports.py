"""Short reports and what is read in them, for tests of the reading."""

from __future__ import annotations

from sijill.reading import Stages, explain
from sijill.records import Document, Encounter, Readout


def read_stages(text: str, *, language: str = "en", published: str | None = "2024-05-30") -> Stages:
    """Return what every stage makes of a text."""
    stages = explain(Document(id="report", text=text, language=language, published=published))
    assert isinstance(stages, Stages)
    return stages


def read_report(text: str, *, language: str = "en", published: str | None = "2024-05-30") -> Readout:
    """Return what is read in a text."""
    return read_stages(text, language=language, published=published).readout


def read_one(text: str, *, language: str = "en", published: str | None = "2024-05-30") -> Encounter:
    """Return the only encounter of a text."""
    (encounter,) = read_report(text, language=language, published=published).encounters
    return encounter


def people_of(encounter: Encounter) -> list[tuple[str, str | None, str | None]]:
    """Return the participants of an encounter: name, capacity, side."""
    return [(one.name, one.capacity, one.polity) for one in encounter.participants]
