"""Where the clause of a contact ends in English, and what is only its occasion."""

from __future__ import annotations

import pytest
from tests.reports import people_of, read_one, read_report

from sijill.reading import read
from sijill.records import Document, Readout

A, B = "The Foreign Minister of Norway, Ingrid Solheim,", "the Ambassador of Japan, Kenji Mori"


def read_of(publisher: str, text: str) -> Readout:
    """Return what is read in a report of a publisher."""
    return read(Document(id="report", text=text, language="en", published="2024-05-30", publisher=publisher))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} met with {B} in Oslo to discuss the war in Gaza.", "Oslo"),
        (f"{A} met with {B} to discuss fishing quotas in Bergen.", None),
        (f"{A} held talks with {B} on the situation in Khartoum.", None),
        (f"{A} met with {B} in Oslo, stressing the need for calm in Tripoli.", "Oslo"),
        (f"{A} met with {B} and praised the fair in Osaka.", None),
        (f"{A} met with {B} on the sidelines of the fair in Osaka.", "Osaka"),
        (f"{A} met with the Ambassador in Oslo of Japan, Kenji Mori.", None),
    ],
)
def test_a_place_that_was_only_talked_about_is_no_place_of_the_meeting(text: str, place: str | None) -> None:
    """Behind a purpose, a topic or a further verb stands what was spoken of."""
    assert read_one(text).place == place


def test_states_talked_about_are_no_sides() -> None:
    """Of two who met and reaffirmed something the sides are their own."""
    text = f"{A} and {B} met today in Oslo and reaffirmed the friendship between Spain and Chile."
    assert set(read_one(text).polities) == {"NO", "JP"}


@pytest.mark.parametrize(
    "text",
    [
        "During his official visit to Norway, the Minister of Trade of Chile, Juan Rojas, opened a shop.",
        "As part of his official visit to Norway, the Minister of Trade of Chile, Juan Rojas, gave a speech.",
        "Japan, Norway and Chile work together, which is indispensable for meeting today's challenges.",
        f"{A} called on the Government of Japan to quickly lower its tariffs.",
        f"{A} met in Oslo with families of sailors held by Japan.",
        f"{A} welcomed the contribution of Japan.",
        "The plan of Norway met with resistance in Japan.",
        "The 23rd Annual General Meeting of the Norway-Japan Association was held on 2 May.",
    ],
)
def test_an_occasion_or_another_sense_is_no_contact(text: str) -> None:
    """A trip named as the occasion, a demand, needs that are met: nobody met anybody."""
    assert read_report(text).encounters == ()


def test_what_happens_on_a_trip_takes_its_country() -> None:
    """The trip itself is not reported, but where it led is where its stops were."""
    text = f"During her official visit to Chile, {A[:-1].replace('The', 'the')} met with {B}."
    encounter = read_one(text)
    assert (encounter.kind, encounter.country) == ("meeting", "CL")


def test_the_destination_of_a_trip_is_abroad() -> None:
    """Where a name of the traveller's own state stands first, the state gone to is the next one named."""
    text = "The Ambassador of Japan, Kenji Mori, paid an official visit to the Tokyo Shipyard works in Bergen."
    encounter = read_one(text)
    assert set(encounter.polities) == {"JP", "NO"}


def test_the_president_of_another_state_is_somebody_else() -> None:
    """A message from the head of another state does not make the head at home one of that state."""
    text = (
        "President Tone Hansen met with the Chilean Ambassador, Maria Rojas. During the meeting, the Ambassador "
        "conveyed the greetings of the President of Chile."
    )
    (encounter,) = read_of("Ministry of Foreign Affairs of Norway", text).encounters
    assert {(name, side) for name, _, side in people_of(encounter)} == {("Tone Hansen", "NO"), ("Maria Rojas", "CL")}


def test_a_paper_that_tells_of_others_only_is_nobodys_home() -> None:
    """Who is told without a state in a report about two others is not of the paper's own state."""
    text = (
        "Chinese Foreign Minister Li Wen held talks with External Affairs Minister Ravi Menon in New Delhi "
        "on Monday. India and China will reopen a pass."
    )
    (encounter,) = read_of("Daily Mirror (Sri Lanka)", text).encounters
    assert "LK" not in encounter.polities


@pytest.mark.parametrize(
    "text",
    [
        f"{A} discussed her recent visit to Chile.",
        "The Minister of Trade of Chile, Juan Rojas, on his first visit since taking office, thanked Norway. "
        "He spoke of fish.",
        f"Officials said that {A.replace('The', 'the')} prepares the tour of the King of Chile.",
    ],
)
def test_a_noun_written_like_a_verb_is_no_trip(text: str) -> None:
    """Her visit is what was spoken of; that she visits tells of the trip."""
    assert read_report(text).encounters == ()


def test_two_joined_by_and_who_reviewed_something_met() -> None:
    """Two ministers of two states who review their ties have met, commas or not."""
    text = (
        "Sheikh Salem Al Rashid, Minister of Foreign Affairs of Kuwait, and Kenji Mori, Foreign Minister of Japan, "
        "reviewed the relations between the two friendly nations."
    )
    assert set(read_one(text).polities) == {"KW", "JP"}


