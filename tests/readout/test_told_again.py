"""What English reports tell around a contact: retold, quoted, of crowds, of several countries of a trip."""

from __future__ import annotations

import pytest
from tests.reports import people_of, read_report

MET = "Foreign Minister Ingrid Solheim of Norway met the Foreign Minister of Japan, Kenji Mori, in Oslo on Tuesday."


def test_what_follows_a_contact_told_again_belongs_to_it() -> None:
    """Sentences behind "the talks with Mori" tell of them, though another contact was told in between."""
    first, second = read_report(
        f"{MET} She also received the Ambassador of Chile, Juan Mendez. During the talks with Foreign Minister Mori,"
        " Foreign Minister Solheim spoke of fisheries. They also discussed hydrogen."
    ).encounters
    assert "renewables" in first.topics
    assert "renewables" not in second.topics


def test_who_says_i_took_part() -> None:
    """The first person of a quotation is whoever is said to speak."""
    (encounter,) = read_report(
        '"I spoke with the Foreign Minister of Japan, Kenji Mori, over the phone on Tuesday. He agreed to help with'
        ' the rescue," Norwegian Foreign Minister Ingrid Solheim said.'
    ).encounters
    assert encounter.kind == "call"
    assert {name for name, _, _ in people_of(encounter)} == {"Ingrid Solheim", "Kenji Mori"}


def test_troops_that_leave_visit_nobody() -> None:
    """Crowds that come or go are no delegation."""
    text = f"{MET} Solheim said that she was worried as Norwegian troops depart the country."
    assert [e.kind for e in read_report(text).encounters] == ["meeting"]


def test_each_stop_of_a_trip_has_people_of_its_country() -> None:
    """Whoever the traveller meets "in Kenya" is of Kenya, in the next country of the next."""
    text = (
        "Foreign Minister Ingrid Solheim of Norway travelled to Ghana and Kenya on Tuesday. In Ghana, Solheim met"
        " President Kofi Owusu. In Kenya, Solheim met President Daniel Kibet to discuss fisheries."
    )
    polities = {name: polity for e in read_report(text).encounters for name, _, polity in people_of(e)}
    assert polities["Kofi Owusu"] == "GH"
    assert polities["Daniel Kibet"] == "KE"


def test_a_day_of_another_measure_dates_no_contact() -> None:
    """The only day told is that of sanctions "announced by" somebody, not of the meeting."""
    (encounter,) = read_report(
        "Norwegian Foreign Minister Ingrid Solheim met Japanese Foreign Minister Kenji Mori. They discussed the new"
        " rules announced by the Prime Minister in Bergen on May 12."
    ).encounters
    assert encounter.date is None


def test_a_weekday_behind_us_dates_nothing_to_come() -> None:
    """Where the traveller "arrived on Monday", the meeting still ahead is not on the next one."""
    encounters = read_report(
        "Norwegian Foreign Minister Ingrid Solheim will meet Japanese Foreign Minister Kenji Mori in Tokyo this"
        " month. The visit began on Monday."
    ).encounters
    meeting = next(e for e in encounters if e.kind == "meeting")
    assert meeting.date is None or len(meeting.date) == len("2024-05")


def test_ministers_who_gathered_met() -> None:
    """Ministers of several states who "gathered in" a city met there, each of his own state."""
    (encounter,) = read_report(
        "Norwegian Foreign Minister Ingrid Solheim and her Chilean, Kenyan and Japanese counterparts, Juan Mendez,"
        " Daniel Kibet and Kenji Mori, gathered in Oslo on Tuesday to discuss fisheries."
    ).encounters
    assert {(name, polity) for name, _, polity in people_of(encounter)} == {
        ("Ingrid Solheim", "NO"),
        ("Juan Mendez", "CL"),
        ("Daniel Kibet", "KE"),
        ("Kenji Mori", "JP"),
    }


def test_a_numbered_list_of_envoys_tells_who_came() -> None:
    """Each line of a list with a name, an office and a seat in brackets is somebody who presented his credentials."""
    (encounter,) = read_report(
        "Three new ambassadors presented their credentials to President Olav Berg of Norway on Tuesday.\n\n"
        "1. Mr. Juan Mendez – Ambassador of the Republic of Chile (Resident in Stockholm)\n"
        "2. Mr. Kenji Mori – Ambassador of Japan (Resident in Oslo)\n"
        "3. Ms. Aisha Kamau – Ambassador for the Republic of Kenya (Resident in Stockholm)\n"
    ).encounters
    assert {(name, polity) for name, _, polity in people_of(encounter)} == {
        ("Olav Berg", "NO"),
        ("Juan Mendez", "CL"),
        ("Kenji Mori", "JP"),
        ("Aisha Kamau", "KE"),
    }


