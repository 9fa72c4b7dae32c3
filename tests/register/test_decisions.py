"""What a person decides on who is who: it outweighs rules, is remembered, and can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import make_document, make_readout, person

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.records.ids import mention_id
from sijill.register import Register

NAMES = ("Amal Haddad", "Amal Hadad", "Kenji Sato", "Kenji Satou", "Omar Farid", "Amal Haddad")


def file_all(register: Register) -> list[str]:
    """File a text for each name and return the ids of the mentions."""
    men = []
    for number, name in enumerate(NAMES):
        document = make_document(f"d{number}", f"{number}: {name}", published=f"2024-0{number + 1}-01")
        meeting = {"participants": [person(name, "KW")], "polities": ["KW", "JP"]}
        file(document, make_readout(document, [meeting]), register, by="tester")
        men.append(mention_id(document.sha256, name))
    return men


def export(register: Register) -> dict[str, list[object]]:
    """Return everything that the register tells."""
    with register.exporting() as tables:
        return {name: list(rows) for name, rows in tables}


def person_of(register: Register, mention: str) -> str:
    """Return whom a mention means."""
    return register.page(mention).id


def test_a_merge_joins_and_taking_it_back_parts(register: Register) -> None:
    """Two people of different names are one because somebody says so, and two again when it is taken back."""
    men = file_all(register)
    before = export(register)
    entry = register.decide(men[2], men[4], verdict="same", by="desk", why="he changed his name")
    assert person_of(register, men[2]) == person_of(register, men[4])
    told = register.explain(men[2], men[4])
    assert told.is_one
    assert told.steps[-1].reason == "he changed his name"
    register.take_back(entry.number, by="desk")
    assert export(register) == before
    assert register.verify().faults == ()


def test_what_rules_joined_can_be_parted_and_stays_parted(register: Register) -> None:
    """Namesakes that rules take for one are two once somebody says so, also after a rebuild."""
    men = file_all(register)
    assert person_of(register, men[0]) == person_of(register, men[5])
    entry = register.decide(men[0], men[5], verdict="different", by="desk")
    assert person_of(register, men[0]) != person_of(register, men[5])
    assert not register.explain(men[0], men[5]).is_one
    register.rebuild()
    assert person_of(register, men[0]) != person_of(register, men[5])
    with pytest.raises(InputError, match=f"entry {entry.number} decided the opposite"):
        register.decide(men[0], men[5], verdict="same", by="desk")
    register.take_back(entry.number, by="desk")
    assert person_of(register, men[0]) == person_of(register, men[5])


def test_the_decision_that_blocks_is_named(register: Register) -> None:
    """What was joined to a record rests on what had made the record; it has to be taken back first."""
    men = file_all(register)
    first = register.decide(men[0], men[2], verdict="same", by="desk")
    second = register.decide(person_of(register, men[0]), men[4], verdict="same", by="desk")
    with pytest.raises(InputError, match=f"entry {second.number} rests on entry {first.number}"):
        register.take_back(first.number, by="desk")
    register.take_back(second.number, by="desk")
    register.take_back(first.number, by="desk")
    with pytest.raises(InputError, match="taken back already"):
        register.take_back(first.number, by="desk")


def test_what_cannot_be_decided_is_refused(register: Register) -> None:
    """Ids of two sorts, unknown ids, entries that decide nothing, and what is one already."""
    men = file_all(register)
    encounter = register.page("d0").encounters[0].id
    with pytest.raises(InputError, match="are wanted"):
        register.decide(men[0], encounter, verdict="same", by="desk")
    with pytest.raises(NotFoundError, match="there is no person"):
        register.decide(men[0], "per-000000000000", verdict="same", by="desk")
    with pytest.raises(InputError, match="are one already"):
        register.decide(men[0], men[5], verdict="same", by="desk")
    with pytest.raises(NotFoundError, match="is no decision"):
        register.take_back(1, by="desk")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_decisions_undone_in_any_legal_order_leave_no_trace(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """However people were merged and parted, taking all back gives the export there was before."""
    path = tmp_path_factory.mktemp("world") / "a.sijill"
    with Register.open(path, writes=True, create=True) as register:
        men = file_all(register)
        before = export(register)
        pairs = st.tuples(st.sampled_from(men), st.sampled_from(men), st.sampled_from(["same", "different"]))
        made = []
        for one, other, verdict in data.draw(st.lists(pairs, min_size=1, max_size=6)):
            try:
                made.append(register.decide(one, other, verdict=verdict, by="desk").number)
            except InputError:
                continue
        while made:
            number = data.draw(st.sampled_from(made))
            try:
                register.take_back(number, by="desk")
            except InputError:
                number = made[-1]  # nothing can rest on the last one
                register.take_back(number, by="desk")
            made.remove(number)
        assert export(register) == before
        assert register.verify().faults == ()
