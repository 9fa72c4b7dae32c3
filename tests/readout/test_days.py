"""On which day something was that its own words do not date."""

from __future__ import annotations

import pytest
from tests.reports import read_one, read_report

A, B, C = (
    "The Foreign Minister of Norway, Ingrid Solheim,",
    "the Ambassador of Japan, Kenji Mori",
    "the Ambassador of Chile, Maria Rojas",
)


def test_later_in_the_day_is_the_day_told_last() -> None:
    """A further meeting takes the day of the one before it where the words say so."""
    text = (
        f"{A} met with {B} on 20 May. On 25 May she met with {C}. "
        "Later in the day, Solheim received the King of Spain."
    )
    assert [one.date for one in read_report(text).encounters][1:] == ["2024-05-25"] * 2


def test_the_only_day_of_a_fresh_report_dates_what_it_tells() -> None:
    """Where a report speaks of one recent day alone, what it tells without a day was then."""
    text = f"{A} met with {B} at the ministry. Fish was among the matters raised on Tuesday. They shook hands."
    assert read_one(text).date == "2024-05-28"


def test_of_two_days_none_is_filled_in() -> None:
    """Where a report speaks of several days, an undated meeting stays undated."""
    text = f"{A} met with {B} at the ministry. Prices rose on Tuesday. Fleets sailed on Wednesday."
    assert read_one(text).date is None


def test_the_day_of_an_announcement_is_not_the_day_announced() -> None:
    """What was said on Monday of a later day happens on that later day."""
    text = f"A spokesman announced on Monday that {A.replace('The', 'the')} will meet with {B} in Oslo on 14 June."
    assert read_one(text).date == "2024-06-14"


def test_who_has_returned_was_away_in_that_month() -> None:
    """The day of the return is not the first day of the trip."""
    text = f"{A} returned on Tuesday after concluding a three-day official visit to Chile."
    encounter = read_one(text)
    assert (encounter.kind, encounter.date, encounter.country) == ("visit", "2024-05", "CL")


@pytest.mark.parametrize(("words", "date"), [("last week", "2024-05"), ("next week", "2024-06"), ("this week", None)])
def test_a_week_gives_its_month_where_it_lies_in_one(words: str, date: str | None) -> None:
    """A week that begins in May and ends in June gives neither."""
    held = "will meet" if words == "next week" else "met"
    readout = read_report(f"{A} {held} with {B} in Oslo {words}.")
    assert [one.date for one in readout.encounters] == [date]


def test_here_is_the_place_of_the_dateline() -> None:
    """A dateline alone gives no place; with "here" it does."""
    encounter = read_one(f"OSLO, May 30 (NTB) -- {A} met with {B} here on Tuesday.")
    assert (encounter.place, encounter.country, encounter.date) == ("OSLO", "NO", "2024-05-28")


def test_a_verb_behind_will_is_still_to_come() -> None:
    """One "will" governs all verbs in their base form that follow it."""
    text = (
        f"{A} will call on the Emperor of Japan, Hideo Naka, in Tokyo on 10 June, attend a lunch of the chamber, "
        f"of which nobody has seen the list of guests yet, and meet the Mayor of Osaka, Ken Abe, in Osaka on 12 June."
    )
    assert {(one.status, one.date) for one in read_report(text).encounters} == {
        ("planned", "2024-06-10"),
        ("planned", "2024-06-12"),
    }


def test_a_visit_to_a_person_is_a_meeting() -> None:
    """Who visits a former president has met him."""
    encounter = read_one(f"{A} visited former President Juan Mendez of Chile at his residence in Lima on Tuesday.")
    assert (encounter.kind, set(encounter.polities)) == ("meeting", {"NO", "CL"})
