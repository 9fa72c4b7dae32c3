"""Bodies: records of their own, with names, parts, posts and people; joined and parted."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person
from tests.registers import ticking_clock

from sijill.errors import InputError
from sijill.filing import file
from sijill.records import Remark
from sijill.register import Register

REPORTS = (
    ("Amal Haddad", "KW", "Assistant Minister", "Ministry of Foreign Affairs", "en", ""),
    ("ليلى مراد", "KW", "مديرة إدارة المراسم بوزارة الخارجية", None, "ar", ""),
    ("Nada Salem", "AE-SH", "Director of Protocol at the Department of Government Relations",
     "Department of Government Relations", "en", "of the Department of Government Relations (DGR)"),
    ("Omar Nasser", "AE-SH", "Director of Protocol at DGR", "DGR", "en", ""),
    ("Sara Kamal", "GCC", "Secretary General", None, "en", ""),
)  # fmt: skip


def tell(register: Register, number: int, day: str = "") -> None:
    """File a report in which somebody meets a guest from Japan."""
    name, polity, capacity, organization, language, more = REPORTS[number]
    day = day or f"2024-0{number + 1}-05"
    document = make_document(f"d{number}", f"{number}: {name} {more}, Jiro Sato", published=day, language=language)
    people = [
        person(name, polity, capacity, organization=organization),
        person("Jiro Sato", "JP", "Foreign Minister"),
    ]
    told = {"date": day, "participants": people, "polities": [polity, "JP"]}
    file(document, make_readout(document, [told]), register, by="tester")


def find_bodies(register: Register) -> set[tuple[str, frozenset[str], str | None]]:
    """Return what bodies there are: side, names, and the kind."""
    return {(body.polity, frozenset(body.names), body.kind) for body in register.bodies(limit=100)}


def test_a_body_has_names_parts_posts_people_and_contacts(register: Register) -> None:
    """A ministry by its minister's assistant in English and its department in Arabic is one, with what is in it."""
    tell(register, 0)
    tell(register, 1)
    (found,) = register.bodies("外務省", "KW")
    page = register.page(found.id)
    assert [(one.name, one.first, one.times) for one in page.names] == [
        ("Ministry of Foreign Affairs", "2024-01-05", 1),
        ("وزارة الخارجية", None, 0),
    ]
    assert [person.names[0] for person in page.people] == ["Amal Haddad"]
    assert [event.date for event in page.encounters] == ["2024-01-05"]
    assert [entry.number for entry in register.history(found.id)] == [1, 2]
    (part,) = page.parts
    inside = register.page(part.id)
    assert [entry.number for entry in register.history(inside.posts[0].id)] == [2]
    assert inside.whole == page.body
    assert [person.names[0] for person in inside.people] == ["ليلى مراد"]
    assert [post.body for post in inside.posts] == [part.id]
    assert register.verify().faults == ()


@pytest.mark.parametrize(
    "words", ["وزارة الخارجية الكويتية", "Kuwaiti Foreign Ministry", "クウェート外務省", "foreign Kuwait"]
)
def test_a_body_is_found_by_what_it_is(register: Register, words: str) -> None:
    """In any language, whichever the texts use."""
    tell(register, 0)
    assert [body.polity for body in register.bodies(*words.split())] == ["KW"]


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_an_abbreviation_is_a_name_of_what_a_text_explains_it_by(register: Register, order: tuple[int, int]) -> None:
    """Whichever text came first; what joined them can be told and parted."""
    for number in order:
        tell(register, number)
    (body,) = [one for one in register.bodies("AE-SH") if one.names]
    assert set(body.names) == {"Department of Government Relations", "DGR"}
    page = register.page(body.id)
    atoms = {name.name: name.id for name in page.names}
    told = register.explain(atoms["DGR"], atoms["Department of Government Relations"])
    assert [(step.rule, step.one) for step in told.steps] == [("abbreviation", "DGR (AE-SH)")]
    assert {person.names[0] for person in page.people} == {"Nada Salem", "Omar Nasser"}
    entry = register.decide(atoms["DGR"], atoms["Department of Government Relations"], verdict="different", by="me")
    assert len(register.bodies("AE-SH")) == 2
    register.take_back(entry.number, by="me", why="a mistake")
    assert len(register.bodies("AE-SH")) == 1
    assert register.verify().faults == ()


