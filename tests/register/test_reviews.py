"""Review: a person's word on single facts counts, what was read stays known, and everything can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import example
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.register import Register
from sijill.register.answers import EncounterPage
from sijill.register.queue import Rule
from sijill.register.view import dump_table, find_tables

AGENCY, CONSULATE, PORTAL = "sh-jp-2023-02-agency-en", "sh-jp-2023-02-consulate-ja", "sh-jp-2023-02-agency-ar"


@pytest.fixture
def filed(examples: str) -> Iterator[Register]:
    """The register of the example documents, which must be whole and the same when computed anew in the end."""
    with Register.open(examples, writes=True, clock=ticking_clock()) as opened:
        yield opened
        grown = read_view(opened)
        assert opened.verify().faults == ()
        opened.rebuild()
        assert read_view(opened) == grown


def read_view(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Return the whole view of a register, but for what counts entries."""
    with register.reading() as connection:
        return {name: list(dump_table(connection, name)) for name in find_tables() if name != "view_state"}


def get_encounter(register: Register, document: str = AGENCY) -> EncounterPage:
    """Return the page of the first encounter of a document."""
    page = register.page(register.page(document).encounters[0].id)
    assert isinstance(page, EncounterPage)
    return page


def account_of(register: Register, document: str = AGENCY) -> str:
    """Return the account that a document gives of its first encounter."""
    wanted = register.page(document).document.id
    return next(one.id for one in get_encounter(register, document).accounts if one.document == wanted)


def test_what_was_read_is_proposed(filed: Register) -> None:
    """Nothing counts as right because a reader says so."""
    page = get_encounter(filed)
    assert page.encounter.state == "proposed"
    assert {one.state for one in page.accounts} | {one.state for one in page.outcomes} == {"proposed"}
    assert {one.state for account in page.accounts for one in account.people} == {"proposed"}


def test_an_encounter_is_right_when_all_its_accounts_are(filed: Register) -> None:
    """Accepting one account leaves the others open; accepting the encounter takes its participants along."""
    filed.review([account_of(filed)], state="accepted", by="amina")
    assert get_encounter(filed).encounter.state == "proposed"
    entry = filed.review([get_encounter(filed).encounter.id], state="accepted", by="amina", why="I was there")
    page = get_encounter(filed)
    assert page.encounter.state == "accepted"
    assert {one.state for account in page.accounts for one in account.people} == {"accepted"}
    told = filed.page(str(entry.number))
    assert (told.state, told.by, told.why, len(told.facts) > 3) == ("accepted", "amina", "I was there", True)


def test_a_rejected_account_counts_nowhere_and_stays_to_be_seen(filed: Register) -> None:
    """Its source no longer tells of the encounter; the page still shows what it said, marked as wrong."""
    document = filed.page(AGENCY).document.id
    account = account_of(filed)
    filed.review([account], state="rejected", by="amina")
    page = get_encounter(filed, CONSULATE)
    assert document not in page.encounter.documents
    assert next(one.state for one in page.accounts if one.id == account) == "rejected"


def test_an_encounter_all_of_whose_accounts_are_wrong_is_gone_from_every_answer(filed: Register) -> None:
    """From the relation, search, people and the export; its own page says what became of it."""
    page = get_encounter(filed)
    person = page.encounter.people[0].person
    before = len(filed.relation("AE-SH", "JP").timeline)
    filed.review([page.encounter.id], state="rejected", by="amina")
    assert len(filed.relation("AE-SH", "JP").timeline) == before - 1
    assert page.encounter.id not in [line.id for line in filed.page(person).encounters]
    assert page.encounter.id not in [hit.id for hit in filed.search("الشارقة", limit=100)]
    with filed.exporting() as tables:
        exported = {name: [getattr(record, "id", "") for record in records] for name, records in tables}
    assert page.encounter.id not in exported["encounters"]
    assert get_encounter(filed).encounter.state == "rejected"


def test_a_rejected_outcome_is_no_promise(filed: Register) -> None:
    """The promise book and the relation forget it; the outcome can still be shown."""
    outcome = get_encounter(filed).outcomes[0]
    filed.review([undertaking := outcome.undertaking], state="rejected", by="amina")
    assert undertaking not in [line.id for line in filed.promises("AE-SH", "JP")]
    groups = filed.relation("AE-SH", "JP").open
    assert outcome.id not in [line.id for group in groups for line in group.outcomes]
    assert filed.page(outcome.id).outcome.state == "rejected"
    with pytest.raises(NotFoundError, match="rejected"):
        filed.page(undertaking)


