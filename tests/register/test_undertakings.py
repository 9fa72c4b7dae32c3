"""The promise book: outcomes become undertakings, climb, fall silent, and are followed by people."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.records import Follow
from sijill.records.ids import outcome_ids
from sijill.register import Register
from sijill.register.answers import UndertakingPage

STEPS = (
    ("called-for", "2023-01-10", "Kuwait asked Japan to waive visas for diplomatic passports."),
    ("agreed", "2024-02-14", "Kuwait and Japan agreed to waive visas for diplomatic passports."),
    ("launched", "2025-05-12", "The visa waiver for diplomatic passports took effect."),
)


def tell(register: Register, name: str, *, kind: str, day: str, text: str, **told: object) -> str:
    """File a report of an outcome between Kuwait and Japan; return the outcome's id."""
    document = make_document(name, text, language="en", published=day)
    outcome = {"kind": kind, "by": ["KW", "JP"], "quote": text, **told}
    readout = make_readout(document, [], [outcome])
    file(document, readout, register, by="tester")
    return outcome_ids(readout)[0]


def climb(register: Register) -> list[str]:
    """File a request, an agreement and its coming into force; return the three outcomes."""
    return [
        tell(register, f"d{number}", kind=kind, day=day, text=text) for number, (kind, day, text) in enumerate(STEPS)
    ]


def page(register: Register, identifier: str) -> UndertakingPage:
    """Return the page of an undertaking."""
    found = register.page(identifier.replace("out-", "und-"))
    assert isinstance(found, UndertakingPage)
    return found


def test_every_outcome_opens_an_undertaking(register: Register) -> None:
    """What was asked for is open until something is known of it."""
    asked = climb(register)[0]
    line = page(register, asked).undertaking
    assert (line.status, line.kind, line.steps, line.moved) == ("open", "called-for", 1, "2023-01-10")


def test_what_may_be_the_next_step_is_only_suggested(register: Register) -> None:
    """Later outcomes on the same matter stand beside the undertaking by their days, with what they share."""
    asked, agreed, launched = climb(register)
    found = page(register, asked).suggestions
    assert [one.outcome.id for one in found] == [agreed, launched]
    assert {"visa", "passport"} <= set(found[0].matters)


def test_a_person_makes_suggestions_steps(register: Register) -> None:
    """Confirmed, three outcomes are one undertaking that climbed; each id leads to it."""
    asked, agreed, launched = climb(register)
    for step in (agreed, launched):
        register.decide(asked, step, verdict="same", by="officer")
    found = page(register, launched)
    assert [step.kinds for step in found.steps] == [("called-for",), ("agreed",), ("launched",)]
    assert (found.undertaking.status, found.undertaking.kind) == ("done", "launched")
    assert found.suggestions == ()
    assert found.undertaking.id == page(register, agreed).undertaking.id == asked.replace("out-", "und-")


def test_a_step_can_be_taken_back(register: Register) -> None:
    """Without the confirmation all is as before it."""
    asked, agreed, _ = climb(register)
    before = page(register, asked)
    entry = register.decide(asked, agreed, verdict="same", by="officer")
    register.take_back(entry.number, by="officer")
    assert page(register, asked).steps == before.steps


def test_a_refused_suggestion_does_not_come_back(register: Register) -> None:
    """What a person called no step is not suggested again."""
    asked, agreed, launched = climb(register)
    register.decide(asked, agreed, verdict="different", by="officer")
    assert [one.outcome.id for one in page(register, asked).suggestions] == [launched]


def test_a_later_account_that_tells_less_contests(register: Register) -> None:
    """Who looks into what had been agreed contradicts; both steps stay."""
    agreed = tell(register, "a", kind="agreed", day="2024-01-01", text="Agreed to waive visas for passports.")
    looked = tell(register, "b", kind="called-for", day="2024-06-01", text="Asked to waive visas for passports.")
    register.decide(agreed, looked, verdict="same", by="officer")
    line = page(register, agreed).undertaking
    assert (line.kind, line.is_contested, line.moved) == ("agreed", True, "2024-06-01")