def test_the_days_of_a_trip_stand_before_its_noun() -> None:
    """What happened on "his June 3-5 visit to Kenya" has that month."""
    (encounter,) = read_report(
        "Norway stands by Kenya, Foreign Minister Ingrid Solheim of Norway told reporters during her April 3-5 visit"
        " to Kenya. Solheim met with Foreign Minister Daniel Kibet of Kenya."
    ).encounters
    assert encounter.date == "2024-04"


def test_a_yearly_session_is_told_with_its_round() -> None:
    """An annual meeting of two services is a session, held or conducted."""
    (encounter,) = read_report(
        "The 4th Annual High-Level Meeting (HLM) between the Norwegian Coast Guard and the Japan Coast Guard was"
        " conducted on May 11 in Bergen."
    ).encounters
    assert encounter.kind == "consultations"
    assert encounter.mechanism is not None
    assert encounter.mechanism.round == 4


def test_who_chairs_a_session_with_one_of_the_other_side_is_of_it() -> None:
    """Of two who chair a session of two states, each is of one of them."""
    (encounter,) = read_report(
        "The third round of political consultations between Norway and Japan was held in Oslo on Tuesday. It was"
        " co-chaired by Deputy Foreign Minister Ingrid Solheim of Norway and Deputy Foreign Minister Kenji Mori."
    ).encounters
    assert ("Kenji Mori", "JP") in {(name, polity) for name, _, polity in people_of(encounter)}


def test_a_call_still_sought_is_none() -> None:
    """What two sides agree to seek, "including through a call", has not taken place."""
    text = f"{MET} They will keep in touch, including through a call between President Berg and President Sato."
    assert [e.kind for e in read_report(text).encounters] == ["meeting"]


def test_a_delegation_lists_people_of_its_side() -> None:
    """Envoys named in a delegation are of its state, whatever state another envoy is of."""
    (encounter,) = read_report(
        "The third round of political consultations between Norway and Japan was held in Oslo on Tuesday. The"
        " Norwegian delegation was led by Deputy Minister Ingrid Solheim and included Ambassador to Japan Olav"
        " Berg. The Japanese delegation included Japanese Ambassador to Norway Kenji Mori and Counsellor Haruto Sato."
    ).encounters
    polities = {name: polity for name, _, polity in people_of(encounter)}
    assert polities["Olav Berg"] == "NO"
    assert polities["Haruto Sato"] == "JP"


def test_who_launched_something_once_takes_no_part() -> None:
    """People told as having set something up before are not at the meeting."""
    text = (
        f"{MET} Following the launch of the Ocean Initiative by Prime Minister Olav Berg and President Juan Mendez in"
        " 2022, the two ministers have begun joint surveys."
    )
    (encounter,) = read_report(text).encounters
    assert {name for name, _, _ in people_of(encounter)} == {"Ingrid Solheim", "Kenji Mori"}


def test_a_call_told_with_its_people_is_the_one_told_without() -> None:
    """Who spoke is named where the call is told of again."""
    (encounter,) = read_report(
        "Officials of Norway and Japan held a phone call on Tuesday over a possible visit by Chilean President Juan"
        " Mendez to Peru. Norway's Deputy Foreign Minister, Ingrid Solheim, in the phone call with Japanese Deputy"
        " Foreign Minister Kenji Mori, said that Mendez's visit should not be misread."
    ).encounters
    assert encounter.kind == "call"
    assert {name for name, _, _ in people_of(encounter)} == {"Ingrid Solheim", "Kenji Mori"}


def test_the_day_of_saying_is_none_of_a_trip_to_come() -> None:
    """A day that opens the sentence of a speaker is that of his words."""
    encounters = read_report(
        "On Wednesday, a senior official in Oslo said Foreign Minister Kenji Mori of Japan was expected to visit"
        " Kenya."
    ).encounters
    assert all(e.date is None and e.place is None for e in encounters)


def test_goods_that_arrive_are_no_visitors() -> None:
    """Things that come somewhere make no trip."""
    text = f"{MET} She said that the first rescue boats will arrive in Kenya next week."
    assert [e.kind for e in read_report(text).encounters] == ["meeting"]


def test_a_newly_elected_president_is_met() -> None:
    """The word "elected" tells who he is, not that he was absent."""
    (encounter,) = read_report(
        "The Ambassador of Japan to Norway, Kenji Mori, called on newly elected President Olav Berg of Norway"
        " on Tuesday."
    ).encounters
    assert {name for name, _, _ in people_of(encounter)} == {"Kenji Mori", "Olav Berg"}


def test_a_recent_call_is_what_was_before() -> None:
    """Contacts that a "recent" one only followed are no news."""
    text = f"{MET} They spoke of fish, following the recent phone call between President Berg and President Sato."
    assert [e.kind for e in read_report(text).encounters] == ["meeting"]


def test_what_names_a_session_again_tells_of_it() -> None:
    """Naming the consultations leads back to them from a call on somebody else."""
    first, second = read_report(
        "The first round of political consultations between Norway and Japan was held in Oslo on Tuesday. The"
        " Japanese Deputy Minister, Kenji Mori, also called on Prime Minister Olav Berg of Norway. At the political"
        " consultations, Norway and Japan identified ways to work on hydrogen. Both sides spoke of tourism."
    ).encounters
    assert {"renewables", "tourism"} <= set(first.topics)
    assert not {"renewables", "tourism"} & set(second.topics)


