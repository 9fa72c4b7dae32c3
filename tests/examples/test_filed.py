"""The example documents, read without fault, filed: what the register must then know.

The readouts are made from the annotations, so that these tests are about filing alone, in three languages.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill import filing
from sijill.documents import Metadata, find_documents
from sijill.language.matters import find_matters
from sijill.readout import describe
from sijill.records import (
    Document,
    Encounter,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Readout,
    Span,
)
from sijill.register import Register
from sijill.register.answers import EncounterLine, Relation, UndertakingPage

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD = Path(__file__).parent / "gold"

ROUND_3 = {"kw-jp-2023-05-kuna-ar", "kw-jp-2023-05-mofa-ja", "kw-jp-2023-05-newspaper-en"}
TALKS = {f"kw-jp-2025-05-prime-ministers-{which}" for which in ("agency-ar", "agency-en", "kantei-ja")}
SHARJAH_2019 = {"sh-jp-2019-12-agency-ar", "sh-jp-2019-12-agency-en", "sh-jp-2019-12-portal-ar"}
SHARJAH_2023 = {"sh-jp-2023-02-agency-ar", "sh-jp-2023-02-agency-en", "sh-jp-2023-02-consulate-ja"}


def find_span(text: str, words: str) -> Span:
    """Return where `words` stand in `text`."""
    start = text.index(words)
    return start, start + len(words)


def perfect_readout(document: Document) -> Readout:
    """Return the readout that the annotation of an example document stands for."""
    gold = json.loads((GOLD / f"{document.id}.json").read_text(encoding="utf-8"))

    def participant(told: dict) -> Participant:
        return Participant(
            **told, organization=None, evidence=(find_span(document.text, told["name"]),), confidence=1.0
        )

    def encounter(told: dict) -> Encounter:
        return Encounter(
            **{key: told[key] for key in ("id", "kind", "date", "place", "country")},
            status="held",
            venue=None,
            mechanism=Mechanism(**told["mechanism"]) if told["mechanism"] else None,
            participants=tuple(map(participant, told["participants"])),
            polities=tuple(told["polities"]),
            topics=tuple(told["topics"]),
            evidence=(find_span(document.text, told["quote"]),),
            confidence=1.0,
        )

    def outcome(told: dict) -> Outcome:
        return Outcome(
            **{key: told[key] for key in ("id", "encounter", "kind", "what")},
            by=tuple(told["by"]),
            to=(),
            topics=tuple(told["topics"]),
            due=None,
            evidence=(find_span(document.text, told["quote"]),),
            confidence=1.0,
        )

    return Readout(
        reader=Reader(name="annotation", version="1"),
        document=describe(document),
        encounters=tuple(map(encounter, gold["encounters"])),
        outcomes=tuple(map(outcome, gold["outcomes"])),
        notes=(),
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Return a register into which all examples are filed."""
    path = tmp_path_factory.mktemp("register") / "examples.sijill"
    with Register.open(path, writes=True, create=True) as opened:
        for document in find_documents([EXAMPLES], metadata=Metadata(EXAMPLES)):
            filing.file(document, perfect_readout(document), opened, by="a test")
        yield opened


def sources_of(relation: Relation, documents: tuple[str, ...]) -> set[str]:
    """Return the documents' own names, for their ids."""
    names = {source.id: source.name for source in relation.sources}
    return {names[document] for document in documents}


def find_encounter(relation: Relation, document: str, kind: str) -> EncounterLine:
    """Return the one encounter of that kind that a document tells of."""
    found = [
        encounter
        for encounter in relation.timeline
        if encounter.kind == kind and document in sources_of(relation, encounter.documents)
    ]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def kuwait(register: Register) -> Relation:
    """Return the Kuwait–Japan relation."""
    return register.relation("KW", "JP")


@pytest.fixture(scope="module")
def sharjah(register: Register) -> Relation:
    """Return the Sharjah–Japan relation."""
    return register.relation("AE-SH", "JP")


@pytest.mark.parametrize(
    ("kind", "documents"), [("consultations", ROUND_3), ("meeting", TALKS)], ids=["round 3", "talks"]
)
def test_reports_in_three_languages_tell_of_one_encounter(kuwait: Relation, kind: str, documents: set[str]) -> None:
    """What Arabic, Japanese and English sources report is one encounter with three accounts."""
    for document in documents:
        encounter = find_encounter(kuwait, document, kind)
        assert sources_of(kuwait, encounter.documents) == documents


def test_accounts_that_differ_are_shown_side_by_side(kuwait: Relation) -> None:
    """Japan's ministry dates the third round a day before the Kuwaiti daily; neither day is dropped."""
    encounter = find_encounter(kuwait, "kw-jp-2023-05-mofa-ja", "consultations")
    dates = {value.value for line in encounter.conflicts if line.field == "date" for value in line.values}
    assert dates == {"2023-05-12", "2023-05-13"}