def test_a_new_name_is_joined_and_parted_by_decision(register: Register) -> None:
    """As people are: merge, distinct, unmerge; the oldest stays, and both ids lead to it."""
    tell(register, 0)
    tell(register, 4)
    before = find_bodies(register)
    one, other = (body.id for body in register.bodies(limit=9) if body.polity != "JP")
    entry = register.decide(one, other, verdict="same", by="me", why="renamed")
    assert register.page(other).body.id == register.page(one).body.id
    with pytest.raises(InputError, match="opposite"):
        register.decide(one, other, verdict="different", by="me")
    register.take_back(entry.number, by="me", why="no")
    assert find_bodies(register) == before
    assert register.verify().faults == ()


def test_an_organization_that_is_a_side_is_a_body(register: Register) -> None:
    """With what it took part in, and its name in three languages."""
    tell(register, 4)
    (body,) = register.bodies("GCC")
    assert (body.kind, len(body.titles)) == ("organization", 3)
    assert len(register.page(body.id).encounters) == 1


def test_two_holders_of_a_post_in_a_body_are_two_people(register: Register) -> None:
    """Director of Protocol: one post, two holders, the first attested first."""
    tell(register, 2)
    document = make_document("later", "Hind Faris, Jiro Sato", published="2025-03-01", language="en")
    capacity, organization = REPORTS[2][2:4]
    people = [person("Hind Faris", "AE-SH", capacity, organization=organization), person("Jiro Sato", "JP")]
    told = {"date": "2025-03-01", "participants": people, "polities": ["AE-SH", "JP"]}
    file(document, make_readout(document, [told]), register, by="tester")
    (post,) = register.posts("Protocol")
    assert (post.role, post.about) == ("director", ("protocol",))
    assert [holder.names[0] for holder in register.page(post.id).holders] == ["Nada Salem", "Hind Faris"]


def test_a_body_that_nobody_tells_of_any_more_leaves_no_fault(register: Register) -> None:
    """A correction of the organization moves its people; the view is the same when it is computed again."""
    tell(register, 0)
    (event,) = register.latest(limit=1)
    fact = next(one.fact for one in event.people if one.polity == "KW")
    register.correct(fact, {"organization": "Ministry of Health"}, by="me", why="misread")
    (health,) = register.bodies("health", "KW")
    assert [person.names[0] for person in register.page(health.id).people] == ["Amal Haddad"]
    assert register.verify().faults == ()


def test_bodies_do_not_depend_on_the_order_of_filing(places) -> None:
    """Filed backwards, the same bodies with the same names."""
    found = []
    for order in (range(5), reversed(range(5))):
        with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as opened:
            for number in order:
                tell(opened, number)
            found.append(find_bodies(opened))
    assert found[0] == found[1]


def test_the_relation_of_a_ministry_holds_no_papers_of_its_state(register: Register) -> None:
    """What Kuwait and Japan signed elsewhere, and notes on their relation, are not its foreign ministry's."""
    tell(register, 0)
    text = "Kuwait and Japan signed an agreement on fisheries."
    document = make_document("signing", text, language="en", published="2024-02-14")
    file(
        document,
        make_readout(document, [], [{"kind": "signed", "by": ["KW", "JP"], "quote": text}]),
        register,
        by="tester",
    )
    register.say("JP KW", Remark(about="", words="Quiet since the summer."), by="tester")
    of_state, of_ministry = (register.relation(told, "JP") for told in ("KW", "Kuwaiti Foreign Ministry"))
    assert (len(of_state.instruments), len(of_state.remarks)) == (1, 1)
    assert (of_ministry.instruments, of_ministry.remarks) == ((), ())
    assert of_ministry.timeline