def test_a_rejected_participant_was_not_there(filed: Register) -> None:
    """The encounter stays without them; others stay."""
    account = get_encounter(filed).accounts[0]
    gone = account.people[0]
    filed.review([gone.fact], state="rejected", by="amina")
    page = get_encounter(filed)
    told = next(one for one in page.accounts if one.id == account.id)
    assert [one.state for one in told.people if one.fact == gone.fact] == ["rejected"]
    others = [one for other in page.accounts if other.id != account.id for one in other.people]
    assert (gone.person in [one.person for one in page.encounter.people]) == any(
        one.person == gone.person for one in others
    )


def test_the_corrected_value_shows_and_the_read_one_stays(filed: Register) -> None:
    """It outweighs what every other account says; who changed what is told beside it."""
    account = account_of(filed)
    entry = filed.correct(account, {"date": "2023-02-11", "place": "Sharjah City"}, by="amina", why="the programme")
    page = get_encounter(filed)
    told = next(one for one in page.accounts if one.id == account)
    assert (page.encounter.date, page.encounter.places[0]) == ("2023-02-11", "Sharjah City")
    assert (told.state, told.date) == ("edited", "2023-02-11")
    read = {one.field: (one.before, one.after, one.entry) for one in told.corrections}
    assert read["date"][1:] == ("2023-02-11", entry.number)
    assert read["date"][0] != "2023-02-11"
    assert "date" in {conflict.field for conflict in page.encounter.conflicts}


def test_a_corrected_outcome_is_found_and_followed_as_corrected(filed: Register) -> None:
    """By its new words and sides; a paper that was signed after all comes into being."""
    outcome = next(one for one in get_encounter(filed).outcomes if one.kind != "signed")
    filed.correct(outcome.id, {"what": "a lighthouse museum", "kind": "signed", "to": "KW"}, by="amina")
    assert outcome.id in [hit.id for hit in filed.search("lighthouse") if hit.kind == "outcome"]
    page = filed.page(outcome.id)
    assert (page.outcome.kind, page.outcome.to, page.outcome.instrument) == (
        "signed",
        ("KW",),
        f"ins{outcome.id[3:]}",
    )
    assert filed.page(page.outcome.instrument).instrument.title == "a lighthouse museum"
    assert outcome.undertaking in [line.id for line in filed.promises("KW", statuses=("done", "open", "under-way"))]


def test_corrections_are_taken_back_one_by_one(filed: Register) -> None:
    """The one before counts again; without any, what was read. Only the index may number its rows anew."""
    before = read_view(filed)
    account = account_of(filed)
    one = filed.correct(account, {"place": "Ajman"}, by="amina")
    other = filed.correct(account, {"place": "Dubai"}, by="amina")
    filed.take_back(other.number, by="amina")
    assert get_encounter(filed).encounter.places[0] == "Ajman"
    filed.take_back(one.number, by="amina")
    after = read_view(filed)
    assert {name for name in before if before[name] != after[name]} <= {
        "corrections",
        "search_rows",
        "search_words",
    }


def test_a_review_is_taken_back(filed: Register) -> None:
    """As if nobody had said it."""
    before = read_view(filed)
    entry = filed.review([AGENCY], state="rejected", by="amina")
    filed.take_back(entry.number, by="salem", why="too quick")
    after = read_view(filed)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"reviews", "search_rows", "search_words"}
    with pytest.raises(NotFoundError):
        filed.take_back(entry.number, by="salem")


def test_the_last_word_counts(filed: Register) -> None:
    """Unsure after accepted is unsure; proposed leaves it open again; edited and then accepted is accepted."""
    account = account_of(filed)
    states = []
    for state in ("accepted", "unsure", "proposed"):
        filed.review([account], state=state, by="amina")
        states.append(next(one.state for one in get_encounter(filed).accounts if one.id == account))
    filed.correct(account, {"venue": "the library"}, by="amina")
    filed.review([account], state="accepted", by="amina")
    told = next(one for one in get_encounter(filed).accounts if one.id == account)
    assert states == ["accepted", "unsure", "proposed"]
    assert (told.state, told.venue) == ("accepted", "the library")


def test_facts_are_judged_by_a_rule_that_is_kept(filed: Register) -> None:
    """All proposed facts of a source and kind at once, and none that a person judged already."""
    source = filed.page(AGENCY).document.publisher
    rule = Rule(kind="outcome", source=source, least=0.5)
    meant = [line.id for line in filed.facts(rule)]
    filed.review([meant[0]], state="rejected", by="amina")
    entry = filed.review(rule, state="accepted", by="amina")
    told = filed.page(str(entry.number))
    assert set(told.facts) == set(meant[1:])
    assert told.rule == f"kind outcome, source {source}, confidence at least 0.5, state proposed"
    assert filed.page(meant[0]).outcome.state == "rejected"
    with pytest.raises(InputError, match="no fact is meant"):
        filed.review(rule, state="accepted", by="amina")


