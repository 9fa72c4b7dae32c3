"""Bearers: mentions that stand together, and come apart only by a person's decision."""

from __future__ import annotations

from sqlalchemy import func, select
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.records.ids import mention_id, rename
from sijill.register import Register
from sijill.register.identity_tables import bearers, ties
from sijill.register.tables import mentions


def tell(register: Register, number: int, name: str, polity: str, *more: tuple[str, str]) -> str:
    """File a document in which somebody meets somebody, and return the mention of the first."""
    people = [person(name, polity), *(person(*one) for one in more)]
    text = f"Report {number}: " + ", ".join(one["name"] for one in people)
    document = make_document(f"d{number}", text, published=f"2024-05-{number + 1:02}", language="en")
    sides = list(dict.fromkeys(one["polity"] for one in people))
    file(document, make_readout(document, [{"participants": people, "polities": sides}]), register, by="tester")
    return mention_id(document.sha256, name)


def count(register: Register, table) -> int:
    """Return how many rows a table has."""
    with register.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def home(register: Register, mention: str) -> str:
    """Return whom a mention names."""
    with register.reading() as connection:
        return connection.execute(select(mentions.c.person_id).where(mentions.c.id == mention)).scalar_one()


def test_a_name_told_often_is_one_bearer_without_ties(register: Register) -> None:
    """However often a telling name of a side is told, there is one thing to weigh."""
    for number in range(12):
        tell(register, number, "Sameeh Johar Hayat", "KW")
    assert count(register, mentions) == 12
    assert count(register, bearers) == 1
    with register.reading() as connection:
        assert not connection.execute(select(ties).where(ties.c.one.startswith("men-"))).all()


def test_another_spelling_stands_behind_the_first(register: Register) -> None:
    """What nothing else is judged the same as stands with the one that it is."""
    first = tell(register, 0, "Sameeh Johar Hayat", "KW")
    other = tell(register, 1, "سميح جوهر حيات", "KW")
    assert home(register, other) == home(register, first)
    assert count(register, bearers) == 1


def test_a_mention_parted_takes_along_what_was_joined_to_it_alone(register: Register) -> None:
    """Who was recognised by one mention only goes where that goes, and comes back with it."""
    first = tell(register, 0, "Sameeh Johar Hayat", "KW")
    short = tell(register, 1, "Sameeh Hayat", "KW")
    again = tell(register, 2, "Sameeh Hayat", "KW")
    assert home(register, again) == home(register, short) == home(register, first)
    entry = register.decide(first, short, verdict="different", by="tester")
    assert home(register, short) == home(register, again) != home(register, first)
    register.take_back(entry.number, by="tester")
    assert home(register, again) == home(register, short) == home(register, first) == rename(first, "per")


def test_two_of_one_name_and_side_can_be_parted(register: Register) -> None:
    """A person's decision parts even those whose name, side and post are the same; a third stays with the first."""
    first, second, third = (tell(register, number, "Omar Said Haddad", "JO") for number in range(3))
    register.decide(first, second, verdict="different", by="tester")
    assert home(register, second) != home(register, first) == home(register, third)


def test_the_same_name_on_another_side_is_somebody_else(register: Register) -> None:
    """A telling name tells within its side only."""
    assert home(register, tell(register, 0, "Omar Said Haddad", "JO")) != home(
        register, tell(register, 1, "Omar Said Haddad", "TN")
    )


def test_the_view_with_decisions_is_rebuilt_the_same(register: Register) -> None:
    """Bearers and ties follow from the journal, decisions and what was taken back included."""
    names = ("Sameeh Johar Hayat", "Sameeh Hayat", "سميح حيات", "Samih Hayat", "Sameeh Hayat")
    told = [tell(register, number, name, "KW", ("Sato Kenji", "JP")) for number, name in enumerate(names)]
    one = register.decide(told[0], told[2], verdict="different", by="tester")
    register.decide(told[1], told[4], verdict="different", by="tester")
    register.take_back(one.number, by="tester")
    assert register.verify().faults == ()
