"""Contacts recorded by hand: what is entered becomes a text, and every fact points into it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from tests.databases import server
from tests.registers import example_file, examples, filed_database, filed_examples, places, register

from sijill.errors import InputError
from sijill.filing import file
from sijill.recording import Minutes, Present, Result, make_record
from sijill.register import Register

__all__ = ["example_file", "examples", "filed_database", "filed_examples", "places", "register", "server"]

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MINUTES = Minutes(
    kind="meeting",
    polities=("KW", "JP"),
    date="2026-11-20",
    place="Tokyo",
    country="JP",
    topics=("health",),
    people=(
        Present(name="Salem Al-Sabah", polity="KW", capacity="Foreign Minister", lead=True),
        Present(name="Ken Arai", polity="JP", capacity="Foreign Minister", lead=True),
    ),
    outcomes=(Result(kind="pledged", what="send a medical team", by=("JP",), due="2027-03-31"),),
    notes="They spoke for an hour.",
)


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_every_fact_points_to_its_words(language: str) -> None:
    """Names, capacities and outcomes stand in the text where the evidence says, in the language of the minutes."""
    document, readout = make_record(msgspec.structs.replace(MINUTES, language=language), by="Sara", at=AT)
    (encounter,) = readout.encounters
    for one in encounter.participants:
        words = [document.text[start:end] for start, end in one.evidence]
        assert words == [one.name, one.capacity]
    (outcome,) = readout.outcomes
    ((start, end),) = outcome.evidence
    assert outcome.what in document.text[start:end]
    assert document.language == language
    assert "They spoke for an hour." in document.text
    assert "Sara" in document.text


def test_what_is_recorded_stands_in_the_register(register: Register) -> None:
    """Filed, it is a contact with its people and its promise, and verifies."""
    document, readout = make_record(MINUTES, by="Sara", at=AT)
    file(document, readout, register, by="Sara")
    relation = register.relation("KW", "JP")
    assert [(line.date, line.places) for line in relation.timeline] == [("2026-11-20", ("Tokyo",))]
    (promise,) = register.promises("KW", "JP")
    assert (promise.kind, promise.due) == ("pledged", "2027-03-31")
    assert register.verify().faults == ()


def test_a_planned_contact_is_no_last_contact(register: Register) -> None:
    """Tomorrow's meeting stands in the timeline and is not yet a contact that was held."""
    planned = msgspec.structs.replace(MINUTES, status="planned", date="2026-12-01", outcomes=())
    file(*make_record(planned, by="Sara", at=AT), register, by="Sara")
    relation = register.relation("KW", "JP")
    assert [line.status for line in relation.timeline] == ["planned"]
    assert relation.last_contact is None


def test_minutes_join_what_an_agency_reports(register: Register) -> None:
    """The desk's own minutes and a report of the same meeting are two accounts of one contact."""
    first, second = make_record(MINUTES, by="Sara", at=AT), make_record(MINUTES, by="Omar", at=AT.replace(hour=11))
    for document, readout in (first, second):
        file(document, readout, register, by="Sara")
    (line,) = register.relation("KW", "JP").timeline
    assert len(line.documents) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "party"),
        ("status", "maybe"),
        ("polities", ("KW",)),
        ("polities", ("KW", "Atlantis")),
        ("country", "Atlantis"),
        ("date", "yesterday"),
        ("topics", ("chess",)),
        ("round", 3),
        ("language", "fr"),
        ("people", (Present(name=" "),)),
        ("people", (Present(name="A B", polity="Atlantis"),)),
        ("outcomes", (Result(kind="dreamt", what="x"),)),
        ("outcomes", (Result(kind="agreed", what=" "),)),
        ("outcomes", (Result(kind="agreed", what="x", due="soon"),)),
        ("outcomes", (Result(kind="agreed", what="x", by=("Atlantis",)),)),
    ],
)
def test_what_cannot_be_recorded_is_refused(field: str, value: object) -> None:
    """Unknown kinds, sides, topics and dates, and facts without words, are named in the error."""
    with pytest.raises(InputError):
        make_record(msgspec.structs.replace(MINUTES, **{field: value}), by="Sara", at=AT)


def test_a_promise_may_be_recorded_without_a_contact(register: Register) -> None:
    """What was signed by letter is an outcome of its own day, an undertaking and an instrument, and no encounter."""
    signed = Result(kind="signed", what="agreement on air services", by=("KW", "JP"))
    document, readout = make_record(Minutes(outcomes=(signed,), date="2026-10-01"), by="Sara", at=AT)
    assert readout.encounters == ()
    file(document, readout, register, by="Sara")
    (line,) = register.instruments("KW", "JP")
    assert (line.title, line.signed, line.stage) == ("agreement on air services", "2026-10-01", "signed")
    assert register.relation("KW", "JP").timeline == ()
    assert register.verify().faults == ()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (Minutes(), "has a kind"),
        (Minutes(outcomes=MINUTES.outcomes, people=MINUTES.people), "belong to a contact"),
        (Minutes(outcomes=MINUTES.outcomes, mechanism="Joint Committee"), "belong to a contact"),
    ],
)
def test_what_has_neither_kind_nor_outcomes_is_no_record(minutes: Minutes, words: str) -> None:
    """Nothing at all, or people without a contact, is refused."""
    with pytest.raises(InputError, match=words):
        make_record(minutes, by="Sara", at=AT)