def test_those_attending_the_meeting_were_not_on_the_trip() -> None:
    """The meeting refers back past an arrival told between."""
    text = (
        f"{A} received {B}. The Japanese Ambassador arrived in Oslo earlier. "
        "Attending the meeting was John Berg, Deputy Minister of Fisheries of Norway."
    )
    meeting = next(one for one in read_report(text).encounters if one.kind == "meeting")
    assert "John Berg" in {name for name, _, _ in people_of(meeting)}


def test_receiving_credentials_is_a_ceremony() -> None:
    """Envoys who present their credentials are received in a ceremony."""
    text = "The King of Norway, Haakon Berg, received the credentials of the Ambassador of Japan, Kenji Mori."
    assert read_one(text).kind == "ceremony"


def test_what_both_discussed_on_the_phone_is_no_second_contact() -> None:
    """A call and what its two sides also discussed are one."""
    text = f"{A} spoke by phone with {B}. Solheim and Ambassador Mori also discussed fish."
    assert read_one(text).kind == "call"


def test_a_summit_hosted_by_somebody_is_no_reception() -> None:
    """Hosted by behind a conference tells who held it, not who was received."""
    text = f"{A} praised the fair hosted by Japan."
    assert read_report(text).encounters == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{A} called on the Taliban of Afghanistan, the King of Chile and the Emperor of Japan to keep the peace.",
        "The Norwegian Prime Minister, Tone Hansen, praised the initiative of Japan to convene the Ocean Summit.",
        "This is the first official trip of the Minister of Trade of Chile, Juan Rojas, to Norway.",
        "The Norwegian Prime Minister, Tone Hansen, hopes to see the King of Chile, Juan Mendez, when he visits her.",
        f"{A} lauded the visit of the King of Chile, Juan Mendez, to Japan.",
        "The joint committee of Norway and Japan will be chaired by two ministers.",
    ],
)
def test_what_is_asked_hoped_or_only_mentioned_is_no_contact(text: str) -> None:
    """A demand, a plan without a day, a trip that is praised: none of them is an encounter."""
    assert read_report(f"{text} She spoke of fish.").encounters == ()


def test_who_acts_behind_a_fronted_clause_is_its_subject() -> None:
    """Receiving somebody is what the subject of the main clause did."""
    text = f"Receiving {B}, the Foreign Minister of Norway, Ingrid Solheim, spoke of fish. Boats sailed."
    (encounter,) = read_report(text).encounters
    assert {name for name, _, _ in people_of(encounter)} == {"Kenji Mori", "Ingrid Solheim"}


def test_history_after_news_is_background() -> None:
    """Where the report tells of this week, a contact of months ago is how it came about."""
    text = (
        f"{A} met with {B} on Tuesday. Talks have resumed in recent months. "
        "On 25 April, the Minister of Trade of Norway, John Berg, visited Japan."
    )
    assert [one.kind for one in read_report(text).encounters] == ["meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said that they welcomed the Norway-Japan Joint Statement. The Minister of Japan, Ken Abe, left.",
        "The King of Chile, Juan Mendez, currently on an official visit to Norway, opened a shop. Boats sailed.",
        "The lecture took place during the King of Chile's official visit to Norway. Boats sailed.",
        "It is the first time in nine years that President Juan Mendez of Chile has visited Norway. Boats sailed.",
    ],
)
def test_a_statement_welcomed_or_a_trip_aside_is_no_contact(text: str) -> None:
    """What is welcomed is a paper, and the trip is only when it was."""
    assert read_report(text).encounters == ()


def test_congratulations_at_a_meeting_are_no_message() -> None:
    """What is said to somebody present was not sent."""
    text = f"{A} received {B}. During the meeting, Mori extended his congratulations to Minister Solheim."
    assert [one.kind for one in read_report(text).encounters] == ["meeting"]


def test_a_trip_has_every_state_of_its_list_as_a_side() -> None:
    """One trip may lead to several states."""
    text = f"{A} will travel to Lima, Peru, Santiago, Chile, and Quito, Ecuador, from 3 to 9 June. Boats sailed."
    assert set(read_one(text).polities) == {"NO", "PE", "CL", "EC"}


@pytest.mark.parametrize("asked", ["He extended an invitation to", "He hopes to ask"])
def test_a_summit_somebody_is_asked_to_attend_is_none_yet(asked: str) -> None:
    """Who is invited to a summit hasn't attended it."""
    text = (
        f"The Ambassador of Japan, Kenji Mori, praised the plan. {asked} the Prime Minister of Norway, Tone Hansen, "
        "to attend the Ocean Summit in Kobe on 4 June."
    )
    assert read_report(text).encounters == ()
    went = "The Prime Minister of Norway, Tone Hansen, attended the Ocean Summit in Kobe on 4 June."
    assert [one.kind for one in read_report(went).encounters] == ["summit"]
