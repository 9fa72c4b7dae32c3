"""Reading again: the newer reading stands in the place of the older one, and what a person decided stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from tests.builders import make_document, make_readout, person
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.errors import NotFoundError
from sijill.filing import Reread, file, reread
from sijill.records import Document, Readout
from sijill.register import Register, copy_register
from sijill.register.answers import EncounterPage
from sijill.register.view import dump_table, find_tables

TEXT = "Amal Haddad met Kenji Sato in Tokyo on 3 May 2024. They agreed to open a library. A museum was proposed."
MEETING = {
    "participants": [person("Amal Haddad", "KW"), person("Kenji Sato", "JP")],
    "polities": ["KW", "JP"],
    "quote": "Amal Haddad met Kenji Sato in Tokyo on 3 May 2024.",
}
LIBRARY = {"kind": "agreed", "by": ["KW", "JP"], "quote": "They agreed to open a library.", "encounter": "e1"}
MUSEUM = {"kind": "proposed", "by": ["KW"], "quote": "A museum was proposed.", "encounter": "e1"}
OTHER = "Amal Haddad and Kenji Sato held talks in Tokyo on 3 May 2024."

Facts = tuple[list[dict[str, Any]], list[dict[str, Any]]]
FIRST: Facts = ([MEETING], [LIBRARY, MUSEUM])


def reader(facts: Facts, version: str = "2") -> Callable[[Document], Readout]:
    """Return a reader of a newer version that finds these facts in every document."""

    def read(document: Document) -> Readout:
        readout = make_readout(document, *facts)
        return msgspec.structs.replace(readout, reader=msgspec.structs.replace(readout.reader, version=version))

    return read


@pytest.fixture
def filed(places: Places) -> Iterator[Register]:
    """Two reports of one meeting; in the end the register must be whole and the same when computed anew."""
    place = places.new()
    with Register.open(place, writes=True, create=True, clock=ticking_clock()) as register:
        one = make_document("one", TEXT, published="2024-05-04", language="en", publisher="Agency")
        file(one, make_readout(one, *FIRST), register, by="tester")
        two = make_document("two", OTHER, published="2024-05-04", language="en")
        told = {**MEETING, "quote": OTHER, "date": "2024-05-03", "place": "Tokyo"}
        file(two, make_readout(two, [told]), register, by="tester")
        yield register
        grown = read_view(register)
        assert register.verify().faults == ()
        register.rebuild()
        assert read_view(register) == grown
        copied = places.new()
        assert copy_register(place, copied).head == register.verify().head
        with Register.open(copied) as copy:
            assert read_view(copy) == grown


def read_view(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Return the whole view of a register."""
    with register.reading() as connection:
        return {name: list(dump_table(connection, name)) for name in find_tables()}


def again(register: Register, *facts: list[dict[str, Any]]) -> Reread:
    """Read the first document again."""
    document, _ = register.filed("one")
    read = reader((facts[0], facts[1] if len(facts) > 1 else []))
    (done,) = reread([read(document)], register, by="machine")
    return done


def get_encounter(register: Register) -> EncounterPage:
    """Return the page of the encounter that the first document tells of."""
    page = register.page(register.page("one").encounters[0].id)
    assert isinstance(page, EncounterPage)
    return page


def mine(register: Register) -> Any:
    """Return the account of the first document."""
    document = register.page("one").document.id
    return next(one for one in get_encounter(register).accounts if one.document == document)


DATED = {**MEETING, "date": "2024-05-03", "place": "Tokyo"}


def test_the_same_reading_writes_nothing(filed: Register) -> None:
    """A newer reader that finds the same facts leaves no entry."""
    done = again(filed, [MEETING], [LIBRARY, MUSEUM])
    assert (done.entry, done.same) == (None, 5)
    assert filed.verify().entries == 2


def test_a_newer_reading_stands_in_the_place_of_the_first(filed: Register) -> None:
    """What is told otherwise is the same fact; the encounter and its promises keep their former ids as well."""
    before, account = get_encounter(filed), mine(filed)
    done = again(filed, [DATED], [LIBRARY, MUSEUM])
    assert (done.entry, done.same, done.changed, done.new, done.gone, done.kept) == (3, 4, 1, 0, 0, 0)
    page = get_encounter(filed)
    assert (mine(filed).date, mine(filed).place) == ("2024-05-03", "Tokyo")
    assert mine(filed).id != account.id
    assert filed.page(account.id).encounter.id == filed.page(before.encounter.id).encounter.id == page.encounter.id
    assert len(page.accounts) == 2
    assert [outcome.id for outcome in page.outcomes] == [outcome.id for outcome in before.outcomes]
    assert filed.page("one").reader == "hand 2"
    assert [entry.kind for entry in filed.history("one")] == ["reading", "rereading"]


