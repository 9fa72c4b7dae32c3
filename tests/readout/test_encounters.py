"""Which contacts a report tells of, who took part, and what is none."""

from __future__ import annotations

import pytest
from tests.reports import people_of, read_one, read_report

SOLHEIM = ("Ingrid Solheim", "Foreign Minister of Norway", "NO")
MORI = ("Kenji Mori", "Ambassador of Japan", "JP")
A, B = "The Foreign Minister of Norway, Ingrid Solheim,", "the Ambassador of Japan, Kenji Mori"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{A} met with {B}.", "meeting"),
        (f"{A} received {B}.", "meeting"),
        (f"{A} held talks with {B}.", "meeting"),
        (f"{A} spoke by phone with {B}.", "call"),
        (f"{A} held a telephone conversation with {B}.", "call"),
        (f"{A} received a letter from {B}.", "message"),
    ],
)
def test_a_cue_between_two_people_is_an_encounter(text: str, kind: str) -> None:
    """Each verb gives its kind; both sides and their capacities are those of the sentence."""
    encounter = read_one(text)
    assert (encounter.kind, encounter.status) == (kind, "held")
    assert sorted(people_of(encounter)) == [SOLHEIM, MORI]
    assert set(encounter.polities) == {"NO", "JP"}
    assert all(one.lead for one in encounter.participants)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} did not meet with {B}.",
        f"{A} denied having met with {B}.",
        f"{A} hopes to meet with {B}.",
        "Norway met the deadline, and Japan received the prize.",
        "The Norwegian team met Japan in the final and won three to one.",
        "The Foreign Minister of Norway, Ingrid Solheim, received the Minister of Health of Norway, John Berg.",
    ],
)
def test_what_did_not_happen_or_has_one_side_is_no_encounter(text: str) -> None:
    """Denied and hoped-for contacts, other senses of a verb, and one state among itself open none."""
    assert read_report(text).encounters == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} will meet with {B} in Oslo on 3 June.", "2024-06-03"),
        (f"{A} is scheduled to meet with {B} in Oslo on Monday.", "2024-06-03"),
    ],
)
def test_what_is_to_come_is_planned(text: str, date: str) -> None:
    """A scheduled contact counts where its day or place is told, and its day lies ahead."""
    encounter = read_one(text)
    assert (encounter.status, encounter.date, encounter.place) == ("planned", date, "Oslo")


@pytest.mark.parametrize(
    ("words", "date"),
    [("today", "2024-05-30"), ("yesterday", "2024-05-29"), ("on Monday", "2024-05-27"), ("on 3 May", "2024-05-03")],
)
def test_a_relative_day_is_resolved_against_publication(words: str, date: str) -> None:
    """A weekday is the last one before publication; a day without a year is of this one."""
    assert read_one(f"{A} met with {B} {words}.").date == date


def test_without_publication_a_relative_day_stays_unknown() -> None:
    """No day is filled in, and a note says that it is missing."""
    readout = read_report(f"{A} met with {B} yesterday.", published=None)
    assert readout.encounters[0].date is None
    assert "date-unknown" in [note.code for note in readout.notes]


def test_a_dateline_gives_no_place() -> None:
    """Where a report was written is not where people met."""
    encounter = read_one(f"OSLO, May 30 (NTB) -- {A} met with {B}.")
    assert encounter.place is None


def test_a_contact_told_twice_is_one() -> None:
    """Title, lead and a later sentence tell of the same meeting."""
    text = (
        f"Solheim and Mori meet in Oslo\n\n{A} met with {B} in Oslo on Monday. During it they spoke of fish. "
        "Solheim and Mori met at the ministry."
    )
    encounter = read_one(text)
    assert sorted(people_of(encounter)) == [SOLHEIM, MORI]


def test_different_guests_are_different_encounters() -> None:
    """A host who receives two visitors one after the other met twice."""
    text = f"{A} received {B}. Solheim also met with the Ambassador of Chile, Maria Rojas."
    first, second = read_report(text).encounters
    assert set(first.polities) == {"NO", "JP"}
    assert set(second.polities) == {"NO", "CL"}


def test_those_present_join_without_leading() -> None:
    """Who attended takes part, and does not head a side."""
    text = f"{A} met with {B}. The Deputy Minister of Fisheries of Norway, John Berg, attended the meeting."
    berg = next(one for one in read_one(text).participants if one.name == "John Berg")
    assert (berg.polity, berg.lead) == ("NO", False)


def test_background_is_left_out() -> None:
    """What happened years before publication is history, not news."""
    text = f"{A} met with {B} in Oslo. Solheim had met with the King of Spain, Juan Mendez, in Madrid in 2019."
    assert [set(one.polities) for one in read_report(text).encounters] == [{"NO", "JP"}]


def test_a_session_has_its_mechanism_and_round() -> None:
    """Consultations are told with their name and number, also where nobody is named."""
    encounter = read_one("Norway and Japan held the third round of political consultations in Tokyo on Monday.")
    assert encounter.kind == "consultations"
    assert encounter.mechanism is not None
    assert (encounter.mechanism.name, encounter.mechanism.round) == ("political consultations", 3)
    assert (encounter.place, encounter.country, set(encounter.polities)) == ("Tokyo", "JP", {"NO", "JP"})


def test_topics_are_what_was_spoken_of_not_whose_office_it_is() -> None:
    """A portfolio inside a title is no topic of the talks."""
    text = f"The Minister of Health of Norway, Ingrid Solheim, met with {B}. They discussed education and tourism."
    assert set(read_one(text).topics) == {"education", "tourism"}


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("استقبل وزير الخارجية القطري سالم المري السفير الياباني كينجي ساتو.", "ar", "meeting"),
        ("التقى وزير الخارجية القطري سالم المري نظيره الياباني كينجي ساتو.", "ar", "meeting"),
        ("أجرى وزير الخارجية القطري سالم المري اتصالا هاتفيا مع نظيره الياباني كينجي ساتو.", "ar", "call"),
        ("田中健司外務大臣は、クウェートのハリド・ムタイリ大使と会談した。", "ja", "meeting"),
        ("田中健司外務大臣は、クウェートのハリド・ムタイリ外相と電話会談を行った。", "ja", "call"),
    ],
)
def test_arabic_and_japanese_tell_the_same_kinds(text: str, language: str, kind: str) -> None:
    """The verb stands first or last; the encounter and its two people are the same."""
    encounter = read_one(text, language=language)
    assert encounter.kind == kind
    assert len(encounter.participants) == 2
    assert len(encounter.polities) == 2
