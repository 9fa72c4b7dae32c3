"""The queue of matches: what is unsure is asked once, the weightiest first."""

from __future__ import annotations

from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register


def tell(
    register: Register, number: int, *people: tuple[str, str], day: str | None = "2024-05-01", **more: object
) -> None:
    """File a report of a meeting."""
    text = f"Report {number}: " + ", ".join(name for name, _ in people)
    document = make_document(f"d{number}", text, published=day, language="en")
    encounter = {
        "date": day,
        "participants": [person(*one) for one in people],
        "polities": list(dict.fromkeys(side for _, side in people)),
        **more,
    }
    file(document, make_readout(document, [encounter]), register, by="tester")


def test_what_is_unsure_waits_for_an_answer(register: Register) -> None:
    """The same full name of another side: nobody knows, so a person is asked."""
    tell(register, 0, ("Omar Said Haddad", "JO"), ("Sato Kenji", "JP"))
    tell(register, 1, ("Omar Said Haddad", "OM"), ("Lee Minho", "KR"), day="2024-08-01")
    (match,) = register.matches(of="person")
    assert not match.is_joined
    assert {match.one.names, match.other.names} == {("Omar Said Haddad",)}
    assert {match.one.document, match.other.document} == {"d0", "d1"}
    assert match.changes == 1


def test_an_answer_is_remembered_and_can_be_taken_back(register: Register) -> None:
    """Same, different and unsure all leave the queue; taken back, the question is asked again."""
    tell(register, 0, ("Omar Said Haddad", "JO"), ("Sato Kenji", "JP"))
    tell(register, 1, ("Omar Said Haddad", "OM"), ("Lee Minho", "KR"), day="2024-08-01")
    (match,) = register.matches()
    for answer in ("same", "different", "unsure"):
        entry = register.decide(match.one.atom, match.other.atom, verdict=answer, by="tester", confirms=True)
        assert register.matches() == ()
        register.take_back(entry.number, by="tester")
        assert len(register.matches()) == 1
    assert register.verify().faults == ()


def test_unsure_comes_back_only_when_something_new_speaks_for_it(register: Register) -> None:
    """A further report that says no more than the first doesn't ask again."""
    tell(register, 0, ("Omar Said Haddad", "JO"), ("Sato Kenji", "JP"))
    tell(register, 1, ("Omar Said Haddad", "OM"), ("Lee Minho", "KR"), day="2024-08-01")
    (match,) = register.matches()
    register.decide(match.one.atom, match.other.atom, verdict="unsure", by="tester")
    tell(register, 2, ("Omar Said Haddad", "OM"), ("Lee Minho", "KR"), day="2024-09-01")
    assert register.matches(of="person") == ()


def test_what_would_move_more_comes_first(register: Register) -> None:
    """Two people with many mentions are asked about before two with few."""
    for number in range(3):
        tell(register, number, ("Omar Said Haddad", "JO"), ("Sato Kenji", "JP"), day=f"2024-0{number + 1}-01")
        tell(register, 10 + number, ("Omar Said Haddad", "OM"), ("Lee Minho", "KR"), day=f"2023-0{number + 1}-01")
    tell(register, 20, ("Karim Nasser Tawil", "LB"), ("Sato Kenji", "JP"), day="2022-01-01")
    tell(register, 21, ("Karim Nasser Tawil", "QA"), ("Lee Minho", "KR"), day="2022-06-01")
    names = [match.one.names[0] for match in register.matches(of="person")]
    assert names == ["Omar Said Haddad", "Karim Nasser Tawil"]
    assert [match.changes for match in register.matches(of="person")] == [3, 1]


def test_a_join_without_a_date_is_shown_until_it_is_confirmed(register: Register) -> None:
    """What rules joined although one account has no date at all deserves a look."""
    people = (("Omar Said Haddad", "JO"), ("Sato Kenji", "JP"))
    tell(register, 0, *people)
    tell(register, 1, *people, day=None)
    (match,) = register.matches(of="encounter")
    assert match.is_joined
    assert match.one.record == match.other.record
    register.decide(match.one.atom, match.other.atom, verdict="same", by="tester", confirms=True)
    assert register.matches(of="encounter") == ()