def test_a_short_while_ago_is_today() -> None:
    """What happened "a short while ago" is of the day of the report; a trip's companions are named behind it."""
    (encounter,) = read_report(
        "Japanese Foreign Minister Kenji Mori has arrived in Norway on an official visit, a short while ago."
        " Accompanying Foreign Minister Mori were Deputy Minister Haruto Sato and a delegation of officials."
    ).encounters
    assert encounter.date == "2024-05-30"
    assert ("Haruto Sato", "JP") in {(name, polity) for name, _, polity in people_of(encounter)}


@pytest.mark.parametrize(
    "text",
    [
        "A Japanese business delegation visited Norway on Tuesday.",
        "The Japanese Naval Ship Asagiri arrived at the port of Bergen in Norway on a formal visit on Tuesday.",
    ],
)
def test_a_delegation_without_names_visits(text: str) -> None:
    """Delegations and ships of a state travel for it, though nobody of them is named."""
    (encounter,) = read_report(text).encounters
    assert (encounter.kind, set(encounter.polities)) == ("visit", {"NO", "JP"})


def test_who_welcomes_somebody_at_a_place_is_told_behind_it() -> None:
    """A place and a day may stand between "was welcomed" and "by"."""
    (encounter,) = read_report(
        "Japanese Foreign Minister Kenji Mori was welcomed at the Flesland International Airport in Bergen on Tuesday"
        " by Norwegian Foreign Minister Ingrid Solheim."
    ).encounters
    assert {name for name, _, _ in people_of(encounter)} == {"Kenji Mori", "Ingrid Solheim"}


def test_a_numbered_meeting_of_a_body_is_a_session() -> None:
    """A committee that no list knows met in its fourth session; who spoke there took part."""
    (encounter,) = read_report(
        "Norwegian Minister Ingrid Solheim hosted Japanese Minister Kenji Mori in the fourth meeting of the Joint"
        " Seabed Surveys Committee on Tuesday. Ambassador of Japan Haruto Sato said the surveys had gone well."
    ).encounters
    assert encounter.kind == "consultations"
    assert encounter.mechanism is not None
    assert encounter.mechanism.round == 4
    assert "Haruto Sato" in {name for name, _, _ in people_of(encounter)}


def test_a_ceremony_on_whose_margins_others_met_is_not_theirs() -> None:
    """Whoever met "on the sidelines of the investiture ceremony" held no ceremony."""
    (encounter,) = read_report(
        "Norwegian Ambassador to Kenya Ingrid Solheim met President Kofi Owusu of Ghana on the sidelines of the"
        " investiture ceremony of Chad's President on Tuesday."
    ).encounters
    assert encounter.kind == "meeting"


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Amity that he negotiated with Kenya on Tuesday kept Minister Ingrid Solheim in office.",
        "They held meetings with 19 companies including a few from Kenya and Norway on Tuesday.",
        "The Kenyan Coast Guard ship arrived in the area on Tuesday.",
    ],
)
def test_history_companies_and_rescues_are_no_contacts(text: str) -> None:
    """What only describes a treaty, whom investors met, and a ship at sea tell of no contact of states."""
    assert read_report(text).encounters == ()


def test_envoys_may_be_listed_with_the_words_of_their_appointment() -> None:
    """A list whose lines say "has been appointed as" tells who presented credentials."""
    (encounter,) = read_report(
        "Two new ambassadors to Norway presented their credentials to President Olav Berg today (30).\n\n"
        "The new ambassadors represent the Republic of Chile and Japan.\n\nAccordingly:\n\n"
        "* His Excellency Mr. Juan Mendez has been appointed as the Ambassador-designate of the Republic of Chile,"
        " based in Stockholm.\n"
        "* His Excellency Mr. Kenji Mori has been appointed as the Ambassador-designate of Japan, based in Oslo.\n"
    ).encounters
    assert {("Juan Mendez", "CL"), ("Kenji Mori", "JP")} <= {
        (name, polity) for name, _, polity in people_of(encounter)
    }


def test_what_a_meeting_followed_and_a_day_still_to_come_are_none_of_it() -> None:
    """An earlier meeting that it followed is no news; the only day told, one to come, does not date what was."""
    text = (
        "Norwegian Foreign Minister Ingrid Solheim met Japanese Foreign Minister Kenji Mori in Bergen. The meeting"
        " followed President Olav Berg's bilateral meeting with President Haruto Sato of Japan. The President is"
        " scheduled to speak today (30)."
    )
    (encounter,) = read_report(text).encounters
    assert encounter.date is None
    assert {name for name, _, _ in people_of(encounter)} == {"Ingrid Solheim", "Kenji Mori"}