def test_a_missing_round_is_missed(kuwait: Relation) -> None:
    """After rounds three and five, four is told to be missing; the three names are one mechanism."""
    (mechanism,) = kuwait.mechanisms
    assert [line.number for line in mechanism.rounds] == [3, 5]
    assert mechanism.missing == (4,)
    assert {"political consultations", "المشاورات السياسية", "外務省間政策対話"} <= set(mechanism.names)


def test_what_is_reported_years_apart_stays_apart(sharjah: Relation) -> None:
    """The meetings of 2019 and 2023 are never one, though place, office and one man are the same."""
    for encounter in sharjah.timeline:
        told = sources_of(sharjah, encounter.documents)
        assert told <= SHARJAH_2019 or told <= SHARJAH_2023


def test_two_holders_of_a_post_are_two_people(sharjah: Relation) -> None:
    """Umezawa and Sekiguchi were consuls-general one after the other."""
    people = [set(person.names) for side in sharjah.people for person in side.people]
    (sekiguchi,) = [names for names in people if "Sekiguchi Noboru" in names]
    assert not sekiguchi & {"Akima Umezawa", "أكيما أوميزاوا", "أوكيما أوميزاوا"}


def test_an_arabic_account_joins_another_that_misspells_a_name(sharjah: Relation) -> None:
    """The portal's misspelt consul-general does not make a second meeting."""
    encounter = find_encounter(sharjah, "sh-jp-2019-12-portal-ar", "meeting")
    assert "sh-jp-2019-12-agency-ar" in sources_of(sharjah, encounter.documents)


def test_what_was_proposed_and_pledged_stays_open_by_side(sharjah: Relation) -> None:
    """Proposals, calls and pledges are open, each with its author; nothing was agreed."""
    open_kinds = {(outcome.kind, outcome.by) for side in sharjah.open for outcome in side.outcomes}
    assert open_kinds == {
        ("proposed", ("JP",)),
        ("called-for", ("JP",)),
        ("pledged", ("AE-SH",)),
        ("called-for", ("AE-SH",)),
    }
    assert sharjah.reached == ()


def test_sharjah_rolls_up_into_the_emirates(register: Register, sharjah: Relation) -> None:
    """The Emirates' relation holds Sharjah's contacts when asked to, and not otherwise."""
    rolled = {encounter.id for encounter in register.relation("AE", "JP", rolled_up=True).timeline}
    assert rolled == {encounter.id for encounter in sharjah.timeline}
    assert register.relation("AE", "JP").timeline == ()


def test_the_exemption_climbs_to_force(kuwait: Relation) -> None:
    """Signed in 2025 and in force in May 2025 are among what was reached, not among what is open."""
    assert {(outcome.kind, outcome.when) for side in kuwait.reached for outcome in side.outcomes} == {
        ("signed", "2025"),
        ("launched", "2025-05-12"),
    }


def test_the_exemption_is_one_undertaking_with_four_steps(register: Register) -> None:
    """Advance, agree in principle, exchange notes, in force: suggested across three languages, then confirmed."""
    first, *_ = [line for line in register.promises("KW", "JP") if "visa" in find_matters(line.what)]
    assert first.opened == "2023-05-12"
    found = register.page(first.id)
    assert isinstance(found, UndertakingPage)
    confirmed = [
        register.decide(first.id, suggestion.outcome.id, verdict="same", by="an officer")
        for suggestion in found.suggestions
    ]
    climbed = register.page(first.id)
    assert isinstance(climbed, UndertakingPage)
    assert [step.kinds for step in climbed.steps] == [("agreed",), ("agreed",), ("signed",), ("launched",)]
    assert climbed.undertaking.status == "done"
    for entry in reversed(confirmed):
        register.take_back(entry.number, by="an officer")
    assert register.page(first.id).steps == found.steps


def test_attache_and_delegation_stay_open_and_silent(register: Register) -> None:
    """What was proposed and pledged in Sharjah is open; nothing was heard of it since February 2023."""
    book = register.promises("AE-SH", "JP", silent_since="2023-03-01")
    silent = {(line.kind, line.moved) for line in book}
    assert {("proposed", "2023-02-02"), ("pledged", "2023-02-02")} <= silent


def test_three_accounts_of_a_proposal_are_one_step(register: Register) -> None:
    """The attaché is told by three sources in three languages, and stands once in the book, with three quotes."""
    (line,) = [line for line in register.promises("AE-SH", "JP") if line.kind == "proposed"]
    found = register.page(line.id)
    assert isinstance(found, UndertakingPage)
    (step,) = found.steps
    assert len(step.outcomes) == len(SHARJAH_2023)


def test_everything_filed_stands_in_its_document(register: Register) -> None:
    """The chain holds, and every quote is where it is said to be."""
    assert register.verify().faults == ()