def test_the_queue_begins_with_the_least_sure(filed: Register) -> None:
    """Each fact with its words; bounds of confidence and a limit are kept."""
    lines = filed.facts(Rule(), limit=40)
    assert [line.confidence for line in lines] == sorted(line.confidence for line in lines)
    assert all(line.quotes for line in lines)
    assert {line.kind for line in filed.facts(Rule(kind="participant"))} == {"participant"}
    assert filed.facts(Rule(surest=0.1)) == ()
    with pytest.raises(InputError, match="no kind of fact"):
        filed.facts(Rule(kind="weather"))


WRONG = {
    "no-field": ({"weather": "fine"}, "no field 'weather'; there are kind, status"),
    "no-date": ({"date": "yesterday"}, "'yesterday' is no date"),
    "no-kind": ({"kind": "meating"}, "no kind 'meating'; there are"),
    "no-topic": ({"topics": "health, helth"}, "no topics 'helth'"),
    "no-round": ({"round": "third"}, "no number of a round"),
    "empty-kind": ({"kind": ""}, "kind cannot be empty"),
    "no-sides": ({"polities": " , "}, "polities cannot be empty"),
    "no-change": ({"status": "held"}, "says that already"),
}


@pytest.mark.parametrize(("told", "fault"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_said_is_refused(filed: Register, told: dict[str, str], fault: str) -> None:
    """The message names what is possible; nothing is written."""
    account = account_of(filed)
    with pytest.raises(InputError, match=fault):
        filed.correct(account, told, by="amina")
    assert filed.verify().entries == 16


def test_unknown_facts_are_refused(filed: Register) -> None:
    """A fact that nobody told of cannot be judged, and several at once cannot be corrected."""
    with pytest.raises(NotFoundError):
        filed.review(["out-nothing"], state="accepted", by="amina")
    with pytest.raises(NotFoundError, match="no participant"):
        filed.review(["acc-x/men-y"], state="accepted", by="amina")
    with pytest.raises(InputError, match="correct one of"):
        filed.correct(get_encounter(filed).encounter.id, {"date": "2023"}, by="amina")
    with pytest.raises(InputError, match="no fact"):
        filed.review([get_encounter(filed, "kw-jp-2023-05-mofa-ja").encounter.mechanism], state="accepted", by="a")


def test_what_people_said_is_in_the_history(filed: Register) -> None:
    """Of the encounter, of its outcomes and of who took part."""
    page = get_encounter(filed)
    judged = filed.review([page.encounter.id], state="unsure", by="amina")
    corrected = filed.correct(account_of(filed), {"venue": "a hall"}, by="amina")
    for identifier in (page.encounter.id, page.encounter.people[0].person):
        assert judged.number in [entry.number for entry in filed.history(identifier)]
    assert corrected.number in [entry.number for entry in filed.history(page.encounter.id)]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["accepted", "rejected", "unsure", "date", "place", "polities", "what", "undo"]),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_any_judgements_leave_what_the_journal_gives(places: Places, acts: list[tuple[str, int]]) -> None:
    """Whatever is said and taken back in whatever order, the view is the one computed from the journal."""
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as register:
        for name in (AGENCY, CONSULATE, PORTAL):
            file(*example(name), register, by="tester")
        facts = [line.id for line in register.facts(Rule())]
        done: list[int] = []
        for act, number in acts:
            fact = facts[number % len(facts)]
            try:
                if act == "undo":
                    if done:
                        register.take_back(done.pop(number % len(done)), by="t")
                elif act in ("accepted", "rejected", "unsure"):
                    done.append(register.review([fact], state=act, by="t").number)
                else:
                    value = {"date": f"2023-02-{number % 28 + 1:02}", "polities": f"JP,KW,{number % 3}"}
                    done.append(register.correct(fact, {act: value.get(act, f"x{number}")}, by="t").number)
            except InputError:
                continue  # not every fact has every field
        grown = read_view(register)
        assert register.verify().faults == ()
        register.rebuild()
        assert read_view(register) == grown


def test_the_first_facts_are_the_first_of_all(filed: Register) -> None:
    """However few are asked for, they are the least sure of every kind, in the same order."""
    everything = filed.facts(Rule(state=None))
    assert len({line.kind for line in everything}) == 3
    for limit in (1, 3, 7, len(everything)):
        assert filed.facts(Rule(state=None), limit=limit) == everything[:limit]
