"""Instruments: what is one, how far it has come for whom, and what people say of it."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout
from tests.register.test_undertakings import climb, tell

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.records import Action, Follow, Particulars, Remark
from sijill.records.ids import outcome_ids
from sijill.register import Register
from sijill.register.answers import InstrumentPage

SIGNED = "Kuwait and Japan signed an agreement on visa exemption for diplomatic passports."


def page(register: Register, outcome: str) -> InstrumentPage:
    """Return the page of the instrument that an outcome belongs to."""
    found = register.page(outcome.replace("out-", "ins-"))
    assert isinstance(found, InstrumentPage)
    return found


def sign(register: Register, name: str = "signing", text: str = SIGNED) -> str:
    """File a signing; return its outcome."""
    return tell(register, name, kind="signed", day="2024-02-14", text=text)


def test_what_was_signed_is_an_instrument(register: Register) -> None:
    """A signing brings an instrument of both sides into being, and its words tell of what kind it is."""
    line = page(register, sign(register)).instrument
    assert (line.kind, line.parties, line.stage, line.signed) == ("exemption", ("KW", "JP"), "signed", "2024-02-14")
    assert [(one.polity, one.stage) for one in line.standing] == [("KW", "signed"), ("JP", "signed")]


def test_what_was_only_agreed_is_none_until_a_person_says_so(register: Register) -> None:
    """An agreement in words has no page as an instrument; once a person gives it a kind, it has."""
    _, agreed, _ = climb(register)
    assert register.instruments() == ()
    with pytest.raises(NotFoundError, match="no instrument"):
        page(register, agreed)
    register.say(agreed, Particulars(outcome=agreed, kind="exemption", title="Visa waiver"), by="officer")
    line = page(register, agreed).instrument
    assert (line.title, line.kind, line.stage) == ("Visa waiver", "exemption", "agreed")
    assert register.instruments("KW", "JP") == (line,)


def test_steps_of_the_undertaking_are_the_life_of_the_instrument(register: Register) -> None:
    """A confirmed step moves the instrument on: asked for, agreed, in force, each with its outcome."""
    asked, agreed, launched = climb(register)
    for step in (agreed, launched):
        register.decide(asked, step, verdict="same", by="officer")
    register.say(asked, Particulars(outcome=asked, kind="exemption"), by="officer")
    found = page(register, asked)
    assert [step.stage for step in found.life] == ["negotiated", "agreed", "in-force"]
    assert [step.outcomes[0].id for step in found.life] == [asked, agreed, launched]
    assert (found.instrument.stage, found.instrument.in_force) == ("in-force", "2025-05-12")


def test_a_stage_is_of_the_party_that_reached_it(register: Register) -> None:
    """Ratified by one of two, an instrument stands at signed, and shows who ratified it and when."""
    signed = sign(register)
    told = Action(outcome=signed, stage="ratified", parties=("KW",), day="2024-09-01", words="Decree 12/2024")
    entry = register.say(signed, told, by="officer")
    line = page(register, signed).instrument
    assert line.stage == "signed"
    assert [(one.polity, one.stage, one.since) for one in line.standing] == [
        ("KW", "ratified", "2024-09-01"),
        ("JP", "signed", "2024-02-14"),
    ]
    assert page(register, signed).life[-1].words == "Decree 12/2024"
    register.take_back(entry.number, by="officer")
    assert page(register, signed).instrument.standing[0].stage == "signed"


def test_what_one_side_alone_signed_is_signed_by_it_alone(register: Register) -> None:
    """An outcome with one author tells nothing of the other party's stage."""
    text = "Japan signed the instrument of accession to the fisheries agreement with Kuwait."
    signed = tell(register, "d", kind="signed", day="2024-02-14", text=text, by=["JP"], to=["KW"])
    line = page(register, signed).instrument
    assert [(one.polity, one.stage) for one in line.standing] == [("JP", "signed"), ("KW", None)]
    assert line.stage is None


def test_of_two_parties_one_ends_it_for_both(register: Register) -> None:
    """Denounced by one of its two parties, an instrument has ended."""
    signed = sign(register)
    register.say(signed, Action(outcome=signed, stage="ended", parties=("JP",), day="2026-01-01"), by="officer")
    line = page(register, signed).instrument
    assert (line.stage, line.ended) == ("ended", "2026-01-01")