def test_a_person_says_where_it_stands(register: Register) -> None:
    """A status is a step of its own, with its day and words; it holds until an account reaches higher."""
    asked, agreed, _ = climb(register)
    told = Follow(outcome=asked, status="refused", day="2023-03-01", words="Tokyo said no by telephone")
    register.follow(asked, told, by="officer")
    found = page(register, asked)
    assert found.undertaking.status == "refused"
    assert [(step.status, step.words, step.by) for step in found.steps[1:]] == [
        ("refused", "Tokyo said no by telephone", "officer")
    ]
    register.decide(asked, agreed, verdict="same", by="officer")
    assert page(register, asked).undertaking.status == "open"


def test_owner_and_day_can_be_set_and_taken_away(register: Register) -> None:
    """What is not named stays as it was; None takes it away; taking the entry back restores what was before."""
    asked = climb(register)[0]
    register.follow(asked, Follow(outcome=asked, owner="Sara", due="2026-01-31"), by="head")
    entry = register.follow(asked, Follow(outcome=asked, due=None, is_verifiable=True), by="head")
    line = page(register, asked).undertaking
    assert (line.owner, line.due, line.is_verifiable) == ("Sara", None, True)
    register.take_back(entry.number, by="head")
    line = page(register, asked).undertaking
    assert (line.owner, line.due, line.is_verifiable) == ("Sara", "2026-01-31", None)


@pytest.mark.parametrize(
    "told",
    [
        Follow(outcome="x", status="forgotten"),
        Follow(outcome="x", status="done", day="yesterday"),
        Follow(outcome="x", due="2026-02-31"),
        Follow(outcome="x"),
    ],
    ids=["status", "day", "due", "nothing"],
)
def test_what_cannot_be_said_is_refused(register: Register, told: Follow) -> None:
    """An unknown status, a day that is none, or nothing at all is an error, and nothing is written."""
    asked = climb(register)[0]
    before = register.verify().entries
    with pytest.raises(InputError):
        register.follow(asked, told, by="officer")
    assert register.verify().entries == before


def test_only_undertakings_are_followed(register: Register) -> None:
    """An id that leads to none is said to be unknown, and so is a document that isn't there."""
    asked = climb(register)[0]
    with pytest.raises(NotFoundError):
        register.follow("und-zzzzzzzzzzzz", Follow(outcome="x", status="done"), by="officer")
    with pytest.raises(NotFoundError):
        register.follow(asked, Follow(outcome=asked, status="done", document="doc-zzzzzzzzzzzz"), by="officer")


def test_the_book_lists_the_due_first_then_the_longest_silent(register: Register) -> None:
    """What has a day comes by its day, the rest by how long nothing was heard; what is done isn't listed."""
    asked, agreed, _ = climb(register)
    flights = tell(
        register, "f", kind="pledged", day="2024-03-03", text="Will open direct flights.", due="2027-01-01"
    )
    assert [line.id[4:] for line in register.promises()] == [one[4:] for one in (flights, asked, agreed)]
    assert [line.id[4:] for line in register.promises(silent_since="2023-12-31")] == [asked[4:]]
    assert [line.id[4:] for line in register.promises(due_until="2027-06-30")] == [flights[4:]]
    assert register.promises(owner="Sara") == ()


def test_the_book_of_two_sides_holds_theirs_alone(register: Register) -> None:
    """A side is taken at its word; rolled up, what belongs to it counts as well."""
    asked, *_ = climb(register)
    sharjah = tell(
        register, "s", kind="pledged", day="2023-02-02", text="To send a delegation.", by=["AE-SH"], to=["JP"]
    )
    assert [line.id[4:] for line in register.promises("AE-SH", "Japan")] == [sharjah[4:]]
    assert register.promises("AE", "JP") == ()
    assert [line.id[4:] for line in register.promises("AE", "JP", rolled_up=True)] == [sharjah[4:]]
    assert asked.replace("out-", "und-") in {line.id for line in register.promises("الكويت")}


def test_rebuilding_changes_nothing(register: Register) -> None:
    """Steps, statuses and owners are in the journal: the view computed anew shows the same."""
    asked, agreed, _ = climb(register)
    register.decide(asked, agreed, verdict="same", by="officer")
    register.follow(asked, Follow(outcome=asked, status="under-way", owner="Sara"), by="head")
    before = page(register, asked)
    register.rebuild()
    assert page(register, asked) == before
    assert register.verify().faults == ()