def test_two_reports_of_one_meeting_stay_one(filed: Register) -> None:
    """What the other document was judged on is what it is now."""
    together = {account.document for account in get_encounter(filed).accounts}
    again(filed, [{**DATED, "kind": "consultations"}], [LIBRARY])
    again(filed, [DATED], [LIBRARY])
    assert {account.document for account in get_encounter(filed).accounts} == together
    assert len(filed.page("two").encounters[0].people) == 2


def test_corrections_and_judgements_survive(filed: Register) -> None:
    """Also when the reader words the fact otherwise; taken back, what the newer reader read counts."""
    filed.correct(mine(filed).id, {"venue": "the library"}, by="amina")
    placed = filed.correct(mine(filed).id, {"place": "Kyoto"}, by="amina")
    filed.review([mine(filed).people[0].fact], state="accepted", by="amina")
    library = get_encounter(filed).outcomes[-1]
    filed.review([library.id], state="rejected", by="amina")
    again(filed, [DATED], [LIBRARY, {**MUSEUM, "kind": "called-for"}])
    told = mine(filed)
    assert (told.venue, told.place, told.date, told.state) == ("the library", "Kyoto", "2024-05-03", "edited")
    assert told.people[0].state == "accepted"
    assert {line.before for line in told.corrections} == {None, "Tokyo"}
    assert filed.page(library.id).outcome.state == "rejected"
    filed.take_back(placed.number, by="amina")
    assert mine(filed).place == "Tokyo"


def test_what_a_person_stands_behind_is_kept(filed: Register) -> None:
    """An accepted outcome that the reader no longer finds stays; one that nobody looked at is gone."""
    outcomes = {outcome.kind: outcome.id for outcome in get_encounter(filed).outcomes}
    filed.review([outcomes["agreed"]], state="accepted", by="amina")
    done = again(filed, [DATED])
    assert (done.kept, done.gone) == (1, 1)
    assert [outcome.id for outcome in get_encounter(filed).outcomes] == [outcomes["agreed"]]
    assert get_encounter(filed).outcomes[0].encounter == get_encounter(filed).encounter.id
    with pytest.raises(NotFoundError):
        filed.page(outcomes["proposed"])


def test_an_encounter_that_is_no_longer_found_is_gone_or_kept(filed: Register) -> None:
    """Nobody looked at it: gone. Somebody joined its people: kept with them."""
    people = [one.person for one in get_encounter(filed).encounter.people]
    filed.decide(people[0], people[1], verdict="same", by="amina")
    assert again(filed, []).gone == 2
    assert len(filed.page("one").encounters) == 1
    filed.take_back(3, by="amina")
    assert again(filed, []).entry == 6
    assert filed.page("one").encounters == ()
    assert len(filed.page("two").encounters) == 1


def test_what_was_said_of_a_fact_that_is_gone_is_not_said(filed: Register) -> None:
    """A rejected outcome that the newer reader does not find is no more; what took the rejection back neither."""
    museum = next(one.id for one in get_encounter(filed).outcomes if one.kind == "proposed")
    entry = filed.review([museum], state="rejected", by="amina")
    filed.take_back(entry.number, by="amina")
    filed.review([museum], state="rejected", by="amina")
    assert again(filed, [DATED], [LIBRARY]).gone == 1
    done = again(filed, [DATED], [LIBRARY, MUSEUM])
    assert done.new == 1
    assert filed.page(museum).outcome.state == "rejected"


def test_a_name_that_is_read_more_fully_is_the_same_person(filed: Register) -> None:
    """The mention keeps its place and what was decided on it."""
    short = {**MEETING, "participants": [person("Haddad", "KW"), person("Kenji Sato", "JP")]}
    again(filed, [short], [LIBRARY, MUSEUM])
    former = next(one for one in mine(filed).people if one.names[0] == "Haddad" or "Haddad" in one.names)
    filed.review([former.fact], state="accepted", by="amina")
    again(filed, [MEETING], [LIBRARY, MUSEUM])
    told = next(one for one in mine(filed).people if one.polity == "KW")
    assert (told.names[0], told.state) == ("Amal Haddad", "accepted")
    assert filed.page(former.fact.partition("/")[2]).id == told.person