def test_instruments_stand_under_and_change_each_other(register: Register) -> None:
    """A protocol that amends, and a programme under an agreement, are shown at it; so is what flows from it."""
    signed = sign(register)
    protocol = sign(register, "p", "Kuwait and Japan signed a protocol amending the visa agreement.")
    programme = sign(register, "e", "Kuwait and Japan signed an action plan for consular work.")
    asked = climb(register)[0]
    register.say(protocol, Particulars(outcome=protocol, amends=signed), by="officer")
    register.say(programme, Particulars(outcome=programme, parent=signed, languages=("ar", "ja")), by="officer")
    register.follow(asked, Follow(outcome=asked, flows_from=signed), by="officer")
    found = page(register, signed)
    assert [one.undertaking for one in found.amendments] == [protocol.replace("out-", "und-")]
    assert [(one.undertaking, one.languages) for one in found.under] == [
        (programme.replace("out-", "und-"), ("ar", "ja"))
    ]
    assert [one.id for one in found.flows] == [asked.replace("out-", "und-")]
    assert found.flows[0].flows_from == found.instrument.id
    with pytest.raises(InputError, match="its own parent"):
        register.say(signed, Particulars(outcome=signed, parent=signed), by="officer")


def test_accounts_of_one_signing_are_one_instrument(register: Register) -> None:
    """Two reports of one encounter that tell the same signing make one instrument, signed once."""
    told: list[str] = []
    for name, opening in (("one", "In Kuwait City, "), ("two", "Today in Kuwait City: ")):
        document = make_document(name, f"{opening}{SIGNED}", language="en", published="2024-02-14")
        event = {"kind": "ceremony", "date": "2024-02-14", "polities": ["KW", "JP"], "quote": SIGNED}
        event |= {"place": "Kuwait City", "country": "KW"}
        signing = {"kind": "signed", "by": ["KW", "JP"], "quote": SIGNED, "encounter": "e1"}
        readout = make_readout(document, [event], [signing])
        file(document, readout, register, by="tester")
        told += outcome_ids(readout)
    assert len(register.latest(limit=5)) == 1
    assert len(register.instruments()) == 1
    assert [sorted(one.id for one in step.outcomes) for step in page(register, told[1]).life] == [sorted(told)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Particulars(outcome=""), "nothing is said"),
        (Particulars(outcome="", kind="pact"), "no kind 'pact'"),
        (Particulars(outcome="", parties=("XX",)), "no side 'XX'"),
        (Particulars(outcome="", languages=("Arabic",)), "no code of a language"),
        (Action(outcome="", stage="forgotten"), "no stage 'forgotten'"),
        (Action(outcome="", stage="signed", day="last year"), "no date"),
    ],
)
def test_what_cannot_be_said_is_refused(register: Register, told: Particulars | Action, words: str) -> None:
    """An unknown kind, side, language, stage or date is refused with what there is, and nothing is written."""
    signed = sign(register)
    before = register.counts()
    with pytest.raises(InputError, match=words):
        register.say(signed, told, by="officer")
    assert register.counts() == before


def test_a_rejected_signing_is_no_instrument(register: Register) -> None:
    """What a person rejected brings nothing into being, and comes back with the judgement taken back."""
    signed = sign(register)
    entry = register.review([signed], state="rejected", by="officer")
    assert register.instruments() == ()
    register.take_back(entry.number, by="officer")
    assert len(register.instruments()) == 1


def test_a_note_stays_with_what_it_is_about(register: Register) -> None:
    """A note on an outcome stands at its undertaking and instrument, also after a merge; taken back it is gone."""
    asked, agreed, _ = climb(register)
    entry = register.say(agreed, Remark(about=agreed, words="Ask the consular department."), by="officer")
    register.decide(asked, agreed, verdict="same", by="officer")
    found = register.page(asked.replace("out-", "und-"))
    assert [(one.words, one.by) for one in found.remarks] == [("Ask the consular department.", "officer")]
    assert entry.number in [one.number for one in register.history(asked)]
    register.take_back(entry.number, by="officer")
    assert register.page(asked.replace("out-", "und-")).remarks == ()


def test_a_note_may_be_on_a_relation(register: Register) -> None:
    """Notes on two sides stand at their relation whichever is named first; unknown things take none."""
    sign(register)
    register.say("JP KW", Remark(about="", words="Quiet since the summer."), by="officer")
    assert [one.words for one in register.relation("KW", "JP").remarks] == ["Quiet since the summer."]
    with pytest.raises(NotFoundError):
        register.say("enc-000000000000", Remark(about="", words="Nobody there."), by="officer")
    with pytest.raises(InputError, match="without words"):
        register.say("JP KW", Remark(about="", words="  "), by="officer")
